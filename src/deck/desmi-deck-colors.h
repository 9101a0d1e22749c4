/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All colours of a deck, from the two that its theme has. */
#pragma once

#include "deck/desmi-deck.h"

G_BEGIN_DECLS

/**
 * DesmiDeckColors:
 * @primary: as it was chosen, for areas
 * @on_primary: of text on it
 * @strong: the same hue, dark enough for text on white and on @tint
 * @accent: as it was chosen
 * @tint: the first one, so light that any text can stand on it
 * @band: every second row of a table
 * @text: on white
 * @dim: likewise, of less weight
 * @rule: of lines
 */
typedef struct
{
  DesmiColor primary, on_primary, strong, accent, tint, band, text, dim, rule;
} DesmiDeckColors;

void       desmi_deck_colors_init (DesmiDeckColors *self, const DesmiDeckTheme *theme);
void       desmi_deck_theme_init_chart (const DesmiDeckTheme *theme, DesmiTheme *out);
DesmiColor desmi_color_mix (const DesmiColor *a, const DesmiColor *b, double share);
DesmiColor
desmi_color_make_readable (const DesmiColor *color, const DesmiColor *background, double contrast);
double desmi_color_distance (const DesmiColor *a, const DesmiColor *b);

G_END_DECLS

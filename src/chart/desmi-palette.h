/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which colour a category has: the same one in every chart. */
#pragma once

#include "chart/desmi-scene.h"

G_BEGIN_DECLS

void desmi_palette_assign (const char *dimension, const char *const *codes, guint n, int *slots);
DesmiStyle
desmi_palette_fill (const DesmiTheme *theme, const char *dimension, const char *code, int slot);
DesmiStyle
desmi_palette_line (const DesmiTheme *theme, const char *dimension, const char *code, int slot);
void desmi_palette_outline (DesmiStyle *style, const DesmiTheme *theme);

G_END_DECLS

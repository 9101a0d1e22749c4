/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every colour of a chart. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double red, green, blue, alpha;
} DesmiColor;

typedef enum
{
  DESMI_THEME_LIGHT,
  DESMI_THEME_DARK,
  DESMI_THEME_PRINT,
  DESMI_THEME_LIGHT_CONTRAST,
  DESMI_THEME_DARK_CONTRAST,
} DesmiThemeKind;

#define DESMI_N_SERIES_COLORS 7

typedef struct
{
  DesmiThemeKind kind;
  DesmiColor     background, text, text_dim, grid, axis, outline, other /* Lainnya */, node, track;
  DesmiColor     series[DESMI_N_SERIES_COLORS]; /* fills */
  DesmiColor     strict[DESMI_N_SERIES_COLORS]; /* lines and text: 3:1 or more on the background */
  DesmiColor     other_strict;                  /* Lainnya as a line */
  DesmiColor     departures, returns, net, women, men, on_track, at_risk, late;
  DesmiColor     sea, land, home /* the country people leave */, border;
  double         text_scale; /* 1.0; 2.0 for 200 % text */
  const char    *font_family;
} DesmiTheme;

DesmiColor desmi_color_from_rgb (guint32 rgb); /* 0xRRGGBB, opaque */
DesmiColor desmi_color_with_alpha (DesmiColor color, double alpha);
double     desmi_color_contrast (const DesmiColor *a, const DesmiColor *b); /* WCAG, 1 to 21 */
gboolean   desmi_color_needs_outline (const DesmiColor *fill,
                                      const DesmiTheme *theme); /* below 3:1 */
DesmiColor
         desmi_color_text_on (const DesmiColor *fill); /* black or white, whichever reads better */

void     desmi_theme_init (DesmiTheme *theme, DesmiThemeKind kind);
gboolean desmi_theme_parse (const char *name, DesmiThemeKind *out);
double   desmi_theme_line_width (const DesmiTheme *theme);

/* Measures as colours, 0 to 1 from little to much, -1 to 1 about a midpoint */
DesmiColor desmi_theme_sequential (const DesmiTheme *theme, double part);
DesmiColor desmi_theme_class (const DesmiTheme *theme, guint index, guint n_classes);
DesmiColor desmi_theme_diverging (double part);

G_END_DECLS

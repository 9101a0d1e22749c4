/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures as colours: ramps whose lightness alone says more or less, in a grey copy and to every
 * kind of colour vision. */
#include "chart/desmi-theme.h"

#include <math.h>

/* Cividis by Nuñez, Anderton and Renslow 2018, at equal steps from dark to light. */
static const guint32 cividis[] = { 0x00204D, 0x00336F, 0x39486B, 0x575C6D, 0x707173,
                                   0x8A8779, 0xA69D75, 0xC4B56C, 0xE4CF5B, 0xFFEA46 };

/* From much less over the midpoint to much more. */
static const guint32 diverging[] = { 0x2166AC, 0xF7F7F7, 0xB35806 };

static double
mix (double a, double b, double part)
{
  return a + (b - a) * part;
}

static DesmiColor
color_at (const guint32 *colors, guint n, double part)
{
  double     at = CLAMP (part, 0.0, 1.0) * (n - 1);
  guint      low = MIN ((guint) at, n - 2);
  DesmiColor a = desmi_color_from_rgb (colors[low]), b = desmi_color_from_rgb (colors[low + 1]);

  return (DesmiColor){ mix (a.red, b.red, at - low), mix (a.green, b.green, at - low),
                       mix (a.blue, b.blue, at - low), 1.0 };
}

/**
 * desmi_theme_sequential:
 * @part: 0, the least, to 1, the most; what is beyond is taken for the nearer of them
 *
 * Returns: its colour: the more, the further from the background
 */
DesmiColor
desmi_theme_sequential (const DesmiTheme *theme, double part)
{
  gboolean is_dark = theme->kind == DESMI_THEME_DARK || theme->kind == DESMI_THEME_DARK_CONTRAST;

  if (isnan (part))
    part = 0;
  return color_at (cividis, G_N_ELEMENTS (cividis), is_dark ? part : 1 - part);
}

/**
 * desmi_theme_class:
 * @index: below @n_classes, 0 for the least
 * @n_classes: 1 to 7, which can still be told apart
 *
 * Returns: the colour of one of a few classes
 */
DesmiColor
desmi_theme_class (const DesmiTheme *theme, guint index, guint n_classes)
{
  return desmi_theme_sequential (theme, n_classes > 1 ? index / (n_classes - 1.0) : 0.5);
}

/**
 * desmi_theme_diverging:
 * @part: -1, the furthest below a midpoint that means something, to 1, the furthest above it
 *
 * Returns: its colour, the same in every theme: the midpoint itself is nearly white
 */
DesmiColor
desmi_theme_diverging (double part)
{
  return color_at (diverging, G_N_ELEMENTS (diverging), isnan (part) ? 0.5 : (part + 1) / 2);
}

/**
 * desmi_theme_line_width:
 *
 * Returns: px of a line that shows data; on paper 1, which is 0.75 pt
 */
double
desmi_theme_line_width (const DesmiTheme *theme)
{
  return theme->kind == DESMI_THEME_PRINT ? 1.0 : 2.0;
}

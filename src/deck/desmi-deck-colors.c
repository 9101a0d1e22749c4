/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deck/desmi-deck-colors.h"

#include <math.h>

#define READABLE 4.5 /* contrast of text, WCAG AA */
#define SEEN 3.0     /* of lines */
#define APART 17.0   /* told from each other at a glance */
#define N_STEPS 20   /* from a colour to black or white */

/* From which the colours of further series are taken: Okabe and Ito's, then some of Tol's muted. */
static const guint32 pool[]
    = { 0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xD55E00, 0xF0E442, 0x332288,
        0x882255, 0x44AA99, 0x999933, 0x117733, 0x88CCEE, 0xDDCC77, 0xAA4499 };

/* What red, green and blue look like to who lacks one kind of cones (Machado, Oliveira and
 * Fernandes 2009), and to who lacks none. */
static const double visions[4][3][3] = {
  { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
  { { 0.152286, 1.052583, -0.204868 },
    { 0.114503, 0.786281, 0.099216 },
    { -0.003882, -0.048116, 1.051998 } },
  { { 0.367322, 0.860646, -0.227968 },
    { 0.280085, 0.672501, 0.047413 },
    { -0.011820, 0.042940, 0.968881 } },
  { { 1.255528, -0.076749, -0.178779 },
    { -0.078411, 0.930809, 0.147602 },
    { 0.004733, 0.691367, 0.303900 } },
};

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
lab_f (double t)
{
  return t > 216.0 / 24389.0 ? cbrt (t) : (24389.0 / 27.0 * t + 16.0) / 116.0;
}

/* L*, a* and b* of a colour as it is seen. */
static void
see (const DesmiColor *color, const double vision[3][3], double lab[3])
{
  double rgb[3] = { linear (color->red), linear (color->green), linear (color->blue) };
  double seen[3], x, y, z;

  for (int i = 0; i < 3; i++)
    seen[i]
        = CLAMP (vision[i][0] * rgb[0] + vision[i][1] * rgb[1] + vision[i][2] * rgb[2], 0.0, 1.0);
  x = lab_f ((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505);
  y = lab_f (0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
  z = lab_f ((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089);
  lab[0] = 116 * y - 16;
  lab[1] = 500 * (x - y);
  lab[2] = 200 * (y - z);
}

/**
 * desmi_color_distance:
 *
 * Returns: how far two colours are apart for those who tell them apart least, in units of CIELAB:
 * 2 is just seen, 20 is told apart at a glance
 */
double
desmi_color_distance (const DesmiColor *a, const DesmiColor *b)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < G_N_ELEMENTS (visions); i++)
    {
      double one[3], other[3];

      see (a, visions[i], one);
      see (b, visions[i], other);
      least = MIN (least, sqrt (pow (one[0] - other[0], 2) + pow (one[1] - other[1], 2)
                                + pow (one[2] - other[2], 2)));
    }
  return least;
}

/**
 * desmi_color_mix:
 * @share: of @b, 0 to 1
 *
 * Returns: a colour between two
 */
DesmiColor
desmi_color_mix (const DesmiColor *a, const DesmiColor *b, double share)
{
  return (DesmiColor){ a->red + (b->red - a->red) * share, a->green + (b->green - a->green) * share,
                       a->blue + (b->blue - a->blue) * share, 1.0 };
}

/**
 * desmi_color_make_readable:
 * @contrast: 1 to 4.5
 *
 * Returns: the colour nearest to @color, on its way to black or to white, that has this contrast on
 * @background
 */
DesmiColor
desmi_color_make_readable (const DesmiColor *color, const DesmiColor *background, double contrast)
{
  DesmiColor end = desmi_color_text_on (background), found = end;

  for (int i = 0; i <= N_STEPS; i++)
    {
      found = desmi_color_mix (color, &end, (double) i / N_STEPS);
      if (desmi_color_contrast (&found, background) >= contrast)
        break;
    }
  return found;
}

/**
 * desmi_deck_colors_init:
 * @self: (out caller-allocates): the colours
 *
 * Any two colours give text that can be read.
 */
void
desmi_deck_colors_init (DesmiDeckColors *self, const DesmiDeckTheme *theme)
{
  DesmiColor white = desmi_color_from_rgb (0xffffff), grey = desmi_color_from_rgb (0x808080);
  DesmiColor hue = desmi_color_mix (&theme->primary, &grey, 0.3);

  self->primary = theme->primary;
  self->accent = theme->accent;
  self->on_primary = desmi_color_text_on (&theme->primary);
  self->tint = desmi_color_mix (&white, &theme->primary, 0.08);
  self->strong = desmi_color_make_readable (&theme->primary, &self->tint, READABLE);
  self->band = desmi_color_mix (&white, &hue, 0.06);
  self->text = desmi_color_from_rgb (0x1a1a1a);
  self->dim = desmi_color_from_rgb (0x595959);
  self->rule = desmi_color_mix (&white, &hue, 0.3);
}

/* The colour of the pool that is told from those that are taken, else the farthest. */
static DesmiColor
find_next (const DesmiColor *taken, guint n)
{
  DesmiColor white = desmi_color_from_rgb (0xffffff), best = white;
  double     farthest = -1;

  for (guint i = 0; i < G_N_ELEMENTS (pool); i++)
    {
      DesmiColor color = desmi_color_from_rgb (pool[i]);
      double     least = desmi_color_distance (&color, &white);

      for (guint k = 0; k < n; k++)
        least = MIN (least, desmi_color_distance (&color, &taken[k]));
      if (least >= APART)
        return color;
      if (least > farthest)
        {
          farthest = least;
          best = color;
        }
    }
  return best;
}

/**
 * desmi_deck_theme_init_chart:
 * @out: (out caller-allocates): of the deck's charts
 *
 * The deck's two colours come first, the others are those that everybody tells from them and from
 * each other best.
 */
void
desmi_deck_theme_init_chart (const DesmiDeckTheme *theme, DesmiTheme *out)
{
  desmi_theme_init (out, DESMI_THEME_LIGHT);
  out->series[0] = theme->primary;
  out->series[1] = theme->accent;
  for (guint i = 2; i < DESMI_N_SERIES_COLORS; i++)
    out->series[i] = find_next (out->series, i);
  for (guint i = 0; i < DESMI_N_SERIES_COLORS; i++)
    out->strict[i] = desmi_color_make_readable (&out->series[i], &out->background, SEEN);
  out->font_family = g_intern_string (theme->font_text);
}

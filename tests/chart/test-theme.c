/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours keep apart for every kind of colour vision, and stand out from their background. */
#include "chart/desmi-theme.h"

#include <math.h>

static double
to_linear (double c)
{
  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

/* Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB. */
static const double visions[3][9] = {
  { 1, 0, 0, 0, 1, 0, 0, 0, 1 },
  { 0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881 },
  { 0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998 },
};

static void
to_oklab (const DesmiColor *color, const double *m, double lab[3])
{
  double in[3] = { to_linear (color->red), to_linear (color->green), to_linear (color->blue) };
  double c[3], l, a, s;

  for (int i = 0; i < 3; i++)
    c[i] = CLAMP (m[3 * i] * in[0] + m[3 * i + 1] * in[1] + m[3 * i + 2] * in[2], 0.0, 1.0);
  l = cbrt (0.4122214708 * c[0] + 0.5363325363 * c[1] + 0.0514459929 * c[2]);
  a = cbrt (0.2119034982 * c[0] + 0.6806995451 * c[1] + 0.1073969566 * c[2]);
  s = cbrt (0.0883024619 * c[0] + 0.2817188376 * c[1] + 0.6299787005 * c[2]);
  lab[0] = 0.2104542553 * l + 0.7936177850 * a - 0.0040720468 * s;
  lab[1] = 1.9779984951 * l - 2.4285922050 * a + 0.4505937099 * s;
  lab[2] = 0.0259040371 * l + 0.7827717662 * a - 0.8086757660 * s;
}

static void
assert_kept_apart (DesmiThemeKind kind, gboolean strict)
{
  DesmiTheme theme;
  DesmiColor all[DESMI_N_SERIES_COLORS + 1];

  desmi_theme_init (&theme, kind);
  for (int i = 0; i < DESMI_N_SERIES_COLORS; i++)
    all[i] = strict ? theme.strict[i] : theme.series[i];
  all[DESMI_N_SERIES_COLORS] = strict ? theme.other_strict : theme.other;
  for (int v = 0; v < 3; v++)
    for (guint i = 0; i < G_N_ELEMENTS (all); i++)
      for (guint j = 0; j < i; j++)
        {
          double p[3], q[3];

          to_oklab (&all[i], visions[v], p);
          to_oklab (&all[j], visions[v], q);
          g_test_message ("vision %d, %u and %u", v, j, i);
          g_assert_cmpfloat (
              sqrt (pow (p[0] - q[0], 2) + pow (p[1] - q[1], 2) + pow (p[2] - q[2], 2)), >=, 0.07);
        }
}

static void
test_series_keep_apart (gconstpointer data)
{
  assert_kept_apart ((DesmiThemeKind) GPOINTER_TO_INT (data), FALSE);
  assert_kept_apart ((DesmiThemeKind) GPOINTER_TO_INT (data), TRUE);
}

/* What stands side by side in one chart is told apart by every kind of colour vision. */
static void
test_pairs_keep_apart (void)
{
  for (int kind = DESMI_THEME_LIGHT; kind <= DESMI_THEME_DARK_CONTRAST; kind++)
    {
      DesmiTheme        theme;
      const DesmiColor *pairs[][2]
          = { { &theme.women, &theme.men },        { &theme.women, &theme.other },
              { &theme.men, &theme.other },        { &theme.departures, &theme.returns },
              { &theme.departures, &theme.other }, { &theme.returns, &theme.other } };

      desmi_theme_init (&theme, (DesmiThemeKind) kind);
      for (int v = 0; v < 3; v++)
        for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
          {
            double p[3], q[3];

            to_oklab (pairs[i][0], visions[v], p);
            to_oklab (pairs[i][1], visions[v], q);
            g_test_message ("theme %d, vision %d, pair %u", kind, v, i);
            g_assert_cmpfloat (
                sqrt (pow (p[0] - q[0], 2) + pow (p[1] - q[1], 2) + pow (p[2] - q[2], 2)), >=,
                0.07);
          }
    }
}

static void
test_contrast (void)
{
  for (int kind = DESMI_THEME_LIGHT; kind <= DESMI_THEME_DARK_CONTRAST; kind++)
    {
      DesmiTheme        theme;
      const DesmiColor *lines[] = { &theme.departures,  &theme.returns,  &theme.net,
                                    &theme.women,       &theme.men,      &theme.node,
                                    &theme.outline,     &theme.on_track, &theme.late,
                                    &theme.other_strict };

      desmi_theme_init (&theme, (DesmiThemeKind) kind);
      g_test_message ("theme %d", kind);
      for (int i = 0; i < DESMI_N_SERIES_COLORS; i++)
        {
          g_assert_cmpfloat (desmi_color_contrast (&theme.strict[i], &theme.background), >=, 2.99);
          g_assert_true (desmi_color_contrast (&theme.series[i], &theme.background) >= 3.0
                         || desmi_color_needs_outline (&theme.series[i], &theme));
        }
      for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
        g_assert_cmpfloat (desmi_color_contrast (lines[i], &theme.background), >=, 2.99);
      g_assert_cmpfloat (desmi_color_contrast (&theme.text, &theme.background), >=, 4.5);
      g_assert_cmpfloat (desmi_color_contrast (&theme.text_dim, &theme.background), >=, 4.5);
      g_assert_cmpfloat_with_epsilon (theme.text_scale, 1.0, 1e-9);
      if (kind >= DESMI_THEME_LIGHT_CONTRAST)
        g_assert_cmpfloat (desmi_color_contrast (&theme.text_dim, &theme.background), >=, 7.0);
    }
}

static double
distance (const DesmiColor *a, const DesmiColor *b, int vision)
{
  double p[3], q[3];

  to_oklab (a, visions[vision], p);
  to_oklab (b, visions[vision], q);
  return sqrt (pow (p[0] - q[0], 2) + pow (p[1] - q[1], 2) + pow (p[2] - q[2], 2));
}

static double
contrast_to_white (const DesmiColor *color)
{
  DesmiColor white = desmi_color_from_rgb (0xFFFFFF);

  return desmi_color_contrast (color, &white);
}

/* Text on any shade of a ramp is as readable as any. */
static void
assert_ink (const DesmiColor *fill)
{
  DesmiColor ink = desmi_color_text_on (fill);

  g_assert_cmpfloat (desmi_color_contrast (&ink, fill), >=, 4.5);
}

/* More is darker on light and lighter on dark, by lightness alone. */
static void
test_sequential (void)
{
  for (int kind = DESMI_THEME_LIGHT; kind <= DESMI_THEME_DARK_CONTRAST; kind++)
    {
      DesmiTheme theme;
      double     last = (double) NAN;
      gboolean   dark = kind == DESMI_THEME_DARK || kind == DESMI_THEME_DARK_CONTRAST;

      desmi_theme_init (&theme, (DesmiThemeKind) kind);
      for (int i = 0; i <= 1000; i++)
        {
          DesmiColor color = desmi_theme_sequential (&theme, i / 1000.0);
          double     contrast = contrast_to_white (&color);

          g_test_message ("theme %d, %d", kind, i);
          g_assert_true (isnan (last) || (dark ? contrast < last : contrast > last));
          last = contrast;
          assert_ink (&color);
        }
    }
}

static void
test_classes (void)
{
  DesmiTheme theme;
  DesmiColor beyond, most, least, odd;

  desmi_theme_init (&theme, DESMI_THEME_PRINT);
  for (guint n = 2; n <= 7; n++)
    for (int vision = 0; vision < 3; vision++)
      for (guint i = 1; i < n; i++)
        {
          DesmiColor a = desmi_theme_class (&theme, i - 1, n), b = desmi_theme_class (&theme, i, n);

          g_test_message ("%u of %u, vision %d", i, n, vision);
          g_assert_cmpfloat (distance (&a, &b, vision), >=, 0.07);
        }
  beyond = desmi_theme_sequential (&theme, 7);
  most = desmi_theme_class (&theme, 6, 7);
  g_assert_cmpfloat_with_epsilon (beyond.blue, most.blue, 1e-9);
  odd = desmi_theme_sequential (&theme, (double) NAN);
  least = desmi_theme_class (&theme, 0, 5);
  g_assert_cmpfloat_with_epsilon (odd.blue, least.blue, 1e-9);
  g_assert_cmpfloat_with_epsilon (desmi_theme_class (&theme, 0, 1).red,
                                  desmi_theme_sequential (&theme, 0.5).red, 1e-9);
}

/* Both sides of the midpoint grow darker, and are told apart by every kind of colour vision. */
static void
test_diverging (void)
{
  double last[2] = { 0, 0 };

  for (int i = 0; i <= 100; i++)
    {
      DesmiColor sides[]
          = { desmi_theme_diverging (-i / 100.0), desmi_theme_diverging (i / 100.0) };

      for (int side = 0; side < 2; side++)
        {
          g_assert_cmpfloat (contrast_to_white (&sides[side]), >, last[side]);
          last[side] = contrast_to_white (&sides[side]);
          assert_ink (&sides[side]);
        }
      for (int vision = 0; vision < 3 && i >= 25; vision++)
        g_assert_cmpfloat (distance (&sides[0], &sides[1], vision), >=, 0.05);
    }
}

static void
test_line_width (void)
{
  DesmiTheme theme;

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  g_assert_cmpfloat_with_epsilon (desmi_theme_line_width (&theme), 2, 1e-9);
  desmi_theme_init (&theme, DESMI_THEME_PRINT);
  g_assert_cmpfloat_with_epsilon (desmi_theme_line_width (&theme) * 0.75, 0.75, 1e-9);
}

static void
test_parse (void)
{
  DesmiThemeKind kind;

  g_assert_true (desmi_theme_parse ("dark", &kind));
  g_assert_cmpint (kind, ==, DESMI_THEME_DARK);
  g_assert_true (desmi_theme_parse ("print", &kind));
  g_assert_cmpint (kind, ==, DESMI_THEME_PRINT);
  g_assert_false (desmi_theme_parse ("Dark", &kind));
  g_assert_false (desmi_theme_parse ("", &kind));
  g_assert_false (desmi_theme_parse (NULL, &kind));
}

static void
test_text_on (void)
{
  DesmiColor yellow = desmi_color_from_rgb (0xF0E442), blue = desmi_color_from_rgb (0x0072B2);

  g_assert_cmpfloat_with_epsilon (desmi_color_text_on (&yellow).red, 0.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (desmi_color_text_on (&blue).red, 1.0, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/chart/theme/apart/light", GINT_TO_POINTER (DESMI_THEME_LIGHT),
                        test_series_keep_apart);
  g_test_add_data_func ("/chart/theme/apart/dark", GINT_TO_POINTER (DESMI_THEME_DARK),
                        test_series_keep_apart);
  g_test_add_data_func ("/chart/theme/apart/print", GINT_TO_POINTER (DESMI_THEME_PRINT),
                        test_series_keep_apart);
  g_test_add_func ("/chart/theme/pairs-apart", test_pairs_keep_apart);
  g_test_add_func ("/chart/theme/contrast", test_contrast);
  g_test_add_func ("/chart/theme/sequential", test_sequential);
  g_test_add_func ("/chart/theme/classes", test_classes);
  g_test_add_func ("/chart/theme/diverging", test_diverging);
  g_test_add_func ("/chart/theme/line-width", test_line_width);
  g_test_add_func ("/chart/theme/parse", test_parse);
  g_test_add_func ("/chart/theme/text-on", test_text_on);
  return g_test_run ();
}

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
test_series_keep_apart (gconstpointer data)
{
  DesmiTheme theme;
  DesmiColor all[DESMI_N_SERIES_COLORS + 1];

  desmi_theme_init (&theme, (DesmiThemeKind) GPOINTER_TO_INT (data));
  for (int i = 0; i < DESMI_N_SERIES_COLORS; i++)
    all[i] = theme.series[i];
  all[DESMI_N_SERIES_COLORS] = theme.other;
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
      const DesmiColor *lines[]
          = { &theme.departures, &theme.returns, &theme.net,      &theme.women, &theme.men,
              &theme.node,       &theme.outline, &theme.on_track, &theme.late };

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
  g_test_add_func ("/chart/theme/parse", test_parse);
  g_test_add_func ("/chart/theme/text-on", test_text_on);
  return g_test_run ();
}

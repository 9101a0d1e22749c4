/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours that follow from two. */
#include "deck/desmi-deck-colors.h"

static const guint32 some[] = { 0x000000, 0xffffff, 0x1a5fb4, 0xdd7a00, 0xffff00, 0x777777,
                                0x767676, 0xff0000, 0x00ff00, 0x0000ff, 0x8f8f00, 0x1b7a43 };

static void
test_readable (void)
{
  DesmiColor white = desmi_color_from_rgb (0xffffff);

  for (guint i = 0; i < G_N_ELEMENTS (some); i++)
    {
      DesmiDeckTheme  theme = { .primary = desmi_color_from_rgb (some[i]) };
      DesmiDeckColors colors;

      theme.accent = theme.primary;
      desmi_deck_colors_init (&colors, &theme);
      g_assert_cmpfloat (desmi_color_contrast (&colors.on_primary, &colors.primary), >=, 4.5);
      g_assert_cmpfloat (desmi_color_contrast (&colors.strong, &white), >=, 4.5);
      g_assert_cmpfloat (desmi_color_contrast (&colors.strong, &colors.tint), >=, 4.5);
      g_assert_cmpfloat (desmi_color_contrast (&colors.text, &colors.tint), >=, 4.5);
      g_assert_cmpfloat (desmi_color_contrast (&colors.text, &colors.band), >=, 4.5);
      g_assert_cmpfloat (desmi_color_contrast (&colors.dim, &colors.tint), >=, 4.5);
      g_assert_cmpfloat (desmi_color_contrast (&colors.dim, &colors.band), >=, 4.5);
    }
}

/* The deck's own colours come first; the others are told from them and from each other by all. */
static void
test_series (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (some); i++)
    {
      DesmiDeckTheme theme = { desmi_color_from_rgb (some[i]), desmi_color_from_rgb (0xdd7a00),
                               (char *) "Arial", (char *) "Arial" };
      DesmiTheme     chart;

      desmi_deck_theme_init_chart (&theme, &chart);
      g_assert_cmpfloat_with_epsilon (chart.series[0].red, theme.primary.red, 1e-9);
      g_assert_cmpfloat_with_epsilon (chart.series[1].green, theme.accent.green, 1e-9);
      g_assert_cmpstr (chart.font_family, ==, "Arial");
      for (guint k = 0; k < DESMI_N_SERIES_COLORS; k++)
        g_assert_cmpfloat (desmi_color_contrast (&chart.strict[k], &chart.background), >=, 3);
      /* six accents of a theme */
      for (guint k = 2; k < 6; k++)
        for (guint j = 0; j < k; j++)
          g_assert_cmpfloat (desmi_color_distance (&chart.series[k], &chart.series[j]), >, 10);
    }
}

/* Red and green are far apart for most, and not for all. */
static void
test_distance (void)
{
  DesmiColor red = desmi_color_from_rgb (0xc05a3c), green = desmi_color_from_rgb (0x7a7a30);
  DesmiColor blue = desmi_color_from_rgb (0x0072b2), orange = desmi_color_from_rgb (0xe69f00);

  g_assert_cmpfloat (desmi_color_distance (&red, &green), <, 15);
  g_assert_cmpfloat (desmi_color_distance (&blue, &orange), >, 40);
  g_assert_cmpfloat_with_epsilon (desmi_color_distance (&blue, &blue), 0, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deck/colors/readable", test_readable);
  g_test_add_func ("/deck/colors/series", test_series);
  g_test_add_func ("/deck/colors/distance", test_distance);
  return g_test_run ();
}

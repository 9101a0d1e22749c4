/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods side by side: read, placed, and labelled as far as there is room. */
#include "chart/desmi-time-axis.h"

#include <math.h>

static DesmiTable *
make_table (const char *const *periods, guint n)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");

  desmi_table_builder_add_column (builder, "when", DESMI_COLUMN_PERIOD);
  for (guint i = 0; i < n && periods[i] != NULL; i++)
    {
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, periods[i], NULL);
    }
  return desmi_table_builder_end (builder);
}

static void
test_read (void)
{
  static const struct
  {
    const char     *periods[4];
    DesmiPeriodKind kind;
    guint           n;
    const char     *first, *there;
    int             place;
  } cases[] = {
    { { NULL }, 0, 0, NULL, "2023", -1 },
    { { "soon", "2023-01..2023-02" }, 0, 0, NULL, "2023-01", -1 },
    { { "2024-02", "2023-11" }, DESMI_PERIOD_MONTH, 4, "November 2023", "2024-01", 2 },
    { { "2024-02", "2023-11" }, DESMI_PERIOD_MONTH, 4, "November 2023", "2024-03", -1 },
    { { "2024-02", "2023-11" }, DESMI_PERIOD_MONTH, 4, "November 2023", "2023-10", -1 },
    { { "2024-02", "2023", "2024-Q1" }, DESMI_PERIOD_MONTH, 1, "February 2024", "2024-Q1", -1 },
    { { "2023", "2023-Q4", "2024-Q2" }, DESMI_PERIOD_QUARTER, 3, "Q4 2023", "2024-Q1", 1 },
    { { "2025", "2023" }, DESMI_PERIOD_YEAR, 3, "2023", "2025", 2 },
    { { "2025", "2023" }, DESMI_PERIOD_YEAR, 3, "2023", "soon", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DesmiTable) table = make_table (cases[i].periods, 4);
      g_autofree char       *first = NULL;
      DesmiTimeAxis          axis;

      desmi_time_axis_read (&axis, table, 0);
      g_assert_cmpint (axis.kind, ==, cases[i].kind);
      g_assert_cmpuint (axis.n, ==, cases[i].n);
      g_assert_cmpint (desmi_time_axis_find (&axis, cases[i].there), ==, cases[i].place);
      if (axis.n > 0)
        first = desmi_time_axis_name (&axis, 0, desmi_locale_get_english ());
      g_assert_cmpstr (first, ==, cases[i].first);
    }
}

static void
test_places (void)
{
  DesmiTimeAxis points = { DESMI_PERIOD_MONTH, 2023 * 12, 5, FALSE, 10, 50 }, bands = points,
                one = points;

  bands.bands = TRUE;
  one.n = 1;
  g_assert_cmpfloat_with_epsilon (desmi_time_axis_x (&points, 0), 10, 1e-9);
  g_assert_cmpfloat_with_epsilon (desmi_time_axis_x (&points, 4), 50, 1e-9);
  g_assert_cmpfloat_with_epsilon (desmi_time_axis_spacing (&points), 10, 1e-9);
  g_assert_cmpfloat_with_epsilon (desmi_time_axis_x (&bands, 0), 14, 1e-9);
  g_assert_cmpfloat_with_epsilon (desmi_time_axis_x (&bands, 4), 46, 1e-9);
  g_assert_cmpfloat_with_epsilon (desmi_time_axis_spacing (&bands), 8, 1e-9);
  g_assert_cmpfloat_with_epsilon (desmi_time_axis_x (&one, 0), 30, 1e-9);
  one.bands = TRUE;
  g_assert_cmpfloat_with_epsilon (desmi_time_axis_x (&one, 0), 30, 1e-9);
}

static DesmiScene *
draw (DesmiTimeAxis axis, double width, const DesmiLocale *locale)
{
  DesmiTheme             theme;
  DesmiChartSpec         spec = { .show_values = TRUE };
  DesmiChartContext      context = { width, 200, &theme, locale, desmi_measurer_get_fixed () };
  g_auto (DesmiFrame)    frame = { 0 };
  g_autoptr (DesmiTable) table = make_table ((const char *const[]){ NULL }, 1);

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  desmi_frame_begin (&frame, table, &spec, &context);
  g_assert_true (desmi_frame_open (&frame));
  axis.x0 = frame.plot.x;
  axis.x1 = frame.plot.x + frame.plot.width;
  desmi_time_axis_draw_years (&axis, &frame, 10, 150);
  desmi_time_axis_draw (&axis, &frame, 150);
  return desmi_frame_end (&frame);
}

/* The labels, and before them how many year rules. */
static char *
describe (DesmiScene *scene)
{
  g_autoptr (GString) labels = g_string_new (NULL);
  guint               n_rules = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (mark->shape == DESMI_SHAPE_TEXT)
        g_string_append_printf (labels, "|%s", mark->text);
      else if (mark->box.height > 100)
        n_rules++;
    }
  return g_strdup_printf ("%u%s", n_rules, labels->str);
}

/* The first one and each January have the year; quarters and years have words of their own. */
static void
test_labels (void)
{
  static const struct
  {
    DesmiPeriodKind kind;
    int             first;
    guint           n;
    double          width;
    gboolean        bands, english;
    const char     *wanted;
  } cases[] = {
    { DESMI_PERIOD_MONTH, 2023 * 12 + 9, 6, 600, FALSE, TRUE,
      "1|Oct 2023|Nov|Dec|Jan 2024|Feb|Mar" },
    { DESMI_PERIOD_MONTH, 2023 * 12 + 9, 6, 600, TRUE, FALSE,
      "1|Okt 2023|Nov|Des|Jan 2024|Feb|Mar" },
    { DESMI_PERIOD_MONTH, 2023 * 12 + 9, 24, 400, FALSE, TRUE,
      "2|Jan 2024|Apr|Jul|Oct|Jan 2025|Apr|Jul" },
    /* the first label stands at the edge: of the years either all are written or every second */
    { DESMI_PERIOD_MONTH, 2019 * 12, 60, 400, FALSE, TRUE, "4|Jan 2020|Jan 2022" },
    { DESMI_PERIOD_MONTH, 2019 * 12, 60, 430, FALSE, TRUE,
      "4|Jan 2019|Jan 2020|Jan 2021|Jan 2022|Jan 2023" },
    { DESMI_PERIOD_MONTH, 2023 * 12 + 4, 1, 400, TRUE, TRUE, "0|May 2023" },
    { DESMI_PERIOD_QUARTER, 2023 * 12 + 6, 4, 600, TRUE, TRUE, "1|Q3 2023|Q4|Q1 2024|Q2" },
    { DESMI_PERIOD_QUARTER, 2023 * 12 + 6, 4, 600, TRUE, FALSE,
      "1|TW III 2023|TW IV|TW I 2024|TW II" },
    { DESMI_PERIOD_QUARTER, 2020 * 12, 20, 400, FALSE, TRUE,
      "4|Q1 2020|Q1 2021|Q1 2022|Q1 2023|Q1 2024" },
    { DESMI_PERIOD_YEAR, 2020 * 12, 4, 400, TRUE, TRUE, "0|2020|2021|2022|2023" },
    { DESMI_PERIOD_YEAR, 1900 * 12, 1100, 400, TRUE, TRUE, "0|2000|2200|2400|2600|2800" },
    { 0, 0, 0, 400, FALSE, TRUE, "0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DesmiTimeAxis axis = { cases[i].kind, cases[i].first, cases[i].n, cases[i].bands, 0, 0 };
      g_autoptr (DesmiScene) scene
          = draw (axis, cases[i].width,
                  cases[i].english ? desmi_locale_get_english () : desmi_locale_get_indonesian ());
      g_autofree char *said = describe (scene);

      g_assert_cmpstr (said, ==, cases[i].wanted);
    }
}

/* Labels never touch, whatever the width. */
static void
test_room (void)
{
  static const DesmiPeriodKind kinds[]
      = { DESMI_PERIOD_MONTH, DESMI_PERIOD_QUARTER, DESMI_PERIOD_YEAR };

  for (guint n = 1; n < 1000; n = n * 3 / 2 + 1)
    for (guint k = 0; k < 2 * G_N_ELEMENTS (kinds); k++)
      for (double width = 130; width < 2000; width *= 1.6)
        {
          DesmiTimeAxis          axis = { kinds[k / 2], 2001 * 12, n, k % 2 == 1, 0, 0 };
          g_autoptr (DesmiScene) scene = draw (axis, width, desmi_locale_get_english ());
          g_autofree char       *why = NULL;

          desmi_scene_check (scene, &why);
          g_assert_cmpstr (why, ==, NULL);
        }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time-axis/read", test_read);
  g_test_add_func ("/time-axis/places", test_places);
  g_test_add_func ("/time-axis/labels", test_labels);
  g_test_add_func ("/time-axis/room", test_room);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The periods of a scene, found where its marks stand. */
#include "chart-cases.h"

#include "chart/desmi-scene-time.h"

typedef struct
{
  DesmiTheme  theme;
  DesmiScene *scene;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  desmi_theme_init (&self->theme, DESMI_THEME_LIGHT);
  self->scene = desmi_scene_new (400, 300, &self->theme);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  desmi_scene_unref (self->scene);
}

static DesmiSceneMark *
add (Fixture    *self,
     double      x,
     double      y,
     double      width,
     double      height,
     const char *column,
     const char *period,
     const char *series)
{
  DesmiStyle      none = { .radius = 0 };
  DesmiSceneMark *mark = desmi_scene_add_rect (self->scene, x, y, width, height, &none);

  desmi_scene_mark_set_datum (mark, period, -1, period);
  desmi_scene_mark_add_filter (mark, "destination", series);
  desmi_scene_mark_add_filter (mark, column, period);
  return mark;
}

static void
assert_box (const DesmiBox *box, double x, double y, double width, double height)
{
  g_assert_cmpfloat_with_epsilon (box->x, x, 1e-9);
  g_assert_cmpfloat_with_epsilon (box->y, y, 1e-9);
  g_assert_cmpfloat_with_epsilon (box->width, width, 1e-9);
  g_assert_cmpfloat_with_epsilon (box->height, height, 1e-9);
}

/* Bars side by side: not in the order of time in the list, one month missing. */
static void
test_across (Fixture *self, gconstpointer unused)
{
  g_autoptr (DesmiSceneTime) time = NULL;
  g_autofree char           *words = NULL;
  DesmiStyle                 line = { .stroke_width = 1 };
  DesmiBox                   band;

  desmi_scene_add_rect (self->scene, 45, 20, 130, 0, &line); /* the grid */
  add (self, 100, 50, 20, 100, "month", "2023-02", NULL);
  add (self, 50, 80, 20, 70, "month", "2023-01", NULL);
  add (self, 150, 60, 20, 90, "month", "2023-04", NULL);
  time = desmi_scene_time_new (self->scene, 0, 0);
  g_assert_nonnull (time);
  g_assert_false (time->down);
  g_assert_cmpuint (time->slots->len, ==, 3);
  g_assert_cmpstr (desmi_scene_time_get (time, 0)->text, ==, "2023-01");
  g_assert_cmpstr (desmi_scene_time_get (time, 2)->text, ==, "2023-04");
  g_assert_cmpuint (desmi_scene_time_find (time, -50, 400), ==, 0);
  g_assert_cmpuint (desmi_scene_time_find (time, 84, 0), ==, 0);
  g_assert_cmpuint (desmi_scene_time_find (time, 86, 0), ==, 1);
  g_assert_cmpuint (desmi_scene_time_find (time, 900, 0), ==, 2);
  assert_box (&time->plot, 50, 20, 120, 130);
  band = desmi_scene_time_get_band (time, 2, 1);
  assert_box (&band, 100, 20, 70, 130);
  g_assert_true (desmi_scene_time_holds (time, 60, 160));
  g_assert_false (desmi_scene_time_holds (time, 60, 290));
  words = desmi_scene_time_format (time, 2, 0, desmi_locale_get_english ());
  g_assert_cmpstr (words, ==, "January–April 2023");
}

static void
test_down (Fixture *self, gconstpointer unused)
{
  g_autoptr (DesmiSceneTime) time = NULL;
  g_autofree char           *words = NULL;
  DesmiBox                   band;

  add (self, 100, 50, 80, 20, "quarter", "2022-Q4", "TWN");
  add (self, 100, 70, 40, 20, "quarter", "2023-Q1", "TWN");
  add (self, 100, 90, 60, 20, "quarter", "2023-Q2", "TWN");
  add (self, 180, 70, 40, 20, "quarter", "2023-Q1", "HKG");
  time = desmi_scene_time_new (self->scene, 100, 100);
  g_assert_nonnull (time);
  g_assert_true (time->down);
  g_assert_cmpuint (desmi_scene_time_find (time, 0, 81), ==, 1);
  band = desmi_scene_time_get_band (time, 1, 2);
  assert_box (&band, 100, 70, 120, 40);
  words = desmi_scene_time_format (time, 0, 2, desmi_locale_get_english ());
  g_assert_cmpstr (words, ==, "Q4 2022 – Q2 2023");
}

/* Each of two panels has its own places; what lies in the other is not taken. */
static void
test_panels (Fixture *self, gconstpointer unused)
{
  g_autoptr (DesmiSceneTime) time = NULL;

  for (int panel = 0; panel < 2; panel++)
    {
      add (self, 10 + 200 * panel, 10, 40, 80, "year", "2021", panel == 0 ? "TWN" : "HKG");
      add (self, 50 + 200 * panel, 10, 40, 80, "year", "2022", panel == 0 ? "TWN" : "HKG");
    }
  time = desmi_scene_time_new (self->scene, 300, 50);
  g_assert_nonnull (time);
  g_assert_cmpuint (time->slots->len, ==, 2);
  assert_box (&time->plot, 210, 10, 80, 80);
}

static void
test_none (Fixture *self, gconstpointer unused)
{
  DesmiStyle      fill = { .fill = { 0, 0, 0, 1 } };
  DesmiSceneMark *ribbon;

  g_assert_null (desmi_scene_time_new (self->scene, 0, 0));
  add (self, 10, 10, 10, 10, "month", "2023-01", NULL);
  g_assert_null (desmi_scene_time_new (self->scene, 0, 0));
  /* as sorted by value */
  add (self, 10, 30, 10, 10, "month", "2023-03", NULL);
  add (self, 10, 50, 10, 10, "month", "2023-02", NULL);
  g_assert_null (desmi_scene_time_new (self->scene, 0, 0));
  tear_down (self, NULL);
  set_up (self, NULL);
  /* among what flows */
  add (self, 10, 10, 10, 10, "year", "2022", NULL);
  add (self, 10, 30, 10, 10, "year", "2023", NULL);
  ribbon = desmi_scene_add_path (self->scene, &fill);
  desmi_scene_path_move_to (ribbon, 10, 10);
  desmi_scene_path_line_to (ribbon, 100, 10);
  desmi_scene_path_line_to (ribbon, 100, 30);
  desmi_scene_mark_set_datum (ribbon, "ribbon", -1, "ribbon");
  desmi_scene_mark_add_filter (ribbon, "year", "2022");
  g_assert_null (desmi_scene_time_new (self->scene, 0, 0));
}

static void
assert_time (const DesmiSceneTime *time)
{
  g_assert_nonnull (time);
  g_assert_false (time->down);
  g_assert_cmpfloat (time->plot.x, >=, -0.5);
  g_assert_cmpfloat (time->plot.y, >=, -0.5);
  g_assert_cmpfloat (time->plot.x + time->plot.width, <=, 800.5);
  g_assert_cmpfloat (time->plot.y + time->plot.height, <=, 500.5);
  for (guint i = 1; i < time->slots->len; i++)
    g_assert_cmpint (desmi_scene_time_get (time, i)->period.first, >,
                     desmi_scene_time_get (time, i - 1)->period.last);
}

/* Of the charts, those along time have periods, one after the other, within the scene. */
static void
test_charts (void)
{
  static const struct
  {
    DesmiChartType type;
    gboolean       along;
  } cases[] = {
    { DESMI_CHART_TREND, TRUE },       { DESMI_CHART_STACKED, TRUE },
    { DESMI_CHART_HEAT, TRUE },        { DESMI_CHART_MULTIPLES, TRUE },
    { DESMI_CHART_REMITTANCES, TRUE }, { DESMI_CHART_PROGRESS, TRUE },
    { DESMI_CHART_SANKEY, FALSE },     { DESMI_CHART_FLOW_MAP, FALSE },
    { DESMI_CHART_BARS, FALSE },       { DESMI_CHART_PAIRED, FALSE },
    { DESMI_CHART_SLOPE, FALSE },      { DESMI_CHART_BULLETS, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DesmiScene) scene
          = chart_scene_new (cases[i].type, CHART_STATE_USUAL, 800, 500, DESMI_LANGUAGE_EN);
      g_autoptr (DesmiSceneTime) time = desmi_scene_time_new (scene, 200, 200);

      g_test_message ("%s", desmi_chart_type_to_name (cases[i].type));
      if (cases[i].along)
        assert_time (time);
      else
        g_assert_null (time);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/chart/scene-time/across", test_across);
  ADD ("/chart/scene-time/down", test_down);
  ADD ("/chart/scene-time/panels", test_panels);
  ADD ("/chart/scene-time/none", test_none);
  g_test_add_func ("/chart/scene-time/charts", test_charts);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines: where they break, where they are dashed, and that many points cost no more than the
 * pixels. */
#include "chart/desmi-line.h"

#include "test-random.h"

#include <math.h>
#include <string.h>

#define MANY 100000

/* A scene of one line through values at every @step px: "." none, "p" provisional. */
static DesmiScene *
draw_marks (const char *marks, double step, gboolean end_dot)
{
  DesmiTheme     theme;
  DesmiStyle     style = { .stroke = { 0, 0, 0, 1 }, .stroke_width = 2 };
  DesmiLinePoint points[64];
  DesmiScene    *scene;
  guint          n = (guint) strlen (marks);

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  scene = desmi_scene_new (800, 100, &theme);
  for (guint i = 0; i < n; i++)
    points[i] = (DesmiLinePoint){ 10 + i * step, marks[i] == '.' ? (double) NAN : 50.0 + i % 3,
                                  marks[i] == 'p' };
  desmi_line_draw (scene, points, n, &style, end_dot, "series:x");
  return scene;
}

/* "-" a solid line, "=" a dashed one, "o" a hollow marker, "*" a full one. */
static char *
describe (DesmiScene *scene)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      g_assert_cmpstr (mark->key, ==, "series:x");
      if (mark->shape == DESMI_SHAPE_PATH)
        g_string_append_c (out, mark->style.dash[0] > 0 ? '=' : '-');
      else
        g_string_append_c (out, mark->style.stroke_width > 0 ? 'o' : '*');
    }
  return g_string_free (out, FALSE);
}

static void
test_parts (void)
{
  static const struct
  {
    const char *marks;
    gboolean    end_dot;
    const char *wanted;
  } cases[] = {
    { "", TRUE, "" },
    { "....", TRUE, "" },
    { "x", FALSE, "*" },
    { "x", TRUE, "*" },
    { "..x.", TRUE, "*" },
    { "xxx", FALSE, "-" },
    { "xxx", TRUE, "-*" },
    { "xx.xx", TRUE, "--*" },
    { "x.x.xx", FALSE, "**-" },
    { "xxp", TRUE, "-=o" },
    { "xpp", TRUE, "=oo" },
    { "p", TRUE, "o" },
    { "pp", TRUE, "=oo" },
    { "xpx", TRUE, "-*" },
    { "xxp.xx", TRUE, "-=o-*" },
    { "..xx..pp", TRUE, "-=oo" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DesmiScene) scene = draw_marks (cases[i].marks, 20, cases[i].end_dot);
      g_autofree char       *parts = describe (scene);

      g_assert_cmpstr (parts, ==, cases[i].wanted);
      g_assert_true (desmi_scene_check (scene, NULL));
    }
}

/* Points far from each other are joined by curves, near ones straight. */
static void
test_curve (void)
{
  g_autoptr (DesmiScene) far = draw_marks ("xxxx", 3, FALSE), near = draw_marks ("xxxx", 2, FALSE);

  g_assert_cmpint (g_array_index (desmi_scene_get_mark (far, 0)->ops, guint8, 1), ==,
                   DESMI_PATH_CURVE);
  g_assert_cmpint (g_array_index (desmi_scene_get_mark (near, 0)->ops, guint8, 1), ==,
                   DESMI_PATH_LINE);
}

static void
test_infinite (void)
{
  DesmiTheme     theme;
  DesmiStyle     style = { .stroke = { 0, 0, 0, 1 }, .stroke_width = 2 };
  DesmiLinePoint points[]
      = { { 10, 5, FALSE }, { 20, HUGE_VAL, FALSE }, { 30, -HUGE_VAL, FALSE }, { 40, 7, FALSE } };
  g_autoptr (DesmiScene) scene = NULL;
  g_autofree char       *parts = NULL;

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  scene = desmi_scene_new (100, 100, &theme);
  desmi_line_draw (scene, points, 4, &style, FALSE, "series:x");
  parts = describe (scene);
  g_assert_cmpstr (parts, ==, "**");
}

static DesmiScene *
draw_many (guint gap_every, gboolean provisional)
{
  g_autoptr (GRand)          rand = test_random_new (9);
  g_autofree DesmiLinePoint *points = g_new (DesmiLinePoint, MANY);
  DesmiStyle                 style = { .stroke = { 0, 0, 0, 1 }, .stroke_width = 2 };
  DesmiTheme                 theme;
  DesmiScene                *scene;

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  scene = desmi_scene_new (1600, 900, &theme);
  for (guint i = 0; i < MANY; i++)
    points[i] = (DesmiLinePoint){ 50 + 1500.0 * i / MANY, g_rand_double_range (rand, 10, 890),
                                  provisional };
  for (guint i = 1; gap_every > 0 && i < MANY; i += gap_every)
    points[i].y = (double) NAN;
  desmi_line_draw (scene, points, MANY, &style, TRUE, "series:x");
  return scene;
}

/* 100,000 points: at most four strokes and one marker for each pixel, and the extremes stay. */
static void
test_many (void)
{
  static const guint gaps[] = { 0, 2, 3, 1000 };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (gaps); i++)
    {
      g_autoptr (DesmiScene) scene = draw_many (gaps[i / 2], i % 2 == 1);
      guint                  n_ops = 0;
      double                 least = HUGE_VAL, most = -HUGE_VAL;

      for (guint m = 0; m < desmi_scene_get_n_marks (scene); m++)
        {
          const DesmiSceneMark *mark = desmi_scene_get_mark (scene, m);

          if (mark->shape != DESMI_SHAPE_PATH)
            continue;
          n_ops += mark->ops->len;
          least = MIN (least, mark->box.y);
          most = MAX (most, mark->box.y + mark->box.height);
        }
      g_assert_cmpuint (n_ops, <=, 4 * 1501);
      g_assert_cmpuint (desmi_scene_get_n_marks (scene), <=, 1503);
      g_assert_cmpfloat (least, <, 11);
      g_assert_cmpfloat (most, >, 889);
    }
}

/* Where points are near to each other, a line is narrower, and so is a value alone. */
static void
test_narrow (void)
{
  static const struct
  {
    double step, width;
  } cases[] = { { 20, 2 }, { 4, 2 }, { 3, 1.5 }, { 2, 1 }, { 0.5, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DesmiScene) scene
          = draw_marks ("xxxxxxxxxxxxxxxxxxxxxx........x....", cases[i].step, TRUE);
      const DesmiSceneMark *line = desmi_scene_get_mark (scene, 0);
      const DesmiSceneMark *dot = desmi_scene_get_mark (scene, desmi_scene_get_n_marks (scene) - 1);

      g_assert_cmpfloat_with_epsilon (line->style.stroke_width, cases[i].width, 1e-9);
      g_assert_cmpfloat_with_epsilon (dot->box.width, 2 * DESMI_LINE_DOT, 1e-9);
    }
  {
    g_autoptr (DesmiScene) scene = draw_marks ("xxxxxxx........x......xxxxxx", 2, FALSE);

    g_assert_cmpfloat_with_epsilon (desmi_scene_get_mark (scene, 1)->box.width, DESMI_LINE_DOT,
                                    1e-9);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/line/parts", test_parts);
  g_test_add_func ("/line/curve", test_curve);
  g_test_add_func ("/line/infinite", test_infinite);
  g_test_add_func ("/line/many", test_many);
  g_test_add_func ("/chart/line/narrow", test_narrow);
  return g_test_run ();
}

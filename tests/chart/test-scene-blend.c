/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between two states of a chart: its ends, and that nothing on the way is out of line. */
#include "chart-cases.h"

#include "chart/desmi-scene-blend.h"

#include "test-random.h"

#include <math.h>
#include <string.h>

#define N_RANDOM 200

static const double steps[] = { 1e-9, 0.1, 0.5, 0.9, 1 - 1e-9 };

static gboolean
has_ink (const DesmiSceneMark *mark)
{
  return mark->style.fill.alpha > 0 || mark->style.stroke.alpha > 0
         || mark->shape == DESMI_SHAPE_IMAGE;
}

static void
assert_finite (DesmiScene *scene)
{
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);
      const double          numbers[]
          = { mark->box.x,        mark->box.y,          mark->box.width,         mark->box.height,
              mark->style.radius, mark->style.fill.red, mark->style.stroke_width };

      for (gsize n = 0; n < G_N_ELEMENTS (numbers); n++)
        g_assert_true (isfinite (numbers[n]));
      g_assert_cmpfloat (mark->style.fill.alpha, >=, 0);
      g_assert_cmpfloat (mark->style.fill.alpha, <=, 1);
      g_assert_cmpfloat (mark->style.stroke.alpha, >=, 0);
      g_assert_cmpfloat (mark->style.stroke.alpha, <=, 1);
      for (guint p = 0; mark->points != NULL && p < mark->points->len; p++)
        g_assert_true (isfinite (g_array_index (mark->points, double, p)));
    }
}

static void
assert_boxes_alike (const DesmiBox *one, const DesmiBox *other)
{
  g_assert_cmpfloat_with_epsilon (one->x, other->x, 1e-4);
  g_assert_cmpfloat_with_epsilon (one->y, other->y, 1e-4);
  g_assert_cmpfloat_with_epsilon (one->width, other->width, 1e-4);
  g_assert_cmpfloat_with_epsilon (one->height, other->height, 1e-4);
}

/* What is seen of @blend is @end, mark by mark; the rest of it is all but gone. */
static void
assert_looks_like (DesmiScene *blend, DesmiScene *end)
{
  guint at = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (blend); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (blend, i), *there;

      if (mark->style.fill.alpha < 1e-6 && mark->style.stroke.alpha < 1e-6)
        continue;
      while (at < desmi_scene_get_n_marks (end) && !has_ink (desmi_scene_get_mark (end, at)))
        at++;
      g_assert_cmpuint (at, <, desmi_scene_get_n_marks (end));
      there = desmi_scene_get_mark (end, at++);
      g_assert_cmpint (mark->shape, ==, there->shape);
      g_assert_cmpstr (mark->text, ==, there->text);
      assert_boxes_alike (&mark->box, &there->box);
      g_assert_cmpfloat_with_epsilon (mark->style.fill.alpha, there->style.fill.alpha, 1e-4);
      g_assert_cmpfloat_with_epsilon (mark->style.stroke.alpha, there->style.stroke.alpha, 1e-4);
      for (guint p = 0; there->points != NULL && p < there->points->len; p++)
        g_assert_cmpfloat_with_epsilon (g_array_index (mark->points, double, p),
                                        g_array_index (there->points, double, p), 1e-4);
    }
  for (; at < desmi_scene_get_n_marks (end); at++)
    g_assert_false (has_ink (desmi_scene_get_mark (end, at)));
}

static void
assert_blends (DesmiScene *from, DesmiScene *to)
{
  g_autoptr (DesmiScene) start = desmi_scene_blend (from, to, 0);
  g_autoptr (DesmiScene) end = desmi_scene_blend (from, to, 1);
  g_autofree char       *before = desmi_scene_to_text (from), *after = desmi_scene_to_text (to);

  g_assert_true (start == from);
  g_assert_true (end == to);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (DesmiScene) blend = desmi_scene_blend (from, to, steps[i]);

      g_assert_cmpfloat_with_epsilon (desmi_scene_get_width (blend), desmi_scene_get_width (to),
                                      1e-9);
      assert_finite (blend);
      if (i + 1 == G_N_ELEMENTS (steps))
        assert_looks_like (blend, to);
    }
  {
    g_autofree char *again = desmi_scene_to_text (from), *there = desmi_scene_to_text (to);

    g_assert_cmpstr (before, ==, again);
    g_assert_cmpstr (after, ==, there);
  }
}

static DesmiColor
random_color (GRand *rand)
{
  return (DesmiColor){ g_rand_double (rand), g_rand_double (rand), g_rand_double (rand),
                       g_rand_int_range (rand, 0, 3) / 2.0 };
}

static void
add_random_mark (DesmiScene *scene, GRand *rand)
{
  const DesmiFont  font = { .size_px = 12 };
  const DesmiColor color = random_color (rand);
  DesmiStyle       style = { .fill = random_color (rand),
                             .stroke = random_color (rand),
                             .stroke_width = g_rand_double_range (rand, 0, 3),
                             .hatch = (DesmiHatch) g_rand_int_range (rand, 0, 2) };
  g_autofree char *key = g_strdup_printf ("k%d", g_rand_int_range (rand, 0, 12));
  double           x = g_rand_double_range (rand, 0, 300), y = g_rand_double_range (rand, 0, 200);
  DesmiSceneMark  *mark;

  switch (g_rand_int_range (rand, 0, 3))
    {
    case 0:
      mark = desmi_scene_add_rect (scene, x, y, 20, g_rand_double_range (rand, 0, 90), &style);
      break;
    case 1:
      mark = desmi_scene_add_path (scene, &style);
      desmi_scene_path_move_to (mark, x, y);
      for (int i = g_rand_int_range (rand, 1, 4); i > 0; i--)
        desmi_scene_path_line_to (mark, g_rand_double_range (rand, 0, 300), y + i);
      break;
    default:
      mark = desmi_scene_add_text (scene, g_rand_boolean (rand) ? "Taiwan" : "245", x, y + 20,
                                   DESMI_ALIGN_MIDDLE, &font, &color, desmi_measurer_get_fixed ());
      break;
    }
  if (g_rand_int_range (rand, 0, 4) > 0)
    desmi_scene_mark_set_datum (mark, key, -1, g_rand_boolean (rand) ? key : NULL);
}

static DesmiScene *
new_random (GRand *rand)
{
  DesmiTheme  theme;
  DesmiScene *scene;

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  scene = desmi_scene_new (g_rand_double_range (rand, 100, 400), 300, &theme);
  for (int i = g_rand_int_range (rand, 0, 40); i > 0; i--)
    add_random_mark (scene, rand);
  return scene;
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = test_random_new (7);

  for (int i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (DesmiScene) from = new_random (rand), to = new_random (rand);

      assert_blends (from, to);
      assert_blends (from, from);
    }
}

/* Each type of chart from one state of its data to another, and to another size. */
static void
test_charts (void)
{
  static const ChartState states[] = { CHART_STATE_USUAL, CHART_STATE_MANY, CHART_STATE_ZERO,
                                       CHART_STATE_GAPS, CHART_STATE_EMPTY };

  for (int type = 0; type < DESMI_N_CHARTS; type++)
    for (guint i = 0; i + 1 < G_N_ELEMENTS (states); i++)
      {
        g_autoptr (DesmiScene) from
            = chart_scene_new ((DesmiChartType) type, states[i], 800, 500, DESMI_LANGUAGE_EN);
        g_autoptr (DesmiScene) to
            = chart_scene_new ((DesmiChartType) type, states[i + 1], 780, 500, DESMI_LANGUAGE_EN);

        g_test_message ("%s %u", desmi_chart_type_to_name ((DesmiChartType) type), i);
        if (desmi_scene_can_blend (from) && desmi_scene_can_blend (to))
          assert_blends (from, to);
      }
}

static DesmiScene *
new_scene (void)
{
  DesmiTheme theme;

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  return desmi_scene_new (200, 100, &theme);
}

static const DesmiSceneMark *
find (DesmiScene *scene, const char *key, DesmiShape shape)
{
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    if (g_strcmp0 (desmi_scene_get_mark (scene, i)->key, key) == 0
        && desmi_scene_get_mark (scene, i)->shape == shape)
      return desmi_scene_get_mark (scene, i);
  return NULL;
}

/* Half way: a bar is half as long as before and after, one that comes is half there, the label goes
 * with its bar, and a number gives way to another where it stands. */
static void
test_half_way (void)
{
  const DesmiFont        font = { .size_px = 12 };
  DesmiStyle             fill = { .fill = { 1, 0, 0, 1 } };
  DesmiColor             black = { 0, 0, 0, 1 };
  g_autoptr (DesmiScene) from = new_scene (), to = new_scene (), blend = NULL;
  const DesmiMeasurer   *fixed = desmi_measurer_get_fixed ();
  DesmiSceneMark        *mark;

  mark = desmi_scene_add_rect (from, 10, 10, 100, 20, &fill);
  desmi_scene_mark_set_datum (mark, "a", 0, "a");
  mark = desmi_scene_add_rect (from, 10, 40, 50, 20, &fill);
  desmi_scene_mark_set_datum (mark, "gone", 0, "gone");
  mark = desmi_scene_add_text (from, "Taiwan", 10, 30, DESMI_ALIGN_START, &font, &black, fixed);
  desmi_scene_mark_set_datum (mark, "a", 0, NULL);
  mark = desmi_scene_add_text (from, "7", 110, 30, DESMI_ALIGN_END, &font, &black, fixed);
  desmi_scene_mark_set_datum (mark, "value\ta", 0, NULL);
  fill.fill = (DesmiColor){ 0, 0, 1, 1 };
  mark = desmi_scene_add_rect (to, 10, 50, 60, 20, &fill);
  desmi_scene_mark_set_datum (mark, "a", 0, "a");
  mark = desmi_scene_add_rect (to, 10, 80, 60, 10, &fill);
  desmi_scene_mark_set_datum (mark, "new", 0, "new");
  mark = desmi_scene_add_text (to, "Taiwan", 10, 70, DESMI_ALIGN_START, &font, &black, fixed);
  desmi_scene_mark_set_datum (mark, "a", 0, NULL);
  mark = desmi_scene_add_text (to, "1,204", 150, 70, DESMI_ALIGN_END, &font, &black, fixed);
  desmi_scene_mark_set_datum (mark, "value\ta", 0, NULL);
  blend = desmi_scene_blend (from, to, 0.5);
  g_assert_cmpuint (desmi_scene_get_n_marks (blend), ==, 6);
  assert_boxes_alike (&find (blend, "a", DESMI_SHAPE_RECT)->box, &(DesmiBox){ 10, 30, 80, 20 });
  g_assert_cmpfloat_with_epsilon (find (blend, "a", DESMI_SHAPE_RECT)->style.fill.red, 0.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (find (blend, "gone", DESMI_SHAPE_RECT)->style.fill.alpha, 0.5,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (find (blend, "new", DESMI_SHAPE_RECT)->style.fill.alpha, 0.5,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (
      desmi_scene_mark_get_baseline (find (blend, "a", DESMI_SHAPE_TEXT)), 50, 1e-9);
  g_assert_cmpfloat_with_epsilon (find (blend, "a", DESMI_SHAPE_TEXT)->style.fill.alpha, 1, 1e-9);
  for (guint i = 4; i < 6; i++)
    {
      const DesmiSceneMark *words = desmi_scene_get_mark (blend, i);

      g_assert_cmpstr (words->text, ==, i == 4 ? "7" : "1,204");
      g_assert_cmpfloat_with_epsilon (words->box.x + words->box.width, 130, 1e-9);
      g_assert_cmpfloat_with_epsilon (desmi_scene_mark_get_baseline (words), 50, 1e-9);
      g_assert_cmpfloat (words->style.fill.alpha, <, 0.5);
    }
  /* it is only to be looked at */
  g_assert_cmpint (desmi_scene_pick (blend, 20, 40), ==, -1);
}

static void
test_image (void)
{
  g_autoptr (DesmiScene) scene = new_scene ();
  cairo_surface_t       *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 2, 2);

  g_assert_true (desmi_scene_can_blend (scene));
  desmi_scene_add_image (scene, image, 0, 0, 20, 20);
  g_assert_false (desmi_scene_can_blend (scene));
  cairo_surface_destroy (image);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/scene-blend/random", test_random);
  g_test_add_func ("/chart/scene-blend/charts", test_charts);
  g_test_add_func ("/chart/scene-blend/half-way", test_half_way);
  g_test_add_func ("/chart/scene-blend/image", test_image);
  return g_test_run ();
}

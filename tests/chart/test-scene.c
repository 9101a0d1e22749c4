/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenes as such: found by pointer and keyboard, told in words, checked. */
#include "scene-marks.h"
#include "test-random.h"

#include <math.h>
#include <string.h>

static void
test_pick_order (void)
{
  g_autoptr (DesmiScene) scene = new_scene (200, 100);
  DesmiStyle             style = filled (0xDDDDDD);

  add_rect (scene, 10, 10, 80, 80, "below", 0);
  add_rect (scene, 50, 10, 80, 80, "above", 1);
  desmi_scene_add_rect (scene, 0, 0, 200, 100, &style); /* has nothing to say: cannot be picked */
  g_assert_cmpint (desmi_scene_pick (scene, 20, 20), ==, 0);
  g_assert_cmpint (desmi_scene_pick (scene, 60, 20), ==, 1);
  g_assert_cmpint (desmi_scene_pick (scene, 150, 20), ==, -1);
  g_assert_cmpint (desmi_scene_pick (scene, (double) NAN, 20), ==, -1);
  g_assert_cmpint (desmi_scene_pick (scene, -5, 20), ==, -1);
  add_rect (scene, 140, 10, 20, 20, "late", 2); /* after the first pick */
  g_assert_cmpint (desmi_scene_pick (scene, 150, 20), ==, 3);
}

static void
test_pick_thin_and_hit (void)
{
  g_autoptr (DesmiScene) scene = new_scene (200, 100);

  add_rect (scene, 50, 50, 1, 1, "dot", 0);
  desmi_scene_mark_set_hit (add_rect (scene, 100, 0, 1, 10, "bar", 1), 90, 0, 40, 60);
  g_assert_cmpint (desmi_scene_pick (scene, 47, 47), ==, 0);
  g_assert_cmpint (desmi_scene_pick (scene, 44, 50), ==, -1);
  g_assert_cmpint (desmi_scene_pick (scene, 129, 59), ==, 1);
  g_assert_cmpint (desmi_scene_pick (scene, 131, 59), ==, -1);
}

/* A ribbon is picked by its interior, not by its bounds, and within 4 px beside it. */
static void
test_pick_ribbon (void)
{
  g_autoptr (DesmiScene) scene = new_scene (200, 200);
  DesmiStyle             style = filled (0x0072B2);
  DesmiSceneMark        *ribbon = desmi_scene_add_path (scene, &style);

  desmi_scene_path_move_to (ribbon, 0, 0);
  desmi_scene_path_line_to (ribbon, 20, 0);
  desmi_scene_path_line_to (ribbon, 200, 180);
  desmi_scene_path_line_to (ribbon, 180, 180);
  desmi_scene_path_close (ribbon);
  desmi_scene_mark_set_datum (ribbon, "ribbon", 0, "ribbon");
  g_assert_cmpint (desmi_scene_pick (scene, 100, 90), ==, 0);
  g_assert_cmpint (desmi_scene_pick (scene, 114, 90), ==, 0);
  g_assert_cmpint (desmi_scene_pick (scene, 150, 40), ==, -1);
  add_rect (scene, 112, 80, 20, 20, "node", 1);
  g_assert_cmpint (desmi_scene_pick (scene, 114, 90), ==, 1);
  g_assert_cmpint (desmi_scene_pick (scene, 105, 90), ==, 0);
}

/* Whether a pixel in the middle of @mark was painted when it was pointed at. */
static gboolean
has_dot (DesmiScene *scene, const DesmiSceneMark *mark)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 200, 100);
  cairo_t         *cr = cairo_create (surface);
  int              x = (int) (mark->box.x + mark->box.width / 2);
  int              y = (int) (mark->box.y + mark->box.height / 2);
  guint32          pixel;

  desmi_scene_paint_dot (scene, cr, mark);
  cairo_surface_flush (surface);
  pixel
      = *(const guint32 *) (const void *) (cairo_image_surface_get_data (surface)
                                           + y * cairo_image_surface_get_stride (surface) + 4 * x);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return pixel != 0;
}

/* Pointed at, a point of a line becomes a dot; a row without ink would lie over its own words. */
static void
test_dot (void)
{
  g_autoptr (DesmiScene) scene = new_scene (200, 100);
  DesmiStyle             row = { .radius = 0 }, point = { .radius = 3 };
  const DesmiSceneMark  *mark;

  desmi_scene_mark_set_datum (desmi_scene_add_rect (scene, 10, 10, 150, 20, &row), "row", 0, "row");
  desmi_scene_mark_set_datum (desmi_scene_add_rect (scene, 60, 50, 6, 6, &point), "point", 1,
                              "point");
  mark = desmi_scene_get_mark (scene, 0);
  g_assert_false (has_dot (scene, mark));
  mark = desmi_scene_get_mark (scene, 1);
  g_assert_true (has_dot (scene, mark));
}

static void
test_pick_many_is_quick (void)
{
  g_autoptr (DesmiScene) scene = new_scene (1600, 900);
  gint64                 start, best = G_MAXINT64;

  for (int i = 0; i < 5000; i++)
    add_rect (scene, i % 100 * 16, i / 100 * 18, 15, 17, "cell", i);
  desmi_scene_pick (scene, 1, 1);
  for (int round = 0; round < 20; round++)
    {
      start = g_get_monotonic_time ();
      for (int i = 0; i < 100; i++)
        g_assert_cmpint (desmi_scene_pick (scene, i * 16 + 8, 899 - 10), ==, 4900 + i);
      best = MIN (best, g_get_monotonic_time () - start);
    }
  g_assert_cmpint (best, <, 100 * 1000); /* 100 picks under a millisecond each */
}

static void
test_walk (void)
{
  g_autoptr (DesmiScene) scene = new_scene (100, 100);
  g_autoptr (DesmiScene) bare = new_scene (100, 100);
  DesmiStyle             style = filled (0);

  add_rect (scene, 0, 0, 9, 9, "third", 2);
  add_rect (scene, 0, 20, 9, 9, "first", 0);
  desmi_scene_add_rect (scene, 0, 40, 9, 9, &style);
  add_rect (scene, 0, 60, 9, 9, "second", 1);
  add_rect (scene, 0, 80, 9, 9, "sum", -1);
  g_assert_cmpint (desmi_scene_next (scene, -1, +1), ==, 4);
  g_assert_cmpint (desmi_scene_next (scene, 4, +1), ==, 1);
  g_assert_cmpint (desmi_scene_next (scene, 1, +1), ==, 3);
  g_assert_cmpint (desmi_scene_next (scene, 3, +1), ==, 0);
  g_assert_cmpint (desmi_scene_next (scene, 0, +1), ==, 0);
  g_assert_cmpint (desmi_scene_next (scene, 0, -1), ==, 3);
  g_assert_cmpint (desmi_scene_next (scene, 4, -1), ==, 4);
  g_assert_cmpint (desmi_scene_next (scene, -1, -1), ==, 0);
  g_assert_cmpint (desmi_scene_next (bare, -1, +1), ==, -1);
}

static void
test_words (void)
{
  g_autoptr (DesmiScene) scene = new_scene (100, 50);
  DesmiColor             black = desmi_color_from_rgb (0);
  g_autofree char       *described = NULL, *text = NULL;

  desmi_scene_set_title (scene, "Tujuan");
  desmi_scene_set_summary (scene, "Dua tujuan.");
  add_rect (scene, 1.0 / 3, 0, 10, -0.0, "TWN\tall", 0);
  desmi_scene_add_text (scene, "Tai\nwan", 50, 20, DESMI_ALIGN_MIDDLE, &plain, &black,
                        desmi_measurer_get_fixed ());
  described = desmi_scene_describe (scene);
  g_assert_cmpstr (described, ==, "Tujuan\nDua tujuan.\nTWN all\n");
  text = desmi_scene_to_text (scene);
  g_assert_cmpstr (text, ==,
                   "scene 100 50\n"
                   "title “Tujuan”\n"
                   "summary “Dua tujuan.”\n"
                   "rect 0.33 0 10 0 fill=#0072b2 key=TWN|all row=0 said=“TWN all”\n"
                   "text 25.5 8.8 49 14 fill=#000000 middle size=12 “Tai wan”\n");
}

static void
expect_wrong (DesmiScene *scene, const char *start)
{
  g_autofree char *why = NULL;

  g_assert_false (desmi_scene_check (scene, &why));
  g_assert_true (g_str_has_prefix (why, start));
}

static void
test_check (void)
{
  DesmiColor             black = desmi_color_from_rgb (0);
  const DesmiMeasurer   *fixed = desmi_measurer_get_fixed ();
  g_autoptr (DesmiScene) good = new_scene (200, 100);
  g_autoptr (DesmiScene) outside = new_scene (100, 100);
  g_autoptr (DesmiScene) nan = new_scene (100, 100);
  g_autoptr (DesmiScene) overlapping = new_scene (200, 100);

  desmi_scene_add_text (good, "Taiwan", 0, 20, DESMI_ALIGN_START, &plain, &black, fixed);
  desmi_scene_add_text (good, "Taiwan", 42, 20, DESMI_ALIGN_START, &plain, &black, fixed);
  g_assert_true (desmi_scene_check (good, NULL));
  add_rect (outside, 95, 0, 10, 10, "x", 0);
  expect_wrong (outside, "outside");
  add_rect (nan, (double) NAN, 0, 10, 10, "x", 0);
  expect_wrong (nan, "not finite");
  desmi_scene_add_text (overlapping, "Taiwan", 0, 20, DESMI_ALIGN_START, &plain, &black, fixed);
  desmi_scene_add_text (overlapping, "Taiwan", 41, 20, DESMI_ALIGN_START, &plain, &black, fixed);
  expect_wrong (overlapping, "texts overlap");
}

/* Numbers are written without printf, and as it writes them. */
static void
test_numbers (void)
{
  static const double odd[]
      = { 0,     -0.0,   0.5,     -0.5,  0.0005, -0.0004, 0.9996,       1.0005,
          2.675, 12.345, 999.995, 1e9,   1e300,  -1e12,   0.000001,     100,
          1234,  -7.25,  0.125,   0.375, 1e-300, 42.4995, 99999999.9995 };
  g_autoptr (GRand) rand = test_random_new (7);

  for (guint i = 0; i < 20000; i++)
    for (int decimals = 0; decimals <= 6; decimals++)
      {
        double              value = i < G_N_ELEMENTS (odd)
                                        ? odd[i]
                                        : round (g_rand_double_range (rand, -3e6, 3e6)) / 2000;
        g_autoptr (GString) out = g_string_new (NULL);
        g_autofree char    *printed = g_strdup_printf ("%.*f", decimals, value);

        if (strchr (printed, '.') != NULL)
          for (char *end = printed + strlen (printed) - 1; *end == '0' || *end == '.'; end--)
            {
              gboolean point = *end == '.';

              *end = '\0';
              if (point)
                break;
            }
        desmi_append_number (out, value, decimals);
        g_assert_cmpstr (out->str, ==, g_str_equal (printed, "-0") ? "0" : printed);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/scene/pick-order", test_pick_order);
  g_test_add_func ("/chart/scene/pick-thin-and-hit", test_pick_thin_and_hit);
  g_test_add_func ("/chart/scene/pick-ribbon", test_pick_ribbon);
  g_test_add_func ("/chart/scene/dot", test_dot);
  g_test_add_func ("/chart/scene/pick-many-is-quick", test_pick_many_is_quick);
  g_test_add_func ("/chart/scene/walk", test_walk);
  g_test_add_func ("/chart/scene/words", test_words);
  g_test_add_func ("/chart/scene/check", test_check);
  g_test_add_func ("/scene/numbers", test_numbers);
  return g_test_run ();
}

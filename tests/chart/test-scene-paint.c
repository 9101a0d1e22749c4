/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenes as painted: faded, thinned, crisp, fitted into their room. */
#include "chart/desmi-scene-fade.h"
#include "scene-marks.h"
#include "test-random.h"

#include <math.h>
#include <string.h>

static guint32
pixel_of (cairo_surface_t *surface, int x, int y)
{
  guint32 pixel;

  cairo_surface_flush (surface);
  memcpy (&pixel,
          cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface)
              + 4 * x,
          4);
  return pixel & 0xffffff;
}

static cairo_surface_t *
new_surface (cairo_format_t format, double scale)
{
  cairo_surface_t *surface
      = cairo_image_surface_create (format, (int) (100 * scale), (int) (100 * scale));

  cairo_surface_set_device_scale (surface, scale, scale);
  return surface;
}

/* All of it faded, but for what @highlight lights. */
static void
paint_faded (DesmiScene *scene, double scale, const char *highlight, cairo_t *cr)
{
  cairo_surface_t *whole = new_surface (CAIRO_FORMAT_ARGB32, scale);
  DesmiSceneFade  *fade
      = desmi_scene_fade_new (scene, whole, desmi_scene_paint_picture (scene, whole));

  /* step by step */
  while (!desmi_scene_fade_advance (fade, 0))
    ;
  cairo_set_source_surface (cr, desmi_scene_fade_get_picture (fade), 0, 0);
  cairo_paint (cr);
  desmi_scene_paint_lit (scene, cr, highlight);
  cairo_surface_destroy (whole);
  desmi_scene_fade_free (fade);
}

static cairo_surface_t *
paint (DesmiScene *scene, double scale, const char *highlight)
{
  cairo_surface_t *surface = new_surface (CAIRO_FORMAT_RGB24, scale);
  cairo_t         *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  if (highlight == NULL)
    desmi_scene_paint (scene, cr);
  else
    paint_faded (scene, scale, highlight, cr);
  cairo_destroy (cr);
  return surface;
}

/* A node keeps its ribbons lit and a ribbon its nodes; the rest fades, what has no key stays. */
static void
test_highlight (void)
{
  g_autoptr (DesmiScene) scene = new_scene (100, 100);
  DesmiStyle             style = filled (0);
  cairo_surface_t       *surface;

  add_rect (scene, 0, 0, 10, 10, "a", 0);
  add_rect (scene, 20, 0, 10, 10, "ribbon\ta\tb", 1);
  add_rect (scene, 40, 0, 10, 10, "b", 2);
  add_rect (scene, 60, 0, 10, 10, "c", 3);
  desmi_scene_add_rect (scene, 80, 0, 10, 10, &style);
  surface = paint (scene, 1, "a");
  g_assert_cmphex (pixel_of (surface, 5, 5), ==, 0x0072B2);
  g_assert_cmphex (pixel_of (surface, 25, 5), ==, 0x0072B2);
  g_assert_cmphex (pixel_of (surface, 45, 5), !=, 0x0072B2);
  g_assert_cmphex (pixel_of (surface, 65, 5), !=, 0x0072B2);
  g_assert_cmphex (pixel_of (surface, 85, 5), ==, 0x000000);
  cairo_surface_destroy (surface);
  surface = paint (scene, 1, "ribbon\ta\tb");
  g_assert_cmphex (pixel_of (surface, 5, 5), ==, 0x0072B2);
  g_assert_cmphex (pixel_of (surface, 45, 5), ==, 0x0072B2);
  g_assert_cmphex (pixel_of (surface, 65, 5), !=, 0x0072B2);
  cairo_surface_destroy (surface);
}

/* A long line is stroked in pieces; faded or not, the joints do not show. */
static void
test_long_line (void)
{
  static const struct
  {
    const char *highlight;
    double      step, width;
  } cases[] = { { NULL, 0.25, 10 }, { "other", 0.25, 10 }, { NULL, 0.7, 2 }, { "other", 0.7, 2 } };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autoptr (DesmiScene) scene = new_scene (100, 100);
      DesmiStyle style = { .stroke = desmi_color_from_rgb (0), .stroke_width = cases[c].width };
      DesmiSceneMark  *line = desmi_scene_add_path (scene, &style);
      cairo_surface_t *surface;

      desmi_scene_path_move_to (line, 0, 50);
      for (int i = 1; i * cases[c].step <= 100; i++)
        desmi_scene_path_line_to (line, i * cases[c].step, 50);
      desmi_scene_mark_set_datum (line, "line", -1, NULL);
      surface = paint (scene, 1, cases[c].highlight);
      for (int x = 1; x < 99; x++)
        g_assert_cmphex (pixel_of (surface, x, 50), ==,
                         cases[c].highlight == NULL ? 0x000000 : 0xa6a6a6);
      cairo_surface_destroy (surface);
    }
}

/* A long outline without a fill, as of an area that nobody reported, is no line: it is closed and
 * keeps its hatch. */
static void
test_long_ring (void)
{
  DesmiStyle style
      = { .stroke = desmi_color_from_rgb (0), .stroke_width = 2, .hatch = DESMI_HATCH_0 };
  g_autoptr (DesmiScene) scene = new_scene (100, 100);
  DesmiSceneMark        *ring = desmi_scene_add_path (scene, &style);
  cairo_surface_t       *surface;
  guint                  n_inked = 0;

  for (int side = 0; side < 4; side++)
    for (int i = 0; i < 160; i++)
      {
        static const double corners[][2] = { { 10, 10 }, { 90, 10 }, { 90, 90 }, { 10, 90 } };
        const double       *from = corners[side], *to = corners[(side + 1) % 4];
        double              x = from[0] + (to[0] - from[0]) * i / 160;
        double              y = from[1] + (to[1] - from[1]) * i / 160;

        if (side == 0 && i == 0)
          desmi_scene_path_move_to (ring, x, y);
        else if (side < 3 || i == 0)
          desmi_scene_path_line_to (ring, x, y);
      }
  desmi_scene_path_close (ring);
  desmi_scene_mark_set_datum (ring, "ring", -1, NULL);
  surface = paint (scene, 1, NULL);
  for (int y = 12; y < 88; y++)
    {
      g_assert_cmphex (pixel_of (surface, 10, y), ==, 0x000000);
      n_inked += pixel_of (surface, 50, y) != 0xffffff;
    }
  g_assert_cmpuint (n_inked, >=, 76 / 6);
  g_assert_cmpuint (n_inked, <, 76 / 2);
  cairo_surface_destroy (surface);
}

/* A line of one pixel has no grey rows, at any scale a screen has. */
static void
test_crisp (void)
{
  static const double scales[] = { 1, 1.25, 1.5, 2, 3 };

  for (guint s = 0; s < G_N_ELEMENTS (scales); s++)
    {
      g_autoptr (DesmiScene) scene = new_scene (100, 100);
      DesmiStyle             style = filled (0);
      cairo_surface_t       *surface;
      int                    n_black = 0;

      desmi_scene_add_rect (scene, 0, 33.3, 100, 1, &style);
      surface = paint (scene, scales[s], NULL);
      for (int y = 0; y < (int) (100 * scales[s]); y++)
        {
          guint32 pixel = pixel_of (surface, 50, y);

          g_assert_true (pixel == 0 || pixel == 0xffffff);
          n_black += pixel == 0;
        }
      g_assert_cmpint (n_black, >=, (int) floor (scales[s]));
      g_assert_cmpint (n_black, <=, (int) ceil (scales[s]));
      cairo_surface_destroy (surface);
    }
}

static void
test_fitted (void)
{
  g_autoptr (DesmiScene) scene = new_scene (100, 100);
  DesmiColor             black = desmi_color_from_rgb (0);
  DesmiSceneMark        *mark
      = desmi_scene_add_text_fitted (scene, "Kandanghaur", 0, 20, DESMI_ALIGN_START, &plain, &black,
                                     desmi_measurer_get_fixed (), 42, TRUE);
  DesmiBox near = { 43, 10, 10, 10 }, far = { 45, 10, 10, 10 }, out = { 95, 50, 10, 10 };

  g_assert_cmpstr (mark->text, ==, "Kan…ur");
  g_assert_cmpstr (mark->full_text, ==, "Kandanghaur");
  g_assert_cmpfloat_with_epsilon (desmi_scene_mark_get_baseline (mark), 20, 1e-9);
  g_assert_false (desmi_scene_has_room (scene, &near, 2));
  g_assert_true (desmi_scene_has_room (scene, &far, 2));
  g_assert_false (desmi_scene_has_room (scene, &out, 2));
  g_assert_null (desmi_scene_add_text_fitted (scene, "Kandanghaur", 0, 20, DESMI_ALIGN_START,
                                              &plain, &black, desmi_measurer_get_fixed (), 3,
                                              TRUE));
}

/* The index by rows says what looking at every text says, while texts are still added. */
static void
test_room_among_many (void)
{
  g_autoptr (DesmiScene) scene = new_scene (600, 400);
  g_autoptr (GRand)      rand = test_random_new (11);
  DesmiColor             black = desmi_color_from_rgb (0);
  guint                  n_added = 0;

  for (int round = 0; round < 3000; round++)
    {
      DesmiBox box = { g_rand_double_range (rand, -20, 600), g_rand_double_range (rand, -20, 400),
                       28, g_rand_double_range (rand, 1, 40) };
      gboolean free = box.x >= 0 && box.y >= 0 && box.x + 28 <= 600 && box.y + box.height <= 400;

      for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
        {
          const DesmiBox *b = &desmi_scene_get_mark (scene, i)->box;

          if (b->x < box.x + 28 + 2 && box.x < b->x + b->width + 2 && b->y < box.y + box.height + 2
              && box.y < b->y + b->height + 2)
            free = FALSE;
        }
      g_assert_cmpint (desmi_scene_has_room (scene, &box, 2), ==, free);
      if (!free)
        continue;
      desmi_scene_add_text (scene, "Desa", box.x, box.y, DESMI_ALIGN_START, &plain, &black,
                            desmi_measurer_get_fixed ())
          ->box
          = box; /* moved after it was added */
      n_added++;
    }
  g_assert_cmpuint (n_added, >, 60);
  g_assert_true (desmi_scene_check (scene, NULL));
}

static void
add_ring (DesmiSceneMark *path, double x, double y, double side)
{
  desmi_scene_path_move_to (path, x, y);
  desmi_scene_path_line_to (path, x + side, y);
  desmi_scene_path_line_to (path, x + side, y + side);
  desmi_scene_path_line_to (path, x, y + side);
  desmi_scene_path_close (path);
}

/* A lake is no land, neither to the eye nor to the pointer, and its island is land again. */
static void
test_holes (void)
{
  g_autoptr (DesmiScene) scene = new_scene (100, 100);
  DesmiStyle             style = filled (0x0072B2);
  DesmiSceneMark        *land;
  cairo_surface_t       *surface;
  g_autofree char       *text = NULL;
  GString               *svg;

  style.even_odd = TRUE;
  land = desmi_scene_add_path (scene, &style);
  add_ring (land, 0, 0, 90);
  add_ring (land, 20, 20, 50);
  add_ring (land, 35, 35, 20);
  desmi_scene_mark_set_datum (land, "land", 0, "land");
  surface = paint (scene, 1, NULL);
  g_assert_cmphex (pixel_of (surface, 10, 45), ==, 0x0072B2);
  g_assert_cmphex (pixel_of (surface, 27, 45), ==, 0xffffff);
  g_assert_cmphex (pixel_of (surface, 45, 45), ==, 0x0072B2);
  cairo_surface_destroy (surface);
  g_assert_cmpint (desmi_scene_pick (scene, 10, 45), ==, 0);
  g_assert_cmpint (desmi_scene_pick (scene, 27, 45), ==, -1);
  g_assert_cmpint (desmi_scene_pick (scene, 45, 45), ==, 0);
  text = desmi_scene_to_text (scene);
  g_assert_nonnull (strstr (text, " even-odd key=land"));
  svg = desmi_scene_write_svg (scene, FALSE);
  g_assert_nonnull (strstr (svg->str, "<path fill-rule=\"evenodd\" d="));
  g_string_free (svg, TRUE);
}

/* Cells have no blurred edges and no gaps at any scale; only data fade. */
static void
test_image (void)
{
  static const guint32   colors[] = { 0xff0072B2, 0xffE69F00, 0xff009E73, 0x00000000 };
  cairo_surface_t       *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 2, 2);
  g_autoptr (DesmiScene) scene = new_scene (100, 100);
  g_autofree char       *text = NULL;
  DesmiSceneMark        *mark;

  for (int i = 0; i < 4; i++)
    memcpy (cairo_image_surface_get_data (image) + i / 2 * cairo_image_surface_get_stride (image)
                + 4 * (i % 2),
            &colors[i], 4);
  cairo_surface_mark_dirty (image);
  mark = desmi_scene_add_image (scene, image, 10.3, 10, 80, 60);
  cairo_surface_destroy (image);
  desmi_scene_mark_set_datum (mark, "cells", -1, "cells");
  for (double scale = 1; scale <= 3; scale += 0.5)
    {
      cairo_surface_t *surface = paint (scene, scale, NULL);

      for (int x = 0; x < (int) (100 * scale); x++)
        {
          guint32 pixel = pixel_of (surface, x, (int) (25 * scale));

          g_assert_true (pixel == 0x0072B2 || pixel == 0xE69F00 || pixel == 0xffffff);
        }
      g_assert_cmphex (pixel_of (surface, (int) (48 * scale), (int) (38 * scale)), ==, 0x0072B2);
      g_assert_cmphex (pixel_of (surface, (int) (53 * scale), (int) (38 * scale)), ==, 0xE69F00);
      g_assert_cmphex (pixel_of (surface, (int) (48 * scale), (int) (42 * scale)), ==, 0x009E73);
      g_assert_cmphex (pixel_of (surface, (int) (53 * scale), (int) (42 * scale)), ==, 0xffffff);
      cairo_surface_destroy (surface);
    }
  text = desmi_scene_to_text (scene);
  g_assert_nonnull (strstr (text, "\nimage 10.3 10 80 60 2x2/"));
  g_assert_cmpint (desmi_scene_pick (scene, 50, 40), ==, 0);
  g_assert_cmpint (desmi_scene_pick (scene, 50, 80), ==, -1);
  g_assert_true (desmi_scene_check (scene, NULL));
}

static int
last_dark_column (cairo_surface_t *surface)
{
  int last = -1;

  for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
    for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
      if (pixel_of (surface, x, y) < 0x808080)
        last = x;
  return last;
}

/* Text is painted in the font that the theme names, as wide as that was measured. */
static void
test_family (void)
{
  DesmiTheme             theme;
  DesmiColor             black = desmi_color_from_rgb (0);
  g_autoptr (DesmiScene) scene = NULL;
  DesmiSceneMark        *mark;
  cairo_surface_t       *surface;

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  theme.font_family = "Monospace";
  scene = desmi_scene_new (100, 100, &theme);
  mark = desmi_scene_add_text (scene, "iiiiiiiiiM", 5, 50, DESMI_ALIGN_START, &plain, &black,
                               desmi_measurer_get_for_family (theme.font_family));
  surface = paint (scene, 1, NULL);
  /* in the usual font the text would be half as wide; the last letter has some room beside it */
  g_assert_cmpfloat_with_epsilon (last_dark_column (surface), mark->box.x + mark->box.width, 4);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/scene/highlight", test_highlight);
  g_test_add_func ("/chart/scene/long-line", test_long_line);
  g_test_add_func ("/chart/scene/long-ring", test_long_ring);
  g_test_add_func ("/chart/scene/crisp", test_crisp);
  g_test_add_func ("/chart/scene/fitted", test_fitted);
  g_test_add_func ("/chart/scene/room-among-many", test_room_among_many);
  g_test_add_func ("/chart/scene/holes", test_holes);
  g_test_add_func ("/chart/scene/image", test_image);
  g_test_add_func ("/chart/scene/family", test_family);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts at the scales that screens and files have: the same picture, drawn anew and no bitmap
 * enlarged, with lines that stay crisp. */
#include "chart-cases.h"

#include <math.h>
#include <string.h>

#define WIDTH 800
#define HEIGHT 400
#define THIN_PX 1.0
#define MARGIN_PX 2

static const double scales[] = { 1, 1.25, 1.5, 2, 3 };

static DesmiScene *
lay_out (DesmiChartType type)
{
  DesmiScene *scene
      = chart_case_layout (type, CHART_STATE_USUAL, WIDTH, HEIGHT, DESMI_THEME_LIGHT, 1,
                           desmi_locale_get_indonesian (), desmi_measurer_get_pango (), TRUE, NULL);

  g_assert_nonnull (scene);
  return scene;
}

static cairo_surface_t *
paint (DesmiScene *scene, double scale)
{
  int              width = (int) ceil (desmi_scene_get_width (scene) * scale);
  int              height = (int) ceil (desmi_scene_get_height (scene) * scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t         *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  desmi_scene_paint (scene, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
pixel_of (cairo_surface_t *surface, int x, int y)
{
  const guint8 *row = cairo_image_surface_get_data (surface)
                      + (gsize) y * (gsize) cairo_image_surface_get_stride (surface);
  guint32 pixel;

  memcpy (&pixel, row + 4 * x, sizeof pixel);
  return pixel & 0xffffff;
}

/* Mean grey of the square of a px, 0 to 255. */
static double
grey_of (cairo_surface_t *surface, int x, int y, int scale)
{
  double sum = 0;

  for (int dy = 0; dy < scale; dy++)
    for (int dx = 0; dx < scale; dx++)
      {
        guint32 p = pixel_of (surface, x * scale + dx, y * scale + dy);

        sum += (double) ((p >> 16) + (p >> 8 & 0xff) + (p & 0xff)) / 3;
      }
  return sum / (scale * scale);
}

/* A file's pixels are as many as were asked for, and what it shows is laid out once. */
static void
test_files (gconstpointer data)
{
  g_autoptr (DesmiScene) scene = lay_out ((DesmiChartType) GPOINTER_TO_INT (data));

  for (guint s = 0; s < G_N_ELEMENTS (scales); s++)
    {
      const DesmiExportOptions options = { .scale = scales[s], .small = TRUE };
      g_autoptr (GBytes)       bytes = desmi_scene_export (scene, DESMI_EXPORT_PNG, &options, NULL);
      const guint8            *head = g_bytes_get_data (bytes, NULL);

      g_assert_cmpuint ((guint) head[18] << 8 | head[19], ==, (guint) lround (WIDTH * scales[s]));
      g_assert_cmpuint ((guint) head[22] << 8 | head[23], ==, (guint) lround (HEIGHT * scales[s]));
    }
}

/* Seen from further away, a large picture is the small one. Yet it is no enlargement: within what
 * was a pixel it has more to show. */
static void
test_same_but_finer (gconstpointer data)
{
  g_autoptr (DesmiScene) scene = lay_out ((DesmiChartType) GPOINTER_TO_INT (data));
  cairo_surface_t       *small = paint (scene, 1);

  for (int scale = 2; scale <= 3; scale++)
    {
      cairo_surface_t *large = paint (scene, scale);
      guint            n_other = 0, n_fine = 0;

      for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++)
          {
            n_other += fabs (grey_of (large, x, y, scale) - grey_of (small, x, y, 1)) > 64;
            n_fine += pixel_of (large, x * scale, y * scale)
                      != pixel_of (large, x * scale + scale - 1, y * scale + scale - 1);
          }
      g_test_message ("at %d, %u differ and %u are finer", scale, n_other, n_fine);
      g_assert_cmpuint (n_other, <, WIDTH * HEIGHT / 40);
      g_assert_cmpuint (n_fine, >, 1000);
      cairo_surface_destroy (large);
    }
  cairo_surface_destroy (small);
}

/* Whether a mark is a line along an axis that is drawn as a thin rectangle. */
static gboolean
is_rule (const DesmiSceneMark *mark)
{
  return mark->shape == DESMI_SHAPE_RECT && mark->style.fill.alpha > 0
         && mark->style.stroke.alpha <= 0 && mark->style.radius <= 0
         && MIN (mark->box.width, mark->box.height) <= THIN_PX
         && MAX (mark->box.width, mark->box.height) >= 8;
}

/* Alone on white, a crisp line is of one colour all the way across. */
static void
check_rule (DesmiScene *from, const DesmiSceneMark *rule, double scale)
{
  const DesmiBox        *box = &rule->box;
  gboolean               flat = box->width > box->height;
  double                 middle = flat ? box->x + box->width / 2 : box->y + box->height / 2;
  double                 at = flat ? box->y : box->x;
  g_autoptr (DesmiScene) scene = desmi_scene_new (
      desmi_scene_get_width (from), desmi_scene_get_height (from), desmi_scene_get_theme (from));
  cairo_surface_t *surface;
  int              first, last;
  guint32          ink = 0xffffff;
  guint            n_ink = 0;

  desmi_scene_add_rect (scene, box->x, box->y, box->width, box->height, &rule->style);
  surface = paint (scene, scale);
  first = MAX (0, (int) ((at - MARGIN_PX) * scale));
  last = (int) ((at + THIN_PX + MARGIN_PX) * scale);
  last = MIN (last, (flat ? cairo_image_surface_get_height (surface)
                          : cairo_image_surface_get_width (surface))
                        - 1);
  for (int i = first; i <= last; i++)
    {
      int     across = (int) (middle * scale);
      guint32 pixel = flat ? pixel_of (surface, across, i) : pixel_of (surface, i, across);

      if (pixel == 0xffffff)
        continue;
      if (n_ink++ == 0)
        ink = pixel;
      g_assert_cmphex (pixel, ==, ink);
    }
  g_assert_cmpuint (n_ink, >=, 1);
  g_assert_cmpuint (n_ink, <=, (guint) ceil (scale));
  cairo_surface_destroy (surface);
}

static void
test_rules (gconstpointer data)
{
  g_autoptr (DesmiScene) scene = lay_out ((DesmiChartType) GPOINTER_TO_INT (data));
  guint                  n = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (!is_rule (mark) || n++ > 12)
        continue;
      for (guint s = 0; s < G_N_ELEMENTS (scales); s++)
        check_rule (scene, mark, scales[s]);
    }
  g_test_message ("%u rules", n);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  chart_case_add_tests ("scales/files", test_files, argc, argv);
  chart_case_add_tests ("scales/same-but-finer", test_same_but_finer, argc, argv);
  chart_case_add_tests ("scales/rules", test_rules, argc, argv);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stripes cut to a box look like stripes that a box clips. */
#include "chart/desmi-scene-private.h"

#include <math.h>

#define SIDE 120
#define SPACING 6.0

static cairo_surface_t *
new_page (cairo_t **cr)
{
  cairo_surface_t *page = cairo_image_surface_create (CAIRO_FORMAT_A8, SIDE, SIDE);

  *cr = cairo_create (page);
  return page;
}

/* As a person would draw it: long lines on either side of the middle, behind a clip. */
static void
stroke_lines (cairo_t *cr, const DesmiBox *box, double degrees)
{
  cairo_save (cr);
  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  cairo_clip (cr);
  cairo_translate (cr, box->x + box->width / 2, box->y + box->height / 2);
  cairo_rotate (cr, -degrees * G_PI / 180);
  for (int i = -SIDE; i <= SIDE; i++)
    {
      cairo_move_to (cr, -SIDE, i * SPACING);
      cairo_line_to (cr, SIDE, i * SPACING);
    }
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* Where two edges meet in a pixel, one way of drawing may count both and the other one of them. */
static void
check_same (cairo_surface_t *one, cairo_surface_t *two)
{
  guint far = 0;
  int   sum = 0, all = 0;

  cairo_surface_flush (one);
  cairo_surface_flush (two);
  for (int y = 0; y < SIDE; y++)
    for (int x = 0; x < SIDE; x++)
      {
        int at = y * cairo_image_surface_get_stride (one) + x;
        int a = cairo_image_surface_get_data (one)[at], b = cairo_image_surface_get_data (two)[at];

        far += ABS (a - b) > 64;
        sum += a - b;
        all += b;
      }
  g_assert_cmpint (all, >, 0);
  g_assert_cmpuint (far, <=, 4);
  g_assert_cmpint (ABS (sum), <=, all / 50 + 64);
}

static void
test_as_clipped (void)
{
  static const DesmiBox boxes[] = { { 10, 10, 80, 60 },
                                    { 20, 5, 3, 90 },
                                    { 5, 50, 100, 2 },
                                    { 40.3, 30.7, 33.4, 21.9 },
                                    { 60, 60, 7, 7 } };
  static const double   angles[][2] = {
      [DESMI_HATCH_45] = { 45, 45 },     [DESMI_HATCH_135] = { 135, 135 },
      [DESMI_HATCH_0] = { 0, 0 },        [DESMI_HATCH_90] = { 90, 90 },
      [DESMI_HATCH_CROSS] = { 45, 135 }, [DESMI_HATCH_GRID] = { 0, 90 },
  };

  for (int hatch = DESMI_HATCH_45; hatch <= DESMI_HATCH_GRID; hatch++)
    for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
      {
        DesmiSceneMark   mark = { .box = boxes[i], .style = { .hatch = (DesmiHatch) hatch } };
        cairo_t         *cr, *wanted_cr;
        cairo_surface_t *page = new_page (&cr), *wanted = new_page (&wanted_cr);

        desmi_scene_trace_hatch (&mark, cr);
        cairo_fill (cr);
        /* where both directions cross, ink over ink stays the same ink */
        cairo_set_operator (wanted_cr, CAIRO_OPERATOR_OVER);
        for (guint k = 0; k < (hatch >= DESMI_HATCH_CROSS ? 2 : 1); k++)
          stroke_lines (wanted_cr, &boxes[i], angles[hatch][k]);
        check_same (page, wanted);
        cairo_destroy (cr);
        cairo_destroy (wanted_cr);
        cairo_surface_destroy (page);
        cairo_surface_destroy (wanted);
      }
}

/* Nothing comes of nothing, and nothing is drawn beside the box. */
static void
test_within (void)
{
  static const DesmiBox boxes[]
      = { { 10, 10, 0, 0 }, { 10, 10, 0, 50 }, { 10.5, 10.5, 40.25, 30 }, { 10, 10, 1, 1 } };

  for (int hatch = DESMI_HATCH_NONE; hatch <= DESMI_HATCH_GRID; hatch++)
    for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
      {
        const DesmiBox  *box = &boxes[i];
        DesmiSceneMark   mark = { .box = *box, .style = { .hatch = (DesmiHatch) hatch } };
        cairo_t         *cr;
        cairo_surface_t *page = new_page (&cr);
        double           x0, y0, x1, y1;

        desmi_scene_trace_hatch (&mark, cr);
        cairo_fill_extents (cr, &x0, &y0, &x1, &y1);
        if (x1 > x0)
          {
            g_assert_cmpfloat (x0, >=, box->x - 0.01);
            g_assert_cmpfloat (y0, >=, box->y - 0.01);
            g_assert_cmpfloat (x1, <=, box->x + box->width + 0.01);
            g_assert_cmpfloat (y1, <=, box->y + box->height + 0.01);
          }
        else
          g_assert_true (hatch == DESMI_HATCH_NONE || i < 2);
        cairo_destroy (cr);
        cairo_surface_destroy (page);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/hatch/as-clipped", test_as_clipped);
  g_test_add_func ("/chart/hatch/within", test_within);
  return g_test_run ();
}

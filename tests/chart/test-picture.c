/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures are mixed to the byte, and fitted to another's size. */
#include "chart/desmi-picture.h"

#include <string.h>

static cairo_surface_t *
new_picture (int width, int height, guint32 pixel)
{
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  guchar          *data = cairo_image_surface_get_data (picture);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      memcpy (data + y * cairo_image_surface_get_stride (picture) + 4 * x, &pixel, 4);
  cairo_surface_mark_dirty (picture);
  return picture;
}

static guint32
get_pixel (cairo_surface_t *picture, int x, int y)
{
  guint32 pixel;

  memcpy (&pixel,
          cairo_image_surface_get_data (picture) + y * cairo_image_surface_get_stride (picture)
              + 4 * x,
          4);
  return pixel;
}

static void
test_mix (void)
{
  static const struct
  {
    double  share;
    guint32 pixel;
  } cases[] = {
    { 0, 0xff204080 }, { 1, 0x80800000 }, { 0.5, 0xbf502040 }, { -3, 0xff204080 }, { 9, 0x80800000 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      cairo_surface_t *from = new_picture (5, 3, 0xff204080), *to = new_picture (5, 3, 0x80800000);
      cairo_surface_t *into = desmi_picture_new_like (from);

      desmi_picture_mix (from, to, cases[i].share, into);
      g_assert_cmphex (get_pixel (into, 4, 2), ==, cases[i].pixel);
      g_assert_cmphex (get_pixel (from, 4, 2), ==, 0xff204080);
      desmi_picture_mix (from, to, cases[i].share, from);
      g_assert_cmphex (get_pixel (from, 0, 0), ==, cases[i].pixel);
      cairo_surface_destroy (from);
      cairo_surface_destroy (to);
      cairo_surface_destroy (into);
    }
}

/* What is the same in both is there, whatever was there before. */
static void
test_same (void)
{
  cairo_surface_t *one = new_picture (4, 4, 0xff112233), *copy = desmi_picture_copy (one);
  cairo_surface_t *into = new_picture (4, 4, 0xffffffff);

  desmi_picture_mix (one, copy, 0.3, into);
  g_assert_cmphex (get_pixel (into, 3, 3), ==, 0xff112233);
  cairo_surface_destroy (one);
  cairo_surface_destroy (copy);
  cairo_surface_destroy (into);
}

/* Only within the box, and alike in every place of a row longer than what is mixed at once. */
static void
test_mix_box (void)
{
  cairo_surface_t *from = new_picture (150, 5, 0xff204080), *to = new_picture (150, 5, 0x80800000);
  cairo_surface_t *into = new_picture (150, 5, 0x12345678);

  desmi_picture_mix_box (from, to, 0.5, into, 1, 1, 148, 3);
  for (int y = 0; y < 5; y++)
    for (int x = 0; x < 150; x++)
      g_assert_cmphex (get_pixel (into, x, y), ==,
                       x > 0 && x < 149 && y > 0 && y < 4 ? 0xbf502040 : 0x12345678);
  cairo_surface_destroy (from);
  cairo_surface_destroy (to);
  cairo_surface_destroy (into);
}

static void
test_fit (void)
{
  cairo_surface_t *small = new_picture (4, 4, 0xff112233), *large = new_picture (6, 3, 0);
  cairo_surface_t *fitted;

  cairo_surface_set_device_scale (small, 2, 2);
  cairo_surface_set_device_scale (large, 2, 2);
  fitted = desmi_picture_fit (small, large);
  g_assert_cmpint (cairo_image_surface_get_width (fitted), ==, 6);
  g_assert_cmpint (cairo_image_surface_get_height (fitted), ==, 3);
  g_assert_cmphex (get_pixel (fitted, 3, 2), ==, 0xff112233);
  g_assert_cmphex (get_pixel (fitted, 4, 2), ==, 0);
  cairo_surface_destroy (small);
  cairo_surface_destroy (large);
  cairo_surface_destroy (fitted);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/picture/mix", test_mix);
  g_test_add_func ("/chart/picture/mix-box", test_mix_box);
  g_test_add_func ("/chart/picture/same", test_same);
  g_test_add_func ("/chart/picture/fit", test_fit);
  return g_test_run ();
}

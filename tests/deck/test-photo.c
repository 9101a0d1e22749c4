/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photos: upright, small enough, without what a camera wrote into them; and what is none. */
#include "deck-cases.h"

#include "deck/desmi-photo.h"

#include <string.h>

static gboolean
holds (GBytes *bytes, const char *words)
{
  gsize       n;
  const char *data = g_bytes_get_data (bytes, &n);

  for (gsize i = 0; i + strlen (words) <= n; i++)
    if (memcmp (data + i, words, strlen (words)) == 0)
      return TRUE;
  return FALSE;
}

static GBytes *
prepare (GBytes *bytes, double width, double height, int *out_width, int *out_height)
{
  g_autoptr (GError) error = NULL;
  GBytes *prepared = desmi_photo_prepare (bytes, width, height, out_width, out_height, &error);

  g_assert_no_error (error);
  return prepared;
}

static guint32
pixel_at (cairo_surface_t *surface, double x, double y)
{
  guint32 pixel;
  int     px = (int) (x * cairo_image_surface_get_width (surface));
  int     py = (int) (y * cairo_image_surface_get_height (surface));

  memcpy (&pixel,
          cairo_image_surface_get_data (surface) + py * cairo_image_surface_get_stride (surface)
              + 4 * px,
          4);
  return pixel & 0xffffff;
}

/* Whether the sun is at the top left, and the red house at the bottom right. */
static void
assert_upright (GBytes *prepared)
{
  cairo_surface_t *surface = desmi_photo_load (prepared, 0);
  guint32          sun, house;

  g_assert_nonnull (surface);
  sun = pixel_at (surface, 0.18, 0.22);
  house = pixel_at (surface, 0.81, 0.74);
  g_assert_cmpuint (sun >> 16, >, 0xe0);
  g_assert_cmpuint (sun & 0xff, <, 0x80);
  g_assert_cmpuint (house >> 16, >, 0xa0);
  g_assert_cmpuint (house >> 8 & 0xff, <, 0x60);
  cairo_surface_destroy (surface);
}

static void
test_orientations (void)
{
  for (int orientation = 0; orientation <= 8; orientation++)
    {
      g_autoptr (GBytes) bytes = deck_photo_new_jpeg (640, 400, orientation);
      g_autoptr (GBytes) prepared = NULL;
      int                width, height;

      g_assert_true (desmi_photo_measure (bytes, &width, &height, NULL));
      g_assert_cmpint (width, ==, 640);
      g_assert_cmpint (height, ==, 400);
      prepared = prepare (bytes, 640, 400, &width, &height);
      g_assert_cmpint (width, ==, 640);
      assert_upright (prepared);
      g_assert_false (holds (prepared, "GPS"));
      g_assert_false (holds (prepared, "Exif"));
    }
}

/* What needs neither turning nor scaling keeps its picture bit for bit. */
static void
test_kept (void)
{
  g_autoptr (GBytes) marked = deck_photo_new_jpeg (320, 200, 1);
  g_autoptr (GBytes) plain = deck_photo_new_jpeg (320, 200, 0);
  g_autoptr (GBytes) prepared = NULL;
  int                width, height;

  g_assert_true (holds (marked, "GPS"));
  prepared = prepare (marked, 4000, 4000, &width, &height);
  g_assert_true (g_bytes_equal (prepared, plain));
}

/* What comes behind the picture, as films and second pictures do, goes too. */
static void
test_tail (void)
{
  g_autoptr (GBytes) plain = deck_photo_new_jpeg (320, 200, 0);
  g_autoptr (GBytes) with_tail = NULL, prepared = NULL;
  GByteArray        *array = g_byte_array_new ();
  int                width, height;

  g_byte_array_append (array, g_bytes_get_data (plain, NULL), (guint) g_bytes_get_size (plain));
  g_byte_array_append (array, (const guint8 *) "GPS -6.3", 8);
  with_tail = g_byte_array_free_to_bytes (array);
  prepared = prepare (with_tail, 4000, 4000, &width, &height);
  g_assert_true (g_bytes_equal (prepared, plain));
}

static void
test_scaled (void)
{
  g_autoptr (GBytes) jpeg = deck_photo_new_jpeg (3000, 2000, 8);
  g_autoptr (GBytes) png = deck_photo_new_png (1500, 1000);
  GBytes            *both[] = { jpeg, png };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      g_autoptr (GBytes) prepared = NULL, again = NULL;
      int                width, height;

      prepared = prepare (both[i], 300, 100, &width, &height);
      g_assert_cmpint (width, ==, 300);
      g_assert_cmpint (height, ==, 200);
      g_assert_true (desmi_photo_is_jpeg (prepared) == (i == 0));
      assert_upright (prepared);
      g_assert_cmpuint (g_bytes_get_size (prepared), <, 40000);
      again = prepare (both[i], 300, 100, &width, &height);
      g_assert_true (g_bytes_equal (prepared, again));
    }
}

/* What is asked for again is there already, in each size; another picture is another one. */
static void
test_remembered (void)
{
  g_autoptr (GBytes) bytes = deck_photo_new_jpeg (900, 600, 6);
  g_autoptr (GBytes) same = deck_photo_new_jpeg (900, 600, 6);
  g_autoptr (GBytes) other = deck_photo_new_jpeg (900, 600, 8);
  g_autoptr (GBytes) one = NULL, again = NULL, small = NULL, different = NULL;
  int                width, height;

  one = prepare (bytes, 300, 200, &width, &height);
  small = prepare (bytes, 150, 100, &width, &height);
  different = prepare (other, 300, 200, &width, &height);
  again = prepare (same, 300, 200, &width, &height);
  g_assert_true (again == one);
  g_assert_cmpint (width, ==, 300);
  g_assert_false (g_bytes_equal (small, one));
  g_assert_true (different != one);
}

/* A logo keeps what is clear. */
static void
test_clear (void)
{
  g_autoptr (GBytes) logo = deck_logo_new ();
  g_autoptr (GBytes) prepared = NULL;
  cairo_surface_t   *surface;
  int                width, height;

  prepared = prepare (logo, 80, 80, &width, &height);
  surface = desmi_photo_load (prepared, 0);
  g_assert_cmpint (cairo_image_surface_get_format (surface), ==, CAIRO_FORMAT_ARGB32);
  g_assert_cmpint (cairo_image_surface_get_data (surface)[3], ==, 0);
  cairo_surface_destroy (surface);
}

static void
assert_broken (const void *data, gsize length, int code)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;
  int                width, height;

  g_assert_null (desmi_photo_prepare (bytes, 100, 100, &width, &height, &error));
  g_assert_error (error, DESMI_PHOTO_ERROR, code);
}

/* However little of it is missing, a picture that is not whole is none; and nothing that is in it
 * stops the program. */
static void
test_cut_short (void)
{
  g_autoptr (GBytes) jpeg = deck_photo_new_jpeg (64, 48, 6);
  g_autoptr (GBytes) png = deck_photo_new_png (64, 48);
  GBytes            *both[] = { jpeg, png };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      gsize       length;
      const char *data = g_bytes_get_data (both[i], &length);

      /* cairo does not look for the end of a PNG behind the last of its rows */
      for (gsize n = 0; n < length - (i == 0 ? 2 : 20); n++)
        assert_broken (data, n, DESMI_PHOTO_ERROR_BROKEN);
    }
}

static void
test_garbled (void)
{
  g_autoptr (GBytes) jpeg = deck_photo_new_jpeg (64, 48, 6);
  g_autoptr (GRand)  random = g_rand_new_with_seed (7);
  gsize              length;
  const guint8      *data = g_bytes_get_data (jpeg, &length);

  for (guint i = 0; i < 3000; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, length);
      g_autoptr (GBytes) bytes = NULL, prepared = NULL;
      int                width, height;

      for (guint k = 0; k < 1 + i % 4; k++)
        copy[g_rand_int_range (random, 0, (gint32) length)] = (guint8) g_rand_int (random);
      bytes = g_bytes_new (copy, length);
      prepared = desmi_photo_prepare (bytes, 30 + i % 40, 30, &width, &height, NULL);
      if (prepared != NULL)
        {
          cairo_surface_t *surface = desmi_photo_load (prepared, 0);

          g_assert_false (holds (prepared, "GPS -6"));
          g_assert_nonnull (surface);
          cairo_surface_destroy (surface);
        }
    }
}

/* A head that promises more pixels than there is memory. */
static void
test_too_large (void)
{
  g_autoptr (GBytes) png = deck_photo_new_png (20, 10);
  g_autoptr (GBytes) jpeg = deck_photo_new_jpeg (20, 10, 0);
  gsize              length;
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (png, &length), g_bytes_get_size (png));

  memset (copy + 17, 0xff, 2);
  memset (copy + 21, 0xff, 2);
  assert_broken (copy, g_bytes_get_size (png), DESMI_PHOTO_ERROR_TOO_LARGE);
  g_free (copy);
  copy = g_memdup2 (g_bytes_get_data (jpeg, &length), g_bytes_get_size (jpeg));
  for (gsize i = 0; i + 9 < length; i++)
    if (copy[i] == 0xff && copy[i + 1] == 0xc0)
      {
        memset (copy + i + 5, 0xf0, 4);
        break;
      }
  assert_broken (copy, length, DESMI_PHOTO_ERROR_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deck/photo/orientations", test_orientations);
  g_test_add_func ("/deck/photo/kept", test_kept);
  g_test_add_func ("/deck/photo/tail", test_tail);
  g_test_add_func ("/deck/photo/scaled", test_scaled);
  g_test_add_func ("/deck/photo/remembered", test_remembered);
  g_test_add_func ("/deck/photo/clear", test_clear);
  g_test_add_func ("/deck/photo/cut-short", test_cut_short);
  g_test_add_func ("/deck/photo/garbled", test_garbled);
  g_test_add_func ("/deck/photo/too-large", test_too_large);
  return g_test_run ();
}

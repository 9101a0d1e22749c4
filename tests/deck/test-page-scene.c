/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages as pictures. */
#include "deck-cases.h"

#include "deck/desmi-layout.h"
#include "deck/desmi-page-scene.h"

#include "test-platform.h"

#include <glib/gstdio.h>
#include <string.h>

static DesmiPages *
lay_out (DesmiAspect aspect)
{
  g_autoptr (DesmiDeck) deck = deck_case_new_meeting (aspect, 0);

  ((DesmiSlide *) g_ptr_array_index (deck->slides, 1))->hidden = TRUE;
  return desmi_deck_layout (deck, NULL, NULL);
}

static guint32
pixel_at (cairo_surface_t *surface, int x, int y)
{
  guint32 pixel;

  memcpy (&pixel,
          cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface)
              + 4 * x,
          4);
  return pixel & 0xffffff;
}

static cairo_surface_t *
paint (DesmiPages *pages, guint index, double scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int) (pages->width * scale) + 20, (int) (pages->height * scale) + 20);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  desmi_page_paint (pages, index, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* The background reaches to the page's edges and not beyond, at any scale. */
static void
test_background (void)
{
  g_autoptr (DesmiPages) pages = lay_out (DESMI_ASPECT_16_9);
  cairo_surface_t       *cover = paint (pages, 0, 0.5), *agenda = paint (pages, 1, 1);

  g_assert_cmphex (pixel_at (cover, 479, 269), ==, 0x1a5fb4);
  g_assert_cmphex (pixel_at (cover, 482, 269), ==, 0);
  g_assert_cmphex (pixel_at (agenda, 959, 539), ==, 0xffffff);
  g_assert_cmphex (pixel_at (agenda, 959, 541), ==, 0);
  g_assert_cmphex (pixel_at (agenda, 500, 3), ==, 0x1a5fb4);
  cairo_surface_destroy (cover);
  cairo_surface_destroy (agenda);
}

/* A PNG of each page that is not hidden, as wide as was asked for. */
static void
test_pngs (void)
{
  g_autoptr (DesmiPages) pages = lay_out (DESMI_ASPECT_4_3);
  g_autofree char       *folder = g_dir_make_tmp ("desmi-png-XXXXXX", NULL);
  g_autoptr (GError)     error = NULL;
  g_autoptr (GPtrArray)  paths = desmi_pages_save_pngs (pages, folder, "rapat", 400, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (paths->len, ==, pages->pages->len - 1);
  g_assert_true (g_str_has_suffix (g_ptr_array_index (paths, 0), "rapat-01.png"));
  g_assert_true (g_str_has_suffix (g_ptr_array_index (paths, 1), "rapat-03.png"));
  for (guint i = 0; i < paths->len; i++)
    {
      cairo_surface_t *png = cairo_image_surface_create_from_png (g_ptr_array_index (paths, i));

      g_assert_cmpint (cairo_image_surface_get_width (png), ==, 400);
      g_assert_cmpint (cairo_image_surface_get_height (png), ==, 300);
      cairo_surface_destroy (png);
      g_unlink (g_ptr_array_index (paths, i));
    }
  g_rmdir (folder);
}

static goffset
get_size (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_size;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint            n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Where the disk has room for the first picture and not for all, none is left, and what was there
 * before is as it was. */
static void
test_pngs_full (void)
{
  g_autoptr (DesmiPages) pages = lay_out (DESMI_ASPECT_4_3);
  g_autofree char       *folder = g_dir_make_tmp ("desmi-png-XXXXXX", NULL);
  g_autoptr (GError)     error = NULL;
  g_autoptr (GPtrArray)  paths = desmi_pages_save_pngs (pages, folder, "rapat", 400, NULL, &error);
  g_autoptr (GPtrArray)  none = NULL;
  g_autofree char       *content = NULL;
  goffset                room, largest = 0;

  g_assert_no_error (error);
  room = get_size (paths->pdata[0]);
  for (guint i = 0; i < paths->len; i++)
    {
      largest = MAX (largest, get_size (paths->pdata[i]));
      g_unlink (paths->pdata[i]);
    }
  g_assert_cmpint (largest, >, room);
  g_assert_true (g_file_set_contents (paths->pdata[0], "old", -1, NULL));
  if (test_set_room ((guint) room))
    {
      none = desmi_pages_save_pngs (pages, folder, "rapat", 400, NULL, &error);
      test_set_room (0);
      g_assert_null (none);
      g_assert_nonnull (error);
    }
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_assert_true (g_file_get_contents (paths->pdata[0], &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "old");
  g_unlink (paths->pdata[0]);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_no_folder (void)
{
  g_autoptr (DesmiPages) pages = lay_out (DESMI_ASPECT_4_3);
  g_autoptr (GError)     error = NULL;
  g_autoptr (GPtrArray)  paths
      = desmi_pages_save_pngs (pages, "no-such-folder", "rapat", 400, NULL, &error);

  g_assert_null (paths);
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

/* What is said of figures, in the order in which they are read; the logo is none. */
static void
test_alts (void)
{
  g_autoptr (DesmiDeck)  deck = deck_case_new (DESMI_ASPECT_16_9, DECK_STATE_USUAL, TRUE);
  g_autoptr (DesmiPages) pages = desmi_deck_layout (deck, NULL, NULL);
  g_autoptr (GPtrArray)  two = NULL, none = NULL;

  for (guint i = 0; i < pages->pages->len; i++)
    {
      const DesmiPage *page = g_ptr_array_index (pages->pages, i);

      if (page->slide == DESMI_SLIDE_TWO_CHARTS)
        two = desmi_page_list_alts (page);
      else if (page->slide == DESMI_SLIDE_TEXT)
        none = desmi_page_list_alts (page);
    }
  g_assert_true (two != NULL && none != NULL);
  g_assert_cmpuint (two->len, ==, 2);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (two, 0), "Taiwan menyerap"));
  g_assert_cmpuint (none->len, ==, 0);
}

/* Laid out and painted again, it is the same. */
static void
test_same (void)
{
  for (guint i = 0; i < 16; i++)
    {
      g_autoptr (DesmiPages) one = lay_out (DESMI_ASPECT_16_9);
      g_autoptr (DesmiPages) other = lay_out (DESMI_ASPECT_16_9);
      g_autoptr (GBytes)     first = desmi_page_write_png (one, i, 300, NULL);
      g_autoptr (GBytes)     second = desmi_page_write_png (other, i, 300, NULL);

      g_assert_true (g_bytes_equal (first, second));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deck/page-scene/background", test_background);
  g_test_add_func ("/deck/page-scene/pngs", test_pngs);
  g_test_add_func ("/deck/page-scene/pngs-full", test_pngs_full);
  g_test_add_func ("/deck/page-scene/no-folder", test_no_folder);
  g_test_add_func ("/deck/page-scene/alts", test_alts);
  g_test_add_func ("/deck/page-scene/same", test_same);
  return g_test_run ();
}

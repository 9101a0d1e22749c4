/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deck/desmi-photo.h"

#include "chart/desmi-png.h"
#include "deck/desmi-photo-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define PIXELS_MOST 120e6       /* of a JPEG, which is made smaller while it is read */
#define PNG_PIXELS_MOST 50e6    /* 200 MB while it is read */
#define MEMORY_MOST (32u << 20) /* bytes of pictures that are remembered */
#define SMALL_PIXELS 500000.0   /* of a PNG whose bytes are worth the time */

G_DEFINE_QUARK (desmi_photo_error, desmi_photo_error)

static const guint8 png_sign[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };

/**
 * desmi_photo_is_jpeg:
 *
 * Returns: whether @bytes begin like a JPEG
 */
gboolean
desmi_photo_is_jpeg (GBytes *bytes)
{
  gsize         length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  return length > 3 && data[0] == 0xff && data[1] == 0xd8 && data[2] == 0xff;
}

static gboolean
fail (GError **error, DesmiPhotoError code)
{
  g_set_error_literal (error, DESMI_PHOTO_ERROR, (int) code,
                       code == DESMI_PHOTO_ERROR_TOO_LARGE
                           ? _ ("The picture has too many pixels. Make a smaller one of it.")
                           : _ ("The picture is neither a PNG nor a JPEG, or part of it is "
                                "missing."));
  return FALSE;
}

static int
read_size (const guint8 *p)
{
  return (int) MIN ((guint32) p[0] << 24 | (guint32) p[1] << 16 | (guint32) p[2] << 8 | p[3],
                    (guint32) G_MAXINT);
}

static gboolean
measure_png (GBytes *bytes, int *width, int *height, GError **error)
{
  gsize         length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  if (length < 33 || memcmp (data, png_sign, sizeof png_sign) != 0
      || memcmp (data + 12, "IHDR", 4) != 0)
    return fail (error, DESMI_PHOTO_ERROR_BROKEN);
  *width = read_size (data + 16);
  *height = read_size (data + 20);
  if (*width < 1 || *height < 1)
    return fail (error, DESMI_PHOTO_ERROR_BROKEN);
  if ((double) *width * *height > PNG_PIXELS_MOST)
    return fail (error, DESMI_PHOTO_ERROR_TOO_LARGE);
  return TRUE;
}

/**
 * desmi_photo_measure:
 * @width: (out): px when it is upright
 * @height: (out): px
 *
 * Reads the head of a picture only: the rest of it may still be broken.
 *
 * Returns: whether it begins like one; else a #DesmiPhotoError
 */
gboolean
desmi_photo_measure (GBytes *bytes, int *width, int *height, GError **error)
{
  DesmiJpegHead head;

  if (!desmi_photo_is_jpeg (bytes))
    return measure_png (bytes, width, height, error);
  if (!desmi_jpeg_read_head (bytes, &head) || head.width < 1 || head.height < 1)
    return fail (error, DESMI_PHOTO_ERROR_BROKEN);
  if ((double) head.width * head.height > PIXELS_MOST)
    return fail (error, DESMI_PHOTO_ERROR_TOO_LARGE);
  *width = head.orientation >= 5 ? head.height : head.width;
  *height = head.orientation >= 5 ? head.width : head.height;
  return TRUE;
}

typedef struct
{
  const guint8 *data;
  gsize         left;
} Source;

static cairo_status_t
read_cb (void *closure, unsigned char *data, unsigned int length)
{
  Source *source = closure;

  if (length > source->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, source->data, length);
  source->data += length;
  source->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
decode_png (GBytes *bytes)
{
  Source           source = { g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes) };
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_cb, &source);

  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    return surface;
  cairo_surface_destroy (surface);
  return NULL;
}

/* How a stored picture becomes the upright one of that size, by EXIF's number. */
static void
turn_upright (cairo_t *cr, int orientation, double width, double height)
{
  const cairo_matrix_t ways[] = { { 1, 0, 0, 1, 0, 0 },
                                  { -1, 0, 0, 1, width, 0 },
                                  { -1, 0, 0, -1, width, height },
                                  { 1, 0, 0, -1, 0, height },
                                  { 0, 1, 1, 0, 0, 0 },
                                  { 0, 1, -1, 0, width, 0 },
                                  { 0, -1, -1, 0, width, height },
                                  { 0, -1, 1, 0, 0, height } };

  cairo_transform (cr, &ways[orientation - 1]);
}

/* The picture upright and @width by @height px; takes @stored. */
static cairo_surface_t *
redraw (cairo_surface_t *stored, int orientation, int width, int height)
{
  cairo_surface_t *out
      = cairo_image_surface_create (cairo_image_surface_get_format (stored), width, height);
  cairo_t *cr = cairo_create (out);
  double   across = orientation >= 5 ? height : width, down = orientation >= 5 ? width : height;

  turn_upright (cr, orientation, width, height);
  cairo_scale (cr, across / cairo_image_surface_get_width (stored),
               down / cairo_image_surface_get_height (stored));
  cairo_set_source_surface (cr, stored, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  /* or the edges would be mixed with nothing */
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (stored);
  cairo_surface_flush (out);
  return out;
}

static GBytes *
prepare_jpeg (GBytes *bytes, int width, int height, int full_width)
{
  DesmiJpegHead    head = { .orientation = 1 };
  GBytes          *out;
  cairo_surface_t *surface;

  if (!desmi_jpeg_read_head (bytes, &head))
    return NULL;
  surface = desmi_jpeg_decode (bytes, head.orientation >= 5 ? height : width);
  if (surface == NULL)
    return NULL;
  if (head.orientation == 1 && width == full_width && head.n_colors != 4)
    {
      cairo_surface_destroy (surface);
      return desmi_jpeg_strip (bytes);
    }
  surface = redraw (surface, head.orientation, width, height);
  out = desmi_jpeg_encode (surface);
  cairo_surface_destroy (surface);
  return out;
}

static GBytes *
prepare_png (GBytes *bytes, int width, int height, int full_width)
{
  cairo_surface_t *surface = decode_png (bytes);
  GBytes          *out;

  if (surface == NULL)
    return NULL;
  if (width != full_width)
    surface = redraw (surface, 1, width, height);
  out = desmi_png_write (surface, 1.0, NULL, (double) width * height <= SMALL_PIXELS, NULL);
  cairo_surface_destroy (surface);
  return out;
}

/* What was prepared lately: whoever edits a text has the slide's photo laid out anew each time. */
static struct
{
  GMutex      mutex;
  GHashTable *pictures; /* of GBytes, by digest and size */
  gsize       length;   /* of all of them */
} memory;

static void
unref_bytes (void *data)
{
  g_bytes_unref (data);
}

static GBytes *
recall (const char *key)
{
  GBytes *found;

  g_mutex_lock (&memory.mutex);
  found = memory.pictures != NULL ? g_hash_table_lookup (memory.pictures, key) : NULL;
  if (found != NULL)
    g_bytes_ref (found);
  g_mutex_unlock (&memory.mutex);
  return found;
}

/* All is forgotten when it becomes much: a deck has few photos, and all are asked for again. */
static void
remember (const char *key, GBytes *bytes)
{
  g_mutex_lock (&memory.mutex);
  if (memory.pictures == NULL)
    memory.pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_bytes);
  if (memory.length + g_bytes_get_size (bytes) > MEMORY_MOST)
    {
      g_hash_table_remove_all (memory.pictures);
      memory.length = 0;
    }
  if (g_hash_table_replace (memory.pictures, g_strdup (key), g_bytes_ref (bytes)))
    memory.length += g_bytes_get_size (bytes);
  g_mutex_unlock (&memory.mutex);
}

/**
 * desmi_photo_prepare:
 * @bytes: PNG or JPEG
 * @width_px: as many as are seen of its width; a picture that has fewer keeps them
 * @height_px: likewise
 * @width: (out): px that it has now
 * @height: (out): likewise
 *
 * Turns a picture upright, takes out everything that is no picture, and makes it smaller where it
 * has more pixels than are seen. A JPEG that needs neither turning nor scaling keeps its data.
 *
 * Returns: (transfer full): a JPEG or PNG as @bytes were; %NULL with a #DesmiPhotoError
 */
GBytes *
desmi_photo_prepare (GBytes  *bytes,
                     double   width_px,
                     double   height_px,
                     int     *width,
                     int     *height,
                     GError **error)
{
  g_autofree char *digest = NULL, *key = NULL;
  int              full_width, full_height;
  double           scale;
  GBytes          *out;

  if (!desmi_photo_measure (bytes, &full_width, &full_height, error))
    return NULL;
  scale = MIN (1.0, MAX (width_px / full_width, height_px / full_height));
  *width = CLAMP ((int) round (full_width * scale), 1, full_width);
  *height = CLAMP ((int) round (full_height * scale), 1, full_height);
  digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  key = g_strdup_printf ("%s %d %d", digest, *width, *height);
  out = recall (key);
  if (out != NULL)
    return out;
  out = desmi_photo_is_jpeg (bytes) ? prepare_jpeg (bytes, *width, *height, full_width)
                                    : prepare_png (bytes, *width, *height, full_width);
  if (out != NULL)
    remember (key, out);
  else
    fail (error, DESMI_PHOTO_ERROR_BROKEN);
  return out;
}

static void
keep (cairo_surface_t *surface, const char *type, GBytes *bytes)
{
  gsize         length;
  const guchar *data = g_bytes_get_data (bytes, &length);

  cairo_surface_set_mime_data (surface, type, data, length, unref_bytes, g_bytes_ref (bytes));
}

/**
 * desmi_photo_load:
 * @prepared: as desmi_photo_prepare() gave it
 * @nth: which of the same pictures on one page of a PDF it is
 *
 * In a PDF its JPEG is kept, and the same picture on several pages is there once; not on one page,
 * whose list of pictures cairo would give two of one name.
 *
 * Returns: (transfer full) (nullable): the picture to be drawn
 */
cairo_surface_t *
desmi_photo_load (GBytes *prepared, guint nth)
{
  gboolean         jpeg = desmi_photo_is_jpeg (prepared);
  cairo_surface_t *surface = jpeg ? desmi_jpeg_decode (prepared, G_MAXINT) : decode_png (prepared);
  g_autofree char *digest = NULL;
  g_autoptr (GBytes) id = NULL;
  char              *name;

  if (surface == NULL)
    return NULL;
  digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, prepared);
  name = g_strdup_printf ("%s %u", digest, nth);
  id = g_bytes_new_take (name, strlen (name));
  keep (surface, CAIRO_MIME_TYPE_UNIQUE_ID, id);
  if (jpeg)
    keep (surface, CAIRO_MIME_TYPE_JPEG, prepared);
  return surface;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JPEG: reading, writing, and taking out what is no picture. GTK brings libjpeg along on every
 * system; GdkPixbuf, which would read more formats, would bring GTK's world below the window. */
#include "deck/desmi-photo-private.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

#define QUALITY 88
#define MARKER_EOI 0xd9
#define MARKER_SOS 0xda
#define MARKER_APP2 0xe2
#define MARKER_APP14 0xee
#define MARKER_COM 0xfe
#define TAG_ORIENTATION 0x0112
#define MEMORY_MOST (512L << 20) /* bytes, for pictures that are stored in many passes */

/* libjpeg leaves by a jump where it cannot go on. */
typedef struct
{
  struct jpeg_error_mgr manager;
  jmp_buf               out;
  gboolean              is_cut; /* the file ends before the picture does */
} Errors;

G_NORETURN static void
leave_cb (j_common_ptr jpeg)
{
  longjmp (((Errors *) jpeg->err)->out, 1);
}

/* Of what libjpeg warns of, only the end of the file and data that make no sense leave a hole. */
static void
warn_cb (j_common_ptr jpeg, int level)
{
  if (level < 0)
    ((Errors *) jpeg->err)->is_cut = TRUE;
}

static void
say_nothing_cb (j_common_ptr jpeg)
{
}

static struct jpeg_error_mgr *
errors_init (Errors *self)
{
  memset (self, 0, sizeof *self);
  jpeg_std_error (&self->manager);
  self->manager.error_exit = leave_cb;
  self->manager.emit_message = warn_cb;
  self->manager.output_message = say_nothing_cb;
  return &self->manager;
}

static guint
read_number (const guint8 *p, guint n, gboolean big)
{
  guint value = 0;

  for (guint i = 0; i < n; i++)
    value = value << 8 | p[big ? i : n - 1 - i];
  return value;
}

/* Returns: the orientation that a segment of EXIF tells, 1 where it tells none */
static int
read_orientation (const guint8 *data, gsize length)
{
  const guint8 *tiff = data + 6;
  gsize         n = length - 6;
  gboolean      big;
  guint         directory, n_entries;

  if (length < 6 + 8 || memcmp (data, "Exif\0\0", 6) != 0)
    return 1;
  big = tiff[0] == 'M';
  directory = read_number (tiff + 4, 4, big);
  if (directory > n - 2)
    return 1;
  n_entries = read_number (tiff + directory, 2, big);
  for (gsize i = 0, at = directory + 2; i < n_entries && at + 12 <= n; i++, at += 12)
    if (read_number (tiff + at, 2, big) == TAG_ORIENTATION)
      {
        guint value = read_number (tiff + at + 8, 2, big);

        return value >= 1 && value <= 8 ? (int) value : 1;
      }
  return 1;
}

/**
 * desmi_jpeg_read_head:
 * @out: (out caller-allocates): what is said before the picture
 *
 * Returns: whether @bytes begin like a JPEG that can be read
 */
gboolean
desmi_jpeg_read_head (GBytes *bytes, DesmiJpegHead *out)
{
  struct jpeg_decompress_struct jpeg;
  Errors                        errors;
  volatile gboolean             done = FALSE;
  gsize                         length;
  const guint8                 *data = g_bytes_get_data (bytes, &length);

  memset (&jpeg, 0, sizeof jpeg);
  jpeg.err = errors_init (&errors);
  if (setjmp (errors.out) == 0)
    {
      jpeg_create_decompress (&jpeg);
      jpeg_mem_src (&jpeg, data, (unsigned long) length);
      jpeg_save_markers (&jpeg, JPEG_APP0 + 1, 0xffff);
      jpeg_read_header (&jpeg, TRUE);
      *out = (DesmiJpegHead){ (int) jpeg.image_width, (int) jpeg.image_height, 1,
                              jpeg.num_components };
      for (jpeg_saved_marker_ptr m = jpeg.marker_list; m != NULL && out->orientation == 1;
           m = m->next)
        out->orientation = read_orientation (m->data, m->data_length);
      done = TRUE;
    }
  jpeg_destroy_decompress (&jpeg);
  return done;
}

/* Inks are stored inverted by those programs that store them at all. */
static void
fill_row (guint8 *to, const guint8 *from, guint width, J_COLOR_SPACE space)
{
  for (guint x = 0; x < width; x++)
    {
      guint32 pixel;

      if (space == JCS_CMYK)
        {
          const guint8 *p = from + 4 * x;

          pixel = (guint32) (p[0] * p[3] / 255) << 16 | (guint32) (p[1] * p[3] / 255) << 8
                  | (guint32) (p[2] * p[3] / 255);
        }
      else
        pixel = (guint32) from[3 * x] << 16 | (guint32) from[3 * x + 1] << 8 | from[3 * x + 2];
      memcpy (to + 4 * (gsize) x, &pixel, 4);
    }
}

static cairo_surface_t *
read_rows (struct jpeg_decompress_struct *jpeg)
{
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int) jpeg->output_width, (int) jpeg->output_height);
  /* in libjpeg's own memory, which goes with it where it leaves */
  JSAMPARRAY row = (*jpeg->mem->alloc_sarray) (
      (j_common_ptr) jpeg, JPOOL_IMAGE, jpeg->output_width * (guint) jpeg->output_components, 1);

  jpeg->client_data = surface;
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    return surface;
  while (jpeg->output_scanline < jpeg->output_height)
    {
      guint8 *to
          = cairo_image_surface_get_data (surface)
            + (gsize) jpeg->output_scanline * (gsize) cairo_image_surface_get_stride (surface);

      jpeg_read_scanlines (jpeg, row, 1);
      fill_row (to, row[0], jpeg->output_width, jpeg->out_color_space);
    }
  cairo_surface_mark_dirty (surface);
  cairo_surface_flush (surface);
  return surface;
}

/**
 * desmi_jpeg_decode:
 * @least_width: px that the picture is to have at least, as stored; it may have more
 *
 * Returns: (transfer full) (nullable): the picture as it is stored; %NULL where not all of it is
 *   there
 */
cairo_surface_t *
desmi_jpeg_decode (GBytes *bytes, int least_width)
{
  struct jpeg_decompress_struct jpeg;
  Errors                        errors;
  cairo_surface_t *volatile surface = NULL;
  gsize         length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  memset (&jpeg, 0, sizeof jpeg);
  jpeg.err = errors_init (&errors);
  if (setjmp (errors.out) == 0)
    {
      jpeg_create_decompress (&jpeg);
      jpeg.mem->max_memory_to_use = MEMORY_MOST;
      jpeg_mem_src (&jpeg, data, (unsigned long) length);
      jpeg_read_header (&jpeg, TRUE);
      jpeg.out_color_space = jpeg.num_components == 4 ? JCS_CMYK : JCS_RGB;
      jpeg.scale_denom = 8;
      for (jpeg.scale_num = 1; jpeg.scale_num < 8; jpeg.scale_num *= 2)
        if (jpeg.image_width * jpeg.scale_num / 8 >= (guint) MAX (least_width, 1))
          break;
      jpeg_start_decompress (&jpeg);
      surface = read_rows (&jpeg);
      jpeg_finish_decompress (&jpeg);
    }
  else
    {
      surface = jpeg.client_data;
      errors.is_cut = TRUE;
    }
  jpeg_destroy_decompress (&jpeg);
  if (surface != NULL && (errors.is_cut || cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS))
    {
      cairo_surface_destroy (surface);
      return NULL;
    }
  return surface;
}

static void
write_rows (struct jpeg_compress_struct *jpeg, cairo_surface_t *surface)
{
  JSAMPARRAY row
      = (*jpeg->mem->alloc_sarray) ((j_common_ptr) jpeg, JPOOL_IMAGE, 3 * jpeg->image_width, 1);

  while (jpeg->next_scanline < jpeg->image_height)
    {
      const guint8 *from
          = cairo_image_surface_get_data (surface)
            + (gsize) jpeg->next_scanline * (gsize) cairo_image_surface_get_stride (surface);

      for (guint x = 0; x < jpeg->image_width; x++)
        {
          guint32 pixel;

          memcpy (&pixel, from + 4 * (gsize) x, 4);
          row[0][3 * x] = (guint8) (pixel >> 16);
          row[0][3 * x + 1] = (guint8) (pixel >> 8);
          row[0][3 * x + 2] = (guint8) pixel;
        }
      jpeg_write_scanlines (jpeg, row, 1);
    }
}

/**
 * desmi_jpeg_encode:
 * @surface: an opaque image
 *
 * Returns: (transfer full) (nullable): it as JPEG, with nothing else; %NULL without memory
 */
GBytes *
desmi_jpeg_encode (cairo_surface_t *surface)
{
  struct jpeg_compress_struct jpeg;
  Errors                      errors;
  unsigned char              *data = NULL;
  unsigned long               length = 0;
  GBytes *volatile bytes = NULL;

  memset (&jpeg, 0, sizeof jpeg);
  jpeg.err = errors_init (&errors);
  if (setjmp (errors.out) == 0)
    {
      jpeg_create_compress (&jpeg);
      jpeg_mem_dest (&jpeg, &data, &length);
      jpeg.image_width = (JDIMENSION) cairo_image_surface_get_width (surface);
      jpeg.image_height = (JDIMENSION) cairo_image_surface_get_height (surface);
      jpeg.input_components = 3;
      jpeg.in_color_space = JCS_RGB;
      jpeg_set_defaults (&jpeg);
      jpeg_set_quality (&jpeg, QUALITY, TRUE);
      jpeg.optimize_coding = TRUE;
      jpeg_start_compress (&jpeg, TRUE);
      write_rows (&jpeg, surface);
      jpeg_finish_compress (&jpeg);
      bytes = g_bytes_new (data, length);
    }
  jpeg_destroy_compress (&jpeg);
  free (data);
  return bytes;
}

/* Whether a segment is needed to see the picture as it was meant: sizes, tables, and of what
 * programs add, how colours are to be read. */
static gboolean
is_picture (guint8 marker, const guint8 *segment, gsize length)
{
  if (marker == MARKER_APP2)
    return length > 14 && memcmp (segment + 2, "ICC_PROFILE", 12) == 0;
  if (marker == JPEG_APP0)
    return length == 16 && memcmp (segment + 2, "JFIF", 5) == 0;
  if (marker == MARKER_APP14)
    return length >= 14 && memcmp (segment + 2, "Adobe", 5) == 0;
  return marker != MARKER_COM && !(marker > JPEG_APP0 && marker <= JPEG_APP0 + 15);
}

/* Returns: bytes from @at to the next marker */
static gsize
skip_scan (const guint8 *data, gsize length, gsize at)
{
  gsize end = at;

  while (end + 1 < length
         && !(data[end] == 0xff && data[end + 1] != 0 && data[end + 1] != 0xff
              && !(data[end + 1] >= 0xd0 && data[end + 1] <= 0xd7)))
    end++;
  return end - at;
}

/**
 * desmi_jpeg_strip:
 *
 * Takes out all that is no picture: EXIF with the place, a small copy, comments, what comes behind
 * the picture's end. The picture itself stays as it is, bit for bit.
 *
 * Returns: (transfer full) (nullable): the picture; %NULL where it is not whole
 */
GBytes *
desmi_jpeg_strip (GBytes *bytes)
{
  gsize                  length, at = 2;
  const guint8          *data = g_bytes_get_data (bytes, &length);
  g_autoptr (GByteArray) out = g_byte_array_new ();

  if (length < 4)
    return NULL;
  g_byte_array_append (out, data, 2);
  while (at + 4 <= length && data[at] == 0xff)
    {
      guint8 marker = data[at + 1];
      gsize  size = ((gsize) data[at + 2] << 8) + data[at + 3];

      if (marker == 0xff)
        {
          at++;
          continue;
        }
      if (marker == MARKER_EOI)
        break;
      if (size < 2 || at + 2 + size > length)
        return NULL;
      if (is_picture (marker, data + at + 2, size))
        g_byte_array_append (out, data + at, (guint) size + 2);
      at += size + 2;
      if (marker == MARKER_SOS)
        {
          gsize scan = skip_scan (data, length, at);

          g_byte_array_append (out, data + at, (guint) scan);
          at += scan;
        }
    }
  if (at + 2 > length || data[at] != 0xff || data[at + 1] != MARKER_EOI)
    return NULL;
  g_byte_array_append (out, data + at, 2);
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

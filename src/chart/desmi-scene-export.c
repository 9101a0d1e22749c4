/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene as a file: PNG, SVG and PDF that are the same, byte for byte, when made twice. */
#include "chart/desmi-png.h"
#include "chart/desmi-scene-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_PIXELS 32767.0 /* along a side: cairo's own limit */
#define PT_PER_PX 0.75
#define PT_PER_MM (72.0 / 25.4)
#define A4_WIDTH_MM 297.0
#define A4_HEIGHT_MM 210.0
#define MARGIN_MM 15.0

/**
 * desmi_export_format_from_path:
 * @path: a file name
 * @out: (out): the format its suffix asks for
 *
 * Returns: whether the suffix is .png, .svg or .pdf, in any case
 */
gboolean
desmi_export_format_from_path (const char *path, DesmiExportFormat *out)
{
  static const char *const suffixes[] = { ".png", ".svg", ".pdf" };
  g_autofree char         *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      {
        *out = (DesmiExportFormat) i;
        return TRUE;
      }
  return FALSE;
}

static void
paint_background (DesmiScene *self, cairo_t *cr)
{
  const DesmiColor *color = &self->theme.background;

  cairo_set_source_rgb (cr, color->red, color->green, color->blue);
  cairo_paint (cr);
}

static cairo_surface_t *
render (DesmiScene *self, double scale, GError **error)
{
  double           width = round (self->width * scale), height = round (self->height * scale);
  cairo_surface_t *surface;
  cairo_t         *cr;

  if (!(width <= MAX_PIXELS && height <= MAX_PIXELS && scale > 0))
    {
      g_set_error_literal (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_EXPORT,
                           _ ("The picture would be too large. Choose a smaller size or scale."));
      return NULL;
    }
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) MAX (width, 1.0),
                                        (int) MAX (height, 1.0));
  cr = cairo_create (surface);
  paint_background (self, cr);
  cairo_scale (cr, scale, scale);
  desmi_scene_paint (self, cr);
  if (cairo_status (cr) != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_EXPORT,
                   _ ("The picture could not be drawn: %s."),
                   cairo_status_to_string (cairo_status (cr)));
      g_clear_pointer (&surface, cairo_surface_destroy);
    }
  cairo_destroy (cr);
  if (surface != NULL)
    cairo_surface_flush (surface);
  return surface;
}

/**
 * desmi_scene_write_png:
 * @scale: image pixels in a px
 * @small: take the time to make a small file; else write fast
 *
 * Returns: (transfer full) (nullable): the file; %NULL with DESMI_CHART_ERROR_EXPORT
 */
GBytes *
desmi_scene_write_png (DesmiScene *self, double scale, gboolean small, GError **error)
{
  cairo_surface_t *surface = render (self, scale, error);
  GBytes          *bytes = NULL;

  if (surface == NULL)
    return NULL;
  bytes = desmi_png_write (surface, scale, desmi_scene_get_title (self), small, error);
  cairo_surface_destroy (surface);
  return bytes;
}

static cairo_status_t
pdf_write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_pdf_metadata (cairo_surface_t *surface, DesmiScene *self, gint64 created_utc)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (created_utc);
  g_autofree char *text = date != NULL ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, desmi_scene_get_title (self));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT,
                                  desmi_scene_get_summary (self));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Desmigratif");
  if (text != NULL)
    {
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, text);
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, text);
    }
}

/* Puts the scene on the page: as large as fits between the margins, in the middle. */
static void
fit_to_a4 (DesmiScene *self, cairo_t *cr)
{
  double width = MAX (self->width, 1.0), height = MAX (self->height, 1.0);
  double room_x = (A4_WIDTH_MM - 2 * MARGIN_MM) * PT_PER_MM;
  double room_y = (A4_HEIGHT_MM - 2 * MARGIN_MM) * PT_PER_MM;
  double scale = MIN (room_x / width, room_y / height);

  cairo_translate (cr, MARGIN_MM * PT_PER_MM + (room_x - scale * width) / 2,
                   MARGIN_MM * PT_PER_MM + (room_y - scale * height) / 2);
  cairo_scale (cr, scale, scale);
}

/**
 * desmi_scene_write_pdf:
 *
 * Returns: (transfer full) (nullable): one page; %NULL with DESMI_CHART_ERROR_EXPORT
 */
GBytes *
desmi_scene_write_pdf (DesmiScene *self, const DesmiExportOptions *options, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  double      width = options->a4 ? A4_WIDTH_MM * PT_PER_MM : MAX (self->width, 1.0) * PT_PER_PX;
  double      height = options->a4 ? A4_HEIGHT_MM * PT_PER_MM : MAX (self->height, 1.0) * PT_PER_PX;
  cairo_surface_t *surface
      = cairo_pdf_surface_create_for_stream (pdf_write_cb, bytes, width, height);
  cairo_t       *cr = cairo_create (surface);
  cairo_status_t status;

  set_pdf_metadata (surface, self, options->created_utc);
  paint_background (self, cr);
  if (options->a4)
    fit_to_a4 (self, cr);
  else
    cairo_scale (cr, PT_PER_PX, PT_PER_PX);
  desmi_scene_paint (self, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_byte_array_unref (bytes);
      g_set_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_EXPORT,
                   _ ("The picture could not be drawn: %s."), cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (bytes);
}

/**
 * desmi_scene_export:
 *
 * Writes into memory.
 *
 * Returns: (transfer full) (nullable): the file; %NULL with DESMI_CHART_ERROR_EXPORT
 */
GBytes *
desmi_scene_export (DesmiScene               *self,
                    DesmiExportFormat         format,
                    const DesmiExportOptions *options,
                    GError                  **error)
{
  switch (format)
    {
    case DESMI_EXPORT_SVG:
      return g_string_free_to_bytes (desmi_scene_write_svg (self, options->text_as_outlines));
    case DESMI_EXPORT_PDF:
      return desmi_scene_write_pdf (self, options, error);
    case DESMI_EXPORT_PNG:
    default:
      return desmi_scene_write_png (self, options->scale, options->small, error);
    }
}

/**
 * desmi_scene_export_to_file:
 * @path: file name; replaced as a whole or not at all
 *
 * Like desmi_scene_export(), and saves the result.
 *
 * Returns: whether it was; else DESMI_CHART_ERROR_EXPORT
 */
gboolean
desmi_scene_export_to_file (DesmiScene               *self,
                            const char               *path,
                            DesmiExportFormat         format,
                            const DesmiExportOptions *options,
                            GError                  **error)
{
  g_autoptr (GBytes) bytes = desmi_scene_export (self, format, options, error);
  g_autoptr (GError) reason = NULL;
  g_autofree char   *name = NULL;

  if (bytes == NULL)
    return FALSE;
  if (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                           &reason))
    return TRUE;
  name = g_filename_display_name (path);
  g_set_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_EXPORT,
               _ ("The file “%s” could not be written: %s"), name, reason->message);
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene as a file: PNG, SVG and PDF that are the same, byte for byte, when made twice. */
#include "chart/desmi-png.h"
#include "chart/desmi-scene-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_PIXELS                                                                                 \
  16384.0 /* along a side: far past any paper, and a bitmap still fits in memory                   \
           */
#define PT_PER_PX 0.75

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

/**
 * desmi_scene_write_pdf:
 * @created_utc: written as the date of creation, instead of the clock's
 *
 * Returns: (transfer full) (nullable): one page of the scene's size; %NULL with
 * DESMI_CHART_ERROR_EXPORT
 */
GBytes *
desmi_scene_write_pdf (DesmiScene *self, gint64 created_utc, GError **error)
{
  GByteArray      *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
      pdf_write_cb, bytes, MAX (self->width, 1.0) * PT_PER_PX, MAX (self->height, 1.0) * PT_PER_PX);
  cairo_t       *cr = cairo_create (surface);
  cairo_status_t status;

  set_pdf_metadata (surface, self, created_utc);
  paint_background (self, cr);
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

static GBytes *export(DesmiScene       *self,
                      DesmiExportFormat format,
                      double            scale,
                      gint64            created_utc,
                      gboolean          small,
                      GError          **error)
{
  switch (format)
    {
    case DESMI_EXPORT_SVG:
      return g_string_free_to_bytes (desmi_scene_write_svg (self));
    case DESMI_EXPORT_PDF:
      return desmi_scene_write_pdf (self, created_utc, error);
    case DESMI_EXPORT_PNG:
    default:
      return desmi_scene_write_png (self, scale, small, error);
    }
}

/**
 * desmi_scene_export:
 * @scale: of PNG only: image pixels in a px, 1 to 3
 * @created_utc: of PDF only, which has to have a date: seconds since 1970, instead of the clock's
 *
 * Writes into memory, fast: for the clipboard and previews.
 *
 * Returns: (transfer full) (nullable): the file; %NULL with DESMI_CHART_ERROR_EXPORT
 */
GBytes *
desmi_scene_export (DesmiScene       *self,
                    DesmiExportFormat format,
                    double            scale,
                    gint64            created_utc,
                    GError          **error)
{
  return export(self, format, scale, created_utc, FALSE, error);
}

/**
 * desmi_scene_export_to_file:
 * @path: file name; replaced as a whole or not at all
 *
 * Like desmi_scene_export(), but a PNG is packed to be small, and the result saved.
 *
 * Returns: whether it was; else DESMI_CHART_ERROR_EXPORT
 */
gboolean
desmi_scene_export_to_file (DesmiScene       *self,
                            const char       *path,
                            DesmiExportFormat format,
                            double            scale,
                            gint64            created_utc,
                            GError          **error)
{
  g_autoptr (GBytes) bytes = export(self, format, scale, created_utc, TRUE, error);
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

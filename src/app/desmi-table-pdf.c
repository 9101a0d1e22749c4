/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheets of a table as PDF: text that can be found and read out, and the same bytes each time.
 */
#include "app/desmi-table-pdf.h"

#include "app/desmi-export.h"
#include "deck/desmi-pdf-update.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#define CREATED "2000-01-01" /* of a table that has no day of its own */

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface, const DesmiTablePaper *paper)
{
  const DesmiTableClip *clip = desmi_table_sheet_get_clip (desmi_table_paper_get_sheet (paper));
  const char           *day = desmi_table_get_as_of (clip->table);
  g_autofree char      *created = g_strdup_printf ("%sT00:00:00Z", day != NULL ? day : CREATED);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                  clip->title != NULL ? clip->title : _ ("Table"));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Desmigratif");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, created);
}

/* The document's element ends before the last page does, or newer cairos add an empty one. */
static gboolean
paint_pages (cairo_t *cr, const DesmiTablePaper *paper, GCancellable *cancellable)
{
  guint n = desmi_table_paper_get_n_pages (paper);

  cairo_tag_begin (cr, "Document", "");
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DesmiScene) scene = NULL;

      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      scene = desmi_table_paper_make_scene (paper, i);
      desmi_scene_paint (scene, cr);
      if (i + 1 == n)
        cairo_tag_end (cr, "Document");
      cairo_show_page (cr);
    }
  return TRUE;
}

/**
 * desmi_table_pdf_write:
 *
 * Draws all sheets into memory; takes its time.
 *
 * Returns: (transfer full): the file; %NULL with %DESMI_CHART_ERROR_EXPORT or
 *   %G_IO_ERROR_CANCELLED
 */
GBytes *
desmi_table_pdf_write (const DesmiTablePaper *paper, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GPtrArray)  none = g_ptr_array_new ();
  cairo_surface_t       *surface = cairo_pdf_surface_create_for_stream (
            write_cb, bytes, desmi_table_paper_get_width (paper), desmi_table_paper_get_height (paper));
  const DesmiLocale *locale
      = desmi_table_sheet_get_clip (desmi_table_paper_get_sheet (paper))->locale;
  cairo_status_t status;
  gboolean       done;
  cairo_t       *cr;

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  set_metadata (surface, paper);
  cr = cairo_create (surface);
  done = paint_pages (cr, paper, cancellable);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!done && g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (status == CAIRO_STATUS_SUCCESS
      && desmi_pdf_update (bytes, locale->language == DESMI_LANGUAGE_ID ? "id-ID" : "en", none))
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  g_set_error_literal (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_EXPORT,
                       _ ("The table could not be drawn."));
  return NULL;
}

static void
unref_paper (gpointer data)
{
  desmi_table_paper_unref (data);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError            *error = NULL;
  g_autoptr (GBytes) bytes = desmi_table_pdf_write (data, cancellable, &error);

  if (bytes != NULL && desmi_export_write (source, bytes, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * desmi_table_pdf_save_async:
 * @file: replaced as a whole or not at all
 *
 * Saves the sheets, without blocking.
 */
void
desmi_table_pdf_save_async (DesmiTablePaper    *paper,
                            GFile              *file,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (file, cancellable, callback, user_data);

  g_task_set_source_tag (task, desmi_table_pdf_save_async);
  g_task_set_task_data (task, desmi_table_paper_ref (paper), unref_paper);
  /* what was written is there, whoever cancelled meanwhile */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, save_in_thread);
}

/**
 * desmi_table_pdf_save_finish:
 *
 * Returns: whether it was saved; else %FALSE with an error that says why the file is not there
 */
gboolean
desmi_table_pdf_save_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/decks/desmi-deck-export.h"

#include "app/decks/desmi-deck-data.h"
#include "core/desmi-file-name.h"
#include "deck/desmi-page-scene.h"
#include "deck/desmi-pdf.h"
#include "deck/pptx/desmi-pptx.h"

#include <glib/gi18n-lib.h>

#define HANDOUT_SLIDES 6

typedef struct
{
  DesmiPages       *pages;
  DesmiDeckFormat   format;
  DesmiPaperOptions paper;
  char             *path; /* nullable: the file is not on this computer */
} Work;

/**
 * desmi_deck_format_get_ending:
 *
 * Returns: (transfer none): ".pdf"; of pictures in a folder empty
 */
const char *
desmi_deck_format_get_ending (DesmiDeckFormat format)
{
  if (format == DESMI_DECK_PPTX || format == DESMI_DECK_PPTX_DATA)
    return ".pptx";
  return format == DESMI_DECK_PNG ? "" : ".pdf";
}

/**
 * desmi_deck_format_dup_name:
 * @deck: what the presentation is called
 *
 * Returns: (transfer full): a name for the file, which every system takes
 */
char *
desmi_deck_format_dup_name (DesmiDeckFormat format, const char *deck)
{
  g_autofree char *name = desmi_file_name_make (deck, _ ("Presentation"));
  const char      *what = format == DESMI_DECK_HANDOUT ? _ ("handout")
                          : format == DESMI_DECK_NOTES ? _ ("with notes")
                                                       : NULL;
  const char      *ending = desmi_deck_format_get_ending (format);

  return what != NULL ? g_strdup_printf ("%s – %s%s", name, what, ending)
                      : g_strconcat (name, ending, NULL);
}

static gboolean
save_pngs (DesmiPages *pages, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char      *stem = desmi_deck_format_dup_name (DESMI_DECK_PNG, pages->deck->name);
  g_autoptr (GPtrArray) files
      = desmi_pages_save_pngs (pages, path, stem, DESMI_PNG_WIDTH_PX, cancellable, error);

  return files != NULL;
}

static gboolean
export_on (DesmiPages              *pages,
           DesmiDeckFormat          format,
           const DesmiPaperOptions *paper,
           const char              *path,
           GCancellable            *cancellable,
           GError                 **error)
{
  if (format == DESMI_DECK_PPTX)
    return desmi_pptx_save (pages, path, cancellable, error);
  if (format == DESMI_DECK_PPTX_DATA)
    return desmi_deck_data_save (pages, path, cancellable, error);
  if (format == DESMI_DECK_PNG)
    return save_pngs (pages, path, cancellable, error);
  return desmi_pdf_save (pages, paper, path, cancellable, error);
}

static void
get_paper (DesmiDeckFormat format, DesmiPaperOptions *out)
{
  if (format == DESMI_DECK_HANDOUT || format == DESMI_DECK_NOTES)
    desmi_paper_options_init (out, DESMI_PAPER_A4,
                              format == DESMI_DECK_HANDOUT ? HANDOUT_SLIDES : 0);
  else
    *out = (DesmiPaperOptions){ .per_sheet = 1 };
}

/**
 * desmi_deck_export:
 * @path: of the file, which is replaced; of pictures, of a folder
 *
 * Writes the file, whole or not at all. Blocks.
 *
 * Returns: whether it is there; if not, @error is of the file, or %G_IO_ERROR_CANCELLED
 */
gboolean
desmi_deck_export (DesmiPages     *pages,
                   DesmiDeckFormat format,
                   const char     *path,
                   GCancellable   *cancellable,
                   GError        **error)
{
  DesmiPaperOptions paper;

  get_paper (format, &paper);
  return export_on (pages, format, &paper, path, cancellable, error);
}

static void
free_work (gpointer data)
{
  Work *work = data;

  desmi_pages_unref (work->pages);
  g_free (work->path);
  g_free (work);
}

static void
export_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;
  GError     *error = NULL;

  if (work->path == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s",
                             _ ("Choose a place on this computer."));
  else if (export_on (work->pages, work->format, &work->paper, work->path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
start (DesmiPages              *pages,
       DesmiDeckFormat          format,
       const DesmiPaperOptions *paper,
       GFile                   *file,
       GCancellable            *cancellable,
       GAsyncReadyCallback      callback,
       gpointer                 user_data)
{
  g_autoptr (GTask) task = g_task_new (file, cancellable, callback, user_data);
  Work             *work = g_new (Work, 1);

  *work = (Work){ desmi_pages_ref (pages), format, *paper, g_file_get_path (file) };
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, work, free_work);
  g_task_run_in_thread (task, export_in_thread);
}

/**
 * desmi_deck_export_async:
 * @file: on this computer
 *
 * The same on a thread.
 */
void
desmi_deck_export_async (DesmiPages         *pages,
                         DesmiDeckFormat     format,
                         GFile              *file,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  DesmiPaperOptions paper;

  get_paper (format, &paper);
  start (pages, format, &paper, file, cancellable, callback, user_data);
}

/**
 * desmi_deck_export_sheets_async:
 * @paper: of PDF
 * @file: on this computer
 *
 * Writes slides on sheets of any paper; desmi_deck_export_finish() ends it.
 */
void
desmi_deck_export_sheets_async (DesmiPages              *pages,
                                const DesmiPaperOptions *paper,
                                GFile                   *file,
                                GCancellable            *cancellable,
                                GAsyncReadyCallback      callback,
                                gpointer                 user_data)
{
  start (pages, DESMI_DECK_PDF, paper, file, cancellable, callback, user_data);
}

/**
 * desmi_deck_export_finish:
 *
 * Returns: as desmi_deck_export()
 */
gboolean
desmi_deck_export_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table becomes a workbook. */
#include "ui/desmi-table-save.h"

#include "ui/desmi-saving.h"

#include <glib/gi18n-lib.h>

#define ENDING ".xlsx"

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GFile             *file = G_FILE (source);
  g_autofree char   *text = desmi_saving_dup_text (file);
  g_autoptr (GError) error = NULL;

  desmi_table_sheet_save_finish (result, &error);
  desmi_saving_end (user_data, file, text, error);
}

static void
write_sheet (DesmiSaving *saving, GFile *file)
{
  desmi_table_sheet_save_async (desmi_saving_get_what (saving), file, desmi_saving_progress_cb,
                                saving, desmi_saving_get_cancellable (saving), saved_cb, saving);
}

static void
free_sheet (gpointer sheet)
{
  desmi_table_sheet_unref (sheet);
}

static DesmiSavingKind
get_kind (void)
{
  return (DesmiSavingKind){
    .choose = _ ("Save as Workbook"),
    .title = _ ("Saving the Table"),
    .failed = _ ("The Table Was Not Saved"),
    .folder = "table-folder",
    .ending = ENDING,
    .write = write_sheet,
  };
}

/**
 * desmi_table_save_to:
 * @widget: in the window that asks, which is told by "win.saved" when the file is there
 * @file: replaced, if it is there
 *
 * Writes the workbook; a dialog says why it was not written. Going on for longer, a window shows
 * how far it is, and cancels.
 */
void
desmi_table_save_to (GtkWidget *widget, DesmiTableSheet *sheet, GFile *file)
{
  const DesmiSavingKind kind = get_kind ();

  desmi_saving_run (widget, &kind, file, desmi_table_sheet_ref (sheet), free_sheet);
}

/**
 * desmi_table_save_ask:
 * @widget: in the window that asks
 * @sheet: the table
 *
 * Asks where, and writes the workbook there.
 */
void
desmi_table_save_ask (GtkWidget *widget, DesmiTableSheet *sheet)
{
  const DesmiSavingKind kind = get_kind ();
  g_autofree char      *name = desmi_table_sheet_dup_file_name (sheet, ENDING);

  desmi_saving_ask (widget, &kind, name, desmi_table_sheet_ref (sheet), free_sheet);
}

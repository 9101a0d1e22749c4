/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table goes to a printer. */
#include "ui/desmi-table-print.h"

#include "app/desmi-table-pdf.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PAPER_KEY "desmi-paper"
#define ENDING ".pdf"

static DesmiTablePaper *
get_paper (GtkPrintOperation *operation)
{
  return g_object_get_data (G_OBJECT (operation), PAPER_KEY);
}

static void
take_paper (GtkPrintOperation *operation, DesmiTablePaper *paper)
{
  g_object_set_data_full (G_OBJECT (operation), PAPER_KEY, paper,
                          (GDestroyNotify) desmi_table_paper_unref);
}

/* Whoever chose another paper in the printer's dialog gets the table laid out for that. */
static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer user_data)
{
  DesmiTablePaper *paper = get_paper (operation);
  double           width = gtk_print_context_get_width (context);
  double           height = gtk_print_context_get_height (context);

  if (fabs (width - desmi_table_paper_get_width (paper)) > 1
      || fabs (height - desmi_table_paper_get_height (paper)) > 1)
    {
      paper = desmi_table_paper_new (desmi_table_paper_get_sheet (paper), width, height,
                                     DESMI_TABLE_PAPER_MARGIN_PT);
      take_paper (operation, paper);
    }
  gtk_print_operation_set_n_pages (operation, (int) desmi_table_paper_get_n_pages (paper));
}

static void
paint (gpointer sheets, guint page, cairo_t *cr)
{
  g_autoptr (DesmiScene) scene = desmi_table_paper_make_scene (sheets, page);

  desmi_scene_paint (scene, cr);
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer user_data)
{
  paint (get_paper (operation), (guint) page, gtk_print_context_get_cairo_context (context));
}

/**
 * desmi_table_print_new:
 * @paper: the sheets, as they were shown
 * @kind: what they are of, which the printer is offered first
 *
 * Returns: (transfer full): what prints the table; to be run
 */
GtkPrintOperation *
desmi_table_print_new (DesmiTablePaper *paper, DesmiPaperKind kind)
{
  const char *title = desmi_table_sheet_get_clip (desmi_table_paper_get_sheet (paper))->title;
  GtkPrintOperation *operation = desmi_print_operation_new (
      kind, desmi_table_paper_get_width (paper) > desmi_table_paper_get_height (paper),
      title != NULL ? title : _ ("Table"));

  take_paper (operation, desmi_table_paper_ref (paper));
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), NULL);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), NULL);
  return operation;
}

static gpointer
ref (gpointer of)
{
  return desmi_table_sheet_ref (of);
}

static void
unref (gpointer of)
{
  desmi_table_sheet_unref (of);
}

static gpointer
lay_out (gpointer of, DesmiPaperKind kind, guint choice)
{
  return desmi_table_paper_new_for (of, kind, choice);
}

static void
free_sheets (gpointer sheets)
{
  desmi_table_paper_unref (sheets);
}

static guint
get_n (gpointer sheets)
{
  return desmi_table_paper_get_n_pages (sheets);
}

static void
get_size (gpointer sheets, double *width_pt, double *height_pt)
{
  *width_pt = desmi_table_paper_get_width (sheets);
  *height_pt = desmi_table_paper_get_height (sheets);
}

static GtkPrintOperation *
print (gpointer sheets, DesmiPaperKind kind)
{
  return desmi_table_print_new (sheets, kind);
}

static void
save_async (gpointer            sheets,
            GFile              *file,
            GCancellable       *cancellable,
            GAsyncReadyCallback callback,
            gpointer            user_data)
{
  desmi_table_pdf_save_async (sheets, file, cancellable, callback, user_data);
}

static char *
dup_name (gpointer sheets)
{
  return desmi_table_sheet_dup_file_name (desmi_table_paper_get_sheet (sheets), ENDING);
}

/**
 * desmi_table_print_get_job:
 *
 * Returns: (transfer none): how a #DesmiTableSheet is printed
 */
const DesmiPrintJob *
desmi_table_print_get_job (void)
{
  static const DesmiPrintJob job = { .title = N_ ("Print Table"),
                                     .not_printed = N_ ("The Table Was Not Printed"),
                                     .not_saved = N_ ("The Table Was Not Saved"),
                                     .nothing = N_ ("The table is empty."),
                                     .folder_key = "table-folder",
                                     .choice = N_ ("Direction of the paper"),
                                     .key = "print-turn",
                                     .names = { [DESMI_TURN_AUTO] = "auto",
                                                [DESMI_TURN_UPRIGHT] = "upright",
                                                [DESMI_TURN_ACROSS] = "across" },
                                     .words = { [DESMI_TURN_AUTO] = N_ ("As the table needs"),
                                                [DESMI_TURN_UPRIGHT] = N_ ("Upright"),
                                                [DESMI_TURN_ACROSS] = N_ ("Across") },
                                     .ref = ref,
                                     .unref = unref,
                                     .lay_out = lay_out,
                                     .free_sheets = free_sheets,
                                     .get_n = get_n,
                                     .get_size = get_size,
                                     .paint = paint,
                                     .print = print,
                                     .save_async = save_async,
                                     .save_finish = desmi_table_pdf_save_finish,
                                     .dup_name = dup_name };

  return &job;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/desmi-print-job.h"

/* GTK knows no F4. */
static GtkPaperSize *
new_size (DesmiPaperKind kind)
{
  static const char *const names[DESMI_N_PAPERS]
      = { [DESMI_PAPER_A4] = GTK_PAPER_NAME_A4, [DESMI_PAPER_LETTER] = GTK_PAPER_NAME_LETTER };
  double width, height;

  if (names[kind] != NULL)
    return gtk_paper_size_new (names[kind]);
  desmi_paper_kind_get_size (kind, &width, &height);
  return gtk_paper_size_new_custom ("desmi_f4_215x330mm", desmi_paper_kind_get_name (kind), width,
                                    height, GTK_UNIT_MM);
}

/**
 * desmi_print_operation_new:
 * @kind: paper that the printer is offered first
 * @across: how it lies
 * @name: of the job
 *
 * Returns: (transfer full): what prints whole sheets measured in pt, which have their own margins
 */
GtkPrintOperation *
desmi_print_operation_new (DesmiPaperKind kind, gboolean across, const char *name)
{
  GtkPrintOperation       *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize            *size = new_size (kind);

  gtk_page_setup_set_paper_size_and_default_margins (setup, size);
  gtk_paper_size_free (size);
  if (across)
    gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_default_page_setup (operation, setup);
  return operation;
}

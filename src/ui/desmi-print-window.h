/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is printed before it is: on which paper, and how it will look. */
#pragma once

#include "ui/desmi-print-job.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DesmiPrintWindow:
 *
 * Actions: print.run, print.save-pdf, print.next, print.previous.
 */
#define DESMI_TYPE_PRINT_WINDOW (desmi_print_window_get_type ())
G_DECLARE_FINAL_TYPE (DesmiPrintWindow, desmi_print_window, DESMI, PRINT_WINDOW, AdwWindow)

void  desmi_print_window_present (GtkWidget *widget, const DesmiPrintJob *job, gpointer of);
guint desmi_print_window_get_n_pages (DesmiPrintWindow *self);
guint desmi_print_window_get_page (DesmiPrintWindow *self);

G_END_DECLS

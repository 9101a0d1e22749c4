/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a chart is to be saved: kind, size, page, colours; and where. */
#pragma once

#include "app/desmi-chart-request.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DesmiExportDialog:
 *
 * Opens with what was chosen last. Actions: export.save, which asks for a file.
 */
#define DESMI_TYPE_EXPORT_DIALOG (desmi_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DesmiExportDialog, desmi_export_dialog, DESMI, EXPORT_DIALOG, AdwWindow)

void        desmi_export_dialog_present (GtkWidget *widget, DesmiChartData *data);
void        desmi_export_dialog_save_to (DesmiExportDialog *self, GFile *file);
const char *desmi_export_dialog_get_error (DesmiExportDialog *self);

G_END_DECLS

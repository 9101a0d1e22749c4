/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart leaves the window: as a picture on the clipboard, as a file. */
#pragma once

#include "app/desmi-chart-request.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GBytes *desmi_chart_export_bytes (DesmiChartData   *data,
                                  int               width,
                                  int               height,
                                  DesmiExportFormat format,
                                  GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void    desmi_chart_export_copy (GtkWidget *widget, DesmiChartData *data, int width, int height);
void
desmi_chart_export_to (GtkWidget *widget, DesmiChartData *data, int width, int height, GFile *file);
void desmi_chart_export_ask (GtkWidget *widget, DesmiChartData *data, int width, int height);

G_END_DECLS

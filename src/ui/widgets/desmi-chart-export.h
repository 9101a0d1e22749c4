/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart leaves the window as a picture on the clipboard. */
#pragma once

#include "app/desmi-chart-request.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desmi_chart_export_copy (GtkWidget *widget, DesmiChartData *data, int width, int height);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workbook behind one chart of a presentation: what is plotted and nothing else. */
#pragma once

#include "deck/pptx/desmi-plot.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DESMI_WORKBOOK_SHEET "Data"

GBytes *desmi_workbook_write (const DesmiPlot *plot, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char   *desmi_workbook_cell (guint row, guint column) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

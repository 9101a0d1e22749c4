/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table becomes a workbook: where, how far it is, and what came of it. */
#pragma once

#include "app/desmi-table-sheet.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desmi_table_save_ask (GtkWidget *widget, DesmiTableSheet *sheet);
void desmi_table_save_to (GtkWidget *widget, DesmiTableSheet *sheet, GFile *file);

G_END_DECLS

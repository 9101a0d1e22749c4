/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries of a register as a table for the clipboard. */
#pragma once

#include "app/desmi-register-view.h"
#include "app/desmi-table-sheet.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desmi_register_copy (GtkWidget    *widget,
                          DesmiRegister reg,
                          DesmiTable   *table,
                          const GArray *rows,
                          const char   *today);

G_END_DECLS

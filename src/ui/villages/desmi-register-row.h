/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows and cells of a list of entries. */
#pragma once

#include "app/desmi-register-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *desmi_register_cell_new (DesmiRegister              reg,
                                    const DesmiRegisterColumn *column,
                                    GPtrArray                 *widths,
                                    guint                      i,
                                    const char                *text) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *desmi_register_row_new (DesmiRegister reg,
                                   DesmiTable   *table,
                                   GPtrArray    *widths,
                                   guint         index,
                                   const char   *today) G_GNUC_WARN_UNUSED_RESULT;
guint      desmi_register_row_get_index (GtkListBoxRow *row);
void       desmi_register_row_add_facts (DesmiRegister reg, DesmiTable *table, GtkListBox *list);

G_END_DECLS

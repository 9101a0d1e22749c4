/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The titles of a list of entries, which sort it. */
#pragma once

#include "app/desmi-register-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *desmi_register_header_new (DesmiRegister reg,
                                      GPtrArray    *widths,
                                      GtkListBox   *list) G_GNUC_WARN_UNUSED_RESULT;
void       desmi_register_header_set_table (GtkWidget *header, DesmiTable *table);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The header bar of the catalogue's window. */
#pragma once

#include "app/desmi-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *desmi_catalogue_header_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       desmi_catalogue_header_enable (GtkWidget *window, DesmiStore *store);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses the columns of the village list and their order. */
#pragma once

#include "app/desmi-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *desmi_column_chooser_new (GtkColumnView *view,
                                     DesmiSession  *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

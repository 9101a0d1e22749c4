/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One step in the list of the history, below its day where it is the first of it. */
#pragma once

#include "ui/desmi-table-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkListItemFactory *desmi_history_row_factory_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

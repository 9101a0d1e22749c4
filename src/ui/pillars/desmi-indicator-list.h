/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The indicators of a pillar: actual and target. */
#pragma once

#include "core/desmi-table.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desmi_indicator_list_fill (GtkListBox *list, DesmiTable *table);

G_END_DECLS

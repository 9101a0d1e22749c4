/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of what needs attention, each with a way there. */
#pragma once

#include "core/desmi-table.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desmi_attention_fill (GtkListBox *list, DesmiTable *table);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said when texts of an earlier run of the program are in their cells again. */
#pragma once

#include "app/desmi-flow-drafts.h"
#include "app/desmi-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void
desmi_flow_restored_say (GtkWidget *widget, DesmiStore *store, DesmiFlowDrafts *drafts, guint n);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where workers go and come back from. */
#pragma once

#include "app/desmi-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESMI_TYPE_FLOWS_PAGE (desmi_flows_page_get_type ())
G_DECLARE_FINAL_TYPE (DesmiFlowsPage, desmi_flows_page, DESMI, FLOWS_PAGE, AdwBin)

GtkWidget *desmi_flows_page_new (DesmiSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

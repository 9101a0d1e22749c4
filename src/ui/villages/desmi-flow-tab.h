/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The flows of a village, typed month by month. */
#pragma once

#include "app/desmi-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DesmiFlowTab:
 *
 * Actions: flows.paste.
 */
#define DESMI_TYPE_FLOW_TAB (desmi_flow_tab_get_type ())
G_DECLARE_FINAL_TYPE (DesmiFlowTab, desmi_flow_tab, DESMI, FLOW_TAB, AdwBin)

GtkWidget *desmi_flow_tab_new (DesmiSession *session) G_GNUC_WARN_UNUSED_RESULT;
void       desmi_flow_tab_show (GtkWidget *tab, DesmiVillage *village);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history: of the whole file as a page, of one village as a tab of its page. */
#pragma once

#include "app/desmi-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DesmiHistoryView:
 *
 * Actions: history.return.
 */
#define DESMI_TYPE_HISTORY_VIEW (desmi_history_view_get_type ())
G_DECLARE_FINAL_TYPE (DesmiHistoryView, desmi_history_view, DESMI, HISTORY_VIEW, AdwBin)

#define DESMI_HISTORY_PAGE_NAME "history"

GtkWidget *desmi_history_page_new (DesmiSession *session) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *desmi_history_tab_new (DesmiSession *session) G_GNUC_WARN_UNUSED_RESULT;
void       desmi_history_tab_show (GtkWidget *tab, DesmiVillage *village);

G_END_DECLS

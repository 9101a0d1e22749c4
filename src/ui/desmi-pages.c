/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which page stands behind a name. */
#include "ui/desmi-pages.h"

#include "ui/decks/desmi-decks-page.h"
#include "ui/flows/desmi-flows-page.h"
#include "ui/history/desmi-history-view.h"
#include "ui/overview/desmi-overview-page.h"
#include "ui/pillars/desmi-pillars-page.h"
#include "ui/quality/desmi-quality-page.h"
#include "ui/updates/desmi-updates-page.h"
#include "ui/villages/desmi-village-page.h"
#include "ui/villages/desmi-villages-page.h"

/**
 * desmi_page_new:
 * @name: as in actions and settings; one that is not known is the overview's
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
desmi_page_new (const char *name, DesmiSession *session, DesmiUpdater *updater)
{
  if (g_str_equal (name, "villages"))
    return desmi_villages_page_new (session);
  if (g_str_equal (name, DESMI_VILLAGE_PAGE_NAME))
    return desmi_village_page_new (session);
  if (g_str_equal (name, "flows"))
    return desmi_flows_page_new (session);
  if (g_str_equal (name, "pillars"))
    return desmi_pillars_page_new (session);
  if (g_str_equal (name, DESMI_DECKS_PAGE_NAME))
    return desmi_decks_page_new (session);
  if (g_str_equal (name, DESMI_HISTORY_PAGE_NAME))
    return desmi_history_page_new (session);
  if (g_str_equal (name, "updates"))
    return desmi_updates_page_new (session, updater);
  if (g_str_equal (name, "quality"))
    return desmi_quality_page_new (session);
  return desmi_overview_page_new (session);
}

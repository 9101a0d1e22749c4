/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a page that shows a part to the page that has the whole of it. */
#pragma once

#include "app/desmi-session.h"

G_BEGIN_DECLS

/**
 * DesmiOpenView:
 * @page: as in the sidebar
 * @tab, @chart: (nullable): as in a #DesmiViewState of that page
 * @quarter: (nullable): that is shown here; %NULL: the one of all pages
 */
typedef struct
{
  const char *page, *tab, *chart;
  const char *quarter;
} DesmiOpenView;

void desmi_open_view (DesmiSession        *session,
                      const DesmiOpenView *view,
                      const char          *area,
                      const char *const   *filters);

G_END_DECLS

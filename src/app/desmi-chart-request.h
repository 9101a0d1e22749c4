/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart together with the question it answers: what the window's pages and the command line ask
 * for alike. */
#pragma once

#include "chart/desmi-chart-data.h"
#include "core/desmi-audience.h"
#include "store/desmi-store.h"

G_BEGIN_DECLS

/**
 * DesmiChartRequest:
 * @query: what to ask; dimensions left out are the chart's own
 * @title: (nullable): instead of the chart's own
 * @max_categories: 0: the chart's own
 * @share: of stacked bars, every bar is 100 %
 * @no_net: of trends, without departures less returns
 * @about_returns: of a chart of departures and returns, its title speaks of the returns
 * @audience: for whom; for others than the district's own people small counts are hidden
 * @leads_up: of a chart along time, the query's period is where it ends; it begins with the data
 * @sort: of the rows of a heat map or a scoreboard, and of the nodes of a Sankey
 */
typedef struct
{
  DesmiChartType type;
  DesmiQuery    *query;
  char          *title;
  guint          max_categories;
  gboolean       share;
  gboolean       no_net;
  gboolean       about_returns;
  gboolean       leads_up;
  DesmiAudience  audience;
  DesmiChartSort sort;
  gboolean       by_village; /* where the chart is by subdistrict of its own: by village */
} DesmiChartRequest;

/* NULL @period: as the chart's kind says: what the file holds, or the last full year or quarter. */
DesmiChartRequest *desmi_chart_request_new (DesmiChartType     type,
                                            const DesmiPeriod *period,
                                            DesmiSource        source,
                                            const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
DesmiChartRequest      *
desmi_chart_request_copy (const DesmiChartRequest *self) G_GNUC_WARN_UNUSED_RESULT;
void desmi_chart_request_free (DesmiChartRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiChartRequest, desmi_chart_request_free)

DesmiChartData *desmi_chart_request_run (DesmiStore              *store,
                                         const DesmiChartRequest *request,
                                         GCancellable            *cancellable,
                                         GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
void            desmi_chart_request_run_async (DesmiStore              *store,
                                               const DesmiChartRequest *request,
                                               GCancellable            *cancellable,
                                               GAsyncReadyCallback      callback,
                                               gpointer                 user_data);
DesmiChartData *desmi_chart_request_run_finish (DesmiStore   *store,
                                                GAsyncResult *result,
                                                GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

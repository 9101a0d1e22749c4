/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything one chart is drawn from, together: what is asked once and laid out as often as it is
 * shown, on a page of the window, in a file, on a slide. */
#pragma once

#include "chart/desmi-chart.h"
#include "core/desmi-audience.h"

G_BEGIN_DECLS

/**
 * DesmiChartData:
 * @table: in the columns that the chart takes
 * @source_line: source and as-of date, coverage, "data contoh"
 * @is_finding: whether @title is what the data say rather than what they are of
 * @has_values: whether anything was reported of what the chart names
 * @origin_name: (nullable): of where a flow map starts
 * @events: (nullable): what happened meanwhile
 * @before: (nullable): of the same columns, of the same time a year earlier
 *
 * The answer to a question: a table with its words. Immutable once made, and may cross threads.
 */
typedef struct
{
  DesmiChartType   type;
  DesmiTable      *table;
  char            *title;
  gboolean         is_finding;
  char            *subtitle;
  char            *source_line;
  DesmiSubject     subject;
  guint            max_categories;
  gboolean         share;
  gboolean         no_net;
  gboolean         pairs;
  gboolean         has_values;
  DesmiOutlines   *outlines; /* nullable */
  DesmiAudience    audience;
  char            *origin_name;
  DesmiChartOrigin origin;
  DesmiChartSort   sort;
  DesmiTable      *events;
  DesmiTable      *before;
} DesmiChartData;

DesmiChartData *desmi_chart_data_new (DesmiChartType type) G_GNUC_WARN_UNUSED_RESULT;
DesmiChartData *desmi_chart_data_ref (DesmiChartData *self);
void            desmi_chart_data_unref (DesmiChartData *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiChartData, desmi_chart_data_unref)

gint64      desmi_chart_data_get_created (const DesmiChartData *self);
DesmiScene *desmi_chart_data_layout (DesmiChartData          *self,
                                     const DesmiChartContext *context,
                                     gboolean                 frame,
                                     GError                 **error);

G_END_DECLS

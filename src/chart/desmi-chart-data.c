/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/desmi-chart-data.h"

#include "core/desmi-clock.h"
#include "core/desmi-number.h"

/**
 * desmi_chart_data_new:
 *
 * Returns: (transfer full): data of a chart of @type that has nothing yet, to be filled by whoever
 * asks
 */
DesmiChartData *
desmi_chart_data_new (DesmiChartType type)
{
  DesmiChartData *self = g_atomic_rc_box_new0 (DesmiChartData);

  self->type = type;
  return self;
}

static void
clear_data (gpointer data)
{
  DesmiChartData *self = data;

  g_clear_pointer (&self->table, desmi_table_unref);
  g_clear_pointer (&self->before, desmi_table_unref);
  g_clear_pointer (&self->events, desmi_table_unref);
  g_clear_pointer (&self->outlines, desmi_outlines_free);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->source_line);
  g_free (self->origin_name);
}

/**
 * desmi_chart_data_ref:
 *
 * Returns: (transfer full): @self
 */
DesmiChartData *
desmi_chart_data_ref (DesmiChartData *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * desmi_chart_data_unref:
 * @self: (transfer full): the data
 */
void
desmi_chart_data_unref (DesmiChartData *self)
{
  g_atomic_rc_box_release_full (self, clear_data);
}

/**
 * desmi_chart_data_layout:
 * @frame: whether to draw title, subtitle and source too
 *
 * Returns: (transfer full): the chart as a scene; %NULL with #DESMI_CHART_ERROR
 */
DesmiScene *
desmi_chart_data_layout (DesmiChartData          *self,
                         const DesmiChartContext *context,
                         gboolean                 frame,
                         GError                 **error)
{
  const DesmiChartSpec spec = {
    .title = self->title,
    .subtitle = self->subtitle,
    .source = self->source_line,
    .subject = self->subject,
    .max_categories = self->max_categories,
    .show_values = TRUE,
    .share = self->share,
    .no_net = self->no_net,
    .pairs = self->pairs,
    .sort = self->sort,
    .outlines = self->outlines,
    .before = self->before,
    .events = self->events,
    .frame = frame,
    .origin = self->origin_name != NULL ? &self->origin : NULL,
  };

  return desmi_chart_layout (self->type, self->table, &spec, context, error);
}

/**
 * desmi_chart_data_get_created:
 *
 * The date that is written into a file of the chart: of the data, so that the same data give the
 * same file; the variable SOURCE_DATE_EPOCH, by which whoever makes files says of when they are to
 * be, has its way.
 *
 * Returns: seconds since 1970
 */
gint64
desmi_chart_data_get_created (const DesmiChartData *self)
{
  const char      *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  const char      *as_of = desmi_table_get_as_of (self->table);
  g_autofree char *text = as_of != NULL ? g_strconcat (as_of, "T00:00:00Z", NULL) : NULL;
  gint64           seconds;

  if (epoch != NULL && desmi_integer_parse (epoch, 0, G_MAXUINT32, &seconds))
    return seconds;
  return text != NULL && desmi_clock_parse_utc (text, &seconds) ? seconds : 0;
}

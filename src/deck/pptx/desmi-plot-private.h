/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files that make plots: each makes those of some charts. */
#pragma once

#include "deck/pptx/desmi-plot.h"

#include "chart/desmi-cube.h"
#include "chart/desmi-time-axis.h"

G_BEGIN_DECLS

/* Behind a name, of a sum of which a part is not known. */
#define DESMI_PLOT_AT_LEAST " ≥"

/**
 * DesmiPlotting:
 * @spec: what the chart's own layout is told
 * @n_hidden: values that are hidden, for the title
 * @note: (nullable): what the title says more
 *
 * A plot in the making.
 */
typedef struct
{
  DesmiChartData    *chart;
  const DesmiTheme  *theme;
  const DesmiLocale *locale;
  DesmiChartSpec     spec;
  DesmiPlot         *plot;
  guint              n_hidden;
  char              *note;
} DesmiPlotting;

void desmi_plotting_start (DesmiPlotting *self, DesmiPlotKind kind, DesmiColumnType type);
void desmi_plotting_add_category (DesmiPlotting *self, const char *name);
void desmi_plotting_add_times (DesmiPlotting *self, const DesmiTimeAxis *time);
void desmi_plotting_thin_out (DesmiPlotting *self, guint n, DesmiPeriodKind kind);
DesmiPlotSeries *desmi_plotting_add_series (DesmiPlotting *self, const char *name);
void
desmi_plotting_set_cell (DesmiPlotting *self, DesmiPlotSeries *series, guint index, DesmiCell cell);
char    *desmi_plotting_name_value (const DesmiPlotting *self) G_GNUC_WARN_UNUSED_RESULT;

char    *desmi_plot_make_format (const DesmiPlot   *plot,
                                 const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
char    *desmi_plot_name_period (const DesmiPeriod *period,
                                 const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
char    *desmi_plot_name_category (const DesmiCubeSide *side,
                                   const DesmiCategory *category,
                                   const DesmiLocale   *locale) G_GNUC_WARN_UNUSED_RESULT;

gboolean desmi_plot_stacked (DesmiPlotting *self, GError **error);
gboolean desmi_plot_paired (DesmiPlotting *self, GError **error);
gboolean desmi_plot_slope (DesmiPlotting *self, GError **error);
gboolean desmi_plot_remittances (DesmiPlotting *self, GError **error);
gboolean desmi_plot_places (DesmiPlotting *self, GError **error);
gboolean desmi_plot_trend (DesmiPlotting *self, GError **error);
gboolean desmi_plot_progress (DesmiPlotting *self, GError **error);
gboolean desmi_plot_indicator (DesmiPlotting *self, GError **error);

G_END_DECLS

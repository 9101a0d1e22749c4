/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart as the Office programs know charts: categories, and series of numbers over them. */
#pragma once

#include "chart/desmi-chart-data.h"

G_BEGIN_DECLS

typedef enum
{
  DESMI_PLOT_BARS,    /* across, the first on top */
  DESMI_PLOT_COLUMNS, /* upright */
  DESMI_PLOT_LINES,
} DesmiPlotKind;

typedef enum
{
  DESMI_PLOT_BESIDE,  /* of one category stand beside each other */
  DESMI_PLOT_STACKED, /* on each other */
  DESMI_PLOT_SHARE,   /* on each other, all of the same height */
} DesmiPlotGrouping;

typedef enum
{
  DESMI_PLOT_MARK_PLAIN, /* a bar, or a line */
  DESMI_PLOT_MARK_LINE,  /* a line over bars */
  DESMI_PLOT_MARK_DASH,  /* a short stroke over a bar: a target */
} DesmiPlotMark;

/**
 * DesmiPlotSeries:
 * @name: cleaned, for the reader
 * @values: (array): by category; NaN: missing or hidden
 * @style: its fill, and hatch; of lines, its stroke and dash
 * @colors: (nullable) (array): by category, instead of that of @style
 */
typedef struct
{
  char         *name;
  double       *values;
  DesmiPlotMark mark;
  DesmiStyle    style;
  DesmiColor   *colors;
} DesmiPlotSeries;

/**
 * DesmiPlot:
 * @title: (nullable): unit and period, above the plot
 * @note: (nullable): the part of it that is said nowhere else
 * @categories: (element-type utf8): cleaned
 * @every: so many categories have one name, 0: each has
 * @series: (element-type DesmiPlotSeries)
 * @format: of Excel: "#,##0"
 * @labels: write the values on the marks
 * @thin: bars are, for something else is before them
 * @mirrored: one side is written negative, to stand left
 * @least: where the value axis starts; NaN: where the program thinks best
 * @most: where it ends, likewise
 */
typedef struct
{
  DesmiPlotKind     kind;
  DesmiPlotGrouping grouping;
  DesmiColumnType   type; /* of the values */
  char             *title, *note;
  GPtrArray        *categories;
  guint             every;
  GPtrArray        *series;
  char             *format;
  gboolean          labels, mirrored, thin;
  double            least, most;
} DesmiPlot;

DesmiPlot *desmi_plot_new (DesmiChartData    *chart,
                           const DesmiTheme  *theme,
                           const DesmiLocale *locale,
                           GError           **error) G_GNUC_WARN_UNUSED_RESULT;
DesmiPlot *desmi_plot_new_both (DesmiChartData    *chart,
                                const DesmiTheme  *theme,
                                const DesmiLocale *locale,
                                DesmiPlot        **second) G_GNUC_WARN_UNUSED_RESULT;
void       desmi_plot_drop_subtitle (DesmiPlot *self);
void       desmi_plot_free (DesmiPlot *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiPlot, desmi_plot_free)

G_END_DECLS

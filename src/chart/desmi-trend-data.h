/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Departures and returns by month, quarter or year, with those that nobody reported. */
#pragma once

#include "chart/desmi-chart-columns.h"
#include "chart/desmi-time-axis.h"

G_BEGIN_DECLS

/**
 * DesmiTrendCell:
 * @value: NaN: no report
 * @mark: why there is no value, or that it is provisional
 *
 * One period of one direction.
 */
typedef struct
{
  double    value;
  DesmiMark mark;
} DesmiTrendCell;

/**
 * DesmiTrendEvent:
 * @index: the period in which it happened
 * @when: its month
 * @number: which of those in the same month, from 0
 * @label: what happened, for the reader
 */
typedef struct
{
  guint       index, number;
  DesmiPeriod when;
  char       *label;
} DesmiTrendEvent;

/**
 * DesmiTrendData:
 * @column: "month", "quarter" or "year"
 * @time: periods from the first to the last, without gaps
 * @cells: by direction; %NULL where a direction has no row
 * @n_values: values by direction
 * @net: departures less returns by period, NaN where one of them is not known; %NULL where the
 * table has but one direction
 * @n_complete: periods in which every direction has a value or a hidden one
 * @n_hidden: values that are hidden
 * @table: the same as a table, period by period for each direction
 * @events: (nullable): of DesmiTrendEvent, in order of time
 *
 * Clear with desmi_trend_data_clear().
 */
typedef struct
{
  const char     *column;
  DesmiTimeAxis   time;
  DesmiTrendCell *cells[2];
  double         *net;
  guint           n_values[2];
  guint           n_complete;
  guint           n_invalid;
  guint           n_hidden;
  double          low, high;
  DesmiColumnType type;
  DesmiTable     *table;
  GArray         *events;
} DesmiTrendData;

gboolean
     desmi_trend_data_read (DesmiTrendData *data, DesmiTable *table, gboolean net, GError **error);
void desmi_trend_data_add_events (DesmiTrendData *data, DesmiTable *events);
int  desmi_trend_data_get_row (const DesmiTrendData *data, DesmiDirection direction, guint index);
int  desmi_trend_data_find_peak (const DesmiTrendData *data, DesmiDirection direction);
int desmi_trend_data_find_end (const DesmiTrendData *data, DesmiDirection direction, gboolean last);
void desmi_trend_data_clear (DesmiTrendData *data);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DesmiTrendData, desmi_trend_data_clear)

G_END_DECLS

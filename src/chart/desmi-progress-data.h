/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was reached against targets, period by period: of pillars or of one indicator. */
#pragma once

#include "chart/desmi-time-axis.h"

G_BEGIN_DECLS

/**
 * DesmiProgressPoint:
 * @value: what was reached, a ratio if it is measured in percent; NaN: nothing is known
 * @target: NaN: none
 * @mark: why there is no value, or that it is provisional
 * @reported: villages that reported, -1: not said; @of: of how many
 * @row: of the table, -1: none
 */
typedef struct
{
  double    value, target;
  DesmiMark mark;
  gint64    reported, of;
  int       row;
} DesmiProgressPoint;

/**
 * DesmiProgressSeries:
 * @code: stable; @key: its identity in the scene; @name: for the reader
 * @members: (nullable): of a group, the names that are in it
 * @points: as many as there are periods
 * @n_values: points with a value; @last: the last of them, -1: none
 */
typedef struct
{
  char               *code, *key, *name, *members;
  DesmiProgressPoint *points;
  guint               n_values;
  int                 last;
} DesmiProgressSeries;

/**
 * DesmiProgressData:
 * @period: column of the periods
 * @series: of DesmiProgressSeries, in the table's order
 * @low: of values and targets; @high: likewise; both 0 where there are none
 * @n_values: points with a value; @n_hidden: with one that is hidden
 */
typedef struct
{
  DesmiTable     *table;
  DesmiColumnType type;
  guint           period, value;
  DesmiTimeAxis   time;
  GPtrArray      *series;
  double          low, high;
  guint           n_values, n_hidden, n_invalid;
} DesmiProgressData;

gboolean desmi_progress_data_read (DesmiProgressData *self,
                                   DesmiTable        *table,
                                   const char        *series,
                                   const char        *value,
                                   const char        *leave_out,
                                   GError           **error);
void     desmi_progress_data_name (DesmiProgressData *self, guint most, const DesmiLocale *locale);
void     desmi_progress_data_clear (DesmiProgressData *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DesmiProgressData, desmi_progress_data_clear)

double desmi_progress_data_get_target (const DesmiProgressData *self);
char  *desmi_progress_data_describe (const DesmiProgressData   *self,
                                     const DesmiProgressSeries *series,
                                     guint                      index,
                                     const char                *unit,
                                     const DesmiLocale         *locale) G_GNUC_WARN_UNUSED_RESULT;
gint64 desmi_progress_get_count (DesmiTable *table, guint row, const char *name);
char  *desmi_progress_coverage (gint64             reported,
                                gint64             of,
                                const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

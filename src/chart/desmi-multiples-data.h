/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What small multiples show: one line a category, and the average of all. */
#pragma once

#include "chart/desmi-before.h"
#include "chart/desmi-cube.h"
#include "chart/desmi-time-axis.h"

G_BEGIN_DECLS

/**
 * DesmiMultiplesData:
 * @cube: a row a panel, the largest first; a column a period
 * @time: the periods
 * @average: by period: of the categories that have a value; NaN: none has one
 * @n_categories: before they were grouped
 * @people: the values are counts of people
 * @net: they are departures less returns
 * @table: what the panels show, panel by panel
 * @before: (nullable): what values are compared with; for the chart to set
 *
 * Clear with desmi_multiples_data_clear().
 */
typedef struct
{
  DesmiCube     cube;
  DesmiTimeAxis time;
  double       *average;
  guint         n_categories;
  gboolean      people, net;
  DesmiTable   *table;
  DesmiBefore  *before;
} DesmiMultiplesData;

gboolean desmi_multiples_data_read (DesmiMultiplesData *self,
                                    DesmiTable         *table,
                                    guint               most,
                                    const DesmiLocale  *locale,
                                    GError            **error);
void  desmi_multiples_data_group (DesmiMultiplesData *self, guint most, const DesmiLocale *locale);
void  desmi_multiples_data_get_range (const DesmiMultiplesData *self,
                                      guint                     row,
                                      double                   *low,
                                      double                   *high);
char *desmi_multiples_data_describe (const DesmiMultiplesData *self,
                                     guint                     row,
                                     guint                     column,
                                     const DesmiLocale        *locale) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_multiples_data_describe_panel (const DesmiMultiplesData *self,
                                           guint                     row,
                                           const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_multiples_data_summarize (const DesmiMultiplesData *self,
                                      const DesmiLocale        *locale) G_GNUC_WARN_UNUSED_RESULT;
void  desmi_multiples_data_clear (DesmiMultiplesData *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DesmiMultiplesData, desmi_multiples_data_clear)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a stacked bar chart shows: bars, the series in them, and from where to where each goes. */
#pragma once

#include "chart/desmi-cube-table.h"
#include "chart/desmi-stack.h"

G_BEGIN_DECLS

/**
 * DesmiStackedData:
 * @cube: its rows are the bars, its columns the series, from the baseline outwards
 * @behind: the rows behind it, of every category
 * @upright: the bars are periods side by side; else they are categories below each other
 * @share: every bar is 1
 * @diverging: there are negative values
 * @first: bars before it are left out
 * @spans: by bar, then by series
 * @slots: of the palette, by series
 */
typedef struct
{
  DesmiCube       cube;
  DesmiCubeTable  behind;
  gboolean        upright, share, diverging;
  guint           first;
  DesmiStackSpan *spans;
  int            *slots;
} DesmiStackedData;

gboolean desmi_stacked_data_read (DesmiStackedData     *self,
                                  DesmiTable           *table,
                                  const DesmiChartSpec *spec,
                                  const DesmiLocale    *locale,
                                  GError              **error);
void     desmi_stacked_data_limit (DesmiStackedData *self, guint most, const DesmiLocale *locale);
void     desmi_stacked_data_clear (DesmiStackedData *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DesmiStackedData, desmi_stacked_data_clear)

guint          desmi_stacked_data_get_n_bars (const DesmiStackedData *self);
guint          desmi_stacked_data_get_n_series (const DesmiStackedData *self);
DesmiStackSpan desmi_stacked_data_get_span (const DesmiStackedData *self, guint bar, guint series);
void
desmi_stacked_data_get_bounds (const DesmiStackedData *self, guint bar, double *low, double *high);
double   desmi_stacked_data_get_sum (const DesmiStackedData *self, guint bar);
gboolean desmi_stacked_data_is_known (const DesmiStackedData *self, guint bar);
guint    desmi_stacked_data_count_incomplete (const DesmiStackedData *self, guint bar);
const char *
desmi_stacked_data_why_none (const DesmiStackedData *self, guint bar, const DesmiLocale *locale);
char *desmi_stacked_data_describe (const DesmiStackedData *self,
                                   guint                   bar,
                                   guint                   series,
                                   const DesmiLocale      *locale) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_stacked_data_describe_gaps (const DesmiStackedData *self,
                                        guint                   bar,
                                        const DesmiLocale      *locale) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_stacked_data_summarize (const DesmiStackedData *self,
                                    const DesmiLocale      *locale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Remittances by time and by place. */
#pragma once

#include "chart/desmi-cube-table.h"
#include "chart/desmi-time-axis.h"

G_BEGIN_DECLS

/**
 * DesmiRemittancesData:
 * @cube: a row a place, the largest first; a column a period
 * @behind: the rows behind it, of every place
 * @time: the periods
 * @n_places: before they were grouped
 *
 * Clear with desmi_remittances_data_clear().
 */
typedef struct
{
  DesmiCube      cube;
  DesmiCubeTable behind;
  DesmiTimeAxis  time;
  guint          n_places;
} DesmiRemittancesData;

gboolean desmi_remittances_data_read (DesmiRemittancesData *self,
                                      DesmiTable           *table,
                                      const DesmiLocale    *locale,
                                      GError              **error);
char    *desmi_remittances_data_describe_time (const DesmiRemittancesData *self,
                                               guint                       column,
                                               const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
char    *desmi_remittances_data_describe_place (const DesmiRemittancesData *self,
                                                guint                       row,
                                                const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
char    *desmi_remittances_data_summarize (const DesmiRemittancesData *self,
                                           const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
void     desmi_remittances_data_clear (DesmiRemittancesData *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DesmiRemittancesData, desmi_remittances_data_clear)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What paired bars show: a row a category, with women and men. */
#pragma once

#include "chart/desmi-cube-table.h"

G_BEGIN_DECLS

/* In the order in which they stand, left and right. */
typedef enum
{
  DESMI_PAIRED_WOMEN,
  DESMI_PAIRED_MEN,
  DESMI_PAIRED_N_SIDES /* comes last */
} DesmiPairedSide;

/**
 * DesmiPairedData:
 * @cube: its rows are those of the chart, its columns what the data say of the gender
 * @behind: the rows behind it, of every category
 * @columns: of the cube, by side; -1: the data say nothing of it
 * @totals: of a side
 * @unknown: of those whose gender is not known
 */
typedef struct
{
  DesmiCube      cube;
  DesmiCubeTable behind;
  int            columns[DESMI_PAIRED_N_SIDES];
  DesmiCell      totals[DESMI_PAIRED_N_SIDES];
  DesmiCell      unknown;
} DesmiPairedData;

gboolean desmi_paired_data_read (DesmiPairedData   *self,
                                 DesmiTable        *table,
                                 const DesmiLocale *locale,
                                 GError           **error);
void     desmi_paired_data_clear (DesmiPairedData *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DesmiPairedData, desmi_paired_data_clear)

DesmiCell   desmi_paired_data_get (const DesmiPairedData *self, guint row, DesmiPairedSide side);
const char *desmi_paired_side_code (DesmiPairedSide side);
char       *desmi_paired_data_describe (const DesmiPairedData *self,
                                        guint                  row,
                                        DesmiPairedSide        side,
                                        const DesmiLocale     *locale) G_GNUC_WARN_UNUSED_RESULT;
char       *desmi_paired_data_name_side (const DesmiPairedData *self,
                                         DesmiPairedSide        side,
                                         const DesmiLocale     *locale) G_GNUC_WARN_UNUSED_RESULT;
char       *desmi_paired_data_summarize (const DesmiPairedData *self,
                                         const DesmiLocale     *locale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How wide the columns of a table are on paper, and which stand on one sheet. */
#pragma once

#include "app/desmi-table-clip.h"
#include "chart/desmi-measurer.h"

G_BEGIN_DECLS

/**
 * DesmiTableStrip:
 * @first, @n: columns of the clip beside the first one, which every strip begins with
 */
typedef struct
{
  guint first, n;
} DesmiTableStrip;

/**
 * DesmiTableColumns:
 * @widths: (element-type double): pt of each column of the clip
 * @strips: (element-type DesmiTableStrip): from left to right
 */
typedef struct
{
  double  font_pt;
  GArray *widths;
  GArray *strips;
} DesmiTableColumns;

#define DESMI_TABLE_COLUMNS_PAD_PT 6.0 /* between two columns */

gboolean desmi_table_columns_fit (const DesmiTableClip *clip, double room_pt);
void desmi_table_columns_init (DesmiTableColumns *self, const DesmiTableClip *clip, double room_pt);
void desmi_table_columns_clear (DesmiTableColumns *self);
gboolean desmi_table_columns_is_number (const DesmiTableClip *clip, guint i);
char    *desmi_table_columns_dup_cell (const DesmiTableClip *clip,
                                       guint                 row,
                                       guint                 i) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

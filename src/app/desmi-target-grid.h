/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The targets of a year or quarter as a sheet: villages down, the indicators of a pillar across. */
#pragma once

#include "core/desmi-locale.h"
#include "core/desmi-period.h"
#include "core/desmi-table.h"
#include "store/desmi-edit.h"

G_BEGIN_DECLS

#define DESMI_TARGET_NONE G_GINT64_CONSTANT (-1) /* a cell without a target */

/**
 * DesmiTargetChange:
 * @milli: thousandths of the indicator's unit; %DESMI_TARGET_NONE: the target is taken out
 */
typedef struct
{
  guint  row, column;
  gint64 milli;
} DesmiTargetChange;

typedef struct _DesmiTargetGrid DesmiTargetGrid;

DesmiTargetGrid                *desmi_target_grid_new (DesmiTable        *table,
                                                       const DesmiPeriod *period,
                                                       const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
void                            desmi_target_grid_free (DesmiTargetGrid *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiTargetGrid, desmi_target_grid_free)

char       *desmi_target_grid_dup_period (const DesmiTargetGrid *self,
                                          int                    step) G_GNUC_WARN_UNUSED_RESULT;
char       *desmi_target_grid_dup_period_text (const DesmiTargetGrid *self,
                                               int                    step) G_GNUC_WARN_UNUSED_RESULT;
guint       desmi_target_grid_get_n_rows (const DesmiTargetGrid *self);
guint       desmi_target_grid_get_n_columns (const DesmiTargetGrid *self);
const char *desmi_target_grid_get_village_code (const DesmiTargetGrid *self, guint row);
const char *desmi_target_grid_get_village_name (const DesmiTargetGrid *self, guint row);
char       *desmi_target_grid_dup_title (const DesmiTargetGrid *self,
                                         guint                  column) G_GNUC_WARN_UNUSED_RESULT;
char       *desmi_target_grid_dup_cell_name (const DesmiTargetGrid *self,
                                             guint                  row,
                                             guint                  column) G_GNUC_WARN_UNUSED_RESULT;
/* Village and indicator, the same wherever the cell is. */
char *desmi_target_grid_dup_id (const DesmiTargetGrid *self,
                                guint                  row,
                                guint                  column) G_GNUC_WARN_UNUSED_RESULT;
/* Whether it has the same villages and indicators in the same places. */
gboolean desmi_target_grid_is_like (const DesmiTargetGrid *self, const DesmiTargetGrid *other);
gboolean desmi_target_grid_is_official (const DesmiTargetGrid *self, guint row, guint column);
gint64   desmi_target_grid_get (const DesmiTargetGrid *self, guint row, guint column);
char    *desmi_target_grid_dup_text (const DesmiTargetGrid *self,
                                     guint                  row,
                                     guint column) G_GNUC_WARN_UNUSED_RESULT; /* "" without a target */
/* A sentence about a target that cannot be meant; nullable. */
char *desmi_target_grid_dup_doubt (const DesmiTargetGrid *self,
                                   guint                  row,
                                   guint                  column) G_GNUC_WARN_UNUSED_RESULT;

/* Text in; arrays are of DesmiTargetChange */
gboolean desmi_target_grid_read (const DesmiTargetGrid *self,
                                 guint                  column,
                                 const char            *text,
                                 gint64                *milli,
                                 GError               **error);
GArray  *desmi_target_grid_read_block (const DesmiTargetGrid *self,
                                       guint                  row,
                                       guint                  column,
                                       const char            *text,
                                       GPtrArray             *problems) G_GNUC_WARN_UNUSED_RESULT;
GArray  *desmi_target_grid_new_fill (const DesmiTargetGrid *self,
                                     guint                  row,
                                     guint                  column) G_GNUC_WARN_UNUSED_RESULT;
GArray  *desmi_target_grid_new_copy (const DesmiTargetGrid *self) G_GNUC_WARN_UNUSED_RESULT;

void     desmi_target_grid_see (const DesmiTargetGrid   *self,
                                DesmiEdit               *seen,
                                const DesmiTargetChange *change);
DesmiEdit *
desmi_target_grid_new_cell_edit (const DesmiTargetGrid   *self,
                                 const DesmiTargetChange *change) G_GNUC_WARN_UNUSED_RESULT;
/* One step; %NULL where nothing would be another. */
DesmiEdit *desmi_target_grid_new_edit (const DesmiTargetGrid *self,
                                       const GArray          *changes,
                                       DesmiMessage          *label) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

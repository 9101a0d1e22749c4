/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables for sheets of flows, and what they show and save. */
#pragma once

#include "app/desmi-flow-grid.h"
#include "core/desmi-clock.h"
#include "store/desmi-change.h"

G_BEGIN_DECLS

#define GRID_VILLAGE "32.12.16.2004"
#define GRID_NOW G_GINT64_CONSTANT (1825027200) /* 2027-11-01 */

typedef struct
{
  const char *month, *destination, *sector, *gender, *scheme;
  gint64      count;
} GridFlow;

DesmiTable *grid_new_flows (const GridFlow *flows, guint n) G_GNUC_WARN_UNUSED_RESULT;
DesmiTable *grid_new_texts (const char *const *names,
                            const char *const *texts) G_GNUC_WARN_UNUSED_RESULT;
void  grid_assert_text (const DesmiFlowGrid *grid, guint row, guint column, const char *expected);
guint grid_count_kind (const DesmiEdit *edit, DesmiChangeKind kind);
void  grid_assert_edit (const DesmiFlowGrid *grid,
                        guint                row,
                        guint                month,
                        gint64               count,
                        guint                n_put,
                        guint                n_deleted,
                        guint                n_entries);

G_END_DECLS

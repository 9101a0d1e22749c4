/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The flows of one village, year and direction as a sheet: destinations down, months across. */
#pragma once

#include "app/desmi-flow-kind.h"
#include "core/desmi-locale.h"
#include "core/desmi-table.h"
#include "core/desmi-words.h"
#include "store/desmi-edit.h"
#include "store/desmi-query.h"

G_BEGIN_DECLS

#define DESMI_FLOW_MONTHS 12
#define DESMI_FLOW_NONE (-1) /* a cell without a count */

/* Columns behind those of the months. */
typedef enum
{
  DESMI_FLOW_SUM = DESMI_FLOW_MONTHS,
  DESMI_FLOW_OFFICIAL,
  DESMI_FLOW_DIFFERENCE,
  DESMI_FLOW_N_COLUMNS
} DesmiFlowColumn;

/* Columns before those of the months. */
typedef enum
{
  DESMI_FLOW_DESTINATION,
  DESMI_FLOW_SECTOR,
  DESMI_FLOW_OCCUPATION,
  DESMI_FLOW_GENDER,
  DESMI_FLOW_SCHEME,
  DESMI_FLOW_N_KEYS
} DesmiFlowKey;

/**
 * DesmiFlowGridData:
 * @village: its code
 * @year: whose months are shown
 * @local, @official: (nullable): all flows of the village and direction, as desmi_flow_grid_ask()
 *   asks for them; of a kind with a register @local is the register, and of causes @official are
 *   the returns that they are parts of
 * @reported: (nullable): the register of months reported
 * @accepted: (nullable): the register of findings accepted
 * @kind: what is counted
 *
 * What a sheet is made of.
 */
typedef struct
{
  const char    *village;
  int            year;
  DesmiDirection direction;
  DesmiTable    *local, *official, *reported, *accepted;
  DesmiFlowKind  kind;
} DesmiFlowGridData;

/**
 * DesmiFlowChange:
 * @row, @month: of the cell; months count from 0
 * @count: 1 to 99,999; 0: none, which is a report too; %DESMI_FLOW_NONE: what is there is taken out
 */
typedef struct
{
  guint  row, month;
  gint64 count;
} DesmiFlowChange;

/**
 * DesmiFlowDoubt:
 * @count: the value in doubt
 * @low, @high: between which most of the comparable months lie
 * @of_row: whether they are of the same row, or else of the whole village
 */
typedef struct
{
  guint    row, month;
  gint64   count, low, high;
  gboolean of_row;
} DesmiFlowDoubt;

typedef struct _DesmiFlowGrid DesmiFlowGrid;

DesmiQuery                   *desmi_flow_grid_ask (const char    *village,
                                                   DesmiDirection direction,
                                                   DesmiSource    source) G_GNUC_WARN_UNUSED_RESULT;

DesmiFlowGrid                *desmi_flow_grid_new (const DesmiFlowGridData *data,
                                                   const DesmiFlowGrid     *before,
                                                   const DesmiLocale       *locale) G_GNUC_WARN_UNUSED_RESULT;
void                          desmi_flow_grid_free (DesmiFlowGrid *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiFlowGrid, desmi_flow_grid_free)

int            desmi_flow_grid_get_year (const DesmiFlowGrid *self);
DesmiDirection desmi_flow_grid_get_direction (const DesmiFlowGrid *self);
DesmiFlowKind  desmi_flow_grid_get_kind (const DesmiFlowGrid *self);
const char    *desmi_flow_grid_get_village (const DesmiFlowGrid *self);
guint          desmi_flow_grid_get_n_rows (const DesmiFlowGrid *self);
const char *
desmi_flow_grid_get_key (const DesmiFlowGrid *self, guint row, DesmiFlowKey key); /* its code */
const char *desmi_flow_grid_get_key_text (const DesmiFlowGrid *self, guint row, DesmiFlowKey key);
char *desmi_flow_grid_dup_row_name (const DesmiFlowGrid *self, guint row) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_flow_grid_dup_cell_name (const DesmiFlowGrid *self,
                                     guint                row,
                                     guint                month) G_GNUC_WARN_UNUSED_RESULT;
gboolean desmi_flow_grid_has_occupation (const DesmiFlowGrid *self);
gboolean desmi_flow_grid_is_reported (const DesmiFlowGrid *self, guint month);
gboolean desmi_flow_grid_has_counts (const DesmiFlowGrid *self, guint month);
gboolean desmi_flow_grid_is_ahead (const DesmiFlowGrid *self, guint month);
gint64 desmi_flow_grid_get_count (const DesmiFlowGrid *self, guint row, guint month); /* 0: none */
/* @row: the number of rows for the totals; @column: a month or a DesmiFlowColumn */
char       *desmi_flow_grid_dup_text (const DesmiFlowGrid *self,
                                      guint                row,
                                      guint                column) G_GNUC_WARN_UNUSED_RESULT;
const char *desmi_flow_grid_get_as_of (const DesmiFlowGrid *self); /* nullable: of the official */

guint    desmi_flow_grid_add_row (DesmiFlowGrid *self, const char *const keys[DESMI_FLOW_N_KEYS]);
gboolean desmi_flow_grid_apply (DesmiFlowGrid *self, const DesmiFlowChange *changes, guint n);

/* Doubtful values */
gboolean desmi_flow_grid_is_doubtful (const DesmiFlowGrid *self, guint row, guint month);
gboolean
desmi_flow_grid_get_doubt (const DesmiFlowGrid *self, guint row, guint month, DesmiFlowDoubt *out);
GArray *
desmi_flow_grid_list_doubts (const DesmiFlowGrid *self) G_GNUC_WARN_UNUSED_RESULT; /* of Doubt */
char *desmi_flow_grid_dup_doubt_text (const DesmiFlowGrid  *self,
                                      const DesmiFlowDoubt *doubt) G_GNUC_WARN_UNUSED_RESULT;

/* (element-type DesmiFlowDoubt): months in which the causes are more than the returns */
GArray *desmi_flow_grid_list_excess (const DesmiFlowGrid *self) G_GNUC_WARN_UNUSED_RESULT;
char   *desmi_flow_grid_dup_excess_text (const DesmiFlowGrid  *self,
                                         const DesmiFlowDoubt *excess) G_GNUC_WARN_UNUSED_RESULT;

/* Edits, each one step */
DesmiEdit *desmi_flow_grid_new_edit (const DesmiFlowGrid   *self,
                                     const DesmiFlowChange *changes,
                                     guint                  n,
                                     const char            *label) G_GNUC_WARN_UNUSED_RESULT;
DesmiEdit *desmi_flow_grid_new_report (const DesmiFlowGrid *self,
                                       guint                month,
                                       gboolean             reported) G_GNUC_WARN_UNUSED_RESULT;
DesmiEdit *desmi_flow_grid_new_acceptance (const DesmiFlowGrid  *self,
                                           const DesmiFlowDoubt *doubt,
                                           const char           *why) G_GNUC_WARN_UNUSED_RESULT;

/* Text in and out */
gboolean desmi_flow_grid_read (const DesmiFlowGrid *self,
                               guint                month,
                               const char          *text,
                               gint64              *count,
                               GError             **error);
GArray  *desmi_flow_grid_read_block (const DesmiFlowGrid *self,
                                     guint                row,
                                     guint                month,
                                     guint                n_rows,
                                     guint                n_months,
                                     const char          *text,
                                     GPtrArray           *problems) G_GNUC_WARN_UNUSED_RESULT;
GArray  *desmi_flow_grid_new_fill (const DesmiFlowGrid *self,
                                   guint                row,
                                   guint                month,
                                   guint                n_rows,
                                   guint                n_months,
                                   gboolean             down) G_GNUC_WARN_UNUSED_RESULT;
GArray  *desmi_flow_grid_new_clear (const DesmiFlowGrid *self,
                                    guint                row,
                                    guint                month,
                                    guint                n_rows,
                                    guint                n_months) G_GNUC_WARN_UNUSED_RESULT;
char    *desmi_flow_grid_dup_block (const DesmiFlowGrid *self,
                                    guint                row,
                                    guint                month,
                                    guint                n_rows,
                                    guint                n_months) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

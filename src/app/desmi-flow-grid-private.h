/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the sheet of flows share. */
#pragma once

#include "app/desmi-flow-grid.h"

G_BEGIN_DECLS

/**
 * DesmiFlowRow:
 * @keys: (array zero-terminated=1): codes, the empty text where unknown
 * @texts: likewise, as shown
 * @id: the keys in one text
 * @measure: which count of the register, from 0
 * @counts: of the district
 * @known: a bit a period: of a kind with a register, whether the cell has a count, be it none
 * @official: of the server, @has_official where it has the row in this year
 * @past: (element-type gint64): counts of other years
 * @doubts: a bit a period, once @doubts_known
 */
typedef struct
{
  char    *keys[DESMI_FLOW_N_KEYS + 1];
  char    *texts[DESMI_FLOW_N_KEYS];
  char    *id;
  guint    measure;
  gint64   counts[DESMI_FLOW_MONTHS];
  guint    known;
  gint64   official[DESMI_FLOW_MONTHS];
  gboolean has_official;
  GArray  *past;
  guint    doubts;
  gboolean doubts_known;
} DesmiFlowRow;

/**
 * DesmiFlowGrid:
 * @sheet: village, year, direction and kind in one text
 * @wholes: (element-type utf8 gint64): destination and month of the returns, and how many
 * @registered: in the register of months reported
 * @sums: of all rows of a measure
 * @with_counts, @with_known: a bit a period: any row has a count; any cell is known
 * @whole, @has_whole: the district's own sum of remittances, as the file has it
 * @official_sums, @with_official: the server's of all rows, a bit a period
 * @accepted: (element-type utf8 utf8): a finding and its subject, and the value found right
 * @drafts: (nullable): not owned
 */
struct _DesmiFlowGrid
{
  char              *village;
  char              *sheet;
  int                year;
  DesmiDirection     direction;
  DesmiFlowKind      kind;
  guint              n_periods;
  GHashTable        *wholes;
  const DesmiLocale *locale;
  GPtrArray         *rows; /* of DesmiFlowRow */
  gboolean           registered[DESMI_FLOW_MONTHS];
  gint64             sums[DESMI_FLOW_MAX_MEASURES][DESMI_FLOW_MONTHS];
  guint              with_counts, with_known;
  gint64             whole[DESMI_FLOW_MONTHS];
  guint              has_whole;
  gint64             official_sums[DESMI_FLOW_MONTHS];
  guint              with_official;
  gboolean           has_official;
  char              *as_of;   /* nullable */
  char              *retired; /* nullable: since when the village is none any more */
  GHashTable        *accepted;
  DesmiFlowDrafts   *drafts;
};

DesmiMessageKind desmi_flow_grid_get_count_kind (const DesmiFlowGrid *self);
DesmiMessage    *desmi_flow_grid_new_cell_message (const DesmiFlowGrid *self,
                                                   guint                row,
                                                   guint month) G_GNUC_WARN_UNUSED_RESULT;

DesmiFlowRow    *desmi_flow_grid_get_row (const DesmiFlowGrid *self, guint row);
DesmiFlowRow    *desmi_flow_grid_ensure_row (DesmiFlowGrid    *self,
                                             const char *const keys[DESMI_FLOW_N_KEYS]);
DesmiFlowRow    *desmi_flow_grid_find_row (const DesmiFlowGrid *self,
                                           const char *const    keys[DESMI_FLOW_N_KEYS]);
void             desmi_flow_grid_free_row (gpointer data);
void             desmi_flow_grid_sort_rows (DesmiFlowGrid *self, guint first);
void             desmi_flow_grid_recount (DesmiFlowGrid *self);
int              desmi_flow_grid_find_partner (const DesmiFlowGrid *self, guint row);
int              desmi_flow_grid_get_first_month (const DesmiFlowGrid *self, guint month);
void             desmi_flow_grid_month_text (const DesmiFlowGrid *self, guint month, char out[8]);
const char      *desmi_flow_grid_get_finding_name (DesmiFlowDoubtKind kind);
char *desmi_flow_grid_dup_count (const DesmiFlowGrid *self, gint64 count) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_flow_grid_dup_subject (const DesmiFlowGrid *self,
                                   guint                row,
                                   guint                month) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

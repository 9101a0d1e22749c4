/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the sheet of flows share. */
#pragma once

#include "app/desmi-flow-grid.h"

G_BEGIN_DECLS

#define DESMI_FLOW_FINDING "flow-outlier" /* in the register of findings accepted */

/**
 * DesmiFlowRow:
 * @keys: (element-type utf8): codes, the empty text where unknown
 * @texts: likewise, as shown
 * @id: the keys in one text
 * @counts: of the district
 * @official: of the server, @has_official where it has the row in this year
 * @past: (element-type gint64): counts of other years
 * @doubts: a bit a month, once @doubts_known
 */
typedef struct
{
  char    *keys[DESMI_FLOW_N_KEYS];
  char    *texts[DESMI_FLOW_N_KEYS];
  char    *id;
  gint64   counts[DESMI_FLOW_MONTHS];
  gint64   official[DESMI_FLOW_MONTHS];
  gboolean has_official;
  GArray  *past;
  guint    doubts;
  gboolean doubts_known;
} DesmiFlowRow;

struct _DesmiFlowGrid
{
  char              *village;
  int                year;
  DesmiDirection     direction;
  DesmiFlowKind      kind;
  GHashTable        *wholes; /* of char * to gint64 *: destination and month, and its returns */
  const DesmiLocale *locale;
  GPtrArray         *rows;                          /* of DesmiFlowRow */
  gboolean           registered[DESMI_FLOW_MONTHS]; /* in the register of months reported */
  gboolean           official_months[DESMI_FLOW_MONTHS];
  gboolean           has_official;
  char              *as_of;    /* nullable */
  GHashTable        *accepted; /* of char * to char *: a subject and the value found right */
};

DesmiFlowRow *desmi_flow_grid_get_row (const DesmiFlowGrid *self, guint row);
void          desmi_flow_grid_month_text (const DesmiFlowGrid *self, guint month, char out[8]);
char         *desmi_flow_grid_dup_subject (const DesmiFlowGrid *self,
                                           guint                row,
                                           guint                month) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

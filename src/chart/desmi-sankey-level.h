/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One column of a flow table: its categories and what each comes to. */
#pragma once

#include "chart/desmi-chart.h"

G_BEGIN_DECLS

/* One category of one level as it stands in the data. */
typedef struct
{
  const char *code; /* the table's */
  char       *label;
  double      value;
  guint       node; /* what it came to */
} DesmiSankeyCategory;

typedef struct
{
  guint       column;
  GArray     *categories; /* of DesmiSankeyCategory */
  GHashTable *by_code;    /* of index + 1 */
} DesmiSankeyLevel;

DesmiSankeyLevel    *desmi_sankey_level_new (guint column) G_GNUC_WARN_UNUSED_RESULT;
void                 desmi_sankey_level_free (gpointer data);
DesmiSankeyCategory *desmi_sankey_level_get (const DesmiSankeyLevel *self, guint index);
int    desmi_sankey_level_find (const DesmiSankeyLevel *self, DesmiTable *table, guint row);
void   desmi_sankey_level_add (DesmiSankeyLevel  *self,
                               DesmiTable        *table,
                               guint              row,
                               double             value,
                               const DesmiLocale *locale);
guint *desmi_sankey_level_rank (const DesmiSankeyLevel *level,
                                const DesmiLocale      *locale,
                                guint                  *n_named) G_GNUC_WARN_UNUSED_RESULT;
void   desmi_sankey_level_sort_by_time (const DesmiSankeyLevel *self, guint *list, guint n);
void
desmi_sankey_level_sort (const DesmiSankeyLevel *self, guint *list, guint n, DesmiChartSort sort);

G_END_DECLS

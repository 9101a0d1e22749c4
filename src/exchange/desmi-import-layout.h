/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a table's headings stand and what each of its columns holds, as its head shows it. */
#pragma once

#include "exchange/desmi-import-column.h"
#include "exchange/desmi-import-title.h"
#include "exchange/desmi-places.h"

G_BEGIN_DECLS

/**
 * DesmiLayout:
 * @first: index of the first line of headings among the rows of the head
 * @header_row: its number
 * @n_lines: how many lines there are
 * @columns: (element-type DesmiLayoutColumn)
 * @title: what stands above the headings
 * @other_first: number of the first row of a table that stands above this one; 0: none does
 * @other_last: number of its last row
 * @beside: (element-type guint): first column of each other table at its side
 * @n_understood: how many columns are read
 * @lacks: (nullable): name of the first heading that a table of its kind must have and this one has
 *   not
 * @twice: (nullable): name of what two columns hold
 * @unfit: (nullable): a title or heading that says that the numbers are none of such a table
 * @dates: (nullable): two columns of dates of which either may count
 * @untimely: (nullable): the column of dates of departures, in a table of workers who came home
 */
typedef struct
{
  DesmiImportKind          kind;
  guint                    first;
  guint                    header_row;
  guint                    n_lines;
  GPtrArray               *columns;
  DesmiTitle               title;
  guint                    other_first, other_last;
  GArray                  *beside;
  guint                    n_understood;
  const char              *lacks;
  const char              *twice;
  char                    *unfit;
  const DesmiLayoutColumn *dates[2];
  const DesmiLayoutColumn *untimely;
} DesmiLayout;

/**
 * DesmiLayoutQuestion:
 * @kind: AUTO: any
 * @mapping: (nullable): what is said of the file
 * @places: (nullable): to tell whether a title names a village
 * @sheet: (nullable): name of the table's sheet
 */
typedef struct
{
  DesmiImportKind           kind;
  const DesmiImportMapping *mapping;
  DesmiPlaces              *places;
  const char               *sheet;
} DesmiLayoutQuestion;

DesmiLayout *desmi_layout_find (const GPtrArray *rows, const DesmiLayoutQuestion *question)
    G_GNUC_WARN_UNUSED_RESULT; /* (nullable) */
DesmiLayout *desmi_layout_find_stacked (const GPtrArray *rows, const DesmiLayoutQuestion *question)
    G_GNUC_WARN_UNUSED_RESULT; /* (nullable) */
void     desmi_layout_tell_dates (DesmiLayout *self, const DesmiLayoutQuestion *question);
gboolean desmi_layout_counts_workers (const DesmiLayout *self);
char    *desmi_layout_dup_unfit (const DesmiLayout *self,
                                 const GPtrArray   *rows) G_GNUC_WARN_UNUSED_RESULT; /* (nullable) */
void     desmi_layout_free (DesmiLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiLayout, desmi_layout_free)
guint desmi_layout_get_score (const DesmiLayout *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first rows of a table, among them its headings. */
#pragma once

#include "exchange/desmi-import-kind.h"

G_BEGIN_DECLS

#define DESMI_HEAD_ROWS 40 /* headings stand among them, or are not found */

/**
 * DesmiHeadRow:
 * @number: as a spreadsheet shows it
 * @cells: (element-type utf8): without blanks around them
 * @n_filled: how many of them say something
 * @n_numbers: how many are numbers
 * @n_headings: how many are headings that some kind of table has
 * @n_measures: how many others say something of numbers below them; 0 in rows with numbers or
 *   without headings
 */
typedef struct
{
  guint      number;
  GPtrArray *cells;
  guint      n_filled, n_numbers, n_headings, n_measures;
} DesmiHeadRow;

/* Rows from the first, blank ones too, up to @row at least. */
GPtrArray *
desmi_head_read (DesmiRowSource *source, guint row, GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *desmi_head_row_get (const DesmiHeadRow *self, guint column);
gboolean    desmi_head_row_is_blank (const DesmiHeadRow *self);
GPtrArray  *desmi_head_dup_without (const GPtrArray *rows, guint first, guint from, guint to)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean desmi_head_has_only_counts (const GPtrArray *rows, guint first, guint column);
/* (element-type GPtrArray of utf8): for each column what stands above it, from the top */
GPtrArray *desmi_head_dup_headings (const GPtrArray *rows,
                                    guint            first,
                                    guint            n_lines) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

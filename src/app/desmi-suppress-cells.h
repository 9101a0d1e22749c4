/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which cells of a list or of a matrix have to be hidden beside the small ones, so that the sums of
 * its lines, which are known from elsewhere, give none of them away. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DESMI_SUPPRESS_BELOW 5 /* counts from 1 up to it are hidden */

/**
 * DesmiSuppressCell:
 * @value: never below 0
 * @row, @column: its place in a matrix
 * @hidden: it must not be shown
 */
typedef struct
{
  gint64   value;
  guint    row, column;
  gboolean hidden;
} DesmiSuppressCell;

/* @counts: they are counts of people: one that is hidden is 1 or more. Else amounts, of which
 * nothing is known. */
gboolean desmi_suppress_cells_list (DesmiSuppressCell *const *cells, guint n, gboolean counts);
gboolean desmi_suppress_cells_matrix (DesmiSuppressCell *const *cells,
                                      guint                     n,
                                      guint                     n_rows,
                                      guint                     n_columns,
                                      gboolean                  counts);

G_END_DECLS

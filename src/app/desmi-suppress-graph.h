/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the sums of a matrix, all taken together, tell what is hidden in it. */
#pragma once

#include "app/desmi-suppress-cells.h"

G_BEGIN_DECLS

/**
 * DesmiSuppressMargin:
 * @rows, @columns: the sums of the lines; those that are hidden are not known
 * @counts: a hidden cell is 1 or more
 */
typedef struct
{
  const DesmiSuppressCell *rows, *columns;
  guint                    n_rows, n_columns;
  gboolean                 counts;
} DesmiSuppressMargin;

gboolean desmi_suppress_graph_cover (DesmiSuppressCell *const  *cells,
                                     guint                      n,
                                     const DesmiSuppressMargin *margin);

G_END_DECLS

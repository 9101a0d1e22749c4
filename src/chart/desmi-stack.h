/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Series on top of each other. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From the bottom to the top. */
typedef enum
{
  DESMI_STACK_ORDER_NONE,
  DESMI_STACK_ORDER_ASCENDING,  /* the smallest sum first */
  DESMI_STACK_ORDER_DESCENDING, /* the largest sum first */
  DESMI_STACK_ORDER_APPEARANCE, /* that with the earliest peak first */
  DESMI_STACK_ORDER_INSIDE_OUT, /* that with the earliest peak in the middle */
  DESMI_STACK_ORDER_REVERSE,
} DesmiStackOrder;

typedef enum
{
  DESMI_STACK_OFFSET_NONE,       /* from 0 */
  DESMI_STACK_OFFSET_EXPAND,     /* from 0 to 1; a row without a sum stays as it is */
  DESMI_STACK_OFFSET_DIVERGING,  /* what is negative below 0 */
  DESMI_STACK_OFFSET_SILHOUETTE, /* centred on 0 */
  DESMI_STACK_OFFSET_WIGGLE,     /* so that the layers change least from row to row */
} DesmiStackOffset;

typedef struct
{
  double y0, y1;
} DesmiStackSpan;

void desmi_stack (const double    *values,
                  guint            n_rows,
                  guint            n_series,
                  DesmiStackOrder  order,
                  DesmiStackOffset offset,
                  guint           *places,
                  DesmiStackSpan  *spans);

G_END_DECLS

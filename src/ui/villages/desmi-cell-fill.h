/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which cells of a long list are filled at once, and which a little later. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*DesmiCellFillFunc) (gpointer cell);

/**
 * DesmiCellFill:
 *
 * Part of a cell; set by desmi_cell_fill_init().
 */
typedef struct
{
  GtkColumnView    *view; /* not owned */
  GtkListItem      *item; /* not owned */
  DesmiCellFillFunc func;
  gpointer          cell;
  GList             link;
  gboolean          waits;
} DesmiCellFill;

void desmi_cell_fill_init (DesmiCellFill    *self,
                           GtkColumnView    *view,
                           GtkListItem      *item,
                           DesmiCellFillFunc func,
                           gpointer          cell);
void desmi_cell_fill_ask (DesmiCellFill *self);
void desmi_cell_fill_drop (DesmiCellFill *self);

G_END_DECLS

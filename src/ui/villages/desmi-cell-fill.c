/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column view of GTK 4.8 keeps 200 rows for the 25 that are seen, and binds all of them anew when
 * it is scrolled far: 2,000 cells whose texts are laid out before the next frame. Here the rows
 * that are seen are filled at once, and the others between frames. */
#include "ui/villages/desmi-cell-fill.h"

#define SLICE_US 3000 /* of filling between two frames */
#define ROWS_BESIDE 4 /* above and below the page that count as seen */

/* Cells that wait, the one asked for first at the head; of the main thread. */
static GQueue waiting = G_QUEUE_INIT;
static guint  idle;

/**
 * desmi_cell_fill_init:
 * @view: that the cell is in
 * @item: of the cell
 * @func: fills it
 * @cell: for @func
 */
void
desmi_cell_fill_init (DesmiCellFill    *self,
                      GtkColumnView    *view,
                      GtkListItem      *item,
                      DesmiCellFillFunc func,
                      gpointer          cell)
{
  *self = (DesmiCellFill){ .view = view, .item = item, .func = func, .cell = cell };
  self->link.data = self;
}

/* By the share of the list that the view stands at: rows have one height. */
static gboolean
is_seen (const DesmiCellFill *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  GListModel    *model = G_LIST_MODEL (gtk_column_view_get_model (self->view));
  guint          n = model != NULL ? g_list_model_get_n_items (model) : 0;
  double         upper = adjustment != NULL ? gtk_adjustment_get_upper (adjustment) : 0;
  double         row = n > 0 ? upper / n : 0, top;

  if (row < 1)
    return TRUE;
  top = (double) gtk_list_item_get_position (self->item) * row;
  return top > gtk_adjustment_get_value (adjustment) - ROWS_BESIDE * row
         && top < gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment)
                      + ROWS_BESIDE * row;
}

static void
fill (DesmiCellFill *self)
{
  desmi_cell_fill_drop (self);
  self->func (self->cell);
}

static gboolean
idle_cb (gpointer data)
{
  gint64 start = g_get_monotonic_time ();

  while (waiting.head != NULL && g_get_monotonic_time () - start < SLICE_US)
    fill (waiting.head->data);
  if (waiting.head != NULL)
    return G_SOURCE_CONTINUE;
  idle = 0;
  return G_SOURCE_REMOVE;
}

/* What comes into sight does not wait any longer. */
static void
scrolled_cb (GtkAdjustment *adjustment, gpointer view)
{
  GList *next;

  for (GList *l = waiting.head; l != NULL; l = next)
    {
      DesmiCellFill *self = l->data;

      next = l->next;
      if (self->view == view && is_seen (self))
        fill (self);
    }
}

static void
watch (GtkColumnView *view)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  if (adjustment != NULL
      && g_signal_handler_find (adjustment, G_SIGNAL_MATCH_FUNC | G_SIGNAL_MATCH_DATA, 0, 0, NULL,
                                scrolled_cb, view)
             == 0)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), view, 0);
}

/**
 * desmi_cell_fill_ask:
 *
 * Fills the cell: now if it is seen, else when there is time, or when it comes into sight.
 */
void
desmi_cell_fill_ask (DesmiCellFill *self)
{
  if (is_seen (self))
    {
      fill (self);
      return;
    }
  if (self->waits)
    return;
  if (waiting.head == NULL)
    watch (self->view);
  self->waits = TRUE;
  g_queue_push_tail_link (&waiting, &self->link);
  if (idle == 0)
    idle = g_idle_add_full (G_PRIORITY_LOW, idle_cb, NULL, NULL);
}

/**
 * desmi_cell_fill_drop:
 *
 * Forgets that the cell was to be filled.
 */
void
desmi_cell_fill_drop (DesmiCellFill *self)
{
  if (!self->waits)
    return;
  self->waits = FALSE;
  g_queue_unlink (&waiting, &self->link);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pointer hears over the sheet of flows: why a cell is marked, the whole name of a row
 * whose columns are narrow, and whether a month was reported. */
#include "ui/villages/desmi-flow-sheet-private.h"

#include <glib/gi18n-lib.h>

static char *
dup_month (const DesmiFlowGrid *grid, guint month)
{
  g_autofree char *name = desmi_flow_grid_dup_month_name (grid, month);

  if (desmi_flow_grid_get_kind (grid) != DESMI_FLOW_KIND_WORKERS)
    return g_steal_pointer (&name);
  if (desmi_flow_grid_is_reported (grid, month))
    /* Translators: %s is a month */
    return g_strdup_printf (_ ("%s was reported."), name);
  if (desmi_flow_grid_is_ahead (grid, month))
    /* Translators: %s is a month */
    return g_strdup_printf (_ ("%s has not begun yet."), name);
  /* Translators: %s is a month */
  return g_strdup_printf (_ ("%s was not reported yet."), name);
}

static char *
dup_cell (const DesmiFlowGrid *grid, guint row, guint month)
{
  const DesmiFlowDraft *draft = desmi_flow_grid_get_draft (grid, row, month);
  DesmiFlowDoubt        doubt;

  if (draft != NULL)
    return desmi_flow_grid_dup_draft_text (grid, draft);
  return desmi_flow_grid_get_doubt (grid, row, month, &doubt)
             ? desmi_flow_grid_dup_doubt_text (grid, &doubt)
             : NULL;
}

/**
 * desmi_flow_sheet_dup_tooltip:
 * @x, @y: px, in the sheet
 * @at_cursor: whether it is about the cell under the cursor, wherever the pointer is
 *
 * Returns: (transfer full) (nullable): what is to be said there
 */
char *
desmi_flow_sheet_dup_tooltip (DesmiFlowSheet *self, int x, int y, gboolean at_cursor)
{
  int row = (int) self->row, month = (int) self->month;

  if (self->grid == NULL || self->entry == NULL)
    return NULL;
  if (!at_cursor && !desmi_flow_layout_find (&self->layout, self->grid, x, y, &row, &month))
    return NULL;
  if (row < 0)
    return month >= 0 ? dup_month (self->grid, (guint) month) : NULL;
  return month >= 0 ? dup_cell (self->grid, (guint) row, (guint) month)
                    : desmi_flow_grid_dup_row_name (self->grid, (guint) row);
}

/**
 * desmi_flow_sheet_query_tooltip:
 *
 * Override of GtkWidget: one tooltip for each cell.
 */
gboolean
desmi_flow_sheet_query_tooltip (GtkWidget  *widget,
                                int         x,
                                int         y,
                                gboolean    keyboard,
                                GtkTooltip *tooltip)
{
  DesmiFlowSheet  *self = DESMI_FLOW_SHEET (widget);
  g_autofree char *text = desmi_flow_sheet_dup_tooltip (self, x, y, keyboard);
  int              row = (int) self->row, month = (int) self->month;
  graphene_rect_t  cell;

  if (text == NULL)
    return FALSE;
  if (!keyboard)
    desmi_flow_layout_find (&self->layout, self->grid, x, y, &row, &month);
  desmi_flow_layout_get_cell (&self->layout, (guint) MAX (row, 0), (guint) MAX (month, 0), &cell);
  if (row < 0)
    cell.origin.y = 0;
  if (month < 0)
    {
      cell.origin.x = 0;
      cell.size.width = (float) self->layout.frozen_px;
    }
  gtk_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip,
                            &(GdkRectangle){ (int) cell.origin.x, (int) cell.origin.y,
                                             (int) cell.size.width, (int) cell.size.height });
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes up over the sheet of flows: the menu of cells and of a month, and the sentence beside
 * a cell. */
#include "ui/villages/desmi-flow-sheet-private.h"

#include <glib/gi18n-lib.h>

/**
 * desmi_flow_sheet_get_menu_place:
 * @at: (out caller-allocates): of the sheet, in pixels
 *
 * Where the menu points: the cell, or the title of the month, that it was asked for at.
 */
void
desmi_flow_sheet_get_menu_place (DesmiFlowSheet *self, graphene_rect_t *at)
{
  desmi_flow_layout_get_cell (&self->layout, (guint) MAX (self->menu_row, 0), self->menu_month, at);
  if (self->menu_row < 0)
    at->origin.y = 0;
}

/**
 * desmi_flow_sheet_open_menu:
 * @row: -1: that of the titles
 *
 * Opens the menu of what is selected and of a month, where it was asked for.
 */
void
desmi_flow_sheet_open_menu (DesmiFlowSheet *self, int row, guint month)
{
  graphene_rect_t at;
  gboolean        workers, reported;

  if (!self->can_edit || self->grid == NULL)
    return;
  workers = desmi_flow_grid_get_kind (self->grid) == DESMI_FLOW_KIND_WORKERS;
  reported = desmi_flow_grid_is_reported (self->grid, month);
  self->menu_month = month;
  self->menu_row = row;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "flows.report",
                                 workers && !reported
                                     && !desmi_flow_grid_is_ahead (self->grid, month));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "flows.unreport",
                                 workers && reported
                                     && !desmi_flow_grid_has_counts (self->grid, month));
  desmi_flow_sheet_get_menu_place (self, &at);
  /* before it comes up: it does not stand elsewhere first; it is placed again once the sheet has
   * moved to the cell */
  gtk_popover_set_pointing_to (self->menu,
                               &(GdkRectangle){ (int) at.origin.x, (int) at.origin.y,
                                                (int) at.size.width, (int) at.size.height });
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_popover_popup (self->menu);
}

static gboolean
is_selected (DesmiFlowSheet *self, guint row, guint month)
{
  DesmiFlowCursor cursor;

  desmi_flow_sheet_get_selected (self, &cursor);
  return cursor.has_cursor && row >= cursor.first_row && row <= cursor.last_row
         && month >= cursor.first_month && month <= cursor.last_month;
}

/**
 * desmi_flow_sheet_ask_menu:
 *
 * Opens the menu of a cell, which is of all that are selected where the cell is one of them.
 */
void
desmi_flow_sheet_ask_menu (DesmiFlowSheet *self, guint row, guint month)
{
  gboolean is_free = is_selected (self, row, month)
                         ? desmi_flow_sheet_commit (self)
                         : desmi_flow_sheet_move (self, row, month, FALSE);

  if (!is_free)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  desmi_flow_sheet_open_menu (self, (int) row, month);
}

/**
 * desmi_flow_sheet_report:
 * @name: "flows.report" or "flows.unreport"
 *
 * Says that the month whose menu is open was reported, or was not.
 */
void
desmi_flow_sheet_report (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "report", DESMI_FLOW_SHEET (widget)->menu_month,
                         g_str_equal (name, "flows.report"));
}

static GMenuModel *
new_menu (void)
{
  static const char *const items[][2] = {
    { N_ ("Fill to the Right"), "flows.fill-right" },
    { N_ ("Fill Down"), "flows.fill-down" },
    { N_ ("Continue as Series"), "flows.fill-series" },
    { N_ ("Copy"), "flows.copy" },
    { N_ ("Paste"), "flows.paste" },
    { N_ ("Empty"), "flows.empty" },
  };
  GMenu            *menu = g_menu_new ();
  g_autoptr (GMenu) cells = g_menu_new (), month = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    g_menu_append (cells, _ (items[i][0]), items[i][1]);
  g_menu_append (month, _ ("Reported: There Were None"), "flows.report");
  g_menu_append (month, _ ("Not Reported"), "flows.unreport");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (month));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (cells));
  return G_MENU_MODEL (menu);
}

/**
 * desmi_flow_sheet_add_popovers:
 *
 * Adds the menu, and what says beside a cell why it is not counted.
 */
void
desmi_flow_sheet_add_popovers (DesmiFlowSheet *self)
{
  g_autoptr (GMenuModel) menu = new_menu ();

  self->sentence = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->sentence, TRUE);
  gtk_label_set_max_width_chars (self->sentence, 48);
  gtk_widget_add_css_class (GTK_WIDGET (self->sentence), "desmi-error");
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_autohide (self->popover, FALSE);
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->sentence));
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
  self->menu = GTK_POPOVER (gtk_popover_menu_new_from_model (menu));
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
}

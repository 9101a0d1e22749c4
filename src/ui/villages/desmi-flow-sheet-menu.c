/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes up over the sheet of flows: the menu of cells and of a month, and the sentence beside
 * a cell. */
#include "ui/villages/desmi-flow-sheet-private.h"

#include <glib/gi18n-lib.h>

/**
 * desmi_flow_sheet_open_menu:
 *
 * Opens the menu of what is selected and of a month.
 */
void
desmi_flow_sheet_open_menu (DesmiFlowSheet *self, guint month)
{
  gboolean workers, reported;

  if (!self->can_edit || self->grid == NULL)
    return;
  workers = desmi_flow_grid_get_kind (self->grid) == DESMI_FLOW_KIND_WORKERS;
  reported = desmi_flow_grid_is_reported (self->grid, month);
  self->menu_month = month;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "flows.report",
                                 workers && !reported
                                     && !desmi_flow_grid_is_ahead (self->grid, month));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "flows.unreport",
                                 workers && reported
                                     && !desmi_flow_grid_has_counts (self->grid, month));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_popover_popup (self->menu);
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The header bar of the catalogue's window. */
#include "ui/pillars/desmi-catalogue-header.h"

#include "app/desmi-catalogue-view.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-table-out.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static GMenuModel *
new_add_menu (void)
{
  static const struct
  {
    const char        *label;
    DesmiCatalogueKind kind;
  } kinds[] = { { N_ ("_Indicator…"), DESMI_CATALOGUE_INDICATOR },
                { N_ ("_Pillar…"), DESMI_CATALOGUE_PILLAR },
                { N_ ("Pro_gramme…"), DESMI_CATALOGUE_PROGRAMME },
                { N_ ("_Reason…"), DESMI_CATALOGUE_REASON } };
  GMenu            *menu = g_menu_new ();
  g_autoptr (GMenu) proposal = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (kinds[i].label), NULL);

      g_menu_item_set_action_and_target (item, "catalogue.add", "i", (int) kinds[i].kind);
      g_menu_append_item (menu, item);
    }
  g_menu_append (proposal, _ ("Desa Migran _Emas With Its Four Pillars"), "catalogue.propose");
  g_menu_append (proposal, _ ("Indicators That Registers _Count"), "catalogue.propose-feeds");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (proposal));
  return G_MENU_MODEL (menu);
}

static GtkWidget *
new_undo_button (const char *icon, const char *action, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, label);
  desmi_a11y_set_label (button, label);
  return button;
}

/**
 * desmi_catalogue_header_new:
 *
 * Returns: (transfer floating): the bar with what can be added, and undo and redo; what they do are
 * actions of the window around it
 */
GtkWidget *
desmi_catalogue_header_new (void)
{
  GtkWidget             *header = adw_header_bar_new (), *add = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = new_add_menu ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (add), _ ("_Add"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (add), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (add), menu);
  gtk_widget_set_tooltip_text (add, _ ("Add to the district’s own catalogue"));
  desmi_a11y_set_label (add, _ ("Add to the district’s own catalogue"));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), add);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header),
                             new_undo_button ("edit-undo-symbolic", "catalogue.undo", _ ("Undo")));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header),
                             new_undo_button ("edit-redo-symbolic", "catalogue.redo", _ ("Redo")));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), desmi_table_out_button_new ());
  return header;
}

/**
 * desmi_catalogue_header_enable:
 * @window: the window around the bar
 * @store: (nullable): what can be written to
 *
 * Lets undo and redo be chosen where there is a step to take back or to make again.
 */
void
desmi_catalogue_header_enable (GtkWidget *window, DesmiStore *store)
{
  gtk_widget_action_set_enabled (window, "catalogue.undo",
                                 store != NULL && desmi_store_get_undo_label (store) != NULL);
  gtk_widget_action_set_enabled (window, "catalogue.redo",
                                 store != NULL && desmi_store_get_redo_label (store) != NULL);
}

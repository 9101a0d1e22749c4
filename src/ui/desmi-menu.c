/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/desmi-menu.h"

/**
 * desmi_menu_make:
 * @model: (type GMenuModel): what the menu has
 *
 * Gives a button its menu unless it has one; for gtk_menu_button_set_create_popup_func().
 */
void
desmi_menu_make (GtkMenuButton *button, gpointer model)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, G_MENU_MODEL (model));
}

/**
 * desmi_menu_set_later:
 * @model: what the menu has; kept until the button goes
 *
 * Like gtk_menu_button_set_menu_model(), but the menu is made when it is opened for the first time.
 */
void
desmi_menu_set_later (GtkMenuButton *button, GMenuModel *model)
{
  gtk_menu_button_set_create_popup_func (button, desmi_menu_make, g_object_ref (model),
                                         g_object_unref);
}

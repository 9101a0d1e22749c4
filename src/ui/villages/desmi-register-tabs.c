/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a village's page that are registers, a card below the other. */
#include "ui/villages/desmi-register-tabs.h"

#include "ui/villages/desmi-register-list.h"

#define CARDS "desmi-cards"

static GtkWidget *
new_tab (DesmiSession *session, const DesmiRegister *registers, guint n)
{
  GtkWidget *scroller = gtk_scrolled_window_new (),
            *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  for (guint i = 0; i < n; i++)
    gtk_box_append (GTK_BOX (box), desmi_register_list_new (session, registers[i]));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  g_object_set_data (G_OBJECT (scroller), CARDS, box);
  return scroller;
}

/**
 * desmi_register_tab_new_people:
 *
 * Returns: (transfer floating): who serves, and the service centre
 */
GtkWidget *
desmi_register_tab_new_people (DesmiSession *session)
{
  static const DesmiRegister registers[] = { DESMI_REGISTER_PERSON, DESMI_REGISTER_SERVICE };

  return new_tab (session, registers, G_N_ELEMENTS (registers));
}

/**
 * desmi_register_tab_new_activities:
 *
 * Returns: (transfer floating): what was done, what is to be reached, sessions and visits
 */
GtkWidget *
desmi_register_tab_new_activities (DesmiSession *session)
{
  static const DesmiRegister registers[] = { DESMI_REGISTER_ACTIVITY, DESMI_REGISTER_MILESTONE,
                                             DESMI_REGISTER_SESSION, DESMI_REGISTER_VISIT };

  return new_tab (session, registers, G_N_ELEMENTS (registers));
}

/**
 * desmi_register_tab_new_enterprises:
 *
 * Returns: (transfer floating): groups, what they make, cooperatives and the support they have
 */
GtkWidget *
desmi_register_tab_new_enterprises (DesmiSession *session)
{
  static const DesmiRegister registers[] = { DESMI_REGISTER_GROUP, DESMI_REGISTER_PRODUCT,
                                             DESMI_REGISTER_COOPERATIVE, DESMI_REGISTER_SUPPORT };

  return new_tab (session, registers, G_N_ELEMENTS (registers));
}

/**
 * desmi_register_tab_new_partners:
 *
 * Returns: (transfer floating): who helps the village
 */
GtkWidget *
desmi_register_tab_new_partners (DesmiSession *session)
{
  static const DesmiRegister registers[] = { DESMI_REGISTER_PARTNER };

  return new_tab (session, registers, G_N_ELEMENTS (registers));
}

/**
 * desmi_register_tab_show:
 * @tab: made by one of the functions above
 * @village: (nullable): whose entries
 *
 * Shows the registers of a village.
 */
void
desmi_register_tab_show (GtkWidget *tab, DesmiVillage *village)
{
  GtkWidget *box = g_object_get_data (G_OBJECT (tab), CARDS);

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    desmi_register_list_show (DESMI_REGISTER_LIST (child), village);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The focus of whoever chooses a part of a village's page to type there. */
#include "ui/villages/desmi-village-tab.h"

#define AIM "typing"

/* Who chose the tab may have left its button meanwhile. */
static gboolean
is_at_button (GtkWidget *inside)
{
  GtkRoot   *root = gtk_widget_get_root (inside);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus == NULL
         || (GTK_IS_TOGGLE_BUTTON (focus)
             && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (focus)));
}

/**
 * desmi_village_tab_choose:
 * @session: whose state says which tab was chosen
 *
 * Asks for the focus in that tab as soon as it shows something.
 */
void
desmi_village_tab_choose (DesmiSession *session)
{
  desmi_session_aim (session, AIM);
}

/**
 * desmi_village_tab_follow_choice:
 * @inside: what is typed into, in the tab that shows something now
 *
 * Gives it the focus if desmi_village_tab_choose() asked for that, and whoever chose the tab is
 * still at its button.
 *
 * Returns: whether that was asked for
 */
gboolean
desmi_village_tab_follow_choice (GtkWidget *inside, DesmiSession *session)
{
  const char *const *aim = desmi_session_get_aim (session);

  if (aim == NULL || g_strcmp0 (aim[0], AIM) != 0)
    return FALSE;
  if (is_at_button (inside))
    gtk_widget_grab_focus (inside);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms that the page of villages opens, where the file can be written. */
#include "ui/villages/desmi-village-forms.h"

#include "ui/villages/desmi-status-form.h"
#include "ui/villages/desmi-village-editor.h"

/**
 * desmi_village_forms_can_write:
 *
 * Returns: whether a file is open, and not only to view
 */
gboolean
desmi_village_forms_can_write (DesmiSession *session)
{
  DesmiStore *store = desmi_session_get_store (session);

  return store != NULL && !desmi_store_get_read_only (store);
}

static GtkWindow *
get_window (GtkWidget *page)
{
  return GTK_WINDOW (gtk_widget_get_root (page));
}

static DesmiForm *
present (DesmiForm *form)
{
  gtk_window_present (GTK_WINDOW (form));
  return form;
}

/**
 * desmi_village_forms_enrol:
 * @page: in the window that the form belongs to
 *
 * Asks for a village to be enrolled.
 *
 * Returns: (transfer none) (nullable): the form; %NULL where the file is open to view
 */
DesmiForm *
desmi_village_forms_enrol (GtkWidget *page, DesmiSession *session)
{
  return desmi_village_forms_can_write (session)
             ? present (desmi_enrol_form_new (get_window (page), session))
             : NULL;
}

/**
 * desmi_village_forms_edit:
 * @village: (nullable): whose form
 *
 * Returns: (transfer none) (nullable): the form; %NULL without a village, or where the file is open
 * to view
 */
DesmiForm *
desmi_village_forms_edit (GtkWidget *page, DesmiSession *session, DesmiVillage *village)
{
  return village != NULL && desmi_village_forms_can_write (session)
             ? present (desmi_village_editor_new (get_window (page), session, village))
             : NULL;
}

/**
 * desmi_village_forms_set_status:
 * @villages: (element-type DesmiVillage): those of them that are not enrolled are taken out
 *
 * Returns: (transfer none) (nullable): the form; %NULL if none is enrolled, or where the file is
 * open to view
 */
DesmiForm *
desmi_village_forms_set_status (GtkWidget *page, DesmiSession *session, GPtrArray *villages)
{
  for (guint i = villages->len; i > 0; i--)
    if (!((DesmiVillage *) g_ptr_array_index (villages, i - 1))->enrolled)
      g_ptr_array_remove_index (villages, i - 1);
  return villages->len > 0 && desmi_village_forms_can_write (session)
             ? present (desmi_bulk_status_new (get_window (page), session, villages))
             : NULL;
}

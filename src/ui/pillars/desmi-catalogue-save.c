/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saves a change of the catalogue at once, and tells the window around. */
#include "ui/pillars/desmi-catalogue-save.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *widget;
  char      *label;
} Saving;

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving            *saving = user_data;
  g_autoptr (GError) error = NULL;

  if (desmi_store_apply_finish (DESMI_STORE (source), result, &error))
    gtk_widget_activate_action (saving->widget, "win.edited", "s", saving->label);
  else
    gtk_widget_activate_action (saving->widget, DESMI_CATALOGUE_REFUSED, "s", error->message);
  g_object_unref (saving->widget);
  g_free (saving->label);
  g_free (saving);
}

/**
 * desmi_catalogue_save:
 * @widget: hears "win.edited" with what was done, or %DESMI_CATALOGUE_REFUSED with why it was not
 * @edit: one step
 *
 * Saves without waiting.
 */
void
desmi_catalogue_save (GtkWidget *widget, DesmiStore *store, DesmiEdit *edit)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->widget = g_object_ref (widget);
  saving->label = g_strdup (desmi_edit_get_label (edit));
  desmi_store_apply_async (store, edit, NULL, applied_cb, saving);
}

/**
 * desmi_catalogue_save_restored:
 * @entry: one that is retired
 *
 * Brings it back.
 */
void
desmi_catalogue_save_restored (GtkWidget                 *widget,
                               DesmiStore                *store,
                               const DesmiCatalogueEntry *entry)
{
  g_autoptr (DesmiCatalogueItem) item = desmi_catalogue_entry_new_item (entry);
  /* Translators: %s is the name of a programme, a pillar, an indicator or a reason */
  g_autoptr (DesmiEdit) edit = desmi_edit_new_said (
      desmi_message_new ("Brought “%s” back", desmi_catalogue_entry_get (entry, "name")));

  desmi_edit_retire_catalogue (edit, item, NULL);
  desmi_catalogue_save (widget, store, edit);
}

/**
 * desmi_catalogue_save_deleted:
 * @entry: one of the district's own
 *
 * Takes it out, where nothing belongs to it.
 */
void
desmi_catalogue_save_deleted (GtkWidget                 *widget,
                              DesmiStore                *store,
                              const DesmiCatalogueEntry *entry)
{
  g_autoptr (DesmiCatalogueItem) item = desmi_catalogue_entry_new_item (entry);
  g_autoptr (DesmiEdit)          edit = desmi_edit_new_said (desmi_message_new (
               "Took “%s” out of the catalogue", desmi_catalogue_entry_get (entry, "name")));

  desmi_edit_delete_catalogue (edit, item);
  desmi_catalogue_save (widget, store, edit);
}

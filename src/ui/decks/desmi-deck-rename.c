/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/decks/desmi-deck-rename.h"

#include "app/decks/desmi-deck-edit.h"
#include "ui/desmi-field.h"

#include <glib/gi18n-lib.h>

#define DECK "desmi-deck" /* of the form: which one, and its name when the form was opened */

static void
save_cb (DesmiForm *form, DesmiField *field)
{
  const DesmiStoredDeck *deck = g_object_get_data (G_OBJECT (form), DECK);
  g_autofree char       *name = g_strstrip (g_strdup (desmi_field_get_text (field)));
  g_autoptr (DesmiEdit)  edit = NULL;

  desmi_field_set_error (field, *name == '\0' ? _ ("Give the presentation a name.") : NULL);
  if (*name == '\0')
    return;
  edit
      = desmi_deck_edit_rename (desmi_store_get_district (desmi_form_get_store (form)), deck, name);
  desmi_form_apply (form, edit);
}

static void
free_deck (gpointer deck)
{
  desmi_stored_deck_free (deck);
}

static DesmiStoredDeck *
copy_names (const DesmiStoredDeck *deck)
{
  DesmiStoredDeck *copy = desmi_stored_deck_new (deck->name);

  g_free (copy->deck);
  copy->deck = g_strdup (deck->deck);
  return copy;
}

/**
 * desmi_deck_rename_new:
 * @store: the file that @deck is of
 * @deck: whose code and name are copied
 *
 * Returns: (transfer none): the form, to be presented
 */
DesmiForm *
desmi_deck_rename_new (GtkWindow *parent, DesmiStore *store, const DesmiStoredDeck *deck)
{
  /* Translators: the name of a presentation, which is to get another */
  g_autofree char *title = g_strdup_printf (_ ("Rename “%s”"), deck->name);
  g_autofree char *key = g_strdup_printf ("deck/%s/name", deck->deck);
  DesmiForm       *form = desmi_form_new (parent, store, title, _ ("Rename"));
  DesmiField      *field
      = g_object_new (DESMI_TYPE_FIELD, "title", _ ("Name of the presentation"), NULL);

  desmi_field_set_text (field, deck->name);
  desmi_form_set_body (form, GTK_WIDGET (field));
  g_object_set_data_full (G_OBJECT (form), DECK, copy_names (deck), free_deck);
  g_signal_connect (form, "save", G_CALLBACK (save_cb), field);
  desmi_form_add_input (form, "name", field, "text");
  desmi_form_keep_draft (form, key);
  return form;
}

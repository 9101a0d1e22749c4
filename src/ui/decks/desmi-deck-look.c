/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A theme is shared, and is chosen with all that it is made of in one step. */
#include "ui/decks/desmi-deck-look.h"

#include "app/decks/desmi-stored-deck.h"
#include "ui/decks/desmi-theme-choices.h"
#include "ui/desmi-call.h"

#include <glib/gi18n-lib.h>

#define DATA "desmi-deck-look"

typedef struct
{
  DesmiForm         *form; /* not owned: its data */
  DesmiShownDeck    *shown;
  DesmiThemeChoices *theme;
  GCancellable      *cancellable;
} Look;

static void
look_free (gpointer data)
{
  Look *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  desmi_shown_deck_unref (self->shown);
  g_free (self);
}

/* The name that it has by now stays; no presentation is written without one. */
static void
apply (Look *self, const DesmiStoredDeck *now)
{
  DesmiStore           *store = desmi_form_get_store (self->form);
  g_autoptr (DesmiEdit) edit
      = desmi_edit_new_said (desmi_message_new ("Changed the presentation “%s”", now->name));
  g_autoptr (DesmiEdit)  before = desmi_edit_new ("");
  g_autoptr (DesmiEntry) entry
      = desmi_entry_new (DESMI_REGISTER_DECK, desmi_store_get_district (store));
  g_autoptr (DesmiEntry) seen
      = desmi_entry_new (DESMI_REGISTER_DECK, desmi_store_get_district (store));
  g_autofree char *theme = desmi_theme_choices_put (self->theme, edit);

  desmi_entry_set (seen, "deck", now->deck);
  desmi_entry_set (seen, "name", now->name);
  desmi_edit_put_entry (before, seen);
  desmi_edit_expect (edit, before);
  desmi_entry_set (entry, "deck", now->deck);
  desmi_entry_set (entry, "name", now->name);
  desmi_entry_set (entry, "theme", theme);
  desmi_edit_put_entry (edit, entry);
  desmi_form_apply (self->form, edit);
}

static void
decks_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) decks
      = desmi_stored_deck_list_finish (DESMI_STORE (source), result, &error);
  Look                  *self = desmi_call_end (user_data);
  const DesmiStoredDeck *now = NULL;

  if (self == NULL)
    return;
  desmi_form_set_busy (self->form, FALSE);
  for (guint i = 0; decks != NULL && i < decks->len; i++)
    if (g_str_equal (((DesmiStoredDeck *) decks->pdata[i])->deck, self->shown->stored->deck))
      now = decks->pdata[i];
  if (decks == NULL)
    desmi_form_show_error (self->form, error);
  else
    /* of one that was deleted meanwhile the file refuses the change */
    apply (self, now != NULL ? now : self->shown->stored);
}

static void
save_cb (DesmiForm *form, Look *self)
{
  if (!desmi_theme_choices_check (self->theme))
    return;
  desmi_form_set_busy (form, TRUE);
  desmi_stored_deck_list_async (desmi_form_get_store (form), self->cancellable, decks_cb,
                                desmi_call_new (self, self->cancellable));
}

/* What is chosen by now is what the file holds. */
static void
ready_cb (Look *self)
{
  g_autofree char *key = g_strdup_printf ("deck/%s/theme", self->shown->stored->deck);

  desmi_form_set_can_save (self->form, TRUE);
  desmi_form_add_input (self->form, "theme", self->theme, "text");
  desmi_form_keep_draft (self->form, key);
}

static void
failed_cb (Look *self, const GError *error)
{
  desmi_form_show_error (self->form, error);
}

/**
 * desmi_deck_look_new:
 * @store: the file that @shown is of
 * @shown: a presentation that is not frozen, which keeps the look that it had
 *
 * Returns: (transfer none): the form, to be presented
 */
DesmiForm *
desmi_deck_look_new (GtkWindow *parent, DesmiStore *store, DesmiShownDeck *shown)
{
  Look            *self = g_new0 (Look, 1);
  GtkWidget       *theme = desmi_theme_choices_new (store, shown->stored->theme,
                                                    &shown->pages->deck->theme, shown->stored->name);
  g_autofree char *title = NULL;

  self->shown = desmi_shown_deck_ref (shown);
  self->cancellable = g_cancellable_new ();
  self->theme = DESMI_THEME_CHOICES (theme);
  /* Translators: the name of a presentation, whose theme it is */
  title = g_strdup_printf (_ ("Theme · %s"), shown->stored->name);
  self->form = desmi_form_new (parent, store, title, _ ("_Set Theme"));
  g_object_set_data_full (G_OBJECT (self->form), DATA, self, look_free);
  /* a theme that is made, or changed, has many more fields than the choice of one */
  gtk_widget_set_vexpand (theme, TRUE);
  desmi_form_set_body (self->form, theme);
  desmi_form_set_can_save (self->form, FALSE);
  g_signal_connect (self->form, "save", G_CALLBACK (save_cb), self);
  g_signal_connect_swapped (theme, "ready", G_CALLBACK (ready_cb), self);
  g_signal_connect_swapped (theme, "failed", G_CALLBACK (failed_cb), self);
  return self->form;
}

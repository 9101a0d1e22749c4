/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A frozen presentation keeps the look that it had, so there is none to choose. */
#include "ui/decks/desmi-deck-settings.h"

#include "ui/decks/desmi-deck-periods.h"
#include "ui/decks/desmi-theme-choices.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-call.h"
#include "ui/desmi-field.h"
#include "ui/desmi-filter.h"

#include <glib/gi18n-lib.h>

#define DATA "desmi-deck-settings"
#define MOST_MINUTES 480

typedef struct
{
  DesmiForm         *form; /* not owned: its data */
  DesmiShownDeck    *shown;
  DesmiField        *name;
  GtkSpinButton     *minutes;
  DesmiFilter       *period;
  DesmiThemeChoices *theme;
  GCancellable      *cancellable;
} Settings;

static void
settings_free (gpointer data)
{
  Settings *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  desmi_shown_deck_unref (self->shown);
  g_free (self);
}

static void
extent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiForm             *form = desmi_call_end (user_data);
  Settings              *self;
  DesmiExtent            extent;

  if (form == NULL)
    return;
  self = g_object_get_data (G_OBJECT (form), DATA);
  if (table == NULL)
    {
      desmi_form_show_error (form, error);
      return;
    }
  desmi_extent_read (&extent, table);
  desmi_deck_periods_fill (self->period, C_ ("period", "the newest"), &extent,
                           self->shown->stored->period);
}

static void
save_cb (DesmiForm *form, Settings *self)
{
  const char            *district = desmi_store_get_district (desmi_form_get_store (form));
  const char            *period = desmi_filter_get_selected (self->period);
  int                    minutes = gtk_spin_button_get_value_as_int (self->minutes);
  g_autofree char       *name = g_strstrip (g_strdup (desmi_field_get_text (self->name)));
  g_autofree char       *length = minutes > 0 ? g_strdup_printf ("%d", minutes) : NULL;
  g_autofree char       *label = g_strdup_printf (_ ("Changed the presentation “%s”"), name);
  g_autofree char       *theme = NULL;
  g_autoptr (DesmiEdit)  edit = desmi_edit_new (label);
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_DECK, district);

  desmi_field_set_error (self->name, *name == '\0' ? _ ("Give the presentation a name.") : NULL);
  if (*name == '\0')
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
      return;
    }
  if (!desmi_theme_choices_check (self->theme))
    return;
  desmi_entry_set (entry, "deck", self->shown->stored->deck);
  desmi_entry_set (entry, "name", name);
  desmi_entry_set (entry, "minutes", length);
  desmi_entry_set (entry, "period", period != NULL && *period != '\0' ? period : NULL);
  if (self->shown->stored->frozen == NULL)
    {
      theme = desmi_theme_choices_put (self->theme, edit);
      desmi_entry_set (entry, "theme", theme);
    }
  desmi_edit_put_entry (edit, entry);
  desmi_form_apply (form, edit);
}

static void
add_row (GtkWidget *body, const char *title, GtkWidget *child)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  desmi_a11y_set_label (child, title);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), child);
  gtk_box_append (GTK_BOX (body), row);
}

static void
ready_cb (Settings *self)
{
  desmi_form_set_can_save (self->form, TRUE);
}

static void
failed_cb (Settings *self, const GError *error)
{
  desmi_form_show_error (self->form, error);
}

static void
add_look (Settings *self, GtkWidget *body)
{
  const DesmiStoredDeck *stored = self->shown->stored;
  GtkWidget *theme = desmi_theme_choices_new (desmi_form_get_store (self->form), stored->theme,
                                              &self->shown->pages->deck->theme, stored->name);
  GtkWidget *note;

  self->theme = DESMI_THEME_CHOICES (theme);
  gtk_widget_set_sensitive (theme, stored->frozen == NULL);
  gtk_box_append (GTK_BOX (body), theme);
  g_signal_connect_swapped (theme, "ready", G_CALLBACK (ready_cb), self);
  g_signal_connect_swapped (theme, "failed", G_CALLBACK (failed_cb), self);
  if (stored->frozen == NULL)
    return;
  note = gtk_label_new (_ ("The look is frozen with the data. Let the presentation follow the data "
                           "again to change it."));
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_widget_add_css_class (note, "desmi-caption");
  gtk_box_append (GTK_BOX (body), note);
}

static GtkWidget *
new_body (Settings *self)
{
  GtkWidget  *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  DesmiExtent nothing = { FALSE };

  self->name = g_object_new (DESMI_TYPE_FIELD, "title", _ ("Name of the presentation"), NULL);
  desmi_field_set_text (self->name, self->shown->stored->name);
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->name));
  self->period = desmi_filter_new_in (body, _ ("Period"));
  desmi_deck_periods_fill (self->period, C_ ("period", "the newest"), &nothing,
                           self->shown->stored->period);
  self->minutes = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (0, MOST_MINUTES, 5));
  gtk_spin_button_set_value (self->minutes, self->shown->stored->minutes);
  add_row (body, _ ("Planned minutes"), GTK_WIDGET (self->minutes));
  add_look (self, body);
  return body;
}

/**
 * desmi_deck_settings_new:
 * @store: the file that @shown is of
 *
 * Returns: (transfer none): the form, to be presented
 */
DesmiForm *
desmi_deck_settings_new (GtkWindow *parent, DesmiStore *store, DesmiShownDeck *shown)
{
  Settings *self = g_new0 (Settings, 1);

  self->shown = desmi_shown_deck_ref (shown);
  self->cancellable = g_cancellable_new ();
  self->form = desmi_form_new (parent, store, _ ("Presentation"), _ ("_Apply"));
  g_object_set_data_full (G_OBJECT (self->form), DATA, self, settings_free);
  desmi_form_set_body (self->form, new_body (self));
  desmi_form_set_can_save (self->form, FALSE);
  g_signal_connect (self->form, "save", G_CALLBACK (save_cb), self);
  desmi_store_lookup_async (store, "extent", NULL, desmi_locale_get_user (), self->cancellable,
                            extent_cb, desmi_call_new (self->form, self->cancellable));
  return self->form;
}

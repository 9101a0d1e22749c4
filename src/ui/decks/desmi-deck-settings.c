/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each change is saved at once; the theme, which is shared, has a form of its own. A frozen
 * presentation keeps the look that it had, so there is none to choose. */
#include "ui/decks/desmi-deck-settings.h"

#include "ui/decks/desmi-deck-look.h"
#include "ui/decks/desmi-deck-periods.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-call.h"
#include "ui/desmi-field.h"
#include "ui/desmi-filter.h"

#include <glib/gi18n-lib.h>

#define DATA "desmi-deck-settings"
#define MOST_MINUTES 480

typedef enum
{
  NAME,
  PERIOD,
  MINUTES,
  N_PARTS
} Part;

static const char *const parts[N_PARTS] = { "name", "period", "minutes" }; /* of the register */

typedef struct
{
  DesmiForm      *form; /* not owned: its data */
  DesmiShownDeck *shown;
  GtkWidget      *inputs[N_PARTS];
  char           *name;          /* as the file has it by now, shown or not */
  char           *seen[N_PARTS]; /* as the reader saw that the file holds it; empty: nothing */
  char           *sent[N_PARTS]; /* nullable: as it is in @edit */
  DesmiEdit      *edit;          /* nullable: to be saved once it is known what it meets */
  GCancellable   *cancellable;
} Settings;

static void
settings_free (gpointer data)
{
  Settings *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_clear_pointer (&self->edit, desmi_edit_unref);
  for (guint i = 0; i < N_PARTS; i++)
    {
      g_free (self->seen[i]);
      g_free (self->sent[i]);
    }
  g_free (self->name);
  desmi_shown_deck_unref (self->shown);
  g_free (self);
}

static void
take (char **text, const char *now)
{
  char *copy = g_strdup (now);

  g_free (*text);
  *text = copy;
}

static void
extent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiForm             *form = desmi_call_end (user_data);
  Settings              *self;
  DesmiExtent            extent;
  g_autofree char       *chosen = NULL;

  if (form == NULL)
    return;
  self = g_object_get_data (G_OBJECT (form), DATA);
  if (table == NULL)
    {
      desmi_form_show_error (form, error);
      return;
    }
  desmi_extent_read (&extent, table);
  chosen = g_strdup (desmi_filter_get_selected (DESMI_FILTER (self->inputs[PERIOD])));
  desmi_deck_periods_fill (DESMI_FILTER (self->inputs[PERIOD]), C_ ("period", "the newest"),
                           &extent, chosen != NULL && *chosen != '\0' ? chosen : NULL);
}

/* What is typed or chosen there, as the file would hold it. */
static char *
dup_value (Settings *self, Part part)
{
  const char *period;
  int         minutes;

  if (part == NAME)
    return g_strstrip (g_strdup (desmi_field_get_text (DESMI_FIELD (self->inputs[NAME]))));
  if (part == PERIOD)
    {
      period = desmi_filter_get_selected (DESMI_FILTER (self->inputs[PERIOD]));
      return g_strdup (period != NULL ? period : "");
    }
  gtk_spin_button_update (GTK_SPIN_BUTTON (self->inputs[MINUTES]));
  minutes = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->inputs[MINUTES]));
  return minutes > 0 ? g_strdup_printf ("%d", minutes) : g_strdup ("");
}

/* As the input holds what the file does. */
static const char *
get_shown (Part part, const char *value)
{
  return part == MINUTES && *value == '\0' ? "0" : value;
}

/* Whether the file has something else than the reader saw where another thing is to be saved. The
 * field of the name says it by itself, for the others @asked does. */
static gboolean
meets (Settings *self, Part part, const char *now, GString *asked)
{
  g_autofree char *sentence = NULL;
  const char      *shown = get_shown (part, now), *label;

  if (g_str_equal (now, self->seen[part]))
    return FALSE;
  if (!desmi_form_wants (self->form, self->inputs[part]))
    {
      if (!desmi_form_show_saved (self->form, self->inputs[part], shown))
        return FALSE;
      take (&self->seen[part], now);
      desmi_form_commit (self->form);
      return TRUE;
    }
  take (&self->seen[part], now);
  if (g_str_equal (now, self->sent[part]))
    {
      desmi_form_commit (self->form);
      return TRUE;
    }
  label
      = part == PERIOD ? desmi_filter_get_label (DESMI_FILTER (self->inputs[PERIOD]), shown) : NULL;
  sentence = desmi_form_dup_met (self->form, self->inputs[part], label != NULL ? label : shown);
  if (part == NAME)
    desmi_field_set_error (DESMI_FIELD (self->inputs[NAME]), sentence);
  else
    g_string_append_printf (asked, "%s%s", asked->len > 0 ? " " : "", sentence);
  desmi_form_ask (self->form, self->inputs[part], shown);
  return TRUE;
}

static gboolean
meets_deck (Settings *self, const DesmiStoredDeck *now)
{
  g_autofree char *minutes
      = now->minutes > 0 ? g_strdup_printf ("%d", now->minutes) : g_strdup ("");
  const char *const   texts[N_PARTS] = { now->name, now->period, minutes };
  g_autoptr (GString) asked = g_string_new (NULL);
  gboolean            met = !g_str_equal (now->name, self->name);

  /* the step has the name, whatever it is of: it is made anew */
  if (met)
    desmi_form_commit (self->form);
  take (&self->name, now->name);
  for (guint i = 0; i < N_PARTS; i++)
    met = meets (self, (Part) i, texts[i] != NULL ? texts[i] : "", asked) || met;
  if (asked->len > 0)
    desmi_form_show_text (self->form, asked->str);
  return met;
}

static void
decks_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) decks
      = desmi_stored_deck_list_finish (DESMI_STORE (source), result, &error);
  Settings *self = desmi_call_end (user_data);
  gboolean  met = FALSE;

  if (self == NULL)
    return;
  desmi_form_set_busy (self->form, FALSE);
  if (decks == NULL)
    {
      desmi_form_show_error (self->form, error);
      return;
    }
  /* of one that was deleted meanwhile the file refuses the change */
  for (guint i = 0; i < decks->len; i++)
    {
      const DesmiStoredDeck *deck = g_ptr_array_index (decks, i);

      if (g_str_equal (deck->deck, self->shown->stored->deck))
        met = meets_deck (self, deck);
    }
  if (!met)
    desmi_form_apply (self->form, self->edit);
}

/* Adds to @entry what is to be saved, and to @seen what was there instead. */
static guint
read_parts (Settings *self, DesmiEntry *entry, DesmiEntry *seen)
{
  guint n_changes = 0;

  for (guint i = 0; i < N_PARTS; i++)
    {
      if (!desmi_form_wants (self->form, self->inputs[i]))
        continue;
      g_free (self->sent[i]);
      self->sent[i] = dup_value (self, (Part) i);
      if (i == NAME && *self->sent[i] == '\0')
        {
          desmi_field_set_error (DESMI_FIELD (self->inputs[NAME]),
                                 _ ("Give the presentation a name."));
          desmi_form_hold_back (self->form, self->inputs[NAME]);
          continue;
        }
      if (g_str_equal (self->sent[i], self->seen[i]))
        continue;
      desmi_entry_set (entry, parts[i], *self->sent[i] != '\0' ? self->sent[i] : NULL);
      desmi_entry_set (seen, parts[i], *self->seen[i] != '\0' ? self->seen[i] : NULL);
      n_changes++;
    }
  return n_changes;
}

static void
save_cb (DesmiForm *form, Settings *self)
{
  DesmiStore            *store = desmi_form_get_store (form);
  const char            *district = desmi_store_get_district (store);
  g_autoptr (DesmiEdit)  before = desmi_edit_new ("");
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_DECK, district);
  g_autoptr (DesmiEntry) seen = desmi_entry_new (DESMI_REGISTER_DECK, district);

  desmi_entry_set (entry, "deck", self->shown->stored->deck);
  desmi_entry_set (seen, "deck", self->shown->stored->deck);
  /* no presentation is without a name */
  desmi_entry_set (entry, "name", self->name);
  desmi_entry_set (seen, "name", self->name);
  if (read_parts (self, entry, seen) == 0)
    return;
  g_clear_pointer (&self->edit, desmi_edit_unref);
  self->edit = desmi_edit_new_said (desmi_message_new (
      "Changed the presentation “%s”",
      desmi_form_wants (form, self->inputs[NAME]) ? self->sent[NAME] : self->name));
  desmi_edit_put_entry (before, seen);
  desmi_edit_expect (self->edit, before);
  desmi_edit_put_entry (self->edit, entry);
  desmi_form_set_busy (form, TRUE);
  desmi_stored_deck_list_async (store, self->cancellable, decks_cb,
                                desmi_call_new (self, self->cancellable));
}

static void
saved_cb (DesmiForm *form, Settings *self)
{
  for (guint i = 0; i < N_PARTS; i++)
    if (desmi_form_wants (form, self->inputs[i]))
      take (&self->seen[i], self->sent[i]);
  if (desmi_form_wants (form, self->inputs[NAME]))
    take (&self->name, self->sent[NAME]);
}

/* In place of this form, which saves what was typed into it. */
static void
theme_cb (Settings *self)
{
  gtk_window_present (
      GTK_WINDOW (desmi_deck_look_new (gtk_window_get_transient_for (GTK_WINDOW (self->form)),
                                       desmi_form_get_store (self->form), self->shown)));
  gtk_window_close (GTK_WINDOW (self->form));
}

static void
add_row (GtkWidget *body, const char *title, GtkWidget *child)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), child);
  desmi_a11y_set_label (child, title);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), child);
  gtk_box_append (GTK_BOX (body), row);
}

static void
add_look (Settings *self, GtkWidget *body)
{
  const gboolean is_frozen = self->shown->stored->frozen != NULL;
  GtkWidget     *button = gtk_button_new_with_mnemonic (_ ("Change _Theme…")), *note;

  add_row (body, _ ("Theme"), button);
  desmi_a11y_set_label (button, _ ("Change Theme…"));
  gtk_widget_set_sensitive (button, !is_frozen);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (theme_cb), self);
  if (!is_frozen)
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
  const DesmiStoredDeck *stored = self->shown->stored;
  GtkWidget             *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  DesmiExtent            nothing = { FALSE };

  self->inputs[NAME]
      = g_object_new (DESMI_TYPE_FIELD, "title", _ ("Name of the presentation"), NULL);
  desmi_field_set_text (DESMI_FIELD (self->inputs[NAME]), stored->name);
  gtk_box_append (GTK_BOX (body), self->inputs[NAME]);
  self->inputs[PERIOD] = GTK_WIDGET (desmi_filter_new_in (body, _ ("Period")));
  desmi_deck_periods_fill (DESMI_FILTER (self->inputs[PERIOD]), C_ ("period", "the newest"),
                           &nothing, stored->period);
  self->inputs[MINUTES] = gtk_spin_button_new_with_range (0, MOST_MINUTES, 5);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->inputs[MINUTES]), stored->minutes);
  add_row (body, _ ("Planned minutes"), self->inputs[MINUTES]);
  add_look (self, body);
  return body;
}

static void
keep_draft (Settings *self)
{
  static const char *const properties[N_PARTS] = { "text", "selected", "text" };
  g_autofree char         *key = g_strconcat ("deck/", self->shown->stored->deck, NULL);

  for (guint i = 0; i < N_PARTS; i++)
    {
      self->seen[i] = dup_value (self, (Part) i);
      desmi_form_add_input (self->form, parts[i], self->inputs[i], properties[i]);
    }
  desmi_form_set_at_once (self->form, TRUE);
  desmi_form_keep_draft (self->form, key);
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
  Settings        *self = g_new0 (Settings, 1);
  g_autofree char *title = NULL;

  self->shown = desmi_shown_deck_ref (shown);
  self->cancellable = g_cancellable_new ();
  self->name = g_strdup (shown->stored->name);
  /* Translators: the name of a presentation, whose settings they are */
  title = g_strdup_printf (_ ("Presentation · %s"), self->name);
  self->form = desmi_form_new (parent, store, title, _ ("_Done"));
  g_object_set_data_full (G_OBJECT (self->form), DATA, self, settings_free);
  desmi_form_set_body (self->form, new_body (self));
  g_signal_connect (self->form, "save", G_CALLBACK (save_cb), self);
  g_signal_connect (self->form, "saved", G_CALLBACK (saved_cb), self);
  keep_draft (self);
  desmi_store_lookup_async (store, "extent", NULL, desmi_locale_get_user (), self->cancellable,
                            extent_cb, desmi_call_new (self->form, self->cancellable));
  return self->form;
}

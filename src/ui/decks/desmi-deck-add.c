/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which presentation it was is kept with the open file: whoever collects charts for a meeting puts
 * one after another into the same. */
#include "ui/decks/desmi-deck-add.h"

#include "app/decks/desmi-deck-edit.h"
#include "app/decks/desmi-deck-list.h"
#include "core/desmi-clock.h"
#include "ui/desmi-call.h"
#include "ui/desmi-field.h"
#include "ui/desmi-filter.h"

#include <glib/gi18n-lib.h>

#define DATA "desmi-deck-add"
#define LAST "desmi-deck-last"

typedef struct
{
  DesmiForm         *form;    /* not owned: its data */
  DesmiChartRequest *request; /* nullable */
  char              *spec;    /* nullable: of what is no chart */
  DesmiFilter       *deck;
  DesmiField        *name;
  DesmiFilter       *show;
  GtkWidget         *note;
  GPtrArray         *decks; /* nullable: of DesmiStoredDeck */
  GCancellable      *cancellable;
  char              *chosen; /* nullable: that was added to */
} Adding;

static void
adding_free (gpointer data)
{
  Adding *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_clear_pointer (&self->decks, g_ptr_array_unref);
  g_clear_pointer (&self->request, desmi_chart_request_free);
  g_free (self->spec);
  g_free (self->chosen);
  g_free (self);
}

static const DesmiStoredDeck *
find_deck (Adding *self)
{
  const char *code = desmi_filter_get_selected (self->deck);

  for (guint i = 0; self->decks != NULL && i < self->decks->len; i++)
    {
      const DesmiStoredDeck *deck = g_ptr_array_index (self->decks, i);

      if (g_strcmp0 (deck->deck, code) == 0)
        return deck;
    }
  return NULL;
}

/* Nothing can be hidden in it, so that others see a sentence in its place. */
static gboolean
is_own (Adding *self)
{
  g_autoptr (DesmiSlideSpec) spec
      = self->spec != NULL ? desmi_slide_spec_new (self->spec, NULL) : NULL;

  return spec != NULL && desmi_deck_list_is_own (spec);
}

static void
chosen_cb (Adding *self)
{
  const DesmiStoredDeck *deck = find_deck (self);

  /* one that was chosen before and is gone */
  if (deck == NULL && self->decks != NULL && *desmi_filter_get_selected (self->deck) != '\0')
    {
      desmi_filter_set_selected (self->deck, "");
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->name), deck == NULL);
  gtk_widget_set_visible (self->note, deck != NULL && deck->audience != DESMI_AUDIENCE_INTERNAL
                                          && is_own (self));
}

/* What was left half-typed is offered for whatever is added next: the name is of no chart. */
static void
keep_draft (Adding *self)
{
  desmi_form_add_proposal (self->form, "deck", self->deck, "selected");
  desmi_form_add_proposal (self->form, "name", self->name, "text");
  desmi_form_keep_draft (self->form, "add-to-deck");
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) decks
      = desmi_stored_deck_list_finish (DESMI_STORE (source), result, &error);
  DesmiForm  *form = desmi_call_end (user_data);
  Adding     *self;
  const char *last = g_object_get_data (source, LAST);

  if (form == NULL)
    return;
  self = g_object_get_data (G_OBJECT (form), DATA);
  if (decks == NULL)
    {
      desmi_form_show_error (form, error);
      return;
    }
  self->decks = g_steal_pointer (&decks);
  desmi_filter_begin (self->deck);
  for (guint i = 0; i < self->decks->len; i++)
    {
      const DesmiStoredDeck *deck = g_ptr_array_index (self->decks, i);

      desmi_filter_add (self->deck, deck->deck, deck->name);
    }
  desmi_filter_add (self->deck, "", _ ("A new presentation"));
  desmi_filter_end (self->deck);
  if (last == NULL || !desmi_filter_has (self->deck, last))
    last = self->decks->len > 0 ? ((DesmiStoredDeck *) g_ptr_array_index (self->decks, 0))->deck
                                : "";
  desmi_filter_set_selected (self->deck, last);
  chosen_cb (self);
  keep_draft (self);
  desmi_form_set_can_save (form, TRUE);
}

static DesmiSlotSpecKind
get_kind (Adding *self)
{
  return self->request == NULL || g_strcmp0 (desmi_filter_get_selected (self->show), "table") == 0
             ? DESMI_SLOT_SPEC_TABLE
             : DESMI_SLOT_SPEC_CHART;
}

static DesmiSlideKind
get_slide_kind (Adding *self)
{
  if (get_kind (self) == DESMI_SLOT_SPEC_TABLE)
    return DESMI_SLIDE_TABLE;
  return self->request->type == DESMI_CHART_SCOREBOARD ? DESMI_SLIDE_SCOREBOARD : DESMI_SLIDE_CHART;
}

/* (transfer full): a presentation with nothing but this on it */
static DesmiEdit *
make_new (Adding *self, const char *district, const char *name, const DesmiSlideSpec *spec)
{
  g_autoptr (DesmiStoredDeck) deck = desmi_stored_deck_new (name);

  g_free (deck->language);
  deck->language = g_strdup (desmi_locale_get_user ()->language == DESMI_LANGUAGE_EN ? "en" : "id");
  desmi_stored_deck_add (deck, desmi_slide_kind_to_name (get_slide_kind (self)))->spec
      = desmi_slide_spec_to_text (spec);
  if (is_own (self))
    deck->audience = DESMI_AUDIENCE_INTERNAL;
  self->chosen = g_strdup (deck->deck);
  return desmi_deck_edit_create (district, deck);
}

static void
tell (Adding *self, const char *name)
{
  /* Translators: the name of a presentation */
  g_autofree char *text = g_strdup_printf (_ ("Added to “%s”"), name);

  desmi_form_set_told (self->form, "win.added", g_variant_new ("(ss)", text, self->chosen));
}

static void
save_cb (DesmiForm *form, Adding *self)
{
  DesmiStore                *store = desmi_form_get_store (form);
  const char                *district = desmi_store_get_district (store);
  const DesmiStoredDeck     *deck = find_deck (self);
  g_autofree char           *name = g_strstrip (g_strdup (desmi_field_get_text (self->name)));
  g_autofree char           *slide = NULL;
  g_autoptr (DesmiSlideSpec) spec = desmi_slide_spec_new (self->spec, NULL);
  g_autoptr (DesmiEdit)      edit = NULL;

  desmi_field_set_error (
      self->name, deck == NULL && *name == '\0' ? _ ("Give the presentation a name.") : NULL);
  if (deck == NULL && *name == '\0')
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
      return;
    }
  if (self->request != NULL)
    desmi_slide_spec_add_request (spec, get_kind (self), self->request);
  g_clear_pointer (&self->chosen, g_free);
  if (deck == NULL)
    edit = make_new (self, district, name, spec);
  else
    {
      self->chosen = g_strdup (deck->deck);
      edit = desmi_deck_edit_add_slide (district, deck, desmi_stored_deck_find_end (deck),
                                        get_slide_kind (self), spec, &slide);
    }
  tell (self, deck != NULL ? deck->name : name);
  desmi_form_apply (form, edit);
}

static void
saved_cb (DesmiForm *form, Adding *self)
{
  g_object_set_data_full (G_OBJECT (desmi_form_get_store (form)), LAST, g_strdup (self->chosen),
                          g_free);
}

static GtkWidget *
new_body (Adding *self, DesmiSlotSpecKind kind)
{
  GtkWidget            *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  g_autoptr (GDateTime) now = desmi_clock_new_local ();
  g_autofree char      *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char      *today = desmi_format_day (day, desmi_locale_get_user ());
  /* Translators: the name of a presentation until it gets another; %s is a date */
  g_autofree char *name = g_strdup_printf (_ ("Presentation, %s"), today);

  self->deck = desmi_filter_new_in (body, _ ("Presentation"));
  self->name = g_object_new (DESMI_TYPE_FIELD, "title", _ ("Name of the presentation"), NULL);
  desmi_field_set_text (self->name, name);
  gtk_widget_set_visible (GTK_WIDGET (self->name), FALSE);
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->name));
  self->show = desmi_filter_new_in (body, _ ("Show as"));
  desmi_filter_begin (self->show);
  desmi_filter_add (self->show, "chart", _ ("Chart"));
  desmi_filter_add (self->show, "table", _ ("Table"));
  desmi_filter_end (self->show);
  desmi_filter_set_selected (self->show, kind == DESMI_SLOT_SPEC_TABLE ? "table" : "chart");
  gtk_widget_set_visible (GTK_WIDGET (self->show), self->request != NULL);
  self->note = gtk_label_new (_ ("This list is for the district’s office only. The presentation is "
                                 "for others, too, so the slide will say that instead."));
  gtk_label_set_xalign (GTK_LABEL (self->note), 0);
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  gtk_widget_set_visible (self->note, FALSE);
  gtk_box_append (GTK_BOX (body), self->note);
  return body;
}

/* @self: (transfer full): with what is to be added */
static DesmiForm *
make_form (Adding *self, GtkWindow *parent, DesmiStore *store, DesmiSlotSpecKind kind)
{
  self->cancellable = g_cancellable_new ();
  self->form = desmi_form_new (parent, store, _ ("Add to Presentation"), _ ("Add"));
  g_object_set_data_full (G_OBJECT (self->form), DATA, self, adding_free);
  desmi_form_set_body (self->form, new_body (self, kind));
  desmi_form_set_can_save (self->form, FALSE);
  g_signal_connect_swapped (self->deck, "notify::selected", G_CALLBACK (chosen_cb), self);
  g_signal_connect (self->form, "save", G_CALLBACK (save_cb), self);
  g_signal_connect (self->form, "saved", G_CALLBACK (saved_cb), self);
  desmi_stored_deck_list_async (store, self->cancellable, listed_cb,
                                desmi_call_new (self->form, self->cancellable));
  return self->form;
}

/**
 * desmi_deck_add_new:
 * @store: the file that @request was put to
 * @request: copied; what is shown
 * @kind: as what it is shown: chart or table
 *
 * Asks which presentation it goes into; a slide with the same question becomes its last.
 *
 * Returns: (transfer none): the form, to be presented
 */
DesmiForm *
desmi_deck_add_new (GtkWindow               *parent,
                    DesmiStore              *store,
                    const DesmiChartRequest *request,
                    DesmiSlotSpecKind        kind)
{
  Adding *self = g_new0 (Adding, 1);

  self->request = desmi_chart_request_copy (request);
  return make_form (self, parent, store, kind);
}

/**
 * desmi_deck_add_new_spec:
 * @store: the file that @spec asks
 * @spec: what the slide asks, of a table that is no chart
 *
 * The same for it.
 *
 * Returns: (transfer none): the form, to be presented
 */
DesmiForm *
desmi_deck_add_new_spec (GtkWindow *parent, DesmiStore *store, const DesmiSlideSpec *spec)
{
  Adding *self = g_new0 (Adding, 1);

  self->spec = desmi_slide_spec_to_text (spec);
  return make_form (self, parent, store, DESMI_SLOT_SPEC_TABLE);
}

/**
 * desmi_deck_add_get_deck:
 *
 * Returns: (transfer none) (nullable): the code of the presentation that was added to
 */
const char *
desmi_deck_add_get_deck (DesmiForm *form)
{
  const Adding *self = g_object_get_data (G_OBJECT (form), DATA);

  return self->chosen;
}

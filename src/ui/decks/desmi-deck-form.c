/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/decks/desmi-deck-form.h"

#include "app/decks/desmi-deck-edit.h"
#include "app/decks/desmi-stored-deck.h"
#include "core/platform/desmi-language.h"
#include "ui/decks/desmi-deck-periods.h"
#include "ui/desmi-call.h"
#include "ui/desmi-field.h"
#include "ui/desmi-filter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DATA "desmi-deck-form"

typedef struct
{
  DesmiSession *session;
  DesmiForm    *form; /* not owned: its data */
  DesmiTemplate which;
  DesmiField   *name;
  DesmiFilter  *period;
  DesmiFilter  *audience;
  DesmiFilter  *aspect;
  DesmiFilter  *language;
  DesmiFilter  *theme;
  DesmiFilter  *village; /* nullable */
  GCancellable *cancellable;
  GPtrArray    *decks;    /* (nullable) of #DesmiStoredDeck: of the file */
  char         *proposed; /* the name that nobody wrote */
  char         *deck;     /* nullable: that was made */
} New;

static void
new_free (gpointer data)
{
  New *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_object_unref (self->session);
  g_clear_pointer (&self->decks, g_ptr_array_unref);
  g_free (self->proposed);
  g_free (self->deck);
  g_free (self);
}

static const char *
get_chosen (DesmiFilter *filter)
{
  const char *chosen = filter != NULL ? desmi_filter_get_selected (filter) : NULL;

  return chosen != NULL && *chosen != '\0' ? chosen : NULL;
}

/* What it is about, in its own language, until somebody writes another name. */
static void
propose_name (New *self)
{
  const char *village
      = get_chosen (self->village) != NULL ? desmi_filter_get_selected_label (self->village) : NULL;
  g_autofree char *title = desmi_template_dup_name (
      self->which, village, desmi_language_get (get_chosen (self->language)));
  char *name = self->decks != NULL ? desmi_stored_deck_dup_free_name (self->decks, title)
                                   : g_strdup (title);

  desmi_form_set_filling (self->form, TRUE);
  if (self->proposed == NULL || g_strcmp0 (desmi_field_get_text (self->name), self->proposed) == 0)
    desmi_field_set_text (self->name, name);
  desmi_form_set_filling (self->form, FALSE);
  g_free (self->proposed);
  self->proposed = name;
}

static void
extent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  New                   *self;
  DesmiForm             *form = desmi_call_end (user_data);
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
                           get_chosen (self->period));
}

/* Two presentations of one name could not be told apart. */
static void
decks_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) decks
      = desmi_stored_deck_list_finish (DESMI_STORE (source), result, &error);
  DesmiForm *form = desmi_call_end (user_data);
  New       *self;

  if (form == NULL || decks == NULL)
    return;
  self = g_object_get_data (G_OBJECT (form), DATA);
  self->decks = g_steal_pointer (&decks);
  propose_name (self);
}

/* Whoever has a theme wants it on the next presentation, too. */
static void
themes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, NULL);
  DesmiForm             *form = desmi_call_end (user_data);
  guint                  n = table != NULL ? desmi_table_get_n_rows (table) : 0;
  New                   *self;
  guint                  theme, name;

  if (form == NULL || n == 0)
    return;
  self = g_object_get_data (G_OBJECT (form), DATA);
  theme = (guint) desmi_table_find_column (table, "theme");
  name = (guint) desmi_table_find_column (table, "name");
  desmi_form_set_filling (form, TRUE);
  if (desmi_filter_get_selected (self->theme) == NULL)
    desmi_filter_set_selected (self->theme, desmi_table_get_text (table, 0, theme));
  desmi_form_set_filling (form, FALSE);
  desmi_filter_begin (self->theme);
  desmi_filter_add (self->theme, "", C_ ("theme", "the program’s own"));
  for (guint i = 0; i < n; i++)
    desmi_filter_add (self->theme, desmi_table_get_text (table, i, theme),
                      desmi_table_get_text (table, i, name));
  desmi_filter_end (self->theme);
  gtk_widget_set_visible (GTK_WIDGET (self->theme), TRUE);
}

static void
villages_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_query_finish (DESMI_STORE (source), result, &error);
  DesmiForm             *form = desmi_call_end (user_data);
  New                   *self;
  int                    code, name;

  if (form == NULL)
    return;
  self = g_object_get_data (G_OBJECT (form), DATA);
  if (table == NULL)
    {
      desmi_form_show_error (form, error);
      return;
    }
  code = desmi_table_find_column (table, "village");
  name = desmi_table_find_column (table, "name");
  desmi_filter_begin (self->village);
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    desmi_filter_add (self->village, desmi_table_get_text (table, i, (guint) code),
                      desmi_table_get_text (table, i, (guint) name));
  desmi_filter_end (self->village);
  propose_name (self);
  desmi_form_set_can_save (form, desmi_table_get_n_rows (table) > 0);
  if (desmi_table_get_n_rows (table) == 0)
    desmi_form_show_text (form, _ ("No village is in the programme yet."));
}

static void
save_cb (DesmiForm *form, New *self)
{
  DesmiStore                 *store = desmi_form_get_store (form);
  g_autofree char            *name = g_strstrip (g_strdup (desmi_field_get_text (self->name)));
  DesmiDeckChoices            choices = { .name = name,
                                          .period = get_chosen (self->period),
                                          .village = get_chosen (self->village),
                                          .theme = get_chosen (self->theme),
                                          .audience = desmi_template_get_audience (self->which),
                                          .locale = desmi_language_get (get_chosen (self->language)) };
  g_autoptr (DesmiStoredDeck) deck = NULL;
  DesmiEdit                  *edit;

  desmi_field_set_error (self->name, *name == '\0' ? _ ("Give the presentation a name.") : NULL);
  if (*name == '\0')
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
      return;
    }
  desmi_audience_parse (get_chosen (self->audience), &choices.audience);
  choices.aspect
      = g_strcmp0 (get_chosen (self->aspect), "4:3") == 0 ? DESMI_ASPECT_4_3 : DESMI_ASPECT_16_9;
  deck = desmi_template_make (self->which, &choices);
  g_free (self->deck);
  self->deck = g_strdup (deck->deck);
  edit = desmi_deck_edit_create (desmi_store_get_district (store), deck);
  desmi_form_apply (form, edit);
  desmi_edit_unref (edit);
}

/* Whoever made it goes on with it. */
static void
saved_cb (DesmiForm *form, New *self)
{
  g_autoptr (DesmiViewState) now = desmi_view_state_ref (desmi_session_get_state (self->session));
  g_autoptr (DesmiViewState) next = desmi_view_state_with (now, DESMI_VIEW_TAB, self->deck);

  desmi_session_set_state (self->session, next);
}

static void
fill_audiences (New *self)
{
  const DesmiLocale *locale = desmi_locale_get_user ();

  desmi_filter_begin (self->audience);
  for (guint i = 0; i < DESMI_N_AUDIENCES; i++)
    desmi_filter_add (self->audience, desmi_audience_to_code ((DesmiAudience) i),
                      desmi_audience_name ((DesmiAudience) i, locale));
  desmi_filter_end (self->audience);
  desmi_filter_set_selected (self->audience,
                             desmi_audience_to_code (desmi_template_get_audience (self->which)));
}

static void
fill_pair (DesmiFilter *filter, const char *const pairs[2][2], const char *selected)
{
  desmi_filter_begin (filter);
  for (guint i = 0; i < 2; i++)
    desmi_filter_add (filter, pairs[i][0], _ (pairs[i][1]));
  desmi_filter_end (filter);
  desmi_filter_set_selected (filter, selected);
}

static GtkWidget *
new_body (New *self)
{
  static const char *const aspects[2][2]
      = { { "16:9", N_ ("Wide (16:9)") }, { "4:3", N_ ("Standard (4:3)") } };
  static const char *const languages[2][2]
      = { { "id", N_ ("Indonesian") }, { "en", N_ ("English") } };
  const DesmiLocale *locale = desmi_locale_get_user ();
  GtkWidget         *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget         *summary = gtk_label_new (desmi_template_summary (self->which, locale));
  DesmiExtent        nothing = { FALSE };

  gtk_label_set_xalign (GTK_LABEL (summary), 0);
  gtk_label_set_wrap (GTK_LABEL (summary), TRUE);
  gtk_widget_add_css_class (summary, "desmi-dim");
  gtk_box_append (GTK_BOX (body), summary);
  self->name = g_object_new (DESMI_TYPE_FIELD, "title", _ ("Name of the presentation"), NULL);
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->name));
  if (self->which == DESMI_TEMPLATE_VILLAGE)
    {
      self->village = desmi_filter_new_in (body, _ ("Village"));
      g_object_set (self->village, "enable-search", TRUE, NULL);
    }
  self->period = desmi_filter_new_in (body, _ ("Period"));
  self->audience = desmi_filter_new_in (body, _ ("Audience"));
  self->aspect = desmi_filter_new_in (body, _ ("Aspect"));
  self->language = desmi_filter_new_in (body, _ ("Language"));
  self->theme = desmi_filter_new_in (body, _ ("Theme"));
  gtk_widget_set_visible (GTK_WIDGET (self->theme), FALSE);
  desmi_deck_periods_fill (self->period, C_ ("period", "the newest"), &nothing, NULL);
  fill_audiences (self);
  fill_pair (self->aspect, aspects, "16:9");
  fill_pair (self->language, languages, locale->language == DESMI_LANGUAGE_EN ? "en" : "id");
  propose_name (self);
  return body;
}

static void
ask (New *self, DesmiStore *store)
{
  g_autoptr (DesmiQuery) query = NULL;

  desmi_store_lookup_async (store, "extent", NULL, desmi_locale_get_user (), self->cancellable,
                            extent_cb, desmi_call_new (self->form, self->cancellable));
  desmi_stored_deck_list_async (store, self->cancellable, decks_cb,
                                desmi_call_new (self->form, self->cancellable));
  desmi_store_lookup_async (store, "register-theme", desmi_store_get_district (store),
                            desmi_locale_get_english (), self->cancellable, themes_cb,
                            desmi_call_new (self->form, self->cancellable));
  if (self->village == NULL)
    return;
  desmi_form_set_can_save (self->form, FALSE);
  query = desmi_query_new (DESMI_QUERY_VILLAGES);
  desmi_query_set_locale (query, desmi_locale_get_user ());
  desmi_store_query_async (store, query, self->cancellable, villages_cb,
                           desmi_call_new (self->form, self->cancellable));
}

/* The name comes first: what is proposed follows the rest, unless it was written. */
static void
keep_draft (New *self)
{
  g_autofree char *key = g_strconcat ("new-deck/", desmi_template_to_name (self->which), NULL);
  const struct
  {
    const char  *id;
    DesmiFilter *filter;
  } choices[] = { { "village", self->village },   { "period", self->period },
                  { "audience", self->audience }, { "aspect", self->aspect },
                  { "language", self->language }, { "theme", self->theme } };

  desmi_form_add_proposal (self->form, "name", self->name, "text");
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (choices[i].filter != NULL)
      desmi_form_add_proposal (self->form, choices[i].id, choices[i].filter, "selected");
  desmi_form_keep_draft (self->form, key);
}

/**
 * desmi_deck_form_new:
 * @session: with an open file, on the page of presentations
 *
 * Returns: (transfer none): the form; what it makes is opened
 */
DesmiForm *
desmi_deck_form_new (GtkWindow *parent, DesmiSession *session, DesmiTemplate which)
{
  DesmiStore *store = desmi_session_get_store (session);
  New        *self = g_new0 (New, 1);

  self->session = g_object_ref (session);
  self->which = which;
  self->cancellable = g_cancellable_new ();
  self->form = desmi_form_new (
      parent, store, desmi_template_title (which, desmi_locale_get_user ()), _ ("Create"));
  g_object_set_data_full (G_OBJECT (self->form), DATA, self, new_free);
  desmi_form_set_body (self->form, new_body (self));
  g_signal_connect (self->form, "save", G_CALLBACK (save_cb), self);
  g_signal_connect (self->form, "saved", G_CALLBACK (saved_cb), self);
  g_signal_connect_swapped (self->language, "notify::selected", G_CALLBACK (propose_name), self);
  if (self->village != NULL)
    g_signal_connect_swapped (self->village, "notify::selected", G_CALLBACK (propose_name), self);
  keep_draft (self);
  ask (self, store);
  return self->form;
}

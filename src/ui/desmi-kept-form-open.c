/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens what was left half-typed: where a page opens it by itself, it is aimed at; else the form is
 * opened here, of what it was of. */
#include "ui/desmi-kept-form-open.h"

#include "app/desmi-catalogue-view.h"
#include "ui/decks/desmi-deck-form.h"
#include "ui/decks/desmi-deck-look.h"
#include "ui/decks/desmi-deck-rename.h"
#include "ui/decks/desmi-deck-settings.h"
#include "ui/pillars/desmi-catalogue-form.h"
#include "ui/pillars/desmi-catalogue-window.h"
#include "ui/pillars/desmi-target-window.h"
#include "ui/villages/desmi-bulk-form.h"
#include "ui/villages/desmi-officer-form.h"
#include "ui/villages/desmi-paste-form.h"
#include "ui/villages/desmi-stock-form.h"
#include "ui/villages/desmi-village-forms.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TARGETS "targets/"
#define CATALOGUE "catalogue/"
#define STATUS "status-of-several/"
#define DECK "deck/"
#define NEW_DECK "new-deck/"

/* Who asked, until what the form is of was read. */
typedef struct
{
  GtkWidget    *window; /* owned */
  DesmiSession *session;
  char         *form;
} Opening;

static Opening *
opening_new (GtkWidget *window, DesmiSession *session, const char *form)
{
  Opening *self = g_new (Opening, 1);

  *self = (Opening){ g_object_ref (window), g_object_ref (session), g_strdup (form) };
  return self;
}

static void
opening_free (Opening *self)
{
  g_object_unref (self->window);
  g_object_unref (self->session);
  g_free (self->form);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
say (GtkWidget *window, const char *sentence)
{
  gtk_widget_activate_action (window, "win.say", "s", sentence);
}

/* A window that is gone, or has another file open by now, opens nothing. */
static gboolean
is_wanted (Opening *self, GObject *store)
{
  DesmiStore *open = desmi_session_get_store (self->session);

  if (!gtk_widget_get_realized (self->window) || open == NULL || G_OBJECT (open) != store)
    return FALSE;
  if (!desmi_store_get_read_only (open))
    return TRUE;
  say (self->window, _ ("The file is open to view only."));
  return FALSE;
}

static gboolean
find_kind (const char *name, DesmiCatalogueKind *kind)
{
  static const char *const kinds[] = { "programme", "pillar", "indicator", "reason" };

  G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == DESMI_N_CATALOGUE_KINDS);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i], name) == 0)
      {
        *kind = (DesmiCatalogueKind) i;
        return TRUE;
      }
  return FALSE;
}

/* The key of "catalogue/indicator/panen" and of "catalogue/pillar/desmigratif/1". */
static char *
dup_catalogue_key (char **parts)
{
  g_autofree char *id = g_strjoinv (" ", parts + 2);

  return g_strdup_printf ("%s %s", parts[1], id);
}

static gboolean
find_entry (DesmiTable *table, const char *key, DesmiCatalogueEntry *entry)
{
  *entry = (DesmiCatalogueEntry){ table, 0 };
  for (; entry->row < desmi_table_get_n_rows (table); entry->row++)
    {
      g_autofree char *other = desmi_catalogue_entry_dup_key (entry);

      if (g_str_equal (other, key) && desmi_catalogue_entry_is_own (entry))
        return TRUE;
    }
  return FALSE;
}

static void
open_entry (Opening *self, DesmiTable *table)
{
  g_auto (GStrv)        parts = g_strsplit (self->form, "/", -1);
  DesmiStore           *store = desmi_session_get_store (self->session);
  DesmiCatalogueWindow *window;
  DesmiCatalogueKind    kind;
  DesmiCatalogueEntry   entry;
  g_autofree char      *key = NULL;

  if (g_strv_length (parts) < 3 || !find_kind (parts[1], &kind))
    return;
  window = desmi_catalogue_window_new (GTK_WINDOW (self->window), self->session);
  gtk_window_present (GTK_WINDOW (window));
  if (*parts[2] == '\0')
    {
      desmi_catalogue_form_add (GTK_WINDOW (window), store, table, kind, NULL, NULL);
      return;
    }
  key = dup_catalogue_key (parts);
  if (find_entry (table, key, &entry))
    desmi_catalogue_form_edit (GTK_WINDOW (window), store, &entry);
  else
    say (GTK_WIDGET (window),
         _ ("The entry that was typed into is not in the catalogue any more."));
}

static void
catalogue_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening)    self = user_data;
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);

  if (!is_wanted (self, source))
    return;
  if (table != NULL)
    open_entry (self, table);
  else
    say (self->window, error->message);
}

static void
villages_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening)   self = user_data;
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) villages = desmi_kept_form_read_villages_finish (result, &error);
  GtkWindow            *window = GTK_WINDOW (self->window);

  if (!is_wanted (self, source))
    return;
  if (villages == NULL)
    say (self->window, error->message);
  else if (villages->len == 0)
    say (self->window, _ ("The villages that were typed for are not in the list any more."));
  else if (g_str_has_prefix (self->form, STATUS))
    desmi_village_forms_set_status (self->window, self->session, villages);
  else if (g_str_equal (self->form, "bulk/officers"))
    gtk_window_present (GTK_WINDOW (desmi_officer_form_new (window, self->session, villages)));
  else
    gtk_window_present (GTK_WINDOW (desmi_bulk_form_new (window, self->session, villages)));
}

static void
open_of_several (GtkWidget *window, DesmiSession *session, const char *form, const char *codes)
{
  desmi_kept_form_read_villages_async (desmi_session_get_store (session),
                                       desmi_session_get_programme (session), codes, villages_cb,
                                       opening_new (window, session, form));
}

static void
open_targets (GtkWidget *window, DesmiSession *session, const char *of)
{
  DesmiTargetWindow *targets = desmi_target_window_new (GTK_WINDOW (window), session);

  desmi_target_window_choose (targets, of);
  gtk_window_present (GTK_WINDOW (targets));
}

/* "deck/CODE", "deck/CODE/name" and "deck/CODE/theme" */
static void
deck_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening)        self = user_data;
  g_autoptr (GError)         error = NULL;
  g_autoptr (DesmiShownDeck) shown
      = desmi_shown_deck_load_finish (DESMI_STORE (source), result, &error);
  GtkWindow *window = GTK_WINDOW (self->window);
  DesmiForm *form;

  if (!is_wanted (self, source))
    return;
  if (shown == NULL)
    {
      say (self->window, g_error_matches (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT)
                             ? _ ("The presentation that was typed into is not in the file any "
                                  "more.")
                             : error->message);
      return;
    }
  if (g_str_has_suffix (self->form, "/name"))
    form = desmi_deck_rename_new (window, DESMI_STORE (source), shown->stored);
  else if (!g_str_has_suffix (self->form, "/theme"))
    form = desmi_deck_settings_new (window, DESMI_STORE (source), shown);
  else if (shown->stored->frozen == NULL)
    form = desmi_deck_look_new (window, DESMI_STORE (source), shown);
  else
    {
      say (self->window,
           _ ("The look is frozen with the data. Let the presentation follow the data "
              "again to change it."));
      return;
    }
  gtk_window_present (GTK_WINDOW (form));
}

static void
open_deck (GtkWidget *window, DesmiSession *session, const char *form)
{
  g_auto (GStrv) parts = g_strsplit (form, "/", -1);

  desmi_shown_deck_load_async (desmi_session_get_store (session), parts[1], NULL, deck_cb,
                               opening_new (window, session, form));
}

/* "new-deck/TEMPLATE" */
static void
open_new_deck (GtkWidget *window, DesmiSession *session, const char *name)
{
  DesmiTemplate which;

  if (desmi_template_from_name (name, &which))
    gtk_window_present (GTK_WINDOW (desmi_deck_form_new (GTK_WINDOW (window), session, which)));
}

/**
 * desmi_kept_form_open:
 * @window: the session's, on the page of the form
 * @form: of a #DesmiKeptForm
 * @of: (nullable): of the same
 *
 * Opens the form; where a page opens it by itself, it has to be aimed at instead.
 */
void
desmi_kept_form_open (GtkWidget *window, DesmiSession *session, const char *form, const char *of)
{
  if (g_str_equal (form, "enrolment"))
    gtk_widget_activate_action (window, "win.enrol", NULL);
  else if (g_str_equal (form, "villages/paste"))
    desmi_paste_form_resume (window, session);
  else if (g_str_equal (form, "stock-months"))
    desmi_stock_form_open (GTK_WINDOW (window), session);
  else if (g_str_has_prefix (form, NEW_DECK))
    open_new_deck (window, session, form + strlen (NEW_DECK));
  else if (g_str_has_prefix (form, DECK))
    open_deck (window, session, form);
  else if (g_str_has_prefix (form, TARGETS))
    open_targets (window, session, form + strlen (TARGETS));
  else if (g_str_has_prefix (form, CATALOGUE))
    desmi_store_lookup_async (desmi_session_get_store (session), "catalogue", NULL,
                              desmi_locale_get_user (), NULL, catalogue_cb,
                              opening_new (window, session, form));
  else if (g_str_has_prefix (form, STATUS))
    open_of_several (window, session, form, form + strlen (STATUS));
  else if (g_str_has_prefix (form, "bulk/") && of != NULL)
    open_of_several (window, session, form, of);
  else if (!g_str_has_prefix (form, "report/")
           && !g_str_has_prefix (form, "flows/")) /* which are on their pages */
    say (window, _ ("Choose here what the form was of, and open it: what you typed is there."));
}

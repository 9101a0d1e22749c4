/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Official data: from where, of when, and getting the newest. */
#include "ui/updates/desmi-updates-page.h"

#include "app/decks/desmi-deck-list.h"
#include "app/desmi-form-sheets.h"
#include "core/desmi-clock.h"
#include "ui/desmi-call.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-quiet.h"
#include "ui/desmi-refresh.h"
#include "ui/desmi-sensitive.h"
#include "ui/desmi-table-out.h"

#include <glib/gi18n-lib.h>

#define MAX_HISTORY 30
#define PULSE_MS 120

struct _DesmiUpdatesPage
{
  AdwBin               parent_instance;

  GtkLabel            *state_label;
  GtkLabel            *last_label;
  GtkButton           *start_button;
  GtkButton           *cancel_button;
  GtkProgressBar      *bar;
  GtkExpander         *details;
  GtkLabel            *details_label;
  AdwEntryRow         *server_row;
  AdwActionRow        *demo_row;
  AdwActionRow        *authority_row;
  GtkStack            *history_stack;
  GtkListBox          *history;
  AdwPreferencesGroup *history_group;

  DesmiSession        *session;
  DesmiUpdater        *updater;
  DesmiTable          *updates;     /* nullable: lookup "sync-history" */
  GCancellable        *cancellable; /* of the look at the history */
  GCancellable        *keeping;     /* of an address on its way into the file */
  GAsyncReadyCallback  keep_next;   /* (nullable): asked for meanwhile */
  char                *shown_server;
  gconstpointer        shown_store; /* whose address that is; only to be compared */
  guint                pulse;
};

G_DEFINE_FINAL_TYPE (DesmiUpdatesPage, desmi_updates_page, ADW_TYPE_BIN)

static gboolean
pulse_cb (gpointer user_data)
{
  gtk_progress_bar_pulse (DESMI_UPDATES_PAGE (user_data)->bar);
  return G_SOURCE_CONTINUE;
}

static void
show_progress (DesmiUpdatesPage *self, gboolean running, double fraction)
{
  gtk_widget_set_visible (GTK_WIDGET (self->bar), running);
  if (running && fraction < 0 && self->pulse == 0)
    self->pulse = g_timeout_add (PULSE_MS, pulse_cb, self);
  if (!running || fraction >= 0)
    g_clear_handle_id (&self->pulse, g_source_remove);
  if (running && fraction >= 0)
    gtk_progress_bar_set_fraction (self->bar, MIN (fraction, 1.0));
}

/* As long as the program runs: its command line, or that of a second start, said so. */
static void
show_authority (DesmiUpdatesPage *self)
{
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autofree char *subtitle = NULL;

  g_object_get (self->updater, "tls-authority", &path, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->authority_row), path != NULL);
  if (path == NULL)
    return;
  name = g_filename_display_basename (path);
  /* Translators: %s is the name of a file */
  subtitle = g_strdup_printf (_ ("Servers for which “%s” vouches are trusted, too, until the "
                                 "program ends."),
                              name);
  adw_action_row_set_subtitle (self->authority_row, subtitle);
}

static void
show_state (DesmiUpdatesPage *self)
{
  g_autofree char *text = NULL;
  g_autofree char *details = NULL;
  gboolean         running = FALSE, demo = FALSE;
  double           fraction = -1;
  int              state = DESMI_UPDATE_IDLE;
  DesmiStore      *store = desmi_session_get_store (self->session);
  gboolean         writable = store != NULL && !desmi_store_get_read_only (store);

  g_object_get (self->updater, "state", &state, "text", &text, "details", &details, "running",
                &running, "fraction", &fraction, "demo-root", &demo, NULL);
  gtk_label_set_label (self->state_label,
                       text != NULL && *text != '\0' ? text : _ ("Official data can be updated."));
  gtk_label_set_label (self->details_label, details == NULL ? "" : details);
  gtk_widget_set_visible (GTK_WIDGET (self->details), details != NULL && *details != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->start_button), !running);
  gtk_widget_set_visible (GTK_WIDGET (self->cancel_button), running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "updates.start", !running && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "updates.cancel", running);
  desmi_sensitive_set (GTK_WIDGET (self->server_row), !running && writable);
  gtk_widget_set_visible (GTK_WIDGET (self->demo_row), demo);
  show_authority (self);
  if (state == DESMI_UPDATE_FAILED)
    gtk_widget_add_css_class (GTK_WIDGET (self->state_label), "desmi-error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->state_label), "desmi-error");
  show_progress (self, running, fraction);
}

/* What is being typed is not overwritten by what the file says, but by what another file says. */
static void
show_server (DesmiUpdatesPage *self)
{
  gconstpointer    store = desmi_session_get_store (self->session);
  const char      *text = gtk_editable_get_text (GTK_EDITABLE (self->server_row));
  g_autofree char *server = NULL;

  g_object_get (self->updater, "server", &server, NULL);
  /* set anew, the same text would count as typed, and be offered for keeping once more */
  if ((store != self->shown_store || g_str_equal (text, self->shown_server))
      && g_strcmp0 (text, server == NULL ? "" : server) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->server_row), server == NULL ? "" : server);
  g_free (self->shown_server);
  self->shown_server = g_strdup (server == NULL ? "" : server);
  self->shown_store = store;
}

static const char *
get_cell (DesmiTable *table, guint row, const char *column)
{
  int index = desmi_table_find_column (table, column);

  return index < 0 ? NULL : desmi_table_get_label (table, row, (guint) index);
}

static char *
format_moment (const char *utc)
{
  gint64                seconds;
  g_autoptr (GDateTime) then = NULL;
  g_autofree char      *date = NULL;

  if (utc == NULL || !desmi_clock_parse_utc (utc, &seconds))
    return g_strdup (utc == NULL ? "" : utc);
  then = g_date_time_new_from_unix_local (seconds);
  date = desmi_format_date (g_date_time_get_year (then), g_date_time_get_month (then),
                            g_date_time_get_day_of_month (then), DESMI_DATE_DMY_LONG,
                            desmi_locale_get_user ());
  return g_strdup_printf ("%s, %02d:%02d", date, g_date_time_get_hour (then),
                          g_date_time_get_minute (then));
}

static GtkWidget *
new_history_row (DesmiTable *table, guint index)
{
  GtkWidget       *row = adw_action_row_new ();
  const char      *server = get_cell (table, index, "server");
  g_autofree char *moment = format_moment (get_cell (table, index, "at"));
  g_autofree char *subtitle
      = server == NULL ? g_strdup (moment) : g_strdup_printf ("%s · %s", moment, server);
  const char *title = desmi_form_sheets_say_update (table, index, desmi_locale_get_user ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  desmi_a11y_set_label (row, title);
  desmi_a11y_set_description (row, subtitle);
  return row;
}

static void
show_last (DesmiUpdatesPage *self, DesmiTable *table)
{
  g_autofree char *text = NULL;

  for (guint i = 0; i < desmi_table_get_n_rows (table) && text == NULL; i++)
    {
      const char *result = get_cell (table, i, "result");
      gint64      then;

      if ((g_strcmp0 (result, "updated") == 0 || g_strcmp0 (result, "up-to-date") == 0)
          && desmi_clock_parse_utc (get_cell (table, i, "at"), &then))
        {
          g_autofree char *ago
              = desmi_format_ago (then, desmi_clock_now (), desmi_locale_get_user ());

          /* Translators: %s is a time such as “2 hours ago” */
          text = g_strdup_printf (_ ("Last complete update: %s"), ago);
        }
    }
  gtk_label_set_label (self->last_label,
                       text == NULL ? _ ("There has been no complete update yet.") : text);
}

static void
history_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  GtkListBoxRow         *old;
  DesmiUpdatesPage      *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (table == NULL)
    {
      gtk_label_set_label (self->last_label, error->message);
      return;
    }
  g_clear_pointer (&self->updates, desmi_table_unref);
  self->updates = desmi_table_ref (table);
  while ((old = gtk_list_box_get_row_at_index (self->history, 0)) != NULL)
    gtk_list_box_remove (self->history, GTK_WIDGET (old));
  for (guint i = 0; i < desmi_table_get_n_rows (table) && i < MAX_HISTORY; i++)
    gtk_list_box_append (self->history, new_history_row (table, i));
  gtk_stack_set_visible_child_name (self->history_stack,
                                    desmi_table_get_n_rows (table) > 0 ? "list" : "empty");
  show_last (self, table);
}

static void
refresh (GtkWidget *widget)
{
  DesmiUpdatesPage *self = DESMI_UPDATES_PAGE (widget);
  DesmiStore       *store = desmi_session_get_store (self->session);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  show_state (self);
  show_server (self);
  if (store == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  desmi_store_lookup_async (store, "sync-history", NULL, desmi_locale_get_user (),
                            self->cancellable, history_cb,
                            desmi_call_new (self, self->cancellable));
}

static void
updater_cb (DesmiUpdatesPage *self, GParamSpec *pspec)
{
  show_state (self);
  show_server (self);
  if (g_str_equal (g_param_spec_get_name (pspec), "running"))
    refresh (GTK_WIDGET (self));
}

static void
keep_server (DesmiUpdatesPage *self, GAsyncReadyCallback callback)
{
  g_autofree char *text
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->server_row))));

  if (self->keeping != NULL)
    {
      self->keep_next = callback;
      return;
    }
  self->keeping = g_cancellable_new ();
  desmi_updater_set_server_async (self->updater, text, callback,
                                  desmi_call_new (self, self->keeping));
}

/* Returns who asked, if the address is in the file now. */
static DesmiUpdatesPage *
end_keeping (GObject *updater, GAsyncResult *result, gpointer call)
{
  g_autoptr (GError) error = NULL;
  gboolean kept = desmi_updater_set_server_finish (DESMI_UPDATER (updater), result, &error);
  DesmiUpdatesPage *self = desmi_call_end (call);

  if (self == NULL)
    return NULL;
  g_clear_object (&self->keeping);
  if (self->keep_next != NULL)
    {
      keep_server (self, g_steal_pointer (&self->keep_next));
      return NULL;
    }
  if (kept)
    return self;
  desmi_error_dialog_present (GTK_WIDGET (self), _ ("The Address Was Not Kept"), error);
  return NULL;
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DesmiUpdatesPage *self = end_keeping (source, result, user_data);
  g_autofree char  *server = NULL;

  if (self == NULL)
    return;
  g_object_get (self->updater, "server", &server, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s",
                              server != NULL ? _ ("The address is kept in the district file")
                                             : _ ("The district file has no server now"));
}

static void
kept_to_start_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DesmiUpdatesPage *self = end_keeping (source, result, user_data);

  if (self != NULL)
    desmi_updater_start (self->updater);
}

static void
apply_cb (DesmiUpdatesPage *self)
{
  keep_server (self, kept_cb);
}

static void
start_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiUpdatesPage *self = DESMI_UPDATES_PAGE (widget);
  g_autofree char  *server = NULL;

  /* an address that was typed but not applied is what the user means */
  g_object_get (self->updater, "server", &server, NULL);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->server_row)),
                 server == NULL ? "" : server)
      != 0)
    keep_server (self, kept_to_start_cb);
  else
    desmi_updater_start (self->updater);
}

static void
loss_response_cb (DesmiUpdatesPage *self, const char *response, AdwMessageDialog *dialog)
{
  if (g_str_equal (response, "apply"))
    desmi_updater_start_accepting (self->updater,
                                   g_object_get_data (G_OBJECT (dialog), "desmi-figures"));
}

/* An emptied server is not obeyed unasked. */
static void
loss_cb (DesmiUpdatesPage *self, const char *figures)
{
  GtkRoot         *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *body
      = g_strdup_printf ("%s\n\n%s", figures, _ ("Your own entries stay in either case."));
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                              _ ("Apply an Update That Removes Data?"), body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Keep the Data"),
                                    "apply", _ ("_Apply the Update"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "apply",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_object_set_data_full (G_OBJECT (dialog), "desmi-figures", g_strdup (figures), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (loss_response_cb), self,
                           G_CONNECT_SWAPPED);
  desmi_quiet_present (GTK_WINDOW (dialog));
}

static void
cancel_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  desmi_updater_cancel (DESMI_UPDATES_PAGE (widget)->updater);
}

static void
distrust_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "app.tls-authority", "^ay", "");
}

/* All that are kept, and not only those of the list. */
static void
out_cb (GtkWidget *widget, DesmiTableOut *out)
{
  DesmiUpdatesPage           *self = DESMI_UPDATES_PAGE (widget);
  g_autoptr (DesmiTableSheet) sheet = NULL;

  if (self->updates != NULL && desmi_table_get_n_rows (self->updates) > 0)
    sheet = desmi_form_sheets_updates (self->updates, desmi_locale_get_user ());
  desmi_table_out_give_own (out, sheet);
}

static DesmiSlideSpec *
slide_cb (GtkWidget *widget)
{
  DesmiUpdatesPage *self = DESMI_UPDATES_PAGE (widget);

  return self->updates != NULL && desmi_table_get_n_rows (self->updates) > 0
             ? desmi_deck_list_new (DESMI_DECK_LIST_UPDATES)
             : NULL;
}

static void
desmi_updates_page_dispose (GObject *object)
{
  DesmiUpdatesPage *self = DESMI_UPDATES_PAGE (object);

  g_clear_handle_id (&self->pulse, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_cancellable_cancel (self->keeping);
  g_clear_object (&self->keeping);
  g_clear_pointer (&self->shown_server, g_free);
  g_clear_pointer (&self->updates, desmi_table_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESMI_TYPE_UPDATES_PAGE);
  g_clear_object (&self->updater);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (desmi_updates_page_parent_class)->dispose (object);
}

static void
desmi_updates_page_class_init (DesmiUpdatesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desmi_updates_page_dispose;
  desmi_table_out_install (widget_class);
  gtk_widget_class_install_action (widget_class, "updates.start", NULL, start_cb);
  gtk_widget_class_install_action (widget_class, "updates.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "updates.distrust", NULL, distrust_cb);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/id/go/desmigratif/Desmigratif/ui/updates/desmi-updates-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DesmiUpdatesPage, state_label);
  gtk_widget_class_bind_template_child (widget_class, DesmiUpdatesPage, last_label);
  gtk_widget_class_bind_template_child (widget_class, DesmiUpdatesPage, start_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiUpdatesPage, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiUpdatesPage, bar);
  gtk_widget_class_bind_template_child (widget_class, DesmiUpdatesPage, details);
  gtk_widget_class_bind_template_child (widget_class, DesmiUpdatesPage, details_label);
  gtk_widget_class_bind_template_child (widget_class, DesmiUpdatesPage, server_row);
  gtk_widget_class_bind_template_child (widget_class, DesmiUpdatesPage, demo_row);
  gtk_widget_class_bind_template_child (widget_class, DesmiUpdatesPage, authority_row);
  gtk_widget_class_bind_template_child (widget_class, DesmiUpdatesPage, history_stack);
  gtk_widget_class_bind_template_child (widget_class, DesmiUpdatesPage, history);
  gtk_widget_class_bind_template_child (widget_class, DesmiUpdatesPage, history_group);
}

static void
desmi_updates_page_init (DesmiUpdatesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->shown_server = g_strdup ("");
  adw_preferences_group_set_header_suffix (self->history_group, desmi_table_out_button_new ());
  desmi_table_out_provide (GTK_WIDGET (self), out_cb);
  desmi_table_out_provide_ask (GTK_WIDGET (self), slide_cb);
  desmi_a11y_set_label (GTK_WIDGET (self->server_row),
                        adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->server_row)));
  desmi_a11y_set_label (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->server_row))),
                        adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->server_row)));
  g_signal_connect_swapped (self->server_row, "apply", G_CALLBACK (apply_cb), self);
}

/**
 * desmi_updates_page_new:
 * @session: what the window works on
 * @updater: does the work
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
desmi_updates_page_new (DesmiSession *session, DesmiUpdater *updater)
{
  DesmiUpdatesPage *self = g_object_new (DESMI_TYPE_UPDATES_PAGE, NULL);

  self->session = g_object_ref (session);
  self->updater = g_object_ref (updater);
  g_signal_connect_object (updater, "notify", G_CALLBACK (updater_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (updater, "loss", G_CALLBACK (loss_cb), self, G_CONNECT_SWAPPED);
  desmi_refresh_connect (GTK_WIDGET (self), session, DESMI_TABLES_SYNC, refresh);
  return GTK_WIDGET (self);
}

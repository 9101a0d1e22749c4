/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of updates: the address, what failed, and the question before data go. */
#include "ui-fixture.h"

#include "ui/updates/desmi-updates-page.h"

static const char dead[] = "http://127.0.0.1:9/";

typedef struct
{
  UiFixture  *fixture;
  const char *text; /* a label's, or the kept address */
} Wanted;

static DesmiStore *
get_store (UiFixture *self)
{
  return desmi_session_get_store (desmi_window_get_session (self->window));
}

static gboolean
shows_text (gpointer data)
{
  const Wanted *wanted = data;

  return ui_has_label (GTK_WIDGET (wanted->fixture->window), wanted->text);
}

static gboolean
keeps_address (gpointer data)
{
  const Wanted    *wanted = data;
  g_autofree char *server = desmi_store_dup_meta (get_store (wanted->fixture), "server", NULL);

  return g_strcmp0 (server, wanted->text) == 0;
}

static GtkWidget *
go_to_updates (UiFixture *self)
{
  GtkWidget *page;

  desmi_window_show_page (self->window, "updates");
  ui_settle ();
  page = desmi_window_get_page (self->window);
  g_assert_true (DESMI_IS_UPDATES_PAGE (page));
  return page;
}

static GtkWidget *
find_server_row (GtkWidget *page)
{
  GtkWidget *row = ui_find (page, ADW_TYPE_ENTRY_ROW, NULL);

  g_assert_nonnull (row);
  return row;
}

/* What is said to be kept is in the file; what is no address is not, and stays to be mended. */
static void
test_address (UiFixture *self, gconstpointer unused)
{
  GtkWidget  *page = go_to_updates (self);
  GtkWidget  *row = find_server_row (page);
  GtkWindow  *dialog;
  const char *bad = "ftp://127.0.0.1/";

  gtk_editable_set_text (GTK_EDITABLE (row), dead);
  g_signal_emit_by_name (row, "apply");
  ui_wait (keeps_address, &(Wanted){ self, dead }, "the address to be kept");
  gtk_editable_set_text (GTK_EDITABLE (row), bad);
  g_signal_emit_by_name (row, "apply");
  ui_wait (ui_has_dialog, self, "the refusal");
  dialog = ui_find_dialog (self, ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (ui_has_label (GTK_WIDGET (dialog), "The Address Was Not Kept"));
  gtk_window_close (dialog);
  ui_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, bad);
  g_assert_true (keeps_address (&(Wanted){ self, dead }));
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* An address that is kept is offered for keeping no more. */
static void
test_kept_once (UiFixture *self, gconstpointer unused)
{
  static const char address[] = "https://desmigratif.example/";
  GtkWidget        *row = find_server_row (go_to_updates (self));
  Wanted            wanted = { self, address };
  guint             n_changed = 0;

  gtk_editable_set_text (GTK_EDITABLE (row), address);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (count_cb), &n_changed);
  g_signal_emit_by_name (row, "apply");
  ui_wait (keeps_address, &wanted, "the address to be kept");
  wanted.text = "The address is kept";
  ui_wait (shows_text, &wanted, "the toast");
  ui_settle ();
  g_signal_handlers_disconnect_by_data (row, &n_changed);
  g_assert_cmpuint (n_changed, ==, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, address);
}

/* A failure is said, and stands in the list. */
static void
test_failure (UiFixture *self, gconstpointer unused)
{
  GtkWidget *page = go_to_updates (self);
  GtkWidget *history;

  gtk_editable_set_text (GTK_EDITABLE (find_server_row (page)), dead);
  gtk_widget_activate_action (page, "updates.start", NULL);
  ui_wait (shows_text, &(Wanted){ self, "Details" }, "the update to fail");
  history = ui_find (page, GTK_TYPE_LIST_BOX, "History of updates");
  g_assert_nonnull (history);
  ui_wait (shows_text, &(Wanted){ self, dead }, "the failure in the list");
  g_assert_true (keeps_address (&(Wanted){ self, dead }));
  ui_picture (GTK_WIDGET (self->window), "updates-failed");
}

/* What the program is started with counts in a window that was there before. */
static void
test_authority (UiFixture *self, gconstpointer unused)
{
  g_autofree char *file = g_build_filename (self->folder, "authority.pem", NULL);
  g_autofree char *kept = NULL, *now = NULL;
  GtkWidget       *page = go_to_updates (self);

  g_action_group_activate_action (G_ACTION_GROUP (self->application), "tls-authority",
                                  g_variant_new_bytestring (file));
  g_object_get (desmi_window_get_updater (self->window), "tls-authority", &kept, NULL);
  g_assert_cmpstr (kept, ==, file);
  ui_wait (shows_text, &(Wanted){ self, "One more certificate authority is trusted; see Updates" },
           "a word about the authority");
  ui_picture (GTK_WIDGET (self->window), "updates-authority");
  gtk_editable_set_text (GTK_EDITABLE (find_server_row (page)), dead);
  gtk_widget_activate_action (page, "updates.start", NULL);
  ui_wait (shows_text, &(Wanted){ self, file }, "the update to miss the file");
  gtk_widget_activate_action (page, "updates.distrust", NULL);
  g_object_get (desmi_window_get_updater (self->window), "tls-authority", &now, NULL);
  g_assert_null (now);
}

static void
keep_cb (DesmiUpdater *updater, GParamSpec *pspec, gboolean *started)
{
  gboolean running;

  g_object_get (updater, "running", &running, NULL);
  *started = *started || running;
}

static void
answer (UiFixture *self, const char *response)
{
  GtkWindow *dialog;

  ui_wait (ui_has_dialog, self, "the question");
  dialog = ui_find_dialog (self, ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (ui_has_label (GTK_WIDGET (dialog), "0 of 30 rows"));
  ui_picture (GTK_WIDGET (dialog), "updates-loss");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  ui_settle ();
}

/* Nothing goes unless the figures were seen and the answer is yes. */
static void
test_loss (UiFixture *self, gconstpointer unused)
{
  g_autoptr (DesmiUpdater) updater = desmi_updater_new ();
  DesmiSession            *session = desmi_window_get_session (self->window);
  GtkWidget               *window = gtk_window_new ();
  gboolean                 started = FALSE;
  static const char        figures[] = "The update would leave 0 of 30 rows of remittances.";

  desmi_updater_set_store (updater, get_store (self));
  gtk_window_set_child (GTK_WINDOW (window), desmi_updates_page_new (session, updater));
  gtk_window_present (GTK_WINDOW (window));
  ui_settle ();
  g_signal_connect (updater, "notify::running", G_CALLBACK (keep_cb), &started);
  g_signal_emit_by_name (updater, "loss", figures);
  answer (self, "keep");
  g_assert_false (started);
  g_signal_emit_by_name (updater, "loss", figures);
  answer (self, "apply");
  g_assert_true (started);
  desmi_updater_set_store (updater, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle ();
}

#define ADD(name, func)                                                                            \
  g_test_add ("/updates/" name, UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, func, ui_tear_down)

int
main (int argc, char **argv)
{
  int failed;

  ui_init (&argc, &argv);
  ADD ("address", test_address);
  ADD ("kept-once", test_kept_once);
  ADD ("failure", test_failure);
  ADD ("loss", test_loss);
  ADD ("authority", test_authority);
  failed = g_test_run ();
  ui_done ();
  return failed;
}

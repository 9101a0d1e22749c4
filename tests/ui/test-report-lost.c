/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed into a village's report and could not be saved: over a closed file, a crash, a
 * pull that fails, and a catalogue that changes. */
#include "report-fixture.h"

#include "app/desmi-draft.h"
#include "app/desmi-updater.h"
#include "store/desmi-connection.h"
#include "ui/villages/desmi-report-card.h"
#include "ui/villages/desmi-report-tab.h"
#include "ui/villages/desmi-village-page.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define CRASH_PATH "DESMI_TEST_CRASH_PATH"
#define AGAIN "Typed before and not saved"

static const char *
get_text (UiFixture *self, const char *name)
{
  return gtk_editable_get_text (GTK_EDITABLE (report_find_entry (self, name)));
}

static gboolean
has_drafts (gpointer unused)
{
  g_autofree char *folder
      = g_build_filename (g_get_user_state_dir (), "desmigratif", "drafts", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;

  /* one that is being written has a suffix yet */
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (strchr (name, '.') == NULL)
      return TRUE;
  return FALSE;
}

static gboolean
no_drafts (gpointer unused)
{
  return !has_drafts (NULL);
}

static void
open_again (UiFixture *self)
{
  desmi_session_close (desmi_window_get_session (self->window));
  desmi_store_wait_closed ();
  desmi_draft_wait_kept ();
  ui_open (self, self->path);
  report_open (self);
}

/* What can be read is saved when the file closes; what cannot is there again with the file. */
static void
test_close (UiFixture *self, gconstpointer unused)
{
  g_autofree char *before = NULL;

  report_open (self);
  before = report_read_value (self, FIRST);
  report_type (self, FIRST, "banyak");
  report_type (self, SECOND, "41");
  open_again (self);
  report_wait_for (self, AGAIN);
  g_assert_cmpstr (get_text (self, FIRST), ==, "banyak");
  g_assert_true (gtk_widget_has_css_class (report_find_entry (self, FIRST), "error"));
  report_assert_value (self, FIRST, before);
  ui_picture (GTK_WIDGET (self->window), "report-typed-before");
  gtk_widget_grab_focus (report_find_entry (self, FIRST));
  ui_send_key (report_find_entry (self, FIRST), GDK_KEY_Escape);
  g_assert_cmpstr (get_text (self, FIRST), ==, before);
  g_assert_false (ui_has_label (report_get_page (self), AGAIN));
  report_assert_value (self, SECOND, "41");
  ui_wait (no_drafts, NULL, "the draft to be let go");
}

/* Another program types, and ends without a chance to do anything about it. */
static void
test_dies (UiFixture *self, gconstpointer unused)
{
  static const char name[] = "Note on " FIRST;
  GtkWidget        *button;

  if (!g_test_subprocess ())
    return;
  ui_open (self, g_getenv (CRASH_PATH));
  report_open (self);
  button = ui_find (report_get_page (self), GTK_TYPE_TOGGLE_BUTTON, name);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  gtk_widget_grab_focus (report_find_entry (self, name));
  report_type (self, name, "menunggu");
  ui_wait (has_drafts, NULL, "the draft");
  abort ();
}

/* A note that was half typed is there again, though nobody asked for its field. */
static void
test_crash (UiFixture *self, gconstpointer unused)
{
  static const char name[] = "Note on " FIRST;

  g_setenv (CRASH_PATH, self->path, TRUE);
  g_test_trap_subprocess ("/ui/report-lost/subprocess/dies", 0, 0);
  g_assert_false (g_test_trap_has_passed ());
  g_assert_true (has_drafts (NULL));
  report_open (self);
  report_wait_for (self, AGAIN);
  g_assert_cmpstr (get_text (self, name), ==, "menunggu");
  g_assert_true (gtk_widget_get_mapped (report_find_entry (self, name)));
  gtk_widget_grab_focus (report_find_entry (self, name));
  ui_send_key (report_find_entry (self, name), GDK_KEY_Return);
  ui_wait (ui_can_undo, self, "the note to be saved");
  ui_wait (no_drafts, NULL, "the draft to be let go");
}

static gboolean
has_failed (gpointer updater)
{
  int state;

  g_object_get (updater, "state", &state, NULL);
  return state == DESMI_UPDATE_FAILED;
}

static void
server_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  desmi_updater_set_server_finish (DESMI_UPDATER (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) done = TRUE;
}

static gboolean
is_done (gpointer done)
{
  return *(gboolean *) done;
}

/* From a folder that holds nothing. */
static void
pull_in_vain (UiFixture *self)
{
  DesmiUpdater      *updater = desmi_window_get_updater (self->window);
  g_autoptr (GError) error = NULL;
  g_autofree char   *folder = g_dir_make_tmp ("desmi-empty-XXXXXX", &error);
  gboolean           done = FALSE;

  g_assert_no_error (error);
  desmi_updater_set_server_async (updater, folder, server_cb, &done);
  ui_wait (is_done, &done, "the address");
  desmi_updater_start (updater);
  ui_wait (has_failed, updater, "the pull to fail");
  g_rmdir (folder);
}

/* R22: a pull that fails takes nothing of what is being typed, or of what is in the file. */
static void
test_failed_pull (UiFixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *before = NULL, *after = NULL;

  report_open (self);
  before = desmi_store_table_digest (report_get_store (self), "local_measurements", &error);
  g_assert_no_error (error);
  report_type (self, FIRST, "12 ora");
  pull_in_vain (self);
  g_assert_cmpstr (get_text (self, FIRST), ==, "12 ora");
  after = desmi_store_table_digest (report_get_store (self), "local_measurements", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (after, ==, before);
}

/* The form is laid out anew, and what was typed is where its indicator is. */
static void
test_other_fields (UiFixture *self, gconstpointer unused)
{
  DesmiEdit                     *edit = desmi_edit_new ("Indicator");
  g_autoptr (DesmiCatalogueItem) item
      = desmi_catalogue_item_new (DESMI_CATALOGUE_INDICATOR, "aaa_baru");

  item->programme = g_strdup ("desmigratif");
  item->pillar = 1;
  item->name_id = g_strdup ("Baru sekali");
  item->unit = g_strdup ("orang");
  item->direction = g_strdup ("higher");
  item->over_time = g_strdup ("sum");
  item->over_villages = g_strdup ("sum");
  item->weight_milli = item->cap_milli = 1000;
  report_open (self);
  report_type (self, SECOND, "tujuh");
  desmi_edit_add_catalogue (edit, item);
  report_apply_beside (self, edit);
  report_wait_entry (self, "Baru sekali");
  report_wait_for (self, AGAIN);
  g_assert_cmpstr (get_text (self, SECOND), ==, "tujuh");
}

static GtkWindow *
find_list (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_strcmp0 (gtk_window_get_title (window), "Unfinished Forms") == 0)
        return window;
    }
  return NULL;
}

static gboolean
has_report (gpointer unused)
{
  GtkWindow *list = find_list ();

  return list != NULL && ui_has_label (GTK_WIDGET (list), "Report of Kertajaya, Q4 2025");
}

/* What was typed into a report is listed by the village and quarter, and leads there. */
static void
test_listed (UiFixture *self, gconstpointer unused)
{
  DesmiSession *session = desmi_window_get_session (self->window);
  GtkWidget    *label;

  g_setenv (CRASH_PATH, self->path, TRUE);
  g_test_trap_subprocess ("/ui/report-lost/subprocess/dies", 0, 0);
  g_assert_true (has_drafts (NULL));
  desmi_session_set_quarter (session, "2024-Q1");
  ui_activate (self, "kept-forms", NULL);
  ui_wait (has_report, NULL, "the list of kept forms");
  label = GTK_WIDGET (ui_find_label (GTK_WIDGET (find_list ()), "Go There"));
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
  report_wait_for (self, AGAIN);
  g_assert_cmpstr (desmi_session_get_quarter (session), ==, QUARTER);
  g_assert_cmpstr (get_text (self, "Note on " FIRST), ==, "menunggu");
  gtk_widget_grab_focus (report_find_entry (self, "Note on " FIRST));
  ui_send_key (report_find_entry (self, "Note on " FIRST), GDK_KEY_Return);
  ui_wait (no_drafts, NULL, "the draft to be let go");
}

static gboolean
is_other_village (gpointer data)
{
  UiFixture       *self = data;
  GtkWidget       *entry = report_find_entry (self, FIRST);
  g_autofree char *title = NULL;

  g_object_get (report_get_page (self), "title", &title, NULL);
  return g_strcmp0 (title, "Kertajaya") != 0 && entry != NULL && gtk_widget_is_sensitive (entry)
         && gtk_widget_get_mapped (entry);
}

static gboolean
is_saved_late (gpointer data)
{
  g_autofree char *value = report_read_value (data, FIRST);

  return g_strcmp0 (value, "7") == 0;
}

static gboolean
is_offered (gpointer data)
{
  return report_find_entry (data, FIRST) != NULL && is_other_village (data)
         && g_str_equal (get_text (data, FIRST), "banyak");
}

/* A value that another program holds up is saved when its village is shown no more, and takes
 * nothing of what was typed into the next one's. */
static void
test_late (UiFixture *self, gconstpointer unused)
{
  DesmiSession      *session = desmi_window_get_session (self->window);
  g_autoptr (GError) error = NULL;
  DesmiConnection   *other;

  report_open (self);
  other = desmi_connection_open (self->path, DESMI_CONNECTION_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (desmi_connection_exec (other, "BEGIN IMMEDIATE", &error));
  report_type (self, FIRST, "7");
  ui_send_key (report_find_entry (self, FIRST), GDK_KEY_Return);
  desmi_village_page_open (session, "32.12.16.2004", DESMI_REPORT_TAB_NAME);
  ui_wait (is_other_village, self, "the report of the other");
  ui_settle ();
  report_type (self, FIRST, "banyak");
  g_assert_true (desmi_connection_exec (other, "ROLLBACK", &error));
  desmi_connection_close (other);
  ui_wait (is_saved_late, self, "the value to be saved");
  ui_settle ();
  desmi_village_page_open (session, VILLAGE, DESMI_REPORT_TAB_NAME);
  report_wait_for (self, "Village 22 of 30");
  ui_settle ();
  desmi_village_page_open (session, "32.12.16.2004", DESMI_REPORT_TAB_NAME);
  ui_wait (is_offered, self, "what was typed there");
}

#define N_HOLDING 12 /* long questions, before which no other is answered */

static void
held_cb (GObject *source, GAsyncResult *result, gpointer n_left)
{
  DesmiTable *table = desmi_store_lookup_finish (DESMI_STORE (source), result, NULL);

  g_clear_pointer (&table, desmi_table_unref);
  --*(guint *) n_left;
}

/* As on a computer that has other work, too. */
static void
hold_readers (UiFixture *self, guint *n_left)
{
  *n_left = N_HOLDING;
  for (guint i = 0; i < N_HOLDING; i++)
    desmi_store_lookup_async (report_get_store (self), "quality", NULL, NULL, NULL, held_cb,
                              n_left);
}

static gboolean
is_free (gpointer n_left)
{
  return *(guint *) n_left == 0;
}

static gboolean
says_reading (gpointer data)
{
  return ui_has_label (report_get_page (data), "Reading the report…");
}

static DesmiFilter *
find_status (UiFixture *self)
{
  return DESMI_FILTER (ui_find (ui_find (report_get_page (self), DESMI_TYPE_REPORT_CARD, NULL),
                                DESMI_TYPE_FILTER, NULL));
}

/* As another program does it, of which the window has not heard yet. */
static void
stall_unseen (UiFixture *self)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiStore) other = NULL;
  g_autoptr (DesmiEdit)  edit = desmi_edit_new ("Beside");

  desmi_store_set_watching (report_get_store (self), FALSE);
  other = desmi_store_open (self->path, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
  desmi_edit_set_pillar_status (edit, VILLAGE, "desmigratif", 1, QUARTER,
                                DESMI_PILLAR_STATUS_STALLED, "", "");
  g_assert_true (desmi_store_apply (other, edit, NULL, &error));
  g_assert_no_error (error);
  desmi_store_close (other);
}

/* A status that was refused is there again with the file, to be saved or taken back. */
static void
test_status (UiFixture *self, gconstpointer unused)
{
  report_open (self);
  stall_unseen (self);
  desmi_filter_set_selected (find_status (self), "finished");
  report_wait_for (self, " The file says: Stalled");
  open_again (self);
  report_wait_for (self, "Chosen before and not saved. The file says: Stalled");
  g_assert_cmpstr (desmi_filter_get_selected (find_status (self)), ==, "finished");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (find_status (self)), "desmi-refused"));
  ui_picture (GTK_WIDGET (self->window), "report-status-before");
  g_signal_emit_by_name (ui_find (report_get_page (self), GTK_TYPE_BUTTON, "Try Again"), "clicked");
  ui_wait (no_drafts, NULL, "the choice to be saved");
  g_assert_false (ui_has_label (report_get_page (self), "Chosen before"));
  open_again (self);
  g_assert_cmpstr (desmi_filter_get_selected (find_status (self)), ==, "finished");
  /* what is taken back is kept no longer */
  stall_unseen (self);
  desmi_filter_set_selected (find_status (self), "running");
  report_wait_for (self, " The file says: Stalled");
  open_again (self);
  report_wait_for (self, "Chosen before and not saved");
  desmi_filter_set_selected (find_status (self), "stalled");
  g_assert_false (ui_has_label (report_get_page (self), "Chosen before"));
  ui_wait (no_drafts, NULL, "the choice to be let go");
}

static gboolean
says_reading_village (gpointer data)
{
  return ui_has_label (report_get_page (data), "Reading the village…");
}

/* However long a report takes to be read, the page is neither blank nor shows the one of another
 * village, into which something could be typed below this one's name. */
static void
test_reading (UiFixture *self, gconstpointer unused)
{
  DesmiSession *session = desmi_window_get_session (self->window);
  guint         n_left;

  hold_readers (self, &n_left);
  desmi_village_page_open (session, VILLAGE, DESMI_REPORT_TAB_NAME);
  ui_wait (says_reading_village, self, "that the village is being read");
  ui_wait (says_reading, self, "that the report is being read");
  report_wait_entry (self, FIRST);
  g_assert_false (says_reading (self));
  ui_wait (is_free, &n_left, "the first questions to be answered");
  ui_settle ();
  g_assert_true (gtk_widget_is_sensitive (report_find_entry (self, FIRST)));
  hold_readers (self, &n_left);
  desmi_village_page_open (session, "32.12.16.2004", DESMI_REPORT_TAB_NAME);
  g_assert_false (gtk_widget_is_sensitive (report_find_entry (self, FIRST)));
  ui_wait (says_reading, self, "that the report of the other is being read");
  ui_picture (GTK_WIDGET (self->window), "report-reading");
  ui_wait (is_other_village, self, "the report of the other");
  ui_wait (is_free, &n_left, "the other questions to be answered");
}

int
main (int argc, char *argv[])
{
  int result;

  ui_init (&argc, &argv);
  ADD ("/ui/report-lost/close", test_close);
  ADD ("/ui/report-lost/status", test_status);
  ADD ("/ui/report-lost/listed", test_listed);
  ADD ("/ui/report-lost/crash", test_crash);
  ADD ("/ui/report-lost/subprocess/dies", test_dies);
  ADD ("/ui/report-lost/failed-pull", test_failed_pull);
  ADD ("/ui/report-lost/other-fields", test_other_fields);
  ADD ("/ui/report-lost/reading", test_reading);
  ADD ("/ui/report-lost/late", test_late);
  result = g_test_run ();
  ui_done ();
  return result;
}

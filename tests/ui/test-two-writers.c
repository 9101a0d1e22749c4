/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two windows on one file: while something is half typed, the other writes in the same place. What
 * was typed waits for a second Enter, and nothing else replaces what the other wrote. */
#include "flow-fixture.h"
#include "report-fixture.h"

#include "store/desmi-connection.h"
#include "ui/pillars/desmi-pillars-page.h"
#include "ui/pillars/desmi-target-window.h"
#include "ui/villages/desmi-report-card.h"

#define QUESTION(value) "Meanwhile “" value "” was saved here. Enter replaces it"

/* As another program does it, of which the window has not heard yet. */
static void
apply_unseen (UiFixture *self, DesmiEdit *edit)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiStore) other = NULL;

  desmi_store_set_watching (report_get_store (self), FALSE);
  other = desmi_store_open (self->path, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
  g_assert_true (desmi_store_apply (other, edit, NULL, &error));
  g_assert_no_error (error);
  desmi_edit_unref (edit);
  desmi_store_close (other);
}

/* The report */

static DesmiEdit *
new_measurement (UiFixture *self, const char *indicator, gint64 number)
{
  DesmiEdit             *edit = desmi_edit_new ("Beside");
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup (report_get_store (self), "report-form",
                                                     VILLAGE " " QUARTER, NULL, NULL, &error);
  guint                  id;

  g_assert_no_error (error);
  id = (guint) desmi_table_find_column (table, "indicator");
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    if (g_strcmp0 (desmi_table_get_label (table, i, id), indicator) == 0)
      {
        if (number < 0)
          desmi_edit_clear_measurement (edit, VILLAGE, desmi_table_get_text (table, i, id),
                                        QUARTER);
        else
          desmi_edit_put_measurement (edit, VILLAGE, desmi_table_get_text (table, i, id), QUARTER,
                                      number * 1000);
      }
  return edit;
}

static const char *
get_report_text (UiFixture *self, const char *name)
{
  return gtk_editable_get_text (GTK_EDITABLE (report_find_entry (self, name)));
}

/* Enter asks, and a second one replaces. */
static void
test_report (UiFixture *self, gconstpointer unused)
{
  report_open (self);
  gtk_widget_grab_focus (report_find_entry (self, FIRST));
  report_type (self, FIRST, "11");
  report_apply_beside (self, new_measurement (self, FIRST, 22));
  ui_settle ();
  ui_send_key (report_find_entry (self, FIRST), GDK_KEY_Return);
  report_wait_for (self, QUESTION ("22"));
  g_assert_true (report_has_focus (self, FIRST));
  g_assert_true (gtk_widget_has_css_class (report_find_entry (self, FIRST), "error"));
  g_assert_cmpstr (get_report_text (self, FIRST), ==, "11");
  ui_picture (GTK_WIDGET (self->window), "report-two-writers");
  /* neither handing in nor going on answers for somebody who did not read it */
  report_submit (self);
  ui_settle ();
  ui_send_key (report_find_entry (self, FIRST), GDK_KEY_Down);
  ui_settle ();
  report_assert_value (self, FIRST, "22");
  g_assert_false (ui_has_label (report_get_page (self), "The report was submitted"));
  ui_send_key (report_find_entry (self, FIRST), GDK_KEY_Return);
  ui_settle ();
  report_assert_value (self, FIRST, "11");
  g_assert_true (report_has_focus (self, SECOND));
  g_assert_false (ui_has_label (report_get_page (self), QUESTION ("22")));
}

/* Nothing is asked of what the window has not read yet: the file itself refuses, and then it is. */
static void
test_report_unseen (UiFixture *self, gconstpointer unused)
{
  report_open (self);
  report_type (self, FIRST, "11");
  apply_unseen (self, new_measurement (self, FIRST, 22));
  ui_send_key (report_find_entry (self, FIRST), GDK_KEY_Return);
  report_wait_for (self, "Somebody else changed Kertajaya just now");
  ui_settle ();
  report_assert_value (self, FIRST, "22");
  g_assert_cmpstr (get_report_text (self, FIRST), ==, "11");
  ui_picture (GTK_WIDGET (self->window), "report-unseen");
  ui_send_key (report_find_entry (self, FIRST), GDK_KEY_Return);
  report_wait_for (self, QUESTION ("22"));
  ui_send_key (report_find_entry (self, FIRST), GDK_KEY_Return);
  ui_settle ();
  report_assert_value (self, FIRST, "11");
  /* what is on its way into the file is known: it may be typed over at once */
  report_type (self, FIRST, "12");
  gtk_widget_grab_focus (report_find_entry (self, FIRST));
  ui_send_key (report_find_entry (self, FIRST), GDK_KEY_Return);
  report_type (self, FIRST, "13");
  ui_send_key (report_find_entry (self, FIRST), GDK_KEY_Return);
  ui_settle ();
  report_assert_value (self, FIRST, "13");
}

static DesmiFilter *
find_status (UiFixture *self)
{
  return DESMI_FILTER (ui_find (ui_find (report_get_page (self), DESMI_TYPE_REPORT_CARD, NULL),
                                DESMI_TYPE_FILTER, NULL));
}

static DesmiEdit *
new_status (DesmiPillarStatus status)
{
  DesmiEdit *edit = desmi_edit_new ("Beside");

  desmi_edit_set_pillar_status (edit, VILLAGE, "desmigratif", 1, QUARTER, status, "", "");
  return edit;
}

static char *
read_word (UiFixture *self, const char *column)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup (report_get_store (self), "report-form",
                                                     VILLAGE " " QUARTER, NULL, NULL, &error);

  g_assert_no_error (error);
  return g_strdup (
      desmi_table_get_text (table, 0, (guint) desmi_table_find_column (table, column)));
}

static void
assert_word (UiFixture *self, const char *column, const char *word)
{
  g_autofree char *read = read_word (self, column);

  g_assert_cmpstr (read, ==, word);
}

/* A status that the window has not read yet is not replaced by one that was chosen for another; the
 * choice stays beside what the file says, and can be meant all the same. */
static void
test_status_unseen (UiFixture *self, gconstpointer unused)
{
  report_open (self);
  apply_unseen (self, new_status (DESMI_PILLAR_STATUS_STALLED));
  desmi_filter_set_selected (find_status (self), "finished");
  report_wait_for (self, "Somebody else changed Kertajaya just now");
  report_wait_for (self, " The file says: Stalled");
  assert_word (self, "status", "stalled");
  g_assert_cmpstr (desmi_filter_get_selected (find_status (self)), ==, "finished");
  ui_picture (GTK_WIDGET (self->window), "status-unseen");
  g_signal_emit_by_name (ui_find (report_get_page (self), GTK_TYPE_BUTTON, "Try Again"), "clicked");
  ui_settle ();
  ui_settle ();
  assert_word (self, "status", "finished");
  g_assert_false (ui_has_label (report_get_page (self), " The file says: "));
  /* what is on its way into the file is known: another may be chosen at once */
  desmi_filter_set_selected (find_status (self), "stalled");
  desmi_filter_set_selected (find_status (self), "running");
  ui_settle ();
  ui_settle ();
  assert_word (self, "status", "running");
  g_assert_false (ui_has_label (report_get_page (self), " The file says: "));
}

/* A choice that was refused is taken back by choosing what the file says. */
static void
test_status_back (UiFixture *self, gconstpointer unused)
{
  report_open (self);
  apply_unseen (self, new_status (DESMI_PILLAR_STATUS_STALLED));
  desmi_filter_set_selected (find_status (self), "finished");
  report_wait_for (self, " The file says: Stalled");
  /* nothing else comes in its place, and it is not handed in without it */
  report_submit (self);
  ui_settle ();
  g_assert_false (ui_has_label (report_get_page (self), "The report was submitted"));
  desmi_filter_set_selected (find_status (self), "stalled");
  g_assert_false (ui_has_label (report_get_page (self), " The file says: "));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (find_status (self)), "desmi-refused"));
  report_submit (self);
  report_wait_for (self, "The report was submitted");
}

/* Nobody hands in what somebody else handed in a moment ago. */
static void
test_submit_unseen (UiFixture *self, gconstpointer unused)
{
  g_autofree char *label = NULL;

  report_open (self);
  apply_unseen (self, report_new_submission ());
  report_submit (self);
  report_wait_for (self, "The report was submitted");
  label = desmi_store_undo (report_get_store (self), NULL, NULL);
  g_assert_cmpstr (label, ==, "Beside");
}

/* What the other emptied is asked about, too; Escape lets the other's stand; and what is begun
 * after the other wrote is no question. */
static void
test_report_emptied (UiFixture *self, gconstpointer unused)
{
  report_open (self);
  report_type (self, FIRST, "11");
  report_apply_beside (self, new_measurement (self, FIRST, -1));
  ui_settle ();
  ui_send_key (report_find_entry (self, FIRST), GDK_KEY_Return);
  report_wait_for (self, "Meanwhile this was emptied");
  ui_send_key (report_find_entry (self, FIRST), GDK_KEY_Escape);
  g_assert_cmpstr (get_report_text (self, FIRST), ==, "");
  report_assert_value (self, FIRST, NULL);
  report_type (self, FIRST, "12");
  ui_send_key (report_find_entry (self, FIRST), GDK_KEY_Return);
  ui_settle ();
  report_assert_value (self, FIRST, "12");
  /* and again, over what was saved a moment ago */
  report_type (self, FIRST, "13");
  ui_send_key (report_find_entry (self, FIRST), GDK_KEY_Return);
  ui_settle ();
  report_assert_value (self, FIRST, "13");
}

/* A word takes no measurement away. */
static void
test_report_words (UiFixture *self, gconstpointer unused)
{
  static const char *const words[] = { "n/a", "x", "-", "–", " N/A " };

  report_open (self);
  report_type (self, FIRST, "3");
  ui_send_key (report_find_entry (self, FIRST), GDK_KEY_Return);
  ui_settle ();
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      report_type (self, FIRST, words[i]);
      ui_send_key (report_find_entry (self, FIRST), GDK_KEY_Return);
      ui_settle ();
      report_assert_value (self, FIRST, "3");
      g_assert_cmpstr (get_report_text (self, FIRST), ==, words[i]);
      g_assert_true (ui_has_label (report_get_page (self), "empty the field where nothing was"));
    }
  ui_picture (GTK_WIDGET (self->window), "report-words");
}

/* The sheet of flows */

static void
put_flow (UiFixture *self, DesmiFlowSheet *sheet, gint64 count)
{
  const DesmiFlowGrid  *grid = desmi_flow_sheet_get_grid (sheet);
  const DesmiFlowChange change = { 0, 0, count };

  report_apply_beside (self,
                       desmi_flow_grid_new_edit (grid, &change, 1, desmi_message_new ("Beside")));
  ui_settle ();
  ui_settle ();
  g_assert_cmpint (desmi_flow_grid_get_count (desmi_flow_sheet_get_grid (sheet), 0, 0), ==, count);
}

static void
test_flows (UiFixture *self, gconstpointer unused)
{
  DesmiFlowSheet *sheet = flow_open_sheet (self);
  const char     *error;

  gtk_editable_set_text (GTK_EDITABLE (desmi_flow_sheet_get_entry (sheet)), "5");
  put_flow (self, sheet, 33);
  ui_send_key (GTK_WIDGET (sheet), GDK_KEY_Return);
  ui_settle ();
  error = desmi_flow_sheet_get_error (sheet);
  g_assert_nonnull (error);
  g_assert_true (g_str_has_prefix (error, QUESTION ("33")));
  g_assert_cmpint (flow_sum_in_file (self, "2023-01"), ==, 33);
  ui_picture (GTK_WIDGET (self->window), "flows-two-writers");
  /* an arrow does not answer */
  ui_send_key (GTK_WIDGET (sheet), GDK_KEY_Down);
  ui_settle ();
  g_assert_nonnull (desmi_flow_sheet_get_error (sheet));
  g_assert_cmpint (flow_sum_in_file (self, "2023-01"), ==, 33);
  ui_send_key (GTK_WIDGET (sheet), GDK_KEY_Return);
  ui_settle ();
  ui_settle ();
  g_assert_null (desmi_flow_sheet_get_error (sheet));
  g_assert_cmpint (flow_sum_in_file (self, "2023-01"), ==, 5);
}

static gboolean
says_somebody (gpointer fixture)
{
  return ui_has_label (GTK_WIDGET (((UiFixture *) fixture)->window), "Somebody else changed");
}

static void
test_flows_unseen (UiFixture *self, gconstpointer unused)
{
  DesmiFlowSheet       *sheet = flow_open_sheet (self);
  const DesmiFlowChange change = { 0, 0, 33 };
  GtkWidget            *again;

  apply_unseen (self, desmi_flow_grid_new_edit (desmi_flow_sheet_get_grid (sheet), &change, 1,
                                                desmi_message_new ("Beside")));
  flow_type (sheet, "5", GDK_KEY_Return);
  ui_wait (says_somebody, self, "that somebody else wrote there");
  ui_settle ();
  g_assert_cmpint (flow_sum_in_file (self, "2023-01"), ==, 33);
  g_assert_cmpint (desmi_flow_grid_get_count (desmi_flow_sheet_get_grid (sheet), 0, 0), ==, 33);
  g_assert_true (
      ui_has_label (GTK_WIDGET (self->window), "January 2023: “5” is not counted. Somebody else"));
  ui_picture (GTK_WIDGET (self->window), "flows-unseen");
  again = GTK_WIDGET (ui_find_label (GTK_WIDGET (self->window), "Try Again"));
  g_signal_emit_by_name (gtk_widget_get_ancestor (again, GTK_TYPE_BUTTON), "clicked");
  ui_wait (flow_is_saved, self, "the count to be saved");
  g_assert_cmpint (flow_sum_in_file (self, "2023-01"), ==, 5);
  /* and what was typed a moment ago is no stranger's */
  flow_type (sheet, "6", GDK_KEY_Tab);
  flow_type (sheet, "7", GDK_KEY_ISO_Left_Tab);
  flow_type (sheet, "8", GDK_KEY_Return);
  ui_settle ();
  ui_settle ();
  g_assert_false (says_somebody (self));
}

/* Another sheet comes before anybody could answer: what was typed waits in its cell. */
static void
test_flows_left (UiFixture *self, gconstpointer unused)
{
  DesmiFlowSheet *sheet = flow_open_sheet (self);

  gtk_editable_set_text (GTK_EDITABLE (desmi_flow_sheet_get_entry (sheet)), "5");
  put_flow (self, sheet, 33);
  flow_show_other (self, "village", FLOW_OTHER_VILLAGE);
  g_assert_cmpint (flow_sum_in_file (self, "2023-01"), ==, 33);
  flow_open_sheet (self);
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), "“5” is not counted. " QUESTION ("33")));
}

static void
run_beside (UiFixture *self, const char *sql)
{
  g_autoptr (GError)          error = NULL;
  g_autoptr (DesmiConnection) other
      = desmi_connection_open (self->path, DESMI_CONNECTION_WRITE, &error);

  g_assert_no_error (error);
  g_assert_true (desmi_connection_exec (other, sql, &error));
  g_assert_no_error (error);
  /* as the window does when one comes back to it */
  desmi_store_set_watching (report_get_store (self), FALSE);
  desmi_store_set_watching (report_get_store (self), TRUE);
}

static gboolean
says_retired (gpointer fixture)
{
  return ui_has_label (GTK_WIDGET (((UiFixture *) fixture)->window),
                       "was retired on June 1, 2023. What is typed here still counts for it.");
}

static gboolean
doubts_retired (gpointer fixture)
{
  return ui_has_label (GTK_WIDGET (((UiFixture *) fixture)->window),
                       "July 2023: 6 — the village was retired on June 1, 2023.");
}

/* A village is merged away while something is typed of it: that stays, what is of a time before is
 * right, and what is of one after is counted and in doubt. */
static void
test_flows_retired (UiFixture *self, gconstpointer unused)
{
  DesmiFlowSheet *sheet = flow_open_sheet (self);

  gtk_editable_set_text (GTK_EDITABLE (desmi_flow_sheet_get_entry (sheet)), "5");
  run_beside (self, "UPDATE official_region SET retired = '2023-06-01', why = 'merged'"
                    " WHERE code = '" FLOW_VILLAGE "';"
                    "UPDATE official_village SET retired = '2023-06-01', why = 'merged'"
                    " WHERE code = '" FLOW_VILLAGE "'");
  ui_wait (says_retired, self, "that the village was retired");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (desmi_flow_sheet_get_entry (sheet))), ==,
                   "5");
  ui_send_key (GTK_WIDGET (sheet), GDK_KEY_Return);
  ui_wait (flow_is_saved, self, "the count to be saved");
  g_assert_cmpint (flow_sum_in_file (self, "2023-01"), ==, 5);
  g_assert_false (desmi_flow_grid_is_doubtful (desmi_flow_sheet_get_grid (sheet), 0, 0));
  desmi_flow_sheet_go (sheet, 0, 6);
  flow_type (sheet, "6", GDK_KEY_Return);
  ui_wait (doubts_retired, self, "the doubt");
  ui_picture (GTK_WIDGET (self->window), "flows-retired");
  ui_wait (flow_is_saved, self, "the count to be saved");
  g_assert_cmpint (flow_sum_in_file (self, "2023-07"), ==, 6);
  flow_show_other (self, "year", "2022");
  g_assert_false (says_retired (self));
}

/* The targets */

static GtkWidget *
get_cell (gpointer fixture)
{
  GtkWindow *window = ui_find_dialog (fixture, DESMI_TYPE_TARGET_WINDOW);

  return window != NULL ? desmi_target_sheet_get_cell (
             desmi_target_window_get_sheet (DESMI_TARGET_WINDOW (window)), 0, 0)
                        : NULL;
}

static gboolean
has_cells (gpointer fixture)
{
  return get_cell (fixture) != NULL && gtk_widget_get_mapped (get_cell (fixture));
}

static DesmiTargetSheet *
open_targets (UiFixture *self)
{
  DesmiSession              *session = desmi_window_get_session (self->window);
  g_autoptr (DesmiViewState) state = desmi_view_state_new ("pillars");
  GtkWidget                 *page;

  desmi_session_set_state (session, state);
  ui_settle ();
  page = ui_find (GTK_WIDGET (self->window), DESMI_TYPE_PILLARS_PAGE, NULL);
  g_assert_true (gtk_widget_activate_action (page, "pillars.targets", NULL));
  ui_wait (has_cells, self, "the cells");
  ui_settle ();
  return desmi_target_window_get_sheet (
      DESMI_TARGET_WINDOW (ui_find_dialog (self, DESMI_TYPE_TARGET_WINDOW)));
}

static void
put_target (UiFixture *self, DesmiTargetSheet *sheet, gint64 number)
{
  const DesmiTargetChange change = { 0, 0, number * 1000 };

  report_apply_beside (
      self, desmi_target_grid_new_cell_edit (desmi_target_sheet_get_grid (sheet), &change));
  ui_settle ();
  ui_settle ();
  g_assert_cmpint (desmi_target_grid_get (desmi_target_sheet_get_grid (sheet), 0, 0), ==,
                   number * 1000);
}

static void
test_targets (UiFixture *self, gconstpointer unused)
{
  DesmiTargetSheet *sheet = open_targets (self);
  GtkWidget        *cell = get_cell (self);

  gtk_editable_set_text (GTK_EDITABLE (cell), "40");
  put_target (self, sheet, 60);
  ui_send_key (cell, GDK_KEY_Return);
  ui_settle ();
  g_assert_true (g_str_has_prefix (desmi_target_sheet_get_sentence (sheet), QUESTION ("60")));
  g_assert_true (gtk_widget_has_css_class (cell, "error"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (cell)), ==, "40");
  ui_picture (GTK_WIDGET (ui_find_dialog (self, DESMI_TYPE_TARGET_WINDOW)), "targets-two-writers");
  ui_send_key (cell, GDK_KEY_Down);
  ui_settle ();
  g_assert_cmpint (desmi_target_grid_get (desmi_target_sheet_get_grid (sheet), 0, 0), ==, 60000);
  ui_send_key (cell, GDK_KEY_Return);
  ui_settle ();
  ui_settle ();
  g_assert_cmpint (desmi_target_grid_get (desmi_target_sheet_get_grid (sheet), 0, 0), ==, 40000);
  g_assert_false (gtk_widget_has_css_class (cell, "error"));
  /* what is typed from now on replaces what is there now */
  gtk_widget_grab_focus (cell);
  gtk_editable_set_text (GTK_EDITABLE (cell), "41");
  ui_send_key (cell, GDK_KEY_Return);
  ui_settle ();
  ui_settle ();
  g_assert_cmpint (desmi_target_grid_get (desmi_target_sheet_get_grid (sheet), 0, 0), ==, 41000);
}

static void
test_targets_unseen (UiFixture *self, gconstpointer unused)
{
  DesmiTargetSheet       *sheet = open_targets (self);
  GtkWidget              *cell = get_cell (self);
  const DesmiTargetChange change = { 0, 0, 60000 };

  gtk_editable_set_text (GTK_EDITABLE (cell), "40");
  apply_unseen (self,
                desmi_target_grid_new_cell_edit (desmi_target_sheet_get_grid (sheet), &change));
  ui_send_key (cell, GDK_KEY_Return);
  ui_settle ();
  ui_settle ();
  g_assert_true (g_str_has_prefix (desmi_target_sheet_get_sentence (sheet), "Somebody else"));
  g_assert_cmpint (desmi_target_grid_get (desmi_target_sheet_get_grid (sheet), 0, 0), ==, 60000);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (cell)), ==, "40");
  for (guint i = 0; i < 2; i++)
    {
      ui_send_key (cell, GDK_KEY_Return);
      ui_settle ();
      ui_settle ();
    }
  g_assert_cmpint (desmi_target_grid_get (desmi_target_sheet_get_grid (sheet), 0, 0), ==, 40000);
}

int
main (int argc, char *argv[])
{
  int result;

  ui_init (&argc, &argv);
  ADD ("/ui/two-writers/report", test_report);
  ADD ("/ui/two-writers/report-unseen", test_report_unseen);
  ADD ("/ui/two-writers/report-emptied", test_report_emptied);
  ADD ("/ui/two-writers/status-unseen", test_status_unseen);
  ADD ("/ui/two-writers/status-back", test_status_back);
  ADD ("/ui/two-writers/submit-unseen", test_submit_unseen);
  ADD ("/ui/two-writers/report-words", test_report_words);
  ADD ("/ui/two-writers/flows", test_flows);
  ADD ("/ui/two-writers/flows-unseen", test_flows_unseen);
  ADD ("/ui/two-writers/flows-retired", test_flows_retired);
  ADD ("/ui/two-writers/flows-left", test_flows_left);
  ADD ("/ui/two-writers/targets", test_targets);
  ADD ("/ui/two-writers/targets-unseen", test_targets_unseen);
  result = g_test_run ();
  ui_done ();
  return result;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nothing that was typed into the sheet of flows is lost: when another is shown, when the file
 * closes, when it is no count, when the disk is full, when the clipboard answers late. */
#include "../platform/test-platform.h"
#include "draft-fixture.h"
#include "flow-fixture.h"

#include "app/desmi-draft.h"
#include "store/desmi-connection.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <stdlib.h>

#define CRASH_PATH "DESMI_TEST_CRASH_PATH"

/* Activating a button takes its time; a click is at once. */
static void
press (UiFixture *self, const char *title)
{
  GtkWidget *label = GTK_WIDGET (ui_find_label (GTK_WIDGET (self->window), title));

  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
  ui_settle ();
}

static const char *
get_typed (DesmiFlowSheet *sheet)
{
  return gtk_editable_get_text (GTK_EDITABLE (desmi_flow_sheet_get_entry (sheet)));
}

/* A count that is only half typed is saved where it was typed, whatever is shown next. */
static void
test_half_typed (UiFixture *self, gconstpointer data)
{
  static const char *const others[][2]
      = { { "year", "2022" }, { "direction", "return" }, { "village", FLOW_OTHER_VILLAGE } };
  DesmiFlowSheet *sheet = flow_open_sheet (self);

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", 7 + (guint) i);

      sheet = flow_open_sheet (self);
      gtk_editable_set_text (GTK_EDITABLE (desmi_flow_sheet_get_entry (sheet)), text);
      flow_show_other (self, others[i][0], others[i][1]);
      g_assert_cmpstr (get_typed (sheet), ==, "");
      g_assert_cmpint (flow_sum_in_file (self, "2023-01"), ==, 7 + (gint64) i);
      flow_show_other (self, "direction", "out");
    }
  sheet = flow_open_sheet (self);
  gtk_editable_set_text (GTK_EDITABLE (desmi_flow_sheet_get_entry (sheet)), "21");
  desmi_session_close (desmi_window_get_session (self->window));
  ui_settle ();
  desmi_store_wait_closed ();
  ui_open (self, self->path);
  g_assert_cmpint (flow_sum_in_file (self, "2023-01"), ==, 21);
}

/* What cannot be read waits in its cell, marked, until somebody comes back. */
static void
test_kept (UiFixture *self, gconstpointer data)
{
  DesmiFlowSheet *sheet = flow_open_sheet (self);
  guint           row, month;

  gtk_editable_set_text (GTK_EDITABLE (desmi_flow_sheet_get_entry (sheet)), "12 orang");
  flow_show_other (self, "village", FLOW_OTHER_VILLAGE);
  g_assert_false (ui_has_label (GTK_WIDGET (self->window), "12 orang"));
  sheet = flow_open_sheet (self);
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), "January 2023: “12 orang” is not"));
  flow_wait_spoken (self,
                    "Hong Kong, informal, Carer for the elderly, F, independent, January 2023: "
                    "12 orang, not counted");
  /* and why, once somebody goes there */
  press (self, "Go to Cell");
  g_assert_nonnull (desmi_flow_sheet_get_error (sheet));
  ui_send_key (GTK_WIDGET (sheet), GDK_KEY_F2);
  g_assert_cmpstr (get_typed (sheet), ==, "12 orang");
  flow_type (sheet, "12", GDK_KEY_Return);
  ui_settle ();
  ui_settle ();
  g_assert_false (ui_has_label (GTK_WIDGET (self->window), "12 orang"));
  g_assert_cmpint (flow_sum_in_file (self, "2023-01"), ==, 12);
  /* below zero the cursor moves on; Delete takes it out */
  flow_type (sheet, "-3", GDK_KEY_Return);
  g_assert_true (desmi_flow_sheet_get_cursor (sheet, &row, &month));
  g_assert_cmpuint (row, ==, 2);
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), "“-3” is not counted."));
  ui_send_key (GTK_WIDGET (sheet), GDK_KEY_Up);
  ui_send_key (GTK_WIDGET (sheet), GDK_KEY_Delete);
  ui_settle ();
  g_assert_false (ui_has_label (GTK_WIDGET (self->window), "“-3” is not counted."));
}

static gboolean
is_failed (gpointer data)
{
  UiFixture *self = data;

  return ui_has_label (GTK_WIDGET (self->window), "The last change was not saved.");
}

/* On a full disk each count stays in its cell, also that of a cell behind which another was typed
 * and of a village that is shown no more; and is saved when there is room again. */
static void
test_full_disk (UiFixture *self, gconstpointer data)
{
  DesmiFlowSheet *sheet = flow_open_sheet (self);

  if (!test_set_room (1))
    return;
  flow_type (sheet, "12", GDK_KEY_Tab);
  flow_type (sheet, "13", GDK_KEY_Tab);
  ui_wait (is_failed, self, "the change to fail");
  ui_settle ();
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), "January 2023: “12” is not counted."));
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), "February 2023: “13” is not counted."));
  gtk_editable_set_text (GTK_EDITABLE (desmi_flow_sheet_get_entry (sheet)), "14");
  flow_show_other (self, "year", "2022");
  test_set_room (0);
  g_assert_cmpint (flow_sum_in_file (self, "2023-01"), ==, 0);
  flow_show_other (self, "year", "2023");
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), "March 2023: “14” is not counted."));
  for (guint i = 0; i < 3; i++)
    {
      press (self, "Try Again");
    }
  ui_wait (flow_is_saved, self, "the counts to be saved");
  g_assert_false (ui_has_label (GTK_WIDGET (self->window), "is not counted."));
  g_assert_cmpint (flow_sum_in_file (self, "2023-01"), ==, 12);
  g_assert_cmpint (flow_sum_in_file (self, "2023-02"), ==, 13);
  g_assert_cmpint (flow_sum_in_file (self, "2023-03"), ==, 14);
}

/* The clipboard answers later: what it holds goes where it was asked for, or nowhere. */
static void
test_late_paste (UiFixture *self, gconstpointer data)
{
  DesmiFlowSheet                *sheet = flow_open_sheet (self);
  g_autoptr (GdkContentProvider) text = gdk_content_provider_new_typed (G_TYPE_STRING, "55");

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (sheet)), text);
  desmi_flow_sheet_paste (sheet);
  ui_send_key (GTK_WIDGET (sheet), GDK_KEY_Right);
  ui_settle ();
  ui_settle ();
  g_assert_cmpint (flow_sum_in_file (self, "2023-01"), ==, 55);
  g_assert_cmpint (flow_sum_in_file (self, "2023-02"), ==, 0);
}

static gboolean
has_draft_file (gpointer unused)
{
  g_autofree char *folder
      = g_build_filename (g_get_user_state_dir (), "desmigratif", "drafts", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (strchr (name, '.') == NULL)
      return TRUE;
  return FALSE;
}

static gboolean
no_draft_file (gpointer unused)
{
  return !has_draft_file (NULL);
}

static gboolean
is_saving (gpointer data)
{
  UiFixture *self = data;

  return ui_has_label (GTK_WIDGET (self->window), "Saving…");
}

/* What this one types and the other test finds. */
static void
test_dies (UiFixture *self, gconstpointer data)
{
  DesmiFlowSheet *sheet;

  if (!g_test_subprocess ())
    return;
  ui_open (self, g_getenv (CRASH_PATH));
  sheet = flow_open_sheet (self);
  flow_type (sheet, "-3", GDK_KEY_Return);
  gtk_editable_set_text (GTK_EDITABLE (desmi_flow_sheet_get_entry (sheet)), "14");
  ui_wait (has_draft_file, NULL, "the texts to be kept");
  abort ();
}

static gboolean
is_restored (gpointer data)
{
  UiFixture *self = data;

  return ui_has_label (GTK_WIDGET (self->window),
                       "2 texts that were typed into flows and are not counted were "
                       "kept (first: Kenanga, 2023)");
}

static gboolean
has_counts_listed (gpointer data)
{
  GtkWindow *list = draft_find_list (data);

  return list != NULL
         && ui_has_label (GTK_WIDGET (list),
                          "2 counts of flows that were not saved (first: Kenanga)");
}

/* What does not count and what is half typed is there again after a crash; the latter can be saved.
 */
static void
test_crash (UiFixture *self, gconstpointer data)
{
  DesmiFlowSheet *sheet;

  g_setenv (CRASH_PATH, self->path, TRUE);
  g_test_trap_subprocess ("/ui/flow-lost/subprocess/dies", 0, 0);
  g_assert_false (g_test_trap_has_passed ());
  g_assert_true (has_draft_file (NULL));
  /* from the list of what was not finished, wherever somebody is */
  ui_activate (self, "kept-forms", NULL);
  ui_wait (has_counts_listed, self, "the counts in the list");
  ui_picture (GTK_WIDGET (draft_find_list (self)), "flow-listed");
  draft_press_in_list (self, "Go There");
  ui_wait (is_restored, self, "what was typed");
  sheet = flow_open_sheet (self);
  ui_wait (is_restored, self, "what was typed");
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), "January 2023: “-3” is not counted."));
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), "January 2023: “14” is not counted. The "
                                                          "program ended while it was being"));
  ui_picture (GTK_WIDGET (self->window), "flow-restored");
  press (self, "Try Again");
  ui_wait (flow_is_saved, self, "the count to be saved");
  g_assert_cmpint (flow_sum_in_file (self, "2023-01"), ==, 14);
  g_assert_false (ui_has_label (GTK_WIDGET (self->window), "“14” is not counted."));
  desmi_flow_sheet_go (sheet, 0, 0);
  ui_send_key (GTK_WIDGET (sheet), GDK_KEY_Delete);
  ui_settle ();
  g_assert_false (ui_has_label (GTK_WIDGET (self->window), "“-3” is not counted."));
}

/* What is refused after the sheet has closed, since the file is gone from its place, waits for the
 * next sheet. */
static void
test_refused_late (UiFixture *self, gconstpointer data)
{
  DesmiFlowSheet  *sheet = flow_open_sheet (self);
  g_autofree char *away = g_strconcat (self->path, ".away", NULL);

  g_assert_cmpint (g_rename (self->path, away), ==, 0);
  flow_type (sheet, "13", GDK_KEY_Tab);
  gtk_editable_set_text (GTK_EDITABLE (desmi_flow_sheet_get_entry (sheet)), "14");
  gtk_window_destroy (GTK_WINDOW (self->window));
  desmi_store_wait_closed ();
  ui_wait (has_draft_file, NULL, "the counts to be kept");
  ui_settle ();
  desmi_draft_wait_kept ();
  g_assert_cmpint (g_rename (away, self->path), ==, 0);
  self->window = desmi_window_new (GTK_APPLICATION (self->application));
  gtk_window_present (GTK_WINDOW (self->window));
  ui_open (self, self->path);
  flow_open_sheet (self);
  ui_wait (is_restored, self, "what was typed");
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), "January 2023: “13” is not counted."));
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), "February 2023: “14” is not counted."));
}

/* As long as another program holds the file, the count is on its way to it. */
static void
test_dies_waiting (UiFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DesmiConnection   *other;
  DesmiFlowSheet    *sheet;

  if (!g_test_subprocess ())
    return;
  ui_open (self, g_getenv (CRASH_PATH));
  sheet = flow_open_sheet (self);
  other = desmi_connection_open (g_getenv (CRASH_PATH), DESMI_CONNECTION_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (desmi_connection_exec (other, "BEGIN IMMEDIATE", &error));
  flow_type (sheet, "13", GDK_KEY_Tab);
  flow_type (sheet, "14", GDK_KEY_Tab);
  /* longer than what was typed into the cells would be kept for */
  ui_wait (is_saving, self, "the counts to be on their way");
  ui_wait (has_draft_file, NULL, "the counts to be kept");
  g_usleep (500 * 1000);
  ui_settle ();
  desmi_draft_wait_kept ();
  abort ();
}

/* They are in their cells when the program ends meanwhile, and can be saved again. */
static void
test_crash_waiting (UiFixture *self, gconstpointer data)
{
  g_setenv (CRASH_PATH, self->path, TRUE);
  g_test_trap_subprocess ("/ui/flow-lost/subprocess/dies-waiting", 0, 0);
  g_assert_false (g_test_trap_has_passed ());
  flow_open_sheet (self);
  ui_wait (is_restored, self, "what was on its way");
  g_assert_true (ui_has_label (GTK_WIDGET (self->window),
                               "January 2023: “13” is not counted. The "
                               "program ended while it was being saved"));
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), "February 2023: “14” is not counted."));
  g_assert_cmpint (flow_sum_in_file (self, "2023-01"), ==, 0);
  press (self, "Try Again");
  press (self, "Try Again");
  ui_wait (flow_is_saved, self, "the counts to be saved");
  g_assert_cmpint (flow_sum_in_file (self, "2023-01"), ==, 13);
  g_assert_cmpint (flow_sum_in_file (self, "2023-02"), ==, 14);
  /* and are kept no longer */
  desmi_draft_wait_kept ();
  ui_wait (no_draft_file, NULL, "the counts to be forgotten");
}

static gboolean
has_mark (gpointer data)
{
  UiFixture *self = data;

  return ui_has_label (GTK_WIDGET (self->window), "February 2023: “x” is not a count");
}

static gboolean
has_no_mark (gpointer data)
{
  return !has_mark (data);
}

/* What a paste has marked goes with it, and comes back with it. */
static void
test_undo (UiFixture *self, gconstpointer data)
{
  DesmiFlowSheet *sheet = flow_open_sheet (self);
  GtkWindow      *dialog;

  desmi_flow_sheet_paste_text (sheet, "3\tx\n");
  ui_wait (ui_has_dialog, self, "the list of what is no count");
  dialog = ui_find_dialog (self, ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "others");
  gtk_window_destroy (dialog);
  ui_wait (flow_is_saved, self, "the block to be saved");
  ui_wait (ui_can_undo, self, "undo");
  g_assert_true (has_mark (self));
  ui_activate (self, "undo", NULL);
  ui_wait (has_no_mark, self, "the mark to go");
  g_assert_cmpint (flow_sum_in_file (self, "2023-01"), ==, 0);
  ui_wait (ui_can_redo, self, "redo");
  ui_activate (self, "redo", NULL);
  ui_wait (has_mark, self, "the mark to come back");
  g_assert_cmpint (flow_sum_in_file (self, "2023-01"), ==, 3);
}

static gboolean
is_saved_or_failed (gpointer data)
{
  return flow_is_saved (data) || is_failed (data);
}

/* A file made read-only while it is open: the count is in the file, or in its cell with a sentence.
 */
static void
test_read_only (UiFixture *self, gconstpointer data)
{
  DesmiFlowSheet *sheet = flow_open_sheet (self);

  g_assert_cmpint (g_chmod (self->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (self->folder, 0555), ==, 0);
  flow_type (sheet, "12", GDK_KEY_Tab);
  ui_wait (is_saved_or_failed, self, "the count to be saved or refused");
  if (is_failed (self))
    g_assert_true (ui_has_label (GTK_WIDGET (self->window), "January 2023: “12” is not counted."));
  else
    g_assert_cmpint (flow_sum_in_file (self, "2023-01"), ==, 12);
  g_assert_cmpint (g_chmod (self->folder, 0755), ==, 0);
  g_assert_cmpint (g_chmod (self->path, 0644), ==, 0);
}

static gboolean
has_left (gpointer data)
{
  UiFixture *self = data;

  return ui_has_label (GTK_WIDGET (self->window), "is “Left the programme”. What is typed");
}

/* A village that leaves the programme in the year that is shown, while a count is half typed, still
 * takes it. */
static void
test_retired (UiFixture *self, gconstpointer data)
{
  DesmiFlowSheet       *sheet = flow_open_sheet (self);
  DesmiStore           *store = desmi_session_get_store (desmi_window_get_session (self->window));
  g_autoptr (DesmiEdit) edit = desmi_edit_new ("Keluar");
  g_autoptr (GError)    error = NULL;

  gtk_editable_set_text (GTK_EDITABLE (desmi_flow_sheet_get_entry (sheet)), "12");
  desmi_edit_set_status_since (edit, FLOW_VILLAGE, "desmigratif", DESMI_STATUS_LEFT, NULL, NULL,
                               "2023-12-01");
  g_assert_true (desmi_store_apply (store, edit, NULL, &error));
  g_assert_no_error (error);
  ui_wait (has_left, self, "the status on the page");
  g_assert_cmpstr (get_typed (sheet), ==, "12");
  ui_send_key (GTK_WIDGET (sheet), GDK_KEY_Tab);
  ui_wait (flow_is_saved, self, "the count to be saved");
  g_assert_cmpint (flow_sum_in_file (self, "2023-01"), ==, 12);
}

static gboolean
says_reading (gpointer data)
{
  UiFixture *self = data;

  return ui_has_label (GTK_WIDGET (self->window), "“1.234” was read as 1,234: the dot parts");
}

/* What can be read in two ways is said to have been read in one. */
static void
test_reading (UiFixture *self, gconstpointer data)
{
  DesmiFlowSheet *sheet = flow_open_sheet (self);

  desmi_flow_sheet_paste_text (sheet, "7\t1.234\n");
  ui_wait (says_reading, self, "how it was read");
  g_assert_cmpint (flow_sum_in_file (self, "2023-02"), ==, 1234);
}

#define SMALL_WIDTH 1024
#define SMALL_HEIGHT 700

static int
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, gboolean is_natural)
{
  int minimum, natural;

  gtk_widget_measure (widget, orientation, for_size, &minimum, &natural, NULL, NULL);
  return is_natural ? natural : minimum;
}

/* On a small screen with text of 200 % the sheet is no wider than the screen, and a long list of
 * what cannot be pasted leaves its answers on it. */
static void
test_small (UiFixture *self, gconstpointer data)
{
  g_autoptr (GString) block = g_string_new (NULL);
  DesmiFlowSheet     *sheet;
  GtkWidget          *dialog;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  sheet = flow_open_sheet (self);
  ui_settle ();
  gtk_widget_set_size_request (GTK_WIDGET (self->window), SMALL_WIDTH, -1);
  gtk_window_set_default_size (GTK_WINDOW (self->window), SMALL_WIDTH, SMALL_HEIGHT);
  ui_settle ();
  ui_picture (GTK_WIDGET (self->window), "flow-tab-small");
  g_test_message ("the sheet: %d px", gtk_widget_get_height (GTK_WIDGET (sheet)));
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (sheet)), >=,
                   measure (GTK_WIDGET (sheet), GTK_ORIENTATION_VERTICAL, -1, FALSE));
  g_assert_cmpint (
      measure (GTK_WIDGET (self->window), GTK_ORIENTATION_VERTICAL, SMALL_WIDTH, FALSE), <=,
      SMALL_HEIGHT);
  g_assert_cmpint (measure (GTK_WIDGET (self->window), GTK_ORIENTATION_HORIZONTAL, -1, FALSE), <=,
                   SMALL_WIDTH);
  for (guint i = 0; i < 6; i++)
    g_string_append (block, "banyak\tsedikit\n");
  desmi_flow_sheet_paste_text (sheet, block->str);
  ui_wait (ui_has_dialog, self, "the list of what is no count");
  ui_settle ();
  dialog = GTK_WIDGET (ui_find_dialog (self, ADW_TYPE_MESSAGE_DIALOG));
  g_test_message ("the list: %d px", gtk_widget_get_height (dialog));
  g_assert_cmpint (measure (dialog, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (dialog), TRUE),
                   <=, SMALL_HEIGHT);
  g_assert_cmpint (gtk_widget_get_height (dialog), <=, SMALL_HEIGHT);
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/ui/flow-lost/" name, UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, function,       \
              ui_tear_down)

int
main (int argc, char *argv[])
{
  int result;

  ui_init (&argc, &argv);
  ADD ("half-typed", test_half_typed);
  ADD ("kept", test_kept);
  ADD ("full-disk", test_full_disk);
  ADD ("late-paste", test_late_paste);
  g_test_add ("/ui/flow-lost/subprocess/dies", UiFixture, NULL, ui_set_up, test_dies, ui_tear_down);
  ADD ("crash", test_crash);
  g_test_add ("/ui/flow-lost/subprocess/dies-waiting", UiFixture, NULL, ui_set_up,
              test_dies_waiting, ui_tear_down);
  ADD ("crash-waiting", test_crash_waiting);
  ADD ("refused-late", test_refused_late);
  ADD ("undo", test_undo);
  ADD ("read-only", test_read_only);
  ADD ("retired", test_retired);
  ADD ("reading", test_reading);
  ADD ("small", test_small);
  result = g_test_run ();
  ui_done ();
  return result;
}

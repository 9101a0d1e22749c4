/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history: opened, looked into, gone back in and forth again, and the person's name. */
#include "ui-fixture.h"

#include "core/desmi-clock.h"
#include "ui/desmi-day-entry.h"
#include "ui/history/desmi-history-view.h"
#include "ui/villages/desmi-village-page.h"

static gboolean
shows_steps (gpointer data)
{
  UiFixture *self = data;

  return g_strcmp0 (desmi_window_get_page_name (self->window), DESMI_HISTORY_PAGE_NAME) == 0
         && ui_has_label (desmi_window_get_page (self->window), "langkah tiga");
}

static gboolean
shows_calendars (gpointer data)
{
  UiFixture *self = data;

  return g_strcmp0 (desmi_window_get_page_name (self->window), DESMI_HISTORY_PAGE_NAME) == 0
         && gtk_widget_get_mapped (desmi_window_get_page (self->window));
}

static gboolean
shows_change (gpointer data)
{
  UiFixture *self = data;

  return ui_has_label (desmi_window_get_page (self->window), "Nama 2")
         && ui_has_label (desmi_window_get_page (self->window), "Nama 3");
}

static gboolean
says_undone (gpointer data)
{
  UiFixture *self = data;

  return ui_has_label (GTK_WIDGET (self->window), "3 steps undone");
}

static gboolean
says_redone (gpointer data)
{
  UiFixture *self = data;

  return ui_has_label (GTK_WIDGET (self->window), "3 steps done again");
}

static void
make_steps (DesmiStore *store)
{
  static const char *const labels[] = { "langkah satu", "langkah dua", "langkah tiga" };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autoptr (DesmiEdit) edit = desmi_edit_new (labels[i]);
      g_autoptr (GError)    error = NULL;
      g_autofree char      *name = g_strdup_printf ("Nama %u", i + 1);

      desmi_edit_set_profile (edit, "32.12.16.2004", "head_name", name);
      g_assert_true (desmi_store_apply (store, edit, NULL, &error));
      g_assert_no_error (error);
    }
}

static void
test_page (UiFixture *self, gconstpointer data)
{
  DesmiStore            *store = desmi_session_get_store (desmi_window_get_session (self->window));
  g_autoptr (DesmiTable) before = desmi_store_lookup (store, "history", NULL, NULL, NULL, NULL);
  g_autoptr (DesmiTable) after = NULL;
  GtkWindow             *dialog;
  const gint64 base = desmi_table_get_n_rows (before) > 0 ? desmi_table_get_int (before, 0, 0) : 0;

  g_object_set (desmi_window_get_session (self->window), "user", "Ibu Wati", NULL);
  make_steps (store);
  ui_activate (self, "history", NULL);
  ui_wait (shows_steps, self, "the steps");
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), "Ibu Wati"));
  ui_wait (shows_change, self, "what the newest changed, before and after");
  ui_picture (GTK_WIDGET (self->window), "history");
  g_action_group_activate_action (G_ACTION_GROUP (self->window), "history-to",
                                  g_variant_new_int64 (base));
  ui_wait (says_undone, self, "three steps undone");
  after = desmi_store_lookup (store, "history", NULL, NULL, NULL, NULL);
  g_assert_cmpstr (desmi_table_get_text (after, 0, 5), ==, "undone");
  g_assert_cmpstr (desmi_table_get_text (after, 2, 5), ==, "undone");
  ui_settle ();
  g_assert_true (ui_has_label (desmi_window_get_page (self->window), "undone"));
  /* the newest step is chosen still: its button does all of it again, and asks since they are three
   */
  g_assert_true (
      gtk_widget_activate_action (desmi_window_get_page (self->window), "history.return", NULL));
  ui_wait (ui_has_dialog, self, "the question");
  dialog = ui_find_dialog (self, ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "Do 3 Steps Again?");
  g_assert_true (ui_has_label (GTK_WIDGET (dialog), "1 village is concerned."));
  g_assert_true (ui_has_label (GTK_WIDGET (dialog), "langkah dua"));
  ui_picture (GTK_WIDGET (dialog), "history-ask");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "go");
  ui_wait (says_redone, self, "three steps done again");
  g_assert_null (desmi_store_get_redo_label (store));
}

static void
edit_village (DesmiStore *store, const char *village, const char *label)
{
  g_autoptr (DesmiEdit) edit = desmi_edit_new (label);
  g_autoptr (GError)    error = NULL;

  desmi_edit_set_profile (edit, village, "notes", label);
  g_assert_true (desmi_store_apply (store, edit, NULL, &error));
  g_assert_no_error (error);
}

static gboolean
shows_tab (gpointer data)
{
  UiFixture *self = data;

  return ui_has_label (desmi_window_get_page (self->window), "catatan Kenanga");
}

static gboolean
has_no_dialog (gpointer data)
{
  return ui_find_dialog (data, ADW_TYPE_MESSAGE_DIALOG) == NULL;
}

/* In the history of one village the steps of others that would go too are told first, and nothing
 * is done where the answer is no. */
static void
test_other_villages (UiFixture *self, gconstpointer data)
{
  DesmiStore            *store = desmi_session_get_store (desmi_window_get_session (self->window));
  g_autoptr (DesmiTable) after = NULL;
  GtkWidget             *tab, *list;
  GtkWindow             *dialog;

  edit_village (store, "32.12.16.2004", "catatan Kenanga");
  edit_village (store, "32.12.16.2004", "lagi Kenanga");
  edit_village (store, "32.12.19.2003", "catatan Linggajati");
  desmi_village_page_open (desmi_window_get_session (self->window), "32.12.16.2004", "history");
  ui_wait (shows_tab, self, "the history of the village");
  tab = gtk_widget_get_ancestor (
      GTK_WIDGET (ui_find_label (desmi_window_get_page (self->window), "catatan Kenanga")),
      DESMI_TYPE_HISTORY_VIEW);
  list = gtk_widget_get_ancestor (GTK_WIDGET (ui_find_label (tab, "catatan Kenanga")),
                                  GTK_TYPE_LIST_VIEW);
  gtk_single_selection_set_selected (
      GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list))), 1);
  ui_settle ();
  g_assert_true (gtk_widget_activate_action (tab, "history.return", NULL));
  ui_wait (ui_has_dialog, self, "the question");
  dialog = ui_find_dialog (self, ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (ui_has_label (GTK_WIDGET (dialog), "2 villages are concerned."));
  g_assert_true (ui_has_label (GTK_WIDGET (dialog), "1 change lies outside of Kenanga"));
  g_assert_true (ui_has_label (GTK_WIDGET (dialog), "catatan Linggajati"));
  ui_picture (GTK_WIDGET (dialog), "history-ask-others");
  gtk_window_close (dialog);
  ui_wait (has_no_dialog, self, "the question gone");
  after = desmi_store_lookup (store, "history", NULL, NULL, NULL, NULL);
  g_assert_cmpstr (desmi_table_get_text (after, 0, 5), ==, "done");
}

static gboolean
says_alone (gpointer data)
{
  UiFixture *self = data;

  return ui_has_label (GTK_WIDGET (self->window), "Kenanga: back to after “catatan Kenanga”");
}

static void
assert_notes (DesmiStore *store, const char *village, const char *notes)
{
  g_autoptr (DesmiVillage) found = desmi_store_get_village (store, village, NULL, NULL);

  g_assert_cmpstr (found->notes, ==, notes);
}

static gboolean
can_undo_return (gpointer data)
{
  return g_str_has_prefix (desmi_store_get_undo_label (data), "lagi");
}

/* From its history one village goes back alone, in one step that is undone as any other. */
static void
test_one_village (UiFixture *self, gconstpointer data)
{
  DesmiStore *store = desmi_session_get_store (desmi_window_get_session (self->window));
  GtkWidget  *tab, *list;
  GtkWindow  *dialog;

  edit_village (store, "32.12.16.2004", "catatan Kenanga");
  edit_village (store, "32.12.19.2003", "catatan Linggajati");
  edit_village (store, "32.12.16.2004", "lagi Kenanga");
  desmi_village_page_open (desmi_window_get_session (self->window), "32.12.16.2004", "history");
  ui_wait (shows_tab, self, "the history of the village");
  tab = gtk_widget_get_ancestor (
      GTK_WIDGET (ui_find_label (desmi_window_get_page (self->window), "catatan Kenanga")),
      DESMI_TYPE_HISTORY_VIEW);
  list = gtk_widget_get_ancestor (GTK_WIDGET (ui_find_label (tab, "catatan Kenanga")),
                                  GTK_TYPE_LIST_VIEW);
  gtk_single_selection_set_selected (
      GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list))), 1);
  g_assert_true (gtk_widget_activate_action (tab, "history.return", NULL));
  ui_wait (ui_has_dialog, self, "the question");
  dialog = ui_find_dialog (self, ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "Go Back in Kenanga Only?");
  g_assert_true (ui_has_label (GTK_WIDGET (dialog), "What 1 step did in Kenanga can go back"));
  ui_picture (GTK_WIDGET (dialog), "history-ask-one");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "only");
  ui_wait (says_alone, self, "what was done");
  assert_notes (store, "32.12.16.2004", "catatan Kenanga");
  assert_notes (store, "32.12.19.2003", "catatan Linggajati");
  ui_activate (self, "undo", NULL);
  ui_wait (can_undo_return, store, "it undone");
  assert_notes (store, "32.12.16.2004", "lagi Kenanga");
}

static gboolean
has_days (gpointer data)
{
  UiFixture *self = data;

  return ui_has_label (desmi_window_get_page (self->window), "No Step Found");
}

/* A day is typed in any spelling; a day that is none is shown as that and filters nothing. */
static void
test_days (UiFixture *self, gconstpointer data)
{
  DesmiStore *store = desmi_session_get_store (desmi_window_get_session (self->window));
  GtkWidget  *entry;

  make_steps (store);
  ui_activate (self, "history", NULL);
  ui_wait (shows_steps, self, "the steps");
  entry = ui_find (desmi_window_get_page (self->window), GTK_TYPE_ENTRY, "Last day");
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "1 Agustus 2019");
  ui_wait (has_days, self, "nothing so early");
  gtk_editable_set_text (GTK_EDITABLE (entry), "soon");
  ui_wait (shows_steps, self, "the steps again");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  ui_settle ();
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
}

static gboolean
has_no_store (gpointer window)
{
  return !ui_has_store (window);
}

static guint
get_position (UiFixture *self)
{
  GtkWidget *list = ui_find (desmi_window_get_page (self->window), GTK_TYPE_LIST_VIEW,
                             "Steps, the newest first");

  return gtk_single_selection_get_selected (
      GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
}

static void
choose (UiFixture *self, guint position)
{
  GtkWidget *list = ui_find (desmi_window_get_page (self->window), GTK_TYPE_LIST_VIEW,
                             "Steps, the newest first");

  gtk_single_selection_set_selected (
      GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list))), position);
}

typedef struct
{
  UiFixture  *ui;
  const char *path;
} Opening;

static gboolean
has_other (gpointer data)
{
  Opening    *self = data;
  DesmiStore *store = desmi_session_get_store (desmi_window_get_session (self->ui->window));

  return store != NULL && g_str_equal (desmi_store_get_path (store), self->path);
}

/* Of another file the newest step is chosen, not the one whose number was chosen of the first. */
static void
test_other_file (UiFixture *self, gconstpointer data)
{
  g_autofree char       *path = g_build_filename (self->folder, "lain.desmigratif", NULL);
  g_autoptr (GFile)      from = g_file_new_for_path (self->path), to = g_file_new_for_path (path);
  g_autoptr (DesmiStore) other = NULL;
  g_autoptr (GError)     error = NULL;
  Opening                opening = { self, path };

  ui_activate (self, "close-file", NULL);
  ui_wait (has_no_store, self->window, "the file to close");
  desmi_store_wait_closed ();
  g_assert_true (g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error));
  other = desmi_store_open (path, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
  make_steps (other);
  g_clear_object (&other);
  desmi_store_wait_closed ();
  ui_open (self, self->path);
  make_steps (desmi_session_get_store (desmi_window_get_session (self->window)));
  ui_activate (self, "history", NULL);
  ui_wait (shows_steps, self, "the steps");
  choose (self, 1);
  ui_settle ();
  desmi_window_open_path (self->window, path);
  ui_wait (has_other, &opening, "the other file");
  ui_activate (self, "history", NULL);
  ui_wait (shows_steps, self, "its steps");
  ui_settle ();
  g_assert_cmpuint (get_position (self), ==, 0);
}

/* The day of the month that is shown. */
static GtkWidget *
find_day (GtkWidget *root, const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (root) && gtk_widget_has_css_class (root, "day-number")
      && !gtk_widget_has_css_class (root, "other-month")
      && g_str_equal (gtk_label_get_label (GTK_LABEL (root)), text))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_day (child, text);
  return found;
}

/* As when the mouse button is let go there. */
static void
release_at (GtkWidget *calendar, GtkWidget *at)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (calendar);
  graphene_point_t       point;

  g_assert_true (
      gtk_widget_compute_point (at, calendar,
                                &GRAPHENE_POINT_INIT ((float) gtk_widget_get_width (at) / 2,
                                                      (float) gtk_widget_get_height (at) / 2),
                                &point));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        g_signal_emit_by_name (controller, "released", 1, (double) point.x, (double) point.y);
    }
}

/* A popover that comes up has no places for its days yet. */
static gboolean
is_laid_out (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_height (widget) > 0;
}

static gboolean
is_unmapped (gpointer widget)
{
  return !gtk_widget_get_mapped (widget);
}

/* The one that is selected when the calendar opens, today, can be picked; turning to a shorter
 * month picks none. */
static void
test_calendar (UiFixture *self, gconstpointer data)
{
  g_autoptr (GDateTime) now = desmi_clock_new_local (), last = NULL;
  g_autofree char      *today = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char      *text = g_strdup_printf ("%d", g_date_time_get_day_of_month (now));
  DesmiDayEntry        *entry;
  GtkWidget            *calendar, *popover;

  ui_activate (self, "history", NULL);
  ui_wait (shows_calendars, self, "the history");
  entry = DESMI_DAY_ENTRY (
      ui_find (desmi_window_get_page (self->window), DESMI_TYPE_DAY_ENTRY, NULL));
  calendar = ui_find (GTK_WIDGET (entry), GTK_TYPE_CALENDAR, NULL);
  popover = gtk_widget_get_ancestor (calendar, GTK_TYPE_POPOVER);
  gtk_popover_popup (GTK_POPOVER (popover));
  ui_wait (is_laid_out, calendar, "the calendar");
  release_at (calendar, find_day (calendar, text));
  ui_wait (is_unmapped, popover, "the calendar to close");
  g_assert_cmpstr (desmi_day_entry_get_day (entry), ==, today);
  desmi_day_entry_set_day (entry, "2024-01-31");
  gtk_popover_popup (GTK_POPOVER (popover));
  ui_wait (is_laid_out, calendar, "the calendar again");
  last = g_date_time_new_local (2024, 2, 29, 0, 0, 0);
  gtk_calendar_select_day (GTK_CALENDAR (calendar), last); /* as its arrow does */
  release_at (calendar, gtk_widget_get_first_child (calendar));
  g_assert_cmpstr (desmi_day_entry_get_day (entry), ==, "2024-01-31");
  g_assert_true (gtk_widget_get_mapped (popover));
  gtk_popover_popdown (GTK_POPOVER (popover));
}

/* The name of the preferences is what the history calls the person, from the next change on. */
static void
test_name (UiFixture *self, gconstpointer data)
{
  DesmiSession    *session = desmi_window_get_session (self->window);
  g_autofree char *user = NULL;
  GtkWindow       *window;
  GtkWidget       *row;

  ui_activate (self, "preferences", NULL);
  ui_settle ();
  window = ui_find_dialog (self, ADW_TYPE_PREFERENCES_WINDOW);
  g_assert_nonnull (window);
  row = ui_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, NULL);
  g_assert_nonnull (row);
  ui_picture (GTK_WIDGET (window), "preferences");
  gtk_editable_set_text (GTK_EDITABLE (row), "Ibu Wati");
  g_object_get (session, "user", &user, NULL);
  g_assert_cmpstr (user, ==, "Ibu Wati");
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  gtk_window_destroy (window);
}

static gboolean
has_tooltip (GtkWidget *root, const char *text)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (root), text) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_tooltip (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
offers_undo (gpointer data)
{
  UiFixture *self = data;

  return has_tooltip (GTK_WIDGET (self->window), "Undo: Enrolled Kenanga");
}

static gboolean
shows_enrolment (gpointer data)
{
  UiFixture *self = data;

  return ui_has_label (desmi_window_get_page (self->window), "Enrolled Kenanga")
         && !ui_has_label (desmi_window_get_page (self->window), "Mendaftarkan Kenanga");
}

/* What another program wrote in its language is told in the reader's: by the button, and on the
 * page. */
static void
test_language (UiFixture *self, gconstpointer data)
{
  DesmiStore            *store = desmi_session_get_store (desmi_window_get_session (self->window));
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) steps = NULL;
  g_autofree char       *key = NULL;

  edit_village (store, "32.12.16.2004", "Mendaftarkan Kenanga");
  steps = desmi_store_lookup (store, "history-steps", NULL, NULL, NULL, NULL);
  key = g_strdup_printf ("label/%" G_GINT64_FORMAT, desmi_table_get_int (steps, 0, 0));
  g_assert_true (
      desmi_store_set_meta (store, key, "('Enrolled %s', '', 0, [('text', 'Kenanga')])", &error));
  g_assert_no_error (error);
  ui_wait (offers_undo, self, "the label in the reader's language");
  ui_activate (self, "history", NULL);
  ui_wait (shows_enrolment, self, "the step on the page");
}

int
main (int argc, char *argv[])
{
  int result;

  ui_init (&argc, &argv);
  g_test_add ("/ui/history/page", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, test_page,
              ui_tear_down);
  g_test_add ("/ui/history/other-villages", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up,
              test_other_villages, ui_tear_down);
  g_test_add ("/ui/history/one-village", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up,
              test_one_village, ui_tear_down);
  g_test_add ("/ui/history/name", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, test_name,
              ui_tear_down);
  g_test_add ("/ui/history/days", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, test_days,
              ui_tear_down);
  g_test_add ("/ui/history/other-file", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up,
              test_other_file, ui_tear_down);
  g_test_add ("/ui/history/calendar", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, test_calendar,
              ui_tear_down);
  g_test_add ("/ui/history/language", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, test_language,
              ui_tear_down);
  result = g_test_run ();
  ui_done ();
  return result;
}

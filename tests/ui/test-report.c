/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of a village's pillars, filled in by keyboard alone: saved, refused, handed in, opened
 * again, undone, and on to the next village. */
#include "report-fixture.h"

#include "ui/desmi-filter.h"
#include "ui/villages/desmi-report-card.h"
#include "ui/villages/desmi-report-field.h"
#include "ui/villages/desmi-report-tab.h"
#include "ui/villages/desmi-village-page.h"

#include <string.h>

/* Enter saves and goes on; each field is one step. */
static void
test_fill (UiFixture *self, gconstpointer unused)
{
  g_autofree char *before = NULL;

  report_open (self);
  before = report_read_value (self, FIRST);
  g_assert_true (report_has_focus (self, FIRST));
  ui_picture (GTK_WIDGET (self->window), "report");
  report_type (self, FIRST, " 1 234 ");
  ui_send_key (report_find_entry (self, FIRST), GDK_KEY_Return);
  g_assert_true (report_has_focus (self, SECOND));
  ui_wait (ui_can_undo, self, "the step");
  report_wait_for (self, "Ten times the quarter before");
  report_assert_value (self, FIRST, "1234");
  g_assert_nonnull (strstr (desmi_store_get_undo_label (report_get_store (self)), FIRST));
  g_assert_nonnull (strstr (desmi_store_get_undo_label (report_get_store (self)), "Kertajaya"));
  report_wait_for (self, "draft, saved as you type");
  ui_picture (GTK_WIDGET (self->window), "report-doubt");
  ui_send_key (report_find_entry (self, SECOND), GDK_KEY_Up);
  g_assert_true (report_has_focus (self, FIRST));
  ui_activate (self, "undo", NULL);
  ui_wait (ui_can_redo, self, "redo");
  ui_settle ();
  report_assert_value (self, FIRST, before);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (report_find_entry (self, FIRST))), ==,
                   before);
}

/* What is no number stays where it is, with a sentence; Escape takes it back. */
static void
test_refuse (UiFixture *self, gconstpointer unused)
{
  g_autofree char *before = NULL;

  report_open (self);
  before = report_read_value (self, FIRST);
  report_type (self, FIRST, "banyak");
  ui_send_key (report_find_entry (self, FIRST), GDK_KEY_Return);
  g_assert_true (report_has_focus (self, FIRST));
  g_assert_true (ui_has_label (report_get_page (self), "“banyak” is not a number"));
  /* nor is it handed in, or left for the next village */
  report_submit (self);
  g_assert_true (gtk_widget_activate_action (report_find_entry (self, FIRST), "report.next", NULL));
  ui_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (report_find_entry (self, FIRST))), ==,
                   "banyak");
  ui_picture (GTK_WIDGET (self->window), "report-refused");
  ui_send_key (report_find_entry (self, FIRST), GDK_KEY_Escape);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (report_find_entry (self, FIRST))), ==,
                   before);
  g_assert_false (ui_has_label (report_get_page (self), "“banyak” is not a number"));
  report_assert_value (self, FIRST, before);
  /* an empty field takes the measurement away: missing, not zero */
  report_type (self, FIRST, "");
  ui_send_key (report_find_entry (self, FIRST), GDK_KEY_Return);
  ui_wait (ui_can_undo, self, "the step");
  ui_settle ();
  report_assert_value (self, FIRST, NULL);
}

/* A report is not handed in without what its field shows. */
static void
test_submit_unreadable (UiFixture *self, gconstpointer unused)
{
  report_open (self);
  report_type (self, FIRST, "12,5");
  ui_send_key (report_find_entry (self, FIRST), GDK_KEY_Down);
  ui_settle ();
  g_assert_true (
      gtk_widget_activate_action (report_find_entry (self, SECOND), "report.submit", NULL));
  ui_settle ();
  g_assert_null (ui_find_dialog (self, ADW_TYPE_MESSAGE_DIALOG));
  g_assert_true (report_has_focus (self, FIRST));
  g_assert_true (ui_has_label (report_get_page (self), "is not a whole number"));
  ui_send_key (report_find_entry (self, FIRST), GDK_KEY_Escape);
}

static void
test_submit (UiFixture *self, gconstpointer unused)
{
  report_open (self);
  report_type (self, FIRST, "57");
  report_submit (self);
  report_wait_for (self, "The report was submitted");
  report_assert_value (self, FIRST, "57"); /* what was being typed is in it */
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (report_find_entry (self, FIRST))));
  ui_picture (GTK_WIDGET (self->window), "report-submitted");
  ui_activate (self, "undo", NULL);
  report_wait_for (self, "draft, saved as you type");
  g_assert_true (gtk_editable_get_editable (GTK_EDITABLE (report_find_entry (self, FIRST))));
  ui_activate (self, "redo", NULL);
  report_wait_for (self, "The report was submitted");
  report_submit (self);
  report_wait_for (self, "reopened, saved as you type");
  g_assert_true (gtk_editable_get_editable (GTK_EDITABLE (report_find_entry (self, FIRST))));
}

/* Activates what a field has the keys for; a shortcut hears no key that only one widget is sent. */
static void
press_shortcut (GtkWidget *field, const char *keys)
{
  g_autoptr (GListModel)         controllers = gtk_widget_observe_controllers (field);
  g_autoptr (GtkShortcutTrigger) wanted = gtk_shortcut_trigger_parse_string (keys);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller)
                        && j < g_list_model_get_n_items (G_LIST_MODEL (controller));
           j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted))
            {
              g_assert_true (gtk_shortcut_action_activate (
                  gtk_shortcut_get_action (shortcut), GTK_SHORTCUT_ACTION_EXCLUSIVE, field, NULL));
              return;
            }
        }
    }
  g_error ("nothing has the keys %s", keys);
}

static GtkWidget *
get_field (UiFixture *self, const char *name)
{
  return gtk_widget_get_ancestor (report_find_entry (self, name), DESMI_TYPE_REPORT_FIELD);
}

/* Tab goes from number to number, and behind the last field of a card to the status of the next;
 * the buttons between have keys of their own. */
static void
test_tab (UiFixture *self, gconstpointer unused)
{
  static const char note[] = "Note on " FIRST, pillar[] = "Note on Migration service centre";
  GtkWidget        *focus;

  report_open (self);
  report_type (self, FIRST, "57");
  ui_send_key (report_find_entry (self, FIRST), GDK_KEY_Tab);
  g_assert_true (report_has_focus (self, SECOND));
  ui_settle ();
  report_assert_value (self, FIRST, "57");
  ui_send_key_with (report_find_entry (self, SECOND), GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK);
  g_assert_true (report_has_focus (self, FIRST));
  /* what is refused is not left behind */
  report_type (self, FIRST, "banyak");
  ui_send_key (report_find_entry (self, FIRST), GDK_KEY_Tab);
  g_assert_true (report_has_focus (self, FIRST));
  ui_send_key (report_find_entry (self, FIRST), GDK_KEY_Escape);
  press_shortcut (get_field (self, FIRST), "<Control>m");
  g_assert_true (report_has_focus (self, note));
  ui_send_key (report_find_entry (self, note), GDK_KEY_Tab);
  g_assert_true (report_has_focus (self, SECOND));
  press_shortcut (get_field (self, SECOND), "<Control>e");
  report_wait_for (self, "Add a New File…");
  ui_settle ();
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (
      GTK_WIDGET (ui_find_label (report_get_page (self), "Add a New File…")), GTK_TYPE_POPOVER)));
  ui_settle ();
  gtk_widget_grab_focus (report_find_entry (self, pillar));
  ui_send_key (report_find_entry (self, pillar), GDK_KEY_Tab);
  focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_assert_nonnull (gtk_widget_get_ancestor (focus, DESMI_TYPE_FILTER));
  g_assert_false (gtk_widget_is_ancestor (
      focus, ui_find (report_get_page (self), DESMI_TYPE_REPORT_CARD, NULL)));
  ui_picture (GTK_WIDGET (self->window), "report-tab");
}

static GtkWidget *
find_status (UiFixture *self)
{
  return ui_find (ui_find (report_get_page (self), DESMI_TYPE_REPORT_CARD, NULL), DESMI_TYPE_FILTER,
                  NULL);
}

static gboolean
has_status (gpointer fixture)
{
  return g_strcmp0 (desmi_filter_get_selected (DESMI_FILTER (find_status (fixture))), "finished")
         == 0;
}

static gboolean
lacks_status (gpointer fixture)
{
  return desmi_filter_has (DESMI_FILTER (find_status (fixture)), "");
}

/* A pillar of which nobody said how it stands says so, also before the report is handed in; and no
 * status is made up for a note. */
static void
test_no_status (UiFixture *self, gconstpointer unused)
{
  static const char name[] = "Note on Migration service centre";
  GtkWindow        *dialog;

  report_open (self);
  g_assert_cmpstr (desmi_filter_get_selected_label (DESMI_FILTER (find_status (self))), ==,
                   "not filled in");
  report_type (self, name, "dari buku register");
  ui_send_key (report_find_entry (self, name), GDK_KEY_Return);
  report_wait_for (self, "Choose the status of this pillar first");
  ui_send_key (report_find_entry (self, name), GDK_KEY_Escape);
  g_assert_true (
      gtk_widget_activate_action (report_find_entry (self, FIRST), "report.submit", NULL));
  ui_settle ();
  dialog = ui_find_dialog (self, ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_true (ui_has_label (GTK_WIDGET (dialog), "No status yet: Migration service centre, "));
  ui_picture (GTK_WIDGET (dialog), "report-no-status");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "back");
  ui_settle ();
  g_assert_false (ui_has_label (report_get_page (self), "The report was submitted"));
  /* the note goes with the first status */
  report_type (self, name, "dari buku register");
  desmi_filter_set_selected (DESMI_FILTER (find_status (self)), "finished");
  ui_wait (ui_can_undo, self, "the step");
  ui_wait (has_status, self, "the status");
  ui_settle ();
  g_assert_false (desmi_filter_has (DESMI_FILTER (find_status (self)), ""));
  g_assert_false (gtk_widget_has_css_class (report_find_entry (self, name), "error"));
  report_submit (self);
  report_wait_for (self, "The report was submitted");
  ui_activate (self, "undo", NULL);
  report_wait_for (self, "draft, saved as you type");
  ui_activate (self, "undo", NULL);
  ui_wait (lacks_status, self, "the status to go");
  ui_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (report_find_entry (self, name))), ==, "");
}

static char *
read_remark (UiFixture *self)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup (report_get_store (self), "register-remark",
                                                     VILLAGE, NULL, NULL, &error);

  g_assert_no_error (error);
  return desmi_table_get_n_rows (table) == 0
             ? NULL
             : g_strdup (
                 desmi_table_get_text (table, 0, (guint) desmi_table_find_column (table, "notes")));
}

/* A note on a measurement is asked for by its button, kept, and taken away by emptying it. */
static void
test_remark (UiFixture *self, gconstpointer unused)
{
  static const char name[] = "Note on " FIRST;
  g_autofree char  *kept = NULL, *emptied = NULL;
  GtkWidget        *button;

  report_open (self);
  button = ui_find (report_get_page (self), GTK_TYPE_TOGGLE_BUTTON, name);
  g_assert_nonnull (button);
  g_assert_false (gtk_widget_get_mapped (report_find_entry (self, name)));
  gtk_widget_grab_focus (button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  ui_settle ();
  g_assert_true (report_has_focus (self, name));
  report_type (self, name, " dari buku register ");
  /* handing in saves it first */
  report_submit (self);
  report_wait_for (self, "The report was submitted");
  kept = read_remark (self);
  g_assert_cmpstr (kept, ==, "dari buku register");
  report_submit (self);
  report_wait_for (self, "reopened, saved as you type");
  report_type (self, name, "");
  ui_send_key (report_find_entry (self, name), GDK_KEY_Return);
  ui_settle ();
  emptied = read_remark (self);
  g_assert_null (emptied);
}

/* A note goes on as other fields do, and one that is refused is not put away. */
static void
test_remark_keys (UiFixture *self, gconstpointer unused)
{
  static const char name[] = "Note on " FIRST;
  g_autofree char  *kept = NULL;
  GtkWidget        *button;

  report_open (self);
  button = ui_find (report_get_page (self), GTK_TYPE_TOGGLE_BUTTON, name);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  ui_send_key (report_find_entry (self, FIRST), GDK_KEY_Return);
  g_assert_true (report_has_focus (self, name));
  report_type (self, name, "a\x01");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), FALSE);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  g_assert_true (gtk_widget_get_mapped (report_find_entry (self, name)));
  g_assert_true (gtk_widget_has_css_class (report_find_entry (self, name), "error"));
  report_type (self, name, "dari buku");
  ui_send_key (report_find_entry (self, name), GDK_KEY_Down);
  g_assert_true (report_has_focus (self, SECOND));
  ui_send_key (report_find_entry (self, SECOND), GDK_KEY_Up);
  g_assert_true (report_has_focus (self, name));
  ui_wait (ui_can_undo, self, "the step");
  ui_settle ();
  kept = read_remark (self);
  g_assert_cmpstr (kept, ==, "dari buku");
}

/* A report that was handed in elsewhere takes nothing: the text stays, with why, and is saved when
 * the report is opened again. */
static void
test_submitted_elsewhere (UiFixture *self, gconstpointer unused)
{
  g_autofree char *before = NULL;

  report_open (self);
  before = report_read_value (self, FIRST);
  report_type (self, FIRST, "77");
  report_apply_beside (self, report_new_submission ());
  /* before the window has heard of it: the file refuses */
  ui_send_key (report_find_entry (self, FIRST), GDK_KEY_Return);
  report_wait_for (self, "The report was submitted;");
  ui_settle ();
  report_assert_value (self, FIRST, before);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (report_find_entry (self, FIRST))), ==,
                   "77");
  g_assert_true (gtk_widget_has_css_class (report_find_entry (self, FIRST), "error"));
  ui_picture (GTK_WIDGET (self->window), "report-submitted-elsewhere");
  /* going on says what is in the way, and Reopen works */
  g_assert_true (gtk_widget_activate_action (report_find_entry (self, FIRST), "report.next", NULL));
  report_wait_for (self, "submitted meanwhile");
  g_assert_true (report_has_focus (self, FIRST));
  report_submit (self);
  report_wait_for (self, "reopened, saved as you type");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (report_find_entry (self, FIRST))), ==,
                   "77");
  ui_send_key (report_find_entry (self, FIRST), GDK_KEY_Return);
  ui_settle ();
  report_assert_value (self, FIRST, "77");
}

static GtkWidget *
get_focus_entry (UiFixture *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  return focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_ENTRY) : NULL;
}

static guint
count_values (UiFixture *self)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup (report_get_store (self), "report-form",
                                                     VILLAGE " " QUARTER, NULL, NULL, &error);
  guint                  n = 0, column = (guint) desmi_table_find_column (table, "value");

  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    n += desmi_table_get_mark (table, i, column) != DESMI_MARK_MISSING;
  return n;
}

/* Notes on pillars go with a status. */
static void
say_statuses (UiFixture *self)
{
  DesmiEdit *edit = desmi_edit_new ("Beside");

  for (int i = 1; i <= 4; i++)
    desmi_edit_set_pillar_status (edit, VILLAGE, "desmigratif", i, QUARTER,
                                  DESMI_PILLAR_STATUS_RUNNING, "", "");
  report_apply_beside (self, edit);
}

/* The whole report without a mouse: every field, handed in, opened again, all of it taken back. */
static void
test_whole (UiFixture *self, gconstpointer unused)
{
  GtkWidget *entry, *last = NULL;
  guint      n_typed = 0, n_rows;

  say_statuses (self);
  report_open (self);
  n_rows = count_values (self);
  for (entry = get_focus_entry (self); entry != NULL && entry != last;
       last = entry, entry = get_focus_entry (self))
    {
      g_autofree char *text = g_strdup_printf ("%u", 901 + n_typed);

      gtk_editable_set_text (GTK_EDITABLE (entry), text);
      ui_send_key (entry, GDK_KEY_Return);
      if (get_focus_entry (self) != entry)
        n_typed++;
    }
  g_assert_cmpuint (n_typed, >, 8);
  report_submit (self);
  report_wait_for (self, "The report was submitted");
  g_assert_cmpuint (count_values (self), >=, n_rows);
  report_assert_value (self, FIRST, "901");
  report_assert_value (self, SECOND, "902");
  ui_picture (GTK_WIDGET (self->window), "report-whole");
  report_submit (self);
  report_wait_for (self, "reopened, saved as you type");
  for (guint i = 0;
       i < 200 && desmi_store_get_undo_label (report_get_store (self)) != NULL
       && strstr (desmi_store_get_undo_label (report_get_store (self)), "Kertajaya") != NULL;
       i++)
    {
      g_autoptr (GError) error = NULL;

      g_free (desmi_store_undo (report_get_store (self), NULL, &error));
      g_assert_no_error (error);
    }
  report_wait_for (self, "draft, saved as you type");
  g_assert_cmpuint (count_values (self), ==, n_rows);
}

static gboolean
has_focus_second (gpointer fixture)
{
  return report_has_focus (fixture, SECOND);
}

/* Opened again, the tab goes to where something was typed last. */
static void
test_memory (UiFixture *self, gconstpointer unused)
{
  DesmiSession *session = desmi_window_get_session (self->window);

  report_open (self);
  report_type (self, SECOND, "3");
  ui_send_key (report_find_entry (self, SECOND), GDK_KEY_Up);
  ui_wait (ui_can_undo, self, "the step");
  ui_settle ();
  g_assert_true (report_has_focus (self, FIRST));
  desmi_village_page_open (session, VILLAGE, "profile");
  ui_settle ();
  desmi_village_page_open (session, VILLAGE, DESMI_REPORT_TAB_NAME);
  ui_settle ();
  ui_wait (has_focus_second, self, "the field that was typed into last");
}

static gboolean
is_next_village (gpointer data)
{
  UiFixture       *self = data;
  g_autofree char *title = NULL;

  g_object_get (report_get_page (self), "title", &title, NULL);
  return title != NULL && !g_str_equal (title, "Kertajaya") && report_has_focus (self, SECOND);
}

/* The next village comes with the same quarter and the same field. */
static void
test_next (UiFixture *self, gconstpointer unused)
{
  DesmiSession *session = desmi_window_get_session (self->window);

  report_open (self);
  report_wait_for (self, "Village 22 of 30");
  ui_send_key (report_find_entry (self, FIRST), GDK_KEY_Down);
  g_assert_true (
      gtk_widget_activate_action (report_find_entry (self, SECOND), "report.next", NULL));
  ui_wait (is_next_village, self, "the next village");
  report_wait_for (self, "Village 23 of 30");
  g_assert_cmpstr (desmi_session_get_quarter (session), ==, QUARTER);
  g_assert_true (
      gtk_widget_activate_action (report_find_entry (self, SECOND), "report.previous", NULL));
  report_wait_for (self, "Village 22 of 30");
}

int
main (int argc, char *argv[])
{
  int result;

  ui_init (&argc, &argv);
  ADD ("/ui/report/fill", test_fill);
  ADD ("/ui/report/refuse", test_refuse);
  ADD ("/ui/report/submit", test_submit);
  ADD ("/ui/report/submit-unreadable", test_submit_unreadable);
  ADD ("/ui/report/remark", test_remark);
  ADD ("/ui/report/remark-keys", test_remark_keys);
  ADD ("/ui/report/submitted-elsewhere", test_submitted_elsewhere);
  ADD ("/ui/report/whole", test_whole);
  ADD ("/ui/report/memory", test_memory);
  ADD ("/ui/report/tab", test_tab);
  ADD ("/ui/report/no-status", test_no_status);
  ADD ("/ui/report/next", test_next);
  result = g_test_run ();
  ui_done ();
  return result;
}

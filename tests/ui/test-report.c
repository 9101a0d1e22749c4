/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of a village's pillars, filled in by keyboard alone: saved, refused, handed in, opened
 * again, undone, and on to the next village. */
#include "ui-fixture.h"

#include "ui/villages/desmi-report-field.h"
#include "ui/villages/desmi-report-tab.h"
#include "ui/villages/desmi-village-page.h"

#include <string.h>

#define VILLAGE "32.12.22.2004"
#define QUARTER "2025-Q4"
#define FIRST "Documents processed"
#define SECOND "Trained officers"

typedef struct
{
  UiFixture  *ui;
  const char *name;
  const char *text;
} Wanted;

static GtkWidget *
get_page (UiFixture *self)
{
  return desmi_window_get_page (self->window);
}

static GtkWidget *
find_entry (UiFixture *self, const char *name)
{
  GtkWidget *tab = ui_find (get_page (self), DESMI_TYPE_REPORT_TAB, NULL);

  return tab != NULL ? ui_find (tab, GTK_TYPE_ENTRY, name) : NULL;
}

static gboolean
has_entry (gpointer data)
{
  Wanted *wanted = data;

  return find_entry (wanted->ui, wanted->name) != NULL;
}

static gboolean
shows (gpointer data)
{
  Wanted *wanted = data;

  return ui_has_label (get_page (wanted->ui), wanted->text);
}

static void
wait_for (UiFixture *self, const char *text)
{
  Wanted wanted = { self, NULL, text };

  ui_wait (shows, &wanted, text);
}

static DesmiStore *
get_store (UiFixture *self)
{
  return desmi_session_get_store (desmi_window_get_session (self->window));
}

static void
open_report (UiFixture *self)
{
  DesmiSession *session = desmi_window_get_session (self->window);
  Wanted        wanted = { self, FIRST, NULL };

  desmi_session_set_quarter (session, QUARTER);
  desmi_village_page_open (session, VILLAGE, DESMI_REPORT_TAB_NAME);
  ui_wait (has_entry, &wanted, "the form");
  ui_settle ();
}

/* "64", or NULL where nothing was measured */
static char *
read_value (UiFixture *self, const char *indicator)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup (get_store (self), "report-form",
                                                     VILLAGE " " QUARTER, NULL, NULL, &error);
  int                    id, value;

  g_assert_no_error (error);
  id = desmi_table_find_column (table, "indicator");
  value = desmi_table_find_column (table, "value");
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    if (g_strcmp0 (desmi_table_get_label (table, i, (guint) id), indicator) == 0)
      return desmi_table_get_mark (table, i, (guint) value) == DESMI_MARK_MISSING
                 ? NULL
                 : g_strdup_printf ("%" G_GINT64_FORMAT,
                                    desmi_table_get_int (table, i, (guint) value) / 1000);
  g_assert_not_reached ();
}

static void
assert_value (UiFixture *self, const char *indicator, const char *value)
{
  g_autofree char *read = read_value (self, indicator);

  g_assert_cmpstr (read, ==, value);
}

static gboolean
has_focus (UiFixture *self, const char *name)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  return focus != NULL
         && gtk_widget_get_ancestor (focus, GTK_TYPE_ENTRY) == find_entry (self, name);
}

static void
type (UiFixture *self, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_entry (self, name)), text);
}

/* Enter saves and goes on; each field is one step. */
static void
test_fill (UiFixture *self, gconstpointer unused)
{
  g_autofree char *before = NULL;

  open_report (self);
  before = read_value (self, FIRST);
  g_assert_true (has_focus (self, FIRST));
  ui_picture (GTK_WIDGET (self->window), "report");
  type (self, FIRST, " 1 234 ");
  ui_send_key (find_entry (self, FIRST), GDK_KEY_Return);
  g_assert_true (has_focus (self, SECOND));
  ui_wait (ui_can_undo, self, "the step");
  wait_for (self, "Ten times the quarter before");
  assert_value (self, FIRST, "1234");
  g_assert_nonnull (strstr (desmi_store_get_undo_label (get_store (self)), FIRST));
  g_assert_nonnull (strstr (desmi_store_get_undo_label (get_store (self)), "Kertajaya"));
  wait_for (self, "draft, saved as you type");
  ui_picture (GTK_WIDGET (self->window), "report-doubt");
  ui_send_key (find_entry (self, SECOND), GDK_KEY_Up);
  g_assert_true (has_focus (self, FIRST));
  ui_activate (self, "undo", NULL);
  ui_wait (ui_can_redo, self, "redo");
  ui_settle ();
  assert_value (self, FIRST, before);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (self, FIRST))), ==, before);
}

/* What is no number stays where it is, with a sentence; Escape takes it back. */
static void
test_refuse (UiFixture *self, gconstpointer unused)
{
  g_autofree char *before = NULL;

  open_report (self);
  before = read_value (self, FIRST);
  type (self, FIRST, "banyak");
  ui_send_key (find_entry (self, FIRST), GDK_KEY_Return);
  g_assert_true (has_focus (self, FIRST));
  g_assert_true (ui_has_label (get_page (self), "“banyak” is not a number"));
  /* nor is it handed in, or left for the next village */
  g_assert_true (gtk_widget_activate_action (find_entry (self, FIRST), "report.submit", NULL));
  g_assert_true (gtk_widget_activate_action (find_entry (self, FIRST), "report.next", NULL));
  ui_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (self, FIRST))), ==, "banyak");
  ui_picture (GTK_WIDGET (self->window), "report-refused");
  ui_send_key (find_entry (self, FIRST), GDK_KEY_Escape);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (self, FIRST))), ==, before);
  g_assert_false (ui_has_label (get_page (self), "“banyak” is not a number"));
  assert_value (self, FIRST, before);
  /* an empty field takes the measurement away: missing, not zero */
  type (self, FIRST, "-");
  ui_send_key (find_entry (self, FIRST), GDK_KEY_Return);
  ui_wait (ui_can_undo, self, "the step");
  ui_settle ();
  assert_value (self, FIRST, NULL);
}

static void
test_submit (UiFixture *self, gconstpointer unused)
{
  open_report (self);
  type (self, FIRST, "57");
  g_assert_true (gtk_widget_activate_action (find_entry (self, FIRST), "report.submit", NULL));
  wait_for (self, "The report was submitted");
  assert_value (self, FIRST, "57"); /* what was being typed is in it */
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (find_entry (self, FIRST))));
  ui_picture (GTK_WIDGET (self->window), "report-submitted");
  ui_activate (self, "undo", NULL);
  wait_for (self, "draft, saved as you type");
  g_assert_true (gtk_editable_get_editable (GTK_EDITABLE (find_entry (self, FIRST))));
  ui_activate (self, "redo", NULL);
  wait_for (self, "The report was submitted");
  g_assert_true (gtk_widget_activate_action (find_entry (self, FIRST), "report.submit", NULL));
  wait_for (self, "reopened, saved as you type");
  g_assert_true (gtk_editable_get_editable (GTK_EDITABLE (find_entry (self, FIRST))));
}

static char *
read_remark (UiFixture *self)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table
      = desmi_store_lookup (get_store (self), "register-remark", VILLAGE, NULL, NULL, &error);

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

  open_report (self);
  button = ui_find (get_page (self), GTK_TYPE_TOGGLE_BUTTON, name);
  g_assert_nonnull (button);
  g_assert_false (gtk_widget_get_mapped (find_entry (self, name)));
  gtk_widget_grab_focus (button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  ui_settle ();
  g_assert_true (has_focus (self, name));
  type (self, name, " dari buku register ");
  /* handing in saves it first */
  g_assert_true (gtk_widget_activate_action (find_entry (self, name), "report.submit", NULL));
  wait_for (self, "The report was submitted");
  kept = read_remark (self);
  g_assert_cmpstr (kept, ==, "dari buku register");
  g_assert_true (gtk_widget_activate_action (find_entry (self, name), "report.submit", NULL));
  wait_for (self, "reopened, saved as you type");
  type (self, name, "");
  ui_send_key (find_entry (self, name), GDK_KEY_Return);
  ui_settle ();
  emptied = read_remark (self);
  g_assert_null (emptied);
}

static gboolean
is_next_village (gpointer data)
{
  UiFixture       *self = data;
  g_autofree char *title = NULL;

  g_object_get (get_page (self), "title", &title, NULL);
  return title != NULL && !g_str_equal (title, "Kertajaya") && has_focus (self, SECOND);
}

/* The next village comes with the same quarter and the same field. */
static void
test_next (UiFixture *self, gconstpointer unused)
{
  DesmiSession *session = desmi_window_get_session (self->window);

  open_report (self);
  wait_for (self, "Village 22 of 30");
  ui_send_key (find_entry (self, FIRST), GDK_KEY_Down);
  g_assert_true (gtk_widget_activate_action (find_entry (self, SECOND), "report.next", NULL));
  ui_wait (is_next_village, self, "the next village");
  wait_for (self, "Village 23 of 30");
  g_assert_cmpstr (desmi_session_get_quarter (session), ==, QUARTER);
  g_assert_true (gtk_widget_activate_action (find_entry (self, SECOND), "report.previous", NULL));
  wait_for (self, "Village 22 of 30");
}

/* A district that has measured nothing yet begins with the quarter that runs now. */
static void
test_first (UiFixture *self, gconstpointer unused)
{
  DesmiSession *session = desmi_window_get_session (self->window);
  Wanted        wanted = { self, FIRST, NULL };

  desmi_session_set_quarter (session, NULL);
  desmi_village_page_open (session, VILLAGE, DESMI_REPORT_TAB_NAME);
  ui_wait (has_entry, &wanted, "the form");
  g_assert_null (desmi_session_get_quarter (session));
}

#define ADD(path, function)                                                                        \
  g_test_add (path, UiFixture, "sample", ui_set_up, function, ui_tear_down)

int
main (int argc, char *argv[])
{
  int result;

  ui_init (&argc, &argv);
  ADD ("/ui/report/fill", test_fill);
  ADD ("/ui/report/refuse", test_refuse);
  ADD ("/ui/report/submit", test_submit);
  ADD ("/ui/report/remark", test_remark);
  ADD ("/ui/report/first", test_first);
  ADD ("/ui/report/next", test_next);
  result = g_test_run ();
  ui_done ();
  return result;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of targets: typed, refused, pasted, filled, copied forward, taken back. */
#include "ui-fixture.h"

#include "core/desmi-clock.h"
#include "ui/pillars/desmi-pillars-page.h"
#include "ui/pillars/desmi-target-window.h"

#include <string.h>

static DesmiTargetWindow *
find_window (UiFixture *self)
{
  GtkWindow *window = ui_find_dialog (self, DESMI_TYPE_TARGET_WINDOW);

  return window != NULL ? DESMI_TARGET_WINDOW (window) : NULL;
}

static GtkWidget *
get_cell (UiFixture *self, guint row, guint column)
{
  DesmiTargetWindow *window = find_window (self);

  return window != NULL ? desmi_target_window_get_cell (window, row, column) : NULL;
}

static gboolean
has_cells (gpointer data)
{
  GtkWidget *cell = get_cell (data, 0, 0);

  return cell != NULL && gtk_widget_get_mapped (cell);
}

static DesmiStore *
get_store (UiFixture *self)
{
  return desmi_session_get_store (desmi_window_get_session (self->window));
}

/* A year of which the sample has no targets yet. */
static void
open_targets (UiFixture *self)
{
  DesmiSession              *session = desmi_window_get_session (self->window);
  g_autoptr (DesmiViewState) state = desmi_view_state_new ("pillars");
  GtkWidget                 *page;

  desmi_session_set_state (session, state);
  ui_settle ();
  page = ui_find (GTK_WIDGET (self->window), DESMI_TYPE_PILLARS_PAGE, NULL);
  g_assert_nonnull (page);
  g_assert_true (gtk_widget_activate_action (page, "pillars.targets", NULL));
  ui_wait (has_cells, self, "the cells");
  gtk_widget_grab_focus (get_cell (self, 0, 0));
  ui_settle ();
}

static void
type (UiFixture *self, guint row, guint column, const char *text, guint key)
{
  GtkWidget *cell = get_cell (self, row, column);

  gtk_widget_grab_focus (cell);
  gtk_editable_set_text (GTK_EDITABLE (cell), text);
  ui_send_key (cell, key);
}

typedef struct
{
  UiFixture  *fixture;
  guint       row, column;
  const char *text;
} Shown;

static gboolean
is_shown (gpointer data)
{
  const Shown *self = data;
  GtkWidget   *cell = get_cell (self->fixture, self->row, self->column);

  return g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (cell)), self->text) == 0;
}

static void
wait_shown (UiFixture *self, guint row, guint column, const char *text)
{
  Shown shown = { self, row, column, text };

  ui_wait (is_shown, &shown, text);
}

typedef struct
{
  UiFixture  *fixture;
  const char *label;
} Step;

static gboolean
is_last_step (gpointer data)
{
  const Step *self = data;
  const char *label = desmi_store_get_undo_label (get_store (self->fixture));

  return label != NULL && strstr (label, self->label) != NULL;
}

static void
wait_step (UiFixture *self, const char *label)
{
  Step step = { self, label };

  ui_wait (is_last_step, &step, label);
}

static gboolean
says (UiFixture *self, const char *text)
{
  return strstr (desmi_target_window_get_sentence (find_window (self)), text) != NULL;
}

static gboolean
has_cell_focus (GtkWidget *cell)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (cell));

  return focus != NULL && (focus == cell || gtk_widget_is_ancestor (focus, cell));
}

/* Typed and left by Enter: saved as one step, and the cell below is next. */
static void
test_type (UiFixture *self, gconstpointer data)
{
  open_targets (self);
  ui_picture (GTK_WIDGET (find_window (self)), "targets");
  type (self, 0, 0, "12", GDK_KEY_Return);
  g_assert_true (has_cell_focus (get_cell (self, 1, 0)));
  wait_step (self, ": 12");
  /* zero is kept, and doubtful */
  type (self, 1, 0, "0", GDK_KEY_Return);
  wait_step (self, ": 0");
  wait_shown (self, 1, 0, "0");
  ui_settle ();
  gtk_widget_grab_focus (get_cell (self, 1, 0));
  ui_settle ();
  g_assert_true (says (self, "the target is zero"));
  g_assert_true (gtk_widget_has_css_class (get_cell (self, 1, 0), "warning"));
  ui_send_key (get_cell (self, 1, 0), GDK_KEY_Delete);
  wait_step (self, "Took out the target");
  ui_send_key_with (get_cell (self, 1, 0), GDK_KEY_z, GDK_CONTROL_MASK);
  wait_shown (self, 1, 0, "0");
}

/* What is no number stays in its cell with its sentence, and Escape brings back what was. */
static void
test_refuse (UiFixture *self, gconstpointer data)
{
  GtkWidget *cell;

  open_targets (self);
  type (self, 0, 0, "n/a", GDK_KEY_Return);
  cell = get_cell (self, 0, 0);
  g_assert_true (has_cell_focus (cell));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (cell)), ==, "n/a");
  g_assert_true (gtk_widget_has_css_class (cell, "error"));
  g_assert_true (says (self, "n/a"));
  ui_send_key (cell, GDK_KEY_Escape);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (cell)), ==, "");
  g_assert_false (gtk_widget_has_css_class (cell, "error"));
  g_assert_nonnull (find_window (self));
}

/* A block is one step, or nothing with a sentence. */
static void
test_paste (UiFixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;

  open_targets (self);
  before = g_strdup (desmi_store_get_undo_label (get_store (self)));
  desmi_target_window_paste_text (find_window (self), "3\t4\n5\tx\n");
  g_assert_true (says (self, "Nothing was pasted."));
  ui_settle ();
  g_assert_cmpstr (desmi_store_get_undo_label (get_store (self)), ==, before);
  desmi_target_window_paste_text (find_window (self), "3\t4\r\n5\t-\r\n");
  wait_step (self, "Pasted 4 targets");
  wait_shown (self, 1, 0, "5");
  wait_shown (self, 0, 1, "4");
  gtk_widget_grab_focus (get_cell (self, 1, 0));
  ui_send_key_with (get_cell (self, 1, 0), GDK_KEY_d, GDK_CONTROL_MASK);
  wait_step (self, "Filled the targets of");
  wait_shown (self, 2, 0, "5");
}

/* The targets of the year before, where this year has none, as one step. */
static void
test_copy (UiFixture *self, gconstpointer data)
{
  g_autoptr (DesmiEdit)  edit = desmi_edit_new ("Before");
  g_autoptr (DesmiTable) table = NULL;
  g_autoptr (GError)     error = NULL;
  int                    year = desmi_clock_last_month () / 12;
  g_autofree char       *before = g_strdup_printf ("%d", year - 1);
  g_autofree char       *argument = g_strdup_printf ("%d 1 desmigratif", year);
  g_autofree char       *title = g_strdup_printf ("Copy From %d", year - 1);
  g_autofree char       *step = g_strdup_printf ("Copied 2 targets from %d", year - 1);
  GtkWidget             *button;

  table = desmi_store_lookup (get_store (self), "targets", argument, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    desmi_edit_put_target (edit, desmi_table_get_text (table, i, 0),
                           desmi_table_get_text (table, i, 1), before, 7000);
  g_assert_true (desmi_store_apply (get_store (self), edit, NULL, &error));
  open_targets (self);
  button = ui_find (GTK_WIDGET (find_window (self)), GTK_TYPE_BUTTON, title);
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  wait_step (self, step);
  wait_shown (self, 0, 1, "7");
  wait_shown (self, 0, 0, "7");
  ui_settle ();
  g_assert_false (gtk_widget_get_sensitive (button));
}

#define ADD(name, func)                                                                            \
  g_test_add ("/ui/targets/" name, UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, func, ui_tear_down)

int
main (int argc, char *argv[])
{
  int result;

  ui_init (&argc, &argv);
  ADD ("type", test_type);
  ADD ("refuse", test_refuse);
  ADD ("paste", test_paste);
  ADD ("copy", test_copy);
  result = g_test_run ();
  ui_done ();
  return result;
}

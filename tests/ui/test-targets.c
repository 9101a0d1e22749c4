/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of targets: typed, refused, pasted, filled, copied forward, taken back. */
#include "ui-fixture.h"

#include "app/desmi-draft.h"
#include "core/desmi-clock.h"
#include "store/desmi-connection.h"
#include "ui/desmi-filter.h"
#include "ui/pillars/desmi-catalogue-window.h"
#include "ui/pillars/desmi-pillars-page.h"
#include "ui/pillars/desmi-target-window.h"

#include <string.h>

static DesmiTargetWindow *
find_window (UiFixture *self)
{
  GtkWindow *window = ui_find_dialog (self, DESMI_TYPE_TARGET_WINDOW);

  return window != NULL ? DESMI_TARGET_WINDOW (window) : NULL;
}

static DesmiTargetSheet *
get_sheet (UiFixture *self)
{
  return desmi_target_window_get_sheet (find_window (self));
}

static GtkWidget *
get_cell (UiFixture *self, guint row, guint column)
{
  return find_window (self) != NULL ? desmi_target_sheet_get_cell (get_sheet (self), row, column)
                                    : NULL;
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

static gboolean
has_cell_focus (GtkWidget *cell)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (cell));

  return focus != NULL && (focus == cell || gtk_widget_is_ancestor (focus, cell));
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
  /* ready to be typed into */
  g_assert_true (has_cell_focus (get_cell (self, 0, 0)));
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
  return strstr (desmi_target_sheet_get_sentence (get_sheet (self)), text) != NULL;
}

static gboolean
no_pending (gpointer data)
{
  return g_object_get_data (G_OBJECT (get_cell (data, 0, 0)), "desmi-pending") == NULL;
}

static DesmiFilter *
find_filter (UiFixture *self, const char *title)
{
  return ui_find_filter (GTK_WIDGET (find_window (self)), title);
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
  desmi_target_sheet_paste_text (get_sheet (self), "3\t4\n5\tx\n");
  g_assert_true (says (self, "Nothing was pasted."));
  ui_settle ();
  g_assert_cmpstr (desmi_store_get_undo_label (get_store (self)), ==, before);
  desmi_target_sheet_paste_text (get_sheet (self), "3\t4\r\n5\t-\r\n");
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
  gtk_widget_grab_focus (button);
  g_signal_emit_by_name (button, "clicked");
  wait_step (self, step);
  wait_shown (self, 0, 1, "7");
  wait_shown (self, 0, 0, "7");
  ui_settle ();
  g_assert_false (gtk_widget_get_sensitive (button));
  /* the keys of a cell take it back at once */
  g_assert_true (has_cell_focus (get_cell (self, 0, 0)));
  ui_send_key_with (get_cell (self, 0, 0), GDK_KEY_z, GDK_CONTROL_MASK);
  wait_shown (self, 0, 0, "");
}

/* The official target in the first cell, as it is shown. */
static char *
dup_official (UiFixture *self, const char *lookup)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table
      = desmi_store_lookup (get_store (self), "targets", lookup, NULL, NULL, &error);
  guint official;

  g_assert_no_error (error);
  official = (guint) desmi_table_find_column (table, "official");
  g_assert_cmpint (desmi_table_get_mark (table, 0, official), !=, DESMI_MARK_MISSING);
  return g_strdup_printf ("%" G_GINT64_FORMAT, desmi_table_get_int (table, 0, official) / 1000);
}

/* All pillars and quarters of the year before at once, whichever are shown. */
static void
test_copy_year (UiFixture *self, gconstpointer data)
{
  g_autoptr (DesmiEdit)  edit = desmi_edit_new ("Before");
  g_autoptr (DesmiTable) table = NULL;
  g_autoptr (GError)     error = NULL;
  int                    year = desmi_month_year (desmi_clock_last_month ());
  g_autofree char       *quarter = g_strdup_printf ("%d-Q3 1 desmigratif", year - 1);
  g_autofree char       *before = g_strdup_printf ("%d", year - 1);
  g_autofree char       *second = g_strdup_printf ("%d 2 desmigratif", year);
  g_autofree char       *title = g_strdup_printf ("Copy All of %d", year - 1);
  g_autofree char       *step = g_strdup_printf ("Copied the targets of %d to %d", year - 1, year);
  g_autofree char       *official = dup_official (self, quarter);
  DesmiFilter           *part, *pillar;
  GtkWidget             *button;

  table = desmi_store_lookup (get_store (self), "targets", second, NULL, NULL, &error);
  g_assert_no_error (error);
  desmi_edit_put_target (edit, desmi_table_get_text (table, 0, 0),
                         desmi_table_get_text (table, 0, 1), before, 8000);
  desmi_store_apply (get_store (self), edit, NULL, &error);
  g_assert_no_error (error);
  open_targets (self);
  button = ui_find (GTK_WIDGET (find_window (self)), GTK_TYPE_BUTTON, title);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  wait_step (self, step);
  part = find_filter (self, "Targets of");
  pillar = find_filter (self, "Pillar");
  desmi_filter_set_selected (part, "-Q3");
  wait_shown (self, 0, 0, official);
  desmi_filter_set_selected (pillar, "2");
  desmi_filter_set_selected (part, "");
  wait_shown (self, 0, 0, "8");
  ui_settle ();
  /* nothing is left to copy, and nothing is written */
  g_signal_emit_by_name (button, "clicked");
  ui_settle ();
  g_assert_cmpstr (desmi_store_get_undo_label (get_store (self)), ==, step);
  ui_activate (self, "undo", NULL);
  wait_shown (self, 0, 0, "");
  desmi_filter_set_selected (pillar, "1");
  desmi_filter_set_selected (part, "-Q3");
  wait_shown (self, 0, 0, "");
}

/* What was typed a moment ago is not replaced, although it is not in the file yet when the copying
 * is asked for. */
static void
test_copy_year_typed (UiFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int                year = desmi_month_year (desmi_clock_last_month ());
  g_autofree char   *title = g_strdup_printf ("Copy All of %d", year - 1);
  g_autofree char   *step = g_strdup_printf ("Copied the targets of %d to %d", year - 1, year);
  DesmiConnection   *other;

  open_targets (self);
  desmi_filter_set_selected (find_filter (self, "Targets of"), "-Q3");
  wait_shown (self, 0, 0, "");
  ui_settle ();
  other = desmi_connection_open (self->path, DESMI_CONNECTION_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (desmi_connection_exec (other, "BEGIN IMMEDIATE", &error));
  type (self, 0, 0, "77", GDK_KEY_Return);
  g_signal_emit_by_name (ui_find (GTK_WIDGET (find_window (self)), GTK_TYPE_BUTTON, title),
                         "clicked");
  ui_settle ();
  g_assert_true (desmi_connection_exec (other, "ROLLBACK", &error));
  desmi_connection_close (other);
  wait_step (self, step);
  ui_settle ();
  wait_shown (self, 0, 0, "77");
}

/* The old target typed again while the new one is being saved is saved after it. */
static void
test_retype (UiFixture *self, gconstpointer data)
{
  open_targets (self);
  type (self, 0, 0, "12", GDK_KEY_Return);
  wait_step (self, ": 12");
  wait_shown (self, 0, 0, "12");
  ui_settle ();
  type (self, 0, 0, "70", GDK_KEY_Return);
  type (self, 0, 0, "12", GDK_KEY_Return);
  ui_wait (no_pending, self, "both to be saved");
  wait_step (self, ": 12");
  ui_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_cell (self, 0, 0))), ==, "12");
  ui_activate (self, "undo", NULL);
  wait_shown (self, 0, 0, "70");
}

/* A quarter has targets of its own, copied from the quarter before. */
static void
test_quarter (UiFixture *self, gconstpointer data)
{
  DesmiFilter     *part;
  int              year = desmi_month_year (desmi_clock_last_month ());
  g_autofree char *title = g_strdup_printf ("Copy From Q1 %d", year);
  GtkWidget       *button;

  open_targets (self);
  type (self, 0, 0, "40", GDK_KEY_Return);
  wait_step (self, ": 40");
  part = find_filter (self, "Targets of");
  desmi_filter_set_selected (part, "-Q1");
  /* as it is called everywhere */
  g_assert_cmpstr (desmi_filter_get_selected_label (part), ==, "Q1");
  wait_shown (self, 0, 0, "");
  ui_settle ();
  type (self, 0, 0, "9", GDK_KEY_Return);
  wait_step (self, ": 9");
  /* what cannot be taken is not left behind */
  type (self, 0, 1, "banyak", GDK_KEY_Return);
  desmi_filter_set_selected (part, "-Q2");
  g_assert_cmpstr (desmi_filter_get_selected (part), ==, "-Q1");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_cell (self, 0, 1))), ==, "banyak");
  ui_send_key (get_cell (self, 0, 1), GDK_KEY_Escape);
  desmi_filter_set_selected (part, "-Q2");
  wait_shown (self, 0, 0, "");
  ui_settle ();
  button = ui_find (GTK_WIDGET (find_window (self)), GTK_TYPE_BUTTON, title);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  wait_shown (self, 0, 0, "9");
  ui_picture (GTK_WIDGET (find_window (self)), "targets-quarter");
  desmi_filter_set_selected (part, "");
  wait_shown (self, 0, 0, "40");
}

static gboolean
is_closed (gpointer fixture)
{
  return find_window (fixture) == NULL;
}

/* Opened again, the window shows the quarter that it was left at. */
static void
test_opened_again (UiFixture *self, gconstpointer data)
{
  open_targets (self);
  desmi_filter_set_selected (find_filter (self, "Targets of"), "-Q2");
  ui_settle ();
  gtk_window_close (GTK_WINDOW (find_window (self)));
  ui_wait (is_closed, self, "the window to close");
  open_targets (self);
  g_assert_cmpstr (desmi_filter_get_selected (find_filter (self, "Targets of")), ==, "-Q2");
}

/* One more village of the programme, above most others. */
static void
enrol_another (UiFixture *self)
{
  g_autoptr (DesmiEdit) edit = desmi_edit_new ("Enrol");
  g_autoptr (GError)    error = NULL;

  desmi_edit_enrol (edit, "32.12.01.2008", "desmigratif", 2020, NULL, NULL);
  g_assert_true (desmi_store_apply (get_store (self), edit, NULL, &error));
  g_assert_no_error (error);
}

static guint
find_row (UiFixture *self, const char *village)
{
  DesmiTargetGrid *grid = desmi_target_sheet_get_grid (get_sheet (self));

  for (guint i = 0; i < desmi_target_grid_get_n_rows (grid); i++)
    if (g_strcmp0 (desmi_target_grid_get_village_name (grid, i), village) == 0)
      return i;
  return G_MAXUINT;
}

typedef struct
{
  UiFixture  *fixture;
  const char *village;
  const char *text;
} Kept;

static gboolean
is_kept (gpointer data)
{
  const Kept *self = data;
  guint       row = has_cells (self->fixture) ? find_row (self->fixture, self->village) : G_MAXUINT;
  GtkWidget  *cell = row != G_MAXUINT ? get_cell (self->fixture, row, 0) : NULL;

  return cell != NULL && row > 0
         && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (cell)), self->text) == 0
         && gtk_widget_has_css_class (cell, "error");
}

static GtkLabel *
find_way (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkLabel   *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows) && found == NULL; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      found = ui_find_label (window, "Go There");
    }
  return found;
}

static gboolean
has_way (gpointer unused)
{
  return find_way () != NULL;
}

/* From the list of forms left half-typed: the window of the same targets. */
static void
open_kept (UiFixture *self)
{
  ui_activate (self, "kept-forms", NULL);
  ui_wait (has_way, NULL, "the list of kept forms");
  g_signal_emit_by_name (gtk_widget_get_ancestor (GTK_WIDGET (find_way ()), GTK_TYPE_BUTTON),
                         "clicked");
  ui_wait (has_cells, self, "the cells");
}

/* What cannot be read stays with its village when rows come, and is there again when the file is.
 */
static void
test_lost (UiFixture *self, gconstpointer data)
{
  g_autofree char *village = NULL;
  Kept             kept = { self, NULL, "banyak" };
  guint            n_rows;

  open_targets (self);
  n_rows = desmi_target_grid_get_n_rows (desmi_target_sheet_get_grid (get_sheet (self)));
  village = g_strdup (
      desmi_target_grid_get_village_name (desmi_target_sheet_get_grid (get_sheet (self)), 2));
  kept.village = village;
  type (self, 2, 0, "banyak", GDK_KEY_Return);
  g_assert_true (is_kept (&kept));
  enrol_another (self);
  while (desmi_target_grid_get_n_rows (desmi_target_sheet_get_grid (get_sheet (self))) == n_rows)
    g_main_context_iteration (NULL, TRUE);
  ui_wait (is_kept, &kept, "the text");
  g_assert_cmpuint (find_row (self, village), ==, 3);
  desmi_session_close (desmi_window_get_session (self->window));
  desmi_store_wait_closed ();
  desmi_draft_wait_kept ();
  ui_open (self, self->path);
  open_kept (self);
  ui_wait (is_kept, &kept, "the text again");
  g_assert_true (says (self, "Typed before and not saved"));
  gtk_widget_grab_focus (get_cell (self, 3, 0));
  ui_send_key (get_cell (self, 3, 0), GDK_KEY_Escape);
  wait_shown (self, 3, 0, "");
}

/* Names are not keys: the code stands beside each. The titles are not scrolled away with the rows.
 */
static void
test_rows (UiFixture *self, gconstpointer data)
{
  DesmiTargetGrid *grid;
  GtkWidget       *title, *of_title, *of_cells;

  open_targets (self);
  grid = desmi_target_sheet_get_grid (get_sheet (self));
  g_assert_true (
      ui_has_label (GTK_WIDGET (get_sheet (self)), desmi_target_grid_get_village_code (grid, 0)));
  g_assert_true (
      ui_has_label (GTK_WIDGET (get_sheet (self)), desmi_target_grid_get_village_name (grid, 0)));
  title = GTK_WIDGET (ui_find_label (GTK_WIDGET (get_sheet (self)), "Code"));
  of_title = gtk_widget_get_ancestor (title, GTK_TYPE_SCROLLED_WINDOW);
  of_cells = gtk_widget_get_ancestor (get_cell (self, 0, 0), GTK_TYPE_SCROLLED_WINDOW);
  g_assert_true (of_title != of_cells);
  /* above the same cells wherever those are */
  gtk_widget_set_size_request (get_cell (self, 0, 0), 3000, -1);
  ui_settle ();
  gtk_adjustment_set_value (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (of_cells)),
                            70);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (gtk_scrolled_window_get_hadjustment (
                                      GTK_SCROLLED_WINDOW (of_title))),
                                  70, 0.01);
}

/* With larger text the window is larger, too, and so are others, but not than the one behind. */
static void
test_size (UiFixture *self, gconstpointer unused)
{
  int width, height;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * 5 / 4, NULL);
  open_targets (self);
  gtk_window_get_default_size (GTK_WINDOW (find_window (self)), &width, &height);
  gtk_window_destroy (GTK_WINDOW (find_window (self)));
  g_assert_cmpint (width, ==, MIN (1225, gtk_widget_get_width (GTK_WIDGET (self->window))));
  ui_activate (self, "catalogue", NULL);
  ui_settle ();
  gtk_window_get_default_size (ui_find_dialog (self, DESMI_TYPE_CATALOGUE_WINDOW), &width, &height);
  g_assert_cmpint (width, ==, MIN (1225, gtk_widget_get_width (GTK_WIDGET (self->window))));
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
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
  ADD ("copy-year", test_copy_year);
  ADD ("copy-year-typed", test_copy_year_typed);
  ADD ("retype", test_retype);
  ADD ("quarter", test_quarter);
  ADD ("opened-again", test_opened_again);
  ADD ("lost", test_lost);
  ADD ("rows", test_rows);
  ADD ("size", test_size);
  result = g_test_run ();
  ui_done ();
  return result;
}

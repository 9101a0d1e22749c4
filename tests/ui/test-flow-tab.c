/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tab of flows of a village's page: typed, refused, pasted, undone, found right, read anew. */
#include "ui-fixture.h"

#include "core/desmi-clock.h"
#include "ui/villages/desmi-flow-sheet.h"
#include "ui/villages/desmi-flow-tab.h"
#include "ui/villages/desmi-village-page.h"

#include <string.h>
#include <time.h>

#define VILLAGE "32.12.16.2004"
#define MAX_MS 40 /* of CPU time: five times what a frame may take, for slow machines */

static DesmiFlowSheet *
find_sheet (UiFixture *self)
{
  return DESMI_FLOW_SHEET (ui_find (GTK_WIDGET (self->window), DESMI_TYPE_FLOW_SHEET, NULL));
}

static gboolean
has_cell (gpointer data)
{
  UiFixture *self = data;
  GtkWidget *sheet = ui_find (GTK_WIDGET (self->window), DESMI_TYPE_FLOW_SHEET, NULL);

  return sheet != NULL && desmi_flow_sheet_get_entry (DESMI_FLOW_SHEET (sheet)) != NULL
         && gtk_widget_get_mapped (desmi_flow_sheet_get_entry (DESMI_FLOW_SHEET (sheet)));
}

static DesmiFlowSheet *
open_sheet (UiFixture *self)
{
  DesmiSession              *session = desmi_window_get_session (self->window);
  g_autoptr (DesmiViewState) state = desmi_view_state_new (DESMI_VILLAGE_PAGE_NAME);
  g_autoptr (DesmiViewState) village = desmi_view_state_with_filter (state, "village", VILLAGE);
  g_autoptr (DesmiViewState) year = desmi_view_state_with_filter (village, "year", "2023");
  g_autoptr (DesmiViewState) tab = desmi_view_state_with (year, DESMI_VIEW_TAB, "flows");
  DesmiFlowSheet            *sheet;

  desmi_session_set_state (session, tab);
  ui_wait (has_cell, self, "the sheet");
  sheet = find_sheet (self);
  gtk_widget_grab_focus (GTK_WIDGET (sheet));
  ui_settle ();
  return sheet;
}

/* As if typed, and ended by @key. */
static void
type (DesmiFlowSheet *sheet, const char *text, guint key)
{
  gtk_editable_set_text (GTK_EDITABLE (desmi_flow_sheet_get_entry (sheet)), text);
  ui_send_key (GTK_WIDGET (sheet), key);
}

typedef struct
{
  UiFixture  *fixture;
  const char *label; /* of the cell under the cursor, its end */
} Spoken;

static gboolean
speaks (gpointer data)
{
  Spoken          *self = data;
  GtkWidget       *entry = desmi_flow_sheet_get_entry (find_sheet (self->fixture));
  g_autofree char *wrong = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, self->label);

  return wrong == NULL;
}

static void
wait_spoken (UiFixture *self, const char *label)
{
  Spoken spoken = { self, label };

  ui_wait (speaks, &spoken, label);
}

/* What the file holds of the village's own departures in a month. */
static gint64
sum_in_file (UiFixture *self, const char *month)
{
  DesmiStore            *store = desmi_session_get_store (desmi_window_get_session (self->window));
  g_autoptr (DesmiQuery) query
      = desmi_flow_grid_ask (VILLAGE, DESMI_DIRECTION_OUT, DESMI_SOURCE_LOCAL);
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = NULL;
  DesmiPeriod            period;

  g_assert_true (desmi_period_parse (month, &period, NULL));
  desmi_query_set_period (query, &period);
  table = desmi_store_query (store, query, NULL, &error);
  g_assert_no_error (error);
  return desmi_table_sum (table, (guint) desmi_table_find_column (table, "count"));
}

/* Whether a block would be taken back next. */
static gboolean
has_block (UiFixture *self)
{
  const char *label = desmi_store_get_undo_label (
      desmi_session_get_store (desmi_window_get_session (self->window)));

  return label != NULL && strstr (label, "Pasted 4 cells") != NULL;
}

static gboolean
is_saved (gpointer data)
{
  UiFixture *self = data;

  return ui_has_label (GTK_WIDGET (self->window), "Saved · last change at");
}

/* Typed, moved on, spoken, and in the file as one step that can be taken back. */
static void
test_type (UiFixture *self, gconstpointer data)
{
  DesmiFlowSheet *sheet = open_sheet (self);
  DesmiStore     *store = desmi_session_get_store (desmi_window_get_session (self->window));
  guint           row, month;

  wait_spoken (
      self,
      "Hong Kong, informal, Carer for the elderly, F, independent, January 2023: not reported");
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), "Abroad, by estimate: "));
  type (sheet, "12", GDK_KEY_Tab);
  g_assert_true (desmi_flow_sheet_get_cursor (sheet, &row, &month));
  g_assert_cmpuint (row, ==, 0);
  g_assert_cmpuint (month, ==, 1);
  g_assert_true (gtk_widget_has_focus (desmi_flow_sheet_get_entry (sheet)));
  ui_wait (is_saved, self, "the count to be saved");
  g_assert_cmpint (sum_in_file (self, "2023-01"), ==, 12);
  g_assert_nonnull (strstr (desmi_store_get_undo_label (store), "January 2023: 12"));
  /* in a month that was reported an empty cell is none */
  ui_send_key (GTK_WIDGET (sheet), GDK_KEY_Left);
  ui_send_key (GTK_WIDGET (sheet), GDK_KEY_Down);
  ui_settle ();
  g_assert_true (desmi_flow_sheet_get_cursor (sheet, &row, &month));
  g_assert_cmpuint (row, ==, 1);
  ui_activate (self, "undo", NULL);
  ui_settle ();
  ui_settle ();
  g_assert_cmpint (sum_in_file (self, "2023-01"), ==, 0);
  /* the cursor is where it was */
  g_assert_true (desmi_flow_sheet_get_cursor (sheet, &row, &month));
  g_assert_cmpuint (row, ==, 1);
}

/* What is no count stays in its cell, with the reason beside it; Escape gives back what was. */
static void
test_refuse (UiFixture *self, gconstpointer data)
{
  DesmiFlowSheet *sheet = open_sheet (self);
  guint           row, month;

  type (sheet, "n/a", GDK_KEY_Return);
  g_assert_true (desmi_flow_sheet_get_cursor (sheet, &row, &month));
  g_assert_cmpuint (row, ==, 0);
  g_assert_nonnull (desmi_flow_sheet_get_error (sheet));
  g_assert_nonnull (strstr (desmi_flow_sheet_get_error (sheet), "n/a"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (desmi_flow_sheet_get_entry (sheet))), ==,
                   "n/a");
  ui_picture (GTK_WIDGET (self->window), "flow-tab-refused");
  ui_send_key (GTK_WIDGET (sheet), GDK_KEY_Down);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (desmi_flow_sheet_get_entry (sheet))), ==,
                   "n/a");
  ui_send_key (GTK_WIDGET (sheet), GDK_KEY_Escape);
  g_assert_null (desmi_flow_sheet_get_error (sheet));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (desmi_flow_sheet_get_entry (sheet))), ==,
                   "");
  /* and F2 edits what is there */
  type (sheet, "7", GDK_KEY_Return);
  ui_send_key (GTK_WIDGET (sheet), GDK_KEY_Up);
  ui_send_key (GTK_WIDGET (sheet), GDK_KEY_F2);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (desmi_flow_sheet_get_entry (sheet))), ==,
                   "7");
  ui_send_key (GTK_WIDGET (sheet), GDK_KEY_Escape);
  ui_wait (is_saved, self, "the count to be saved");
}

/* A block is one step, or nothing with a list of what is wrong. */
static void
test_paste (UiFixture *self, gconstpointer data)
{
  DesmiFlowSheet *sheet = open_sheet (self);
  GtkWindow      *dialog;

  desmi_flow_sheet_paste_text (sheet, "1\t1,234\n-\tx\n");
  ui_wait (ui_has_dialog, self, "the list of what is wrong");
  dialog = ui_find_dialog (self, ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (ui_has_label (GTK_WIDGET (dialog), "1,234"));
  g_assert_true (ui_has_label (GTK_WIDGET (dialog), "“x”"));
  gtk_window_destroy (dialog);
  g_assert_false (has_block (self));
  desmi_flow_sheet_paste_text (sheet, "1\t1.234\r\n-\t \r\n");
  ui_wait (is_saved, self, "the block to be saved");
  g_assert_cmpint (sum_in_file (self, "2023-01"), ==, 1);
  g_assert_cmpint (sum_in_file (self, "2023-02"), ==, 1234);
  g_assert_true (has_block (self));
  ui_activate (self, "undo", NULL);
  ui_settle ();
  ui_settle ();
  g_assert_cmpint (sum_in_file (self, "2023-01"), ==, 0);
  g_assert_cmpint (sum_in_file (self, "2023-02"), ==, 0);
  g_assert_false (has_block (self));
}

static gboolean
has_doubt (gpointer data)
{
  UiFixture *self = data;

  return ui_has_label (GTK_WIDGET (self->window), "— usually");
}

static gboolean
has_no_doubt (gpointer data)
{
  return !has_doubt (data);
}

static gboolean
has_form (gpointer data)
{
  return ui_find_dialog (data, DESMI_TYPE_FORM) != NULL;
}

/* Marked as typed; gone from the list once it was found right for a reason. */
static void
test_doubt (UiFixture *self, gconstpointer data)
{
  DesmiFlowSheet *sheet = open_sheet (self);
  GtkWidget      *button;
  DesmiForm      *form;

  for (guint i = 0; i < 10; i++)
    type (sheet, i == 9 ? "640" : "2", GDK_KEY_Tab);
  ui_wait (has_doubt, self, "the doubt");
  ui_picture (GTK_WIDGET (self->window), "flow-tab-doubt");
  button = GTK_WIDGET (ui_find_label (GTK_WIDGET (self->window), "Right, Because…"));
  gtk_widget_activate (gtk_widget_get_ancestor (button, GTK_TYPE_BUTTON));
  ui_wait (has_form, self, "the form");
  form = DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
  desmi_form_save (form);
  g_assert_nonnull (desmi_field_get_error (ui_find_field (form, "It is right because…")));
  desmi_field_set_text (ui_find_field (form, "It is right because…"), "Dua rombongan");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  ui_wait (has_no_doubt, self, "the doubt to go");
}

static gboolean
is_empty (gpointer data)
{
  UiFixture *self = data;

  return ui_has_label (GTK_WIDGET (self->window), "Add a row first");
}

static guint
count_causes (UiFixture *self)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup (
      desmi_session_get_store (desmi_window_get_session (self->window)), "register-return-cause",
      VILLAGE, desmi_locale_get_english (), NULL, &error);

  g_assert_no_error (error);
  return desmi_table_get_n_rows (table);
}

/* The same sheet takes causes of return; more of them than returns are said below. */
static void
test_causes (UiFixture *self, gconstpointer data)
{
  static const char *const   keys[] = { "TWN", "deported", "", "", "", NULL };
  DesmiSession              *session = desmi_window_get_session (self->window);
  DesmiFlowSheet            *sheet = open_sheet (self);
  g_autoptr (DesmiViewState) causes
      = desmi_view_state_with (desmi_session_get_state (session), DESMI_VIEW_MEASURE, "causes");
  GtkWidget *button;

  desmi_session_set_state (session, causes);
  ui_wait (is_empty, self, "the empty table of causes");
  button = ui_find (GTK_WIDGET (self->window), GTK_TYPE_MENU_BUTTON, "+ Row…");
  if (button == NULL)
    button = gtk_widget_get_ancestor (
        GTK_WIDGET (ui_find_label (GTK_WIDGET (self->window), "+ Row…")), GTK_TYPE_MENU_BUTTON);
  g_signal_emit_by_name (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)), "chosen", keys);
  ui_settle ();
  type (sheet, "900", GDK_KEY_Return);
  ui_wait (is_saved, self, "the count to be saved");
  g_assert_cmpuint (count_causes (self), ==, 1);
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), "the causes add up to 900"));
  ui_picture (GTK_WIDGET (self->window), "flow-tab-causes");
  ui_settle ();
  ui_send_key (GTK_WIDGET (sheet), GDK_KEY_Delete);
  ui_settle ();
  ui_settle ();
  g_assert_cmpuint (count_causes (self), ==, 0);
}

static gint64
get_cpu_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
draw (GtkWidget *widget)
{
  g_autoptr (GtkSnapshot)   snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  GTK_WIDGET_GET_CLASS (widget)->snapshot (widget, snapshot);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  g_assert_nonnull (node);
}

/* 200 rows: only what is on the screen costs anything. */
static void
test_large (UiFixture *self, gconstpointer data)
{
  DesmiFlowGridData grid_data
      = { VILLAGE, 2023, DESMI_DIRECTION_OUT, NULL, NULL, NULL, NULL, DESMI_FLOW_KIND_WORKERS };
  g_autoptr (DesmiFlowGrid) grid
      = desmi_flow_grid_new (&grid_data, NULL, desmi_locale_get_english ());
  GtkWidget *sheet = desmi_flow_sheet_new (), *scroller = gtk_scrolled_window_new (),
            *window = gtk_window_new ();
  GtkAdjustment *adjustment;
  gint64         begin, scrolled, typed;

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char  *occupation = g_strdup_printf ("Work %u", i);
      const char *const keys[] = { "TWN", "formal", occupation, "F", "P2P" };
      guint             row = desmi_flow_grid_add_row (grid, keys);

      for (guint month = 0; month < DESMI_FLOW_MONTHS; month++)
        {
          DesmiFlowChange change = { row, month, 1 + (row * 7 + month * 3) % 40 };

          desmi_flow_grid_apply (grid, &change, 1);
        }
    }
  desmi_flow_sheet_set_grid (DESMI_FLOW_SHEET (sheet), grid, FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), sheet);
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_present (GTK_WINDOW (window));
  ui_settle ();
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  draw (sheet);
  begin = get_cpu_us ();
  for (guint i = 0; i < 50; i++)
    {
      gtk_adjustment_set_value (adjustment, 40.0 * i);
      gtk_widget_allocate (sheet, gtk_widget_get_width (sheet), gtk_widget_get_height (sheet), -1,
                           NULL);
      draw (sheet);
    }
  scrolled = (get_cpu_us () - begin) / 50;
  gtk_widget_grab_focus (sheet);
  begin = get_cpu_us ();
  for (guint i = 0; i < 50; i++)
    {
      ui_send_key (sheet, i % 2 == 0 ? GDK_KEY_Down : GDK_KEY_Right);
      draw (sheet);
    }
  typed = (get_cpu_us () - begin) / 50;
  g_test_message ("a step of scrolling %u us, a key %u us", (guint) scrolled, (guint) typed);
  g_assert_cmpint (scrolled, <, MAX_MS * 1000);
  g_assert_cmpint (typed, <, MAX_MS * 1000);
  desmi_flow_sheet_set_grid (DESMI_FLOW_SHEET (sheet), NULL, FALSE);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle ();
}

int
main (int argc, char *argv[])
{
  int result;

  ui_init (&argc, &argv);
  g_test_add ("/ui/flow-tab/type", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, test_type,
              ui_tear_down);
  g_test_add ("/ui/flow-tab/refuse", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, test_refuse,
              ui_tear_down);
  g_test_add ("/ui/flow-tab/paste", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, test_paste,
              ui_tear_down);
  g_test_add ("/ui/flow-tab/doubt", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, test_doubt,
              ui_tear_down);
  g_test_add ("/ui/flow-tab/causes", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, test_causes,
              ui_tear_down);
  g_test_add ("/ui/flow-tab/large", UiFixture, NULL, ui_set_up, test_large, ui_tear_down);
  result = g_test_run ();
  ui_done ();
  return result;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tab of flows of a village's page: typed, refused, pasted, undone, found right, read anew. */
#include "flow-fixture.h"

#include "core/desmi-clock.h"
#include "ui/desmi-filter.h"
#include "ui/villages/desmi-flow-doubts.h"
#include "ui/villages/desmi-flow-row-chooser.h"

#include <string.h>

/* Whether a block would be taken back next. */
static gboolean
has_block (UiFixture *self)
{
  const char *label = desmi_store_get_undo_label (
      desmi_session_get_store (desmi_window_get_session (self->window)));

  return label != NULL && strstr (label, "Pasted 4 cells") != NULL;
}

/* Typed, moved on, spoken, and in the file as one step that can be taken back. */
static void
test_type (UiFixture *self, gconstpointer data)
{
  DesmiFlowSheet *sheet = flow_open_sheet (self);
  DesmiStore     *store = desmi_session_get_store (desmi_window_get_session (self->window));
  guint           row, month;

  flow_wait_spoken (
      self,
      "Hong Kong, informal, Carer for the elderly, F, independent, January 2023: not reported");
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), "Abroad, by estimate: "));
  flow_type (sheet, "12", GDK_KEY_Tab);
  g_assert_true (desmi_flow_sheet_get_cursor (sheet, &row, &month));
  g_assert_cmpuint (row, ==, 0);
  g_assert_cmpuint (month, ==, 1);
  g_assert_true (gtk_widget_has_focus (desmi_flow_sheet_get_entry (sheet)));
  ui_wait (flow_is_saved, self, "the count to be saved");
  g_assert_cmpint (flow_sum_in_file (self, "2023-01"), ==, 12);
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
  g_assert_cmpint (flow_sum_in_file (self, "2023-01"), ==, 0);
  /* the cursor is where it was */
  g_assert_true (desmi_flow_sheet_get_cursor (sheet, &row, &month));
  g_assert_cmpuint (row, ==, 1);
}

/* What is no count stays in its cell, with the reason beside it; Escape gives back what was. */
static void
test_refuse (UiFixture *self, gconstpointer data)
{
  DesmiFlowSheet *sheet = flow_open_sheet (self);
  guint           row, month;

  flow_type (sheet, "n/a", GDK_KEY_Return);
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
  flow_type (sheet, "7", GDK_KEY_Return);
  ui_send_key (GTK_WIDGET (sheet), GDK_KEY_Up);
  ui_send_key (GTK_WIDGET (sheet), GDK_KEY_F2);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (desmi_flow_sheet_get_entry (sheet))), ==,
                   "7");
  ui_send_key (GTK_WIDGET (sheet), GDK_KEY_Escape);
  ui_wait (flow_is_saved, self, "the count to be saved");
}

/* What is no count is told by a list; then nothing is pasted, or the rest, and it stays marked. */
static void
test_paste (UiFixture *self, gconstpointer data)
{
  DesmiFlowSheet *sheet = flow_open_sheet (self);
  GtkWindow      *dialog;

  desmi_flow_sheet_paste_text (sheet, "1\t1,234\n-\tx\n");
  ui_wait (ui_has_dialog, self, "the list of what is no count");
  dialog = ui_find_dialog (self, ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (ui_has_label (GTK_WIDGET (dialog), "1,234"));
  g_assert_true (ui_has_label (GTK_WIDGET (dialog), "“x”"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  gtk_window_destroy (dialog);
  ui_settle ();
  g_assert_false (has_block (self));
  desmi_flow_sheet_paste_text (sheet, "1\t1.234\r\n-\t \r\n");
  ui_wait (flow_is_saved, self, "the block to be saved");
  g_assert_cmpint (flow_sum_in_file (self, "2023-01"), ==, 1);
  g_assert_cmpint (flow_sum_in_file (self, "2023-02"), ==, 1234);
  g_assert_true (has_block (self));
  ui_activate (self, "undo", NULL);
  ui_settle ();
  ui_settle ();
  g_assert_cmpint (flow_sum_in_file (self, "2023-01"), ==, 0);
  g_assert_cmpint (flow_sum_in_file (self, "2023-02"), ==, 0);
  g_assert_false (has_block (self));
  desmi_flow_sheet_paste_text (sheet, "3\tx\n");
  ui_wait (ui_has_dialog, self, "the list of what is no count");
  dialog = ui_find_dialog (self, ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "others");
  gtk_window_destroy (dialog);
  ui_settle ();
  ui_settle ();
  g_assert_cmpint (flow_sum_in_file (self, "2023-01"), ==, 3);
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), "February 2023: “x” is not a count"));
  ui_picture (GTK_WIDGET (self->window), "flow-tab-uncounted");
  /* a block that is too large is told as a whole */
  desmi_flow_sheet_go (sheet, 0, 11);
  desmi_flow_sheet_paste_text (sheet, "1\t2\t3\n");
  ui_wait (ui_has_dialog, self, "why nothing was pasted");
  dialog = ui_find_dialog (self, ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (ui_has_label (GTK_WIDGET (dialog), "What was copied has 3 columns"));
  gtk_window_destroy (dialog);
}

/* What spreadsheets write into a cell, pasted into the window: a count in the file, or a sentence.
 */
static void
test_pasted_texts (UiFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *text;
    gint64      count;    /* in the file afterwards */
    const char *sentence; /* nullable */
  } cases[] = {
    { "7", 7, NULL },
    { "Taiwan", 7, "“Taiwan” is not a count of people" },
    { "n/a", 7, "“n/a” is not a count of people" },
    { "1,234", 7, "1,234" },
    { "1.234", 1234, NULL },
    { "1 234", 1234, NULL },
    { "-", 0, NULL },
    { "8", 8, NULL },
    { " ", 0, NULL },
  };
  DesmiFlowSheet *sheet = flow_open_sheet (self);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("“%s”", cases[i].text);
      desmi_flow_sheet_paste_text (sheet, cases[i].text);
      if (cases[i].sentence != NULL)
        {
          GtkWindow *dialog;

          ui_wait (ui_has_dialog, self, cases[i].text);
          dialog = ui_find_dialog (self, ADW_TYPE_MESSAGE_DIALOG);
          g_assert_true (ui_has_label (GTK_WIDGET (dialog), cases[i].sentence));
          adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
          gtk_window_destroy (dialog);
        }
      ui_settle ();
      g_assert_cmpint (flow_sum_in_file (self, "2023-01"), ==, cases[i].count);
    }
  /* below zero is doubtful: it is marked as pasted, and holds nothing up */
  desmi_flow_sheet_paste_text (sheet, "-5\t4");
  ui_settle ();
  ui_settle ();
  g_assert_null (ui_find_dialog (self, ADW_TYPE_MESSAGE_DIALOG));
  g_assert_cmpint (flow_sum_in_file (self, "2023-02"), ==, 4);
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), "“-5” is not counted."));
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
  DesmiFlowSheet  *sheet = flow_open_sheet (self);
  GtkWidget       *button;
  DesmiForm       *form;
  g_autofree char *tooltip = NULL;

  for (guint i = 0; i < 10; i++)
    flow_type (sheet, i == 9 ? "640" : "2", GDK_KEY_Tab);
  ui_wait (has_doubt, self, "the doubt");
  desmi_flow_sheet_go (sheet, 0, 9);
  tooltip = desmi_flow_sheet_dup_tooltip (sheet, 0, 0, TRUE);
  g_assert_nonnull (strstr (tooltip, "640 — usually"));
  ui_picture (GTK_WIDGET (self->window), "flow-tab-doubt");
  button = GTK_WIDGET (ui_find_label (GTK_WIDGET (self->window), "Right, Because…"));
  gtk_widget_activate (gtk_widget_get_ancestor (button, GTK_TYPE_BUTTON));
  ui_wait (has_form, self, "the form");
  form = DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
  g_assert_nonnull (ui_find (GTK_WIDGET (form), GTK_TYPE_BUTTON, "Accept"));
  desmi_form_save (form);
  g_assert_nonnull (desmi_field_get_error (ui_find_field (form, "It is right because…")));
  desmi_field_set_text (ui_find_field (form, "It is right because…"), "Dua rombongan");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  ui_wait (has_no_doubt, self, "the doubt to go");
}

static gboolean
has_four_doubts (gpointer data)
{
  UiFixture *self = data;

  return ui_has_label (GTK_WIDGET (self->window), "4 counts to look at");
}

static GtkWidget *
find_scroller (DesmiFlowSheet *sheet)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (sheet), GTK_TYPE_SCROLLED_WINDOW);
}

/* In the smallest window, too, the sheet has more room than what is said of it; folded, that leaves
 * it almost all, and stays folded. */
static void
test_many_doubts (UiFixture *self, gconstpointer data)
{
  DesmiFlowSheet *sheet;
  GtkWidget      *doubts, *expander;
  int             height;

  gtk_window_set_default_size (GTK_WINDOW (self->window), 1024, 700);
  sheet = flow_open_sheet (self);
  for (guint i = 0; i < 12; i++)
    flow_type (sheet, i >= 8 ? "640" : "2", GDK_KEY_Tab);
  ui_wait (has_four_doubts, self, "the doubts");
  ui_settle ();
  doubts = ui_find (GTK_WIDGET (self->window), DESMI_TYPE_FLOW_DOUBTS, NULL);
  expander = ui_find (doubts, GTK_TYPE_EXPANDER, NULL);
  ui_picture (GTK_WIDGET (self->window), "flow-tab-doubts");
  height = gtk_widget_get_height (doubts);
  g_assert_cmpint (height, <, gtk_widget_get_height (find_scroller (sheet)));
  /* the last one can be reached */
  g_assert_nonnull (ui_find_label (doubts, "December 2023: 640"));
  gtk_widget_activate (expander);
  ui_settle ();
  ui_picture (GTK_WIDGET (self->window), "flow-tab-doubts-folded");
  g_assert_cmpint (gtk_widget_get_height (doubts), <, height / 2);
  g_assert_true (ui_has_label (doubts, "4 counts to look at"));
  flow_show_other (self, "year", "2022");
  flow_show_other (self, "year", "2023");
  ui_wait (has_four_doubts, self, "the doubts again");
  g_assert_false (gtk_expander_get_expanded (GTK_EXPANDER (expander)));
  gtk_widget_activate (expander); /* the setting is of all tests */
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
      FLOW_VILLAGE, desmi_locale_get_english (), NULL, &error);

  g_assert_no_error (error);
  return desmi_table_get_n_rows (table);
}

/* The same sheet takes causes of return; more of them than returns are said below. */
static void
test_causes (UiFixture *self, gconstpointer data)
{
  static const char *const   keys[] = { "TWN", "deported", "", "", "", NULL };
  DesmiSession              *session = desmi_window_get_session (self->window);
  DesmiFlowSheet            *sheet = flow_open_sheet (self);
  g_autoptr (DesmiViewState) causes
      = desmi_view_state_with (desmi_session_get_state (session), DESMI_VIEW_MEASURE, "causes");

  desmi_session_set_state (session, causes);
  ui_wait (is_empty, self, "the empty table of causes");
  flow_add_row (self, keys);
  flow_type (sheet, "900", GDK_KEY_Return);
  ui_wait (flow_is_saved, self, "the count to be saved");
  g_assert_cmpuint (count_causes (self), ==, 1);
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), "the causes add up to 900"));
  ui_picture (GTK_WIDGET (self->window), "flow-tab-causes");
  ui_settle ();
  ui_send_key (GTK_WIDGET (sheet), GDK_KEY_Delete);
  ui_settle ();
  ui_settle ();
  g_assert_cmpuint (count_causes (self), ==, 0);
}

/* Complaints are received, and settled of them; more settled than received is doubtful. */
static void
test_complaints (UiFixture *self, gconstpointer data)
{
  static const char *const keys[] = { "unpaid", "phone", "", "", "", NULL };
  DesmiFlowSheet          *sheet = flow_open_sheet (self);
  GtkWidget               *chooser = g_object_ref_sink (desmi_flow_row_chooser_new ());
  DesmiFilter             *channel;

  flow_show_kind (self, "complaints");
  /* nobody adds the channels one by one */
  desmi_flow_row_chooser_set_grid (DESMI_FLOW_ROW_CHOOSER (chooser),
                                   desmi_flow_sheet_get_grid (sheet));
  channel = ui_find_filter (chooser, "Channel");
  g_assert_true (desmi_filter_has (channel, DESMI_FLOW_ALL));
  g_assert_cmpstr (desmi_filter_get_selected (channel), ==, "");
  g_object_unref (chooser);
  flow_add_row (self, keys);
  flow_type (sheet, "3", GDK_KEY_Return);
  flow_type (sheet, "4", GDK_KEY_Return);
  ui_settle ();
  ui_settle ();
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), "more than the 3 that were received"));
  ui_picture (GTK_WIDGET (self->window), "flow-tab-complaints");
  g_assert_false (ui_has_label (GTK_WIDGET (self->window), "Abroad, by estimate"));
}

static gint64
sum_money (UiFixture *self, const char *quarter)
{
  DesmiStore            *store = desmi_session_get_store (desmi_window_get_session (self->window));
  g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_REMITTANCES);
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = NULL;
  DesmiPeriod            period;

  g_assert_true (desmi_period_parse (quarter, &period, NULL));
  desmi_query_set_period (query, &period);
  desmi_query_set_source (query, DESMI_SOURCE_LOCAL);
  desmi_query_add_where (query, DESMI_DIMENSION_VILLAGE, FLOW_VILLAGE, NULL);
  table = desmi_store_query (store, query, NULL, &error);
  g_assert_no_error (error);
  return desmi_table_get_n_rows (table) > 0
             ? desmi_table_sum (table, (guint) desmi_table_find_column (table, "amount_idr"))
             : 0;
}

/* Money by channel and quarter: the village's remittances are the sum, in the same step. */
static void
test_remittances (UiFixture *self, gconstpointer data)
{
  static const char *const keys[] = { "bank", "", "", "", "", NULL };
  DesmiFlowSheet          *sheet = flow_open_sheet (self);
  gint64                   before;

  before = sum_money (self, "2023-Q1");
  flow_show_kind (self, "remittances");
  flow_add_row (self, keys);
  flow_type (sheet, "2.500.000", GDK_KEY_Right);
  ui_settle ();
  ui_settle ();
  g_assert_cmpint (sum_money (self, "2023-Q1"), ==, before + 2500000);
  flow_type (sheet, "-1", GDK_KEY_Right);
  ui_settle ();
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), "cannot be below zero"));
  ui_picture (GTK_WIDGET (self->window), "flow-tab-remittances");
  ui_activate (self, "undo", NULL);
  ui_settle ();
  ui_settle ();
  g_assert_cmpint (sum_money (self, "2023-Q1"), ==, before);
}

/* Right, down, and as a series: each is one step. */
static void
test_fill (UiFixture *self, gconstpointer data)
{
  DesmiFlowSheet *sheet = flow_open_sheet (self);

  flow_type (sheet, "2", GDK_KEY_Tab);
  flow_type (sheet, "4", GDK_KEY_Left);
  for (guint i = 0; i < 3; i++)
    ui_send_key_with (GTK_WIDGET (sheet), GDK_KEY_Right, GDK_SHIFT_MASK);
  ui_send_key_with (GTK_WIDGET (sheet), GDK_KEY_R, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  ui_settle ();
  ui_settle ();
  g_assert_cmpint (flow_sum_in_file (self, "2023-03"), ==, 6);
  g_assert_cmpint (flow_sum_in_file (self, "2023-04"), ==, 8);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (sheet), "flows.fill-right", NULL));
  ui_settle ();
  ui_settle ();
  g_assert_cmpint (flow_sum_in_file (self, "2023-04"), ==, 2);
  ui_activate (self, "undo", NULL);
  ui_settle ();
  ui_settle ();
  g_assert_cmpint (flow_sum_in_file (self, "2023-04"), ==, 8);
}

static gboolean
has_months (gpointer data)
{
  UiFixture *self = data;

  return ui_has_label (GTK_WIDGET (self->window), "months that count: Taiwan 36, others 24)");
}

static gboolean
has_usual_months (gpointer data)
{
  UiFixture *self = data;

  return ui_has_label (GTK_WIDGET (self->window), "Abroad, by estimate")
         && !ui_has_label (GTK_WIDGET (self->window), "months that count");
}

/* The formula of the estimate is shown, and its months are set by destination. */
static void
test_stock (UiFixture *self, gconstpointer data)
{
  DesmiFlowSheet *sheet = flow_open_sheet (self);
  DesmiForm      *form;

  ui_wait (has_usual_months, self, "the estimate");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (sheet), "flows.stock-months", NULL));
  ui_wait (has_form, self, "the form");
  form = DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
  g_assert_cmpstr (desmi_field_get_text (ui_find_field (form, "Taiwan")), ==, "24");
  desmi_field_set_text (ui_find_field (form, "Taiwan"), "0");
  desmi_form_save (form);
  g_assert_nonnull (desmi_field_get_error (ui_find_field (form, "Taiwan")));
  desmi_field_set_text (ui_find_field (form, "Taiwan"), "36");
  g_assert_nonnull (ui_find (GTK_WIDGET (form), GTK_TYPE_BUTTON, "Done"));
  ui_picture (GTK_WIDGET (form), "flow-stock-months");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  ui_wait (has_months, self, "the months in the formula");
  ui_wait (ui_can_undo, self, "undo");
  ui_activate (self, "undo", NULL);
  ui_wait (has_usual_months, self, "the usual months");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/ui/flow-tab/" name, UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, function,        \
              ui_tear_down)

int
main (int argc, char *argv[])
{
  int result;

  ui_init (&argc, &argv);
  ADD ("type", test_type);
  ADD ("refuse", test_refuse);
  ADD ("paste", test_paste);
  ADD ("pasted-texts", test_pasted_texts);
  ADD ("doubt", test_doubt);
  ADD ("many-doubts", test_many_doubts);
  ADD ("causes", test_causes);
  ADD ("complaints", test_complaints);
  ADD ("remittances", test_remittances);
  ADD ("fill", test_fill);
  ADD ("stock", test_stock);
  result = g_test_run ();
  ui_done ();
  return result;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of the data's quality: findings by kind, gone there, accepted, undone and taken back. */
#include "ui-fixture.h"

#include "ui/desmi-table-model.h"
#include "ui/quality/desmi-quality-row.h"
#include "ui/villages/desmi-flow-sheet.h"
#include "ui/villages/desmi-report-field.h"

static GtkWidget *
get_page (UiFixture *self)
{
  return desmi_window_get_page (self->window);
}

static gboolean
has_finding (gpointer data)
{
  return ui_has_label (get_page (data), "18 departures in September 2019");
}

static gboolean
has_no_finding (gpointer data)
{
  return !has_finding (data) && ui_has_label (get_page (data), "Unusual values (5)");
}

static gboolean
has_completeness (gpointer data)
{
  return ui_has_label (get_page (data), "months of flows");
}

static gboolean
has_nothing (gpointer data)
{
  return ui_has_label (get_page (data), "Nothing Accepted");
}

static void
choose (UiFixture *self, DesmiViewField field, const char *value)
{
  DesmiSession              *session = desmi_window_get_session (self->window);
  g_autoptr (DesmiViewState) state
      = desmi_view_state_with (desmi_session_get_state (session), field, value);

  desmi_session_set_state (session, state);
}

/* A button of the finding's row. */
static void
press (UiFixture *self, const char *what)
{
  GtkLabel  *label = ui_find_label (get_page (self), "18 departures in September 2019");
  GtkWidget *button = gtk_widget_get_next_sibling (gtk_widget_get_parent (GTK_WIDGET (label)));

  while (button != NULL && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), what) != 0)
    button = gtk_widget_get_next_sibling (button);
  g_assert_nonnull (button);
  gtk_widget_grab_focus (button); /* as a mouse or a key would */
  g_signal_emit_by_name (button, "clicked");
}

static void
press_enter (DesmiField *field)
{
  gtk_widget_grab_focus (GTK_WIDGET (field));
  g_signal_emit_by_name (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (field))), "activate");
}

/* The hand stays in the list: what comes after the row that went has the focus. */
static gboolean
has_focus_in_list (gpointer data)
{
  UiFixture *self = data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));

  return focus != NULL && GTK_IS_BUTTON (focus)
         && gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW) != NULL
         && gtk_widget_is_ancestor (focus, get_page (self));
}

static void
show_outliers (UiFixture *self)
{
  ui_activate (self, "page", "quality");
  ui_wait (ui_is_page, self, "quality");
  choose (self, DESMI_VIEW_GROUP, "outlier");
  ui_wait (has_finding, self, "the finding");
}

/* Without a reason nothing is accepted. */
static void
test_accept (UiFixture *self, gconstpointer unused)
{
  DesmiForm *form;

  g_object_set (desmi_window_get_session (self->window), "user", "Ibu Wati", NULL);
  show_outliers (self);
  ui_picture (GTK_WIDGET (self->window), "quality");
  press (self, "Accept, Because…");
  form = DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
  g_assert_nonnull (form);
  desmi_form_save (form);
  ui_settle ();
  g_assert_nonnull (desmi_field_get_error (ui_find_field (form, "Reason")));
  desmi_field_set_text (ui_find_field (form, "Reason"), "A group left for the harvest");
  ui_picture (GTK_WIDGET (form), "quality-accept");
  press_enter (ui_find_field (form, "Reason"));
  ui_wait_form_closed (self);
  ui_wait (has_no_finding, self, "the list without it");
  ui_wait (has_focus_in_list, self, "the focus in the next row");
  choose (self, DESMI_VIEW_TAB, "accepted");
  ui_wait (has_finding, self, "the accepted ones");
  g_assert_true (ui_has_label (get_page (self), "A group left for the harvest"));
  g_assert_true (ui_has_label (get_page (self), "Accepted by Ibu Wati on "));
  ui_picture (GTK_WIDGET (self->window), "quality-accepted");
  press (self, "Take Back");
  ui_wait (has_nothing, self, "nothing accepted");
  ui_activate (self, "undo", NULL);
  ui_wait (has_finding, self, "the acceptance again");
  ui_activate (self, "undo", NULL);
  ui_wait (has_nothing, self, "no acceptance");
  choose (self, DESMI_VIEW_TAB, NULL);
  ui_wait (has_finding, self, "the finding again");
}

static gboolean
shows_year (gpointer data)
{
  return ui_has_label (get_page (data), "2019");
}

static DesmiFlowSheet *
find_sheet (GtkWidget *widget)
{
  DesmiFlowSheet *found = NULL;

  if (DESMI_IS_FLOW_SHEET (widget))
    return DESMI_FLOW_SHEET (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_sheet (child);
  return found;
}

#define SEPTEMBER 8 /* from 0 */

static gboolean
has_cell (gpointer data)
{
  UiFixture      *self = data;
  DesmiFlowSheet *sheet = find_sheet (get_page (self));
  GtkWidget      *focus = gtk_root_get_focus (GTK_ROOT (self->window));
  guint           row, month;

  if (sheet == NULL || focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (sheet)))
    return FALSE;
  desmi_flow_sheet_get_cursor (sheet, &row, &month);
  return month == SEPTEMBER;
}

static void
test_go_there (UiFixture *self, gconstpointer unused)
{
  DesmiViewState *state;

  show_outliers (self);
  press (self, "Go There");
  ui_wait (ui_is_page, self, "village");
  state = desmi_session_get_state (desmi_window_get_session (self->window));
  g_assert_cmpstr (desmi_view_state_get_filter (state, "village"), ==, "32.12.19.2003");
  g_assert_cmpstr (desmi_view_state_get (state, DESMI_VIEW_TAB), ==, "flows");
  g_assert_cmpstr (desmi_view_state_get_filter (state, "year"), ==, "2019");
  g_assert_cmpstr (desmi_view_state_get_filter (state, "direction"), ==, "out");
  ui_wait (shows_year, self, "the sheet of that year");
  ui_wait (has_cell, self, "the focus in the month's cell");
  ui_activate (self, "back", NULL);
  ui_wait (ui_is_page, self, "quality");
  ui_wait (has_finding, self, "the finding");
}

static gboolean
has_person (gpointer data)
{
  UiFixture *self = data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));

  return focus != NULL && GTK_IS_LIST_BOX_ROW (focus) && ui_has_label (focus, "Ibu Sari")
         && gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (focus));
}

static gboolean
has_person_finding (gpointer data)
{
  return ui_has_label (get_page (data), "before the service began");
}

static void
put_person (UiFixture *self, const char *name, const char *until)
{
  DesmiStore            *store = desmi_session_get_store (desmi_window_get_session (self->window));
  g_autoptr (DesmiEdit)  edit = desmi_edit_new ("petugas");
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_PERSON, "32.12.16.2004");

  desmi_entry_set (entry, "role", "officer");
  desmi_entry_set (entry, "name", name);
  desmi_entry_set (entry, "since", "2023-05-01");
  desmi_entry_set (entry, "until", until);
  desmi_edit_put_entry (edit, entry);
  g_assert_true (desmi_store_apply (store, edit, NULL, NULL));
}

static void
go_there (UiFixture *self, const char *text)
{
  GtkLabel  *label = ui_find_label (get_page (self), text);
  GtkWidget *button = gtk_widget_get_next_sibling (gtk_widget_get_parent (GTK_WIDGET (label)));

  g_signal_emit_by_name (button, "clicked");
}

/* Of two persons the one whose dates contradict each other is found selected. */
static void
test_go_to_person (UiFixture *self, gconstpointer unused)
{
  put_person (self, "Ibu Wati", NULL);
  put_person (self, "Ibu Sari", "2022-05-01");
  ui_activate (self, "page", "quality");
  ui_wait (ui_is_page, self, "quality");
  choose (self, DESMI_VIEW_GROUP, "dates");
  ui_wait (has_person_finding, self, "the finding");
  go_there (self, "before the service began");
  ui_wait (ui_is_page, self, "village");
  ui_wait (has_person, self, "the focus on the person");
}

static gboolean
has_indicator (gpointer data)
{
  UiFixture *self = data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));
  GtkWidget *field
      = focus != NULL ? gtk_widget_get_ancestor (focus, DESMI_TYPE_REPORT_FIELD) : NULL;

  return field != NULL
         && g_strcmp0 (desmi_report_field_get_known (DESMI_REPORT_FIELD (field)), "55") == 0;
}

static gboolean
has_year_finding (gpointer data)
{
  return ui_has_label (get_page (data), "the quarters add up to");
}

/* A year that its quarters contradict leads to the field of that indicator. */
static void
test_go_to_indicator (UiFixture *self, gconstpointer unused)
{
  DesmiStore           *store = desmi_session_get_store (desmi_window_get_session (self->window));
  g_autoptr (DesmiEdit) edit = desmi_edit_new ("tahun");

  desmi_edit_put_measurement (edit, "32.12.16.2004", "dokumen_diproses", "2019-Q4", 55000);
  desmi_edit_put_measurement (edit, "32.12.16.2004", "dokumen_diproses", "2019", 1000);
  g_assert_true (desmi_store_apply (store, edit, NULL, NULL));
  ui_activate (self, "page", "quality");
  ui_wait (ui_is_page, self, "quality");
  choose (self, DESMI_VIEW_GROUP, "parts_and_whole");
  ui_wait (has_year_finding, self, "the finding");
  go_there (self, "the quarters add up to");
  ui_wait (ui_is_page, self, "village");
  ui_wait (has_indicator, self, "the focus in the indicator's field");
}

static gboolean
is_kept (gpointer data)
{
  return ui_find_dialog (data, DESMI_TYPE_FORM) == NULL && has_finding (data)
         && has_focus_in_list (data);
}

/* Cancelled, nothing is accepted and the hand is where it was. */
static void
test_cancel (UiFixture *self, gconstpointer unused)
{
  GtkWindow *form;
  int        width, height;

  show_outliers (self);
  press (self, "Accept, Because…");
  form = ui_find_dialog (self, DESMI_TYPE_FORM);
  g_assert_nonnull (form);
  /* one field is not left in a window for many */
  gtk_window_get_default_size (form, &width, &height);
  g_assert_cmpint (height, >, 100);
  g_assert_cmpint (height, <, 400);
  gtk_window_close (form);
  ui_wait (is_kept, self, "the finding and the focus");
}

static void
test_completeness (UiFixture *self, gconstpointer unused)
{
  show_outliers (self);
  choose (self, DESMI_VIEW_TAB, "completeness");
  ui_wait (has_completeness, self, "the completeness");
  g_assert_true (
      ui_has_label (get_page (self), "Counted: villages of every programme, for as long"));
  ui_settle ();
  ui_picture (GTK_WIDGET (self->window), "quality-completeness");
}

/* One month is no “months”. */
static void
test_plural (UiFixture *self, gconstpointer unused)
{
  static const char *const      columns[] = { "months", "of_months", "quarters", "of_quarters" };
  static const gint64           numbers[] = { 1, 1, 0, 2 };
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("completeness");
  g_autoptr (DesmiTable)        table = NULL;
  g_autoptr (DesmiTableModel)   model = NULL;
  g_autoptr (DesmiTableRow)     row = NULL;
  GtkWidget                    *window = gtk_window_new ();

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    desmi_table_builder_add_column (builder, columns[i], DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "share", DESMI_COLUMN_RATIO);
  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, 0, "32.12.16.2004", "Kenanga");
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    desmi_table_builder_set_int (builder, i + 1, numbers[i]);
  table = desmi_table_builder_end (g_steal_pointer (&builder));
  model = desmi_table_model_new (table);
  row = g_list_model_get_item (G_LIST_MODEL (model), 0);
  gtk_window_set_child (GTK_WINDOW (window), desmi_completeness_row_new (row));
  gtk_window_present (GTK_WINDOW (window));
  ui_settle ();
  g_assert_true (ui_has_label (window, "1 of 1 month of flows · 0 of 2 quarters of pillars"));
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(name, func)                                                                            \
  g_test_add ("/quality/" name, UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, func, ui_tear_down)

int
main (int argc, char **argv)
{
  int result;

  ui_init (&argc, &argv);
  ADD ("accept", test_accept);
  ADD ("cancel", test_cancel);
  ADD ("go-there", test_go_there);
  ADD ("go-to-person", test_go_to_person);
  ADD ("go-to-indicator", test_go_to_indicator);
  ADD ("completeness", test_completeness);
  ADD ("plural", test_plural);
  result = g_test_run ();
  ui_done ();
  return result;
}

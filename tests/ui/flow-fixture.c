/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of flows of a village of the sample, and ways to type into it. */
#include "flow-fixture.h"

#include "ui/villages/desmi-village-page.h"

DesmiFlowSheet *
flow_find_sheet (UiFixture *self)
{
  return DESMI_FLOW_SHEET (ui_find (GTK_WIDGET (self->window), DESMI_TYPE_FLOW_SHEET, NULL));
}

/* Of the sheet that was asked for: another one may be shown until it was read. */
static gboolean
has_cell (gpointer data)
{
  UiFixture           *self = data;
  GtkWidget           *sheet = ui_find (GTK_WIDGET (self->window), DESMI_TYPE_FLOW_SHEET, NULL);
  const DesmiFlowGrid *grid
      = sheet != NULL ? desmi_flow_sheet_get_grid (DESMI_FLOW_SHEET (sheet)) : NULL;

  return grid != NULL
         && g_str_equal (desmi_flow_grid_get_sheet (grid), FLOW_VILLAGE "/2023/out/workers")
         && desmi_flow_sheet_get_entry (DESMI_FLOW_SHEET (sheet)) != NULL
         && gtk_widget_get_mapped (desmi_flow_sheet_get_entry (DESMI_FLOW_SHEET (sheet)));
}

DesmiFlowSheet *
flow_open_sheet (UiFixture *self)
{
  DesmiSession              *session = desmi_window_get_session (self->window);
  g_autoptr (DesmiViewState) state = desmi_view_state_new (DESMI_VILLAGE_PAGE_NAME);
  g_autoptr (DesmiViewState) village
      = desmi_view_state_with_filter (state, "village", FLOW_VILLAGE);
  g_autoptr (DesmiViewState) year = desmi_view_state_with_filter (village, "year", "2023");
  g_autoptr (DesmiViewState) tab = desmi_view_state_with (year, DESMI_VIEW_TAB, "flows");
  DesmiFlowSheet            *sheet;

  desmi_session_set_state (session, tab);
  ui_wait (has_cell, self, "the sheet");
  sheet = flow_find_sheet (self);
  gtk_widget_grab_focus (GTK_WIDGET (sheet));
  ui_settle ();
  return sheet;
}

/* As if typed, and ended by @key. */
void
flow_type (DesmiFlowSheet *sheet, const char *text, guint key)
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
  GtkWidget       *entry = desmi_flow_sheet_get_entry (flow_find_sheet (self->fixture));
  g_autofree char *wrong = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, self->label);

  return wrong == NULL;
}

void
flow_wait_spoken (UiFixture *self, const char *label)
{
  Spoken spoken = { self, label };

  ui_wait (speaks, &spoken, label);
}

/* What the file holds of the village's own departures in a month. */
gint64
flow_sum_in_file (UiFixture *self, const char *month)
{
  DesmiStore            *store = desmi_session_get_store (desmi_window_get_session (self->window));
  g_autoptr (DesmiQuery) query
      = desmi_flow_grid_ask (FLOW_VILLAGE, DESMI_DIRECTION_OUT, DESMI_SOURCE_LOCAL);
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = NULL;
  DesmiPeriod            period;

  g_assert_true (desmi_period_parse (month, &period, NULL));
  desmi_query_set_period (query, &period);
  table = desmi_store_query (store, query, NULL, &error);
  g_assert_no_error (error);
  return desmi_table_sum (table, (guint) desmi_table_find_column (table, "count"));
}

gboolean
flow_is_saved (gpointer data)
{
  UiFixture *self = data;

  return ui_has_label (GTK_WIDGET (self->window), "Saved · last change at");
}

/* Adds a row of the kind that is shown, as from the list of choices. */
void
flow_add_row (UiFixture *self, const char *const *keys)
{
  GtkWidget *button = gtk_widget_get_ancestor (
      GTK_WIDGET (ui_find_label (GTK_WIDGET (self->window), "+ Row…")), GTK_TYPE_MENU_BUTTON);

  g_signal_emit_by_name (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)), "chosen", keys);
  ui_settle ();
}

void
flow_show_kind (UiFixture *self, const char *kind)
{
  DesmiSession              *session = desmi_window_get_session (self->window);
  g_autoptr (DesmiViewState) state
      = desmi_view_state_with (desmi_session_get_state (session), DESMI_VIEW_MEASURE, kind);

  desmi_session_set_state (session, state);
  ui_settle ();
  ui_settle ();
}

/* Goes to another year, kind or village of the flows. */
void
flow_show_other (UiFixture *self, const char *filter, const char *value)
{
  DesmiSession              *session = desmi_window_get_session (self->window);
  g_autoptr (DesmiViewState) state
      = desmi_view_state_with_filter (desmi_session_get_state (session), filter, value);

  desmi_session_set_state (session, state);
  ui_settle ();
  ui_settle ();
}

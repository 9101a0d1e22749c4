/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of villages of the sample: its filters, and what the store finds by them. */
#include "list-fixture.h"

DesmiSession *
list_get_session (UiFixture *self)
{
  return desmi_window_get_session (self->window);
}

DesmiStore *
list_get_store (UiFixture *self)
{
  return desmi_session_get_store (list_get_session (self));
}

GtkWidget *
list_get_view (DesmiVillagesPage *page)
{
  return ui_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW, NULL);
}

void
list_click (GtkWidget *button)
{
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  ui_settle ();
}

void
list_set_filter (UiFixture *self, const char *column, const char *value)
{
  g_autoptr (DesmiViewState) state = desmi_view_state_with_filter (
      desmi_session_get_state (list_get_session (self)), column, value);

  desmi_session_set_state (list_get_session (self), state);
}

const char *
list_get_filter (UiFixture *self, const char *column)
{
  return desmi_view_state_get_filter (desmi_session_get_state (list_get_session (self)), column);
}

guint
list_count (UiFixture *self, DesmiCondition condition, guint choice, int status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  DesmiVillageFilter filter;

  desmi_village_filter_init (&filter);
  filter.quarter = desmi_session_get_quarter (list_get_session (self));
  filter.conditions[condition] = choice > 0 ? DESMI_CONDITION_BIT (choice) : 0;
  filter.statuses = status >= 0 ? DESMI_STATUS_BIT (status) : 0;
  ids = desmi_store_list_villages (list_get_store (self), &filter, NULL, &error);
  g_assert_no_error (error);
  return ids->len;
}

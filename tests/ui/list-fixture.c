/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of villages of the sample: its filters, and what the store finds by them. */
#include "list-fixture.h"

#include "app/desmi-draft.h"
#include "ui/villages/desmi-paste-form.h"

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

gboolean
list_has_form (gpointer fixture)
{
  return ui_find_dialog (fixture, DESMI_TYPE_FORM) != NULL;
}

guint
list_count_notes (UiFixture *self, const char *notes)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GArray)    ids = NULL;
  g_autoptr (GPtrArray) villages = NULL;
  DesmiVillageFilter    filter;
  guint                 n = 0;

  desmi_village_filter_init (&filter);
  filter.scope = DESMI_VILLAGE_SCOPE_DISTRICT;
  ids = desmi_store_list_villages (list_get_store (self), &filter, NULL, &error);
  g_assert_no_error (error);
  villages = desmi_store_get_villages (list_get_store (self), (gconstpointer) ids->data, ids->len,
                                       &filter, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < villages->len; i++)
    n += g_strcmp0 (((DesmiVillage *) g_ptr_array_index (villages, i))->notes, notes) == 0;
  return n;
}

static gboolean
no_form (gpointer fixture)
{
  return !list_has_form (fixture);
}

void
list_close_form (UiFixture *self)
{
  gtk_widget_activate_action (GTK_WIDGET (ui_find_dialog (self, DESMI_TYPE_FORM)), "window.close",
                              NULL);
  ui_wait (no_form, self, "the form to close");
  ui_settle ();
  desmi_draft_wait_kept ();
  ui_settle ();
}

DesmiForm *
list_open_paste (UiFixture *self, const char *text)
{
  DesmiForm *form = desmi_paste_form_new (GTK_WINDOW (self->window), list_get_session (self), text);

  gtk_window_present (GTK_WINDOW (form));
  return form;
}

DesmiForm *
list_open_bulk (UiFixture *self, DesmiVillagesPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "villages.edit-field", NULL);
  ui_wait (list_has_form, self, "the form");
  return DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
}

GtkCheckButton *
list_find_check (DesmiForm *form, const char *label)
{
  GtkLabel *found = ui_find_label (GTK_WIDGET (form), label);

  g_assert_nonnull (found);
  return GTK_CHECK_BUTTON (gtk_widget_get_ancestor (GTK_WIDGET (found), GTK_TYPE_CHECK_BUTTON));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of the data's quality: findings by kind, gone there, accepted, undone and taken back. */
#include "ui-fixture.h"

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
  return !has_finding (data) && ui_has_label (get_page (data), "Unusual counts (5)");
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
  g_signal_emit_by_name (button, "clicked");
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
  desmi_form_save (form);
  ui_wait_form_closed (self);
  ui_wait (has_no_finding, self, "the list without it");
  choose (self, DESMI_VIEW_TAB, "accepted");
  ui_wait (has_finding, self, "the accepted ones");
  g_assert_true (ui_has_label (get_page (self), "A group left for the harvest"));
  press (self, "Take Back");
  ui_wait (has_nothing, self, "nothing accepted");
  ui_activate (self, "undo", NULL);
  ui_wait (has_finding, self, "the acceptance again");
  ui_activate (self, "undo", NULL);
  ui_wait (has_nothing, self, "no acceptance");
  choose (self, DESMI_VIEW_TAB, NULL);
  ui_wait (has_finding, self, "the finding again");
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
  ui_activate (self, "back", NULL);
  ui_wait (ui_is_page, self, "quality");
  ui_wait (has_finding, self, "the finding");
}

static void
test_completeness (UiFixture *self, gconstpointer unused)
{
  show_outliers (self);
  choose (self, DESMI_VIEW_TAB, "completeness");
  ui_wait (has_completeness, self, "the completeness");
  ui_settle ();
  ui_picture (GTK_WIDGET (self->window), "quality-completeness");
}

#define ADD(name, func)                                                                            \
  g_test_add ("/quality/" name, UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, func, ui_tear_down)

int
main (int argc, char **argv)
{
  int result;

  ui_init (&argc, &argv);
  ADD ("accept", test_accept);
  ADD ("go-there", test_go_there);
  ADD ("completeness", test_completeness);
  result = g_test_run ();
  ui_done ();
  return result;
}

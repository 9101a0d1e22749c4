/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the report of a village begins: which village, which quarter, and what of it is selected.
 */
#include "report-fixture.h"

#include "core/desmi-clock.h"
#include "ui/pillars/desmi-pillars-page.h"
#include "ui/villages/desmi-report-tab.h"
#include "ui/villages/desmi-village-page.h"

#include <string.h>

static gboolean
is_unreported (gpointer data)
{
  UiFixture       *self = data;
  g_autofree char *title = NULL;

  g_object_get (report_get_page (self), "title", &title, NULL);
  return g_strcmp0 (title, "Kertajaya") == 0 && report_find_entry (self, FIRST) != NULL;
}

static gboolean
is_quarter_over (gpointer fixture)
{
  UiFixture *self = fixture;

  return g_strcmp0 (desmi_session_get_quarter (desmi_window_get_session (self->window)), "2026-Q3")
             == 0
         && report_find_entry (self, FIRST) != NULL;
}

static gboolean
has_field_focus (gpointer fixture)
{
  return report_has_focus (fixture, FIRST);
}

/* Where all have reported in the quarter with the last measurements, what is missing is the last
 * quarter that is over; and no number is selected, which one key would type over. */
static void
test_start_over (UiFixture *self, gconstpointer unused)
{
  DesmiSession              *session = desmi_window_get_session (self->window);
  g_autoptr (DesmiViewState) state = desmi_view_state_new ("pillars");
  gint64                     now;

  g_assert_true (desmi_clock_parse_utc ("2026-11-30T02:00:00Z", &now));
  desmi_clock_hold (now);
  desmi_session_set_state (session, state);
  ui_settle ();
  desmi_session_set_quarter (session, QUARTER);
  g_assert_true (gtk_widget_activate_action (
      ui_find (GTK_WIDGET (self->window), DESMI_TYPE_PILLARS_PAGE, NULL), "pillars.report", NULL));
  ui_wait (is_quarter_over, self, "the last quarter that is over");
  ui_wait (has_field_focus, self, "the first field");
  report_wait_for (self, "nothing entered yet");
  ui_picture (GTK_WIDGET (self->window), "report-start");
  desmi_clock_hold (0);
}

/* A form that comes selects none of its numbers. */
static void
test_open_selects_nothing (UiFixture *self, gconstpointer unused)
{
  GtkEditable *entry;
  int          first, last;

  report_open (self);
  entry = GTK_EDITABLE (report_find_entry (self, FIRST));
  g_assert_true (report_has_focus (self, FIRST));
  g_assert_cmpstr (gtk_editable_get_text (entry), !=, "");
  g_assert_false (gtk_editable_get_selection_bounds (entry, &first, &last));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (entry), "report.next", NULL));
  ui_settle ();
  report_wait_for (self, "Village 23 of 30");
  ui_wait (has_field_focus, self, "the field of the next");
  entry = GTK_EDITABLE (report_find_entry (self, FIRST));
  g_assert_false (gtk_editable_get_selection_bounds (entry, &first, &last));
}

/* From the pillars to the village that has not reported yet. */
static void
test_start (UiFixture *self, gconstpointer unused)
{
  DesmiSession              *session = desmi_window_get_session (self->window);
  g_autoptr (DesmiViewState) state = desmi_view_state_new ("pillars");
  DesmiEdit                 *clear = desmi_edit_new ("Clear");
  g_autoptr (GError)         error = NULL;
  g_autoptr (DesmiTable)     table
      = desmi_store_lookup (report_get_store (self), "indicators", NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    desmi_edit_clear_measurement (clear, VILLAGE, desmi_table_get_text (table, i, 0), QUARTER);
  report_apply_beside (self, clear);
  desmi_session_set_state (session, state);
  ui_settle ();
  desmi_session_set_quarter (session, QUARTER);
  g_assert_true (gtk_widget_activate_action (
      ui_find (GTK_WIDGET (self->window), DESMI_TYPE_PILLARS_PAGE, NULL), "pillars.report", NULL));
  ui_wait (is_unreported, self, "the village that has not reported");
  g_assert_cmpstr (desmi_session_get_quarter (session), ==, QUARTER);
}

/* A district that has measured nothing yet begins with the quarter that runs now. */
static void
test_first (UiFixture *self, gconstpointer unused)
{
  DesmiSession *session = desmi_window_get_session (self->window);
  gint64        now;

  g_assert_true (desmi_clock_parse_utc ("2027-05-10T02:00:00Z", &now));
  desmi_clock_hold (now);
  desmi_session_set_quarter (session, NULL);
  desmi_village_page_open (session, VILLAGE, DESMI_REPORT_TAB_NAME);
  report_wait_entry (self, FIRST);
  g_assert_null (desmi_session_get_quarter (session));
  report_wait_for (self, "Q1 2027");
  report_wait_for (self, "nothing entered yet");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (report_find_entry (self, FIRST))), ==, "");
  report_type (self, FIRST, "3");
  ui_send_key (report_find_entry (self, FIRST), GDK_KEY_Return);
  report_wait_for (self, "draft, saved as you type");
  g_assert_nonnull (
      strstr (desmi_store_get_undo_label (report_get_store (self)), FIRST ", Kertajaya, Q2 2027"));
  desmi_clock_hold (0);
}

int
main (int argc, char *argv[])
{
  int result;

  ui_init (&argc, &argv);
  ADD ("/ui/report-start/start", test_start);
  ADD ("/ui/report-start/start-over", test_start_over);
  ADD ("/ui/report-start/open-selects-nothing", test_open_selects_nothing);
  ADD ("/ui/report-start/first", test_first);
  result = g_test_run ();
  ui_done ();
  return result;
}

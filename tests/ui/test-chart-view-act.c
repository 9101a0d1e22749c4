/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is chosen in a chart: a mark by click or Enter, a stretch of time by drag or Shift. */
#include "chart-fixture.h"
#include "ui-fixture.h"

#include "ui/widgets/desmi-chart-card.h"

#include <math.h>

typedef struct
{
  UiChart  chart;
  GString *heard; /* "destination=TWN;" or "2023-01..2023-03;" for each signal */
} Fixture;

static void
activated_cb (Fixture *self, char **filters)
{
  g_autofree char *text = g_strjoinv (",", filters);

  g_string_append_printf (self->heard, "%s;", text);
}

static void
period_selected_cb (Fixture *self, const char *first, const char *last)
{
  g_string_append_printf (self->heard, "%s..%s;", first, last);
}

static void
set_up (Fixture *self, gconstpointer along_time)
{
  ui_chart_set_up (&self->chart, along_time);
  self->heard = g_string_new (NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->chart.view));
}

static void
listen (Fixture *self)
{
  g_signal_connect_swapped (self->chart.card, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->chart.card, "period-selected", G_CALLBACK (period_selected_cb),
                            self);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  ui_chart_tear_down (&self->chart, unused);
  g_string_free (self->heard, TRUE);
}

static void
get_center (const DesmiSceneMark *mark, double *x, double *y)
{
  const DesmiBox *box = mark->hit.width > 0 ? &mark->hit : &mark->box;

  *x = box->x + box->width / 2;
  *y = box->y + box->height / 2;
}

static void
click (Fixture *self, double x, double y, gboolean control)
{
  desmi_chart_view_begin_drag (self->chart.view, x, y);
  desmi_chart_view_end_drag (self->chart.view, x, y, control);
}

static void
test_click (Fixture *self, gconstpointer unused)
{
  int                   index;
  double                x, y;
  const DesmiSceneMark *taiwan = ui_chart_find_mark (&self->chart, "Taiwan:", &index);

  get_center (taiwan, &x, &y);
  /* nobody listens: it is pinned, and let go */
  click (self, x, y, FALSE);
  desmi_chart_view_point (self->chart.view, 1, 1);
  g_assert_cmpint (desmi_chart_view_get_current (self->chart.view), ==, index);
  click (self, x, y, FALSE);
  desmi_chart_view_point (self->chart.view, 1, 1);
  click (self, 1, 1, FALSE);
  g_assert_cmpint (desmi_chart_view_get_current (self->chart.view), ==, -1);
  listen (self);
  click (self, x, y, FALSE);
  g_assert_cmpstr (self->heard->str, ==, "destination=TWN;");
  desmi_chart_view_point (self->chart.view, 1, 1);
  desmi_chart_view_clear (self->chart.view);
  /* Control still pins, and elsewhere a click lets go */
  click (self, x, y, TRUE);
  desmi_chart_view_point (self->chart.view, 1, 1);
  g_assert_cmpint (desmi_chart_view_get_current (self->chart.view), ==, index);
  click (self, 1, 1, FALSE);
  g_assert_cmpint (desmi_chart_view_get_current (self->chart.view), ==, -1);
  g_assert_cmpstr (self->heard->str, ==, "destination=TWN;");
}

/* The view's own listeners hear it as well as the card's. */
static void
test_view (Fixture *self, gconstpointer unused)
{
  int    index;
  double x, y;

  get_center (ui_chart_find_mark (&self->chart, "Haurgeulis to Hong Kong", &index), &x, &y);
  g_signal_connect_swapped (self->chart.view, "activated", G_CALLBACK (activated_cb), self);
  click (self, x, y, FALSE);
  g_assert_cmpstr (self->heard->str, ==, "subdistrict=32.12.01,destination=HKG;");
  listen (self);
  click (self, x, y, FALSE);
  g_assert_cmpstr (self->heard->str, ==,
                   "subdistrict=32.12.01,destination=HKG;subdistrict=32.12.01,destination=HKG;"
                   "subdistrict=32.12.01,destination=HKG;");
}

static void
test_enter (Fixture *self, gconstpointer unused)
{
  GtkWidget *view = GTK_WIDGET (self->chart.view);
  int        taiwan;

  listen (self);
  ui_chart_find_mark (&self->chart, "Taiwan:", &taiwan);
  ui_send_key (view, GDK_KEY_Home);
  while (desmi_chart_view_get_current (self->chart.view) != taiwan)
    ui_send_key (view, GDK_KEY_Right);
  g_assert_true (ui_has_label (view, "Press Enter to filter"));
  g_assert_true (ui_send_key_with (view, GDK_KEY_Return, 0));
  g_assert_cmpstr (self->heard->str, ==, "destination=TWN;");
  /* one that was walked to does not hold Escape back from the window, a pin does */
  g_assert_true (ui_send_key_with (view, GDK_KEY_Return, GDK_CONTROL_MASK));
  g_assert_true (ui_send_key_with (view, GDK_KEY_Escape, 0));
  g_assert_cmpint (desmi_chart_view_get_current (self->chart.view), ==, -1);
  g_assert_false (ui_send_key_with (view, GDK_KEY_Escape, 0));
  ui_send_key (view, GDK_KEY_Home);
  g_assert_cmpint (desmi_chart_view_get_current (self->chart.view), >=, 0);
  g_assert_false (ui_send_key_with (view, GDK_KEY_Escape, 0));
  g_assert_cmpint (desmi_chart_view_get_current (self->chart.view), ==, -1);
  g_assert_cmpstr (self->heard->str, ==, "destination=TWN;");
}

static gboolean
has_hint (gpointer view)
{
  return ui_has_label (view, "Click to filter");
}

static gboolean
has_other_hint (gpointer view)
{
  return ui_has_label (view, "Click to take the filter away");
}

static int
clear_cb (void)
{
  return DESMI_VIEW_TOGGLE_CLEAR;
}

static const char *
get_cursor (Fixture *self)
{
  GdkCursor *cursor = gtk_widget_get_cursor (GTK_WIDGET (self->chart.view));

  return cursor == NULL ? NULL : gdk_cursor_get_name (cursor);
}

static void
test_hint (Fixture *self, gconstpointer unused)
{
  int    index;
  double x, y;

  get_center (ui_chart_find_mark (&self->chart, "Taiwan:", &index), &x, &y);
  desmi_chart_view_point (self->chart.view, x, y);
  g_assert_null (get_cursor (self));
  desmi_chart_view_point (self->chart.view, 1, 1);
  listen (self);
  desmi_chart_view_point (self->chart.view, x, y);
  g_assert_cmpstr (get_cursor (self), ==, "pointer");
  ui_wait (has_hint, self->chart.view, "the words of what a click does");
  ui_picture (GTK_WIDGET (self->chart.card), "chart-hint");
  desmi_chart_view_point (self->chart.view, 1, 1);
  g_signal_connect (self->chart.card, "toggle", G_CALLBACK (clear_cb), NULL);
  desmi_chart_view_point (self->chart.view, x, y);
  ui_wait (has_other_hint, self->chart.view, "the words of what a second click does");
  desmi_chart_view_point (self->chart.view, 1, 1);
  g_assert_null (get_cursor (self));
}

/* A Sankey has no stretch of time: a drag is a click that slipped. */
static void
test_no_time (Fixture *self, gconstpointer unused)
{
  int    index;
  double x, y;

  listen (self);
  get_center (ui_chart_find_mark (&self->chart, "Taiwan:", &index), &x, &y);
  desmi_chart_view_begin_drag (self->chart.view, x, y - 6);
  g_assert_false (desmi_chart_view_drag (self->chart.view, x, y + 6));
  desmi_chart_view_end_drag (self->chart.view, x, y + 6, FALSE);
  g_assert_cmpstr (self->heard->str, ==, "destination=TWN;");
  g_assert_false (desmi_chart_view_extend (self->chart.view, 1, FALSE));
}

static void
test_drag (Fixture *self, gconstpointer unused)
{
  int    index;
  double from_x, to_x, y;

  get_center (ui_chart_find_mark (&self->chart, "Departures, April 2023", &index), &from_x, &y);
  get_center (ui_chart_find_mark (&self->chart, "Departures, September 2023", &index), &to_x, &y);
  listen (self);
  desmi_chart_view_begin_drag (self->chart.view, from_x, y);
  g_assert_false (desmi_chart_view_drag (self->chart.view, from_x + 7, y + 5));
  g_assert_false (desmi_chart_view_drag (self->chart.view, from_x + 9, y + 30)); /* a scroll */
  g_assert_true (desmi_chart_view_drag (self->chart.view, from_x + 9, y + 5));
  g_assert_true (desmi_chart_view_drag (self->chart.view, to_x, y));
  g_assert_cmpstr (desmi_chart_view_get_description (self->chart.view), ==, "April–September 2023");
  g_assert_cmpstr (get_cursor (self), ==, "ew-resize");
  g_assert_cmpint (desmi_chart_view_get_current (self->chart.view), ==, -1);
  ui_picture (GTK_WIDGET (self->chart.card), "chart-drag");
  /* backwards beyond where it began, and beyond the chart */
  desmi_chart_view_drag (self->chart.view, -400, y);
  desmi_chart_view_end_drag (self->chart.view, -400, y, FALSE);
  g_assert_cmpstr (self->heard->str, ==, "2023-01..2023-04;");
  g_assert_null (get_cursor (self));
  /* less is a click */
  click (self, from_x, y, FALSE);
  g_assert_cmpstr (self->heard->str, ==, "2023-01..2023-04;month=2023-04;");
}

static void
test_drag_cancelled (Fixture *self, gconstpointer unused)
{
  int    index;
  double x, y;

  listen (self);
  get_center (ui_chart_find_mark (&self->chart, "Departures, April 2023", &index), &x, &y);
  click (self, x, y, TRUE);
  desmi_chart_view_begin_drag (self->chart.view, x, y);
  g_assert_true (desmi_chart_view_drag (self->chart.view, x + 100, y));
  /* first the drag, then the pin, then it is the window's */
  g_assert_true (ui_send_key_with (GTK_WIDGET (self->chart.view), GDK_KEY_Escape, 0));
  desmi_chart_view_point (self->chart.view, 1, 1);
  g_assert_cmpint (desmi_chart_view_get_current (self->chart.view), ==, index);
  g_assert_true (ui_send_key_with (GTK_WIDGET (self->chart.view), GDK_KEY_Escape, 0));
  g_assert_false (ui_send_key_with (GTK_WIDGET (self->chart.view), GDK_KEY_Escape, 0));
  /* the button that comes up afterwards chooses nothing, nor does one that comes up elsewhere */
  desmi_chart_view_end_drag (self->chart.view, x, y, FALSE);
  g_assert_cmpstr (self->heard->str, ==, "");
  desmi_chart_view_begin_drag (self->chart.view, 1, 1);
  desmi_chart_view_end_drag (self->chart.view, x, y, FALSE);
  g_assert_cmpstr (self->heard->str, ==, "");
}

static void
test_shift (Fixture *self, gconstpointer unused)
{
  GtkWidget *view = GTK_WIDGET (self->chart.view);

  /* nobody listens: it walks */
  ui_send_key_with (view, GDK_KEY_Right, GDK_SHIFT_MASK);
  g_assert_cmpint (desmi_chart_view_get_current (self->chart.view), >=, 0);
  desmi_chart_view_clear (self->chart.view);
  listen (self);
  ui_send_key (view, GDK_KEY_Home);
  ui_send_key (view, GDK_KEY_Right);
  g_assert_true (g_str_has_prefix (desmi_chart_view_get_description (self->chart.view),
                                   "Departures, February 2023"));
  ui_send_key_with (view, GDK_KEY_Right, GDK_SHIFT_MASK);
  ui_send_key_with (view, GDK_KEY_Right, GDK_SHIFT_MASK);
  g_assert_cmpstr (desmi_chart_view_get_description (self->chart.view), ==, "February–April 2023");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "February–April 2023");
  ui_send_key_with (view, GDK_KEY_Left, GDK_SHIFT_MASK);
  ui_picture (GTK_WIDGET (self->chart.card), "chart-shift");
  ui_send_key (view, GDK_KEY_Return);
  g_assert_cmpstr (self->heard->str, ==, "2023-02..2023-03;");
  ui_send_key_with (view, GDK_KEY_End, GDK_SHIFT_MASK);
  g_assert_cmpstr (desmi_chart_view_get_description (self->chart.view), ==,
                   "February–December 2023");
  g_assert_true (ui_send_key_with (view, GDK_KEY_Escape, 0));
  g_assert_true (g_str_has_prefix (desmi_chart_view_get_description (self->chart.view),
                                   "Departures, February 2023"));
  ui_send_key_with (view, GDK_KEY_Home, GDK_SHIFT_MASK);
  g_assert_cmpstr (desmi_chart_view_get_description (self->chart.view), ==,
                   "January–February 2023");
  /* a walk is no longer marking out */
  ui_send_key (view, GDK_KEY_Right);
  g_assert_true (g_str_has_prefix (desmi_chart_view_get_description (self->chart.view),
                                   "Departures, March 2023"));
  g_assert_cmpstr (self->heard->str, ==, "2023-02..2023-03;");
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
#define ADD(path, along_time, function)                                                            \
  g_test_add ("/chart-view/" path, Fixture, along_time, set_up, function, tear_down)
  ADD ("click", NULL, test_click);
  ADD ("view", NULL, test_view);
  ADD ("enter", NULL, test_enter);
  ADD ("hint", NULL, test_hint);
  ADD ("no-time", NULL, test_no_time);
  ADD ("drag", "time", test_drag);
  ADD ("drag-cancelled", "time", test_drag_cancelled);
  ADD ("shift", "time", test_shift);
  return g_test_run ();
}

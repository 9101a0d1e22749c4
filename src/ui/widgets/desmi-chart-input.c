/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What pointer and keyboard do in a chart. */
#include "ui/widgets/desmi-chart-input.h"

#include "ui/widgets/desmi-chart-view-private.h"

#define NOWHERE -1.0 /* a place outside every chart */

static gboolean
go (DesmiChartView *self, int direction, gboolean to_end, gboolean extend)
{
  if (extend && desmi_chart_view_extend (self, direction, to_end))
    return TRUE;
  /* Home is towards the first mark, which is the next one from nowhere */
  desmi_chart_view_walk (self, to_end ? -direction : direction, to_end);
  return TRUE;
}

static gboolean
key_pressed_cb (DesmiChartView *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0, shift = (state & GDK_SHIFT_MASK) != 0;
  gboolean enter
      = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;

  if ((state & GDK_ALT_MASK) != 0 || (control && !enter))
    return FALSE;
  if (enter)
    {
      desmi_chart_view_activate (self, control);
      return TRUE;
    }
  switch (keyval)
    {
    case GDK_KEY_Right:
    case GDK_KEY_Down:
    case GDK_KEY_KP_Right:
    case GDK_KEY_KP_Down:
      return go (self, 1, FALSE, shift);
    case GDK_KEY_Left:
    case GDK_KEY_Up:
    case GDK_KEY_KP_Left:
    case GDK_KEY_KP_Up:
      return go (self, -1, FALSE, shift);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return go (self, -1, TRUE, shift);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return go (self, 1, TRUE, shift);
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      desmi_chart_view_pin (self);
      return TRUE;
    case GDK_KEY_Escape:
      return desmi_chart_view_cancel_drag (self) || desmi_chart_view_clear (self);
    default:
      return FALSE;
    }
}

static void
enter_cb (DesmiChartView *self, double x, double y)
{
  desmi_chart_view_expect (self);
  desmi_chart_view_point (self, x, y);
}

static void
leave_cb (DesmiChartView *self)
{
  desmi_chart_view_point (self, NOWHERE, NOWHERE);
}

static void
drag_begin_cb (DesmiChartView *self, double x, double y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  desmi_chart_view_begin_drag (self, x, y);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double by_x, double by_y, gpointer user_data)
{
  DesmiChartView *self = user_data;
  double          x, y;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y)
      && desmi_chart_view_drag (self, x + by_x, y + by_y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* Also comes when the drag was taken away, by the page that scrolls under a finger: then it was
 * cancelled before. */
static void
drag_end_cb (GtkGestureDrag *gesture, double by_x, double by_y, gpointer user_data)
{
  DesmiChartView *self = user_data;
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  double x, y;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    desmi_chart_view_end_drag (self, x + by_x, y + by_y, (state & GDK_CONTROL_MASK) != 0);
}

/**
 * desmi_chart_input_connect:
 *
 * Hover shows, a click chooses or pins, a drag marks out a stretch of time, Escape lets go; by
 * keyboard arrows walk the marks in reading order, Home and End go to the first and the last, with
 * Shift they mark out, Enter chooses, Space and Control+Enter pin.
 */
void
desmi_chart_input_connect (DesmiChartView *view)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture         *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (enter_cb), view);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (desmi_chart_view_point), view);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), view);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_pressed_cb), view);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), view);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), view);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), view);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (desmi_chart_view_cancel_drag), view);
  gtk_widget_add_controller (GTK_WIDGET (view), motion);
  gtk_widget_add_controller (GTK_WIDGET (view), key);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (drag));
}

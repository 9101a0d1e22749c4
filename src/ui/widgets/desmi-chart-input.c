/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What pointer and keyboard do in a chart. */
#include "ui/widgets/desmi-chart-input.h"

#define NOWHERE -1.0 /* a place outside every chart */

static gboolean
key_pressed_cb (DesmiChartView *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Right:
    case GDK_KEY_Down:
    case GDK_KEY_KP_Right:
    case GDK_KEY_KP_Down:
      desmi_chart_view_walk (self, 1, FALSE);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_Up:
    case GDK_KEY_KP_Left:
    case GDK_KEY_KP_Up:
      desmi_chart_view_walk (self, -1, FALSE);
      return TRUE;
    case GDK_KEY_Home:
      desmi_chart_view_walk (self, 1, TRUE);
      return TRUE;
    case GDK_KEY_End:
      desmi_chart_view_walk (self, -1, TRUE);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      desmi_chart_view_pin (self);
      return TRUE;
    case GDK_KEY_Escape:
      return desmi_chart_view_clear (self);
    default:
      return FALSE;
    }
}

static void
leave_cb (DesmiChartView *self)
{
  desmi_chart_view_point (self, NOWHERE, NOWHERE);
}

static void
pressed_cb (DesmiChartView *self, int n_press, double x, double y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  desmi_chart_view_point (self, x, y);
  desmi_chart_view_pin (self);
}

/**
 * desmi_chart_input_connect:
 *
 * Hover shows, a click pins, Escape lets go; by keyboard arrows walk the marks in reading order,
 * Home and End go to the first and the last, Enter pins.
 */
void
desmi_chart_input_connect (DesmiChartView *view)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture         *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (desmi_chart_view_point), view);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (desmi_chart_view_point), view);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), view);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_pressed_cb), view);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), view);
  gtk_widget_add_controller (GTK_WIDGET (view), motion);
  gtk_widget_add_controller (GTK_WIDGET (view), key);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
}

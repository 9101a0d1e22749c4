/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same on the speaker's screen as on the audience's: the mouse is where the speaker is. */
#include "ui/decks/desmi-show-hand.h"

static gboolean
is_ctrl (gpointer controller)
{
  return (gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK) != 0;
}

static void
point (GtkEventController *controller, double x, double y)
{
  GtkWidget      *view = gtk_event_controller_get_widget (controller);
  DesmiSlideShow *show = desmi_show_view_get_show (DESMI_SHOW_VIEW (view));
  double          part_x, part_y;

  if (desmi_show_view_find (DESMI_SHOW_VIEW (view), x, y, &part_x, &part_y))
    desmi_slide_show_point (show, part_x, part_y);
  else
    desmi_slide_show_unpoint (show);
}

static void
motion_cb (DesmiSlideShow *show, double x, double y, GtkEventController *motion)
{
  if (desmi_slide_show_is_pointing (show))
    point (motion, x, y);
}

static void
leave_cb (DesmiSlideShow *show)
{
  if (desmi_slide_show_is_pointing (show))
    desmi_slide_show_unpoint (show);
}

static void
begin_cb (DesmiSlideShow *show, double x, double y, GtkGestureDrag *drag)
{
  if (is_ctrl (drag))
    point (GTK_EVENT_CONTROLLER (drag), x, y);
  else
    gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
}

static void
update_cb (DesmiSlideShow *show, double x, double y, GtkGestureDrag *drag)
{
  double from_x, from_y;

  if (gtk_gesture_drag_get_start_point (drag, &from_x, &from_y))
    point (GTK_EVENT_CONTROLLER (drag), from_x + x, from_y + y);
}

static void
end_cb (DesmiSlideShow *show, double x, double y, GtkGestureDrag *drag)
{
  if (!desmi_slide_show_is_pointing (show))
    desmi_slide_show_unpoint (show);
}

static void
click_cb (DesmiSlideShow *show, int n_press, double x, double y, GtkGestureClick *click)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (click));

  if (is_ctrl (click))
    return;
  if (button == GDK_BUTTON_SECONDARY)
    desmi_slide_show_back (show);
  else if (button == GDK_BUTTON_PRIMARY)
    desmi_slide_show_next (show);
}

static void
add (GtkWidget *view, gpointer controller)
{
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (controller));
}

/**
 * desmi_show_hand_add:
 * @view: one that shows @show
 *
 * Clicks move @show; it is pointed at while Ctrl is held and the mouse drawn, or wherever the mouse
 * goes as long as desmi_slide_show_is_pointing().
 */
void
desmi_show_hand_add (DesmiShowView *view, DesmiSlideShow *show)
{
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkGesture         *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_object (click, "pressed", G_CALLBACK (click_cb), show, G_CONNECT_SWAPPED);
  add (GTK_WIDGET (view), click);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (begin_cb), show, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (update_cb), show, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (end_cb), show, G_CONNECT_SWAPPED);
  add (GTK_WIDGET (view), drag);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), show, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), show, G_CONNECT_SWAPPED);
  add (GTK_WIDGET (view), motion);
}

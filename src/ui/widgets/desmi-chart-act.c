/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways of the chart widget: what is pointed at, walked to, pinned, chosen and marked out. */
#include "ui/widgets/desmi-chart-view-private.h"

#include "app/desmi-view-state.h"
#include "ui/desmi-a11y.h"
#include "ui/widgets/desmi-chart-tip.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define TOOLTIP_DELAY_MS 80
#define MOVED 0.5 /* px, that a pointer goes at least */

/**
 * desmi_chart_view_get_mark:
 * @index: -1: none
 *
 * Returns: (transfer none) (nullable): a mark of the scene
 */
const DesmiSceneMark *
desmi_chart_view_get_mark (DesmiChartView *self, int index)
{
  if (self->scene == NULL || index < 0 || (guint) index >= desmi_scene_get_n_marks (self->scene))
    return NULL;
  return desmi_scene_get_mark (self->scene, (guint) index);
}

/* The pointer is nearer to the reader's mind than the keyboard, a pin nearer than both. */
static int
get_current (DesmiChartView *self)
{
  if (self->pinned >= 0)
    return self->pinned;
  if (self->hovered >= 0)
    return self->hovered;
  return gtk_widget_has_focus (GTK_WIDGET (self)) ? self->focused : -1;
}

/**
 * desmi_chart_view_set_relay:
 * @relay: (nullable): has the same signals, and lives as long or says when it goes
 *
 * Who listens to @relay is taken to listen to the view, and hears its signals.
 */
void
desmi_chart_view_set_relay (DesmiChartView *self, GObject *relay)
{
  self->relay = relay;
}

static gboolean
has_handler (GObject *object, const char *signal)
{
  return g_signal_has_handler_pending (object, g_signal_lookup (signal, G_OBJECT_TYPE (object)), 0,
                                       FALSE);
}

static gboolean
is_heard (DesmiChartView *self, const char *signal)
{
  return has_handler (G_OBJECT (self), signal)
         || (self->relay != NULL && has_handler (self->relay, signal));
}

static gboolean
can_activate (DesmiChartView *self, const DesmiSceneMark *mark)
{
  return mark != NULL && desmi_scene_mark_get_filter (mark) != NULL && is_heard (self, "activated");
}

/* Asked for each mark that is pointed at, found out once for each scene. */
static gboolean
can_brush (DesmiChartView *self)
{
  if (self->scene == NULL || !is_heard (self, "period-selected"))
    return FALSE;
  if (self->along_time == DESMI_ALONG_TIME_UNKNOWN)
    {
      g_autoptr (DesmiSceneTime) time = desmi_scene_time_new (self->scene, 0, 0);

      self->along_time = time != NULL ? DESMI_ALONG_TIME_YES : DESMI_ALONG_TIME_NO;
    }
  return self->along_time == DESMI_ALONG_TIME_YES;
}

/**
 * desmi_chart_view_speak:
 *
 * Tells assistive technology what is said of the chart now.
 */
void
desmi_chart_view_speak (DesmiChartView *self)
{
  desmi_a11y_set_description (GTK_WIDGET (self), desmi_chart_view_get_description (self));
  g_object_notify (G_OBJECT (self), "description");
}

/**
 * desmi_chart_view_hide_tip:
 *
 * Takes the tip away, also one that would have come.
 */
void
desmi_chart_view_hide_tip (DesmiChartView *self)
{
  g_clear_handle_id (&self->tip_source, g_source_remove);
  gtk_widget_set_child_visible (self->tip, FALSE);
}

static DesmiViewToggle
find_toggle (DesmiChartView *self, const DesmiSceneMark *mark)
{
  int toggle = DESMI_VIEW_TOGGLE_NOTHING;

  if (can_activate (self, mark))
    g_signal_emit_by_name (self->relay != NULL ? self->relay : G_OBJECT (self), "toggle",
                           desmi_scene_mark_get_filter (mark), &toggle);
  return (DesmiViewToggle) toggle;
}

static const char *
get_hint (DesmiChartView *self, const DesmiSceneMark *mark)
{
  gboolean by_pointer = self->hovered >= 0, brush = by_pointer && can_brush (self);

  if (self->pinned >= 0 && self->pinned != self->hovered)
    return NULL;
  switch (find_toggle (self, mark))
    {
    case DESMI_VIEW_TOGGLE_SET:
      if (!by_pointer)
        return _ ("Press Enter to filter");
      return brush ? _ ("Click to filter, drag to choose a period") : _ ("Click to filter");
    case DESMI_VIEW_TOGGLE_CLEAR:
      if (!by_pointer)
        return _ ("Press Enter to take the filter away");
      return brush ? _ ("Click to take the filter away, drag to choose a period")
                   : _ ("Click to take the filter away");
    case DESMI_VIEW_TOGGLE_NOTHING:
    default:
      return brush ? _ ("Drag to choose a period") : NULL;
    }
}

static void
show_tip (DesmiChartView *self)
{
  const DesmiSceneMark *mark = desmi_chart_view_get_mark (self, get_current (self));

  if (mark == NULL || mark->accessible == NULL)
    {
      desmi_chart_view_hide_tip (self);
      return;
    }
  desmi_chart_tip_set_words (self->tip, mark->accessible, get_hint (self, mark));
  gtk_widget_set_child_visible (self->tip, TRUE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
show_tip_cb (gpointer user_data)
{
  DesmiChartView *self = user_data;

  self->tip_source = 0;
  show_tip (self);
  return G_SOURCE_REMOVE;
}

static void
update_cursor (DesmiChartView *self)
{
  const char *name = NULL;

  if (self->brush.marked)
    name = self->brush.time->down ? "ns-resize" : "ew-resize";
  else if (can_activate (self, desmi_chart_view_get_mark (self, self->hovered)))
    name = "pointer";
  if (name == self->cursor)
    return;
  self->cursor = name;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

/**
 * desmi_chart_view_update:
 * @at_once: show the tip now, rather than when the pointer has rested
 *
 * Draws and says the mark that is current now.
 */
void
desmi_chart_view_update (DesmiChartView *self, gboolean at_once)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  update_cursor (self);
  desmi_chart_view_speak (self);
  if (get_current (self) < 0 || self->brush.marked)
    desmi_chart_view_hide_tip (self);
  else if (at_once || gtk_widget_get_child_visible (self->tip))
    show_tip (self);
  else if (self->tip_source == 0)
    self->tip_source = g_timeout_add (TOOLTIP_DELAY_MS, show_tip_cb, self);
}

/**
 * desmi_chart_view_get_description:
 *
 * Returns: (nullable): the words of the stretch of time being marked out or of the mark in focus,
 * else the chart's one sentence
 */
const char *
desmi_chart_view_get_description (DesmiChartView *self)
{
  const DesmiSceneMark *mark;

  g_return_val_if_fail (DESMI_IS_CHART_VIEW (self), NULL);

  g_clear_pointer (&self->said, g_free);
  if (self->brush.marked)
    return self->said = desmi_chart_brush_describe (&self->brush);
  mark = desmi_chart_view_get_mark (self, get_current (self));
  if (mark != NULL)
    return mark->accessible;
  return self->scene != NULL ? desmi_scene_get_summary (self->scene) : self->failure;
}

/**
 * desmi_chart_view_get_current:
 *
 * Returns: the mark that is pinned, pointed at or walked to; -1: none
 */
int
desmi_chart_view_get_current (DesmiChartView *self)
{
  g_return_val_if_fail (DESMI_IS_CHART_VIEW (self), -1);

  return get_current (self);
}

/**
 * desmi_chart_view_walk:
 * @direction: +1 forwards, -1 backwards
 * @to_end: go to the first (+1) or last (-1) mark instead of the next
 *
 * Moves the keyboard's mark in reading order.
 */
void
desmi_chart_view_walk (DesmiChartView *self, int direction, gboolean to_end)
{
  g_return_if_fail (DESMI_IS_CHART_VIEW (self));

  if (self->scene == NULL)
    return;
  desmi_chart_brush_clear (&self->brush);
  self->walked = TRUE;
  self->hovered = self->pinned = -1;
  self->focused = desmi_scene_next (self->scene, to_end ? -1 : self->focused, direction);
  desmi_chart_view_update (self, TRUE);
}

static gboolean
expect_cb (gpointer user_data)
{
  DesmiChartView *self = user_data;

  if (self->scene != NULL && !desmi_chart_pictures_expect (&self->pictures, self->scene))
    return G_SOURCE_CONTINUE;
  self->expect_source = 0;
  if (self->pictures.faded != NULL && get_current (self) >= 0)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/**
 * desmi_chart_view_expect:
 *
 * The pointer or the keyboard has come: gets ready to lift a mark out, step by step between the
 * frames. Pointed at meanwhile, the mark is shown and said, and the others fade some frames later.
 */
void
desmi_chart_view_expect (DesmiChartView *self)
{
  if (self->expect_source == 0 && self->scene != NULL && self->pictures.faded == NULL)
    self->expect_source = g_idle_add (expect_cb, self);
}

/* GTK tells where the pointer is after each layout, as when a tip comes or the page scrolls under
 * it: a pointer that only rests in the window takes nothing from the keyboard. */
static gboolean
is_resting (DesmiChartView *self, double x, double y)
{
  GtkWidget       *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  double           old_x = self->rest_x, old_y = self->rest_y;
  graphene_point_t rest;

  if (root == NULL
      || !gtk_widget_compute_point (GTK_WIDGET (self), root,
                                    &GRAPHENE_POINT_INIT ((float) x, (float) y), &rest))
    return FALSE;
  self->rest_x = (double) rest.x;
  self->rest_y = (double) rest.y;
  return fabs (self->rest_x - old_x) < MOVED && fabs (self->rest_y - old_y) < MOVED;
}

/**
 * desmi_chart_view_point:
 * @x: px
 * @y: px
 *
 * Takes the mark at that place as the one pointed at.
 */
void
desmi_chart_view_point (DesmiChartView *self, double x, double y)
{
  int hit = -1;

  g_return_if_fail (DESMI_IS_CHART_VIEW (self));

  if (is_resting (self, x, y) && self->walked)
    return;
  self->walked = FALSE;
  /* what is on its way would jump if it were lifted out */
  if (self->scene != NULL && !self->brush.marked && !desmi_chart_motion_is_on (&self->motion))
    hit = desmi_scene_pick (self->scene, x, y);
  self->pointer_x = x;
  self->pointer_y = y;
  if (hit == self->hovered)
    {
      if (hit >= 0 && gtk_widget_get_child_visible (self->tip))
        gtk_widget_queue_allocate (GTK_WIDGET (self));
      return;
    }
  self->hovered = hit;
  desmi_chart_view_update (self, FALSE);
}

/**
 * desmi_chart_view_pin:
 *
 * Keeps the current mark lifted out until Escape or another pin; pinning the same again lets it go.
 */
void
desmi_chart_view_pin (DesmiChartView *self)
{
  int current;

  g_return_if_fail (DESMI_IS_CHART_VIEW (self));

  current = self->hovered >= 0 ? self->hovered : self->focused;
  self->pinned = current == self->pinned ? -1 : current;
  if (self->pinned >= 0)
    self->focused = self->pinned;
  desmi_chart_view_update (self, TRUE);
}

static void
emit_activated (DesmiChartView *self, const DesmiSceneMark *mark)
{
  /* who hears it may show something else, and the mark goes */
  g_auto (GStrv) filters = g_strdupv ((char **) desmi_scene_mark_get_filter (mark));

  g_object_ref (self);
  g_signal_emit_by_name (self, "activated", filters);
  if (self->relay != NULL)
    g_signal_emit_by_name (self->relay, "activated", filters);
  g_object_unref (self);
}

static void
emit_period (DesmiChartView *self)
{
  const char      *first, *last;
  g_autofree char *one = NULL, *other = NULL;

  desmi_chart_brush_get (&self->brush, &first, &last);
  one = g_strdup (first);
  other = g_strdup (last);
  desmi_chart_brush_clear (&self->brush);
  desmi_chart_view_update (self, FALSE);
  g_object_ref (self);
  g_signal_emit_by_name (self, "period-selected", one, other);
  if (self->relay != NULL)
    g_signal_emit_by_name (self->relay, "period-selected", one, other);
  g_object_unref (self);
}

/**
 * desmi_chart_view_activate:
 * @pin: only keep it lifted out
 *
 * Chooses what is marked out or the current mark, as Enter does; where nobody listens, pins it.
 */
void
desmi_chart_view_activate (DesmiChartView *self, gboolean pin)
{
  const DesmiSceneMark *mark;

  g_return_if_fail (DESMI_IS_CHART_VIEW (self));

  mark = desmi_chart_view_get_mark (self, get_current (self));
  if (self->brush.marked)
    emit_period (self);
  else if (!pin && can_activate (self, mark))
    emit_activated (self, mark);
  else
    desmi_chart_view_pin (self);
}

/**
 * desmi_chart_view_begin_drag:
 * @x: px
 * @y: px
 *
 * The button has gone down: a click, or the beginning of a stretch of time.
 */
void
desmi_chart_view_begin_drag (DesmiChartView *self, double x, double y)
{
  g_return_if_fail (DESMI_IS_CHART_VIEW (self));

  desmi_chart_motion_end (&self->motion, GTK_WIDGET (self));
  /* a pointer that clicks rests no more */
  self->walked = FALSE;
  desmi_chart_view_point (self, x, y);
  self->pressed = self->hovered;
  if (can_brush (self))
    desmi_chart_brush_begin (&self->brush, self->scene, x, y);
}

/**
 * desmi_chart_view_drag:
 * @x: px
 * @y: px
 *
 * The pointer has moved with the button down.
 *
 * Returns: whether a stretch of time is marked out
 */
gboolean
desmi_chart_view_drag (DesmiChartView *self, double x, double y)
{
  g_return_val_if_fail (DESMI_IS_CHART_VIEW (self), FALSE);

  if (!desmi_chart_brush_move (&self->brush, x, y))
    return FALSE;
  self->hovered = -1;
  desmi_chart_view_update (self, FALSE);
  return TRUE;
}

/**
 * desmi_chart_view_end_drag:
 * @x: px
 * @y: px
 * @pin: of a click: only keep the mark lifted out
 *
 * The button has come up: chooses what is marked out, or the mark there; where nobody listens, or
 * the mark cannot be asked for alone, pins it. Nowhere, a click lets go of the pin. Elsewhere than
 * where it went down, or after the drag was cancelled, it is not a click.
 */
void
desmi_chart_view_end_drag (DesmiChartView *self, double x, double y, gboolean pin)
{
  const DesmiSceneMark *mark;
  int                   pressed;

  g_return_if_fail (DESMI_IS_CHART_VIEW (self));

  pressed = self->pressed;
  self->pressed = DESMI_CHART_NOT_PRESSED;
  if (self->brush.marked)
    {
      emit_period (self);
      return;
    }
  desmi_chart_brush_clear (&self->brush);
  desmi_chart_view_point (self, x, y);
  if (self->hovered != pressed)
    return;
  mark = desmi_chart_view_get_mark (self, self->hovered);
  if (mark == NULL)
    desmi_chart_view_clear (self);
  else if (!pin && can_activate (self, mark))
    emit_activated (self, mark);
  else
    desmi_chart_view_pin (self);
}

/**
 * desmi_chart_view_cancel_drag:
 *
 * What is being marked out is not meant after all.
 *
 * Returns: whether there was something
 */
gboolean
desmi_chart_view_cancel_drag (DesmiChartView *self)
{
  gboolean any;

  g_return_val_if_fail (DESMI_IS_CHART_VIEW (self), FALSE);

  any = self->brush.marked;
  self->pressed = DESMI_CHART_NOT_PRESSED;
  desmi_chart_brush_clear (&self->brush);
  if (any)
    desmi_chart_view_update (self, TRUE);
  return any;
}

/**
 * desmi_chart_view_extend:
 * @direction: +1 later, -1 earlier
 * @to_end: all the way
 *
 * Marks out a stretch of time by keyboard, from the mark walked to.
 *
 * Returns: whether it could: the chart is along time, and somebody wants to hear
 */
gboolean
desmi_chart_view_extend (DesmiChartView *self, int direction, gboolean to_end)
{
  g_return_val_if_fail (DESMI_IS_CHART_VIEW (self), FALSE);

  if (!can_brush (self)
      || !desmi_chart_brush_extend (&self->brush, self->scene,
                                    desmi_chart_view_get_mark (self, get_current (self)), direction,
                                    to_end))
    return FALSE;
  self->walked = TRUE;
  self->hovered = self->pinned = -1;
  desmi_chart_view_update (self, FALSE);
  return TRUE;
}

/**
 * desmi_chart_view_clear:
 *
 * Lets go of pin, pointer and keyboard mark.
 *
 * Returns: whether something was pinned
 */
gboolean
desmi_chart_view_clear (DesmiChartView *self)
{
  gboolean pinned;

  g_return_val_if_fail (DESMI_IS_CHART_VIEW (self), FALSE);

  pinned = self->pinned >= 0;
  self->hovered = self->focused = self->pinned = -1;
  desmi_chart_view_update (self, TRUE);
  return pinned;
}

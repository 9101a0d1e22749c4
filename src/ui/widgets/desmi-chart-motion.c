/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart on its way from one state to another: 200 ms, quick at first. */
#include "ui/widgets/desmi-chart-motion.h"

#include "chart/desmi-picture.h"
#include "chart/desmi-scene-blend.h"

#include <math.h>

#define DURATION_US 200000.0

/* Ease-out: fast where the eye expects the change, slow where it looks for the result. */
static double
ease (double part)
{
  return 1 - pow (1 - CLAMP (part, 0, 1), 3);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  DesmiChartMotion *self = user_data;
  gint64            now = gdk_frame_clock_get_frame_time (clock);
  double            part;

  /* the frame that laid the chart out took its time: the way begins with the first one after it */
  if (self->start_us == 0)
    self->start_us = now;
  part = (double) (now - self->start_us) / DURATION_US;
  self->part = ease (part);
  gtk_widget_queue_draw (widget);
  if (part < 1)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  desmi_chart_motion_end (self, widget);
  self->done (widget);
  return G_SOURCE_REMOVE;
}

/**
 * desmi_chart_motion_begin:
 * @widget: shows the chart
 * @from: how it is now
 * @pictures: of @from
 * @done: called with @widget when it has come; not when it is ended before
 *
 * The chart will be another: goes there from @from, unless its user wants nothing to move or it has
 * not been seen.
 */
void
desmi_chart_motion_begin (DesmiChartMotion         *self,
                          GtkWidget                *widget,
                          DesmiScene               *from,
                          const DesmiChartPictures *pictures,
                          void (*done) (GtkWidget *widget))
{
  gboolean wanted;

  desmi_chart_motion_end (self, widget);
  g_object_get (gtk_widget_get_settings (widget), "gtk-enable-animations", &wanted, NULL);
  if (!wanted || !gtk_widget_get_mapped (widget) || pictures->painted == NULL)
    return;
  self->from = desmi_scene_ref (from);
  self->before = cairo_surface_reference (pictures->painted);
  self->whole = pictures->paint_us > DESMI_CHART_MOTION_PAINT_US || !desmi_scene_can_blend (from);
  self->start_us = 0;
  self->part = 0;
  self->done = done;
  self->tick = gtk_widget_add_tick_callback (widget, tick_cb, self, NULL);
}

/**
 * desmi_chart_motion_end:
 * @widget: shows the chart
 *
 * The chart is where it was to go.
 */
void
desmi_chart_motion_end (DesmiChartMotion *self, GtkWidget *widget)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (widget, self->tick);
  self->tick = 0;
  g_clear_pointer (&self->from, desmi_scene_unref);
  g_clear_pointer (&self->before, cairo_surface_destroy);
}

/**
 * desmi_chart_motion_is_on:
 *
 * Returns: whether the chart is on its way
 */
gboolean
desmi_chart_motion_is_on (const DesmiChartMotion *self)
{
  return self->from != NULL;
}

/* Mixed here, not by a node of GTK's: without a graphics card that takes 30 ms for a large chart.
 */
static void
append_pictures (DesmiChartMotion         *self,
                 DesmiScene               *to,
                 const DesmiChartPictures *pictures,
                 GtkSnapshot              *snapshot)
{
  cairo_surface_t       *after = pictures->painted, *now = desmi_picture_new_like (after);
  g_autoptr (GdkTexture) texture = NULL;

  if (cairo_image_surface_get_width (self->before) != cairo_image_surface_get_width (after)
      || cairo_image_surface_get_height (self->before) != cairo_image_surface_get_height (after))
    {
      cairo_surface_t *fitted = desmi_picture_fit (self->before, after);

      cairo_surface_destroy (self->before);
      self->before = fitted;
    }
  desmi_picture_mix (self->before, after, self->part, now);
  texture = desmi_chart_pictures_show (now);
  cairo_surface_destroy (now);
  gtk_snapshot_append_texture (snapshot, texture,
                               &GRAPHENE_RECT_INIT (0, 0, (float) desmi_scene_get_width (to),
                                                    (float) desmi_scene_get_height (to)));
}

/**
 * desmi_chart_motion_append:
 * @to: where it goes
 * @pictures: of @to
 * @scale: device pixels in a pixel, 1 or more
 *
 * Shows how far it has come.
 */
void
desmi_chart_motion_append (DesmiChartMotion   *self,
                           DesmiScene         *to,
                           DesmiChartPictures *pictures,
                           int                 scale,
                           GtkSnapshot        *snapshot)
{
  DesmiChartPictures     now = { 0 };
  g_autoptr (DesmiScene) blend = NULL;

  desmi_chart_pictures_prepare (pictures, to, NULL, scale);
  if (self->whole || pictures->paint_us > DESMI_CHART_MOTION_PAINT_US
      || !desmi_scene_can_blend (to))
    {
      append_pictures (self, to, pictures, snapshot);
      return;
    }
  blend = desmi_scene_blend (self->from, to, self->part);
  desmi_chart_pictures_append (&now, blend, NULL, scale, snapshot);
  desmi_chart_pictures_clear (&now);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stretch of time being marked out on a chart, by pointer or by keyboard. */
#include "ui/widgets/desmi-chart-brush.h"

#include <math.h>

#define THRESHOLD_PX 8.0 /* a hand that clicks may slip by less */
#define EDGE_PX 1.0
#define BAND_ALPHA 0.1
#define LABEL_PADDING_X 8
#define LABEL_PADDING_Y 3
#define LABEL_RADIUS 6

static GdkRGBA
to_rgba (const DesmiColor *color, double alpha)
{
  return (GdkRGBA){ (float) color->red, (float) color->green, (float) color->blue, (float) alpha };
}

/**
 * desmi_chart_brush_begin:
 * @x: px
 * @y: px
 *
 * The button has gone down: what follows may become a stretch of time.
 *
 * Returns: whether it may, here
 */
gboolean
desmi_chart_brush_begin (DesmiChartBrush *self, DesmiScene *scene, double x, double y)
{
  desmi_chart_brush_clear (self);
  self->time = desmi_scene_time_new (scene, x, y);
  if (self->time != NULL && !desmi_scene_time_holds (self->time, x, y))
    g_clear_pointer (&self->time, desmi_scene_time_free);
  if (self->time == NULL)
    return FALSE;
  self->start_x = x;
  self->start_y = y;
  self->anchor = self->head = desmi_scene_time_find (self->time, x, y);
  return TRUE;
}

/**
 * desmi_chart_brush_move:
 * @x: px
 * @y: px
 *
 * The pointer has moved with the button down.
 *
 * Returns: whether a stretch of time is marked out
 */
gboolean
desmi_chart_brush_move (DesmiChartBrush *self, double x, double y)
{
  double along, across;

  if (self->time == NULL)
    return FALSE;
  along = fabs (self->time->down ? y - self->start_y : x - self->start_x);
  across = fabs (self->time->down ? x - self->start_x : y - self->start_y);
  /* across time a finger scrolls the page */
  self->marked = self->marked || (along >= THRESHOLD_PX && along > across);
  if (self->marked)
    self->head = desmi_scene_time_find (self->time, x, y);
  return self->marked;
}

/**
 * desmi_chart_brush_extend:
 * @mark: (nullable): the mark the reader is at, where it begins
 * @direction: +1 later, -1 earlier
 * @to_end: all the way
 *
 * Marks out by keyboard: begins at the mark with one step, then goes on from where it has come to.
 *
 * Returns: whether a stretch of time is marked out; else the chart has none
 */
gboolean
desmi_chart_brush_extend (DesmiChartBrush      *self,
                          DesmiScene           *scene,
                          const DesmiSceneMark *mark,
                          int                   direction,
                          gboolean              to_end)
{
  guint last;

  if (self->time == NULL)
    {
      double x = mark != NULL ? mark->box.x + mark->box.width / 2 : 0;
      double y = mark != NULL ? mark->box.y + mark->box.height / 2 : 0;

      self->time = desmi_scene_time_new (scene, x, y);
      if (self->time == NULL)
        return FALSE;
      self->anchor = desmi_scene_time_find (self->time, x, y);
      self->head = self->anchor;
    }
  last = self->time->slots->len - 1;
  self->marked = TRUE;
  if (direction < 0)
    self->head = to_end || self->head == 0 ? 0 : self->head - 1;
  else
    self->head = to_end ? last : MIN (self->head + 1, last);
  return TRUE;
}

/**
 * desmi_chart_brush_get:
 * @first: (out) (transfer none): the first period marked out, in the spelling of filters
 * @last: (out) (transfer none): the last one
 *
 * Only while something is marked out.
 */
void
desmi_chart_brush_get (const DesmiChartBrush *self, const char **first, const char **last)
{
  g_return_if_fail (self->time != NULL && self->marked);

  *first = desmi_scene_time_get (self->time, MIN (self->anchor, self->head))->text;
  *last = desmi_scene_time_get (self->time, MAX (self->anchor, self->head))->text;
}

/**
 * desmi_chart_brush_describe:
 *
 * Only while something is marked out.
 *
 * Returns: (transfer full): it in the user's words
 */
char *
desmi_chart_brush_describe (const DesmiChartBrush *self)
{
  g_return_val_if_fail (self->time != NULL && self->marked, NULL);

  return desmi_scene_time_format (self->time, self->anchor, self->head, desmi_locale_get_user ());
}

/**
 * desmi_chart_brush_clear:
 *
 * Nothing is being marked out any more.
 */
void
desmi_chart_brush_clear (DesmiChartBrush *self)
{
  g_clear_pointer (&self->time, desmi_scene_time_free);
  self->marked = FALSE;
}

static void
append_edges (const DesmiChartBrush *self,
              const DesmiBox        *band,
              const GdkRGBA         *color,
              GtkSnapshot           *snapshot)
{
  for (int end = 0; end < 2; end++)
    {
      double x = band->x + end * (band->width - EDGE_PX);
      double y = band->y + end * (band->height - EDGE_PX);

      if (self->time->down)
        gtk_snapshot_append_color (
            snapshot, color,
            &GRAPHENE_RECT_INIT ((float) band->x, (float) y, (float) band->width, (float) EDGE_PX));
      else
        gtk_snapshot_append_color (snapshot, color,
                                   &GRAPHENE_RECT_INIT ((float) x, (float) band->y, (float) EDGE_PX,
                                                        (float) band->height));
    }
}

/* In the middle of the band's head, inside the chart. */
static void
append_label (const DesmiChartBrush *self,
              const DesmiBox        *band,
              GtkWidget             *widget,
              const DesmiTheme      *theme,
              GtkSnapshot           *snapshot)
{
  g_autofree char        *words = desmi_chart_brush_describe (self);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, words);
  GdkRGBA                 ink = to_rgba (&theme->background, 1), ground = to_rgba (&theme->text, 1);
  GskRoundedRect          box;
  int                     width, height;
  double                  x, y;

  pango_layout_get_pixel_size (layout, &width, &height);
  x = band->x + band->width / 2 - width / 2.0 - LABEL_PADDING_X;
  y = band->y + (self->time->down ? band->height / 2 - height / 2.0 - LABEL_PADDING_Y : EDGE_PX);
  x = round (CLAMP (x, 0, MAX (0, gtk_widget_get_width (widget) - width - 2 * LABEL_PADDING_X)));
  y = round (CLAMP (y, 0, MAX (0, gtk_widget_get_height (widget) - height - 2 * LABEL_PADDING_Y)));
  gsk_rounded_rect_init_from_rect (&box,
                                   &GRAPHENE_RECT_INIT ((float) x, (float) y,
                                                        (float) (width + 2 * LABEL_PADDING_X),
                                                        (float) (height + 2 * LABEL_PADDING_Y)),
                                   LABEL_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, &ground, &box.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((float) x + LABEL_PADDING_X, (float) y + LABEL_PADDING_Y));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

/**
 * desmi_chart_brush_append:
 * @widget: the chart
 *
 * Draws what is marked out, if something is, over the chart.
 */
void
desmi_chart_brush_append (const DesmiChartBrush *self,
                          GtkWidget             *widget,
                          const DesmiTheme      *theme,
                          GtkSnapshot           *snapshot)
{
  GdkRGBA  fill = to_rgba (&theme->text, BAND_ALPHA), edge = to_rgba (&theme->text, 1);
  DesmiBox band;

  if (self->time == NULL || !self->marked)
    return;
  band = desmi_scene_time_get_band (self->time, self->anchor, self->head);
  gtk_snapshot_append_color (snapshot, &fill,
                             &GRAPHENE_RECT_INIT ((float) band.x, (float) band.y,
                                                  (float) band.width, (float) band.height));
  append_edges (self, &band, &edge, snapshot);
  append_label (self, &band, widget, theme, snapshot);
}

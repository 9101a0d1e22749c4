/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart on the screen: drawn, pointed at, walked through and spoken.
 *
 * The scene is laid out anew only when size, theme or data change; the pictures of it, plain and
 * with one datum lifted out, are kept as textures at device scale, so that a frame only shows a
 * texture. */
#include "ui/widgets/desmi-chart-view-private.h"

#include "ui/desmi-a11y.h"
#include "ui/widgets/desmi-chart-input.h"
#include "ui/widgets/desmi-chart-theme.h"
#include "ui/widgets/desmi-chart-tip.h"

#include <adwaita.h>
#include <math.h>

#define RING_WIDTH 2.0
#define DEFAULT_HEIGHT 320
#define NATURAL_WIDTH 420

G_DEFINE_FINAL_TYPE (DesmiChartView, desmi_chart_view, GTK_TYPE_WIDGET)

enum
{
  PROP_CONTENT_HEIGHT = 1,
  PROP_DESCRIPTION,
  N_PROPS
};

enum
{
  LAID_OUT,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static char *
dup_key (DesmiChartView *self, int index)
{
  const DesmiSceneMark *mark = desmi_chart_view_get_mark (self, index);

  return mark == NULL ? NULL : g_strdup (mark->key);
}

/* The first mark of a datum that can be walked to, -1: none */
static int
find_key (DesmiChartView *self, const char *key)
{
  for (guint i = 0; key != NULL && self->scene != NULL && i < desmi_scene_get_n_marks (self->scene);
       i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (self->scene, i);

      if (mark->accessible != NULL && g_strcmp0 (mark->key, key) == 0)
        return (int) i;
    }
  return -1;
}

/* What lies under the pointer is another now, unless it has gone. */
static void
point_again (DesmiChartView *self)
{
  desmi_chart_view_point (self, self->pointer_x, self->pointer_y);
}

static void
lay_out (DesmiChartView *self)
{
  int                width = gtk_widget_get_width (GTK_WIDGET (self));
  int                height = gtk_widget_get_height (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  DesmiChartContext  context = { width, height, &self->theme, desmi_locale_get_user (),
                                 desmi_measurer_get_for_family (self->theme.font_family) };
  g_autofree char   *pinned = dup_key (self, self->pinned);
  g_autofree char   *focused = dup_key (self, self->focused);

  g_clear_pointer (&self->scene, desmi_scene_unref);
  g_clear_pointer (&self->failure, g_free);
  desmi_chart_pictures_clear (&self->pictures);
  desmi_chart_brush_clear (&self->brush);
  self->along_time = DESMI_ALONG_TIME_UNKNOWN;
  self->hovered = self->focused = self->pinned = -1;
  self->pressed = DESMI_CHART_NOT_PRESSED;
  desmi_chart_view_hide_tip (self);
  if (self->data != NULL && width > 0 && height > 0)
    {
      desmi_chart_theme_init_for (&self->theme, GTK_WIDGET (self));
      self->scene = desmi_chart_data_layout (self->data, &context, FALSE, &error);
      if (self->scene == NULL)
        self->failure = g_strdup (error->message);
    }
  /* the same datum in another size is still the one that was meant */
  self->pinned = find_key (self, pinned);
  self->focused = find_key (self, focused);
  desmi_a11y_set_label (GTK_WIDGET (self), self->data != NULL ? self->data->title : NULL);
  desmi_chart_view_speak (self);
  point_again (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[LAID_OUT], 0);
}

static void
style_changed_cb (GtkWidget *widget)
{
  desmi_chart_motion_end (&DESMI_CHART_VIEW (widget)->motion, widget);
  lay_out (DESMI_CHART_VIEW (widget));
  gtk_widget_queue_resize (widget);
}

static void
scale_changed_cb (DesmiChartView *self)
{
  desmi_chart_motion_end (&self->motion, GTK_WIDGET (self));
  desmi_chart_pictures_clear (&self->pictures);
  point_again (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
draw_ring (DesmiChartView *self, GtkSnapshot *snapshot)
{
  const DesmiSceneMark *mark = desmi_chart_view_get_mark (self, self->focused);
  DesmiBox              box = { 0, 0, gtk_widget_get_width (GTK_WIDGET (self)),
                                gtk_widget_get_height (GTK_WIDGET (self)) };
  const DesmiColor     *color = &self->theme.text;
  GskRoundedRect        ring;
  GdkRGBA rgba = { (float) color->red, (float) color->green, (float) color->blue, 1.0f };
  float   widths[] = { RING_WIDTH, RING_WIDTH, RING_WIDTH, RING_WIDTH };

  if (mark != NULL)
    box = (DesmiBox){ floor (mark->box.x) - 3, floor (mark->box.y) - 3, ceil (mark->box.width) + 6,
                      ceil (mark->box.height) + 6 };
  gsk_rounded_rect_init_from_rect (
      &ring,
      &GRAPHENE_RECT_INIT ((float) box.x, (float) box.y, (float) box.width, (float) box.height), 4);
  gtk_snapshot_append_border (snapshot, &ring, widths, (GdkRGBA[]){ rgba, rgba, rgba, rgba });
}

static void
desmi_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DesmiChartView       *self = DESMI_CHART_VIEW (widget);
  const DesmiSceneMark *mark
      = desmi_chart_view_get_mark (self, desmi_chart_view_get_current (self));

  /* a stretch of time is of all that is shown */
  if (self->brush.marked)
    mark = NULL;
  if (self->scene != NULL && mark == NULL && desmi_chart_motion_is_on (&self->motion))
    desmi_chart_motion_append (&self->motion, self->scene, &self->pictures,
                               gtk_widget_get_scale_factor (widget), snapshot);
  else if (self->scene != NULL)
    {
      desmi_chart_pictures_append (&self->pictures, self->scene, mark,
                                   gtk_widget_get_scale_factor (widget), snapshot);
      if (mark != NULL)
        desmi_chart_view_expect (self);
    }
  else if (self->failure != NULL)
    desmi_chart_draw_sentence (widget, snapshot, self->failure);
  if (self->scene != NULL && gtk_widget_has_visible_focus (widget) && !self->brush.marked)
    draw_ring (self, snapshot);
  desmi_chart_brush_append (&self->brush, widget, &self->theme, snapshot);
  gtk_widget_snapshot_child (widget, self->tip, snapshot);
}

static void
desmi_chart_view_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  DesmiChartView *self = DESMI_CHART_VIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 120;
      *natural = NATURAL_WIDTH;
    }
  else
    *minimum = *natural
        = (int) lround (self->content_height * desmi_chart_theme_text_scale (widget));
}

/* The tip stands at the pointer, or at the mark that the keyboard has. */
static void
allocate_tip (DesmiChartView *self, int width, int height)
{
  const DesmiSceneMark *mark
      = desmi_chart_view_get_mark (self, desmi_chart_view_get_current (self));
  double x = self->pointer_x, y = self->pointer_y;

  if (self->hovered < 0 && mark != NULL)
    {
      x = mark->box.x + mark->box.width / 2;
      y = mark->box.y + MIN (mark->box.height / 2, 12);
    }
  desmi_chart_tip_place (self->tip, x, y, width, height);
}

static void
desmi_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DesmiChartView *self = DESMI_CHART_VIEW (widget);

  if (self->data != NULL
      && (self->scene == NULL || fabs (desmi_scene_get_width (self->scene) - width) > 0.5
          || fabs (desmi_scene_get_height (self->scene) - height) > 0.5))
    lay_out (self);
  if (gtk_widget_get_child_visible (self->tip))
    allocate_tip (self, width, height);
}

static void
focus_changed_cb (DesmiChartView *self)
{
  desmi_chart_view_update (self, FALSE);
}

static void
desmi_chart_view_dispose (GObject *object)
{
  DesmiChartView *self = DESMI_CHART_VIEW (object);

  g_clear_handle_id (&self->tip_source, g_source_remove);
  g_clear_handle_id (&self->expect_source, g_source_remove);
  g_clear_pointer (&self->tip, gtk_widget_unparent);
  g_clear_pointer (&self->data, desmi_chart_data_unref);
  g_clear_pointer (&self->scene, desmi_scene_unref);
  desmi_chart_pictures_clear (&self->pictures);
  desmi_chart_brush_clear (&self->brush);
  desmi_chart_motion_end (&self->motion, GTK_WIDGET (self));
  G_OBJECT_CLASS (desmi_chart_view_parent_class)->dispose (object);
}

static void
desmi_chart_view_finalize (GObject *object)
{
  DesmiChartView *self = DESMI_CHART_VIEW (object);

  g_free (self->failure);
  g_free (self->said);
  G_OBJECT_CLASS (desmi_chart_view_parent_class)->finalize (object);
}

static void
desmi_chart_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DesmiChartView *self = DESMI_CHART_VIEW (object);

  switch (id)
    {
    case PROP_CONTENT_HEIGHT:
      g_value_set_int (value, self->content_height);
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, desmi_chart_view_get_description (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
desmi_chart_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CONTENT_HEIGHT)
    desmi_chart_view_set_content_height (DESMI_CHART_VIEW (object), g_value_get_int (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
desmi_chart_view_class_init (DesmiChartViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desmi_chart_view_dispose;
  object_class->finalize = desmi_chart_view_finalize;
  object_class->get_property = desmi_chart_view_get_property;
  object_class->set_property = desmi_chart_view_set_property;
  widget_class->snapshot = desmi_chart_view_snapshot;
  widget_class->measure = desmi_chart_view_measure;
  widget_class->size_allocate = desmi_chart_view_size_allocate;
  properties[PROP_CONTENT_HEIGHT]
      = g_param_spec_int ("content-height", NULL, NULL, 1, 4096, DEFAULT_HEIGHT,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[LAID_OUT] = g_signal_new ("laid-out", DESMI_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("activated", DESMI_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRV);
  g_signal_new ("toggle", DESMI_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_INT,
                1, G_TYPE_STRV);
  g_signal_new ("period-selected", DESMI_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
add_focus_controller (DesmiChartView *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "enter", G_CALLBACK (desmi_chart_view_expect), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_changed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_changed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static void
desmi_chart_view_init (DesmiChartView *self)
{
  self->content_height = DEFAULT_HEIGHT;
  self->hovered = self->focused = self->pinned = -1;
  self->pressed = DESMI_CHART_NOT_PRESSED;
  self->pointer_x = self->pointer_y = -1;
  self->tip = desmi_chart_tip_new ();
  gtk_widget_set_parent (self->tip, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  add_focus_controller (self);
  desmi_chart_input_connect (self);
  desmi_theme_init (&self->theme, DESMI_THEME_LIGHT);
  desmi_chart_theme_watch (GTK_WIDGET (self), style_changed_cb);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (scale_changed_cb), NULL);
}

static void
arrived_cb (GtkWidget *widget)
{
  point_again (DESMI_CHART_VIEW (widget));
}

/**
 * desmi_chart_view_set_data:
 * @data: (nullable): what to draw
 *
 * Draws something else; pins and focus go. Another state of the same type of chart is gone to.
 */
void
desmi_chart_view_set_data (DesmiChartView *self, DesmiChartData *data)
{
  gboolean first;

  g_return_if_fail (DESMI_IS_CHART_VIEW (self));

  if (self->data == data)
    return;
  if (data != NULL && self->scene != NULL && self->data->type == data->type)
    desmi_chart_motion_begin (&self->motion, GTK_WIDGET (self), self->scene, &self->pictures,
                              arrived_cb);
  else
    desmi_chart_motion_end (&self->motion, GTK_WIDGET (self));
  self->pinned = self->focused = -1;
  first = data != NULL && self->data == NULL;
  g_clear_pointer (&self->data, desmi_chart_data_unref);
  if (data != NULL)
    self->data = desmi_chart_data_ref (data);
  /* with the first data, titles come above it and leave it other room than it has until then */
  if (first && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  else
    lay_out (self);
}

/**
 * desmi_chart_view_get_data:
 *
 * Returns: (transfer none) (nullable): what is drawn
 */
DesmiChartData *
desmi_chart_view_get_data (DesmiChartView *self)
{
  g_return_val_if_fail (DESMI_IS_CHART_VIEW (self), NULL);

  return self->data;
}

/**
 * desmi_chart_view_get_scene:
 *
 * Returns: (transfer none) (nullable): the marks on the screen, or those that the next frame brings
 */
DesmiScene *
desmi_chart_view_get_scene (DesmiChartView *self)
{
  g_return_val_if_fail (DESMI_IS_CHART_VIEW (self), NULL);

  if (self->scene == NULL && self->failure == NULL && self->data != NULL)
    lay_out (self);
  return self->scene;
}

/**
 * desmi_chart_view_set_content_height:
 * @height_px: 1 to 4096, at 100 % text; larger text makes it higher
 */
void
desmi_chart_view_set_content_height (DesmiChartView *self, int height_px)
{
  g_return_if_fail (DESMI_IS_CHART_VIEW (self));

  if (self->content_height == height_px)
    return;
  self->content_height = height_px;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTENT_HEIGHT]);
}

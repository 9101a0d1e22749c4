/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A main part and a side part: beside each other where there is room, else below each other. */
#include "ui/desmi-split.h"

#include "ui/widgets/desmi-chart-theme.h"

#include <math.h>

#define SIDE_SHARE 48 /* percent of the height, below a main part that can do with less */

struct _DesmiSplit
{
  GtkWidget  parent_instance;

  GtkWidget *main;
  GtkWidget *side;
  int        threshold;
  int        side_width;
  int        spacing;
  gboolean   wide;
  int        width;    /* as allocated */
  int        side_min; /* px: as wide as the side part had to be when it was last shown */
  guint      idle;
};

G_DEFINE_FINAL_TYPE (DesmiSplit, desmi_split, GTK_TYPE_WIDGET)

enum
{
  PROP_MAIN = 1,
  PROP_SIDE,
  PROP_THRESHOLD,
  PROP_SIDE_WIDTH,
  PROP_SPACING,
  PROP_WIDE,
  PROP_WIDTH,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_shown (GtkWidget *child)
{
  return child != NULL && gtk_widget_should_layout (child);
}

static int
scaled (DesmiSplit *self, int px)
{
  return (int) lround (px * desmi_chart_theme_text_scale (GTK_WIDGET (self)));
}

static int
min_width (GtkWidget *child)
{
  int minimum = 0;

  if (is_shown (child))
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* Whether there is room for a side part does not depend on whether it is shown: who shows it only
 * where there is would show and hide it in turn. */
static int
get_side_width (DesmiSplit *self)
{
  if (is_shown (self->side))
    self->side_min = min_width (self->side);
  return MAX (scaled (self, self->side_width), self->side_min);
}

static gboolean
would_be_wide (DesmiSplit *self, int width)
{
  return width >= scaled (self, self->threshold)
         && min_width (self->main) + self->spacing + get_side_width (self) <= width;
}

static void
measure_height (GtkWidget *child, int width, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  if (is_shown (child))
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MAX (width, min_width (child)), minimum,
                        natural, NULL, NULL);
}

static void
desmi_split_measure (GtkWidget     *widget,
                     GtkOrientation orientation,
                     int            for_size,
                     int           *minimum,
                     int           *natural,
                     int           *minimum_baseline,
                     int           *natural_baseline)
{
  DesmiSplit *self = DESMI_SPLIT (widget);
  int         main_min, main_nat, side_min, side_nat;
  gboolean    both = is_shown (self->main) && is_shown (self->side);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (min_width (self->main), min_width (self->side));
      *natural = MAX (*minimum, scaled (self, self->threshold));
      return;
    }
  if (both && would_be_wide (self, for_size))
    {
      int side_width = get_side_width (self);

      measure_height (self->main, for_size - self->spacing - side_width, &main_min, &main_nat);
      measure_height (self->side, side_width, &side_min, &side_nat);
      *minimum = MAX (main_min, side_min);
      *natural = MAX (main_nat, side_nat);
      return;
    }
  measure_height (self->main, for_size, &main_min, &main_nat);
  measure_height (self->side, for_size, &side_min, &side_nat);
  *minimum = main_min + side_min + (both ? self->spacing : 0);
  *natural = main_nat + side_nat + (both ? self->spacing : 0);
}

static void
allocate_below (DesmiSplit *self, int width, int height)
{
  int main_min, main_nat, side_min, side_nat, extra,
      spacing = is_shown (self->side) && is_shown (self->main) ? self->spacing : 0;

  measure_height (self->main, width, &main_min, &main_nat);
  measure_height (self->side, width, &side_min, &side_nat);
  /* the main part comes first, but a side part that can grow is not left with a strip */
  extra = MAX (0, height - spacing - main_min - side_min);
  side_min += MIN (extra, side_nat - side_min);
  if (is_shown (self->side) && gtk_widget_compute_expand (self->side, GTK_ORIENTATION_VERTICAL))
    side_min = MAX (side_min, MIN (SIDE_SHARE * height / 100, height - spacing - main_nat));
  if (is_shown (self->main))
    gtk_widget_size_allocate (
        self->main, &(GtkAllocation){ 0, 0, width, MAX (main_min, height - spacing - side_min) },
        -1);
  if (is_shown (self->side))
    gtk_widget_size_allocate (
        self->side,
        &(GtkAllocation){ 0, MAX (main_min, height - spacing - side_min) + spacing, width,
                          side_min },
        -1);
}

/* Who listens may change widgets: never inside a layout. */
static gboolean
notify_cb (gpointer user_data)
{
  DesmiSplit *self = user_data;

  self->idle = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WIDE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WIDTH]);
  return G_SOURCE_REMOVE;
}

static void
desmi_split_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DesmiSplit *self = DESMI_SPLIT (widget);
  gboolean    wide = would_be_wide (self, width);

  if (wide && is_shown (self->main) && is_shown (self->side))
    {
      int      side_width = get_side_width (self), main_width = width - self->spacing - side_width;
      gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

      gtk_widget_size_allocate (
          self->main,
          &(GtkAllocation){ rtl ? side_width + self->spacing : 0, 0, main_width, height }, -1);
      gtk_widget_size_allocate (
          self->side,
          &(GtkAllocation){ rtl ? 0 : main_width + self->spacing, 0, side_width, height }, -1);
    }
  else
    allocate_below (self, width, height);
  if (self->wide == wide && self->width == width)
    return;
  self->wide = wide;
  self->width = width;
  if (self->idle == 0)
    self->idle = g_idle_add (notify_cb, self);
}

static GtkSizeRequestMode
desmi_split_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
set_child (DesmiSplit *self, GtkWidget **place, GtkWidget *child)
{
  if (*place == child)
    return;
  g_clear_pointer (place, gtk_widget_unparent);
  *place = child;
  if (child != NULL)
    {
      /* the order of the keyboard is that of the children, whichever was set first */
      if (place == &self->main)
        gtk_widget_insert_after (child, GTK_WIDGET (self), NULL);
      else
        gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
    }
}

static void
desmi_split_dispose (GObject *object)
{
  DesmiSplit *self = DESMI_SPLIT (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->main, gtk_widget_unparent);
  g_clear_pointer (&self->side, gtk_widget_unparent);
  G_OBJECT_CLASS (desmi_split_parent_class)->dispose (object);
}

static void
desmi_split_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DesmiSplit *self = DESMI_SPLIT (object);

  switch (id)
    {
    case PROP_MAIN:
      g_value_set_object (value, self->main);
      break;
    case PROP_SIDE:
      g_value_set_object (value, self->side);
      break;
    case PROP_THRESHOLD:
      g_value_set_int (value, self->threshold);
      break;
    case PROP_SIDE_WIDTH:
      g_value_set_int (value, self->side_width);
      break;
    case PROP_SPACING:
      g_value_set_int (value, self->spacing);
      break;
    case PROP_WIDE:
      g_value_set_boolean (value, self->wide);
      break;
    case PROP_WIDTH:
      g_value_set_int (value, self->width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
desmi_split_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DesmiSplit *self = DESMI_SPLIT (object);

  switch (id)
    {
    case PROP_MAIN:
      set_child (self, &self->main, g_value_get_object (value));
      break;
    case PROP_SIDE:
      set_child (self, &self->side, g_value_get_object (value));
      break;
    case PROP_THRESHOLD:
      self->threshold = g_value_get_int (value);
      break;
    case PROP_SIDE_WIDTH:
      self->side_width = g_value_get_int (value);
      break;
    case PROP_SPACING:
      self->spacing = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
desmi_split_class_init (DesmiSplitClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = desmi_split_dispose;
  object_class->get_property = desmi_split_get_property;
  object_class->set_property = desmi_split_set_property;
  widget_class->measure = desmi_split_measure;
  widget_class->size_allocate = desmi_split_size_allocate;
  widget_class->get_request_mode = desmi_split_get_request_mode;
  properties[PROP_MAIN] = g_param_spec_object ("main", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_SIDE] = g_param_spec_object ("side", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_THRESHOLD] = g_param_spec_int ("threshold", NULL, NULL, 0, 10000, 860, flags);
  properties[PROP_SIDE_WIDTH] = g_param_spec_int ("side-width", NULL, NULL, 0, 10000, 360, flags);
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, 100, 12, flags);
  properties[PROP_WIDE]
      = g_param_spec_boolean ("wide", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WIDTH] = g_param_spec_int ("width", NULL, NULL, 0, G_MAXINT, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
desmi_split_init (DesmiSplit *self)
{
  self->threshold = 860;
  self->side_width = 360;
  self->spacing = 12;
}

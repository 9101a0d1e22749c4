/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of controls that goes on in the next line where it does not fit; the last one keeps to the
 * end. */
#include "ui/desmi-filter-row.h"

struct _DesmiFilterRow
{
  GtkWidget parent_instance;

  int       spacing;
};

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DesmiFilterRow,
                               desmi_filter_row,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

enum
{
  PROP_SPACING = 1,
  N_PROPS
};

static GParamSpec        *properties[N_PROPS];
static GtkBuildableIface *parent_buildable;

static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (buildable));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

static int
measure_width (GtkWidget *child, int limit)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (minimum, MIN (natural, limit));
}

static int
measure_height (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* Puts the children of one line in their places; returns its height. */
static int
place_line (DesmiFilterRow *self,
            GtkWidget      *first,
            GtkWidget      *end,
            int             y,
            int             width,
            gboolean        allocate)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int      height = 0, x = 0;

  for (GtkWidget *child = first; child != end; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      height = MAX (height, measure_height (child, measure_width (child, width)));
  for (GtkWidget *child = first; allocate && child != end;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_width, child_height;

      if (!gtk_widget_should_layout (child))
        continue;
      child_width = measure_width (child, width);
      child_height = measure_height (child, child_width);
      if (gtk_widget_get_next_sibling (child) == NULL)
        x = MAX (x, width - child_width);
      gtk_widget_size_allocate (child,
                                &(GtkAllocation){ rtl ? width - x - child_width : x,
                                                  y + (height - child_height) / 2, child_width,
                                                  child_height },
                                -1);
      x += child_width + self->spacing;
    }
  return height;
}

/* NULL: there is none. */
static GtkWidget *
find_neighbour (GtkWidget *child, GtkWidget *(*step) (GtkWidget *widget))
{
  do
    child = step (child);
  while (child != NULL && !gtk_widget_should_layout (child));
  return child;
}

/* With which child the next line begins, where @child has no room in the one that begins with
 * @line: the last of all is not left alone. */
static GtkWidget *
find_break (GtkWidget *line, GtkWidget *child, int width, int spacing)
{
  GtkWidget *before = find_neighbour (child, gtk_widget_get_prev_sibling);

  if (find_neighbour (child, gtk_widget_get_next_sibling) != NULL || before == NULL
      || before == line
      || measure_width (before, width) + spacing + measure_width (child, width) > width)
    return child;
  return before;
}

static int
place (DesmiFilterRow *self, int width, gboolean allocate)
{
  GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self));
  int        x = 0, y = 0;

  for (GtkWidget *child = line; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_width = gtk_widget_should_layout (child) ? measure_width (child, width) : 0;

      if (child != line && child_width > 0 && x + child_width > width)
        {
          GtkWidget *first = find_break (line, child, width, self->spacing);

          y += place_line (self, line, first, y, width, allocate) + self->spacing;
          line = first;
          x = first == child ? 0 : measure_width (first, width) + self->spacing;
        }
      x += child_width > 0 ? child_width + self->spacing : 0;
    }
  return y + place_line (self, line, NULL, y, width, allocate);
}

static void
desmi_filter_row_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  DesmiFilterRow *self = DESMI_FILTER_ROW (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = place (self, for_size < 0 ? G_MAXINT / 2 : for_size, FALSE);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += (*natural > 0 ? self->spacing : 0) + child_natural;
    }
}

static void
desmi_filter_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  place (DESMI_FILTER_ROW (widget), width, TRUE);
}

static GtkSizeRequestMode
desmi_filter_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
desmi_filter_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (desmi_filter_row_parent_class)->dispose (object);
}

static void
desmi_filter_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SPACING)
    g_value_set_int (value, DESMI_FILTER_ROW (object)->spacing);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
desmi_filter_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SPACING)
    DESMI_FILTER_ROW (object)->spacing = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  gtk_widget_queue_resize (GTK_WIDGET (object));
}

static void
desmi_filter_row_class_init (DesmiFilterRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desmi_filter_row_dispose;
  object_class->get_property = desmi_filter_row_get_property;
  object_class->set_property = desmi_filter_row_set_property;
  widget_class->measure = desmi_filter_row_measure;
  widget_class->size_allocate = desmi_filter_row_size_allocate;
  widget_class->get_request_mode = desmi_filter_row_get_request_mode;
  properties[PROP_SPACING]
      = g_param_spec_int ("spacing", NULL, NULL, 0, 100, 8,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
desmi_filter_row_init (DesmiFilterRow *self)
{
  self->spacing = 8;
}

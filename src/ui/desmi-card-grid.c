/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards in two columns where there is room, else in one. GtkFlowBox would put a stop of the Tab key
 * and a selection around each. */
#include "ui/desmi-card-grid.h"

#include "ui/widgets/desmi-chart-theme.h"

#define SPACING 12
#define MAX_COLUMNS 2

struct _DesmiCardGrid
{
  GtkWidget parent_instance;

  int       column_width; /* px at 100 % text */
};

G_DEFINE_FINAL_TYPE (DesmiCardGrid, desmi_card_grid, GTK_TYPE_WIDGET)

static int
measure_minimum (DesmiCardGrid *self)
{
  int widest = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      widest = MAX (widest, minimum);
    }
  return widest;
}

static int
get_n_columns (DesmiCardGrid *self, int width)
{
  int wanted = (int) (self->column_width * desmi_chart_theme_text_scale (GTK_WIDGET (self)));
  int column = MAX (wanted, measure_minimum (self));

  return CLAMP ((width + SPACING) / MAX (column + SPACING, 1), 1, MAX_COLUMNS);
}

/* The height of the row that begins with @first. */
static int
measure_row (GtkWidget *first, int n_columns, int column_width)
{
  int height = 0;

  for (int i = 0; first != NULL && i < n_columns; i++, first = gtk_widget_get_next_sibling (first))
    {
      int natural;

      gtk_widget_measure (first, GTK_ORIENTATION_VERTICAL, column_width, NULL, &natural, NULL,
                          NULL);
      height = MAX (height, natural);
    }
  return height;
}

/* Puts the children in their places; returns the height of all. */
static int
place (DesmiCardGrid *self, int width, gboolean allocate)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));
  gboolean   rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int        n = get_n_columns (self, width), column = (width - (n - 1) * SPACING) / n, y = 0;

  while (child != NULL)
    {
      int height = measure_row (child, n, column);

      for (int i = 0; child != NULL && i < n; i++, child = gtk_widget_get_next_sibling (child))
        if (allocate)
          gtk_widget_size_allocate (
              child,
              &(GtkAllocation){ (rtl ? n - 1 - i : i) * (column + SPACING), y, column, height },
              -1);
      y += height + SPACING;
    }
  return MAX (y - SPACING, 0);
}

static void
desmi_card_grid_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  DesmiCardGrid *self = DESMI_CARD_GRID (widget);

  *minimum = measure_minimum (self);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = place (self, for_size < 0 ? *minimum : for_size, FALSE);
  *natural = *minimum;
}

static void
desmi_card_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  place (DESMI_CARD_GRID (widget), width, TRUE);
}

static GtkSizeRequestMode
desmi_card_grid_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
desmi_card_grid_dispose (GObject *object)
{
  desmi_card_grid_clear (DESMI_CARD_GRID (object));
  G_OBJECT_CLASS (desmi_card_grid_parent_class)->dispose (object);
}

static void
desmi_card_grid_class_init (DesmiCardGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desmi_card_grid_dispose;
  widget_class->measure = desmi_card_grid_measure;
  widget_class->size_allocate = desmi_card_grid_size_allocate;
  widget_class->get_request_mode = desmi_card_grid_get_request_mode;
}

static void
desmi_card_grid_init (DesmiCardGrid *self)
{
}

/**
 * desmi_card_grid_new:
 * @column_width: px at 100 % text, the least that a column is good with where there are two
 *
 * Returns: (transfer floating): a grid without cards
 */
GtkWidget *
desmi_card_grid_new (int column_width)
{
  DesmiCardGrid *self = g_object_new (DESMI_TYPE_CARD_GRID, NULL);

  self->column_width = column_width;
  return GTK_WIDGET (self);
}

/**
 * desmi_card_grid_append:
 * @child: a card
 */
void
desmi_card_grid_append (DesmiCardGrid *self, GtkWidget *child)
{
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/**
 * desmi_card_grid_clear:
 *
 * Takes all cards out.
 */
void
desmi_card_grid_clear (DesmiCardGrid *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

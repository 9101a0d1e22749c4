/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The villages of the district, the one that is meant, and the point that is given for it. */
#include "ui/villages/desmi-place-map.h"

#include "ui/desmi-a11y.h"
#include "ui/widgets/desmi-chart-theme.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HEIGHT 180
#define WIDTH 200
#define MARGIN 10
#define DOT 1.5
#define POINT 5.0
#define E6 1e6

struct _DesmiPlaceMap
{
  GtkWidget                parent_instance;

  const DesmiVillagePlace *place; /* nullable, not owned */
  DesmiPosition            point;
  gboolean                 has_point, is_estimate;
};

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DesmiPlaceMap, desmi_place_map, GTK_TYPE_WIDGET)

/* Where degrees come to lie: the district fits in, and north is up. */
typedef struct
{
  double west, south, east, north;
  double scale, stretch; /* px a degree of latitude; of longitude stretch times as much */
  double x, y;           /* of the north-western corner, px */
} Fit;

static void
extend (Fit *fit, const DesmiLonLat *point)
{
  fit->west = MIN (fit->west, point->lon_e6 / E6);
  fit->east = MAX (fit->east, point->lon_e6 / E6);
  fit->south = MIN (fit->south, point->lat_e6 / E6);
  fit->north = MAX (fit->north, point->lat_e6 / E6);
}

/* By its largest part: an island far away would make all the rest small. */
static void
extend_by (Fit *fit, const DesmiOutline *area)
{
  GArray *ring = area->rings != NULL ? g_ptr_array_index (area->rings, 0) : NULL;

  for (guint i = 0; ring != NULL && i < ring->len; i++)
    extend (fit, &g_array_index (ring, DesmiLonLat, i));
  if (area->has_label)
    extend (fit, &area->label);
}

static gboolean
init_fit (DesmiPlaceMap *self, Fit *fit)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * MARGIN,
         height = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * MARGIN;

  *fit = (Fit){
    .west = G_MAXDOUBLE, .south = G_MAXDOUBLE, .east = -G_MAXDOUBLE, .north = -G_MAXDOUBLE
  };
  for (guint i = 0; self->place != NULL && i < desmi_outlines_get_n (self->place->outlines); i++)
    extend_by (fit, desmi_outlines_get (self->place->outlines, i));
  if (fit->east <= fit->west || fit->north <= fit->south || width <= 0 || height <= 0)
    return FALSE;
  fit->stretch = cos ((fit->north + fit->south) / 2 * G_PI / 180);
  fit->scale
      = MIN (width / ((fit->east - fit->west) * fit->stretch), height / (fit->north - fit->south));
  fit->x = MARGIN + (width - (fit->east - fit->west) * fit->stretch * fit->scale) / 2;
  fit->y = MARGIN + (height - (fit->north - fit->south) * fit->scale) / 2;
  return TRUE;
}

static double
to_x (const Fit *fit, gint64 lon_e6)
{
  return fit->x + ((double) lon_e6 / E6 - fit->west) * fit->stretch * fit->scale;
}

static double
to_y (const Fit *fit, gint64 lat_e6)
{
  return fit->y + (fit->north - (double) lat_e6 / E6) * fit->scale;
}

static void
set_color (cairo_t *cr, const DesmiColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

static void
draw_area (cairo_t            *cr,
           const Fit          *fit,
           const DesmiOutline *area,
           const DesmiTheme   *theme,
           gboolean            is_own)
{
  for (guint r = 0; area->rings != NULL && r < area->rings->len; r++)
    {
      GArray *ring = g_ptr_array_index (area->rings, r);

      cairo_new_sub_path (cr);
      for (guint i = 0; i < ring->len; i++)
        {
          const DesmiLonLat *at = &g_array_index (ring, DesmiLonLat, i);

          cairo_line_to (cr, to_x (fit, at->lon_e6), to_y (fit, at->lat_e6));
        }
      cairo_close_path (cr);
    }
  if (area->rings == NULL && area->has_label)
    cairo_arc (cr, to_x (fit, area->label.lon_e6), to_y (fit, area->label.lat_e6),
               is_own ? POINT : DOT, 0, 2 * G_PI);
  set_color (cr, is_own ? &theme->series[0] : area->rings != NULL ? &theme->land : &theme->other);
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, is_own ? 1.5 : 0.5);
  set_color (cr, is_own ? &theme->text : &theme->border);
  cairo_stroke (cr);
}

/* An estimate is a ring, what somebody wrote a full point. */
static void
draw_point (DesmiPlaceMap *self, cairo_t *cr, const Fit *fit, const DesmiTheme *theme)
{
  cairo_arc (cr, to_x (fit, self->point.lon_e6), to_y (fit, self->point.lat_e6), POINT, 0,
             2 * G_PI);
  set_color (cr, &theme->late);
  if (!self->is_estimate)
    cairo_fill_preserve (cr);
  cairo_set_line_width (cr, 2);
  set_color (cr, self->is_estimate ? &theme->text : &theme->background);
  cairo_stroke (cr);
}

static void
desmi_place_map_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DesmiPlaceMap      *self = DESMI_PLACE_MAP (widget);
  const DesmiOutline *own;
  DesmiTheme          theme;
  cairo_t            *cr;
  Fit                 fit;

  if (!init_fit (self, &fit))
    return;
  desmi_chart_theme_init_for (&theme, widget);
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                       (float) gtk_widget_get_height (widget)));
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  own = desmi_outlines_find (self->place->outlines, self->place->code);
  for (guint i = 0; i < desmi_outlines_get_n (self->place->outlines); i++)
    draw_area (cr, &fit, desmi_outlines_get (self->place->outlines, i), &theme, FALSE);
  if (own != NULL)
    draw_area (cr, &fit, own, &theme, TRUE);
  if (self->has_point)
    draw_point (self, cr, &fit, &theme);
  cairo_destroy (cr);
}

static void
desmi_place_map_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
desmi_place_map_class_init (DesmiPlaceMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = desmi_place_map_snapshot;
  widget_class->measure = desmi_place_map_measure;
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
redraw (GtkWidget *widget)
{
  gtk_widget_queue_draw (widget);
}

static void
released_cb (DesmiPlaceMap *self, int n_press, double x, double y)
{
  desmi_place_map_pick (self, x, y);
}

static void
desmi_place_map_init (DesmiPlaceMap *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  desmi_chart_theme_watch (GTK_WIDGET (self), redraw);
}

/**
 * desmi_place_map_new:
 *
 * Returns: (transfer floating): an empty map
 */
GtkWidget *
desmi_place_map_new (void)
{
  return g_object_new (DESMI_TYPE_PLACE_MAP, NULL);
}

/**
 * desmi_place_map_show:
 * @place: (nullable): lent until another one is shown
 * @point: (nullable): to be marked
 * @is_estimate: whether @point is only near to where it should be
 */
void
desmi_place_map_show (DesmiPlaceMap           *self,
                      const DesmiVillagePlace *place,
                      const DesmiPosition     *point,
                      gboolean                 is_estimate)
{
  g_autofree char *text = point != NULL ? desmi_position_to_text (point) : NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (DESMI_IS_PLACE_MAP (self));

  self->place = place;
  self->has_point = point != NULL;
  self->is_estimate = is_estimate;
  if (point != NULL)
    self->point = *point;
  /* Translators: %s is a position in degrees */
  label = text != NULL ? g_strdup_printf (_ ("Map of the district with the point %s"), text)
                       : g_strdup (_ ("Map of the district"));
  desmi_a11y_set_label (GTK_WIDGET (self), label);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * desmi_place_map_pick:
 * @x, @y: on the map, px
 *
 * What a click there does: tells which point it is.
 */
void
desmi_place_map_pick (DesmiPlaceMap *self, double x, double y)
{
  Fit fit;

  g_return_if_fail (DESMI_IS_PLACE_MAP (self));

  if (init_fit (self, &fit))
    g_signal_emit (self, signals[PICKED], 0,
                   (gint64) llround ((fit.north - (y - fit.y) / fit.scale) * E6),
                   (gint64) llround ((fit.west + (x - fit.x) / (fit.stretch * fit.scale)) * E6));
}

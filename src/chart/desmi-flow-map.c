/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Named passes: sizes, the part of the world, bends where bearings are shared, ways. */
#include "chart/desmi-flow-map.h"
#include "chart/desmi-spread.h"

#include <math.h>

#define MOST_PEOPLE 0.98 /* of all, whose countries the map is fitted to */
#define PADDING 0.06     /* of the part that is shown, on each side */
#define N_STEPS 64       /* of a way */
#define EDGE_PX 5.0      /* from the edge, where ways out of the map end */
#define CUT_PX 12.0      /* a way that leaves the map by more is cut at its edge */
#define BEND_MOST 0.6    /* radians */
#define BEND_GAP_PX 3.0  /* between two ribbons, a little way from the origin */
#define BEND_TRIES 5

/* The map is never of less than South-East Asia. */
static const DesmiPlace corners[]
    = { { 92, -11 }, { 92, 9 }, { 92, 28 }, { 141, -11 }, { 141, 9 }, { 141, 28 } };

typedef struct
{
  double x0, y0, x1, y1;
} Bounds;

static void
flow_free (gpointer data)
{
  DesmiFlow *flow = data;

  g_clear_pointer (&flow->path, g_array_unref);
  g_free (flow);
}

/**
 * desmi_flow_map_find_country:
 *
 * Returns: (transfer none) (nullable): the country that a bar is of; %NULL: none that is known
 */
const DesmiCountry *
desmi_flow_map_find_country (const DesmiBar *bar)
{
  return bar->is_other ? NULL : desmi_country_get (bar->key);
}

static void
find_flows (DesmiFlowMap *self, const GPtrArray *bars, double most)
{
  double largest = 0;

  for (guint i = 0; i < bars->len; i++)
    {
      const DesmiBar     *bar = g_ptr_array_index (bars, i);
      const DesmiCountry *country = desmi_flow_map_find_country (bar);
      DesmiFlow          *flow;

      if (country == NULL)
        continue;
      flow = g_new0 (DesmiFlow, 1);
      flow->bar = bar;
      flow->country = country;
      flow->place = (DesmiPlace){ country->lon_e6 / 1e6, country->lat_e6 / 1e6 };
      flow->path = g_array_new (FALSE, FALSE, sizeof (DesmiFlowPoint));
      g_ptr_array_add (self->flows, flow);
      largest = isnan (bar->value) ? largest : MAX (largest, bar->value);
    }
  for (guint i = 0; i < self->flows->len; i++)
    {
      DesmiFlow *flow = g_ptr_array_index (self->flows, i);
      double     part = largest > 0 ? flow->bar->value / largest : 0;

      flow->radius = DESMI_FLOW_RADIUS_MIN;
      if (isnan (flow->bar->value))
        flow->radius = 2 * DESMI_FLOW_RADIUS_MIN;
      else if (part > 0)
        {
          flow->width = MAX (DESMI_FLOW_WIDTH_MIN, most * part);
          flow->radius = MAX (DESMI_FLOW_RADIUS_MIN, most * sqrt (part));
        }
    }
}

/* How many of the flows, the largest first, carry nearly all of the people. */
static guint
count_main (const DesmiFlowMap *self)
{
  double total = 0, sum = 0;
  guint  n = 0;

  for (guint i = 0; i < self->flows->len; i++)
    {
      double value = ((const DesmiFlow *) g_ptr_array_index (self->flows, i))->bar->value;

      total += isnan (value) ? 0 : value;
    }
  while (n < self->flows->len && sum < MOST_PEOPLE * total)
    sum += ((const DesmiFlow *) g_ptr_array_index (self->flows, n++))->bar->value;
  return n;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double p = *(const double *) a, q = *(const double *) b;

  return p < q ? -1 : p > q;
}

/* The map is cut in the middle of the widest gap between the places that it has to show. */
static double
find_center (const DesmiFlowMap *self, guint n_main)
{
  g_autoptr (GArray) lons = g_array_new (FALSE, FALSE, sizeof (double));
  double             widest = -1, cut = 0;

  g_array_append_val (lons, self->origin.lon);
  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    g_array_append_val (lons, corners[i].lon);
  for (guint i = 0; i < n_main; i++)
    g_array_append_val (lons, ((DesmiFlow *) g_ptr_array_index (self->flows, i))->place.lon);
  g_array_sort (lons, compare_doubles);
  for (guint i = 0; i < lons->len; i++)
    {
      double from = g_array_index (lons, double, i);
      double to = i + 1 < lons->len ? g_array_index (lons, double, i + 1)
                                    : g_array_index (lons, double, 0) + 360;

      if (to - from > widest)
        {
          widest = to - from;
          cut = (from + to) / 2;
        }
    }
  return desmi_longitude_wrap (cut - 180);
}

static void
include (Bounds *bounds, const DesmiProjection *map, const DesmiPlace *place)
{
  double x, y;

  desmi_projection_project (map, place->lon, place->lat, &x, &y);
  bounds->x0 = MIN (bounds->x0, x);
  bounds->x1 = MAX (bounds->x1, x);
  bounds->y0 = MIN (bounds->y0, y);
  bounds->y1 = MAX (bounds->y1, y);
}

/* As large as the box allows with the places, and the ways to them, in view. */
static void
fit (DesmiFlowMap *self)
{
  guint  n_main = count_main (self);
  Bounds bounds = { HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL };
  double width, height;

  self->map = (DesmiProjection){ .kind = DESMI_PROJECTION_EQUAL_EARTH,
                                 .scale = 1,
                                 .center = find_center (self, n_main) };
  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    include (&bounds, &self->map, &corners[i]);
  include (&bounds, &self->map, &self->origin);
  for (guint i = 0; i < n_main; i++)
    for (guint k = 1; k <= N_STEPS; k++)
      {
        const DesmiFlow *flow = g_ptr_array_index (self->flows, i);
        DesmiPlace       place
            = desmi_great_circle_point (&self->origin, &flow->place, (double) k / N_STEPS);

        include (&bounds, &self->map, &place);
      }
  width = (bounds.x1 - bounds.x0) * (1 + 2 * PADDING);
  height = (bounds.y1 - bounds.y0) * (1 + 2 * PADDING);
  self->map.scale = MIN (self->box.width / width, self->box.height / height);
  self->map.x = self->box.x + self->box.width / 2 - self->map.scale * (bounds.x0 + bounds.x1) / 2;
  self->map.y = self->box.y + self->box.height / 2 - self->map.scale * (bounds.y0 + bounds.y1) / 2;
  desmi_projection_project (&self->map, self->origin.lon, self->origin.lat, &self->origin_x,
                            &self->origin_y);
}

static gboolean
is_within (const DesmiFlowMap *self, double x, double y, double margin)
{
  const DesmiBox *box = &self->box;

  return x >= box->x + margin && x <= box->x + box->width - margin && y >= box->y + margin
         && y <= box->y + box->height - margin;
}

/* In which direction a way leaves the origin, radians clockwise from the right. */
static double
bearing_of (const DesmiFlowMap *self, const DesmiFlow *flow)
{
  DesmiPlace near = desmi_great_circle_point (&self->origin, &flow->place, 0.1);
  double     x, y;

  desmi_projection_project (&self->map, near.lon, near.lat, &x, &y);
  return atan2 (y - self->origin_y, x - self->origin_x);
}

typedef struct
{
  DesmiFlow *flow;
  double     bearing;
} Leaving;

static int
compare_bearings (gconstpointer a, gconstpointer b)
{
  const Leaving *p = a, *q = b;

  return compare_doubles (&p->bearing, &q->bearing);
}

/* Starts the circle of bearings after the widest gap in it. */
static void
open_circle (GArray *leaving)
{
  double widest = -1;
  guint  first = 0;

  g_array_sort (leaving, compare_bearings);
  for (guint i = 0; i < leaving->len; i++)
    {
      double before = i > 0 ? g_array_index (leaving, Leaving, i - 1).bearing
                            : g_array_index (leaving, Leaving, leaving->len - 1).bearing - 2 * G_PI;
      double gap = g_array_index (leaving, Leaving, i).bearing - before;

      if (gap > widest)
        {
          widest = gap;
          first = i;
        }
    }
  for (guint i = 0; i < first; i++)
    g_array_index (leaving, Leaving, i).bearing += 2 * G_PI;
  g_array_sort (leaving, compare_bearings);
}

/* Ribbons that leave the origin the same way are bent apart, so that a little way from it none
 * covers another, as far as the circle has room for them. */
static void
bend_apart (DesmiFlowMap *self)
{
  g_autoptr (GArray)          leaving = g_array_new (FALSE, FALSE, sizeof (Leaving));
  g_autofree DesmiSpreadItem *items = g_new0 (DesmiSpreadItem, self->flows->len + 1);
  double radius = CLAMP (0.12 * MIN (self->box.width, self->box.height), 25.0, 80.0), needed = 0;
  double gap = BEND_GAP_PX / radius, share;

  for (guint i = 0; i < self->flows->len; i++)
    {
      Leaving entry = { .flow = g_ptr_array_index (self->flows, i) };

      if (!(entry.flow->width > 0))
        continue;
      entry.bearing = bearing_of (self, entry.flow);
      g_array_append_val (leaving, entry);
      needed += entry.flow->width / radius + gap;
    }
  open_circle (leaving);
  share = needed > G_PI ? G_PI / needed : 1;
  for (guint i = 0; i < leaving->len; i++)
    {
      const Leaving *entry = &g_array_index (leaving, Leaving, i);

      items[i].wanted = entry->bearing;
      items[i].size = share * entry->flow->width / radius;
    }
  desmi_spread (items, leaving->len, -4 * G_PI, 6 * G_PI, share * gap);
  for (guint i = 0; i < leaving->len; i++)
    g_array_index (leaving, Leaving, i).flow->bend
        = CLAMP (items[i].at - items[i].wanted, -BEND_MOST, BEND_MOST);
}

/* The great circle, with a bow to one side of as many radians at its start. */
static void
trace (const DesmiFlowMap *self, DesmiFlow *flow, double bend)
{
  double end_x, end_y, across_x, across_y;

  desmi_projection_project (&self->map, flow->place.lon, flow->place.lat, &end_x, &end_y);
  /* a bow of a height of length · tan (bend) / π leaves by that angle */
  across_x = -(end_y - self->origin_y) * tan (bend) / G_PI;
  across_y = (end_x - self->origin_x) * tan (bend) / G_PI;
  g_array_set_size (flow->path, 0);
  for (guint i = 0; i <= N_STEPS; i++)
    {
      double         t = (double) i / N_STEPS, bow = i < N_STEPS ? sin (G_PI * t) : 0;
      DesmiPlace     place = desmi_great_circle_point (&self->origin, &flow->place, t);
      DesmiFlowPoint at = { .jump = FALSE };

      desmi_projection_project (&self->map, place.lon, place.lat, &at.x, &at.y);
      if (i > 0)
        {
          const DesmiFlowPoint *last = &g_array_index (flow->path, DesmiFlowPoint, i - 1);

          at.jump = fabs (at.x - last->x) > self->map.scale * G_PI / 2;
        }
      at.x += bow * across_x;
      at.y += bow * across_y;
      g_array_append_val (flow->path, at);
    }
}

static gboolean
stays_within (const DesmiFlowMap *self, const DesmiFlow *flow, double margin)
{
  for (guint i = 0; i < flow->path->len; i++)
    {
      const DesmiFlowPoint *at = &g_array_index (flow->path, DesmiFlowPoint, i);

      if (!is_within (self, at->x, at->y, margin))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_jump (const DesmiFlow *flow)
{
  for (guint i = 0; i < flow->path->len; i++)
    if (g_array_index (flow->path, DesmiFlowPoint, i).jump)
      return TRUE;
  return FALSE;
}

/* How much of the way from one point within the edge to one outside of it is within. */
static double
part_within (const DesmiFlowMap   *self,
             const DesmiFlowPoint *from,
             const DesmiFlowPoint *to,
             double                margin)
{
  double low = 0, high = 1;

  for (guint i = 0; i < 24; i++)
    {
      double middle = (low + high) / 2;

      if (is_within (self, from->x + middle * (to->x - from->x),
                     from->y + middle * (to->y - from->y), margin))
        low = middle;
      else
        high = middle;
    }
  return low;
}

static DesmiFlowPoint
point_at_edge (const DesmiFlowMap   *self,
               const DesmiFlowPoint *from,
               const DesmiFlowPoint *to,
               double                margin)
{
  double part = part_within (self, from, to, margin);

  return (DesmiFlowPoint){ from->x + part * (to->x - from->x), from->y + part * (to->y - from->y),
                           FALSE };
}

/* How far a way leaves the map, px. */
static double
find_excursion (const DesmiFlowMap *self, const DesmiFlow *flow)
{
  const DesmiBox *box = &self->box;
  double          most = 0;

  for (guint i = 0; i < flow->path->len; i++)
    {
      const DesmiFlowPoint *at = &g_array_index (flow->path, DesmiFlowPoint, i);

      most = MAX (most, MAX (box->x - at->x, at->x - box->x - box->width));
      most = MAX (most, MAX (box->y - at->y, at->y - box->y - box->height));
    }
  return most;
}

/* Leaves out what is outside: the way ends at the edge and goes on where it comes back. */
static void
cut_out (const DesmiFlowMap *self, DesmiFlow *flow, double margin)
{
  g_autoptr (GArray) whole = g_steal_pointer (&flow->path);

  flow->path = g_array_new (FALSE, FALSE, sizeof (DesmiFlowPoint));
  for (guint i = 0; i < whole->len; i++)
    {
      const DesmiFlowPoint *at = &g_array_index (whole, DesmiFlowPoint, i), *last = at;
      gboolean              within = is_within (self, at->x, at->y, margin);

      if (i > 0)
        last--;
      if (within != is_within (self, last->x, last->y, margin) && !at->jump)
        {
          DesmiFlowPoint edge
              = point_at_edge (self, within ? at : last, within ? last : at, margin);

          edge.jump = within;
          g_array_append_val (flow->path, edge);
        }
      if (within)
        g_array_append_val (flow->path, *at);
    }
}

/* What would leave the map is bent less; if even the great circle leaves it, it goes along the
 * edge, or is cut there if it goes far. */
static void
trace_inside (const DesmiFlowMap *self, DesmiFlow *flow)
{
  const DesmiBox *box = &self->box;
  double          margin = flow->width / 2 + 1;

  trace (self, flow, flow->bend);
  if (has_jump (flow))
    flow->bend = 0;
  for (guint i = 0; i <= BEND_TRIES && !stays_within (self, flow, margin); i++)
    {
      flow->bend = i < BEND_TRIES ? flow->bend / 2 : 0;
      trace (self, flow, flow->bend);
    }
  if (find_excursion (self, flow) > CUT_PX)
    {
      cut_out (self, flow, margin);
      return;
    }
  for (guint i = 0; i < flow->path->len; i++)
    {
      DesmiFlowPoint *at = &g_array_index (flow->path, DesmiFlowPoint, i);

      at->x = CLAMP (at->x, box->x + margin, box->x + box->width - margin);
      at->y = CLAMP (at->y, box->y + margin, box->y + box->height - margin);
    }
}

/* The way to a country that is not shown ends where it leaves the map. */
static void
trace_outside (const DesmiFlowMap *self, DesmiFlow *flow)
{
  trace (self, flow, flow->bend);
  for (guint i = 1; i < flow->path->len; i++)
    {
      DesmiFlowPoint       *at = &g_array_index (flow->path, DesmiFlowPoint, i);
      const DesmiFlowPoint *last = at - 1;
      double                part;

      if (!at->jump && is_within (self, at->x, at->y, EDGE_PX))
        continue;
      part = at->jump ? 0 : part_within (self, last, at, EDGE_PX);
      *at = (DesmiFlowPoint){ last->x + part * (at->x - last->x),
                              last->y + part * (at->y - last->y), FALSE };
      g_array_set_size (flow->path, i + 1);
      return;
    }
}

static void
find_ways (DesmiFlowMap *self)
{
  for (guint i = 0; i < self->flows->len; i++)
    {
      DesmiFlow *flow = g_ptr_array_index (self->flows, i);
      double     x, y;

      desmi_projection_project (&self->map, flow->place.lon, flow->place.lat, &x, &y);
      flow->inside = is_within (self, x, y, MAX (flow->radius, flow->width / 2) + 1);
      if (flow->inside)
        trace_inside (self, flow);
      else
        trace_outside (self, flow);
      if (hypot (x - self->origin_x, y - self->origin_y) < 1)
        flow->width = 0;
    }
}

/**
 * desmi_flow_map_init:
 * @self: (out caller-allocates): the map
 * @bars: of DesmiBar, the largest first, none of them negative; borrowed as long as @self is used
 * @origin: where all flows start
 * @box: px, what the map fills
 * @most: px, width of the widest ribbon, and radius of its dot
 *
 * Lays out a flow map.
 */
void
desmi_flow_map_init (DesmiFlowMap     *self,
                     const GPtrArray  *bars,
                     const DesmiPlace *origin,
                     const DesmiBox   *box,
                     double            most)
{
  *self = (DesmiFlowMap){ .box = *box, .origin = *origin };
  self->flows = g_ptr_array_new_with_free_func (flow_free);
  find_flows (self, bars, most);
  fit (self);
  bend_apart (self);
  find_ways (self);
}

/**
 * desmi_flow_map_clear:
 *
 * Frees what the map holds.
 */
void
desmi_flow_map_clear (DesmiFlowMap *self)
{
  g_clear_pointer (&self->flows, g_ptr_array_unref);
}

/**
 * desmi_flow_map_is_to_scale:
 * @bars: of #DesmiBar
 * @most: px, the width of the largest
 *
 * Returns: whether none of those shown would be thinner than it can be drawn
 */
gboolean
desmi_flow_map_is_to_scale (const GPtrArray *bars, double most)
{
  double largest = 0;

  for (guint i = 0; i < bars->len; i++)
    {
      const DesmiBar *bar = g_ptr_array_index (bars, i);

      if (desmi_flow_map_find_country (bar) != NULL && !isnan (bar->value))
        largest = MAX (largest, bar->value);
    }
  for (guint i = 0; i < bars->len; i++)
    {
      const DesmiBar *bar = g_ptr_array_index (bars, i);

      if (desmi_flow_map_find_country (bar) != NULL && bar->value > 0
          && most * bar->value / largest < DESMI_FLOW_WIDTH_MIN)
        return FALSE;
    }
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Projections held against those of d3-geo and d3-geo-projection; areas of Equal Earth are equal.
 */
#include "chart/desmi-projection.h"
#include "chart-vectors.h"
#include "test-random.h"

#include <string.h>

#define RADIANS (G_PI / 180.0)

static const struct
{
  const char         *name;
  DesmiProjectionKind kind;
} kinds[] = { { "naturalEarth1", DESMI_PROJECTION_NATURAL_EARTH_1 },
              { "equalEarth", DESMI_PROJECTION_EQUAL_EARTH },
              { "naturalEarth2", DESMI_PROJECTION_NATURAL_EARTH_2 } };

static double
number_at (json_t *array, size_t index)
{
  return vectors_number (json_array_get (array, index));
}

static DesmiProjection
read_setup (const char *name, json_t *setup)
{
  DesmiProjection out = { .scale = vectors_get (setup, "scale"),
                          .x = number_at (json_object_get (setup, "translate"), 0),
                          .y = number_at (json_object_get (setup, "translate"), 1),
                          .center = -number_at (json_object_get (setup, "rotate"), 0) };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (name, kinds[i].name))
      out.kind = kinds[i].kind;
  return out;
}

/* At the cut either edge is right. */
static void
check_pixels (json_t *wanted, const DesmiProjection *map, double lon, double lat)
{
  gboolean at_cut = fabs (fabs (desmi_longitude_wrap (lon - map->center)) - 180) < 1e-9;
  double   x, y, wanted_x = number_at (wanted, 0);

  desmi_projection_project (map, lon, lat, &x, &y);
  if (at_cut && fabs (x - wanted_x) > 1)
    x = 2 * map->x - x;
  g_assert_cmpfloat_with_epsilon (x, wanted_x, 1e-6);
  g_assert_cmpfloat_with_epsilon (y, number_at (wanted, 1), 1e-6);
}

static void
test_vectors (void)
{
  json_t     *cases, *root = vectors_load ("projections.json", 51, &cases), *item, *setup;
  json_t     *setups = json_object_get (root, "setup");
  size_t      index;
  const char *name;

  json_array_foreach (cases, index, item)
  {
    double lon = vectors_get (item, "lon"), lat = vectors_get (item, "lat");

    for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
      {
        json_t *raw = json_object_get (json_object_get (item, "raw"), kinds[i].name);
        double  x, y;

        desmi_projection_raw (kinds[i].kind, lon * RADIANS, lat * RADIANS, &x, &y);
        g_assert_cmpfloat_with_epsilon (x, number_at (raw, 0), 1e-9);
        g_assert_cmpfloat_with_epsilon (y, number_at (raw, 1), 1e-9);
      }
    json_object_foreach (setups, name, setup)
    {
      DesmiProjection map = read_setup (name, setup);

      check_pixels (json_object_get (json_object_get (item, "xy"), name), &map, lon, lat);
    }
  }
  json_decref (root);
}

/* A cell of a degree is as large on the map as on the globe, wherever it is. */
static void
test_equal_areas (void)
{
  g_autoptr (GRand) random = test_random_new (1);

  for (guint i = 0; i < 1000; i++)
    {
      double lon = g_rand_double_range (random, -3, 3),
             lat = g_rand_double_range (random, -1.5, 1.5);
      double d = 1e-3, x[4], y[4], area = 0;
      double wanted = d * (sin (lat + d) - sin (lat));

      for (guint k = 0; k < 4; k++)
        desmi_projection_raw (DESMI_PROJECTION_EQUAL_EARTH, lon + (k == 1 || k == 2 ? d : 0),
                              lat + (k >= 2 ? d : 0), &x[k], &y[k]);
      for (guint k = 0; k < 4; k++)
        area += (x[k] * y[(k + 1) % 4] - x[(k + 1) % 4] * y[k]) / 2;
      g_assert_cmpfloat_with_epsilon (area / wanted, 1, 1e-4);
    }
}

static void
test_wrap (void)
{
  static const double cases[][2]
      = { { 0, 0 },          { 180, 180 },  { -180, -180 }, { 181, -179 },
          { 540.5, -179.5 }, { -181, 179 }, { 359, -1 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (desmi_longitude_wrap (cases[i][0]), cases[i][1], 1e-9);
}

/* North is as south and east as west; the poles are lines and the equator is as long as the
 * formulas of their authors say. */
static void
test_edges (void)
{
  DesmiProjection map = { DESMI_PROJECTION_EQUAL_EARTH, 100, 800, 450, 150 };
  double          x, y, far_x, far_y, least_x, least_y;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (double lat = 0; lat <= G_PI_2; lat += G_PI_2 / 9)
      {
        desmi_projection_raw (kinds[i].kind, G_PI, lat, &x, &y);
        desmi_projection_raw (kinds[i].kind, -G_PI, -lat, &far_x, &far_y);
        desmi_projection_raw (kinds[i].kind, 1e-9, lat, &least_x, &least_y);
        g_assert_cmpfloat_with_epsilon (far_x, -x, 1e-12);
        g_assert_cmpfloat_with_epsilon (far_y, -y, 1e-12);
        g_assert_cmpfloat (x, >, 0.5);
        g_assert_cmpfloat_with_epsilon (least_x * 1e9 * G_PI, x, 1e-6);
      }
  /* Šavrič, Patterson and Jenny: x = 2 √3 λ cos θ / 3 A1 on the equator */
  desmi_projection_raw (DESMI_PROJECTION_EQUAL_EARTH, G_PI, 0, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 2 * sqrt (3) * G_PI / (3 * 1.340264), 1e-9);
  desmi_projection_raw (DESMI_PROJECTION_EQUAL_EARTH, 0, G_PI_2, &x, &y);
  g_assert_cmpfloat_with_epsilon (y, 1.3173627591574133, 1e-9);
  /* a hair's breadth on either side of the cut is a map's width apart */
  desmi_projection_project (&map, -30 - 1e-9, 0, &x, &y);
  desmi_projection_project (&map, -30 + 1e-9, 0, &far_x, &far_y);
  g_assert_cmpfloat_with_epsilon (x - far_x, 400 * sqrt (3) * G_PI / (3 * 1.340264), 1e-4);
  g_assert_cmpfloat_with_epsilon (y, far_y, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/projection/vectors", test_vectors);
  g_test_add_func ("/chart/projection/equal-areas", test_equal_areas);
  g_test_add_func ("/chart/projection/wrap", test_wrap);
  g_test_add_func ("/chart/projection/edges", test_edges);
  return g_test_run ();
}

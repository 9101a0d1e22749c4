/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Great circles held against those of d3-geo, as unit vectors, and random ones against what is true
 * of all. */
#include "chart/desmi-great-circle.h"
#include "chart-vectors.h"
#include "test-random.h"

#define RADIANS (G_PI / 180.0)

typedef struct
{
  double x, y, z;
} Vector;

static Vector
vector_of (const DesmiPlace *place)
{
  double lon = place->lon * RADIANS, lat = place->lat * RADIANS;

  return (Vector){ cos (lat) * cos (lon), cos (lat) * sin (lon), sin (lat) };
}

static DesmiPlace
place_of (json_t *pair)
{
  return (DesmiPlace){ vectors_number (json_array_get (pair, 0)),
                       vectors_number (json_array_get (pair, 1)) };
}

static void
check_same (const DesmiPlace *a, const DesmiPlace *b)
{
  Vector p = vector_of (a), q = vector_of (b);

  g_assert_cmpfloat_with_epsilon (p.x, q.x, 1e-9);
  g_assert_cmpfloat_with_epsilon (p.y, q.y, 1e-9);
  g_assert_cmpfloat_with_epsilon (p.z, q.z, 1e-9);
}

static void
test_vectors (void)
{
  json_t *cases, *root = vectors_load ("great-circle.json", 21, &cases), *item, *t;
  size_t  index, step;

  json_array_foreach (cases, index, item)
  {
    DesmiPlace a = place_of (json_object_get (item, "a")),
               b = place_of (json_object_get (item, "b"));
    double distance = desmi_great_circle_distance (&a, &b);

    g_assert_cmpfloat_with_epsilon (distance, vectors_get (item, "distance_rad"), 1e-9);
    g_assert_cmpfloat_with_epsilon (distance * DESMI_EARTH_RADIUS_KM,
                                    vectors_get (item, "distance_km_R6371"), 1e-5);
    json_array_foreach (json_object_get (item, "t"), step, t)
    {
      DesmiPlace wanted = place_of (json_array_get (json_object_get (item, "lonlat"), step));
      DesmiPlace place = desmi_great_circle_point (&a, &b, vectors_number (t));

      check_same (&place, &wanted);
    }
  }
  json_decref (root);
}

/* The ways to a point of the way and on from it are as long as the whole, and shared as @t says. */
static void
test_random (void)
{
  g_autoptr (GRand) random = test_random_new (2);

  for (guint i = 0; i < 1000; i++)
    {
      DesmiPlace a
          = { g_rand_double_range (random, -180, 180), g_rand_double_range (random, -90, 90) };
      DesmiPlace b
          = { g_rand_double_range (random, -180, 180), g_rand_double_range (random, -90, 90) };
      double     t = g_rand_double (random), whole = desmi_great_circle_distance (&a, &b);
      DesmiPlace p = desmi_great_circle_point (&a, &b, t),
                 end = desmi_great_circle_point (&a, &b, 1);

      g_assert_cmpfloat_with_epsilon (desmi_great_circle_distance (&a, &p), t * whole, 1e-6);
      g_assert_cmpfloat_with_epsilon (desmi_great_circle_distance (&p, &b), (1 - t) * whole, 1e-6);
      check_same (&end, &b);
    }
}

/* Where no way is the shortest, there still is a place. */
static void
test_degenerate (void)
{
  static const DesmiPlace places[] = { { 108.2, -6.4 }, { 0, 90 }, { -180, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      DesmiPlace p = desmi_great_circle_point (&places[i], &places[i], 0.5);

      check_same (&p, &places[i]);
    }
  g_assert_cmpfloat_with_epsilon (
      desmi_great_circle_distance (&(DesmiPlace){ 0, 0 }, &(DesmiPlace){ 180, 0 }), G_PI, 1e-12);
}

static Vector
cross (const Vector *a, const Vector *b)
{
  return (Vector){ a->y * b->z - a->z * b->y, a->z * b->x - a->x * b->z,
                   a->x * b->y - a->y * b->x };
}

/* By turning the first place about the axis of both (Rodrigues): over poles, across the
 * antimeridian, a hair's breadth and nearly half the globe. */
static void
test_by_turning (void)
{
  static const DesmiPlace pairs[][2] = {
    { { 170, 10 }, { -170, 20 } },       { { 0, 80 }, { 180, 80 } },
    { { 30, -70 }, { -150, -60 } },      { { 108.2, -6.4 }, { 108.2000001, -6.4 } },
    { { 20, 30 }, { -159.99, -30 } },    { { 12, 90 }, { 55, 10 } },
    { { 179.999, 0 }, { -179.999, 0 } }, { { -180, 45 }, { 180, -45 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    for (double t = 0; t <= 1; t += 0.125)
      {
        Vector     a = vector_of (&pairs[i][0]), b = vector_of (&pairs[i][1]);
        Vector     axis = cross (&a, &b), side;
        double     length = sqrt (axis.x * axis.x + axis.y * axis.y + axis.z * axis.z);
        double     angle = atan2 (length, a.x * b.x + a.y * b.y + a.z * b.z) * t;
        DesmiPlace place = desmi_great_circle_point (&pairs[i][0], &pairs[i][1], t);
        Vector     p = vector_of (&place);

        axis = (Vector){ axis.x / length, axis.y / length, axis.z / length };
        side = cross (&axis, &a);
        g_assert_cmpfloat_with_epsilon (p.x, a.x * cos (angle) + side.x * sin (angle), 1e-9);
        g_assert_cmpfloat_with_epsilon (p.y, a.y * cos (angle) + side.y * sin (angle), 1e-9);
        g_assert_cmpfloat_with_epsilon (p.z, a.z * cos (angle) + side.z * sin (angle), 1e-9);
      }
}

/* Of places opposite to each other every way is the shortest: any will do that is one. */
static void
test_antipodes (void)
{
  static const DesmiPlace places[]
      = { { 108.2, -6.4 }, { 0, 90 }, { -180, 0 }, { 0, 0 }, { 33, -90 }, { 90, 45 } };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    for (double t = 0; t <= 1; t += 0.25)
      {
        DesmiPlace far = { places[i].lon + 180, -places[i].lat };
        DesmiPlace p = desmi_great_circle_point (&places[i], &far, t);

        g_assert_true (isfinite (p.lon) && fabs (p.lat) <= 90);
        g_assert_cmpfloat_with_epsilon (desmi_great_circle_distance (&places[i], &p), t * G_PI,
                                        1e-6);
        g_assert_cmpfloat_with_epsilon (desmi_great_circle_distance (&p, &far), (1 - t) * G_PI,
                                        1e-6);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/great-circle/vectors", test_vectors);
  g_test_add_func ("/chart/great-circle/random", test_random);
  g_test_add_func ("/chart/great-circle/degenerate", test_degenerate);
  g_test_add_func ("/chart/great-circle/by-turning", test_by_turning);
  g_test_add_func ("/chart/great-circle/antipodes", test_antipodes);
  return g_test_run ();
}

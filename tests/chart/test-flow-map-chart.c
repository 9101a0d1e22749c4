/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a map of flows shows for known data, and what is true of all: widths and areas are as the
 * people are many, every way starts at the origin, and nobody is left out. */
#include "chart-cases.h"

#include "chart/desmi-flow-map.h"
#include "chart/desmi-world.h"

#include "test-random.h"

#include <math.h>
#include <string.h>

#define N_ROUNDS 1000

static const DesmiPlace indramayu = { 108.169, -6.447 };

static DesmiTable *
make_table (const char *const *codes, const gint64 *counts, guint n)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");

  desmi_table_builder_add_column (builder, "destination", DESMI_COLUMN_COUNTRY);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < n; i++)
    {
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, codes[i], NULL);
      desmi_table_builder_set_int (builder, 1, counts[i]);
    }
  return desmi_table_builder_end (builder);
}

static DesmiScene *
lay_out (DesmiTable *table, double width, double height)
{
  static const DesmiChartOrigin origin = { "Indramayu", { 108.169, -6.447 } };
  const DesmiChartSpec          spec
      = { .title = "x", .show_values = TRUE, .frame = TRUE, .origin = &origin };

  return chart_scene_lay_out (DESMI_CHART_FLOW_MAP, table, &spec, width, height);
}

static void
check_flow (const DesmiFlowMap *map, const DesmiFlow *flow, const DesmiFlow *first, double most)
{
  const DesmiBox       *box = &map->box;
  double                part = flow->bar->value / first->bar->value;
  const DesmiFlowPoint *start = &g_array_index (flow->path, DesmiFlowPoint, 0);

  if (flow->width > 0)
    g_assert_cmpfloat_with_epsilon (flow->width, MAX (1, most * part), 1e-9);
  g_assert_cmpfloat_with_epsilon (flow->radius * flow->radius, MAX (4, most * most * part), 1e-9);
  g_assert_cmpfloat_with_epsilon (start->x, map->origin_x, 8);
  g_assert_cmpfloat_with_epsilon (start->y, map->origin_y, 8);
  for (guint i = 0; i < flow->path->len; i++)
    {
      const DesmiFlowPoint *at = &g_array_index (flow->path, DesmiFlowPoint, i);

      g_assert_cmpfloat (at->x, >=, box->x);
      g_assert_cmpfloat (at->y, >=, box->y);
      g_assert_cmpfloat (at->x, <=, box->x + box->width);
      g_assert_cmpfloat (at->y, <=, box->y + box->height);
    }
}

/* The countries of 98 % of the people are in view, with South-East Asia. */
static void
check_view (const DesmiFlowMap *map, double total)
{
  static const DesmiPlace asia[] = { { 92, -11 }, { 141, 28 } };
  double                  sum = 0, x, y;

  for (guint i = 0; i < map->flows->len && sum < 0.98 * total; i++)
    {
      const DesmiFlow *flow = g_ptr_array_index (map->flows, i);

      sum += flow->bar->value;
      g_assert_true (flow->inside || MIN (map->box.width, map->box.height) < 400);
    }
  for (guint i = 0; i < G_N_ELEMENTS (asia); i++)
    {
      desmi_projection_project (&map->map, asia[i].lon, asia[i].lat, &x, &y);
      g_assert_true (x > map->box.x && x < map->box.x + map->box.width);
      g_assert_true (y > map->box.y && y < map->box.y + map->box.height);
    }
}

/* The few people of a far country do not make the view larger; more of them do. */
static void
test_few_far (void)
{
  static const char *const codes[] = { "TWN", "HKG", "USA" };
  static const gint64 counts[][3] = { { 9000, 900, 0 }, { 9000, 900, 100 }, { 9000, 900, 400 } };
  const DesmiBox      box = { 0, 0, 1000, 700 };
  double              scales[G_N_ELEMENTS (counts)];

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (DesmiTable) table = make_table (codes, counts[i], i == 0 ? 2 : 3);
      g_auto (DesmiBarsData) data = { 0 };
      g_auto (DesmiFlowMap)  map = { .box = box };

      g_assert_true (desmi_bars_data_read (&data, table, desmi_locale_get_english (), NULL));
      desmi_flow_map_init (&map, data.bars, &indramayu, &box, 12);
      scales[i] = map.map.scale;
    }
  g_assert_cmpfloat_with_epsilon (scales[1], scales[0], 1e-9);
  g_assert_cmpfloat (scales[2], <, scales[0]);
}

static void
test_laws (void)
{
  g_autoptr (GRand) random = test_random_new (98);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      const char    *codes[40];
      gint64         counts[40];
      guint          n = (guint) g_rand_int_range (random, 1, 40), n_known = 0;
      double         most = g_rand_double_range (random, 4, 12), total = 0;
      const DesmiBox box
          = { 3, 5, g_rand_double_range (random, 60, 1600), g_rand_double_range (random, 60, 900) };
      g_autoptr (DesmiTable) table = NULL;
      g_auto (DesmiBarsData) data = { 0 };
      g_auto (DesmiFlowMap)  map = { .box = box };
      guint                  step = (guint) g_rand_int_range (random, 1, 200);

      for (guint i = 0; i < n; i++)
        {
          gboolean known = g_rand_int_range (random, 0, 8) > 0;

          codes[i] = known ? desmi_country_nth ((i * step + step) % desmi_country_get_n ())->iso3
                           : "XQX";
          counts[i] = (gint64) pow (10, g_rand_double_range (random, 0, 5));
          n_known += known;
          total += known ? (double) counts[i] : 0;
        }
      table = make_table (codes, counts, n);
      g_assert_true (desmi_bars_data_read (&data, table, desmi_locale_get_english (), NULL));
      desmi_flow_map_init (&map, data.bars, &indramayu, &box, most);
      g_assert_cmpuint (map.flows->len, ==, n_known);
      for (guint i = 0; i < n_known; i++)
        check_flow (&map, g_ptr_array_index (map.flows, i), g_ptr_array_index (map.flows, 0), most);
      check_view (&map, total);
    }
}

/* The great circle to Colombia passes by the South Pole: it leaves the map and comes back, and is
 * no line along its edge. */
static void
test_cut_at_edge (void)
{
  static const char *const codes[] = { "ABW", "ARE", "COL" };
  const gint64             counts[] = { 5000, 4200, 9 };
  const DesmiBox           box = { 0, 0, 470, 270 };
  g_autoptr (DesmiTable)   table = make_table (codes, counts, G_N_ELEMENTS (codes));
  g_auto (DesmiBarsData)   data = { 0 };
  g_auto (DesmiFlowMap)    map = { .box = box };
  const DesmiFlow         *flow;
  guint                    n_jumps = 0;

  g_assert_true (desmi_bars_data_read (&data, table, desmi_locale_get_english (), NULL));
  desmi_flow_map_init (&map, data.bars, &indramayu, &box, 8);
  flow = g_ptr_array_index (map.flows, 2);
  g_assert_cmpstr (flow->country->iso3, ==, "COL");
  g_assert_true (flow->inside);
  for (guint i = 1; i < flow->path->len; i++)
    {
      const DesmiFlowPoint *at = &g_array_index (flow->path, DesmiFlowPoint, i);

      n_jumps += at->jump;
      if (!at->jump && fabs (at->x - (at - 1)->x) > 1e-6)
        g_assert_cmpfloat (fabs (at->y - (at - 1)->y), >, 0.01);
    }
  g_assert_cmpuint (n_jumps, ==, 1);
}

/* Ribbons that would leave in one direction do not lie upon each other. */
static void
test_bends (void)
{
  static const char *const codes[] = { "HKG", "TWN", "KOR", "JPN", "CHN", "PHL" };
  static const gint64      counts[] = { 100, 90, 80, 70, 60, 50 };
  g_autoptr (DesmiTable)   table = make_table (codes, counts, 6);
  g_auto (DesmiBarsData)   data = { 0 };
  g_auto (DesmiFlowMap)    map = { 0 };
  const DesmiBox           box = { 0, 0, 1200, 700 };

  g_assert_true (desmi_bars_data_read (&data, table, desmi_locale_get_english (), NULL));
  desmi_flow_map_init (&map, data.bars, &indramayu, &box, 12);
  for (guint i = 0; i < map.flows->len; i++)
    for (guint k = 0; k < i; k++)
      {
        const DesmiFlow *p = g_ptr_array_index (map.flows, i),
                        *q = g_ptr_array_index (map.flows, k);
        double nearest = HUGE_VAL;

        for (guint a = 0; a < p->path->len; a++)
          for (guint b = 0; b < q->path->len; b++)
            {
              const DesmiFlowPoint *at = &g_array_index (p->path, DesmiFlowPoint, a);
              const DesmiFlowPoint *to = &g_array_index (q->path, DesmiFlowPoint, b);
              double                off = hypot (at->x - map.origin_x, at->y - map.origin_y);

              if (off > 95 && off < 120)
                nearest = MIN (nearest, hypot (at->x - to->x, at->y - to->y));
            }
        g_assert_cmpfloat (nearest, >, (p->width + q->width) / 2 * 0.8);
      }
}

/* Codes of no country, and what is called so in the data, are listed with their sum. */
static void
test_unknown (void)
{
  static const char *const codes[] = { "TWN", "XQX", "", "Lainnya" };
  static const gint64      counts[] = { 1200, 30, 20, 7 };
  g_autoptr (DesmiTable)   table = make_table (codes, counts, 4);
  g_autoptr (DesmiTable)   one = make_table (codes, counts, 2);
  g_autoptr (DesmiScene)   scene = lay_out (table, 900, 500);
  g_autoptr (DesmiScene)   other = lay_out (one, 900, 500);

  g_assert_true (chart_scene_says (scene, "Not on the map, total 57: XQX 30, – 20, Lainnya 7"));
  g_assert_nonnull (strstr (desmi_scene_get_summary (scene), "total 57"));
  g_assert_true (chart_scene_says (other, "Not on the map: XQX 30"));
  g_assert_false (chart_scene_says (other, ", total"));
}

/* Nearly all go to Asia: the few who go to Peru leave the map at its edge, named there. */
static void
test_edge (void)
{
  static const char *const codes[] = { "MYS", "SGP", "PER" };
  static const gint64      counts[] = { 9000, 900, 10 };
  g_autoptr (DesmiTable)   table = make_table (codes, counts, 3);
  g_autoptr (DesmiScene)   scene = lay_out (table, 900, 500);
  const DesmiSceneMark    *label = chart_scene_find_text (scene, "Peru");
  const DesmiSceneMark    *mark = chart_scene_find_said (scene, "Peru, 10 people, 0.1%");

  g_assert_nonnull (label);
  g_assert_nonnull (chart_scene_find_text (scene, "10"));
  g_assert_cmpstr (desmi_scene_mark_get_filter (mark)[0], ==, "destination=PER");
  g_assert_true (chart_scene_says (scene, "The thinnest lines are not to scale"));
}

/* Where many lie close together some go without a label, but none has a name without its number. */
static void
test_crowded (void)
{
  static const char *const codes[] = { "SAU", "ARE", "KWT", "QAT", "BHR", "OMN", "JOR", "TWN" };
  static const gint64      counts[] = { 7000, 2511, 1412, 1113, 914, 815, 716, 60017 };
  g_autoptr (DesmiTable)   table = make_table (codes, counts, 8);
  guint                    n_named = 0;

  for (double width = 200; width <= 1000; width += 50)
    {
      g_autoptr (DesmiScene) scene = lay_out (table, width, width / 2);

      for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
        {
          const char      *name = desmi_country_name (codes[i], desmi_locale_get_english ());
          g_autofree char *count = desmi_format_count (counts[i], desmi_locale_get_english ());

          if (chart_scene_find_text (scene, name) == NULL)
            continue;
          g_assert_nonnull (chart_scene_find_text (scene, count));
          n_named++;
        }
    }
  g_assert_cmpuint (n_named, >, 2 * 17);
}

static void
test_negative (void)
{
  static const char *const codes[] = { "TWN", "HKG" };
  static const gint64      counts[] = { 5, -3 };
  g_autoptr (DesmiTable)   table = make_table (codes, counts, 2);
  g_autoptr (GError)       error = NULL;
  DesmiTheme               theme;
  const DesmiChartSpec     spec = { .title = "x" };
  const DesmiChartContext  context
      = { 400, 300, &theme, desmi_locale_get_english (), desmi_measurer_get_fixed () };

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  g_assert_null (desmi_chart_layout (DESMI_CHART_FLOW_MAP, table, &spec, &context, &error));
  g_assert_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA);
  g_assert_nonnull (strstr (error->message, "Hong Kong"));
}

static gboolean
is_any (const char *iso_numeric, gpointer user_data)
{
  return user_data == NULL || strcmp (iso_numeric, user_data) == 0;
}

/* Countries that the coarse outlines lack are there, and each has a number that is known. */
static void
test_world (void)
{
  static const char *const small[] = { "344", "702", "446", "048", "462", "158", "360" };
  guint                    n = desmi_world_get_n_rings ();

  for (guint i = 0; i < G_N_ELEMENTS (small); i++)
    {
      gboolean found = FALSE;

      for (guint ring = 0; ring < n; ring++)
        found = found || strcmp (desmi_world_get_ring_country (ring), small[i]) == 0;
      g_assert_true (found);
    }
  for (guint ring = 0; ring < n; ring++)
    for (guint i = 0; i < desmi_world_get_ring_length (ring); i++)
      {
        double lon, lat;

        desmi_world_get_ring_point (ring, i, &lon, &lat);
        g_assert_true (fabs (lon) <= 180 && fabs (lat) <= 90);
      }
}

static double
area_of (const DesmiSceneMark *path)
{
  double area = 0, start[2] = { 0, 0 }, at[2] = { 0, 0 };
  guint  k = 0;

  for (guint i = 0; i < path->ops->len; i++)
    {
      guint8  op = g_array_index (path->ops, guint8, i);
      double *to = op == DESMI_PATH_CLOSE ? start : &g_array_index (path->points, double, 2 * k);

      if (op == DESMI_PATH_MOVE)
        memcpy (start, to, sizeof start);
      else
        area += (at[0] * to[1] - to[0] * at[1]) / 2;
      memcpy (at, to, sizeof at);
      k += op != DESMI_PATH_CLOSE;
    }
  return fabs (area);
}

/* Wherever the map is cut, the land is as large, and none of it smears across. */
static void
test_cut (void)
{
  DesmiTheme             theme;
  g_autoptr (DesmiScene) scene = NULL;
  const DesmiBox         box = { 0, 0, 1600, 900 };
  double                 first = 0;

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  scene = desmi_scene_new (1600, 900, &theme);
  for (int center = -180; center <= 180; center += 15)
    {
      const DesmiProjection map = { DESMI_PROJECTION_EQUAL_EARTH, 250, 800, 450, center };
      DesmiSceneMark *path = desmi_scene_add_path (scene, &(DesmiStyle){ .fill = theme.land });
      double          area;

      desmi_world_trace_areas (path, &map, &box, is_any, NULL);
      area = area_of (path);
      first = center == -180 ? area : first;
      g_assert_cmpfloat_with_epsilon (area / first, 1, 0.005);
      /* 29 % of the globe, of 4 π a radian squared */
      g_assert_cmpfloat_with_epsilon (area / (4 * G_PI * 250 * 250), 0.29, 0.01);
      path = desmi_scene_add_path (scene, &(DesmiStyle){ .fill = theme.land });
      desmi_world_trace_borders (path, &map, &box);
      for (guint i = 1; i < path->ops->len; i++)
        if (g_array_index (path->ops, guint8, i) == DESMI_PATH_LINE)
          g_assert_cmpfloat (fabs (g_array_index (path->points, double, 2 * i)
                                   - g_array_index (path->points, double, 2 * i - 2)),
                             <, 60);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/flow-map/laws", test_laws);
  g_test_add_func ("/chart/flow-map/bends", test_bends);
  g_test_add_func ("/chart/flow-map/unknown", test_unknown);
  g_test_add_func ("/chart/flow-map/edge", test_edge);
  g_test_add_func ("/chart/flow-map/cut-at-edge", test_cut_at_edge);
  g_test_add_func ("/chart/flow-map/few-far", test_few_far);
  g_test_add_func ("/chart/flow-map/crowded", test_crowded);
  g_test_add_func ("/chart/flow-map/negative", test_negative);
  g_test_add_func ("/chart/flow-map/world", test_world);
  g_test_add_func ("/chart/flow-map/cut", test_cut);
  return g_test_run ();
}

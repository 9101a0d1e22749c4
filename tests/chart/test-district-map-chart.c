/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the district map draws for known and for random data, and the outlines that are shipped. */
#include "chart-cases.h"

#include "chart/desmi-map-classes.h"

#include "test-random.h"

#include <math.h>
#include <string.h>

#define N_ROUNDS 1000
#define N_AREAS 36

/* A value below 0 is not reported, as every table of these tests has it. */
static DesmiTable *
new_table (const gint64 *values, guint n, gboolean backwards)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");

  desmi_table_builder_add_column (builder, "subdistrict", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (guint k = 0; k < n; k++)
    {
      guint            i = backwards ? n - 1 - k : k;
      g_autofree char *code = g_strdup_printf ("32.12.%02u", i + 1);
      g_autofree char *name = g_strdup_printf ("Area %02u", i + 1);

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, code, name);
      if (values[i] >= 0)
        desmi_table_builder_set_int (builder, 1, values[i]);
    }
  return desmi_table_builder_end (builder);
}

static DesmiScene *
layout (DesmiTable *table, const DesmiOutlines *outlines, double width, double height)
{
  DesmiTheme           theme;
  const DesmiChartSpec spec
      = { .title = "x", .show_values = TRUE, .frame = TRUE, .outlines = outlines };
  const DesmiChartContext context
      = { width, height, &theme, desmi_locale_get_english (), desmi_measurer_get_fixed () };
  DesmiScene *scene;

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  scene = desmi_chart_layout (DESMI_CHART_DISTRICT_MAP, table, &spec, &context, NULL);
  g_assert_nonnull (scene);
  return scene;
}

static GBytes *
read_shipped (const char *name)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("DESMI_TOP_SRCDIR"), "data", "geo", name, NULL);
  g_autoptr (GError) error = NULL;
  char              *text;
  gsize              length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, length);
}

/* In square degrees; holes count against it by the way they go round in the source. */
static double
area_of (const GArray *ring)
{
  double sum = 0;

  for (guint i = 0; i < ring->len; i++)
    {
      const DesmiLonLat *a = &g_array_index (ring, DesmiLonLat, i);
      const DesmiLonLat *b = &g_array_index (ring, DesmiLonLat, (i + 1) % ring->len);

      sum += ((double) a->lon_e6 * b->lat_e6 - (double) b->lon_e6 * a->lat_e6) / 1e12;
    }
  return fabs (sum) / 2;
}

static gboolean
is_inside (const GArray *ring, const DesmiLonLat *point)
{
  gboolean inside = FALSE;

  for (guint i = 0; i < ring->len; i++)
    {
      const DesmiLonLat *a = &g_array_index (ring, DesmiLonLat, i);
      const DesmiLonLat *b = &g_array_index (ring, DesmiLonLat, (i + 1) % ring->len);

      if ((a->lat_e6 > point->lat_e6) != (b->lat_e6 > point->lat_e6)
          && point->lon_e6 < (double) (b->lon_e6 - a->lon_e6) * (point->lat_e6 - a->lat_e6)
                                     / (b->lat_e6 - a->lat_e6)
                                 + a->lon_e6)
        inside = !inside;
    }
  return inside;
}

/* Both districts: every area, its label in its largest part, subdistricts as large as their
 * villages. */
static void
test_shipped (void)
{
  static const struct
  {
    const char *name;
    guint       n_subdistricts, n_villages;
  } files[] = { { "32.12.outlines", 31, 317 }, { "33.07.outlines", 15, 265 } };

  for (guint f = 0; f < G_N_ELEMENTS (files); f++)
    {
      g_autoptr (GBytes)        bytes = read_shipped (files[f].name);
      g_autoptr (GError)        error = NULL;
      g_autoptr (DesmiOutlines) outlines = desmi_outlines_new_from_bytes (bytes, &error);
      guint                     n[2] = { 0, 0 };
      double                    area[2] = { 0, 0 };

      g_assert_no_error (error);
      for (guint i = 0; i < desmi_outlines_get_n (outlines); i++)
        {
          const DesmiOutline *outline = desmi_outlines_get (outlines, i);
          guint               level = strlen (outline->code) > 8 ? 1 : 0;

          n[level]++;
          g_assert_true (desmi_outlines_find (outlines, outline->code) == outline);
          g_assert_true (is_inside (g_ptr_array_index (outline->rings, 0), &outline->label));
          for (guint r = 0; r < outline->rings->len; r++)
            area[level] += area_of (g_ptr_array_index (outline->rings, r));
        }
      g_assert_cmpuint (n[0], ==, files[f].n_subdistricts);
      g_assert_cmpuint (n[1], ==, files[f].n_villages);
      g_assert_cmpfloat_with_epsilon (area[0], area[1], 0.005 * area[1]);
    }
}

/* A file that is cut short is refused; one that was changed is read or refused, and drawn if it was
 * read. */
static void
test_broken_files (void)
{
  g_autoptr (GBytes) bytes = read_shipped ("33.07.outlines");
  gsize              size;
  const guint8      *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GRand)  random = test_random_new (3307);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      gsize                     length = (gsize) g_rand_int_range (random, 0, (int) size);
      g_autofree guint8        *changed = g_memdup2 (data, size);
      g_autoptr (GBytes)        cut = g_bytes_new (data, length), other = NULL;
      g_autoptr (GError)        error = NULL;
      g_autoptr (DesmiOutlines) outlines = NULL;

      g_assert_null (desmi_outlines_new_from_bytes (cut, &error));
      g_assert_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA);
      for (guint i = 0; i < 5; i++)
        changed[g_rand_int_range (random, 0, (int) size)] = (guint8) g_rand_int (random);
      other = g_bytes_new (changed, size);
      outlines = desmi_outlines_new_from_bytes (other, NULL);
      if (outlines != NULL && round % 50 == 0)
        {
          const gint64           values[] = { 3, 5 };
          g_autoptr (DesmiTable) table = new_table (values, 2, FALSE);
          g_autoptr (DesmiScene) scene = layout (table, outlines, 300, 200);
          g_autofree char       *why = NULL;

          g_assert_true (desmi_scene_check (scene, &why));
        }
    }
}

static void
check_classes (const double *values, guint n, DesmiColumnType type)
{
  g_auto (DesmiMapClasses) classes = { 0 };
  g_autoptr (GHashTable)   labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint                    n_classes;

  desmi_map_classes_init (&classes, values, n, type);
  n_classes = desmi_map_classes_get_n (&classes);
  g_assert_cmpuint (n_classes, >=, 1);
  g_assert_cmpuint (n_classes, <=, 7);
  for (guint i = 0; i < n_classes; i++)
    {
      const DesmiMapClass *class = &g_array_index (classes.classes, DesmiMapClass, i);

      g_assert_cmpfloat (class->from, <=, class->to);
      if (i > 0)
        {
          g_assert_cmpfloat_with_epsilon (class->from, (class - 1)->to,
                                          1e-9 * fabs (class->from) + 1e-300);
          g_assert_cmpfloat (class->part, >, (class - 1)->part);
        }
      g_hash_table_add (labels, desmi_map_classes_label (&classes, i, desmi_locale_get_english ()));
    }
  if (type == DESMI_COLUMN_COUNT)
    g_assert_cmpuint (g_hash_table_size (labels), ==, n_classes);
  for (guint i = 0; i < n; i++)
    {
      const DesmiMapClass *class = &g_array_index (classes.classes, DesmiMapClass,
                                                   desmi_map_classes_find (&classes, values[i]));
      double slack = 1e-9 * fabs (values[i]);

      g_assert_cmpfloat (values[i], >=, class->from - slack);
      g_assert_cmpfloat (values[i], <=, class->to + slack);
      if (classes.diverging)
        g_assert_cmpint (class->part < 0, ==, values[i] < 0);
    }
}

/* Classes are of the values, not of the order that they come in. */
static void
check_order (const double *values, guint n, DesmiColumnType type)
{
  g_auto (DesmiMapClasses) classes = { 0 }, others = { 0 };
  double                   turned[60];

  for (guint i = 0; i < n; i++)
    turned[i] = values[n - 1 - i];
  desmi_map_classes_init (&classes, values, n, type);
  desmi_map_classes_init (&others, turned, n, type);
  g_assert_cmpmem (classes.classes->data, classes.classes->len * sizeof (DesmiMapClass),
                   others.classes->data, others.classes->len * sizeof (DesmiMapClass));
}

/* Few classes without a gap, each value in its own, more never lighter; below 0 on one side of the
 * midpoint, above it on the other. */
static void
test_classes (void)
{
  g_autoptr (GRand) random = test_random_new (20231125);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      double          values[60];
      guint           n = (guint) g_rand_int_range (random, 1, 60);
      double          most = g_rand_double_range (random, 0, 6);
      gboolean        negative = round % 3 == 0, constant = round % 11 == 0;
      DesmiColumnType type = round % 2 == 0 ? DESMI_COLUMN_COUNT : DESMI_COLUMN_RATIO;

      for (guint i = 0; i < n; i++)
        {
          values[i] = pow (10, g_rand_double_range (random, -1, most));
          if (type == DESMI_COLUMN_COUNT)
            values[i] = floor (values[i]);
          if (negative && g_rand_boolean (random))
            values[i] = 0 - values[i];
          if (constant)
            values[i] = values[0];
        }
      check_classes (values, n, type);
      check_order (values, n, type);
    }
}

static const DesmiSceneMark *
find_area (DesmiScene *scene, const char *code)
{
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (mark->accessible != NULL && g_strcmp0 (mark->key, code) == 0)
        return mark;
    }
  g_error ("no area %s", code);
}

static double
brightness (const DesmiSceneMark *mark)
{
  return 0.3 * mark->style.fill.red + 0.6 * mark->style.fill.green + 0.1 * mark->style.fill.blue;
}

/* Every area of the data once, darker for more, hatched without a value, and the same picture in
 * whatever order the rows come. */
static void
test_random_districts (void)
{
  g_autoptr (GRand)         random = test_random_new (3212);
  g_autoptr (DesmiOutlines) outlines = chart_district_new ();

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      gint64                 values[N_AREAS];
      guint                  n = (guint) g_rand_int_range (random, 2, N_AREAS + 1);
      gboolean               tiles = round % 2 == 0;
      g_autoptr (DesmiTable) table = NULL, backwards = NULL;
      g_autoptr (DesmiScene) scene = NULL, other = NULL;
      g_autofree char       *text = NULL, *other_text = NULL;

      for (guint i = 0; i < n; i++)
        values[i] = g_rand_int_range (random, 0, 8) == 0
                        ? -1
                        : (gint64) pow (10, g_rand_double_range (random, 0, 5));
      table = new_table (values, n, FALSE);
      backwards = new_table (values, n, TRUE);
      scene = layout (table, tiles ? NULL : outlines, 700, 500);
      other = layout (backwards, tiles ? NULL : outlines, 700, 500);
      text = desmi_scene_to_text (scene);
      other_text = desmi_scene_to_text (other);
      g_assert_cmpstr (text, ==, other_text);
      for (guint i = 0; i < n; i++)
        {
          g_autofree char      *code = g_strdup_printf ("32.12.%02u", i + 1);
          g_autofree char      *before = g_strdup_printf ("32.12.%02u", i);
          const DesmiSceneMark *mark = find_area (scene, code);
          const DesmiSceneMark *last = i > 0 ? find_area (scene, before) : NULL;

          g_assert_nonnull (mark);
          g_assert_cmpint (mark->style.hatch != DESMI_HATCH_NONE, ==, values[i] < 0);
          if (last != NULL && values[i] >= 0 && values[i - 1] >= 0 && values[i] > values[i - 1])
            g_assert_cmpfloat (brightness (mark), <=, brightness (last) + 1e-9);
        }
    }
}

/* In the outline with four corners that every area of these tests has. */
static gboolean
is_over (const DesmiSceneMark *area, double x, double y)
{
  gboolean inside = FALSE;

  for (guint i = 0; i < 4; i++)
    {
      const double *a = &g_array_index (area->points, double, 2 * i);
      const double *b = &g_array_index (area->points, double, 2 * ((i + 1) % 4));

      if ((a[1] > y) != (b[1] > y) && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0])
        inside = !inside;
    }
  return inside;
}

/* Where few areas have data their labels may stand beside them, but never on another one that has
 * data, whose they would be taken for. */
static void
test_labels_on_their_own (void)
{
  g_autoptr (GRand)         random = test_random_new (61);
  g_autoptr (DesmiOutlines) outlines = chart_district_new ();
  guint                     n_beside = 0;

  for (guint round = 0; round < N_ROUNDS / 10; round++)
    {
      gint64                 values[N_AREAS / 2 - 1];
      guint                  n = (guint) g_rand_int_range (random, 1, G_N_ELEMENTS (values) + 1);
      g_autoptr (DesmiTable) table = NULL;
      g_autoptr (DesmiScene) scene = NULL;

      for (guint i = 0; i < n; i++)
        values[i] = g_rand_int_range (random, -1, 5000);
      table = new_table (values, n, FALSE);
      scene = layout (table, outlines, g_rand_double_range (random, 250, 900), 400);
      for (guint m = 0; m < desmi_scene_get_n_marks (scene); m++)
        {
          const DesmiSceneMark *label = desmi_scene_get_mark (scene, m);
          const DesmiBox       *box = &label->box;
          double                middle = box->y + box->height / 2;

          if (label->shape != DESMI_SHAPE_TEXT || label->key == NULL
              || is_over (find_area (scene, label->key), box->x + box->width / 2, middle))
            continue;
          n_beside++;
          for (guint i = 0; i < n; i++)
            {
              g_autofree char      *code = g_strdup_printf ("32.12.%02u", i + 1);
              const DesmiSceneMark *area = find_area (scene, code);

              for (guint step = 0; step <= 10 && g_strcmp0 (code, label->key) != 0; step++)
                g_assert_false (is_over (area, box->x + step * box->width / 10, middle));
            }
        }
    }
  g_assert_cmpuint (n_beside, >, 0);
}

/* Fitted to the largest part: the island would make a sea of the map. */
static void
test_far_island (void)
{
  g_autoptr (DesmiOutlines) outlines = chart_district_new ();
  const gint64              values[] = { 10, 20, 30 };
  g_autoptr (DesmiTable)    table = new_table (values, 3, FALSE);
  g_autoptr (DesmiScene)    scene = layout (table, outlines, 600, 600);
  const DesmiSceneMark     *mark = find_area (scene, "32.12.02");

  g_assert_true (chart_scene_says (scene, "Islands far off are not shown"));
  g_assert_cmpfloat (mark->box.width, >, 60);
  g_assert_cmpfloat (mark->box.height, <, 150);
}

/* Where nothing is shown, nothing is said to be missing from it. */
static void
test_empty (void)
{
  g_autoptr (DesmiOutlines) outlines = chart_district_new ();
  g_autoptr (DesmiTable)    table = new_table (NULL, 0, FALSE);
  g_autoptr (DesmiScene)    scene = layout (table, outlines, 600, 600);

  g_assert_true (chart_scene_says (scene, "No data for this filter yet"));
  g_assert_false (chart_scene_says (scene, "Islands far off"));
}

/* A hole is not part of its area, and is not found as such. */
static void
test_hole (void)
{
  g_autoptr (DesmiOutlines) outlines = chart_district_new ();
  const gint64              values[] = { 10, 20 };
  g_autoptr (DesmiTable)    table = new_table (values, 2, FALSE);
  g_autoptr (DesmiScene)    scene = layout (table, outlines, 900, 900);
  const DesmiSceneMark     *mark = find_area (scene, "32.12.01");
  int                       at = desmi_scene_pick (scene, mark->box.x + mark->box.width / 2,
                                                   mark->box.y + mark->box.height / 2);

  g_assert_true (at < 0 || desmi_scene_get_mark (scene, (guint) at) != mark);
  at = desmi_scene_pick (scene, mark->box.x + mark->box.width / 5,
                         mark->box.y + mark->box.height / 2);
  g_assert_true (desmi_scene_get_mark (scene, (guint) at) == mark);
}

/* Areas that share a border share its points in px too, or there would be gaps. */
static void
test_shared_borders (void)
{
  g_autoptr (DesmiOutlines) outlines = chart_district_new ();
  gint64                    values[N_AREAS];
  g_autoptr (DesmiTable)    table = NULL;
  g_autoptr (DesmiScene)    scene = NULL;
  g_autoptr (GHashTable)    seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < N_AREAS; i++)
    values[i] = i;
  table = new_table (values, N_AREAS, FALSE);
  scene = layout (table, outlines, 777, 555);
  for (guint i = 2; i <= N_AREAS; i++)
    {
      g_autofree char      *code = g_strdup_printf ("32.12.%02u", i);
      const DesmiSceneMark *mark = find_area (scene, code);

      for (guint p = 0; p < mark->points->len; p += 2)
        g_hash_table_add (seen,
                          g_strdup_printf ("%.2f %.2f", g_array_index (mark->points, double, p),
                                           g_array_index (mark->points, double, p + 1)));
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, 7 * 7 - 1); /* but the corner of the first */
}

/* Without outlines: a tile each, none over another, north of another where it lies north of it, in
 * a grid as square as may be. */
static void
test_tiles (void)
{
  g_autoptr (DesmiOutlines) shaped = chart_district_new ();
  g_autoptr (DesmiOutlines) points = desmi_outlines_new ();
  gint64                    values[30];
  g_autoptr (DesmiTable)    table = NULL;
  g_autoptr (DesmiScene)    scene = NULL;
  const DesmiSceneMark     *first, *last;
  guint                     n_tiles = 0;

  for (guint i = 0; i < desmi_outlines_get_n (shaped); i++)
    {
      const DesmiOutline *outline = desmi_outlines_get (shaped, i);

      desmi_outlines_add (points, outline->code, outline->name, &outline->label, NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = 10 + i;
  table = new_table (values, G_N_ELEMENTS (values), FALSE);
  scene = layout (table, points, 800, 700);
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      n_tiles += mark->shape == DESMI_SHAPE_RECT && mark->box.width > 30;
    }
  g_assert_cmpuint (n_tiles, ==, N_AREAS);
  first = find_area (scene, "32.12.01");
  last = find_area (scene, "32.12.30");
  g_assert_cmpfloat (first->box.y, <, last->box.y);
  g_assert_cmpfloat (first->box.x, <, last->box.x);
  g_assert_cmpfloat_with_epsilon (find_area (scene, "32.12.06")->box.y, first->box.y, 1e-6);
  g_assert_nonnull (chart_scene_find_text (scene, "Area 01"));
  g_assert_true (chart_scene_says (scene, "north is up"));
}

/* What has no place on the map is counted below it, and is in the table behind it. */
static void
test_left_out (void)
{
  g_autoptr (DesmiOutlines) outlines = chart_district_new ();
  gint64                    values[N_AREAS + 2] = { 0 };
  g_autoptr (DesmiTable)    table = NULL;
  g_autoptr (DesmiScene)    scene = NULL;

  values[N_AREAS] = 1200;
  values[N_AREAS + 1] = 34;
  table = new_table (values, G_N_ELEMENTS (values), FALSE);
  scene = layout (table, outlines, 800, 600);
  g_assert_true (chart_scene_says (scene, "2 not on the map: 1,234"));
  g_assert_cmpuint (desmi_table_get_n_rows (desmi_scene_get_table (scene)), ==, N_AREAS + 2);
}

/* A mark says which area it is, exactly how many, and what to filter by. */
static void
test_words (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_DISTRICT_MAP, CHART_STATE_USUAL, 900, 700, DESMI_LANGUAGE_EN);
  const DesmiSceneMark *mark = chart_scene_find_said (scene, "Haurgeulis");

  g_assert_cmpstr (mark->accessible, ==, "Haurgeulis, 323 people, 31.3%");
  g_assert_cmpstr (desmi_scene_mark_get_filter (mark)[0], ==, "subdistrict=32.12.01");
  g_assert_nonnull (strstr (desmi_scene_get_summary (scene), "Map of 7 areas. Total 1,033."));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/district-map/shipped", test_shipped);
  g_test_add_func ("/chart/district-map/broken-files", test_broken_files);
  g_test_add_func ("/chart/district-map/classes", test_classes);
  g_test_add_func ("/chart/district-map/random-districts", test_random_districts);
  g_test_add_func ("/chart/district-map/labels-on-their-own", test_labels_on_their_own);
  g_test_add_func ("/chart/district-map/far-island", test_far_island);
  g_test_add_func ("/chart/district-map/empty", test_empty);
  g_test_add_func ("/chart/district-map/hole", test_hole);
  g_test_add_func ("/chart/district-map/shared-borders", test_shared_borders);
  g_test_add_func ("/chart/district-map/tiles", test_tiles);
  g_test_add_func ("/chart/district-map/left-out", test_left_out);
  g_test_add_func ("/chart/district-map/words", test_words);
  return g_test_run ();
}

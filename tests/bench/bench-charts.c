/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts of the sample district, and larger ones, at 1600 by 900: layout, painting, one datum
 * lifted out, and export, against Cairo alone with the same primitives in the same run. */
#include "bench-clock.h"
#include "bench-table.h"
#include "bench-scenes.h"
#include "chart-floor.h"

#include "app/desmi-chart-request.h"
#include "app/desmi-new-file.h"
#include "chart/desmi-chart.h"
#include "chart/desmi-picture.h"
#include "chart/desmi-scene-blend.h"
#include "ui/widgets/desmi-chart-motion.h"

#define N_REPEATS 15
#define N_HOVERS 5
#define N_MONTHS 1200
#define GOAL_LAYOUT_MS 20.0
#define GOAL_FRAME_MS 8.0
#define GOAL_FLOOR 1.3
#define MOTION_MS (DESMI_CHART_MOTION_PAINT_US / 1000.0)

static DesmiTable *
new_long_trend (void)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");
  guint direction = desmi_table_builder_add_column (builder, "direction", DESMI_COLUMN_TEXT);
  guint month = desmi_table_builder_add_column (builder, "month", DESMI_COLUMN_PERIOD);
  guint count = desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);

  for (guint i = 0; i < 2 * N_MONTHS; i++)
    {
      char text[8];

      g_snprintf (text, sizeof text, "%04u-%02u", 1926 + i / 2 / 12, 1 + i / 2 % 12);
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, direction, i % 2 == 0 ? "out" : "return", NULL);
      desmi_table_builder_set_text (builder, month, text, NULL);
      desmi_table_builder_set_int (builder, count, 1000 + (gint64) (i * 7919 % 701));
    }
  return desmi_table_builder_end (builder);
}

/* @large: one of the four large scenes; BENCH_N_SCENES: a chart of @type */
typedef struct
{
  const char    *name;
  BenchScene     large;
  DesmiChartType type;
  DesmiTable    *table;
  guint          max_categories;
} Chart;

static DesmiScene *
lay_out (const Chart *chart, double line[4])
{
  DesmiTheme         theme;
  g_autoptr (GError) error = NULL;
  DesmiChartSpec     spec = { .title = chart->name,
                              .subtitle = "2025",
                              .source = "data contoh",
                              .frame = TRUE,
                              .max_categories = chart->max_categories };
  DesmiChartContext  context = { BENCH_WIDTH, BENCH_HEIGHT, &theme, desmi_locale_get_indonesian (),
                                 desmi_measurer_get_pango () };
  DesmiScene        *scene;

  if (chart->large < BENCH_N_SCENES)
    return bench_scene_layout (chart->large, chart->table, line);
  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  scene = desmi_chart_layout (chart->type, chart->table, &spec, &context, &error);
  g_assert_no_error (error);
  return scene;
}

static double
time_layout (const Chart *chart)
{
  double values[N_REPEATS], line[4];

  for (guint i = 0; i < N_REPEATS; i++)
    {
      double start = bench_cpu_ms ();

      desmi_scene_unref (lay_out (chart, line));
      values[i] = bench_cpu_ms () - start;
    }
  return bench_median (values, N_REPEATS);
}

/* A picture as the chart widget makes it; @instead: Cairo alone. */
static double
time_paint (DesmiScene *scene, const Floor *instead)
{
  double           start = bench_cpu_ms ();
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, BENCH_WIDTH, BENCH_HEIGHT);
  cairo_t *cr = cairo_create (surface);

  if (instead != NULL)
    floor_paint (instead, cr);
  else
    desmi_scene_paint (scene, cr);
  cairo_surface_flush (surface);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return bench_cpu_ms () - start;
}

static void
time_paints (DesmiScene *scene, const Floor *floor, double *ours, double *least)
{
  double values[2][N_REPEATS];

  /* by turns, so that what disturbs the machine disturbs both */
  for (guint i = 0; i < N_REPEATS; i++)
    {
      values[0][i] = time_paint (scene, NULL);
      values[1][i] = time_paint (scene, floor);
    }
  *ours = bench_median (values[0], N_REPEATS);
  *least = bench_median (values[1], N_REPEATS);
}

typedef struct
{
  double enter, first, later, worst; /* ms */
  guint  n_steps;
} Hover;

static GPtrArray *
get_keys (DesmiScene *scene)
{
  GPtrArray *keys = g_ptr_array_new ();

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    if (desmi_scene_get_mark (scene, i)->accessible != NULL
        && desmi_scene_get_mark (scene, i)->key != NULL)
      g_ptr_array_add (keys, desmi_scene_get_mark (scene, i)->key);
  return keys;
}

/* The longest step on the way to the picture with everything faded. */
static double
time_expect (DesmiChartPictures *pictures, DesmiScene *scene, guint *n_steps)
{
  double   longest = 0;
  gboolean done = FALSE;

  for (*n_steps = 0; !done; ++*n_steps)
    {
      double start = bench_cpu_ms ();

      done = desmi_chart_pictures_expect (pictures, scene);
      longest = MAX (longest, bench_cpu_ms () - start);
    }
  return longest;
}

/* A chart that is shown: the pointer comes, which has everything faded step by step, and points at
 * data spread through the scene. Of each the median over some charts; of the later ones also the
 * worst. */
static Hover
time_hover (DesmiScene *scene, GPtrArray *keys)
{
  double enter[N_HOVERS], first[N_HOVERS], later[N_HOVERS], worst = 0;
  guint  n_steps = 0;

  for (guint h = 0; h < N_HOVERS; h++)
    {
      DesmiChartPictures pictures = { 0 };
      double             values[N_REPEATS];

      desmi_chart_pictures_prepare (&pictures, scene, NULL, 1);
      enter[h] = time_expect (&pictures, scene, &n_steps);
      for (guint i = 0; i < N_REPEATS; i++)
        {
          double start = bench_cpu_ms ();

          desmi_chart_pictures_prepare (
              &pictures, scene, g_ptr_array_index (keys, i * (keys->len - 1) / N_REPEATS), 1);
          values[i] = bench_cpu_ms () - start;
          worst = MAX (worst, i > 0 ? values[i] : 0);
        }
      desmi_chart_pictures_clear (&pictures);
      first[h] = values[0];
      later[h] = bench_median (values + 1, N_REPEATS - 1);
    }
  return (Hover){ bench_median (enter, N_HOVERS), bench_median (first, N_HOVERS),
                  bench_median (later, N_HOVERS), worst, n_steps };
}

/* What a frame costs on the way to another state with as many marks: those mixed and painted, or
 * the two pictures mixed, here one with another in which every datum has another colour. */
static void
time_frames (DesmiScene *scene, const Chart *chart, double *marks, double *pictures)
{
  double                     line[4], values[2][N_REPEATS];
  g_autoptr (DesmiScene)     other = lay_out (chart, line);
  DesmiChartPictures         one = { 0 };
  g_autoptr (DesmiSceneFade) fade = NULL;
  cairo_surface_t           *two;

  desmi_chart_pictures_prepare (&one, scene, NULL, 1);
  fade = desmi_scene_fade_new (scene, one.painted, g_steal_pointer (&one.ground));
  desmi_scene_fade_advance (fade, G_MAXINT64);
  two = desmi_scene_fade_get_picture (fade);
  for (guint i = 0; i < N_REPEATS; i++)
    {
      double                 part = (i + 1.0) / (N_REPEATS + 1), start = bench_cpu_ms ();
      g_autoptr (DesmiScene) blend = desmi_scene_blend (scene, other, part);
      cairo_surface_t       *now;

      values[0][i] = bench_cpu_ms () - start + time_paint (blend, NULL);
      start = bench_cpu_ms ();
      now = desmi_picture_new_like (one.painted);
      desmi_picture_mix (one.painted, two, part, now);
      cairo_surface_destroy (now);
      values[1][i] = bench_cpu_ms () - start;
    }
  *marks = bench_median (values[0], N_REPEATS);
  *pictures = bench_median (values[1], N_REPEATS);
  desmi_chart_pictures_clear (&one);
}

static void
time_exports (DesmiScene       *scene,
              const Floor      *floor,
              DesmiExportFormat format,
              double           *ours,
              double           *least)
{
  const DesmiExportOptions options = { .scale = 1 };
  double                   values[2][N_REPEATS];

  for (guint i = 0; i < N_REPEATS; i++)
    {
      g_autoptr (GError) error = NULL;
      double             start = bench_cpu_ms ();

      g_bytes_unref (desmi_scene_export (scene, format, &options, &error));
      g_assert_no_error (error);
      values[0][i] = bench_cpu_ms () - start;
      start = bench_cpu_ms ();
      g_bytes_unref (chart_floor_export (floor, format));
      values[1][i] = bench_cpu_ms () - start;
    }
  *ours = bench_median (values[0], N_REPEATS);
  *least = bench_median (values[1], N_REPEATS);
}

/* Of a scene that has nothing to point at, nothing. */
static void
measure_hover (DesmiScene *scene)
{
  g_autoptr (GPtrArray) keys = get_keys (scene);
  Hover                 hover;

  if (keys->len == 0)
    return;
  hover = time_hover (scene, keys);
  g_print ("  hover     %7.2f ms the longest of %u steps when the pointer comes, %.2f the first "
           "(goal %.0f): "
           "%s; then %.2f, worst %.2f: %s\n",
           hover.enter, hover.n_steps, hover.first, GOAL_FRAME_MS,
           bench_verdict (MAX (hover.enter, hover.first) <= GOAL_FRAME_MS), hover.later,
           hover.worst, bench_verdict (hover.worst <= GOAL_FRAME_MS));
}

/* @paint: ms, by which the widget chooses */
static void
measure_motion (DesmiScene *scene, const Chart *chart, double paint)
{
  gboolean by_marks = paint <= MOTION_MS && desmi_scene_can_blend (scene);
  double   marks, pictures;

  time_frames (scene, chart, &marks, &pictures);
  g_print ("  motion    %7.2f ms a frame by marks, %.2f by pictures, moves by %s (goal %.0f): %s\n",
           marks, pictures, by_marks ? "marks" : "pictures", GOAL_FRAME_MS,
           bench_verdict ((by_marks ? marks : pictures) <= GOAL_FRAME_MS));
}

static void
measure (const Chart *chart)
{
  static const char *const formats[] = { "PNG", "SVG", "PDF" };
  double                   line[4] = { 0 };
  DesmiScene              *scene = lay_out (chart, line);
  Floor                    floor;
  double                   layout = time_layout (chart), ours, least;

  chart_floor_init (&floor, scene, chart->large == BENCH_LINE ? line : NULL, FALSE);
  g_print ("%s: %u rows, %u marks\n", chart->name, desmi_table_get_n_rows (chart->table),
           desmi_scene_get_n_marks (scene));
  g_print ("  layout    %7.2f ms (goal %.0f): %s\n", layout, GOAL_LAYOUT_MS,
           bench_verdict (layout <= GOAL_LAYOUT_MS));
  measure_hover (scene);
  time_paints (scene, &floor, &ours, &least);
  g_print ("  paint     %7.2f ms, Cairo alone %7.2f ms: %.2f x (goal %.1f x): %s\n", ours, least,
           ours / least, GOAL_FLOOR, bench_verdict (ours <= GOAL_FLOOR * least));
  measure_motion (scene, chart, ours);
  for (int format = DESMI_EXPORT_PNG; format <= DESMI_EXPORT_PDF; format++)
    {
      time_exports (scene, &floor, (DesmiExportFormat) format, &ours, &least);
      g_print ("  to %s    %7.2f ms, Cairo alone %7.2f ms: %.2f x (goal %.1f x): %s\n",
               formats[format], ours, least, ours / least, GOAL_FLOOR,
               bench_verdict (ours <= GOAL_FLOOR * least));
    }
  floor_clear (&floor);
  desmi_scene_unref (scene);
}

static void
measure_sample (DesmiStore *store)
{
  for (int type = 0; type < DESMI_N_CHARTS; type++)
    {
      g_autoptr (GError)            error = NULL;
      g_autoptr (DesmiChartRequest) request = desmi_chart_request_new (
          (DesmiChartType) type, NULL, DESMI_SOURCE_DEFAULT, desmi_locale_get_indonesian ());
      g_autoptr (DesmiChartData) data = desmi_chart_request_run (store, request, NULL, &error);

      g_autofree char           *name
          = g_strdup_printf ("%s of the sample", desmi_chart_type_to_name ((DesmiChartType) type));

      g_assert_no_error (error);
      measure (&(Chart){ name, BENCH_N_SCENES, (DesmiChartType) type, data->table,
                         data->max_categories });
    }
}

static void
measure_large (void)
{
  for (int scene = 0; scene < BENCH_N_SCENES; scene++)
    {
      g_autoptr (DesmiTable) table = bench_scene_table ((BenchScene) scene);
      g_autofree char *name = g_strdup_printf ("large %s", bench_scene_name ((BenchScene) scene));

      measure (&(Chart){ name, (BenchScene) scene, DESMI_N_CHARTS, table, 0 });
    }
}

int
main (void)
{
  g_autoptr (GError)     error = NULL;
  g_autofree char       *folder = g_dir_make_tmp ("desmigratif-bench-XXXXXX", &error);
  g_autofree char       *path = g_build_filename (folder, "sample.desmigratif", NULL);
  g_autofree char       *feed = g_build_filename (folder, "feed", NULL);
  g_autoptr (DesmiTable) trend = new_long_trend ();
  DesmiStore            *store;

  g_assert_true (desmi_new_file_create_sample (path, feed, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  store = desmi_store_open (path, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
  g_print ("ms of CPU, medians of %d, %d x %d\n", N_REPEATS, BENCH_WIDTH, BENCH_HEIGHT);
  measure_sample (store);
  measure (&(Chart){ "trend of 1,200 months", BENCH_N_SCENES, DESMI_CHART_TREND, trend, 0 });
  measure_large ();
  desmi_store_close (store);
  g_object_unref (store);
  bench_remove_tree (folder);
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The four charts of the sample district, and two larger ones, at 1600 by 900: layout, painting,
 * one datum lifted out, and export, against Cairo alone with the same primitives in the same run.
 */
#include "bench-clock.h"
#include "bench-table.h"
#include "chart-floor.h"

#include "app/desmi-chart-request.h"
#include "app/desmi-new-file.h"
#include "chart/desmi-chart.h"
#include "ui/widgets/desmi-chart-pictures.h"

#define WIDTH 1600
#define HEIGHT 900
#define N_REPEATS 15
#define N_HOVERS 5
#define N_MONTHS 1200
#define N_PLACES 31
#define N_COUNTRIES 16
#define N_SECTORS 10
#define GOAL_LAYOUT_MS 20.0
#define GOAL_HOVER_MS 8.0
#define GOAL_FLOOR 1.3

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

/* About 400 links: 31 places to 6 of 16 countries each, and those to every sector. */
static DesmiTable *
new_wide_sankey (void)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");
  guint place = desmi_table_builder_add_column (builder, "subdistrict", DESMI_COLUMN_TEXT);
  guint country = desmi_table_builder_add_column (builder, "destination", DESMI_COLUMN_TEXT);
  guint sector = desmi_table_builder_add_column (builder, "sector", DESMI_COLUMN_TEXT);
  guint count = desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);

  for (guint p = 0; p < N_PLACES; p++)
    for (guint k = 0; k < 6; k++)
      for (guint s = 0; s < N_SECTORS; s++)
        {
          char texts[3][24];

          g_snprintf (texts[0], sizeof texts[0], "Kecamatan %u", p);
          g_snprintf (texts[1], sizeof texts[1], "Negara %u", (p * 5 + k * 3) % N_COUNTRIES);
          g_snprintf (texts[2], sizeof texts[2], "Sektor %u", s);
          desmi_table_builder_add_row (builder);
          desmi_table_builder_set_text (builder, place, texts[0], NULL);
          desmi_table_builder_set_text (builder, country, texts[1], NULL);
          desmi_table_builder_set_text (builder, sector, texts[2], NULL);
          desmi_table_builder_set_int (builder, count, 1 + (gint64) (p * 31 + k * 17 + s * 7) % 97);
        }
  return desmi_table_builder_end (builder);
}

typedef struct
{
  const char    *name;
  DesmiChartType type;
  DesmiTable    *table;
  guint          max_categories;
} Chart;

static DesmiScene *
lay_out (const Chart *chart)
{
  DesmiTheme         theme;
  g_autoptr (GError) error = NULL;
  DesmiChartSpec     spec = { .title = chart->name,
                              .subtitle = "2025",
                              .source = "data contoh",
                              .frame = TRUE,
                              .max_categories = chart->max_categories };
  DesmiChartContext  context
      = { WIDTH, HEIGHT, &theme, desmi_locale_get_indonesian (), desmi_measurer_get_pango () };
  DesmiScene *scene;

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  scene = desmi_chart_layout (chart->type, chart->table, &spec, &context, &error);
  g_assert_no_error (error);
  return scene;
}

static double
time_layout (const Chart *chart)
{
  double values[N_REPEATS];

  for (guint i = 0; i < N_REPEATS; i++)
    {
      double start = bench_cpu_ms ();

      desmi_scene_unref (lay_out (chart));
      values[i] = bench_cpu_ms () - start;
    }
  return bench_median (values, N_REPEATS);
}

/* A picture as the chart widget makes it; @instead: Cairo alone. */
static double
time_paint (DesmiScene *scene, ChartFloor *instead)
{
  double           start = bench_cpu_ms ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t         *cr = cairo_create (surface);

  if (instead != NULL)
    chart_floor_paint (instead, cr);
  else
    desmi_scene_paint (scene, cr);
  cairo_surface_flush (surface);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return bench_cpu_ms () - start;
}

static void
time_paints (DesmiScene *scene, ChartFloor *floor, double *ours, double *least)
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
} Hover;

static GPtrArray *
get_keys (DesmiScene *scene)
{
  GPtrArray *keys = g_ptr_array_new ();

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    if (desmi_scene_get_mark (scene, i)->accessible != NULL
        && desmi_scene_get_mark (scene, i)->key != NULL)
      g_ptr_array_add (keys, desmi_scene_get_mark (scene, i)->key);
  g_assert_cmpuint (keys->len, >, 0);
  return keys;
}

/* A chart that is shown: the pointer comes, which has everything faded, and points at data spread
 * through the scene. Of each the median over some charts; of the later ones also the worst. */
static Hover
time_hover (DesmiScene *scene)
{
  g_autoptr (GPtrArray) keys = get_keys (scene);
  double                enter[N_HOVERS], first[N_HOVERS], later[N_HOVERS], worst = 0;

  for (guint h = 0; h < N_HOVERS; h++)
    {
      DesmiChartPictures pictures = { 0 };
      double             values[N_REPEATS], start;

      desmi_chart_pictures_prepare (&pictures, scene, NULL, 1);
      start = bench_cpu_ms ();
      desmi_chart_pictures_expect (&pictures, scene, 1);
      enter[h] = bench_cpu_ms () - start;
      for (guint i = 0; i < N_REPEATS; i++)
        {
          start = bench_cpu_ms ();
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
                  bench_median (later, N_HOVERS), worst };
}

static void
time_exports (DesmiScene       *scene,
              ChartFloor       *floor,
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

static void
measure (const Chart *chart)
{
  static const char *const formats[] = { "PNG", "SVG", "PDF" };
  DesmiScene              *scene = lay_out (chart);
  ChartFloor              *floor = chart_floor_new (scene);
  double                   layout = time_layout (chart), ours, least;
  Hover                    hover;

  g_print ("%s: %u rows, %u marks\n", chart->name, desmi_table_get_n_rows (chart->table),
           desmi_scene_get_n_marks (scene));
  g_print ("  layout    %7.2f ms (goal %.0f): %s\n", layout, GOAL_LAYOUT_MS,
           bench_verdict (layout <= GOAL_LAYOUT_MS));
  hover = time_hover (scene);
  g_print (
      "  hover     %7.2f ms when the pointer comes, %.2f the first (goal %.0f): %s; then %.2f, "
      "worst %.2f: %s\n",
      hover.enter, hover.first, GOAL_HOVER_MS,
      bench_verdict (MAX (hover.enter, hover.first) <= GOAL_HOVER_MS), hover.later, hover.worst,
      bench_verdict (hover.worst <= GOAL_HOVER_MS));
  time_paints (scene, floor, &ours, &least);
  g_print ("  paint     %7.2f ms, Cairo alone %7.2f ms: %.2f x (goal %.1f x): %s\n", ours, least,
           ours / least, GOAL_FLOOR, bench_verdict (ours <= GOAL_FLOOR * least));
  for (int format = DESMI_EXPORT_PNG; format <= DESMI_EXPORT_PDF; format++)
    {
      time_exports (scene, floor, (DesmiExportFormat) format, &ours, &least);
      g_print ("  to %s    %7.2f ms, Cairo alone %7.2f ms: %.2f x (goal %.1f x): %s\n",
               formats[format], ours, least, ours / least, GOAL_FLOOR,
               bench_verdict (ours <= GOAL_FLOOR * least));
    }
  chart_floor_free (floor);
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
      measure (&(Chart){ name, (DesmiChartType) type, data->table, data->max_categories });
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
  g_autoptr (DesmiTable) sankey = new_wide_sankey ();
  DesmiStore            *store;

  g_assert_true (desmi_new_file_create_sample (path, feed, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  store = desmi_store_open (path, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
  g_print ("ms of CPU, medians of %d, %d x %d\n", N_REPEATS, WIDTH, HEIGHT);
  measure_sample (store);
  measure (&(Chart){ "Sankey of 57 nodes", DESMI_CHART_SANKEY, sankey, 40 });
  measure (&(Chart){ "trend of 1,200 months", DESMI_CHART_TREND, trend, 0 });
  desmi_store_close (store);
  g_object_unref (store);
  bench_remove_tree (folder);
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-scenes.h"

#include "bench-line.h"

#include "chart/desmi-frame.h"
#include "chart/desmi-line.h"
#include "chart/desmi-scale.h"

#include <math.h>

#define N_PLACES 40
#define N_COUNTRIES 12 /* no more, or the rest would be grouped */
#define MOST_COUNTRIES 16
#define N_COUNTRIES_EACH 7
#define N_SECTORS 10
#define LABELS_WIDTH 48.0 /* px beside the long line */
#define LABELS_HEIGHT 24.0

static const char *const names[] = { "stacked", "line", "heat", "sankey" };

/**
 * bench_scene_name:
 *
 * Returns: (transfer none): as it is called on command lines
 */
const char *
bench_scene_name (BenchScene scene)
{
  return names[scene];
}

/**
 * bench_scene_stacked_value:
 *
 * Returns: people of a category in a month
 */
double
bench_scene_stacked_value (unsigned int month, unsigned int category)
{
  return 40 + (month * 31 + category * 17 + month * category * 7) % 97;
}

/**
 * bench_scene_heat_value:
 *
 * Returns: people in a cell
 */
double
bench_scene_heat_value (unsigned int row, unsigned int column)
{
  return (row * 7919 + column * 104729 + row * column) % 701;
}

typedef char Name[24];

/* Every name is written once, not for each row that has it. */
static void
number_names (const char *word, Name *names_of, guint n)
{
  for (guint i = 0; i < n; i++)
    g_snprintf (names_of[i], sizeof (Name), "%s %u", word, i);
}

static DesmiTable *
new_grid (guint n_rows, guint n_columns, gboolean months, double (*value_of) (guint, guint))
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");
  guint              column = desmi_table_builder_add_column (builder, months ? "month" : "village",
                                                 months ? DESMI_COLUMN_PERIOD : DESMI_COLUMN_TEXT);
  guint country = desmi_table_builder_add_column (builder, "destination", DESMI_COLUMN_TEXT);
  guint count = desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  Name  countries[MOST_COUNTRIES];

  g_assert_cmpuint (n_columns, <=, MOST_COUNTRIES);
  number_names ("Negara", countries, n_columns);
  desmi_table_builder_expect_rows (builder, n_rows * n_columns);
  for (guint r = 0; r < n_rows; r++)
    {
      Name text;

      if (months)
        g_snprintf (text, sizeof text, "%04u-%02u", 2017 + r / 12, 1 + r % 12);
      else
        g_snprintf (text, sizeof text, "Desa %u", r);
      for (guint c = 0; c < n_columns; c++)
        {
          desmi_table_builder_add_row (builder);
          desmi_table_builder_set_text (builder, column, text, NULL);
          desmi_table_builder_set_text (builder, country, countries[c], NULL);
          desmi_table_builder_set_int (builder, count, (gint64) value_of (r, c));
        }
    }
  return desmi_table_builder_end (builder);
}

/* Places to seven of the countries each, and every country to every sector: 280 and 120 links. */
static DesmiTable *
new_sankey (void)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");
  guint place = desmi_table_builder_add_column (builder, "subdistrict", DESMI_COLUMN_TEXT);
  guint country = desmi_table_builder_add_column (builder, "destination", DESMI_COLUMN_TEXT);
  guint sector = desmi_table_builder_add_column (builder, "sector", DESMI_COLUMN_TEXT);
  guint count = desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  Name  places[N_PLACES], countries[N_COUNTRIES], sectors[N_SECTORS];

  number_names ("Kecamatan", places, N_PLACES);
  number_names ("Negara", countries, N_COUNTRIES);
  number_names ("Sektor", sectors, N_SECTORS);
  for (guint p = 0; p < N_PLACES; p++)
    for (guint k = 0; k < N_COUNTRIES_EACH; k++)
      for (guint s = 0; s < N_SECTORS; s++)
        {
          desmi_table_builder_add_row (builder);
          desmi_table_builder_set_text (builder, place, places[p], NULL);
          desmi_table_builder_set_text (builder, country, countries[(p * 5 + k) % N_COUNTRIES],
                                        NULL);
          desmi_table_builder_set_text (builder, sector, sectors[s], NULL);
          desmi_table_builder_set_int (builder, count, 1 + (gint64) (p * 31 + k * 17 + s * 7) % 97);
        }
  return desmi_table_builder_end (builder);
}

/**
 * bench_scene_table:
 *
 * Returns: (transfer full): the data of a scene; those of the line are reckoned as it is drawn
 */
DesmiTable *
bench_scene_table (BenchScene scene)
{
  switch (scene)
    {
    case BENCH_STACKED:
      return new_grid (BENCH_MONTHS, BENCH_CATEGORIES, TRUE, bench_scene_stacked_value);
    case BENCH_HEAT:
      return new_grid (BENCH_ROWS, BENCH_COLUMNS, FALSE, bench_scene_heat_value);
    case BENCH_SANKEY:
      return new_sankey ();
    case BENCH_LINE:
    case BENCH_N_SCENES:
    default:
      return desmi_table_builder_end (desmi_table_builder_new ("values"));
    }
}

static void
draw_axes (DesmiFrame *frame, const DesmiAxis *across, const DesmiAxis *up, const DesmiBox *plot)
{
  const DesmiLocale *locale = frame->context->locale;
  const DesmiTheme  *theme = frame->context->theme;
  DesmiStyle         grid = { .fill = theme->grid };

  for (guint i = 0; i < up->ticks->len; i++)
    {
      double           value = g_array_index (up->ticks, double, i);
      double           y = round (desmi_axis_place (up, value, plot->y + plot->height, plot->y));
      g_autofree char *label = desmi_axis_label (up, i, locale);

      desmi_scene_add_rect (frame->scene, plot->x, y, plot->width, 1, &grid);
      desmi_frame_add_label (frame, label, plot->x - 6, y, DESMI_ALIGN_END, &frame->font,
                             &theme->text_dim, LABELS_WIDTH, FALSE);
    }
  for (guint i = 0; i < across->ticks->len; i++)
    {
      double           value = g_array_index (across->ticks, double, i);
      double           x = round (desmi_axis_place (across, value, plot->x, plot->x + plot->width));
      g_autofree char *label = desmi_axis_label (across, i, locale);

      desmi_frame_add_label (frame, label, x, plot->y + plot->height + LABELS_HEIGHT / 2,
                             DESMI_ALIGN_MIDDLE, &frame->font, &theme->text_dim, 2 * LABELS_WIDTH,
                             FALSE);
    }
}

/* No chart of the program has so many points: here the parts of one are put together. */
static DesmiScene *
layout_line (DesmiTable              *table,
             const DesmiChartSpec    *spec,
             const DesmiChartContext *context,
             double                   line[4])
{
  g_auto (DesmiFrame)        frame = { 0 };
  g_auto (DesmiAxis)         up = { 0 }, across = { 0 };
  g_autofree DesmiLinePoint *points = g_new (DesmiLinePoint, BENCH_LINE_POINTS);
  DesmiStyle                 style = { .stroke = context->theme->departures,
                                       .stroke_width = desmi_theme_line_width (context->theme) };
  DesmiBox                   plot;
  double                     most = 0;

  desmi_frame_begin (&frame, table, spec, context);
  desmi_frame_open (&frame);
  plot = (DesmiBox){ frame.plot.x + LABELS_WIDTH, frame.plot.y + LABELS_HEIGHT / 2,
                     frame.plot.width - 2 * LABELS_WIDTH, frame.plot.height - 2 * LABELS_HEIGHT };
  for (guint i = 0; i < BENCH_LINE_POINTS; i++)
    {
      points[i] = (DesmiLinePoint){ i, bench_line_value (i), FALSE };
      most = MAX (most, points[i].y);
    }
  desmi_axis_init (&up, 0, most, 6, FALSE);
  desmi_axis_init (&across, 0, BENCH_LINE_POINTS, 7, TRUE);
  draw_axes (&frame, &across, &up, &plot);
  for (guint i = 0; i < BENCH_LINE_POINTS; i++)
    {
      points[i].x = desmi_axis_place (&across, points[i].x, plot.x, plot.x + plot.width);
      points[i].y = desmi_axis_place (&up, points[i].y, plot.y + plot.height, plot.y);
    }
  line[0] = points[0].x;
  line[1] = plot.width / BENCH_LINE_POINTS;
  line[2] = desmi_axis_place (&up, 0, plot.y + plot.height, plot.y);
  line[3] = desmi_axis_place (&up, 1, plot.y + plot.height, plot.y) - line[2];
  desmi_line_draw (frame.scene, points, BENCH_LINE_POINTS, &style, FALSE, "series:out");
  return desmi_frame_end (&frame);
}

/**
 * bench_scene_layout:
 * @table: of bench_scene_table()
 * @line: (out): where the points of the long line are: the first, px from one to the next, zero, px
 *   of 1
 *
 * Returns: (transfer full): the scene
 */
DesmiScene *
bench_scene_layout (BenchScene scene, DesmiTable *table, double line[4])
{
  static const DesmiChartType types[]
      = { DESMI_CHART_STACKED, DESMI_N_CHARTS, DESMI_CHART_HEAT, DESMI_CHART_SANKEY };
  static const guint most[] = { BENCH_CATEGORIES, 0, BENCH_ROWS, N_PLACES };
  DesmiTheme         theme;
  g_autoptr (GError) error = NULL;
  DesmiChartSpec     spec = { .title = names[scene],
                              .subtitle = "2025",
                              .source = "data contoh",
                              .frame = TRUE,
                              .show_values = TRUE,
                              .max_categories = most[scene] };
  DesmiChartContext  context = { BENCH_WIDTH, BENCH_HEIGHT, &theme, desmi_locale_get_indonesian (),
                                 desmi_measurer_get_pango () };
  DesmiScene        *laid_out;

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  if (scene == BENCH_LINE)
    return layout_line (table, &spec, &context, line);
  laid_out = desmi_chart_layout (types[scene], table, &spec, &context, &error);
  g_assert_no_error (error);
  return laid_out;
}

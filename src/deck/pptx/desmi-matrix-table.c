/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deck/pptx/desmi-matrix-table.h"

#include "chart/desmi-frame.h"
#include "chart/desmi-hidden.h"
#include "chart/desmi-map-classes.h"
#include "chart/desmi-scoreboard-data.h"
#include "core/desmi-audience.h"
#include "deck/pptx/desmi-plot-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MOST_ROWS 20
#define MOST_COLUMNS 12
#define N_CLASSES 5     /* of a scoreboard: a fifth of the target each */
#define NAME_SHARE 0.28 /* of the width, for the names of rows */
#define ROW_MAX_PT 40.0
#define ROW_MIN_PT 17.0 /* a line of the smallest text, with room above and below */
#define LEAST_PT 11.0   /* of text */
#define COLUMN_MIN_PT 34.0
#define CELL_PAD_PT 12.0 /* of a cell's width, left and right together */

typedef struct
{
  const DesmiTheme      *theme;
  const DesmiLocale     *locale;
  const DesmiCube       *cube;
  const DesmiScoreboard *board; /* nullable: of a heat map */
  DesmiMapClasses        classes;
  DesmiPageLegend       *legend;
  DesmiPageTable        *table;
} Matrix;

static void
set_text (DesmiPageCell *cell, char *text)
{
  cell->text = text;
  g_ptr_array_add (cell->lines, g_strdup (text));
}

/* Why there is no value. */
static char *
dup_word (const Matrix *self, guint row, guint column, const DesmiCell *cell)
{
  DesmiPillarStatus status;

  if (cell->mark == DESMI_MARK_SUPPRESSED)
    return g_strdup (desmi_audience_hidden_word (self->locale));
  if (self->board != NULL
      && desmi_scoreboard_find_status (
          self->board, desmi_scoreboard_find_cell (self->board, row, column), &status)
      && status == DESMI_PILLAR_STATUS_NOT_STARTED)
    return g_strdup (desmi_locale_text (self->locale, N_ ("not started")));
  return g_strdup ("–");
}

static void
fill_cell (Matrix *self, guint row, guint column)
{
  DesmiPageCell *to = desmi_page_table_get_cell (self->table, row + 1, column + 1);
  DesmiCell      cell = desmi_cube_get (self->cube, row, column);
  gboolean       stalled = self->board != NULL
                     && desmi_scoreboard_is_stalled (
                         self->board, desmi_scoreboard_find_cell (self->board, row, column));
  g_autofree char *value = NULL;

  to->number = TRUE;
  to->color = self->theme->text;
  if (cell.n_values > 0)
    {
      guint      index = desmi_map_classes_find (&self->classes, cell.value);
      DesmiStyle style = desmi_map_classes_style (&self->classes, index, self->theme);

      value = desmi_value_to_mark (cell.value, self->cube->type, self->locale);
      to->fill = style.fill;
      to->color = desmi_color_text_on (&style.fill);
    }
  else
    {
      value = dup_word (self, row, column, &cell);
      to->color = self->theme->text_dim;
    }
  /* there is no legend for a sign */
  set_text (to, stalled ? g_strdup_printf (
                    "%s · %s", value,
                    desmi_pillar_status_name (DESMI_PILLAR_STATUS_STALLED, self->locale))
                        : g_steal_pointer (&value));
}

static void
fill_text (Matrix *self, guint row, guint column, char *text, gboolean number, gboolean bold)
{
  DesmiPageCell *cell = desmi_page_table_get_cell (self->table, row, column);

  cell->number = number;
  cell->bold = bold;
  cell->color = self->theme->text;
  set_text (cell, text);
}

/* What a row or column comes to, as far as it is known. */
static void
fill_sum (Matrix *self, guint row, guint column, const DesmiCell *sum)
{
  char *text = sum->n_values > 0 ? desmi_hidden_say_sum (sum->value, sum->n_values < sum->n_rows,
                                                         FALSE, self->cube->type, self->locale)
                                 : g_strdup ("–");

  fill_text (self, row, column, text, TRUE, TRUE);
}

/* At the right what rows come to, and below them, if there are several, what columns do. */
static void
fill_edges (Matrix *self)
{
  guint       n_rows = desmi_cube_get_n_rows (self->cube);
  guint       n_columns = desmi_cube_get_n_columns (self->cube);
  const char *head = desmi_locale_text (
      self->locale, self->cube->type == DESMI_COLUMN_RATIO ? N_ ("Mean") : N_ ("Total"));

  fill_text (self, 0, n_columns + 1, g_strdup (head), TRUE, TRUE);
  for (guint r = 0; r < n_rows; r++)
    fill_sum (self, r + 1, n_columns + 1, &desmi_cube_get_row (self->cube, r)->total);
  if (!self->table->total)
    return;
  fill_text (self, n_rows + 1, 0, g_strdup (head), FALSE, TRUE);
  for (guint c = 0; c < n_columns; c++)
    fill_sum (self, n_rows + 1, c + 1, &desmi_cube_get_column (self->cube, c)->total);
  fill_sum (self, n_rows + 1, n_columns + 1, &self->cube->total);
}

static void
fill (Matrix *self)
{
  guint n_rows = desmi_cube_get_n_rows (self->cube);
  guint n_columns = desmi_cube_get_n_columns (self->cube);

  fill_text (self, 0, 0, g_strdup (""), FALSE, FALSE);
  for (guint c = 0; c < n_columns; c++)
    fill_text (self, 0, c + 1,
               desmi_plot_name_category (&self->cube->columns,
                                         desmi_cube_get_column (self->cube, c), self->locale),
               TRUE, TRUE);
  for (guint r = 0; r < n_rows; r++)
    {
      fill_text (self, r + 1, 0, g_strdup (desmi_cube_get_row (self->cube, r)->name), FALSE, FALSE);
      for (guint c = 0; c < n_columns; c++)
        fill_cell (self, r, c);
    }
  fill_edges (self);
}

/* Heads may have two lines. Returns: whether there is room for all rows and columns */
static gboolean
place (Matrix *self, const DesmiBox *box)
{
  DesmiPageTable *table = self->table;
  double          height = box->height / (table->n_rows + 1);
  double          names = NAME_SHARE * box->width;
  double          width = (box->width - names) / (table->n_columns - 1);

  if (height < ROW_MIN_PT || width < COLUMN_MIN_PT)
    return FALSE;
  height = MIN (height, ROW_MAX_PT);
  table->size_pt = height >= 24 ? 14 : height >= 20 ? 12 : 11;
  table->n_header = 1;
  table->widths[0] = names;
  for (guint c = 1; c < table->n_columns; c++)
    table->widths[c] = width;
  for (guint r = 0; r < table->n_rows; r++)
    table->heights[r] = r == 0 ? 2 * height : height;
  return TRUE;
}

/* A word that is broken within would be read wrongly: the program's own picture has signs instead.
 */
static gboolean
has_room (const Matrix *self)
{
  const DesmiPageTable *table = self->table;
  const DesmiMeasurer  *measurer = desmi_measurer_get_for_family (
       self->theme->font_family != NULL ? self->theme->font_family : DESMI_FONT_FAMILY);
  const DesmiFont font = { .size_px = table->size_pt, .bold = TRUE };

  for (guint r = 0; r < table->n_rows; r++)
    for (guint c = 0; c < table->n_columns; c++)
      {
        const char    *text = table->cells[r * table->n_columns + c].text;
        g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);

        for (guint i = 0; words[i] != NULL; i++)
          {
            double width, height;

            measurer->measure (words[i], &font, &width, &height, measurer->user_data);
            if (width > table->widths[c] - CELL_PAD_PT)
              return FALSE;
          }
      }
  return TRUE;
}

/* What the program's own picture says above its plot. A sign has its word in its cell. */
static void
fill_legend (Matrix *self)
{
  for (guint i = 0; i < desmi_map_classes_get_n (&self->classes); i++)
    {
      DesmiStyle style = desmi_map_classes_style (&self->classes, i, self->theme);

      desmi_page_legend_take (self->legend, &style.fill,
                              desmi_map_classes_label (&self->classes, i, self->locale));
    }
  if (!desmi_cube_is_complete (self->cube))
    desmi_page_legend_take (
        self->legend, NULL,
        g_strdup_printf ("– %s", desmi_locale_text (self->locale, N_ ("Not reported"))));
}

static DesmiPageTable *
make (Matrix *self, const DesmiBox *whole)
{
  guint    n_rows = desmi_cube_get_n_rows (self->cube);
  guint    n_columns = desmi_cube_get_n_columns (self->cube);
  DesmiBox room = *whole, *box = &room;

  if (n_rows == 0 || n_columns == 0 || n_rows > MOST_ROWS || n_columns > MOST_COLUMNS
      || self->cube->total.n_values == 0)
    return NULL;
  self->table = desmi_page_table_new (n_rows + (n_rows > 1 ? 2 : 1), n_columns + 2);
  self->table->total = n_rows > 1;
  fill_legend (self);
  room.height -= desmi_page_legend_get_height (self->legend, room.width);
  if (place (self, box))
    fill (self);
  while (self->table->size_pt > LEAST_PT && !has_room (self))
    self->table->size_pt = MAX (self->table->size_pt - 1, LEAST_PT);
  if (self->table->n_header == 0 || !has_room (self))
    g_clear_pointer (&self->table, desmi_page_table_free);
  return self->table;
}

static void
add_fifths (DesmiMapClasses *classes, double high)
{
  desmi_map_classes_init (classes, NULL, 0, DESMI_COLUMN_RATIO);
  classes->step = 1.0 / N_CLASSES;
  for (guint i = 0; i < N_CLASSES; i++)
    {
      DesmiMapClass class = { i / (double) N_CLASSES, (i + 1) / (double) N_CLASSES,
                              i / (N_CLASSES - 1.0) };

      if (i + 1 == N_CLASSES)
        class.to = MAX (class.to, high);
      g_array_append_val (classes->classes, class);
    }
}

static void
add_classes (Matrix *self)
{
  guint              n = 0, n_rows = desmi_cube_get_n_rows (self->cube);
  guint              n_columns = desmi_cube_get_n_columns (self->cube);
  g_autofree double *values = g_new (double, (gsize) n_rows *n_columns + 1);
  double             low, high;

  desmi_cube_get_range (self->cube, &low, &high);
  if (self->board != NULL && self->cube->type == DESMI_COLUMN_RATIO && low >= 0 && high <= 10)
    {
      add_fifths (&self->classes, high);
      return;
    }
  for (guint r = 0; r < n_rows; r++)
    for (guint c = 0; c < n_columns; c++)
      {
        DesmiCell cell = desmi_cube_get (self->cube, r, c);

        if (cell.n_values > 0)
          values[n++] = cell.value;
      }
  desmi_map_classes_init (&self->classes, values, n, self->cube->type);
}

static DesmiPageTable *
make_scoreboard (Matrix *self, DesmiChartData *chart, const DesmiBox *box)
{
  g_auto (DesmiScoreboard) board = { 0 };
  const DesmiChartSpec     spec = { .sort = chart->sort, .before = chart->before };

  if (!desmi_scoreboard_read (&board, chart->table, &spec, self->locale, NULL))
    return NULL;
  self->board = &board;
  self->cube = &board.cube;
  add_classes (self);
  return make (self, box);
}

static DesmiPageTable *
make_heat (Matrix *self, DesmiChartData *chart, const DesmiBox *box)
{
  g_auto (DesmiCube) cube = { { 0 } };
  DesmiTable        *table = chart->table;
  guint              one, two;
  gboolean           time;

  if (!desmi_cube_find_columns (table, &one, &two, NULL))
    return NULL;
  time = desmi_table_get_column_type (table, one) == DESMI_COLUMN_PERIOD;
  if (!desmi_cube_read (&cube, table, desmi_table_get_column_name (table, time ? two : one),
                        desmi_table_get_column_name (table, time ? one : two), self->locale, NULL))
    return NULL;
  if (chart->sort != DESMI_CHART_SORT_DEFAULT)
    desmi_cube_sort (&cube, &cube.rows, chart->sort);
  self->cube = &cube;
  add_classes (self);
  return make (self, box);
}

/**
 * desmi_matrix_table_new:
 * @box: pt
 * @legend: (out) (transfer full) (optional): what its colours mean, for which there is room below
 * it
 *
 * Returns: (transfer full) (nullable): the chart as a table; %NULL: it is another chart, or too
 * large for @box
 */
DesmiPageTable *
desmi_matrix_table_new (DesmiChartData    *chart,
                        const DesmiBox    *box,
                        const DesmiTheme  *theme,
                        const DesmiLocale *locale,
                        DesmiPageLegend  **legend)
{
  const char *family = theme->font_family != NULL ? theme->font_family : DESMI_FONT_FAMILY;
  g_autoptr (DesmiPageLegend) words
      = desmi_page_legend_new (g_intern_string (family), &theme->text);
  Matrix          self = { .theme = theme, .locale = locale, .legend = words };
  DesmiPageTable *table = NULL;

  if (chart->type == DESMI_CHART_SCOREBOARD)
    table = make_scoreboard (&self, chart, box);
  else if (chart->type == DESMI_CHART_HEAT)
    table = make_heat (&self, chart, box);
  desmi_map_classes_clear (&self.classes);
  if (legend != NULL)
    *legend = table != NULL ? g_steal_pointer (&words) : NULL;
  return table;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far the pillars are, village by village: as a chart while each village has room for its
 * numbers there, else as a table that goes on. */
#include "chart/desmi-frame.h"
#include "chart/desmi-scoreboard-data.h"
#include "core/desmi-audience.h"
#include "deck/desmi-layout-private.h"
#include "deck/slides/desmi-slides.h"

#include <glib/gi18n-lib.h>

#define CHART_ROWS_MOST 16
#define N_CLASSES 5 /* of the chart: a fifth of the target each */

typedef struct
{
  DesmiLayout           *layout;
  const DesmiScoreboard *board;
  DesmiGrid             *grid;
  guint                  n_names; /* columns before the pillars */
} Writing;

static void
take (Writing *self, guint row, guint column, const char *text)
{
  desmi_grid_take (self->grid, row, column, g_strdup (text));
}

static char *
dup_value (const Writing *self, const DesmiCell *cell)
{
  if (cell->mark == DESMI_MARK_SUPPRESSED)
    return g_strdup (desmi_audience_hidden_word (self->layout->locale));
  return cell->n_values > 0
             ? desmi_value_to_mark (cell->value, self->board->cube.type, self->layout->locale)
             : g_strdup ("–");
}

/* The number, so that colour does not say it alone; and whether the pillar has stalled. */
static void
write_cell (Writing *self, guint row, guint pillar)
{
  DesmiCell        cell = desmi_cube_get (&self->board->cube, row, pillar);
  guint            column = self->n_names + pillar;
  int              place = desmi_scoreboard_find_cell (self->board, row, pillar);
  g_autofree char *value = dup_value (self, &cell);
  g_autofree char *text
      = desmi_scoreboard_is_stalled (self->board, place) ? g_strdup_printf (
            "%s · %s", value,
            desmi_pillar_status_name (DESMI_PILLAR_STATUS_STALLED, self->layout->locale))
                                                         : g_strdup (value);

  take (self, row + 1, column, text);
  if (cell.n_values > 0)
    self->grid->fills[(row + 1) * self->grid->n_columns + column] = desmi_theme_sequential (
        &self->layout->pages->theme,
        CLAMP ((int) (cell.value * N_CLASSES), 0, N_CLASSES - 1) / (N_CLASSES - 1.0));
}

static void
write_row (Writing *self, guint row)
{
  const DesmiCategory *of = desmi_cube_get_row (&self->board->cube, row);
  guint                n_pillars = desmi_cube_get_n_columns (&self->board->cube);
  g_autofree char     *mean = dup_value (self, &of->total);

  take (self, row + 1, 0, of->name);
  if (self->n_names > 1)
    take (self, row + 1, 1, of->group != NULL ? of->group->name : "");
  for (guint pillar = 0; pillar < n_pillars; pillar++)
    write_cell (self, row, pillar);
  take (self, row + 1, self->n_names + n_pillars, mean);
}

/* Headings above, and the means of the rows below. The words say of what: beside the bullets of the
 * same quarter stand other numbers, of the sums of the villages. */
static void
write_edges (Writing *self)
{
  const DesmiCube   *cube = &self->board->cube;
  const DesmiLocale *locale = self->layout->locale;
  const char        *mean = desmi_locale_text (locale, N_ ("Mean"));
  guint              n_pillars = desmi_cube_get_n_columns (cube);
  guint              last = self->grid->n_rows - 1;
  gboolean           villages = g_strcmp0 (cube->rows.dimension, "village") == 0;
  g_autofree char   *all = dup_value (self, &cube->total);

  take (self, 0, 0, desmi_locale_text (locale, villages ? N_ ("Village") : N_ ("Subdistrict")));
  if (self->n_names > 1)
    take (self, 0, 1, desmi_locale_text (locale, N_ ("Subdistrict")));
  take (self, last, 0,
        desmi_locale_text (locale, villages ? N_ ("Mean of the villages")
                                            : N_ ("Mean of the subdistricts")));
  for (guint pillar = 0; pillar < n_pillars; pillar++)
    {
      const DesmiCategory *of = desmi_cube_get_column (cube, pillar);
      g_autofree char     *value = dup_value (self, &of->total);

      take (self, 0, self->n_names + pillar, of->name);
      take (self, last, self->n_names + pillar, value);
      self->grid->numbers[self->n_names + pillar] = TRUE;
    }
  take (self, 0, self->n_names + n_pillars, mean);
  take (self, last, self->n_names + n_pillars, all);
  self->grid->numbers[self->n_names + n_pillars] = TRUE;
}

/* Whether a cell has a dash: it is neither reported nor hidden. */
static gboolean
has_missing (const DesmiCube *cube)
{
  for (guint row = 0; row < desmi_cube_get_n_rows (cube); row++)
    for (guint column = 0; column < desmi_cube_get_n_columns (cube); column++)
      {
        DesmiCell cell = desmi_cube_get (cube, row, column);

        if (cell.n_values == 0 && cell.mark != DESMI_MARK_SUPPRESSED)
          return TRUE;
      }
  return FALSE;
}

/* As many classes as the cells have colours; and what stands in a cell without one. */
static DesmiPageLegend *
new_legend (const DesmiLayout *layout, const DesmiScoreboard *board)
{
  const DesmiLocale *locale = layout->locale;
  DesmiPageLegend   *self = desmi_page_legend_new (layout->font_text, &layout->colors.text);

  desmi_page_legend_take (
      self, NULL, g_strdup (desmi_locale_text (locale, N_ ("Share of the target reached"))));
  for (guint i = 0; i < N_CLASSES; i++)
    {
      DesmiColor       fill = desmi_theme_sequential (&layout->pages->theme, i / (N_CLASSES - 1.0));
      g_autofree char *from
          = desmi_format_number (i / (double) N_CLASSES, DESMI_NUMBER_PERCENT, 0, locale);
      g_autofree char *to
          = desmi_format_number ((i + 1) / (double) N_CLASSES, DESMI_NUMBER_PERCENT, 0, locale);

      desmi_page_legend_take (self, &fill, g_strdup_printf ("%s–%s", from, to));
    }
  if (has_missing (&board->cube))
    desmi_page_legend_take (
        self, NULL, g_strdup_printf ("– %s", desmi_locale_text (locale, N_ ("Not reported"))));
  return self;
}

static void
add_pages (DesmiLayout *layout, const DesmiSlot *slot, const DesmiScoreboard *board)
{
  guint                  n_rows = desmi_cube_get_n_rows (&board->cube);
  guint                  n_names = board->cube.rows.groups != NULL ? 2 : 1;
  Writing                self = { layout, board, NULL, n_names };
  g_autoptr (DesmiScene) scene = desmi_layout_draw_chart (layout, slot, &layout->body, NULL);
  g_autoptr (DesmiGrid)  grid
      = desmi_grid_new (n_rows + 2, n_names + desmi_cube_get_n_columns (&board->cube) + 1);

  self.grid = grid;
  grid->total = TRUE;
  grid->most_lines = 2;
  grid->slot = desmi_layout_find_slot (layout, slot);
  grid->alt = desmi_layout_dup_alt (layout, slot, scene);
  grid->legend = new_legend (layout, board);
  write_edges (&self);
  for (guint row = 0; row < n_rows; row++)
    write_row (&self, row);
  desmi_layout_add_grid_pages (layout, grid);
}

/* Returns: whether the villages had no room in a chart, and are on pages of a table now */
static gboolean
add_as_table (DesmiLayout *layout, const DesmiSlot *slot)
{
  g_auto (DesmiScoreboard) board = { 0 };
  DesmiChartSpec           spec = { 0 };

  if (slot == NULL || slot->chart == NULL || slot->chart->type != DESMI_CHART_SCOREBOARD)
    return FALSE;
  spec.sort = slot->chart->sort;
  spec.max_categories = slot->chart->max_categories;
  if (!desmi_scoreboard_read (&board, slot->chart->table, &spec, layout->locale, NULL)
      || board.cube.type != DESMI_COLUMN_RATIO
      || desmi_cube_get_n_rows (&board.cube) <= CHART_ROWS_MOST)
    return FALSE;
  add_pages (layout, slot, &board);
  return TRUE;
}

static void
lay_out (DesmiLayout *layout)
{
  const DesmiSlot *slot = desmi_layout_get_slot (layout, 0, FALSE);

  if (slot != NULL && slot->table != NULL)
    desmi_layout_add_table_pages (layout, slot);
  else if (!add_as_table (layout, slot))
    {
      desmi_layout_begin_page (layout);
      desmi_layout_add_chart (layout, slot, DESMI_ROLE_BODY, &layout->body, FALSE);
    }
  desmi_layout_warn_left_out (layout);
}

const DesmiSlideType desmi_slide_type_scoreboard = {
  .kind = DESMI_SLIDE_SCOREBOARD,
  .label = N_ ("Pillar scoreboard"),
  .title = N_ ("How far the pillars are"),
  .layout = DESMI_PAGE_CONTENT,
  .least_charts = 1,
  .most_charts = 1,
  .lay_out = lay_out,
};

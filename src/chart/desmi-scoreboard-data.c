/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what a scoreboard shows, and makes the table behind it. */
#include "chart/desmi-scoreboard-data.h"

#include "chart/desmi-chart-columns.h"

#include <glib/gi18n-lib.h>

static const char *const extras[DESMI_SCOREBOARD_N_EXTRAS] = { "before", "status", "reason" };

/**
 * desmi_scoreboard_clear:
 *
 * Frees what was read.
 */
void
desmi_scoreboard_clear (DesmiScoreboard *self)
{
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->status, g_free);
  desmi_cube_clear (&self->cube);
  desmi_cube_table_clear (&self->behind);
}

static char *
make_place (const char *row, const char *pillar)
{
  return g_strconcat (row != NULL ? row : "", "\x1f", pillar != NULL ? pillar : "", NULL);
}

/* The row of the data of a cell, -1: none, as of what is grouped. */
static int
find_place (const DesmiScoreboard *self, const char *row, const char *pillar)
{
  g_autofree char *key = make_place (row, pillar);
  gpointer         place;

  return g_hash_table_lookup_extended (self->places, key, NULL, &place)
             ? (int) GPOINTER_TO_UINT (place)
             : -1;
}

/**
 * desmi_scoreboard_find_cell:
 * @row: of the cube
 * @column: likewise
 *
 * Returns: the row of the data that a cell is of; -1: none, as of what is grouped
 */
int
desmi_scoreboard_find_cell (const DesmiScoreboard *self, guint row, guint column)
{
  const DesmiCategory *one = desmi_cube_get_row (&self->cube, row);
  const DesmiCategory *two = desmi_cube_get_column (&self->cube, column);

  return one->n_members > 0 || two->n_members > 0 ? -1 : find_place (self, one->key, two->key);
}

/**
 * desmi_scoreboard_get_extra:
 * @place: a row of the data, -1: none
 *
 * Returns: (transfer none) (nullable): what stands in a column beside the score
 */
const char *
desmi_scoreboard_get_extra (const DesmiScoreboard *self, int place, DesmiScoreboardExtra which)
{
  if (place < 0 || self->extra[which] < 0)
    return NULL;
  return desmi_table_get_text (self->data, (guint) place, (guint) self->extra[which]);
}

/**
 * desmi_scoreboard_find_status:
 * @place: a row of the data, -1: none
 * @out: (out): how its pillar stands
 *
 * Returns: whether the district says so
 */
gboolean
desmi_scoreboard_find_status (const DesmiScoreboard *self, int place, DesmiPillarStatus *out)
{
  if (place < 0 || self->status[place] < 0)
    return FALSE;
  *out = (DesmiPillarStatus) self->status[place];
  return TRUE;
}

/**
 * desmi_scoreboard_is_stalled:
 * @place: a row of the data, -1: none
 *
 * Returns: whether work on its pillar stands still
 */
gboolean
desmi_scoreboard_is_stalled (const DesmiScoreboard *self, int place)
{
  DesmiPillarStatus status;

  return desmi_scoreboard_find_status (self, place, &status)
         && status == DESMI_PILLAR_STATUS_STALLED;
}

static void
read_status (DesmiScoreboard *self)
{
  guint             n = desmi_table_get_n_rows (self->data);
  DesmiPillarStatus status;

  self->status = g_new (int, (gsize) n + 1);
  for (guint r = 0; r < n; r++)
    {
      const char *text = desmi_scoreboard_get_extra (self, (int) r, DESMI_SCOREBOARD_STATUS);

      self->status[r]
          = text != NULL && desmi_pillar_status_parse (text, &status, NULL) ? (int) status : -1;
    }
}

static void
read_places (DesmiScoreboard *self)
{
  read_status (self);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint r = 0; r < desmi_table_get_n_rows (self->data); r++)
    {
      char    *key = make_place (desmi_table_get_text (self->data, r, self->row),
                                 desmi_table_get_text (self->data, r, self->pillar));
      gboolean known = g_hash_table_contains (self->places, key), stalled;

      stalled = desmi_scoreboard_is_stalled (self, (int) r);
      self->n_stalled += stalled;
      if (known && !stalled)
        g_free (key);
      else
        g_hash_table_insert (self->places, key, GUINT_TO_POINTER (r));
    }
}

static DesmiColumnType
get_type_of (guint extra)
{
  return extra == DESMI_SCOREBOARD_BEFORE ? DESMI_COLUMN_RATIO : DESMI_COLUMN_TEXT;
}

static gboolean
find_columns (DesmiScoreboard *self, GError **error)
{
  int village = desmi_table_find_column (self->data, "village");
  int subdistrict = desmi_table_find_column (self->data, "subdistrict");

  if (!desmi_chart_find_column (self->data,
                                village < 0 && subdistrict >= 0 ? "subdistrict" : "village",
                                &self->row, error)
      || !desmi_chart_find_column (self->data, "pillar", &self->pillar, error))
    return FALSE;
  self->group = village >= 0 ? subdistrict : -1;
  for (guint i = 0; i < DESMI_SCOREBOARD_N_EXTRAS; i++)
    {
      self->extra[i] = desmi_table_find_column (self->data, extras[i]);
      if (self->extra[i] >= 0
          && desmi_table_get_column_type (self->data, (guint) self->extra[i]) != get_type_of (i))
        self->extra[i] = -1;
    }
  return TRUE;
}

/* A number of the data, or why there is none. */
static void
copy_number (const DesmiScoreboard *self,
             int                    place,
             guint                  from,
             DesmiTableBuilder     *to,
             guint                  column)
{
  guint  n_invalid = 0;
  double value;

  if (place < 0)
    return;
  if (desmi_chart_get_value (self->data, (guint) place, from, &value, &n_invalid))
    desmi_chart_table_set_value (to, column, DESMI_COLUMN_RATIO, value);
}

static void
copy_text (DesmiTable *from, guint row, guint column, DesmiTableBuilder *to, guint to_column)
{
  const char *text = desmi_table_get_text (from, row, column);

  if (text != NULL)
    desmi_table_builder_set_text (to, to_column, text, desmi_table_get_label (from, row, column));
}

/* The cells of a row of the table behind beside those of the cube. */
static void
add_extras (const DesmiScoreboard *self, int place, DesmiTableBuilder *builder, guint column)
{
  if (place >= 0 && self->group >= 0)
    copy_text (self->data, (guint) place, (guint) self->group, builder, column);
  column += self->group >= 0;
  for (guint i = 0; i < DESMI_SCOREBOARD_N_EXTRAS; i++)
    {
      if (self->extra[i] < 0)
        continue;
      if (i == DESMI_SCOREBOARD_BEFORE)
        copy_number (self, place, (guint) self->extra[i], builder, column);
      else if (place >= 0)
        copy_text (self->data, (guint) place, (guint) self->extra[i], builder, column);
      column++;
    }
}

/* Village, pillar and score; then the subdistrict, the score of the year before, status and reason,
 * as far as the data have them. */
static void
complete_table (DesmiScoreboard *self)
{
  g_autoptr (DesmiTable) bare = self->behind.table;
  DesmiTableBuilder     *builder = desmi_chart_table_builder_new (bare);
  guint                  n = desmi_table_get_n_columns (bare);

  for (guint c = 0; c < n; c++)
    desmi_table_builder_add_column (builder, desmi_table_get_column_name (bare, c),
                                    desmi_table_get_column_type (bare, c));
  if (self->group >= 0)
    desmi_table_builder_add_column (builder, self->cube.rows.group_dimension, DESMI_COLUMN_TEXT);
  for (guint i = 0; i < DESMI_SCOREBOARD_N_EXTRAS; i++)
    if (self->extra[i] >= 0)
      desmi_table_builder_add_column (builder, extras[i], get_type_of (i));
  for (guint r = 0; r < desmi_table_get_n_rows (bare); r++)
    {
      DesmiMark mark = desmi_table_get_mark (bare, r, 2);

      desmi_table_builder_add_row (builder);
      copy_text (bare, r, 0, builder, 0);
      copy_text (bare, r, 1, builder, 1);
      if (mark == DESMI_MARK_NONE || mark == DESMI_MARK_ESTIMATE)
        desmi_chart_table_set_value (builder, 2, self->cube.type,
                                     desmi_table_get_double (bare, r, 2));
      if (mark != DESMI_MARK_NONE)
        desmi_table_builder_set_mark (builder, 2, mark);
      add_extras (
          self,
          find_place (self, desmi_table_get_text (bare, r, 0), desmi_table_get_text (bare, r, 1)),
          builder, n);
    }
  self->behind.table = desmi_table_builder_end (builder);
}

/**
 * desmi_scoreboard_read:
 * @self: (out caller-allocates): what @table holds; zeroed
 * @table: see desmi_chart_layout(); borrowed as long as @self
 *
 * Reads scores by areas and pillars, in the order that @spec asks for.
 *
 * Returns: whether the table has the columns; else DESMI_CHART_ERROR_DATA
 */
gboolean
desmi_scoreboard_read (DesmiScoreboard      *self,
                       DesmiTable           *table,
                       const DesmiChartSpec *spec,
                       const DesmiLocale    *locale,
                       GError              **error)
{
  self->data = table;
  self->locale = locale;
  if (!find_columns (self, error)
      || !desmi_cube_read (&self->cube, table, desmi_table_get_column_name (table, self->row),
                           "pillar", locale, error))
    return FALSE;
  if (self->cube.rows.kind != 0 || self->cube.columns.kind != 0)
    {
      g_set_error_literal (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
                           _ ("This chart needs two columns of names, and the data has fewer."));
      return FALSE;
    }
  read_places (self);
  if (self->group >= 0)
    desmi_cube_gather (&self->cube, &self->cube.rows, table, (guint) self->group, locale);
  desmi_cube_sort (&self->cube, &self->cube.rows, spec->sort);
  desmi_cube_table_init (&self->behind, &self->cube, table);
  complete_table (self);
  if (spec->max_categories > 0)
    desmi_cube_group (&self->cube, &self->cube.rows, spec->max_categories, locale);
  return TRUE;
}

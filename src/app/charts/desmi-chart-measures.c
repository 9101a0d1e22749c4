/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of what villages report, numbers of 1 to 4 people are hidden as those of flows are, and the money
 * of few; one hidden beside a sum that is known would be what the others leave of it, so that
 * further ones are. */
#include "app/charts/desmi-chart-measures.h"

#include "app/charts/desmi-chart-people.h"
#include "app/desmi-chart-table.h"
#include "app/desmi-suppress-cells.h"

#include <string.h>

#define OFFICERS "petugas_terlatih"
#define MILLI 1000
#define YEAR_LENGTH 4 /* of "2023" in "2023-Q4" */

/* The numbers of one indicator in a year, each with its row in the table. */
typedef struct
{
  GArray     *cells; /* of DesmiSuppressCell */
  GArray     *rows;  /* of guint */
  GHashTable *areas, *times;
} Part;

static Part *
part_new (void)
{
  Part *self = g_new (Part, 1);

  self->cells = g_array_new (FALSE, FALSE, sizeof (DesmiSuppressCell));
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  self->areas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->times = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

static void
part_free (gpointer data)
{
  Part *self = data;

  g_array_unref (self->cells);
  g_array_unref (self->rows);
  g_hash_table_unref (self->areas);
  g_hash_table_unref (self->times);
  g_free (self);
}

static gboolean
is_time (const char *column)
{
  return strcmp (column, "quarter") == 0 || strcmp (column, "year") == 0;
}

/* What a row has in the columns of areas, or of times. */
static char *
dup_names (DesmiTable *table, guint row, gboolean (*is_of) (const char *column))
{
  GString *key = g_string_new (NULL);

  for (guint c = 0; c < desmi_table_get_n_columns (table); c++)
    if (is_of (desmi_table_get_column_name (table, c)))
      {
        const char *text = desmi_table_get_text (table, row, c);

        g_string_append_printf (key, "%s\x1f", text != NULL ? text : "");
      }
  return g_string_free (key, FALSE);
}

/* Where the whole and its places are in one table, the time of the places; %NULL: there are none.
 */
static char *
dup_time_of_places (DesmiTable *table)
{
  int village = desmi_table_find_column (table, "village");

  for (guint r = 0; village >= 0 && r < desmi_table_get_n_rows (table); r++)
    if (desmi_table_get_text (table, r, (guint) village) != NULL)
      return dup_names (table, r, is_time);
  return NULL;
}

/* Numbers of one indicator make a sum, those of places another one than those of the whole, and
 * those of each year by themselves: sums of years are known everywhere. The whole that follows from
 * its places covers nothing. */
static char *
dup_part (DesmiTable *table, guint row, const char *time_of_places)
{
  GString         *key = g_string_new (NULL);
  g_autofree char *time = dup_names (table, row, is_time);
  int              village = desmi_table_find_column (table, "village");

  for (guint c = 0; c < desmi_table_get_n_columns (table); c++)
    {
      const char *column = desmi_table_get_column_name (table, c);
      const char *text
          = desmi_table_is_category (table, c) ? desmi_table_get_text (table, row, c) : NULL;

      if (strcmp (column, "indicator") == 0)
        g_string_append_printf (key, "%s\x1f", text != NULL ? text : "");
      else if (desmi_chart_table_is_area (column))
        g_string_append (key, text != NULL ? "1" : "0");
      else if (is_time (column) && text != NULL && strlen (text) > YEAR_LENGTH)
        g_string_append_printf (key, "%.*s\x1f", YEAR_LENGTH, text);
    }
  if (village >= 0 && desmi_table_get_text (table, row, (guint) village) == NULL
      && g_strcmp0 (time, time_of_places) == 0)
    g_string_append_c (key, '=');
  return g_string_free (key, FALSE);
}

/* Takes @name. */
static guint
number_name (GHashTable *names, char *name)
{
  gpointer at;

  if (g_hash_table_lookup_extended (names, name, NULL, &at))
    {
      g_free (name);
      return GPOINTER_TO_UINT (at);
    }
  at = GUINT_TO_POINTER (g_hash_table_size (names));
  g_hash_table_insert (names, name, at);
  return GPOINTER_TO_UINT (at);
}

static void
part_add (Part *self, DesmiTable *table, guint row, gint64 value, gboolean hidden)
{
  const DesmiSuppressCell cell
      = { .value = value,
          .row = number_name (self->areas, dup_names (table, row, desmi_chart_table_is_area)),
          .column = number_name (self->times, dup_names (table, row, is_time)),
          .hidden = hidden };

  g_array_append_val (self->cells, cell);
  g_array_append_val (self->rows, row);
}

static void
part_cover (Part *self, gboolean counts, gboolean *hidden)
{
  guint n = self->cells->len;
  guint n_areas = g_hash_table_size (self->areas), n_times = g_hash_table_size (self->times);
  g_autofree DesmiSuppressCell **cells = g_new (DesmiSuppressCell *, n + 1);

  for (guint i = 0; i < n; i++)
    cells[i] = &g_array_index (self->cells, DesmiSuppressCell, i);
  if (n_times < 2)
    return;
  if (n_areas < 2)
    desmi_suppress_cells_list (cells, n, counts);
  else
    desmi_suppress_cells_matrix (cells, n, n_areas, n_times, counts);
  for (guint i = 0; i < n; i++)
    hidden[g_array_index (self->rows, guint, i)] = cells[i]->hidden;
}

/**
 * desmi_chart_measures_cover:
 * @values: (array): of each row, #DESMI_CHART_MEASURES_NONE: it has none
 * @counts: they are counts of people
 * @hidden: (inout) (array): of each row, whether its value is hidden
 *
 * Hides further values until the sums of the times of a year tell none, as
 * desmi_suppress_cells_matrix() does it. Of places at one time enough is hidden already, by the
 * villages behind them. 0 stays.
 */
void
desmi_chart_measures_cover (DesmiTable   *table,
                            const gint64 *values,
                            gboolean      counts,
                            gboolean     *hidden)
{
  g_autoptr (GHashTable) parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, part_free);
  g_autofree char       *time = dup_time_of_places (table);
  GHashTableIter         iter;
  gpointer               part;

  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      g_autofree char *key = NULL;

      if (values[r] < 0)
        continue;
      key = dup_part (table, r, time);
      part = g_hash_table_lookup (parts, key);
      if (part == NULL)
        {
          part = part_new ();
          g_hash_table_insert (parts, g_steal_pointer (&key), part);
        }
      part_add (part, table, r, values[r], hidden[r]);
    }
  g_hash_table_iter_init (&iter, parts);
  while (g_hash_table_iter_next (&iter, NULL, &part))
    part_cover (part, counts, hidden);
}

/**
 * desmi_chart_measures_find_small:
 * @counts: (array length=n): people
 *
 * Returns: (transfer full) (array length=n): which of them are so few that they are not shown
 */
gboolean *
desmi_chart_measures_find_small (const gint64 *counts, guint n)
{
  gboolean *small = g_new0 (gboolean, n + 1);

  for (guint i = 0; i < n; i++)
    small[i] = counts[i] > 0 && counts[i] < DESMI_SUPPRESS_BELOW;
  return small;
}

/**
 * desmi_chart_measures_counts_people:
 *
 * The programme's officers are known by name, and every village page says how many there are.
 *
 * Returns: whether a row counts people who are not to be told apart
 */
gboolean
desmi_chart_measures_counts_people (DesmiTable *table, guint row)
{
  static const char *const people[] = { "orang", "anak", "keluarga", NULL };
  int                      units = desmi_table_find_column (table, "unit");
  int                      codes = desmi_table_find_column (table, "indicator");
  const char *unit = units >= 0 ? desmi_table_get_text (table, row, (guint) units) : NULL;
  const char *code = codes >= 0 ? desmi_table_get_text (table, row, (guint) codes) : NULL;

  return unit != NULL && g_strv_contains (people, unit) && g_strcmp0 (code, OFFICERS) != 0;
}

/**
 * desmi_chart_measures_from_milli:
 *
 * Returns: how many people; parts of one count as one
 */
gint64
desmi_chart_measures_from_milli (gint64 milli)
{
  return milli <= 0 ? 0 : milli / MILLI + (milli % MILLI > 0);
}

/**
 * desmi_chart_measures_find:
 * @table: measured indicators with their units
 * @actual: column of what was measured
 * @people: (array): of each row, thousandths of people whose money it is; below 0: not known
 * @given: (array): of each row, whether the villages behind it hide it
 *
 * Money goes with the number of its people, so that of the same places both are hidden.
 *
 * Returns: (transfer full) (array): of each row, whether what was measured has to be hidden
 */
gboolean *
desmi_chart_measures_find (DesmiTable     *table,
                           guint           actual,
                           const gint64   *people,
                           const gboolean *given)
{
  guint                n = desmi_table_get_n_rows (table);
  g_autofree gint64   *counts = g_new (gint64, n + 1);
  g_autofree gint64   *others = g_new (gint64, n + 1);
  g_autofree gint64   *owners = g_new (gint64, n + 1);
  g_autofree gboolean *of_few = NULL;
  gboolean            *hidden;

  for (guint r = 0; r < n; r++)
    {
      gboolean known = desmi_table_get_mark (table, r, actual) != DESMI_MARK_MISSING;
      gboolean counted = desmi_chart_measures_counts_people (table, r);
      gint64   milli = known ? desmi_table_get_int (table, r, actual) : 0;

      counts[r]
          = known && counted ? desmi_chart_measures_from_milli (milli) : DESMI_CHART_MEASURES_NONE;
      others[r] = known && !counted ? MAX (milli, 0) : DESMI_CHART_MEASURES_NONE;
      owners[r] = people[r] >= 0 ? desmi_chart_measures_from_milli (people[r])
                                 : DESMI_CHART_MEASURES_NONE;
    }
  of_few = desmi_chart_measures_find_small (owners, n);
  desmi_chart_measures_cover (table, owners, TRUE, of_few);
  hidden = desmi_chart_measures_find_small (counts, n);
  for (guint r = 0; r < n; r++)
    hidden[r] = hidden[r] || (of_few[r] && others[r] > 0) || given[r];
  desmi_chart_measures_cover (table, counts, TRUE, hidden);
  desmi_chart_measures_cover (table, others, FALSE, hidden);
  return hidden;
}

/* Of how many people each row's money is. */
static gint64 *
find_owners (DesmiTable *table, DesmiTable *people)
{
  g_autoptr (GHashTable) index = desmi_chart_people_index (people);
  guint                  n = desmi_table_get_n_rows (table);
  gint64                *owners = g_new (gint64, n + 1);

  for (guint r = 0; r < n; r++)
    if (!desmi_chart_people_find (index, table, r, &owners[r], NULL))
      owners[r] = DESMI_CHART_MEASURES_NONE;
  return owners;
}

/**
 * desmi_chart_measures_hide:
 * @table: an answer about pillars
 * @people: of how many people its money is, as desmi_chart_people_ask() answers
 * @places: the villages behind it
 *
 * A pure function. What desmi_chart_measures_find() finds is hidden, and with it what is measured
 * against the target.
 *
 * Returns: (transfer full): what the forum and the public may see of @table
 */
DesmiTable *
desmi_chart_measures_hide (DesmiTable *table, DesmiTable *people, DesmiSuppressPlaces *places)
{
  static const char *const of_actual[] = { "actual", "score", "ratio", NULL };
  int                      actual = desmi_table_find_column (table, "actual");
  g_autofree gint64       *owners = NULL;
  g_autofree gboolean     *given = NULL;
  g_autofree gboolean     *hidden = NULL;
  DesmiTableBuilder       *builder;

  if (actual < 0)
    return desmi_table_ref (table);
  given = desmi_suppress_places_find (places, table);
  owners = find_owners (table, people);
  hidden = desmi_chart_measures_find (table, (guint) actual, owners, given);
  builder = desmi_chart_table_begin_like (table);
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      desmi_table_builder_add_row (builder);
      for (guint c = 0; c < desmi_table_get_n_columns (table); c++)
        if (hidden[r] && g_strv_contains (of_actual, desmi_table_get_column_name (table, c))
            && desmi_table_get_mark (table, r, c) != DESMI_MARK_MISSING)
          desmi_table_builder_set_mark (builder, c, DESMI_MARK_SUPPRESSED);
        else
          desmi_chart_table_copy_cell (table, r, c, builder, c);
    }
  return desmi_table_builder_end (builder);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The flows of one village, year and direction as a sheet: destinations down, months across. What
 * is typed is the district's own; what the server has stands beside it. */
#include "app/desmi-flow-grid-private.h"

#include "core/desmi-clock.h"
#include "core/desmi-country.h"
#include "core/desmi-period.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DASH "–" /* none, in a month that was reported */

static const DesmiDimension dimensions[DESMI_FLOW_N_KEYS] = {
  [DESMI_FLOW_DESTINATION] = DESMI_DIMENSION_DESTINATION,
  [DESMI_FLOW_SECTOR] = DESMI_DIMENSION_SECTOR,
  [DESMI_FLOW_OCCUPATION] = DESMI_DIMENSION_OCCUPATION,
  [DESMI_FLOW_GENDER] = DESMI_DIMENSION_GENDER,
  [DESMI_FLOW_SCHEME] = DESMI_DIMENSION_SCHEME,
};

static void
free_row (gpointer data)
{
  DesmiFlowRow *row = data;

  for (guint i = 0; i < DESMI_FLOW_N_KEYS; i++)
    {
      g_free (row->keys[i]);
      g_free (row->texts[i]);
    }
  g_free (row->id);
  g_array_unref (row->past);
  g_free (row);
}

/**
 * desmi_flow_grid_get_row:
 *
 * Returns: (transfer none): a row
 */
DesmiFlowRow *
desmi_flow_grid_get_row (const DesmiFlowGrid *self, guint row)
{
  return g_ptr_array_index (self->rows, row);
}

/* As short as the columns are narrow. */
static char *
make_text (DesmiFlowKind kind, DesmiFlowKey key, const char *code, const DesmiLocale *locale)
{
  const DesmiRegisterField *words = desmi_flow_kind_get_words (kind, key);

  /* Translators: kinds of placement, as short as they are written in a column. */
  static const char *const schemes[][2] = { { "P2P", N_ ("P to P") },
                                            { "G2G", N_ ("G to G") },
                                            { "MANDIRI", N_ ("independent") },
                                            { "UKPS", N_ ("UKPS") } };

  if (*code == '\0')
    return g_strdup ("");
  if (words != NULL)
    return g_strdup (desmi_register_field_word_name (words, code, locale));
  switch (key)
    {
    case DESMI_FLOW_DESTINATION:
      return g_strdup (desmi_country_name (code, locale));
    case DESMI_FLOW_SECTOR:
      return g_utf8_strdown (desmi_sector_name (code, locale), -1);
    case DESMI_FLOW_OCCUPATION:
      return g_strdup (desmi_occupation_name (code, locale));
    case DESMI_FLOW_GENDER:
      /* Translators: one letter for women (Indonesian: P). */
      return g_strdup (g_str_equal (code, "F")
                           ? C_ ("gender", "F")
                           /* Translators: one letter for men (Indonesian: L). */
                           : C_ ("gender", "M"));
    case DESMI_FLOW_SCHEME:
      for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
        if (g_str_equal (schemes[i][0], code))
          return g_strdup (_ (schemes[i][1]));
      return g_strdup (code);
    case DESMI_FLOW_N_KEYS:
    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
make_id (const char *const keys[DESMI_FLOW_N_KEYS])
{
  return g_strjoin ("/", keys[0], keys[1], keys[2], keys[3], keys[4], NULL);
}

static int
find_row (const DesmiFlowGrid *self, const char *id)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (desmi_flow_grid_get_row (self, i)->id, id))
      return (int) i;
  return -1;
}

static DesmiFlowRow *
ensure_row (DesmiFlowGrid *self, const char *const keys[DESMI_FLOW_N_KEYS])
{
  char         *id = make_id (keys);
  int           at = find_row (self, id);
  DesmiFlowRow *row;

  if (at >= 0)
    {
      g_free (id);
      return desmi_flow_grid_get_row (self, (guint) at);
    }
  row = g_new0 (DesmiFlowRow, 1);
  row->id = id;
  row->past = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < DESMI_FLOW_N_KEYS; i++)
    {
      row->keys[i] = g_strdup (keys[i]);
      row->texts[i] = make_text (self->kind, (DesmiFlowKey) i, keys[i], self->locale);
    }
  g_ptr_array_add (self->rows, row);
  return row;
}

static gint
compare_rows (gconstpointer a, gconstpointer b)
{
  const DesmiFlowRow *first = *(DesmiFlowRow *const *) a, *second = *(DesmiFlowRow *const *) b;

  for (guint i = 0; i < DESMI_FLOW_N_KEYS; i++)
    {
      int order = g_utf8_collate (first->texts[i], second->texts[i]);

      if (order != 0)
        return order;
    }
  return strcmp (first->id, second->id);
}

/* The tables of flows, one after the other, a row at a time. */
typedef struct
{
  DesmiTable *table;
  guint       row;
  int         columns[DESMI_FLOW_N_KEYS];
  int         month, count;
} Reader;

static gboolean
begin (Reader *reader, DesmiTable *table, DesmiFlowKind kind)
{
  if (table == NULL)
    return FALSE;
  reader->table = table;
  for (guint i = 0; i < DESMI_FLOW_N_KEYS; i++)
    {
      const char *column = desmi_flow_kind_get_key_column (kind, i);

      reader->columns[i] = column != NULL ? desmi_table_find_column (table, column) : -1;
    }
  reader->month = desmi_table_find_column (table, "month");
  reader->count = desmi_table_find_column (table, desmi_flow_kind_get_count_column (kind));
  return TRUE;
}

static int
read_month (const Reader *reader)
{
  DesmiPeriod period;

  return desmi_period_parse (
             desmi_table_get_text (reader->table, reader->row, (guint) reader->month), &period,
             NULL)
             ? period.first
             : -1;
}

static void
read_keys (const Reader *reader, const char *keys[DESMI_FLOW_N_KEYS])
{
  for (guint i = 0; i < DESMI_FLOW_N_KEYS; i++)
    {
      keys[i] = reader->columns[i] >= 0
                    ? desmi_table_get_text (reader->table, reader->row, (guint) reader->columns[i])
                    : NULL;
      if (keys[i] == NULL)
        keys[i] = "";
    }
}

/* Rows of @year; where the year has none, those of the year before are a beginning. */
static void
add_rows (DesmiFlowGrid *self, DesmiTable *table, int year)
{
  Reader reader = { 0 };

  if (!begin (&reader, table, self->kind))
    return;
  for (; reader.row < desmi_table_get_n_rows (table); reader.row++)
    if (desmi_month_year (read_month (&reader)) == year)
      {
        const char *keys[DESMI_FLOW_N_KEYS];

        read_keys (&reader, keys);
        ensure_row (self, keys);
      }
}

/* Counts go into the cells of the year; those of other years are what a value is compared with. In
 * a month that the district reported the server's say nothing new. */
static void
fill (DesmiFlowGrid *self, DesmiTable *table, gboolean official, GHashTable *local_months)
{
  Reader reader = { 0 };

  if (!begin (&reader, table, self->kind))
    return;
  for (; reader.row < desmi_table_get_n_rows (table); reader.row++)
    {
      const char      *keys[DESMI_FLOW_N_KEYS];
      g_autofree char *id = NULL;
      int              month = read_month (&reader), at;
      guint            of_year = (guint) (desmi_month_of_year (month) - 1);
      gint64           count = desmi_table_get_int (table, reader.row, (guint) reader.count);
      DesmiFlowRow    *row;

      read_keys (&reader, keys);
      id = make_id (keys);
      at = find_row (self, id);
      if (!official)
        g_hash_table_add (local_months, GINT_TO_POINTER (month));
      if (at < 0)
        continue;
      row = desmi_flow_grid_get_row (self, (guint) at);
      if (desmi_month_year (month) == self->year && official)
        {
          row->official[of_year] += count;
          row->has_official = self->has_official = self->official_months[of_year] = TRUE;
        }
      else if (desmi_month_year (month) == self->year)
        {
          row->counts[of_year] += count;
          /* a register holds what is none, too */
          self->registered[of_year] |= self->kind != DESMI_FLOW_KIND_WORKERS;
        }
      else if (count > 0
               && !(official && g_hash_table_contains (local_months, GINT_TO_POINTER (month))))
        g_array_append_val (row->past, count);
    }
}

static void
fill_reported (DesmiFlowGrid *self, DesmiTable *table)
{
  int month, direction;

  if (table == NULL)
    return;
  month = desmi_table_find_column (table, "month");
  direction = desmi_table_find_column (table, "direction");
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    {
      DesmiPeriod period;

      if (g_strcmp0 (desmi_table_get_text (table, i, (guint) direction),
                     desmi_direction_to_code (self->direction))
              == 0
          && desmi_period_parse (desmi_table_get_text (table, i, (guint) month), &period, NULL)
          && desmi_month_year (period.first) == self->year)
        self->registered[desmi_month_of_year (period.first) - 1] = TRUE;
    }
}

static void
fill_accepted (DesmiFlowGrid *self, DesmiTable *table)
{
  int finding, subject, value;

  if (table == NULL)
    return;
  finding = desmi_table_find_column (table, "finding");
  subject = desmi_table_find_column (table, "subject");
  value = desmi_table_find_column (table, "value");
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    if (g_strcmp0 (desmi_table_get_text (table, i, (guint) finding), DESMI_FLOW_FINDING) == 0)
      g_hash_table_insert (self->accepted,
                           g_strdup (desmi_table_get_text (table, i, (guint) subject)),
                           g_strdup (desmi_table_get_text (table, i, (guint) value)));
}

static void
fill_wholes (DesmiFlowGrid *self, DesmiTable *table)
{
  Reader reader = { 0 };

  if (!begin (&reader, table, DESMI_FLOW_KIND_WORKERS))
    return;
  for (; reader.row < desmi_table_get_n_rows (table); reader.row++)
    {
      const char *keys[DESMI_FLOW_N_KEYS];
      char       *id;
      gint64     *whole;

      read_keys (&reader, keys);
      id = g_strdup_printf ("%s/%d", keys[DESMI_FLOW_DESTINATION], read_month (&reader));
      whole = g_hash_table_lookup (self->wholes, id);
      if (whole == NULL)
        g_hash_table_insert (self->wholes, g_strdup (id), whole = g_new0 (gint64, 1));
      *whole += desmi_table_get_int (table, reader.row, (guint) reader.count);
      g_free (id);
    }
}

/* What was there stays where it was, so that nothing is pulled away under the hand. */
static void
keep_rows (DesmiFlowGrid *self, const DesmiFlowGrid *before)
{
  if (before == NULL || before->year != self->year || before->direction != self->direction
      || before->kind != self->kind || !g_str_equal (before->village, self->village))
    return;
  for (guint i = 0; i < before->rows->len; i++)
    ensure_row (self, (const char *const *) desmi_flow_grid_get_row (before, i)->keys);
}

static void
sort_rows (DesmiFlowGrid *self, guint first)
{
  if (self->rows->len > first)
    qsort (self->rows->pdata + first, self->rows->len - first, sizeof (gpointer), compare_rows);
}

/**
 * desmi_flow_grid_ask:
 * @village: its code
 * @source: the district's own flows or the server's
 *
 * Returns: (transfer full): the question whose answer a sheet is made of
 */
DesmiQuery *
desmi_flow_grid_ask (const char *village, DesmiDirection direction, DesmiSource source)
{
  DesmiQuery *query = desmi_query_new (DESMI_QUERY_FLOWS);

  desmi_query_add_by (query, DESMI_DIMENSION_MONTH);
  for (guint i = 0; i < DESMI_FLOW_N_KEYS; i++)
    desmi_query_add_by (query, dimensions[i]);
  desmi_query_set_source (query, source);
  desmi_query_add_where (query, DESMI_DIMENSION_VILLAGE, village, NULL);
  desmi_query_add_where (query, DESMI_DIMENSION_DIRECTION, desmi_direction_to_code (direction),
                         NULL);
  return query;
}

/**
 * desmi_flow_grid_new:
 * @data: what the file holds
 * @before: (nullable): a sheet that was shown; of the same village, year and direction its rows
 *   keep their places
 * @locale: static
 *
 * Returns: (transfer full): the sheet
 */
DesmiFlowGrid *
desmi_flow_grid_new (const DesmiFlowGridData *data,
                     const DesmiFlowGrid     *before,
                     const DesmiLocale       *locale)
{
  g_autoptr (GHashTable) local_months = g_hash_table_new (NULL, NULL);
  DesmiFlowGrid         *self = g_new0 (DesmiFlowGrid, 1);
  guint                  n_kept;

  self->village = g_strdup (data->village);
  self->year = data->year;
  self->direction = data->direction;
  self->kind = data->kind;
  self->wholes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->locale = locale;
  self->rows = g_ptr_array_new_with_free_func (free_row);
  self->accepted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  keep_rows (self, before);
  n_kept = self->rows->len;
  for (int year = self->year; year > self->year - 2 && self->rows->len == n_kept; year--)
    {
      add_rows (self, data->local, year);
      if (self->kind == DESMI_FLOW_KIND_WORKERS)
        add_rows (self, data->official, year);
      if (n_kept > 0)
        break;
    }
  sort_rows (self, n_kept);
  fill (self, data->local, FALSE, local_months);
  if (self->kind == DESMI_FLOW_KIND_WORKERS)
    {
      fill (self, data->official, TRUE, local_months);
      fill_reported (self, data->reported);
    }
  else if (self->kind == DESMI_FLOW_KIND_CAUSES)
    fill_wholes (self, data->official);
  fill_accepted (self, data->accepted);
  if (data->official != NULL)
    self->as_of = g_strdup (desmi_table_get_as_of (data->official));
  return self;
}

/**
 * desmi_flow_grid_free:
 *
 * Frees the sheet.
 */
void
desmi_flow_grid_free (DesmiFlowGrid *self)
{
  g_free (self->village);
  g_free (self->as_of);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->accepted);
  g_hash_table_unref (self->wholes);
  g_free (self);
}

/**
 * desmi_flow_grid_get_year:
 *
 * Returns: the year whose months are shown
 */
int
desmi_flow_grid_get_year (const DesmiFlowGrid *self)
{
  return self->year;
}

/**
 * desmi_flow_grid_get_direction:
 *
 * Returns: whether workers leave or return
 */
DesmiDirection
desmi_flow_grid_get_direction (const DesmiFlowGrid *self)
{
  return self->direction;
}

/**
 * desmi_flow_grid_get_kind:
 *
 * Returns: what is counted
 */
DesmiFlowKind
desmi_flow_grid_get_kind (const DesmiFlowGrid *self)
{
  return self->kind;
}

/**
 * desmi_flow_grid_get_village:
 *
 * Returns: (transfer none): the village's code
 */
const char *
desmi_flow_grid_get_village (const DesmiFlowGrid *self)
{
  return self->village;
}

/**
 * desmi_flow_grid_get_n_rows:
 *
 * Returns: the number of rows, that of the totals not counted
 */
guint
desmi_flow_grid_get_n_rows (const DesmiFlowGrid *self)
{
  return self->rows->len;
}

/**
 * desmi_flow_grid_get_key:
 *
 * Returns: (transfer none): the code in the file; empty: unknown
 */
const char *
desmi_flow_grid_get_key (const DesmiFlowGrid *self, guint row, DesmiFlowKey key)
{
  return desmi_flow_grid_get_row (self, row)->keys[key];
}

/**
 * desmi_flow_grid_get_key_text:
 *
 * Returns: (transfer none): what a reader sees; empty: unknown
 */
const char *
desmi_flow_grid_get_key_text (const DesmiFlowGrid *self, guint row, DesmiFlowKey key)
{
  return desmi_flow_grid_get_row (self, row)->texts[key];
}

/**
 * desmi_flow_grid_dup_row_name:
 *
 * Returns: (transfer full): "Taiwan, formal, P, P to P"
 */
char *
desmi_flow_grid_dup_row_name (const DesmiFlowGrid *self, guint row)
{
  const DesmiFlowRow *of = desmi_flow_grid_get_row (self, row);
  GString            *name = g_string_new (of->texts[0]);

  for (guint i = 1; i < DESMI_FLOW_N_KEYS; i++)
    if (*of->texts[i] != '\0')
      g_string_append_printf (name, ", %s", of->texts[i]);
  return g_string_free (name, FALSE);
}

/**
 * desmi_flow_grid_dup_cell_name:
 *
 * Returns: (transfer full): "Taiwan, formal, P, P to P, August 2023"
 */
char *
desmi_flow_grid_dup_cell_name (const DesmiFlowGrid *self, guint row, guint month)
{
  g_autofree char *name = desmi_flow_grid_dup_row_name (self, row);
  g_autofree char *of
      = desmi_format_date (self->year, (int) month + 1, 1, DESMI_DATE_MY_LONG, self->locale);

  return g_strdup_printf ("%s, %s", name, of);
}

/**
 * desmi_flow_grid_has_occupation:
 *
 * Returns: whether any row is of one occupation, so that the column is worth its room
 */
gboolean
desmi_flow_grid_has_occupation (const DesmiFlowGrid *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (*desmi_flow_grid_get_key (self, i, DESMI_FLOW_OCCUPATION) != '\0')
      return TRUE;
  return FALSE;
}

/**
 * desmi_flow_grid_has_counts:
 *
 * Returns: whether the district has a count in @month
 */
gboolean
desmi_flow_grid_has_counts (const DesmiFlowGrid *self, guint month)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (desmi_flow_grid_get_count (self, i, month) > 0)
      return TRUE;
  return FALSE;
}

/**
 * desmi_flow_grid_is_reported:
 *
 * Returns: whether @month was reported, so that what is not there is none; a month with a count was
 */
gboolean
desmi_flow_grid_is_reported (const DesmiFlowGrid *self, guint month)
{
  return self->registered[month] || desmi_flow_grid_has_counts (self, month);
}

/**
 * desmi_flow_grid_is_ahead:
 *
 * Returns: whether @month has not begun yet
 */
gboolean
desmi_flow_grid_is_ahead (const DesmiFlowGrid *self, guint month)
{
  return desmi_month_make (self->year, (int) month + 1) > desmi_clock_last_month ();
}

/**
 * desmi_flow_grid_get_count:
 *
 * Returns: the district's count in a cell; 0: none, or not reported
 */
gint64
desmi_flow_grid_get_count (const DesmiFlowGrid *self, guint row, guint month)
{
  return desmi_flow_grid_get_row (self, row)->counts[month];
}

static gint64
sum_row (const DesmiFlowGrid *self, guint row, gboolean official)
{
  const DesmiFlowRow *of = desmi_flow_grid_get_row (self, row);
  gint64              sum = 0;

  for (guint i = 0; i < DESMI_FLOW_MONTHS; i++)
    sum += official ? of->official[i] : of->counts[i];
  return sum;
}

static gint64
sum_rows (const DesmiFlowGrid *self, gboolean official)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->rows->len; i++)
    sum += sum_row (self, i, official);
  return sum;
}

static gint64
sum_month (const DesmiFlowGrid *self, guint month)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->rows->len; i++)
    sum += desmi_flow_grid_get_count (self, i, month);
  return sum;
}

static gboolean
has_reports (const DesmiFlowGrid *self)
{
  for (guint i = 0; i < DESMI_FLOW_MONTHS; i++)
    if (desmi_flow_grid_is_reported (self, i))
      return TRUE;
  return FALSE;
}

static char *
write_count (const DesmiFlowGrid *self, gint64 count, gboolean reported)
{
  if (count > 0)
    return desmi_format_count (count, self->locale);
  return g_strdup (reported ? DASH : "");
}

/**
 * desmi_flow_grid_dup_text:
 * @row: the number of rows stands for the totals
 * @column: a month from 0, or a DesmiFlowColumn
 *
 * Returns: (transfer full): what the cell shows; a dash where none was reported, nothing where
 * there is no report
 */
char *
desmi_flow_grid_dup_text (const DesmiFlowGrid *self, guint row, guint column)
{
  gboolean is_total = row == self->rows->len;
  gint64   sum, official;

  if (column < DESMI_FLOW_MONTHS)
    return write_count (
        self, is_total ? sum_month (self, column) : desmi_flow_grid_get_count (self, row, column),
        desmi_flow_grid_is_reported (self, column));
  sum = is_total ? sum_rows (self, FALSE) : sum_row (self, row, FALSE);
  official = is_total ? sum_rows (self, TRUE) : sum_row (self, row, TRUE);
  if (column == DESMI_FLOW_SUM)
    return write_count (self, sum, has_reports (self));
  if (!self->has_official)
    return g_strdup ("");
  if (column == DESMI_FLOW_OFFICIAL)
    return write_count (self, official, TRUE);
  return has_reports (self)
             ? desmi_format_number ((double) (sum - official), DESMI_NUMBER_SIGNED, 0, self->locale)
             : g_strdup ("");
}

/**
 * desmi_flow_grid_get_as_of:
 *
 * Returns: (nullable): the day of the official figures, YYYY-MM-DD; %NULL where there are none of
 * the year
 */
const char *
desmi_flow_grid_get_as_of (const DesmiFlowGrid *self)
{
  return self->has_official ? self->as_of : NULL;
}

/**
 * desmi_flow_grid_add_row:
 * @keys: codes of the columns before the months; empty: unknown
 *
 * Returns: the row of the keys, which is the last one if there was none
 */
guint
desmi_flow_grid_add_row (DesmiFlowGrid *self, const char *const keys[DESMI_FLOW_N_KEYS])
{
  return (guint) find_row (self, ensure_row (self, keys)->id);
}

/**
 * desmi_flow_grid_apply:
 *
 * Shows what is about to be saved, before it is.
 *
 * Returns: whether anything is another now
 */
gboolean
desmi_flow_grid_apply (DesmiFlowGrid *self, const DesmiFlowChange *changes, guint n)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < n; i++)
    {
      DesmiFlowRow *row = desmi_flow_grid_get_row (self, changes[i].row);
      gint64        count = MAX (changes[i].count, 0);
      gboolean      reports
          = changes[i].count >= 0
            || (self->kind == DESMI_FLOW_KIND_WORKERS && row->counts[changes[i].month] > 0);
      gboolean taken_out = changes[i].count < 0 && self->kind != DESMI_FLOW_KIND_WORKERS
                           && self->registered[changes[i].month];

      changed = changed || row->counts[changes[i].month] != count
                || (reports && !self->registered[changes[i].month]) || taken_out;
      row->counts[changes[i].month] = count;
      row->doubts_known = FALSE;
      if (reports)
        self->registered[changes[i].month] = TRUE;
    }
  return changed;
}

/**
 * desmi_flow_grid_month_text:
 * @out: (out): "2023-08"
 *
 * Writes a month as the file does.
 */
void
desmi_flow_grid_month_text (const DesmiFlowGrid *self, guint month, char out[8])
{
  desmi_month_to_text (desmi_month_make (self->year, (int) month + 1), out);
}

/**
 * desmi_flow_grid_dup_subject:
 *
 * Returns: (transfer full): what a finding is about, as the register of findings accepted has it
 */
char *
desmi_flow_grid_dup_subject (const DesmiFlowGrid *self, guint row, guint month)
{
  char of[8];

  desmi_flow_grid_month_text (self, month, of);
  return g_strdup_printf ("%s/%s/%s", of,
                          self->kind == DESMI_FLOW_KIND_WORKERS
                              ? desmi_direction_to_code (self->direction)
                              : desmi_flow_kind_to_name (self->kind),
                          desmi_flow_grid_get_row (self, row)->id);
}

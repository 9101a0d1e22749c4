/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sheet of flows is made of: the tables that the store answers with. */
#include "app/desmi-flow-grid-private.h"

#include "core/desmi-country.h"
#include "core/desmi-period.h"

#include <stdlib.h>
#include <string.h>

static const DesmiDimension dimensions[DESMI_FLOW_N_KEYS] = {
  [DESMI_FLOW_DESTINATION] = DESMI_DIMENSION_DESTINATION,
  [DESMI_FLOW_SECTOR] = DESMI_DIMENSION_SECTOR,
  [DESMI_FLOW_OCCUPATION] = DESMI_DIMENSION_OCCUPATION,
  [DESMI_FLOW_GENDER] = DESMI_DIMENSION_GENDER,
  [DESMI_FLOW_SCHEME] = DESMI_DIMENSION_SCHEME,
};

/* The tables, one after the other, a row at a time. */
typedef struct
{
  DesmiTable   *table;
  DesmiFlowKind kind;
  guint         row;
  int           columns[DESMI_FLOW_N_KEYS];
  int           period, counts[DESMI_FLOW_MAX_MEASURES];
} Reader;

static gboolean
begin (Reader *reader, DesmiTable *table, DesmiFlowKind kind)
{
  if (table == NULL)
    return FALSE;
  reader->table = table;
  reader->kind = kind;
  for (guint i = 0; i < DESMI_FLOW_N_KEYS; i++)
    {
      const char *column = desmi_flow_kind_get_key_column (kind, i);

      reader->columns[i] = column != NULL ? desmi_table_find_column (table, column) : -1;
    }
  reader->period = desmi_table_find_column (table, desmi_flow_kind_get_period_column (kind));
  for (guint i = 0; i < DESMI_FLOW_MAX_MEASURES; i++)
    {
      const char *column = desmi_flow_kind_get_count_column (kind, i);

      reader->counts[i] = column != NULL ? desmi_table_find_column (table, column) : -1;
    }
  return TRUE;
}

/* The first month; -1: it cannot be read. */
static int
read_month (const Reader *reader)
{
  DesmiPeriod period;

  return desmi_period_parse (
             desmi_table_get_text (reader->table, reader->row, (guint) reader->period), &period,
             NULL)
             ? period.first
             : -1;
}

static void
read_keys (const Reader *reader, guint measure, const char *keys[DESMI_FLOW_N_KEYS])
{
  int measure_key = desmi_flow_kind_get_measure_key (reader->kind);

  for (guint i = 0; i < DESMI_FLOW_N_KEYS; i++)
    {
      keys[i] = reader->columns[i] >= 0
                    ? desmi_table_get_text (reader->table, reader->row, (guint) reader->columns[i])
                    : NULL;
      if (keys[i] == NULL)
        keys[i] = "";
    }
  if (measure_key >= 0)
    keys[measure_key] = desmi_flow_kind_get_count_column (reader->kind, measure);
}

static gboolean
read_count (const Reader *reader, guint measure, gint64 *count)
{
  if (reader->counts[measure] < 0
      || desmi_table_get_mark (reader->table, reader->row, (guint) reader->counts[measure])
             == DESMI_MARK_MISSING)
    return FALSE;
  *count = desmi_table_get_int (reader->table, reader->row, (guint) reader->counts[measure]);
  return TRUE;
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

        read_keys (&reader, 0, keys);
        desmi_flow_grid_add_row (self, keys);
      }
}

static guint
get_place (const DesmiFlowGrid *self, int month)
{
  return (guint) (desmi_month_of_year (month) - 1) / (DESMI_FLOW_MONTHS / self->n_periods);
}

static void
set_local (DesmiFlowGrid *self, DesmiFlowRow *row, int month, gint64 count)
{
  guint place = get_place (self, month);

  if (desmi_month_year (month) == self->year)
    {
      row->counts[place] += count;
      row->known |= 1u << place;
    }
  else if (count > 0)
    g_array_append_val (row->past, count);
}

/* Counts go into the cells of the year; those of other years are what a value is compared with. */
static void
fill_local (DesmiFlowGrid *self, DesmiTable *table, GHashTable *local_months)
{
  Reader reader = { 0 };

  if (!begin (&reader, table, self->kind))
    return;
  for (; reader.row < desmi_table_get_n_rows (table); reader.row++)
    for (guint measure = 0; measure < DESMI_FLOW_MAX_MEASURES; measure++)
      {
        const char   *keys[DESMI_FLOW_N_KEYS];
        int           month = read_month (&reader);
        gint64        count;
        DesmiFlowRow *row;

        if (!read_count (&reader, measure, &count))
          continue;
        read_keys (&reader, measure, keys);
        g_hash_table_add (local_months, GINT_TO_POINTER (month));
        row = desmi_flow_grid_find_row (self, keys);
        if (row != NULL)
          set_local (self, row, month, count);
      }
}

/* In a month that the district reported the server's say nothing new of what is usual. */
static void
fill_official (DesmiFlowGrid *self, DesmiTable *table, GHashTable *local_months)
{
  Reader reader = { 0 };

  if (!begin (&reader, table, self->kind))
    return;
  for (; reader.row < desmi_table_get_n_rows (table); reader.row++)
    {
      const char   *keys[DESMI_FLOW_N_KEYS];
      int           month = read_month (&reader);
      gint64        count = 0;
      DesmiFlowRow *row;

      read_keys (&reader, 0, keys);
      row = desmi_flow_grid_find_row (self, keys);
      if (row == NULL || !read_count (&reader, 0, &count))
        continue;
      if (desmi_month_year (month) == self->year)
        {
          row->official[get_place (self, month)] += count;
          self->official_sums[get_place (self, month)] += count;
          self->with_official |= 1u << get_place (self, month);
          row->has_official = self->has_official = TRUE;
        }
      else if (count > 0 && !g_hash_table_contains (local_months, GINT_TO_POINTER (month)))
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
    g_hash_table_insert (self->accepted,
                         g_strdup_printf ("%s %s", desmi_table_get_text (table, i, (guint) finding),
                                          desmi_table_get_text (table, i, (guint) subject)),
                         g_strdup (desmi_table_get_text (table, i, (guint) value)));
}

/* The returns, by destination and month. */
static void
fill_returns (DesmiFlowGrid *self, DesmiTable *table)
{
  Reader reader = { 0 };

  if (!begin (&reader, table, DESMI_FLOW_KIND_WORKERS))
    return;
  for (; reader.row < desmi_table_get_n_rows (table); reader.row++)
    {
      const char *keys[DESMI_FLOW_N_KEYS];
      char       *id;
      gint64     *whole;

      read_keys (&reader, 0, keys);
      id = g_strdup_printf ("%s/%d", keys[DESMI_FLOW_DESTINATION], read_month (&reader));
      whole = g_hash_table_lookup (self->wholes, id);
      if (whole == NULL)
        g_hash_table_insert (self->wholes, g_strdup (id), whole = g_new0 (gint64, 1));
      *whole += desmi_table_get_int (table, reader.row, (guint) reader.counts[0]);
      g_free (id);
    }
}

/* Of the money that came home, what no channel is known of. Where the channels are more than the
 * whole, the whole is kept to say so. */
static void
fill_money (DesmiFlowGrid *self, DesmiTable *table, DesmiTable *local)
{
  static const char *const keys[DESMI_FLOW_N_KEYS] = { "", "", "", "", "" };
  g_autoptr (GHashTable)   channels = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  DesmiFlowRow            *row = desmi_flow_grid_ensure_row (self, keys);
  Reader                   reader = { 0 };

  for (gboolean more = begin (&reader, local, self->kind);
       more && reader.row < desmi_table_get_n_rows (local); reader.row++)
    {
      gint64 *sum = g_hash_table_lookup (channels, GINT_TO_POINTER (read_month (&reader)));
      gint64  amount = 0;

      read_count (&reader, 0, &amount);
      if (sum == NULL)
        g_hash_table_insert (channels, GINT_TO_POINTER (read_month (&reader)),
                             sum = g_new0 (gint64, 1));
      *sum += amount;
    }
  reader = (Reader){ 0 };
  for (gboolean more = begin (&reader, table, self->kind);
       more && reader.row < desmi_table_get_n_rows (table); reader.row++)
    {
      int           month = read_month (&reader);
      const gint64 *sum = g_hash_table_lookup (channels, GINT_TO_POINTER (month));
      gint64        amount = 0, rest;

      read_count (&reader, 0, &amount);
      rest = amount - (sum != NULL ? *sum : 0);
      if (rest > 0 || sum == NULL)
        set_local (self, row, month, rest);
      else if (rest < 0 && desmi_month_year (month) == self->year)
        {
          self->whole[get_place (self, month)] = amount;
          self->has_whole |= 1u << get_place (self, month);
        }
    }
}

static void
fill_official_money (DesmiFlowGrid *self, DesmiTable *table)
{
  Reader reader = { 0 };

  for (gboolean more = begin (&reader, table, self->kind);
       more && reader.row < desmi_table_get_n_rows (table); reader.row++)
    {
      int    month = read_month (&reader);
      gint64 amount = 0;

      if (desmi_month_year (month) != self->year || !read_count (&reader, 0, &amount))
        continue;
      self->official_sums[get_place (self, month)] += amount;
      self->with_official |= 1u << get_place (self, month);
      self->has_official = TRUE;
    }
}

/* What was there stays where it was, so that nothing is pulled away under the hand. */
static void
keep_rows (DesmiFlowGrid *self, const DesmiFlowGrid *before)
{
  if (before == NULL || !g_str_equal (before->sheet, self->sheet))
    return;
  for (guint i = 0; i < before->rows->len; i++)
    desmi_flow_grid_ensure_row (self, desmi_flow_grid_get_keys (before, i));
}

static void
add_rows_of_drafts (DesmiFlowGrid *self)
{
  g_autoptr (GPtrArray) drafts = desmi_flow_grid_list_drafts (self);

  for (guint i = 0; i < drafts->len; i++)
    desmi_flow_grid_ensure_row (
        self, (const char *const *) ((DesmiFlowDraft *) g_ptr_array_index (drafts, i))->keys);
}

static void
make_rows (DesmiFlowGrid *self, const DesmiFlowGridData *data, const DesmiFlowGrid *before)
{
  guint n_kept;

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
  add_rows_of_drafts (self);
  desmi_flow_grid_sort_rows (self, n_kept);
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

  self->village = g_strdup (data->village);
  self->year = data->year;
  self->direction = data->direction;
  self->kind = data->kind;
  self->n_periods = desmi_flow_kind_get_n_periods (data->kind);
  self->sheet = g_strdup_printf ("%s/%d/%s/%s", data->village, data->year,
                                 desmi_direction_to_code (data->direction),
                                 desmi_flow_kind_to_name (data->kind));
  self->wholes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->locale = locale;
  self->rows = g_ptr_array_new_with_free_func (desmi_flow_grid_free_row);
  self->accepted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->drafts = data->drafts;
  self->retired = g_strdup (data->retired);
  make_rows (self, data, before);
  fill_local (self, data->local, local_months);
  if (self->kind == DESMI_FLOW_KIND_WORKERS)
    {
      fill_official (self, data->official, local_months);
      fill_reported (self, data->reported);
    }
  else if (self->kind == DESMI_FLOW_KIND_CAUSES)
    fill_returns (self, data->wholes);
  else if (self->kind == DESMI_FLOW_KIND_REMITTANCES)
    {
      fill_money (self, data->wholes, data->local);
      fill_official_money (self, data->official);
    }
  fill_accepted (self, data->accepted);
  desmi_flow_grid_recount (self);
  if (data->official != NULL)
    self->as_of = g_strdup (desmi_table_get_as_of (data->official));
  return self;
}

/**
 * desmi_flow_grid_add_rows:
 * @keys: as of desmi_flow_grid_add_row(); any of them may be %DESMI_FLOW_ALL, each with each
 *
 * Adds the rows that are not there yet. Only counts come into the file, so that a row without any
 * is of the sheet only.
 *
 * Returns: the first row of the keys
 */
guint
desmi_flow_grid_add_rows (DesmiFlowGrid *self, const char *const keys[DESMI_FLOW_N_KEYS])
{
  const DesmiRegisterField *field = NULL;
  const char               *own[DESMI_FLOW_N_KEYS];
  guint                     all = 0, first = G_MAXUINT;

  memcpy (own, keys, sizeof own);
  while (all < DESMI_FLOW_N_KEYS && !g_str_equal (keys[all], DESMI_FLOW_ALL))
    all++;
  if (all < DESMI_FLOW_N_KEYS)
    field = desmi_flow_kind_get_words (self->kind, all);
  if (field == NULL)
    return desmi_flow_grid_add_row (self, keys);
  for (guint i = 0; field->words[i].code != NULL; i++)
    {
      own[all] = field->words[i].code;
      first = MIN (first, desmi_flow_grid_add_rows (self, own));
    }
  return first;
}

/**
 * desmi_flow_grid_get_usual_destination:
 *
 * Returns: (transfer none) (nullable): where most came back from whose causes are asked for; %NULL:
 * nobody came back
 */
const char *
desmi_flow_grid_get_usual_destination (const DesmiFlowGrid *self)
{
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter         iter;
  const char            *best = NULL;
  gpointer               id, count;
  int                    most = 0;

  g_hash_table_iter_init (&iter, self->wholes);
  while (g_hash_table_iter_next (&iter, &id, &count))
    {
      char *destination = g_strndup (id, strcspn (id, "/"));
      int   sum = GPOINTER_TO_INT (g_hash_table_lookup (sums, destination))
                + (int) *(const gint64 *) count;

      g_hash_table_insert (sums, destination, GINT_TO_POINTER (sum));
    }
  g_hash_table_iter_init (&iter, sums);
  while (g_hash_table_iter_next (&iter, &id, &count))
    {
      const DesmiCountry *country = desmi_country_get (id);
      int                 sum = GPOINTER_TO_INT (count);

      /* of two with as many, always the same */
      if (country != NULL
          && (sum > most || (sum == most && best != NULL && strcmp (country->iso3, best) < 0)))
        {
          most = sum;
          best = country->iso3;
        }
    }
  return best;
}

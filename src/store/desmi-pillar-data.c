/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a question about pillars needs, read into memory. */
#include "store/desmi-pillar-data.h"

#include "store/desmi-connection.h"
#include "store/desmi-feed.h"
#include "store/desmi-sql-names.h"

#include <string.h>

static void
indicator_free (gpointer data)
{
  DesmiPillarIndicator *self = data;

  g_free (self->id);
  g_free (self->programme);
  g_free (self->unit);
  g_array_unref (self->rules);
  g_free (self);
}

/**
 * desmi_pillar_data_free:
 *
 * Frees what was read.
 */
void
desmi_pillar_data_free (DesmiPillarData *self)
{
  g_clear_pointer (&self->indicators, g_ptr_array_unref);
  g_clear_pointer (&self->villages, g_ptr_array_unref);
  g_clear_pointer (&self->series, g_hash_table_unref);
  g_free (self);
}

static char *
dup_text (sqlite3_stmt *stmt, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (stmt, column));
}

static const char *
get_text (sqlite3_stmt *stmt, int column)
{
  const char *text = (const char *) sqlite3_column_text (stmt, column);

  return text != NULL ? text : "";
}

typedef void (*RowFunc) (DesmiPillarData *self, sqlite3_stmt *stmt, gpointer user_data);

static gboolean
read_rows (DesmiPillarData *self,
           DesmiConnection *connection,
           DesmiSqlParts   *parts,
           RowFunc          func,
           gpointer         user_data,
           GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = desmi_sql_parts_prepare (parts, connection, error);
  g_autoptr (GError)       local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (desmi_connection_step (connection, stmt, &local))
    func (self, stmt, user_data);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static DesmiPillarIndicator *
new_indicator (sqlite3_stmt *stmt)
{
  DesmiPillarIndicator *indicator = g_new0 (DesmiPillarIndicator, 1);

  indicator->id = dup_text (stmt, 0);
  indicator->programme = g_strdup (get_text (stmt, 1));
  indicator->pillar = sqlite3_column_int (stmt, 2);
  indicator->unit = dup_text (stmt, 3);
  indicator->rules = g_array_new (FALSE, FALSE, sizeof (DesmiPillarRule));
  return indicator;
}

/* The first month of a quarter of the catalogue. */
static int
get_month (sqlite3_stmt *stmt, int column, int otherwise)
{
  DesmiPeriod period = { 0 };

  return desmi_period_parse (get_text (stmt, column), &period, NULL)
                 && period.kind == DESMI_PERIOD_QUARTER
             ? period.first
             : otherwise;
}

/* Versions of one indicator follow each other. */
static void
add_indicator (DesmiPillarData *self, sqlite3_stmt *stmt, gpointer user_data)
{
  DesmiPillarIndicator *indicator
      = self->indicators->len > 0 ? g_ptr_array_index (self->indicators, self->indicators->len - 1)
                                  : NULL;
  DesmiPillarRule rule
      = { get_month (stmt, 9, G_MININT), get_month (stmt, 10, G_MAXINT),
          desmi_score_rule (get_text (stmt, 4), get_text (stmt, 5), get_text (stmt, 6),
                            sqlite3_column_int64 (stmt, 7), sqlite3_column_int64 (stmt, 8)) };

  if (indicator == NULL || !g_str_equal (indicator->id, get_text (stmt, 0)))
    {
      indicator = new_indicator (stmt);
      g_ptr_array_add (self->indicators, indicator);
    }
  g_array_append_val (indicator->rules, rule);
}

static gboolean
read_indicators (DesmiPillarData  *self,
                 DesmiConnection  *connection,
                 const DesmiQuery *query,
                 GError          **error)
{
  g_autoptr (DesmiSqlParts) parts = desmi_sql_parts_new ();

  g_string_assign (parts->text,
                   "SELECT id, programme, pillar, unit, direction, over_time, over_villages, "
                   "weight_milli, cap_milli, since, until FROM indicator_rule WHERE 1");
  if (desmi_query_get_where (query, DESMI_DIMENSION_INDICATOR) == NULL
      || desmi_query_get_where (query, DESMI_DIMENSION_PROGRAMME) != NULL)
    desmi_sql_add_programme (parts, query, "programme");
  desmi_sql_add_in (parts, query, DESMI_DIMENSION_INDICATOR, "id");
  desmi_sql_add_in (parts, query, DESMI_DIMENSION_PILLAR, "CAST (pillar AS TEXT)");
  g_string_append (parts->text, " ORDER BY programme, pillar, id, version");
  return read_rows (self, connection, parts, add_indicator, NULL, error);
}

static GArray *
ensure_series (DesmiPillarData *self, const char *village, const char *indicator)
{
  char   *key = g_strconcat (village, "\x1f", indicator, NULL);
  GArray *series = g_hash_table_lookup (self->series, key);

  if (series != NULL)
    {
      g_free (key);
      return series;
    }
  series = g_array_new (FALSE, TRUE, sizeof (DesmiScorePoint));
  g_hash_table_insert (self->series, key, series);
  return series;
}

/* The place of @period, kept in order of time; a year comes before its quarters. */
static DesmiScorePoint *
ensure_point (GArray *series, const DesmiPeriod *period)
{
  DesmiScorePoint point = { .period = *period };
  guint           i = series->len;

  while (i > 0)
    {
      DesmiScorePoint *before = &g_array_index (series, DesmiScorePoint, i - 1);
      int              order = desmi_period_compare (&before->period, period);

      if (desmi_period_equal (&before->period, period))
        return before;
      if (order < 0)
        break;
      i--;
    }
  g_array_insert_val (series, i, point);
  return &g_array_index (series, DesmiScorePoint, i);
}

/* Whether the filters by quarter and year let @period pass. */
static gboolean
is_asked (const DesmiQuery *query, const DesmiPeriod *period)
{
  static const DesmiDimension dimensions[] = { DESMI_DIMENSION_QUARTER, DESMI_DIMENSION_YEAR };

  for (guint i = 0; i < G_N_ELEMENTS (dimensions); i++)
    {
      const GPtrArray *values = desmi_query_get_where (query, dimensions[i]);
      gboolean         found = values == NULL;

      for (guint j = 0; values != NULL && j < values->len; j++)
        {
          DesmiPeriod whole = { 0 };

          found = found
                  || (desmi_period_parse (g_ptr_array_index (values, j), &whole, NULL)
                      && desmi_period_contains (&whole, period));
        }
      if (!found)
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  const DesmiQuery *query;
  gboolean          is_target;
} PointRow;

static void
add_point (DesmiPillarData *self, sqlite3_stmt *stmt, gpointer user_data)
{
  const PointRow  *row = user_data;
  DesmiPeriod      period = { 0 };
  DesmiScorePoint *point;

  if (!desmi_period_parse (get_text (stmt, 2), &period, NULL) || !is_asked (row->query, &period))
    return;
  if (self->is_limited && (period.first < self->first || period.last > self->last))
    return;
  point = ensure_point (ensure_series (self, get_text (stmt, 0), get_text (stmt, 1)), &period);
  if (row->is_target)
    {
      point->has_target = TRUE;
      point->target = sqlite3_column_int64 (stmt, 3);
      return;
    }
  point->is_measured = TRUE;
  point->measured = sqlite3_column_int64 (stmt, 3);
  if (!self->is_limited)
    {
      self->first = MIN (self->first, period.first);
      self->last = MAX (self->last, period.last);
    }
}

/* @parts: a statement over f.village, f.indicator, f.period and a value, open for conditions */
static gboolean
read_points_of (DesmiPillarData  *self,
                DesmiConnection  *connection,
                const DesmiQuery *query,
                DesmiSqlParts    *parts,
                gboolean          is_target,
                GError          **error)
{
  PointRow row = { query, is_target };

  desmi_sql_add_areas (parts, query, "f.village", DESMI_LEVEL_VILLAGE);
  desmi_sql_add_in (parts, query, DESMI_DIMENSION_INDICATOR, "f.indicator");
  if (self->is_limited)
    {
      /* a year sorts before its quarters */
      g_string_append_printf (
          parts->text, " AND f.period >= ?%u",
          desmi_sql_parts_bind (parts, g_strdup_printf ("%04d", desmi_month_year (self->first))));
      g_string_append_printf (
          parts->text, " AND f.period <= ?%u",
          desmi_sql_parts_bind (parts, g_strdup_printf ("%04d-Q4", desmi_month_year (self->last))));
    }
  return read_rows (self, connection, parts, add_point, &row, error);
}

static gboolean
read_points (DesmiPillarData  *self,
             DesmiConnection  *connection,
             const DesmiQuery *query,
             const char       *select,
             gboolean          is_target,
             GError          **error)
{
  g_autoptr (DesmiSqlParts) parts = desmi_sql_parts_new ();

  g_string_assign (parts->text, select);
  return read_points_of (self, connection, query, parts, is_target, error);
}

/* What registers say where nothing was typed. */
static gboolean
read_fed_points (DesmiPillarData  *self,
                 DesmiConnection  *connection,
                 const DesmiQuery *query,
                 GError          **error)
{
  g_autoptr (DesmiSqlParts) parts = desmi_sql_parts_new ();
  gboolean                  used;

  if (!desmi_feed_is_used (connection, &used, error))
    return FALSE;
  if (!used)
    return TRUE;
  desmi_feed_add_select (parts);
  return read_points_of (self, connection, query, parts, FALSE, error);
}

static gboolean
read_series (DesmiPillarData  *self,
             DesmiConnection  *connection,
             const DesmiQuery *query,
             GError          **error)
{
  DesmiSource source = desmi_query_get_source (query);

  if (!read_points (self, connection, query,
                    "SELECT village, indicator, period, value_milli FROM local_measurements AS f "
                    "WHERE 1",
                    FALSE, error)
      || !read_fed_points (self, connection, query, error))
    return FALSE;
  /* official targets last: they overwrite */
  if (source != DESMI_SOURCE_OFFICIAL
      && !read_points (self, connection, query,
                       "SELECT village, indicator, period, value_milli FROM local_targets AS f "
                       "WHERE 1",
                       TRUE, error))
    return FALSE;
  return source == DESMI_SOURCE_LOCAL
         || read_points (self, connection, query,
                         "SELECT village, indicator, period, value_milli FROM official_targets "
                         "AS f WHERE 1",
                         TRUE, error);
}

static void
add_village (DesmiPillarData *self, sqlite3_stmt *stmt, gpointer user_data)
{
  desmi_pillar_villages_add (self->villages, stmt);
}

static gboolean
read_villages (DesmiPillarData  *self,
               DesmiConnection  *connection,
               const DesmiQuery *query,
               GError          **error)
{
  g_autoptr (DesmiSqlParts) parts = desmi_sql_parts_new ();
  g_autofree char          *sql = desmi_sql_expand (
               "SELECT e.village, e.programme, e.cohort, e.status, d.first, d.before "
                        "FROM programme_village AS e LEFT JOIN {duty} AS d ON d.village = e.village "
                        "AND d.programme = e.programme WHERE 1");

  g_string_assign (parts->text, sql);
  desmi_sql_add_areas (parts, query, "e.village", DESMI_LEVEL_VILLAGE);
  desmi_sql_add_in (parts, query, DESMI_DIMENSION_COHORT, "CAST (e.cohort AS TEXT)");
  desmi_sql_add_in (parts, query, DESMI_DIMENSION_STATUS, "e.status");
  g_string_append (parts->text, " ORDER BY e.village, e.programme");
  return read_rows (self, connection, parts, add_village, NULL, error);
}

static gboolean
is_village_known (const DesmiPillarData *self,
                  GHashTable            *known,
                  const char            *village,
                  const char            *programme)
{
  g_autofree char *key = g_strconcat (village, "\x1f", programme, NULL);

  return !g_hash_table_add (known, g_steal_pointer (&key));
}

static int
compare_villages (gconstpointer a, gconstpointer b)
{
  const DesmiPillarVillage *v = *(DesmiPillarVillage *const *) a;
  const DesmiPillarVillage *w = *(DesmiPillarVillage *const *) b;
  int                       order = strcmp (v->village, w->village);

  return order != 0 ? order : strcmp (v->programme, w->programme);
}

static void
add_if_measured (DesmiPillarData *self, GHashTable *known, const char *key, const GArray *series)
{
  g_auto (GStrv) parts = g_strsplit (key, "\x1f", 2);
  gboolean       measured = FALSE;

  for (guint i = 0; i < series->len; i++)
    measured = measured || g_array_index (series, DesmiScorePoint, i).is_measured;
  for (guint i = 0; measured && i < self->indicators->len; i++)
    {
      const DesmiPillarIndicator *indicator = g_ptr_array_index (self->indicators, i);
      DesmiPillarVillage         *village;

      if (!g_str_equal (indicator->id, parts[1])
          || is_village_known (self, known, parts[0], indicator->programme))
        continue;
      village = g_new0 (DesmiPillarVillage, 1);
      village->village = g_strdup (parts[0]);
      village->programme = g_strdup (indicator->programme);
      village->status = g_strdup ("");
      g_ptr_array_add (self->villages, village);
    }
}

/* Villages that report without being enrolled, so that no measurement is left out unseen. */
static void
add_measured_villages (DesmiPillarData *self, const DesmiQuery *query)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter         iter;
  gpointer               key, series;

  if (desmi_query_get_where (query, DESMI_DIMENSION_COHORT) != NULL
      || desmi_query_get_where (query, DESMI_DIMENSION_STATUS) != NULL)
    return;
  for (guint i = 0; i < self->villages->len; i++)
    {
      const DesmiPillarVillage *village = g_ptr_array_index (self->villages, i);

      is_village_known (self, known, village->village, village->programme);
    }
  g_hash_table_iter_init (&iter, self->series);
  while (g_hash_table_iter_next (&iter, &key, &series))
    add_if_measured (self, known, key, series);
  g_ptr_array_sort (self->villages, compare_villages);
}

/* Villages in programmes that no indicator asked for belongs to say nothing here. */
static void
drop_other_programmes (DesmiPillarData *self)
{
  for (guint i = self->villages->len; i > 0; i--)
    {
      const DesmiPillarVillage *village = g_ptr_array_index (self->villages, i - 1);
      gboolean                  used = FALSE;

      for (guint j = 0; j < self->indicators->len && !used; j++)
        used = g_str_equal (
            ((const DesmiPillarIndicator *) g_ptr_array_index (self->indicators, j))->programme,
            village->programme);
      if (!used)
        g_ptr_array_remove_index (self->villages, i - 1);
    }
}

/* Of few quarters, so that a long file is not read whole. One that far fewer villages reported than
 * the one before it is still being reported, and comes after the others; ?1: the present one. */
#define REPORTED_QUARTERS(reports)                                                                 \
  "SELECT period FROM (SELECT period, n, lag (n) OVER (ORDER BY period) AS before FROM "           \
  "(SELECT period, count (DISTINCT village) AS n FROM (" reports ") WHERE length (period) = 7 "    \
  "AND period <= ?1 GROUP BY period ORDER BY period DESC LIMIT 9)) "                               \
  "ORDER BY 2 * n < coalesce (before, 0), period DESC LIMIT 1"
#define TYPED "SELECT village, period FROM local_measurements"

static char *
dup_reported_quarter (DesmiConnection *connection, const char *now, GError **error)
{
  g_autofree char *sql = NULL;
  gboolean         used = FALSE;

  if (!desmi_feed_is_used (connection, &used, error))
    return NULL;
  if (!used)
    return desmi_query_dup_text (connection, REPORTED_QUARTERS (TYPED), now, error);
  /* what is counted of the present quarter is counted before it is over */
  sql = g_strdup_printf (REPORTED_QUARTERS (TYPED " UNION SELECT village, period FROM (%s) "
                                                  "WHERE period < ?1"),
                         desmi_feed_get_events_select ());
  return desmi_query_dup_text (connection, sql, now, error);
}

/**
 * desmi_pillar_dup_last_quarter:
 * @error: there is none
 *
 * Pages open with it, so one village that reports early does not empty them of all others.
 *
 * Returns: (transfer full) (nullable): the latest quarter that at least half as many villages have
 *   measurements of, typed or counted from registers, as of the one before it: "2023-Q4"; one that
 *   has begun if there is any; %NULL without
 */
char *
desmi_pillar_dup_last_quarter (DesmiConnection *connection, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char   *now = desmi_feed_dup_present ();
  char              *quarter = dup_reported_quarter (connection, now, &local);

  /* one that has not begun was typed wrong, and is not what pages open with */
  if (local == NULL && quarter == NULL)
    quarter = desmi_query_dup_text (connection,
                                    "SELECT max (period) FROM local_measurements "
                                    "WHERE length (period) = 7 AND period > ?1",
                                    now, &local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return quarter;
}

/* Without a period and without a column of time, the latest quarter is meant. */
static gboolean
find_period (DesmiPillarData  *self,
             DesmiConnection  *connection,
             const DesmiQuery *query,
             GError          **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char   *quarter = NULL;
  DesmiPeriod        period = { 0 };

  self->is_limited = desmi_query_get_months (query, &self->first, &self->last);
  if (self->is_limited || desmi_query_has_by (query, DESMI_DIMENSION_QUARTER)
      || desmi_query_has_by (query, DESMI_DIMENSION_YEAR))
    {
      if (!self->is_limited)
        {
          self->first = G_MAXINT;
          self->last = G_MININT;
        }
      return TRUE;
    }
  quarter = desmi_pillar_dup_last_quarter (connection, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (quarter != NULL && desmi_period_parse (quarter, &period, NULL))
    {
      self->is_limited = TRUE;
      self->first = period.first;
      self->last = period.last;
    }
  return TRUE;
}

/**
 * desmi_pillar_data_read:
 *
 * Returns: (transfer full): what @query speaks of; %NULL with @error set
 */
DesmiPillarData *
desmi_pillar_data_read (DesmiConnection *connection, const DesmiQuery *query, GError **error)
{
  g_autoptr (DesmiPillarData) self = g_new0 (DesmiPillarData, 1);

  self->indicators = g_ptr_array_new_with_free_func (indicator_free);
  self->villages = g_ptr_array_new_with_free_func (desmi_pillar_village_free);
  self->series
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  if (!find_period (self, connection, query, error)
      || !read_indicators (self, connection, query, error)
      || !read_series (self, connection, query, error)
      || !read_villages (self, connection, query, error))
    return NULL;
  add_measured_villages (self, query);
  drop_other_programmes (self);
  return g_steal_pointer (&self);
}

/**
 * desmi_pillar_data_get_series:
 *
 * Returns: (transfer none) (nullable) (element-type DesmiScorePoint): in order of time
 */
const GArray *
desmi_pillar_data_get_series (const DesmiPillarData *self,
                              const char            *village,
                              const char            *indicator)
{
  g_autofree char *key = g_strconcat (village, "\x1f", indicator, NULL);

  return g_hash_table_lookup (self->series, key);
}

/**
 * desmi_pillar_indicator_get_rule:
 * @month: the last of the time that is scored
 *
 * Returns: (transfer none): how the indicator is counted by then; before its first version as by
 * that, after it was retired as by its last
 */
const DesmiScoreRule *
desmi_pillar_indicator_get_rule (const DesmiPillarIndicator *self, int month)
{
  guint at = self->rules->len - 1;

  while (at > 0 && g_array_index (self->rules, DesmiPillarRule, at).first > month)
    at--;
  return &g_array_index (self->rules, DesmiPillarRule, at).rule;
}

/**
 * desmi_pillar_indicator_is_expected:
 *
 * Returns: whether the indicator was in the catalogue at any time of @part, so that villages were
 * to report it
 */
gboolean
desmi_pillar_indicator_is_expected (const DesmiPillarIndicator *self, const DesmiPeriod *part)
{
  const DesmiPillarRule *first = &g_array_index (self->rules, DesmiPillarRule, 0);
  const DesmiPillarRule *last = &g_array_index (self->rules, DesmiPillarRule, self->rules->len - 1);

  return first->first <= part->last && last->end > part->first;
}

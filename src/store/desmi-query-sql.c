/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions for queries: the text comes from closed vocabularies, every value is bound. */
#include "store/desmi-query-private.h"

#include "store/desmi-pillar-data.h"

#include "core/desmi-clock.h"
#include "core/desmi-years.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * desmi_sql_parts_new:
 *
 * Returns: (transfer full): an empty statement
 */
DesmiSqlParts *
desmi_sql_parts_new (void)
{
  DesmiSqlParts *self = g_new (DesmiSqlParts, 1);

  self->text = g_string_new (NULL);
  self->values = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * desmi_sql_parts_free:
 *
 * Frees the text and its values.
 */
void
desmi_sql_parts_free (DesmiSqlParts *self)
{
  g_string_free (self->text, TRUE);
  g_ptr_array_unref (self->values);
  g_free (self);
}

/**
 * desmi_sql_parts_bind:
 * @value: (transfer full) (nullable)
 *
 * Returns: the number of the parameter that stands for @value
 */
guint
desmi_sql_parts_bind (DesmiSqlParts *self, char *value)
{
  g_ptr_array_add (self->values, value);
  return self->values->len;
}

static void
append_json_string (GString *json, const char *text)
{
  g_string_append_c (json, '"');
  for (const char *c = text; *c != '\0'; c++)
    if (*c == '"' || *c == '\\')
      g_string_append_printf (json, "\\%c", *c);
    else if ((guchar) *c < 0x20)
      g_string_append_printf (json, "\\u%04x", (guint) *c);
    else
      g_string_append_c (json, *c);
  g_string_append_c (json, '"');
}

/**
 * desmi_sql_json_list:
 * @values: (element-type utf8)
 *
 * Returns: (transfer full): a JSON array, for json_each
 */
char *
desmi_sql_json_list (const GPtrArray *values)
{
  g_autoptr (GString) json = g_string_new ("[");

  for (guint i = 0; i < values->len; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      append_json_string (json, g_ptr_array_index (values, i));
    }
  g_string_append_c (json, ']');
  return g_string_free (g_steal_pointer (&json), FALSE);
}

/**
 * desmi_sql_parts_prepare:
 *
 * Returns: (transfer full): the statement with its parameters bound, to be finalized; %NULL with
 * @error set
 */
sqlite3_stmt *
desmi_sql_parts_prepare (DesmiSqlParts *self, DesmiConnection *connection, GError **error)
{
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v2 (desmi_connection_get_db (connection), self->text->str, -1, &stmt, NULL)
      != SQLITE_OK)
    {
      desmi_connection_fail (connection, error);
      return NULL;
    }
  for (guint i = 0; i < self->values->len; i++)
    sqlite3_bind_text (stmt, (int) i + 1, g_ptr_array_index (self->values, i), -1,
                       SQLITE_TRANSIENT);
  return stmt;
}

static DesmiLevel
level_of (const char *code)
{
  switch (strlen (code))
    {
    case 2:
      return DESMI_LEVEL_PROVINCE;
    case 5:
      return DESMI_LEVEL_DISTRICT;
    case 8:
      return DESMI_LEVEL_SUBDISTRICT;
    default:
      return DESMI_LEVEL_VILLAGE;
    }
}

static const guint code_lengths[] = {
  [DESMI_LEVEL_PROVINCE] = 2,
  [DESMI_LEVEL_DISTRICT] = 5,
  [DESMI_LEVEL_SUBDISTRICT] = 8,
  [DESMI_LEVEL_VILLAGE] = 13,
};

static const DesmiDimension area_dimensions[]
    = { DESMI_DIMENSION_VILLAGE, DESMI_DIMENSION_SUBDISTRICT, DESMI_DIMENSION_DISTRICT };

/* One area is a range of codes, which the key of the table finds; several are lists by their level.
 */
static void
add_area_list (DesmiSqlParts *self, const GPtrArray *codes, const char *column, DesmiLevel level)
{
  const char *first = g_ptr_array_index (codes, 0);
  const char *glue = " AND (";

  if (codes->len == 1 && level_of (first) < level)
    {
      guint n = desmi_sql_parts_bind (self, g_strdup (first));

      g_string_append_printf (self->text, " AND %s > ?%u || '.' AND %s < ?%u || '/'", column, n,
                              column, n);
      return;
    }
  for (DesmiLevel l = DESMI_LEVEL_PROVINCE; l <= level; l++)
    {
      g_autoptr (GPtrArray) some = g_ptr_array_new ();

      for (guint i = 0; i < codes->len; i++)
        if (level_of (g_ptr_array_index (codes, i)) == l)
          g_ptr_array_add (some, g_ptr_array_index (codes, i));
      if (some->len == 0)
        continue;
      g_string_append (self->text, glue);
      if (l == level)
        g_string_append (self->text, column);
      else
        g_string_append_printf (self->text, "substr (%s, 1, %u)", column, code_lengths[l]);
      g_string_append_printf (self->text, " IN (SELECT value FROM json_each (?%u))",
                              desmi_sql_parts_bind (self, desmi_sql_json_list (some)));
      glue = " OR ";
    }
  g_string_append_c (self->text, ')');
}

/**
 * desmi_sql_add_areas:
 * @column: a column of area codes
 * @level: their level, not above that of desmi_query_get_level()
 */
void
desmi_sql_add_areas (DesmiSqlParts    *self,
                     const DesmiQuery *query,
                     const char       *column,
                     DesmiLevel        level)
{
  for (guint i = 0; i < G_N_ELEMENTS (area_dimensions); i++)
    {
      const GPtrArray *codes = desmi_query_get_where (query, area_dimensions[i]);

      if (codes != NULL)
        add_area_list (self, codes, column, level);
    }
}

/**
 * desmi_sql_add_years:
 * @values: (element-type utf8): years and ranges of them; nothing is added where there are none
 * @column: static, an expression that gives a year
 *
 * Adds " AND @column is in one of them".
 */
void
desmi_sql_add_years (DesmiSqlParts *self, const GPtrArray *values, const char *column)
{
  for (guint i = 0; i < values->len; i++)
    {
      int first = 0, last = 0;

      desmi_years_parse (g_ptr_array_index (values, i), &first, &last);
      g_string_append_printf (self->text, "%s CAST (%s AS INTEGER) BETWEEN %d AND %d",
                              i == 0 ? " AND (" : " OR", column, MAX (first, 1),
                              last > 0 ? last : G_MAXINT);
    }
  if (values->len > 0)
    g_string_append_c (self->text, ')');
}

/**
 * desmi_sql_add_in:
 * @column: static, an expression
 *
 * Adds " AND @column is one of the values that the query's filter of @dimension has", if it has
 * one.
 */
void
desmi_sql_add_in (DesmiSqlParts    *self,
                  const DesmiQuery *query,
                  DesmiDimension    dimension,
                  const char       *column)
{
  const GPtrArray *values = desmi_query_get_where (query, dimension);

  if (values != NULL && dimension == DESMI_DIMENSION_COHORT)
    desmi_sql_add_years (self, values, column);
  else if (values != NULL)
    g_string_append_printf (self->text, " AND %s IN (SELECT value FROM json_each (?%u))", column,
                            desmi_sql_parts_bind (self, desmi_sql_json_list (values)));
}

static const DesmiDimension time_dimensions[]
    = { DESMI_DIMENSION_MONTH, DESMI_DIMENSION_QUARTER, DESMI_DIMENSION_YEAR };

/**
 * desmi_query_get_months:
 * @first: (out): months since year 0
 * @last: (out): likewise, included
 *
 * Returns: %FALSE if neither period nor filters limit the time
 */
gboolean
desmi_query_get_months (const DesmiQuery *query, int *first, int *last)
{
  const DesmiPeriod *period = desmi_query_get_period (query);
  gboolean           limited = period != NULL;

  *first = period != NULL ? period->first : desmi_month_make (1900, 1);
  *last = period != NULL ? period->last : desmi_month_make (2999, 12);
  for (guint i = 0; i < G_N_ELEMENTS (time_dimensions); i++)
    {
      const GPtrArray *values = desmi_query_get_where (query, time_dimensions[i]);
      int              from = G_MAXINT, to = G_MININT;

      for (guint j = 0; values != NULL && j < values->len; j++)
        {
          DesmiPeriod part = { 0 };

          if (!desmi_period_parse (g_ptr_array_index (values, j), &part, NULL))
            continue;
          from = MIN (from, part.first);
          to = MAX (to, part.last);
        }
      if (values == NULL)
        continue;
      limited = TRUE;
      *first = MAX (*first, from);
      *last = MIN (*last, to);
    }
  return limited;
}

/* The months or quarters of several periods, as texts. */
static GPtrArray *
list_parts (const GPtrArray *values, DesmiPeriodKind kind)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < values->len; i++)
    {
      DesmiPeriod whole = { 0 }, part = { 0 };

      if (!desmi_period_parse (g_ptr_array_index (values, i), &whole, NULL))
        continue;
      while (desmi_period_next_part (&whole, kind, &part))
        g_ptr_array_add (parts, desmi_period_to_text (&part));
    }
  return parts;
}

/* A single value is in the range already; several may have gaps. */
static void
add_part_lists (DesmiSqlParts    *self,
                const DesmiQuery *query,
                const char       *column,
                DesmiPeriodKind   kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (time_dimensions); i++)
    {
      const GPtrArray      *values = desmi_query_get_where (query, time_dimensions[i]);
      g_autoptr (GPtrArray) parts = NULL;

      if (values == NULL || values->len < 2)
        continue;
      parts = list_parts (values, kind);
      g_string_append_printf (self->text, " AND %s IN (SELECT value FROM json_each (?%u))", column,
                              desmi_sql_parts_bind (self, desmi_sql_json_list (parts)));
    }
}

static void
add_range (DesmiSqlParts *self, const char *column, char *first, char *last)
{
  g_string_append_printf (self->text, " AND %s >= ?%u", column, desmi_sql_parts_bind (self, first));
  g_string_append_printf (self->text, " AND %s <= ?%u", column, desmi_sql_parts_bind (self, last));
}

/**
 * desmi_sql_add_months:
 * @column: static, an expression that gives a month
 *
 * Adds the query's period as a condition.
 */
void
desmi_sql_add_months (DesmiSqlParts *self, const DesmiQuery *query, const char *column)
{
  int  first, last;
  char from[8], to[8];

  if (!desmi_query_get_months (query, &first, &last))
    return;
  desmi_month_to_text (first, from);
  desmi_month_to_text (last, to);
  add_range (self, column, g_strdup (from), g_strdup (to));
  add_part_lists (self, query, column, DESMI_PERIOD_MONTH);
}

/* Quarters that lie wholly in the period: a part of one is not known. */
void
desmi_sql_add_quarters (DesmiSqlParts *self, const DesmiQuery *query, const char *column)
{
  int first, last;

  if (!desmi_query_get_months (query, &first, &last))
    return;
  first = (first + 2) / 3;
  last = (last + 1) / 3 - 1;
  add_range (self, column, g_strdup_printf ("%04d-Q%d", first / 4, first % 4 + 1),
             g_strdup_printf ("%04d-Q%d", last / 4, last % 4 + 1));
  add_part_lists (self, query, column, DESMI_PERIOD_QUARTER);
}

/* The last months of quarters, or all months, that several periods ask for. */
static void
add_duty_list (DesmiSqlParts *self, const GPtrArray *values, gboolean quarters)
{
  g_autoptr (GPtrArray) months = list_parts (values, DESMI_PERIOD_MONTH);

  g_string_append_printf (
      self->text,
      " AND EXISTS (SELECT 1 FROM json_each (?%u) WHERE value >= d.first AND value < d.before%s)",
      desmi_sql_parts_bind (self, desmi_sql_json_list (months)),
      quarters ? " AND substr (value, 6) IN ('03', '06', '09', '12')" : "");
}

/**
 * desmi_sql_add_duty:
 * @quarters: whether quarters are counted, those wholly in the period, else months
 *
 * Adds the query's period as a condition on d, a row of {duty}: those of which anything is expected
 * in it. Without a period, in any time that has begun.
 */
void
desmi_sql_add_duty (DesmiSqlParts *self, const DesmiQuery *query, gboolean quarters)
{
  int   first, last;
  char  from[8], to[8];
  guint begin, end;

  if (!desmi_query_get_months (query, &first, &last))
    {
      first = 0;
      last = desmi_clock_last_month ();
    }
  if (quarters)
    {
      first = (first + 2) / 3 * 3;
      last = (last + 1) / 3 * 3 - 1;
    }
  desmi_month_to_text (first, from);
  desmi_month_to_text (last, to);
  begin = desmi_sql_parts_bind (self, g_strdup (from));
  end = desmi_sql_parts_bind (self, g_strdup (to));
  if (quarters)
    g_string_append_printf (self->text,
                            " AND " DESMI_SQL_QUARTER_END (
                                "max (d.first, ?%u)") " <= ?%u"
                                                      " AND " DESMI_SQL_QUARTER_END (
                                                          "max (d.first, ?%u)") " < d.before",
                            begin, begin, end, begin, begin);
  else
    g_string_append_printf (self->text, " AND d.first <= ?%u AND d.before > ?%u", end, begin);
  for (guint i = 0; i < G_N_ELEMENTS (time_dimensions); i++)
    {
      const GPtrArray *values = desmi_query_get_where (query, time_dimensions[i]);

      if (values != NULL && values->len > 1)
        add_duty_list (self, values, quarters);
    }
}

/**
 * desmi_sql_add_programme:
 * @column: static, an expression that gives a programme
 *
 * Adds the programme asked for as a condition.
 */
void
desmi_sql_add_programme (DesmiSqlParts *self, const DesmiQuery *query, const char *column)
{
  if (desmi_query_get_where (query, DESMI_DIMENSION_PROGRAMME) != NULL)
    desmi_sql_add_in (self, query, DESMI_DIMENSION_PROGRAMME, column);
  else if (!desmi_query_has_by (query, DESMI_DIMENSION_PROGRAMME))
    g_string_append_printf (self->text, " AND %s = ?%u", column,
                            desmi_sql_parts_bind (self, g_strdup (DESMI_DEFAULT_PROGRAMME)));
}

/**
 * desmi_sql_add_enrolment:
 * @column: static, an expression that gives a village's code
 *
 * Adds cohort, status and programme as conditions on the village, if the query says so.
 */
void
desmi_sql_add_enrolment (DesmiSqlParts *self, const DesmiQuery *query, const char *column)
{
  if (desmi_query_get_where (query, DESMI_DIMENSION_COHORT) == NULL
      && desmi_query_get_where (query, DESMI_DIMENSION_STATUS) == NULL
      && desmi_query_get_where (query, DESMI_DIMENSION_PROGRAMME) == NULL)
    return;
  g_string_append_printf (
      self->text, " AND %s IN (SELECT w.village FROM programme_village AS w WHERE 1", column);
  desmi_sql_add_programme (self, query, "w.programme");
  desmi_sql_add_in (self, query, DESMI_DIMENSION_COHORT, "CAST (w.cohort AS TEXT)");
  desmi_sql_add_in (self, query, DESMI_DIMENSION_STATUS, "w.status");
  g_string_append_c (self->text, ')');
}

/**
 * desmi_query_uses:
 *
 * Returns: whether @dimension is a column or a filter of the query
 */
gboolean
desmi_query_uses (const DesmiQuery *query, DesmiDimension dimension)
{
  return desmi_query_has_by (query, dimension) || desmi_query_get_where (query, dimension) != NULL;
}

/**
 * desmi_query_get_level:
 *
 * Returns: the lowest level of area that filters and columns need; 0: none
 */
DesmiLevel
desmi_query_get_level (const DesmiQuery *query)
{
  DesmiLevel level = DESMI_LEVEL_PROVINCE;

  if (desmi_query_has_by (query, DESMI_DIMENSION_VILLAGE))
    return DESMI_LEVEL_VILLAGE;
  if (desmi_query_has_by (query, DESMI_DIMENSION_SUBDISTRICT))
    level = DESMI_LEVEL_SUBDISTRICT;
  else if (desmi_query_has_by (query, DESMI_DIMENSION_DISTRICT))
    level = DESMI_LEVEL_DISTRICT;
  for (guint i = 0; i < G_N_ELEMENTS (area_dimensions); i++)
    {
      const GPtrArray *codes = desmi_query_get_where (query, area_dimensions[i]);

      for (guint j = 0; codes != NULL && j < codes->len; j++)
        level = MAX (level, level_of (g_ptr_array_index (codes, j)));
    }
  return level;
}

/**
 * desmi_query_get_programme:
 *
 * Returns: (transfer none): the programme asked for, or the one of villages
 */
const char *
desmi_query_get_programme (const DesmiQuery *query)
{
  const GPtrArray *values = desmi_query_get_where (query, DESMI_DIMENSION_PROGRAMME);

  return values != NULL ? g_ptr_array_index (values, 0) : DESMI_DEFAULT_PROGRAMME;
}

/**
 * desmi_query_check:
 * @allowed: bits 1 << dimension
 *
 * Returns: %FALSE with @error set if the query uses another dimension
 */
gboolean
desmi_query_check (const DesmiQuery *query, guint allowed, GError **error)
{
  for (guint i = 0; i <= DESMI_DIMENSION_PROGRAMME; i++)
    if (desmi_query_uses (query, i) && (allowed & (1u << i)) == 0)
      {
        g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
                     /* Translators: a table and a dimension of the command line */
                     _ ("“%s” cannot be asked by “%s”."),
                     desmi_query_table_to_name (desmi_query_get_table (query)),
                     desmi_dimension_to_name (i));
        return FALSE;
      }
  return TRUE;
}

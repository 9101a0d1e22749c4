/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measurements counted from the registers. What happens (visits, sessions, support) is summed in
 * its quarter; what stands (groups, cooperatives) is counted at the end of each quarter since it
 * was founded, up to the present one. */
#include "store/desmi-feed.h"

#include "store/desmi-connection.h"

#include "core/desmi-clock.h"
#include "core/desmi-period.h"

/* The quarter of a day or month, as "2023-Q4". */
#define QUARTER(day)                                                                               \
  "substr (" day ", 1, 4) || '-Q' || ((CAST (substr (" day ", 6, 2) AS INTEGER) + 2) / 3)"

/* A sum of parts of which some may be unknown; unknown where all are. */
#define PEOPLE "iif (women IS NULL AND men IS NULL, NULL, coalesce (women, 0) + coalesce (men, 0))"

#define EVENTS                                                                                     \
  "SELECT 'visits' AS feed, village, " QUARTER (                                                   \
      "month") " AS period, 1000 * " PEOPLE " AS value FROM local_visit"                           \
               " UNION ALL SELECT 'visits-document', village, " QUARTER (                          \
                   "month") ", 1000 * " PEOPLE " FROM local_visit WHERE service = 'document'"      \
                            " UNION ALL SELECT 'sessions', village, " QUARTER (                    \
                                "day") ", 1000 FROM local_session"                                 \
                                       " UNION ALL SELECT 'session-children', village, " QUARTER ( \
                                           "day") ", 1000 * children"                              \
                                                  " FROM local_session"                            \
                                                  " UNION ALL SELECT 'session-carers', "           \
                                                  "village, " QUARTER (                            \
                                                      "day") ", 1000 * " PEOPLE                    \
                                                             " FROM local_session"                 \
                                                             " UNION ALL SELECT support, "         \
                                                             "village, quarter, value_milli FROM " \
                                                             "local_support"

/* What has ended counts as none, so that a village whose only group is gone has 0. */
#define THINGS                                                                                     \
  "SELECT 'groups' AS feed, village, founded, 1000 * (state = 'active') AS value FROM local_group" \
  " UNION ALL SELECT 'group-members', village, founded, iif (state = 'active', 1000 * " PEOPLE     \
  ", 0) FROM local_group"                                                                          \
  " UNION ALL SELECT 'group-turnover', village, founded,"                                          \
  " iif (state = 'active', 1000 * turnover_idr, 0) FROM local_group"                               \
  " UNION ALL SELECT 'cooperatives', village, entity_date, 1000 * (stage = 'active')"              \
  " FROM local_cooperative"                                                                        \
  " UNION ALL SELECT 'cooperative-members', village, entity_date,"                                 \
  " iif (stage IN ('inactive', 'dissolved'), 0, 1000 * " PEOPLE ") FROM local_cooperative"         \
  " UNION ALL SELECT 'cooperative-savings', village, entity_date,"                                 \
  " iif (stage IN ('inactive', 'dissolved'), 0, 1000 * savings_idr) FROM local_cooperative"

/* Without a day of founding, a thing is taken to stand since its village entered a programme. */
#define SINCE                                                                                      \
  "coalesce (founded, (SELECT min (cohort) || '-01' FROM programme_village AS e"                   \
  " WHERE e.village = thing.village AND e.cohort > 0))"

#define NEXT_QUARTER                                                                               \
  "iif (substr (period, 7) = '4', (CAST (substr (period, 1, 4) AS INTEGER) + 1) || '-Q1',"         \
  " substr (period, 1, 6) || (CAST (substr (period, 7) AS INTEGER) + 1))"

/* ?1: the present quarter. A village's own choice goes before the district's. */
#define FED(counted)                                                                               \
  "SELECT c.village AS village, d.indicator AS indicator, c.period AS period,"                     \
  " c.value AS value_milli FROM local_feed AS d JOIN (" counted                                    \
  ") AS c ON c.feed = d.feed AND (d.village = c.village OR (length (d.village) = 5"                \
  " AND NOT EXISTS (SELECT 1 FROM local_feed AS o WHERE o.village = c.village"                     \
  " AND o.indicator = d.indicator))) WHERE length (c.village) > 5 AND NOT EXISTS"                  \
  " (SELECT 1 FROM local_measurements AS m WHERE m.village = c.village"                            \
  " AND m.indicator = d.indicator AND m.period = c.period)"

#define COUNTED_EVENTS                                                                             \
  "SELECT feed, village, period, sum (value) AS value FROM (" EVENTS                               \
  ") WHERE value IS NOT NULL AND period <= ?1 GROUP BY feed, village, period"

#define COUNTED_ALL                                                                                \
  COUNTED_EVENTS                                                                                   \
  " UNION ALL SELECT s.feed, s.village, q.period, sum (s.value) FROM standing AS s"                \
  " JOIN quarter AS q ON q.period >= s.since WHERE s.value IS NOT NULL"                            \
  " GROUP BY s.feed, s.village, q.period"

static const char select_fed[]
    = "SELECT village, indicator, period, value_milli FROM (WITH RECURSIVE"
      " standing (feed, village, since, value) AS (SELECT feed, village,"
      " max ('1990-Q1', coalesce (" QUARTER (SINCE) ", ?1)), value FROM (" THINGS ") AS thing),"
                                                    " quarter (period) AS (SELECT min (since) FROM "
                                                    "standing WHERE since <= ?1 UNION ALL"
                                                    " SELECT " NEXT_QUARTER
                                                    " FROM quarter WHERE period < ?1) " FED (
                                                        COUNTED_ALL) ") AS f WHERE 1";

static char *
dup_quarter_now (void)
{
  int         month = desmi_clock_last_month ();
  DesmiPeriod quarter = desmi_period_quarter (desmi_month_year (month), month % 12 / 3 + 1);

  return desmi_period_to_text (&quarter);
}

/**
 * desmi_feed_is_used:
 * @used: (out): whether any indicator is counted from a register
 *
 * Asked first, since hardly a file without it should pay for the counting.
 *
 * Returns: %FALSE with @error set
 */
gboolean
desmi_feed_is_used (DesmiConnection *connection, gboolean *used, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char   *one
      = desmi_connection_dup_text (connection, "SELECT '1' FROM local_feed LIMIT 1", &local);

  *used = one != NULL;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * desmi_feed_get_select:
 *
 * Returns: a SELECT of village, indicator, period and value_milli, open for conditions upon f;
 *   its first parameter is the last quarter that is wanted
 */
const char *
desmi_feed_get_select (void)
{
  return select_fed;
}

/**
 * desmi_feed_add_select:
 * @parts: new ones: the first parameter is the present quarter
 *
 * Begins the statement that gives what is counted from registers where nothing was typed, in
 * thousandths of the indicators' units; conditions upon its columns, as "f.village", may follow.
 */
void
desmi_feed_add_select (DesmiSqlParts *parts)
{
  guint present = desmi_sql_parts_bind (parts, dup_quarter_now ());

  g_assert (present == 1);
  g_string_assign (parts->text, select_fed);
}

/**
 * desmi_feed_dup_last_quarter:
 *
 * What stands would make each quarter one that was counted, so only what happened says when the
 * district last counted; the present quarter is not over.
 *
 * Returns: (transfer full) (nullable): as "2023-Q4"; %NULL without, or with @error set
 */
char *
desmi_feed_dup_last_quarter (DesmiConnection *connection, GError **error)
{
  static const char sql[] = "SELECT max (period) FROM (" FED (COUNTED_EVENTS) ") WHERE period < ?1";
  g_autoptr (GError) local = NULL;
  g_autofree char   *now = dup_quarter_now ();
  char              *quarter = NULL;
  sqlite3_stmt      *stmt = desmi_connection_bind (connection, error, sql, "s", now);

  if (stmt == NULL)
    return NULL;
  if (desmi_connection_step (connection, stmt, &local))
    quarter = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  sqlite3_reset (stmt);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return quarter;
}

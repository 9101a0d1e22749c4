/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measurements counted from the registers. What happens (visits, sessions, support) is summed in
 * its quarter; what stands (groups, cooperatives) is counted at the end of each quarter from that
 * in which it was founded to that before it ended, up to the present one. A report that was handed
 * in keeps what was counted for it then. */
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

/* What stands: a planned group counts none, a cooperative that is none yet counts its members. The
 * figures of a cooperative are those of its book year and hold from then on. */
#define THINGS                                                                                     \
  "thing (kind, village, founded, until, ended, figures, works, people, money) AS (SELECT"         \
  " 'group', village, founded, until, state IN ('inactive', 'dissolved'), '', state <> 'planned'," \
  " iif (state = 'planned', 0, " PEOPLE "), iif (state = 'planned', 0, turnover_idr)"              \
  " FROM local_group UNION ALL SELECT 'cooperative', village, entity_date, until,"                 \
  " stage IN ('inactive', 'dissolved'), coalesce (book_year || '-Q1', ''),"                        \
  " stage IN ('active', 'inactive', 'dissolved'), " PEOPLE ", savings_idr FROM local_cooperative)"

/* What of a thing each word counts, in thousandths. */
#define MEASURES                                                                                   \
  "measure (feed, kind, of) AS (VALUES ('groups', 'group', 'thing'),"                              \
  " ('group-members', 'group', 'people'), ('group-turnover', 'group', 'money'),"                   \
  " ('cooperatives', 'cooperative', 'thing'), ('cooperative-members', 'cooperative', 'people'),"   \
  " ('cooperative-savings', 'cooperative', 'money'))"

/* Without a day of founding, a thing is taken to stand since its village entered a programme. */
#define SINCE                                                                                      \
  "coalesce (founded, (SELECT min (cohort) || '-01' FROM programme_village AS e"                   \
  " WHERE e.village = thing.village AND e.cohort > 0))"

#define BEGUN QUARTER (SINCE)
#define GONE QUARTER ("until")

/* Each thing with the quarter that it began in, and that at whose end it was gone: of what ended on
 * a day that nobody knows that is the present one, and what it was before is not known. */
#define DATED                                                                                      \
  "dated (feed, village, since, gone, is_known, value) AS (SELECT m.feed, thing.village,"          \
  " max ('1990-Q1', coalesce (" BEGUN ", ?1), iif (m.of = 'thing', '', figures)),"                 \
  " iif (ended, coalesce (" GONE ", ?1), NULL), NOT ended OR until IS NOT NULL,"                   \
  " 1000 * CASE m.of WHEN 'thing' THEN works WHEN 'people' THEN people ELSE money END"             \
  " FROM thing JOIN measure AS m ON m.kind = thing.kind)"

/* What has ended counts as none from then on, so that a village whose only group is gone has 0. */
#define STANDING                                                                                   \
  "standing (feed, village, since, before, value) AS (SELECT feed, village, since,"                \
  " coalesce (gone, '9999-Q4'), value FROM dated WHERE is_known UNION ALL"                         \
  " SELECT feed, village, max ('1990-Q1', gone), '9999-Q4', 0 FROM dated WHERE gone IS NOT NULL)"

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
  " JOIN quarter AS q ON q.period >= s.since AND q.period < s.before"                              \
  " WHERE s.value IS NOT NULL"                                                                     \
  " GROUP BY s.feed, s.village, q.period"

/* What belongs to a report that was handed in, and what was counted for it then. */
#define CLOSED                                                                                     \
  "(SELECT k.village, i.id, k.period FROM local_report AS k JOIN (SELECT id, programme"            \
  " FROM official_indicator UNION SELECT id, programme FROM local_indicator) AS i"                 \
  " ON i.programme = k.programme WHERE k.state = 'submitted')"
#define FIXED                                                                                      \
  "SELECT s.village, s.indicator, s.period, s.value_milli FROM local_submitted AS s"               \
  " JOIN local_report AS k ON k.village = s.village AND k.programme = s.programme"                 \
  " AND k.period = s.period WHERE k.state = 'submitted' AND NOT EXISTS"                            \
  " (SELECT 1 FROM local_measurements AS m WHERE m.village = s.village"                            \
  " AND m.indicator = s.indicator AND m.period = s.period)"

/* Of a report that was handed in only what was counted then. */
#define STANDS(counted)                                                                            \
  FED (counted)                                                                                    \
  " AND (c.village, d.indicator, c.period) NOT IN " CLOSED " UNION ALL " FIXED

#define EVENTS_FED STANDS (COUNTED_EVENTS)

#define SELECT_FED(counted)                                                                        \
  "SELECT village, indicator, period, value_milli FROM (WITH RECURSIVE " THINGS ", " MEASURES      \
  ", " DATED ", " STANDING ", quarter (period) AS (SELECT min (since) FROM standing"               \
  " WHERE since <= ?1 UNION ALL SELECT " NEXT_QUARTER " FROM quarter WHERE period < ?1)"           \
  " " counted ") AS f WHERE 1"

static const char select_fed[] = SELECT_FED (STANDS (COUNTED_ALL));
static const char select_live[] = SELECT_FED (FED (COUNTED_ALL));

/**
 * desmi_feed_dup_present:
 *
 * Returns: (transfer full): the quarter that runs now, up to which registers are counted
 */
char *
desmi_feed_dup_present (void)
{
  int         month = desmi_clock_last_month ();
  DesmiPeriod quarter = desmi_period_quarter (desmi_month_year (month), month % 12 / 3 + 1);

  return desmi_period_to_text (&quarter);
}

/**
 * desmi_feed_is_used:
 * @used: (out): whether any indicator is counted from a register, or was for a report
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
      = desmi_connection_dup_text (connection,
                                   "SELECT '1' FROM (SELECT 1 FROM local_feed UNION ALL"
                                   " SELECT 1 FROM local_submitted) LIMIT 1",
                                   &local);

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
 * desmi_feed_get_live_select:
 *
 * Returns: likewise, but what registers say now, also of reports that were handed in
 */
const char *
desmi_feed_get_live_select (void)
{
  return select_live;
}

/**
 * desmi_feed_get_events_select:
 *
 * Returns: a SELECT of village, indicator, period and value_milli of what happened, without what
 *   stands and counts in every quarter; its first parameter is the last quarter that is wanted
 */
const char *
desmi_feed_get_events_select (void)
{
  static const char select[] = EVENTS_FED;

  return select;
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
  guint present = desmi_sql_parts_bind (parts, desmi_feed_dup_present ());

  g_assert (present == 1);
  g_string_assign (parts->text, select_fed);
}

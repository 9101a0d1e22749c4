/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts that exceed their whole, sources that disagree, and values that were copied: the classes of
 * contradictions that published figures show. */
#include "store/desmi-quality.h"

#include <glib/gi18n-lib.h>

#define RETURNS                                                                                    \
  "(SELECT village, month, n FROM " DESMI_QUALITY_SQL_FLOWS " WHERE direction = 'return')"

/* A month without returns has none to give a cause for. */
static const char causes[]
    = "SELECT c.village, c.month, c.n || '/' || coalesce (w.n, 0), c.n, c.month, coalesce (w.n, 0) "
      "FROM (SELECT village, month, sum (count) AS n FROM local_return_cause "
      "GROUP BY village, month) AS c LEFT JOIN " RETURNS
      " AS w ON w.village = c.village AND w.month = c.month WHERE c.n > coalesce (w.n, 0) "
      "ORDER BY c.village, c.month";

static const char channels[]
    = "SELECT c.village, c.quarter, c.n || '/' || w.amount_idr, c.n, c.quarter, w.amount_idr "
      "FROM (SELECT village, quarter, sum (amount_idr) AS n FROM local_remittance_channel "
      "GROUP BY village, quarter) AS c JOIN (SELECT village, quarter, amount_idr "
      "FROM official_remittances UNION ALL SELECT l.village, l.quarter, l.amount_idr "
      "FROM local_remittances AS l WHERE NOT EXISTS (SELECT 1 FROM official_remittances AS o "
      "WHERE o.village = l.village AND o.quarter = l.quarter)) AS w "
      "ON w.village = c.village AND w.quarter = c.quarter WHERE c.n > w.amount_idr "
      "ORDER BY c.village, c.quarter";

static const char complaints[]
    = "SELECT village, month || ' ' || category || ' ' || channel, settled || '/' || received, "
      "settled, month, received FROM local_complaint WHERE settled > received "
      "ORDER BY village, month, category, channel";

/* A tenth of few is chance; a hundred workers are none, however small a part of many. */
#define TWO_SOURCES(direction)                                                                     \
  "SELECT l.village, l.month || ' " direction "', l.n || '/' || o.n, l.n, l.month, o.n "           \
  "FROM (SELECT village, month, sum (count) AS n FROM local_flows "                                \
  "WHERE direction = '" direction "' GROUP BY village, month) AS l "                               \
  "JOIN (SELECT village, month, sum (count) AS n FROM official_flows "                             \
  "WHERE direction = '" direction "' GROUP BY village, month) AS o "                               \
  "ON o.village = l.village AND o.month = l.month "                                                \
  "WHERE (abs (l.n - o.n) > 5 AND abs (l.n - o.n) * 10 > o.n) OR abs (l.n - o.n) >= 100 ORDER BY " \
  "l.village, l.month"

static const char returnees[]
    = "SELECT village, 'group ' || id, returnees || '/' || (coalesce (women, 0) + "
      "coalesce (men, 0)), name, returnees, coalesce (women, 0) + coalesce (men, 0) "
      "FROM local_group WHERE (women IS NOT NULL OR men IS NOT NULL) "
      "AND returnees > coalesce (women, 0) + coalesce (men, 0) ORDER BY village, id";

/* The last quarter of the book year, or the year itself, of an indicator that counts members,
 * against the register. */
static const char members[]
    = "SELECT c.village, 'cooperative ' || m.period, c.n || '/' || (m.value_milli / 1000), c.n, "
      "m.period, m.value_milli FROM (SELECT village, book_year, "
      "sum (coalesce (women, 0) + coalesce (men, 0)) AS n FROM local_cooperative "
      "WHERE book_year IS NOT NULL AND (women IS NOT NULL OR men IS NOT NULL) "
      "GROUP BY village, book_year) AS c JOIN local_measurements AS m ON m.village = c.village "
      "AND m.period IN (c.book_year || '-Q4', CAST (c.book_year AS TEXT)) WHERE EXISTS (SELECT 1 "
      "FROM local_feed AS d WHERE d.indicator = m.indicator AND d.feed = 'cooperative-members' "
      "AND d.village IN (m.village, substr (m.village, 1, 5))) AND c.n * 1000 > m.value_milli "
      "ORDER BY c.village, m.period";

static const char households[]
    = "SELECT village, 'households', households || '/' || population, households, population "
      "FROM local_profile WHERE households > population ORDER BY village";

/* Where all quarters are there the sum must be the year's; where some are, no more than it. */
static const char years[]
    = "WITH sums AS (SELECT q.village, q.indicator, substr (q.period, 1, 4) AS year, "
      "sum (q.value_milli) AS n, count (*) AS quarters FROM local_measurements AS q "
      "WHERE q.period LIKE '____-Q_' GROUP BY q.village, q.indicator, substr (q.period, 1, 4)) "
      "SELECT y.village, y.indicator || ' ' || y.period, s.n || '/' || y.value_milli, y.indicator, "
      "y.period, s.n, y.value_milli FROM local_measurements AS y JOIN {indicators} AS r "
      "ON r.id = y.indicator AND r.over_time = 'sum' JOIN sums AS s ON s.village = y.village "
      "AND s.indicator = y.indicator AND s.year = y.period WHERE length (y.period) = 4 "
      "AND (s.n > y.value_milli OR (s.quarters = 4 AND s.n <> y.value_milli)) "
      "ORDER BY y.village, y.indicator, y.period";

/* A year of one village, month by month, as a text; short and small ones are alike by chance. */
#define SERIES                                                                                     \
  "series (village, year, direction, text, n) AS (SELECT village, substr (month, 1, 4), "          \
  "direction, group_concat (substr (month, 6) || ':' || n), sum (n) FROM (SELECT * "               \
  "FROM " DESMI_QUALITY_SQL_FLOWS " ORDER BY village, direction, month) "                          \
  "GROUP BY village, substr (month, 1, 4), direction HAVING count (*) >= 6 AND sum (n) >= 20)"

static const char repeated_years[]
    = "WITH " SERIES " SELECT b.village, b.direction || ' ' || a.year || ' ' || b.year, "
      "CAST (b.n AS TEXT), a.year, b.year FROM series AS b JOIN series AS a "
      "ON a.village = b.village AND a.direction = b.direction AND a.text = b.text "
      "AND a.year < b.year ORDER BY b.village, b.year";

static const char copied_years[]
    = "WITH " SERIES " SELECT b.village, b.direction || ' ' || b.year || ' ' || a.village, "
      "CAST (b.n AS TEXT), b.year, a.village FROM series AS b JOIN series AS a "
      "ON a.year = b.year AND a.direction = b.direction AND a.text = b.text "
      "AND a.village < b.village ORDER BY b.village, b.year";

/* As large as a published figure that was printed twice; small ones meet by chance. */
static const char copied_counts[]
    = "WITH large AS MATERIALIZED (SELECT village, month, direction, n "
      "FROM " DESMI_QUALITY_SQL_FLOWS " WHERE n >= 100) "
      "SELECT b.village, b.direction || ' ' || b.month || ' ' || a.village, CAST (b.n AS TEXT), "
      "b.n, b.month, a.village FROM large AS b JOIN large AS a ON a.month = b.month "
      "AND a.direction = b.direction AND a.n = b.n AND a.village < b.village "
      "ORDER BY b.village, b.month";

/* To the rupiah; a million or a multiple of it is how people round. */
static const char copied_money[]
    = "WITH money AS MATERIALIZED (SELECT village, quarter, amount_idr FROM local_remittances "
      "UNION SELECT village, quarter, amount_idr FROM official_remittances) "
      "SELECT b.village, 'remittances ' || b.quarter || ' ' || a.village, "
      "CAST (b.amount_idr AS TEXT), b.amount_idr, b.quarter, a.village FROM money AS b "
      "JOIN money AS a ON a.quarter = b.quarter AND a.amount_idr = b.amount_idr "
      "AND a.village < b.village WHERE b.amount_idr > 0 AND b.amount_idr % 1000000 <> 0 "
      "ORDER BY b.village, b.quarter";

/* All that two villages measured in a quarter, if that is more than a few small numbers. */
static const char copied_reports[]
    = "WITH reports (village, period, text, sum) AS (SELECT village, "
      "period, group_concat (indicator || ':' || value_milli), "
      "count (*) || '/' || sum (value_milli) FROM (SELECT village, period, indicator, "
      "value_milli FROM local_measurements ORDER BY village, period, indicator) "
      "GROUP BY village, period HAVING count (*) >= 4 AND sum (value_milli) >= 50000) "
      "SELECT b.village, 'report ' || b.period || ' ' || a.village, b.sum, b.period, a.village "
      "FROM reports AS b JOIN reports AS a ON a.period = b.period AND a.text = b.text "
      "AND a.village < b.village ORDER BY b.village, b.period";

const DesmiQualityRule desmi_quality_part_rules[] = {
  { DESMI_QUALITY_PARTS, "causes-over-returns", "warning", "flows", causes, "cpc",
    /* Translators: a count of workers, a month, a count of workers */
    N_ ("%s workers have a cause of return in %s, more than came back (%s)."), NULL, FALSE },
  { DESMI_QUALITY_PARTS, "channels-over-remittances", "warning", "flows", channels, "rpr",
    /* Translators: an amount of money, a quarter, an amount of money */
    N_ ("%s came by the channels in %s, more than all remittances (%s)."), NULL, FALSE },
  { DESMI_QUALITY_PARTS, "settled-over-received", "warning", "flows", complaints, "cpc",
    /* Translators: a count of complaints, a month, a count of complaints */
    N_ ("%s complaints were settled in %s, more than were received (%s)."), NULL, FALSE },
  { DESMI_QUALITY_PARTS, "local-against-official-out", "note", "flows", TWO_SOURCES ("out"), "cpc",
    /* Translators: a count of workers who left, a month, the official count */
    N_ ("%s departures of your own in %s stand against the official count (%s)."), NULL, FALSE },
  { DESMI_QUALITY_PARTS, "local-against-official-return", "note", "flows", TWO_SOURCES ("return"),
    "cpc",
    /* Translators: a count of workers who came back, a month, the official count */
    N_ ("%s returns of your own in %s stand against the official count (%s)."), NULL, FALSE },
  { DESMI_QUALITY_PARTS, "returnees-over-members", "warning", "enterprises", returnees, "tcc",
    /* Translators: name of a group, a count of returned workers in it, a count of its members */
    N_ ("The group “%s” has more returned workers (%s) than women and men together (%s)."), NULL,
    FALSE },
  { DESMI_QUALITY_PARTS, "members-over-reported", "warning", "enterprises", members, "cpm",
    /* Translators: a count of members, a quarter or year, the count that was reported */
    N_ ("The cooperatives have %s women and men in %s, more than the members reported (%s)."), NULL,
    FALSE },
  { DESMI_QUALITY_PARTS, "households-over-population", "warning", "profile", households, "cc",
    /* Translators: a count of households, a count of inhabitants */
    N_ ("There are more households (%s) than inhabitants (%s)."), NULL, FALSE },
  { DESMI_QUALITY_PARTS, "quarters-against-year", "warning", "pillars", years, "ipmm",
    /* Translators: an indicator, a year, the sum of the quarters, what was reported for the year */
    N_ ("%s in %s: the quarters add up to %s, and the year says %s."), NULL, FALSE },
  { DESMI_QUALITY_COPIES, "repeated-year", "warning", "flows", repeated_years, "pp",
    /* Translators: two years */
    N_ ("The counts of %s and %s are the same in every month."), NULL, FALSE },
  { DESMI_QUALITY_COPIES, "copied-year", "warning", "flows", copied_years, "pa",
    /* Translators: a year, the name of another village */
    N_ ("The counts of %s are those of %s in every month."), NULL, FALSE },
  { DESMI_QUALITY_COPIES, "copied-count", "note", "flows", copied_counts, "cpa",
    /* Translators: a count of workers, a month, the name of another village */
    N_ ("%s workers in %s are exactly as many as in %s."), NULL, FALSE },
  { DESMI_QUALITY_COPIES, "copied-money", "note", "flows", copied_money, "rpa",
    /* Translators: an amount of money, a quarter, the name of another village */
    N_ ("%s of remittances in %s are to the rupiah those of %s."), NULL, FALSE },
  { DESMI_QUALITY_COPIES, "copied-report", "warning", "pillars", copied_reports, "pa",
    /* Translators: a quarter, the name of another village */
    N_ ("Everything reported for %s is the same as in %s."), NULL, FALSE },
  { .finding = NULL },
};

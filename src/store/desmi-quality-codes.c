/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes that nothing stands for any more, or never did; villages that nobody looks after. */
#include "store/desmi-quality.h"

#include "core/desmi-country.h"
#include "store/desmi-connection.h"
#include "store/desmi-sql-names.h"

#include <glib/gi18n-lib.h>

#define DISTRICT "(SELECT value FROM meta WHERE key = 'district')"

/* The acceptance of an area's own code would be refused with the code. */
static const char unknown_villages[]
    = "SELECT " DISTRICT ", x.village, '-', x.village FROM {areas} "
      "AS x WHERE NOT EXISTS (SELECT 1 FROM official_region AS r WHERE r.code = x.village "
      "AND r.level = 'village') AND NOT EXISTS (SELECT 1 FROM official_village AS v "
      "WHERE v.code = x.village) ORDER BY x.village";

static const char retired_villages[]
    = "SELECT x.village, 'retired', coalesce (r.successors, '-'), coalesce ((SELECT "
      "group_concat (coalesce (s.name || ' (' || s.code || ')', e.value), ', ') "
      "FROM " DESMI_SQL_EACH_CODE ("r.successors") " AS e LEFT JOIN official_region AS s "
                                                   "ON s.code = e.value), '–') "
                                                   "FROM {areas} AS x JOIN (SELECT code, retired, "
                                                   "successors FROM official_village "
                                                   "UNION ALL SELECT code, retired, successors "
                                                   "FROM official_region AS o WHERE NOT EXISTS "
                                                   "(SELECT 1 FROM official_village AS v WHERE "
                                                   "v.code = o.code)) AS r ON r.code = x.village "
                                                   "WHERE r.retired IS NOT NULL AND NOT EXISTS "
                                                   "(SELECT 1 FROM programme_village AS n WHERE "
                                                   "instr (' ' || r.successors || ' ', ' ' || "
                                                   "n.village || ' ') > 0) ORDER BY x.village";

static const char unknown_indicators[]
    = "SELECT x.village, x.indicator, '-', x.indicator FROM {indicator_uses} AS x "
      "WHERE NOT EXISTS (SELECT 1 FROM official_indicator AS o WHERE o.id = x.indicator) "
      "AND NOT EXISTS (SELECT 1 FROM local_indicator AS l WHERE l.id = x.indicator) "
      "ORDER BY x.village, x.indicator";

static const char unknown_reasons[]
    = "SELECT x.village, x.reason, '-', x.reason FROM (SELECT village, reason FROM local_status "
      "UNION SELECT village, reason FROM local_past_status "
      "UNION SELECT village, reason FROM local_pillar_status) AS x WHERE x.reason IS NOT NULL "
      "AND NOT EXISTS (SELECT 1 FROM official_reason AS o WHERE o.id = x.reason) "
      "AND NOT EXISTS (SELECT 1 FROM local_reason AS l WHERE l.id = x.reason) "
      "ORDER BY x.village, x.reason";

static const char destinations[]
    = "SELECT village, destination, CAST (sum (count) AS TEXT), sum (count) "
      "FROM (SELECT village, destination, count FROM official_flows UNION ALL "
      "SELECT village, destination, count FROM local_flows) GROUP BY village, destination "
      "ORDER BY village, destination";

/* The number of officers in the profile counts, too: not every district keeps their names. */
static const char without_officer[]
    = "SELECT DISTINCT e.village, 'officer', '-' FROM programme_village AS e "
      "LEFT JOIN official_village AS v ON v.code = e.village "
      "LEFT JOIN official_region AS r ON r.code = e.village "
      "WHERE e.status IN ('active', 'suspended') "
      "AND coalesce (iif (v.code IS NULL, r.retired, v.retired), '9999') > ?1 "
      "AND NOT EXISTS (SELECT 1 FROM local_person AS p WHERE p.village = e.village "
      "AND p.role = 'officer' AND coalesce (p.since, ?1) <= ?1 AND coalesce (p.until, ?1) >= ?1) "
      "AND coalesce ((SELECT officers FROM local_profile AS f WHERE f.village = e.village), 0) = 0 "
      "ORDER BY e.village";

/* A fifth of a degree is more than any village is long; a forgotten sign or swapped halves are
 * more. */
static const char positions[]
    = "SELECT s.village, 'position', s.latitude_e6 || '/' || s.longitude_e6 "
      "FROM local_service AS s JOIN official_region AS r ON r.code = s.village "
      "WHERE abs (s.latitude_e6 - r.lat_e6) > 200000 OR abs (s.longitude_e6 - r.lon_e6) > 200000 "
      "ORDER BY s.village";

static gboolean
add_destinations (DesmiQuality *self, const DesmiQualityRule *rule, GError **error)
{
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt = desmi_connection_prepare (self->connection, rule->sql, error);

  if (stmt == NULL)
    return FALSE;
  while (desmi_connection_step (self->connection, stmt, &local))
    {
      const char      *iso3 = (const char *) sqlite3_column_text (stmt, 1);
      g_autofree char *count = NULL;

      if (desmi_country_get (iso3) != NULL)
        continue;
      count = desmi_format_count (sqlite3_column_int64 (stmt, 3), self->locale);
      desmi_quality_add (self, rule, (const char *) sqlite3_column_text (stmt, 0), iso3,
                         (const char *) sqlite3_column_text (stmt, 2),
                         (const char *const[]){ count, iso3, NULL });
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

const DesmiQualityRule desmi_quality_code_rules[] = {
  { DESMI_QUALITY_CODES, "unknown-village", "error", NULL, unknown_villages, "t",
    N_ ("%s is in no list of villages."), NULL, TRUE },
  { DESMI_QUALITY_CODES, "retired-village", "warning", "profile", retired_villages, "t",
    /* Translators: names and codes of villages */
    N_ ("This is no longer a village; its successors: %s."), NULL, TRUE },
  { DESMI_QUALITY_CODES, "unknown-indicator", "warning", "pillars", unknown_indicators, "t",
    /* Translators: a code */
    N_ ("The catalogue holds no indicator “%s”."), NULL, TRUE },
  { DESMI_QUALITY_CODES, "unknown-reason", "warning", "pillars", unknown_reasons, "t",
    /* Translators: a code */
    N_ ("The catalogue holds no reason “%s”."), NULL, FALSE },
  { DESMI_QUALITY_CODES, "unknown-destination", "warning", "flows", destinations, NULL,
    /* Translators: a count of workers, a code */
    N_ ("%s workers went to “%s”, which is no country."), add_destinations, FALSE },
  { DESMI_QUALITY_OUTLIERS, "position-far", "warning", "people", positions, "",
    N_ ("The coordinates of the service centre are more than 20 km from where the list of regions "
        "has the village."),
    NULL, FALSE },
  { DESMI_QUALITY_OFFICERS, "no-officer", "note", "people", without_officer, "",
    N_ ("No officer serves here today."), NULL, FALSE },
  { .finding = NULL },
};

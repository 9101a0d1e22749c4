/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two tables of sums over flows. Triggers keep them with each local row; this is the set-wise
 * way. */
#include "store/desmi-summary.h"

#include "store/desmi-connection.h"

/* What both tables must hold, by subdistrict: the one definition that rebuild and check share. */
#define WANTED                                                                                     \
  "WITH official AS (SELECT DISTINCT village, month, direction FROM official_flows), "             \
  "rows AS (SELECT month, direction, 0 AS origin, village, destination, sector, gender, count "    \
  "FROM official_flows UNION ALL "                                                                 \
  "SELECT l.month, l.direction, CASE WHEN o.village IS NULL THEN 1 ELSE 2 END, l.village, "        \
  "l.destination, l.sector, l.gender, l.count FROM local_flows AS l LEFT JOIN official AS o "      \
  "ON o.village = l.village AND o.month = l.month AND o.direction = l.direction) "

#define SUBDISTRICTS                                                                               \
  "SELECT month, direction, origin, substr (village, 1, 8), destination, sector, gender, "         \
  "sum (count) FROM rows GROUP BY 1, 2, 3, 4, 5, 6, 7"

#define DISTRICTS                                                                                  \
  "SELECT month, direction, origin, substr (village, 1, 5), destination, sector, gender, "         \
  "sum (count) FROM rows GROUP BY 1, 2, 3, 4, 5, 6, 7"

/**
 * desmi_summary_rebuild:
 *
 * Makes both summary tables anew from the base tables, and lets the triggers work again.
 */
gboolean
desmi_summary_rebuild (DesmiConnection *connection, GError **error)
{
  return desmi_connection_exec (
      connection,
      "DELETE FROM meta WHERE key = 'summaries_suspended'; "
      "DELETE FROM summary_subdistrict; DELETE FROM summary_district; "
      "INSERT INTO summary_subdistrict (month, direction, origin, subdistrict, destination, "
      "sector, gender, count) " WANTED SUBDISTRICTS "; "
      "INSERT INTO summary_district (month, direction, origin, district, destination, sector, "
      "gender, count) SELECT month, direction, origin, substr (subdistrict, 1, 5), destination, "
      "sector, gender, sum (count) FROM summary_subdistrict GROUP BY 1, 2, 3, 4, 5, 6, 7",
      error);
}

/**
 * desmi_summary_check:
 *
 * Compares the summaries with the base tables, from the base of both.
 *
 * Returns: the number of rows that are wrong, missing or left over; -1 with @error set
 */
gint64
desmi_summary_check (DesmiConnection *connection, GError **error)
{
  gint64 subdistricts, districts;

  if (!desmi_connection_get_int (connection,
                                 WANTED
                                 ", wanted AS (" SUBDISTRICTS ") SELECT "
                                 "(SELECT count (*) FROM (SELECT * FROM wanted EXCEPT "
                                 "SELECT * FROM summary_subdistrict)) + "
                                 "(SELECT count (*) FROM (SELECT * FROM summary_subdistrict EXCEPT "
                                 "SELECT * FROM wanted))",
                                 &subdistricts, error)
      || !desmi_connection_get_int (connection,
                                    WANTED
                                    ", wanted AS (" DISTRICTS ") SELECT "
                                    "(SELECT count (*) FROM (SELECT * FROM wanted EXCEPT "
                                    "SELECT * FROM summary_district)) + "
                                    "(SELECT count (*) FROM (SELECT * FROM summary_district EXCEPT "
                                    "SELECT * FROM wanted))",
                                    &districts, error))
    return -1;
  return subdistricts + districts;
}

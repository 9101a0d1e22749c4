/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report that was handed in says what the registers said then; what they say later waits until
 * it is opened again. */
#include "store/desmi-feed.h"

#include "store/desmi-connection.h"

#define FIX_BEGIN                                                                                  \
  "INSERT INTO local_submitted (village, programme, period, indicator, value_milli)"               \
  " SELECT f.village, k.programme, f.period, f.indicator, f.value_milli FROM ("
#define FIX_LIVE                                                                                   \
  ") AS k JOIN (SELECT id, programme FROM official_indicator UNION SELECT id, programme"           \
  " FROM local_indicator) AS i ON i.programme = k.programme JOIN ("
#define FIX_END ") AS f ON f.village = k.village AND f.period = k.period AND f.indicator = i.id"

/* The reports that are meant. */
#define ONE "SELECT ?2 AS village, ?3 AS programme, ?4 AS period"
#define ALL "SELECT village, programme, period FROM local_report WHERE state = 'submitted'"

static gboolean
let_go (DesmiConnection *connection,
        const char      *village,
        const char      *programme,
        const char      *period,
        GError         **error)
{
  return desmi_connection_run (
      connection, error,
      "DELETE FROM local_submitted WHERE village = ? AND programme = ? AND period = ?", "sss",
      village, programme, period);
}

/**
 * desmi_feed_fix:
 * @is_submitted: the report is being handed in; otherwise it was opened, or taken out
 *
 * Keeps what registers count for the report's indicators now, or lets go of what was kept.
 *
 * Returns: %FALSE with @error set: the transaction must be rolled back
 */
gboolean
desmi_feed_fix (DesmiConnection *connection,
                const char      *village,
                const char      *programme,
                const char      *period,
                gboolean         is_submitted,
                GError         **error)
{
  g_autofree char *sql = NULL, *now = NULL;

  if (!let_go (connection, village, programme, period, error))
    return FALSE;
  if (!is_submitted)
    return TRUE;
  now = desmi_feed_dup_present ();
  sql = g_strconcat (FIX_BEGIN, ONE, FIX_LIVE, desmi_feed_get_live_select (),
                     " AND f.village = ?2 AND f.period = ?4", FIX_END, NULL);
  return desmi_connection_run (connection, error, sql, "ssss", now, village, programme, period);
}

/**
 * desmi_feed_fix_old:
 *
 * Does it for all reports that were handed in before files kept it, so that they stay from now on.
 *
 * Returns: %FALSE with @error set: the transaction must be rolled back
 */
gboolean
desmi_feed_fix_old (DesmiConnection *connection, GError **error)
{
  g_autofree char *now = desmi_feed_dup_present ();
  g_autofree char *sql
      = g_strconcat (FIX_BEGIN, ALL, FIX_LIVE, desmi_feed_get_live_select (), FIX_END, NULL);

  return desmi_connection_run (connection, error, sql, "s", now);
}

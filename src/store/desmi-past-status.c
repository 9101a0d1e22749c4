/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A status that another one follows stays in the file, with since when and until when it was. */
#include "store/desmi-past-status.h"

#include "store/desmi-rules-private.h"

#include "core/desmi-clock.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* As it stands; all nullable. @begun: where the district has said nothing, the day from which on
 * the village is in the programme for certain. */
typedef struct
{
  char *status, *reason, *note, *since, *begun;
} Standing;

static void
standing_clear (Standing *self)
{
  g_free (self->status);
  g_free (self->reason);
  g_free (self->note);
  g_free (self->since);
  g_free (self->begun);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Standing, standing_clear)

static char *
dup_column (sqlite3_stmt *stmt, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (stmt, column));
}

/* A village that is enrolled in the very step has been nothing before; any other without a status
 * of the district's has been active. */
static gboolean
read_standing (const DesmiChange *change,
               DesmiConnection   *connection,
               gint64             batch,
               Standing          *standing,
               GError           **error)
{
  static const char sql[]
      = "SELECT status, reason, note, since, iif (EXISTS (SELECT 1 FROM local_status AS s "
        "WHERE s.village = ?1 AND s.programme = ?2), NULL, coalesce (decree_date, cohort || "
        "'-01-01')) FROM programme_village WHERE village = ?1 "
        "AND programme = ?2 AND (EXISTS (SELECT 1 FROM local_status AS s WHERE s.village = ?1 "
        "AND s.programme = ?2) OR (?3 = 0 AND NOT EXISTS (SELECT 1 FROM local_enrolment AS l "
        "WHERE ?4 > 0 AND l.village = ?1 AND l.programme = ?2 AND l.batch = ?4 "
        "AND NOT EXISTS (SELECT 1 FROM aside_enrolment AS a WHERE a.step = ?4 "
        "AND a.side = 'before' AND a.village = ?1 AND a.programme = ?2))))";
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt = desmi_connection_bind (connection, error, sql, "ssdi", change->village,
                                                   change->programme, change->is_first, batch);

  if (stmt == NULL)
    return FALSE;
  if (desmi_connection_step (connection, stmt, &local))
    {
      standing->status = dup_column (stmt, 0);
      standing->reason = dup_column (stmt, 1);
      standing->note = dup_column (stmt, 2);
      standing->since = dup_column (stmt, 3);
      standing->begun = dup_column (stmt, 4);
    }
  return desmi_connection_end (stmt, &local, error);
}

static gboolean
put_past (const DesmiChange *change,
          DesmiConnection   *connection,
          gint64             batch,
          const Standing    *standing,
          const char        *until,
          GError           **error)
{
  static const char table[] = "local_past_status";
  gint64            id;

  return desmi_register_take_number (table, change->village, connection, &id, error)
         && desmi_connection_run (
             connection, error,
             "INSERT INTO local_past_status (village, id, programme, status, since, until, reason, "
             "notes, batch) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, nullif (?9, 0))",
             "sissssssi", change->village, id, change->programme, standing->status, standing->since,
             until, standing->reason, standing->note, batch);
}

/* What ended on one day ends on another. */
static gboolean
move_end (const DesmiChange *change,
          DesmiConnection   *connection,
          const char        *old,
          const char        *until,
          GError           **error)
{
  return desmi_connection_run (connection, error,
                               "UPDATE local_past_status SET until = ?4 WHERE village = ?1 "
                               "AND programme = ?2 AND until = ?3 AND until <> ?4",
                               "ssss", change->village, change->programme, old, until);
}

/* What was before @standing, a status that held for no day: the same again goes on as if nothing
 * had been, anything else ends when @since begins. An import leaves what lies there alone, since it
 * sets aside only what it replaces. */
static gboolean
resume (const DesmiChange *change,
        DesmiConnection   *connection,
        gint64             batch,
        const char        *status,
        const Standing    *standing,
        char             **since,
        GError           **error)
{
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt;
  gboolean           is_gone = FALSE;

  if (batch > 0)
    return TRUE;
  stmt
      = desmi_connection_bind (connection, error,
                               "DELETE FROM local_past_status WHERE village = ?1 AND programme = "
                               "?2 AND status = ?3 AND until = ?4 RETURNING since",
                               "ssss", change->village, change->programme, status, standing->since);
  if (stmt == NULL)
    return FALSE;
  if (desmi_connection_step (connection, stmt, &local))
    {
      is_gone = TRUE;
      g_free (*since);
      *since = dup_column (stmt, 0);
      /* to the end, so that the row is gone */
      while (desmi_connection_step (connection, stmt, &local))
        ;
    }
  sqlite3_reset (stmt);
  if (local == NULL)
    return is_gone || move_end (change, connection, standing->since, *since, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
refuse_early (const DesmiChange *change,
              const char        *status,
              const char        *from,
              const char        *day,
              GError           **error)
{
  const DesmiLocale *locale = desmi_locale_get_user ();
  g_autofree char   *begun = desmi_format_day (from, locale);
  g_autofree char   *asked = desmi_format_day (day, locale);
  DesmiStatus        parsed = DESMI_STATUS_ACTIVE;

  desmi_status_parse (status, &parsed, NULL);
  return desmi_rules_refuse (
      error,
      /* Translators: a status, the code of a village, two days of which the second is earlier */
      _ ("The status “%s” of %s began on %s; the one that follows it cannot begin before, on %s. "
         "What "
         "held earlier is written into “Earlier statuses”. Nothing was changed."),
      desmi_status_name (parsed, locale), change->village, begun, asked);
}

/* Another day for the status that stands: it cannot begin before the one that came before it did,
 * which ends when it begins; what then held for no day is not kept. */
static gboolean
move_begin (const DesmiChange *change,
            DesmiConnection   *connection,
            gint64             batch,
            const Standing    *standing,
            const char        *since,
            GError           **error)
{
  static const char sql[]
      = "SELECT status, since FROM local_past_status WHERE village = ?1 AND programme = ?2 "
        "AND since > ?3 ORDER BY since DESC LIMIT 1";
  g_autoptr (GError) local = NULL;
  g_autofree char   *status = NULL, *from = NULL;
  sqlite3_stmt      *stmt;

  if (g_strcmp0 (standing->since, since) == 0)
    return TRUE;
  stmt = desmi_connection_bind (connection, error, sql, "sss", change->village, change->programme,
                                since);
  if (stmt == NULL)
    return FALSE;
  if (desmi_connection_step (connection, stmt, &local))
    {
      status = dup_column (stmt, 0);
      from = dup_column (stmt, 1);
    }
  sqlite3_reset (stmt);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (status != NULL)
    return refuse_early (change, status, from, since, error);
  if (batch > 0 || standing->since == NULL)
    return TRUE;
  return desmi_connection_run (connection, error,
                               "DELETE FROM local_past_status WHERE village = ?1 AND programme = "
                               "?2 AND since = ?3 AND until = ?4",
                               "ssss", change->village, change->programme, since, standing->since)
         && move_end (change, connection, standing->since, since, error);
}

/**
 * desmi_past_status_keep:
 * @batch: the step of history that it belongs to, 0: a single edit
 * @since: (out) (transfer full) (nullable): the day asked for; else that of today, or, where the
 *   status is the same, the one that is known; %NULL: since the village was enrolled, or unknown
 *
 * Puts the status that @change replaces among the earlier ones. One that held for no day was put
 * right, and is not kept. A day before the status that is there began is refused: it would end
 * before it begins.
 *
 * Returns: %FALSE with @error set: the transaction must be rolled back
 */
gboolean
desmi_past_status_keep (const DesmiChange *change,
                        DesmiConnection   *connection,
                        gint64             batch,
                        char             **since,
                        GError           **error)
{
  const char           *status = desmi_status_to_code ((DesmiStatus) change->word);
  g_auto (Standing)     standing = { NULL };
  g_autoptr (GDateTime) now = desmi_clock_new_local ();
  gboolean              is_asked = change->day != NULL && *change->day != '\0';
  int                   order;

  *since = is_asked ? g_strdup (change->day) : NULL;
  if (!read_standing (change, connection, batch, &standing, error))
    return FALSE;
  if (g_strcmp0 (standing.status, status) == 0)
    {
      if (*since != NULL)
        return move_begin (change, connection, batch, &standing, *since, error);
      *since = g_steal_pointer (&standing.since);
      return TRUE;
    }
  /* the first of all has held since the village was enrolled, which may well be entered years
   * later */
  if (standing.status == NULL)
    return TRUE;
  if (*since == NULL)
    *since = g_date_time_format (now, "%Y-%m-%d");
  /* what a village was before it joined is no end of what nobody said */
  if (standing.begun != NULL && strcmp (*since, standing.begun) <= 0)
    return TRUE;
  order = standing.since != NULL ? strcmp (*since, standing.since) : 1;
  if (order < 0 && is_asked)
    return refuse_early (change, standing.status, standing.since, *since, error);
  /* without a day, a status that was to begin later never did */
  if (order <= 0)
    return resume (change, connection, batch, status, &standing, since, error);
  return put_past (change, connection, batch, &standing, *since, error);
}

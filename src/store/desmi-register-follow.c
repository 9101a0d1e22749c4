/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from a row of a register: a report that is handed in keeps what is counted for it,
 * and what ends gets a day. */
#include "store/desmi-change.h"
#include "store/desmi-feed.h"

#include "core/desmi-clock.h"

#include <string.h>

static const char *
get (const DesmiEntry *entry, const char *field)
{
  int i = desmi_register_find_field (desmi_entry_get_register (entry), field);

  return i >= 0 ? desmi_entry_get (entry, (guint) i) : NULL;
}

static gboolean
is_set (const DesmiEntry *entry, const char *field)
{
  int i = desmi_register_find_field (desmi_entry_get_register (entry), field);

  return i >= 0 && desmi_entry_is_set (entry, (guint) i);
}

static gboolean
is_submitted_now (const DesmiEntry *entry,
                  DesmiConnection  *connection,
                  gboolean         *submitted,
                  GError          **error)
{
  static const char  sql[] = "SELECT 1 FROM local_report WHERE village = ? AND programme = ?"
                             " AND period = ? AND state = 'submitted'";
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt
      = desmi_connection_bind (connection, error, sql, "sss", desmi_entry_get (entry, 0),
                               get (entry, "programme"), get (entry, "period"));

  if (stmt == NULL)
    return FALSE;
  *submitted = desmi_connection_step (connection, stmt, &local);
  return desmi_connection_end (stmt, &local, error);
}

/**
 * desmi_register_fix_report:
 * @entry: of any register; only a report has something to keep
 * @is_delete: it is about to be taken out, else about to be put
 *
 * Keeps what is counted for a report that is handed in, and lets go of it where the report is
 * opened again. One that was handed in before stays as it was.
 *
 * Returns: %FALSE with @error set: the transaction must be rolled back
 */
gboolean
desmi_register_fix_report (const DesmiEntry *entry,
                           gboolean          is_delete,
                           DesmiConnection  *connection,
                           GError          **error)
{
  gboolean was = FALSE, is;

  if (desmi_entry_get_register (entry) != DESMI_REGISTER_REPORT
      || (!is_delete && !is_set (entry, "state")))
    return TRUE;
  is = !is_delete && g_strcmp0 (get (entry, "state"), "submitted") == 0;
  if (!is_submitted_now (entry, connection, &was, error))
    return FALSE;
  return (is && was)
         || desmi_feed_fix (connection, desmi_entry_get (entry, 0), get (entry, "programme"),
                            get (entry, "period"), is, error);
}

static gboolean
is_ended (const char *state)
{
  return g_strcmp0 (state, "inactive") == 0 || g_strcmp0 (state, "dissolved") == 0;
}

typedef struct
{
  char *state; /* nullable */
  char *until; /* nullable */
} Past;

static void
past_clear (Past *self)
{
  g_free (self->state);
  g_free (self->until);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Past, past_clear)

static gboolean
read_past (const DesmiEntry *entry,
           const char       *state,
           DesmiConnection  *connection,
           Past             *past,
           GError          **error)
{
  const DesmiRegisterType *type = desmi_register_get (desmi_entry_get_register (entry));
  g_autofree char   *sql = g_strdup_printf ("SELECT %s, until FROM %s WHERE village = ? AND id = ?",
                                            state, type->table);
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt = desmi_connection_bind (
           connection, error, sql, "si", desmi_entry_get (entry, 0), desmi_entry_get_id (entry));

  if (stmt == NULL)
    return FALSE;
  if (desmi_connection_step (connection, stmt, &local))
    {
      past->state = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
      past->until = g_strdup ((const char *) sqlite3_column_text (stmt, 1));
    }
  return desmi_connection_end (stmt, &local, error);
}

/**
 * desmi_register_stamp_end:
 * @entry: a copy of its own, about to be put
 *
 * Gives a group or cooperative that ends its last day, today, where nobody says another: without
 * one it would be gone from the quarter that runs whenever somebody looks. One that begins again
 * has none.
 *
 * Returns: %FALSE with @error set: the transaction must be rolled back
 */
gboolean
desmi_register_stamp_end (DesmiEntry *entry, DesmiConnection *connection, GError **error)
{
  const char *state
      = desmi_entry_get_register (entry) == DESMI_REGISTER_COOPERATIVE ? "stage" : "state";
  g_autoptr (GDateTime) now = NULL;
  g_autofree char      *day = NULL;
  g_auto (Past)         past = { NULL, NULL };
  const char           *until;

  if (desmi_entry_get_id (entry) == 0 || !is_set (entry, state)
      || desmi_register_find_field (desmi_entry_get_register (entry), "until") < 0)
    return TRUE;
  if (!read_past (entry, state, connection, &past, error))
    return FALSE;
  until = is_set (entry, "until") ? get (entry, "until") : past.until;
  if (past.state == NULL || is_ended (past.state) == is_ended (get (entry, state)))
    return TRUE;
  if (!is_ended (get (entry, state)))
    {
      if (until != NULL && g_strcmp0 (until, past.until) == 0)
        desmi_entry_set (entry, "until", NULL);
      return TRUE;
    }
  if (until != NULL && *until != '\0')
    return TRUE;
  now = desmi_clock_new_local ();
  day = g_date_time_format (now, "%Y-%m-%d");
  desmi_entry_set (entry, "until", day);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the district says of how its pillars stand: a status holds until another one is given. */
#include "store/desmi-pillar-states.h"

#include "store/desmi-connection.h"

#include <string.h>

typedef struct
{
  char             period[8]; /* sorts bytewise, a year before its quarters */
  DesmiPillarState said;
} State;

struct _DesmiPillarStates
{
  GHashTable *states; /* village, 1F, programme, 1F, pillar: GArray of State in order of time */
};

static void
clear_state (gpointer data)
{
  g_free (((State *) data)->said.reason);
}

static char *
make_key (const char *village, const char *programme, const char *pillar)
{
  return g_strjoin ("\x1f", village, programme, pillar, NULL);
}

static void
add_state (DesmiPillarStates *self, sqlite3_stmt *stmt)
{
  char   *key = make_key ((const char *) sqlite3_column_text (stmt, 0),
                          (const char *) sqlite3_column_text (stmt, 1),
                          (const char *) sqlite3_column_text (stmt, 2));
  State   state = { .said.status = DESMI_PILLAR_STATUS_NO_DATA };
  GArray *states = g_hash_table_lookup (self->states, key);

  g_strlcpy (state.period, (const char *) sqlite3_column_text (stmt, 3), sizeof state.period);
  if (!desmi_pillar_status_parse ((const char *) sqlite3_column_text (stmt, 4), &state.said.status,
                                  NULL))
    {
      g_free (key);
      return;
    }
  if (states == NULL)
    {
      states = g_array_new (FALSE, FALSE, sizeof (State));
      g_array_set_clear_func (states, clear_state);
      g_hash_table_insert (self->states, g_steal_pointer (&key), states);
    }
  state.said.reason = g_strdup ((const char *) sqlite3_column_text (stmt, 5));
  g_array_append_val (states, state);
  g_free (key);
}

/**
 * desmi_pillar_states_read:
 * @query: which villages it is about
 *
 * Returns: (transfer full): what was said of their pillars, ever; %NULL with @error set
 */
DesmiPillarStates *
desmi_pillar_states_read (DesmiConnection *connection, const DesmiQuery *query, GError **error)
{
  g_autoptr (DesmiPillarStates) self = g_new0 (DesmiPillarStates, 1);
  g_autoptr (DesmiSqlParts)     parts = desmi_sql_parts_new ();
  g_autoptr (sqlite3_stmt)      stmt = NULL;
  g_autoptr (GError)            local = NULL;

  self->states
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_string_assign (parts->text,
                   "SELECT s.village, s.programme, CAST (s.pillar AS TEXT), s.period, "
                   "s.status, nullif (s.reason, '') FROM local_pillar_status AS s WHERE 1");
  desmi_sql_add_areas (parts, query, "s.village", DESMI_LEVEL_VILLAGE);
  g_string_append (parts->text, " ORDER BY s.village, s.programme, s.pillar, s.period");
  stmt = desmi_sql_parts_prepare (parts, connection, error);
  if (stmt == NULL)
    return NULL;
  while (desmi_connection_step (connection, stmt, &local))
    add_state (self, stmt);
  if (local == NULL)
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * desmi_pillar_states_free:
 *
 * Frees what was read.
 */
void
desmi_pillar_states_free (DesmiPillarStates *self)
{
  g_clear_pointer (&self->states, g_hash_table_unref);
  g_free (self);
}

/**
 * desmi_pillar_states_find:
 * @pillar: its number
 * @month: within the quarter at whose end it is asked for, as year x 12 + (month - 1)
 *
 * Returns: (transfer none) (nullable): the latest that was said of the pillar up to then, %NULL:
 * nothing
 */
const DesmiPillarState *
desmi_pillar_states_find (const DesmiPillarStates *self,
                          const char              *village,
                          const char              *programme,
                          const char              *pillar,
                          int                      month)
{
  g_autofree char        *key = make_key (village, programme, pillar);
  g_autofree char        *until = g_strdup_printf ("%04d-Q%d", desmi_month_year (month),
                                                   (desmi_month_of_year (month) + 2) / 3);
  const GArray           *states = g_hash_table_lookup (self->states, key);
  const DesmiPillarState *found = NULL;

  for (guint i = 0; states != NULL && i < states->len; i++)
    {
      const State *state = &g_array_index (states, State, i);

      if (strcmp (state->period, until) > 0)
        break;
      found = &state->said;
    }
  return found;
}

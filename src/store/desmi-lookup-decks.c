/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When each presentation was changed last: it, its slides or what was frozen of them, as the
 * history tells. */
#include "store/desmi-lookup.h"

#include "store/desmi-changeset.h"
#include "store/desmi-connection.h"

#include <string.h>

#define NEWEST_FIRST                                                                               \
  "SELECT h.at, h.changeset FROM history_area AS a JOIN history AS h ON h.id = a.step "            \
  "WHERE a.village = ?1 AND h.state = 'done' AND h.changeset IS NOT NULL ORDER BY a.step DESC"

typedef struct
{
  DesmiConnection *connection;
  GHashTable      *wanted; /* codes of decks whose last change was not found yet */
  GHashTable      *found;  /* code of a deck: moment, UTC */
  GHashTable      *known;  /* columns by table, as desmi_changeset_read() keeps them */
} Search;

static gboolean
is_of_deck (const char *table, gpointer user_data)
{
  return strcmp (table, "local_deck") == 0 || strcmp (table, "local_slide") == 0
         || strcmp (table, "local_slide_data") == 0;
}

/* (nullable) */
static const char *
find_deck (const DesmiChangesetCell *cell)
{
  for (guint i = 0; is_of_deck (cell->table, NULL) && cell->parts[i] != NULL; i += 2)
    if (strcmp (cell->parts[i], "deck") == 0)
      return cell->parts[i + 1];
  return NULL;
}

static gboolean
read_step (Search *self, sqlite3_stmt *stmt, GError **error)
{
  const char           *at = (const char *) sqlite3_column_text (stmt, 0);
  const void           *data = sqlite3_column_blob (stmt, 1);
  gsize                 length = (gsize) sqlite3_column_bytes (stmt, 1);
  g_autoptr (GBytes)    changeset = NULL;
  g_autoptr (GPtrArray) cells = NULL;

  /* of other steps, which may be large, nothing more is read */
  if (!desmi_changeset_has_table (data, length, is_of_deck, NULL))
    return TRUE;
  changeset = g_bytes_new (data, length);
  cells = desmi_changeset_read (self->connection, changeset, G_MAXUINT, self->known, error);
  for (guint i = 0; cells != NULL && i < cells->len; i++)
    {
      const char *deck = find_deck (cells->pdata[i]);

      if (deck != NULL && g_hash_table_remove (self->wanted, deck))
        g_hash_table_insert (self->found, g_strdup (deck), g_strdup (at));
    }
  return cells != NULL;
}

static gboolean
read_wanted (Search *self, const char *district, GError **error)
{
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt = desmi_connection_bind (
           self->connection, error, "SELECT deck FROM local_deck WHERE village = ?1", "s", district);

  if (stmt == NULL)
    return FALSE;
  while (desmi_connection_step (self->connection, stmt, &local))
    g_hash_table_add (self->wanted, g_strdup ((const char *) sqlite3_column_text (stmt, 0)));
  return desmi_connection_end (stmt, &local, error);
}

static gboolean
read_steps (Search *self, const char *district, GError **error)
{
  g_autoptr (GError) local = NULL;
  sqlite3_stmt *stmt = desmi_connection_bind (self->connection, error, NEWEST_FIRST, "s", district);

  if (stmt == NULL)
    return FALSE;
  while (g_hash_table_size (self->wanted) > 0
         && desmi_connection_step (self->connection, stmt, &local))
    if (!read_step (self, stmt, &local))
      break;
  return desmi_connection_end (stmt, &local, error);
}

/**
 * desmi_lookup_deck_changes:
 * @argument: code of the district
 *
 * Returns: (transfer full): deck and the moment of its last change in UTC, a row for each
 * presentation of which the history still tells; %NULL with @error set
 */
DesmiTable *
desmi_lookup_deck_changes (DesmiConnection   *connection,
                           const char        *argument,
                           const DesmiLocale *locale,
                           GError           **error)
{
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("deck-changes");
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) known
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  Search         self = { connection, wanted, found, known };
  const char    *district = argument != NULL ? argument : "";
  GHashTableIter iter;
  gpointer       deck, at;

  if (!read_wanted (&self, district, error) || !read_steps (&self, district, error))
    return NULL;
  desmi_table_builder_add_column (builder, "deck", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "at", DESMI_COLUMN_TEXT);
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &deck, &at))
    {
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, deck, NULL);
      desmi_table_builder_set_text (builder, 1, at, NULL);
    }
  return desmi_table_builder_end (g_steal_pointer (&builder));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which steps of the history touched what a page of the window shows. */
#include "store/desmi-history.h"

#include "store/desmi-changeset.h"
#include "store/desmi-lookup.h"

#include <string.h>

/* The rows of imports say themselves which tables they are in. */
#define BATCHES_OF(part, table)                                                                    \
  "SELECT batch, '" part "' FROM local_" table " WHERE batch IS NOT NULL UNION "                   \
  "SELECT batch, '" part "' FROM aside_" table " WHERE batch IS NOT NULL"

/* clang-format off */
static const char batches[]
    = BATCHES_OF ("villages", "enrolment")
      " UNION " BATCHES_OF ("villages", "status")
      " UNION " BATCHES_OF ("villages", "past_status")
      " UNION " BATCHES_OF ("villages", "profile")
      " UNION " BATCHES_OF ("flows", "flows")
      " UNION " BATCHES_OF ("flows", "remittances")
      " UNION " BATCHES_OF ("pillars", "targets")
      " UNION " BATCHES_OF ("pillars", "measurements")
      " UNION " BATCHES_OF ("pillars", "pillar_status");
/* clang-format on */

static const struct
{
  const char *table, *part;
} parts[] = {
  { "local_acceptance", "quality" },
  { "local_activity", "registers" },
  { "local_complaint", "flows" },
  { "local_cooperative", "registers" },
  { "local_document", "registers" },
  { "local_enrolment", "villages" },
  { "local_feed", "pillars" },
  { "local_flows", "flows" },
  { "local_group", "registers" },
  { "local_indicator", "pillars" },
  { "local_measurements", "pillars" },
  { "local_milestone", "registers" },
  { "local_partner", "registers" },
  { "local_past_status", "villages" },
  { "local_person", "registers" },
  { "local_pillar", "pillars" },
  { "local_pillar_status", "pillars" },
  { "local_product", "registers" },
  { "local_profile", "villages" },
  { "local_programme", "pillars" },
  { "local_reason", "pillars" },
  { "local_remark", "pillars" },
  { "local_remittance_channel", "flows" },
  { "local_remittances", "flows" },
  { "local_report", "pillars" },
  { "local_reported_month", "flows" },
  { "local_return_cause", "flows" },
  { "local_service", "registers" },
  { "local_session", "registers" },
  { "local_status", "villages" },
  { "local_submitted", "pillars" },
  { "local_support", "registers" },
  { "local_targets", "pillars" },
  { "local_visit", "registers" },
};

/**
 * desmi_history_find_part:
 * @table: a local one
 *
 * Returns: (transfer none) (nullable): the part of the window that shows it; %NULL: none that the
 * history is asked for
 */
const char *
desmi_history_find_part (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strcmp (parts[i].table, table) == 0)
      return parts[i].part;
  return NULL;
}

/**
 * Search:
 * @part: what is asked for
 * @ids: of the steps found
 * @lost: imports of which no row bears the number any more; the steps that changed the rows do
 * @known: columns by table, as desmi_changeset_read() keeps them
 */
typedef struct
{
  DesmiConnection *connection;
  const char      *part;
  GHashTable      *ids;
  GHashTable      *lost;
  GHashTable      *known;
} Search;

static void
search_clear (Search *self)
{
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->lost, g_hash_table_unref);
  g_clear_pointer (&self->known, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static gboolean
is_of_part (const char *table, gpointer part)
{
  return g_strcmp0 (desmi_history_find_part (table), part) == 0;
}

typedef gboolean (*TakeRow) (Search *self, sqlite3_stmt *stmt, GError **error);

static gboolean
go_through (Search *self, const char *sql, TakeRow take, GError **error)
{
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt = desmi_connection_prepare (self->connection, sql, error);

  if (stmt == NULL)
    return FALSE;
  while (desmi_connection_step (self->connection, stmt, &local))
    if (!take (self, stmt, &local))
      break;
  return desmi_connection_end (stmt, &local, error);
}

static gpointer
get_id (sqlite3_stmt *stmt)
{
  return GSIZE_TO_POINTER (sqlite3_column_int64 (stmt, 0));
}

static gboolean
take_done_batch (Search *self, sqlite3_stmt *stmt, GError **error)
{
  g_hash_table_add (self->lost, get_id (stmt));
  return TRUE;
}

static gboolean
take_batch (Search *self, sqlite3_stmt *stmt, GError **error)
{
  g_hash_table_remove (self->lost, get_id (stmt));
  if (g_strcmp0 ((const char *) sqlite3_column_text (stmt, 1), self->part) == 0)
    g_hash_table_add (self->ids, get_id (stmt));
  return TRUE;
}

/* A row that came with an import loses its number to the edit that changes it or takes it away. */
static void
find_lost (Search *self, const GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    {
      const DesmiChangesetCell *cell = cells->pdata[i];
      gpointer                  batch;

      if (strcmp (cell->column, "batch") != 0 || cell->from == NULL
          || !is_of_part (cell->table, (gpointer) self->part))
        continue;
      batch = GSIZE_TO_POINTER (g_ascii_strtoull (cell->from, NULL, 10));
      if (g_hash_table_remove (self->lost, batch))
        g_hash_table_add (self->ids, batch);
    }
}

/* Each changeset is looked through for the names of its tables. It is unpacked only while an import
 * is lost. */
static gboolean
take_edit (Search *self, sqlite3_stmt *stmt, GError **error)
{
  g_autoptr (GBytes)    changeset = NULL;
  g_autoptr (GPtrArray) cells = NULL;
  g_autoptr (GError)    local = NULL;

  if (!desmi_changeset_has_table (sqlite3_column_blob (stmt, 1),
                                  (gsize) sqlite3_column_bytes (stmt, 1), is_of_part,
                                  (gpointer) self->part))
    return TRUE;
  g_hash_table_add (self->ids, get_id (stmt));
  if (g_hash_table_size (self->lost) == 0)
    return TRUE;
  changeset = g_bytes_new (sqlite3_column_blob (stmt, 1), (gsize) sqlite3_column_bytes (stmt, 1));
  cells = desmi_changeset_read (self->connection, changeset, G_MAXUINT, self->known, &local);
  if (cells != NULL)
    find_lost (self, cells);
  /* a step that cannot be read says nothing, and does not bar the others */
  else if (!g_error_matches (local, DESMI_STORE_ERROR, DESMI_STORE_ERROR_IO))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}

static gboolean
search (Search *self, GError **error)
{
  self->ids = g_hash_table_new (NULL, NULL);
  self->lost = g_hash_table_new (NULL, NULL);
  self->known
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return go_through (self, "SELECT id FROM history WHERE kind = 'batch' AND state = 'done'",
                     take_done_batch, error)
         && go_through (self, batches, take_batch, error)
         && go_through (self, "SELECT id, changeset FROM history WHERE changeset IS NOT NULL",
                        take_edit, error);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gsize x = GPOINTER_TO_SIZE (a), y = GPOINTER_TO_SIZE (b);

  return (x > y) - (x < y);
}

/**
 * desmi_lookup_history_parts:
 * @argument: "villages", "registers", "flows", "pillars" or "quality"
 *
 * Returns: (transfer full): id of each step that touched it; %NULL with @error set
 */
DesmiTable *
desmi_lookup_history_parts (DesmiConnection   *connection,
                            const char        *argument,
                            const DesmiLocale *locale,
                            GError           **error)
{
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("history-parts");
  g_auto (Search)               found = { connection, argument };
  g_autoptr (GList)             sorted = NULL;

  desmi_table_builder_add_column (builder, "id", DESMI_COLUMN_COUNT);
  if (!search (&found, error))
    return NULL;
  sorted = g_list_sort (g_hash_table_get_keys (found.ids), compare_ids);
  for (GList *id = sorted; id != NULL; id = id->next)
    {
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_int (builder, 0, (gint64) GPOINTER_TO_SIZE (id->data));
    }
  return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
}

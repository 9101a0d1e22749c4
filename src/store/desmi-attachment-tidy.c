/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Content that no document, slide or theme names any more leaves the district file, and the file
 * gets smaller. */
#include "store/desmi-attachment.h"

#include "store/desmi-changeset.h"
#include "store/desmi-migration.h"
#include "store/desmi-tidy.h"

#include "core/desmi-clock.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define GRACE_S (24 * 60 * 60)
#define PAGES_A_STEP 256
#define PROGRESS_INTERVAL_US (G_USEC_PER_SEC / 10)

typedef struct
{
  char         *before; /* what was stored since then may be in the making */
  DesmiProgress progress;
  gpointer      progress_data;
  gint64        told;
  gint64        n_bytes;
} Tidy;

static void
tell (Tidy *self, double fraction, const char *text)
{
  gint64 now = g_get_monotonic_time ();

  if (self->progress == NULL || now - self->told < PROGRESS_INTERVAL_US)
    return;
  self->told = now;
  self->progress (fraction, text, self->progress_data);
}

/* The hashes that no document names, with their sizes. */
static GHashTable *
list_unnamed (DesmiConnection *connection, const Tidy *self, GError **error)
{
  g_autoptr (GHashTable) loose = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError)     local = NULL;
  sqlite3_stmt          *stmt
      = desmi_connection_bind (connection, error,
                               "SELECT sha256, size FROM attachment WHERE stored < ?1"
                               " AND sha256 NOT IN (SELECT sha256 FROM local_document"
                               " UNION SELECT sha256 FROM local_slide WHERE sha256 IS NOT NULL"
                               " UNION SELECT sha256 FROM local_theme WHERE sha256 IS NOT NULL)",
                               "s", self->before);

  if (stmt == NULL)
    return NULL;
  while (desmi_connection_step (connection, stmt, &local))
    {
      gint64 size = sqlite3_column_int64 (stmt, 1);

      g_hash_table_insert (loose, g_strdup ((const char *) sqlite3_column_text (stmt, 0)),
                           g_memdup2 (&size, sizeof size));
    }
  if (local == NULL)
    return g_steal_pointer (&loose);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* A document that came, went or got another content: both may come back. */
static gboolean
keep_named (DesmiConnection *connection,
            GBytes          *changeset,
            GHashTable      *known,
            GHashTable      *loose,
            GError         **error)
{
  g_autoptr (GPtrArray) cells
      = desmi_changeset_read (connection, changeset, G_MAXUINT, known, error);

  for (guint i = 0; cells != NULL && i < cells->len; i++)
    {
      const DesmiChangesetCell *cell = cells->pdata[i];

      if (strcmp (cell->column, "sha256") != 0)
        continue;
      if (cell->from != NULL)
        g_hash_table_remove (loose, cell->from);
      if (cell->to != NULL)
        g_hash_table_remove (loose, cell->to);
    }
  return cells != NULL;
}

/* Takes out of @loose what a step names that could bring it back; what was dropped never can. Each
 * step is read once, and only those that tell of documents. */
static gboolean
keep_by_history (DesmiConnection *connection,
                 Tidy            *self,
                 GHashTable      *loose,
                 GCancellable    *cancellable,
                 GError         **error)
{
  static const char sql[]
      = "SELECT changeset FROM history WHERE state <> 'dropped' AND changeset IS NOT NULL"
        " AND (instr (changeset, CAST ('local_document' AS BLOB)) > 0"
        " OR instr (changeset, CAST ('local_slide' AS BLOB)) > 0"
        " OR instr (changeset, CAST ('local_theme' AS BLOB)) > 0) ORDER BY id";
  g_autoptr (GHashTable) known
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt = desmi_connection_prepare (connection, sql, error);

  if (stmt == NULL)
    return FALSE;
  while (local == NULL && g_hash_table_size (loose) > 0
         && desmi_connection_step (connection, stmt, &local))
    {
      g_autoptr (GBytes) changeset
          = g_bytes_new (sqlite3_column_blob (stmt, 0), (gsize) sqlite3_column_bytes (stmt, 0));

      tell (self, -1, _ ("Looking for documents that nobody needs…"));
      if (!g_cancellable_set_error_if_cancelled (cancellable, &local))
        keep_named (connection, changeset, known, loose, &local);
    }
  return desmi_connection_end (stmt, &local, error);
}

/* Nullable, with @error set. */
static GHashTable *
find_loose (DesmiConnection *connection, Tidy *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) loose = list_unnamed (connection, self, error);
  GHashTableIter         iter;
  gpointer               size;

  if (loose == NULL || !keep_by_history (connection, self, loose, cancellable, error))
    return NULL;
  self->n_bytes = 0;
  g_hash_table_iter_init (&iter, loose);
  while (g_hash_table_iter_next (&iter, NULL, &size))
    self->n_bytes += *(const gint64 *) size;
  return g_steal_pointer (&loose);
}

static gpointer
count_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) loose = find_loose (connection, data, cancellable, error);

  return loose != NULL ? data : NULL;
}

static gboolean
delete_all (DesmiConnection *connection, GHashTable *loose, GError **error)
{
  GHashTableIter iter;
  gpointer       sha256;

  g_hash_table_iter_init (&iter, loose);
  while (g_hash_table_iter_next (&iter, &sha256, NULL))
    if (!desmi_connection_run (connection, error, "DELETE FROM attachment WHERE sha256 = ?", "s",
                               sha256))
      return FALSE;
  return TRUE;
}

/* Gives the empty pages back, some at a time, so that it can be told and cancelled. */
static gboolean
shrink (DesmiConnection *connection, Tidy *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *step = g_strdup_printf ("PRAGMA incremental_vacuum (%d)", PAGES_A_STEP);
  gint64           n_free, n_all = 0;

  for (;;)
    {
      gint64 before = n_all;

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !desmi_connection_get_int (connection, "PRAGMA freelist_count", &n_free, error))
        return FALSE;
      if (n_all == 0)
        n_all = n_free;
      /* a file that was laid out by an earlier version, and could not be laid out anew, stays */
      if (n_free == 0 || (before != 0 && n_free == before))
        return TRUE;
      tell (self, 1.0 - (double) n_free / (double) MAX (n_all, 1),
            _ ("Making the district file smaller…"));
      if (!desmi_connection_exec (connection, step, error))
        return FALSE;
    }
}

static gpointer
tidy_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) loose = find_loose (connection, data, cancellable, error);
  g_autofree char       *back = NULL;
  gint64                 before;
  gboolean               done;

  if (loose == NULL
      || !desmi_connection_get_int (connection, "PRAGMA secure_delete", &before, error)
      || !desmi_connection_exec (connection, "PRAGMA secure_delete = ON", error))
    return NULL;
  done = delete_all (connection, loose, error) && shrink (connection, data, cancellable, error);
  /* 2 is "fast", which the pragma takes by name only */
  back = before == 2 ? g_strdup ("PRAGMA secure_delete = FAST")
                     : g_strdup_printf ("PRAGMA secure_delete = %d", (int) before);
  desmi_connection_exec (connection, back, NULL);
  return done ? data : NULL;
}

/**
 * desmi_store_tidy:
 * @progress: (nullable) (scope call): told on the store's threads
 * @n_bytes: (out) (nullable): what was let go
 *
 * Lets go of the content that no document names, that no step of the history could bring back, and
 * that was stored more than a day ago: its bytes are overwritten, and the file gets smaller. A file
 * without such is not written. Blocks.
 *
 * Returns: %FALSE with @error set, and nothing let go
 */
gboolean
desmi_store_tidy (DesmiStore   *self,
                  DesmiProgress progress,
                  gpointer      progress_data,
                  gint64       *n_bytes,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autofree char *before = desmi_clock_format_utc (desmi_clock_now () - GRACE_S);
  Tidy             tidy = { before, progress, progress_data, 0, 0 };

  if (n_bytes != NULL)
    *n_bytes = 0;
  if (desmi_store_read (self, count_job, &tidy, cancellable, error) == NULL
      || (tidy.n_bytes > 0
          && desmi_store_write (self, tidy_job, &tidy, cancellable, error) == NULL))
    return FALSE;
  if (n_bytes != NULL)
    *n_bytes = tidy.n_bytes;
  return TRUE;
}

static gint64 slack_bytes = DESMI_TIDY_SLACK;

/**
 * desmi_tidy_hold_slack:
 * @bytes: what may lie unused in a file; 0: %DESMI_TIDY_SLACK
 *
 * Makes little much for tests.
 */
void
desmi_tidy_hold_slack (gint64 bytes)
{
  slack_bytes = bytes > 0 ? bytes : DESMI_TIDY_SLACK;
}

/* Bytes of empty pages, and of content that no document names: the most that could be let go. */
static gboolean
measure_slack (DesmiConnection *connection, const char *before, gint64 *n_empty, gint64 *n_unnamed)
{
  Tidy                   self = { .before = (char *) before };
  gint64                 n_pages, page;
  g_autoptr (GHashTable) loose = NULL;
  GHashTableIter         iter;
  gpointer               size;

  if (!desmi_connection_get_int (connection, "PRAGMA freelist_count", &n_pages, NULL)
      || !desmi_connection_get_int (connection, "PRAGMA page_size", &page, NULL))
    return FALSE;
  loose = list_unnamed (connection, &self, NULL);
  if (loose == NULL)
    return FALSE;
  *n_empty = n_pages * page;
  *n_unnamed = 0;
  g_hash_table_iter_init (&iter, loose);
  while (g_hash_table_iter_next (&iter, NULL, &size))
    *n_unnamed += *(const gint64 *) size;
  return TRUE;
}

/* An older file is laid out so that it can get smaller, which writes all of it: over a network only
 * where that leaves half of it behind. */
static void
lay_out (DesmiConnection *connection, gboolean is_local, gint64 n_slack)
{
  gint64 n_pages = 0, page = 0;

  if (desmi_connection_get_int (connection, "PRAGMA page_count", &n_pages, NULL)
      && desmi_connection_get_int (connection, "PRAGMA page_size", &page, NULL)
      && (is_local || 2 * n_slack > n_pages * page))
    desmi_migration_let_shrink (connection);
}

/**
 * desmi_tidy_day:
 * @connection: with no transaction begun
 * @is_local: whether the file lies on a disk of this computer
 *
 * Once a day, when a copy has just been made: where much lies unused, it is let go as by
 * desmi_store_tidy(). What fails changes nothing, and is tried again on another day.
 */
void
desmi_tidy_day (DesmiConnection *connection, gboolean is_local, GCancellable *cancellable)
{
  g_autofree char *before = desmi_clock_format_utc (desmi_clock_now () - GRACE_S);
  Tidy             tidy = { .before = before };
  gint64           n_empty, n_unnamed;
  gboolean         done;

  if (!measure_slack (connection, before, &n_empty, &n_unnamed) || n_empty + n_unnamed < slack_bytes
      || !desmi_connection_exec (connection, "BEGIN IMMEDIATE", NULL))
    return;
  done = tidy_job (connection, &tidy, cancellable, NULL) != NULL;
  if (!done || !desmi_connection_exec (connection, "COMMIT", NULL))
    desmi_connection_exec (connection, "ROLLBACK", NULL);
  else
    lay_out (connection, is_local, n_empty + tidy.n_bytes);
}

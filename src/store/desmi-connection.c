/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One SQLite connection: its settings, its statements, its errors as sentences, its cancelling. */
#include "store/desmi-connection.h"

#include "core/platform/desmi-file-lock.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define DEFAULT_PATIENCE_MS 10000
#define PROGRESS_STEPS 2000 /* of SQLite's machine: about a tenth of a millisecond */
#define MAX_VILLAGES 64     /* told by name; more are "many" */

struct _DesmiConnection
{
  sqlite3      *db;
  GHashTable   *statements; /* char *: sqlite3_stmt * */
  GCancellable *cancellable;
  guint         patience_ms;
  gint64        waiting_since;
  DesmiTables   touched;
  GHashTable   *villages; /* set of char * */
  gboolean      many;
  gboolean      damaged;
  char         *user; /* nullable */
};

G_DEFINE_QUARK (desmi_store_error, desmi_store_error)

static int
progress_cb (gpointer data)
{
  DesmiConnection *self = data;

  return self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable);
}

/* Waits longer each time, so that a short lock costs little and a long one no processor. */
static int
busy_cb (gpointer data, int n_tries)
{
  DesmiConnection *self = data;
  gint64           now = g_get_monotonic_time ();

  if (n_tries == 0)
    self->waiting_since = now;
  if (self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable))
    return 0;
  if (now - self->waiting_since >= (gint64) self->patience_ms * 1000)
    return 0;
  g_usleep (MIN (50, 1 + n_tries) * 1000);
  return 1;
}

static char *
make_uri (const char *path, DesmiConnectionMode mode)
{
  const char      *options = "", *start = "file:";
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *escaped = NULL;

  if (G_DIR_SEPARATOR != '/')
    g_strdelimit (absolute, G_DIR_SEPARATOR_S, '/');
  escaped = g_uri_escape_string (absolute, "/", FALSE);
  if (mode == DESMI_CONNECTION_READ)
    options = "?mode=ro";
  else if (mode == DESMI_CONNECTION_IMMUTABLE)
    options = "?mode=ro&immutable=1";
  else if (mode == DESMI_CONNECTION_WRITE)
    options = "?mode=rw";
  /* what stands between two slashes and the next one would be a host, which SQLite refuses:
   * Windows' drives need three slashes, and its shares ("//server/share") two more */
  if (g_str_has_prefix (absolute, "//"))
    start = "file://";
  else if (absolute[0] != '/')
    start = "file:///";
  return g_strconcat (start, escaped, options, NULL);
}

/* Once, before any file is opened. Without its locks on a file that is open, another process that
 * closes it last removes its log, and both write over each other from then on. */
static void
keep_locks (void)
{
  static const char *const names[] = { "fcntl", "close" };
  static gsize             done;
  sqlite3_vfs             *vfs;

  if (!g_once_init_enter (&done))
    return;
  vfs = sqlite3_vfs_find (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      DesmiFileLockCall call = desmi_file_lock_find_call (names[i]);

      if (call != NULL && vfs != NULL && vfs->iVersion >= 3 && vfs->xSetSystemCall != NULL)
        vfs->xSetSystemCall (vfs, names[i], (sqlite3_syscall_ptr) call);
    }
  g_once_init_leave (&done, 1);
}

static gboolean
configure (DesmiConnection *self, GError **error)
{
  sqlite3_busy_handler (self->db, busy_cb, self);
  sqlite3_progress_handler (self->db, PROGRESS_STEPS, progress_cb, self);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  /* what is sorted beyond the cache goes to a file of the system's temporary folder, never beside
   * the district file: ten million rows in memory would take a gigabyte */
  return desmi_connection_exec (self, "PRAGMA foreign_keys = ON; PRAGMA temp_store = FILE", error);
}

/**
 * desmi_connection_open:
 * @path: the file's name, in any alphabet
 * @mode: what may be done with it
 *
 * Opens a connection for the calling thread. That the file is a district file is not looked at.
 *
 * Returns: (transfer full) (nullable): the connection, or %NULL with @error set
 */
DesmiConnection *
desmi_connection_open (const char *path, DesmiConnectionMode mode, GError **error)
{
  static const int flags[] = {
    [DESMI_CONNECTION_WRITE] = SQLITE_OPEN_READWRITE,
    [DESMI_CONNECTION_CREATE] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
    [DESMI_CONNECTION_READ] = SQLITE_OPEN_READONLY,
    [DESMI_CONNECTION_IMMUTABLE] = SQLITE_OPEN_READONLY,
  };
  g_autoptr (DesmiConnection) self = g_new0 (DesmiConnection, 1);
  g_autofree char            *uri = make_uri (path, mode);

  keep_locks ();
  self->patience_ms = DEFAULT_PATIENCE_MS;
  self->statements
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) sqlite3_finalize);
  self->villages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (sqlite3_open_v2 (uri, &self->db,
                       flags[mode] | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                       NULL)
      != SQLITE_OK)
    {
      desmi_connection_fail (self, error);
      return NULL;
    }
  if (!configure (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * desmi_connection_tune:
 *
 * Sets what can only be set once the file is known to be sound, since it reads the schema.
 */
gboolean
desmi_connection_tune (DesmiConnection *self, GError **error)
{
  return desmi_connection_exec (self, "PRAGMA synchronous = FULL; PRAGMA cache_size = -8000",
                                error);
}

/**
 * desmi_connection_close:
 * @self: (transfer full): a connection that no statement is running on
 */
void
desmi_connection_close (DesmiConnection *self)
{
  g_hash_table_unref (self->statements);
  g_hash_table_unref (self->villages);
  sqlite3_close_v2 (self->db);
  g_free (self->user);
  g_free (self);
}

/**
 * desmi_connection_get_db:
 *
 * Returns: (transfer none): SQLite's own handle, for what has no function here
 */
sqlite3 *
desmi_connection_get_db (DesmiConnection *self)
{
  return self->db;
}

/**
 * desmi_connection_set_user:
 * @name: (nullable): of who works; %NULL: as the system says
 */
void
desmi_connection_set_user (DesmiConnection *self, const char *name)
{
  if (g_strcmp0 (self->user, name) == 0)
    return;
  g_free (self->user);
  self->user = g_strdup (name);
}

/**
 * desmi_connection_get_user:
 *
 * Returns: (transfer none) (nullable): who works, if it was said
 */
const char *
desmi_connection_get_user (DesmiConnection *self)
{
  return self->user;
}

/**
 * desmi_connection_set_cancellable:
 * @cancellable: (nullable): lent until the next call
 *
 * Lets statements and waiting for locks end when @cancellable is cancelled.
 */
void
desmi_connection_set_cancellable (DesmiConnection *self, GCancellable *cancellable)
{
  self->cancellable = cancellable;
}

/**
 * desmi_connection_set_patience:
 * @patience_ms: how long another process's lock is waited for; 10,000 unless set
 */
void
desmi_connection_set_patience (DesmiConnection *self, guint patience_ms)
{
  self->patience_ms = patience_ms;
}

/**
 * desmi_connection_prepare:
 * @sql: one statement
 *
 * Returns: (transfer none) (nullable): the statement, kept by its text until the connection closes,
 *   reset and with its parameters NULL; or %NULL with @error set
 */
sqlite3_stmt *
desmi_connection_prepare (DesmiConnection *self, const char *sql, GError **error)
{
  sqlite3_stmt *stmt = g_hash_table_lookup (self->statements, sql);

  if (stmt != NULL)
    {
      sqlite3_reset (stmt);
      sqlite3_clear_bindings (stmt);
      return stmt;
    }
  if (sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL) != SQLITE_OK)
    {
      desmi_connection_fail (self, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, g_strdup (sql), stmt);
  return stmt;
}

/**
 * desmi_connection_exec:
 * @sql: any number of statements without parameters; rows are left unread
 */
gboolean
desmi_connection_exec (DesmiConnection *self, const char *sql, GError **error)
{
  if (sqlite3_exec (self->db, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  return desmi_connection_fail (self, error);
}

/**
 * desmi_connection_step:
 *
 * Returns: %TRUE if there is a row; %FALSE without @error at the end, with it on failure. The
 *   statement is reset in both of the latter cases, and keeps its parameters.
 */
gboolean
desmi_connection_step (DesmiConnection *self, sqlite3_stmt *stmt, GError **error)
{
  int code = sqlite3_step (stmt);

  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    desmi_connection_fail (self, error);
  sqlite3_reset (stmt);
  return FALSE;
}

/**
 * desmi_connection_end:
 * @local: (inout) (nullable): what went wrong with a row, handed on to @error
 *
 * Ends the reading of @stmt, wherever it stands, so that it can be used again.
 *
 * Returns: whether nothing went wrong
 */
gboolean
desmi_connection_end (sqlite3_stmt *stmt, GError **local, GError **error)
{
  sqlite3_reset (stmt);
  if (*local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (local));
  return FALSE;
}

static void
set_disk_error (DesmiConnection *self, GError **error)
{
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_IO,
               /* Translators: %s is a technical text in English */
               _ ("The district file could not be read or written (%s); see whether its disk "
                  "and folder can still be used, and try again."),
               sqlite3_errmsg (self->db));
}

/* SQLite tells a full disk by its name only where it adds to a file, not where it makes one. */
static gboolean
is_without_room (DesmiConnection *self, int code)
{
  int reason = self->db != NULL ? sqlite3_system_errno (self->db) : 0;

  switch (code & 0xff)
    {
    case SQLITE_FULL:
      return TRUE;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
#ifdef EDQUOT
      if (reason == EDQUOT)
        return TRUE;
#endif
      return reason == ENOSPC || code == SQLITE_IOERR_SHMSIZE;
    default:
      return FALSE;
    }
}

/**
 * desmi_connection_fail_with:
 * @code: of SQLite, extended
 *
 * Says in a sentence what @code means, which a call on @self returned.
 *
 * Returns: %FALSE, to be returned on
 */
gboolean
desmi_connection_fail_with (DesmiConnection *self, int code, GError **error)
{
  if (self->cancellable != NULL && g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (code == SQLITE_READONLY_DBMOVED)
    {
      g_set_error_literal (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_IO,
                           _ ("The district file was moved or replaced while it was open; nothing "
                              "was changed. Open it again."));
      return FALSE;
    }
  if (is_without_room (self, code))
    {
      g_set_error_literal (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_IO,
                           _ ("There is no room left on the disk; nothing was changed. Free some "
                              "space and try again."));
      return FALSE;
    }
  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error_literal (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_LOCKED,
                           _ ("Another program holds the district file; nothing was changed. "
                              "Try again in a moment."));
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      /* a search index that does not fit its rows is no bad page */
      self->damaged = self->damaged || code != SQLITE_CORRUPT_VTAB;
      g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_DAMAGED,
                   /* Translators: %s is a technical text in English */
                   _ ("The district file is damaged (%s)."), sqlite3_errmsg (self->db));
      break;
    case SQLITE_READONLY:
      g_set_error_literal (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_READ_ONLY,
                           _ ("The district file is opened to view; it cannot be changed."));
      break;
    case SQLITE_CONSTRAINT:
      g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
                   /* Translators: %s is a technical text in English */
                   _ ("The district file does not take this value (%s); nothing was changed."),
                   sqlite3_errmsg (self->db));
      break;
    default:
      set_disk_error (self, error);
      break;
    }
  return FALSE;
}

/**
 * desmi_connection_fail:
 *
 * Says in a sentence why the last call to SQLite failed.
 *
 * Returns: %FALSE, to be returned on
 */
gboolean
desmi_connection_fail (DesmiConnection *self, GError **error)
{
  int code = self->db != NULL ? sqlite3_extended_errcode (self->db) : SQLITE_NOMEM;

  return desmi_connection_fail_with (self, code, error);
}

/**
 * desmi_connection_note_damage:
 *
 * Notes that a job has found a part of the file damaged.
 */
void
desmi_connection_note_damage (DesmiConnection *self)
{
  self->damaged = TRUE;
}

/**
 * desmi_connection_has_damage:
 *
 * Returns: whether a part of the file could not be read, also if no job has told
 */
gboolean
desmi_connection_has_damage (DesmiConnection *self)
{
  return self->damaged;
}

/**
 * desmi_connection_is_sound:
 * @sound: (out): whether every page is as it should be; %TRUE if that is not known
 *
 * Reads the whole file, without a transaction, so that a log that is being written beside is no
 * hindrance.
 *
 * Returns: whether the look came to its end
 */
gboolean
desmi_connection_is_sound (DesmiConnection *self, gboolean *sound)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *found = desmi_connection_dup_text (self, "PRAGMA integrity_check (1)", &error);
  gboolean damaged = g_error_matches (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_DAMAGED);

  *sound = found != NULL ? strcmp (found, "ok") == 0 : !damaged;
  return found != NULL || damaged;
}

/**
 * desmi_connection_touch:
 * @tables: what the job changed
 * @village: (nullable): the code of the village, or %NULL: many
 *
 * Notes for the "changed" signal what the running job changes.
 */
void
desmi_connection_touch (DesmiConnection *self, DesmiTables tables, const char *village)
{
  self->touched |= tables;
  /* a step of the history is of no village, and is told beside those that it changed */
  if (tables == DESMI_TABLES_HISTORY && village == NULL)
    return;
  if (village == NULL || g_hash_table_size (self->villages) >= MAX_VILLAGES)
    self->many = self->many || village == NULL || !g_hash_table_contains (self->villages, village);
  else
    g_hash_table_add (self->villages, g_strdup (village));
}

/**
 * desmi_connection_take_touched:
 * @villages: (out) (transfer full) (nullable): codes, %NULL-terminated; %NULL: many
 *
 * Returns: what jobs touched since the last call
 */
DesmiTables
desmi_connection_take_touched (DesmiConnection *self, char ***villages)
{
  DesmiTables touched = self->touched;

  *villages = NULL;
  if (touched != DESMI_TABLES_NONE && !self->many)
    {
      GStrvBuilder  *builder = g_strv_builder_new ();
      GHashTableIter iter;
      gpointer       key;

      g_hash_table_iter_init (&iter, self->villages);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        g_strv_builder_add (builder, key);
      *villages = g_strv_builder_end (builder);
      g_strv_builder_unref (builder);
    }
  self->touched = DESMI_TABLES_NONE;
  self->many = FALSE;
  g_hash_table_remove_all (self->villages);
  return touched;
}

/**
 * desmi_connection_get_int:
 * @sql: a query without parameters
 * @out: (out): the first column of its first row
 *
 * Returns: %FALSE with @error set, also if there is no row
 */
gboolean
desmi_connection_get_int (DesmiConnection *self, const char *sql, gint64 *out, GError **error)
{
  sqlite3_stmt      *stmt = desmi_connection_prepare (self, sql, error);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  *out = 0;
  if (desmi_connection_step (self, stmt, &local))
    *out = sqlite3_column_int64 (stmt, 0);
  return desmi_connection_end (stmt, &local, error);
}

/**
 * desmi_connection_dup_text:
 * @sql: a query without parameters
 *
 * Returns: (transfer full) (nullable): the first column of its first row; %NULL without @error: no
 * row, or a null
 */
char *
desmi_connection_dup_text (DesmiConnection *self, const char *sql, GError **error)
{
  sqlite3_stmt *stmt = desmi_connection_prepare (self, sql, error);
  char         *text = NULL;

  if (stmt != NULL && desmi_connection_step (self, stmt, error))
    {
      text = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
      sqlite3_reset (stmt);
    }
  return text;
}

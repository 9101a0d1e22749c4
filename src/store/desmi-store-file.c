/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks at a file without changing a byte of it, and says in a sentence why it is refused. */
#include "store/desmi-store-file.h"

#include "core/platform/desmi-file.h"
#include "store/desmi-backup.h"
#include "store/desmi-migration.h"

#include "desmi-config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Of the file format of SQLite. */
#define HEADER_SIZE 100
#define OFFSET_PAGE_SIZE 16
#define OFFSET_READ_FORMAT 19
#define FORMAT_WAL 2
#define OFFSET_CHANGES 24
#define OFFSET_N_PAGES 28
#define OFFSET_USER_VERSION 60
#define OFFSET_APPLICATION_ID 68
#define OFFSET_VALID_FOR 92
#define LOCK_SHARED_FIRST 0x40000002
#define LOCK_SHARED_SIZE 510

/* Files that this process has open. Closing any descriptor of a file drops the locks that the whole
 * process has on it (POSIX), so a file is never opened by itself while SQLite has it open. */
static GRecMutex   register_mutex; /* held for a whole look, which may look at backups in turn */
static GHashTable *open_files;     /* char *: count */

static char *
make_key (const char *path)
{
  char *identity = desmi_file_dup_identity (path);

  return identity != NULL ? identity : g_canonicalize_filename (path, NULL);
}

static void
unregister_file (const char *key)
{
  guint count;

  g_rec_mutex_lock (&register_mutex);
  count = GPOINTER_TO_UINT (g_hash_table_lookup (open_files, key));
  if (count > 1)
    g_hash_table_insert (open_files, g_strdup (key), GUINT_TO_POINTER (count - 1));
  else
    g_hash_table_remove (open_files, key);
  g_rec_mutex_unlock (&register_mutex);
}

static gboolean
refuse (GError **error, DesmiStoreError code, const char *path, const char *sentence)
{
  g_autofree char *name = g_filename_display_basename (path);
  GString         *message = g_string_new (sentence);

  /* sentences hold one %s, the file's name */
  g_string_replace (message, "%s", name, 1);
  g_set_error_literal (error, DESMI_STORE_ERROR, (gint) code, message->str);
  g_string_free (message, TRUE);
  return FALSE;
}

static gboolean
refuse_foreign (GError **error, const char *path)
{
  return refuse (error, DESMI_STORE_ERROR_NOT_OURS, path,
                 _ ("“%s” is not a district file of Desmigratif; it was left as it is."));
}

static gboolean
refuse_damaged (GError **error, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *newest = NULL;
  g_autofree char *date = NULL;

  if (error == NULL)
    return FALSE;
  newest = desmi_backup_find_newest (path);
  if (newest == NULL)
    return refuse (error, DESMI_STORE_ERROR_DAMAGED, path,
                   _ ("“%s” is damaged; it was left as it is. There is no backup copy of it."));
  date = desmi_backup_format_date (newest);
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_DAMAGED,
               /* Translators: name of the file, date and time, path of the backup copy */
               _ ("“%s” is damaged; it was left as it is. The newest good backup is of %s; "
                  "restore it to go on: %s"),
               name, date, newest);
  return FALSE;
}

/* Whether @version, such as "1.2.0", is above this program's. */
static gboolean
is_later_program (const char *version)
{
  g_auto (GStrv) theirs = g_strsplit (version, ".", -1);
  g_auto (GStrv) ours = g_strsplit (DESMI_VERSION, ".", -1);
  guint          n_theirs = g_strv_length (theirs), n_ours = g_strv_length (ours);

  for (guint i = 0; i < MAX (n_theirs, n_ours); i++)
    {
      guint64 their = i < n_theirs ? g_ascii_strtoull (theirs[i], NULL, 10) : 0;
      guint64 our = i < n_ours ? g_ascii_strtoull (ours[i], NULL, 10) : 0;

      if (their != our)
        return their > our;
    }
  return FALSE;
}

/* @program (nullable) is the version that the file names as the one that made it so. */
static gboolean
refuse_newer (GError **error, const char *path, const char *program)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (program == NULL || !is_later_program (program))
    return refuse (error, DESMI_STORE_ERROR_NEWER, path,
                   _ ("“%s” needs a later version of Desmigratif than this one; it was left as it "
                      "is. Update the program and open it again."));
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_NEWER,
               /* Translators: name of the file, version of the program such as 1.2.0 */
               _ ("“%s” needs Desmigratif %s or later; it was left as it is. Update the program "
                  "and open it again."),
               name, program);
  return FALSE;
}

static guint32
read_be (const guint8 *header, guint offset)
{
  guint32 value;

  memcpy (&value, header + offset, sizeof value);
  return GUINT32_FROM_BE (value);
}

static gboolean
is_cut_off (const guint8 *header, goffset size)
{
  guint page = (guint) header[OFFSET_PAGE_SIZE] << 8 | header[OFFSET_PAGE_SIZE + 1];

  if (page == 1)
    page = 65536;
  /* older programs leave the count of pages alone, and then it does not hold */
  if (read_be (header, OFFSET_CHANGES) != read_be (header, OFFSET_VALID_FOR))
    return FALSE;
  return (goffset) read_be (header, OFFSET_N_PAGES) * page > size;
}

static gboolean
has_content (const char *path, const char *suffix)
{
  g_autofree char *beside = g_strconcat (path, suffix, NULL);
  GStatBuf         info;

  return g_stat (beside, &info) == 0 && info.st_size > 0;
}

/* Another process has a write-ahead log open exactly while it holds the shared lock. */
static gboolean
is_locked (int fd)
{
  return desmi_file_has_lock (fd, LOCK_SHARED_FIRST, LOCK_SHARED_SIZE);
}

static gboolean
check_header (const char *path, const guint8 *header, gssize n, goffset size, GError **error)
{
  static const guint8 zeros[HEADER_SIZE];
  gboolean            has_wal = has_content (path, "-wal");

  if (n >= 16 && memcmp (header, zeros, (gsize) n) == 0)
    return refuse_damaged (error, path);
  if (n < HEADER_SIZE || memcmp (header, "SQLite format 3", 16) != 0)
    return refuse_foreign (error, path);
  if (has_wal)
    return TRUE; /* the newest first page may be there */
  if (read_be (header, OFFSET_APPLICATION_ID) != DESMI_STORE_APPLICATION_ID)
    return refuse_foreign (error, path);
  if (is_cut_off (header, size) && !has_content (path, "-journal"))
    return refuse_damaged (error, path);
  return TRUE;
}

static gboolean
look_at_bytes (DesmiStoreFile *self, const GStatBuf *info, GError **error)
{
  guint8 header[HEADER_SIZE];
  gssize n;
  int    fd = desmi_file_open_to_read (self->path);

  if (fd < 0)
    return refuse (error, DESMI_STORE_ERROR_IO, self->path,
                   _ ("“%s” could not be read: permission was denied or the disk has a fault."));
  n = read (fd, header, sizeof header);
  self->in_use = is_locked (fd);
  self->has_wal = n > OFFSET_READ_FORMAT && header[OFFSET_READ_FORMAT] == FORMAT_WAL;
  g_close (fd, NULL);
  if (n < 0)
    return refuse (error, DESMI_STORE_ERROR_IO, self->path,
                   _ ("“%s” could not be read: permission was denied or the disk has a fault."));
  return check_header (self->path, header, n, info->st_size, error);
}

/* Enters the file into the register, and looks at its bytes unless this process has it open. Called
 * with the mutex held. */
static gboolean
register_and_look (DesmiStoreFile *self, GError **error)
{
  g_autofree char *key = NULL;
  GStatBuf         info;
  gboolean         ok;
  guint            count;

  if (g_stat (self->path, &info) != 0)
    return refuse (error, DESMI_STORE_ERROR_IO, self->path, _ ("There is no file “%s”."));
  if (!S_ISREG (info.st_mode))
    return refuse (error, DESMI_STORE_ERROR_NOT_OURS, self->path,
                   _ ("“%s” is a folder or a device, not a district file."));
  if (info.st_size == 0)
    return refuse (error, DESMI_STORE_ERROR_NOT_OURS, self->path,
                   _ ("“%s” is empty; it is not a district file. It was left as it is."));
  key = make_key (self->path);
  if (open_files == NULL)
    open_files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  count = GPOINTER_TO_UINT (g_hash_table_lookup (open_files, key));
  self->in_use = count > 0;
  ok = count > 0 || look_at_bytes (self, &info, error);
  if (ok)
    {
      g_hash_table_insert (open_files, g_strdup (key), GUINT_TO_POINTER (count + 1));
      self->key = g_steal_pointer (&key);
    }
  return ok;
}

static gboolean
is_damage (int code)
{
  return (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB;
}

/* Says what is wrong by the content; sets @again if another way of opening should be tried. */
static gboolean
look_at_content (DesmiStoreFile *self, DesmiConnection *connection, gboolean *again, GError **error)
{
  sqlite3           *db = desmi_connection_get_db (connection);
  g_autofree char   *clean = NULL;
  gint64             id, version;
  gboolean           sound, suspect;
  g_autoptr (GError) local = NULL;

  if (!desmi_connection_get_int (connection, "PRAGMA application_id", &id, &local)
      || !desmi_connection_get_int (connection, "PRAGMA user_version", &version, &local))
    {
      if (is_damage (sqlite3_errcode (db)))
        return refuse_damaged (error, self->path);
      *again = !g_error_matches (local, DESMI_STORE_ERROR, DESMI_STORE_ERROR_LOCKED)
               && local->domain == DESMI_STORE_ERROR;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (id != DESMI_STORE_APPLICATION_ID || version < 1)
    return refuse_foreign (error, self->path);
  self->version = (guint) version;
  if (version > desmi_migration_get_version ())
    {
      g_autofree char *program = desmi_connection_dup_text (
          connection, "SELECT value FROM meta WHERE key = 'program'", NULL);

      return refuse_newer (error, self->path, program);
    }
  clean = desmi_connection_dup_text (connection, "SELECT value FROM meta WHERE key = 'clean'",
                                     &local);
  if (local != NULL && local->domain != DESMI_STORE_ERROR) /* cancelled */
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (local != NULL)
    return refuse_damaged (error, self->path);
  suspect = desmi_store_file_is_suspect (self->path);
  if (suspect
      || (!self->in_use && (g_strcmp0 (clean, "1") != 0 || has_content (self->path, "-wal"))))
    {
      if (!desmi_connection_is_sound (connection, &sound))
        return TRUE;
      if (!sound)
        return refuse_damaged (error, self->path);
      if (suspect)
        desmi_store_file_clear_suspicion (self->path);
    }
  return TRUE;
}

static gboolean
try_mode (DesmiStoreFile     *self,
          DesmiConnectionMode mode,
          gboolean           *again,
          GCancellable       *cancellable,
          GError            **error)
{
  g_autoptr (DesmiConnection) connection = NULL;

  *again = FALSE;
  connection = desmi_connection_open (self->open_path, mode, error);
  if (connection == NULL)
    {
      *again = TRUE;
      return FALSE;
    }
  desmi_connection_set_cancellable (connection, cancellable);
  self->read_mode = mode == DESMI_CONNECTION_IMMUTABLE ? mode : DESMI_CONNECTION_READ;
  return look_at_content (self, connection, again, error);
}

static gboolean
has_beside (const DesmiStoreFile *self)
{
  return has_content (self->path, "-wal") || has_content (self->path, "-journal");
}

/* A log or a journal from an interrupted change that cannot be worked off in place is worked off
 * in a copy. */
static gboolean
look_with_locks (DesmiStoreFile *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean           again;

  if (try_mode (self, DESMI_CONNECTION_READ, &again, cancellable, &local))
    return TRUE;
  if (!again)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!self->read_only)
    return try_mode (self, DESMI_CONNECTION_WRITE, &again, cancellable, error);
  return desmi_store_file_copy_to_view (self, error)
         && try_mode (self, DESMI_CONNECTION_WRITE, &again, cancellable, error);
}

static gboolean
look_as_sqlite (DesmiStoreFile *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  GStatBuf           before, after;
  gboolean           again, ok;

  if (!self->has_wal || self->in_use || has_beside (self) || g_stat (self->path, &before) != 0)
    return look_with_locks (self, cancellable, error);
  /* with mode=ro alone, an empty log would be left beside a file that is refused; and who has a
   * file of this kind open is seen by its lock */
  ok = try_mode (self, DESMI_CONNECTION_IMMUTABLE, &again, cancellable, &local);
  if (ok)
    {
      if (!self->read_only || !desmi_folder_is_read_only (self->path))
        self->read_mode = DESMI_CONNECTION_READ;
      return TRUE;
    }
  /* unless somebody began to write meanwhile, what was seen is so */
  if (!has_beside (self) && g_stat (self->path, &after) == 0 && before.st_mtime == after.st_mtime
      && before.st_size == after.st_size)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return look_with_locks (self, cancellable, error);
}

/**
 * desmi_store_file_look:
 * @read_only: whether it is to be opened to view
 *
 * Finds out what a file is and how it can be opened. A file that is refused is left untouched to
 * the byte, and so is a write-ahead log beside it.
 *
 * Returns: (transfer full) (nullable): what was found, or %NULL with @error one of NOT_OURS, NEWER,
 *   DAMAGED, LOCKED, IO, or %G_IO_ERROR_CANCELLED
 */
DesmiStoreFile *
desmi_store_file_look (const char   *path,
                       gboolean      read_only,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_autoptr (DesmiStoreFile) self = g_new0 (DesmiStoreFile, 1);
  const char                *service = NULL;
  gboolean                   ok;

  self->path = desmi_folder_resolve (path);
  self->open_path = g_strdup (self->path);
  self->read_only = read_only || desmi_folder_is_read_only (self->path);
  g_rec_mutex_lock (&register_mutex);
  ok = register_and_look (self, error) && look_as_sqlite (self, cancellable, error);
  g_rec_mutex_unlock (&register_mutex);
  if (!ok)
    return NULL;
  self->folder = desmi_folder_get_kind (self->path, &service);
  /* a link in a synchronised folder, or a folder that is a link: the name that was asked for tells
   */
  if (self->folder == DESMI_FOLDER_LOCAL)
    self->folder = desmi_folder_get_kind (path, &service);
  if (self->read_only && !read_only)
    self->notice = g_strdup (_ ("This file cannot be written, so it is opened to view."));
  else if (self->folder == DESMI_FOLDER_SYNCED)
    self->notice = g_strdup_printf (
        /* Translators: %s is a service such as OneDrive */
        _ ("This file lies in a folder that %s copies elsewhere. It is used in a slower, safer "
           "way; "
           "open it on one computer at a time."),
        service);
  else if (self->folder == DESMI_FOLDER_NETWORK)
    self->notice = g_strdup (_ ("This file lies on a network drive. It is used in a slower, safer "
                                "way; open it on one computer at a time."));
  return g_steal_pointer (&self);
}

/* A reader alone leaves an empty log behind, which it may not remove; a writer that closes last
 * does, unless somebody else has the file open. */
static void
tidy (const DesmiStoreFile *self)
{
  g_autofree char            *log = g_strconcat (self->path, "-wal", NULL);
  g_autoptr (DesmiConnection) connection = NULL;
  GStatBuf                    info;
  gint64                      n;

  if (!self->read_only || self->read_mode != DESMI_CONNECTION_READ || g_stat (log, &info) != 0
      || info.st_size > 0 || desmi_folder_is_read_only (self->path))
    return;
  connection = desmi_connection_open (self->path, DESMI_CONNECTION_WRITE, NULL);
  if (connection == NULL)
    return;
  desmi_connection_set_patience (connection, 0);
  desmi_connection_get_int (connection, "SELECT count(*) FROM sqlite_schema", &n, NULL);
}

/**
 * desmi_store_file_is_in_place:
 *
 * What is written into a file that was moved, deleted or replaced would be in nobody's sight, and
 * gone with the program.
 *
 * Returns: whether the file that was opened still lies at its path; else %DESMI_STORE_ERROR_IO
 */
gboolean
desmi_store_file_is_in_place (DesmiStoreFile *self, GError **error)
{
  g_autofree char *key = make_key (self->path);

  if (self->key == NULL || g_str_equal (self->key, key))
    return TRUE;
  g_set_error (
      error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_IO,
      _ ("“%s” was moved, deleted or replaced while it was open; nothing was saved. Put it "
         "back, or open it where it is now."),
      self->path);
  return FALSE;
}

/**
 * desmi_store_file_free:
 *
 * Frees what is known of the file; a mark beside it stays.
 */
void
desmi_store_file_free (DesmiStoreFile *self)
{
  desmi_store_file_unlock (self);
  if (self->key != NULL)
    tidy (self);
  if (g_strcmp0 (self->path, self->open_path) != 0)
    desmi_store_file_remove_view (self);
  if (self->key != NULL)
    unregister_file (self->key);
  g_free (self->key);
  g_free (self->damage);
  g_free (self->notice);
  g_free (self->open_path);
  g_free (self->path);
  g_free (self);
}

/**
 * desmi_store_file_is_good:
 * @thorough: whether every page is read
 *
 * Returns: whether @path is a sound district file of a version that this program reads; else one of
 *   the errors of desmi_store_file_look()
 */
gboolean
desmi_store_file_is_good (const char   *path,
                          gboolean      thorough,
                          GCancellable *cancellable,
                          GError      **error)
{
  g_autoptr (DesmiStoreFile)  file = desmi_store_file_look (path, TRUE, cancellable, error);
  g_autoptr (DesmiConnection) connection = NULL;
  gboolean                    sound;

  if (file == NULL)
    return FALSE;
  if (!thorough)
    return TRUE;
  connection = desmi_connection_open (file->open_path, file->read_mode, error);
  if (connection == NULL)
    return FALSE;
  desmi_connection_set_cancellable (connection, cancellable);
  if (desmi_connection_is_sound (connection, &sound) && sound)
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return refuse (error, DESMI_STORE_ERROR_DAMAGED, path, _ ("The copy “%s” is damaged."));
}

/**
 * desmi_store_file_get_use:
 * @path: a file that may be there or not, without a link in it
 *
 * Returns: who has it open: by the register of this process, by the lock that goes with a log, by
 *   the mark on a share
 */
DesmiFileUse
desmi_store_file_get_use (const char *path)
{
  g_autofree char *key = make_key (path);
  gboolean         in_use;
  int              fd;

  g_rec_mutex_lock (&register_mutex);
  in_use = open_files != NULL && g_hash_table_contains (open_files, key);
  if (!in_use && (fd = desmi_file_open_to_read (path)) >= 0)
    {
      in_use = is_locked (fd);
      g_close (fd, NULL);
    }
  g_rec_mutex_unlock (&register_mutex);
  return in_use ? DESMI_FILE_USED_HERE : desmi_store_file_get_marked_use (path);
}

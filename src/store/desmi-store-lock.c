/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mark that tells two machines of each other on a share: who works in the file, renewed each
 * minute. On one machine the locks of SQLite are enough and no mark is looked at. */
#include "store/desmi-store-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <signal.h>
#ifndef G_OS_WIN32
#include <unistd.h>
#endif

#define STALE_S (5 * DESMI_LOCK_BEAT_S)
#define GROUP "lock"

static char *
make_lock_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *lock = g_strconcat (".", name, ".lock", NULL);

  return g_build_filename (folder, lock, NULL);
}

static gint64
get_pid (void)
{
#ifdef G_OS_WIN32
  return (gint64) _getpid ();
#else
  return (gint64) getpid ();
#endif
}

static gboolean
write_mark (const char *path, const char *id)
{
  g_autoptr (GKeyFile) mark = g_key_file_new ();

  g_key_file_set_string (mark, GROUP, "id", id);
  g_key_file_set_string (mark, GROUP, "host", g_get_host_name ());
  g_key_file_set_string (mark, GROUP, "user", g_get_real_name ());
  g_key_file_set_int64 (mark, GROUP, "pid", get_pid ());
  return g_key_file_save_to_file (mark, path, NULL);
}

/* By the clock of the disk alone: the clocks of two machines differ. */
static gboolean
is_stale (const char *lock_path)
{
  g_autofree char *probe = g_strconcat (lock_path, ".probe", NULL);
  GStatBuf         mark, now;
  gboolean         stale = FALSE;

  if (g_file_set_contents (probe, "", 0, NULL) && g_stat (probe, &now) == 0
      && g_stat (lock_path, &mark) == 0)
    stale = now.st_mtime - mark.st_mtime > STALE_S;
  g_unlink (probe);
  return stale;
}

static gboolean
is_alive (gint64 pid)
{
#ifdef G_OS_WIN32
  return TRUE; /* until the mark is stale */
#else
  return pid > 0 && (kill ((pid_t) pid, 0) == 0 || errno == EPERM);
#endif
}

static char *
dup_id (const char *lock_path)
{
  g_autoptr (GKeyFile) mark = g_key_file_new ();

  g_key_file_load_from_file (mark, lock_path, G_KEY_FILE_NONE, NULL);
  return g_key_file_get_string (mark, GROUP, "id", NULL);
}

static void
open_to_view (DesmiStoreFile *self, GKeyFile *mark)
{
  g_autofree char *host = g_key_file_get_string (mark, GROUP, "host", NULL);
  g_autofree char *user = g_key_file_get_string (mark, GROUP, "user", NULL);

  self->read_only = TRUE;
  g_free (self->notice);
  self->notice = g_strdup_printf (
      /* Translators: name of a person, name of a computer */
      _ ("%s is working in this file on the computer “%s”, so it is opened to view here."),
      user != NULL ? user : "?", host != NULL ? host : "?");
}

/* Whether a living mark of another machine, or of another process here, is in the way. */
static gboolean
is_taken (DesmiStoreFile *self, const char *lock_path)
{
  g_autoptr (GKeyFile) mark = g_key_file_new ();
  g_autofree char     *host = NULL;

  if (!g_key_file_load_from_file (mark, lock_path, G_KEY_FILE_NONE, NULL))
    return FALSE;
  host = g_key_file_get_string (mark, GROUP, "host", NULL);
  if (g_strcmp0 (host, g_get_host_name ()) == 0)
    return is_alive (g_key_file_get_int64 (mark, GROUP, "pid", NULL)) && !is_stale (lock_path);
  if (is_stale (lock_path))
    return FALSE;
  open_to_view (self, mark);
  return TRUE;
}

/**
 * desmi_store_file_lock:
 *
 * Marks a file on a share or in a synchronised folder as worked in here. If another machine has
 * done so, @self becomes read-only with a notice that names it; a process on the same machine is no
 * hindrance. A mark that was not renewed for five minutes, or whose process is dead, is no mark.
 */
void
desmi_store_file_lock (DesmiStoreFile *self)
{
  g_autofree char *lock_path = NULL;
  g_autofree char *id = NULL;
  g_autofree char *seen = NULL;

  if (self->folder == DESMI_FOLDER_LOCAL || self->read_only)
    return;
  lock_path = make_lock_path (self->path);
  if (is_taken (self, lock_path))
    return;
  id = g_uuid_string_random ();
  if (!write_mark (lock_path, id))
    return;
  /* of two that write at once, the later one stays */
  seen = dup_id (lock_path);
  if (g_strcmp0 (seen, id) != 0)
    {
      is_taken (self, lock_path);
      return;
    }
  self->lock_path = g_steal_pointer (&lock_path);
  self->lock_id = g_steal_pointer (&id);
}

/* Renews the mark. */
void
desmi_store_file_beat (DesmiStoreFile *self)
{
  if (self->lock_path != NULL)
    write_mark (self->lock_path, self->lock_id);
}

/* Takes the mark away, unless another has taken it over. */
void
desmi_store_file_unlock (DesmiStoreFile *self)
{
  g_autofree char *seen = NULL;

  if (self->lock_path == NULL)
    return;
  seen = dup_id (self->lock_path);
  if (g_strcmp0 (seen, self->lock_id) == 0)
    g_unlink (self->lock_path);
  g_clear_pointer (&self->lock_path, g_free);
  g_clear_pointer (&self->lock_id, g_free);
}

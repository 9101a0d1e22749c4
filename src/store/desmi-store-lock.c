/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mark that tells two machines of each other on a share: who works in the file, renewed each
 * minute and looked at before each change. Processes of one machine share one mark, since there
 * the locks of SQLite are enough. */
#include "store/desmi-store-file.h"

#include "core/platform/desmi-process.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define STALE_S (5 * DESMI_LOCK_BEAT_S)
#define GROUP "lock"
/* Of reading and writing a mark: on a share, one that another machine is renewing cannot be opened
 * for a moment. */
#define N_TRIES 5
#define WAIT_US (40 * G_TIME_SPAN_MILLISECOND)

static char *
make_lock_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *lock = g_strconcat (".", name, ".lock", NULL);

  return g_build_filename (folder, lock, NULL);
}

static char *
make_machine (void)
{
  g_autofree char *id = desmi_process_dup_machine_id ();
  g_autofree char *text = NULL;

  /* two machines may have one name, and two copies of one installation one id; a hash, since the
   * id is not for others to see */
  text = g_strconcat ("desmigratif ", id != NULL ? id : "", " ", g_get_host_name (), NULL);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static const char *
get_machine (void)
{
  static gsize machine;

  if (g_once_init_enter (&machine))
    g_once_init_leave (&machine, (gsize) make_machine ());
  return (const char *) machine;
}

/* If it cannot be written, the look that follows finds out who has the file. */
static void
write_mark (const char *path, const char *id)
{
  g_autoptr (GKeyFile) mark = g_key_file_new ();

  g_key_file_set_string (mark, GROUP, "id", id);
  g_key_file_set_string (mark, GROUP, "machine", get_machine ());
  g_key_file_set_string (mark, GROUP, "host", g_get_host_name ());
  g_key_file_set_string (mark, GROUP, "user", g_get_real_name ());
  g_key_file_set_int64 (mark, GROUP, "pid", desmi_process_get_id ());
  for (guint i = 1; !g_key_file_save_to_file (mark, path, NULL) && i < N_TRIES; i++)
    g_usleep (WAIT_US);
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

typedef enum
{
  MARK_NONE, /* or one that grew old, or of a process that died */
  MARK_OURS,
  MARK_HERE, /* of another store on this machine */
  MARK_ELSEWHERE,
} Mark;

typedef enum
{
  READ_DONE,
  READ_NOTHING, /* there is no mark */
  READ_FAILED,  /* there is one, which cannot be read */
} Read;

static Read
read_mark (const char *lock_path, GKeyFile *mark)
{
  for (guint i = 1;; i++)
    {
      g_autoptr (GError) error = NULL;

      if (g_key_file_load_from_file (mark, lock_path, G_KEY_FILE_NONE, &error))
        return READ_DONE;
      if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return READ_NOTHING;
      if (i == N_TRIES)
        return READ_FAILED;
      g_usleep (WAIT_US);
    }
}

/* @id is ours (nullable); fills @mark with what is written there. */
static Mark
look_at_mark (const char *lock_path, const char *id, GKeyFile *mark)
{
  g_autofree char *seen = NULL;
  g_autofree char *machine = NULL;

  switch (read_mark (lock_path, mark))
    {
    case READ_NOTHING:
      return MARK_NONE;
    case READ_FAILED:
      return is_stale (lock_path) ? MARK_NONE : MARK_ELSEWHERE;
    case READ_DONE:
    default:
      break;
    }
  seen = g_key_file_get_string (mark, GROUP, "id", NULL);
  if (id != NULL && g_strcmp0 (seen, id) == 0)
    return MARK_OURS;
  machine = g_key_file_get_string (mark, GROUP, "machine", NULL);
  if (g_strcmp0 (machine, get_machine ()) == 0)
    return desmi_process_is_running (g_key_file_get_int64 (mark, GROUP, "pid", NULL))
                   && !is_stale (lock_path)
               ? MARK_HERE
               : MARK_NONE;
  return is_stale (lock_path) ? MARK_NONE : MARK_ELSEWHERE;
}

static char *
make_notice (GKeyFile *mark)
{
  g_autofree char *host = g_key_file_get_string (mark, GROUP, "host", NULL);
  g_autofree char *user = g_key_file_get_string (mark, GROUP, "user", NULL);

  return g_strdup_printf (
      /* Translators: name of a person, name of a computer */
      _ ("%s is working in this file on the computer “%s”, so it is opened to view here."),
      user != NULL ? user : "?", host != NULL ? host : "?");
}

/**
 * desmi_store_file_hold:
 * @renew: whether our mark is written again where it stands
 *
 * Looks whether the mark is still ours, or that of another process here, and sets it where there is
 * none: when the one that had it has closed the file. On a local disk there are no marks. Called on
 * the thread that writes.
 *
 * Returns: (transfer full) (nullable): %NULL, or if another machine has taken the file over in the
 *   meantime, a sentence that names it, as where no mark can be set; then @self is read-only from
 *   now on
 */
char *
desmi_store_file_hold (DesmiStoreFile *self, gboolean renew)
{
  g_autoptr (GKeyFile) mark = g_key_file_new ();
  Mark                 found;

  if (self->lock_path == NULL)
    return NULL;
  found = look_at_mark (self->lock_path, self->lock_id, mark);
  if (found == MARK_NONE || (found == MARK_OURS && renew))
    {
      write_mark (self->lock_path, self->lock_id);
      /* of two that write at once, the later one stays */
      found = look_at_mark (self->lock_path, self->lock_id, mark);
    }
  if (found == MARK_OURS || found == MARK_HERE)
    return NULL;
  /* without a mark of ours another machine would take the file, too */
  g_clear_pointer (&self->lock_path, g_free);
  g_clear_pointer (&self->lock_id, g_free);
  g_atomic_int_set (&self->read_only, TRUE);
  return found == MARK_NONE ? g_strdup (_ ("The folder takes no mark that somebody works in this "
                                           "file, so it is opened to view here."))
                            : make_notice (mark);
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
  char *notice;

  if (self->folder == DESMI_FOLDER_LOCAL || self->read_only)
    return;
  self->lock_path = make_lock_path (self->path);
  self->lock_id = g_uuid_string_random ();
  notice = desmi_store_file_hold (self, FALSE);
  if (notice == NULL)
    return;
  g_free (self->notice);
  self->notice = notice;
}

/**
 * desmi_store_file_unlock:
 *
 * Takes the mark away, unless it is another's.
 */
void
desmi_store_file_unlock (DesmiStoreFile *self)
{
  g_autoptr (GKeyFile) mark = g_key_file_new ();

  if (self->lock_path == NULL)
    return;
  if (look_at_mark (self->lock_path, self->lock_id, mark) == MARK_OURS)
    g_unlink (self->lock_path);
  g_clear_pointer (&self->lock_path, g_free);
  g_clear_pointer (&self->lock_id, g_free);
}

/**
 * desmi_store_file_get_marked_use:
 * @path: a district file, without a link in it
 *
 * Returns: what the mark beside @path says about who works in it
 */
DesmiFileUse
desmi_store_file_get_marked_use (const char *path)
{
  g_autofree char     *lock_path = make_lock_path (path);
  g_autoptr (GKeyFile) mark = g_key_file_new ();

  switch (look_at_mark (lock_path, NULL, mark))
    {
    case MARK_OURS:
    case MARK_HERE:
      return DESMI_FILE_USED_HERE;
    case MARK_ELSEWHERE:
      return DESMI_FILE_USED_ELSEWHERE;
    case MARK_NONE:
    default:
      return DESMI_FILE_FREE;
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where drafts lie, and whose they are. Two processes may have one form open: each keeps its draft
 * under a name of its own, "<form>-<number>-<owner>", and takes over what lies under the name of a
 * process that has ended. That one has let go of the lock of its owner's file; a number of a
 * process would say nothing after the computer was started again. */
#include "app/desmi-draft-path.h"

#include "core/platform/desmi-file.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#define MAX_COPIES 9 /* of one form that is open in several windows */
#define OWNER_CHARS 16

static GMutex      lock;
static GHashTable *taken; /* set of paths, of forms that are open now */

static char *
dup_owner_path (const char *owner)
{
  return g_build_filename (g_get_user_state_dir (), "desmigratif", "draft-owners", owner, NULL);
}

/* Of this process, with a lock that lasts as long as it does. */
static const char *
get_owner (void)
{
  static char     *owner;
  static gsize     once;
  g_autofree char *path = NULL, *folder = NULL;
  int              fd;

  if (!g_once_init_enter (&once))
    return owner;
  owner = g_uuid_string_random ();
  g_strdelimit (owner, "-", 'x');
  owner[OWNER_CHARS] = '\0';
  path = dup_owner_path (owner);
  folder = g_path_get_dirname (path);
  g_mkdir_with_parents (folder, 0700);
  fd = desmi_file_open_lock (path);
  if (fd >= 0)
    desmi_file_take_lock (fd);
  g_once_init_leave (&once, 1);
  return owner;
}

/* Where there can be no locks every owner is gone: its drafts must be found again. */
static gboolean
is_running (const char *owner)
{
  g_autofree char *path = dup_owner_path (owner);
  gboolean         has_ended;
  int              fd;

  if (g_str_equal (owner, get_owner ()))
    return TRUE;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return FALSE;
  fd = desmi_file_open_lock (path);
  if (fd < 0)
    return FALSE;
  has_ended = desmi_file_take_lock (fd) || errno != EWOULDBLOCK;
  g_close (fd, NULL);
  if (has_ended)
    g_unlink (path);
  return !has_ended;
}

/* Of a draft that an earlier version wrote there is none. */
static const char *
find_owner (const char *path)
{
  const char *end = strrchr (path, '-');

  return end != NULL && strlen (end + 1) == OWNER_CHARS ? end + 1 : NULL;
}

/* With the lock held. */
static gboolean
is_free (const char *path)
{
  const char *owner = find_owner (path);

  if (taken != NULL && g_hash_table_contains (taken, path))
    return FALSE;
  return owner == NULL || g_str_equal (owner, get_owner ()) || !is_running (owner);
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* In order, so that the first window gets the first draft. */
static GPtrArray *
list_of_form (const char *stem)
{
  g_autofree char *folder = g_path_get_dirname (stem), *name = g_path_get_basename (stem);
  g_autofree char *prefix = g_strconcat (name, "-", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray       *paths = g_ptr_array_new_with_free_func (g_free);
  const char      *entry;

  /* one with a point is being written, or was when a process ended */
  while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (entry, prefix) && strchr (entry, '.') == NULL)
      g_ptr_array_add (paths, g_build_filename (folder, entry, NULL));
  g_ptr_array_sort (paths, compare_paths);
  return paths;
}

/* The first name of this process that no open form has and that holds nothing. */
static char *
find_name (const char *stem)
{
  for (guint i = 1; i <= MAX_COPIES; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s-%u-%s", stem, i, get_owner ());

      if (!g_hash_table_contains (taken, path) && !g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
  return NULL;
}

/* Takes @found over, unless another process was first. */
static char *
adopt (const char *found, const char *stem)
{
  g_autofree char *path = NULL;

  if (g_strcmp0 (find_owner (found), get_owner ()) == 0)
    return g_strdup (found);
  path = find_name (stem);
  return path != NULL && g_rename (found, path) == 0 ? g_steal_pointer (&path) : NULL;
}

/**
 * desmi_draft_path_dup_folder:
 *
 * Returns: (transfer full): where drafts lie
 */
char *
desmi_draft_path_dup_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "desmigratif", "drafts", NULL);
}

/**
 * desmi_draft_path_take:
 * @stem: the same for all drafts of a form
 *
 * Returns: (transfer full) (nullable): the path of a draft that nobody has open, else one of a new
 * one, until desmi_draft_path_release(); %NULL: too many windows have the form open
 */
char *
desmi_draft_path_take (const char *stem)
{
  g_autoptr (GPtrArray) found = NULL;
  char                 *path = NULL;

  g_mutex_lock (&lock);
  if (taken == NULL)
    taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  found = list_of_form (stem);
  for (guint i = 0; path == NULL && i < found->len; i++)
    if (is_free (found->pdata[i]))
      path = adopt (found->pdata[i], stem);
  if (path == NULL)
    path = find_name (stem);
  if (path != NULL)
    g_hash_table_add (taken, g_strdup (path));
  g_mutex_unlock (&lock);
  return path;
}

/**
 * desmi_draft_path_release:
 * @path: of desmi_draft_path_take()
 *
 * Its form is closed: what lies there is for the next one.
 */
void
desmi_draft_path_release (const char *path)
{
  g_mutex_lock (&lock);
  g_hash_table_remove (taken, path);
  g_mutex_unlock (&lock);
}

/**
 * desmi_draft_path_is_free:
 *
 * Returns: whether no open form has the draft, here or in another process
 */
gboolean
desmi_draft_path_is_free (const char *path)
{
  gboolean free_now;

  g_mutex_lock (&lock);
  free_now = is_free (path);
  g_mutex_unlock (&lock);
  return free_now;
}

/**
 * desmi_draft_path_forget_owners:
 *
 * Takes the files of processes away that have ended.
 */
void
desmi_draft_path_forget_owners (void)
{
  g_autofree char *folder = dup_owner_path ("");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *owner;

  while (dir != NULL && (owner = g_dir_read_name (dir)) != NULL)
    is_running (owner);
}

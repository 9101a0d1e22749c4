/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder of a file's automatic backups: what comes there, what is found there, what is kept. */
#include "store/desmi-backup.h"

#include "store/desmi-store-object.h"

#include "core/desmi-clock.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <time.h>

#define N_KEPT 10
#define N_ALWAYS 3 /* kept however large they are */
#define N_RANKS 3
#define DAY_S G_GINT64_CONSTANT (86400)
#define HOUR_S G_GINT64_CONSTANT (3600)
#define STAMP_LENGTH 16 /* 20261125T020000Z */

static gint64 large_bytes = DESMI_BACKUP_LARGE, room_bytes = DESMI_BACKUP_ROOM;

/**
 * desmi_backup_hold_limits:
 * @large: bytes above which a file is copied once a day only; 0: %DESMI_BACKUP_LARGE
 * @room: bytes that all copies of a file may take; 0: %DESMI_BACKUP_ROOM
 *
 * Makes files large for tests that are not.
 */
void
desmi_backup_hold_limits (gint64 large, gint64 room)
{
  large_bytes = large > 0 ? large : DESMI_BACKUP_LARGE;
  room_bytes = room > 0 ? room : DESMI_BACKUP_ROOM;
}

/**
 * desmi_backup_dup_folder:
 *
 * Returns: (transfer full): the folder of the backups of @path, which may not be there: its name
 *   for people, a hash of its place for the program
 */
char *
desmi_backup_dup_folder (const char *path)
{
  g_autofree char *absolute = desmi_folder_resolve (path);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, absolute, -1);
  g_autofree char *stem = g_path_get_basename (absolute);
  g_autofree char *name = NULL;
  const char      *root = g_getenv ("DESMIGRATIF_BACKUPS");

  if (g_str_has_suffix (stem, DESMI_STORE_SUFFIX))
    stem[strlen (stem) - strlen (DESMI_STORE_SUFFIX)] = '\0';
  name = g_strdup_printf ("%s-%.8s", stem, hash);
  if (root != NULL)
    return g_build_filename (root, name, NULL);
  return g_build_filename (g_get_user_data_dir (), "desmigratif", "backups", name, NULL);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return -strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* All copies in @folder, newest first: their names begin with their time. */
static GPtrArray *
list_copies (const char *folder)
{
  GPtrArray       *copies = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, DESMI_STORE_SUFFIX) && strlen (name) > STAMP_LENGTH)
      g_ptr_array_add (copies, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (copies, compare_newest_first);
  return copies;
}

/**
 * desmi_store_list_backups:
 * @path: a district file, which may be damaged or gone
 *
 * Returns: (transfer full) (element-type filename): its good backups, newest first
 */
GPtrArray *
desmi_store_list_backups (const char *path)
{
  g_autofree char *folder = desmi_backup_dup_folder (path);
  GPtrArray       *copies = list_copies (folder);

  for (guint i = copies->len; i > 0; i--)
    if (!desmi_store_file_is_good (copies->pdata[i - 1], TRUE, NULL, NULL))
      g_ptr_array_remove_index (copies, i - 1);
  return copies;
}

/**
 * desmi_backup_find_newest:
 *
 * Returns: (transfer full) (nullable): the newest good backup of @path
 */
char *
desmi_backup_find_newest (const char *path)
{
  g_autofree char      *folder = desmi_backup_dup_folder (path);
  g_autoptr (GPtrArray) copies = list_copies (folder);

  for (guint i = 0; i < copies->len; i++)
    if (desmi_store_file_is_good (copies->pdata[i], TRUE, NULL, NULL))
      return g_strdup (copies->pdata[i]);
  return NULL;
}

/* 2026-11-25 02:00 for people, from the name of a copy. */
char *
desmi_backup_format_date (const char *copy_path)
{
  g_autofree char *name = g_path_get_basename (copy_path);

  if (strlen (name) < STAMP_LENGTH)
    return g_strdup (name);
  return g_strdup_printf ("%.4s-%.2s-%.2s %.2s:%.2s UTC", name, name + 4, name + 6, name + 9,
                          name + 11);
}

static char *
make_stamp (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return g_date_time_format (time, "%Y%m%dT%H%M%SZ");
}

/* What follows a name while a file is being made: ".1a2b3c4d.part", once or twice, and what lies
 * beside it.
 */
static gboolean
is_part_ending (const char *ending)
{
  static const char hex[] = "0123456789abcdef";
  gboolean          is_one = FALSE;

  while (ending[0] == '.' && strspn (ending + 1, hex) == 8
         && g_str_has_prefix (ending + 9, ".part"))
    {
      is_one = TRUE;
      ending += strlen (".1a2b3c4d.part");
    }
  return is_one
         && (ending[0] == '\0' || strcmp (ending, "-journal") == 0 || strcmp (ending, "-wal") == 0
             || strcmp (ending, "-shm") == 0);
}

/* @wanted: what was being made; NULL: any copy of ours */
static gboolean
is_part_of (const char *name, const char *wanted)
{
  const char *suffix;

  if (wanted != NULL)
    return g_str_has_prefix (name, wanted) && is_part_ending (name + strlen (wanted));
  suffix = strstr (name, DESMI_STORE_SUFFIX);
  return suffix != NULL && is_part_ending (suffix + strlen (DESMI_STORE_SUFFIX));
}

/* One that is being made is in use, or younger than an hour. */
static void
remove_parts (const char *folder, const char *wanted)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf         info;

      if (is_part_of (name, wanted) && g_lstat (path, &info) == 0 && S_ISREG (info.st_mode)
          && time (NULL) - info.st_mtime > HOUR_S
          && desmi_store_file_get_use (path) == DESMI_FILE_FREE)
        g_unlink (path);
    }
}

/**
 * desmi_backup_remove_leftovers:
 * @target: a path without a link in it
 *
 * Removes what the making of @target left beside it when it was killed.
 */
void
desmi_backup_remove_leftovers (const char *target)
{
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *name = g_path_get_basename (target);

  remove_parts (folder, name);
}

/* How a time is cut from a stamp, and how long one copy of each such time is kept. */
static const struct
{
  gsize  length; /* of the stamp: 20261125T02 */
  gint64 kept_s; /* 0: for ever */
} periods[] = {
  { 11, DAY_S },     /* an hour */
  { 8, 31 * DAY_S }, /* a day */
  { 6, 0 },          /* a month */
};
G_STATIC_ASSERT (G_N_ELEMENTS (periods) == N_RANKS);

/* Whether @name is the first copy of an hour, a day or a month that is not long past; @seen holds
 * the times of the older ones. */
static gboolean
is_first_of_its_time (const char *name, GHashTable *seen, gint64 now)
{
  gboolean first = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      g_autofree char *oldest = make_stamp (now - periods[i].kept_s);

      if (g_hash_table_add (seen, g_strndup (name, periods[i].length))
          && (periods[i].kept_s == 0 || strncmp (name, oldest, STAMP_LENGTH) > 0))
        first = TRUE;
    }
  return first;
}

/* What a copy stands for: 0: an hour, 1: a day, 2: a month; @seen holds the times of the older
 * ones. */
static guint
get_rank (const char *name, GHashTable *seen)
{
  guint rank = 0;

  for (guint i = 1; i < G_N_ELEMENTS (periods); i++)
    if (g_hash_table_add (seen, g_strndup (name, periods[i].length)))
      rank = i;
  return rank;
}

/* The ranks of @copies, %N_RANKS for what stays whatever it takes: the newest three, and the newest
 * of those over a month old, which may be the last from before a mistake. */
static guint *
rank_all (const GPtrArray *copies)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char       *month = make_stamp (desmi_clock_now () - 30 * DAY_S);
  guint                 *ranks = g_new0 (guint, copies->len + 1);
  guint                  newest_old = copies->len;

  for (guint i = copies->len; i > 0; i--)
    {
      g_autofree char *name = g_path_get_basename (copies->pdata[i - 1]);

      ranks[i - 1] = i <= N_ALWAYS ? N_RANKS : get_rank (name, seen);
      if (strncmp (name, month, STAMP_LENGTH) <= 0)
        newest_old = i - 1;
    }
  ranks[newest_old] = N_RANKS;
  return ranks;
}

static gint64
get_size (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 ? info.st_size : 0;
}

/* Where all together take more room than they may, first the copies of hours go, then those of days
 * and of months, the oldest of them first. */
static void
make_room (const GPtrArray *copies)
{
  g_autofree guint *ranks = rank_all (copies);
  gint64            sum = 0;

  for (guint i = 0; i < copies->len; i++)
    sum += get_size (copies->pdata[i]);
  for (guint rank = 0; rank < N_RANKS; rank++)
    for (guint i = copies->len; i > 0 && sum > room_bytes; i--)
      if (ranks[i - 1] == rank)
        {
          gint64 size = get_size (copies->pdata[i - 1]);

          if (g_unlink (copies->pdata[i - 1]) == 0)
            sum -= size;
        }
}

/* Keeps the newest ten and the first of each hour of a day, of each day of a month and of each
 * month, so that many copies within minutes take none away that was made before them, as far as
 * there is room for them. Only good ones count. */
static void
rotate (const char *folder)
{
  g_autoptr (GPtrArray)  copies = list_copies (folder);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64                 now = desmi_clock_now ();

  for (guint i = copies->len; i > 0; i--)
    if (!desmi_store_file_is_good (copies->pdata[i - 1], FALSE, NULL, NULL))
      g_ptr_array_remove_index (copies, i - 1);
  for (guint i = copies->len; i > 0; i--)
    {
      g_autofree char *name = g_path_get_basename (copies->pdata[i - 1]);

      if (!is_first_of_its_time (name, seen, now) && i > N_KEPT
          && g_unlink (copies->pdata[i - 1]) == 0)
        g_ptr_array_remove_index (copies, i - 1);
    }
  make_room (copies);
}

/**
 * desmi_backup_auto:
 * @why: a word for its name: "migration", "import", "sync", "daily"
 *
 * Copies a district file into its folder of backups. A copy that is not sound does not come there,
 * and then none is taken away either.
 */
gboolean
desmi_backup_auto (const char *path, const char *why, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = desmi_backup_dup_folder (path);
  g_autofree char *stamp = make_stamp (desmi_clock_now ());
  g_autofree char *copy = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_IO,
                   _ ("The folder for backups, “%s”, could not be made."), folder);
      return FALSE;
    }
  for (guint i = 0; copy == NULL || g_file_test (copy, G_FILE_TEST_EXISTS); i++)
    {
      g_free (copy);
      copy = g_strdup_printf ("%s" G_DIR_SEPARATOR_S "%s-%02u-%s" DESMI_STORE_SUFFIX, folder, stamp,
                              i, why);
    }
  if (!desmi_backup_copy (path, copy, NULL, NULL, cancellable, error))
    return FALSE;
  remove_parts (folder, NULL);
  rotate (folder);
  return TRUE;
}

/* The moment that today began where the user is, in UTC. */
static gint64
get_start_of_day (void)
{
  g_autoptr (GDateTime) now = desmi_clock_new_local ();
  g_autoptr (GDateTime) start
      = g_date_time_new_local (g_date_time_get_year (now), g_date_time_get_month (now),
                               g_date_time_get_day_of_month (now), 0, 0, 0);

  return start != NULL ? g_date_time_to_unix (start) : g_date_time_to_unix (now) - DAY_S;
}

/**
 * desmi_backup_is_due:
 *
 * Returns: whether no copy of @path was made today. A copy from the future, when the clock was
 *   wrong, does not count.
 */
gboolean
desmi_backup_is_due (const char *path)
{
  g_autofree char      *folder = desmi_backup_dup_folder (path);
  g_autofree char      *today = make_stamp (get_start_of_day ());
  g_autofree char      *now = make_stamp (desmi_clock_now ());
  g_autoptr (GPtrArray) copies = list_copies (folder);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return FALSE;
  for (guint i = 0; i < copies->len; i++)
    {
      g_autofree char *name = g_path_get_basename (copies->pdata[i]);

      if (strncmp (name, today, STAMP_LENGTH) >= 0 && strncmp (name, now, STAMP_LENGTH) <= 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_large (const char *path)
{
  return get_size (path) > large_bytes;
}

/**
 * desmi_store_auto_backup:
 * @why: a word for its name, such as "import" or "sync"
 *
 * Makes a copy in the folder of backups before a large change; of a file over 100 MB the copy of
 * the day is enough. Blocks.
 */
gboolean
desmi_store_auto_backup (DesmiStore   *self,
                         const char   *why,
                         GCancellable *cancellable,
                         GError      **error)
{
  g_autoptr (GError) local = NULL;
  const char        *path = desmi_store_get_path (self);

  /* a file that is being made has no state worth going back to */
  if (self->place != NULL || (is_large (path) && !desmi_backup_is_due (path))
      || desmi_backup_auto (path, why, cancellable, &local))
    return TRUE;
  desmi_store_file_hear (self->shared->file, local);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/platform/desmi-disk.h"

#include <string.h>
#include <windows.h>

#define MAX_PATH_UNITS 32768 /* of a path in UTF-16, its end included */
#define LONG_PREFIX "\\\\?\\"
#define SHARE_PREFIX "\\\\?\\UNC\\"

/* "\\server\share\", "C:\"; NULL where @path names no disk. */
static gunichar2 *
dup_root (const char *path)
{
  g_autofree gunichar2 *wide = g_utf8_to_utf16 (path, -1, NULL, NULL, NULL);
  g_autofree gunichar2 *root = g_new (gunichar2, MAX_PATH_UNITS);

  if (wide == NULL || !GetVolumePathNameW (wide, root, MAX_PATH_UNITS))
    return NULL;
  return g_steal_pointer (&root);
}

gboolean
desmi_disk_is_remote (const char *folder)
{
  g_autofree gunichar2 *root = NULL;

  if (G_IS_DIR_SEPARATOR (folder[0]) && G_IS_DIR_SEPARATOR (folder[1]))
    return TRUE;
  root = dup_root (folder);
  return root != NULL && GetDriveTypeW (root) == DRIVE_REMOTE;
}

gboolean
desmi_disk_is_read_only (const char *path)
{
  g_autofree gunichar2 *root = dup_root (path);
  DWORD                 flags = 0;

  return root != NULL && GetVolumeInformationW (root, NULL, 0, NULL, NULL, &flags, NULL, 0)
         && (flags & FILE_READ_ONLY_VOLUME) != 0;
}

/* By asking for the access: the attributes that g_access() looks at say nothing of permissions, and
 * of folders such as Documents they say "read-only" for a look of their own. */
gboolean
desmi_disk_is_writable (const char *path)
{
  g_autofree gunichar2 *wide = g_utf8_to_utf16 (path, -1, NULL, NULL, NULL);
  HANDLE                file;

  if (wide == NULL)
    return FALSE;
  file = CreateFileW (wide, FILE_WRITE_DATA, /* of a folder: to make files in it */
                      FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL, OPEN_EXISTING,
                      FILE_FLAG_BACKUP_SEMANTICS, NULL);
  if (file == INVALID_HANDLE_VALUE)
    return GetLastError () == ERROR_SHARING_VIOLATION; /* somebody has it for himself for now */
  CloseHandle (file);
  return TRUE;
}

/* Windows gives final paths the prefix that lifts the limit of 260 letters; people do not write
 * it, and nor does SQLite. */
static char *
strip_prefix (char *path)
{
  if (g_str_has_prefix (path, SHARE_PREFIX))
    memmove (path + 2, path + strlen (SHARE_PREFIX), strlen (path + strlen (SHARE_PREFIX)) + 1);
  else if (g_str_has_prefix (path, LONG_PREFIX))
    memmove (path, path + strlen (LONG_PREFIX), strlen (path + strlen (LONG_PREFIX)) + 1);
  return path;
}

/* NULL: nothing is there. */
static char *
dup_final_path (const char *path)
{
  g_autofree gunichar2 *wide = g_utf8_to_utf16 (path, -1, NULL, NULL, NULL);
  g_autofree gunichar2 *final = g_new (gunichar2, MAX_PATH_UNITS);
  HANDLE                file;
  DWORD                 n;
  char                 *found;

  if (wide == NULL)
    return NULL;
  /* no access is asked for, so that a file that somebody has open for himself is resolved, too */
  file = CreateFileW (wide, 0, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL,
                      OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, NULL);
  if (file == INVALID_HANDLE_VALUE)
    return NULL;
  n = GetFinalPathNameByHandleW (file, final, MAX_PATH_UNITS, FILE_NAME_NORMALIZED);
  CloseHandle (file);
  if (n == 0 || n >= MAX_PATH_UNITS)
    return NULL;
  found = g_utf16_to_utf8 (final, (glong) n, NULL, NULL, NULL);
  return found != NULL ? strip_prefix (found) : NULL;
}

/* With the drive, which g_canonicalize_filename() does not add to "\folder". */
static char *
dup_full_path (const char *path)
{
  g_autofree gunichar2 *wide = g_utf8_to_utf16 (path, -1, NULL, NULL, NULL);
  g_autofree gunichar2 *full = g_new (gunichar2, MAX_PATH_UNITS);
  char                 *absolute = NULL;
  DWORD                 n = 0;

  if (wide != NULL)
    n = GetFullPathNameW (wide, MAX_PATH_UNITS, full, NULL);
  if (n > 0 && n < MAX_PATH_UNITS)
    absolute = g_utf16_to_utf8 (full, (glong) n, NULL, NULL, NULL);
  return absolute != NULL ? absolute : g_canonicalize_filename (path, NULL);
}

char *
desmi_disk_resolve (const char *path)
{
  g_autofree char *absolute = dup_full_path (path);
  g_autofree char *above = g_path_get_dirname (absolute);
  g_autofree char *name = g_path_get_basename (absolute);
  g_autofree char *folder = NULL;
  char            *final = dup_final_path (absolute);

  if (final != NULL)
    return final;
  folder = dup_final_path (above);
  return folder != NULL ? g_build_filename (folder, name, NULL) : g_steal_pointer (&absolute);
}

/* In sight, beside Documents and not in it: OneDrive often copies Documents elsewhere, and SQLite
 * is safe on a local disk only. */
char *
desmi_disk_dup_user_folder (void)
{
  return g_build_filename (g_get_home_dir (), "Desmigratif", NULL);
}

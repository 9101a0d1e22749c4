/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/platform/desmi-file.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <io.h>
#include <windows.h>

int
desmi_file_open_to_read (const char *path)
{
  return g_open (path, _O_RDONLY | _O_BINARY | _O_NOINHERIT, 0);
}

int
desmi_file_open_lock (const char *path)
{
  return g_open (path, _O_CREAT | _O_RDWR | _O_BINARY | _O_NOINHERIT, 0600);
}

static gboolean
lock_range (int fd, guint32 offset, guint32 size)
{
  OVERLAPPED where = { .Offset = offset };

  return LockFileEx ((HANDLE) _get_osfhandle (fd),
                     LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, size, 0, &where);
}

gboolean
desmi_file_take_lock (int fd)
{
  return lock_range (fd, 0, 1);
}

/* Windows does not tell who has a lock: it is taken for a moment. */
gboolean
desmi_file_has_lock (int fd, guint32 offset, guint32 size)
{
  OVERLAPPED where = { .Offset = offset };

  /* a disk that knows no locks has none */
  if (!lock_range (fd, offset, size))
    return GetLastError () == ERROR_LOCK_VIOLATION || GetLastError () == ERROR_IO_PENDING;
  UnlockFileEx ((HANDLE) _get_osfhandle (fd), 0, size, 0, &where);
  return FALSE;
}

char *
desmi_file_dup_identity (const char *path)
{
  g_autofree gunichar2      *wide = g_utf8_to_utf16 (path, -1, NULL, NULL, NULL);
  BY_HANDLE_FILE_INFORMATION info;
  HANDLE                     file;
  gboolean                   ok;

  if (wide == NULL)
    return NULL;
  file = CreateFileW (wide, 0, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL,
                      OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, NULL);
  if (file == INVALID_HANDLE_VALUE)
    return NULL;
  ok = GetFileInformationByHandle (file, &info);
  CloseHandle (file);
  if (!ok)
    return NULL;
  return g_strdup_printf ("%" G_GUINT32_FORMAT ":%" G_GUINT32_FORMAT ":%" G_GUINT32_FORMAT,
                          (guint32) info.dwVolumeSerialNumber, (guint32) info.nFileIndexHigh,
                          (guint32) info.nFileIndexLow);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/platform/desmi-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <io.h>
#include <string.h>
#include <windows.h>

#define N_TRIES 4
#define WAIT_US (5 * G_TIME_SPAN_MILLISECOND)

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

static gboolean
somebody_has_it (void)
{
  return GetLastError () == ERROR_LOCK_VIOLATION || GetLastError () == ERROR_IO_PENDING;
}

gboolean
desmi_file_take_lock (int fd)
{
  if (lock_range (fd, 0, 1))
    return TRUE;
  errno = somebody_has_it () ? EWOULDBLOCK : ENOLCK;
  return FALSE;
}

/* Windows does not tell who has a lock: it is taken for a moment. Somebody else who asks has it for
 * a moment, too, so that one answer is not enough. */
gboolean
desmi_file_has_lock (int fd, guint32 offset, guint32 size)
{
  OVERLAPPED where = { .Offset = offset };

  for (guint i = 1; !lock_range (fd, offset, size); i++)
    {
      /* a disk that knows no locks has none */
      if (!somebody_has_it ())
        return FALSE;
      if (i == N_TRIES)
        return TRUE;
      g_usleep (WAIT_US);
    }
  UnlockFileEx ((HANDLE) _get_osfhandle (fd), 0, size, 0, &where);
  return FALSE;
}

/* NULL: the disk does not number its files, or not as it should. */
static char *
dup_old_identity (HANDLE file)
{
  BY_HANDLE_FILE_INFORMATION info;

  if (!GetFileInformationByHandle (file, &info)
      || (info.nFileIndexHigh == 0 && info.nFileIndexLow == 0))
    return NULL;
  return g_strdup_printf ("%" G_GUINT32_FORMAT ":%" G_GUINT32_FORMAT ":%" G_GUINT32_FORMAT,
                          (guint32) info.dwVolumeSerialNumber, (guint32) info.nFileIndexHigh,
                          (guint32) info.nFileIndexLow);
}

/* 128 bits long: ReFS needs them all. */
static char *
dup_handle_identity (HANDLE file)
{
  static const guint8 none[16];
  FILE_ID_INFO        info;
  GString            *text;

  if (!GetFileInformationByHandleEx (file, FileIdInfo, &info, sizeof info)
      || memcmp (&info.FileId, none, sizeof none) == 0)
    return dup_old_identity (file);
  text = g_string_new (NULL);
  g_string_printf (text, "%" G_GINT64_MODIFIER "x:", (guint64) info.VolumeSerialNumber);
  for (guint i = 0; i < sizeof info.FileId.Identifier; i++)
    g_string_append_printf (text, "%02x", info.FileId.Identifier[i]);
  return g_string_free (text, FALSE);
}

char *
desmi_file_dup_identity (const char *path)
{
  g_autofree gunichar2 *wide = g_utf8_to_utf16 (path, -1, NULL, NULL, NULL);
  HANDLE                file;
  char                 *identity;

  if (wide == NULL)
    return NULL;
  file = CreateFileW (wide, 0, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL,
                      OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, NULL);
  if (file == INVALID_HANDLE_VALUE)
    return NULL;
  identity = dup_handle_identity (file);
  CloseHandle (file);
  return identity;
}

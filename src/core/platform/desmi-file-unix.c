/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/platform/desmi-file.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

/**
 * desmi_file_open_to_read:
 * @path: a file
 *
 * Returns: a descriptor, whose bytes are read as they are; -1 with errno set
 */
int
desmi_file_open_to_read (const char *path)
{
  return g_open (path, O_RDONLY | O_CLOEXEC, 0);
}

/**
 * desmi_file_open_lock:
 * @path: a file that is there for its lock only; made if it is missing
 *
 * Returns: a descriptor for desmi_file_take_lock(); -1 with errno set
 */
int
desmi_file_open_lock (const char *path)
{
  return g_open (path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
}

/**
 * desmi_file_take_lock:
 * @fd: of desmi_file_open_lock(); closing it, or the end of the process, gives the lock back
 *
 * Returns: whether the lock was to be had; %FALSE at once with errno set: EWOULDBLOCK if somebody
 *   else has it, another if there can be no lock here
 */
gboolean
desmi_file_take_lock (int fd)
{
  return flock (fd, LOCK_EX | LOCK_NB) == 0;
}

/**
 * desmi_file_has_lock:
 * @fd: of desmi_file_open_to_read()
 * @offset: where the range begins, in bytes
 * @size: of the range, in bytes
 *
 * Returns: whether another process has a lock on a part of the range; on Windows, which does not
 *   tell whose a lock is, also this process by another descriptor
 */
gboolean
desmi_file_has_lock (int fd, guint32 offset, guint32 size)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

  lock.l_start = (off_t) offset;
  lock.l_len = (off_t) size;
  return fcntl (fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

/**
 * desmi_file_dup_identity:
 * @path: a file
 *
 * Returns: (transfer full) (nullable): what is the same for all names of a file and for no other
 *   one that exists now; %NULL if there is none
 */
char *
desmi_file_dup_identity (const char *path)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    return NULL;
  return g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, (guint64) info.st_dev,
                          (guint64) info.st_ino);
}

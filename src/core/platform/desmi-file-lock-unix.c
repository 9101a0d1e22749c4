/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locks of open files (OFD) last as long as the opening that they were set by. SQLite has several
 * openings of one file and takes its locks as the process's, so that all locks of a file are set by
 * one opening more, which nothing else knows of and which ends with the last of SQLite's. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* for F_OFD_SETLK */
#endif

#include "core/platform/desmi-file-lock.h"

#include <fcntl.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef F_OFD_SETLK

typedef struct
{
  dev_t device;
  ino_t file;
  int   holder; /* that the locks are set by; -1: there could be none, so they are the process's */
  guint n_users;
} Locked;

static GMutex      mutex;
static GHashTable *users; /* descriptor: Locked */

/* -1: this system, or the one that the file is on, has no such locks */
static int
open_holder (int fd)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  struct flock     any = { .l_type = F_RDLCK, .l_whence = SEEK_SET, .l_len = 1 };
  int              holder = open (path, O_RDWR | O_CLOEXEC);

  /* of what may only be read nobody takes the locks that need more */
  if (holder < 0)
    holder = open (path, O_RDONLY | O_CLOEXEC);
  if (holder >= 0 && fcntl (holder, F_OFD_GETLK, &any) != 0)
    {
      close (holder);
      holder = -1;
    }
  return holder;
}

static Locked *
find_locked (const struct stat *status)
{
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, users);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Locked *locked = value;

      if (locked->device == status->st_dev && locked->file == status->st_ino)
        return locked;
    }
  return NULL;
}

/* The descriptor that locks of @fd's file are set by; -1: @fd itself. */
static int
find_holder (int fd)
{
  struct stat status;
  Locked     *locked;
  int         holder = -1;

  g_mutex_lock (&mutex);
  if (users == NULL)
    users = g_hash_table_new (NULL, NULL);
  locked = g_hash_table_lookup (users, GINT_TO_POINTER (fd));
  if (locked == NULL && fstat (fd, &status) == 0)
    {
      locked = find_locked (&status);
      if (locked == NULL)
        {
          locked = g_new (Locked, 1);
          *locked = (Locked){ status.st_dev, status.st_ino, open_holder (fd), 0 };
        }
      locked->n_users++;
      g_hash_table_insert (users, GINT_TO_POINTER (fd), locked);
    }
  if (locked != NULL)
    holder = locked->holder;
  g_mutex_unlock (&mutex);
  return holder;
}

static int
set_lock (int fd, int command, struct flock *lock)
{
  int holder = find_holder (fd);

  if (holder < 0)
    return fcntl (fd, command, lock);
  lock->l_pid = 0; /* the kernel refuses any other */
  return fcntl (holder,
                command == F_SETLK    ? F_OFD_SETLK
                : command == F_SETLKW ? F_OFD_SETLKW
                                      : F_OFD_GETLK,
                lock);
}

static int
control (int fd, int command, ...)
{
  va_list  arguments;
  gpointer argument;

  va_start (arguments, command);
  argument = va_arg (arguments, gpointer);
  va_end (arguments);
  if (command == F_SETLK || command == F_SETLKW || command == F_GETLK)
    return set_lock (fd, command, argument);
  return fcntl (fd, command, argument);
}

static int
close_user (int fd)
{
  Locked *locked = NULL;

  g_mutex_lock (&mutex);
  if (users != NULL)
    locked = g_hash_table_lookup (users, GINT_TO_POINTER (fd));
  if (locked != NULL)
    {
      g_hash_table_remove (users, GINT_TO_POINTER (fd));
      locked->n_users--;
      if (locked->n_users == 0)
        {
          if (locked->holder >= 0)
            close (locked->holder);
          g_free (locked);
        }
    }
  g_mutex_unlock (&mutex);
  return close (fd);
}

#endif

/**
 * desmi_file_lock_find_call:
 * @name: "fcntl" or "close"; whoever calls one of them so calls both
 *
 * Returns: (nullable): what is to be called instead, of the same type; %NULL: what the system has
 * is good
 */
DesmiFileLockCall
desmi_file_lock_find_call (const char *name)
{
#ifdef F_OFD_SETLK
  if (g_str_equal (name, "fcntl"))
    return (DesmiFileLockCall) control;
  if (g_str_equal (name, "close"))
    return (DesmiFileLockCall) close_user;
#endif
  return NULL;
}

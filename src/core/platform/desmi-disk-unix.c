/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/platform/desmi-disk.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>
#include <unistd.h>

#define MAX_LINKS 40

/**
 * desmi_disk_is_remote:
 * @folder: an absolute path
 *
 * Returns: whether @folder lies on another machine's disk
 */
gboolean
desmi_disk_is_remote (const char *folder)
{
  static const guint32 types[] = {
    0x6969,     /* NFS */
    0x517b,     /* SMB */
    0xff534d42, /* CIFS */
    0xfe534d42, /* SMB2 */
    0x65735546, /* FUSE: sshfs, rclone, GNOME's own mounts */
    0x5346414f, /* AFS */
    0x00c36400, /* Ceph */
    0x01021997, /* 9P: shares of virtual machines */
    0x786f4256, /* VirtualBox */
    0x73757245, /* Coda */
    0x564c,     /* NCP */
  };
  struct statfs info;

  if (statfs (folder, &info) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if ((guint32) info.f_type == types[i])
      return TRUE;
  return FALSE;
}

/**
 * desmi_disk_is_read_only:
 * @path: a file that is there
 *
 * Returns: whether its medium cannot be written at all, whoever asks
 */
gboolean
desmi_disk_is_read_only (const char *path)
{
  struct statvfs medium;

  return statvfs (path, &medium) == 0 && (medium.f_flag & ST_RDONLY) != 0;
}

/**
 * desmi_disk_is_writable:
 * @path: a file or folder that is there
 *
 * Returns: whether this user may write the file, or make files in the folder
 */
gboolean
desmi_disk_is_writable (const char *path)
{
  return g_access (path, W_OK) == 0;
}

static char *
dup_real_path (const char *path)
{
  char *found = realpath (path, NULL);
  char *real = g_strdup (found);

  free (found);
  return real;
}

/**
 * desmi_disk_resolve:
 * @path: a file, there or not yet, or a link to one
 *
 * Returns: (transfer full): the absolute path of the file, without a link in it; where a folder of
 *   it is missing, @path made absolute
 */
char *
desmi_disk_resolve (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);

  for (guint i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *real = dup_real_path (absolute);
      g_autofree char *above = g_path_get_dirname (absolute);
      g_autofree char *name = g_path_get_basename (absolute);
      g_autofree char *folder = dup_real_path (above);
      g_autofree char *place = NULL;
      g_autofree char *link = NULL;

      if (real != NULL)
        return g_steal_pointer (&real);
      if (folder == NULL)
        break;
      /* nothing is there, or a link to nothing */
      place = g_build_filename (folder, name, NULL);
      link = g_file_read_link (place, NULL);
      if (link == NULL)
        return g_steal_pointer (&place);
      g_free (absolute);
      absolute = g_canonicalize_filename (link, folder);
    }
  return g_canonicalize_filename (path, NULL);
}

/**
 * desmi_disk_dup_user_folder:
 *
 * Returns: (transfer full): where the files that a user makes with the program lie unless they say
 *   otherwise; it may be missing
 */
char *
desmi_disk_dup_user_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "desmigratif", NULL);
}

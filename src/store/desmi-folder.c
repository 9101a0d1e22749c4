/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recognises network file systems by their type and synchronised folders by their names. */
#include "store/desmi-folder.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef G_OS_WIN32
#include <windows.h>
#else
#include <sys/statvfs.h>
#include <unistd.h>
#endif
#ifdef __linux__
#include <sys/vfs.h>
#endif

/* Folder names as the services make them, lower case; more may follow: "OneDrive - Dinas". */
static const struct
{
  const char *name;
  gboolean    more;
  const char *service;
} services[] = {
  { "onedrive", TRUE, "OneDrive" },
  { "dropbox", TRUE, "Dropbox" },
  { "google drive", TRUE, "Google Drive" },
  { "googledrive", TRUE, "Google Drive" },
  { "google-drive", TRUE, "Google Drive" },
  { "my drive", FALSE, "Google Drive" },
  { "drive saya", FALSE, "Google Drive" },
  { "nextcloud", TRUE, "Nextcloud" },
  { "owncloud", TRUE, "ownCloud" },
  { "icloud drive", FALSE, "iCloud Drive" },
  { "iclouddrive", FALSE, "iCloud Drive" },
  { "mobile documents", FALSE, "iCloud Drive" },
  { "box sync", FALSE, "Box" },
  { "megasync", TRUE, "MEGA" },
  { "mega", FALSE, "MEGA" },
  { "pclouddrive", FALSE, "pCloud" },
  { "pcloud drive", FALSE, "pCloud" },
  { "seafile", FALSE, "Seafile" },
  { "syncthing", FALSE, "Syncthing" },
  { "yandex.disk", FALSE, "Yandex Disk" },
  { "terabox", FALSE, "TeraBox" },
};

static const char *
find_service (const char *component)
{
  g_autofree char *lower = g_utf8_casefold (component, -1);

  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    {
      gsize n = strlen (services[i].name);

      if (strncmp (lower, services[i].name, n) != 0)
        continue;
      /* "Dropboxes" is somebody's own folder */
      if (lower[n] == '\0' || (services[i].more && !g_ascii_isalpha (lower[n])))
        return services[i].service;
    }
  return NULL;
}

static gboolean
is_network (const char *folder)
{
#ifdef __linux__
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
#elif defined G_OS_WIN32
  g_autofree gunichar2 *root = NULL;
  g_autofree char      *drive = g_strndup (folder, 3);

  if (folder[0] == '\\' || folder[0] == '/')
    return TRUE;
  root = g_utf8_to_utf16 (drive, -1, NULL, NULL, NULL);
  return root != NULL && GetDriveTypeW (root) == DRIVE_REMOTE;
#endif
  return FALSE;
}

/**
 * desmi_folder_get_kind:
 * @path: a file, there or not yet
 * @service: (out) (optional) (nullable): who synchronises it, static
 */
DesmiFolderKind
desmi_folder_get_kind (const char *path, const char **service)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);
  g_auto (GStrv)   parts = g_strsplit_set (folder, "/\\", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *found = find_service (parts[i]);

      if (found != NULL)
        {
          if (service != NULL)
            *service = found;
          return DESMI_FOLDER_SYNCED;
        }
    }
  return is_network (folder) ? DESMI_FOLDER_NETWORK : DESMI_FOLDER_LOCAL;
}

#ifndef G_OS_WIN32
static char *
dup_real_path (const char *path)
{
  char *found = realpath (path, NULL);
  char *real = g_strdup (found);

  free (found);
  return real;
}
#endif

/**
 * desmi_folder_resolve:
 * @path: a file, there or not yet, or a link to one
 *
 * Follows links, since SQLite keeps its log beside the file itself and not beside a link to it.
 *
 * Returns: (transfer full): the absolute path of the file, without a link in it; where a folder of
 *   it is missing, @path made absolute
 */
char *
desmi_folder_resolve (const char *path)
{
#ifdef G_OS_WIN32
  return g_canonicalize_filename (path, NULL);
#else
  const guint      max_links = 40;
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);

  for (guint i = 0; i < max_links; i++)
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
#endif
}

/**
 * desmi_folder_is_read_only:
 * @path: a file
 *
 * Returns: whether nobody can write @path: by its permissions, or since its medium or folder cannot
 *   be written
 */
gboolean
desmi_folder_is_read_only (const char *path)
{
  g_autofree char *folder = NULL;
  GStatBuf         info;

  /* the owner's wish counts also for an administrator, who could write anything */
  if (g_stat (path, &info) == 0 && (info.st_mode & 0222) == 0)
    return TRUE;
#ifndef G_OS_WIN32
  struct statvfs medium;

  if (statvfs (path, &medium) == 0 && (medium.f_flag & ST_RDONLY) != 0)
    return TRUE;
#endif
  /* a log and a journal are made beside it */
  folder = g_path_get_dirname (path);
  return g_access (path, W_OK) != 0 || g_access (folder, W_OK) != 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recognises network file systems by their type and synchronised folders by their names. */
#include "store/desmi-folder.h"

#include "core/platform/desmi-disk.h"

#include <glib/gstdio.h>
#include <string.h>

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
  g_autofree char *valid = g_utf8_make_valid (component, -1); /* names of files may be any bytes */
  g_autofree char *lower = g_utf8_casefold (valid, -1);

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
  return desmi_disk_is_remote (folder) ? DESMI_FOLDER_NETWORK : DESMI_FOLDER_LOCAL;
}

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
  return desmi_disk_resolve (path);
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
  if (desmi_disk_is_read_only (path))
    return TRUE;
  /* a log and a journal are made beside it */
  folder = g_path_get_dirname (path);
  return !desmi_disk_is_writable (path) || !desmi_disk_is_writable (folder);
}

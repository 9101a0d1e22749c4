/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What kind of place a district file lies in: a write-ahead log is safe on local disks only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DESMI_FOLDER_LOCAL,
  DESMI_FOLDER_NETWORK, /* another machine's disk */
  DESMI_FOLDER_SYNCED,  /* copied elsewhere by a program such as OneDrive */
} DesmiFolderKind;

DesmiFolderKind desmi_folder_get_kind (const char *path, const char **service);
gboolean        desmi_folder_is_read_only (const char *path);
char           *desmi_folder_resolve (const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

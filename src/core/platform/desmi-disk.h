/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Disks, and where on them a path leads. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean desmi_disk_is_remote (const char *folder);
gboolean desmi_disk_is_read_only (const char *path);
gboolean desmi_disk_is_writable (const char *path);
char    *desmi_disk_resolve (const char *path) G_GNUC_WARN_UNUSED_RESULT;
char    *desmi_disk_dup_user_folder (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

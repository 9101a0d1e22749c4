/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of the district file: made whole or not at all, kept by a rule, put back. */
#pragma once

#include "store/desmi-connection.h"

G_BEGIN_DECLS

#define DESMI_BACKUP_LARGE                                                                         \
  (G_GINT64_CONSTANT (100) * 1000 * 1000) /* bytes; larger files are copied once a day only */
#define DESMI_BACKUP_ROOM (G_GINT64_CONSTANT (2) * 1000 * 1000 * 1000) /* bytes, of all copies */

/**
 * DesmiBackupOrigin:
 * @file_id: (nullable): what a file has in common with its copies
 * @last_step: (nullable): the newest step of its history
 */
typedef struct
{
  char *file_id;
  char *last_step;
} DesmiBackupOrigin;

gboolean desmi_backup_copy (const char   *from,
                            const char   *to,
                            DesmiProgress progress,
                            gpointer      progress_data,
                            GCancellable *cancellable,
                            GError      **error);
gboolean desmi_backup_pages (DesmiConnection *source,
                             DesmiConnection *target,
                             DesmiProgress    progress,
                             gpointer         progress_data,
                             GCancellable    *cancellable,
                             GError         **error);
gboolean desmi_backup_read_origin (const char *path, DesmiBackupOrigin *origin);
void     desmi_backup_origin_clear (DesmiBackupOrigin *self);
void     desmi_backup_remove (const char *path);
void     desmi_backup_remove_leftovers (const char *target);

char    *desmi_backup_dup_folder (const char *path) G_GNUC_WARN_UNUSED_RESULT;
gboolean
desmi_backup_auto (const char *path, const char *why, GCancellable *cancellable, GError **error);
gboolean desmi_backup_is_due (const char *path);
/* Tests only: other numbers of bytes than LARGE and ROOM; 0: those. */
void     desmi_backup_hold_limits (gint64 large, gint64 room);
gboolean desmi_backup_set_aside (const char *path, GError **error);
char    *desmi_backup_find_newest (const char *path) G_GNUC_WARN_UNUSED_RESULT;
char    *desmi_backup_format_date (const char *copy_path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

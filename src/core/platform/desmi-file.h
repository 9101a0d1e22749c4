/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the system knows of a file beside its bytes: who has it locked, and which one it is. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int      desmi_file_open_to_read (const char *path);
int      desmi_file_open_lock (const char *path);
gboolean desmi_file_take_lock (int fd);
gboolean desmi_file_has_lock (int fd, guint32 offset, guint32 size);
char    *desmi_file_dup_identity (const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A damaged file and its backups, looked at and put back on a thread of their own. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void  desmi_rescue_find_async (const char *path, GAsyncReadyCallback callback, gpointer user_data);
char *desmi_rescue_find_finish (GAsyncResult *result) G_GNUC_WARN_UNUSED_RESULT;
void  desmi_rescue_restore_async (const char         *copy_path,
                                  const char         *path,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
gboolean desmi_rescue_restore_finish (GAsyncResult *result, GError **error);

G_END_DECLS

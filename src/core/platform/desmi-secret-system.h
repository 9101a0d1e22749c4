/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each system does for desmi-secret.c, with texts that were looked at there. */
#pragma once

#include "core/platform/desmi-secret.h"

G_BEGIN_DECLS

gboolean desmi_secret_system_store (const char   *server,
                                    const char   *secret,
                                    GCancellable *cancellable,
                                    GError      **error);
/* NULL without error: there is none */
char    *desmi_secret_system_lookup (const char   *server,
                                     GCancellable *cancellable,
                                     GError      **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean desmi_secret_system_clear (const char *server, GCancellable *cancellable, GError **error);
void     desmi_secret_system_wipe (gpointer memory, gsize length);

/* Sentences that the systems share. */
void desmi_secret_set_error (GError **error, DesmiSecretError code, const char *reason);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens of servers, kept where the system keeps secrets: the desktop's keyring or Windows'
 * credential store. A library of its own, which nothing links before servers ask for tokens. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DESMI_SECRET_MAX 2560 /* bytes: what Windows keeps; the same everywhere */

#define DESMI_SECRET_ERROR (desmi_secret_error_quark ())
GQuark desmi_secret_error_quark (void);

/**
 * DesmiSecretError:
 * @DESMI_SECRET_ERROR_NO_SERVICE: nothing on this computer keeps secrets, or it does not answer
 * @DESMI_SECRET_ERROR_LOCKED: the keyring was not unlocked, or refuses us
 * @DESMI_SECRET_ERROR_TOO_LONG: longer than %DESMI_SECRET_MAX
 * @DESMI_SECRET_ERROR_INVALID: empty or no UTF-8
 * @DESMI_SECRET_ERROR_FAILED: anything else, in the system's words
 *
 * Every message is a whole, translated sentence; none holds the secret. Cancelling is
 * %G_IO_ERROR_CANCELLED.
 */
typedef enum
{
  DESMI_SECRET_ERROR_NO_SERVICE,
  DESMI_SECRET_ERROR_LOCKED,
  DESMI_SECRET_ERROR_TOO_LONG,
  DESMI_SECRET_ERROR_INVALID,
  DESMI_SECRET_ERROR_FAILED,
} DesmiSecretError;

gboolean desmi_secret_store (const char   *server,
                             const char   *secret,
                             GCancellable *cancellable,
                             GError      **error);
char    *desmi_secret_lookup (const char   *server,
                              GCancellable *cancellable,
                              GError      **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean desmi_secret_clear (const char *server, GCancellable *cancellable, GError **error);
void     desmi_secret_free (char *secret);

void     desmi_secret_store_async (const char         *server,
                                   const char         *secret,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
gboolean desmi_secret_store_finish (GAsyncResult *result, GError **error);
void     desmi_secret_lookup_async (const char         *server,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
char *desmi_secret_lookup_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void  desmi_secret_clear_async (const char         *server,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);
gboolean desmi_secret_clear_finish (GAsyncResult *result, GError **error);

G_END_DECLS

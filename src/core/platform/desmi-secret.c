/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens of servers: what holds on every system. */
#include "core/platform/desmi-secret.h"

#include "core/platform/desmi-secret-system.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (desmi_secret_error, desmi_secret_error)

/* One thing to do, with texts of its own. */
typedef struct
{
  char *server;
  char *secret; /* (nullable) */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->server);
  desmi_secret_free (job->secret);
  g_free (job);
}

static GTask *
task_new (const char         *server,
          const char         *secret,
          GCancellable       *cancellable,
          GAsyncReadyCallback callback,
          gpointer            user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Job   *job = g_new0 (Job, 1);

  /* what is cancelled after it was done is not said to have changed nothing */
  g_task_set_check_cancellable (task, FALSE);
  job->server = g_strdup (server);
  job->secret = g_strdup (secret);
  g_task_set_task_data (task, job, job_free);
  return task;
}

/**
 * desmi_secret_set_error:
 * @code: %DESMI_SECRET_ERROR_NO_SERVICE, _LOCKED or _FAILED
 * @reason: in the system's words
 *
 * Says why a token cannot be kept or had.
 */
void
desmi_secret_set_error (GError **error, DesmiSecretError code, const char *reason)
{
  switch (code)
    {
    case DESMI_SECRET_ERROR_NO_SERVICE:
      g_set_error (error, DESMI_SECRET_ERROR, (int) code,
                   /* Translators: %s is a reason in the system's words */
                   _ ("This computer has no keyring for tokens, or it does not answer (%s)."),
                   reason);
      break;
    case DESMI_SECRET_ERROR_LOCKED:
      g_set_error_literal (error, DESMI_SECRET_ERROR, (int) code,
                           _ ("The keyring with the token is locked. Unlock it and try again."));
      break;
    case DESMI_SECRET_ERROR_TOO_LONG:
    case DESMI_SECRET_ERROR_INVALID:
    case DESMI_SECRET_ERROR_FAILED:
    default:
      g_set_error (error, DESMI_SECRET_ERROR, DESMI_SECRET_ERROR_FAILED,
                   /* Translators: %s is a reason in the system's words */
                   _ ("The keyring with the token cannot be used (%s)."), reason);
      break;
    }
}

static gboolean
check_secret (const char *secret, GError **error)
{
  if (*secret == '\0')
    g_set_error_literal (error, DESMI_SECRET_ERROR, DESMI_SECRET_ERROR_INVALID,
                         _ ("The token is empty."));
  else if (strlen (secret) > DESMI_SECRET_MAX)
    g_set_error (error, DESMI_SECRET_ERROR, DESMI_SECRET_ERROR_TOO_LONG,
                 _ ("The token is too long: at most %d bytes can be kept."), DESMI_SECRET_MAX);
  else if (!g_utf8_validate (secret, -1, NULL))
    g_set_error_literal (error, DESMI_SECRET_ERROR, DESMI_SECRET_ERROR_INVALID,
                         _ ("The token is not valid UTF-8 text."));
  else
    return TRUE;
  return FALSE;
}

/* What another program has put there may be anything. */
static char *
check_found (char *secret, GError **error)
{
  if (secret == NULL || check_secret (secret, error))
    return secret;
  desmi_secret_free (secret);
  return NULL;
}

/**
 * desmi_secret_store:
 * @server: address of the server, as desmi_feed_source_get_address() gives it
 * @secret: (in): its token, which is copied
 *
 * Keeps the token, in place of the one before. Blocks, perhaps until somebody has unlocked the
 * keyring. Not used before servers ask for tokens.
 *
 * Returns: %FALSE with a #DesmiSecretError or %G_IO_ERROR_CANCELLED
 */
gboolean
desmi_secret_store (const char   *server,
                    const char   *secret,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_return_val_if_fail (server != NULL && *server != '\0', FALSE);
  g_return_val_if_fail (g_utf8_validate (server, -1, NULL) && secret != NULL, FALSE);

  return !g_cancellable_set_error_if_cancelled (cancellable, error) && check_secret (secret, error)
         && desmi_secret_system_store (server, secret, cancellable, error);
}

/**
 * desmi_secret_lookup:
 * @server: address of the server, as it was kept with
 *
 * Blocks, perhaps until somebody has unlocked the keyring. Not used before servers ask for tokens.
 *
 * Returns: (transfer full) (nullable): the token; free with desmi_secret_free(). %NULL without
 * @error if there is none, else with a #DesmiSecretError or %G_IO_ERROR_CANCELLED
 */
char *
desmi_secret_lookup (const char *server, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (server != NULL && *server != '\0', NULL);
  g_return_val_if_fail (g_utf8_validate (server, -1, NULL), NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return check_found (desmi_secret_system_lookup (server, cancellable, error), error);
}

/**
 * desmi_secret_clear:
 * @server: address of the server, as it was kept with
 *
 * Forgets the token. Blocks, perhaps until somebody has unlocked the keyring. Not used before
 * servers ask for tokens.
 *
 * Returns: whether there is none now, also if there was none before; %FALSE with a
 * #DesmiSecretError or %G_IO_ERROR_CANCELLED
 */
gboolean
desmi_secret_clear (const char *server, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (server != NULL && *server != '\0', FALSE);
  g_return_val_if_fail (g_utf8_validate (server, -1, NULL), FALSE);

  return !g_cancellable_set_error_if_cancelled (cancellable, error)
         && desmi_secret_system_clear (server, cancellable, error);
}

/**
 * desmi_secret_free:
 * @secret: (transfer full) (nullable): a token
 *
 * Overwrites the token before its memory goes.
 */
void
desmi_secret_free (char *secret)
{
  if (secret != NULL)
    desmi_secret_system_wipe (secret, strlen (secret));
  g_free (secret);
}

static void
store_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job    *job = data;
  GError *error = NULL;

  if (desmi_secret_store (job->server, job->secret, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * desmi_secret_store_async:
 * @server: address of the server
 * @secret: its token; both are copied
 *
 * As desmi_secret_store(), without blocking the caller.
 */
void
desmi_secret_store_async (const char         *server,
                          const char         *secret,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (GTask) task = task_new (server, secret, cancellable, callback, user_data);

  g_task_set_source_tag (task, desmi_secret_store_async);
  g_task_run_in_thread (task, store_in_thread);
}

/**
 * desmi_secret_store_finish:
 *
 * Returns: as desmi_secret_store()
 */
gboolean
desmi_secret_store_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, desmi_secret_store_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
lookup_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job    *job = data;
  GError *error = NULL;
  char   *secret = desmi_secret_lookup (job->server, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, secret, (GDestroyNotify) desmi_secret_free);
}

/**
 * desmi_secret_lookup_async:
 * @server: address of the server
 *
 * As desmi_secret_lookup(), without blocking the caller.
 */
void
desmi_secret_lookup_async (const char         *server,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = task_new (server, NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, desmi_secret_lookup_async);
  g_task_run_in_thread (task, lookup_in_thread);
}

/**
 * desmi_secret_lookup_finish:
 *
 * Returns: (transfer full) (nullable): as desmi_secret_lookup()
 */
char *
desmi_secret_lookup_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, desmi_secret_lookup_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
clear_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job    *job = data;
  GError *error = NULL;

  if (desmi_secret_clear (job->server, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * desmi_secret_clear_async:
 * @server: address of the server
 *
 * As desmi_secret_clear(), without blocking the caller.
 */
void
desmi_secret_clear_async (const char         *server,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (GTask) task = task_new (server, NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, desmi_secret_clear_async);
  g_task_run_in_thread (task, clear_in_thread);
}

/**
 * desmi_secret_clear_finish:
 *
 * Returns: as desmi_secret_clear()
 */
gboolean
desmi_secret_clear_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, desmi_secret_clear_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens in the desktop's keyring, by libsecret. */
#include "core/platform/desmi-secret-system.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>
#include <string.h>

static const SecretSchema schema = {
  "id.go.desmigratif.Server",
  SECRET_SCHEMA_NONE,
  { { "server", SECRET_SCHEMA_ATTRIBUTE_STRING }, { NULL, SECRET_SCHEMA_ATTRIBUTE_STRING } },
};

/* Who closes the window that asks for the keyring's password has not cancelled our work. */
static gboolean
is_locked (const GError *cause)
{
  return g_error_matches (cause, SECRET_ERROR, SECRET_ERROR_IS_LOCKED)
         || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED)
         || g_error_matches (cause, G_DBUS_ERROR, G_DBUS_ERROR_ACCESS_DENIED)
         || g_error_matches (cause, G_DBUS_ERROR, G_DBUS_ERROR_AUTH_FAILED);
}

/* Takes @cause. */
static gboolean
fail (GError *cause, GCancellable *cancellable, GError **error)
{
  gboolean is_absent = cause->domain == G_DBUS_ERROR || cause->domain == G_IO_ERROR
                       || cause->domain == G_SPAWN_ERROR;

  g_dbus_error_strip_remote_error (cause);
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    desmi_secret_set_error (error,
                            is_locked (cause) ? DESMI_SECRET_ERROR_LOCKED
                            : is_absent       ? DESMI_SECRET_ERROR_NO_SERVICE
                                              : DESMI_SECRET_ERROR_FAILED,
                            cause->message);
  g_error_free (cause);
  return FALSE;
}

/**
 * desmi_secret_system_store:
 *
 * Puts it into the keyring that is unlocked at log-in.
 */
gboolean
desmi_secret_system_store (const char   *server,
                           const char   *secret,
                           GCancellable *cancellable,
                           GError      **error)
{
  /* Translators: how the desktop's keyring lists it; %s is the address of a server */
  g_autofree char *label = g_strdup_printf (_ ("Desmigratif: token for %s"), server);
  GError          *cause = NULL;

  return secret_password_store_sync (&schema, SECRET_COLLECTION_DEFAULT, label, secret, cancellable,
                                     &cause, "server", server, NULL)
         || fail (cause, cancellable, error);
}

static char *
retrieve (SecretRetrievable *item, GCancellable *cancellable, GError **error)
{
  GError      *cause = NULL;
  SecretValue *value = secret_retrievable_retrieve_secret_sync (item, cancellable, &cause);
  const char  *text;
  gsize        length = 0;
  char        *secret = NULL;

  if (cause != NULL)
    fail (cause, cancellable, error);
  else if (value == NULL)
    desmi_secret_set_error (error, DESMI_SECRET_ERROR_LOCKED, "");
  else
    {
      text = secret_value_get (value, &length);
      secret = g_strndup (text, length);
    }
  if (value != NULL)
    secret_value_unref (value);
  return secret;
}

/**
 * desmi_secret_system_lookup:
 *
 * Searches, since a mere lookup does not tell an item that stayed locked from none.
 *
 * Returns: (transfer full) (nullable): what was found
 */
char *
desmi_secret_system_lookup (const char *server, GCancellable *cancellable, GError **error)
{
  GError *cause = NULL;
  GList  *items = secret_password_search_sync (&schema, SECRET_SEARCH_UNLOCK, cancellable, &cause,
                                               "server", server, NULL);
  char   *secret = NULL;

  if (cause != NULL)
    fail (cause, cancellable, error);
  else if (items != NULL)
    secret = retrieve (items->data, cancellable, error);
  g_list_free_full (items, g_object_unref);
  return secret;
}

/* Whether one is there, locked or not; asks nobody for a password. */
static gboolean
is_there (const char *server, GCancellable *cancellable, GError **error)
{
  GList   *items = secret_password_search_sync (&schema, SECRET_SEARCH_NONE, cancellable, error,
                                                "server", server, NULL);
  gboolean found = items != NULL;

  g_list_free_full (items, g_object_unref);
  return found;
}

/**
 * desmi_secret_system_clear:
 *
 * Takes it out of the keyring. libsecret says nothing of an item that stayed locked, so what it
 * left is looked for.
 */
gboolean
desmi_secret_system_clear (const char *server, GCancellable *cancellable, GError **error)
{
  GError *cause = NULL;

  if (secret_password_clear_sync (&schema, cancellable, &cause, "server", server, NULL))
    return TRUE;
  if (cause == NULL && is_there (server, cancellable, &cause))
    {
      desmi_secret_set_error (error, DESMI_SECRET_ERROR_LOCKED, "");
      return FALSE;
    }
  return cause == NULL || fail (cause, cancellable, error);
}

/**
 * desmi_secret_system_wipe:
 *
 * Overwrites memory, also where nobody reads it again.
 */
void
desmi_secret_system_wipe (gpointer memory, gsize length)
{
  explicit_bzero (memory, length);
}

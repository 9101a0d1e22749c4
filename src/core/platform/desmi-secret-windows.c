/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens in Windows' credential store. */
#include "core/platform/desmi-secret-system.h"

/* before what needs it */
#include <windows.h>

#include <string.h>
#include <wincred.h>

static gunichar2 *
dup_target (const char *server)
{
  /* the store compares names without regard to case, and addresses have one */
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, server, -1);
  g_autofree char *target = g_strconcat ("Desmigratif/", server, "#", hash, NULL);

  return g_utf8_to_utf16 (target, -1, NULL, NULL, NULL);
}

static gboolean
fail (DWORD code, GError **error)
{
  g_autofree char *reason = g_win32_error_message ((int) code);

  switch (code)
    {
    case ERROR_NO_SUCH_LOGON_SESSION: /* a log-on from the network has no store */
    case ERROR_SERVICE_NOT_ACTIVE:
    case ERROR_SERVICE_DISABLED:
      desmi_secret_set_error (error, DESMI_SECRET_ERROR_NO_SERVICE, reason);
      break;
    case ERROR_ACCESS_DENIED:
      desmi_secret_set_error (error, DESMI_SECRET_ERROR_LOCKED, reason);
      break;
    default:
      desmi_secret_set_error (error, DESMI_SECRET_ERROR_FAILED, reason);
      break;
    }
  return FALSE;
}

/**
 * desmi_secret_system_store:
 *
 * Writes it for this user on this computer; it does not roam.
 */
gboolean
desmi_secret_system_store (const char   *server,
                           const char   *secret,
                           GCancellable *cancellable,
                           GError      **error)
{
  static wchar_t        user[] = L"Desmigratif";
  g_autofree gunichar2 *target = dup_target (server);
  CREDENTIALW           credential = { .Type = CRED_TYPE_GENERIC,
                                       .TargetName = target,
                                       .CredentialBlobSize = (DWORD) strlen (secret),
                                       .CredentialBlob = (BYTE *) secret, /* only read */
                                       .Persist = CRED_PERSIST_LOCAL_MACHINE,
                                       .UserName = user };

  return CredWriteW (&credential, 0) || fail (GetLastError (), error);
}

/**
 * desmi_secret_system_lookup:
 *
 * Returns: (transfer full) (nullable): what was found
 */
char *
desmi_secret_system_lookup (const char *server, GCancellable *cancellable, GError **error)
{
  g_autofree gunichar2 *target = dup_target (server);
  CREDENTIALW          *credential = NULL;
  char                 *secret;

  if (!CredReadW (target, CRED_TYPE_GENERIC, 0, &credential))
    {
      if (GetLastError () != ERROR_NOT_FOUND)
        fail (GetLastError (), error);
      return NULL;
    }
  secret = g_strndup ((const char *) credential->CredentialBlob, credential->CredentialBlobSize);
  desmi_secret_system_wipe (credential->CredentialBlob, credential->CredentialBlobSize);
  CredFree (credential);
  return secret;
}

/**
 * desmi_secret_system_clear:
 *
 * Takes it out of the store.
 */
gboolean
desmi_secret_system_clear (const char *server, GCancellable *cancellable, GError **error)
{
  g_autofree gunichar2 *target = dup_target (server);

  return CredDeleteW (target, CRED_TYPE_GENERIC, 0) || GetLastError () == ERROR_NOT_FOUND
         || fail (GetLastError (), error);
}

/**
 * desmi_secret_system_wipe:
 *
 * Overwrites memory, also where nobody reads it again.
 */
void
desmi_secret_system_wipe (gpointer memory, gsize length)
{
  SecureZeroMemory (memory, length);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Certificates of servers: one more authority, and what is wrong with them in words. */
#include "sync/desmi-tls.h"

#include "sync/desmi-certificate.h"
#include "sync/desmi-sync-error.h"

#include <glib/gi18n-lib.h>

/* How GLib says that nobody whom the system trusts vouches for a certificate. With OpenSSL the
 * error is a general one where the server sends its own authority along, as proxies that inspect
 * do. */
#define NOBODY_VOUCHES (G_TLS_CERTIFICATE_UNKNOWN_CA | G_TLS_CERTIFICATE_GENERIC_ERROR)

static GTlsDatabase *
fail_unreadable (const char *shown, GError *cause, GError **error)
{
  g_set_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_AUTHORITY,
               /* Translators: the name of a file, and a reason in the system's words */
               _ ("The certificate authority in “%s” cannot be read (%s)."), shown, cause->message);
  g_error_free (cause);
  return NULL;
}

/**
 * desmi_tls_authority_load:
 * @path: a file with one or more certificates in PEM form, in the encoding of file names
 *
 * Blocks.
 *
 * Returns: (transfer full): the authorities in it; %NULL with %DESMI_SYNC_ERROR_AUTHORITY
 */
GTlsDatabase *
desmi_tls_authority_load (const char *path, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *shown = g_filename_display_name (path);
  GError          *cause = NULL;
  GList           *certificates = g_tls_certificate_list_new_from_file (absolute, &cause);
  gboolean         is_empty = certificates == NULL;
  GTlsDatabase    *authority;

  g_list_free_full (certificates, g_object_unref);
  if (cause != NULL && cause->domain != G_TLS_ERROR)
    return fail_unreadable (shown, cause, error);
  if (is_empty)
    {
      g_clear_error (&cause);
      g_set_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_AUTHORITY,
                   /* Translators: %s is the name of a file; PEM is a form of files */
                   _ ("“%s” holds no certificate authority in PEM form, which begins with the line "
                      "“-----BEGIN CERTIFICATE-----”."),
                   shown);
      return NULL;
    }
  authority = g_tls_file_database_new (absolute, &cause);
  return authority != NULL ? authority : fail_unreadable (shown, cause, error);
}

/**
 * desmi_tls_judge:
 * @authority: (nullable): whose word counts beside that of the system's authorities
 * @certificate: the server's, with those it sent along
 * @faults: what the system found
 * @uri: whom the certificate must be made out to
 *
 * A certificate that nobody vouches for is held against @authority as a whole: signatures, dates,
 * name and purpose. What else the system found stays.
 *
 * Returns: what is left against the certificate; 0: it is trusted
 */
GTlsCertificateFlags
desmi_tls_judge (GTlsDatabase        *authority,
                 GTlsCertificate     *certificate,
                 GTlsCertificateFlags faults,
                 GUri                *uri)
{
  g_autoptr (GSocketConnectable) identity = NULL;
  GTlsCertificateFlags           left;

  if (authority == NULL || (faults & NOBODY_VOUCHES) == 0)
    return faults;
  identity = g_network_address_new (g_uri_get_host (uri), (guint16) MAX (g_uri_get_port (uri), 0));
  left = (faults & ~NOBODY_VOUCHES)
         | g_tls_database_verify_chain (authority, certificate,
                                        G_TLS_DATABASE_PURPOSE_AUTHENTICATE_SERVER, identity, NULL,
                                        G_TLS_DATABASE_VERIFY_NONE, NULL, NULL);
  if (left == 0 && !desmi_certificate_is_for_servers (certificate))
    left = G_TLS_CERTIFICATE_BAD_IDENTITY;
  return left;
}

G_GNUC_PRINTF (2, 3)
static void
set_error (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_propagate_error (error,
                     g_error_new_valist (DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_NETWORK, format, args));
  va_end (args);
}

/**
 * desmi_tls_set_error:
 * @error: (out): %DESMI_SYNC_ERROR_NETWORK
 * @address: of the server, for the message
 * @faults: what is wrong with its certificate, not 0
 *
 * Says why a server is not talked to. Who vouches for its certificate comes first: what else that
 * says of itself counts only then.
 */
void
desmi_tls_set_error (GError **error, const char *address, GTlsCertificateFlags faults)
{
  if ((faults & NOBODY_VOUCHES) != 0)
    set_error (
        error,
        /* Translators: %s is the address of a server. "Inspects": a proxy reads what goes
         * through it. Keep "--tls-authority" */
        _ ("The server “%s” is not trusted: nobody whom this computer trusts vouches for its "
           "certificate. If your office inspects its connections, its administrator has the "
           "file that “--tls-authority” asks for."),
        address);
  else if ((faults & G_TLS_CERTIFICATE_REVOKED) != 0)
    set_error (error, _ ("The server “%s” is not trusted: its certificate was revoked."), address);
  else if ((faults & G_TLS_CERTIFICATE_BAD_IDENTITY) != 0)
    set_error (error,
               _ ("The server “%s” is not trusted: its certificate is for another server. Look "
                  "whether the address is right."),
               address);
  else if ((faults & G_TLS_CERTIFICATE_EXPIRED) != 0)
    set_error (error,
               _ ("The server “%s” is not trusted: its certificate has expired. Look whether this "
                  "computer's date is right."),
               address);
  else if ((faults & G_TLS_CERTIFICATE_NOT_ACTIVATED) != 0)
    set_error (error,
               _ ("The server “%s” is not trusted: its certificate is not valid yet. Look whether "
                  "this computer's date is right."),
               address);
  else
    set_error (error, _ ("The server “%s” is not trusted: its certificate is too weak."), address);
}

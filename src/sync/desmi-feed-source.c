/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a feed is read from: what all kinds share. */
#include "sync/desmi-feed-source.h"

#include "sync/desmi-sync-error.h"
#include "sync/desmi-tls.h"

#include <glib/gi18n-lib.h>

G_GNUC_PRINTF (2, 3)
static gboolean
fail_address (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_propagate_error (error,
                     g_error_new_valist (DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_ADDRESS, format, args));
  va_end (args);
  return FALSE;
}

static DesmiFeedSource *
new_for_uri (const char *address, const char *tls_authority, GError **error)
{
  g_autofree char *folder
      = g_str_has_suffix (address, "/") ? g_strdup (address) : g_strconcat (address, "/", NULL);
  g_autoptr (GUri)         base = g_uri_parse (folder, G_URI_FLAGS_ENCODED, NULL);
  g_autoptr (GTlsDatabase) authority = NULL;

  if (base == NULL || g_uri_get_host (base) == NULL || *g_uri_get_host (base) == '\0'
      || g_uri_get_userinfo (base) != NULL || g_uri_get_query (base) != NULL
      || g_uri_get_fragment (base) != NULL)
    {
      fail_address (error, _ ("“%s” is no address of a server."), address);
      return NULL;
    }
  if (tls_authority != NULL)
    {
      authority = desmi_tls_authority_load (tls_authority, error);
      if (authority == NULL)
        return NULL;
    }
  return desmi_feed_http_new (base, authority, error);
}

/**
 * desmi_feed_source_new:
 * @address: an address beginning with https:// (or http:// of this computer), or a folder
 * @tls_authority: (nullable): a file with a certificate authority whose word counts beside that of
 *   the system's; of no use to a folder
 *
 * Nothing is fetched yet.
 *
 * Returns: (transfer full): the source; %NULL with %DESMI_SYNC_ERROR_ADDRESS or
 * %DESMI_SYNC_ERROR_AUTHORITY
 */
DesmiFeedSource *
desmi_feed_source_new (const char *address, const char *tls_authority, GError **error)
{
  g_autofree char *scheme = g_uri_parse_scheme (address);
  g_autofree char *path = NULL;

  if (g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "http") == 0)
    return new_for_uri (address, tls_authority, error);
  path = g_strcmp0 (scheme, "file") == 0 ? g_filename_from_uri (address, NULL, NULL)
                                         : g_strdup (address);
  if (path != NULL && g_file_test (path, G_FILE_TEST_IS_DIR))
    return desmi_feed_folder_new (path);
  fail_address (error, _ ("“%s” is neither the address of a server nor a folder with a feed."),
                address);
  return NULL;
}

/**
 * desmi_feed_source_free:
 * @self: (transfer full) (nullable): the source
 */
void
desmi_feed_source_free (DesmiFeedSource *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->address, g_free);
  self->klass->free (self);
}

/**
 * desmi_feed_source_get_address:
 *
 * Returns: (transfer none): the address or folder, for messages and the list of updates
 */
const char *
desmi_feed_source_get_address (DesmiFeedSource *self)
{
  return self->address;
}

/**
 * desmi_feed_source_is_local:
 *
 * Returns: whether it is on this computer (loopback or a folder), where the demo root may vouch
 *   for it
 */
gboolean
desmi_feed_source_is_local (DesmiFeedSource *self)
{
  return self->is_local;
}

/**
 * desmi_feed_source_fetch:
 * @result: (out): whether it is there; clear with desmi_fetch_result_clear()
 *
 * Blocks until the whole file has been written to the request's stream.
 *
 * Returns: %FALSE with %DESMI_SYNC_ERROR_NETWORK, _AUTH, _OBJECT (longer than asked for), or
 * cancelled
 */
gboolean
desmi_feed_source_fetch (DesmiFeedSource         *self,
                         const DesmiFetchRequest *request,
                         DesmiFetchResult        *result,
                         GCancellable            *cancellable,
                         GError                 **error)
{
  *result = (DesmiFetchResult){ DESMI_FETCH_FOUND, NULL };
  return !g_cancellable_set_error_if_cancelled (cancellable, error)
         && self->klass->fetch (self, request, result, cancellable, error);
}

/* A hotel's log-in page or a proxy's error is no answer of the feed, whatever its status is. */
static gboolean
refuse_web_page (DesmiFeedSource *self, GBytes *bytes, GError **error)
{
  gsize       length;
  const char *text = g_bytes_get_data (bytes, &length);

  while (length > 0 && g_ascii_isspace (*text))
    text++, length--;
  if (length == 0 || *text != '<')
    return TRUE;
  g_set_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_NETWORK,
               _ ("“%s” answered with a web page instead of data. If this network asks for a "
                  "log-in, log in with a "
                  "browser first."),
               self->address);
  return FALSE;
}

/**
 * desmi_feed_source_fetch_bytes:
 * @name: relative to the feed
 * @max_size: bytes; a longer file is refused
 * @etag: (nullable): of what we have; the same one is answered with "not modified"
 * @result: (out): whether it is there; clear with desmi_fetch_result_clear()
 *
 * Fetches a small file whole. Blocks.
 *
 * Returns: (transfer full) (nullable): the file; %NULL without @error if it is not there or not
 *   modified,
 * else with the errors of desmi_feed_source_fetch(), or %DESMI_SYNC_ERROR_NETWORK for a web page
 */
GBytes *
desmi_feed_source_fetch_bytes (DesmiFeedSource  *self,
                               const char       *name,
                               gsize             max_size,
                               const char       *etag,
                               DesmiFetchResult *result,
                               GCancellable     *cancellable,
                               GError          **error)
{
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes)        bytes = NULL;
  DesmiFetchRequest         request = { name, (gint64) max_size, etag, out, NULL, NULL };

  if (!desmi_feed_source_fetch (self, &request, result, cancellable, error)
      || result->status != DESMI_FETCH_FOUND || !g_output_stream_close (out, NULL, error))
    return NULL;
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
  return refuse_web_page (self, bytes, error) ? g_steal_pointer (&bytes) : NULL;
}

/**
 * desmi_fetch_result_clear:
 *
 * Frees what @result holds, not @result.
 */
void
desmi_fetch_result_clear (DesmiFetchResult *result)
{
  g_clear_pointer (&result->etag, g_free);
}

/**
 * desmi_feed_source_write:
 * @n_bytes: (inout): bytes written by this fetch
 *
 * Hands bytes on, counts them, and refuses those beyond what was asked for.
 */
gboolean
desmi_feed_source_write (const DesmiFetchRequest *request,
                         gconstpointer            data,
                         gsize                    length,
                         gint64                  *n_bytes,
                         GCancellable            *cancellable,
                         GError                 **error)
{
  g_autoptr (GError) local = NULL;

  if ((gint64) length > request->max_size - *n_bytes)
    {
      g_set_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_OBJECT,
                   _ ("The server's file “%s” is longer than it may be."), request->name);
      return FALSE;
    }
  if (!g_output_stream_write_all (request->out, data, length, NULL, cancellable, &local))
    {
      if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_propagate_error (error, g_steal_pointer (&local));
      else
        g_set_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_DISK,
                     _ ("The update cannot be kept on this computer's disk (%s)."), local->message);
      return FALSE;
    }
  *n_bytes += (gint64) length;
  if (request->progress != NULL)
    request->progress (*n_bytes, request->progress_data);
  return TRUE;
}

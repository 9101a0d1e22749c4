/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A feed on a web server, through the one SoupSession of an update. */
#include "sync/desmi-feed-source.h"

#include "core/platform/desmi-process.h"
#include "desmi-config.h"
#include "sync/desmi-sync-error.h"
#include "sync/desmi-tls.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#define CHUNK (64 * 1024)
#define CONNECT_TIMEOUT_S 15
#define IDLE_TIMEOUT_S 30
#define MAX_REDIRECTS 3

typedef struct
{
  DesmiFeedSource base;
  GUri           *uri;
  GMainContext
      *context; /* of this source alone: waiting for the network runs nobody else's callbacks */
  SoupSession  *session;
  GTlsDatabase *authority; /* (nullable): counts beside the system's */
} HttpSource;

/* One request on its way. */
typedef struct
{
  HttpSource   *source;
  GAsyncResult *result;
  GCancellable *outer;       /* (nullable): the caller's, cancelled on any thread */
  GCancellable *cancellable; /* follows it, or is the connect timer's doing; on this thread only */
  gboolean      connected;
  gboolean      timed_out;
  GTlsCertificateFlags faults; /* what is held against the server's certificate */
} Trip;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Trip *trip = data;

  trip->result = g_object_ref (result);
}

static void
starting_cb (SoupMessage *message, gpointer data)
{
  Trip *trip = data;

  trip->connected = TRUE;
}

/* Called for a certificate that the system does not trust. */
static gboolean
accept_certificate_cb (SoupMessage         *message,
                       GTlsCertificate     *certificate,
                       GTlsCertificateFlags faults,
                       gpointer             data)
{
  Trip *trip = data;

  trip->faults = desmi_tls_judge (trip->source->authority, certificate, faults,
                                  soup_message_get_uri (message));
  return trip->faults == 0;
}

static gboolean
connect_timeout_cb (gpointer data)
{
  Trip *trip = data;

  if (!trip->connected)
    {
      trip->timed_out = TRUE;
      g_cancellable_cancel (trip->cancellable);
    }
  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *outer, gpointer context)
{
  g_main_context_wakeup (context);
}

/* What the library waits with is cancelled from here, not from the caller's thread: GLib's sources
 * for it do not stand being cancelled while they are taken down. */
static void
wait_for (HttpSource *self, Trip *trip)
{
  while (trip->result == NULL)
    {
      if (g_cancellable_is_cancelled (trip->outer))
        g_cancellable_cancel (trip->cancellable);
      g_main_context_iteration (self->context, TRUE);
    }
}

static gboolean
fail_network (HttpSource *self, const char *reason, GError **error)
{
  g_set_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_NETWORK,
               /* Translators: an address, and a reason in the system's words */
               _ ("The server “%s” cannot be reached (%s)."), self->base.address, reason);
  return FALSE;
}

static gboolean
fail_trip (HttpSource *self, Trip *trip, const GError *cause, GCancellable *outer, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (outer, error))
    return FALSE;
  if (trip->faults != 0)
    {
      desmi_tls_set_error (error, self->base.address, trip->faults);
      return FALSE;
    }
  return fail_network (self, trip->timed_out ? _ ("no answer in time") : cause->message, error);
}

static GInputStream *
send (HttpSource *self, SoupMessage *message, GCancellable *outer, Trip *trip, GError **error)
{
  g_autoptr (GSource) timer = g_timeout_source_new_seconds (CONNECT_TIMEOUT_S);
  g_autoptr (GError)  local = NULL;
  GInputStream       *stream;

  trip->faults = 0;
  g_signal_connect (message, "starting", G_CALLBACK (starting_cb), trip);
  g_signal_connect (message, "accept-certificate", G_CALLBACK (accept_certificate_cb), trip);
  g_source_set_callback (timer, connect_timeout_cb, trip, NULL);
  g_source_attach (timer, self->context);
  soup_session_send_async (self->session, message, G_PRIORITY_DEFAULT, trip->cancellable, done_cb,
                           trip);
  wait_for (self, trip);
  g_source_destroy (timer);
  g_signal_handlers_disconnect_by_data (message, trip);
  stream = soup_session_send_finish (self->session, trip->result, &local);
  g_clear_object (&trip->result);
  if (stream == NULL)
    fail_trip (self, trip, local, outer, error);
  return stream;
}

static gboolean
read_body (HttpSource              *self,
           GInputStream            *stream,
           const DesmiFetchRequest *request,
           Trip                    *trip,
           GCancellable            *outer,
           GError                 **error)
{
  gint64 n_bytes = 0;

  for (;;)
    {
      g_autoptr (GError) local = NULL;
      g_autoptr (GBytes) chunk = NULL;

      g_input_stream_read_bytes_async (stream, CHUNK, G_PRIORITY_DEFAULT, trip->cancellable,
                                       done_cb, trip);
      wait_for (self, trip);
      chunk = g_input_stream_read_bytes_finish (stream, trip->result, &local);
      g_clear_object (&trip->result);
      if (chunk == NULL)
        return fail_trip (self, trip, local, outer, error);
      if (g_bytes_get_size (chunk) == 0)
        return TRUE;
      if (!desmi_feed_source_write (request, g_bytes_get_data (chunk, NULL),
                                    g_bytes_get_size (chunk), &n_bytes, outer, error))
        return FALSE;
    }
}

static gboolean
same_origin (GUri *a, GUri *b)
{
  return g_str_equal (g_uri_get_scheme (a), g_uri_get_scheme (b)) && g_uri_get_host (b) != NULL
         && g_ascii_strcasecmp (g_uri_get_host (a), g_uri_get_host (b)) == 0
         && g_uri_get_port (a) == g_uri_get_port (b);
}

/* Where to look next: only on the same server, so that nobody else gets to hear of us. */
static GUri *
follow_redirect (HttpSource *self, SoupMessage *message, int n_redirects, GError **error)
{
  const char *location
      = soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
  g_autoptr (GUri) next = location != NULL ? g_uri_parse_relative (
                              soup_message_get_uri (message), location, SOUP_HTTP_URI_FLAGS, NULL)
                                           : NULL;

  if (next == NULL || n_redirects == MAX_REDIRECTS || !same_origin (self->uri, next))
    {
      fail_network (self, _ ("it sends us to another place"), error);
      return NULL;
    }
  return g_steal_pointer (&next);
}

static gboolean
fail_status (HttpSource *self, guint status, GError **error)
{
  g_autofree char *text = g_strdup_printf ("HTTP %u", status);

  if (status != SOUP_STATUS_UNAUTHORIZED && status != SOUP_STATUS_FORBIDDEN)
    return fail_network (self, text, error);
  g_set_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_AUTH,
               _ ("The server “%s” does not let us in. Ask the national office for a new token."),
               self->base.address);
  return FALSE;
}

static gboolean
read_answer (HttpSource              *self,
             SoupMessage             *message,
             GInputStream            *stream,
             const DesmiFetchRequest *request,
             DesmiFetchResult        *result,
             Trip                    *trip,
             GCancellable            *outer,
             GError                 **error)
{
  guint       status = soup_message_get_status (message);
  const char *etag
      = soup_message_headers_get_one (soup_message_get_response_headers (message), "ETag");

  if (status == SOUP_STATUS_NOT_FOUND || status == SOUP_STATUS_GONE)
    result->status = DESMI_FETCH_NOT_FOUND;
  else if (status == SOUP_STATUS_NOT_MODIFIED && request->etag != NULL)
    result->status = DESMI_FETCH_NOT_MODIFIED;
  else if (status != SOUP_STATUS_OK)
    return fail_status (self, status, error);
  else
    {
      if (etag != NULL && etag[0] == '"' && strlen (etag) <= 256)
        result->etag = g_strdup (etag);
      return read_body (self, stream, request, trip, outer, error);
    }
  return TRUE;
}

static SoupMessage *
new_message (GUri *uri, const DesmiFetchRequest *request)
{
  SoupMessage        *message = soup_message_new_from_uri (SOUP_METHOD_GET, uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_headers_replace (headers, "Accept-Encoding", "identity");
  if (request->etag != NULL)
    soup_message_headers_replace (headers, "If-None-Match", request->etag);
  return message;
}

static gboolean
go (HttpSource              *self,
    const DesmiFetchRequest *request,
    DesmiFetchResult        *result,
    Trip                    *trip,
    GCancellable            *outer,
    GError                 **error)
{
  g_autoptr (GUri) uri
      = g_uri_parse_relative (self->uri, request->name, SOUP_HTTP_URI_FLAGS, error);

  for (int n_redirects = 0; uri != NULL; n_redirects++)
    {
      g_autoptr (SoupMessage)  message = new_message (uri, request);
      g_autoptr (GInputStream) stream = send (self, message, outer, trip, error);

      if (stream == NULL)
        return FALSE;
      if (!SOUP_STATUS_IS_REDIRECTION (soup_message_get_status (message))
          || soup_message_get_status (message) == SOUP_STATUS_NOT_MODIFIED)
        return read_answer (self, message, stream, request, result, trip, outer, error);
      g_clear_pointer (&uri, g_uri_unref);
      uri = follow_redirect (self, message, n_redirects, error);
    }
  return FALSE;
}

static gboolean
fetch (DesmiFeedSource         *base,
       const DesmiFetchRequest *request,
       DesmiFetchResult        *result,
       GCancellable            *cancellable,
       GError                 **error)
{
  HttpSource *self = (HttpSource *) base;
  Trip        trip = { .source = self, .outer = cancellable, .cancellable = g_cancellable_new () };
  gulong      id = 0;
  gboolean    ok;

  if (cancellable != NULL)
    id = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), self->context, NULL);
  g_main_context_push_thread_default (self->context);
  ok = go (self, request, result, &trip, cancellable, error);
  g_main_context_pop_thread_default (self->context);
  g_cancellable_disconnect (cancellable, id);
  g_object_unref (trip.cancellable);
  return ok;
}

static void
http_free (DesmiFeedSource *base)
{
  HttpSource *self = (HttpSource *) base;

  g_main_context_push_thread_default (self->context);
  if (self->session != NULL)
    soup_session_abort (self->session);
  g_clear_object (&self->session);
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_main_context_pop_thread_default (self->context);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->uri, g_uri_unref);
  g_clear_object (&self->authority);
  g_free (self);
}

static gboolean
is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  return address != NULL ? g_inet_address_get_is_loopback (address)
                         : g_ascii_strcasecmp (host, "localhost") == 0;
}

/**
 * desmi_feed_http_new:
 * @base: the feed's address, ending in a slash
 * @authority: (nullable): counts beside the system's certificate authorities
 *
 * Returns: (transfer full): the source; %NULL with %DESMI_SYNC_ERROR_ADDRESS for plain HTTP to
 * another computer
 */
DesmiFeedSource *
desmi_feed_http_new (GUri *base, GTlsDatabase *authority, GError **error)
{
  static const DesmiFeedSourceClass klass = { fetch, http_free };
  gboolean                          loopback = is_loopback (g_uri_get_host (base));
  g_autofree char                  *agent
      = g_strdup_printf ("Desmigratif/%s (%s)", DESMI_VERSION, desmi_process_get_system ());
  HttpSource *self;

  if (!loopback && !g_str_equal (g_uri_get_scheme (base), "https"))
    {
      g_set_error_literal (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_ADDRESS,
                           _ ("The address of the server must begin with “https://”."));
      return NULL;
    }
  self = g_new0 (HttpSource, 1);
  self->base.klass = &klass;
  self->base.address = g_uri_to_string (base);
  self->base.is_local = loopback;
  self->uri = g_uri_parse (self->base.address, SOUP_HTTP_URI_FLAGS, NULL);
  g_set_object (&self->authority, authority);
  self->context = g_main_context_new ();
  g_main_context_push_thread_default (self->context);
  self->session
      = soup_session_new_with_options ("timeout", IDLE_TIMEOUT_S, "user-agent", agent, NULL);
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_CONTENT_DECODER);
  if (loopback)
    soup_session_set_proxy_resolver (self->session, NULL);
  g_main_context_pop_thread_default (self->context);
  return &self->base;
}

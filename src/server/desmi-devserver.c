/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A server on loopback for a feed's folder. */
#include "server/desmi-devserver.h"

#include <libsoup/soup.h>

#define FOREVER "public, max-age=31536000, immutable"
#define SHORTLY "max-age=300"
#define TICK_MS 20
#define SOCKET                                                                                     \
  "desmi-socket" /* on a connection's remote address, which is what libsoup keeps of it for us */

struct _DesmiDevserver
{
  SoupServer      *server;
  GSocketService  *service;     /* listens in the server's place, see accept_cb */
  GTlsCertificate *certificate; /* (nullable) */
  char            *feed;
  char            *address;
  GPtrArray       *faults; /* of DesmiFault */
  gboolean         has_key;
  DesmiSecretKey   key;
  guint            n_requests;
};

/* A body that is sent in pieces: slowly, in part, or not at all. */
typedef struct
{
  SoupServerMessage *message;
  GSocket           *socket;
  GBytes            *body;
  gsize              sent;
  gsize              piece;
  gint64             drop_after;
  gboolean           stall;
  GSource           *timer;
} Drip;

static void
clear_timer (Drip *drip)
{
  if (drip->timer != NULL)
    g_source_destroy (drip->timer);
  g_clear_pointer (&drip->timer, g_source_unref);
}

static void
drip_free (gpointer data)
{
  Drip *drip = data;

  clear_timer (drip);
  g_bytes_unref (drip->body);
  g_free (drip);
}

static void
drip_more (Drip *drip)
{
  SoupMessageBody *out = soup_server_message_get_response_body (drip->message);
  gsize            left = g_bytes_get_size (drip->body) - drip->sent;
  gsize            n = MIN (left, drip->piece);

  if (drip->drop_after >= 0)
    n = MIN (n, (gsize) drip->drop_after - drip->sent);
  if (left == 0)
    soup_message_body_complete (out);
  else if (n > 0)
    {
      g_autoptr (GBytes) piece = g_bytes_new_from_bytes (drip->body, drip->sent, n);

      soup_message_body_append_bytes (out, piece);
      drip->sent += n;
    }
}

static gboolean
drip_tick_cb (gpointer data)
{
  Drip *drip = data;

  clear_timer (drip);
  drip_more (drip);
  soup_server_message_unpause (drip->message);
  return G_SOURCE_REMOVE;
}

static gboolean
drip_cut_cb (gpointer data)
{
  Drip *drip = data;

  clear_timer (drip);
  g_socket_shutdown (drip->socket, TRUE, TRUE, NULL);
  soup_server_message_unpause (drip->message);
  return G_SOURCE_REMOVE;
}

static void
set_timer (Drip *drip, GSourceFunc func)
{
  drip->timer = g_timeout_source_new (TICK_MS);
  g_source_set_callback (drip->timer, func, drip, NULL);
  g_source_attach (drip->timer, g_main_context_get_thread_default ());
}

static void
drip_wrote_cb (SoupServerMessage *message, gpointer data)
{
  Drip    *drip = data;
  gboolean cut = drip->drop_after >= 0 && drip->sent >= (gsize) drip->drop_after;

  soup_server_message_pause (message);
  if (!drip->stall && drip->timer == NULL)
    set_timer (drip, cut ? drip_cut_cb : drip_tick_cb);
}

static void
send_dripping (SoupServerMessage *message, const DesmiAnswer *answer)
{
  Drip *drip = g_new0 (Drip, 1);

  drip->message = message;
  drip->socket
      = g_object_get_data (G_OBJECT (soup_server_message_get_remote_address (message)), SOCKET);
  drip->body = g_bytes_ref (answer->body);
  drip->drop_after = answer->drop_after;
  drip->stall = answer->stall;
  drip->piece
      = answer->bytes_per_s > 0 ? (gsize) MAX (answer->bytes_per_s * TICK_MS / 1000, 1) : 16 * 1024;
  soup_message_headers_set_content_length (soup_server_message_get_response_headers (message),
                                           (goffset) g_bytes_get_size (answer->body));
  g_signal_connect (message, answer->drop_after == 0 ? "wrote-headers" : "wrote-chunk",
                    G_CALLBACK (drip_wrote_cb), drip);
  g_object_set_data_full (G_OBJECT (message), "desmi-drip", drip,
                          drip_free); /* however the message ends */
  drip_more (drip);
}

static void
add_headers (SoupServerMessage *message, const DesmiAnswer *answer, const char *etag)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  if (answer->location != NULL)
    soup_message_headers_replace (headers, "Location", answer->location);
  if (answer->status != SOUP_STATUS_OK)
    return;
  soup_message_headers_replace (headers, "Cache-Control",
                                answer->kind == DESMI_FILE_HEAD ? SHORTLY : FOREVER);
  if (answer->has_etag)
    soup_message_headers_replace (headers, "ETag", etag);
}

/* Leads on to the same file with a number, until there were enough of them. */
static gboolean
lead_on (SoupServerMessage *message, const DesmiAnswer *answer)
{
  GUri            *uri = soup_server_message_get_uri (message);
  const char      *query = g_uri_get_query (uri);
  gint64           n = query != NULL ? g_ascii_strtoll (query, NULL, 10) : 0;
  g_autofree char *next = NULL;

  if (n >= answer->extra_redirects)
    return FALSE;
  next = g_strdup_printf ("%s?%" G_GINT64_FORMAT, g_uri_get_path (uri), n + 1);
  soup_server_message_set_redirect (message, SOUP_STATUS_FOUND, next);
  return TRUE;
}

static void
send_answer (SoupServerMessage *message, const DesmiAnswer *answer)
{
  g_autofree char *etag = desmi_answer_dup_etag (answer);
  const char      *wanted = soup_message_headers_get_one (
           soup_server_message_get_request_headers (message), "If-None-Match");

  if (lead_on (message, answer))
    return;
  add_headers (message, answer, etag);
  if (answer->status == SOUP_STATUS_OK && answer->has_etag && g_strcmp0 (wanted, etag) == 0)
    {
      soup_server_message_set_status (message, SOUP_STATUS_NOT_MODIFIED, NULL);
      return;
    }
  soup_server_message_set_status (message, answer->status, NULL);
  soup_message_headers_set_content_type (soup_server_message_get_response_headers (message),
                                         answer->content_type, NULL);
  if (answer->drop_after >= 0 || answer->bytes_per_s > 0 || answer->stall)
    send_dripping (message, answer);
  else
    soup_message_body_append_bytes (soup_server_message_get_response_body (message), answer->body);
}

static void
request_cb (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           data)
{
  DesmiDevserver      *self = data;
  const char          *method = soup_server_message_get_method (message);
  g_auto (DesmiAnswer) answer = { 0 };

  self->n_requests++;
  if (method != SOUP_METHOD_GET && method != SOUP_METHOD_HEAD)
    {
      soup_server_message_set_status (message, SOUP_STATUS_METHOD_NOT_ALLOWED, NULL);
      return;
    }
  desmi_answer_read (&answer, self->feed, *path == '/' ? path + 1 : path);
  for (guint i = 0; i < self->faults->len; i++)
    desmi_fault_apply (g_ptr_array_index (self->faults, i), &answer,
                       self->has_key ? &self->key : NULL);
  send_answer (message, &answer);
}

/* libsoup 3.2 loses the socket of every connection that it accepts itself, so connections are
 * accepted here. */
static gboolean
accept_cb (GSocketService *service, GSocketConnection *connection, GObject *source, gpointer data)
{
  DesmiDevserver            *self = data;
  g_autoptr (GSocketAddress) here = g_socket_connection_get_local_address (connection, NULL);
  g_autoptr (GSocketAddress) there = g_socket_connection_get_remote_address (connection, NULL);
  g_autoptr (GIOStream)      stream = NULL;

  if (self->certificate != NULL)
    stream = g_tls_server_connection_new (G_IO_STREAM (connection), self->certificate, NULL);
  else
    stream = g_object_ref (G_IO_STREAM (connection));
  g_object_set_data_full (G_OBJECT (there), SOCKET,
                          g_object_ref (g_socket_connection_get_socket (connection)),
                          g_object_unref);
  if (stream != NULL)
    soup_server_accept_iostream (self->server, stream, here, there, NULL);
  return TRUE;
}

static gboolean
listen (DesmiDevserver *self, guint16 port, GError **error)
{
  g_autoptr (GInetAddress)   loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, port);
  g_autoptr (GSocketAddress) got = NULL;

  self->service = g_socket_service_new ();
  if (!g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), wanted,
                                      G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, &got,
                                      error))
    return FALSE;
  self->address
      = g_strdup_printf ("%s://127.0.0.1:%u/", self->certificate != NULL ? "https" : "http",
                         g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (got)));
  g_signal_connect (self->service, "incoming", G_CALLBACK (accept_cb), self);
  return TRUE;
}

/**
 * desmi_devserver_new:
 * @port: 0: one that is free
 * @certificate: (nullable): serve HTTPS with it
 *
 * Returns: (transfer full): a server that listens on loopback; %NULL with an error
 */
DesmiDevserver *
desmi_devserver_new (const char *feed, guint16 port, GTlsCertificate *certificate, GError **error)
{
  g_autoptr (DesmiDevserver) self = g_new0 (DesmiDevserver, 1);

  self->feed = g_strdup (feed);
  self->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) desmi_fault_free);
  self->server = soup_server_new ("server-header", "desmigratif-devserver ", NULL);
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);
  g_set_object (&self->certificate, certificate);
  return listen (self, port, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * desmi_devserver_free:
 * @self: (transfer full) (nullable): the server; it no longer listens
 */
void
desmi_devserver_free (DesmiDevserver *self)
{
  if (self == NULL)
    return;
  if (self->service != NULL)
    {
      g_socket_service_stop (self->service);
      g_socket_listener_close (G_SOCKET_LISTENER (self->service));
    }
  g_clear_object (&self->service);
  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_clear_object (&self->certificate);
  g_clear_pointer (&self->faults, g_ptr_array_unref);
  g_free (self->feed);
  g_free (self->address);
  g_free (self);
}

/**
 * desmi_devserver_get_address:
 *
 * Returns: (transfer none): the address of the feed, ending in a slash
 */
const char *
desmi_devserver_get_address (DesmiDevserver *self)
{
  return self->address;
}

/**
 * desmi_devserver_set_key:
 * @key: the feed's secret key, for faults that sign; copied
 */
void
desmi_devserver_set_key (DesmiDevserver *self, const DesmiSecretKey *key)
{
  self->key = *key;
  self->has_key = TRUE;
}

/**
 * desmi_devserver_add_fault:
 * @fault: (transfer full): strikes every answer from now on
 */
void
desmi_devserver_add_fault (DesmiDevserver *self, DesmiFault *fault)
{
  g_ptr_array_add (self->faults, fault);
}

/**
 * desmi_devserver_get_n_requests:
 *
 * Returns: how many requests have come so far
 */
guint
desmi_devserver_get_n_requests (DesmiDevserver *self)
{
  return self->n_requests;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A server on loopback for a feed's folder. */
#include "server/desmi-devserver.h"

#include <libsoup/soup.h>
#include <string.h>

#define FOREVER "public, max-age=31536000, immutable"
#define SHORTLY "max-age=300"
#define TICK_MS 20

struct _DesmiDevserver
{
  SoupServer    *server;
  char          *feed;
  char          *address;
  GPtrArray     *faults; /* of DesmiFault */
  gboolean       has_key;
  DesmiSecretKey key;
  guint          n_requests;
};

/* A body that is sent in pieces: slowly, in part, or not at all. */
typedef struct
{
  SoupServerMessage *message;
  GBytes            *body;
  gsize              sent;
  gsize              piece;
  gint64             drop_after;
  gboolean           stall;
  guint              timer;
} Drip;

static void
drip_free (Drip *drip)
{
  if (drip->timer != 0)
    g_source_remove (drip->timer);
  g_bytes_unref (drip->body);
  g_free (drip);
}

static void
drip_finished_cb (SoupServerMessage *message, gpointer data)
{
  drip_free (data);
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

  drip->timer = 0;
  drip_more (drip);
  soup_server_message_unpause (drip->message);
  return G_SOURCE_REMOVE;
}

static gboolean
drip_cut_cb (gpointer data)
{
  Drip *drip = data;

  drip->timer = 0;
  g_socket_shutdown (soup_server_message_get_socket (drip->message), TRUE, TRUE, NULL);
  soup_server_message_unpause (drip->message);
  return G_SOURCE_REMOVE;
}

static guint
add_timer (guint interval_ms, GSourceFunc func, gpointer data)
{
  g_autoptr (GSource) source = g_timeout_source_new (interval_ms);

  g_source_set_callback (source, func, data, NULL);
  return g_source_attach (source, g_main_context_get_thread_default ());
}

static void
drip_wrote_cb (SoupServerMessage *message, gpointer data)
{
  Drip    *drip = data;
  gboolean cut = drip->drop_after >= 0 && drip->sent >= (gsize) drip->drop_after;

  soup_server_message_pause (message);
  if (!drip->stall && drip->timer == 0)
    drip->timer = add_timer (TICK_MS, cut ? drip_cut_cb : drip_tick_cb, drip);
}

static void
send_dripping (SoupServerMessage *message, const DesmiAnswer *answer)
{
  Drip *drip = g_new0 (Drip, 1);

  drip->message = message;
  drip->body = g_bytes_ref (answer->body);
  drip->drop_after = answer->drop_after;
  drip->stall = answer->stall;
  drip->piece
      = answer->bytes_per_s > 0 ? (gsize) MAX (answer->bytes_per_s * TICK_MS / 1000, 1) : 16 * 1024;
  soup_message_headers_set_content_length (soup_server_message_get_response_headers (message),
                                           (goffset) g_bytes_get_size (answer->body));
  g_signal_connect (message, answer->drop_after == 0 ? "wrote-headers" : "wrote-chunk",
                    G_CALLBACK (drip_wrote_cb), drip);
  g_signal_connect (message, "finished", G_CALLBACK (drip_finished_cb), drip);
  drip_more (drip);
}

static void
add_headers (SoupServerMessage *message, const DesmiAnswer *answer, const char *etag)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  if (answer->status != SOUP_STATUS_OK)
    return;
  soup_message_headers_replace (headers, "Cache-Control",
                                answer->kind == DESMI_FILE_HEAD ? SHORTLY : FOREVER);
  if (answer->has_etag)
    soup_message_headers_replace (headers, "ETag", etag);
}

static void
send_answer (SoupServerMessage *message, const DesmiAnswer *answer)
{
  g_autofree char *etag = desmi_answer_dup_etag (answer);
  const char      *wanted = soup_message_headers_get_one (
           soup_server_message_get_request_headers (message), "If-None-Match");

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

static char *
dup_address (SoupServer *server)
{
  GSList *uris = soup_server_get_uris (server);
  char   *address = uris != NULL ? g_uri_to_string (uris->data) : NULL;

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return address;
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
  g_autoptr (GInetAddress)   loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, port);

  self->feed = g_strdup (feed);
  self->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) desmi_fault_free);
  self->server = soup_server_new ("server-header", "desmigratif-devserver ", NULL);
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);
  if (certificate != NULL)
    soup_server_set_tls_certificate (self->server, certificate);
  if (!soup_server_listen (self->server, address,
                           certificate != NULL ? SOUP_SERVER_LISTEN_HTTPS : 0, error))
    return NULL;
  self->address = dup_address (self->server);
  return g_steal_pointer (&self);
}

void
desmi_devserver_free (DesmiDevserver *self)
{
  if (self == NULL)
    return;
  if (self->server != NULL)
    soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_clear_pointer (&self->faults, g_ptr_array_unref);
  g_free (self->feed);
  g_free (self->address);
  g_free (self);
}

const char *
desmi_devserver_get_address (DesmiDevserver *self)
{
  return self->address;
}

void
desmi_devserver_set_key (DesmiDevserver *self, const DesmiSecretKey *key)
{
  self->key = *key;
  self->has_key = TRUE;
}

void
desmi_devserver_add_fault (DesmiDevserver *self, DesmiFault *fault)
{
  g_ptr_array_add (self->faults, fault);
}

guint
desmi_devserver_get_n_requests (DesmiDevserver *self)
{
  return self->n_requests;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The next root file of a feed. */
#include "server/desmi-publisher.h"

#include "core/desmi-clock.h"
#include "server/desmi-feed-files.h"

#include <glib/gi18n-lib.h>

#define FIRST_ROOT "root/1.signed"

static void
append_keys (GString              *out,
             const char           *name,
             guint                 threshold,
             const DesmiPublicKey *keys,
             guint                 n_keys)
{
  g_string_append_printf (out, "\"%s\":{\"threshold\":%u,\"keys\":[", name, threshold);
  for (guint i = 0; i < n_keys; i++)
    {
      g_autofree char *text = desmi_public_key_to_text (&keys[i]);

      g_string_append_printf (out, "%s\"%s\"", i > 0 ? "," : "", text);
    }
  g_string_append (out, "]}");
}

static GBytes *
make_payload (const DesmiPublishRoot *request, gint64 version, gint64 epoch)
{
  GString         *out = g_string_new (NULL);
  g_autofree char *expires = desmi_clock_format_utc (request->expires);

  g_string_printf (out,
                   "{\"spec\":1,\"version\":%" G_GINT64_FORMAT ",\"epoch\":%" G_GINT64_FORMAT
                   ",\"expires\":\"%s\",",
                   version, epoch, expires);
  append_keys (out, "root", request->threshold, request->keys, request->n_keys);
  g_string_append_c (out, ',');
  append_keys (out, "feed", 1, request->feed_keys, request->n_feed_keys);
  g_string_append_c (out, '}');
  return g_string_free_to_bytes (out);
}

/**
 * desmi_publish_root:
 *
 * Writes root N+1 of the feed, or its first, after checking that clients will accept it.
 *
 * Returns: the version made; 0 with an error
 */
gint64
desmi_publish_root (const DesmiPublishRoot *request, GError **error)
{
  g_autoptr (GError)    local = NULL;
  g_autoptr (DesmiRoot) last = desmi_feed_load_root (request->feed, &local);
  g_autoptr (DesmiRoot) next = NULL;
  g_autoptr (GBytes)    payload = NULL;
  g_autoptr (GBytes)    file = NULL;
  g_autofree char      *name = NULL;
  gint64                version, epoch;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return 0;
    }
  version = last != NULL ? last->version + 1 : 1;
  epoch = request->epoch != 0 ? request->epoch : last != NULL ? last->epoch : 1;
  payload = make_payload (request, version, epoch);
  file
      = desmi_signed_write (DESMI_TYPE_ROOT_PAYLOAD, payload, request->signers, request->n_signers);
  next = last != NULL ? desmi_root_follow (last, file, error) : desmi_root_parse (file, error);
  if (next == NULL)
    {
      g_prefix_error (error, "%s ",
                      _ ("No client would accept this root file, so it was not written."));
      return 0;
    }
  name = g_strdup_printf ("root/%" G_GINT64_FORMAT ".signed", version);
  return desmi_feed_write (request->feed, name, file, error) ? version : 0;
}

/**
 * desmi_publish_first_root:
 * @path: a root file made elsewhere
 *
 * Puts it into a feed that has no root 1; into one that has it, only the same bytes.
 *
 * Returns: %FALSE with #DESMI_PUBLISH_ERROR or an error of reading and writing
 */
gboolean
desmi_publish_first_root (const char *feed, const char *path, GError **error)
{
  g_autofree char      *text = NULL;
  gsize                 length;
  g_autoptr (GBytes)    file = NULL;
  g_autoptr (GBytes)    there = NULL;
  g_autoptr (DesmiRoot) root = NULL;
  g_autoptr (GError)    local = NULL;

  if (!g_file_get_contents (path, &text, &length, error))
    return FALSE;
  file = g_bytes_new_take (g_steal_pointer (&text), length);
  root = desmi_root_parse (file, error);
  if (root == NULL)
    return FALSE;
  there = desmi_feed_read (feed, FIRST_ROOT, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (there == NULL)
    return desmi_feed_write (feed, FIRST_ROOT, file, error);
  if (g_bytes_equal (there, file))
    return TRUE;
  g_set_error (error, DESMI_PUBLISH_ERROR, DESMI_PUBLISH_ERROR_FEED,
               _ ("“%s” begins with another root file."), feed);
  return FALSE;
}

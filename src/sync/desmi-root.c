/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Root files and the chain of them. */
#include "sync/desmi-root.h"

#include "core/desmi-clock.h"
#include "desmi-roots-resource.h"
#include "sync/desmi-strict-json.h"
#include "sync/desmi-sync-error.h"

#include <glib/gi18n-lib.h>

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_ROOT, message);
  return FALSE;
}

static gboolean
read_keys (json_t *payload, const char *name, DesmiKeySet *out, GError **error)
{
  json_t *object = desmi_json_get_object (payload, name, error);
  json_t *array;
  gint64  threshold;

  if (object == NULL)
    return FALSE;
  array = desmi_json_get_array (object, "keys", DESMI_MAX_KEYS, error);
  if (array == NULL)
    return FALSE;
  if (!desmi_json_get_integer (object, "threshold", 1, (gint64) json_array_size (array), &threshold,
                               error))
    return FALSE;
  out->threshold = (guint) threshold;
  out->n_keys = (guint) json_array_size (array);
  for (guint i = 0; i < out->n_keys; i++)
    {
      const char *text = json_string_value (json_array_get (array, i));

      if (!desmi_public_key_parse (text != NULL ? text : "", &out->keys[i], error))
        return FALSE;
      for (guint j = 0; j < i; j++)
        if (desmi_public_key_equal (&out->keys[i], &out->keys[j]))
          return fail (error, _ ("The root file names a key twice."));
    }
  return TRUE;
}

static gboolean
read_payload (DesmiRoot *self, GBytes *payload, GError **error)
{
  gsize        length;
  const char  *text = g_bytes_get_data (payload, &length);
  json_auto_t *object = desmi_strict_json_parse (text, length, error);
  const char  *expires;
  gint64       spec;

  if (object == NULL
      || !desmi_json_get_integer (object, "spec", 1, DESMI_JSON_MAX_INTEGER, &spec, error))
    return FALSE;
  if (spec != 1)
    {
      g_set_error_literal (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_SCHEMA,
                           _ ("The server's root file needs a newer version of the program."));
      return FALSE;
    }
  if (!desmi_json_get_integer (object, "version", 1, DESMI_JSON_MAX_INTEGER, &self->version, error)
      || !desmi_json_get_integer (object, "epoch", 1, DESMI_JSON_MAX_INTEGER, &self->epoch, error)
      || !read_keys (object, "root", &self->root, error)
      || !read_keys (object, "feed", &self->feed, error))
    return FALSE;
  expires = desmi_json_get_text (object, "expires", error);
  if (expires == NULL)
    return FALSE;
  if (!desmi_clock_parse_utc (expires, &self->expires))
    return fail (error, _ ("The root file does not say until when it holds."));
  return TRUE;
}

/* @trusted: (nullable): %NULL for a first root, which must vouch for itself */
static DesmiRoot *
read_root (const DesmiRoot *trusted, GBytes *file, GError **error)
{
  g_autoptr (DesmiSigned) envelope
      = desmi_signed_parse (file, DESMI_SIGNED_MAX_ROOT_PAYLOAD, error);
  g_autoptr (DesmiRoot) self = g_new0 (DesmiRoot, 1);

  if (envelope == NULL
      || (trusted != NULL
          && !desmi_signed_verify (envelope, DESMI_TYPE_ROOT_PAYLOAD, &trusted->root, error))
      || !read_payload (self, desmi_signed_get_payload (envelope), error)
      || !desmi_signed_verify (envelope, DESMI_TYPE_ROOT_PAYLOAD, &self->root, error))
    return NULL;
  self->file = g_bytes_ref (file);
  return g_steal_pointer (&self);
}

/**
 * desmi_root_parse:
 * @file: a root file that is trusted for where it comes from: the program, the user, the district
 * file
 *
 * Returns: (transfer full): the root, which its own keys signed; %NULL with an error
 */
DesmiRoot *
desmi_root_parse (GBytes *file, GError **error)
{
  return read_root (NULL, file, error);
}

/**
 * desmi_root_follow:
 * @trusted: root N
 * @file: what the server says is root N+1
 *
 * Returns: (transfer full): root N+1, signed by enough keys of root N and of its own; %NULL with an
 * error
 */
DesmiRoot *
desmi_root_follow (const DesmiRoot *trusted, GBytes *file, GError **error)
{
  g_autoptr (DesmiRoot) next = read_root (trusted, file, error);

  if (next == NULL)
    return NULL;
  if (next->version != trusted->version + 1 || next->epoch < trusted->epoch)
    {
      fail (error, _ ("The chain of root files is broken."));
      return NULL;
    }
  return g_steal_pointer (&next);
}

/**
 * desmi_root_free:
 * @self: (transfer full) (nullable): the root
 */
void
desmi_root_free (DesmiRoot *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->file, g_bytes_unref);
  g_free (self);
}

static GBytes *
look_up (const char *name)
{
  g_autofree char *path = g_strconcat ("/id/go/desmigratif/roots/", name, NULL);

  return g_resource_lookup_data (desmi_roots_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                 NULL);
}

/**
 * desmi_root_get_production:
 *
 * Returns: (nullable) (transfer none): root 1 of the national server, if the program was built with
 * one
 */
GBytes *
desmi_root_get_production (void)
{
  static gsize   looked;
  static GBytes *file;

  if (g_once_init_enter (&looked))
    {
      file = look_up ("production.signed");
      g_once_init_leave (&looked, 1);
    }
  return file;
}

/**
 * desmi_root_get_demo:
 *
 * Returns: (transfer none): root 1 of the sample feed; its keys are public, so it vouches for
 * nothing beyond this computer
 */
GBytes *
desmi_root_get_demo (void)
{
  static gsize   looked;
  static GBytes *file;

  if (g_once_init_enter (&looked))
    {
      file = look_up ("demo.signed");
      g_once_init_leave (&looked, 1);
    }
  return file;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Key files: one line that says what they are, one with the key in base64. */
#include "server/desmi-signing-key.h"

#include "desmi-demo-keys-resource.h"
#include "server/desmi-publish-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SECRET_LINE "desmigratif-secret-key 1\n"
#define PUBLIC_LINE "desmigratif-public-key 1\n"

static gboolean
fail (GError **error, const char *path)
{
  g_set_error (error, DESMI_PUBLISH_ERROR, DESMI_PUBLISH_ERROR_KEY, _ ("“%s” is not a key file."),
               path);
  return FALSE;
}

static gboolean
parse (const char *text, DesmiSecretKey *secret, gboolean *is_secret, DesmiPublicKey *out)
{
  g_autofree char *key = NULL;

  *is_secret = g_str_has_prefix (text, SECRET_LINE);
  if (!*is_secret && !g_str_has_prefix (text, PUBLIC_LINE))
    return FALSE;
  key = g_strchomp (g_strdup (strchr (text, '\n') + 1));
  if (!desmi_public_key_parse (key, out, NULL))
    return FALSE;
  if (*is_secret)
    {
      memcpy (secret->seed, out->bytes,
              sizeof secret->seed); /* the seed is written in the same form */
      desmi_secret_key_get_public (secret, out);
    }
  return TRUE;
}

/**
 * desmi_signing_key_load_any:
 * @secret: (out): the secret key, if the file holds one
 * @is_secret: (out): whether it does
 * @out: (out): the public key
 *
 * Returns: %FALSE with %DESMI_PUBLISH_ERROR_KEY or an error of reading
 */
gboolean
desmi_signing_key_load_any (const char     *path,
                            DesmiSecretKey *secret,
                            gboolean       *is_secret,
                            DesmiPublicKey *out,
                            GError        **error)
{
  g_autofree char *text = NULL;

  return g_file_get_contents (path, &text, NULL, error)
         && (parse (text, secret, is_secret, out) || fail (error, path));
}

/**
 * desmi_signing_key_get_demo:
 * @out: (out): the key that signs the sample feed; the program carries it, as it is no secret
 */
void
desmi_signing_key_get_demo (DesmiSecretKey *out)
{
  g_autoptr (GBytes) text = g_resource_lookup_data (desmi_demo_keys_get_resource (),
                                                    "/id/go/desmigratif/keys/feed.key", 0, NULL);
  DesmiPublicKey     key;
  gboolean           is_secret = FALSE;
  gboolean ok = text != NULL && parse (g_bytes_get_data (text, NULL), out, &is_secret, &key);

  g_assert (ok && is_secret);
}

/**
 * desmi_signing_key_load:
 * @path: of a secret key file
 * @out: (out caller-allocates): the key
 *
 * Returns: %FALSE with %DESMI_PUBLISH_ERROR_KEY or an error of reading
 */
gboolean
desmi_signing_key_load (const char *path, DesmiSecretKey *out, GError **error)
{
  DesmiPublicKey key;
  gboolean       is_secret;

  if (!desmi_signing_key_load_any (path, out, &is_secret, &key, error))
    return FALSE;
  if (is_secret)
    return TRUE;
  g_set_error (error, DESMI_PUBLISH_ERROR, DESMI_PUBLISH_ERROR_KEY,
               _ ("“%s” is a public key; the secret one is needed to sign."), path);
  return FALSE;
}

static gboolean
write_key (const char   *folder,
           const char   *name,
           const char   *suffix,
           const char   *line,
           const guint8 *bytes,
           int           mode,
           GError      **error)
{
  g_autofree char *base = g_strconcat (name, suffix, NULL);
  g_autofree char *path = g_build_filename (folder, base, NULL);
  g_autofree char *key = g_base64_encode (bytes, DESMI_KEY_BYTES);
  g_autofree char *text = g_strconcat (line, key, "\n", NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, DESMI_PUBLISH_ERROR, DESMI_PUBLISH_ERROR_KEY,
                   _ ("“%s” exists already; keys are never overwritten."), path);
      return FALSE;
    }
  return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, mode, error);
}

/**
 * desmi_signing_key_save:
 *
 * Writes @folder/@name.key (readable by the owner only) and @folder/@name.pub; never over what is
 * there.
 */
gboolean
desmi_signing_key_save (const DesmiSecretKey *key,
                        const char           *folder,
                        const char           *name,
                        GError              **error)
{
  DesmiPublicKey public_key;

  desmi_secret_key_get_public (key, &public_key);
  return write_key (folder, name, ".key", SECRET_LINE, key->seed, 0600, error)
         && write_key (folder, name, ".pub", PUBLIC_LINE, public_key.bytes, 0644, error);
}

/**
 * desmi_signing_key_make_demo_set:
 *
 * Makes three root keys and a feed key in @folder.
 */
gboolean
desmi_signing_key_make_demo_set (const char *folder, GError **error)
{
  static const char *const names[] = { "root-1", "root-2", "root-3", "feed" };

  if (g_mkdir_with_parents (folder, 0755) != 0)
    {
      g_set_error (error, DESMI_PUBLISH_ERROR, DESMI_PUBLISH_ERROR_KEY, _ ("“%s” cannot be made."),
                   folder);
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      DesmiSecretKey key;

      desmi_secret_key_generate (&key);
      if (!desmi_signing_key_save (&key, folder, names[i], error))
        return FALSE;
    }
  return TRUE;
}

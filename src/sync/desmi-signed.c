/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signed files. The header is read by hand, byte by byte: nothing clever may look at bytes that are
 * not trusted yet. */
#include "sync/desmi-signed.h"

#include "sync/desmi-sync-error.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

G_STATIC_ASSERT (DESMI_KEY_BYTES == crypto_sign_PUBLICKEYBYTES);
G_STATIC_ASSERT (DESMI_KEY_BYTES == crypto_sign_SEEDBYTES);
G_STATIC_ASSERT (DESMI_SIGNATURE_BYTES == crypto_sign_BYTES);

#define FIRST_LINE "desmigratif-signed 1"
#define MAX_TYPE 127
#define SIGNATURE_CHARS 88 /* base64 of 64 bytes, with its padding */

typedef struct
{
  char   key_id[DESMI_KEY_ID_CHARS + 1];
  guint8 bytes[DESMI_SIGNATURE_BYTES];
} Signature;

struct _DesmiSigned
{
  char     *type;
  GBytes   *payload;
  guint     n_signatures;
  Signature signatures[DESMI_SIGNED_MAX_SIGNATURES];
};

static void
start_sodium (void)
{
  static gsize started;

  if (g_once_init_enter (&started))
    {
      if (sodium_init () < 0)
        g_error ("libsodium cannot be used on this computer");
      g_once_init_leave (&started, 1);
    }
}

static gboolean
fail (GError **error, const char *what)
{
  g_set_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_FORMAT,
               /* Translators: %s is a technical reason in English */
               _ ("The file is not a signed file of this program (%s)."), what);
  return FALSE;
}

/* Takes a line without its LF; lines are looked for only inside the header's 4 KiB. */
static gboolean
take_line (const char **cursor, const char *end, const char **line, gsize *length)
{
  const char *lf = memchr (*cursor, '\n', (gsize) (end - *cursor));

  if (lf == NULL)
    return FALSE;
  *line = *cursor;
  *length = (gsize) (lf - *cursor);
  *cursor = lf + 1;
  return TRUE;
}

static gboolean
take_field (const char **cursor,
            const char  *end,
            const char  *name,
            const char **value,
            gsize       *length)
{
  const char *line;
  gsize       n = strlen (name);

  if (!take_line (cursor, end, &line, length) || *length < n || memcmp (line, name, n) != 0)
    return FALSE;
  *value = line + n;
  *length -= n;
  return TRUE;
}

static gboolean
read_type (const char *text, gsize length)
{
  if (length == 0 || length > MAX_TYPE)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isgraph (text[i]))
      return FALSE;
  return TRUE;
}

static gboolean
read_size (const char *text, gsize length, gsize *size)
{
  if (length == 0 || length > 9 || (length > 1 && text[0] == '0'))
    return FALSE;
  *size = 0;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *size = *size * 10 + (gsize) (text[i] - '0');
    }
  return TRUE;
}

/* Exactly @size bytes, in the standard alphabet with its padding. libsodium 1.0.18 takes '+' and
 * '/' also with their top bit set, so the characters are looked at first. */
static gboolean
decode (const char *text, gsize length, guint8 *out, gsize size)
{
  gsize n_read;

  for (gsize i = 0; i < length; i++)
    if ((guchar) text[i] >= 0x80)
      return FALSE;
  return sodium_base642bin (out, size, text, length, NULL, &n_read, NULL,
                            sodium_base64_VARIANT_ORIGINAL)
             == 0
         && n_read == size;
}

static gboolean
read_signature (const char *text, gsize length, Signature *out)
{
  if (length != DESMI_KEY_ID_CHARS + 1 + SIGNATURE_CHARS || text[DESMI_KEY_ID_CHARS] != ' ')
    return FALSE;
  for (int i = 0; i < DESMI_KEY_ID_CHARS; i++)
    if (!g_ascii_isdigit (text[i]) && !(text[i] >= 'a' && text[i] <= 'f'))
      return FALSE;
  memcpy (out->key_id, text, DESMI_KEY_ID_CHARS);
  out->key_id[DESMI_KEY_ID_CHARS] = '\0';
  return decode (text + DESMI_KEY_ID_CHARS + 1, SIGNATURE_CHARS, out->bytes, sizeof out->bytes);
}

static gboolean
read_signatures (DesmiSigned *self, const char **cursor, const char *end, GError **error)
{
  const char *value;
  gsize       length;

  while (*cursor < end && **cursor != '\n')
    {
      if (self->n_signatures == DESMI_SIGNED_MAX_SIGNATURES)
        return fail (error, "too many signatures");
      if (!take_field (cursor, end, "sig: ", &value, &length)
          || !read_signature (value, length, &self->signatures[self->n_signatures]))
        return fail (error, "a signature line is malformed");
      self->n_signatures++;
    }
  if (*cursor == end)
    return fail (error, "the header does not end");
  if (self->n_signatures == 0)
    return fail (error, "no signature");
  (*cursor)++; /* the empty line */
  return TRUE;
}

static gboolean
read_header (DesmiSigned *self, const char **cursor, const char *end, gsize *size, GError **error)
{
  const char *value;
  gsize       length;

  if (!take_line (cursor, end, &value, &length) || length != strlen (FIRST_LINE)
      || memcmp (value, FIRST_LINE, length) != 0)
    return fail (error, "the first line is another");
  if (!take_field (cursor, end, "type: ", &value, &length) || !read_type (value, length))
    return fail (error, "the type line is malformed");
  self->type = g_strndup (value, length);
  if (!take_field (cursor, end, "size: ", &value, &length) || !read_size (value, length, size))
    return fail (error, "the size line is malformed");
  return read_signatures (self, cursor, end, error);
}

/**
 * desmi_public_key_parse:
 * @base64: base64 of 32 bytes, with padding, and nothing else
 * @out: (out): the key
 *
 * Returns: %FALSE with %DESMI_SYNC_ERROR_FORMAT
 */
gboolean
desmi_public_key_parse (const char *base64, DesmiPublicKey *out, GError **error)
{
  start_sodium ();
  if (decode (base64, strlen (base64), out->bytes, sizeof out->bytes))
    return TRUE;
  g_set_error_literal (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_FORMAT,
                       _ ("A key is not the 32 bytes that it must be."));
  return FALSE;
}

/**
 * desmi_public_key_to_text:
 *
 * Returns: (transfer full): what desmi_public_key_parse() reads
 */
char *
desmi_public_key_to_text (const DesmiPublicKey *key)
{
  return g_base64_encode (key->bytes, sizeof key->bytes);
}

/**
 * desmi_public_key_get_id:
 * @out: the first 16 hex digits of the SHA-256 of the key's bytes
 *
 * A hint for which key to try first, no proof of anything.
 */
void
desmi_public_key_get_id (const DesmiPublicKey *key, char out[DESMI_KEY_ID_CHARS + 1])
{
  g_autofree char *hex = desmi_sha256_hex (key->bytes, sizeof key->bytes);

  memcpy (out, hex, DESMI_KEY_ID_CHARS);
  out[DESMI_KEY_ID_CHARS] = '\0';
}

/**
 * desmi_public_key_equal:
 *
 * Returns: whether @a and @b are the same key
 */
gboolean
desmi_public_key_equal (const DesmiPublicKey *a, const DesmiPublicKey *b)
{
  return memcmp (a->bytes, b->bytes, sizeof a->bytes) == 0;
}

/**
 * desmi_secret_key_generate:
 * @out: (out): a new key from the system's random numbers
 */
void
desmi_secret_key_generate (DesmiSecretKey *out)
{
  start_sodium ();
  randombytes_buf (out->seed, sizeof out->seed);
}

/**
 * desmi_secret_key_get_public:
 * @out: (out caller-allocates): the public half of @self
 */
void
desmi_secret_key_get_public (const DesmiSecretKey *key, DesmiPublicKey *out)
{
  guint8 pair[crypto_sign_SECRETKEYBYTES];

  start_sodium ();
  crypto_sign_seed_keypair (out->bytes, pair, key->seed);
  sodium_memzero (pair, sizeof pair);
}

/**
 * desmi_signed_parse:
 * @bytes: the whole file
 * @max_payload: the largest payload to accept, in bytes
 *
 * Reads the header and cuts off the payload, which must be all the rest.
 *
 * Returns: (transfer full): the file, not verified; %NULL with %DESMI_SYNC_ERROR_FORMAT
 */
DesmiSigned *
desmi_signed_parse (GBytes *bytes, gsize max_payload, GError **error)
{
  g_autoptr (DesmiSigned) self = g_new0 (DesmiSigned, 1);
  gsize                   length, size, header;
  const char             *start = g_bytes_get_data (bytes, &length);
  const char             *cursor = start;

  start_sodium ();
  if (start == NULL)
    {
      fail (error, "empty");
      return NULL;
    }
  if (!read_header (self, &cursor, start + MIN (length, DESMI_SIGNED_MAX_HEADER), &size, error))
    return NULL;
  header = (gsize) (cursor - start);
  if (size > max_payload)
    {
      fail (error, "the payload is too large");
      return NULL;
    }
  if (length - header != size)
    {
      fail (error, "the payload has another size");
      return NULL;
    }
  self->payload = g_bytes_new_from_bytes (bytes, header, size);
  return g_steal_pointer (&self);
}

/**
 * desmi_signed_free:
 * @self: (transfer full) (nullable): the file
 */
void
desmi_signed_free (DesmiSigned *self)
{
  if (self == NULL)
    return;
  g_free (self->type);
  g_clear_pointer (&self->payload, g_bytes_unref);
  g_free (self);
}

/**
 * desmi_signed_get_type_name:
 *
 * Returns: (transfer none): the type that the header names; nothing is verified by it
 */
const char *
desmi_signed_get_type_name (DesmiSigned *self)
{
  return self->type;
}

/**
 * desmi_signed_get_payload:
 *
 * Returns: (transfer none): the payload; to be looked at only after desmi_signed_verify()
 */
GBytes *
desmi_signed_get_payload (DesmiSigned *self)
{
  return self->payload;
}

/**
 * desmi_signed_get_n_signatures:
 *
 * Returns: how many signatures the header has, good or not
 */
guint
desmi_signed_get_n_signatures (DesmiSigned *self)
{
  return self->n_signatures;
}

static gboolean
try_signatures (DesmiSigned *self, const DesmiPublicKey *key, GBytes *encoded, gboolean hinted)
{
  char          id[DESMI_KEY_ID_CHARS + 1];
  gsize         length;
  const guint8 *message = g_bytes_get_data (encoded, &length);

  desmi_public_key_get_id (key, id);
  for (guint i = 0; i < self->n_signatures; i++)
    if (g_str_equal (self->signatures[i].key_id, id) == hinted
        && crypto_sign_verify_detached (self->signatures[i].bytes, message, length, key->bytes)
               == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_repeated (const DesmiKeySet *keys, guint index)
{
  for (guint i = 0; i < index; i++)
    if (desmi_public_key_equal (&keys->keys[i], &keys->keys[index]))
      return TRUE;
  return FALSE;
}

/**
 * desmi_signed_verify:
 * @type: the type the file must have
 * @keys: who may sign that type, and how many must
 *
 * A key counts once, however many signatures of it there are; a signature under another key's id
 * still counts.
 *
 * Returns: %TRUE if the threshold is reached; else %FALSE with %DESMI_SYNC_ERROR_SIGNATURE
 */
gboolean
desmi_signed_verify (DesmiSigned *self, const char *type, const DesmiKeySet *keys, GError **error)
{
  g_autoptr (GBytes) encoded = NULL;
  gsize              length;
  const char        *payload = g_bytes_get_data (self->payload, &length);
  guint              n_good = 0;

  if (!g_str_equal (self->type, type))
    {
      g_set_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_SIGNATURE,
                   _ ("The file is signed as “%s” where “%s” is expected."), self->type, type);
      return FALSE;
    }
  encoded = desmi_signed_encode (type, payload, length);
  for (guint i = 0; i < keys->n_keys; i++)
    if (!is_repeated (keys, i)
        && (try_signatures (self, &keys->keys[i], encoded, TRUE)
            || try_signatures (self, &keys->keys[i], encoded, FALSE)))
      n_good++;
  if (keys->threshold > 0 && n_good >= keys->threshold)
    return TRUE;
  g_set_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_SIGNATURE,
               ngettext ("The file must be signed by %u trusted key, and has %u good signatures.",
                         "The file must be signed by %u trusted keys, and has %u good signatures.",
                         keys->threshold),
               keys->threshold, n_good);
  return FALSE;
}

/**
 * desmi_signed_encode:
 *
 * Returns: (transfer full): the bytes that are signed: the pre-authentication encoding of DSSE v1
 */
GBytes *
desmi_signed_encode (const char *type, gconstpointer payload, gsize length)
{
  GString *text = g_string_new (NULL);

  g_string_printf (text, "DSSEv1 %" G_GSIZE_FORMAT " %s %" G_GSIZE_FORMAT " ", strlen (type), type,
                   length);
  if (length > 0)
    g_string_append_len (text, payload, (gssize) length);
  return g_string_free_to_bytes (text);
}

/**
 * desmi_signed_write:
 * @keys: (array length=n_keys): who signs, 1 to 8
 *
 * Returns: (transfer full): a signed file; the same for the same input
 */
GBytes *
desmi_signed_write (const char *type, GBytes *payload, const DesmiSecretKey *keys, guint n_keys)
{
  gsize              length, n_encoded;
  const char        *data = g_bytes_get_data (payload, &length);
  g_autoptr (GBytes) encoded = desmi_signed_encode (type, data, length);
  const guint8      *message = g_bytes_get_data (encoded, &n_encoded);
  GString           *out = g_string_new (NULL);

  start_sodium ();
  g_string_printf (out, FIRST_LINE "\ntype: %s\nsize: %" G_GSIZE_FORMAT "\n", type, length);
  for (guint i = 0; i < n_keys; i++)
    {
      guint8           pair[crypto_sign_SECRETKEYBYTES], signature[DESMI_SIGNATURE_BYTES];
      DesmiPublicKey   key;
      char             id[DESMI_KEY_ID_CHARS + 1];
      g_autofree char *text = NULL;

      crypto_sign_seed_keypair (key.bytes, pair, keys[i].seed);
      crypto_sign_detached (signature, NULL, message, n_encoded, pair);
      sodium_memzero (pair, sizeof pair);
      desmi_public_key_get_id (&key, id);
      text = g_base64_encode (signature, sizeof signature);
      g_string_append_printf (out, "sig: %s %s\n", id, text);
    }
  g_string_append_c (out, '\n');
  if (length > 0)
    g_string_append_len (out, data, (gssize) length);
  return g_string_free_to_bytes (out);
}

/**
 * desmi_sha256_hex:
 *
 * Returns: (transfer full): 64 lower-case hex digits
 */
char *
desmi_sha256_hex (gconstpointer data, gsize length)
{
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, length > 0 ? data : (gconstpointer) "",
                                      length);
}

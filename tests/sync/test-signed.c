/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signed files: the header's every byte, the encoding that is signed, thresholds. */
#include "sync/desmi-signed.h"
#include "sync/desmi-sync-error.h"

#include <sodium.h>
#include <string.h>

#define TYPE "application/vnd.desmigratif.head.v1+json"

static void
fill_key (DesmiSecretKey *key, guint8 with)
{
  memset (key->seed, with, sizeof key->seed);
}

static void
fill_key_set (DesmiKeySet *keys, guint n, guint threshold)
{
  *keys = (DesmiKeySet){ .threshold = threshold, .n_keys = n };
  for (guint i = 0; i < n; i++)
    {
      DesmiSecretKey secret;

      fill_key (&secret, (guint8) (i + 1));
      desmi_secret_key_get_public (&secret, &keys->keys[i]);
    }
}

static GBytes *
sign (const char *payload, const guint8 *seeds, guint n)
{
  g_autoptr (GBytes) bytes = g_bytes_new (payload, strlen (payload));
  DesmiSecretKey     keys[DESMI_SIGNED_MAX_SIGNATURES + 1];

  for (guint i = 0; i < n; i++)
    fill_key (&keys[i], seeds[i]);
  return desmi_signed_write (TYPE, bytes, keys, n);
}

/* The encodings that secure-systems-lab/dsse and go-securesystemslib publish. */
static void
test_dsse_vectors (void)
{
  static const struct
  {
    const char *type, *payload, *encoded;
  } vectors[] = {
    { "", "", "DSSEv1 0  0 " },
    { "http://example.com/HelloWorld", "hello world",
      "DSSEv1 29 http://example.com/HelloWorld 11 hello world" },
    { "http://example.com/HelloWorld", "\340\262\240",
      "DSSEv1 29 http://example.com/HelloWorld 3 \340\262\240" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr (GBytes) encoded
          = desmi_signed_encode (vectors[i].type, vectors[i].payload, strlen (vectors[i].payload));
      gsize       length;
      const char *data = g_bytes_get_data (encoded, &length);

      g_assert_cmpmem (data, length, vectors[i].encoded, strlen (vectors[i].encoded));
    }
}

/* RFC 8032, section 7.1, tests 1 and 3: our keys are its seeds, our signatures its signatures. */
static void
test_ed25519_vectors (void)
{
  static const struct
  {
    const char *seed, *key, *message, *signature;
  } vectors[] = {
    { "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9"
      "b46bd25bf5f0595bbe246551"
      "41438e7a100b" },
    { "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
      "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984d"
      "c6594a7c15e9716ed28dc027"
      "beceea1ec40a" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      DesmiSecretKey secret;
      DesmiPublicKey key;
      guint8         expected_key[32], signature[64], message[2];
      gsize          n_message;

      sodium_hex2bin (secret.seed, 32, vectors[i].seed, 64, NULL, NULL, NULL);
      sodium_hex2bin (expected_key, 32, vectors[i].key, 64, NULL, NULL, NULL);
      sodium_hex2bin (signature, 64, vectors[i].signature, 128, NULL, NULL, NULL);
      sodium_hex2bin (message, 2, vectors[i].message, strlen (vectors[i].message), NULL, &n_message,
                      NULL);
      desmi_secret_key_get_public (&secret, &key);
      g_assert_cmpmem (key.bytes, 32, expected_key, 32);
      g_assert_cmpint (crypto_sign_verify_detached (signature, message, n_message, key.bytes), ==,
                       0);
      signature[10] ^= 1;
      g_assert_cmpint (crypto_sign_verify_detached (signature, message, n_message, key.bytes), !=,
                       0);
    }
}

static void
test_round_trip (void)
{
  static const guint8     seeds[] = { 1, 2 };
  g_autoptr (GBytes)      file = sign ("{\"a\":1}", seeds, 2);
  g_autoptr (GBytes)      again = sign ("{\"a\":1}", seeds, 2);
  g_autoptr (GError)      error = NULL;
  g_autoptr (DesmiSigned) envelope = desmi_signed_parse (file, 100, &error);
  DesmiKeySet             keys;
  gsize                   length;
  const char             *payload;

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (file, again));
  g_assert_cmpuint (desmi_signed_get_n_signatures (envelope), ==, 2);
  g_assert_cmpstr (desmi_signed_get_type_name (envelope), ==, TYPE);
  payload = g_bytes_get_data (desmi_signed_get_payload (envelope), &length);
  g_assert_cmpmem (payload, length, "{\"a\":1}", 7);
  fill_key_set (&keys, 3, 2);
  g_assert_true (desmi_signed_verify (envelope, TYPE, &keys, &error));
  g_assert_false (desmi_signed_verify (envelope, DESMI_TYPE_ROOT_PAYLOAD, &keys, &error));
  g_assert_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_SIGNATURE);
}

static void
test_thresholds (void)
{
  static const struct
  {
    guint8   seeds[DESMI_SIGNED_MAX_SIGNATURES];
    guint    n_signatures, n_keys, threshold;
    gboolean good;
  } cases[] = {
    { { 1 }, 1, 1, 1, TRUE },
    { { 1 }, 1, 3, 2, FALSE },
    { { 1, 2 }, 2, 3, 2, TRUE },
    { { 3, 1 }, 2, 3, 2, TRUE },
    { { 1, 1 }, 2, 3, 2, FALSE }, /* one key, twice */
    { { 4, 5 }, 2, 3, 1, FALSE },
    { { 9, 1, 8, 2 }, 4, 3, 2, TRUE },
    { { 1, 1, 1, 1, 1, 1, 1, 2 }, 8, 2, 2, TRUE },
    { { 1 }, 1, 1, 0, FALSE }, /* no threshold is none */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes)      file = sign ("{}", cases[i].seeds, cases[i].n_signatures);
      g_autoptr (DesmiSigned) envelope = desmi_signed_parse (file, 100, NULL);
      DesmiKeySet             keys;

      fill_key_set (&keys, cases[i].n_keys, cases[i].threshold);
      g_assert_nonnull (envelope);
      g_assert_cmpint (desmi_signed_verify (envelope, TYPE, &keys, NULL), ==, cases[i].good);
    }
}

/* A key that a set names twice is still one key. */
static void
test_repeated_key (void)
{
  static const guint8     seeds[] = { 1 };
  g_autoptr (GBytes)      file = sign ("{}", seeds, 1);
  g_autoptr (DesmiSigned) envelope = desmi_signed_parse (file, 100, NULL);
  DesmiKeySet             keys;

  fill_key_set (&keys, 2, 2);
  keys.keys[1] = keys.keys[0];
  g_assert_false (desmi_signed_verify (envelope, TYPE, &keys, NULL));
}

/* The id is a hint only: a wrong one changes nothing. */
static void
test_wrong_key_id (void)
{
  static const guint8     seeds[] = { 1 };
  g_autoptr (GBytes)      file = sign ("{}", seeds, 1);
  gsize                   length;
  char                   *data = g_bytes_unref_to_data (g_steal_pointer (&file), &length);
  char                   *line = strstr (data, "sig: ");
  g_autoptr (GBytes)      changed = NULL;
  g_autoptr (DesmiSigned) envelope = NULL;
  DesmiKeySet             keys;

  memcpy (line + 5, "0123456789abcdef", 16);
  changed = g_bytes_new_take (data, length);
  envelope = desmi_signed_parse (changed, 100, NULL);
  fill_key_set (&keys, 1, 1);
  g_assert_true (desmi_signed_verify (envelope, TYPE, &keys, NULL));
}

#define SIG                                                                                        \
  "sig: 0123456789abcdef "                                                                         \
  "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==\n"
#define SIG8 SIG SIG SIG SIG SIG SIG SIG SIG
#define HEAD(size) "desmigratif-signed 1\ntype: " TYPE "\nsize: " size "\n"

static const struct
{
  const char *name, *text;
  gboolean    good;
} headers[] = {
  { "plain", HEAD ("2") SIG "\n{}", TRUE },
  { "eight", HEAD ("2") SIG8 "\n{}", TRUE },
  { "empty-payload", HEAD ("0") SIG "\n", TRUE },
  { "empty", "", FALSE },
  { "nine", HEAD ("2") SIG8 SIG "\n{}", FALSE },
  { "no-signature", HEAD ("2") "\n{}", FALSE },
  { "before", " " HEAD ("2") SIG "\n{}", FALSE },
  { "after", HEAD ("2") SIG "\n{}\n", FALSE },
  { "short", HEAD ("3") SIG "\n{}", FALSE },
  { "between", HEAD ("2") "x: y\n" SIG "\n{}", FALSE },
  { "no-empty-line", HEAD ("2") SIG "{}", FALSE },
  { "two-empty-lines", HEAD ("2") SIG "\n\n{}", FALSE },
  { "crlf", "desmigratif-signed 1\r\ntype: " TYPE "\r\nsize: 2\r\n" SIG "\r\n{}", FALSE },
  { "version-2", "desmigratif-signed 2\ntype: " TYPE "\nsize: 2\n" SIG "\n{}", FALSE },
  { "order", "desmigratif-signed 1\nsize: 2\ntype: " TYPE "\n" SIG "\n{}", FALSE },
  { "no-type", "desmigratif-signed 1\ntype: \nsize: 2\n" SIG "\n{}", FALSE },
  { "blank-in-type", "desmigratif-signed 1\ntype: a b\nsize: 2\n" SIG "\n{}", FALSE },
  { "leading-zero", HEAD ("02") SIG "\n{}", FALSE },
  { "sign", HEAD ("+2") SIG "\n{}", FALSE },
  { "negative", HEAD ("-2") SIG "\n{}", FALSE },
  { "hex", HEAD ("0x2") SIG "\n{}", FALSE },
  { "huge", HEAD ("99999999999999999999") SIG "\n{}", FALSE },
  { "no-size", HEAD ("") SIG "\n{}", FALSE },
  { "upper-id",
    HEAD ("2") "sig: 0123456789ABCDEF "
               "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
               "AAA==\n\n{}",
    FALSE },
  { "short-base64", HEAD ("2") "sig: 0123456789abcdef AAAA\n\n{}", FALSE },
  { "unpadded",
    HEAD ("2") "sig: 0123456789abcdef "
               "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
               "AAAAA\n\n{}",
    FALSE },
  { "loose-bits",
    HEAD ("2") "sig: 0123456789abcdef "
               "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
               "AAB==\n\n{}",
    FALSE },
  { "url-base64",
    HEAD ("2") "sig: 0123456789abcdef "
               "AA-_"
               "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
               "=\n\n{}",
    FALSE },
  { "two-blanks",
    HEAD ("2") "sig:  0123456789abcdef "
               "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
               "AA==\n\n{}",
    FALSE },
  { "html", "<!DOCTYPE html><html></html>", FALSE },
};

static void
test_header (gconstpointer data)
{
  guint                   i = GPOINTER_TO_UINT (data);
  g_autoptr (GBytes)      file = g_bytes_new (headers[i].text, strlen (headers[i].text));
  g_autoptr (GError)      error = NULL;
  g_autoptr (DesmiSigned) envelope = desmi_signed_parse (file, 1000, &error);

  g_assert_cmpint (envelope != NULL, ==, headers[i].good);
  if (!headers[i].good)
    g_assert_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_FORMAT);
}

static void
test_limits (void)
{
  g_autofree char        *payload = g_strnfill (1001, 'x');
  static const guint8     seeds[] = { 1 };
  g_autoptr (GBytes)      file = sign (payload, seeds, 1);
  g_autoptr (GBytes)      fitting = sign (payload + 1, seeds, 1);
  g_autoptr (DesmiSigned) too_large = desmi_signed_parse (file, 1000, NULL);
  g_autoptr (DesmiSigned) envelope = desmi_signed_parse (fitting, 1000, NULL);
  g_autoptr (GString)     endless = g_string_new ("desmigratif-signed 1\ntype: ");
  g_autoptr (GBytes)      long_header = NULL;

  g_assert_null (too_large);
  g_assert_nonnull (envelope);
  for (int i = 0; i < 5000; i++)
    g_string_append_c (endless, 'a');
  g_string_append (endless, "\nsize: 2\n" SIG "\n{}");
  long_header = g_bytes_new (endless->str, endless->len);
  g_assert_null (desmi_signed_parse (long_header, 1000, NULL));
}

/* Every bit of a signed file matters, but those of the hint. */
static void
test_every_bit (void)
{
  static const guint8 seeds[] = { 1 };
  g_autoptr (GBytes)  file = sign ("{\"version\":12}", seeds, 1);
  gsize               length;
  const guint8       *data = g_bytes_get_data (file, &length);
  const char         *line = g_strstr_len ((const char *) data, (gssize) length, "sig: ");
  gsize               hint = (gsize) (line - (const char *) data) + 5;
  DesmiKeySet         keys;

  fill_key_set (&keys, 1, 1);
  for (gsize bit = 0; bit < length * 8; bit++)
    {
      g_autofree guint8      *copy = g_memdup2 (data, length);
      g_autoptr (GBytes)      changed = NULL;
      g_autoptr (DesmiSigned) envelope = NULL;

      if (bit / 8 >= hint && bit / 8 < hint + DESMI_KEY_ID_CHARS)
        continue;
      copy[bit / 8] ^= (guint8) (1 << bit % 8);
      changed = g_bytes_new (copy, length);
      envelope = desmi_signed_parse (changed, 1000, NULL);
      if (envelope != NULL && desmi_signed_verify (envelope, TYPE, &keys, NULL))
        g_error ("A change of bit %" G_GSIZE_FORMAT " was not seen", bit);
    }
}

/* Cut, spliced and scrambled files end in an error or a file, never in a crash. */
static void
test_fuzz (void)
{
  static const guint8 seeds[] = { 1, 2 };
  g_autoptr (GBytes)  file = sign ("{\"version\":12}", seeds, 2);
  g_autoptr (GRand)   rand = g_rand_new_with_seed (20251125);
  gsize               length;
  const guint8       *data = g_bytes_get_data (file, &length);

  for (int round = 0; round < 20000; round++)
    {
      g_autofree guint8      *copy = g_memdup2 (data, length);
      gsize                   n = (gsize) g_rand_int_range (rand, 0, (gint32) length + 1);
      g_autoptr (GBytes)      changed = NULL;
      g_autoptr (DesmiSigned) envelope = NULL;
      g_autoptr (GError)      error = NULL;

      for (int i = g_rand_int_range (rand, 0, 4); i > 0 && n > 0; i--)
        copy[g_rand_int_range (rand, 0, (gint32) n)] = (guint8) g_rand_int_range (rand, 0, 256);
      changed = g_bytes_new (copy, n);
      envelope = desmi_signed_parse (changed, 1000, &error);
      g_assert_true ((envelope == NULL) == (error != NULL));
    }
}

static void
test_keys (void)
{
  DesmiPublicKey           key;
  char                     id[DESMI_KEY_ID_CHARS + 1];
  g_autofree char         *text = NULL;
  static const char *const bad[] = { "",
                                     "AAAA",
                                     "!",
                                     "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                                     "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                                     "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" };

  g_assert_true (
      desmi_public_key_parse ("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", &key, NULL));
  desmi_public_key_get_id (&key, id);
  g_assert_cmpstr (id, ==, "66687aadf862bd77"); /* SHA-256 of 32 zeros */
  text = desmi_public_key_to_text (&key);
  g_assert_cmpstr (text, ==, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (desmi_public_key_parse (bad[i], &key, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/signed/dsse-vectors", test_dsse_vectors);
  g_test_add_func ("/sync/signed/ed25519-vectors", test_ed25519_vectors);
  g_test_add_func ("/sync/signed/round-trip", test_round_trip);
  g_test_add_func ("/sync/signed/thresholds", test_thresholds);
  g_test_add_func ("/sync/signed/repeated-key", test_repeated_key);
  g_test_add_func ("/sync/signed/wrong-key-id", test_wrong_key_id);
  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autofree char *path = g_strconcat ("/sync/signed/header/", headers[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_header);
    }
  g_test_add_func ("/sync/signed/limits", test_limits);
  g_test_add_func ("/sync/signed/every-bit", test_every_bit);
  g_test_add_func ("/sync/signed/fuzz", test_fuzz);
  g_test_add_func ("/sync/signed/keys", test_keys);
  return g_test_run ();
}

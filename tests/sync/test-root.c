/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Root files and their chain. */
#include "sync/desmi-root.h"
#include "sync/desmi-sync-error.h"

#include <string.h>

/* Public keys of the seeds 1, 2, 3 ... */
static char *
dup_key (guint8 seed)
{
  DesmiSecretKey secret;
  DesmiPublicKey key;

  memset (secret.seed, seed, sizeof secret.seed);
  desmi_secret_key_get_public (&secret, &key);
  return desmi_public_key_to_text (&key);
}

static GBytes *
sign (const char *payload, const char *signers)
{
  g_autoptr (GBytes) bytes = g_bytes_new (payload, strlen (payload));
  DesmiSecretKey     keys[DESMI_SIGNED_MAX_SIGNATURES];
  guint              n = (guint) strlen (signers);

  for (guint i = 0; i < n; i++)
    memset (keys[i].seed, signers[i] - '0', sizeof keys[i].seed);
  return desmi_signed_write (DESMI_TYPE_ROOT_PAYLOAD, bytes, keys, n);
}

/* Root of the keys 1 2 3 (or others), signed by those of @signers. */
static GBytes *
make_root (gint64 version, gint64 epoch, const char *keys, guint threshold, const char *signers)
{
  g_autoptr (GString) payload = g_string_new (NULL);
  g_autofree char    *feed = dup_key (9);

  g_string_printf (payload,
                   "{\"spec\":1,\"version\":%" G_GINT64_FORMAT ",\"epoch\":%" G_GINT64_FORMAT
                   ",\"expires\":\"2028-12-31T00:00:00Z\",\"root\":{\"threshold\":%u,\"keys\":[",
                   version, epoch, threshold);
  for (guint i = 0; keys[i] != '\0'; i++)
    {
      g_autofree char *key = dup_key ((guint8) (keys[i] - '0'));

      g_string_append_printf (payload, "%s\"%s\"", i > 0 ? "," : "", key);
    }
  g_string_append_printf (payload, "]},\"feed\":{\"threshold\":1,\"keys\":[\"%s\"]},\"later\":[]}",
                          feed);
  return sign (payload->str, signers);
}

static void
test_first (void)
{
  static const struct
  {
    const char *keys, *signers;
    guint       threshold;
    gboolean    good;
  } cases[] = {
    { "123", "12", 2, TRUE },  { "123", "13", 2, TRUE },  { "123", "1", 2, FALSE },
    { "123", "11", 2, FALSE }, { "123", "14", 2, FALSE }, { "1", "1", 1, TRUE },
    { "123", "123", 3, TRUE }, { "12", "12", 3, FALSE },  { "11", "1", 2, FALSE },
    { "123", "12", 0, FALSE }, { "", "1", 1, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) file
          = make_root (1, 1, cases[i].keys, cases[i].threshold, cases[i].signers);
      g_autoptr (GError)    error = NULL;
      g_autoptr (DesmiRoot) root = desmi_root_parse (file, &error);

      g_assert_cmpint (root != NULL, ==, cases[i].good);
      g_assert_cmpint (error == NULL, ==, cases[i].good);
      if (root != NULL)
        {
          g_assert_cmpint (root->version, ==, 1);
          g_assert_cmpint (root->expires, ==, G_GINT64_CONSTANT (1861833600));
          g_assert_cmpuint (root->feed.n_keys, ==, 1);
        }
    }
}

static void
test_follow (void)
{
  static const struct
  {
    gint64      version, epoch;
    const char *keys, *signers;
    gboolean    good;
  } cases[] = {
    { 4, 2, "123", "12", TRUE },   { 4, 3, "123", "12", TRUE },
    { 4, 2, "145", "1245", TRUE }, /* 2 of the old, 2 of the new */
    { 4, 2, "145", "12", FALSE },  { 4, 2, "145", "45", FALSE },
    { 4, 2, "145", "145", FALSE }, { 5, 2, "123", "12", FALSE },
    { 3, 2, "123", "12", FALSE },  { 4, 1, "123", "12", FALSE }, /* epochs do not go back */
    { 4, 2, "123", "1", FALSE },
  };
  g_autoptr (GBytes)    file = make_root (3, 2, "123", 2, "12");
  g_autoptr (DesmiRoot) root = desmi_root_parse (file, NULL);

  g_assert_nonnull (root);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) next_file
          = make_root (cases[i].version, cases[i].epoch, cases[i].keys, 2, cases[i].signers);
      g_autoptr (GError)    error = NULL;
      g_autoptr (DesmiRoot) next = desmi_root_follow (root, next_file, &error);

      g_assert_cmpint (next != NULL, ==, cases[i].good);
      g_assert_cmpint (error == NULL, ==, cases[i].good);
    }
}

static void
test_broken (void)
{
  g_autofree char *key = dup_key (1);
  g_autofree char *good = g_strdup_printf (
      "{\"spec\":1,\"version\":1,\"epoch\":1,\"expires\":\"2028-12-31T00:00:00Z\","
      "\"root\":{\"threshold\":1,\"keys\":[\"%s\"]},\"feed\":{\"threshold\":1,\"keys\":[\"%s\"]}}",
      key, key);
  static const struct
  {
    const char *what, *with;
  } changes[] = {
    { "\"spec\":1", "\"spec\":2" },           { "\"version\":1", "\"version\":0" },
    { "\"version\":1", "\"version\":\"1\"" }, { "\"epoch\":1", "\"epoch\":-1" },
    { "2028-12-31T00:00:00Z", "2028-12-31" }, { "2028-12-31T00:00:00Z", "2028-13-31T00:00:00Z" },
    { "\"root\":{", "\"stem\":{" },           { "\"feed\":{", "\"food\":{" },
    { "\"threshold\":1", "\"threshold\":2" }, { "\"keys\":[\"", "\"keys\":[\"A" },
    { "\"keys\":[", "\"keys\":[7," },
  };
  g_autoptr (GBytes)    fine = sign (good, "1");
  g_autoptr (DesmiRoot) root = desmi_root_parse (fine, NULL);

  g_assert_nonnull (root);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_auto (GStrv)     parts = g_strsplit (good, changes[i].what, 2);
      g_autofree char   *bad = g_strjoinv (changes[i].with, parts);
      g_autoptr (GBytes) file = sign (bad, "1");

      g_assert_cmpstr (bad, !=, good);
      g_assert_null (desmi_root_parse (file, NULL));
    }
}

static void
test_demo (void)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (DesmiRoot) root = desmi_root_parse (desmi_root_get_demo (), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (root->root.n_keys, ==, 3);
  g_assert_cmpuint (root->root.threshold, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/root/first", test_first);
  g_test_add_func ("/sync/root/follow", test_follow);
  g_test_add_func ("/sync/root/broken", test_broken);
  g_test_add_func ("/sync/root/demo", test_demo);
  return g_test_run ();
}

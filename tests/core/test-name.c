/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys of names: order, old and new spellings, and equality. */
#include "core/desmi-name.h"

#include <string.h>

typedef char *(*MakeKey) (const char *name);

static void
check_same (MakeKey make, const char *a, const char *b, gboolean same)
{
  g_autofree char *key_a = make (a), *key_b = make (b);

  g_test_message ("%s (%s), %s (%s)", a, key_a, b, key_b);
  g_assert_true (g_str_equal (key_a, key_b) == same);
}

static void
test_fold (void)
{
  static const struct
  {
    const char *old, *now;
  } same[] = {
    { "Soekarno", "Sukarno" },
    { "Djojobojo", "Joyoboyo" },
    { "Djatibarang", "Jatibarang" },
    { "Tjikedung", "Cikedung" },
    { "Soerabaja", "Surabaya" },
    { "Jogjakarta", "Yogyakarta" },
    { "Njonja", "Nyonya" },
    { "Sjahrir", "Syahrir" },
    { "Achmad", "Akhmad" },
    { "Muhammad", "Muhamad" },
    { "Moehammad", "Muhamad" },
    { "Pabeanoedik", "Pabeanudik" },
    { "Ba'u", "Bau" },
    { "Pasi Kuala Ba’u", "pasi kuala bau" },
    { "Kedokan  Bunder", "kedokan bunder" },
    { "HAURGEULIS", "haurgeulis" },
    { "Pulo Lon / Pulo Dayah", "pulo lon, pulo dayah" },
    { "Café", "cafe" },
    { "Kenanga\302\240Lor", "Kenanga Lor" },
    { "Karang-anyar", "karang anyar" },
    { "Tjoetnjakdien", "Cutnyakdien" },
  };
  static const struct
  {
    const char *a, *b;
  } different[] = {
    { "Kenanga", "Kenangan" }, { "Tugu", "Tegu" },        { "Tumpok 11", "Tumpok 1" },
    { "Bulak", "Bulok" },      { "Lohbener", "Lobener" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    check_same (desmi_name_fold, same[i].old, same[i].now, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (different); i++)
    check_same (desmi_name_fold, different[i].a, different[i].b, FALSE);
}

static void
test_match (void)
{
  static const struct
  {
    const char *written, *listed;
    gboolean    same;
  } cases[] = {
    { "Desa Kenanga", "Kenanga", TRUE },
    { "DS. KENANGA", "Kenanga", TRUE },
    { "Ds.Kenanga", "Kenanga", TRUE },
    { "Ds Kenanga", "Kenanga", TRUE },
    { "Kel. Paoman", "Paoman", TRUE },
    { "Kelurahan\302\240Paoman", "Paoman", TRUE },
    { " kenanga ", "Kenanga", TRUE },
    { "Kedokan Bunder", "KEDOKANBUNDER", TRUE },
    { "Ba'u", "Ba’u", TRUE },
    { "Kab. Indramayu", "Indramayu", TRUE },
    { "Kecamatan Sindang", "Sindang", TRUE },
    { "N i a n", "Nian", TRUE },
    /* The spelling is never guessed. */
    { "Djatibarang", "Jatibarang", FALSE },
    { "Lohbener", "Lobener", FALSE },
    { "Kenangga", "Kenanga", FALSE },
    /* Only whole words say the kind. */
    { "Kelapa", "Apa", FALSE },
    { "Dusun", "Un", FALSE },
    { "Kota Baru", "Baru", FALSE },
    { "Desa", "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check_same (desmi_name_match, cases[i].written, cases[i].listed, cases[i].same);
}

static void
test_sort (void)
{
  static const char *const sorted[] = {
    "Anjatan",  "Arahan",    "Ba'u",      "Bau Lor",     "bulak",    "Café", "Cagak",
    "Tumpok 2", "Tumpok 10", "Tumpok 40", "Tumpok Baru", "Tumpokan", "Zed",
  };

  for (gsize i = 1; i < G_N_ELEMENTS (sorted); i++)
    {
      g_autofree char *a = desmi_name_sort_key (sorted[i - 1]);
      g_autofree char *b = desmi_name_sort_key (sorted[i]);

      g_test_message ("%s < %s", a, b);
      g_assert_cmpint (strcmp (a, b), <, 0);
    }
}

static void
test_empty (void)
{
  static const char *const nothing[] = { NULL, "", " ", "'", "-./", "\302\240" };
  static const MakeKey     makers[] = { desmi_name_fold, desmi_name_match, desmi_name_sort_key };

  for (gsize i = 0; i < G_N_ELEMENTS (nothing); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (makers); j++)
      {
        g_autofree char *key = makers[j](nothing[i]);

        g_assert_cmpstr (key, ==, "");
      }
}

/* Random names, also broken UTF-8: keys are valid, and keys of keys are the same. */
static void
test_random (void)
{
  static const char alphabet[] = "adjtcyonueshk  '-.A0\303\251\377";

  for (int i = 0; i < 5000; i++)
    {
      char             name[32];
      int              n = g_test_rand_int_range (0, sizeof name);
      g_autofree char *fold = NULL, *again = NULL, *sort = NULL, *sort_again = NULL, *match = NULL;

      for (int j = 0; j < n; j++)
        name[j] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      name[MIN (n, (int) sizeof name - 1)] = '\0';
      fold = desmi_name_fold (name);
      again = desmi_name_fold (fold);
      g_assert_cmpstr (fold, ==, again);
      sort = desmi_name_sort_key (name);
      sort_again = desmi_name_sort_key (sort);
      g_assert_cmpstr (sort, ==, sort_again);
      match = desmi_name_match (name);
      g_assert_null (strchr (match, ' '));
      g_assert_true (g_utf8_validate (fold, -1, NULL) && g_utf8_validate (sort, -1, NULL)
                     && g_utf8_validate (match, -1, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name/fold", test_fold);
  g_test_add_func ("/name/match", test_match);
  g_test_add_func ("/name/sort", test_sort);
  g_test_add_func ("/name/empty", test_empty);
  g_test_add_func ("/name/random", test_random);
  return g_test_run ();
}

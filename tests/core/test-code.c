/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Area codes: read, refused, taken apart, and told from those of Statistics Indonesia. */
#include "core/desmi-code.h"

#include "core/desmi-error.h"

#include <string.h>

static const struct
{
  const char *text, *normal;
  DesmiLevel  level;
} good[] = {
  { "32", "32", DESMI_LEVEL_PROVINCE },
  { "32.12", "32.12", DESMI_LEVEL_DISTRICT },
  { "3212", "32.12", DESMI_LEVEL_DISTRICT },
  { "33.10", "33.10", DESMI_LEVEL_DISTRICT },
  { "3310", "33.10", DESMI_LEVEL_DISTRICT },
  { "32.12.16", "32.12.16", DESMI_LEVEL_SUBDISTRICT },
  { "321216", "32.12.16", DESMI_LEVEL_SUBDISTRICT },
  { "32.12.16.2004", "32.12.16.2004", DESMI_LEVEL_VILLAGE },
  { "3212162004", "32.12.16.2004", DESMI_LEVEL_VILLAGE },
  { "'3212162004", "32.12.16.2004", DESMI_LEVEL_VILLAGE },
  { "32 12 16 2004", "32.12.16.2004", DESMI_LEVEL_VILLAGE },
  { "\302\24032.12.16.2004 ", "32.12.16.2004", DESMI_LEVEL_VILLAGE },
  { "3.212.162.004", "32.12.16.2004", DESMI_LEVEL_VILLAGE }, /* a number with group signs */
  { "32.12.08.2010", "32.12.08.2010", DESMI_LEVEL_VILLAGE },
  { "53.01.18.1001", "53.01.18.1001", DESMI_LEVEL_VILLAGE },
  { "91.03.01.3001", "91.03.01.3001", DESMI_LEVEL_VILLAGE },
};

static void
test_good (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      DesmiCode          code;

      g_assert_true (desmi_code_parse (good[i].text, &code, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (code.text, ==, good[i].normal);
      g_assert_cmpint (code.level, ==, good[i].level);
      g_assert_true (desmi_code_parse_level (good[i].text, good[i].level, &code, NULL));
      g_assert_true (desmi_code_is_valid (good[i].normal, good[i].level));
      g_assert_true (desmi_code_is_valid (good[i].text, good[i].level)
                     == g_str_equal (good[i].text, good[i].normal));
    }
}

static const struct
{
  const char *text, *says; /* part of the sentence */
} bad[] = {
  { "33.1", "33.10" }, /* a spreadsheet's number: the likely code is named, not taken */
  { "33.2", "33.20" },
  { "331", "331" },
  { "3", "3" },
  { "32.1.2", "32.1.2" },
  { "32.12.16.201", "32.12.16.201" },
  { "321216200", "321216200" },
  { "32121620041", "32121620041" },
  { "3212160", "3212160" },
  { "32.121.6", "32.121.6" },
  { "3.212", "3.212" },
  { "3.310", "3.310" },
  { "32,12", "32,12" },
  { "32.12.", "32.12." },
  { ".32.12", ".32.12" },
  { "32..12", "32..12" },
  { "02.12", "no part is 00" },
  { "10.12", "provinces begin at 11" },
  { "32.00", "no part is 00" },
  { "32.12.00", "no part is 00" },
  { "32.12.16.0004", "BPS" },
  { "3212160004", "BPS" },
  { "32.12.16.4001", "BPS" },
  { "32.12.16.9999", "BPS" },
  { "3.21216E+9", "3.21216E+9" },
  { "Kenanga", "Kenanga" },
  { "-3212", "-3212" },
  { "32.12.16.2004.1", "32.12.16.2004.1" },
  { "3212162004321216200432121620043212162004321216200432", "…" },
  { "\357\274\223\357\274\222", "\357\274\223" }, /* wide digits */
  { "", "“”" },
  { " ", "“ ”" },
  { NULL, "“”" },
};

static void
test_bad (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      DesmiCode          code = { "xx", DESMI_LEVEL_VILLAGE };

      g_assert_false (desmi_code_parse (bad[i].text, &code, &error));
      g_assert_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_CODE);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, bad[i].says));
      g_assert_cmpstr (code.text, ==, "xx");
      for (int level = DESMI_LEVEL_PROVINCE; level <= DESMI_LEVEL_VILLAGE; level++)
        g_assert_false (desmi_code_is_valid (bad[i].text, (DesmiLevel) level));
    }
}

static void
test_level (void)
{
  static const char *const codes[] = { "32", "32.12", "32.12.16", "32.12.16.2004" };

  for (int i = 0; i < 4; i++)
    for (int level = DESMI_LEVEL_PROVINCE; level <= DESMI_LEVEL_VILLAGE; level++)
      {
        g_autoptr (GError) error = NULL;
        DesmiCode          code;
        gboolean           same = level == i + 1;

        g_assert_true (desmi_code_parse_level (codes[i], (DesmiLevel) level, &code, &error)
                       == same);
        if (!same)
          {
            g_assert_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_CODE);
            g_assert_nonnull (strstr (error->message, codes[i]));
          }
      }
}

static DesmiCode
make (const char *text)
{
  DesmiCode code;

  g_assert_true (desmi_code_parse (text, &code, NULL));
  return code;
}

static void
test_parts (void)
{
  const DesmiCode village = make ("32.12.16.2004"), district = make ("32.12"),
                  other = make ("32.13");
  const DesmiCode kota = make ("53.71"), last_kabupaten = make ("53.69");
  DesmiCode       parent;

  g_assert_true (desmi_code_parent (&village, DESMI_LEVEL_DISTRICT, &parent));
  g_assert_cmpstr (parent.text, ==, "32.12");
  g_assert_cmpint (parent.level, ==, DESMI_LEVEL_DISTRICT);
  g_assert_true (desmi_code_parent (&village, DESMI_LEVEL_SUBDISTRICT, &parent));
  g_assert_cmpstr (parent.text, ==, "32.12.16");
  g_assert_true (desmi_code_parent (&village, DESMI_LEVEL_VILLAGE, &parent));
  g_assert_cmpstr (parent.text, ==, "32.12.16.2004");
  g_assert_true (desmi_code_parent (&parent, DESMI_LEVEL_PROVINCE, &parent));
  g_assert_cmpstr (parent.text, ==, "32");
  g_assert_false (desmi_code_parent (&district, DESMI_LEVEL_VILLAGE, &parent));

  g_assert_true (desmi_code_contains (&district, &village));
  g_assert_true (desmi_code_contains (&district, &district));
  g_assert_false (desmi_code_contains (&village, &district));
  g_assert_false (desmi_code_contains (&other, &village));

  g_assert_cmpint (desmi_code_village_kind (&village), ==, DESMI_VILLAGE_KIND_DESA);
  g_assert_false (desmi_code_is_kota (&district));
  g_assert_false (desmi_code_is_kota (&last_kabupaten));
  g_assert_true (desmi_code_is_kota (&kota));
}

static void
test_wire (void)
{
  DesmiLevel level;

  g_assert_cmpstr (desmi_level_to_wire (DESMI_LEVEL_DISTRICT), ==, "regency");
  g_assert_cmpstr (desmi_level_to_wire (DESMI_LEVEL_SUBDISTRICT), ==, "district");
  for (int i = DESMI_LEVEL_PROVINCE; i <= DESMI_LEVEL_VILLAGE; i++)
    {
      g_assert_true (desmi_level_from_wire (desmi_level_to_wire ((DesmiLevel) i), &level));
      g_assert_cmpint (level, ==, i);
    }
  g_assert_false (desmi_level_from_wire ("kabupaten", &level));
  g_assert_false (desmi_level_from_wire (NULL, &level));
}

/* A little edition: the areas that the cases below ask for. One buffer, as a store would reuse it.
 */
static const char *
look_up (const DesmiCode *code, gpointer user_data)
{
  static const struct
  {
    const char *code, *name;
  } areas[] = {
    { "53.02", "Timor Tengah Selatan" },
    { "53.11", "Sumba Timur" },
    { "18.07", "Lampung Timur" },
    { "18.08", "Way Kanan" },
    { "53.71", "Kupang" },
    { "18.12", "Tulang Bawang Barat" },
    { "32.12", "Indramayu" },
    { "32.12.16.2004", "Kenanga" },
    { "53.02.16.2005", "Bokong" },
    { "18.12.01.2001", "Panaragan" },
    { "53.01", "Kupang" },
    { "53.03", "Timor Tengah Utara" },
  };
  char *buffer = user_data;

  for (gsize i = 0; i < G_N_ELEMENTS (areas); i++)
    if (g_str_equal (areas[i].code, code->text))
      return strcpy (buffer, areas[i].name);
  return NULL;
}

#define AMBIGUOUS "?"

static const struct
{
  const char *digits, *name;
  const char *result; /* a code; AMBIGUOUS; NULL: refused */
} undotted[] = {
  /* Two districts share a number: the name decides, and without one nobody does. */
  { "5302", "Timor Tengah Selatan", "53.02" },
  { "5302", "KAB. TIMOR TENGAH SELATAN", "53.02" },
  { "5302", "Sumba Timur", "53.11" },
  { "5302", NULL, AMBIGUOUS },
  { "5302", "", AMBIGUOUS },
  { "5302", "Flores Timur", AMBIGUOUS },
  { "1807", "Way Kanan", "18.08" },
  { "1807", "Lampung Timur", "18.07" },
  { "1807", NULL, AMBIGUOUS },
  /* Both schemes mean the same district. */
  { "1812", NULL, "18.12" },
  { "5371", NULL, "53.71" },
  { "5371", "Kota Kupang", "53.71" },
  /* Only Statistics Indonesia knows the number (of this little edition). */
  { "5303", "Kupang", "53.01" },
  /* Elsewhere there is no second reading, but the name has to fit. */
  { "3212", NULL, "32.12" },
  { "3212", "Kabupaten Indramayu", "32.12" },
  { "3212", "Wonosobo", AMBIGUOUS },
  /* Villages: a BPS code of a village cannot be turned into ours. */
  { "5302162005", "Bokong", "53.02.16.2005" },
  { "5302162005", "Desa Bokong", "53.02.16.2005" },
  { "5302162005", NULL, AMBIGUOUS },
  { "5302162005", "Lewa", AMBIGUOUS },
  { "1812012001", NULL, "18.12.01.2001" },
  { "3212162004", "Kenanga", "32.12.16.2004" },
  { "3212162004", NULL, "32.12.16.2004" },
  { "3212162004", "Dadap", AMBIGUOUS },
  { "5302162999", "Bokong", NULL },
  { "3212162999", NULL, NULL },
  { "5302160001", "Bokong", NULL },
  { "331", NULL, NULL },
  { "", NULL, NULL },
  { NULL, NULL, NULL },
};

static void
test_undotted (void)
{
  char buffer[64];

  for (gsize i = 0; i < G_N_ELEMENTS (undotted); i++)
    {
      g_autoptr (GError) error = NULL;
      DesmiCode          code = { "xx", DESMI_LEVEL_VILLAGE };
      gboolean ok = desmi_code_from_undotted (undotted[i].digits, undotted[i].name, look_up, buffer,
                                              &code, &error);

      g_test_message ("%s %s: %s", undotted[i].digits, undotted[i].name,
                      error != NULL ? error->message : code.text);
      if (undotted[i].result != NULL && !g_str_equal (undotted[i].result, AMBIGUOUS))
        {
          g_assert_no_error (error);
          g_assert_true (ok);
          g_assert_cmpstr (code.text, ==, undotted[i].result);
          continue;
        }
      g_assert_false (ok);
      if (undotted[i].result != NULL)
        g_assert_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_CODE_AMBIGUOUS);
      else
        g_assert_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_CODE);
      g_assert_cmpstr (code.text, ==, "xx");
    }
}

static void
test_undotted_names_both (void)
{
  g_autoptr (GError) error = NULL;
  char               buffer[64];
  DesmiCode          code;

  g_assert_false (desmi_code_from_undotted ("5302", NULL, look_up, buffer, &code, &error));
  g_assert_nonnull (strstr (error->message, "53.02 Timor Tengah Selatan"));
  g_assert_nonnull (strstr (error->message, "53.11 Sumba Timur"));
}

static void
test_undotted_without_edition (void)
{
  g_autoptr (GError) error = NULL;
  DesmiCode          code;

  g_assert_true (desmi_code_from_undotted ("3212162004", "Kenanga", NULL, NULL, &code, NULL));
  g_assert_cmpstr (code.text, ==, "32.12.16.2004");
  g_assert_false (desmi_code_from_undotted ("5302162005", "Bokong", NULL, NULL, &code, &error));
  g_assert_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_CODE_AMBIGUOUS);
}

static void
test_bps (void)
{
  g_assert_cmpstr (desmi_code_bps_to_kemendagri ("5302"), ==, "53.11");
  g_assert_cmpstr (desmi_code_bps_to_kemendagri ("1807"), ==, "18.08");
  g_assert_cmpstr (desmi_code_bps_to_kemendagri ("5302010001"), ==, "53.11");
  g_assert_null (desmi_code_bps_to_kemendagri ("3212"));
  g_assert_null (desmi_code_bps_to_kemendagri ("53"));
  g_assert_null (desmi_code_bps_to_kemendagri (""));
  g_assert_null (desmi_code_bps_to_kemendagri (NULL));
}

static void
test_round_trip (void)
{
  for (int i = 0; i < 5000; i++)
    {
      g_autofree char *dotted
          = g_strdup_printf ("%02d.%02d.%02d.%d%03d", g_test_rand_int_range (11, 100),
                             g_test_rand_int_range (1, 100), g_test_rand_int_range (1, 100),
                             g_test_rand_int_range (1, 4), g_test_rand_int_range (0, 1000));
      g_auto (GStrv)   groups = g_strsplit (dotted, ".", -1);
      g_autofree char *plain = g_strjoinv ("", groups);
      DesmiCode        a, b;

      g_assert_true (desmi_code_parse (dotted, &a, NULL));
      g_assert_true (desmi_code_parse (plain, &b, NULL));
      g_assert_cmpstr (a.text, ==, dotted);
      g_assert_cmpstr (b.text, ==, dotted);
      g_assert_true (desmi_code_is_valid (dotted, DESMI_LEVEL_VILLAGE));
    }
}

static void
test_random (void)
{
  static const char alphabet[] = "0123456789..'  x\302\240\377";

  for (int i = 0; i < 20000; i++)
    {
      char               text[32], buffer[64];
      int                n = g_test_rand_int_range (0, sizeof text);
      DesmiCode          code;
      g_autoptr (GError) error = NULL;

      for (int j = 0; j < n; j++)
        text[j] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      text[n] = '\0';
      g_assert_true (desmi_code_parse (text, &code, &error) == (error == NULL));
      if (error == NULL)
        g_assert_true (desmi_code_is_valid (code.text, code.level));
      else
        g_assert_true (g_utf8_validate (error->message, -1, NULL));
      desmi_code_from_undotted (text, "Bokong", look_up, buffer, &code, NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/code/good", test_good);
  g_test_add_func ("/code/bad", test_bad);
  g_test_add_func ("/code/level", test_level);
  g_test_add_func ("/code/parts", test_parts);
  g_test_add_func ("/code/wire", test_wire);
  g_test_add_func ("/code/undotted", test_undotted);
  g_test_add_func ("/code/undotted-names-both", test_undotted_names_both);
  g_test_add_func ("/code/undotted-without-edition", test_undotted_without_edition);
  g_test_add_func ("/code/bps", test_bps);
  g_test_add_func ("/code/round-trip", test_round_trip);
  g_test_add_func ("/code/random", test_random);
  return g_test_run ();
}

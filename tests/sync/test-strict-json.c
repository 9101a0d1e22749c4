/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strict JSON: what the wire format allows and what it refuses. */
#include "sync/desmi-strict-json.h"
#include "sync/desmi-sync-error.h"

#include <string.h>

#define DEEP15 "[[[[[[[[[[[[[[["
#define DEEP15_END "]]]]]]]]]]]]]]]"

static const struct
{
  const char *name, *text;
  gboolean    good;
} cases[] = {
  { "empty-object", "{}", TRUE },
  { "white", " {\t\"a\" :\r\n1 } ", TRUE },
  { "all-values", "{\"a\":[true,false,null,\"x\",-12,{}]}", TRUE },
  { "zero", "{\"a\":0}", TRUE },
  { "largest", "{\"a\":9007199254740991}", TRUE },
  { "smallest", "{\"a\":-9007199254740991}", TRUE },
  { "escapes", "{\"a\":\"\\\"\\\\\\/\\n\\u00e9\"}", TRUE },
  { "depth-16", "{\"a\":" DEEP15 "1" DEEP15_END "}", TRUE },
  { "depth-17", "{\"a\":[" DEEP15 "1" DEEP15_END "]}", FALSE },
  { "nothing", "", FALSE },
  { "array", "[1]", FALSE },
  { "text", "\"a\"", FALSE },
  { "number", "1", FALSE },
  { "two", "{}{}", FALSE },
  { "trailing", "{} x", FALSE },
  { "trailing-comma", "{\"a\":1,}", FALSE },
  { "too-large", "{\"a\":9007199254740992}", FALSE },
  { "too-small", "{\"a\":-9007199254740992}", FALSE },
  { "2^63", "{\"a\":9223372036854775808}", FALSE },
  { "20-digits", "{\"a\":99999999999999999999}", FALSE },
  { "fraction", "{\"a\":1.5}", FALSE },
  { "fraction-zero", "{\"a\":1.0}", FALSE },
  { "exponent", "{\"a\":1e3}", FALSE },
  { "exponent-upper", "{\"a\":1E3}", FALSE },
  { "leading-zero", "{\"a\":01}", FALSE },
  { "plus", "{\"a\":+1}", FALSE },
  { "minus-alone", "{\"a\":-}", FALSE },
  { "infinity", "{\"a\":Infinity}", FALSE },
  { "nan", "{\"a\":NaN}", FALSE },
  { "hex", "{\"a\":0x10}", FALSE },
  { "duplicate", "{\"a\":1,\"a\":2}", FALSE },
  { "duplicate-escaped", "{\"a\":1,\"\\u0061\":2}", FALSE },
  { "duplicate-deep", "{\"x\":[{\"a\":1,\"a\":1}]}", FALSE },
  { "comment-block", "{\"a\":/* x */1}", FALSE },
  { "comment-line", "{\"a\":1}// x", FALSE },
  { "comment-hash", "{\"a\":1}# x", FALSE },
  { "single-quotes", "{'a':1}", FALSE },
  { "bare-name", "{a:1}", FALSE },
  { "var", "var x = {}", FALSE },
  { "word", "{\"a\":truest}", FALSE },
  { "open-text", "{\"a\":\"", FALSE },
  { "open-escape", "{\"a\":\"\\", FALSE },
  { "raw-newline", "{\"a\":\"\n\"}", FALSE },
  { "nul-escape", "{\"a\":\"\\u0000\"}", FALSE },
  { "half-surrogate", "{\"a\":\"\\ud800\"}", FALSE },
  { "bad-utf8", "{\"a\":\"\xff\"}", FALSE },
  { "overlong", "{\"a\":\"\xc0\xaf\"}", FALSE },
  { "bom", "\xef\xbb\xbf{}", FALSE },
  { "close-too-many", "{}}", FALSE },
  { "close-first", "}", FALSE },
  { "open-brace", "{\"a\":{}", FALSE },
};

static void
test_case (gconstpointer data)
{
  guint              i = GPOINTER_TO_UINT (data);
  g_autofree char   *text = g_memdup2 (cases[i].text, strlen (cases[i].text) + 1);
  g_autoptr (GError) error = NULL;
  json_auto_t       *value = desmi_strict_json_parse (text, strlen (text), &error);

  g_assert_cmpint (value != NULL, ==, cases[i].good);
  if (value == NULL)
    g_assert_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_FORMAT);
}

static void
test_nul_byte (void)
{
  g_assert_null (desmi_strict_json_parse ("{\"a\":1}\0", 8, NULL));
  g_assert_null (desmi_strict_json_parse ("{\"a\0\":1}", 8, NULL));
}

/* A million brackets must not reach a parser that recurses. */
static void
test_very_deep (void)
{
  g_autofree char *deep = g_strnfill (1000000, '[');

  deep[0] = '{';
  g_assert_null (desmi_strict_json_parse (deep, 1000000, NULL));
}

static void
test_members (void)
{
  static const char text[]
      = "{\"t\":\"x\",\"c\":\"\\u0001\",\"n\":5,\"o\":{},\"a\":[1,2],\"b\":true}";
  json_auto_t *object = desmi_strict_json_parse (text, strlen (text), NULL);
  gint64       n = 0;

  g_assert_nonnull (object);
  g_assert_cmpstr (desmi_json_get_text (object, "t", NULL), ==, "x");
  g_assert_null (desmi_json_get_text (object, "c", NULL));
  g_assert_null (desmi_json_get_text (object, "n", NULL));
  g_assert_null (desmi_json_get_text (object, "none", NULL));
  g_assert_true (desmi_json_get_integer (object, "n", 5, 5, &n, NULL));
  g_assert_cmpint (n, ==, 5);
  g_assert_false (desmi_json_get_integer (object, "n", 6, 9, &n, NULL));
  g_assert_false (desmi_json_get_integer (object, "n", 0, 4, &n, NULL));
  g_assert_false (desmi_json_get_integer (object, "b", 0, 9, &n, NULL));
  g_assert_nonnull (desmi_json_get_object (object, "o", NULL));
  g_assert_null (desmi_json_get_object (object, "a", NULL));
  g_assert_nonnull (desmi_json_get_array (object, "a", 2, NULL));
  g_assert_null (desmi_json_get_array (object, "a", 1, NULL));
}

static void
test_fuzz (void)
{
  static const char good[] = "{\"op\":\"put\",\"t\":\"flows\",\"k\":[\"32.12.08.2010\",\"\",-12],"
                             "\"v\":{\"count\":14,\"x\":null}}";
  static const char alphabet[] = "{}[]\",:0123456789-+.eEtruefalsn\\u\x01\xff '/*#";
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (int round = 0; round < 30000; round++)
    {
      gsize              n = (gsize) g_rand_int_range (rand, 0, (gint32) sizeof good);
      g_autofree char   *text = g_memdup2 (good, sizeof good);
      g_autoptr (GError) error = NULL;
      json_t            *value;

      for (int i = g_rand_int_range (rand, 0, 6); i > 0 && n > 0; i--)
        text[g_rand_int_range (rand, 0, (gint32) n)]
            = alphabet[g_rand_int_range (rand, 0, sizeof alphabet - 1)];
      value = desmi_strict_json_parse (text, n, &error);
      g_assert_true ((value == NULL) == (error != NULL));
      json_decref (value);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/sync/strict-json/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/sync/strict-json/nul-byte", test_nul_byte);
  g_test_add_func ("/sync/strict-json/very-deep", test_very_deep);
  g_test_add_func ("/sync/strict-json/members", test_members);
  g_test_add_func ("/sync/strict-json/fuzz", test_fuzz);
  return g_test_run ();
}

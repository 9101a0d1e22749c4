/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader's language: from the process, and how sentences are found. */
#include "core/desmi-locale.h"

#include <locale.h>

static const char *
upper (const char *msgid)
{
  return g_str_equal (msgid, "Formal") ? "FORMAL" : msgid;
}

static const char *
pick (const char *one, const char *many, gulong n)
{
  return n == 2 ? "two" : many;
}

static void
test_text (void)
{
  const DesmiLocale  own = { DESMI_LANGUAGE_ID, upper, pick };
  const DesmiLocale *english = desmi_locale_get_english ();

  g_assert_cmpstr (desmi_locale_text (english, "Formal"), ==, "Formal");
  g_assert_cmpstr (desmi_locale_text (&own, "Formal"), ==, "FORMAL");
  g_assert_cmpstr (desmi_locale_text (desmi_locale_get_indonesian (), ""), ==, "");
  g_assert_cmpstr (desmi_locale_plural (english, "one", "many", 0), ==, "many");
  g_assert_cmpstr (desmi_locale_plural (english, "one", "many", 1), ==, "one");
  g_assert_cmpstr (desmi_locale_plural (english, "one", "many", 2), ==, "many");
  g_assert_cmpstr (desmi_locale_plural (&own, "one", "many", 2), ==, "two");
}

static void
test_languages (void)
{
  g_assert_cmpint (desmi_locale_get_english ()->language, ==, DESMI_LANGUAGE_EN);
  g_assert_null (desmi_locale_get_english ()->translate);
  g_assert_cmpint (desmi_locale_get_indonesian ()->language, ==, DESMI_LANGUAGE_ID);
  g_assert_nonnull (desmi_locale_get_indonesian ()->translate);
}

static void
test_user (void)
{
  static const struct
  {
    const char   *locale, *language;
    DesmiLanguage wanted;
  } cases[] = {
    { "C.UTF-8", "id", DESMI_LANGUAGE_ID },
    { "C.UTF-8", "id_ID.UTF-8", DESMI_LANGUAGE_ID },
    { "C.UTF-8", "en", DESMI_LANGUAGE_EN },
    { "C.UTF-8", "en_GB:id", DESMI_LANGUAGE_EN },
    { "C.UTF-8", "jv:id:en", DESMI_LANGUAGE_ID },
    { "C.UTF-8", "nl", DESMI_LANGUAGE_EN },
    { "C.UTF-8", "", DESMI_LANGUAGE_EN },
    { "C.UTF-8", "idx", DESMI_LANGUAGE_EN },
    { "C", "id", DESMI_LANGUAGE_EN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s %s", cases[i].locale, cases[i].language);
      g_setenv ("LC_ALL", cases[i].locale, TRUE);
      g_setenv ("LANGUAGE", cases[i].language, TRUE);
      g_assert_nonnull (setlocale (LC_ALL, ""));
      g_assert_cmpint (desmi_locale_get_user ()->language, ==, cases[i].wanted);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/locale/text", test_text);
  g_test_add_func ("/locale/languages", test_languages);
  g_test_add_func ("/locale/user", test_user);
  return g_test_run ();
}

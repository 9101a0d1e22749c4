/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader's language: from the process, and how sentences are found. */
#include "core/desmi-locale.h"

#include <glib/gi18n-lib.h>
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

/* Windows takes C.UTF-8 for C. */
static const char *
find_speaking_locale (void)
{
  static const char *const names[] = { "C.UTF-8", "en_US.UTF-8" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_setenv ("LC_ALL", names[i], TRUE);
      if (setlocale (LC_ALL, "") != NULL && !g_str_equal (setlocale (LC_MESSAGES, NULL), "C"))
        return names[i];
    }
  g_assert_not_reached ();
}

static void
test_user (void)
{
  static const struct
  {
    const char   *locale; /* NULL: any in which gettext heeds LANGUAGE */
    const char   *language;
    DesmiLanguage wanted;
  } cases[] = {
    { NULL, "id", DESMI_LANGUAGE_ID },       { NULL, "id_ID.UTF-8", DESMI_LANGUAGE_ID },
    { NULL, "en", DESMI_LANGUAGE_EN },       { NULL, "en_GB:id", DESMI_LANGUAGE_EN },
    { NULL, "jv:id:en", DESMI_LANGUAGE_ID }, { NULL, "nl", DESMI_LANGUAGE_EN },
    { NULL, "", DESMI_LANGUAGE_EN },         { NULL, "idx", DESMI_LANGUAGE_EN },
    { "C", "id", DESMI_LANGUAGE_EN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *locale = cases[i].locale != NULL ? cases[i].locale : find_speaking_locale ();

      g_test_message ("%s %s", locale, cases[i].language);
      g_setenv ("LC_ALL", locale, TRUE);
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

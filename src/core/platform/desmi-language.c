/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the words: also where the system's locale is missing, unset, or not the one wanted. */
#include "core/platform/desmi-language.h"

#include "core/platform/desmi-paths.h"
#include "core/desmi-word-list.h"
#include "core/platform/desmi-words-folder.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

/* Its letters are UTF-8, and it is everywhere. */
#define NEUTRAL_LOCALE "C.UTF-8"

/* In the locale C gettext gives nothing but English, whatever LANGUAGE says; since glibc 2.37 that
 * holds for C.UTF-8, too. The first of these that is installed has words. */
static const char *const speaking[]
    = { "id_ID.UTF-8", "en_US.UTF-8", "en_GB.UTF-8", NEUTRAL_LOCALE };

static gboolean
is_neutral (const char *locale)
{
  return locale == NULL || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX")
         || g_str_has_prefix (locale, "C.");
}

/* Makes gettext read LANGUAGE anew. */
static void
refresh (void)
{
  g_autofree char *current = g_strdup (setlocale (LC_MESSAGES, NULL));

  /* what gettext has found once it gives again, and glibc forgets it for this alone: setting the
   * locale that is set already does nothing */
  textdomain (GETTEXT_PACKAGE);
  if (!is_neutral (current))
    {
      setlocale (LC_MESSAGES, current);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (speaking); i++)
    if (setlocale (LC_MESSAGES, speaking[i]) != NULL)
      return;
}

/**
 * desmi_language_use:
 * @code: "id" or "en"
 *
 * Turns the words of the whole process to that language.
 *
 * Returns: its forms and words; %NULL if it is neither
 */
const DesmiLocale *
desmi_language_use (const char *code)
{
  if (strcmp (code, "en") != 0 && strcmp (code, "id") != 0)
    return NULL;
  g_setenv ("LANGUAGE", code, TRUE);
  refresh ();
  return code[0] == 'i' ? desmi_locale_get_indonesian () : desmi_locale_get_english ();
}

static DesmiWordList *words; /* Indonesian ones; %NULL: the file could not be read */

static const char *
find_words (const char *sentence)
{
  const char *found = *sentence != '\0' ? desmi_word_list_find (words, sentence) : NULL;

  return found != NULL && *found != '\0' ? found : sentence;
}

/* Indonesian has one form, whatever the number. */
static const char *
find_plural (const char *one, const char *many, gulong n)
{
  const char *found = desmi_word_list_find (words, one);

  return found != NULL && *found != '\0' ? found : n == 1 ? one : many;
}

static const DesmiLocale *
load_indonesian (void)
{
  static const DesmiLocale indonesian = { DESMI_LANGUAGE_ID, find_words, find_plural };
  g_autofree char         *folder = desmi_paths_dup_locale ();
  g_autofree char         *path
      = g_build_filename (folder, "id", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);

  words = desmi_word_list_new (path, NULL);
  return words != NULL ? &indonesian : desmi_locale_get_indonesian ();
}

/**
 * desmi_language_get:
 * @code: "id" or "en"
 *
 * Returns: (transfer none): words and forms of that language, whatever the process speaks: of what
 * is made for others than who sits before the screen; English for any other @code
 */
const DesmiLocale *
desmi_language_get (const char *code)
{
  static gsize indonesian;

  if (g_strcmp0 (code, "id") != 0)
    return desmi_locale_get_english ();
  if (g_once_init_enter (&indonesian))
    g_once_init_leave (&indonesian, (gsize) load_indonesian ());
  return (const DesmiLocale *) indonesian;
}

/* A user whose locale is not installed still gets the words. */
static void
use_missing_locale (void)
{
  for (const char *const *name = g_get_language_names (); *name != NULL; name++)
    if (g_str_has_prefix (*name, "id") && !g_ascii_isalpha ((*name)[2]))
      {
        desmi_language_use ("id");
        return;
      }
}

/**
 * desmi_language_init:
 *
 * Takes over the user's language from the environment. Letters are UTF-8 always.
 */
void
desmi_language_init (void)
{
  g_autofree char *folder = desmi_paths_dup_locale ();

  if (setlocale (LC_ALL, "") == NULL)
    use_missing_locale ();
  if (!g_get_charset (NULL))
    setlocale (LC_CTYPE, NEUTRAL_LOCALE);
  desmi_words_folder_set (GETTEXT_PACKAGE, folder);
  textdomain (GETTEXT_PACKAGE);
}

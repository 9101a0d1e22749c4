/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The languages of a reader and how a sentence is found for them. */
#include "core/desmi-locale.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

static const char *
translate (const char *msgid)
{
  /* gettext answers an empty msgid with the catalogue's header. */
  return *msgid == '\0' ? msgid : dgettext (GETTEXT_PACKAGE, msgid);
}

static const char *
translate_plural (const char *one, const char *many, gulong n)
{
  return dngettext (GETTEXT_PACKAGE, one, many, n);
}

static const DesmiLocale english = { DESMI_LANGUAGE_EN, NULL, NULL };
static const DesmiLocale indonesian = { DESMI_LANGUAGE_ID, translate, translate_plural };
static const DesmiLocale user_english = { DESMI_LANGUAGE_EN, translate, translate_plural };

/**
 * desmi_locale_get_english:
 *
 * Returns: (transfer none): English forms and words, whatever the process speaks
 */
const DesmiLocale *
desmi_locale_get_english (void)
{
  return &english;
}

/**
 * desmi_locale_get_indonesian:
 *
 * The forms of numbers and dates are Indonesian always; the words come from the message catalogue
 * of the process's language, so a caller that wants Indonesian words in another process sets the
 * environment's LANGUAGE first.
 *
 * Returns: (transfer none): Indonesian forms and translated words
 */
const DesmiLocale *
desmi_locale_get_indonesian (void)
{
  return &indonesian;
}

static gboolean
is_language (const char *name, const char *code)
{
  return g_str_has_prefix (name, code) && !g_ascii_isalpha (name[strlen (code)]);
}

/**
 * desmi_locale_get_user:
 *
 * The language of the process as setlocale() and the environment's LANGUAGE say: the first of the
 * reader's languages that we have forms for, else English.
 *
 * Returns: (transfer none): forms and translated words of the reader
 */
const DesmiLocale *
desmi_locale_get_user (void)
{
  const char *current = setlocale (LC_MESSAGES, NULL);

  /* gettext does not translate in this locale, whatever LANGUAGE says: neither do the numbers. */
  if (current == NULL || g_str_equal (current, "C") || g_str_equal (current, "POSIX"))
    return &user_english;
  for (const char *const *name = g_get_language_names (); *name != NULL; name++)
    {
      if (is_language (*name, "id") || is_language (*name, "in"))
        return &indonesian;
      if (is_language (*name, "en"))
        return &user_english;
    }
  return &user_english;
}

/**
 * desmi_locale_text:
 * @locale: the reader
 * @msgid: an English sentence or word, marked with N_() where it is written
 *
 * Returns: (transfer none): the sentence in the reader's language, or @msgid
 */
const char *
desmi_locale_text (const DesmiLocale *locale, const char *msgid)
{
  g_return_val_if_fail (locale != NULL && msgid != NULL, msgid);

  return locale->translate != NULL ? locale->translate (msgid) : msgid;
}

/**
 * desmi_locale_plural:
 * @locale: the reader
 * @one: the English sentence for one
 * @many: the English sentence for any other number
 * @n: the number
 *
 * Returns: (transfer none): the sentence that fits @n in the reader's language
 */
const char *
desmi_locale_plural (const DesmiLocale *locale, const char *one, const char *many, gulong n)
{
  g_return_val_if_fail (locale != NULL && one != NULL && many != NULL, many);

  if (locale->translate_plural != NULL)
    return locale->translate_plural (one, many, n);
  return n == 1 ? one : many;
}

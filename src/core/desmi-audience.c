/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The audiences: their codes on the command line and their words. */
#include "core/desmi-audience.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *code, *name;
} audiences[DESMI_N_AUDIENCES] = {
  /* Translators: whom a picture is for: the people of the district's office. */
  [DESMI_AUDIENCE_INTERNAL] = { "internal", N_ ("Internal") },
  /* Translators: whom a picture is for: the coordination forum. */
  [DESMI_AUDIENCE_FORUM] = { "forum", N_ ("Forum") },
  /* Translators: whom a picture is for: everybody. */
  [DESMI_AUDIENCE_PUBLIC] = { "public", N_ ("Public") },
};

/**
 * desmi_audience_to_code:
 *
 * Returns: (transfer none): the stable word of the command line
 */
const char *
desmi_audience_to_code (DesmiAudience audience)
{
  g_return_val_if_fail ((guint) audience < DESMI_N_AUDIENCES, NULL);
  return audiences[audience].code;
}

/**
 * desmi_audience_parse:
 * @text: (nullable): a code
 * @out: (out): the audience
 *
 * Returns: whether there is one of that code
 */
gboolean
desmi_audience_parse (const char *text, DesmiAudience *out)
{
  for (guint i = 0; i < DESMI_N_AUDIENCES; i++)
    if (g_strcmp0 (text, audiences[i].code) == 0)
      {
        *out = (DesmiAudience) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * desmi_audience_name:
 *
 * Returns: (transfer none): the word for a reader
 */
const char *
desmi_audience_name (DesmiAudience audience, const DesmiLocale *locale)
{
  g_return_val_if_fail ((guint) audience < DESMI_N_AUDIENCES, NULL);
  return desmi_locale_text (locale, audiences[audience].name);
}

/**
 * desmi_audience_hidden_word:
 *
 * Not “<5”: what covers a small number is hidden with it and may be large. Both read the same, or
 * each would tell of the other; and that all of them are below 5 would narrow them down.
 *
 * Returns: (transfer none): what stands in place of a number that an audience does not see
 */
const char *
desmi_audience_hidden_word (const DesmiLocale *locale)
{
  /* Translators: in place of a number that this audience does not see. */
  return desmi_locale_text (locale, N_ ("hidden"));
}

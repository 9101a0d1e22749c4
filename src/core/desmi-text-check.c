/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts that people wrote: what may be kept. */
#include "core/desmi-number.h"

#include "core/desmi-error.h"
#include "core/desmi-quote.h"

#include <glib/gi18n-lib.h>

static gboolean
check (const char *text, int max_chars, gboolean lines, GError **error)
{
  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_TEXT,
                           _ ("The text is not valid UTF-8."));
      return FALSE;
    }
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_iscntrl (g_utf8_get_char (c)) && !(lines && (*c == '\n' || *c == '\t')))
      {
        g_autofree char *quoted = desmi_text_quote (text);

        g_set_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_TEXT,
                     /* Translators: %s is what was written. */
                     _ ("“%s” holds a control character, which cannot be kept."), quoted);
        return FALSE;
      }
  if (g_utf8_strlen (text, -1) > max_chars)
    {
      g_autofree char *quoted = desmi_text_quote (text);

      g_set_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_TEXT,
                   /* Translators: %s is what was written, %d the most that is allowed. */
                   ngettext ("“%s” is too long: at most %d character is allowed.",
                             "“%s” is too long: at most %d characters are allowed.",
                             (gulong) max_chars),
                   quoted, max_chars);
      return FALSE;
    }
  return TRUE;
}

/**
 * desmi_text_check:
 * @text: (nullable): a text of one line
 * @max_chars: the most characters that are allowed, at least 0
 * @error: %DESMI_CORE_ERROR_TEXT
 *
 * Returns: whether @text is UTF-8 without control characters and not too long
 */
gboolean
desmi_text_check (const char *text, int max_chars, GError **error)
{
  g_return_val_if_fail (max_chars >= 0, FALSE);

  return check (text, max_chars, FALSE, error);
}

/**
 * desmi_text_check_lines:
 * @text: (nullable): a text of any number of lines
 * @max_chars: the most characters that are allowed, line ends included
 * @error: %DESMI_CORE_ERROR_TEXT
 *
 * As desmi_text_check(), but line feeds and tabs are allowed.
 *
 * Returns: whether @text may be kept
 */
gboolean
desmi_text_check_lines (const char *text, int max_chars, GError **error)
{
  g_return_val_if_fail (max_chars >= 0, FALSE);

  return check (text, max_chars, TRUE, error);
}

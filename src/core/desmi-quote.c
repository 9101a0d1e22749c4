/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How what people wrote is quoted and put together in a sentence of ours. */
#include "core/desmi-quote.h"

#define QUOTE_CHARS 40

/**
 * desmi_text_quote:
 * @text: (nullable): any bytes
 *
 * Returns: (transfer full): @text as valid UTF-8 in one line, cut after 40 characters
 */
char *
desmi_text_quote (const char *text)
{
  g_autofree char    *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autoptr (GString) out = g_string_new (NULL);
  int                 n = 0;

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c), n++)
    {
      gunichar u = g_utf8_get_char (c);

      if (n == QUOTE_CHARS)
        {
          g_string_append (out, "…");
          break;
        }
      g_string_append_unichar (out, g_unichar_iscntrl (u) ? ' ' : u);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * desmi_text_join:
 * @texts: (element-type utf8): texts
 * @first: index of the first one that is wanted
 * @n: how many; there are so many from @first on
 * @separator: what stands between two
 *
 * Returns: (transfer full): the texts, one after the other
 */
char *
desmi_text_join (const GPtrArray *texts, guint first, guint n, const char *separator)
{
  GString *out;

  g_return_val_if_fail (first <= texts->len && n <= texts->len - first, g_strdup (""));

  out = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? separator : "",
                            (const char *) g_ptr_array_index (texts, first + i));
  return g_string_free (out, FALSE);
}

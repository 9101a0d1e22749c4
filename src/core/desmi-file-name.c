/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/desmi-file-name.h"

#include <string.h>

#define MOST_LETTERS 80
#define MOST_BYTES 200 /* some disks have no room for more than 255, and an ending follows */

/* Signs that no file's name may have. */
static gboolean
is_taken (gunichar c)
{
  return c < 0x20 || c == 0x7f || (c < 0x80 && strchr ("/\\:*?\"<>|", (int) c) != NULL);
}

/**
 * desmi_file_name_make:
 * @title: UTF-8
 * @otherwise: where nothing is left of @title
 *
 * Returns: (transfer full): a name without an ending that every disk takes: long titles are cut
 */
char *
desmi_file_name_make (const char *title, const char *otherwise)
{
  GString *name = g_string_new (NULL);
  guint    n = 0;

  for (const char *p = title; *p != '\0' && n < MOST_LETTERS && name->len < MOST_BYTES;
       p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_taken (c))
        c = ' ';
      if (c == ' ' && (name->len == 0 || name->str[name->len - 1] == ' '))
        continue;
      g_string_append_unichar (name, c);
      n++;
    }
  /* Windows drops a point at the end, and hides what begins with one elsewhere */
  while (name->len > 0 && strchr (". ", name->str[name->len - 1]) != NULL)
    g_string_truncate (name, name->len - 1);
  if (name->len == 0 || *name->str == '.')
    g_string_assign (name, otherwise);
  return g_string_free (name, FALSE);
}

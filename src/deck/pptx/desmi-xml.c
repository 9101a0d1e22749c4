/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deck/pptx/desmi-xml.h"

#include "deck/desmi-lines.h"

#include <string.h>

/**
 * desmi_xml_new:
 *
 * Returns: (transfer full): a part of an Office file with nothing but its declaration
 */
GString *
desmi_xml_new (void)
{
  return g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
}

/**
 * desmi_xml_add:
 * @format: XML with attributes in single quotes; "%s" takes cleaned text and escapes it
 *
 * Appends; never give it a floating point number, which has the process's comma.
 */
void
desmi_xml_add (GString *self, const char *format, ...)
{
  va_list          args;
  g_autofree char *text = NULL;

  va_start (args, format);
  text = g_markup_vprintf_escaped (format, args);
  va_end (args);
  g_string_append (self, text);
}

/**
 * desmi_xml_add_number:
 * @value: finite
 *
 * Appends a number as XML's doubles are written.
 */
void
desmi_xml_add_number (GString *self, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (self, g_ascii_dtostr (text, sizeof text, value));
}

/* What XML 1.0 cannot hold at all, not even as a reference. */
static gboolean
is_forbidden (gunichar c)
{
  return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7f || (c & 0xfffe) == 0xfffe;
}

static char *
clean (const char *text, gboolean one_line)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString         *out = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\t' || c == 0x2028 || c == 0x2029 || (c == '\r' && p[1] != '\n'))
        g_string_append_c (out, c == '\t' || one_line ? ' ' : '\n');
      else if (c == '\n' && one_line)
        g_string_append_c (out, ' ');
      else if (!is_forbidden (c))
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

/**
 * desmi_xml_clean:
 * @text: (nullable): as people and files have it
 *
 * Returns: (transfer full): the same in valid UTF-8, with \n for ends of lines and a blank for a
 * tab, without other control characters
 */
char *
desmi_xml_clean (const char *text)
{
  return clean (text, FALSE);
}

/**
 * desmi_xml_clean_line:
 * @text: (nullable)
 *
 * Returns: (transfer full): the same in one line, for names and attributes
 */
char *
desmi_xml_clean_line (const char *text)
{
  return g_strstrip (clean (text, TRUE));
}

/**
 * desmi_xml_shorten:
 * @text: (nullable)
 * @most: characters, 2 or more
 *
 * Returns: (transfer full): the cleaned line, with "…" for what is past @most, where possible
 * between words
 */
char *
desmi_xml_shorten (const char *text, guint most)
{
  g_autofree char *line = desmi_xml_clean_line (text);

  return desmi_lines_shorten (line, most);
}

/**
 * desmi_xml_end:
 * @self: (transfer full): the text
 *
 * Returns: (transfer full): the part
 */
GBytes *
desmi_xml_end (GString *self)
{
  return g_string_free_to_bytes (self);
}

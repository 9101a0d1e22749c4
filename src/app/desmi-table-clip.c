/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table as it is shown, as text for the clipboard: for spreadsheets and for letters. */
#include "app/desmi-table-clip.h"

#include <math.h>
#include <string.h>

static guint
get_column (const DesmiTableClip *self, guint i)
{
  return g_array_index (self->columns, guint, i);
}

static guint
get_row (const DesmiTableClip *self, guint i)
{
  return g_array_index (self->rows, guint, i);
}

/* What no arithmetic came to is not there either. */
static gboolean
is_missing (const DesmiTableClip *self, guint row, guint column)
{
  DesmiMark mark = desmi_table_get_mark (self->table, row, column);

  return mark == DESMI_MARK_MISSING
         || (mark != DESMI_MARK_SUPPRESSED && !desmi_table_is_category (self->table, column)
             && !isfinite (desmi_table_get_double (self->table, row, column)));
}

/* Whether the cell holds a number that may be told; one that is hidden may not. */
static gboolean
get_number (const DesmiTableClip *self, guint row, guint column, double *value)
{
  if (desmi_table_is_category (self->table, column) || is_missing (self, row, column)
      || desmi_table_get_mark (self->table, row, column) == DESMI_MARK_SUPPRESSED)
    return FALSE;
  *value = desmi_table_get_double (self->table, row, column);
  return TRUE;
}

static gboolean
is_ratio (const DesmiTableClip *self, guint column)
{
  return desmi_table_get_column_type (self->table, column) == DESMI_COLUMN_RATIO;
}

/* The number whole, with a point; what no column's unit has is no part of it. */
static char *
format_exactly (double value, int decimals)
{
  char  buffer[G_ASCII_DTOSTR_BUF_SIZE + 320], format[8];
  char *end;

  g_snprintf (format, sizeof format, "%%.%df", decimals);
  g_ascii_formatd (buffer, sizeof buffer, format, value);
  if (strchr (buffer, '.') != NULL)
    {
      for (end = buffer + strlen (buffer); end[-1] == '0';)
        *--end = '\0';
      if (end[-1] == '.')
        end[-1] = '\0';
    }
  return g_strdup (strcmp (buffer, "-0") == 0 ? "0" : buffer);
}

/* As the reader's spreadsheet takes it: no grouping, which some read as decimals. */
static char *
format_for_reader (const DesmiTableClip *self, guint column, double value)
{
  gboolean ratio = is_ratio (self, column);
  char    *text = format_exactly (ratio ? 100 * value : value, 4);
  char    *percent;

  if (self->locale->language == DESMI_LANGUAGE_ID)
    g_strdelimit (text, ".", ',');
  if (!ratio)
    return text;
  percent = g_strconcat (text, "%", NULL);
  g_free (text);
  return percent;
}

static char *
dup_shown (const DesmiTableClip *self, guint row, guint column)
{
  if (is_missing (self, row, column))
    return g_strdup (self->missing != NULL ? self->missing : "–");
  return desmi_table_dup_display (self->table, row, column, self->locale);
}

/* A cell that begins with a quote goes on to the next one, over tabs and lines, unless it is quoted
 * whole. */
static void
append_quoted (GString *out, const char *line)
{
  g_string_append_c (out, '"');
  for (const char *c = line; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *c);
    }
  g_string_append_c (out, '"');
}

/* On one line; what a spreadsheet would take for a formula is kept from being one. */
static void
append_plain (GString *out, const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\t\r\n", ' ');

  if (*line == '"')
    {
      append_quoted (out, line);
      return;
    }
  if (*line != '\0' && strchr ("=+-@", *line) != NULL)
    g_string_append_c (out, '\'');
  g_string_append (out, line);
}

static void
append_tsv_cell (const DesmiTableClip *self, GString *out, guint row, guint column)
{
  g_autofree char *text = NULL;
  double           value;

  if (get_number (self, row, column, &value))
    {
      text = format_for_reader (self, column, value);
      g_string_append (out, text);
      return;
    }
  /* an empty cell is no zero to any spreadsheet, and a dash no number */
  if (is_missing (self, row, column))
    return;
  text = dup_shown (self, row, column);
  append_plain (out, text);
}

/**
 * desmi_table_clip_to_tsv:
 *
 * Titles and rows with tabs between, numbers whole and in the reader's decimals. What is missing is
 * empty, what is hidden says so.
 *
 * Returns: (transfer full): UTF-8, each row with its end
 */
char *
desmi_table_clip_to_tsv (const DesmiTableClip *self)
{
  GString *out = g_string_new (NULL);

  for (guint c = 0; c < self->columns->len; c++)
    {
      if (c > 0)
        g_string_append_c (out, '\t');
      append_plain (out, g_ptr_array_index (self->titles, c));
    }
  g_string_append_c (out, '\n');
  for (guint r = 0; r < self->rows->len; r++)
    {
      for (guint c = 0; c < self->columns->len; c++)
        {
          if (c > 0)
            g_string_append_c (out, '\t');
          append_tsv_cell (self, out, get_row (self, r), get_column (self, c));
        }
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

static void
append_escaped (GString *out, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (out, escaped);
}

/* The number itself stands in attributes that Excel and LibreOffice read, since they take what is
 * shown by a locale that nobody knows; other text is told to be no formula in the same way. */
static void
append_html_cell (const DesmiTableClip *self, GString *out, guint row, guint column)
{
  g_autofree char *shown = dup_shown (self, row, column);
  g_autofree char *exact = NULL;
  double           value;

  if (get_number (self, row, column, &value))
    {
      exact = format_exactly (value, 6);
      g_string_append_printf (out, "<td align=\"right\" x:num=\"%s\" sdval=\"%s\"%s>", exact, exact,
                              is_ratio (self, column)
                                  ? " sdnum=\"1033;0;0.0%\" style='mso-number-format:\"0\\.0%\"'"
                                  : "");
    }
  else
    g_string_append (out, "<td sdnum=\"1033;0;@\" style='mso-number-format:\"\\@\"'>");
  append_escaped (out, shown);
  g_string_append (out, "</td>");
}

/**
 * desmi_table_clip_to_html:
 *
 * A page with the table as it is shown, under its title and over its source.
 *
 * Returns: (transfer full): UTF-8
 */
char *
desmi_table_clip_to_html (const DesmiTableClip *self)
{
  GString *out = g_string_new ("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">"
                               "<head><meta charset=\"utf-8\"></head>\n<body>");

  if (self->title != NULL && *self->title != '\0')
    {
      g_string_append (out, "<p><b>");
      append_escaped (out, self->title);
      g_string_append (out, "</b></p>\n");
    }
  g_string_append (out, "<table border=\"1\" cellspacing=\"0\" cellpadding=\"3\">\n<tr>");
  for (guint c = 0; c < self->columns->len; c++)
    {
      g_string_append (out, "<th>");
      append_escaped (out, g_ptr_array_index (self->titles, c));
      g_string_append (out, "</th>");
    }
  g_string_append (out, "</tr>\n");
  for (guint r = 0; r < self->rows->len; r++)
    {
      g_string_append (out, "<tr>");
      for (guint c = 0; c < self->columns->len; c++)
        append_html_cell (self, out, get_row (self, r), get_column (self, c));
      g_string_append (out, "</tr>\n");
    }
  g_string_append (out, "</table>\n");
  if (self->source != NULL && *self->source != '\0')
    {
      g_string_append (out, "<p>");
      append_escaped (out, self->source);
      g_string_append (out, "</p>\n");
    }
  g_string_append (out, "</body></html>\n");
  return g_string_free (out, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables written as CSV: the same bytes in every locale. */
#include "exchange/desmi-csv.h"

#include <math.h>
#include <string.h>

/* Text with a blank at an end is quoted too: some readers would drop it. */
static gboolean
needs_quotes (const char *text)
{
  gsize n = strlen (text);

  return strpbrk (text, ",;\t|\"\r\n") != NULL || (n > 0 && (text[0] == ' ' || text[n - 1] == ' '));
}

/**
 * desmi_csv_append_field:
 * @text: UTF-8
 *
 * Appends @text to @out as one CSV field.
 *
 * Returns: whether it had to be quoted
 */
gboolean
desmi_csv_append_field (GString *out, const char *text)
{
  if (!needs_quotes (text))
    {
      g_string_append (out, text);
      return FALSE;
    }
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
  return TRUE;
}

/* A number with at most @decimals decimals and no zeros behind them. */
static void
append_double (GString *out, double value, int decimals)
{
  char  buffer[G_ASCII_DTOSTR_BUF_SIZE + 320];
  char  format[8];
  char *end;

  if (!isfinite (value))
    return;
  g_snprintf (format, sizeof format, "%%.%df", decimals);
  g_ascii_formatd (buffer, sizeof buffer, format, value);
  end = buffer + strlen (buffer);
  if (strchr (buffer, '.') != NULL)
    {
      while (end[-1] == '0')
        *--end = '\0';
      if (end[-1] == '.')
        *--end = '\0';
    }
  g_string_append (out, strcmp (buffer, "-0") == 0 ? "0" : buffer);
}

static void
append_milli (GString *out, gint64 milli)
{
  guint64 size = milli < 0 ? -(guint64) milli : (guint64) milli;
  guint64 part = size % 1000;

  g_string_append_printf (out, "%s%" G_GUINT64_FORMAT, milli < 0 ? "-" : "", size / 1000);
  if (part == 0)
    return;
  g_string_append_printf (out, ".%03u", (guint) part);
  while (out->str[out->len - 1] == '0')
    g_string_truncate (out, out->len - 1);
}

static void
append_cell (GString *out, DesmiTable *table, guint row, guint column)
{
  switch (desmi_table_get_mark (table, row, column))
    {
    case DESMI_MARK_MISSING:
      return;
    case DESMI_MARK_SUPPRESSED:
      g_string_append (out, "hidden");
      return;
    case DESMI_MARK_NONE:
    case DESMI_MARK_ESTIMATE:
    default:
      break;
    }
  switch (desmi_table_get_column_type (table, column))
    {
    case DESMI_COLUMN_COUNT:
    case DESMI_COLUMN_IDR:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, desmi_table_get_int (table, row, column));
      return;
    case DESMI_COLUMN_MILLI:
      append_milli (out, desmi_table_get_int (table, row, column));
      return;
    case DESMI_COLUMN_RATIO:
      append_double (out, desmi_table_get_double (table, row, column), 6);
      return;
    case DESMI_COLUMN_TEXT:
    case DESMI_COLUMN_CODE:
    case DESMI_COLUMN_COUNTRY:
    case DESMI_COLUMN_PERIOD:
    default:
      break;
    }
  if (desmi_table_get_text (table, row, column) != NULL)
    desmi_csv_append_field (out, desmi_table_get_text (table, row, column));
}

/**
 * desmi_csv_from_table:
 *
 * Writes @table: a first row of stable English headings, codes instead of words, whole rupiah,
 * decimals with a point; missing cells are empty and hidden ones are "hidden". Rows end with
 * LF.
 *
 * Returns: (transfer full): UTF-8
 */
char *
desmi_csv_from_table (DesmiTable *table)
{
  GString *out = g_string_new (NULL);
  guint    n = desmi_table_get_n_columns (table);

  for (guint c = 0; c < n; c++)
    {
      if (c > 0)
        g_string_append_c (out, ',');
      desmi_csv_append_field (out, desmi_table_get_column_name (table, c));
    }
  g_string_append_c (out, '\n');
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      for (guint c = 0; c < n; c++)
        {
          if (c > 0)
            g_string_append_c (out, ',');
          append_cell (out, table, r, c);
        }
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

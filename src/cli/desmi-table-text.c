/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes tables in aligned columns, in the reader's words and numbers. */
#include "cli/desmi-table-text.h"

#include "cli/desmi-output.h"
#include "app/desmi-table-words.h"

#include <glib/gi18n-lib.h>

#define GAP 2

/* Places on a terminal. */
static guint
get_width (const char *text)
{
  guint width = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar u = g_utf8_get_char (c);

      if (!g_unichar_iszerowidth (u))
        width += g_unichar_iswide (u) ? 2 : 1;
    }
  return width;
}

/* What the commands take, which is not what a reader calls it. A programme has its code in the list
 * of those that there are; elsewhere it is most often the only one. */
static gboolean
has_codes (DesmiTable *table, guint column)
{
  static const char *const names[] = { "pillar", "indicator", "reason", NULL };
  const char              *name = desmi_table_get_column_name (table, column);

  return desmi_table_get_column_type (table, column) == DESMI_COLUMN_CODE
         || g_strv_contains (names, name) || (column == 0 && g_str_equal (name, "programme"));
}

/* With the code of an area, a pillar, an indicator or a reason, which the commands take; its name
 * follows unless it has a column of its own. */
static char *
make_cell (DesmiTable *table, guint row, guint column, const DesmiLocale *locale)
{
  g_autofree char *text = desmi_table_words_cell (table, row, column, locale);
  const char      *code = NULL;

  if (has_codes (table, column))
    code = desmi_table_get_text (table, row, column);
  if (code != NULL && column == 0 && desmi_table_find_column (table, "name") >= 0)
    return g_strdup (code);
  if (code != NULL && !g_str_equal (code, text))
    {
      g_autofree char *both = g_strconcat (code, " ", text, NULL);

      return desmi_one_line (both);
    }
  return desmi_one_line (text);
}

static void
append_blanks (GString *out, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_c (out, ' ');
}

static void
append_cell (GString *line, const char *text, guint width, gboolean right)
{
  guint own = get_width (text);

  if (line->len > 0)
    append_blanks (line, GAP);
  if (right)
    append_blanks (line, width - own);
  g_string_append (line, text);
  if (!right)
    append_blanks (line, width - own);
}

static void
out_line (GString *line)
{
  while (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
  g_string_append_c (line, '\n');
  desmi_out (line->str);
  g_string_truncate (line, 0);
}

/* (element-type utf8): titles, then every row's cells */
static GPtrArray *
make_cells (DesmiTable *table, const DesmiLocale *locale, guint *widths)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  guint      n = desmi_table_get_n_columns (table);

  for (guint c = 0; c < n; c++)
    g_ptr_array_add (cells, g_strdup (desmi_table_words_title (table, c, locale)));
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    for (guint c = 0; c < n; c++)
      g_ptr_array_add (cells, make_cell (table, r, c, locale));
  for (guint i = 0; i < cells->len; i++)
    widths[i % n] = MAX (widths[i % n], get_width (cells->pdata[i]));
  return cells;
}

/* What a reader must know to believe the numbers; beside the data, as messages are. */
static void
say_notes (DesmiTable *table, const DesmiLocale *locale)
{
  if (desmi_table_get_as_of (table) != NULL)
    {
      g_autofree char *day = desmi_format_day (desmi_table_get_as_of (table), locale);

      /* Translators: %s is a date as 30 September 2023 */
      desmi_say_printf (_ ("Data as of %s."), day);
    }
  if (desmi_table_get_reported (table) >= 0)
    {
      g_autofree char *reported = desmi_format_count (desmi_table_get_reported (table), locale);
      g_autofree char *of = desmi_format_count (desmi_table_get_of (table), locale);

      /* Translators: two counts of villages */
      desmi_say_printf (_ ("%s of %s villages have reported."), reported, of);
    }
  if (desmi_table_get_n_suppressed (table) > 0)
    desmi_say (_ (
        "Numbers below 5, and those that would give them away, are hidden and left out of sums."));
  /* the sample says so in the table itself, wherever that goes */
  if (desmi_table_get_synthetic (table))
    desmi_out_printf ("%s\n", _ ("Sample data: every number here is invented."));
}

/**
 * desmi_out_table_text:
 * @table: any table with a column
 * @locale: the reader
 *
 * Writes the table to standard output, and what its numbers stand on to standard error.
 */
void
desmi_out_table_text (DesmiTable *table, const DesmiLocale *locale)
{
  guint                 n = desmi_table_get_n_columns (table);
  g_autofree guint     *widths = g_new0 (guint, n);
  g_autoptr (GPtrArray) cells = make_cells (table, locale, widths);
  g_autoptr (GString)   line = g_string_new (NULL);

  for (guint i = 0; i < cells->len; i++)
    {
      append_cell (line, cells->pdata[i], widths[i % n], !desmi_table_is_category (table, i % n));
      if (i % n == n - 1)
        out_line (line);
    }
  say_notes (table, locale);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes tables in aligned columns, in the reader's words and numbers. */
#include "cli/desmi-table-text.h"

#include "cli/desmi-output.h"

#include <glib/gi18n-lib.h>

#define GAP 2

static const struct
{
  const char *name, *title;
} titles[] = {
  { "direction", NC_ ("column", "Direction") },
  { "village", NC_ ("column", "Village") },
  { "name", NC_ ("column", "Name") },
  { "subdistrict", NC_ ("column", "Subdistrict") },
  { "district", NC_ ("column", "District") },
  { "destination", NC_ ("column", "Destination") },
  { "sector", NC_ ("column", "Sector") },
  { "occupation", NC_ ("column", "Occupation") },
  { "gender", NC_ ("column", "Gender") },
  { "scheme", NC_ ("column", "Scheme") },
  { "month", NC_ ("column", "Month") },
  { "quarter", NC_ ("column", "Quarter") },
  { "year", NC_ ("column", "Year") },
  { "pillar", NC_ ("column", "Pillar") },
  { "indicator", NC_ ("column", "Indicator") },
  { "cohort", NC_ ("column", "Cohort") },
  { "status", NC_ ("column", "Status") },
  { "programme", NC_ ("column", "Programme") },
  { "source", NC_ ("column", "Source") },
  { "decree", NC_ ("column", "Decree") },
  { "retired", NC_ ("column", "Retired") },
  { "count", NC_ ("column", "Number") },
  { "amount_idr", NC_ ("column", "Amount") },
  { "score", NC_ ("column", "Score") },
  { "ratio", NC_ ("column", "Share") },
  { "actual", NC_ ("column", "Actual") },
  { "target", NC_ ("column", "Target") },
  { "reported", NC_ ("column", "Reported") },
  { "of", NC_ ("column", "Of") },
  { "unit", NC_ ("column", "Unit") },
  { "severity", NC_ ("column", "Severity") },
  { "kind", NC_ ("column", "Kind") },
  { "where", NC_ ("column", "Where") },
  { "message", NC_ ("column", "Finding") },
  { "id", NC_ ("column", "Step") },
  { "at", NC_ ("column", "When") },
  { "who", NC_ ("column", "Who") },
  { "label", NC_ ("column", "What") },
  { "state", NC_ ("column", "State") },
  { "changes", NC_ ("column", "Changes") },
  { "details", NC_ ("column", "Details") },
  { "tab", NC_ ("column", "Page") },
  { "summary", NC_ ("column", "Shows") },
};

static const char *
get_title (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].name, name))
      return g_dpgettext2 (GETTEXT_PACKAGE, "column", titles[i].title);
  return name;
}

static gboolean
is_number (DesmiTable *table, guint column)
{
  DesmiColumnType type = desmi_table_get_column_type (table, column);

  return type == DESMI_COLUMN_COUNT || type == DESMI_COLUMN_IDR || type == DESMI_COLUMN_MILLI
         || type == DESMI_COLUMN_RATIO;
}

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

/* With the code of an area, which the commands take; its name follows unless it has a column of its
 * own. */
static char *
make_cell (DesmiTable *table, guint row, guint column, const DesmiLocale *locale)
{
  g_autofree char *text = desmi_table_dup_display (table, row, column, locale);
  const char      *code = NULL;

  if (desmi_table_get_column_type (table, column) == DESMI_COLUMN_CODE)
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
    g_ptr_array_add (cells, g_strdup (get_title (desmi_table_get_column_name (table, c))));
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    for (guint c = 0; c < n; c++)
      g_ptr_array_add (cells, make_cell (table, r, c, locale));
  for (guint i = 0; i < cells->len; i++)
    widths[i % n] = MAX (widths[i % n], get_width (cells->pdata[i]));
  return cells;
}

/* What a reader must know to believe the numbers. */
static void
out_notes (DesmiTable *table, const DesmiLocale *locale)
{
  const char *as_of = desmi_table_get_as_of (table);

  if (as_of != NULL)
    {
      /* Translators: %s is a date as 2023-09-30 */
      desmi_out_printf (_ ("Data as of %s."), as_of);
      desmi_out ("\n");
    }
  if (desmi_table_get_reported (table) >= 0)
    {
      g_autofree char *reported = desmi_format_count (desmi_table_get_reported (table), locale);
      g_autofree char *of = desmi_format_count (desmi_table_get_of (table), locale);

      /* Translators: two counts of villages */
      desmi_out_printf (_ ("%s of %s have reported."), reported, of);
      desmi_out ("\n");
    }
  if (desmi_table_get_synthetic (table))
    {
      desmi_out (_ ("Sample data: every number here is invented."));
      desmi_out ("\n");
    }
}

/**
 * desmi_out_table_text:
 * @table: any table with a column
 * @locale: the reader
 *
 * Writes the table and what its numbers stand on to standard output.
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
      append_cell (line, cells->pdata[i], widths[i % n], is_number (table, i % n));
      if (i % n == n - 1)
        out_line (line);
    }
  out_notes (table, locale);
}

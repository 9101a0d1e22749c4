/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in the columns and cells of a workbook: forms of numbers, widths, and text without
 * what a spreadsheet would take for something else. */
#include "exchange/desmi-xlsx-cells.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define TEXT_MAX 32767 /* UTF-16 units of a cell */
#define WIDTH_MIN 7.0
#define WIDTH_MAX 60.0
#define WIDTH_MORE 2.0  /* beside the text */
#define ARROW_WIDTH 3.0 /* of the filter in a heading */
#define LOOKED_AT 2000  /* rows, for how long the words are */

/**
 * desmi_xlsx_is_missing:
 *
 * Returns: whether nothing was reported there, or no arithmetic came to a number
 */
gboolean
desmi_xlsx_is_missing (DesmiTable *table, guint row, guint column)
{
  DesmiMark mark = desmi_table_get_mark (table, row, column);

  if (mark == DESMI_MARK_MISSING)
    return TRUE;
  return mark != DESMI_MARK_SUPPRESSED && !desmi_table_is_category (table, column)
         && !isfinite (desmi_table_get_double (table, row, column));
}

/* "_x000D_" is how a workbook writes a control character: text that says so is no such thing. */
static gboolean
is_escape (const char *p)
{
  return p[0] == '_' && p[1] == 'x' && g_ascii_isxdigit (p[2]) && g_ascii_isxdigit (p[3])
         && g_ascii_isxdigit (p[4]) && g_ascii_isxdigit (p[5]) && p[6] == '_';
}

/**
 * desmi_xlsx_clean:
 * @text: UTF-8
 *
 * Returns: (transfer full): @text without what XML cannot hold, and no longer than a cell may be
 */
char *
desmi_xlsx_clean (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));
  glong    units = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      units += c > 0xffff ? 2 : 1;
      if (units >= TEXT_MAX)
        {
          g_string_append (out, "…");
          break;
        }
      if (is_escape (p))
        {
          units += strlen ("_x005F");
          g_string_append (out, "_x005F");
        }
      if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7f || c == 0xfffe || c == 0xffff)
        c = ' ';
      g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

/**
 * desmi_xlsx_dup_text:
 * @column: of words
 * @row: of the table
 *
 * Returns: (transfer full): what the cell says; periods in the form that sorts
 */
char *
desmi_xlsx_dup_text (const DesmiXlsx *self, const DesmiXlsxColumn *column, guint row)
{
  const char      *text = desmi_table_get_text (self->table, row, column->column);
  g_autofree char *shown = NULL;

  if (!column->code
      && desmi_table_get_column_type (self->table, column->column) != DESMI_COLUMN_PERIOD)
    text = shown = desmi_table_dup_display (self->table, row, column->column, self->locale);
  return desmi_xlsx_clean (text != NULL ? text : "");
}

/* How many of three decimals the numbers of a column have. */
static guint
count_decimals (const DesmiXlsx *self, guint column)
{
  guint decimals = 0;

  for (guint i = 0; i < self->rows->len && decimals < 3; i++)
    {
      guint  row = g_array_index (self->rows, guint, i);
      gint64 part = desmi_table_get_int (self->table, row, column) % 1000;

      if (part % 10 != 0)
        decimals = 3;
      else if (part % 100 != 0)
        decimals = MAX (decimals, 2);
      else if (part != 0)
        decimals = MAX (decimals, 1);
    }
  return decimals;
}

static char *
make_format (const DesmiXlsx *self, guint column)
{
  static const char *const milli[] = { "#,##0", "#,##0.0", "#,##0.00", "#,##0.000" };

  switch (desmi_table_get_column_type (self->table, column))
    {
    case DESMI_COLUMN_COUNT:
      return g_strdup (milli[0]);
    case DESMI_COLUMN_IDR:
      return g_strdup ("\"Rp\"\\ #,##0");
    case DESMI_COLUMN_MILLI:
      return g_strdup (milli[count_decimals (self, column)]);
    case DESMI_COLUMN_RATIO:
      return g_strdup ("0.0%");
    case DESMI_COLUMN_TEXT:
    case DESMI_COLUMN_CODE:
    case DESMI_COLUMN_COUNTRY:
    case DESMI_COLUMN_PERIOD:
    default:
      return NULL;
    }
}

/* Of the longest line. */
static glong
measure_text (const char *text)
{
  glong longest = 0, n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      n = *p == '\n' ? 0 : n + 1;
      longest = MAX (longest, n);
    }
  return longest;
}

static glong
measure_texts (const DesmiXlsx *self, const DesmiXlsxColumn *column)
{
  guint step = self->rows->len / LOOKED_AT + 1;
  glong longest = 0;

  for (guint i = 0; i < self->rows->len; i += step)
    {
      g_autofree char *text
          = desmi_xlsx_dup_text (self, column, g_array_index (self->rows, guint, i));

      longest = MAX (longest, measure_text (text));
    }
  return longest;
}

/* Of the largest: a number that finds no room is not shown at all. */
static glong
measure_numbers (const DesmiXlsx *self, const DesmiXlsxColumn *column)
{
  double           largest = -1;
  guint            found = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      guint  row = g_array_index (self->rows, guint, i);
      double value;

      if (desmi_table_get_mark (self->table, row, column->column) == DESMI_MARK_SUPPRESSED
          || desmi_xlsx_is_missing (self->table, row, column->column))
        continue;
      value = fabs (desmi_table_get_double (self->table, row, column->column));
      found = value > largest ? row : found;
      largest = MAX (largest, value);
    }
  if (largest < 0)
    return 0;
  text = desmi_table_dup_display (self->table, found, column->column, desmi_locale_get_english ());
  return g_utf8_strlen (text, -1) + 2; /* a sign, and zeros that are not written elsewhere */
}

/* Headings may have two lines. */
static glong
measure_title (const char *title)
{
  g_auto (GStrv) words = g_strsplit (title, " ", -1);
  glong          longest = (g_utf8_strlen (title, -1) + 1) / 2;

  for (guint i = 0; words[i] != NULL; i++)
    longest = MAX (longest, g_utf8_strlen (words[i], -1));
  return longest;
}

static void
set_width (const DesmiXlsx *self, DesmiXlsxColumn *column)
{
  glong cells
      = column->format == NULL ? measure_texts (self, column) : measure_numbers (self, column);
  double width
      = MAX ((double) cells + WIDTH_MORE, (double) measure_title (column->title) + ARROW_WIDTH);

  column->width = CLAMP (width, WIDTH_MIN, WIDTH_MAX);
}

/* Whether the codes of a column are known by other names. */
static gboolean
has_names (const DesmiXlsx *self, guint column)
{
  if (desmi_table_get_column_type (self->table, column) != DESMI_COLUMN_CODE)
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      guint row = g_array_index (self->rows, guint, i);

      if (g_strcmp0 (desmi_table_get_text (self->table, row, column),
                     desmi_table_get_label (self->table, row, column))
          != 0)
        return TRUE;
    }
  return FALSE;
}

static void
append_column (const DesmiXlsx *self, GArray *columns, guint i, gboolean code)
{
  DesmiXlsxColumn  column = { .column = g_array_index (self->columns, guint, i), .code = code };
  const char      *title = g_ptr_array_index (self->titles, i);
  g_autofree char *heading = NULL;

  if (code)
    title = heading = g_strdup_printf (
        /* Translators: heading of the codes beside a column of names: “Village code” */
        desmi_locale_text (self->locale, N_ ("%s code")), title);
  column.title = desmi_xlsx_clean (title);
  column.format = make_format (self, column.column);
  set_width (self, &column);
  g_array_append_val (columns, column);
}

static void
clear_column (gpointer data)
{
  DesmiXlsxColumn *column = data;

  g_free (column->title);
  g_free (column->format);
}

/**
 * desmi_xlsx_plan_columns:
 *
 * Places have two columns: what they are called, and their codes.
 *
 * Returns: (transfer full) (element-type DesmiXlsxColumn): the columns of a sheet
 */
GArray *
desmi_xlsx_plan_columns (const DesmiXlsx *self)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (DesmiXlsxColumn));

  g_array_set_clear_func (columns, clear_column);
  for (guint i = 0; i < self->columns->len; i++)
    {
      append_column (self, columns, i, FALSE);
      if (has_names (self, g_array_index (self->columns, guint, i)))
        append_column (self, columns, i, TRUE);
    }
  return columns;
}

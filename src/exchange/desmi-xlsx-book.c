/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds for all sheets of a workbook that somebody sent. */
#include "exchange/desmi-xlsx-book.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define STYLES_MAX 65536
#define SHEETS_MAX 1000
#define FORMAT_OWN 164     /* numbers below are those that every spreadsheet knows */
#define SERIAL_MAX 2958465 /* 31 December 9999 */
#define LEAP_1900 60       /* 29 February 1900, which never was */
#define DIGITS 15          /* that a spreadsheet keeps of a number */

/* ---- texts ---- */

/**
 * desmi_xlsx_unescape:
 * @text: of a cell
 *
 * Returns: (transfer full): @text with the characters that XML cannot hold, which are written in it
 *   as "_x000D_"
 */
char *
desmi_xlsx_unescape (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0';)
    {
      gunichar c = 0;
      gsize    n = 0;

      if (p[0] == '_' && p[1] == 'x')
        while (n < 4 && g_ascii_isxdigit (p[2 + n]))
          c = c * 16 + (gunichar) g_ascii_xdigit_value (p[2 + n++]);
      if (n == 4 && p[6] == '_' && c != 0 && g_unichar_validate (c))
        {
          g_string_append_unichar (out, c);
          p += 7;
        }
      else
        g_string_append_c (out, *p++);
    }
  return g_string_free (out, FALSE);
}

/* Reading the shared texts. */
typedef struct
{
  GPtrArray *texts;
  GString   *text;
  guint      in_phonetic; /* how words sound is not what they say */
  gboolean   in_text;
} Texts;

static gboolean
start_text_cb (const DesmiOoxmlElement *element, gpointer user_data, GError **error)
{
  Texts *self = user_data;

  if (element->space != DESMI_OOXML_SHEET)
    return TRUE;
  if (g_str_equal (element->name, "si"))
    g_string_truncate (self->text, 0);
  else if (g_str_equal (element->name, "rPh"))
    self->in_phonetic++;
  else if (g_str_equal (element->name, "t"))
    self->in_text = self->in_phonetic == 0;
  return TRUE;
}

static gboolean
end_text_cb (DesmiOoxmlSpace space, const char *name, gpointer user_data, GError **error)
{
  Texts *self = user_data;

  if (space != DESMI_OOXML_SHEET)
    return TRUE;
  if (g_str_equal (name, "si"))
    g_ptr_array_add (self->texts, desmi_xlsx_unescape (self->text->str));
  else if (g_str_equal (name, "rPh"))
    self->in_phonetic--;
  else if (g_str_equal (name, "t"))
    self->in_text = FALSE;
  return TRUE;
}

static void
text_cb (const char *text, gsize length, gpointer user_data)
{
  Texts *self = user_data;

  if (self->in_text)
    g_string_append_len (self->text, text, (gssize) length);
}

static gboolean
read_texts (DesmiXlsxBook *self, const char *part, GCancellable *cancellable, GError **error)
{
  static const DesmiOoxmlHandler handler = { start_text_cb, end_text_cb, text_cb };
  g_autoptr (GString)            text = g_string_new (NULL);
  Texts                          texts = { .texts = self->texts, .text = text };

  return desmi_ooxml_read (self->package, part, &handler, &texts, cancellable, error);
}

/* ---- styles ---- */

static DesmiXlsxStyle
style_of_known (guint number)
{
  if (number == 9 || number == 10)
    return DESMI_XLSX_PERCENT;
  if ((number >= 14 && number <= 22) || (number >= 27 && number <= 36)
      || (number >= 45 && number <= 47) || (number >= 50 && number <= 58))
    return DESMI_XLSX_DAY;
  return DESMI_XLSX_PLAIN;
}

/* What a format shows, of its part for positive numbers, without what it only writes beside. */
static DesmiXlsxStyle
style_of_code (const char *code)
{
  DesmiXlsxStyle style = DESMI_XLSX_PLAIN;

  if (g_ascii_strcasecmp (code, "general") == 0)
    return style;
  for (const char *p = code; *p != '\0' && *p != ';'; p++)
    {
      const char *end = NULL;

      if (*p == '"')
        end = strchr (p + 1, '"');
      else if (*p == '[')
        end = strchr (p + 1, ']');
      else if ((*p == '\\' || *p == '_' || *p == '*') && p[1] != '\0')
        end = p + 1;
      else if (*p == '%')
        style = DESMI_XLSX_PERCENT;
      else if (strchr ("dDmMyY", *p) != NULL)
        return DESMI_XLSX_DAY;
      if (end != NULL)
        p = end;
    }
  return style;
}

/* Reading the styles. */
typedef struct
{
  DesmiXlsxBook *book;
  GHashTable    *own; /* number of a format to its DesmiXlsxStyle */
  gboolean       in_cells;
} Styles;

static guint
read_number (const char *text, guint otherwise)
{
  guint64 value;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT, &value, NULL)
             ? (guint) value
             : otherwise;
}

static void
add_style (Styles *self, guint number)
{
  guint8   style = (guint8) style_of_known (number);
  gpointer own;

  if (g_hash_table_lookup_extended (self->own, GUINT_TO_POINTER (number), NULL, &own))
    style = (guint8) GPOINTER_TO_UINT (own);
  g_byte_array_append (self->book->styles, &style, 1);
}

static gboolean
start_style_cb (const DesmiOoxmlElement *element, gpointer user_data, GError **error)
{
  Styles     *self = user_data;
  const char *code;

  if (element->space != DESMI_OOXML_SHEET)
    return TRUE;
  if (g_str_equal (element->name, "cellXfs"))
    self->in_cells = TRUE;
  else if (g_str_equal (element->name, "xf") && self->in_cells)
    add_style (self, read_number (desmi_ooxml_get (element, "numFmtId"), 0));
  else if (g_str_equal (element->name, "numFmt")
           && (code = desmi_ooxml_get (element, "formatCode")) != NULL)
    g_hash_table_insert (
        self->own,
        GUINT_TO_POINTER (read_number (desmi_ooxml_get (element, "numFmtId"), FORMAT_OWN)),
        GUINT_TO_POINTER (style_of_code (code)));
  return self->book->styles->len <= STYLES_MAX && g_hash_table_size (self->own) <= STYLES_MAX;
}

static gboolean
end_style_cb (DesmiOoxmlSpace space, const char *name, gpointer user_data, GError **error)
{
  if (space == DESMI_OOXML_SHEET && g_str_equal (name, "cellXfs"))
    ((Styles *) user_data)->in_cells = FALSE;
  return TRUE;
}

static gboolean
read_styles (DesmiXlsxBook *self, const char *part, GCancellable *cancellable, GError **error)
{
  static const DesmiOoxmlHandler handler = { start_style_cb, end_style_cb, NULL };
  g_autoptr (GHashTable)         own = g_hash_table_new (NULL, NULL);
  Styles                         styles = { .book = self, .own = own };

  return desmi_ooxml_read (self->package, part, &handler, &styles, cancellable, error);
}

/* ---- sheets ---- */

static void
free_sheet (gpointer data)
{
  DesmiXlsxSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->part);
  g_free (sheet);
}

/* Reading the list of sheets; @links: of each, by its place. */
typedef struct
{
  DesmiXlsxBook *book;
  GPtrArray     *links;
} Sheets;

static gboolean
start_book_cb (const DesmiOoxmlElement *element, gpointer user_data, GError **error)
{
  Sheets     *self = user_data;
  const char *name, *link, *state, *flag;

  if (element->space != DESMI_OOXML_SHEET)
    return TRUE;
  if (g_str_equal (element->name, "workbookPr"))
    {
      flag = desmi_ooxml_get (element, "date1904");
      self->book->from_1904
          = flag != NULL && (g_str_equal (flag, "1") || g_str_equal (flag, "true"));
    }
  else if (g_str_equal (element->name, "sheet")
           && (name = desmi_ooxml_get (element, "name")) != NULL
           && (link = desmi_ooxml_get_link (element)) != NULL)
    {
      DesmiXlsxSheet *sheet = g_new0 (DesmiXlsxSheet, 1);

      state = desmi_ooxml_get (element, "state");
      sheet->name = g_strdup (name);
      sheet->hidden = state != NULL && !g_str_equal (state, "visible");
      g_ptr_array_add (self->book->sheets, sheet);
      g_ptr_array_add (self->links, g_strdup (link));
    }
  return self->links->len <= SHEETS_MAX;
}

/* A sheet that is none of cells (a chart on a sheet of its own) is left out. */
static gboolean
find_parts (DesmiXlsxBook *self, const char *part, const GPtrArray *links, GError **error)
{
  for (guint i = links->len; i-- > 0;)
    {
      DesmiXlsxSheet    *sheet = g_ptr_array_index (self->sheets, i);
      g_autoptr (GError) local = NULL;

      sheet->part = desmi_ooxml_find (self->package, part, "worksheet",
                                      g_ptr_array_index (links, i), &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (sheet->part == NULL)
        g_ptr_array_remove_index (self->sheets, i);
    }
  return self->sheets->len > 0
         || desmi_ooxml_fail_kind (desmi_ooxml_get_name (self->package), error);
}

static gboolean
read_sheets (DesmiXlsxBook *self, const char *part, GCancellable *cancellable, GError **error)
{
  static const DesmiOoxmlHandler handler = { start_book_cb, NULL, NULL };
  g_autoptr (GPtrArray)          links = g_ptr_array_new_with_free_func (g_free);
  Sheets                         sheets = { .book = self, .links = links };

  return desmi_ooxml_read (self->package, part, &handler, &sheets, cancellable, error)
         && find_parts (self, part, links, error);
}

/* ---- the book ---- */

/* Reads the part that the workbook leads to, if there is one. */
static gboolean
read_beside (DesmiXlsxBook *self,
             const char    *part,
             const char    *kind,
             gboolean (*read) (DesmiXlsxBook *, const char *, GCancellable *, GError **),
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char   *found = desmi_ooxml_find (self->package, part, kind, NULL, &local);

  if (local == NULL)
    return found == NULL || read (self, found, cancellable, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
read_all (DesmiXlsxBook *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char   *part = desmi_ooxml_find (self->package, "", "officeDocument", NULL, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  /* one that is not of XML, or that of OpenDocument */
  if (part != NULL ? g_str_has_suffix (part, ".bin")
                   : desmi_ooxml_has (self->package, "content.xml"))
    {
      g_set_error_literal (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_KIND,
                           desmi_ooxml_get_name (self->package));
      return FALSE;
    }
  if (part == NULL)
    return desmi_ooxml_fail_kind (desmi_ooxml_get_name (self->package), error);
  return read_sheets (self, part, cancellable, error)
         && read_beside (self, part, "styles", read_styles, cancellable, error)
         && read_beside (self, part, "sharedStrings", read_texts, cancellable, error);
}

/**
 * desmi_xlsx_book_new:
 * @path: a workbook
 *
 * Returns: (transfer full): what holds for its sheets, of which there is one at least; %NULL with
 *   %DESMI_EXCHANGE_ERROR_FORMAT, %DESMI_EXCHANGE_ERROR_KIND, a #GFileError or
 *   %G_IO_ERROR_CANCELLED
 */
DesmiXlsxBook *
desmi_xlsx_book_new (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (DesmiXlsxBook) self = g_new0 (DesmiXlsxBook, 1);

  self->sheets = g_ptr_array_new_with_free_func (free_sheet);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->styles = g_byte_array_new ();
  self->package = desmi_ooxml_new (path, error);
  return self->package != NULL && read_all (self, cancellable, error) ? g_steal_pointer (&self)
                                                                      : NULL;
}

/**
 * desmi_xlsx_book_free:
 * @self: (transfer full): a workbook, none of whose sheets is being read
 */
void
desmi_xlsx_book_free (DesmiXlsxBook *self)
{
  g_ptr_array_unref (self->sheets);
  g_ptr_array_unref (self->texts);
  g_byte_array_unref (self->styles);
  g_clear_pointer (&self->package, desmi_ooxml_free);
  g_free (self);
}

/* ---- numbers ---- */

/* "2023-11-25"; NULL: no day has this number. */
static char *
format_day (const DesmiXlsxBook *self, double serial)
{
  GDate date;
  guint days;

  if (!(serial >= 1) || serial >= SERIAL_MAX + 1.0)
    return NULL;
  days = (guint) serial;
  if (!self->from_1904 && days == LEAP_1900)
    return NULL;
  g_date_clear (&date, 1);
  if (self->from_1904)
    g_date_set_dmy (&date, 1, G_DATE_JANUARY, 1904);
  else
    g_date_set_dmy (&date, days > LEAP_1900 ? 30 : 31, G_DATE_DECEMBER, 1899);
  g_date_add_days (&date, days);
  return g_strdup_printf ("%04d-%02d-%02d", (int) g_date_get_year (&date),
                          (int) g_date_get_month (&date), (int) g_date_get_day (&date));
}

/* As people here write it: whole or with a decimal comma, never in groups and never so that three
 * decimals look like thousands. */
static char *
format_plain (double value)
{
  char     text[G_ASCII_DTOSTR_BUF_SIZE];
  GString *out;
  char    *dot;
  double   size = fabs (value);
  int      decimals;

  if (size < 1e15 && size - floor (size) <= 0)
    return g_strdup (g_ascii_formatd (text, sizeof text, "%.0f", value));
  g_ascii_formatd (text, sizeof text, "%.15g", value);
  if (strpbrk (text, "eE") != NULL)
    {
      /* too large for any table, or too small to be anything */
      decimals = size < 1 ? DIGITS : 0;
      g_ascii_formatd (text, sizeof text, decimals > 0 ? "%.15f" : "%.6e", value);
    }
  out = g_string_new (text);
  dot = strchr (out->str, '.');
  if (dot != NULL)
    {
      *dot = ',';
      if (strlen (dot + 1) == 3)
        g_string_append_c (out, '0');
    }
  return g_string_free (out, FALSE);
}

/**
 * desmi_xlsx_format_number:
 * @text: the number as the file has it
 * @style: of its cell
 *
 * Returns: (transfer full): what the cell shows: a day, a share of a hundred, or the number itself,
 *   written as people here do
 */
char *
desmi_xlsx_format_number (const DesmiXlsxBook *self, const char *text, guint style)
{
  DesmiXlsxStyle kind
      = style < self->styles->len ? (DesmiXlsxStyle) self->styles->data[style] : DESMI_XLSX_PLAIN;
  char  *end, *day;
  double value = g_ascii_strtod (text, &end);

  if (*text == '\0' || *end != '\0' || !isfinite (value))
    return g_strdup (text);
  day = kind == DESMI_XLSX_DAY ? format_day (self, value) : NULL;
  if (day != NULL)
    return day;
  if (kind == DESMI_XLSX_PERCENT)
    {
      g_autofree char *hundredths = format_plain (value * 100);

      return g_strconcat (hundredths, "%", NULL);
    }
  return format_plain (value);
}

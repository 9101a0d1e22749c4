/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table as a workbook, by libxlsxwriter: the same bytes at any time and in any locale. */
#include "exchange/desmi-xlsx-write.h"

#include "core/desmi-audience.h"
#include "core/desmi-c-locale.h"
#include "desmi-config.h"
#include "exchange/desmi-csv.h"
#include "exchange/desmi-xlsx-cells.h"
#include "exchange/desmi-xlsx-check.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <xlsxwriter.h>

#define LINES_MAX (LXW_ROW_MAX - 1)                    /* rows of a sheet beside its heading */
#define CREATED_UTC G_GINT64_CONSTANT (946684800)      /* a table has no hour of its own */
#define DIGITS_MAX G_GINT64_CONSTANT (999999999999999) /* what a spreadsheet keeps of a number */
#define ROWS_A_LOOK 1024
#define SHARE_OF_ROWS 0.7 /* of the time: the rest packs them */
#define PAPER_A4 9
#define HEADING_COLOR 0xe8eef7
#define MISSING_COLOR 0xd9d9d9
#define LABEL_WIDTH 26.0
#define FACT_WIDTH 90.0

typedef struct
{
  const DesmiXlsx *content;
  lxw_workbook    *book;
  GArray          *columns; /* of DesmiXlsxColumn */
  lxw_format      *heading, *number_heading, *text, *missing, *hidden;
  lxw_format     **numbers, **estimates; /* one a column; NULL: of words */
  gboolean         any_missing, any_hidden, any_estimate;
} Writer;

static lxw_format *
new_format (Writer *self)
{
  lxw_format *format = workbook_add_format (self->book);

  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  return format;
}

static lxw_format *
new_heading (Writer *self, gboolean number)
{
  lxw_format *format = new_format (self);

  format_set_bold (format);
  format_set_text_wrap (format);
  format_set_bg_color (format, HEADING_COLOR);
  format_set_bottom (format, LXW_BORDER_THIN);
  if (number)
    format_set_align (format, LXW_ALIGN_RIGHT);
  return format;
}

static void
make_formats (Writer *self)
{
  self->heading = new_heading (self, FALSE);
  self->number_heading = new_heading (self, TRUE);
  self->text = new_format (self);
  format_set_num_format (self->text, "@");
  format_set_text_wrap (self->text);
  self->missing = new_format (self);
  format_set_pattern (self->missing, LXW_PATTERN_LIGHT_UP);
  format_set_fg_color (self->missing, MISSING_COLOR);
  self->hidden = new_format (self);
  format_set_num_format (self->hidden, "@");
  format_set_align (self->hidden, LXW_ALIGN_RIGHT);
  format_set_italic (self->hidden);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const DesmiXlsxColumn *column = &g_array_index (self->columns, DesmiXlsxColumn, i);

      if (column->format == NULL)
        continue;
      self->numbers[i] = new_format (self);
      format_set_num_format (self->numbers[i], column->format);
      self->estimates[i] = new_format (self);
      format_set_num_format (self->estimates[i], column->format);
      format_set_italic (self->estimates[i]);
    }
}

/* Exactly where a sheet's numbers are too short for it. */
static void
write_number (Writer *self, lxw_worksheet *sheet, lxw_row_t line, guint i, guint row)
{
  const DesmiXlsxColumn *column = &g_array_index (self->columns, DesmiXlsxColumn, i);
  DesmiTable            *table = self->content->table;
  gboolean estimate = desmi_table_get_mark (table, row, column->column) == DESMI_MARK_ESTIMATE;
  gboolean ratio = desmi_table_get_column_type (table, column->column) == DESMI_COLUMN_RATIO;
  gint64   value = ratio ? 0 : desmi_table_get_int (table, row, column->column);

  self->any_estimate |= estimate;
  if (value > DIGITS_MAX || value < -DIGITS_MAX)
    {
      g_autofree char *text
          = desmi_table_dup_display (table, row, column->column, self->content->locale);

      worksheet_write_string (sheet, line, (lxw_col_t) i, text, self->hidden);
    }
  else
    worksheet_write_number (sheet, line, (lxw_col_t) i,
                            desmi_table_get_double (table, row, column->column),
                            estimate ? self->estimates[i] : self->numbers[i]);
}

/* Text is always written as text, whatever it begins with: nothing of it is ever a formula. */
static void
write_cell (Writer *self, lxw_worksheet *sheet, lxw_row_t line, guint i, guint row)
{
  const DesmiXlsxColumn *column = &g_array_index (self->columns, DesmiXlsxColumn, i);
  DesmiTable            *table = self->content->table;
  g_autofree char       *text = NULL;

  if (desmi_table_get_mark (table, row, column->column) == DESMI_MARK_SUPPRESSED)
    {
      self->any_hidden = TRUE;
      text = desmi_table_dup_display (table, row, column->column, self->content->locale);
      worksheet_write_string (sheet, line, (lxw_col_t) i, text, self->hidden);
    }
  else if (desmi_xlsx_is_missing (table, row, column->column))
    {
      self->any_missing |= column->format != NULL;
      worksheet_write_blank (sheet, line, (lxw_col_t) i,
                             column->format != NULL ? self->missing : self->text);
    }
  else if (column->format != NULL)
    write_number (self, sheet, line, i, row);
  else
    {
      text = desmi_xlsx_dup_text (self->content, column, row);
      worksheet_write_string (sheet, line, (lxw_col_t) i, text, self->text);
    }
}

/* How it looks on the screen and on paper; before its rows, which are not kept. */
static void
set_up_sheet (Writer *self, lxw_worksheet *sheet, guint n_rows)
{
  guint            n = self->columns->len;
  lxw_col_t        last = (lxw_col_t) (n - 1);
  char             corner[LXW_MAX_CELL_NAME_LENGTH];
  g_autofree char *range = NULL;

  for (guint i = 0; i < n; i++)
    worksheet_set_column (sheet, (lxw_col_t) i, (lxw_col_t) i,
                          g_array_index (self->columns, DesmiXlsxColumn, i).width, NULL);
  worksheet_freeze_panes (sheet, 1, 0);
  worksheet_autofilter (sheet, 0, 0, n_rows, last);
  lxw_rowcol_to_cell (corner, n_rows, last);
  range = g_strdup_printf ("A1:%s", corner);
  worksheet_ignore_errors (sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range);
  worksheet_set_paper (sheet, PAPER_A4);
  if (n > 5)
    worksheet_set_landscape (sheet);
  worksheet_fit_to_pages (sheet, 1, 0);
  worksheet_repeat_rows (sheet, 0, 0);
  worksheet_set_footer (sheet, "&L&A&R&P / &N");
  for (guint i = 0; i < n; i++)
    {
      const DesmiXlsxColumn *column = &g_array_index (self->columns, DesmiXlsxColumn, i);

      worksheet_write_string (sheet, 0, (lxw_col_t) i, column->title,
                              column->format != NULL ? self->number_heading : self->heading);
    }
}

static gboolean
fail_for_room (GError **error)
{
  g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_WRITE,
               /* Translators: %s is a folder */
               _ ("The workbook could not be made: “%s”, the folder for temporary files, took no "
                  "more. Make room on that disk and save again."),
               g_get_tmp_dir ());
  return FALSE;
}

static gboolean
write_rows (Writer       *self,
            DesmiProgress progress,
            gpointer      progress_data,
            GCancellable *cancellable,
            GError      **error)
{
  const DesmiXlsx *content = self->content;
  guint most = content->rows_a_sheet > 0 ? MIN (content->rows_a_sheet, LINES_MAX) : LINES_MAX;
  guint n = content->rows->len;
  lxw_worksheet *sheet = NULL;

  for (guint i = 0; i < n || i == 0; i++)
    {
      if (i % most == 0)
        {
          /* Translators: the name of a sheet of a workbook */
          const char      *word = desmi_locale_text (content->locale, N_ ("Data"));
          g_autofree char *name
              = i == 0 ? g_strdup (word) : g_strdup_printf ("%s %u", word, i / most + 1);

          sheet = workbook_add_worksheet (self->book, name);
          if (sheet == NULL)
            return fail_for_room (error);
          set_up_sheet (self, sheet, MIN (most, n - i));
        }
      if (i % ROWS_A_LOOK == 0)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          if (progress != NULL)
            progress (SHARE_OF_ROWS * i / MAX (n, 1), NULL, progress_data);
        }
      for (guint c = 0; i < n && c < self->columns->len; c++)
        write_cell (self, sheet, i % most + 1, c, g_array_index (content->rows, guint, i));
    }
  return TRUE;
}

static void
write_fact (Writer *self, lxw_worksheet *sheet, lxw_row_t *line, const char *word, const char *fact)
{
  g_autofree char *clean_word = desmi_xlsx_clean (word);
  g_autofree char *clean_fact = desmi_xlsx_clean (fact);

  worksheet_write_string (sheet, *line, 0, clean_word, self->heading);
  worksheet_write_string (sheet, (*line)++, 1, clean_fact, self->text);
}

/* What the marks of this workbook mean, which no other program knows. */
static void
write_marks (Writer *self, lxw_worksheet *sheet, lxw_row_t *line)
{
  const DesmiLocale *locale = self->content->locale;

  if (self->any_missing)
    write_fact (self, sheet, line, desmi_locale_text (locale, N_ ("Empty and hatched")),
                desmi_locale_text (locale, N_ ("Not reported; this is no zero.")));
  if (self->any_hidden)
    write_fact (self, sheet, line, desmi_audience_hidden_word (locale),
                desmi_locale_text (locale, N_ ("Numbers below 5, and those that would give them "
                                               "away, are hidden and left out of sums.")));
  if (self->any_estimate)
    write_fact (self, sheet, line, desmi_locale_text (locale, N_ ("In italics")),
                desmi_locale_text (locale, N_ ("An estimate.")));
}

static gboolean
write_facts (Writer *self, GError **error)
{
  const DesmiXlsx *content = self->content;
  /* Translators: the name of a sheet of a workbook, which says where the numbers come from */
  const char    *name = desmi_locale_text (content->locale, N_ ("About the Data"));
  lxw_worksheet *sheet = workbook_add_worksheet (self->book, name);
  lxw_row_t      line = 0;

  if (sheet == NULL)
    return fail_for_room (error);
  worksheet_set_column (sheet, 0, 0, LABEL_WIDTH, NULL);
  worksheet_set_column (sheet, 1, 1, FACT_WIDTH, NULL);
  worksheet_set_paper (sheet, PAPER_A4);
  worksheet_fit_to_pages (sheet, 1, 0);
  for (guint i = 0; i + 1 < content->facts->len; i += 2)
    write_fact (self, sheet, &line, g_ptr_array_index (content->facts, i),
                g_ptr_array_index (content->facts, i + 1));
  write_marks (self, sheet, &line);
  write_fact (self, sheet, &line, desmi_locale_text (content->locale, N_ ("Program")),
              "Desmigratif " DESMI_VERSION);
  return TRUE;
}

static gboolean
fill (Writer       *self,
      DesmiProgress progress,
      gpointer      progress_data,
      GCancellable *cancellable,
      GError      **error)
{
  lxw_doc_properties properties
      = { .title = (char *) (self->content->title != NULL ? self->content->title : ""),
          .author = (char *) "Desmigratif",
          .created = (time_t) CREATED_UTC };

  make_formats (self);
  workbook_set_properties (self->book, &properties);
  return write_rows (self, progress, progress_data, cancellable, error)
         && write_facts (self, error);
}

/* The file at @path, if it is whole; libxlsxwriter writes to files only. */
static GBytes *
read_back (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  char              *content;
  gsize              length;

  if (!g_file_get_contents (path, &content, &length, error))
    return NULL;
  bytes = g_bytes_new_take (content, length);
  if (desmi_xlsx_is_whole (bytes))
    return g_steal_pointer (&bytes);
  fail_for_room (error);
  return NULL;
}

static GBytes *
write_at (const DesmiXlsx *content,
          const char      *path,
          DesmiProgress    progress,
          gpointer         progress_data,
          GCancellable    *cancellable,
          GError         **error)
{
  g_autoptr (DesmiCLocale) numbers = desmi_c_locale_enter ();
  g_autoptr (GArray)       columns = desmi_xlsx_plan_columns (content);
  g_autofree lxw_format  **formats = g_new0 (lxw_format *, 2 * columns->len);
  lxw_workbook_options     options
      = { .constant_memory = LXW_TRUE, .tmpdir = (char *) g_get_tmp_dir () };
  Writer writer = {
    .content = content, .columns = columns, .numbers = formats, .estimates = formats + columns->len
  };

  (void) numbers; /* held until the file is written */
  writer.book = workbook_new_opt (path, &options);
  if (writer.book == NULL)
    {
      fail_for_room (error);
      return NULL;
    }
  if (!fill (&writer, progress, progress_data, cancellable, error))
    {
      lxw_workbook_free (writer.book);
      return NULL;
    }
  if (progress != NULL)
    progress (SHARE_OF_ROWS, NULL, progress_data);
  if (workbook_close (writer.book) != LXW_NO_ERROR)
    {
      fail_for_room (error);
      return NULL;
    }
  return read_back (path, error);
}

/**
 * desmi_xlsx_write:
 * @progress: (nullable): told on this thread
 * @cancellable: (nullable): looked at between rows
 *
 * Makes a workbook: the rows under a heading that stays, with filters; where a sheet is full, on
 * further ones; and a last sheet with @self->facts. Numbers are numbers, words and codes are text,
 * and never a formula. What is missing is empty and hatched, what is hidden says so. The same table
 * gives the same bytes. Blocks.
 *
 * Returns: (transfer full): the file's content; %NULL with %DESMI_EXCHANGE_ERROR_WRITE, an error of
 *   a temporary file, or %G_IO_ERROR_CANCELLED
 */
GBytes *
desmi_xlsx_write (const DesmiXlsx *self,
                  DesmiProgress    progress,
                  gpointer         progress_data,
                  GCancellable    *cancellable,
                  GError         **error)
{
  g_autofree char *path = NULL;
  GBytes          *bytes;
  int              fd;

  g_return_val_if_fail (self->titles->len == self->columns->len, NULL);
  g_return_val_if_fail (self->columns->len > 0, NULL);

  fd = g_file_open_tmp ("desmigratif-XXXXXX.xlsx", &path, error);
  if (fd < 0)
    return NULL;
  g_close (fd, NULL);
  bytes = write_at (self, path, progress, progress_data, cancellable, error);
  g_remove (path);
  return bytes;
}

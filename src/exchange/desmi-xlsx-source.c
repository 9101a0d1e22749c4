/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet of a workbook, row by row as it is unpacked. Numbers stand as people here write them, so
 * that they are read by the rules of all other files. */
#include "exchange/desmi-xlsx-source.h"

#include "exchange/desmi-xlsx-book.h"
#include "exchange/desmi-xlsx-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a cell's content is. */
typedef enum
{
  CELL_NUMBER,
  CELL_SHARED,
  CELL_TEXT, /* also a day in words, and a formula's */
  CELL_BOOLEAN,
  CELL_ERROR,
  CELL_INLINE,
} CellKind;

typedef struct
{
  DesmiRowSource  parent;
  DesmiXlsxBook  *book;
  DesmiOoxmlPart *part;
  GCancellable   *cancellable; /* nullable */
  char           *sheet_name;
  DesmiXlsxFrame *frame; /* nullable: of the sheet that was chosen */
  GPtrArray      *hidden_sheets;
  GQueue          rows; /* read, and not given yet */
  DesmiXlsxRow   *row;  /* given */
  /* the row and the cell that are being read */
  DesmiXlsxRow *reading;
  guint         last_row, column;
  CellKind      kind;
  guint         style;
  GString      *text;
  guint         in_phonetic;
  gboolean      in_cell, in_text, has_value, has_formula;
} XlsxSource;

static void
free_row (gpointer data)
{
  desmi_xlsx_row_free (data);
}

/* ---- cells ---- */

static CellKind
read_kind (const char *text)
{
  static const struct
  {
    const char *name;
    CellKind    kind;
  } kinds[] = { { "s", CELL_SHARED },  { "str", CELL_TEXT }, { "inlineStr", CELL_INLINE },
                { "b", CELL_BOOLEAN }, { "e", CELL_ERROR },  { "d", CELL_TEXT } };

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].name, text))
      return kinds[i].kind;
  return CELL_NUMBER;
}

static void
set_field (XlsxSource *self, char *text, guint8 flags)
{
  desmi_xlsx_row_set (self->reading, self->column, text, flags);
}

static gboolean
set_shared (XlsxSource *self)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (self->text->str, 10, 0, G_MAXUINT, &number, NULL)
      || number >= self->book->texts->len)
    return FALSE;
  set_field (self, g_strdup (g_ptr_array_index (self->book->texts, (guint) number)),
             DESMI_XLSX_WORDS);
  return TRUE;
}

/* "2023-11-25T00:00:00" is a day; other words stay as they are. */
static void
cut_time (char *text)
{
  char *t = strchr (text, 'T');

  if (t == text + strlen ("2023-11-25") && strspn (text, "0123456789-") == (gsize) (t - text))
    *t = '\0';
}

static gboolean
finish_cell (XlsxSource *self)
{
  char *text;

  if (self->has_formula && self->kind == CELL_NUMBER && self->text->len == 0)
    set_field (self, NULL, DESMI_XLSX_UNKNOWN);
  if (!self->has_value || (self->kind == CELL_NUMBER && self->text->len == 0))
    return TRUE;
  switch (self->kind)
    {
    case CELL_SHARED:
      return set_shared (self);
    case CELL_TEXT:
    case CELL_INLINE:
      text = desmi_xlsx_unescape (self->text->str);
      cut_time (text);
      set_field (self, text, DESMI_XLSX_WORDS);
      return TRUE;
    case CELL_BOOLEAN:
      set_field (self, g_strdup (g_str_equal (self->text->str, "1") ? "TRUE" : "FALSE"), 0);
      return TRUE;
    case CELL_ERROR:
      set_field (self, g_strdup (*self->text->str == '#' ? self->text->str : "#VALUE!"), 0);
      return TRUE;
    case CELL_NUMBER:
    default:
      set_field (self, desmi_xlsx_format_number (self->book, self->text->str, self->style), 0);
      return TRUE;
    }
}

static gboolean
start_cell (XlsxSource *self, const DesmiOoxmlElement *element)
{
  const char *place = desmi_ooxml_get (element, "r"), *style = desmi_ooxml_get (element, "s");
  guint64     number = 0;
  guint       row;

  if (self->reading == NULL)
    return FALSE;
  self->column = self->column + 1; /* G_MAXUINT before the first */
  if (place != NULL
      && (!desmi_xlsx_read_place (place, &self->column, &row)
          || (row != 0 && row != self->reading->number)))
    return FALSE;
  if (style != NULL)
    g_ascii_string_to_unsigned (style, 10, 0, G_MAXUINT16, &number, NULL);
  self->style = (guint) number;
  self->kind = read_kind (desmi_ooxml_get (element, "t"));
  self->in_cell = TRUE;
  self->has_value = self->has_formula = FALSE;
  g_string_truncate (self->text, 0);
  return self->column < DESMI_XLSX_COLUMNS_MAX;
}

/* ---- rows ---- */

static gboolean
start_row (XlsxSource *self, const DesmiOoxmlElement *element)
{
  const char *place = desmi_ooxml_get (element, "r");
  guint64     number = self->last_row + 1;

  if (self->reading != NULL
      || (place != NULL
          && !g_ascii_string_to_unsigned (place, 10, self->last_row + 1, DESMI_XLSX_ROWS_MAX,
                                          &number, NULL))
      || number > DESMI_XLSX_ROWS_MAX)
    return FALSE;
  self->last_row = (guint) number;
  self->column = G_MAXUINT;
  self->reading = desmi_xlsx_row_new ((guint) number, desmi_xlsx_is_hidden (element, "ht"));
  return TRUE;
}

static gboolean
start_cb (const DesmiOoxmlElement *element, gpointer user_data, GError **error)
{
  XlsxSource *self = user_data;

  if (element->space != DESMI_OOXML_SHEET)
    return TRUE;
  if (g_str_equal (element->name, "row"))
    return start_row (self, element);
  if (g_str_equal (element->name, "c"))
    return start_cell (self, element);
  if (!self->in_cell)
    return TRUE;
  if (g_str_equal (element->name, "f"))
    self->has_formula = TRUE;
  else if (g_str_equal (element->name, "rPh"))
    self->in_phonetic++;
  else if (g_str_equal (element->name, "v") || g_str_equal (element->name, "t"))
    {
      self->in_text = self->in_phonetic == 0;
      self->has_value = TRUE;
    }
  return TRUE;
}

static gboolean
end_cb (DesmiOoxmlSpace space, const char *name, gpointer user_data, GError **error)
{
  XlsxSource *self = user_data;

  if (space != DESMI_OOXML_SHEET)
    return TRUE;
  if (g_str_equal (name, "row"))
    {
      if (self->frame != NULL)
        desmi_xlsx_frame_spread (self->frame, self->reading);
      g_queue_push_tail (&self->rows, g_steal_pointer (&self->reading));
    }
  else if (g_str_equal (name, "c"))
    {
      self->in_cell = FALSE;
      return finish_cell (self);
    }
  else if (g_str_equal (name, "rPh") && self->in_phonetic > 0)
    self->in_phonetic--;
  else
    self->in_text = FALSE;
  return TRUE;
}

static void
text_cb (const char *text, gsize length, gpointer user_data)
{
  XlsxSource *self = user_data;

  if (self->in_text)
    g_string_append_len (self->text, text, (gssize) length);
}

/* ---- the source ---- */

static gboolean
next (DesmiRowSource *source, GError **error)
{
  XlsxSource        *self = (XlsxSource *) source;
  g_autoptr (GError) local = NULL;

  g_clear_pointer (&self->row, free_row);
  while (g_queue_is_empty (&self->rows)
         && !g_cancellable_set_error_if_cancelled (self->cancellable, &local)
         && desmi_ooxml_part_step (self->part, &local))
    ;
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  self->row = g_queue_pop_head (&self->rows);
  return self->row != NULL;
}

static guint
get_row (DesmiRowSource *source)
{
  XlsxSource *self = (XlsxSource *) source;

  return self->row != NULL ? self->row->number : 0;
}

static guint
get_n_fields (DesmiRowSource *source)
{
  XlsxSource *self = (XlsxSource *) source;

  return self->row != NULL ? self->row->fields->len : 0;
}

static const char *
get_field (DesmiRowSource *source, guint index)
{
  XlsxSource *self = (XlsxSource *) source;

  return self->row != NULL && !desmi_xlsx_row_is_empty (self->row, index)
             ? g_ptr_array_index (self->row->fields, index)
             : "";
}

static gboolean
lacks_value (DesmiRowSource *source, guint index)
{
  XlsxSource *self = (XlsxSource *) source;

  return self->row != NULL && index < self->row->flags->len
         && (self->row->flags->data[index] & DESMI_XLSX_UNKNOWN) != 0;
}

static gboolean
is_hidden_row (DesmiRowSource *source)
{
  XlsxSource *self = (XlsxSource *) source;

  return self->row != NULL && self->row->hidden;
}

static gboolean
is_hidden_column (DesmiRowSource *source, guint index)
{
  XlsxSource *self = (XlsxSource *) source;

  return self->frame != NULL && desmi_xlsx_frame_is_hidden (self->frame, index);
}

static double
get_progress (DesmiRowSource *source)
{
  return desmi_ooxml_part_get_progress (((XlsxSource *) source)->part);
}

static void
close_part (XlsxSource *self)
{
  g_clear_pointer (&self->part, desmi_ooxml_part_free);
  g_clear_pointer (&self->row, free_row);
  g_clear_pointer (&self->reading, free_row);
  g_queue_clear_full (&self->rows, free_row);
  g_clear_pointer (&self->frame, desmi_xlsx_frame_free);
  self->last_row = self->in_phonetic = 0;
  self->in_cell = self->in_text = FALSE;
}

static void
free_source (DesmiRowSource *source)
{
  XlsxSource *self = (XlsxSource *) source;

  close_part (self);
  g_ptr_array_unref (self->hidden_sheets);
  g_string_free (self->text, TRUE);
  g_free (self->sheet_name);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->book, desmi_xlsx_book_free);
  g_free (self);
}

/* Before the first row of a sheet. */
static gboolean
open_sheet (XlsxSource *self, const DesmiXlsxSheet *sheet, GError **error)
{
  static const DesmiOoxmlHandler handler = { start_cb, end_cb, text_cb };

  close_part (self);
  g_free (self->sheet_name);
  self->parent.sheet = self->sheet_name = g_strdup (sheet->name);
  self->part = desmi_ooxml_part_new (self->book->package, sheet->part, &handler, self, error);
  return self->part != NULL;
}

/* As open_sheet(), with what stands round the cells, and what of the book is not seen. */
static gboolean
open_framed (XlsxSource *self, const DesmiXlsxSheet *sheet, GError **error)
{
  if (!open_sheet (self, sheet, error))
    return FALSE;
  self->parent.hidden_sheet = sheet->hidden;
  for (guint i = 0; i < self->book->sheets->len; i++)
    {
      const DesmiXlsxSheet *other = g_ptr_array_index (self->book->sheets, i);

      if (other->hidden && other != sheet)
        g_ptr_array_add (self->hidden_sheets, other->name);
    }
  self->frame = desmi_xlsx_frame_new (self->book->package, sheet->part, self->cancellable, error);
  return self->frame != NULL;
}

static const DesmiXlsxSheet *
find_named (const DesmiXlsxBook *book, const char *name, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < book->sheets->len; i++)
    {
      const DesmiXlsxSheet *sheet = g_ptr_array_index (book->sheets, i);

      if (g_str_equal (sheet->name, name))
        return sheet;
      g_string_append_printf (names, "%s“%s”", i > 0 ? ", " : "", sheet->name);
    }
  g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_HEADER,
               /* Translators: a file's name, that of a sheet, and a list of such names */
               _ ("“%s” has no sheet “%s”, but %s."), desmi_ooxml_get_name (book->package), name,
               names->str);
  return NULL;
}

/* The sheet that is not hidden, or is named, and suits best. */
static const DesmiXlsxSheet *
find_best (XlsxSource *self, const DesmiTablePlace *place, GError **error)
{
  const DesmiXlsxSheet *named = NULL, *best = NULL;
  guint                 most = 0;

  if (place->sheet != NULL && (named = find_named (self->book, place->sheet, error)) == NULL)
    return NULL;
  for (guint i = 0; i < self->book->sheets->len; i++)
    {
      const DesmiXlsxSheet *sheet = g_ptr_array_index (self->book->sheets, i);
      guint                 score = 0;

      if (named != NULL ? sheet != named : sheet->hidden)
        continue;
      if (!open_sheet (self, sheet, error)
          || !place->score (&self->parent, place->user_data, &score, error))
        return NULL;
      best = best == NULL || score > most ? sheet : best;
      most = MAX (most, score);
    }
  if (best == NULL)
    g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_EMPTY,
                 _ ("All sheets of “%s” are hidden. Show the one to import, or name it."),
                 desmi_ooxml_get_name (self->book->package));
  return best;
}

/**
 * desmi_row_source_new_xlsx:
 * @path: a workbook
 * @place: where its table is; a sheet that is named may be hidden
 * @cancellable: (nullable): also ends the reading of rows later on
 *
 * Returns: (transfer full): the source, before its first row; %NULL with an error of
 *   #DESMI_EXCHANGE_ERROR, a #GFileError or %G_IO_ERROR_CANCELLED
 */
DesmiRowSource *
desmi_row_source_new_xlsx (const char            *path,
                           const DesmiTablePlace *place,
                           GCancellable          *cancellable,
                           GError               **error)
{
  g_autoptr (DesmiRowSource) source = NULL;
  const DesmiXlsxSheet      *found;
  XlsxSource                *self = g_new0 (XlsxSource, 1);

  source = &self->parent;
  self->parent = (DesmiRowSource){ .next = next,
                                   .get_row = get_row,
                                   .get_n_fields = get_n_fields,
                                   .get_field = get_field,
                                   .lacks_value = lacks_value,
                                   .is_hidden_row = is_hidden_row,
                                   .is_hidden_column = is_hidden_column,
                                   .get_progress = get_progress,
                                   .free = free_source };
  self->parent.hidden_sheets = self->hidden_sheets = g_ptr_array_new ();
  self->text = g_string_new (NULL);
  g_queue_init (&self->rows);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->book = desmi_xlsx_book_new (path, cancellable, error);
  if (self->book == NULL)
    return NULL;
  self->parent.from_1904 = self->book->from_1904;
  found = find_best (self, place, error);
  return found != NULL && open_framed (self, found, error) ? g_steal_pointer (&source) : NULL;
}

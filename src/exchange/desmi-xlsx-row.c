/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands round the cells of a sheet, before them and behind them, and counts for all of them.
 */
#include "exchange/desmi-xlsx-row.h"

#define MERGES_MAX 65536

/* Cells that are one, from the first row to the last, which may be the same. */
typedef struct
{
  guint top, bottom, column;
} Merge;

/* What a cell of merged ones says to those below it. */
typedef struct
{
  guint bottom, column;
  char *text;
} Merged;

/* Columns from the first to the last. */
typedef struct
{
  guint first, last;
} Range;

struct _DesmiXlsxFrame
{
  GArray *merges; /* by their top */
  GArray *merged; /* those that reach the next row */
  guint   n_merges;
  GArray *hidden; /* ranges */
};

/* ---- a row ---- */

/**
 * desmi_xlsx_row_new:
 *
 * Returns: (transfer full): a row without fields
 */
DesmiXlsxRow *
desmi_xlsx_row_new (guint number, gboolean hidden)
{
  DesmiXlsxRow *self = g_new (DesmiXlsxRow, 1);

  *self = (DesmiXlsxRow){ number, g_ptr_array_new_with_free_func (g_free), g_byte_array_new (),
                          hidden };
  return self;
}

/**
 * desmi_xlsx_row_free:
 * @self: (transfer full): a row
 */
void
desmi_xlsx_row_free (DesmiXlsxRow *self)
{
  g_ptr_array_unref (self->fields);
  g_byte_array_unref (self->flags);
  g_free (self);
}

/**
 * desmi_xlsx_row_set:
 * @text: (transfer full) (nullable): instead of what @column held
 * @flags: DESMI_XLSX_WORDS and DESMI_XLSX_UNKNOWN
 */
void
desmi_xlsx_row_set (DesmiXlsxRow *self, guint column, char *text, guint8 flags)
{
  if (column >= self->fields->len)
    {
      g_ptr_array_set_size (self->fields, (int) column + 1);
      while (self->flags->len < self->fields->len)
        g_byte_array_append (self->flags, (const guint8 *) "", 1);
    }
  g_free (g_ptr_array_index (self->fields, column));
  g_ptr_array_index (self->fields, column) = text;
  self->flags->data[column] = flags;
}

/**
 * desmi_xlsx_row_is_empty:
 *
 * Returns: whether nothing stands in @column, which may be past the end
 */
gboolean
desmi_xlsx_row_is_empty (const DesmiXlsxRow *self, guint column)
{
  const char *text = column < self->fields->len ? g_ptr_array_index (self->fields, column) : NULL;

  return text == NULL || *text == '\0';
}

static gboolean
is_blank (const DesmiXlsxRow *row)
{
  for (guint i = 0; i < row->fields->len; i++)
    if (!desmi_xlsx_row_is_empty (row, i))
      return FALSE;
  return TRUE;
}

/* ---- reading ---- */

/**
 * desmi_xlsx_read_place:
 * @text: "BC12", or "BC"
 * @column: (out): from 0
 * @row: (out): from 1; 0: none is named
 *
 * Returns: whether a sheet has such a place
 */
gboolean
desmi_xlsx_read_place (const char *text, guint *column, guint *row)
{
  guint64 n = 0, number = 0;

  for (; g_ascii_isupper (*text) && n <= DESMI_XLSX_COLUMNS_MAX; text++)
    n = n * 26 + (guint64) (*text - 'A' + 1);
  if (n == 0 || n > DESMI_XLSX_COLUMNS_MAX
      || (*text != '\0'
          && !g_ascii_string_to_unsigned (text, 10, 1, DESMI_XLSX_ROWS_MAX, &number, NULL)))
    return FALSE;
  *column = (guint) n - 1;
  *row = (guint) number;
  return TRUE;
}

/**
 * desmi_xlsx_read_flag:
 * @key: an attribute that is true or false
 *
 * Returns: whether it is there and true
 */
gboolean
desmi_xlsx_read_flag (const DesmiOoxmlElement *element, const char *key)
{
  const char *value = desmi_ooxml_get (element, key);

  return value != NULL && (g_str_equal (value, "1") || g_str_equal (value, "true"));
}

/**
 * desmi_xlsx_is_hidden:
 * @element: of a row or of columns
 * @size: its attribute that has how high or wide they are
 *
 * Returns: whether it is said to be hidden, or drawn so small that nobody sees it
 */
gboolean
desmi_xlsx_is_hidden (const DesmiOoxmlElement *element, const char *size)
{
  const char *value = desmi_ooxml_get (element, size);
  char       *end = NULL;

  return desmi_xlsx_read_flag (element, "hidden")
         || (value != NULL && g_ascii_strtod (value, &end) <= 0.0 && end > value && *end == '\0');
}

static gboolean
add_merge (DesmiXlsxFrame *self, const char *range)
{
  g_auto (GStrv) ends = g_strsplit (range, ":", 2);
  Merge          merge;
  guint          right;

  if (g_strv_length (ends) == 2 && desmi_xlsx_read_place (ends[0], &merge.column, &merge.top)
      && desmi_xlsx_read_place (ends[1], &right, &merge.bottom) && merge.bottom > merge.top)
    g_array_append_val (self->merges, merge);
  return self->merges->len <= MERGES_MAX;
}

static gboolean
add_columns (DesmiXlsxFrame *self, const DesmiOoxmlElement *element)
{
  const char *min = desmi_ooxml_get (element, "min"), *max = desmi_ooxml_get (element, "max");
  guint64     first, last;
  Range       range;

  if (!desmi_xlsx_is_hidden (element, "width") || min == NULL || max == NULL
      || !g_ascii_string_to_unsigned (min, 10, 1, DESMI_XLSX_COLUMNS_MAX, &first, NULL)
      || !g_ascii_string_to_unsigned (max, 10, first, DESMI_XLSX_COLUMNS_MAX, &last, NULL))
    return TRUE;
  range = (Range){ (guint) first - 1, (guint) last - 1 };
  g_array_append_val (self->hidden, range);
  return self->hidden->len <= DESMI_XLSX_COLUMNS_MAX;
}

static gboolean
start_cb (const DesmiOoxmlElement *element, gpointer user_data, GError **error)
{
  const char *range;

  if (element->space != DESMI_OOXML_SHEET)
    return TRUE;
  if (g_str_equal (element->name, "col"))
    return add_columns (user_data, element);
  if (g_str_equal (element->name, "mergeCell")
      && (range = desmi_ooxml_get (element, "ref")) != NULL)
    return add_merge (user_data, range);
  return TRUE;
}

static int
compare_merges (gconstpointer a, gconstpointer b)
{
  guint one = ((const Merge *) a)->top, two = ((const Merge *) b)->top;

  return one < two ? -1 : one > two;
}

static void
clear_merged (gpointer data)
{
  g_free (((Merged *) data)->text);
}

/* ---- a frame ---- */

/**
 * desmi_xlsx_frame_new:
 * @part: a sheet, which is read to its end: merged cells stand behind the cells, and count before
 *   them
 *
 * Returns: (transfer full): what stands round the cells, before the first row; %NULL with
 *   %DESMI_EXCHANGE_ERROR_FORMAT or %G_IO_ERROR_CANCELLED
 */
DesmiXlsxFrame *
desmi_xlsx_frame_new (DesmiOoxml   *package,
                      const char   *part,
                      GCancellable *cancellable,
                      GError      **error)
{
  static const DesmiOoxmlHandler handler = { start_cb, NULL, NULL };
  DesmiXlsxFrame                *self = g_new0 (DesmiXlsxFrame, 1);

  self->merges = g_array_new (FALSE, FALSE, sizeof (Merge));
  self->merged = g_array_new (FALSE, FALSE, sizeof (Merged));
  self->hidden = g_array_new (FALSE, FALSE, sizeof (Range));
  g_array_set_clear_func (self->merged, clear_merged);
  if (!desmi_ooxml_read (package, part, &handler, self, cancellable, error))
    {
      desmi_xlsx_frame_free (self);
      return NULL;
    }
  g_array_sort (self->merges, compare_merges);
  return self;
}

/**
 * desmi_xlsx_frame_free:
 * @self: (transfer full): a frame
 */
void
desmi_xlsx_frame_free (DesmiXlsxFrame *self)
{
  g_array_unref (self->merges);
  g_array_unref (self->merged);
  g_array_unref (self->hidden);
  g_free (self);
}

/**
 * desmi_xlsx_frame_spread:
 * @row: the next one
 *
 * Words that stand in several rows as one cell stand in each of them. Numbers do not: they would be
 * counted again.
 */
void
desmi_xlsx_frame_spread (DesmiXlsxFrame *self, DesmiXlsxRow *row)
{
  for (guint i = self->merged->len; i-- > 0;)
    {
      const Merged *merged = &g_array_index (self->merged, Merged, i);

      if (row->number > merged->bottom)
        g_array_remove_index_fast (self->merged, i);
      else if (desmi_xlsx_row_is_empty (row, merged->column) && !is_blank (row))
        desmi_xlsx_row_set (row, merged->column, g_strdup (merged->text), DESMI_XLSX_WORDS);
    }
  for (; self->n_merges < self->merges->len; self->n_merges++)
    {
      const Merge *merge = &g_array_index (self->merges, Merge, self->n_merges);
      Merged       merged = { merge->bottom, merge->column, NULL };

      if (merge->top > row->number)
        return;
      if (merge->top < row->number || desmi_xlsx_row_is_empty (row, merge->column)
          || (row->flags->data[merge->column] & DESMI_XLSX_WORDS) == 0)
        continue;
      merged.text = g_strdup (g_ptr_array_index (row->fields, merge->column));
      g_array_append_val (self->merged, merged);
    }
}

/**
 * desmi_xlsx_frame_is_hidden:
 *
 * Returns: whether the sheet does not show @column, from 0
 */
gboolean
desmi_xlsx_frame_is_hidden (const DesmiXlsxFrame *self, guint column)
{
  for (guint i = 0; i < self->hidden->len; i++)
    {
      const Range *range = &g_array_index (self->hidden, Range, i);

      if (column >= range->first && column <= range->last)
        return TRUE;
    }
  return FALSE;
}

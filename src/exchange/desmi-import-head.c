/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands above the data: headings in one line or in several with some of them over more than
 * one column. */
#include "exchange/desmi-import-head.h"

#include "exchange/desmi-import-measure.h"

#include <string.h>

#define NO_COLUMN G_MAXUINT

static void
free_row (gpointer data)
{
  DesmiHeadRow *row = data;

  g_ptr_array_unref (row->cells);
  g_free (row);
}

/* Every run of blanks one blank, so that a heading in two lines is one. */
static char *
dup_cell (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (out, c);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

static void
add_cell (DesmiHeadRow *row, const char *text)
{
  char    *cell = dup_cell (text);
  gboolean number = *cell != '\0' && cell[strspn (cell, "0123456789.,")] == '\0';

  row->n_filled += *cell != '\0';
  row->n_numbers += number;
  row->n_headings += *cell != '\0' && !number && desmi_import_is_heading (cell);
  g_ptr_array_add (row->cells, cell);
}

/* Few rows have headings, so that only those are looked at more closely. */
static void
count_measures (DesmiHeadRow *row)
{
  for (guint i = 0; row->n_headings > 0 && row->n_numbers == 0 && i < row->cells->len; i++)
    {
      const char *cell = g_ptr_array_index (row->cells, i);

      row->n_measures
          += *cell != '\0' && !desmi_import_is_heading (cell)
             && (desmi_measure_is_heading (DESMI_IMPORT_FLOWS, cell, DESMI_ROLE_COUNT)
                 || desmi_measure_is_heading (DESMI_IMPORT_REMITTANCES, cell, DESMI_ROLE_AMOUNT));
    }
}

/**
 * desmi_head_read:
 * @source: before its first row; some rows later after
 * @row: number of one that must be among them; 0: none
 *
 * Returns: (transfer full) (element-type DesmiHeadRow): the rows; %NULL with @error set where they
 *   cannot be read
 */
GPtrArray *
desmi_head_read (DesmiRowSource *source, guint row, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);
  g_autoptr (GError)    local = NULL;

  while ((rows->len < DESMI_HEAD_ROWS || source->get_row (source) < row + DESMI_HEADING_LINES)
         && source->next (source, &local))
    {
      DesmiHeadRow *next = g_new0 (DesmiHeadRow, 1);

      next->number = source->get_row (source);
      next->cells = g_ptr_array_new_with_free_func (g_free);
      for (guint i = 0; i < source->get_n_fields (source); i++)
        add_cell (next, source->get_field (source, i));
      count_measures (next);
      g_ptr_array_add (rows, next);
    }
  if (local == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * desmi_head_row_get:
 *
 * Returns: (transfer none): the cell, "" past the end
 */
const char *
desmi_head_row_get (const DesmiHeadRow *self, guint column)
{
  return column < self->cells->len ? g_ptr_array_index (self->cells, column) : "";
}

/**
 * desmi_head_row_is_blank:
 *
 * Returns: whether no cell says anything
 */
gboolean
desmi_head_row_is_blank (const DesmiHeadRow *self)
{
  return self->n_filled == 0;
}

/**
 * desmi_head_dup_without:
 * @rows: (element-type DesmiHeadRow): the head
 * @first: index of the first row of headings
 * @from: first column that is left out
 * @to: first column behind it that is not
 *
 * Returns: (transfer full) (element-type DesmiHeadRow): @rows as if nothing stood in the columns; a
 *   title above the headings that has its row for itself stays, wherever it stands
 */
GPtrArray *
desmi_head_dup_without (const GPtrArray *rows, guint first, guint from, guint to)
{
  GPtrArray *out = g_ptr_array_new_with_free_func (free_row);

  for (guint r = 0; r < rows->len; r++)
    {
      const DesmiHeadRow *row = g_ptr_array_index (rows, r);
      gboolean            title = r < first && row->n_filled == 1;
      DesmiHeadRow       *own = g_new0 (DesmiHeadRow, 1);

      own->number = row->number;
      own->cells = g_ptr_array_new_with_free_func (g_free);
      for (guint c = 0; c < row->cells->len; c++)
        add_cell (own, !title && c >= from && c < to ? "" : desmi_head_row_get (row, c));
      count_measures (own);
      g_ptr_array_add (out, own);
    }
  return out;
}

/**
 * desmi_head_has_only_counts:
 * @rows: (element-type DesmiHeadRow): the head
 * @first: index of the first row below the headings
 *
 * Returns: whether all that these rows have in the column are whole numbers, of which there is one
 */
gboolean
desmi_head_has_only_counts (const GPtrArray *rows, guint first, guint column)
{
  guint n = 0;

  for (guint r = first; r < rows->len; r++)
    {
      const char *cell = desmi_head_row_get (g_ptr_array_index (rows, r), column);

      if (*cell == '\0' || strcmp (cell, "-") == 0)
        continue;
      if (cell[strspn (cell, "0123456789")] != '\0')
        return FALSE;
      n++;
    }
  return n > 0;
}

/* ---- headings ---- */

/* The lines of headings, and for each cell of them the column in which what counts for it stands.
 */
typedef struct
{
  const DesmiHeadRow *lines[DESMI_HEADING_LINES];
  guint               n_lines, n_columns;
  guint              *origins; /* line by line */
} Head;

/* Whether something stands below, so that what lies at the left above may count for it too. */
static gboolean
has_below (const Head *self, guint line, guint column)
{
  for (guint i = line + 1; i < self->n_lines; i++)
    if (*desmi_head_row_get (self->lines[i], column) != '\0')
      return TRUE;
  return FALSE;
}

/* A heading over several columns stands in the first of them; the others are empty, and have
 * headings of their own below, as the first has. */
static void
find_origins (Head *self)
{
  for (guint l = 0; l < self->n_lines; l++)
    for (guint c = 0; c < self->n_columns; c++)
      {
        guint  at = l * self->n_columns + c;
        guint  left = c > 0 ? self->origins[at - 1] : NO_COLUMN;
        guint *above = l > 0 ? &self->origins[at - self->n_columns] : NULL;

        if (*desmi_head_row_get (self->lines[l], c) != '\0')
          self->origins[at] = c;
        else if (left != NO_COLUMN && has_below (self, l, c) && has_below (self, l, left)
                 && (above == NULL || above[0] == above[-1]))
          self->origins[at] = left;
        else
          self->origins[at] = NO_COLUMN;
      }
}

static GPtrArray *
dup_parts (const Head *self, guint column)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);

  for (guint l = 0; l < self->n_lines; l++)
    {
      guint       origin = self->origins[l * self->n_columns + column];
      const char *text = origin != NO_COLUMN ? desmi_head_row_get (self->lines[l], origin) : "";

      /* one cell over several lines says the same in each */
      if (*text != '\0'
          && (parts->len == 0 || strcmp (g_ptr_array_index (parts, parts->len - 1), text) != 0))
        g_ptr_array_add (parts, g_strdup (text));
    }
  return parts;
}

/**
 * desmi_head_dup_headings:
 * @rows: (element-type DesmiHeadRow): the head
 * @first: index of the first line of headings
 * @n_lines: 1 to %DESMI_HEADING_LINES, all of them in @rows
 *
 * Returns: (transfer full) (element-type GPtrArray): for each column what stands above it, from the
 *   top, with what stands over several columns in each of them
 */
GPtrArray *
desmi_head_dup_headings (const GPtrArray *rows, guint first, guint n_lines)
{
  Head              self = { .n_lines = n_lines };
  GPtrArray        *headings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autofree guint *origins = NULL;

  g_return_val_if_fail (n_lines > 0 && n_lines <= DESMI_HEADING_LINES, headings);
  for (guint l = 0; l < n_lines; l++)
    {
      self.lines[l] = g_ptr_array_index (rows, first + l);
      self.n_columns = MAX (self.n_columns, self.lines[l]->cells->len);
    }
  self.origins = origins = g_new (guint, n_lines * self.n_columns);
  find_origins (&self);
  for (guint c = 0; c < self.n_columns; c++)
    g_ptr_array_add (headings, dup_parts (&self, c));
  return headings;
}

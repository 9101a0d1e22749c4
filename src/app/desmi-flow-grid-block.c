/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts as text: what is typed and pasted into the sheet of flows, and copied out of it. */
#include "app/desmi-flow-grid-private.h"

#include "core/desmi-error.h"
#include "core/desmi-number.h"
#include "core/desmi-period.h"
#include "core/desmi-quote.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
strip (const char *text)
{
  g_auto (GStrv)   parts = g_strsplit (text, "\302\240", -1);
  g_autofree char *plain = g_strjoinv (" ", parts);

  return g_strdup (g_strstrip (plain));
}

static gboolean
is_dash (const char *text)
{
  static const char *const dashes[] = { "-", "–", "—", "−" };

  for (gsize i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (g_str_equal (text, dashes[i]))
      return TRUE;
  return FALSE;
}

/**
 * desmi_flow_text_is_negative:
 * @text: as typed
 *
 * Returns: whether it is a number below zero
 */
gboolean
desmi_flow_text_is_negative (const char *text)
{
  static const char *const signs[] = { "-", "−", "–" };
  g_autofree char         *plain = g_utf8_validate (text, -1, NULL) ? strip (text) : g_strdup ("");
  gint64                   milli;

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (plain, signs[i]))
      return desmi_number_parse (plain + strlen (signs[i]), &milli, NULL) && milli > 0;
  return FALSE;
}

static gboolean
read_amount (const DesmiFlowGrid *self, const char *text, gint64 *amount, GError **error)
{
  if (!desmi_flow_text_is_negative (text))
    return desmi_rupiah_parse (text, amount, error);
  g_set_error_literal (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_MONEY,
                       _ ("Money that came home cannot be below zero. Type the amount anew."));
  return FALSE;
}

static gboolean
read_count (const DesmiFlowGrid *self, const char *text, gint64 *count, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char   *quoted = NULL;
  gint64             milli = -1;

  if (is_dash (text)
      || (g_ascii_isdigit (*text) && desmi_number_parse (text, &milli, NULL) && milli == 0))
    {
      *count = 0;
      return TRUE;
    }
  if (desmi_flow_kind_is_money (self->kind))
    return read_amount (self, text, count, error);
  if (desmi_flow_text_is_negative (text))
    {
      g_set_error_literal (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_COUNT,
                           _ ("A count of people cannot be below zero. Type it anew."));
      return FALSE;
    }
  if (desmi_count_parse (text, count, &local))
    return TRUE;
  if (!g_error_matches (local, DESMI_CORE_ERROR, DESMI_CORE_ERROR_COUNT))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  quoted = desmi_text_quote (text);
  g_set_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_COUNT,
               /* Translators: %s is what was written. */
               _ ("“%s” is not a count of people. Write a whole number up to 99999, – for none, or "
                  "nothing where it is not known."),
               quoted);
  return FALSE;
}

/**
 * desmi_flow_grid_read:
 * @text: as typed or pasted: a count; a dash or 0 for none; nothing but blanks for an empty cell
 * @count: (out): untouched on failure
 *
 * Returns: whether the cell can take it; if not, @error is a sentence
 */
gboolean
desmi_flow_grid_read (const DesmiFlowGrid *self, const char *text, gint64 *count, GError **error)
{
  g_autofree char *plain = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_COUNT,
                           _ ("What was written is not text."));
      return FALSE;
    }
  plain = strip (text);
  if (*plain != '\0')
    return read_count (self, plain, count, error);
  *count = DESMI_FLOW_NONE;
  return TRUE;
}

/* Lines of cells; what spreadsheets put behind the last line is none. */
static GPtrArray *
split_block (const char *text, guint *n_columns)
{
  g_autofree char *copy = g_strdup (text);
  GPtrArray       *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_auto (GStrv)   parts = NULL;
  guint            n;

  for (char *c = copy; *c != '\0'; c++)
    if (*c == '\r')
      *c = c[1] == '\n' ? ' ' : '\n';
  parts = g_strsplit (copy, "\n", -1);
  n = g_strv_length (parts);
  while (n > 1 && parts[n - 1][strspn (parts[n - 1], " ")] == '\0')
    n--;
  *n_columns = 0;
  for (guint i = 0; i < n; i++)
    {
      char **cells = g_strsplit (parts[i], "\t", -1);

      *n_columns = MAX (*n_columns, g_strv_length (cells));
      g_ptr_array_add (lines, cells);
    }
  return lines;
}

/* One to three digits, a dot, and three: a thousand here, but less than ten in English. */
static gboolean
is_ambiguous (const char *text)
{
  gsize n = strspn (text, "0123456789");

  return n >= 1 && n <= 3 && *text != '0' && text[n] == '.'
         && strspn (text + n + 1, "0123456789") == 3 && text[n + 4] == '\0';
}

/* Of the first such cell, which stands for the others. */
static char *
dup_reading (const DesmiFlowGrid *self, const char *text)
{
  guint                 n_columns;
  g_autoptr (GPtrArray) lines = split_block (text, &n_columns);

  for (guint i = 0; i < lines->len; i++)
    for (char **cell = g_ptr_array_index (lines, i); *cell != NULL; cell++)
      {
        g_autofree char *plain = strip (*cell), *count = NULL;
        gint64           value;

        if (!is_ambiguous (plain) || !desmi_flow_grid_read (self, plain, &value, NULL))
          continue;
        count = desmi_flow_grid_dup_count (self, value);
        /* Translators: what was pasted, such as 1.234, and the count that was taken */
        return g_strdup_printf (_ ("“%s” was read as %s: the dot parts thousands."), plain, count);
      }
  return NULL;
}

/**
 * desmi_flow_paste_new:
 * @text: cells as a spreadsheet copies them
 *
 * Returns: (transfer full): without cells that are no counts yet
 */
DesmiFlowPaste *
desmi_flow_paste_new (const DesmiFlowGrid *grid, const char *text)
{
  DesmiFlowPaste *self = g_new0 (DesmiFlowPaste, 1);

  self->unread = g_ptr_array_new_with_free_func ((GDestroyNotify) desmi_flow_unread_free);
  self->reading = g_utf8_validate (text, -1, NULL) ? dup_reading (grid, text) : NULL;
  return self;
}

/**
 * desmi_flow_paste_copy:
 *
 * Returns: (transfer full): the same cells, which both share
 */
DesmiFlowPaste *
desmi_flow_paste_copy (const DesmiFlowPaste *self)
{
  DesmiFlowPaste *copy = g_new0 (DesmiFlowPaste, 1);

  copy->unread = g_ptr_array_ref (self->unread);
  copy->reading = g_strdup (self->reading);
  return copy;
}

/**
 * desmi_flow_paste_free:
 *
 * Frees it.
 */
void
desmi_flow_paste_free (DesmiFlowPaste *self)
{
  g_ptr_array_unref (self->unread);
  g_free (self->reading);
  g_free (self);
}

/**
 * desmi_flow_unread_free:
 *
 * Frees what was not read.
 */
void
desmi_flow_unread_free (DesmiFlowUnread *self)
{
  g_free (self->text);
  g_free (self->sentence);
  g_free (self);
}

static void
read_cell (const DesmiFlowGrid *self,
           guint                row,
           guint                month,
           const char          *text,
           GArray              *changes,
           GPtrArray           *unread)
{
  DesmiFlowChange    change = { row, month, 0 };
  g_autoptr (GError) error = NULL;
  DesmiFlowUnread   *cell;

  if (desmi_flow_grid_read (self, text, &change.count, &error))
    {
      g_array_append_val (changes, change);
      return;
    }
  cell = g_new0 (DesmiFlowUnread, 1);
  cell->row = row;
  cell->month = month;
  cell->text = g_utf8_make_valid (text, -1);
  g_strstrip (cell->text);
  cell->sentence = g_strdup (error->message);
  cell->is_doubt = desmi_flow_text_is_negative (text);
  g_ptr_array_add (unread, cell);
}

static gboolean
fits (const DesmiFlowGrid *self,
      guint                row,
      guint                month,
      guint                n_rows,
      guint                n_months,
      GPtrArray           *problems)
{
  guint rows = self->rows->len - row, months = self->n_periods - month;

  if (n_rows > rows)
    g_ptr_array_add (
        problems,
        g_strdup_printf (ngettext ("What was copied has %u row, but from this cell down there are "
                                   "only %u. Add rows first, or copy fewer.",
                                   "What was copied has %u rows, but from this cell down there are "
                                   "only %u. Add rows first, or copy fewer.",
                                   n_rows),
                         n_rows, rows));
  if (n_months > months)
    g_ptr_array_add (
        problems,
        g_strdup_printf (ngettext ("What was copied has %u column, but from this one to the last "
                                   "there are only %u.",
                                   "What was copied has %u columns, but from this one to the "
                                   "last there are only %u.",
                                   n_months),
                         n_months, months));
  return n_rows <= rows && n_months <= months;
}

/**
 * desmi_flow_grid_read_block:
 * @row, @month: where the block begins
 * @n_rows, @n_months: so much is selected; one value fills it
 * @text: cells between tabs, lines between line ends, as a spreadsheet copies them
 * @unread: (element-type DesmiFlowUnread): takes the cells that are no counts
 * @problems: (element-type utf8): takes a sentence where the block is larger than the sheet
 *
 * An empty cell of the block empties the one that it falls on, as in a spreadsheet.
 *
 * Returns: (transfer full) (element-type DesmiFlowChange): what is to be changed in the other
 * cells
 */
GArray *
desmi_flow_grid_read_block (const DesmiFlowGrid *self,
                            guint                row,
                            guint                month,
                            guint                n_rows,
                            guint                n_months,
                            const char          *text,
                            GPtrArray           *unread,
                            GPtrArray           *problems)
{
  GArray               *changes = g_array_new (FALSE, FALSE, sizeof (DesmiFlowChange));
  guint                 n_columns;
  g_autoptr (GPtrArray) lines = split_block (text, &n_columns);

  if (lines->len == 1 && n_columns == 1)
    {
      for (guint i = 0; i < n_rows * n_months; i++)
        read_cell (self, row + i / n_months, month + i % n_months,
                   ((char **) g_ptr_array_index (lines, 0))[0], changes, unread);
      return changes;
    }
  if (!fits (self, row, month, lines->len, n_columns, problems))
    return changes;
  for (guint i = 0; i < lines->len; i++)
    {
      char **cells = g_ptr_array_index (lines, i);

      for (guint j = 0; cells[j] != NULL; j++)
        read_cell (self, row + i, month + j, cells[j], changes, unread);
    }
  return changes;
}

static gint64
get_value (const DesmiFlowGrid *self, guint row, guint month)
{
  return desmi_flow_grid_is_known (self, row, month) ? desmi_flow_grid_get_count (self, row, month)
                                                     : DESMI_FLOW_NONE;
}

/**
 * desmi_flow_grid_new_fill:
 * @row, @month, @n_rows, @n_months: what is selected; of one row or month, the one before it
 *   is what it is filled with
 * @down: else to the right
 *
 * Months that have not begun yet are left alone.
 *
 * Returns: (transfer full) (element-type DesmiFlowChange): the first row or month over all others
 */
GArray *
desmi_flow_grid_new_fill (const DesmiFlowGrid *self,
                          guint                row,
                          guint                month,
                          guint                n_rows,
                          guint                n_months,
                          gboolean             down)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (DesmiFlowChange));
  guint   end_row = row + n_rows, end_month = month + n_months;

  if (down && n_rows == 1 && row > 0)
    row--;
  if (!down && n_months == 1 && month > 0)
    month--;
  for (guint i = down ? row + 1 : row; i < end_row; i++)
    for (guint j = down ? month : month + 1; j < end_month; j++)
      {
        guint           from_row = down ? row : i, from_month = down ? j : month;
        DesmiFlowChange change = { i, j, get_value (self, from_row, from_month) };

        if (!desmi_flow_grid_is_ahead (self, j))
          g_array_append_val (changes, change);
      }
  return changes;
}

/* Along a row, or down a column of one month: the cells behind the first two go on as these do. */
static void
continue_series (const DesmiFlowGrid   *self,
                 const DesmiFlowChange *first,
                 guint                  n,
                 gboolean               down,
                 GArray                *changes)
{
  gint64 start = get_value (self, first->row, first->month), next, step;

  if (n < 2 || start < 0)
    return;
  next = get_value (self, first->row + down, first->month + !down);
  step = next >= 0 ? next - start : 1;
  for (guint i = next >= 0 ? 2 : 1; i < n; i++)
    {
      DesmiFlowChange change = { first->row + (down ? i : 0), first->month + (down ? 0 : i),
                                 MAX (0, start + step * (gint64) i) };

      if (!desmi_flow_grid_is_ahead (self, change.month))
        g_array_append_val (changes, change);
    }
}

/**
 * desmi_flow_grid_new_series:
 * @row, @month, @n_rows, @n_months: what is selected
 *
 * Continues each row by the step from its first cell to its second, or by one where the second is
 * empty; of one month, the column. It does not go below none, nor into what has not begun yet.
 *
 * Returns: (transfer full) (element-type DesmiFlowChange): the cells behind
 */
GArray *
desmi_flow_grid_new_series (const DesmiFlowGrid *self,
                            guint                row,
                            guint                month,
                            guint                n_rows,
                            guint                n_months)
{
  GArray  *changes = g_array_new (FALSE, FALSE, sizeof (DesmiFlowChange));
  gboolean down = n_months == 1;

  for (guint i = 0; i < (down ? 1 : n_rows); i++)
    {
      const DesmiFlowChange first = { row + i, month, 0 };

      continue_series (self, &first, down ? n_rows : n_months, down, changes);
    }
  return changes;
}

/**
 * desmi_flow_grid_new_clear:
 *
 * Returns: (transfer full) (element-type DesmiFlowChange): the counts in the cells taken out
 */
GArray *
desmi_flow_grid_new_clear (const DesmiFlowGrid *self,
                           guint                row,
                           guint                month,
                           guint                n_rows,
                           guint                n_months)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (DesmiFlowChange));

  for (guint i = row; i < row + n_rows; i++)
    for (guint j = month; j < month + n_months; j++)
      if (desmi_flow_grid_get_count (self, i, j) > 0
          || desmi_flow_grid_get_draft (self, i, j) != NULL
          || (self->kind != DESMI_FLOW_KIND_WORKERS && desmi_flow_grid_is_known (self, i, j)))
        {
          DesmiFlowChange change = { i, j, DESMI_FLOW_NONE };

          g_array_append_val (changes, change);
        }
  return changes;
}

/**
 * desmi_flow_grid_dup_block:
 *
 * Returns: (transfer full): cells between tabs and lines, as spreadsheets and this sheet take them
 */
char *
desmi_flow_grid_dup_block (const DesmiFlowGrid *self,
                           guint                row,
                           guint                month,
                           guint                n_rows,
                           guint                n_months)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_rows; i++)
    for (guint j = 0; j < n_months; j++)
      {
        gint64 count = desmi_flow_grid_get_count (self, row + i, month + j);

        if (desmi_flow_grid_is_known (self, row + i, month + j))
          g_string_append_printf (text, "%" G_GINT64_FORMAT, count);
        if (j + 1 < n_months)
          g_string_append_c (text, '\t');
        else if (i + 1 < n_rows)
          g_string_append_c (text, '\n');
      }
  return g_string_free (text, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hidden rows, columns and sheets: what a filter or a hand has hidden is data like the rest, but
 * whoever looks at the sheet does not know of it, and is told. */
#include "exchange/desmi-import-hidden.h"

#include <glib/gi18n-lib.h>

#define RUNS_TOLD 12 /* of rows; the report as JSON has all */

/**
 * desmi_import_hidden_init:
 *
 * Makes @self say that nothing is hidden.
 */
void
desmi_import_hidden_init (DesmiImportHidden *self)
{
  self->sheet = FALSE;
  self->sheets = g_ptr_array_new_with_free_func (g_free);
  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * desmi_import_hidden_clear:
 *
 * Frees what @self holds.
 */
void
desmi_import_hidden_clear (DesmiImportHidden *self)
{
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
}

/**
 * desmi_import_hidden_note_sheets:
 * @source: a file that was opened
 */
void
desmi_import_hidden_note_sheets (DesmiImportHidden *self, DesmiRowSource *source)
{
  self->sheet = source->hidden_sheet;
  for (guint i = 0; source->hidden_sheets != NULL && i < source->hidden_sheets->len; i++)
    g_ptr_array_add (self->sheets, g_strdup (g_ptr_array_index (source->hidden_sheets, i)));
}

/**
 * desmi_import_hidden_note_column:
 * @index: of a column that is read
 */
void
desmi_import_hidden_note_column (DesmiImportHidden *self,
                                 DesmiRowSource    *source,
                                 guint              index,
                                 const char        *heading)
{
  if (source->is_hidden_column != NULL && source->is_hidden_column (source, index))
    g_ptr_array_add (self->columns, g_strdup (heading));
}

/**
 * desmi_import_hidden_note_row:
 * @source: on a row that is read
 */
void
desmi_import_hidden_note_row (DesmiImportHidden *self, DesmiRowSource *source)
{
  guint row = source->get_row (source);

  if (source->is_hidden_row != NULL && source->is_hidden_row (source))
    g_array_append_val (self->rows, row);
}

/* "3, 7–19, 30", and dots where there are more. */
static char *
list_rows (const GArray *rows)
{
  GString *out = g_string_new (NULL);
  guint    n_runs = 0;

  for (guint i = 0, last; i < rows->len; i = last + 1)
    {
      last = i;
      while (last + 1 < rows->len
             && g_array_index (rows, guint, last + 1) == g_array_index (rows, guint, last) + 1)
        last++;
      g_string_append (out, i > 0 ? ", " : "");
      if (n_runs++ == RUNS_TOLD)
        {
          g_string_append (out, "…");
          break;
        }
      g_string_append_printf (out, "%u", g_array_index (rows, guint, i));
      if (last > i)
        g_string_append_printf (out, "–%u", g_array_index (rows, guint, last));
    }
  return g_string_free (out, FALSE);
}

static char *
list_names (const GPtrArray *names)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (out, "%s“%s”", i > 0 ? ", " : "",
                            (const char *) g_ptr_array_index (names, i));
  return g_string_free (out, FALSE);
}

/**
 * desmi_import_hidden_dup_sentences:
 * @sheet: (nullable): name of the one that was read
 *
 * Returns: (transfer full) (element-type utf8): what a person is told, a whole sentence each; none
 *   where nothing is hidden
 */
GPtrArray *
desmi_import_hidden_dup_sentences (const DesmiImportHidden *self, const char *sheet)
{
  GPtrArray       *out = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *rows = list_rows (self->rows);
  g_autofree char *columns = list_names (self->columns);
  g_autofree char *sheets = list_names (self->sheets);

  if (self->sheet)
    g_ptr_array_add (out, g_strdup_printf (_ ("The sheet “%s” is hidden in the workbook; it was "
                                              "read because it was named."),
                                           sheet != NULL ? sheet : ""));
  if (self->rows->len > 0)
    g_ptr_array_add (
        out, g_strdup_printf (
                 /* Translators: %s is a number, or a list of numbers such as "3, 7–19" */
                 ngettext ("Row %s is hidden in the sheet, by a filter or by hand; it was read "
                           "like the others.",
                           "Rows %s are hidden in the sheet, by a filter or by hand; they were "
                           "read like the others.",
                           self->rows->len),
                 rows));
  if (self->columns->len > 0)
    g_ptr_array_add (out, g_strdup_printf (
                              /* Translators: %s is a heading, or a list of headings */
                              ngettext ("The column %s is hidden in the sheet; it was read like "
                                        "the others.",
                                        "The columns %s are hidden in the sheet; they were read "
                                        "like the others.",
                                        self->columns->len),
                              columns));
  if (self->sheets->len > 0)
    g_ptr_array_add (
        out, g_strdup_printf (
                 /* Translators: %s is the name of a sheet, or a list of names */
                 ngettext ("The sheet %s is hidden in the workbook and was not read; “--sheet” "
                           "reads it.",
                           "The sheets %s are hidden in the workbook and were not read; “--sheet” "
                           "reads one.",
                           self->sheets->len),
                 sheets));
  return out;
}

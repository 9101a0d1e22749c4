/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one step of the history changed, a row each value. */
#include "store/desmi-history.h"

#include "store/desmi-history-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_ROWS 2000

enum
{
  COLUMN_VILLAGE,
  COLUMN_TABLE,
  COLUMN_SUBJECT,
  COLUMN_FIELD,
  COLUMN_BEFORE,
  COLUMN_AFTER,
};

static DesmiTableBuilder *
new_builder (void)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("history-changes");

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "table", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "subject", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "field", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "before", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "after", DESMI_COLUMN_TEXT);
  return builder;
}

static void
set_text (DesmiTableBuilder *builder, guint column, const char *text)
{
  if (text != NULL)
    desmi_table_builder_set_text (builder, column, text, NULL);
}

static void
begin_row (DesmiTableBuilder        *builder,
           const DesmiHistoryWords  *words,
           const DesmiChangesetCell *cell)
{
  g_autofree char *subject = desmi_history_words_subject (words, cell);

  desmi_table_builder_add_row (builder);
  if (cell->village != NULL)
    desmi_table_builder_set_text (builder, COLUMN_VILLAGE, cell->village,
                                  desmi_history_words_area (words, cell->village));
  set_text (builder, COLUMN_TABLE, desmi_history_words_table (words, cell->table));
  set_text (builder, COLUMN_SUBJECT, subject);
}

static void
add_cell (DesmiTableBuilder        *builder,
          const DesmiHistoryWords  *words,
          const DesmiChangesetCell *cell)
{
  g_autofree char *from = desmi_history_words_value (words, cell, cell->from);
  g_autofree char *to = desmi_history_words_value (words, cell, cell->to);

  begin_row (builder, words, cell);
  set_text (builder, COLUMN_FIELD, desmi_history_words_field (words, cell));
  set_text (builder, COLUMN_BEFORE, from);
  set_text (builder, COLUMN_AFTER, to);
}

static void
add_cells (DesmiTableBuilder       *builder,
           const DesmiHistoryWords *words,
           const GPtrArray         *cells,
           const char              *area,
           const DesmiLocale       *locale)
{
  guint n = 0;

  for (guint i = 0, end; i < cells->len; i = end)
    {
      gboolean is_bare;

      end = desmi_history_end_of_row (cells, i, &is_bare);
      if (!desmi_history_is_within (cells->pdata[i], area))
        continue;
      if (is_bare && n++ < MAX_ROWS)
        {
          begin_row (builder, words, cells->pdata[i]);
          set_text (builder, COLUMN_AFTER, desmi_history_bare_word (cells->pdata[i], locale));
        }
      for (guint c = i; c < end; c++)
        if (!desmi_history_is_silent (cells->pdata[c]) && n++ < MAX_ROWS)
          add_cell (builder, words, cells->pdata[c]);
    }
}

/* How many rows, then those. */
static void
add_batch (DesmiTableBuilder *builder, gint64 n_rows, const DesmiLocale *locale)
{
  g_autofree char *text = desmi_history_describe_batch (n_rows, locale);

  desmi_table_builder_add_row (builder);
  set_text (builder, COLUMN_AFTER, text);
}

static gboolean
read_step (DesmiConnection   *connection,
           gint64             id,
           const char        *area,
           DesmiTableBuilder *builder,
           const DesmiLocale *locale,
           GError           **error)
{
  g_autoptr (DesmiHistoryWords) words = desmi_history_words_new (connection, locale);
  g_autoptr (GBytes)            changeset = NULL;
  g_autoptr (GPtrArray)         cells = NULL;
  gboolean                      is_undone = FALSE;
  sqlite3_stmt                 *stmt = desmi_connection_bind (
                      connection, error,
                      "SELECT kind, n_rows, changeset, state = 'undone' FROM history WHERE id = ?", "i", id);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  if (!desmi_connection_step (connection, stmt, &local))
    {
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      else
        g_set_error_literal (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
                             _ ("There is no such step in the history."));
      return FALSE;
    }
  if (strcmp ((const char *) sqlite3_column_text (stmt, 0), "batch") == 0)
    add_batch (builder, sqlite3_column_int64 (stmt, 1), locale);
  else
    changeset = g_bytes_new (sqlite3_column_blob (stmt, 2), (gsize) sqlite3_column_bytes (stmt, 2));
  is_undone = sqlite3_column_int (stmt, 3);
  sqlite3_reset (stmt);
  cells = changeset != NULL
              ? desmi_history_words_read (words, changeset, error)
              : desmi_history_batch_read (connection, id, is_undone, area, MAX_ROWS, error);
  if (cells == NULL)
    return FALSE;
  add_cells (builder, words, cells, area, locale);
  return TRUE;
}

/**
 * desmi_history_changes_lookup:
 * @argument: number of a step; or that, a blank and the code of a village or a greater area
 *
 * Returns: (transfer full) (nullable): the first 2,000 values that the step changed, in a reader's
 *   words: village, table, subject (what in the table beside the village), field, before, after;
 *   of an import first a row that counts; %NULL with @error set, INPUT if there is no such step
 */
DesmiTable *
desmi_history_changes_lookup (DesmiConnection   *connection,
                              const char        *argument,
                              const DesmiLocale *locale,
                              GError           **error)
{
  g_autoptr (DesmiTableBuilder) builder = new_builder ();
  char                         *rest = NULL;
  gint64                        id = argument != NULL ? g_ascii_strtoll (argument, &rest, 10) : 0;
  const char                   *area = rest != NULL && *rest == ' ' ? rest + 1 : NULL;

  if (!read_step (connection, id, area, builder, locale, error))
    return NULL;
  return desmi_table_builder_end (g_steal_pointer (&builder));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history as a table: who did what and when, and, where it is asked for, from what to what,
 * read from the changesets. */
#include "store/desmi-history.h"

#include "store/desmi-history-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TOLD 500 /* steps with all that they changed */
#define MAX_CELLS 12 /* told of one step; the rest is counted */

enum
{
  COLUMN_ID,
  COLUMN_AT,
  COLUMN_WHO,
  COLUMN_LABEL,
  COLUMN_KIND,
  COLUMN_STATE,
  COLUMN_CHANGES,
  COLUMN_DETAILS,
};

/* What the statement has behind the columns of the table. */
#define MESSAGE (COLUMN_CHANGES + 1)
#define CHANGESET (MESSAGE + 1)

typedef struct
{
  DesmiConnection   *connection;
  const DesmiLocale *locale;
  DesmiHistoryWords *words;
  const char        *area; /* nullable: of which steps are told */
  gboolean           details;
  DesmiTableBuilder *builder;
  guint              n_rows;
} Reader;

/* What presentations are made of has codes that tell a reader nothing. */
static gboolean
is_of_deck (const DesmiChangesetCell *cell)
{
  return g_str_has_prefix (cell->table, "local_deck")
         || g_str_has_prefix (cell->table, "local_slide")
         || g_str_has_prefix (cell->table, "local_theme");
}

/* What a row is about: a village by name and code, what follows as it is kept; a presentation and
 * its slides by their names. */
static char *
make_subject (const DesmiChangesetCell *cell, const Reader *reader)
{
  if (is_of_deck (cell))
    {
      char *subject = desmi_history_words_subject (reader->words, cell);

      return subject != NULL ? subject
                             : g_strdup (desmi_history_words_table (reader->words, cell->table));
    }
  if (cell->village == NULL)
    return g_strdup (cell->key);
  return g_strconcat (desmi_history_words_area (reader->words, cell->village), " (", cell->village,
                      ")", cell->key + strlen (cell->village), NULL);
}

static void
append_cell (GString *details, const DesmiChangesetCell *cell, const Reader *reader)
{
  g_autofree char *subject = make_subject (cell, reader);
  g_autofree char *from = desmi_history_words_value (reader->words, cell, cell->from);
  g_autofree char *to = desmi_history_words_value (reader->words, cell, cell->to);

  if (details->len > 0)
    g_string_append (details, "; ");
  g_string_append_printf (details, "%s, %s: %s → %s", subject,
                          desmi_history_words_field (reader->words, cell),
                          from != NULL ? from : "–", to != NULL ? to : "–");
}

/* A row that came or went with nothing in it but its key. */
static void
append_bare_row (GString *details, const DesmiChangesetCell *cell, const Reader *reader)
{
  g_autofree char *subject = make_subject (cell, reader);

  if (details->len > 0)
    g_string_append (details, "; ");
  g_string_append_printf (details, "%s: %s", subject,
                          desmi_history_bare_word (cell, reader->locale));
}

static void
describe_row (const Reader    *reader,
              const GPtrArray *cells,
              guint            begin,
              guint            end,
              gboolean         is_bare,
              GString         *details,
              guint           *n_told)
{
  if (is_bare && ++*n_told <= MAX_CELLS)
    append_bare_row (details, cells->pdata[begin], reader);
  for (guint c = begin; c < end; c++)
    if (!desmi_history_is_silent (cells->pdata[c]) && ++*n_told <= MAX_CELLS)
      append_cell (details, cells->pdata[c], reader);
}

static gboolean
describe_edit (const Reader *reader, GBytes *changeset, GString *details, GError **error)
{
  g_autoptr (GPtrArray) cells = desmi_history_words_read (reader->words, changeset, error);
  guint                 n_told = 0;

  for (guint i = 0, end; cells != NULL && i < cells->len; i = end)
    {
      gboolean is_bare;

      end = desmi_history_end_of_row (cells, i, &is_bare);
      if (desmi_history_is_within (cells->pdata[i], reader->area))
        describe_row (reader, cells, i, end, is_bare, details, &n_told);
    }
  if (n_told > MAX_CELLS)
    g_string_append (details, "; …");
  return cells != NULL;
}

/* Nullable, with @error set. */
static char *
make_details (const Reader *reader, sqlite3_stmt *stmt, GError **error)
{
  g_autoptr (GString) details = g_string_new (NULL);
  g_autoptr (GBytes)  changeset = NULL;

  if (strcmp ((const char *) sqlite3_column_text (stmt, COLUMN_KIND), "batch") == 0)
    return desmi_history_describe_batch (sqlite3_column_int64 (stmt, COLUMN_CHANGES),
                                         reader->locale);
  changeset = g_bytes_new (sqlite3_column_blob (stmt, CHANGESET),
                           (gsize) sqlite3_column_bytes (stmt, CHANGESET));
  if (!describe_edit (reader, changeset, details, error))
    return NULL;
  return g_string_free (g_steal_pointer (&details), FALSE);
}

static gboolean
add_row (Reader *reader, sqlite3_stmt *stmt, GError **error)
{
  g_autofree char *details = reader->details ? make_details (reader, stmt, error) : NULL;
  g_autofree char *label = desmi_history_dup_label (stmt, COLUMN_LABEL, MESSAGE, reader->locale);

  if (reader->details && details == NULL)
    return FALSE;
  desmi_table_builder_add_row (reader->builder);
  desmi_table_builder_set_int (reader->builder, COLUMN_ID, sqlite3_column_int64 (stmt, COLUMN_ID));
  for (int i = COLUMN_AT; i <= COLUMN_STATE; i++)
    desmi_table_builder_set_text (
        reader->builder, (guint) i,
        i == COLUMN_LABEL ? label : (const char *) sqlite3_column_text (stmt, i), NULL);
  desmi_table_builder_set_int (reader->builder, COLUMN_CHANGES,
                               sqlite3_column_int64 (stmt, COLUMN_CHANGES));
  if (details != NULL)
    desmi_table_builder_set_text (reader->builder, COLUMN_DETAILS, details, NULL);
  reader->n_rows++;
  return TRUE;
}

static DesmiTableBuilder *
new_builder (gboolean with_details)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("history");

  desmi_table_builder_add_column (builder, "id", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "at", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "who", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "label", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "kind", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "state", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "changes", DESMI_COLUMN_COUNT);
  if (with_details)
    desmi_table_builder_add_column (builder, "details", DESMI_COLUMN_TEXT);
  return builder;
}

/* Of a batch that was dropped before the file kept what it touched, only the sum is known. */
#define STEPS                                                                                      \
  "SELECT h.id, h.at, h.who, h.label, h.kind, h.state, iif (h.kind = 'batch', h.n_rows,"           \
  " (SELECT sum (n_changes) FROM history_area AS a WHERE a.step = h.id)), " DESMI_HISTORY_MESSAGE
#define STEPS_IN_AREA                                                                              \
  "SELECT h.id, h.at, h.who, h.label, h.kind, h.state, a.n_changes, " DESMI_HISTORY_MESSAGE
#define ALL " FROM history AS h ORDER BY h.id DESC"
#define ALL_IN_AREA                                                                                \
  " FROM (SELECT step, sum (n_changes) AS n_changes FROM history_area WHERE village = ?1"          \
  " OR (village > ?1 || '.' AND village < ?1 || '/') GROUP BY step) AS a"                          \
  " JOIN history AS h ON h.id = a.step ORDER BY h.id DESC"

/* A changeset is read only where it is told, since it may be large. */
static sqlite3_stmt *
prepare_steps (const Reader *reader, GError **error)
{
  if (reader->area != NULL)
    return desmi_connection_bind (reader->connection, error,
                                  reader->details ? STEPS_IN_AREA ", h.changeset" ALL_IN_AREA
                                                  : STEPS_IN_AREA ALL_IN_AREA,
                                  "s", reader->area);
  return desmi_connection_prepare (reader->connection,
                                   reader->details ? STEPS ", h.changeset" ALL : STEPS ALL, error);
}

static gboolean
read_steps (Reader *reader, GError **error)
{
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt = prepare_steps (reader, error);

  if (stmt == NULL)
    return FALSE;
  while ((!reader->details || reader->n_rows < MAX_TOLD)
         && desmi_connection_step (reader->connection, stmt, &local))
    if (!add_row (reader, stmt, &local))
      break;
  return desmi_connection_end (stmt, &local, error);
}

/**
 * desmi_history_lookup:
 * @area: (nullable): code of a village or a greater area: only steps that touch it, and of them
 * only what touches it is counted
 * @details: whether what was changed is told too
 *
 * Returns: (transfer full) (nullable): the steps, the newest first: number, moment in UTC, who,
 *   label, "edit" or "batch", "done", "undone" or "dropped", how many values or rows changed, and,
 *   with @details, of the last 500 only, which, from what to what, as a text for readers
 */
DesmiTable *
desmi_history_lookup (DesmiConnection   *connection,
                      const char        *area,
                      gboolean           details,
                      const DesmiLocale *locale,
                      GError           **error)
{
  g_autoptr (DesmiTableBuilder) builder = new_builder (details);
  g_autoptr (DesmiHistoryWords) words = desmi_history_words_new (connection, locale);
  Reader                        reader = { connection, locale, words, area, details, builder, 0 };

  return read_steps (&reader, error) ? desmi_table_builder_end (g_steal_pointer (&builder)) : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history as a table: who did what and when, and from what to what, read from the changesets.
 */
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

typedef struct
{
  DesmiConnection   *connection;
  const DesmiLocale *locale;
  DesmiHistoryWords *words;
  const char        *area;    /* nullable: of which steps are told */
  GHashTable        *batches; /* nullable: ids of the batches that touch it */
  gboolean           details;
  DesmiTableBuilder *builder;
  guint              n_rows;
} Reader;

/* What a row is about: a village by name and code, what follows as it is kept. */
static char *
make_subject (const DesmiChangesetCell *cell, const Reader *reader)
{
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

/* An imported row that an edit changed bears the number of its batch no more. */
static void
learn_batch (const Reader *reader, const DesmiChangesetCell *cell)
{
  if (reader->batches != NULL && cell->from != NULL && strcmp (cell->column, "batch") == 0)
    g_hash_table_add (reader->batches, GINT_TO_POINTER (atoi (cell->from)));
}

/* @details: nullable */
static void
describe_row (const Reader    *reader,
              const GPtrArray *cells,
              guint            begin,
              guint            end,
              gboolean         is_bare,
              GString         *details,
              guint           *n_changes)
{
  if (is_bare && ++*n_changes <= MAX_CELLS && details != NULL)
    append_bare_row (details, cells->pdata[begin], reader);
  for (guint c = begin; c < end; c++)
    {
      learn_batch (reader, cells->pdata[c]);
      if (!desmi_history_is_silent (cells->pdata[c]) && ++*n_changes <= MAX_CELLS
          && details != NULL)
        append_cell (details, cells->pdata[c], reader);
    }
}

static gboolean
describe_edit (const Reader *reader,
               GBytes       *changeset,
               GString      *details,
               guint        *n_changes,
               GError      **error)
{
  g_autoptr (GPtrArray) cells = desmi_history_words_read (reader->words, changeset, error);

  *n_changes = 0;
  for (guint i = 0, end; cells != NULL && i < cells->len; i = end)
    {
      gboolean is_bare;

      end = desmi_history_end_of_row (cells, i, &is_bare);
      if (desmi_history_is_within (cells->pdata[i], reader->area))
        describe_row (reader, cells, i, end, is_bare, details, n_changes);
    }
  if (*n_changes > MAX_CELLS && details != NULL)
    g_string_append (details, "; …");
  return cells != NULL;
}

static gboolean
add_row (Reader *reader, sqlite3_stmt *stmt, GError **error)
{
  g_autoptr (GString) details = reader->details ? g_string_new (NULL) : NULL;
  gint64              id = sqlite3_column_int64 (stmt, 0);
  gint64              n_rows = sqlite3_column_int64 (stmt, 6);
  guint               n_changes = (guint) n_rows;

  if (strcmp ((const char *) sqlite3_column_text (stmt, 4), "batch") == 0)
    {
      g_autofree char *text = desmi_history_describe_batch (n_rows, reader->locale);

      if (reader->batches != NULL
          && !g_hash_table_contains (reader->batches, GINT_TO_POINTER ((int) id)))
        return TRUE;
      if (details != NULL)
        g_string_append (details, text);
    }
  else
    {
      g_autoptr (GBytes) changeset
          = g_bytes_new (sqlite3_column_blob (stmt, 7), (gsize) sqlite3_column_bytes (stmt, 7));

      if (!describe_edit (reader, changeset, details, &n_changes, error))
        return FALSE;
      if (reader->area != NULL && n_changes == 0)
        return TRUE;
    }
  desmi_table_builder_add_row (reader->builder);
  desmi_table_builder_set_int (reader->builder, COLUMN_ID, id);
  for (int i = COLUMN_AT; i <= COLUMN_STATE; i++)
    desmi_table_builder_set_text (reader->builder, (guint) i,
                                  (const char *) sqlite3_column_text (stmt, i), NULL);
  desmi_table_builder_set_int (reader->builder, COLUMN_CHANGES, n_changes);
  if (details != NULL)
    desmi_table_builder_set_text (reader->builder, COLUMN_DETAILS, details->str, NULL);
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

#define IN_AREA " (village = ?1 OR (village > ?1 || '.' AND village < ?1 || '/'))"
#define TOUCHED(name)                                                                              \
  " SELECT batch FROM local_" name " WHERE batch IS NOT NULL AND" IN_AREA                          \
  " UNION SELECT step FROM aside_" name " WHERE" IN_AREA " UNION SELECT batch FROM aside_" name    \
  " WHERE batch IS NOT NULL AND" IN_AREA

/* Batches with a row in the area, now or set aside; of those that were dropped nothing is known. */
static gboolean
find_batches (Reader *reader, GError **error)
{
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt;

  if (reader->area == NULL)
    return TRUE;
  reader->batches = g_hash_table_new (NULL, NULL);
  stmt
      = desmi_connection_bind (reader->connection, error,
                               TOUCHED ("enrolment") " UNION" TOUCHED ("status") " UNION" TOUCHED ("profile") " UNION" TOUCHED ("flows") " UNION" TOUCHED (
                                   "remittances") " UNION" TOUCHED ("targets") " UNION" TOUCHED ("m"
                                                                                                 "e"
                                                                                                 "a"
                                                                                                 "s"
                                                                                                 "u"
                                                                                                 "r"
                                                                                                 "e"
                                                                                                 "m"
                                                                                                 "e"
                                                                                                 "n"
                                                                                                 "t"
                                                                                                 "s") " UNION" TOUCHED ("pillar_status"),
                               "s", reader->area);
  if (stmt == NULL)
    return FALSE;
  while (desmi_connection_step (reader->connection, stmt, &local))
    g_hash_table_add (reader->batches, GINT_TO_POINTER (sqlite3_column_int (stmt, 0)));
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
read_steps (Reader *reader, GError **error)
{
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt;

  if (!find_batches (reader, error))
    return FALSE;
  stmt = desmi_connection_prepare (
      reader->connection,
      "SELECT id, at, who, label, kind, state, n_rows, changeset FROM history ORDER BY id DESC",
      error);
  if (stmt == NULL)
    return FALSE;
  while ((!reader->details || reader->n_rows < MAX_TOLD)
         && desmi_connection_step (reader->connection, stmt, &local))
    if (!add_row (reader, stmt, &local))
      break;
  sqlite3_reset (stmt);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * desmi_history_lookup:
 * @area: (nullable): code of a village or a greater area: only steps that touch it, and of them
 * only what touches it is counted; of an import all rows are
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
  Reader   reader = { connection, locale, words, area, NULL, details, builder, 0 };
  gboolean done = read_steps (&reader, error);

  g_clear_pointer (&reader.batches, g_hash_table_unref);
  return done ? desmi_table_builder_end (g_steal_pointer (&builder)) : NULL;
}

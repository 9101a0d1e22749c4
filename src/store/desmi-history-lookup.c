/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history as a table: who did what and when, and from what to what, read from the changesets.
 */
#include "store/desmi-history.h"

#include "store/desmi-changeset.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_STEPS 500
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

/* Words of columns for a reader. */
static const struct
{
  const char *column;
  const char *word;
} words[] = {
  { "address", N_ ("address") },
  { "amount_idr", N_ ("rupiah") },
  { "cohort", N_ ("cohort") },
  { "cooperative", N_ ("cooperative") },
  { "count", N_ ("workers") },
  { "decree", N_ ("decree") },
  { "decree_date", N_ ("date of the decree") },
  { "email", N_ ("e-mail") },
  { "head_name", N_ ("village head") },
  { "head_title", N_ ("title") },
  { "households", N_ ("households") },
  { "note", N_ ("note") },
  { "notes", N_ ("notes") },
  { "officers", N_ ("officers") },
  { "phone", N_ ("telephone") },
  { "population", N_ ("population") },
  { "reason", N_ ("reason") },
  { "service", N_ ("service") },
  { "since", N_ ("since") },
  { "status", N_ ("status") },
  { "value_milli", N_ ("value") },
};

static const char *
find_word (const char *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].column, column) == 0)
      return words[i].word;
  return column;
}

/* A number of thousandths as it was typed. */
static char *
format_value (const DesmiChangesetCell *cell, const char *text, const DesmiLocale *locale)
{
  gint64 value;

  if (text == NULL)
    return g_strdup ("–");
  if (strcmp (cell->column, "value_milli") == 0)
    return desmi_format_number ((double) g_ascii_strtoll (text, NULL, 10) / 1000.0,
                                DESMI_NUMBER_PLAIN, 0, locale);
  if (strcmp (cell->column, "amount_idr") == 0 || strcmp (cell->column, "count") == 0)
    {
      value = g_ascii_strtoll (text, NULL, 10);
      return desmi_format_count (value, locale);
    }
  return g_strdup (text);
}

static void
append_cell (GString *details, const DesmiChangesetCell *cell, const DesmiLocale *locale)
{
  g_autofree char *from = format_value (cell, cell->from, locale);
  g_autofree char *to = format_value (cell, cell->to, locale);
  const char      *word = find_word (cell->column);

  if (details->len > 0)
    g_string_append (details, "; ");
  g_string_append_printf (details, "%s, %s: %s → %s", cell->key,
                          word == cell->column ? word : desmi_locale_text (locale, word), from, to);
}

/* A cell that a reader has no use for: which batch a row came with, or nothing to nothing. */
static gboolean
is_silent (const DesmiChangesetCell *cell)
{
  return strcmp (cell->column, "batch") == 0 || (cell->from == NULL && cell->to == NULL);
}

static gboolean
describe_edit (DesmiConnection   *connection,
               GBytes            *changeset,
               const DesmiLocale *locale,
               GString           *details,
               guint             *n_changes,
               GError           **error)
{
  g_autoptr (GPtrArray) cells = desmi_changeset_read (connection, changeset, G_MAXUINT, error);

  *n_changes = 0;
  if (cells == NULL)
    return FALSE;
  for (guint i = 0; i < cells->len; i++)
    {
      if (is_silent (cells->pdata[i]))
        continue;
      if (++*n_changes <= MAX_CELLS)
        append_cell (details, cells->pdata[i], locale);
    }
  if (*n_changes > MAX_CELLS)
    g_string_append (details, "; …");
  return TRUE;
}

static void
describe_batch (gint64 n_rows, const DesmiLocale *locale, GString *details)
{
  g_autofree char *count = desmi_format_count (n_rows, locale);

  /* Translators: %s is a number, written out for the reader */
  g_string_append_printf (
      details, desmi_locale_plural (locale, "%s row imported", "%s rows imported", (gulong) n_rows),
      count);
}

static gboolean
add_row (DesmiConnection   *connection,
         sqlite3_stmt      *stmt,
         DesmiTableBuilder *builder,
         const DesmiLocale *locale,
         GError           **error)
{
  g_autoptr (GString) details = g_string_new (NULL);
  gint64              n_rows = sqlite3_column_int64 (stmt, 6);
  guint               n_changes = (guint) n_rows;

  if (strcmp ((const char *) sqlite3_column_text (stmt, 4), "batch") == 0)
    describe_batch (n_rows, locale, details);
  else
    {
      g_autoptr (GBytes) changeset
          = g_bytes_new (sqlite3_column_blob (stmt, 7), (gsize) sqlite3_column_bytes (stmt, 7));

      if (!describe_edit (connection, changeset, locale, details, &n_changes, error))
        return FALSE;
    }
  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_int (builder, COLUMN_ID, sqlite3_column_int64 (stmt, 0));
  for (int i = COLUMN_AT; i <= COLUMN_STATE; i++)
    desmi_table_builder_set_text (builder, (guint) i, (const char *) sqlite3_column_text (stmt, i),
                                  NULL);
  desmi_table_builder_set_int (builder, COLUMN_CHANGES, n_changes);
  desmi_table_builder_set_text (builder, COLUMN_DETAILS, details->str, NULL);
  return TRUE;
}

static DesmiTableBuilder *
new_builder (void)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("history");

  desmi_table_builder_add_column (builder, "id", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "at", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "who", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "label", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "kind", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "state", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "changes", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "details", DESMI_COLUMN_TEXT);
  return builder;
}

/**
 * desmi_history_lookup:
 *
 * Returns: (transfer full) (nullable): the last 500 steps, the newest first: number, moment in UTC,
 *   who, label, "edit" or "batch", "done", "undone" or "dropped", how many values or rows changed,
 *   and which, from what to what, as a text for readers
 */
DesmiTable *
desmi_history_lookup (DesmiConnection *connection, const DesmiLocale *locale, GError **error)
{
  g_autoptr (DesmiTableBuilder) builder = new_builder ();
  g_autoptr (GError)            local = NULL;
  sqlite3_stmt                 *stmt = desmi_connection_bind (
                      connection, error,
                      "SELECT id, at, who, label, kind, state, n_rows, changeset FROM history"
                                      " ORDER BY id DESC LIMIT ?",
                      "d", MAX_STEPS);

  if (stmt == NULL)
    return NULL;
  while (desmi_connection_step (connection, stmt, &local))
    if (!add_row (connection, stmt, builder, locale, &local))
      break;
  sqlite3_reset (stmt);
  if (local == NULL)
    return desmi_table_builder_end (g_steal_pointer (&builder));
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

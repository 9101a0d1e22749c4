/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history as a table: who did what and when, and from what to what, read from the changesets.
 */
#include "store/desmi-history.h"

#include "store/desmi-changeset.h"
#include "store/desmi-query-private.h"
#include "store/desmi-register-value.h"

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

/* The field of a register that a cell is of; %NULL: it is of another table. */
static const DesmiRegisterField *
find_field (const DesmiChangesetCell *cell)
{
  for (guint i = 0; i < DESMI_N_REGISTERS; i++)
    {
      const DesmiRegisterType *type = desmi_register_get ((DesmiRegister) i);
      int                      field;

      if (strcmp (type->table, cell->table) != 0)
        continue;
      field = desmi_register_find_field ((DesmiRegister) i, cell->column);
      return field >= 0 ? &type->fields[field] : NULL;
    }
  return NULL;
}

static const char *
find_word (const DesmiChangesetCell *cell)
{
  const DesmiRegisterField *field = find_field (cell);

  if (field != NULL)
    return field->title;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].column, cell->column) == 0)
      return words[i].word;
  return cell->column;
}

/* Who reads, and the names of what is told of. */
typedef struct
{
  DesmiConnection   *connection;
  const DesmiLocale *locale;
  DesmiLabels       *labels;
} Reader;

static gboolean
is_column (const DesmiChangesetCell *cell, const char *names)
{
  const char *at = strstr (names, cell->column);
  gsize       n = strlen (cell->column);

  return at != NULL && (at == names || at[-1] == ' ') && (at[n] == ' ' || at[n] == '\0');
}

static const char *
get_status_name (const DesmiChangesetCell *cell, const char *text, const DesmiLocale *locale)
{
  DesmiStatus       status;
  DesmiPillarStatus pillar_status;

  if (strcmp (cell->table, "local_status") == 0 && desmi_status_parse (text, &status, NULL))
    return desmi_status_name (status, locale);
  if (strcmp (cell->table, "local_pillar_status") == 0
      && desmi_pillar_status_parse (text, &pillar_status, NULL))
    return desmi_pillar_status_name (pillar_status, locale);
  return text;
}

static char *
format_field (const DesmiRegisterField *field, const char *text, const Reader *reader)
{
  gint64 number = g_ascii_strtoll (text, NULL, 10);

  switch ((guint) field->kind)
    {
    case DESMI_FIELD_NUMBER:
      return desmi_format_count (number, reader->locale);
    case DESMI_FIELD_IDR:
      return desmi_format_rupiah (number, reader->locale);
    case DESMI_FIELD_MILLI:
      return desmi_format_number ((double) number / 1000.0, DESMI_NUMBER_PLAIN, 0, reader->locale);
    case DESMI_FIELD_DAY:
      return desmi_format_day (text, reader->locale);
    case DESMI_FIELD_WORD:
      return g_strdup (desmi_register_field_word_name (field, text, reader->locale));
    default:
      return desmi_register_field_is_number (field)
                 ? desmi_register_field_write_number (field, number)
                 : g_strdup (text);
    }
}

/* A value of the file as the reader knows it. */
static char *
format_value (const DesmiChangesetCell *cell, const char *text, const Reader *reader)
{
  const DesmiRegisterField *field = find_field (cell);
  const char               *reason;

  if (text == NULL)
    return g_strdup ("–");
  if (field != NULL)
    return format_field (field, text, reader);
  if (is_column (cell, "value_milli"))
    return desmi_format_number ((double) g_ascii_strtoll (text, NULL, 10) / 1000.0,
                                DESMI_NUMBER_PLAIN, 0, reader->locale);
  if (is_column (cell, "amount_idr count officers population households"))
    return desmi_format_count (g_ascii_strtoll (text, NULL, 10), reader->locale);
  if (is_column (cell, "since decree_date"))
    return desmi_format_day (text, reader->locale);
  if (is_column (cell, "status"))
    return g_strdup (get_status_name (cell, text, reader->locale));
  reason = is_column (cell, "reason") ? desmi_labels_reason (reader->labels, text) : NULL;
  return g_strdup (reason != NULL ? reason : text);
}

/* What a row is about: a village by name and code, what follows as it is kept. */
static char *
make_subject (const DesmiChangesetCell *cell, const Reader *reader)
{
  if (cell->village == NULL)
    return g_strdup (cell->key);
  return g_strconcat (desmi_labels_area (reader->labels, cell->village), " (", cell->village, ")",
                      cell->key + strlen (cell->village), NULL);
}

static void
append_cell (GString *details, const DesmiChangesetCell *cell, const Reader *reader)
{
  g_autofree char *subject = make_subject (cell, reader);
  g_autofree char *from = format_value (cell, cell->from, reader);
  g_autofree char *to = format_value (cell, cell->to, reader);
  const char      *word = find_word (cell);

  if (details->len > 0)
    g_string_append (details, "; ");
  g_string_append_printf (details, "%s, %s: %s → %s", subject,
                          word == cell->column ? word : desmi_locale_text (reader->locale, word),
                          from, to);
}

/* A row that came or went with nothing in it but its key. */
static void
append_bare_row (GString *details, const DesmiChangesetCell *cell, const Reader *reader)
{
  g_autofree char *subject = make_subject (cell, reader);

  if (details->len > 0)
    g_string_append (details, "; ");
  g_string_append_printf (details, "%s: %s", subject,
                          cell->step == DESMI_STEP_INSERT
                              ? desmi_locale_text (reader->locale, N_ ("entered"))
                              : desmi_locale_text (reader->locale, N_ ("taken out")));
}

/* A cell that a reader has no use for: which batch a row came with, or nothing to nothing. */
static gboolean
is_silent (const DesmiChangesetCell *cell)
{
  return strcmp (cell->column, "batch") == 0 || (cell->from == NULL && cell->to == NULL);
}

/* Where the row of the cell at @i ends. */
static guint
find_end_of_row (const GPtrArray *cells, guint i, gboolean *is_bare)
{
  const DesmiChangesetCell *first = cells->pdata[i];
  guint                     end;

  *is_bare = first->step != DESMI_STEP_UPDATE;
  for (end = i; end < cells->len; end++)
    {
      const DesmiChangesetCell *cell = cells->pdata[end];

      if (strcmp (cell->table, first->table) != 0 || strcmp (cell->key, first->key) != 0)
        break;
      *is_bare = *is_bare && is_silent (cell);
    }
  return end;
}

static gboolean
describe_edit (const Reader *reader,
               GBytes       *changeset,
               GString      *details,
               guint        *n_changes,
               GError      **error)
{
  g_autoptr (GPtrArray) cells
      = desmi_changeset_read (reader->connection, changeset, G_MAXUINT, error);

  *n_changes = 0;
  for (guint i = 0, end; cells != NULL && i < cells->len; i = end)
    {
      gboolean is_bare;

      end = find_end_of_row (cells, i, &is_bare);
      if (is_bare && ++*n_changes <= MAX_CELLS)
        append_bare_row (details, cells->pdata[i], reader);
      for (guint c = i; c < end; c++)
        if (!is_silent (cells->pdata[c]) && ++*n_changes <= MAX_CELLS)
          append_cell (details, cells->pdata[c], reader);
    }
  if (*n_changes > MAX_CELLS)
    g_string_append (details, "; …");
  return cells != NULL;
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
add_row (const Reader *reader, sqlite3_stmt *stmt, DesmiTableBuilder *builder, GError **error)
{
  g_autoptr (GString) details = g_string_new (NULL);
  gint64              n_rows = sqlite3_column_int64 (stmt, 6);
  guint               n_changes = (guint) n_rows;

  if (strcmp ((const char *) sqlite3_column_text (stmt, 4), "batch") == 0)
    describe_batch (n_rows, reader->locale, details);
  else
    {
      g_autoptr (GBytes) changeset
          = g_bytes_new (sqlite3_column_blob (stmt, 7), (gsize) sqlite3_column_bytes (stmt, 7));

      if (!describe_edit (reader, changeset, details, &n_changes, error))
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
  g_autoptr (DesmiLabels)       labels = desmi_labels_new (connection, locale);
  const Reader                  reader = { connection, locale, labels };
  g_autoptr (GError)            local = NULL;
  sqlite3_stmt                 *stmt = desmi_connection_bind (
                      connection, error,
                      "SELECT id, at, who, label, kind, state, n_rows, changeset FROM history"
                                      " ORDER BY id DESC LIMIT ?",
                      "d", MAX_STEPS);

  if (stmt == NULL)
    return NULL;
  while (desmi_connection_step (connection, stmt, &local))
    if (!add_row (&reader, stmt, builder, &local))
      break;
  sqlite3_reset (stmt);
  if (local == NULL)
    return desmi_table_builder_end (g_steal_pointer (&builder));
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

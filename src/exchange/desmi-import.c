/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import: finds out what the file holds, goes through its rows once, and hands the store one
 * batch. */
#include "exchange/desmi-import-private.h"

#include "core/desmi-clock.h"
#include "core/desmi-name.h"
#include "core/desmi-number.h"

#include <glib/gi18n-lib.h>

#define ROWS_BETWEEN_PROGRESS 1024
#define N_LANGUAGES 2

static void
free_rejected (gpointer data)
{
  DesmiRejected *rejected = data;

  g_free (rejected->column);
  g_free (rejected->value);
  g_free (rejected->suggestion);
  g_free (rejected->why);
  g_free (rejected);
}

static void
clear_importer (DesmiImporter *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->above); i++)
    g_clear_pointer (&self->above[i], g_free);
  g_clear_pointer (&self->source, desmi_row_source_free);
  g_clear_pointer (&self->report, desmi_import_report_free);
  g_clear_pointer (&self->layout, desmi_layout_free);
  g_clear_pointer (&self->places, desmi_places_free);
  g_clear_pointer (&self->measures, g_array_unref);
  g_clear_pointer (&self->persons, g_hash_table_unref);
  g_clear_pointer (&self->indicator_names, g_hash_table_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->flows, desmi_flow_sum_free);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->indicators, g_hash_table_unref);
  g_clear_pointer (&self->units, g_hash_table_unref);
  g_clear_pointer (&self->programmes, g_hash_table_unref);
  g_clear_pointer (&self->pending, g_array_unref);
  g_clear_pointer (&self->texts, g_string_chunk_free);
  g_clear_pointer (&self->suggestion, g_free);
  g_clear_pointer (&self->why, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DesmiImporter, clear_importer)

static const DesmiLocale *
get_locale (guint index)
{
  return index == 0 ? desmi_locale_get_english () : desmi_locale_get_indonesian ();
}

static DesmiTable *
look_up (DesmiImporter *self, const char *what, const DesmiLocale *locale, GError **error)
{
  return desmi_store_lookup (self->store, what, NULL, locale, self->cancellable, error);
}

static const char *
get_text (DesmiTable *table, guint row, const char *column)
{
  int index = desmi_table_find_column (table, column);

  g_return_val_if_fail (index >= 0, NULL);
  return desmi_table_get_text (table, row, (guint) index);
}

static void
add_indicator (DesmiImporter *self, DesmiTable *table, guint row)
{
  const char *id = get_text (table, row, "indicator"), *pillar = get_text (table, row, "pillar"),
             *unit = get_text (table, row, "unit"), *name = get_text (table, row, "name");
  int number = pillar != NULL ? (int) g_ascii_strtoll (pillar, NULL, 10) : 0;

  g_hash_table_insert (self->indicators, g_strdup (id), GINT_TO_POINTER (number));
  g_hash_table_insert (self->units, g_strdup (id), g_strdup (unit != NULL ? unit : ""));
  if (name != NULL)
    g_hash_table_insert (self->indicator_names, desmi_name_match (name), g_strdup (id));
}

/* Files name indicators by their ids, or as a window in either language calls them. */
static gboolean
read_indicators (DesmiImporter *self, GError **error)
{
  self->indicators = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->indicator_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < N_LANGUAGES; i++)
    {
      g_autoptr (DesmiTable) table = look_up (self, "indicators", get_locale (i), error);

      if (table == NULL)
        return FALSE;
      for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
        add_indicator (self, table, r);
    }
  return TRUE;
}

/* Programmes, too. */
static gboolean
read_programmes (DesmiImporter *self, GError **error)
{
  self->programmes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < N_LANGUAGES; i++)
    {
      g_autoptr (DesmiTable) table = look_up (self, "programmes", get_locale (i), error);

      if (table == NULL)
        return FALSE;
      for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
        {
          const char *id = get_text (table, r, "programme"), *name = get_text (table, r, "name");

          g_hash_table_insert (self->programmes, desmi_name_match (id), g_strdup (id));
          if (name != NULL)
            g_hash_table_insert (self->programmes, desmi_name_match (name), g_strdup (id));
        }
    }
  return TRUE;
}

/* What stands above the cell for which the row is refused, or should. */
static const char *
get_failed_heading (const DesmiImporter *self)
{
  const DesmiLayoutColumn *column
      = self->failed_column >= 0 && (guint) self->failed_column < self->layout->columns->len
            ? g_ptr_array_index (self->layout->columns, self->failed_column)
            : NULL;

  if (column != NULL)
    return column->heading;
  return self->failed_role < DESMI_N_ROLES ? desmi_role_to_name (self->failed_role) : "";
}

/* Nothing of a person is told. */
static char *
dup_failed_value (DesmiImporter *self)
{
  const char *cell = self->failed_column >= 0 && self->failed_column != self->identity_column
                         ? desmi_importer_get_cell_at (self, (guint) self->failed_column)
                         : "";

  return g_utf8_substring (cell, 0, MIN (120, g_utf8_strlen (cell, -1)));
}

static void
reject_row (DesmiImporter *self, DesmiReason reason)
{
  DesmiRejected *rejected = g_new0 (DesmiRejected, 1);

  rejected->row = self->source->get_row (self->source);
  rejected->reason = reason;
  rejected->column = g_strdup (get_failed_heading (self));
  rejected->value = dup_failed_value (self);
  rejected->suggestion = g_steal_pointer (&self->suggestion);
  rejected->why = g_steal_pointer (&self->why);
  g_ptr_array_add (self->report->rejected, rejected);
}

static gboolean
is_of_flows (const DesmiImporter *self)
{
  return self->report->kind == DESMI_IMPORT_FLOWS || self->report->kind == DESMI_IMPORT_PERSONS;
}

static void
accept_row (DesmiImporter *self)
{
  DesmiImportReport *report = self->report;

  report->accepted++;
  for (guint i = 0; i < self->records->len; i++)
    {
      const DesmiImportRecord *record = g_ptr_array_index (self->records, i);

      report->total_count += record->count;
      report->total_amount_idr += record->amount_idr; /* looked at when the row was read */
    }
  if (is_of_flows (self))
    desmi_importer_add_flows (self);
  /* what the store is given points to them */
  if (report->records != NULL)
    while (self->records->len > 0)
      g_ptr_array_add (report->records, g_ptr_array_steal_index (self->records, 0));
}

/* Goes on to the next row that is accepted; FALSE without error: the end. */
static gboolean
advance (DesmiImporter *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  while (desmi_importer_next (self, &local))
    {
      DesmiReason reason;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (self->progress != NULL
          && self->source->get_row (self->source) % ROWS_BETWEEN_PROGRESS == 0)
        self->progress (self->source->get_progress (self->source), _ ("Reading the file"),
                        self->progress_data);
      g_string_chunk_clear (self->texts);
      if (desmi_importer_skip_row (self))
        continue;
      desmi_import_hidden_note_row (&self->report->hidden, self->source);
      reason = desmi_importer_read_row (self);
      if (reason == DESMI_REASON_NONE)
        {
          accept_row (self);
          return TRUE;
        }
      reject_row (self, reason);
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Says why nothing was taken: the first row that was refused. */
static void
set_empty_error (DesmiImporter *self, GError **error)
{
  const DesmiRejected *first;
  g_autofree char     *sentence = NULL;

  if (self->report->rejected->len == 0)
    {
      g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_EMPTY,
                   _ ("“%s” has no row to import."), self->report->input);
      return;
    }
  first = g_ptr_array_index (self->report->rejected, 0);
  sentence = desmi_rejected_dup_sentence (first, desmi_locale_get_user ());
  g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_EMPTY,
               /* Translators: a file's name; a row's number, a heading, what the cell holds, and
                  what is wrong with it */
               _ ("No row of “%s” can be imported. Row %u, column “%s”, “%s”: %s"),
               self->report->input, first->row, first->column, first->value, sentence);
}

/* Ends the handing out of records: an error, or nothing was taken. */
static gboolean
end_giving (DesmiImporter *self, GError *local, GError **error)
{
  if (local != NULL)
    g_propagate_error (error, local);
  else if (self->report->accepted == 0)
    set_empty_error (self, error);
  return FALSE;
}

/* Rows that count workers add up before the first is handed out. */
static gboolean
add_up (DesmiImporter *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (self->flows != NULL)
    return TRUE;
  self->flows = desmi_flow_sum_new ();
  while (advance (self, &local))
    ;
  if (local == NULL && self->report->accepted > 0)
    return TRUE;
  return end_giving (self, g_steal_pointer (&local), error);
}

/* A DesmiRecordNext. */
static gboolean
give (gpointer data, DesmiRecord *record, GError **error)
{
  DesmiImporter     *self = data;
  g_autoptr (GError) local = NULL;

  if (is_of_flows (self))
    return add_up (self, error) && desmi_importer_next_flow (self, record);
  while (self->n_given >= self->pending->len)
    if (!advance (self, &local))
      return end_giving (self, g_steal_pointer (&local), error);
  *record = g_array_index (self->pending, DesmiRecord, self->n_given++);
  return TRUE;
}

static gboolean
check_only (DesmiImporter *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  DesmiRecord        record;

  while (give (self, &record, &local))
    ;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
finish_report (DesmiImporter *self)
{
  DesmiImportReport *report = self->report;
  gint64             declared = -1;

  if (report->declared_total == NULL)
    return;
  if (report->kind == DESMI_IMPORT_REMITTANCES)
    report->declared_total_matches = desmi_rupiah_parse (report->declared_total, &declared, NULL)
                                     && declared == report->total_amount_idr;
  else
    report->declared_total_matches = desmi_number_parse (report->declared_total, &declared, NULL)
                                     && declared == report->total_count * 1000;
}

static GPtrArray *
new_records (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) desmi_import_record_free);
}

static void
init_importer (DesmiImporter            *self,
               DesmiStore               *store,
               const char               *path,
               const DesmiImportOptions *options)
{
  DesmiImportReport *report = g_new0 (DesmiImportReport, 1);

  self->store = store;
  self->options = *options;
  self->report = report;
  report->input = g_filename_display_basename (path);
  report->personal_columns = g_ptr_array_new_with_free_func (g_free);
  report->tables_not_read = g_ptr_array_new_with_free_func (g_free);
  report->other_tables = g_ptr_array_new_with_free_func (g_free);
  report->rejected = g_ptr_array_new_with_free_func (free_rejected);
  desmi_import_hidden_init (&report->hidden);
  report->records = options->keep_records ? new_records () : NULL;
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->persons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->measures = g_array_new (FALSE, FALSE, sizeof (DesmiMeasured));
  self->records = new_records ();
  self->identity_column = self->failed_column = -1;
  self->pending = g_array_new (FALSE, FALSE, sizeof (DesmiRecord));
  self->texts = g_string_chunk_new (1024);
  self->below_headings = TRUE;
  self->this_month = desmi_clock_last_month ();
}

static gboolean
prepare (DesmiImporter *self, const char *path, GError **error)
{
  self->places = desmi_places_new (self->store, self->cancellable, error);
  return self->places != NULL && read_indicators (self, error) && read_programmes (self, error)
         && desmi_importer_read_headings (self, path, error);
}

static gboolean
import_all (DesmiImporter *self, GError **error)
{
  if (self->options.dry_run)
    return check_only (self, error);
  if (!desmi_store_import (self->store,
                           /* Translators: a step in the history; %s is a file's name. */
                           desmi_message_new ("Import “%s”", self->report->input), give, self,
                           &self->report->batch, self->cancellable, error))
    return FALSE;
  self->report->changed = self->report->batch.added > 0 || self->report->batch.replaced > 0;
  return TRUE;
}

/**
 * desmi_import_file:
 * @path: a workbook (.xlsx), or a CSV file, also gzipped
 * @report: (out) (transfer full) (nullable): what was found; also set with
 * %DESMI_EXCHANGE_ERROR_EMPTY
 * @progress: (nullable) (scope call): told on any thread
 *
 * Reads @path and puts its rows into @store as one batch that one undo takes out again. A row is
 * taken whole or refused with its reason. Columns about persons are not read, but for numbers of
 * identity, which are compared and forgotten. Blocks.
 *
 * Returns: %TRUE if at least one row was accepted; else nothing was changed: #DESMI_EXCHANGE_ERROR,
 *   #DESMI_STORE_ERROR, a #GIOErrorEnum
 */
gboolean
desmi_import_file (DesmiStore               *store,
                   const char               *path,
                   const DesmiImportOptions *options,
                   DesmiImportReport       **report,
                   DesmiProgress             progress,
                   gpointer                  progress_data,
                   GCancellable             *cancellable,
                   GError                  **error)
{
  g_auto (DesmiImporter) self = { 0 };
  g_autoptr (GError)     local = NULL;
  gboolean               ok;

  g_return_val_if_fail (DESMI_IS_STORE (store) && options != NULL && report != NULL, FALSE);
  *report = NULL;
  init_importer (&self, store, path, options);
  self.progress = progress;
  self.progress_data = progress_data;
  self.cancellable = cancellable;
  ok = prepare (&self, path, &local) && import_all (&self, &local);
  if (ok || g_error_matches (local, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_EMPTY))
    {
      finish_report (&self);
      *report = g_steal_pointer (&self.report);
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return ok;
}

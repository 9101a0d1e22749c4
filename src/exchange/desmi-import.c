/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import: finds out what the file holds, goes through its rows once, and hands the store one
 * batch. */
#include "exchange/desmi-import-private.h"

#include "core/desmi-clock.h"
#include "core/desmi-number.h"

#include <glib/gi18n-lib.h>

#define ROWS_BETWEEN_PROGRESS 1024

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
free_record (gpointer data)
{
  desmi_import_record_clear (data);
  g_free (data);
}

static void
clear_importer (DesmiImporter *self)
{
  desmi_import_record_clear (&self->record);
  g_clear_pointer (&self->source, desmi_row_source_free);
  g_clear_pointer (&self->report, desmi_import_report_free);
  g_clear_pointer (&self->places, desmi_places_free);
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

static DesmiTable *
look_up (DesmiImporter *self, const char *what, GError **error)
{
  return desmi_store_lookup (self->store, what, NULL, desmi_locale_get_english (),
                             self->cancellable, error);
}

static const char *
get_text (DesmiTable *table, guint row, const char *column)
{
  int index = desmi_table_find_column (table, column);

  g_return_val_if_fail (index >= 0, NULL);
  return desmi_table_get_text (table, row, (guint) index);
}

static gboolean
read_indicators (DesmiImporter *self, GError **error)
{
  g_autoptr (DesmiTable) table = look_up (self, "indicators", error);

  self->indicators = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint r = 0; table != NULL && r < desmi_table_get_n_rows (table); r++)
    {
      const char *id = get_text (table, r, "indicator"), *pillar = get_text (table, r, "pillar"),
                 *unit = get_text (table, r, "unit");
      int number = pillar != NULL ? (int) g_ascii_strtoll (pillar, NULL, 10) : 0;

      g_hash_table_insert (self->indicators, g_strdup (id), GINT_TO_POINTER (number));
      g_hash_table_insert (self->units, g_strdup (id), g_strdup (unit != NULL ? unit : ""));
    }
  return table != NULL;
}

static gboolean
read_programmes (DesmiImporter *self, GError **error)
{
  g_autoptr (DesmiTable) table = look_up (self, "programmes", error);

  self->programmes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint r = 0; table != NULL && r < desmi_table_get_n_rows (table); r++)
    g_hash_table_add (self->programmes, g_strdup (get_text (table, r, "programme")));
  return table != NULL;
}

/* Whether the row only sums up others: JUMLAH, SUB JUMLAH, TOTAL, RATA-RATA, also with spaced
 * letters. */
static gboolean
is_total_row (DesmiImporter *self)
{
  static const char *const words[] = { "jumlah", "subjumlah", "subtotal", "total", "ratarata" };

  for (guint i = 0; i < self->source->get_n_fields (self->source); i++)
    {
      const char         *cell = self->source->get_field (self->source, i);
      g_autoptr (GString) letters = g_string_new (NULL);

      for (const char *p = cell; *p != '\0'; p++)
        if (g_ascii_isalnum (*p))
          g_string_append_c (letters, g_ascii_tolower (*p));
      if (letters->len == 0)
        continue;
      for (guint w = 0; w < G_N_ELEMENTS (words); w++)
        if (g_str_has_prefix (letters->str, words[w]))
          return TRUE;
      return FALSE;
    }
  return FALSE;
}

static gboolean
is_header_row (DesmiImporter *self)
{
  for (guint i = 0; i < self->report->columns->len; i++)
    {
      const DesmiImportColumn *column = g_ptr_array_index (self->report->columns, i);

      if (column->role != DESMI_N_ROLES
          && g_ascii_strcasecmp (column->heading, desmi_importer_get_cell (self, column->role))
                 != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_zero (const char *cell)
{
  gint64 milli;

  return *cell == '\0' || g_str_equal (cell, "-")
         || (desmi_number_parse (cell, &milli, NULL) && milli == 0);
}

static gboolean
is_unreported (const char *cell)
{
  return *cell == '\0' || g_str_equal (cell, "-") || g_ascii_strcasecmp (cell, "n/a") == 0;
}

static gboolean
is_zero_row (DesmiImporter *self)
{
  static const DesmiRole numbers[] = { DESMI_ROLE_COUNT, DESMI_ROLE_VALUE, DESMI_ROLE_TARGET };

  /* what the file has not is not nothing */
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (desmi_importer_lacks_value (self, numbers[i]))
      return FALSE;
  if (self->report->kind == DESMI_IMPORT_FLOWS)
    return is_zero (desmi_importer_get_cell (self, DESMI_ROLE_COUNT));
  if (self->report->kind == DESMI_IMPORT_PILLARS)
    return is_unreported (desmi_importer_get_cell (self, DESMI_ROLE_VALUE))
           && is_unreported (desmi_importer_get_cell (self, DESMI_ROLE_TARGET));
  return FALSE;
}

/* Keeps the file's own total: the last one that stands in the summed column. */
static void
note_total (DesmiImporter *self)
{
  DesmiRole role = self->report->kind == DESMI_IMPORT_FLOWS ? DESMI_ROLE_COUNT : DESMI_ROLE_AMOUNT;
  const char *cell = desmi_importer_get_cell (self, role);

  if (*cell == '\0')
    return;
  g_free (self->report->declared_total);
  self->report->declared_total = g_strdup (cell);
}

static gboolean
skip_row (DesmiImporter *self)
{
  DesmiSkip skip;

  if (desmi_row_source_is_blank (self->source))
    skip = DESMI_SKIP_BLANK;
  else if (is_total_row (self))
    skip = DESMI_SKIP_TOTAL;
  else if (is_header_row (self))
    skip = DESMI_SKIP_HEADER;
  else if (is_zero_row (self))
    skip = DESMI_SKIP_ZERO;
  else
    return FALSE;
  if (skip == DESMI_SKIP_TOTAL)
    note_total (self);
  self->report->skipped[skip]++;
  return TRUE;
}

static const char *
heading_of (DesmiImporter *self, DesmiRole role)
{
  for (guint i = 0; i < self->report->columns->len; i++)
    {
      const DesmiImportColumn *column = g_ptr_array_index (self->report->columns, i);

      if (column->role == role)
        return column->heading;
    }
  return desmi_role_to_name (role);
}

static void
reject_row (DesmiImporter *self, DesmiReason reason)
{
  DesmiRejected *rejected = g_new0 (DesmiRejected, 1);

  rejected->row = self->source->get_row (self->source);
  rejected->reason = reason;
  rejected->column = g_strdup (heading_of (self, self->failed_role));
  rejected->value = g_utf8_substring (
      desmi_importer_get_cell (self, self->failed_role), 0,
      MIN (120, g_utf8_strlen (desmi_importer_get_cell (self, self->failed_role), -1)));
  rejected->suggestion = g_steal_pointer (&self->suggestion);
  rejected->why = g_steal_pointer (&self->why);
  g_ptr_array_add (self->report->rejected, rejected);
}

static void
accept_row (DesmiImporter *self)
{
  DesmiImportReport *report = self->report;

  report->accepted++;
  report->total_count += self->record.count;
  report->total_amount_idr += self->record.amount_idr; /* looked at when the row was read */
  if (report->records != NULL)
    g_ptr_array_add (report->records, desmi_import_record_copy (&self->record));
}

/* Goes on to the next row that is accepted; FALSE without error: the end. */
static gboolean
advance (DesmiImporter *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  while (self->source->next (self->source, &local))
    {
      DesmiReason reason;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (self->progress != NULL
          && self->source->get_row (self->source) % ROWS_BETWEEN_PROGRESS == 0)
        self->progress (self->source->get_progress (self->source), _ ("Reading the file"),
                        self->progress_data);
      g_string_chunk_clear (self->texts);
      if (skip_row (self))
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

/* A DesmiRecordNext. */
static gboolean
give (gpointer data, DesmiRecord *record, GError **error)
{
  DesmiImporter     *self = data;
  g_autoptr (GError) local = NULL;

  while (self->n_given >= self->pending->len)
    if (!advance (self, &local))
      {
        if (local != NULL)
          g_propagate_error (error, g_steal_pointer (&local));
        else if (self->report->accepted == 0)
          set_empty_error (self, error);
        return FALSE;
      }
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
  report->rejected = g_ptr_array_new_with_free_func (free_rejected);
  desmi_import_hidden_init (&report->hidden);
  report->records = options->keep_records ? g_ptr_array_new_with_free_func (free_record) : NULL;
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->pending = g_array_new (FALSE, FALSE, sizeof (DesmiRecord));
  self->texts = g_string_chunk_new (1024);
  self->this_month = desmi_clock_last_month ();
}

static gboolean
prepare (DesmiImporter *self, const char *path, GError **error)
{
  if (!desmi_importer_read_headings (self, path, error))
    return FALSE;
  self->places = desmi_places_new (self->store, self->cancellable, error);
  if (self->places == NULL)
    return FALSE;
  return read_indicators (self, error) && read_programmes (self, error);
}

static gboolean
import_all (DesmiImporter *self, GError **error)
{
  /* Translators: a step in the history; %s is a file's name. */
  g_autofree char *label = g_strdup_printf (_ ("Import “%s”"), self->report->input);

  if (self->options.dry_run)
    return check_only (self, error);
  if (!desmi_store_import (self->store, label, give, self, &self->report->batch, self->cancellable,
                           error))
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
 * taken whole or refused with its reason. Columns about persons are not read. Blocks.
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

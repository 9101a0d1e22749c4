/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the report of an import as JSON, in the words of the import's contract. */
#include "cli/desmi-import-json.h"

#include "cli/desmi-table-json.h"

static json_t *
make_columns (const DesmiImportReport *report)
{
  json_t *columns = json_object ();

  for (guint i = 0; report->columns != NULL && i < report->columns->len; i++)
    {
      const DesmiImportColumn *column = g_ptr_array_index (report->columns, i);

      if (column->role != DESMI_N_ROLES || column->left_out)
        json_object_set_new (columns, column->heading,
                             column->left_out ? json_null ()
                                              : json_string (desmi_role_to_name (column->role)));
    }
  return columns;
}

static json_t *
make_header_rows (const DesmiImportReport *report)
{
  json_t *rows = json_array ();

  for (guint i = 0; i < report->n_header_rows; i++)
    json_array_append_new (rows, json_integer (report->header_row + i));
  return rows;
}

static json_t *
make_texts (const GPtrArray *texts)
{
  json_t *array = json_array ();

  for (guint i = 0; texts != NULL && i < texts->len; i++)
    json_array_append_new (array, desmi_json_text (g_ptr_array_index (texts, i)));
  return array;
}

static json_t *
make_cumulative (const DesmiImportReport *report)
{
  json_t *array = json_array ();

  for (guint i = 0; report->columns != NULL && i < report->columns->len; i++)
    {
      const DesmiImportColumn *column = g_ptr_array_index (report->columns, i);

      if (column->cumulative)
        json_array_append_new (array, desmi_json_text (column->heading));
    }
  return array;
}

static json_t *
make_rows (const DesmiImportReport *report)
{
  json_t *rows = json_object ();
  json_t *skipped = json_object ();

  for (guint i = 0; i < DESMI_N_SKIPS; i++)
    if (report->skipped[i] > 0)
      json_object_set_new (skipped, desmi_skip_to_word ((DesmiSkip) i),
                           json_integer (report->skipped[i]));
  json_object_set_new (rows, "accepted", json_integer (report->accepted));
  json_object_set_new (rows, "rejected",
                       json_integer (report->rejected != NULL ? report->rejected->len : 0));
  json_object_set_new (rows, "skipped", skipped);
  return rows;
}

static json_t *
make_rejected (const DesmiImportReport *report)
{
  json_t *array = json_array ();

  for (guint i = 0; report->rejected != NULL && i < report->rejected->len; i++)
    {
      const DesmiRejected *rejected = g_ptr_array_index (report->rejected, i);
      json_t              *entry = json_object ();

      json_object_set_new (entry, "row", json_integer (rejected->row));
      json_object_set_new (entry, "reason", json_string (desmi_reason_to_word (rejected->reason)));
      json_object_set_new (entry, "column", desmi_json_text (rejected->column));
      json_object_set_new (entry, "value", desmi_json_text (rejected->value));
      json_object_set_new (entry, "suggestion", desmi_json_text (rejected->suggestion));
      json_array_append_new (array, entry);
    }
  return array;
}

static void
set_text (json_t *json, const char *key, const char *text)
{
  json_object_set_new (json, key, desmi_json_text (text));
}

/* A word that the record may do without. */
static void
set_word (json_t *json, const char *key, const char *word)
{
  set_text (json, key, word != NULL && *word != '\0' ? word : NULL);
}

static void
set_flow (json_t *json, const DesmiImportRecord *record)
{
  set_text (json, "year_month", record->period);
  set_text (json, "direction", desmi_direction_to_code (record->direction));
  set_text (json, "destination", record->destination);
  set_word (json, "sector", record->sector);
  set_word (json, "occupation", record->occupation);
  set_word (json, "gender", record->gender);
  set_word (json, "scheme", record->scheme);
  json_object_set_new (json, "count", json_integer (record->count));
}

static void
set_pillar (json_t *json, const DesmiImportRecord *record)
{
  json_object_set_new (json, "pillar",
                       record->pillar > 0 ? json_integer (record->pillar) : json_null ());
  set_text (json, "indicator", record->indicator);
  set_text (json, "quarter", record->period);
  json_object_set_new (json, "target",
                       record->has_target ? desmi_json_milli (record->target_milli) : json_null ());
  json_object_set_new (json, "actual",
                       record->has_value ? desmi_json_milli (record->value_milli) : json_null ());
}

static void
set_village (json_t *json, const DesmiImportRecord *record)
{
  set_text (json, "programme", record->programme);
  json_object_set_new (json, "cohort",
                       record->cohort > 0 ? json_integer (record->cohort) : json_null ());
  set_text (json, "decree", record->decree);
  set_text (json, "decree_date", record->decree_date);
  set_text (json, "status", record->status);
}

static json_t *
make_record (const DesmiImportRecord *record, DesmiImportKind kind)
{
  json_t *json = json_object ();

  json_object_set_new (json, "row", json_integer (record->row));
  set_text (json, "village_code", record->village);
  switch (kind)
    {
    case DESMI_IMPORT_FLOWS:
    case DESMI_IMPORT_PERSONS:
      set_flow (json, record);
      break;
    case DESMI_IMPORT_REMITTANCES:
      set_text (json, "quarter", record->period);
      json_object_set_new (json, "amount_idr", json_integer (record->amount_idr));
      break;
    case DESMI_IMPORT_PILLARS:
      set_pillar (json, record);
      break;
    case DESMI_IMPORT_VILLAGES:
      set_village (json, record);
      break;
    case DESMI_IMPORT_AUTO:
    default:
      break;
    }
  return json;
}

static json_t *
make_totals (const DesmiImportReport *report)
{
  json_t *totals = json_object ();

  if (report->kind == DESMI_IMPORT_FLOWS || report->kind == DESMI_IMPORT_PERSONS)
    json_object_set_new (totals, "count", json_integer (report->total_count));
  else if (report->kind == DESMI_IMPORT_REMITTANCES)
    json_object_set_new (totals, "amount_idr", json_integer (report->total_amount_idr));
  return totals;
}

/* What the spreadsheet does not show: of what was read, and the sheets that were not. */
static json_t *
make_hidden (const DesmiImportHidden *hidden)
{
  json_t *json = json_object ();
  json_t *rows = json_array ();

  for (guint i = 0; i < hidden->rows->len; i++)
    json_array_append_new (rows, json_integer (g_array_index (hidden->rows, guint, i)));
  json_object_set_new (json, "sheet", json_boolean (hidden->sheet));
  json_object_set_new (json, "rows", rows);
  json_object_set_new (json, "columns", make_texts (hidden->columns));
  json_object_set_new (json, "sheets_not_read", make_texts (hidden->sheets));
  return json;
}

/**
 * desmi_import_report_to_json:
 * @report: of one input
 *
 * Returns: (transfer full): the report; columns that were not read are left out of "columns", but
 *   for those that a mapping says are not to be read, which are null, so that the report says it
 *   again where it is the mapping. For villages "official_kept" counts the enrolments that differ
 * from the national ones, which stay.
 */
json_t *
desmi_import_report_to_json (const DesmiImportReport *report)
{
  json_t *json = json_object ();
  char    delimiter[] = { report->delimiter, '\0' };

  set_text (json, "input", report->input);
  set_text (json, "kind", desmi_import_kind_to_name (report->kind));
  set_text (json, "converted_by", report->converted_by);
  set_text (json, "encoding", report->encoding);
  set_text (json, "delimiter", report->delimiter != '\0' ? delimiter : NULL);
  set_text (json, "sheet", report->sheet);
  json_object_set_new (json, "header_rows", make_header_rows (report));
  json_object_set_new (json, "columns", make_columns (report));
  json_object_set_new (json, "personal_columns", make_texts (report->personal_columns));
  json_object_set_new (json, "cumulative_columns", make_cumulative (report));
  json_object_set_new (json, "rows", make_rows (report));
  json_object_set_new (json, "rejected", make_rejected (report));
  json_object_set_new (json, "totals", make_totals (report));
  set_text (json, "declared_total", report->declared_total);
  json_object_set_new (json, "declared_total_matches",
                       report->declared_total != NULL
                           ? json_boolean (report->declared_total_matches)
                           : json_null ());
  json_object_set_new (json, "hidden", make_hidden (&report->hidden));
  json_object_set_new (json, "tables_not_read", make_texts (report->tables_not_read));
  json_object_set_new (json, "other_tables", make_texts (report->other_tables));
  if (report->kind == DESMI_IMPORT_VILLAGES)
    json_object_set_new (json, "official_kept", json_integer (report->batch.official));
  json_object_set_new (json, "changed", json_boolean (report->changed));
  if (report->records != NULL)
    {
      json_t *records = json_array ();

      for (guint i = 0; i < report->records->len; i++)
        json_array_append_new (records,
                               make_record (g_ptr_array_index (report->records, i), report->kind));
      json_object_set_new (json, "records", records);
    }
  return json;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came of an import: its parts and how they are freed. */
#include "exchange/desmi-import-private.h"

/**
 * desmi_skip_to_word:
 *
 * Returns: (transfer none): the stable word for reports
 */
const char *
desmi_skip_to_word (DesmiSkip skip)
{
  static const char *const words[DESMI_N_SKIPS]
      = { "blank", "header", "title", "section", "note", "total", "zero", "other_table" };

  g_return_val_if_fail ((guint) skip < DESMI_N_SKIPS, NULL);
  return words[skip];
}

/**
 * desmi_import_dup_place:
 * @column: from 0
 * @row: from 1
 *
 * Returns: (transfer full): the cell as a spreadsheet calls it: “A7”
 */
char *
desmi_import_dup_place (guint column, guint row)
{
  GString *letters = g_string_new (NULL);

  for (guint n = column + 1; n > 0; n = (n - 1) / 26)
    g_string_prepend_c (letters, (char) ('A' + (n - 1) % 26));
  g_string_append_printf (letters, "%u", row);
  return g_string_free (letters, FALSE);
}

/**
 * desmi_import_record_free:
 * @record: (transfer full): a record
 */
void
desmi_import_record_free (DesmiImportRecord *record)
{
  g_free (record->village);
  g_free (record->period);
  g_free (record->destination);
  g_free (record->sector);
  g_free (record->occupation);
  g_free (record->gender);
  g_free (record->scheme);
  g_free (record->indicator);
  g_free (record->programme);
  g_free (record->decree);
  g_free (record->decree_date);
  g_free (record->status);
  g_free (record);
}

/**
 * desmi_import_report_free:
 * @self: (transfer full) (nullable): the report
 */
void
desmi_import_report_free (DesmiImportReport *self)
{
  if (self == NULL)
    return;
  g_free (self->input);
  g_free (self->encoding);
  g_free (self->converted_by);
  g_free (self->sheet);
  g_free (self->compared_column);
  g_free (self->declared_total);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->personal_columns, g_ptr_array_unref);
  g_clear_pointer (&self->rejected, g_ptr_array_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->tables_not_read, g_ptr_array_unref);
  g_clear_pointer (&self->other_tables, g_ptr_array_unref);
  desmi_import_hidden_clear (&self->hidden);
  g_free (self);
}

/**
 * desmi_rejected_dup_sentence:
 * @locale: the reader, for what the reason says
 *
 * Returns: (transfer full): what is wrong with the row, to stand behind "row 5, column Desa: ",
 * with its full stop
 */
char *
desmi_rejected_dup_sentence (const DesmiRejected *self, const DesmiLocale *locale)
{
  const char *text = self->why != NULL ? self->why : desmi_reason_sentence (self->reason, locale);

  return g_strconcat (text, g_str_has_suffix (text, ".") ? NULL : ".", NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of a row, what is wrong with one, and the records that come of the row. */
#include "exchange/desmi-import-private.h"

#include "core/desmi-error.h"
#include "core/desmi-number.h"

#include <string.h>

#define MAX_TEXT_CHARS 200
#define MAX_NOTES_CHARS 4000

/**
 * desmi_importer_keep:
 *
 * Returns: (transfer none): a copy of @text that lives as long as the row's records
 */
const char *
desmi_importer_keep (DesmiImporter *self, const char *text)
{
  return g_string_chunk_insert (self->texts, text);
}

/* Whether the column is of a table beside the one that is read; the last of these may have cells
 * that no heading is above. */
static gboolean
is_of_other (const DesmiImporter *self, guint column)
{
  const GPtrArray *columns = self->layout->columns;

  return self->layout->beside->len > 0
         && ((const DesmiLayoutColumn *) g_ptr_array_index (columns,
                                                            MIN (column, columns->len - 1)))
                ->other;
}

/* What a spreadsheet is told with to leave figures as they are, which text files keep: ="32.12",
 * '32.12. */
static void
unwrap (const char **begin, const char **end)
{
  if (**begin == '\'' && g_ascii_isdigit ((*begin)[1]))
    ++*begin;
  else if (*end - *begin > 3 && g_str_has_prefix (*begin, "=\"") && (*end)[-1] == '"'
           && memchr (*begin + 2, '"', (gsize) (*end - *begin - 3)) == NULL)
    {
      *begin += 2;
      --*end;
    }
}

/**
 * desmi_importer_get_cell_at:
 * @column: from 0, may be past the end
 *
 * Returns: (transfer none): the cell without blanks around it, also no-break ones, and without what
 *   marks figures as text; "" in columns of
 *   another table
 */
const char *
desmi_importer_get_cell_at (DesmiImporter *self, guint column)
{
  const char *text
      = is_of_other (self, column) ? "" : self->source->get_field (self->source, column);
  const char      *begin = text, *end = text + strlen (text);
  g_autofree char *trimmed = NULL;

  while (*begin != '\0' && g_unichar_isspace (g_utf8_get_char (begin)))
    begin = g_utf8_next_char (begin);
  while (end > begin && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  unwrap (&begin, &end);
  if (begin == text && *end == '\0')
    return text;
  trimmed = g_strndup (begin, (gsize) (end - begin));
  return desmi_importer_keep (self, trimmed);
}

/**
 * desmi_importer_get_cell:
 *
 * Returns: (transfer none): the cell of @role, as desmi_importer_get_cell_at() has it
 */
const char *
desmi_importer_get_cell (DesmiImporter *self, DesmiRole role)
{
  int column = self->column_of[role];

  return column < 0 ? "" : desmi_importer_get_cell_at (self, (guint) column);
}

/**
 * desmi_importer_is_blank:
 *
 * Returns: whether the row says nothing
 */
gboolean
desmi_importer_is_blank (DesmiImporter *self)
{
  if (self->layout->beside->len == 0)
    return desmi_row_source_is_blank (self->source);
  for (guint i = 0; i < self->source->get_n_fields (self->source); i++)
    if (*desmi_importer_get_cell_at (self, i) != '\0')
      return FALSE;
  return TRUE;
}

/**
 * desmi_importer_get_measured:
 * @index: of a column of numbers, from 0
 *
 * Returns: (transfer none): where it is and what its heading says
 */
const DesmiMeasured *
desmi_importer_get_measured (const DesmiImporter *self, guint index)
{
  return &g_array_index (self->measures, DesmiMeasured, index);
}

/**
 * desmi_importer_lacks_value:
 *
 * Returns: whether the cell of @role is a formula whose result the file has not
 */
gboolean
desmi_importer_lacks_value (DesmiImporter *self, DesmiRole role)
{
  return self->column_of[role] >= 0
         && desmi_row_source_lacks_value (self->source, (guint) self->column_of[role]);
}

/**
 * desmi_import_says_nothing:
 *
 * Returns: whether @cell stands for "not reported"
 */
gboolean
desmi_import_says_nothing (const char *cell)
{
  static const char *const words[]
      = { "", "-", "–", "—", "n/a", "na", "n.a.", "null", "...", "…", "nihil data" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (cell, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/**
 * desmi_import_is_number:
 *
 * Returns: whether @cell is a number
 */
gboolean
desmi_import_is_number (const char *cell)
{
  gint64 milli;

  /* most cells are words, of which that is seen at once */
  return strpbrk (cell, "0123456789") != NULL && desmi_number_parse (cell, &milli, NULL);
}

/**
 * desmi_import_is_nil:
 *
 * “Kosong” and “tidak ada” may also say that nothing is known, so they are not among them.
 *
 * Returns: whether @cell is a word that reports 0
 */
gboolean
desmi_import_is_nil (const char *cell)
{
  return g_ascii_strcasecmp (cell, "nihil") == 0 || g_ascii_strcasecmp (cell, "nol") == 0;
}

/**
 * desmi_import_is_zero:
 *
 * Returns: whether @cell counts nobody: 0, its word, blank or a dash
 */
gboolean
desmi_import_is_zero (const char *cell)
{
  gint64 milli;

  return *cell == '\0' || strcmp (cell, "-") == 0 || strcmp (cell, "–") == 0
         || strcmp (cell, "—") == 0 || desmi_import_is_nil (cell)
         || (*cell == '0' && desmi_number_parse (cell, &milli, NULL) && milli == 0);
}

/**
 * desmi_importer_fail:
 * @role: of the cell
 *
 * Returns: @reason
 */
DesmiReason
desmi_importer_fail (DesmiImporter *self, DesmiRole role, DesmiReason reason)
{
  self->failed_role = role;
  self->failed_column = self->column_of[role];
  if (role == DESMI_ROLE_VILLAGE && self->failed_column < 0)
    self->failed_column = self->column_of[DESMI_ROLE_NAME];
  return reason;
}

/**
 * desmi_importer_fail_at:
 * @column: of the cell
 *
 * Returns: @reason
 */
DesmiReason
desmi_importer_fail_at (DesmiImporter *self, guint column, DesmiReason reason)
{
  self->failed_role = DESMI_N_ROLES;
  self->failed_column = (int) column;
  return reason;
}

/**
 * desmi_importer_say_why:
 * @why: a sentence that says more than that of the reason
 */
void
desmi_importer_say_why (DesmiImporter *self, const char *why)
{
  g_free (self->why);
  self->why = g_strdup (why);
}

/* What a spreadsheet shows for a formula that it could not work out. */
static gboolean
is_error (const char *cell)
{
  static const char *const errors[]
      = { "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!" };

  for (guint i = 0; *cell == '#' && i < G_N_ELEMENTS (errors); i++)
    if (g_str_has_prefix (cell, errors[i]))
      return TRUE;
  return FALSE;
}

static DesmiReason
check_cell (DesmiImporter *self, guint column, gboolean notes)
{
  const char        *cell = desmi_importer_get_cell_at (self, column);
  g_autoptr (GError) error = NULL;

  if (!(notes ? desmi_text_check_lines (cell, MAX_NOTES_CHARS, &error)
              : desmi_text_check (cell, MAX_TEXT_CHARS, &error)))
    {
      desmi_importer_say_why (self, error->message);
      return desmi_importer_fail_at (self, column, DESMI_REASON_CELL_ERROR);
    }
  return is_error (cell) ? desmi_importer_fail_at (self, column, DESMI_REASON_CELL_ERROR)
                         : DESMI_REASON_NONE;
}

/**
 * desmi_importer_check_cells:
 *
 * Returns: whether the text of a cell that is read cannot be kept or is an error, or the result of
 *   a formula is not there
 */
DesmiReason
desmi_importer_check_cells (DesmiImporter *self)
{
  DesmiReason reason;

  for (guint r = 0; r < DESMI_N_ROLES; r++)
    if (self->column_of[r] >= 0
        && (reason = check_cell (self, (guint) self->column_of[r], r == DESMI_ROLE_NOTES))
               != DESMI_REASON_NONE)
      return reason;
  for (guint i = 0; i < self->measures->len; i++)
    if ((reason = check_cell (self, g_array_index (self->measures, DesmiMeasured, i).column, FALSE))
        != DESMI_REASON_NONE)
      return reason;
  for (guint r = 0; r < DESMI_N_ROLES; r++)
    if (desmi_importer_lacks_value (self, (DesmiRole) r))
      return desmi_importer_fail (self, (DesmiRole) r, DESMI_REASON_FORMULA_NO_VALUE);
  for (guint i = 0; i < self->measures->len; i++)
    {
      guint column = g_array_index (self->measures, DesmiMeasured, i).column;

      if (desmi_row_source_lacks_value (self->source, column))
        return desmi_importer_fail_at (self, column, DESMI_REASON_FORMULA_NO_VALUE);
    }
  return DESMI_REASON_NONE;
}

/**
 * desmi_importer_need:
 * @roles: that must say something where the table has a column of them
 *
 * Returns: whether one of them does not
 */
DesmiReason
desmi_importer_need (DesmiImporter *self, const DesmiRole *roles, guint n)
{
  for (guint i = 0; i < n; i++)
    if (self->column_of[roles[i]] >= 0 && *desmi_importer_get_cell (self, roles[i]) == '\0')
      return desmi_importer_fail (self, roles[i], DESMI_REASON_MISSING_FIELD);
  return DESMI_REASON_NONE;
}

/**
 * desmi_import_number_reason:
 * @error: of reading a number
 *
 * Returns: that it may mean two things, or @otherwise
 */
DesmiReason
desmi_import_number_reason (const GError *error, DesmiReason otherwise)
{
  return g_error_matches (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_AMBIGUOUS_NUMBER)
             ? DESMI_REASON_AMBIGUOUS_NUMBER
             : otherwise;
}

/**
 * desmi_importer_add_record:
 * @village: its code
 *
 * Returns: (transfer none): a new record of the row
 */
DesmiImportRecord *
desmi_importer_add_record (DesmiImporter *self, const char *village)
{
  DesmiImportRecord *record = g_new0 (DesmiImportRecord, 1);

  record->row = self->source->get_row (self->source);
  record->village = g_strdup (village);
  g_ptr_array_add (self->records, record);
  return record;
}

/**
 * desmi_importer_add_pending:
 * @record: which outlives it
 *
 * Returns: (transfer none): what the store is given of @record, until the next one is added
 */
DesmiRecord *
desmi_importer_add_pending (DesmiImporter           *self,
                            const DesmiImportRecord *record,
                            DesmiRecordKind          kind)
{
  DesmiRecord pending = { .kind = kind,
                          .village = record->village,
                          .period = record->period,
                          .indicator = record->indicator };

  pending.programme_status = -1;
  g_array_append_val (self->pending, pending);
  return &g_array_index (self->pending, DesmiRecord, self->pending->len - 1);
}

/**
 * desmi_importer_check_seen:
 * @keys: (transfer full) (element-type utf8): what the row is about and what it says of it, in turn
 *
 * Returns: that a row above said it or something else; if none did, the rows below are held against
 *   this one
 */
DesmiReason
desmi_importer_check_seen (DesmiImporter *self, GPtrArray *keys)
{
  g_autoptr (GPtrArray) said = keys;

  for (guint i = 0; i + 1 < said->len; i += 2)
    {
      const char *before = g_hash_table_lookup (self->seen, g_ptr_array_index (said, i));

      if (before != NULL)
        return desmi_importer_fail (self, DESMI_ROLE_VILLAGE,
                                    strcmp (before, g_ptr_array_index (said, i + 1)) == 0
                                        ? DESMI_REASON_DUPLICATE_ROW
                                        : DESMI_REASON_CONFLICTING_ROW);
    }
  for (guint i = 0; i + 1 < said->len; i += 2)
    g_hash_table_insert (self->seen, g_strdup (g_ptr_array_index (said, i)),
                         g_strdup (g_ptr_array_index (said, i + 1)));
  return DESMI_REASON_NONE;
}

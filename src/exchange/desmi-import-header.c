/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens a file where its table is and goes to its rows, and tells what its headings were taken for.
 */
#include "exchange/desmi-import-private.h"

#include "core/desmi-quote.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
free_column (gpointer data)
{
  DesmiImportColumn *column = data;

  g_free (column->heading);
  g_free (column);
}

/* What the kind is asked to be: the command line's word counts before that of the mapping. */
static DesmiImportKind
get_kind_asked (const DesmiImporter *self)
{
  const DesmiImportMapping *mapping = self->options.mapping;

  return self->options.kind == DESMI_IMPORT_AUTO && mapping != NULL ? mapping->kind
                                                                    : self->options.kind;
}

static guint
get_header_row (const DesmiImporter *self)
{
  return self->options.mapping != NULL ? self->options.mapping->header_row : 0;
}

/* The first row that says something; 0: none does. */
static guint
find_first_row (const GPtrArray *rows)
{
  for (guint r = 0; r < rows->len; r++)
    if (!desmi_head_row_is_blank (g_ptr_array_index (rows, r)))
      return ((const DesmiHeadRow *) g_ptr_array_index (rows, r))->number;
  return 0;
}

/* Such as those of the other months of a year. */
static void
note_table (DesmiImporter *self, const DesmiRowSource *source, const DesmiLayout *layout)
{
  if (source->sheet != NULL && layout != NULL && layout->lacks == NULL)
    g_ptr_array_add (self->report->tables_not_read, g_strdup (source->sheet));
}

static void
drop_table_read (DesmiImporter *self)
{
  guint at;

  if (self->source->sheet != NULL
      && g_ptr_array_find_with_equal_func (self->report->tables_not_read, self->source->sheet,
                                           g_str_equal, &at))
    g_ptr_array_remove_index (self->report->tables_not_read, at);
}

/* A DesmiTableScore, which keeps the layout of the table that suits best. */
static gboolean
score_cb (DesmiRowSource *source, gpointer user_data, guint *score, GError **error)
{
  DesmiImporter            *self = user_data;
  const DesmiLayoutQuestion question
      = { get_kind_asked (self), self->options.mapping, self->places, source->sheet };
  g_autoptr (GPtrArray)   rows = desmi_head_read (source, get_header_row (self), error);
  g_autoptr (DesmiLayout) layout = rows != NULL ? desmi_layout_find (rows, &question) : NULL;

  if (rows == NULL)
    return FALSE;
  if (self->first_row == 0)
    self->first_row = find_first_row (rows);
  note_table (self, source, layout);
  *score = desmi_layout_get_score (layout);
  if (*score > desmi_layout_get_score (self->layout))
    {
      desmi_layout_free (self->layout);
      self->layout = g_steal_pointer (&layout);
    }
  return TRUE;
}

static gboolean
open_source (DesmiImporter *self, const char *path, GError **error)
{
  const DesmiImportMapping *mapping = self->options.mapping;
  DesmiTablePlace           place = { .sheet = self->options.sheet,
                                      .score = score_cb,
                                      .user_data = self,
                                      .progress = self->progress,
                                      .progress_data = self->progress_data };

  if (place.sheet == NULL && mapping != NULL)
    place.sheet = mapping->sheet;
  self->source = desmi_row_source_new (path, &place, self->cancellable, error);
  if (self->source == NULL)
    return FALSE;
  self->report->converted_by = g_strdup (self->source->converted_by);
  self->report->encoding = g_strdup (self->source->encoding);
  self->report->delimiter = self->source->delimiter;
  self->report->sheet = g_strdup (self->source->sheet);
  desmi_import_hidden_note_sheets (&self->report->hidden, self->source);
  drop_table_read (self);
  return TRUE;
}

/* ---- what no table is ---- */

static void
set_no_headings (DesmiImporter *self, GError **error)
{
  const DesmiImportMapping *mapping = self->options.mapping;

  if (mapping == NULL || mapping->header_row == 0)
    g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_EMPTY, _ ("“%s” is empty."),
                 self->report->input);
  else
    g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_HEADER,
                 /* Translators: a row's number and two files' names */
                 _ ("Row %u of “%s” is empty, though “%s” says that the headings stand there."),
                 mapping->header_row, self->report->input, mapping->name);
}

static void
set_no_table (DesmiImporter *self, guint row, GError **error)
{
  g_autofree char *flows = desmi_import_kind_dup_needed (DESMI_IMPORT_FLOWS);
  g_autofree char *remittances = desmi_import_kind_dup_needed (DESMI_IMPORT_REMITTANCES);
  g_autofree char *pillars = desmi_import_kind_dup_needed (DESMI_IMPORT_PILLARS);
  g_autofree char *villages = desmi_import_kind_dup_needed (DESMI_IMPORT_VILLAGES);

  g_set_error (
      error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_HEADER,
      /* Translators: %u a row's number, %s a file's name, then four lists of headings. */
      _ ("The headings in row %u of “%s” are those of no table that can be imported: flows need "
         "%s; remittances %s; pillars %s; villages %s."),
      row, self->report->input, flows, remittances, pillars, villages);
}

static void
set_lack (DesmiImporter *self, guint row, const char *lacks, GError **error)
{
  g_set_error (
      error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_HEADER,
      /* Translators: %u a row's number, %s a file's name, then a heading, then a kind of table. */
      _ ("Row %u of “%s” lacks the heading “%s” that a table of the kind “%s” must have."), row,
      self->report->input, lacks, desmi_import_kind_to_name (get_kind_asked (self)));
}

/* Numbers from an earlier time on are no table by themselves. */
static gboolean
set_cumulative (DesmiImporter *self, GError **error)
{
  for (guint i = 0; i < self->layout->columns->len; i++)
    {
      const DesmiLayoutColumn *column = g_ptr_array_index (self->layout->columns, i);

      if (!column->cumulative)
        continue;
      g_set_error (
          error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_HEADER,
          /* Translators: a heading such as "s.d. Maret", a file's name */
          _ ("The column “%s” of “%s” counts from an earlier time on, and no other has the "
             "numbers of a single month or quarter."),
          column->heading, self->report->input);
      return TRUE;
    }
  return FALSE;
}

/* Whether each heading that the mapping names stands there, once. A heading that does not may be a
 * person's name, so what does stand there is not told. */
static gboolean
check_present (DesmiImporter *self, GError **error)
{
  const DesmiImportMapping *mapping = self->options.mapping;

  for (guint i = 0; mapping != NULL && i < mapping->columns->len; i++)
    {
      const DesmiMappedColumn *column = g_ptr_array_index (mapping->columns, i);
      g_autofree char         *heading = desmi_text_quote (column->heading);
      guint                    n = 0;

      for (guint c = 0; c < self->layout->columns->len; c++)
        {
          const DesmiLayoutColumn *there = g_ptr_array_index (self->layout->columns, c);

          n += strcmp (there->heading, column->heading) == 0;
        }
      if (n == 1)
        continue;
      if (n == 0)
        g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_HEADER,
                     /* Translators: a row's number, a file's name, a heading, a file's name */
                     _ ("Row %u of “%s” has no heading “%s”, which “%s” names."),
                     self->layout->header_row, self->report->input, heading, mapping->name);
      else
        g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_HEADER,
                     /* Translators: a file's name, a heading, a file's name */
                     _ ("Several columns of “%s” are headed “%s”, so “%s” cannot say which of them "
                        "is meant."),
                     self->report->input, heading, mapping->name);
      return FALSE;
    }
  return TRUE;
}

/* Whether it is known which day of several counts. */
static gboolean
check_dates (DesmiImporter *self, GError **error)
{
  const DesmiLayout *layout = self->layout;

  if (layout->dates[0] != NULL)
    g_set_error (
        error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_HEADER,
        /* Translators: two headings of dates, such as of departures and of returns, and a
           file's name */
        _ ("“%s” and “%s” of “%s” are both dates. Leave one out, say which one is meant in a "
           "mapping, or write above the table whether it is of departures or returns."),
        layout->dates[0]->heading, layout->dates[1]->heading, self->report->input);
  else if (layout->untimely != NULL)
    g_set_error (
        error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_HEADER,
        /* Translators: a file's name, then a heading */
        _ ("“%s” is of workers who came home, but “%s” tells when they left; when they came "
           "home it does not tell."),
        self->report->input, layout->untimely->heading);
  return layout->dates[0] == NULL && layout->untimely == NULL;
}

/* Whether the numbers are such as the table should have. */
static gboolean
check_fit (DesmiImporter *self, GError **error)
{
  if (self->layout->unfit == NULL)
    return TRUE;
  if (self->layout->kind == DESMI_IMPORT_REMITTANCES)
    g_set_error (
        error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_HEADER,
        /* Translators: a file's name, then a title or heading in it */
        _ ("The amounts of “%s” are in thousands or millions, says “%s”. Write whole rupiah, "
           "and take that out."),
        self->report->input, self->layout->unfit);
  else
    g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_HEADER,
                 /* Translators: a file's name, then a title or heading in it */
                 _ ("“%s” is neither of departures nor of returns, says “%s”."),
                 self->report->input, self->layout->unfit);
  return FALSE;
}

static gboolean
check_mapping (DesmiImporter *self, DesmiImportKind kind, GError **error)
{
  return self->options.mapping == NULL
         || desmi_import_mapping_check (self->options.mapping, kind, error);
}

/* Nothing that is known stands there at all. */
static gboolean
refuse_all (DesmiImporter *self, GError **error)
{
  const DesmiImportKind asked = get_kind_asked (self);

  if (self->first_row == 0 || get_header_row (self) > 0)
    set_no_headings (self, error);
  else if (asked == DESMI_IMPORT_AUTO)
    set_no_table (self, self->first_row, error);
  else
    set_lack (self, self->first_row, desmi_role_to_title (DESMI_ROLE_VILLAGE), error);
  return FALSE;
}

static gboolean
check_layout (DesmiImporter *self, GError **error)
{
  const DesmiLayout *layout = self->layout;

  if (!check_mapping (self, get_kind_asked (self), error))
    return FALSE;
  if (layout == NULL)
    return refuse_all (self, error);
  if (!check_present (self, error))
    return FALSE;
  if (layout->lacks != NULL)
    {
      if (set_cumulative (self, error))
        return FALSE;
      if (get_kind_asked (self) == DESMI_IMPORT_AUTO)
        set_no_table (self, layout->header_row, error);
      else
        set_lack (self, layout->header_row, layout->lacks, error);
      return FALSE;
    }
  if (!check_mapping (self, layout->kind, error))
    return FALSE;
  if (!check_dates (self, error) || !check_fit (self, error))
    return FALSE;
  if (layout->twice == NULL)
    return TRUE;
  g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_HEADER,
               _ ("Two columns of “%s” are headed “%s”."), self->report->input, layout->twice);
  return FALSE;
}

/* ---- what it is ---- */

static void
tell_column (DesmiImporter *self, const DesmiLayoutColumn *column)
{
  DesmiImportColumn *told;

  if (column->personal)
    {
      g_ptr_array_add (self->report->personal_columns, g_strdup (column->heading));
      return;
    }
  if (*column->heading == '\0')
    return;
  told = g_new0 (DesmiImportColumn, 1);
  told->heading = g_strdup (column->heading);
  told->role = column->is_measure && !column->measure.sum ? column->measure.role : column->role;
  told->left_out = column->left_out;
  told->cumulative = column->cumulative;
  g_ptr_array_add (self->report->columns, told);
}

static void
take_column (DesmiImporter *self, const DesmiLayoutColumn *column, guint index)
{
  DesmiMeasured measured = { index, column->measure };

  if (column->role != DESMI_N_ROLES)
    self->column_of[column->role] = (int) index;
  else if (column->is_measure)
    g_array_append_val (self->measures, measured);
  else if (column->personal && self->report->kind == DESMI_IMPORT_PERSONS
           && self->identity_column < 0 && desmi_import_is_identity_number (column->heading))
    {
      self->identity_column = (int) index;
      self->report->compared_column = g_strdup (column->heading);
    }
  else
    return;
  if (!column->personal)
    desmi_import_hidden_note_column (&self->report->hidden, self->source, index, column->heading);
}

static void
take_layout (DesmiImporter *self)
{
  const DesmiLayout *layout = self->layout;
  DesmiImportReport *report = self->report;

  report->kind = layout->kind;
  report->header_row = layout->header_row;
  report->n_header_rows = layout->n_lines;
  self->title = layout->title;
  desmi_importer_tell_beside (self);
  for (guint r = 0; r < DESMI_N_ROLES; r++)
    self->column_of[r] = -1;
  for (guint i = 0; i < layout->columns->len; i++)
    {
      const DesmiLayoutColumn *column = g_ptr_array_index (layout->columns, i);

      take_column (self, column, i);
      tell_column (self, column);
      if (column->role == DESMI_ROLE_MONTH || column->role == DESMI_ROLE_COUNT)
        desmi_title_read (&self->title, column->heading);
    }
}

/**
 * desmi_importer_next:
 *
 * Goes to the next row of the source, and counts the blank ones that it leaves out.
 *
 * Returns: %FALSE without @error set: the end
 */
gboolean
desmi_importer_next (DesmiImporter *self, GError **error)
{
  guint row;

  if (!self->source->next (self->source, error))
    return FALSE;
  row = self->source->get_row (self->source);
  if (row > self->last_row + 1)
    self->report->skipped[DESMI_SKIP_BLANK] += row - self->last_row - 1;
  self->last_row = row;
  return TRUE;
}

/* Passes over what stands above the rows. */
static gboolean
skip_head (DesmiImporter *self, GError **error)
{
  const guint last = self->report->header_row + self->report->n_header_rows - 1;

  while (desmi_importer_next (self, error))
    {
      guint row = self->source->get_row (self->source);

      if (row == self->layout->other_first)
        desmi_importer_tell_other (self);
      if (row >= self->report->header_row)
        self->report->skipped[DESMI_SKIP_HEADER]++;
      else if (row >= self->layout->other_first && row <= self->layout->other_last)
        self->report->skipped[DESMI_SKIP_OTHER]++;
      else if (desmi_row_source_is_blank (self->source))
        self->report->skipped[DESMI_SKIP_BLANK]++;
      else
        desmi_importer_take_title (self);
      if (row >= last)
        return TRUE;
    }
  return FALSE;
}

/**
 * desmi_importer_read_headings:
 * @path: the file
 *
 * Opens it and goes behind its headings; the rows follow. Fills what the report says of them.
 *
 * Returns: %FALSE with @error set where the file cannot be read, or has not what its kind must have
 *   or the mapping names
 */
gboolean
desmi_importer_read_headings (DesmiImporter *self, const char *path, GError **error)
{
  self->report->columns = g_ptr_array_new_with_free_func (free_column);
  self->report->kind = get_kind_asked (self);
  if (!open_source (self, path, error) || !check_layout (self, error))
    return FALSE;
  take_layout (self);
  return skip_head (self, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What begins anew among the rows: the titles of another month or direction, which count for the
 * rows below them, and tables of another form, which are not read. */
#include "exchange/desmi-import-private.h"

#include <string.h>

/* Remarks name months and directions, too, and are no titles. */
static gboolean
is_remark (const char *text)
{
  static const char *const firsts[]
      = { "catatan", "ket", "keterangan", "sumber", "nb", "note", "dicetak", "penjelasan" };
  g_autofree char *words = desmi_import_heading_words (text);
  gsize            length = strcspn (words, " ");

  if (!g_unichar_isalnum (g_utf8_get_char (text)))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (firsts); i++)
    if (length == strlen (firsts[i]) && strncmp (words, firsts[i], length) == 0)
      return TRUE;
  return FALSE;
}

/**
 * desmi_importer_note_below:
 *
 * Takes the row, which is no data, as a title of the rows below it.
 */
void
desmi_importer_note_below (DesmiImporter *self)
{
  gboolean first = TRUE;

  for (guint i = 0; i < self->source->get_n_fields (self->source); i++)
    {
      const char *cell = desmi_importer_get_cell_at (self, i);

      if (*cell == '\0')
        continue;
      if (first && is_remark (cell))
        return;
      first = FALSE;
      desmi_title_read (&self->below, cell);
    }
}

/**
 * desmi_importer_follow_below:
 *
 * Makes what titles said since the last row of data count from here on. A total further down is not
 * held against the rows then, since it may be of some of them.
 */
void
desmi_importer_follow_below (DesmiImporter *self)
{
  if (desmi_title_follow (&self->title, &self->below))
    {
      self->several = TRUE;
      self->summed_up = FALSE;
      g_clear_pointer (&self->report->declared_total, g_free);
    }
  if (self->below.month > 0)
    self->section_month = 0;
  self->below = (DesmiTitle){ 0 };
}

/* Whether the cell is the heading of what its column holds. */
static gboolean
is_own_heading (DesmiImporter *self, guint index, const char *cell)
{
  const DesmiLayoutColumn *column = index < self->layout->columns->len
                                        ? g_ptr_array_index (self->layout->columns, index)
                                        : NULL;
  DesmiMeasure             measure;
  DesmiRole                role;

  if (column == NULL)
    return FALSE;
  if (desmi_role_from_heading (self->report->kind, cell, &role))
    return column->role == role || (role == DESMI_ROLE_VILLAGE && column->role == DESMI_ROLE_NAME)
           || (column->is_measure && column->measure.sum && column->measure.role == role);
  desmi_measure_init (&measure, self->report->kind);
  if (!desmi_measure_add (&measure, self->report->kind, cell) || !measure.says)
    return column->role == DESMI_N_ROLES && !column->is_measure;
  return column->is_measure && desmi_measure_is_same (&measure, &column->measure);
}

/* “Bulan : Maret” is no heading of a column. */
static gboolean
is_label (const char *cell)
{
  return g_str_has_suffix (cell, ":");
}

/* Codes such as “TW” head columns, too. */
static gboolean
is_heading (const char *cell)
{
  return g_utf8_strlen (cell, -1) > 2 && desmi_import_is_heading (cell);
}

/* Whether all cells are words, several of them such as head a column and one of these for certain.
 */
static gboolean
has_headings (DesmiImporter *self)
{
  const guint n = self->source->get_n_fields (self->source);
  guint       n_filled = 0, n_headings = 0, n_measures = 0;

  /* numbers stand at the right of most tables */
  for (guint i = n; i-- > 0;)
    {
      const char *cell = desmi_importer_get_cell_at (self, i);

      if (desmi_import_is_number (cell) || is_label (cell))
        return FALSE;
      n_filled += *cell != '\0';
    }
  for (guint i = 0; n_filled > 1 && i < n; i++)
    {
      const char *cell = desmi_importer_get_cell_at (self, i);

      if (*cell != '\0' && is_heading (cell))
        n_headings++;
      else if (*cell != '\0')
        n_measures
            += desmi_measure_is_heading (DESMI_IMPORT_FLOWS, cell, DESMI_ROLE_COUNT)
               || desmi_measure_is_heading (DESMI_IMPORT_REMITTANCES, cell, DESMI_ROLE_AMOUNT);
    }
  return n_headings > 0 && n_headings + n_measures > 1;
}

static gboolean
says_period (DesmiImporter *self)
{
  static const DesmiRole periods[] = { DESMI_ROLE_MONTH, DESMI_ROLE_QUARTER, DESMI_ROLE_PERIOD };
  DesmiPeriod            period;

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    if (desmi_importer_parse_period (self, periods[i], &period))
      return TRUE;
  return FALSE;
}

/**
 * desmi_importer_find_headings:
 * @own: (out): whether they head what the columns hold, in other words perhaps
 *
 * Returns: whether the row has the headings of a table
 */
gboolean
desmi_importer_find_headings (DesmiImporter *self, gboolean *own)
{
  *own = TRUE;
  if (!has_headings (self) || desmi_importer_knows_village (self) || says_period (self))
    return FALSE;
  for (guint i = 0; i < self->source->get_n_fields (self->source) && *own; i++)
    {
      const char *cell = desmi_importer_get_cell_at (self, i);

      *own = *cell == '\0' || is_own_heading (self, i, cell);
    }
  return TRUE;
}

/**
 * desmi_importer_tell_other:
 *
 * Tells that the row begins a table that is not read.
 */
void
desmi_importer_tell_other (DesmiImporter *self)
{
  guint column = 0;

  while (column < self->source->get_n_fields (self->source)
         && *desmi_importer_get_cell_at (self, column) == '\0')
    column++;
  g_ptr_array_add (self->report->other_tables,
                   desmi_import_dup_place (column, self->source->get_row (self->source)));
}

/**
 * desmi_importer_tell_beside:
 *
 * Tells which tables at the side of the one that was found are not read.
 */
void
desmi_importer_tell_beside (DesmiImporter *self)
{
  for (guint i = 0; i < self->layout->beside->len; i++)
    g_ptr_array_add (self->report->other_tables,
                     desmi_import_dup_place (g_array_index (self->layout->beside, guint, i),
                                             self->layout->header_row));
}

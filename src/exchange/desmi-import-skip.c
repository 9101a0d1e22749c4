/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that are no data: totals, headings once more, lines that count for those below, remarks,
 * signatures, nothing. */
#include "exchange/desmi-import-private.h"

#include "exchange/desmi-import-section.h"

#include "core/desmi-country.h"
#include "core/desmi-number.h"

#include <string.h>

/* ---- what stands in the row ---- */

/* The letters and figures of a cell, so that spaced letters are one word. */
static char *
dup_letters (const char *cell)
{
  GString *letters = g_string_new (NULL);

  for (const char *p = cell; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (letters, g_ascii_tolower (*p));
  return g_string_free (letters, FALSE);
}

static guint
get_n_columns (DesmiImporter *self)
{
  return self->source->get_n_fields (self->source);
}

/* Cells that say something, and those of them that are no numbers. */
static void
count_cells (DesmiImporter *self)
{
  const guint row = self->source->get_row (self->source);

  if (self->counted == row)
    return;
  self->counted = row;
  self->n_filled = self->n_texts = 0;
  self->first_text = G_MAXUINT;
  for (guint i = 0; i < get_n_columns (self); i++)
    {
      const char *cell = desmi_importer_get_cell_at (self, i);

      if (*cell == '\0')
        continue;
      self->n_filled++;
      if (desmi_import_is_number (cell) || strcmp (cell, "-") == 0 || desmi_import_is_nil (cell))
        continue;
      self->n_texts++;
      /* "A", "I." before what they number */
      if (self->first_text == G_MAXUINT
          || strlen (desmi_importer_get_cell_at (self, self->first_text)) < 4)
        self->first_text = i;
    }
}

static gboolean
says_one_thing (DesmiImporter *self)
{
  count_cells (self);
  return self->n_filled == 1;
}

/* “Bulan : April”, whatever else stands beside it. */
static gboolean
is_label_row (DesmiImporter *self)
{
  static const char *const labels[] = { "bulan", "bln", "periode", "tahun", "triwulan" };
  const char              *cell = "";
  gsize                    length;

  for (guint i = 0; *cell == '\0' && i < get_n_columns (self); i++)
    cell = desmi_importer_get_cell_at (self, i);
  length = strcspn (cell, " :");
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (strlen (labels[i]) == length && g_ascii_strncasecmp (cell, labels[i], length) == 0
        && cell[length + strspn (cell + length, " :")] == '\0')
      return TRUE;
  return FALSE;
}

/* ---- totals and headings ---- */

/* Whether the row only sums up others: JUMLAH, SUB JUMLAH, TOTAL, RATA-RATA. */
static gboolean
is_total_row (DesmiImporter *self, gboolean *of_all)
{
  static const char *const words[]
      = { "jumlah", "total", "grandtotal", "subjumlah", "subtotal", "ratarata" };
  static const guint n_of_all = 3;

  for (guint i = 0; i < get_n_columns (self); i++)
    {
      g_autofree char *letters = dup_letters (desmi_importer_get_cell_at (self, i));

      if (*letters == '\0')
        continue;
      for (guint w = 0; w < G_N_ELEMENTS (words); w++)
        if (g_str_has_prefix (letters, words[w]))
          {
            *of_all = w < n_of_all;
            return TRUE;
          }
      return FALSE;
    }
  return FALSE;
}

/* Whether each cell that says something says what stands above it in one of the headings. */
static gboolean
is_header_row (DesmiImporter *self)
{
  guint n = 0;

  for (guint i = 0; i < get_n_columns (self); i++)
    {
      const char              *cell = desmi_importer_get_cell_at (self, i);
      const DesmiLayoutColumn *column
          = i < self->layout->columns->len ? g_ptr_array_index (self->layout->columns, i) : NULL;
      g_autofree char *words = NULL;

      if (*cell == '\0')
        continue;
      if (column == NULL)
        return FALSE;
      words = desmi_import_heading_words (cell);
      if (*words == '\0' || strstr (column->words, words) == NULL)
        return FALSE;
      n++;
    }
  return n > 1;
}

/* Whether the row numbers the columns: 1, 2, 3 or (1), (2), (3), as official forms do right below
 * their headings. */
static gboolean
is_numbering_row (DesmiImporter *self)
{
  guint n = 0;

  if (!self->below_headings)
    return FALSE;
  for (guint i = 0; i < get_n_columns (self); i++)
    {
      g_autofree char *letters = dup_letters (desmi_importer_get_cell_at (self, i));
      gint64           number;

      if (*desmi_importer_get_cell_at (self, i) == '\0')
        continue;
      if (!desmi_integer_parse (letters, n + 1, n + 1, &number))
        return FALSE;
      n++;
    }
  return n > 2 && n * 2 >= self->layout->columns->len;
}

/* Keeps the file's own total: the last one that stands in the summed column. */
static void
note_total (DesmiImporter *self)
{
  DesmiRole role
      = self->report->kind == DESMI_IMPORT_REMITTANCES ? DESMI_ROLE_AMOUNT : DESMI_ROLE_COUNT;
  const char *cell = desmi_importer_get_cell (self, role);

  for (guint i = 0; i < self->measures->len; i++)
    {
      const DesmiMeasured *measured = &g_array_index (self->measures, DesmiMeasured, i);
      DesmiMeasure         of_all;

      desmi_measure_init (&of_all, self->report->kind);
      if (measured->measure.sum && desmi_measure_includes (&measured->measure, &of_all))
        cell = desmi_importer_get_cell_at (self, measured->column);
    }
  if (!desmi_import_is_number (cell) && self->report->kind != DESMI_IMPORT_REMITTANCES)
    return;
  if (*cell == '\0' || self->report->kind == DESMI_IMPORT_PILLARS || self->several)
    return;
  g_free (self->report->declared_total);
  self->report->declared_total = g_strdup (cell);
}

/* ---- lines that count for the rows below ---- */

/* A name that no village of the district has is no section, but words such as “Desa Migran”. */
static gboolean
is_village (DesmiImporter *self, const DesmiSection *section)
{
  const char      *code;
  g_autofree char *suggestion = NULL;
  const char      *subdistrict = section->subdistrict != NULL ? section->subdistrict
                                 : self->above[DESMI_ROLE_SUBDISTRICT] != NULL
                                     ? self->above[DESMI_ROLE_SUBDISTRICT]
                                     : "";
  DesmiReason      reason
      = desmi_places_find (self->places, section->village, "", subdistrict, &code, &suggestion);

  return reason == DESMI_REASON_NONE || reason == DESMI_REASON_AMBIGUOUS_VILLAGE;
}

static gboolean
take_section (DesmiImporter *self, const char *text)
{
  g_auto (DesmiSection) section = { 0 };

  if (!desmi_section_parse (&section, text)
      || (section.village != NULL && !is_village (self, &section)))
    return FALSE;
  if (section.month > 0)
    self->section_month = section.month;
  if (section.subdistrict != NULL)
    {
      desmi_importer_set_above (self, DESMI_ROLE_SUBDISTRICT, section.subdistrict);
      desmi_importer_set_above (self, DESMI_ROLE_VILLAGE, "");
      desmi_importer_set_above (self, DESMI_ROLE_NAME, "");
    }
  if (section.village != NULL)
    {
      desmi_importer_set_above (self, DESMI_ROLE_VILLAGE, section.village);
      desmi_importer_set_above (self, DESMI_ROLE_NAME, "");
    }
  return TRUE;
}

static gboolean
is_in_village_column (const DesmiImporter *self, guint column)
{
  return (int) column == self->column_of[DESMI_ROLE_VILLAGE]
         || (int) column == self->column_of[DESMI_ROLE_NAME];
}

static gboolean
says_village (DesmiImporter *self)
{
  return *desmi_importer_get_cell (self, DESMI_ROLE_VILLAGE) != '\0'
         || *desmi_importer_get_cell (self, DESMI_ROLE_NAME) != '\0';
}

/* A line with hardly more than what it names, and perhaps the sums of what follows. A village that
 * stands in the column of villages is a row of its own. */
static gboolean
is_section_row (DesmiImporter *self)
{
  DesmiPeriod period;
  guint       at;

  count_cells (self);
  at = self->first_text;
  if (self->n_texts == 0 || self->n_texts > 2 || self->report->kind == DESMI_IMPORT_VILLAGES)
    return FALSE;
  if (is_in_village_column (self, at) ? self->n_filled > 1 && desmi_importer_knows_village (self)
                                      : says_village (self))
    return FALSE;
  if (*desmi_importer_get_cell (self, DESMI_ROLE_DESTINATION) != '\0'
      && (int) at != self->column_of[DESMI_ROLE_DESTINATION])
    return FALSE;
  /* a month in its own column, of a row that says nothing else, is not one for all below */
  if ((int) at == self->column_of[DESMI_ROLE_MONTH]
      && desmi_importer_parse_period (self, DESMI_ROLE_MONTH, &period))
    return FALSE;
  if (self->n_filled == 1 && (int) at == self->column_of[DESMI_ROLE_SUBDISTRICT])
    {
      desmi_importer_note_place (self);
      return TRUE;
    }
  return take_section (self, desmi_importer_get_cell_at (self, at));
}

/**
 * desmi_importer_take_title:
 *
 * Takes the row as one above the headings.
 */
void
desmi_importer_take_title (DesmiImporter *self)
{
  for (guint i = 0; i < get_n_columns (self); i++)
    {
      const char *cell = desmi_importer_get_cell_at (self, i);

      if (*cell != '\0')
        take_section (self, cell);
    }
  self->report->skipped[DESMI_SKIP_TITLE]++;
}

/* ---- remarks and signatures ---- */

/* Whether a column of numbers has one, or the formula of one. */
static gboolean
has_number (DesmiImporter *self)
{
  static const DesmiRole numbers[]
      = { DESMI_ROLE_COUNT, DESMI_ROLE_AMOUNT, DESMI_ROLE_VALUE, DESMI_ROLE_TARGET };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (desmi_import_is_number (desmi_importer_get_cell (self, numbers[i]))
        || desmi_importer_lacks_value (self, numbers[i]))
      return TRUE;
  for (guint i = 0; i < self->measures->len; i++)
    {
      guint column = g_array_index (self->measures, DesmiMeasured, i).column;

      if (desmi_import_is_number (desmi_importer_get_cell_at (self, column))
          || desmi_row_source_lacks_value (self->source, column))
        return TRUE;
    }
  return FALSE;
}

/* Whether a cell is what its column asks for, apart from numbers. */
static gboolean
has_fitting (DesmiImporter *self)
{
  static const DesmiRole periods[] = { DESMI_ROLE_MONTH, DESMI_ROLE_QUARTER, DESMI_ROLE_PERIOD };
  const char            *destination = desmi_importer_get_cell (self, DESMI_ROLE_DESTINATION);
  const char            *indicator = desmi_importer_get_cell (self, DESMI_ROLE_INDICATOR);
  DesmiPeriod            period;

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    if (desmi_importer_parse_period (self, periods[i], &period))
      return TRUE;
  return desmi_importer_knows_village (self)
         || (*destination != '\0' && desmi_country_parse (destination, NULL) != NULL)
         || g_hash_table_contains (self->indicators, indicator);
}

/* How many columns are read. */
static guint
count_read (const DesmiImporter *self)
{
  guint n = self->measures->len;

  for (guint r = 0; r < DESMI_N_ROLES; r++)
    n += self->column_of[r] >= 0;
  return n;
}

/* Whether too much stands in the row for a remark. */
static gboolean
is_long (const DesmiImporter *self)
{
  return self->n_filled >= MAX (3, (count_read (self) + 1) / 2);
}

static gboolean
is_note_row (DesmiImporter *self)
{
  gboolean label;

  count_cells (self);
  if (self->report->kind == DESMI_IMPORT_VILLAGES)
    return self->n_filled == 1 && *desmi_importer_get_cell (self, DESMI_ROLE_VILLAGE) == '\0'
           && *desmi_importer_get_cell (self, DESMI_ROLE_NAME) == '\0';
  label = is_label_row (self);
  if (self->n_texts == 0 || (!self->summed_up && !label && is_long (self)) || has_fitting (self))
    return FALSE;
  /* a row of which nothing is right is refused, not passed over */
  return self->summed_up || label || !has_number (self);
}

/* ---- nothing ---- */

static gboolean
is_unreported (DesmiImporter *self)
{
  if (!desmi_import_says_nothing (desmi_importer_get_cell (self, DESMI_ROLE_VALUE))
      || !desmi_import_says_nothing (desmi_importer_get_cell (self, DESMI_ROLE_TARGET)))
    return FALSE;
  for (guint i = 0; i < self->measures->len; i++)
    if (!desmi_import_says_nothing (desmi_importer_get_cell_at (
            self, g_array_index (self->measures, DesmiMeasured, i).column)))
      return FALSE;
  return TRUE;
}

static gboolean
counts_nobody (DesmiImporter *self)
{
  for (guint i = 0; i < self->measures->len; i++)
    if (!desmi_import_is_zero (desmi_importer_get_cell_at (
            self, g_array_index (self->measures, DesmiMeasured, i).column)))
      return FALSE;
  return desmi_import_is_zero (desmi_importer_get_cell (self, DESMI_ROLE_COUNT));
}

static gboolean
is_zero_row (DesmiImporter *self)
{
  static const DesmiRole numbers[] = { DESMI_ROLE_COUNT, DESMI_ROLE_VALUE, DESMI_ROLE_TARGET };

  /* what the file has not is not nothing */
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (desmi_importer_lacks_value (self, numbers[i]))
      return FALSE;
  for (guint i = 0; i < self->measures->len; i++)
    if (desmi_row_source_lacks_value (self->source,
                                      g_array_index (self->measures, DesmiMeasured, i).column))
      return FALSE;
  if (self->report->kind == DESMI_IMPORT_FLOWS)
    return counts_nobody (self);
  if (self->report->kind == DESMI_IMPORT_PILLARS)
    return is_unreported (self);
  return self->report->kind == DESMI_IMPORT_REMITTANCES && self->measures->len > 0
         && is_unreported (self);
}

/* Below the headings of another table, which may be the table's own in other words. */
static gboolean
is_of_other_table (DesmiImporter *self, gboolean total, gboolean *headings)
{
  gboolean own;

  if (!self->in_other && (total || is_label_row (self)))
    return FALSE;
  if (!*headings && desmi_importer_find_headings (self, &own))
    {
      *headings = own;
      if (!own && !self->in_other)
        desmi_importer_tell_other (self);
      self->in_other = !own;
    }
  if (*headings)
    self->in_other = FALSE;
  return self->in_other;
}

static gboolean
find_skip (DesmiImporter *self, DesmiSkip *skip)
{
  gboolean of_all = FALSE;
  gboolean headings = is_header_row (self);
  gboolean total = is_total_row (self, &of_all);
  gboolean other = is_of_other_table (self, total, &headings);
  gboolean numbers = is_numbering_row (self);

  self->below_headings = headings || (self->below_headings && desmi_importer_is_blank (self));
  if (desmi_importer_is_blank (self))
    *skip = DESMI_SKIP_BLANK;
  else if (other)
    *skip = DESMI_SKIP_OTHER;
  else if (total)
    {
      *skip = DESMI_SKIP_TOTAL;
      self->summed_up = self->summed_up || of_all;
      if (of_all)
        note_total (self);
    }
  else if (headings || numbers)
    *skip = DESMI_SKIP_HEADER;
  else if (is_section_row (self))
    *skip = DESMI_SKIP_SECTION;
  else if (is_note_row (self))
    *skip = DESMI_SKIP_NOTE;
  else
    return FALSE;
  return TRUE;
}

/**
 * desmi_importer_skip_row:
 *
 * Looks whether the row is data. Takes what it says for itself and for the rows below of the place
 * and the time they are of.
 *
 * Returns: whether it was passed over, which is counted
 */
gboolean
desmi_importer_skip_row (DesmiImporter *self)
{
  DesmiSkip skip = DESMI_SKIP_ZERO;

  if (!find_skip (self, &skip))
    {
      desmi_importer_follow_below (self);
      desmi_importer_note_place (self);
      if (!is_zero_row (self))
        return FALSE;
    }
  if (skip == DESMI_SKIP_NOTE || (skip == DESMI_SKIP_OTHER && says_one_thing (self)))
    desmi_importer_note_below (self);
  self->report->skipped[skip]++;
  return TRUE;
}

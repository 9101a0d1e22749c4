/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of remittances and of pillars: one figure a row, or quarters side by side. */
#include "exchange/desmi-import-private.h"

#include "core/desmi-name.h"
#include "core/desmi-number.h"
#include "core/desmi-unit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Whether what every row must say stands there, and which village it is of. */
static DesmiReason
begin_row (DesmiImporter *self, const DesmiRole *needed, guint n, const char **village)
{
  DesmiReason reason = desmi_importer_check_cells (self);

  if (reason == DESMI_REASON_NONE)
    reason = desmi_importer_need_village (self);
  if (reason == DESMI_REASON_NONE)
    reason = desmi_importer_need (self, needed, n);
  return reason == DESMI_REASON_NONE ? desmi_importer_read_village (self, village) : reason;
}

/* ---- remittances ---- */

static DesmiReason
read_amount (DesmiImporter *self, guint column, DesmiImportRecord *record)
{
  const char        *cell = desmi_importer_get_cell_at (self, column);
  g_autoptr (GError) error = NULL;
  DesmiReason        reason = DESMI_REASON_BAD_NUMBER;
  gint64             total;

  if (desmi_import_is_nil (cell))
    return DESMI_REASON_NONE;
  if (!desmi_rupiah_parse (cell, &record->amount_idr, &error))
    {
      reason = desmi_import_number_reason (error, reason);
      desmi_importer_say_why (self, error->message);
    }
  else if (record->amount_idr > DESMI_RUPIAH_MAX)
    desmi_importer_say_why (self, _ ("more than a village can have"));
  else if (!desmi_rupiah_add (self->report->total_amount_idr, record->amount_idr, &total, &error))
    desmi_importer_say_why (self, error->message);
  else
    return DESMI_REASON_NONE;
  return desmi_importer_fail_at (self, column, reason);
}

/* One quarter's amount; @measured: (nullable): the column of a quarter. */
static DesmiReason
read_remittance (DesmiImporter *self, const char *village, const DesmiMeasured *measured)
{
  static const DesmiPeriodKind kinds[] = { DESMI_PERIOD_QUARTER, DESMI_PERIOD_QUARTER };
  DesmiImportRecord           *record = desmi_importer_add_record (self, village);
  guint column = measured != NULL ? measured->column : (guint) self->column_of[DESMI_ROLE_AMOUNT];
  DesmiReason reason = desmi_importer_read_period (self, DESMI_ROLE_QUARTER, measured, kinds, FALSE,
                                                   &record->period);

  if (reason == DESMI_REASON_NONE)
    reason = read_amount (self, column, record);
  if (reason == DESMI_REASON_NONE)
    desmi_importer_add_pending (self, record, DESMI_RECORD_REMITTANCE)->value = record->amount_idr;
  return reason;
}

static gboolean
is_reported (DesmiImporter *self, const DesmiMeasured *measured)
{
  return !measured->measure.sum
         && !desmi_import_says_nothing (desmi_importer_get_cell_at (self, measured->column));
}

static DesmiReason
check_amounts (DesmiImporter *self)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->records->len; i++)
    {
      const DesmiImportRecord *record = g_ptr_array_index (self->records, i);

      g_ptr_array_add (keys, g_strdup_printf ("%s\t%s", record->village, record->period));
      g_ptr_array_add (keys, g_strdup_printf ("%" G_GINT64_FORMAT, record->amount_idr));
    }
  return desmi_importer_check_seen (self, keys);
}

/* Whether the sum that stands beside the quarters is theirs. */
static DesmiReason
check_sum (DesmiImporter *self, const DesmiMeasured *sum)
{
  const char *cell = desmi_importer_get_cell_at (self, sum->column);
  gint64      written, total = 0;

  if (desmi_import_says_nothing (cell))
    return DESMI_REASON_NONE;
  if (desmi_import_is_nil (cell))
    written = 0;
  else if (!desmi_rupiah_parse (cell, &written, NULL))
    return desmi_importer_fail_at (self, sum->column, DESMI_REASON_BAD_NUMBER);
  for (guint i = 0; i < self->records->len; i++)
    total += ((const DesmiImportRecord *) g_ptr_array_index (self->records, i))->amount_idr;
  return total == written ? DESMI_REASON_NONE
                          : desmi_importer_fail_at (self, sum->column, DESMI_REASON_SUM_MISMATCH);
}

static DesmiReason
read_quarters (DesmiImporter *self, const char *village)
{
  DesmiReason reason = DESMI_REASON_NONE;

  for (guint i = 0; reason == DESMI_REASON_NONE && i < self->measures->len; i++)
    if (is_reported (self, desmi_importer_get_measured (self, i)))
      reason = read_remittance (self, village, desmi_importer_get_measured (self, i));
  for (guint i = 0; reason == DESMI_REASON_NONE && i < self->measures->len; i++)
    if (desmi_importer_get_measured (self, i)->measure.sum)
      reason = check_sum (self, desmi_importer_get_measured (self, i));
  return reason;
}

/**
 * desmi_importer_read_remittance:
 *
 * Reads a row of remittances. See desmi_importer_read_row().
 */
DesmiReason
desmi_importer_read_remittance (DesmiImporter *self)
{
  static const DesmiRole needed[] = { DESMI_ROLE_QUARTER, DESMI_ROLE_AMOUNT };
  const char            *village = NULL;
  DesmiReason            reason = begin_row (self, needed, G_N_ELEMENTS (needed), &village);

  if (reason == DESMI_REASON_NONE)
    reason = self->measures->len > 0 ? read_quarters (self, village)
                                     : read_remittance (self, village, NULL);
  return reason == DESMI_REASON_NONE ? check_amounts (self) : reason;
}

/* ---- pillars ---- */

static DesmiReason
read_milli (DesmiImporter *self, guint column, gboolean *has, gint64 *milli)
{
  const char        *cell = desmi_importer_get_cell_at (self, column);
  g_autoptr (GError) error = NULL;
  DesmiReason        reason = DESMI_REASON_BAD_NUMBER;

  *has = !desmi_import_says_nothing (cell);
  *milli = 0;
  if (!*has || desmi_import_is_nil (cell))
    return DESMI_REASON_NONE;
  if (!desmi_number_parse (cell, milli, &error))
    {
      reason = desmi_import_number_reason (error, reason);
      desmi_importer_say_why (self, error->message);
    }
  else if (*milli < 0)
    desmi_importer_say_why (self, _ ("less than nothing"));
  else
    return DESMI_REASON_NONE;
  return desmi_importer_fail_at (self, column, reason);
}

/* One number into @record; columns of the same period are one record. */
static DesmiReason
read_value (DesmiImporter *self, guint column, DesmiRole role, DesmiImportRecord *record)
{
  return role == DESMI_ROLE_TARGET
             ? read_milli (self, column, &record->has_target, &record->target_milli)
             : read_milli (self, column, &record->has_value, &record->value_milli);
}

static gboolean
is_same_period (const DesmiMeasured *a, const DesmiMeasured *b)
{
  return a->measure.quarter == b->measure.quarter && a->measure.year == b->measure.year;
}

/* Whether an earlier column is of the same period, whose record this one's number went into. */
static gboolean
is_read (const DesmiImporter *self, guint index)
{
  for (guint i = 0; i < index; i++)
    if (is_same_period (desmi_importer_get_measured (self, i),
                        desmi_importer_get_measured (self, index)))
      return TRUE;
  return FALSE;
}

/* Whether the period has a target, which may be of times to come. */
static gboolean
has_target (DesmiImporter *self, const DesmiMeasured *of)
{
  if (of == NULL)
    return *desmi_importer_get_cell (self, DESMI_ROLE_TARGET) != '\0';
  for (guint i = 0; i < self->measures->len; i++)
    {
      const DesmiMeasured *measured = desmi_importer_get_measured (self, i);

      if (is_same_period (measured, of) && measured->measure.role == DESMI_ROLE_TARGET
          && *desmi_importer_get_cell_at (self, measured->column) != '\0')
        return TRUE;
    }
  return FALSE;
}

static DesmiReason
read_period (DesmiImporter *self, const DesmiMeasured *measured, DesmiImportRecord *record)
{
  static const DesmiPeriodKind kinds[] = { DESMI_PERIOD_QUARTER, DESMI_PERIOD_YEAR };

  return desmi_importer_read_period (self, DESMI_ROLE_PERIOD, measured, kinds,
                                     has_target (self, measured), &record->period);
}

/* The figures of the period of the column at @index, in whatever columns they stand. */
static DesmiReason
read_side_by_side (DesmiImporter *self, const char *village, guint index)
{
  DesmiImportRecord   *record = desmi_importer_add_record (self, village);
  const DesmiMeasured *first = desmi_importer_get_measured (self, index);
  DesmiReason          reason = DESMI_REASON_NONE;

  for (guint i = index; reason == DESMI_REASON_NONE && i < self->measures->len; i++)
    if (is_same_period (first, desmi_importer_get_measured (self, i)))
      reason = read_value (self, desmi_importer_get_measured (self, i)->column,
                           desmi_importer_get_measured (self, i)->measure.role, record);
  if (reason == DESMI_REASON_NONE && !record->has_value && !record->has_target)
    {
      g_ptr_array_set_size (self->records, (int) self->records->len - 1);
      return reason;
    }
  return reason == DESMI_REASON_NONE ? read_period (self, first, record) : reason;
}

static DesmiReason
read_figures (DesmiImporter *self, const char *village)
{
  DesmiReason        reason = DESMI_REASON_NONE;
  DesmiImportRecord *record;

  for (guint i = 0; reason == DESMI_REASON_NONE && i < self->measures->len; i++)
    if (!is_read (self, i))
      reason = read_side_by_side (self, village, i);
  if (self->measures->len > 0)
    return reason;
  record = desmi_importer_add_record (self, village);
  reason = read_period (self, NULL, record);
  if (reason == DESMI_REASON_NONE && self->column_of[DESMI_ROLE_VALUE] >= 0)
    reason = read_value (self, (guint) self->column_of[DESMI_ROLE_VALUE], DESMI_ROLE_VALUE, record);
  if (reason == DESMI_REASON_NONE && self->column_of[DESMI_ROLE_TARGET] >= 0)
    reason
        = read_value (self, (guint) self->column_of[DESMI_ROLE_TARGET], DESMI_ROLE_TARGET, record);
  return reason;
}

/* The id of the catalogue's indicator that is meant, by its id or by a name. */
static const char *
find_indicator (DesmiImporter *self, const char *cell)
{
  g_autofree char *name = NULL;
  gpointer         id;

  if (g_hash_table_lookup_extended (self->indicators, cell, &id, NULL))
    return id;
  name = desmi_name_match (cell);
  return g_hash_table_lookup (self->indicator_names, name);
}

/* "2", "II" or "Pilar 2"; 0: none of them. */
static int
read_pillar_number (const char *text)
{
  static const char *const numerals[] = { "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX" };
  gint64                   number;

  if (g_ascii_strncasecmp (text, "pilar ", strlen ("pilar ")) == 0)
    text += strlen ("pilar ");
  for (guint i = 0; i < G_N_ELEMENTS (numerals); i++)
    if (g_ascii_strcasecmp (text, numerals[i]) == 0)
      return (int) i + 1;
  return desmi_integer_parse (text, 1, DESMI_MAX_PILLARS, &number) ? (int) number : 0;
}

/* The indicator must be of the catalogue, and the pillar beside it must be the indicator's. */
static DesmiReason
read_indicator (DesmiImporter *self)
{
  const char *pillar = desmi_importer_get_cell (self, DESMI_ROLE_PILLAR);
  const char *id = find_indicator (self, desmi_importer_get_cell (self, DESMI_ROLE_INDICATOR));
  int         number;

  if (id == NULL)
    return desmi_importer_fail (self, DESMI_ROLE_INDICATOR, DESMI_REASON_UNKNOWN_PILLAR);
  number = GPOINTER_TO_INT (g_hash_table_lookup (self->indicators, id));
  if (*pillar != '\0' && read_pillar_number (pillar) != number)
    return desmi_importer_fail (self, DESMI_ROLE_PILLAR, DESMI_REASON_UNKNOWN_PILLAR);
  for (guint i = 0; i < self->records->len; i++)
    {
      DesmiImportRecord *record = g_ptr_array_index (self->records, i);

      record->indicator = g_strdup (id);
      record->pillar = number;
    }
  return DESMI_REASON_NONE;
}

/* Whether the period of the columns of which @index is the first has a number in any of them. */
static gboolean
has_figures (DesmiImporter *self, guint index)
{
  for (guint i = index; i < self->measures->len; i++)
    if (is_same_period (desmi_importer_get_measured (self, index),
                        desmi_importer_get_measured (self, i))
        && !desmi_import_says_nothing (
            desmi_importer_get_cell_at (self, desmi_importer_get_measured (self, i)->column)))
      return TRUE;
  return FALSE;
}

/* The column in which the number of the @nth record stands; periods without any have no record. */
static guint
find_column (DesmiImporter *self, DesmiRole role, guint nth)
{
  guint n = 0, first = 0;

  if (self->measures->len == 0)
    return (guint) self->column_of[role];
  for (guint i = 0; i < self->measures->len && n <= nth; i++)
    if (!is_read (self, i) && has_figures (self, i))
      {
        first = i;
        n++;
      }
  for (guint i = first; i < self->measures->len; i++)
    if (desmi_importer_get_measured (self, i)->measure.role == role
        && is_same_period (desmi_importer_get_measured (self, first),
                           desmi_importer_get_measured (self, i)))
      return desmi_importer_get_measured (self, i)->column;
  return 0;
}

/* What an indicator can be, by its unit. */
static DesmiReason
check_units (DesmiImporter *self)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      const DesmiImportRecord *record = g_ptr_array_index (self->records, i);
      const char              *unit = g_hash_table_lookup (self->units, record->indicator);
      g_autoptr (GError)       error = NULL;
      gboolean value = record->has_value && !desmi_unit_check (unit, record->value_milli, &error);

      if (!value && !(record->has_target && !desmi_unit_check (unit, record->target_milli, &error)))
        continue;
      desmi_importer_say_why (self, error->message);
      return desmi_importer_fail_at (
          self, find_column (self, value ? DESMI_ROLE_VALUE : DESMI_ROLE_TARGET, i),
          DESMI_REASON_BAD_NUMBER);
    }
  return DESMI_REASON_NONE;
}

static DesmiReason
check_figures (DesmiImporter *self)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->records->len; i++)
    {
      const DesmiImportRecord *r = g_ptr_array_index (self->records, i);

      g_ptr_array_add (keys, g_strdup_printf ("%s\t%s\t%s", r->village, r->indicator, r->period));
      g_ptr_array_add (keys, g_strdup_printf ("%d\t%" G_GINT64_FORMAT "\t%d\t%" G_GINT64_FORMAT,
                                              r->has_value, r->value_milli, r->has_target,
                                              r->target_milli));
    }
  return desmi_importer_check_seen (self, keys);
}

static void
add_figures (DesmiImporter *self)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      const DesmiImportRecord *record = g_ptr_array_index (self->records, i);

      if (record->has_target)
        desmi_importer_add_pending (self, record, DESMI_RECORD_TARGET)->value
            = record->target_milli;
      if (record->has_value)
        desmi_importer_add_pending (self, record, DESMI_RECORD_MEASUREMENT)->value
            = record->value_milli;
    }
}

/**
 * desmi_importer_read_pillar:
 *
 * Reads a row of figures of the pillars. See desmi_importer_read_row().
 */
DesmiReason
desmi_importer_read_pillar (DesmiImporter *self)
{
  static const DesmiRole needed[] = { DESMI_ROLE_INDICATOR, DESMI_ROLE_PERIOD };
  const char            *village = NULL;
  DesmiReason            reason = begin_row (self, needed, G_N_ELEMENTS (needed), &village);

  if (reason == DESMI_REASON_NONE)
    reason = read_figures (self, village);
  if (reason == DESMI_REASON_NONE)
    reason = read_indicator (self);
  if (reason == DESMI_REASON_NONE)
    reason = check_units (self);
  if (reason == DESMI_REASON_NONE)
    reason = check_figures (self);
  if (reason == DESMI_REASON_NONE)
    add_figures (self);
  return reason;
}

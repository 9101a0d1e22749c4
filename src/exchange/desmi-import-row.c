/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of an import file to typed records, or the reason why not. */
#include "exchange/desmi-import-private.h"

#include "core/desmi-clock.h"
#include "core/desmi-code.h"
#include "core/desmi-country.h"
#include "core/desmi-error.h"
#include "core/desmi-number.h"
#include "core/desmi-unit.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define MAX_TEXT_CHARS 200
#define MAX_NOTES_CHARS 4000
#define SERIAL_DIGITS 5

/* A text that lives as long as the row's records. */
static const char *
keep (DesmiImporter *self, const char *text)
{
  return g_string_chunk_insert (self->texts, text);
}

/**
 * desmi_importer_get_cell:
 *
 * Returns: (transfer none): the cell without blanks around it, also no-break ones
 */
const char *
desmi_importer_get_cell (DesmiImporter *self, DesmiRole role)
{
  int              column = self->column_of[role];
  const char      *text, *begin, *end;
  g_autofree char *trimmed = NULL;

  if (column < 0)
    return "";
  text = self->source->get_field (self->source, (guint) column);
  begin = text;
  end = text + strlen (text);
  while (*begin != '\0' && g_unichar_isspace (g_utf8_get_char (begin)))
    begin = g_utf8_next_char (begin);
  while (end > begin && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  if (begin == text && *end == '\0')
    return text;
  trimmed = g_strndup (begin, (gsize) (end - begin));
  return keep (self, trimmed);
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

static DesmiReason
fail (DesmiImporter *self, DesmiRole role, DesmiReason reason)
{
  self->failed_role = role;
  return reason;
}

/* As fail, with a sentence that says more than that of the reason. */
static DesmiReason
fail_because (DesmiImporter *self, DesmiRole role, DesmiReason reason, const char *why)
{
  g_free (self->why);
  self->why = g_strdup (why);
  return fail (self, role, reason);
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

/* The first needed cell that is empty, and any cell whose text cannot be kept. */
static DesmiReason
check_cells (DesmiImporter *self, const DesmiRole *needed, guint n_needed)
{
  for (guint r = 0; r < DESMI_N_ROLES; r++)
    if (self->column_of[r] >= 0)
      {
        const char        *cell = desmi_importer_get_cell (self, (DesmiRole) r);
        g_autoptr (GError) error = NULL;

        if (!(r == DESMI_ROLE_NOTES ? desmi_text_check_lines (cell, MAX_NOTES_CHARS, &error)
                                    : desmi_text_check (cell, MAX_TEXT_CHARS, &error)))
          return fail_because (self, (DesmiRole) r, DESMI_REASON_CELL_ERROR, error->message);
        if (is_error (cell))
          return fail (self, (DesmiRole) r, DESMI_REASON_CELL_ERROR);
      }
  for (guint r = 0; r < DESMI_N_ROLES; r++)
    if (desmi_importer_lacks_value (self, (DesmiRole) r))
      return fail (self, (DesmiRole) r, DESMI_REASON_FORMULA_NO_VALUE);
  for (guint i = 0; i < n_needed; i++)
    if (*desmi_importer_get_cell (self, needed[i]) == '\0')
      return fail (self, needed[i], DESMI_REASON_MISSING_FIELD);
  return DESMI_REASON_NONE;
}

static DesmiReason
read_village (DesmiImporter *self)
{
  const char *code = NULL;
  DesmiReason reason = desmi_places_find (
      self->places, desmi_importer_get_cell (self, DESMI_ROLE_VILLAGE),
      desmi_importer_get_cell (self, DESMI_ROLE_NAME),
      desmi_importer_get_cell (self, DESMI_ROLE_SUBDISTRICT), &code, &self->suggestion);

  if (reason != DESMI_REASON_NONE)
    return fail (self, DESMI_ROLE_VILLAGE, reason);
  self->record.village = g_strdup (code);
  return DESMI_REASON_NONE;
}

/* The number by which a spreadsheet stores a day: five digits from May 1927 on, and perhaps the
 * time of day. Text files, which say nothing about it, count from 1900. */
static gboolean
read_serial (const DesmiImporter *self, const char *cell, DesmiPeriod *out)
{
  gsize n = strspn (cell, "0123456789");
  gsize fraction = cell[n] == '.' || cell[n] == ',' ? strspn (cell + n + 1, "0123456789") : 0;
  gsize length = fraction > 0 ? n + 1 + fraction : n;

  return n == SERIAL_DIGITS && cell[length] == '\0'
         && desmi_period_from_serial (g_ascii_strtod (cell, NULL), self->source->from_1904, out);
}

/* A period of one of two kinds, not before 2000 and not after this month. */
static DesmiReason
read_period (DesmiImporter  *self,
             DesmiRole       role,
             DesmiPeriodKind kind,
             DesmiPeriodKind or_kind,
             gboolean        may_be_future)
{
  const char *cell = desmi_importer_get_cell (self, role);
  DesmiPeriod period;

  if (!(desmi_period_parse_loose (cell, &period, NULL) || read_serial (self, cell, &period))
      || (period.kind != kind && period.kind != or_kind)
      || desmi_month_year (period.first) < DESMI_FIRST_YEAR
      || (!may_be_future && period.first > self->this_month))
    return fail (self, role, DESMI_REASON_BAD_DATE);
  self->record.period = desmi_period_to_text (&period);
  return DESMI_REASON_NONE;
}

static DesmiReason
number_reason (const GError *error, DesmiReason otherwise)
{
  return g_error_matches (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_AMBIGUOUS_NUMBER)
             ? DESMI_REASON_AMBIGUOUS_NUMBER
             : otherwise;
}

/* The cell of @role, or nothing where it says that it is not known, as the program's own workbooks
 * do. */
static const char *
get_known (DesmiImporter *self, DesmiRole role)
{
  static const char *const unknown[] = { "unknown", "tidak diketahui" };
  const char              *cell = desmi_importer_get_cell (self, role);

  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    if (g_ascii_strcasecmp (cell, unknown[i]) == 0)
      return "";
  return cell;
}

static DesmiReason
read_flow_words (DesmiImporter *self)
{
  DesmiImportRecord  *record = &self->record;
  const DesmiCountry *country
      = desmi_country_parse (desmi_importer_get_cell (self, DESMI_ROLE_DESTINATION), NULL);
  const char        *direction = desmi_importer_get_cell (self, DESMI_ROLE_DIRECTION);
  const char        *sector = get_known (self, DESMI_ROLE_SECTOR);
  const char        *gender = get_known (self, DESMI_ROLE_GENDER);
  const char        *scheme = get_known (self, DESMI_ROLE_SCHEME);
  const char        *occupation = get_known (self, DESMI_ROLE_OCCUPATION);
  g_autoptr (GError) error = NULL;

  if (country == NULL)
    return fail (self, DESMI_ROLE_DESTINATION, DESMI_REASON_UNKNOWN_COUNTRY);
  if (g_str_equal (country->iso3, "IDN"))
    return fail_because (self, DESMI_ROLE_DESTINATION, DESMI_REASON_UNKNOWN_COUNTRY,
                         _ ("Indonesia is no country that workers migrate to"));
  record->destination = g_strdup (country->iso3);
  if (*direction != '\0' && !desmi_direction_parse (direction, &record->direction, NULL))
    return fail (self, DESMI_ROLE_DIRECTION, DESMI_REASON_BAD_DIRECTION);
  if (*sector != '\0' && (sector = desmi_sector_parse (sector, NULL)) == NULL)
    return fail (self, DESMI_ROLE_SECTOR, DESMI_REASON_BAD_SECTOR);
  if (*gender != '\0' && (gender = desmi_gender_parse (gender, NULL)) == NULL)
    return fail (self, DESMI_ROLE_GENDER, DESMI_REASON_BAD_GENDER);
  if (*scheme != '\0' && (scheme = desmi_scheme_parse (scheme, &error)) == NULL)
    return fail_because (self, DESMI_ROLE_SCHEME, DESMI_REASON_CELL_ERROR, error->message);
  record->sector = g_strdup (sector);
  record->gender = g_strdup (gender);
  record->scheme = g_strdup (scheme);
  record->occupation = g_strdup (desmi_occupation_find (occupation));
  if (record->occupation == NULL)
    record->occupation = g_strdup (occupation);
  return DESMI_REASON_NONE;
}

static DesmiRecord *
add_pending (DesmiImporter *self, DesmiRecordKind kind)
{
  DesmiRecord record
      = { .kind = kind, .village = self->record.village, .period = self->record.period };

  record.programme_status = -1;
  g_array_append_val (self->pending, record);
  return &g_array_index (self->pending, DesmiRecord, self->pending->len - 1);
}

static DesmiReason
read_flow (DesmiImporter *self)
{
  static const DesmiRole needed[]
      = { DESMI_ROLE_VILLAGE, DESMI_ROLE_MONTH, DESMI_ROLE_DESTINATION, DESMI_ROLE_COUNT };
  DesmiImportRecord *record = &self->record;
  g_autoptr (GError) error = NULL;
  DesmiReason        reason = check_cells (self, needed, G_N_ELEMENTS (needed));

  if (reason == DESMI_REASON_NONE)
    reason = read_village (self);
  if (reason == DESMI_REASON_NONE)
    reason = read_period (self, DESMI_ROLE_MONTH, DESMI_PERIOD_MONTH, DESMI_PERIOD_MONTH, FALSE);
  if (reason == DESMI_REASON_NONE)
    reason = read_flow_words (self);
  if (reason != DESMI_REASON_NONE)
    return reason;
  if (!desmi_count_parse (desmi_importer_get_cell (self, DESMI_ROLE_COUNT), &record->count, &error))
    return fail (self, DESMI_ROLE_COUNT, number_reason (error, DESMI_REASON_BAD_COUNT));
  add_pending (self, DESMI_RECORD_FLOW)->flow = (DesmiFlow){
    record->village,    record->period, record->direction, record->destination, record->sector,
    record->occupation, record->gender, record->scheme,    record->count,
  };
  return DESMI_REASON_NONE;
}

static DesmiReason
read_remittance (DesmiImporter *self)
{
  static const DesmiRole needed[] = { DESMI_ROLE_VILLAGE, DESMI_ROLE_QUARTER, DESMI_ROLE_AMOUNT };
  g_autoptr (GError)     error = NULL;
  gint64                 total;
  DesmiReason            reason = check_cells (self, needed, G_N_ELEMENTS (needed));

  if (reason == DESMI_REASON_NONE)
    reason = read_village (self);
  if (reason == DESMI_REASON_NONE)
    reason
        = read_period (self, DESMI_ROLE_QUARTER, DESMI_PERIOD_QUARTER, DESMI_PERIOD_QUARTER, FALSE);
  if (reason != DESMI_REASON_NONE)
    return reason;
  if (!desmi_rupiah_parse (desmi_importer_get_cell (self, DESMI_ROLE_AMOUNT),
                           &self->record.amount_idr, &error))
    return fail_because (self, DESMI_ROLE_AMOUNT, number_reason (error, DESMI_REASON_BAD_NUMBER),
                         error->message);
  if (self->record.amount_idr > DESMI_RUPIAH_MAX)
    return fail_because (self, DESMI_ROLE_AMOUNT, DESMI_REASON_BAD_NUMBER,
                         _ ("more than a village can have"));
  if (!desmi_rupiah_add (self->report->total_amount_idr, self->record.amount_idr, &total, &error))
    return fail_because (self, DESMI_ROLE_AMOUNT, DESMI_REASON_BAD_NUMBER, error->message);
  add_pending (self, DESMI_RECORD_REMITTANCE)->value = self->record.amount_idr;
  return DESMI_REASON_NONE;
}

/* What stands for "not reported". */
static gboolean
says_nothing (const char *cell)
{
  static const char *const words[] = { "", "-", "–", "—", "n/a", "na", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (cell, words[i]) == 0)
      return TRUE;
  return FALSE;
}

static DesmiReason
read_milli (DesmiImporter *self, DesmiRole role, gboolean *has, gint64 *milli)
{
  const char        *cell = desmi_importer_get_cell (self, role);
  g_autoptr (GError) error = NULL;

  *has = !says_nothing (cell);
  if (!*has)
    return DESMI_REASON_NONE;
  if (!desmi_number_parse (cell, milli, &error))
    return fail_because (self, role, number_reason (error, DESMI_REASON_BAD_NUMBER),
                         error->message);
  return *milli < 0 ? fail_because (self, role, DESMI_REASON_BAD_NUMBER, _ ("less than nothing"))
                    : DESMI_REASON_NONE;
}

/* What an indicator can be, by its unit. */
static DesmiReason
check_milli (DesmiImporter *self, DesmiRole role, gboolean has, gint64 milli)
{
  const char        *unit = g_hash_table_lookup (self->units, self->record.indicator);
  g_autoptr (GError) error = NULL;

  return !has || desmi_unit_check (unit, milli, &error)
             ? DESMI_REASON_NONE
             : fail_because (self, role, DESMI_REASON_BAD_NUMBER, error->message);
}

/* The indicator must be of the catalogue, and the pillar beside it must be the indicator's. */
static DesmiReason
read_indicator (DesmiImporter *self)
{
  const char *pillar = desmi_importer_get_cell (self, DESMI_ROLE_PILLAR);
  gpointer    number;

  self->record.indicator = g_strdup (desmi_importer_get_cell (self, DESMI_ROLE_INDICATOR));
  if (!g_hash_table_lookup_extended (self->indicators, self->record.indicator, NULL, &number))
    return fail (self, DESMI_ROLE_INDICATOR, DESMI_REASON_UNKNOWN_PILLAR);
  self->record.pillar = GPOINTER_TO_INT (number);
  if (*pillar != '\0')
    {
      gint64 given;

      if (!desmi_integer_parse (pillar, 1, DESMI_MAX_PILLARS, &given)
          || given != self->record.pillar)
        return fail (self, DESMI_ROLE_PILLAR, DESMI_REASON_UNKNOWN_PILLAR);
    }
  return DESMI_REASON_NONE;
}

static void
add_milli (DesmiImporter *self, DesmiRecordKind kind, gint64 milli)
{
  DesmiRecord *record = add_pending (self, kind);

  record->indicator = self->record.indicator;
  record->value = milli;
}

static DesmiReason
read_pillar (DesmiImporter *self)
{
  static const DesmiRole needed[] = { DESMI_ROLE_VILLAGE, DESMI_ROLE_INDICATOR, DESMI_ROLE_PERIOD };
  DesmiImportRecord     *record = &self->record;
  DesmiReason            reason = check_cells (self, needed, G_N_ELEMENTS (needed));
  gboolean               future = *desmi_importer_get_cell (self, DESMI_ROLE_TARGET) != '\0';

  if (reason == DESMI_REASON_NONE)
    reason = read_village (self);
  if (reason == DESMI_REASON_NONE)
    reason = read_period (self, DESMI_ROLE_PERIOD, DESMI_PERIOD_QUARTER, DESMI_PERIOD_YEAR, future);
  if (reason == DESMI_REASON_NONE)
    reason = read_milli (self, DESMI_ROLE_VALUE, &record->has_value, &record->value_milli);
  if (reason == DESMI_REASON_NONE)
    reason = read_milli (self, DESMI_ROLE_TARGET, &record->has_target, &record->target_milli);
  if (reason == DESMI_REASON_NONE)
    reason = read_indicator (self);
  if (reason == DESMI_REASON_NONE)
    reason = check_milli (self, DESMI_ROLE_VALUE, record->has_value, record->value_milli);
  if (reason == DESMI_REASON_NONE)
    reason = check_milli (self, DESMI_ROLE_TARGET, record->has_target, record->target_milli);
  if (reason != DESMI_REASON_NONE)
    return reason;
  if (record->has_target)
    add_milli (self, DESMI_RECORD_TARGET, record->target_milli);
  if (record->has_value)
    add_milli (self, DESMI_RECORD_MEASUREMENT, record->value_milli);
  return DESMI_REASON_NONE;
}

static DesmiReason
read_enrolment (DesmiImporter *self)
{
  DesmiImportRecord *record = &self->record;
  const char        *programme = desmi_importer_get_cell (self, DESMI_ROLE_PROGRAMME);
  const char        *cohort = desmi_importer_get_cell (self, DESMI_ROLE_COHORT);
  const char        *status = desmi_importer_get_cell (self, DESMI_ROLE_STATUS);
  const char        *decree_date = desmi_importer_get_cell (self, DESMI_ROLE_DECREE_DATE);
  gint64             year = 0;
  g_autoptr (GError) error = NULL;
  DesmiStatus        parsed;
  DesmiRecord       *out;

  if (*cohort == '\0')
    return fail (self, DESMI_ROLE_COHORT, DESMI_REASON_MISSING_FIELD);
  if (!desmi_integer_parse (cohort, DESMI_FIRST_YEAR, desmi_month_year (self->this_month) + 1,
                            &year))
    return fail (self, DESMI_ROLE_COHORT, DESMI_REASON_BAD_DATE);
  if (*decree_date != '\0' && !desmi_clock_is_day (decree_date))
    return fail (self, DESMI_ROLE_DECREE_DATE, DESMI_REASON_BAD_DATE);
  if (*status != '\0' && !desmi_status_parse (status, &parsed, &error))
    return fail_because (self, DESMI_ROLE_STATUS, DESMI_REASON_CELL_ERROR, error->message);
  record->programme = g_strdup (*programme != '\0' ? programme : "desmigratif");
  if (!g_hash_table_contains (self->programmes, record->programme))
    return fail_because (self, DESMI_ROLE_PROGRAMME, DESMI_REASON_CELL_ERROR,
                         _ ("the catalogue has no such programme"));
  record->cohort = (int) year;
  record->decree = g_strdup (desmi_importer_get_cell (self, DESMI_ROLE_DECREE));
  record->decree_date = g_strdup (decree_date);
  record->status = g_strdup (*status != '\0' ? desmi_status_to_code (parsed) : "");

  out = add_pending (self, DESMI_RECORD_ENROLMENT);
  out->programme = record->programme;
  out->cohort = record->cohort;
  out->text = record->decree;
  out->decree_date = *decree_date != '\0' ? record->decree_date : NULL;
  out->programme_status = *status != '\0' ? (int) parsed : -1;
  return DESMI_REASON_NONE;
}

static gboolean
is_number_role (DesmiRole role)
{
  return role == DESMI_ROLE_OFFICERS || role == DESMI_ROLE_POPULATION
         || role == DESMI_ROLE_HOUSEHOLDS;
}

static DesmiReason
read_profile (DesmiImporter *self)
{
  for (guint r = DESMI_ROLE_HEAD_NAME; r <= DESMI_ROLE_NOTES; r++)
    {
      const char  *cell = desmi_importer_get_cell (self, (DesmiRole) r);
      gint64       milli = 0;
      DesmiRecord *out;

      if (says_nothing (cell))
        continue;
      if (is_number_role ((DesmiRole) r))
        {
          g_autofree char *digits = NULL;

          if (!desmi_number_parse (cell, &milli, NULL) || milli < 0 || milli % 1000 != 0
              || milli / 1000 > DESMI_PROFILE_NUMBER_MAX)
            return fail_because (self, (DesmiRole) r, DESMI_REASON_BAD_NUMBER,
                                 _ ("not a whole number from 0 to 9,999,999"));
          digits = g_strdup_printf ("%" G_GINT64_FORMAT, milli / 1000);
          cell = keep (self, digits);
        }
      out = add_pending (self, DESMI_RECORD_PROFILE);
      out->field = desmi_role_to_name ((DesmiRole) r);
      out->text = keep (self, cell);
    }
  return DESMI_REASON_NONE;
}

static gboolean
has_enrolment (DesmiImporter *self)
{
  for (guint r = DESMI_ROLE_PROGRAMME; r <= DESMI_ROLE_STATUS; r++)
    if (*desmi_importer_get_cell (self, (DesmiRole) r) != '\0')
      return TRUE;
  return FALSE;
}

static DesmiReason
read_village_row (DesmiImporter *self)
{
  static const DesmiRole needed[] = { DESMI_ROLE_VILLAGE };
  DesmiReason            reason = check_cells (self, needed, G_N_ELEMENTS (needed));

  if (reason == DESMI_REASON_NONE)
    reason = read_village (self);
  if (reason == DESMI_REASON_NONE && has_enrolment (self))
    reason = read_enrolment (self);
  if (reason == DESMI_REASON_NONE)
    reason = read_profile (self);
  return reason;
}

static char *
join_cells (DesmiImporter *self, DesmiRole first, DesmiRole last)
{
  GString *out = g_string_new (NULL);

  for (guint r = first; r <= (guint) last; r++)
    g_string_append_printf (out, "%s\t", desmi_importer_get_cell (self, (DesmiRole) r));
  return g_string_free (out, FALSE);
}

/* Two texts: what the row is about, and what it says. */
static void
make_key (DesmiImporter *self, char **key, char **value)
{
  const DesmiImportRecord *r = &self->record;

  switch (self->report->kind)
    {
    case DESMI_IMPORT_FLOWS:
      *key = g_strdup_printf ("%s\t%s\t%d\t%s\t%s\t%s\t%s\t%s", r->village, r->period,
                              (int) r->direction, r->destination, r->sector, r->occupation,
                              r->gender, r->scheme);
      *value = g_strdup_printf ("%" G_GINT64_FORMAT, r->count);
      return;
    case DESMI_IMPORT_REMITTANCES:
      *key = g_strdup_printf ("%s\t%s", r->village, r->period);
      *value = g_strdup_printf ("%" G_GINT64_FORMAT, r->amount_idr);
      return;
    case DESMI_IMPORT_PILLARS:
      *key = g_strdup_printf ("%s\t%s\t%s", r->village, r->indicator, r->period);
      *value = g_strdup_printf ("%d\t%" G_GINT64_FORMAT "\t%d\t%" G_GINT64_FORMAT, r->has_value,
                                r->value_milli, r->has_target, r->target_milli);
      return;
    case DESMI_IMPORT_VILLAGES:
    case DESMI_IMPORT_AUTO:
    default:
      *key = g_strdup_printf ("%s\t%s", r->village, r->programme != NULL ? r->programme : "");
      *value = join_cells (self, DESMI_ROLE_COHORT, DESMI_ROLE_NOTES);
    }
}

static DesmiReason
check_seen (DesmiImporter *self)
{
  g_autofree char *key = NULL, *value = NULL;
  const char      *before;

  make_key (self, &key, &value);
  before = g_hash_table_lookup (self->seen, key);
  if (before == NULL)
    {
      g_hash_table_insert (self->seen, g_steal_pointer (&key), g_steal_pointer (&value));
      return DESMI_REASON_NONE;
    }
  return fail (self, DESMI_ROLE_VILLAGE,
               g_str_equal (before, value) ? DESMI_REASON_DUPLICATE_ROW
                                           : DESMI_REASON_CONFLICTING_ROW);
}

/**
 * desmi_importer_read_row:
 *
 * Reads the source's current row: all of it, or nothing.
 *
 * Returns: %DESMI_REASON_NONE, and @pending holds what the store is given; else the first reason
 * that applies, with the cell's role and, if there is one, a suggestion
 */
DesmiReason
desmi_importer_read_row (DesmiImporter *self)
{
  DesmiReason reason = DESMI_REASON_NONE;

  g_array_set_size (self->pending, 0);
  self->n_given = 0;
  desmi_import_record_clear (&self->record);
  g_clear_pointer (&self->suggestion, g_free);
  g_clear_pointer (&self->why, g_free);
  self->record.row = self->source->get_row (self->source);
  switch (self->report->kind)
    {
    case DESMI_IMPORT_FLOWS:
      reason = read_flow (self);
      break;
    case DESMI_IMPORT_REMITTANCES:
      reason = read_remittance (self);
      break;
    case DESMI_IMPORT_PILLARS:
      reason = read_pillar (self);
      break;
    case DESMI_IMPORT_VILLAGES:
      reason = read_village_row (self);
      break;
    case DESMI_IMPORT_AUTO:
    default:
      g_return_val_if_reached (DESMI_REASON_CELL_ERROR);
    }
  if (reason == DESMI_REASON_NONE)
    reason = check_seen (self);
  if (reason != DESMI_REASON_NONE)
    g_array_set_size (self->pending, 0);
  return reason;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of worker flows: one count a row, several side by side, or one worker a row. What they count
 * of one kind adds up. */
#include "exchange/desmi-import-private.h"

#include "core/desmi-country.h"
#include "core/desmi-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define IDENTITY_DIGITS                                                                            \
  16 /* of a NIK; a spreadsheet cuts longer numbers, which then tell nothing */

/**
 * DesmiFlowSum:
 * @at: key of a flow to its place in @flows, from 1
 * @flows: (element-type DesmiFlow): in the order in which they came
 * @n_given: how many of them the store has been given
 */
typedef struct _DesmiFlowSum
{
  GHashTable   *at;
  GArray       *flows;
  GStringChunk *texts;
  guint         n_given;
} DesmiFlowSum;

/**
 * desmi_flow_sum_new:
 *
 * Returns: (transfer full): no flows
 */
DesmiFlowSum *
desmi_flow_sum_new (void)
{
  DesmiFlowSum *self = g_new0 (DesmiFlowSum, 1);

  self->at = g_hash_table_new (g_str_hash, g_str_equal);
  self->flows = g_array_new (FALSE, FALSE, sizeof (DesmiFlow));
  self->texts = g_string_chunk_new (4096);
  return self;
}

/**
 * desmi_flow_sum_free:
 * @self: (transfer full): what flows add up to
 */
void
desmi_flow_sum_free (DesmiFlowSum *self)
{
  g_hash_table_unref (self->at);
  g_array_unref (self->flows);
  g_string_chunk_free (self->texts);
  g_free (self);
}

static char *
make_key (const DesmiImportRecord *r)
{
  return g_strdup_printf ("%s\t%s\t%d\t%s\t%s\t%s\t%s\t%s", r->village, r->period,
                          (int) r->direction, r->destination, r->sector, r->occupation, r->gender,
                          r->scheme);
}

static DesmiFlow *
find_flow (DesmiFlowSum *self, const char *key)
{
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (self->at, key));

  return at > 0 ? &g_array_index (self->flows, DesmiFlow, at - 1) : NULL;
}

/* One copy of each text, of which there are few. */
static const char *
intern (DesmiFlowSum *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->texts, text) : NULL;
}

static void
add_flow (DesmiFlowSum *self, const DesmiImportRecord *r)
{
  g_autofree char *key = make_key (r);
  DesmiFlow       *flow = find_flow (self, key);
  DesmiFlow        added;

  if (flow != NULL)
    {
      flow->count += r->count;
      return;
    }
  added = (DesmiFlow){
    intern (self, r->village),     intern (self, r->period), r->direction,
    intern (self, r->destination), intern (self, r->sector), intern (self, r->occupation),
    intern (self, r->gender),      intern (self, r->scheme), r->count
  };
  g_array_append_val (self->flows, added);
  g_hash_table_insert (self->at, g_string_chunk_insert (self->texts, key),
                       GUINT_TO_POINTER (self->flows->len));
}

/**
 * desmi_importer_add_flows:
 *
 * Adds the records of the accepted row to those before.
 */
void
desmi_importer_add_flows (DesmiImporter *self)
{
  for (guint i = 0; i < self->records->len; i++)
    add_flow (self->flows, g_ptr_array_index (self->records, i));
}

/**
 * desmi_importer_next_flow:
 * @record: (out): the next of what the rows add up to, lent
 *
 * Returns: %FALSE behind the last
 */
gboolean
desmi_importer_next_flow (DesmiImporter *self, DesmiRecord *record)
{
  if (self->flows->n_given >= self->flows->flows->len)
    return FALSE;
  record->kind = DESMI_RECORD_FLOW;
  record->flow = g_array_index (self->flows->flows, DesmiFlow, self->flows->n_given++);
  return TRUE;
}

/* ---- words ---- */

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
read_destination (DesmiImporter *self, DesmiImportRecord *record)
{
  const char         *cell = desmi_importer_get_cell (self, DESMI_ROLE_DESTINATION);
  const DesmiCountry *country;

  if (self->column_of[DESMI_ROLE_DESTINATION] < 0)
    return DESMI_REASON_NONE;
  country = desmi_country_parse (cell, NULL);
  if (country == NULL)
    return desmi_importer_fail (self, DESMI_ROLE_DESTINATION, DESMI_REASON_UNKNOWN_COUNTRY);
  if (strcmp (country->iso3, "IDN") == 0)
    {
      desmi_importer_say_why (self, _ ("Indonesia is no country that workers migrate to"));
      return desmi_importer_fail (self, DESMI_ROLE_DESTINATION, DESMI_REASON_UNKNOWN_COUNTRY);
    }
  record->destination = g_strdup (country->iso3);
  return DESMI_REASON_NONE;
}

static DesmiReason
read_words (DesmiImporter *self, DesmiImportRecord *record)
{
  const char        *direction = desmi_importer_get_cell (self, DESMI_ROLE_DIRECTION);
  const char        *sector = get_known (self, DESMI_ROLE_SECTOR);
  const char        *gender = get_known (self, DESMI_ROLE_GENDER);
  const char        *scheme = get_known (self, DESMI_ROLE_SCHEME);
  const char        *occupation = get_known (self, DESMI_ROLE_OCCUPATION);
  const char        *known = desmi_occupation_find (occupation);
  g_autoptr (GError) error = NULL;

  record->direction = self->title.returns ? DESMI_DIRECTION_RETURN : DESMI_DIRECTION_OUT;
  if (*direction != '\0' && !desmi_direction_parse (direction, &record->direction, NULL))
    return desmi_importer_fail (self, DESMI_ROLE_DIRECTION, DESMI_REASON_BAD_DIRECTION);
  if (*sector != '\0' && (sector = desmi_sector_parse (sector, NULL)) == NULL)
    return desmi_importer_fail (self, DESMI_ROLE_SECTOR, DESMI_REASON_BAD_SECTOR);
  if (*gender != '\0' && (gender = desmi_gender_parse (gender, NULL)) == NULL)
    return desmi_importer_fail (self, DESMI_ROLE_GENDER, DESMI_REASON_BAD_GENDER);
  if (*scheme != '\0' && (scheme = desmi_scheme_parse (scheme, &error)) == NULL)
    {
      desmi_importer_say_why (self, error->message);
      return desmi_importer_fail (self, DESMI_ROLE_SCHEME, DESMI_REASON_CELL_ERROR);
    }
  record->sector = g_strdup (sector);
  record->gender = g_strdup (gender);
  record->scheme = g_strdup (scheme);
  record->occupation = g_strdup (known != NULL ? known : occupation);
  return DESMI_REASON_NONE;
}

static DesmiReason
read_month (DesmiImporter *self, const DesmiMeasured *measured, DesmiImportRecord *record)
{
  static const DesmiPeriodKind kinds[] = { DESMI_PERIOD_MONTH, DESMI_PERIOD_MONTH };

  return desmi_importer_read_period (self, DESMI_ROLE_MONTH, measured, kinds, FALSE,
                                     &record->period);
}

/* What all columns of the row have in common; the period is that of @measured where it says one. */
static DesmiReason
read_common (DesmiImporter *self, const DesmiMeasured *measured, DesmiImportRecord *record)
{
  DesmiReason reason = read_month (self, measured, record);

  if (reason == DESMI_REASON_NONE)
    reason = read_destination (self, record);
  return reason == DESMI_REASON_NONE ? read_words (self, record) : reason;
}

static void
say_text (char **field, const char *code)
{
  if (code == NULL)
    return;
  g_free (*field);
  *field = g_strdup (code);
}

/* ---- columns side by side ---- */

static gboolean
is_counted (DesmiImporter *self, const DesmiMeasured *measured)
{
  return !measured->measure.sum
         && !desmi_import_is_zero (desmi_importer_get_cell_at (self, measured->column));
}

static DesmiReason
read_measure (DesmiImporter *self, const char *village, const DesmiMeasured *measured)
{
  const DesmiMeasure *measure = &measured->measure;
  DesmiImportRecord  *record = desmi_importer_add_record (self, village);
  DesmiReason         reason = read_common (self, measured, record);

  if (reason != DESMI_REASON_NONE)
    return reason;
  if (measure->elsewhere)
    return desmi_importer_fail_at (self, measured->column, DESMI_REASON_UNKNOWN_COUNTRY);
  if (measure->direction >= 0)
    record->direction = (DesmiDirection) measure->direction;
  say_text (&record->destination, measure->destination);
  say_text (&record->sector, measure->sector);
  say_text (&record->gender, measure->gender);
  return DESMI_REASON_NONE;
}

static DesmiReason
count_cell (DesmiImporter *self, guint column, gint64 *count)
{
  g_autoptr (GError) error = NULL;

  if (desmi_count_parse (desmi_importer_get_cell_at (self, column), count, &error))
    return DESMI_REASON_NONE;
  return desmi_importer_fail_at (self, column,
                                 desmi_import_number_reason (error, DESMI_REASON_BAD_COUNT));
}

/* Whether a column of sums, where it says something, says what its parts add up to. */
static DesmiReason
check_sum (DesmiImporter *self, const DesmiMeasured *sum)
{
  const char *cell = desmi_importer_get_cell_at (self, sum->column);
  gint64      total = 0, milli;
  guint       n = 0;

  if (desmi_import_says_nothing (cell))
    return DESMI_REASON_NONE;
  if (desmi_import_is_nil (cell))
    milli = 0;
  else if (!desmi_number_parse (cell, &milli, NULL))
    return desmi_importer_fail_at (self, sum->column, DESMI_REASON_BAD_COUNT);
  for (guint i = 0; i < self->measures->len; i++)
    {
      const DesmiMeasured     *part = desmi_importer_get_measured (self, i);
      const DesmiImportRecord *record;

      if (!is_counted (self, part))
        continue;
      record = g_ptr_array_index (self->records, n++);
      if (desmi_measure_includes (&sum->measure, &part->measure))
        total += record->count;
    }
  return total * 1000 == milli
             ? DESMI_REASON_NONE
             : desmi_importer_fail_at (self, sum->column, DESMI_REASON_SUM_MISMATCH);
}

static DesmiReason
read_measures (DesmiImporter *self, const char *village)
{
  DesmiReason reason = DESMI_REASON_NONE;
  guint       n = 0;

  for (guint i = 0; reason == DESMI_REASON_NONE && i < self->measures->len; i++)
    if (is_counted (self, desmi_importer_get_measured (self, i)))
      reason = read_measure (self, village, desmi_importer_get_measured (self, i));
  for (guint i = 0; reason == DESMI_REASON_NONE && i < self->measures->len; i++)
    if (is_counted (self, desmi_importer_get_measured (self, i)))
      {
        DesmiImportRecord *record = g_ptr_array_index (self->records, n++);

        reason = count_cell (self, desmi_importer_get_measured (self, i)->column, &record->count);
      }
  for (guint i = 0; reason == DESMI_REASON_NONE && i < self->measures->len; i++)
    if (desmi_importer_get_measured (self, i)->measure.sum)
      reason = check_sum (self, desmi_importer_get_measured (self, i));
  return reason;
}

/* ---- rows ---- */

static DesmiReason
read_single (DesmiImporter *self, const char *village)
{
  DesmiImportRecord *record = desmi_importer_add_record (self, village);
  DesmiReason        reason = read_common (self, NULL, record);

  record->count = 1;
  if (reason == DESMI_REASON_NONE && self->report->kind == DESMI_IMPORT_FLOWS)
    reason = count_cell (self, (guint) self->column_of[DESMI_ROLE_COUNT], &record->count);
  return reason;
}

/* A gender that a file of a district's own making leaves out is missing; our own tables leave out
 * what is not known. */
static gboolean
needs_gender (DesmiImporter *self)
{
  int                      column = self->column_of[DESMI_ROLE_GENDER];
  const DesmiLayoutColumn *heading
      = column >= 0 ? g_ptr_array_index (self->layout->columns, column) : NULL;

  return heading != NULL
         && g_ascii_strcasecmp (heading->heading, desmi_role_to_name (DESMI_ROLE_GENDER)) != 0;
}

static DesmiReason
check_needed (DesmiImporter *self)
{
  static const DesmiRole needed[]
      = { DESMI_ROLE_MONTH, DESMI_ROLE_DESTINATION, DESMI_ROLE_COUNT, DESMI_ROLE_GENDER };
  DesmiReason reason = desmi_importer_check_cells (self);

  if (reason == DESMI_REASON_NONE)
    reason = desmi_importer_need_village (self);
  if (reason == DESMI_REASON_NONE)
    reason
        = desmi_importer_need (self, needed, G_N_ELEMENTS (needed) - (needs_gender (self) ? 0 : 1));
  return reason;
}

static DesmiReason
check_sums (DesmiImporter *self)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      const DesmiImportRecord *record = g_ptr_array_index (self->records, i);
      g_autofree char         *key = make_key (record);
      const DesmiFlow         *flow = find_flow (self->flows, key);

      if (flow != NULL && flow->count + record->count > DESMI_COUNT_MAX)
        {
          desmi_importer_say_why (self, _ ("more than a village can have, with the rows above"));
          return desmi_importer_fail (self, DESMI_ROLE_COUNT, DESMI_REASON_BAD_COUNT);
        }
    }
  return DESMI_REASON_NONE;
}

static DesmiReason
check_seen (DesmiImporter *self)
{
  GPtrArray       *keys = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *written = desmi_importer_dup_written_period (self, DESMI_ROLE_MONTH);

  for (guint i = 0; i < self->records->len; i++)
    {
      const DesmiImportRecord *record = g_ptr_array_index (self->records, i);
      g_autofree char         *key = make_key (record);

      g_ptr_array_add (keys, g_strdup_printf ("%s\t%s", key, written));
      g_ptr_array_add (keys, g_strdup_printf ("%" G_GINT64_FORMAT, record->count));
    }
  return desmi_importer_check_seen (self, keys);
}

/* A worker is one by the number of identity, where that is whole. */
static DesmiReason
check_person (DesmiImporter *self)
{
  const char         *cell = self->identity_column >= 0
                                 ? desmi_importer_get_cell_at (self, (guint) self->identity_column)
                                 : "";
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *p = cell; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
  if (digits->len < IDENTITY_DIGITS)
    return DESMI_REASON_NONE;
  return g_hash_table_add (self->persons, g_strdup (digits->str))
             ? DESMI_REASON_NONE
             : desmi_importer_fail_at (self, (guint) self->identity_column,
                                       DESMI_REASON_DUPLICATE_PERSON);
}

/**
 * desmi_importer_read_flow:
 *
 * Reads a row of worker flows or of one worker. See desmi_importer_read_row().
 */
DesmiReason
desmi_importer_read_flow (DesmiImporter *self)
{
  DesmiReason reason = check_needed (self);
  const char *village = NULL;

  if (reason == DESMI_REASON_NONE)
    reason = desmi_importer_read_village (self, &village);
  if (reason == DESMI_REASON_NONE)
    reason = self->measures->len > 0 ? read_measures (self, village) : read_single (self, village);
  if (reason == DESMI_REASON_NONE)
    reason = check_sums (self);
  if (reason == DESMI_REASON_NONE)
    reason = self->report->kind == DESMI_IMPORT_PERSONS ? check_person (self) : check_seen (self);
  return reason;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of villages: how they are enrolled, and what their profiles say. */
#include "exchange/desmi-import-private.h"

#include "core/desmi-name.h"
#include "core/desmi-number.h"

#include <glib/gi18n-lib.h>

static DesmiReason
fail_because (DesmiImporter *self, DesmiRole role, DesmiReason reason, const char *why)
{
  desmi_importer_say_why (self, why);
  return desmi_importer_fail (self, role, reason);
}

/* The id of the catalogue's programme that is meant, by its id or by a name. */
static const char *
find_programme (DesmiImporter *self, const char *cell)
{
  g_autofree char *name = desmi_name_match (cell);

  return g_hash_table_lookup (self->programmes, name);
}

static DesmiReason
read_enrolment (DesmiImporter *self, DesmiImportRecord *record)
{
  const char        *programme = desmi_importer_get_cell (self, DESMI_ROLE_PROGRAMME);
  const char        *cohort = desmi_importer_get_cell (self, DESMI_ROLE_COHORT);
  const char        *status = desmi_importer_get_cell (self, DESMI_ROLE_STATUS);
  const char        *decree_date = desmi_importer_get_cell (self, DESMI_ROLE_DECREE_DATE);
  g_autofree char   *day = *decree_date != '\0' ? desmi_day_parse_loose (decree_date, NULL) : NULL;
  const char        *id = find_programme (self, *programme != '\0' ? programme : "desmigratif");
  gint64             year = 0;
  g_autoptr (GError) error = NULL;
  DesmiStatus        parsed;
  DesmiRecord       *out;

  if (*cohort == '\0')
    return desmi_importer_fail (self, DESMI_ROLE_COHORT, DESMI_REASON_MISSING_FIELD);
  if (!desmi_integer_parse (cohort, DESMI_FIRST_YEAR, desmi_month_year (self->this_month) + 1,
                            &year))
    return desmi_importer_fail (self, DESMI_ROLE_COHORT, DESMI_REASON_BAD_DATE);
  if (*decree_date != '\0' && day == NULL)
    return desmi_importer_fail (self, DESMI_ROLE_DECREE_DATE, DESMI_REASON_BAD_DATE);
  if (*status != '\0' && !desmi_status_parse (status, &parsed, &error))
    return fail_because (self, DESMI_ROLE_STATUS, DESMI_REASON_CELL_ERROR, error->message);
  if (id == NULL)
    return fail_because (self, DESMI_ROLE_PROGRAMME, DESMI_REASON_CELL_ERROR,
                         _ ("the catalogue has no such programme"));
  record->programme = g_strdup (id);
  record->cohort = (int) year;
  record->decree = g_strdup (desmi_importer_get_cell (self, DESMI_ROLE_DECREE));
  record->decree_date = g_strdup (day != NULL ? day : "");
  record->status = g_strdup (*status != '\0' ? desmi_status_to_code (parsed) : "");

  out = desmi_importer_add_pending (self, record, DESMI_RECORD_ENROLMENT);
  out->programme = record->programme;
  out->cohort = record->cohort;
  out->text = record->decree;
  out->decree_date = day != NULL ? record->decree_date : NULL;
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
read_profile (DesmiImporter *self, const DesmiImportRecord *record)
{
  for (guint r = DESMI_ROLE_HEAD_NAME; r <= DESMI_ROLE_NOTES; r++)
    {
      const char  *cell = desmi_importer_get_cell (self, (DesmiRole) r);
      gint64       milli = 0;
      DesmiRecord *out;

      if (desmi_import_says_nothing (cell))
        continue;
      if (is_number_role ((DesmiRole) r))
        {
          g_autofree char *digits = NULL;

          if (!desmi_number_parse (cell, &milli, NULL) || milli < 0 || milli % 1000 != 0
              || milli / 1000 > DESMI_PROFILE_NUMBER_MAX)
            return fail_because (self, (DesmiRole) r, DESMI_REASON_BAD_NUMBER,
                                 _ ("not a whole number from 0 to 9,999,999"));
          digits = g_strdup_printf ("%" G_GINT64_FORMAT, milli / 1000);
          cell = desmi_importer_keep (self, digits);
        }
      out = desmi_importer_add_pending (self, record, DESMI_RECORD_PROFILE);
      out->field = desmi_role_to_name ((DesmiRole) r);
      out->text = desmi_importer_keep (self, cell);
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

static char *
join_cells (DesmiImporter *self, DesmiRole first, DesmiRole last)
{
  GString *out = g_string_new (NULL);

  for (guint r = first; r <= (guint) last; r++)
    g_string_append_printf (out, "%s\t", desmi_importer_get_cell (self, (DesmiRole) r));
  return g_string_free (out, FALSE);
}

/* A programme of a village is told once. */
static DesmiReason
check_seen (DesmiImporter *self, const DesmiImportRecord *record)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (keys, g_strdup_printf ("%s\t%s", record->village,
                                          record->programme != NULL ? record->programme : ""));
  g_ptr_array_add (keys, join_cells (self, DESMI_ROLE_COHORT, DESMI_ROLE_NOTES));
  return desmi_importer_check_seen (self, keys);
}

/**
 * desmi_importer_read_enrolled:
 *
 * Reads a row of a list of villages. See desmi_importer_read_row().
 */
DesmiReason
desmi_importer_read_enrolled (DesmiImporter *self)
{
  DesmiReason        reason = desmi_importer_check_cells (self);
  const char        *village = NULL;
  DesmiImportRecord *record;

  if (reason == DESMI_REASON_NONE)
    reason = desmi_importer_need_village (self);
  if (reason == DESMI_REASON_NONE)
    reason = desmi_importer_read_village (self, &village);
  if (reason != DESMI_REASON_NONE)
    return reason;
  record = desmi_importer_add_record (self, village);
  if (has_enrolment (self))
    reason = read_enrolment (self, record);
  if (reason == DESMI_REASON_NONE)
    reason = read_profile (self, record);
  return reason == DESMI_REASON_NONE ? check_seen (self, record) : reason;
}

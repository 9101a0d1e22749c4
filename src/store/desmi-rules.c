/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which changes a district file accepts, and the sentence for those it does not. */
#include "store/desmi-rules-private.h"
#include "store/desmi-sql-names.h"

#include "core/desmi-clock.h"
#include "core/desmi-code.h"
#include "core/desmi-country.h"
#include "core/desmi-number.h"
#include "core/desmi-unit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define COHORT_FIRST 1990

struct _DesmiRules
{
  DesmiConnection *connection;
  char           **districts; /* the file's own and its successors */
  GHashTable      *known;     /* set of char *: what was found to be there */
  GHashTable      *units;     /* id of an indicator to its unit, "" where it has none */
};

static gboolean
refuse_official (GError **error, const char *village)
{
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_OFFICIAL,
               /* Translators: %s is the code of a village */
               _ ("This entry of %s comes from the national server and cannot be changed here; "
                  "nothing was changed."),
               village);
  return FALSE;
}

/**
 * desmi_rules_ask:
 * @sql: gives a row for one or two texts
 * @second: (nullable): the other text
 * @found: (out): whether there is a row now
 *
 * Returns: %FALSE with @error set: the file could not be asked
 */
gboolean
desmi_rules_ask (DesmiRules *self,
                 const char *sql,
                 const char *first,
                 const char *second,
                 gboolean   *found,
                 GError    **error)
{
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt = desmi_connection_bind (self->connection, error, sql,
                                              second != NULL ? "ss" : "s", first, second);

  if (stmt == NULL)
    return FALSE;
  *found = desmi_connection_step (self->connection, stmt, &local);
  return desmi_connection_end (stmt, &local, error);
}

/**
 * desmi_rules_exists:
 * @sql: static, gives a row for one or two texts; of what changes of the user do not touch
 * @second: (nullable): the other text
 * @found: (out): whether there is a row; what is there is asked for once
 *
 * Returns: %FALSE with @error set: the file could not be asked
 */
gboolean
desmi_rules_exists (DesmiRules *self,
                    const char *sql,
                    const char *first,
                    const char *second,
                    gboolean   *found,
                    GError    **error)
{
  g_autofree char *key
      = g_strdup_printf ("%p %s %s", (const void *) sql, first, second != NULL ? second : "");

  *found = g_hash_table_contains (self->known, key);
  if (*found)
    return TRUE;
  if (!desmi_rules_ask (self, sql, first, second, found, error))
    return FALSE;
  if (*found)
    g_hash_table_add (self->known, g_steal_pointer (&key));
  return TRUE;
}

/**
 * desmi_rules_check_village:
 * @village: (nullable): a code
 *
 * Returns: whether it is a village of the file's district, retired or not; if not, @error is
 * %DESMI_STORE_ERROR_INPUT
 */
gboolean
desmi_rules_check_village (DesmiRules *self, const char *village, GError **error)
{
  static const char  sql[] = "SELECT 1 FROM official_region WHERE code = ?1 AND level = 'village'"
                             " UNION ALL SELECT 1 FROM official_village WHERE code = ?1";
  g_autoptr (GError) local = NULL;
  DesmiCode          code;
  gboolean           found;

  if (village == NULL || !g_utf8_validate (village, -1, NULL))
    return desmi_rules_refuse (error,
                               _ ("The code of the village is missing; nothing was changed."));
  if (!desmi_code_parse_level (village, DESMI_LEVEL_VILLAGE, &code, &local))
    return desmi_rules_refuse_as (error, local);
  if (strcmp (code.text, village) != 0)
    return desmi_rules_refuse (error, _ ("“%s” is not written as the code of a village; write %s."),
                               village, code.text);
  for (guint i = 0; self->districts[i] != NULL; i++)
    if (g_str_has_prefix (village, self->districts[i]))
      {
        if (!desmi_rules_exists (self, sql, village, NULL, &found, error))
          return FALSE;
        return found
               || desmi_rules_refuse (
                   error,
                   _ ("There is no village %s in the list of regions; nothing was "
                      "changed."),
                   village);
      }
  return desmi_rules_refuse (
      error,
      /* Translators: codes of a village and of a district */
      _ ("The village %s lies outside this file's district, %s; nothing was changed."), village,
      self->districts[0]);
}

/**
 * desmi_rules_check_programme:
 * @programme: (nullable): its id
 *
 * Returns: whether the catalogue knows it; if not, @error is %DESMI_STORE_ERROR_INPUT
 */
gboolean
desmi_rules_check_programme (DesmiRules *self, const char *programme, GError **error)
{
  static const char sql[] = "SELECT 1 FROM official_programme WHERE id = ?1"
                            " UNION ALL SELECT 1 FROM local_programme WHERE id = ?1";
  gboolean          found;

  if (!desmi_rules_check_text (programme, DESMI_NAME_CHARS, FALSE, error))
    return FALSE;
  if (programme == NULL)
    return desmi_rules_refuse (error, _ ("The programme is missing; nothing was changed."));
  if (!desmi_rules_exists (self, sql, programme, NULL, &found, error))
    return FALSE;
  return found
         || desmi_rules_refuse (error, _ ("There is no programme “%s”; nothing was changed."),
                                programme);
}

/**
 * desmi_rules_check_pillar:
 * @programme: (nullable): its id
 * @pillar: its number
 *
 * Returns: whether the programme has it; if not, @error is %DESMI_STORE_ERROR_INPUT
 */
gboolean
desmi_rules_check_pillar (DesmiRules *self, const char *programme, int pillar, GError **error)
{
  static const char sql[]
      = "SELECT 1 FROM official_pillar WHERE programme = ?1 AND number = CAST (?2 AS INTEGER)"
        " UNION ALL"
        " SELECT 1 FROM local_pillar WHERE programme = ?1 AND number = CAST (?2 AS INTEGER)";
  g_autofree char *number = g_strdup_printf ("%d", pillar);
  gboolean         found;

  if (!desmi_rules_check_programme (self, programme, error)
      || !desmi_rules_exists (self, sql, programme, number, &found, error))
    return FALSE;
  return found
         || desmi_rules_refuse (error,
                                _ ("The programme “%s” has no pillar %d; nothing was changed."),
                                programme, pillar);
}

/**
 * desmi_rules_find_unit:
 * @indicator: (nullable): its id
 * @unit: (out) (transfer none): of the version in force, "" where it has none
 *
 * Returns: whether the catalogue knows the indicator; if not, @error is %DESMI_STORE_ERROR_INPUT
 */
gboolean
desmi_rules_find_unit (DesmiRules *self, const char *indicator, const char **unit, GError **error)
{
  static const char  sql[] = "SELECT coalesce (unit, '') FROM {indicators} WHERE id = ?1";
  g_autofree char   *expanded = NULL;
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt;

  if (!desmi_rules_check_text (indicator, DESMI_NAME_CHARS, FALSE, error))
    return FALSE;
  if (indicator == NULL)
    return desmi_rules_refuse (error, _ ("The indicator is missing; nothing was changed."));
  *unit = g_hash_table_lookup (self->units, indicator);
  if (*unit != NULL)
    return TRUE;
  expanded = desmi_sql_expand (sql);
  stmt = desmi_connection_bind (self->connection, error, expanded, "s", indicator);
  if (stmt == NULL)
    return FALSE;
  if (desmi_connection_step (self->connection, stmt, &local))
    g_hash_table_insert (self->units, g_strdup (indicator),
                         g_strdup ((const char *) sqlite3_column_text (stmt, 0)));
  sqlite3_reset (stmt);
  *unit = g_hash_table_lookup (self->units, indicator);
  if (*unit != NULL)
    return TRUE;
  if (local == NULL)
    return desmi_rules_refuse (error, _ ("There is no indicator “%s”; nothing was changed."),
                               indicator);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * desmi_rules_check_reason:
 * @reason: (nullable): of the catalogue, or one that the file holds from an older catalogue
 *
 * Returns: whether it is known; if not, @error is %DESMI_STORE_ERROR_INPUT
 */
gboolean
desmi_rules_check_reason (DesmiRules *self, const char *reason, GError **error)
{
  static const char sql[] = "SELECT 1 FROM official_reason WHERE id = ?1"
                            " UNION ALL SELECT 1 FROM local_reason WHERE id = ?1"
                            " UNION ALL SELECT 1 FROM local_status WHERE reason = ?1"
                            " UNION ALL SELECT 1 FROM local_past_status WHERE reason = ?1"
                            " UNION ALL SELECT 1 FROM local_pillar_status WHERE reason = ?1";
  gboolean          found;

  if (reason == NULL || reason[0] == '\0')
    return TRUE;
  if (!desmi_rules_check_text (reason, DESMI_NAME_CHARS, FALSE, error)
      || !desmi_rules_exists (self, sql, reason, NULL, &found, error))
    return FALSE;
  return found
         || desmi_rules_refuse (error,
                                /* Translators: “note” is a field beside the reason */
                                _ ("There is no reason “%s” in the catalogue; other words go into "
                                   "the note. Nothing was changed."),
                                reason);
}

static gboolean
check_enrolment (DesmiRules *self, const DesmiChange *change, GError **error)
{
  static const char official[]
      = "SELECT 1 FROM official_enrolment WHERE village = ?1 AND programme = ?2";
  gboolean found;

  if (!desmi_rules_check_programme (self, change->programme, error)
      || !desmi_rules_exists (self, official, change->village, change->programme, &found, error))
    return FALSE;
  if (found)
    return refuse_official (error, change->village);
  if (change->kind == DESMI_CHANGE_ENROL && change->number != 0
      && (change->number < COHORT_FIRST
          || change->number > desmi_month_year (desmi_clock_last_month ()) + 1))
    return desmi_rules_refuse (error, _ ("%d is not a year of enrolment; nothing was changed."),
                               change->number);
  return desmi_rules_check_text (change->text, DESMI_NAME_CHARS, FALSE, error)
         && desmi_rules_check_date (change->more, error);
}

static gboolean
check_withdrawal (DesmiRules *self, const DesmiChange *change, GError **error)
{
  static const char local[] = "SELECT 1 FROM local_enrolment WHERE village = ?1 AND programme = ?2";
  gboolean          found;

  if (!check_enrolment (self, change, error)
      || !desmi_rules_ask (self, local, change->village, change->programme, &found, error))
    return FALSE;
  return found
         || desmi_rules_refuse (error,
                                _ ("The village %s is not enrolled in “%s”; nothing was changed."),
                                change->village, change->programme);
}

static gboolean
check_status (DesmiRules *self, const DesmiChange *change, GError **error)
{
  static const char sql[]
      = "SELECT 1 FROM official_enrolment WHERE village = ?1 AND programme = ?2"
        " UNION ALL SELECT 1 FROM local_enrolment WHERE village = ?1 AND programme = ?2";
  gboolean found;

  if (!desmi_rules_check_programme (self, change->programme, error)
      || !desmi_rules_ask (self, sql, change->village, change->programme, &found, error)
      || !desmi_rules_check_reason (self, change->text, error)
      || !desmi_rules_check_text (change->more, DESMI_NOTE_CHARS, TRUE, error)
      || !desmi_rules_check_date (change->day, error))
    return FALSE;
  if (!found)
    return desmi_rules_refuse (error,
                               _ ("The village %s is not enrolled in “%s”; nothing was changed."),
                               change->village, change->programme);
  return change->word >= DESMI_STATUS_CANDIDATE && change->word <= DESMI_STATUS_LEFT
             ? TRUE
             : desmi_rules_refuse (
                 error, _ ("The status is not one of the known ones; nothing was changed."));
}

/**
 * desmi_rules_check_destination:
 * @iso3: (nullable): a country; empty: unknown
 *
 * Returns: whether workers may go there; if not, @error is %DESMI_STORE_ERROR_INPUT
 */
gboolean
desmi_rules_check_destination (DesmiRules *self, const char *iso3, GError **error)
{
  static const char sql[] = "SELECT 1 FROM official_country WHERE iso3 = ?";
  gboolean          found;

  if (iso3 == NULL || iso3[0] == '\0')
    return TRUE;
  if (!desmi_rules_check_text (iso3, DESMI_NAME_CHARS, FALSE, error))
    return FALSE;
  if (g_str_equal (iso3, "IDN"))
    return desmi_rules_refuse (
        error, _ ("Indonesia is no country that workers migrate to; nothing was changed."));
  if (desmi_country_get (iso3) != NULL)
    return TRUE;
  if (!desmi_rules_exists (self, sql, iso3, NULL, &found, error))
    return FALSE;
  return found
         || desmi_rules_refuse (
             error, _ ("There is no country with the code “%s”; nothing was changed."), iso3);
}

static gboolean
check_flow (DesmiRules *self, const DesmiChange *change, GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean           is_put = change->kind == DESMI_CHANGE_PUT_FLOW;

  if (!desmi_rules_check_period (change->period, DESMI_PERIOD_MONTH, DESMI_PERIOD_MONTH, error)
      || (is_put
          && (!desmi_rules_check_time (change->period, error)
              || !desmi_rules_check_destination (self, change->destination, error)))
      || !desmi_rules_check_word (change->sector, desmi_sector_parse, error)
      || !desmi_rules_check_word (change->gender, desmi_gender_parse, error)
      || !desmi_rules_check_word (change->scheme, desmi_scheme_parse, error)
      || !desmi_rules_check_text (change->occupation, DESMI_NAME_CHARS, FALSE, error))
    return FALSE;
  if (change->word != DESMI_DIRECTION_OUT && change->word != DESMI_DIRECTION_RETURN)
    return desmi_rules_refuse (
        error, _ ("The direction is neither departure nor return; nothing was changed."));
  if (!is_put || desmi_count_check (change->value, &local))
    return TRUE;
  return desmi_rules_refuse_as (error, local);
}

static gboolean
check_remittance (const DesmiChange *change, GError **error)
{
  g_autofree char *text = NULL;

  if (!desmi_rules_check_period (change->period, DESMI_PERIOD_QUARTER, DESMI_PERIOD_QUARTER, error)
      || !desmi_rules_check_time (change->period, error))
    return FALSE;
  if (change->value >= 0 && change->value <= DESMI_RUPIAH_MAX)
    return TRUE;
  text = desmi_format_rupiah (change->value, desmi_locale_get_user ());
  return desmi_rules_refuse (
      error, _ ("%s is not an amount that can be right; nothing was changed."), text);
}

static gboolean
check_indicator_value (DesmiRules *self, const DesmiChange *change, GError **error)
{
  static const char official[]
      = "SELECT 1 FROM official_targets WHERE village = ?1 AND indicator || ' ' || period = ?2";
  gboolean           is_target = change->kind == DESMI_CHANGE_TARGET;
  g_autofree char   *key = NULL;
  g_autoptr (GError) local = NULL;
  const char        *unit;
  gboolean           found;

  if (!desmi_rules_find_unit (self, change->indicator, &unit, error)
      || !desmi_rules_check_period (change->period, DESMI_PERIOD_QUARTER, DESMI_PERIOD_YEAR, error))
    return FALSE;
  if (change->kind == DESMI_CHANGE_CLEAR_TARGET)
    return TRUE;
  if (change->kind == DESMI_CHANGE_CLEAR_MEASUREMENT)
    return desmi_rules_check_report (self, change, error);
  if (!desmi_rules_check_time (change->period, error))
    return FALSE;
  if (!desmi_unit_check (unit, change->value, &local))
    return desmi_rules_refuse_as (error, local);
  if (!is_target)
    return desmi_rules_check_report (self, change, error);
  key = g_strconcat (change->indicator, " ", change->period, NULL);
  if (!desmi_rules_exists (self, official, change->village, key, &found, error))
    return FALSE;
  return found ? refuse_official (error, change->village) : TRUE;
}

static gboolean
check_pillar_status (DesmiRules *self, const DesmiChange *change, GError **error)
{
  if (!desmi_rules_check_pillar (self, change->programme, change->number, error)
      || !desmi_rules_check_period (change->period, DESMI_PERIOD_QUARTER, DESMI_PERIOD_YEAR, error)
      || !desmi_rules_check_time (change->period, error)
      || !desmi_rules_check_reason (self, change->text, error)
      || !desmi_rules_check_text (change->more, DESMI_NOTE_CHARS, TRUE, error)
      || !desmi_rules_check_report (self, change, error))
    return FALSE;
  return change->word >= DESMI_PILLAR_STATUS_NOT_STARTED
                 && change->word <= DESMI_PILLAR_STATUS_NO_DATA
             ? TRUE
             : desmi_rules_refuse (
                 error, _ ("The status is not one of the known ones; nothing was changed."));
}

/**
 * desmi_rules_check:
 *
 * Returns: whether the file accepts @change; if not, @error is INPUT, OFFICIAL or CONFLICT
 */
gboolean
desmi_rules_check (DesmiRules *self, const DesmiChange *change, GError **error)
{
  if (change->item != NULL)
    return desmi_rules_check_catalogue (self, self->connection, change, error);
  if (change->entry != NULL)
    return desmi_rules_check_entry (self, change->entry, change->kind == DESMI_CHANGE_DELETE_ENTRY,
                                    error);
  if (!desmi_rules_check_village (self, change->village, error))
    return FALSE;
  switch (change->kind)
    {
    case DESMI_CHANGE_ENROL:
      return check_enrolment (self, change, error);
    case DESMI_CHANGE_WITHDRAW:
      return check_withdrawal (self, change, error);
    case DESMI_CHANGE_STATUS:
      return check_status (self, change, error);
    case DESMI_CHANGE_PROFILE:
      return desmi_rules_check_profile (change, error);
    case DESMI_CHANGE_PUT_FLOW:
    case DESMI_CHANGE_DELETE_FLOW:
      return check_flow (self, change, error);
    case DESMI_CHANGE_REMITTANCE:
      return check_remittance (change, error);
    case DESMI_CHANGE_CLEAR_REMITTANCE:
      return desmi_rules_check_period (change->period, DESMI_PERIOD_QUARTER, DESMI_PERIOD_QUARTER,
                                       error);
    case DESMI_CHANGE_TARGET:
    case DESMI_CHANGE_PUT_MEASUREMENT:
    case DESMI_CHANGE_CLEAR_MEASUREMENT:
    case DESMI_CHANGE_CLEAR_TARGET:
      return check_indicator_value (self, change, error);
    case DESMI_CHANGE_PILLAR_STATUS:
      return check_pillar_status (self, change, error);
    case DESMI_CHANGE_TAKE_OVER:
      return desmi_rules_check_take_over (self, change, error);
    case DESMI_CHANGE_EXPECT_PROFILE:
    case DESMI_CHANGE_EXPECT_ENROLMENT:
    case DESMI_CHANGE_EXPECT_STATUS:
    case DESMI_CHANGE_EXPECT_N_ENTRIES:
    case DESMI_CHANGE_EXPECT_PILLAR:
    case DESMI_CHANGE_EXPECT_REPORT:
      return desmi_rules_check_expected (self->connection, change, error);
    case DESMI_CHANGE_PUT_ENTRY:
    case DESMI_CHANGE_DELETE_ENTRY:
    case DESMI_CHANGE_ADD_CATALOGUE:
    case DESMI_CHANGE_PUT_CATALOGUE:
    case DESMI_CHANGE_RETIRE_CATALOGUE:
    case DESMI_CHANGE_DELETE_CATALOGUE:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * desmi_rules_check_area:
 * @area: (nullable): a code
 *
 * Returns: whether it is the file's district or a village of it; if not, @error is
 * %DESMI_STORE_ERROR_INPUT
 */
gboolean
desmi_rules_check_area (DesmiRules *self, const char *area, GError **error)
{
  for (guint i = 0; self->districts[i] != NULL; i++)
    if (g_strcmp0 (area, self->districts[i]) == 0)
      return TRUE;
  return desmi_rules_check_village (self, area, error);
}

/* The district and, after a split, its successors. */
static char **
load_districts (DesmiConnection *connection, GError **error)
{
  g_autofree char *district = desmi_connection_dup_text (
      connection, "SELECT value FROM meta WHERE key = 'district'", error);
  g_autofree char *successors = NULL;
  g_autofree char *all = NULL;

  if (district == NULL)
    return NULL;
  successors
      = desmi_connection_dup_text (connection,
                                   "SELECT successors FROM official_region"
                                   " WHERE code = (SELECT value FROM meta WHERE key = 'district')",
                                   NULL);
  all = g_strconcat (district, successors != NULL && successors[0] != '\0' ? " " : NULL, successors,
                     NULL);
  return g_strsplit (all, " ", -1);
}

/**
 * desmi_rules_new:
 * @connection: lent, in the transaction that the changes are made in
 */
DesmiRules *
desmi_rules_new (DesmiConnection *connection, GError **error)
{
  char      **districts = load_districts (connection, error);
  DesmiRules *self;

  if (districts == NULL)
    return NULL;
  self = g_new0 (DesmiRules, 1);
  self->connection = connection;
  self->districts = districts;
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/**
 * desmi_rules_free:
 *
 * Frees the rules.
 */
void
desmi_rules_free (DesmiRules *self)
{
  g_strfreev (self->districts);
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->units);
  g_free (self);
}

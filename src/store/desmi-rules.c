/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which changes a district file accepts, and the sentence for those it does not. */
#include "store/desmi-change.h"

#include "core/desmi-code.h"
#include "core/desmi-country.h"
#include "core/desmi-number.h"
#include "core/desmi-period.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NAME_CHARS 200
#define NOTE_CHARS 4000
#define VALUE_MAX G_GINT64_CONSTANT (1000000000000000) /* 10^15: rupiah, or thousandths */
#define PROFILE_NUMBER_MAX 9999999
#define COHORT_FIRST 1990
#define COHORT_LAST 2100

struct _DesmiRules
{
  DesmiConnection *connection;
  char           **districts; /* the file's own and its successors */
  GHashTable      *known;     /* set of char *: what was found to be there */
};

static const struct
{
  const char    *name;
  DesmiFieldKind kind;
} fields[] = {
  { "head_name", DESMI_FIELD_LINE },    { "head_title", DESMI_FIELD_LINE },
  { "officers", DESMI_FIELD_NUMBER },   { "population", DESMI_FIELD_NUMBER },
  { "households", DESMI_FIELD_NUMBER }, { "service", DESMI_FIELD_LINE },
  { "phone", DESMI_FIELD_LINE },        { "email", DESMI_FIELD_EMAIL },
  { "address", DESMI_FIELD_LINES },     { "cooperative", DESMI_FIELD_LINE },
  { "notes", DESMI_FIELD_LINES },
};

/**
 * desmi_field_get_kind:
 * @kind: (out) (optional): how its values are read
 *
 * Returns: whether @field is one of a village's profile
 */
gboolean
desmi_field_get_kind (const char *field, DesmiFieldKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_strcmp0 (field, fields[i].name) == 0)
      {
        *kind = fields[i].kind;
        return TRUE;
      }
  return FALSE;
}

static gboolean G_GNUC_PRINTF (2, 3) refuse (GError **error, const char *format, ...)
{
  va_list          args;
  g_autofree char *message = NULL;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT, message);
  return FALSE;
}

/* Takes over the sentence of core as an error of the store. */
static gboolean
refuse_as (GError **error, const GError *why)
{
  return refuse (error, "%s", why->message);
}

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

/* Whether @sql gives a row for one or two texts. */
static gboolean
ask (DesmiRules *self,
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
  sqlite3_reset (stmt);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* As ask, for what changes of the user do not touch: what is there is asked for once. */
static gboolean
exists (DesmiRules *self,
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
  if (!ask (self, sql, first, second, found, error))
    return FALSE;
  if (*found)
    g_hash_table_add (self->known, g_steal_pointer (&key));
  return TRUE;
}

static gboolean
check_text (const char *text, int max_chars, gboolean lines, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (text == NULL)
    return TRUE;
  if (lines ? desmi_text_check_lines (text, max_chars, &local)
            : desmi_text_check (text, max_chars, &local))
    return TRUE;
  return refuse_as (error, local);
}

static gboolean
check_village (DesmiRules *self, const char *village, GError **error)
{
  static const char  sql[] = "SELECT 1 FROM official_region WHERE code = ?1 AND level = 'village'"
                             " UNION ALL SELECT 1 FROM official_village WHERE code = ?1";
  g_autoptr (GError) local = NULL;
  DesmiCode          code;
  gboolean           found;

  if (village == NULL || !g_utf8_validate (village, -1, NULL))
    return refuse (error, _ ("The code of the village is missing; nothing was changed."));
  if (!desmi_code_parse_level (village, DESMI_LEVEL_VILLAGE, &code, &local))
    return refuse_as (error, local);
  if (strcmp (code.text, village) != 0)
    return refuse (error, _ ("“%s” is not written as the code of a village; write %s."), village,
                   code.text);
  for (guint i = 0; self->districts[i] != NULL; i++)
    if (g_str_has_prefix (village, self->districts[i]))
      {
        if (!exists (self, sql, village, NULL, &found, error))
          return FALSE;
        return found
               || refuse (error,
                          _ ("There is no village %s in the list of regions; nothing was "
                             "changed."),
                          village);
      }
  return refuse (error,
                 /* Translators: codes of a village and of a district */
                 _ ("The village %s lies outside this file's district, %s; nothing was changed."),
                 village, self->districts[0]);
}

static gboolean
check_programme (DesmiRules *self, const char *programme, GError **error)
{
  static const char sql[] = "SELECT 1 FROM official_programme WHERE id = ?1"
                            " UNION ALL SELECT 1 FROM local_programme WHERE id = ?1";
  gboolean          found;

  if (!check_text (programme, NAME_CHARS, FALSE, error))
    return FALSE;
  if (programme == NULL)
    return refuse (error, _ ("The programme is missing; nothing was changed."));
  if (!exists (self, sql, programme, NULL, &found, error))
    return FALSE;
  return found || refuse (error, _ ("There is no programme “%s”; nothing was changed."), programme);
}

static gboolean
check_pillar (DesmiRules *self, const char *programme, int pillar, GError **error)
{
  static const char sql[]
      = "SELECT 1 FROM official_pillar WHERE programme = ?1 AND number = CAST (?2 AS INTEGER)"
        " UNION ALL"
        " SELECT 1 FROM local_pillar WHERE programme = ?1 AND number = CAST (?2 AS INTEGER)";
  g_autofree char *number = g_strdup_printf ("%d", pillar);
  gboolean         found;

  if (!check_programme (self, programme, error)
      || !exists (self, sql, programme, number, &found, error))
    return FALSE;
  return found
         || refuse (error, _ ("The programme “%s” has no pillar %d; nothing was changed."),
                    programme, pillar);
}

static gboolean
check_indicator (DesmiRules *self, const char *indicator, GError **error)
{
  static const char sql[] = "SELECT 1 FROM official_indicator WHERE id = ?1"
                            " UNION ALL SELECT 1 FROM local_indicator WHERE id = ?1";
  gboolean          found;

  if (!check_text (indicator, NAME_CHARS, FALSE, error))
    return FALSE;
  if (indicator == NULL)
    return refuse (error, _ ("The indicator is missing; nothing was changed."));
  if (!exists (self, sql, indicator, NULL, &found, error))
    return FALSE;
  return found || refuse (error, _ ("There is no indicator “%s”; nothing was changed."), indicator);
}

/* A period of one of two kinds, in its normal form. */
static gboolean
check_period (const char *text, DesmiPeriodKind kind, DesmiPeriodKind other, GError **error)
{
  DesmiPeriod      period;
  g_autofree char *normal = NULL;

  if (text != NULL && g_utf8_validate (text, -1, NULL) && desmi_period_parse (text, &period, NULL)
      && (period.kind == kind || period.kind == other))
    normal = desmi_period_to_text (&period);
  if (normal != NULL && strcmp (normal, text) == 0)
    return TRUE;
  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    text = "";
  if (kind == DESMI_PERIOD_MONTH)
    return refuse (error, _ ("“%s” is not a month such as 2023-11; nothing was changed."), text);
  if (other == DESMI_PERIOD_QUARTER)
    return refuse (error, _ ("“%s” is not a quarter such as 2023-Q4; nothing was changed."), text);
  return refuse (error,
                 _ ("“%s” is not a quarter such as 2023-Q4 or a year such as 2023; nothing was "
                    "changed."),
                 text);
}

static gboolean
check_date (const char *text, GError **error)
{
  int        year, month, day;
  const char form[] = "dddd-dd-dd";

  if (text == NULL || text[0] == '\0')
    return TRUE;
  if (!check_text (text, NAME_CHARS, FALSE, error))
    return FALSE;
  for (guint i = 0; i < sizeof form; i++)
    if (form[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != form[i])
      return refuse (error, _ ("“%s” is not a date such as 2023-11-25; nothing was changed."),
                     text);
  year = (int) g_ascii_strtoll (text, NULL, 10);
  month = (int) g_ascii_strtoll (text + 5, NULL, 10);
  day = (int) g_ascii_strtoll (text + 8, NULL, 10);
  return g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year)
         || refuse (error, _ ("“%s” is not a date such as 2023-11-25; nothing was changed."), text);
}

static gboolean
check_enrolment (DesmiRules *self, const DesmiChange *change, GError **error)
{
  static const char official[]
      = "SELECT 1 FROM official_enrolment WHERE village = ?1 AND programme = ?2";
  gboolean found;

  if (!check_programme (self, change->programme, error)
      || !exists (self, official, change->village, change->programme, &found, error))
    return FALSE;
  if (found)
    return refuse_official (error, change->village);
  if (change->kind == DESMI_CHANGE_ENROL && change->number != 0
      && (change->number < COHORT_FIRST || change->number > COHORT_LAST))
    return refuse (error, _ ("%d is not a year of enrolment; nothing was changed."),
                   change->number);
  return check_text (change->text, NAME_CHARS, FALSE, error) && check_date (change->more, error);
}

static gboolean
check_withdrawal (DesmiRules *self, const DesmiChange *change, GError **error)
{
  static const char local[] = "SELECT 1 FROM local_enrolment WHERE village = ?1 AND programme = ?2";
  gboolean          found;

  if (!check_enrolment (self, change, error)
      || !ask (self, local, change->village, change->programme, &found, error))
    return FALSE;
  return found
         || refuse (error, _ ("The village %s is not enrolled in “%s”; nothing was changed."),
                    change->village, change->programme);
}

static gboolean
check_status (DesmiRules *self, const DesmiChange *change, GError **error)
{
  static const char sql[]
      = "SELECT 1 FROM official_enrolment WHERE village = ?1 AND programme = ?2"
        " UNION ALL SELECT 1 FROM local_enrolment WHERE village = ?1 AND programme = ?2";
  gboolean found;

  if (!check_programme (self, change->programme, error)
      || !ask (self, sql, change->village, change->programme, &found, error)
      || !check_text (change->text, NAME_CHARS, FALSE, error)
      || !check_text (change->more, NOTE_CHARS, TRUE, error))
    return FALSE;
  if (!found)
    return refuse (error, _ ("The village %s is not enrolled in “%s”; nothing was changed."),
                   change->village, change->programme);
  return change->word >= DESMI_STATUS_CANDIDATE && change->word <= DESMI_STATUS_LEFT
             ? TRUE
             : refuse (error, _ ("The status is not one of the known ones; nothing was changed."));
}

static gboolean
check_email (const char *text, GError **error)
{
  const char *at = strchr (text, '@');

  if (!check_text (text, NAME_CHARS, FALSE, error))
    return FALSE;
  if (at != NULL && at != text && at[1] != '\0' && strchr (at + 1, '@') == NULL
      && strchr (text, ' ') == NULL)
    return TRUE;
  return refuse (error, _ ("“%s” is not an e-mail address; nothing was changed."), text);
}

static gboolean
check_profile (const DesmiChange *change, GError **error)
{
  DesmiFieldKind     kind;
  gint64             milli;
  g_autoptr (GError) local = NULL;

  if (!desmi_field_get_kind (change->field, &kind))
    return refuse (error, _ ("A village has no field “%s”; nothing was changed."),
                   change->field != NULL ? change->field : "");
  if (change->text == NULL || change->text[0] == '\0')
    return TRUE;
  switch (kind)
    {
    case DESMI_FIELD_LINE:
      return check_text (change->text, NAME_CHARS, FALSE, error);
    case DESMI_FIELD_LINES:
      return check_text (change->text, NOTE_CHARS, TRUE, error);
    case DESMI_FIELD_EMAIL:
      return check_email (change->text, error);
    case DESMI_FIELD_NUMBER:
      if (!check_text (change->text, NAME_CHARS, FALSE, error))
        return FALSE;
      if (!desmi_number_parse (change->text, &milli, &local))
        return refuse_as (error, local);
      return milli >= 0 && milli % 1000 == 0 && milli / 1000 <= PROFILE_NUMBER_MAX
                 ? TRUE
                 : refuse (error,
                           _ ("“%s” is not a whole number from 0 to 9,999,999; nothing was "
                              "changed."),
                           change->text);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* Unknown is the empty text. */
static gboolean
check_word (const char *text,
            const char *(*parse) (const char *text, GError **error),
            GError **error)
{
  g_autoptr (GError) local = NULL;
  const char        *code;

  if (text == NULL || text[0] == '\0')
    return TRUE;
  if (!check_text (text, NAME_CHARS, FALSE, error))
    return FALSE;
  code = parse (text, &local);
  if (code == NULL)
    return refuse_as (error, local);
  return strcmp (code, text) == 0
         || refuse (error, _ ("“%s” is written “%s” in the file; nothing was changed."), text,
                    code);
}

static gboolean
check_destination (DesmiRules *self, const char *iso3, GError **error)
{
  static const char sql[] = "SELECT 1 FROM official_country WHERE iso3 = ?";
  gboolean          found;

  if (iso3 == NULL || iso3[0] == '\0')
    return TRUE;
  if (!check_text (iso3, NAME_CHARS, FALSE, error))
    return FALSE;
  if (desmi_country_get (iso3) != NULL)
    return TRUE;
  if (!exists (self, sql, iso3, NULL, &found, error))
    return FALSE;
  return found
         || refuse (error, _ ("There is no country with the code “%s”; nothing was changed."),
                    iso3);
}

static gboolean
check_flow (DesmiRules *self, const DesmiChange *change, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!check_period (change->period, DESMI_PERIOD_MONTH, DESMI_PERIOD_MONTH, error)
      || !check_destination (self, change->destination, error)
      || !check_word (change->sector, desmi_sector_parse, error)
      || !check_word (change->gender, desmi_gender_parse, error)
      || !check_word (change->scheme, desmi_scheme_parse, error)
      || !check_text (change->occupation, NAME_CHARS, FALSE, error))
    return FALSE;
  if (change->word != DESMI_DIRECTION_OUT && change->word != DESMI_DIRECTION_RETURN)
    return refuse (error,
                   _ ("The direction is neither departure nor return; nothing was changed."));
  if (change->kind == DESMI_CHANGE_DELETE_FLOW || desmi_count_check (change->value, &local))
    return TRUE;
  return refuse_as (error, local);
}

static gboolean
check_value (const DesmiChange *change, GError **error)
{
  g_autofree char *text = NULL;
  double           unit = change->kind == DESMI_CHANGE_REMITTANCE ? 1.0 : 1000.0;

  if (change->value >= 0 && change->value <= VALUE_MAX)
    return TRUE;
  text = desmi_format_number ((double) change->value / unit, DESMI_NUMBER_PLAIN, 0,
                              desmi_locale_get_user ());
  return refuse (error, _ ("%s is not an amount that can be right; nothing was changed."), text);
}

static gboolean
check_indicator_value (DesmiRules *self, const DesmiChange *change, GError **error)
{
  static const char official[]
      = "SELECT 1 FROM official_targets WHERE village = ?1 AND indicator || ' ' || period = ?2";
  g_autofree char *key = NULL;
  gboolean         found;

  if (!check_indicator (self, change->indicator, error)
      || !check_period (change->period, DESMI_PERIOD_QUARTER, DESMI_PERIOD_YEAR, error)
      || !check_value (change, error))
    return FALSE;
  if (change->kind != DESMI_CHANGE_TARGET)
    return TRUE;
  key = g_strconcat (change->indicator, " ", change->period, NULL);
  if (!exists (self, official, change->village, key, &found, error))
    return FALSE;
  return found ? refuse_official (error, change->village) : TRUE;
}

static gboolean
check_pillar_status (DesmiRules *self, const DesmiChange *change, GError **error)
{
  if (!check_pillar (self, change->programme, change->number, error)
      || !check_period (change->period, DESMI_PERIOD_QUARTER, DESMI_PERIOD_YEAR, error)
      || !check_text (change->text, NAME_CHARS, FALSE, error)
      || !check_text (change->more, NOTE_CHARS, TRUE, error))
    return FALSE;
  return change->word >= DESMI_PILLAR_STATUS_NOT_STARTED
                 && change->word <= DESMI_PILLAR_STATUS_NO_DATA
             ? TRUE
             : refuse (error, _ ("The status is not one of the known ones; nothing was changed."));
}

/**
 * desmi_rules_check:
 *
 * Returns: whether the file accepts @change; if not, @error is INPUT or OFFICIAL
 */
gboolean
desmi_rules_check (DesmiRules *self, const DesmiChange *change, GError **error)
{
  if (!check_village (self, change->village, error))
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
      return check_profile (change, error);
    case DESMI_CHANGE_PUT_FLOW:
    case DESMI_CHANGE_DELETE_FLOW:
      return check_flow (self, change, error);
    case DESMI_CHANGE_REMITTANCE:
      return check_period (change->period, DESMI_PERIOD_QUARTER, DESMI_PERIOD_QUARTER, error)
             && check_value (change, error);
    case DESMI_CHANGE_TARGET:
    case DESMI_CHANGE_PUT_MEASUREMENT:
    case DESMI_CHANGE_CLEAR_MEASUREMENT:
      return check_indicator_value (self, change, error);
    case DESMI_CHANGE_PILLAR_STATUS:
      return check_pillar_status (self, change, error);
    default:
      g_return_val_if_reached (FALSE);
    }
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
  g_free (self);
}

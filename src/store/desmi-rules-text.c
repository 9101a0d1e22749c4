/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be said of the texts of a change without asking the file. */
#include "store/desmi-rules-private.h"

#include "core/desmi-clock.h"
#include "core/desmi-number.h"
#include "core/desmi-period.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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

/**
 * desmi_rules_refuse:
 * @format: a whole translated sentence, as for printf()
 *
 * Returns: %FALSE, with @error set to %DESMI_STORE_ERROR_INPUT
 */
gboolean
desmi_rules_refuse (GError **error, const char *format, ...)
{
  va_list          args;
  g_autofree char *message = NULL;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT, message);
  return FALSE;
}

/**
 * desmi_rules_refuse_as:
 * @why: an error of core
 *
 * Takes over the sentence of core as an error of the store.
 *
 * Returns: %FALSE, with @error set to %DESMI_STORE_ERROR_INPUT
 */
gboolean
desmi_rules_refuse_as (GError **error, const GError *why)
{
  return desmi_rules_refuse (error, "%s", why->message);
}

/**
 * desmi_rules_check_text:
 * @text: (nullable): what is to be kept
 * @max_chars: how long it may be
 * @lines: whether it may have several lines
 *
 * Returns: whether @text can be kept; if not, @error is %DESMI_STORE_ERROR_INPUT
 */
gboolean
desmi_rules_check_text (const char *text, int max_chars, gboolean lines, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (text == NULL)
    return TRUE;
  if (lines ? desmi_text_check_lines (text, max_chars, &local)
            : desmi_text_check (text, max_chars, &local))
    return TRUE;
  return desmi_rules_refuse_as (error, local);
}

/**
 * desmi_rules_check_period:
 * @text: (nullable): a period
 * @kind: what it may be
 * @other: what it may be, too
 *
 * Returns: whether @text is one of two kinds of period in its normal form; if not, @error is
 * %DESMI_STORE_ERROR_INPUT
 */
gboolean
desmi_rules_check_period (const char     *text,
                          DesmiPeriodKind kind,
                          DesmiPeriodKind other,
                          GError        **error)
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
    return desmi_rules_refuse (
        error, _ ("“%s” is not a month such as 2023-11; nothing was changed."), text);
  if (other == DESMI_PERIOD_QUARTER)
    return desmi_rules_refuse (
        error, _ ("“%s” is not a quarter such as 2023-Q4; nothing was changed."), text);
  return desmi_rules_refuse (
      error,
      _ ("“%s” is not a quarter such as 2023-Q4 or a year such as 2023; nothing was "
         "changed."),
      text);
}

/**
 * desmi_rules_check_time:
 * @text: a period in its normal form
 *
 * A time that has not begun is taken: it is doubtful, and the page of the data's quality says so.
 *
 * Returns: whether data can be of that time; if not, @error is %DESMI_STORE_ERROR_INPUT
 */
gboolean
desmi_rules_check_time (const char *text, GError **error)
{
  DesmiPeriod      period;
  g_autofree char *spoken = NULL;

  if (!desmi_period_parse (text, &period, NULL))
    return FALSE;
  if (desmi_month_year (period.first) >= DESMI_FIRST_YEAR)
    return TRUE;
  spoken = desmi_period_format (&period, desmi_locale_get_user ());
  /* Translators: a period and a year */
  return desmi_rules_refuse (error, _ ("%s lies before the year %d; nothing was changed."), spoken,
                             DESMI_FIRST_YEAR);
}

/**
 * desmi_rules_check_date:
 * @text: (nullable): a day as 2023-11-25; empty: none
 *
 * Returns: whether it is one; if not, @error is %DESMI_STORE_ERROR_INPUT
 */
gboolean
desmi_rules_check_date (const char *text, GError **error)
{
  if (text == NULL || text[0] == '\0')
    return TRUE;
  if (!desmi_rules_check_text (text, DESMI_NAME_CHARS, FALSE, error))
    return FALSE;
  return desmi_clock_is_day (text)
         || desmi_rules_refuse (
             error, _ ("“%s” is not a date such as 2023-11-25; nothing was changed."), text);
}

/**
 * desmi_rules_check_word:
 * @text: (nullable): a word of a closed vocabulary; empty: unknown
 * @parse: reads it, as desmi_sector_parse()
 *
 * Returns: whether @text is the code of a word; if not, @error is %DESMI_STORE_ERROR_INPUT
 */
gboolean
desmi_rules_check_word (const char *text,
                        const char *(*parse) (const char *text, GError **error),
                        GError **error)
{
  g_autoptr (GError) local = NULL;
  const char        *code;

  if (text == NULL || text[0] == '\0')
    return TRUE;
  if (!desmi_rules_check_text (text, DESMI_NAME_CHARS, FALSE, error))
    return FALSE;
  code = parse (text, &local);
  if (code == NULL)
    return desmi_rules_refuse_as (error, local);
  return strcmp (code, text) == 0
         || desmi_rules_refuse (error, _ ("“%s” is written “%s” in the file; nothing was changed."),
                                text, code);
}

/**
 * desmi_rules_check_email:
 * @text: not empty
 *
 * Returns: whether it has the form of an address; if not, @error is %DESMI_STORE_ERROR_INPUT
 */
gboolean
desmi_rules_check_email (const char *text, GError **error)
{
  const char *at = strchr (text, '@');

  if (!desmi_rules_check_text (text, DESMI_NAME_CHARS, FALSE, error))
    return FALSE;
  if (at != NULL && at != text && at[1] != '\0' && strchr (at + 1, '@') == NULL
      && strchr (text, ' ') == NULL)
    return TRUE;
  return desmi_rules_refuse (error, _ ("“%s” is not an e-mail address; nothing was changed."),
                             text);
}

/**
 * desmi_rules_check_profile:
 * @change: a field of a village's profile and its new text
 *
 * Returns: whether the field takes it; if not, @error is %DESMI_STORE_ERROR_INPUT
 */
gboolean
desmi_rules_check_profile (const DesmiChange *change, GError **error)
{
  DesmiFieldKind     kind;
  gint64             milli;
  g_autoptr (GError) local = NULL;

  if (!desmi_field_get_kind (change->field, &kind))
    return desmi_rules_refuse (error, _ ("A village has no field “%s”; nothing was changed."),
                               change->field != NULL ? change->field : "");
  if (change->text == NULL || change->text[0] == '\0')
    return TRUE;
  switch ((guint) kind)
    {
    case DESMI_FIELD_LINE:
      return desmi_rules_check_text (change->text, DESMI_NAME_CHARS, FALSE, error);
    case DESMI_FIELD_LINES:
      return desmi_rules_check_text (change->text, DESMI_NOTE_CHARS, TRUE, error);
    case DESMI_FIELD_EMAIL:
      return desmi_rules_check_email (change->text, error);
    case DESMI_FIELD_NUMBER:
      if (!desmi_rules_check_text (change->text, DESMI_NAME_CHARS, FALSE, error))
        return FALSE;
      if (!desmi_number_parse (change->text, &milli, &local))
        return desmi_rules_refuse_as (error, local);
      return milli >= 0 && milli % 1000 == 0 && milli / 1000 <= DESMI_PROFILE_NUMBER_MAX
                 ? TRUE
                 : desmi_rules_refuse (
                     error,
                     _ ("“%s” is not a whole number from 0 to 9,999,999; nothing was "
                        "changed."),
                     change->text);
    default:
      g_return_val_if_reached (FALSE);
    }
}

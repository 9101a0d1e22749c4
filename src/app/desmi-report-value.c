/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One value of a village's report: how it is typed and shown, what is doubtful about it, and what
 * it stands beside. */
#include "app/desmi-report.h"

#include "core/desmi-number.h"
#include "core/desmi-unit.h"
#include "store/desmi-store-error.h"

#define MILLI 1000.0
#define DOUBT_TIMES 10

/**
 * desmi_report_show:
 * @milli: thousandths
 *
 * Returns: (transfer full): "1.250,5"
 */
char *
desmi_report_show (gint64 milli, const DesmiLocale *locale)
{
  return desmi_format_number ((double) milli / MILLI, DESMI_NUMBER_PLAIN, 0, locale);
}

/**
 * desmi_report_write:
 * @milli: thousandths
 *
 * Returns: (transfer full): as it is shown where that can be typed again, else in plain digits with
 *   a decimal comma: "1,250" of an English reader could be meant either way
 */
char *
desmi_report_write (gint64 milli, const DesmiLocale *locale)
{
  char  *shown = desmi_report_show (milli, locale);
  gint64 again;

  if (desmi_number_parse (shown, &again, NULL) && again == milli)
    return shown;
  g_free (shown);
  if (milli % 1000 == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, milli / 1000);
  /* a fourth decimal, since three could be a group of thousands */
  return g_strdup_printf ("%" G_GINT64_FORMAT ",%03d0", milli / 1000, (int) (milli % 1000));
}

/* What people write where there is no number. A dash is none for some and unknown for others, so
 * that none of these may take a measurement away. */
static gboolean
is_nothing (const char *text)
{
  static const char *const words[]
      = { "-", "–", "—", "n/a", "#n/a", "na", "t/a", "x", "nihil", "null" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/**
 * desmi_report_parse:
 * @text: as typed
 * @unit: (nullable): of the indicator, as the catalogue writes it
 * @is_empty: (out): nothing was measured, since nothing is written
 * @milli: (out): thousandths, 0 or more
 *
 * What the file would refuse is refused here already, before a report is handed in without it.
 *
 * Returns: whether @text can be a measurement; %FALSE with a sentence in @error
 */
gboolean
desmi_report_parse (const char *text,
                    const char *unit,
                    gboolean   *is_empty,
                    gint64     *milli,
                    GError    **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  *milli = 0;
  *is_empty = *stripped == '\0';
  if (*is_empty)
    return TRUE;
  if (is_nothing (stripped))
    {
      g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
                   desmi_locale_text (desmi_locale_get_user (),
                                      /* Translators: %s is what was typed, such as “n/a” */
                                      "“%s” is not a number. Type 0 where there was none, and "
                                      "empty the field where nothing was measured."),
                   stripped);
      return FALSE;
    }
  if (!desmi_unit_parse (unit, stripped, milli, error))
    return FALSE;
  if (*milli >= 0)
    return desmi_unit_check (unit, *milli, error);
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
               desmi_locale_text (desmi_locale_get_user (),
                                  /* Translators: %s is what was typed */
                                  "“%s” is less than 0; a measurement is 0 or more."),
               stripped);
  return FALSE;
}

static gboolean
is_far_above (gint64 milli, gboolean is_known, gint64 known)
{
  return is_known && known > 0 && milli / DOUBT_TIMES >= known;
}

/**
 * desmi_report_doubt:
 * @milli: thousandths, what was measured
 *
 * Returns: (transfer full) (nullable): why the value should be looked at once more; it may be right
 */
char *
desmi_report_doubt (const DesmiReportRow *row, gint64 milli, const DesmiLocale *locale)
{
  g_autofree char *known = NULL;

  if (is_far_above (milli, row->has_before, row->before))
    {
      known = desmi_report_show (row->before, locale);
      return g_strdup_printf (
          /* Translators: %s is a number */
          desmi_locale_text (locale, "Ten times the quarter before (%s) or more: is it right?"),
          known);
    }
  if (is_far_above (milli, row->has_target, row->target))
    {
      known = desmi_report_show (row->target, locale);
      return g_strdup_printf (
          /* Translators: %s is a number */
          desmi_locale_text (locale, "Ten times the target (%s) or more: is it right?"), known);
    }
  return NULL;
}

/**
 * desmi_report_get_known:
 * @milli: (out): thousandths
 *
 * Returns: whether there is a value, typed or counted from a register
 */
gboolean
desmi_report_get_known (const DesmiReportRow *row, gint64 *milli)
{
  *milli = row->has_value ? row->value : row->fed;
  return row->has_value || row->has_fed;
}

/**
 * desmi_report_drift:
 *
 * Returns: (transfer full) (nullable): what registers say of an indicator now, where that is not
 *   what the report that was handed in says; it takes it up when it is opened again
 */
char *
desmi_report_drift (const DesmiReport *self, const DesmiReportRow *row, const DesmiLocale *locale)
{
  g_autofree char *now = NULL;

  if (self->state != DESMI_REPORT_SUBMITTED || row->has_value
      || (row->has_now == row->has_fed && (!row->has_now || row->now == row->fed)))
    return NULL;
  if (!row->has_now)
    return g_strdup (desmi_locale_text (locale, "Registers now say nothing"));
  now = desmi_report_show (row->now, locale);
  /* Translators: %s is a number */
  return g_strdup_printf (desmi_locale_text (locale, "Registers now say %s"), now);
}

/* As exact as a mean needs to be beside whole numbers: one decimal, none from a hundred on. */
static char *
show_mean (gint64 milli, const DesmiLocale *locale)
{
  gint64 step = milli >= 100 * 1000 ? 1000 : 100;

  return desmi_report_show ((milli + step / 2) / step * step, locale);
}

/**
 * desmi_report_compare:
 *
 * Returns: (transfer full): the mean of the district and how many of how many villages it is of
 */
char *
desmi_report_compare (const DesmiReportRow *row, const DesmiLocale *locale)
{
  g_autofree char *mean = row->has_mean ? show_mean (row->mean, locale) : NULL;

  if (mean == NULL)
    return g_strdup_printf (
        desmi_locale_plural (locale, "District: the %u village has not reported this yet",
                             "District: none of %u villages has reported this yet",
                             row->n_villages),
        row->n_villages);
  return g_strdup_printf (
      /* Translators: a number, how many of how many villages it is the mean of */
      desmi_locale_plural (locale, "District mean %s · %u of %u village has reported",
                           "District mean %s · %u of %u villages have reported", row->n_villages),
      mean, row->n_reported, row->n_villages);
}

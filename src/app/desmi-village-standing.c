/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What whoever enters something of a village should know of it first. */
#include "app/desmi-village-standing.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_retired (const DesmiVillage *village)
{
  return village->retired != NULL && *village->retired != '\0';
}

/**
 * desmi_village_standing_reaches:
 * @period: (nullable): %NULL: any time
 * @day: (nullable): YYYY-MM-DD; %NULL: it is not known
 *
 * Returns: whether @period reaches into the month of @day
 */
gboolean
desmi_village_standing_reaches (const DesmiPeriod *period, const char *day)
{
  char month[8];

  if (period == NULL || day == NULL)
    return TRUE;
  desmi_month_to_text (period->last, month);
  return strncmp (month, day, strlen (month)) >= 0;
}

/**
 * desmi_village_standing_get_period:
 * @entry: of any register
 * @period: (out): the time that it is of; of a day, its month
 *
 * Returns: whether it is of a time
 */
gboolean
desmi_village_standing_get_period (const DesmiEntry *entry, DesmiPeriod *period)
{
  static const char *const fields[] = { "month", "quarter", "period", "day" };
  DesmiRegister            reg = desmi_entry_get_register (entry);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      int              field = desmi_register_find_field (reg, fields[i]);
      const char      *text = field >= 0 ? desmi_entry_get (entry, (guint) field) : NULL;
      g_autofree char *of = g_str_equal (fields[i], "day") ? g_strndup (text != NULL ? text : "", 7)
                                                           : g_strdup (text);

      if (of != NULL && desmi_period_parse (of, period, NULL))
        return TRUE;
    }
  return FALSE;
}

/**
 * desmi_village_standing_dup_text:
 * @period: (nullable): what is entered is of that time; %NULL: of any
 *
 * Whoever types of a village may not have heard that it is none any more, or none of the programme.
 *
 * Returns: (transfer full) (nullable): a sentence; %NULL: it was both at the end of @period
 */
char *
desmi_village_standing_dup_text (const DesmiVillage *village,
                                 const DesmiPeriod  *period,
                                 const DesmiLocale  *locale)
{
  if (is_retired (village) && desmi_village_standing_reaches (period, village->retired))
    {
      g_autofree char *day = desmi_format_day (village->retired, locale);

      /* Translators: the name of a village, and a day */
      return g_strdup_printf (
          desmi_locale_text (locale,
                             N_ ("%s was retired on %s. What is typed here still counts for it.")),
          village->name, day);
    }
  if (village->enrolled
      && (village->status == DESMI_STATUS_LEFT || village->status == DESMI_STATUS_FINISHED)
      && desmi_village_standing_reaches (period, village->status_since))
    return g_strdup_printf (
        /* Translators: the name of a village, and a status */
        desmi_locale_text (
            locale, N_ ("The status of %s is “%s”. What is typed here still counts for it.")),
        village->name, desmi_status_name (village->status, locale));
  return NULL;
}

/**
 * desmi_village_standing_dup_text_of_year:
 *
 * Returns: (transfer full) (nullable): the same of what is entered of a year
 */
char *
desmi_village_standing_dup_text_of_year (const DesmiVillage *village, int year)
{
  g_autofree char *text = g_strdup_printf ("%d", year);
  DesmiPeriod      period;

  return desmi_village_standing_dup_text (
      village, desmi_period_parse (text, &period, NULL) ? &period : NULL, desmi_locale_get_user ());
}

/**
 * desmi_village_standing_dup_enrolment:
 *
 * Returns: (transfer full) (nullable): a sentence for whoever enrols a village that is none any
 *   more; %NULL: it is one
 */
char *
desmi_village_standing_dup_enrolment (const DesmiVillage *village, const DesmiLocale *locale)
{
  g_autofree char *day = is_retired (village) ? desmi_format_day (village->retired, locale) : NULL;

  return day == NULL
             ? NULL
             : g_strdup_printf (
                 /* Translators: name and code of a village, and a day */
                 desmi_locale_text (locale, N_ ("%s · %s is no village any more since %s.")),
                 village->name, village->code, day);
}

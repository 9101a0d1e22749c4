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

/* Whether @period, if any, reaches into the month of @day, if that is known. */
static gboolean
reaches (const DesmiPeriod *period, const char *day)
{
  char month[8];

  if (period == NULL || day == NULL)
    return TRUE;
  desmi_month_to_text (period->last, month);
  return strncmp (month, day, strlen (month)) >= 0;
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
  if (is_retired (village) && reaches (period, village->retired))
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
      && reaches (period, village->status_since))
    return g_strdup_printf (
        /* Translators: the name of a village, and a status */
        desmi_locale_text (
            locale, N_ ("The status of %s is “%s”. What is typed here still counts for it.")),
        village->name, desmi_status_name (village->status, locale));
  return NULL;
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

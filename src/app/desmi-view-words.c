/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters in words. */
#include "app/desmi-view-words.h"

#include "core/desmi-condition.h"
#include "core/desmi-country.h"
#include "core/desmi-words.h"
#include "core/desmi-years.h"
#include "store/desmi-query.h"

#include <glib/gi18n-lib.h>

/**
 * desmi_view_words_value:
 * @column: of a filter, as a query names it
 * @value: what it lets through
 *
 * Returns: (transfer none): the word for a reader; @value where its name is for the store to say
 */
const char *
desmi_view_words_value (const char *column, const char *value, const DesmiLocale *locale)
{
  const char    *name = NULL;
  DesmiDirection direction;
  DesmiCondition condition;
  DesmiStatus    status;

  if (g_str_equal (column, "destination"))
    name = desmi_country_name (value, locale);
  else if (g_str_equal (column, "sector"))
    name = desmi_sector_name (value, locale);
  else if (g_str_equal (column, "gender"))
    name = desmi_gender_name (value, locale);
  else if (g_str_equal (column, "scheme"))
    name = desmi_scheme_name (value, locale);
  else if (g_str_equal (column, "occupation"))
    name = desmi_occupation_name (value, locale);
  else if (g_str_equal (column, "direction") && desmi_direction_parse (value, &direction, NULL))
    name = desmi_direction_name (direction, locale);
  else if (g_str_equal (column, "status") && desmi_status_parse (value, &status, NULL))
    name = desmi_status_name (status, locale);
  else if (desmi_condition_find (column, &condition)
           && desmi_condition_parse (condition, value) > 0)
    name = desmi_condition_get_words (condition, desmi_condition_parse (condition, value), locale);
  return name != NULL ? name : value;
}

/**
 * desmi_view_words_dup_value:
 * @column: of a filter, as a query names it
 * @value: what it lets through
 *
 * Returns: (transfer full): likewise, and "2017–2019" for a range of cohorts
 */
char *
desmi_view_words_dup_value (const char *column, const char *value, const DesmiLocale *locale)
{
  int first, last;

  if (g_str_equal (column, "cohort") && desmi_years_parse (value, &first, &last))
    return desmi_years_format (first, last, locale);
  if (g_str_equal (column, "programme") && g_str_equal (value, DESMI_PROGRAMME_SEVERAL))
    /* Translators: villages that are in more than one programme: “Programme: more than one” */
    return g_strdup (desmi_locale_text (locale, N_ ("more than one")));
  return g_strdup (desmi_view_words_value (column, value, locale));
}

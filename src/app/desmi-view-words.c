/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters in words. */
#include "app/desmi-view-words.h"

#include "core/desmi-country.h"
#include "core/desmi-words.h"

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
  return name != NULL ? name : value;
}

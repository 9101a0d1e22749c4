/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a map of flows says: of the whole, and of what is not on it. */
#include "chart/desmi-flow-map.h"
#include "chart/desmi-frame.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_NAMED 6 /* that are not on the map */

static char *
value_text (const DesmiBar *bar, DesmiColumnType type, const DesmiLocale *locale)
{
  return isnan (bar->value) ? g_strdup (bar->shown)
                            : desmi_value_to_text (bar->value, type, locale);
}

/**
 * desmi_flow_map_say_unknown:
 * @bars: of #DesmiBar
 * @type: of their values
 *
 * Returns: (transfer full) (nullable): what has no place on the map, with its sum; %NULL where all
 *   has
 */
char *
desmi_flow_map_say_unknown (const GPtrArray *bars, DesmiColumnType type, const DesmiLocale *locale)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char    *all = NULL;
  double              sum = 0;
  guint               n = 0;

  for (guint i = 0; i < bars->len; i++)
    {
      const DesmiBar  *bar = g_ptr_array_index (bars, i);
      g_autofree char *value = NULL;

      if (desmi_flow_map_find_country (bar) != NULL)
        continue;
      sum += isnan (bar->value) ? 0 : bar->value;
      if (n++ > MOST_NAMED)
        continue;
      value = value_text (bar, type, locale);
      if (n > MOST_NAMED)
        g_string_append (names, ", …");
      else
        g_string_append_printf (names, "%s%s %s", n > 1 ? ", " : "", bar->name, value);
    }
  if (n == 0)
    return NULL;
  if (n == 1)
    /* Translators: a country and a number. */
    return g_strdup_printf (desmi_locale_text (locale, N_ ("Not on the map: %s")), names->str);
  all = desmi_value_to_text (sum, type, locale);
  return g_strdup_printf (
      /* Translators: the sum of countries, and their names with their numbers, of which the last
       * ones may be cut off. */
      desmi_locale_text (locale, N_ ("Not on the map, total %s: %s")), all, names->str);
}

/**
 * desmi_flow_map_summarize:
 * @bars: those of @data that are shown
 * @origin: the name of the place at which all flows start or end
 *
 * Returns: (transfer full): the sentences that stand for the map
 */
char *
desmi_flow_map_summarize (const DesmiBarsData *data,
                          const GPtrArray     *bars,
                          const char          *origin,
                          const DesmiLocale   *locale)
{
  GString         *out = g_string_new (NULL);
  g_autofree char *unknown = desmi_flow_map_say_unknown (bars, data->type, locale);
  gulong           n = 0;

  for (guint i = 0; i < bars->len; i++)
    n += desmi_flow_map_find_country (g_ptr_array_index (bars, i)) != NULL;
  /* Translators: a number of countries, and a place that people leave or return to. */
  g_string_append_printf (out,
                          desmi_locale_plural (locale,
                                               "Map of flows between %2$s and %1$lu country.",
                                               "Map of flows between %2$s and %1$lu countries.", n),
                          n, origin);
  desmi_bars_data_append_range (data, out, locale);
  if (unknown != NULL)
    g_string_append_printf (out, " %s.", unknown);
  return g_string_free (out, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of a Sankey diagram's levels and their members. */
#include "chart/desmi-sankey-data.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char     *column;
  const char     *heading;
  DesmiSankeyKind kind;
} headings[] = {
  { "province", N_ ("Province"), DESMI_SANKEY_HOME },
  { "district", N_ ("District of origin"), DESMI_SANKEY_HOME },
  { "subdistrict", N_ ("Subdistrict of origin"), DESMI_SANKEY_HOME },
  { "village", N_ ("Village of origin"), DESMI_SANKEY_HOME },
  { "destination", N_ ("Destination"), DESMI_SANKEY_ABROAD },
  { "country", N_ ("Destination"), DESMI_SANKEY_ABROAD },
  { "sector", N_ ("Sector"), DESMI_SANKEY_OTHER },
  { "occupation", N_ ("Occupation"), DESMI_SANKEY_OTHER },
  { "gender", N_ ("Gender"), DESMI_SANKEY_OTHER },
  { "scheme", N_ ("Scheme"), DESMI_SANKEY_OTHER },
  { "direction", N_ ("Direction"), DESMI_SANKEY_OTHER },
};

/**
 * desmi_sankey_level_kind:
 * @column: stable name of the level's column
 *
 * Returns: what its members are to a worker
 */
DesmiSankeyKind
desmi_sankey_level_kind (const char *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    if (strcmp (headings[i].column, column) == 0)
      return headings[i].kind;
  return DESMI_SANKEY_OTHER;
}

/**
 * desmi_sankey_level_heading:
 * @column: stable name of the level's column
 * @subject: who is counted: nobody returns to a destination
 *
 * Returns: (transfer full): what stands above the level
 */
char *
desmi_sankey_level_heading (const char *column, DesmiSubject subject, const DesmiLocale *locale)
{
  g_autofree char *first = NULL;
  g_autofree char *upper = NULL;

  if (subject == DESMI_SUBJECT_RETURNS && desmi_sankey_level_kind (column) == DESMI_SANKEY_ABROAD)
    return g_strdup (desmi_locale_text (locale, N_ ("Country returned from")));
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    if (strcmp (headings[i].column, column) == 0)
      return g_strdup (desmi_locale_text (locale, headings[i].heading));
  if (*column == '\0')
    return g_strdup ("");
  first = g_utf8_substring (column, 0, 1);
  upper = g_utf8_strup (first, -1);
  return g_strconcat (upper, g_utf8_next_char (column), NULL);
}

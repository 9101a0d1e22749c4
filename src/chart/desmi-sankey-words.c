/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names and colours of a Sankey diagram's levels and their members. */
#include "chart/desmi-sankey-data.h"

#include "core/desmi-country.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The usual destinations keep their colour whichever of them a filter leaves. */
static const char *const usual[DESMI_N_SERIES_COLORS + 1]
    = { "TWN", "HKG", "SAU", "MYS", "SGP", "KOR", "JPN", NULL };

#define N_HATCHED (4 * DESMI_N_SERIES_COLORS) /* colours with one of four hatches */
#define N_SLOTS (N_HATCHED + DESMI_N_SERIES_COLORS)

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
  { "gender", N_ ("Gender"), DESMI_SANKEY_GENDER },
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

/* Where a country has its colour: the seven most usual first, then the others that people leave
 * for, in the order of the list; -1 for any other code. */
static int
find_own_slot (const char *code)
{
  int slot = DESMI_N_SERIES_COLORS;

  for (int i = 0; i < DESMI_N_SERIES_COLORS; i++)
    if (strcmp (code, usual[i]) == 0)
      return i;
  for (guint i = 0; i < desmi_country_get_n (); i++)
    {
      const DesmiCountry *country = desmi_country_nth (i);

      if (strcmp (country->iso3, code) == 0)
        return DESMI_N_SERIES_COLORS + (slot - DESMI_N_SERIES_COLORS) % N_HATCHED;
      slot += country->destination != DESMI_DESTINATION_OTHER
              && !g_strv_contains (usual, country->iso3);
    }
  return -1;
}

static int
compare_codes (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const char *const *codes = user_data;

  return strcmp (codes[*(const guint *) a], codes[*(const guint *) b]);
}

/**
 * desmi_sankey_choose_slots:
 * @nodes: of one level, the larger first
 * @codes: their codes in the data
 *
 * Gives every node that is no remainder a colour: countries their own, so that it is the same in
 * every chart, and the rest what is left, by code.
 */
void
desmi_sankey_choose_slots (DesmiSankeyDatum *const *nodes, const char *const *codes, guint n_nodes)
{
  g_autofree gboolean *taken = g_new0 (gboolean, n_nodes + N_SLOTS);
  g_autofree guint    *order = g_new (guint, MAX (n_nodes, 1));
  guint                next = 0;

  for (guint i = 0; i < n_nodes; i++)
    {
      int slot = nodes[i]->other ? -1 : find_own_slot (codes[i]);

      order[i] = i;
      if (slot < 0 || taken[slot])
        continue;
      nodes[i]->slot = slot;
      taken[slot] = TRUE;
    }
  g_qsort_with_data (order, (int) n_nodes, sizeof (guint), compare_codes, (gpointer) codes);
  for (guint i = 0; i < n_nodes; i++)
    {
      DesmiSankeyDatum *node = nodes[order[i]];

      if (node->other || node->slot >= 0)
        continue;
      while (taken[next])
        next++;
      node->slot = (int) next++;
    }
}

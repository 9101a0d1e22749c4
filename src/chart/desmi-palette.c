/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A category's colour follows from its code alone wherever that can be: what a filter leaves keeps
 * its colour, in every chart, without a memory of what was drawn before. */
#include "chart/desmi-palette.h"

#include "core/desmi-country.h"

#include <string.h>

#define N_HATCHES 4
#define N_HATCHED (N_HATCHES * DESMI_N_SERIES_COLORS) /* colours with one of the hatches */

/* The usual destinations have the plain colours. */
static const char *const usual[DESMI_N_SERIES_COLORS + 1]
    = { "TWN", "HKG", "SAU", "MYS", "SGP", "KOR", "JPN", NULL };

/* The closed vocabularies, each in the order of its colours. */
static const struct
{
  const char *dimension;
  const char *codes[5];
} closed[] = {
  { "direction", { "out", "return" } },
  { "gender", { "F", "M" } },
  { "scheme", { "G2G", "MANDIRI", "P2P", "UKPS" } },
  { "sector", { "formal", "informal" } },
};

static gboolean
is_country (const char *dimension)
{
  return strcmp (dimension, "destination") == 0 || strcmp (dimension, "country") == 0;
}

/* The seven most usual countries first, then the others that people leave for, in the order of the
 * list; -1 for any other code. */
static int
find_country (const char *code)
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

/* The colour that a code has whatever else is shown, -1: none. */
static int
find_own (const char *dimension, const char *code)
{
  if (is_country (dimension))
    return find_country (code);
  for (guint i = 0; i < G_N_ELEMENTS (closed); i++)
    for (int k = 0; strcmp (closed[i].dimension, dimension) == 0 && closed[i].codes[k] != NULL; k++)
      if (strcmp (closed[i].codes[k], code) == 0)
        return k;
  return -1;
}

/* Where the search for a free colour begins: by the code, so that the same village or occupation
 * mostly finds the same one. A country without a colour does not take that of a usual one. */
static guint
first_choice (const char *dimension, const char *code)
{
  return is_country (dimension) ? DESMI_N_SERIES_COLORS : g_str_hash (code) % DESMI_N_SERIES_COLORS;
}

/* The next free one, among the plain colours before the hatched ones. */
static int
find_free (const gboolean *taken, guint from)
{
  guint slot = MAX (from, DESMI_N_SERIES_COLORS);

  for (guint i = 0; from < DESMI_N_SERIES_COLORS && i < DESMI_N_SERIES_COLORS; i++)
    if (!taken[(from + i) % DESMI_N_SERIES_COLORS])
      return (int) ((from + i) % DESMI_N_SERIES_COLORS);
  while (taken[slot])
    slot++;
  return (int) slot;
}

static int
compare_codes (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const char *const *codes = user_data;

  return g_strcmp0 (codes[*(const guint *) a], codes[*(const guint *) b]);
}

/**
 * desmi_palette_assign:
 * @dimension: stable name of the categories' column
 * @codes: (array length=n): their codes in the data; %NULL for a remainder, which is grey
 * @slots: (out) (array length=n): place of the colour of each, from 0; -1: none of its own
 *
 * Gives every category a colour. Countries and the closed vocabularies have their own; the others
 * what is left, whatever order they are in. No two have the same.
 */
void
desmi_palette_assign (const char *dimension, const char *const *codes, guint n, int *slots)
{
  g_autofree gboolean *taken = g_new0 (gboolean, n + N_HATCHED + DESMI_N_SERIES_COLORS + 1);
  g_autofree guint    *order = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    {
      int own = codes[i] != NULL ? find_own (dimension, codes[i]) : -1;

      order[i] = i;
      slots[i] = own >= 0 && !taken[own] ? own : -1;
      if (slots[i] >= 0)
        taken[own] = TRUE;
    }
  g_qsort_with_data (order, (int) n, sizeof (guint), compare_codes, (gpointer) codes);
  for (guint i = 0; i < n; i++)
    {
      const char *code = codes[order[i]];

      if (code == NULL || slots[order[i]] >= 0)
        continue;
      slots[order[i]] = find_free (taken, first_choice (dimension, code));
      taken[slots[order[i]]] = TRUE;
    }
}

/* The colour of one of those that have a fixed meaning, or NULL. */
static const DesmiColor *
find_meaning (const DesmiTheme *theme, const char *dimension, const char *code)
{
  DesmiDirection direction;
  const char    *gender;

  if (strcmp (dimension, "gender") == 0)
    {
      gender = desmi_gender_parse (code, NULL);
      return gender == NULL ? NULL : *gender == 'F' ? &theme->women : &theme->men;
    }
  if (strcmp (dimension, "direction") == 0 && desmi_direction_parse (code, &direction, NULL))
    return direction == DESMI_DIRECTION_OUT ? &theme->departures : &theme->returns;
  return NULL;
}

/**
 * desmi_palette_fill:
 * @slot: of desmi_palette_assign()
 *
 * Returns: the colour of an area. One used twice, and every one on paper, is told by its hatch too,
 * drawn in the stroke's colour; the stroke has no width.
 */
DesmiStyle
desmi_palette_fill (const DesmiTheme *theme, const char *dimension, const char *code, int slot)
{
  static const DesmiHatch hatches[N_HATCHES]
      = { DESMI_HATCH_45, DESMI_HATCH_135, DESMI_HATCH_0, DESMI_HATCH_90 };
  /* Colours of one family, as the two blues, and those that a grey copy makes alike have different
   * ones. */
  static const DesmiHatch on_paper[]
      = { DESMI_HATCH_45,    DESMI_HATCH_135, DESMI_HATCH_0,   DESMI_HATCH_90,
          DESMI_HATCH_CROSS, DESMI_HATCH_135, DESMI_HATCH_GRID };
  DesmiStyle        style = { .fill = theme->other };
  const DesmiColor *meaning = slot >= 0 ? find_meaning (theme, dimension, code) : NULL;

  if (slot < 0)
    return style;
  style.fill = meaning != NULL ? *meaning : theme->series[slot % DESMI_N_SERIES_COLORS];
  style.stroke = desmi_color_text_on (&style.fill);
  if (theme->kind == DESMI_THEME_PRINT)
    style.hatch = slot < DESMI_N_SERIES_COLORS ? on_paper[slot] : hatches[slot % N_HATCHES];
  else if (slot >= DESMI_N_SERIES_COLORS)
    style.hatch = hatches[(slot - DESMI_N_SERIES_COLORS) % N_HATCHES];
  return style;
}

/**
 * desmi_palette_line:
 * @slot: of desmi_palette_assign()
 *
 * Returns: the colour of a line, 3:1 on the background, without a width. One used twice, and every
 * one but the first on paper, is told by its dashes too.
 */
DesmiStyle
desmi_palette_line (const DesmiTheme *theme, const char *dimension, const char *code, int slot)
{
  static const double dashes[DESMI_N_SERIES_COLORS][4]
      = { { 0 }, { 8, 3 }, { 2, 3 }, { 8, 3, 2, 3 }, { 16, 4 }, { 4, 7 }, { 16, 3, 4, 3 } };
  DesmiStyle        style = { .stroke = theme->other_strict };
  const DesmiColor *meaning = slot >= 0 ? find_meaning (theme, dimension, code) : NULL;
  int               dash = 0;

  if (slot < 0)
    return style;
  style.stroke = meaning != NULL ? *meaning : theme->strict[slot % DESMI_N_SERIES_COLORS];
  if (theme->kind == DESMI_THEME_PRINT)
    dash = slot % (int) G_N_ELEMENTS (dashes);
  else if (slot >= DESMI_N_SERIES_COLORS)
    dash = 1 + (slot - DESMI_N_SERIES_COLORS) % ((int) G_N_ELEMENTS (dashes) - 1);
  memcpy (style.dash, dashes[dash], sizeof style.dash);
  return style;
}

/**
 * desmi_palette_outline:
 * @style: of an area
 *
 * Puts a border around a fill that is too faint on the background to be seen without.
 */
void
desmi_palette_outline (DesmiStyle *style, const DesmiTheme *theme)
{
  if (!desmi_color_needs_outline (&style->fill, theme))
    return;
  style->stroke = theme->outline;
  style->stroke_width = 1;
}

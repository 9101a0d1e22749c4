/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of countries and the reader of what people write for them. */
#include "core/desmi-country.h"

#include "core/desmi-error.h"
#include "core/desmi-name.h"
#include "core/desmi-quote.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  const char *alias;
  const char *iso3;
} Alias;

#include "core/desmi-country-table.inc"

/* Words that several countries share, and no custom decides. */
static const struct
{
  const char *word; /* as desmi_name_match() leaves it */
  const char *iso3[2];
} shared_words[] = {
  { "kongo", { "COD", "COG" } },         { "congo", { "COD", "COG" } },
  { "dominika", { "DMA", "DOM" } },      { "kepulauanvirgin", { "VGB", "VIR" } },
  { "virginislands", { "VGB", "VIR" } },
};

static const char *const regions[] = {
  "timurtengah",    "timteng",      "middleeast",   "eropa",       "europe",
  "asia",           "asiatenggara", "asiatimur",    "asiapasifik", "asean",
  "afrika",         "africa",       "afrikautara",  "oseania",     "amerikalatin",
  "amerikaselatan", "unieropa",     "kawasanteluk", NULL,
};

static const char *const ships[] = {
  "kapal",       "pelaut",    "kapalpelaut", "pelautkapal", "abk",  "awakkapal",
  "kapalpesiar", "kapalikan", "seafarer",    "seafarers",   "ship", NULL,
};

static int
compare_iso3 (const void *key, const void *row)
{
  return strcmp (key, ((const DesmiCountry *) row)->iso3);
}

/**
 * desmi_country_get:
 * @iso3: (nullable): an ISO 3166-1 alpha-3 code, in capitals
 *
 * Returns: (nullable) (transfer none): its row
 */
const DesmiCountry *
desmi_country_get (const char *iso3)
{
  if (iso3 == NULL)
    return NULL;
  return bsearch (iso3, countries, G_N_ELEMENTS (countries), sizeof countries[0], compare_iso3);
}

static void
add_word (GHashTable *words, const char *text, const DesmiCountry *country)
{
  char *key = desmi_name_match (text);

  /* What came first stays: a custom before a code before a name. */
  if (*key == '\0' || g_hash_table_contains (words, key))
    g_free (key);
  else
    g_hash_table_insert (words, key, (gpointer) country);
}

static gpointer
make_words (gpointer unused)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (aliases); i++)
    add_word (words, aliases[i].alias, desmi_country_get (aliases[i].iso3));
  for (gsize i = 0; i < G_N_ELEMENTS (shared_words); i++)
    add_word (words, shared_words[i].word, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (countries); i++)
    add_word (words, countries[i].iso3, &countries[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (countries); i++)
    add_word (words, countries[i].iso2, &countries[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (countries); i++)
    add_word (words, countries[i].name_id, &countries[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (countries); i++)
    add_word (words, countries[i].name_en, &countries[i]);
  return words;
}

/* Made once and kept, so that an import of many rows looks up and does not search. */
static GHashTable *
get_words (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_words, NULL);
}

static void
set_shared_error (const char *quoted, const char *word, GError **error)
{
  const DesmiLocale *locale = desmi_locale_get_user ();

  for (gsize i = 0; i < G_N_ELEMENTS (shared_words); i++)
    if (g_str_equal (shared_words[i].word, word))
      {
        g_set_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_COUNTRY,
                     /* Translators: what was written, then two countries, each with its code. */
                     _ ("“%s” may be %s (%s) or %s (%s). Please write which one."), quoted,
                     desmi_country_name (shared_words[i].iso3[0], locale), shared_words[i].iso3[0],
                     desmi_country_name (shared_words[i].iso3[1], locale), shared_words[i].iso3[1]);
        return;
      }
}

static void
set_error (const char *text, const char *word, GError **error)
{
  g_autofree char *quoted = desmi_text_quote (text);

  if (g_hash_table_contains (get_words (), word))
    {
      set_shared_error (quoted, word, error);
      return;
    }
  if (g_strv_contains (regions, word))
    g_set_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_COUNTRY,
                 /* Translators: here and below %s is what was written. */
                 _ ("“%s” is a region of several countries. Please name the country."), quoted);
  else if (g_strv_contains (ships, word))
    g_set_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_COUNTRY,
                 _ ("“%s” is not a country: for work at sea, please name the country of the "
                    "employer."),
                 quoted);
  else
    g_set_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_COUNTRY,
                 _ ("“%s” is not a country that is known here. Please use its name or its "
                    "three-letter code, such as TWN."),
                 quoted);
}

/**
 * desmi_country_parse:
 * @text: (nullable): what people write for a country: an ISO 3166-1 alpha-2 or alpha-3 code, a name
 *   in Indonesian or English, an everyday or old form; case, quotes, blanks and punctuation do not
 *   count
 * @error: %DESMI_CORE_ERROR_COUNTRY, with the candidates where a word means several
 *
 * Everyday forms win over codes: "AS" is Amerika Serikat, not American Samoa.
 *
 * Returns: (nullable) (transfer none): the country, or %NULL with @error set
 */
const DesmiCountry *
desmi_country_parse (const char *text, GError **error)
{
  g_autofree char    *word = desmi_name_match (text);
  const DesmiCountry *country = g_hash_table_lookup (get_words (), word);

  if (country == NULL && error != NULL)
    set_error (text, word, error);
  return country;
}

/**
 * desmi_country_name:
 * @iso3: (nullable): an ISO 3166-1 alpha-3 code
 * @locale: the reader
 *
 * Returns: (transfer none): the everyday name in the reader's language, or @iso3 if it is unknown
 */
const char *
desmi_country_name (const char *iso3, const DesmiLocale *locale)
{
  const DesmiCountry *country = desmi_country_get (iso3);

  g_return_val_if_fail (locale != NULL, iso3);

  if (country == NULL)
    return iso3 != NULL ? iso3 : "";
  return locale->language == DESMI_LANGUAGE_ID ? country->name_id : country->name_en;
}

/**
 * desmi_country_get_n:
 *
 * Returns: how many countries there are
 */
guint
desmi_country_get_n (void)
{
  return G_N_ELEMENTS (countries);
}

/**
 * desmi_country_nth:
 * @index: less than desmi_country_get_n()
 *
 * Returns: (transfer none): the country at that place in the order of the alpha-3 codes
 */
const DesmiCountry *
desmi_country_nth (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (countries), NULL);

  return &countries[index];
}

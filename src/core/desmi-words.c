/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The closed vocabularies: one table a vocabulary, one reader for all. */
#include "core/desmi-words.h"

#include "core/desmi-error.h"
#include "core/desmi-name.h"
#include "core/desmi-quote.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * Entry:
 * @code: the text in files and on the command line
 * @name: the word for a reader, in English
 * @spellings: what people write besides, as desmi_name_match() leaves it, blanks between
 */
typedef struct
{
  const char *code;
  const char *name;
  const char *spellings;
} Entry;

static const Entry directions[] = {
  [DESMI_DIRECTION_OUT]
  = { "out", N_ ("Departures"),
      "keluar berangkat keberangkatan penempatan pergi departure departures" },
  [DESMI_DIRECTION_RETURN]
  = { "return", N_ ("Returns"), "pulang kepulangan pemulangan kembali kedatangan purna returns" },
};

static const Entry statuses[] = {
  /* Translators: the status of a village in a programme. */
  [DESMI_STATUS_CANDIDATE] = { "candidate", N_ ("Candidate"), "calon usulan" },
  [DESMI_STATUS_ACTIVE] = { "active", N_ ("Active"), "aktif" },
  [DESMI_STATUS_SUSPENDED] = { "suspended", N_ ("Suspended"), "tertunda ditunda ditangguhkan" },
  /* Translators: assistance has ended as planned. */
  [DESMI_STATUS_FINISHED] = { "finished", N_ ("Finished"), "selesai tamat" },
  [DESMI_STATUS_LEFT] = { "left", N_ ("Left the programme"), "keluar mundur lefttheprogramme" },
};

static const Entry pillar_statuses[] = {
  /* Translators: the status of a pillar in a village. */
  [DESMI_PILLAR_STATUS_NOT_STARTED]
  = { "not-started", N_ ("Not started"), "belumdimulai belum belumberjalan" },
  [DESMI_PILLAR_STATUS_RUNNING] = { "running", N_ ("Running"), "berjalan jalan" },
  [DESMI_PILLAR_STATUS_STALLED] = { "stalled", N_ ("Stalled"), "terhenti berhenti macet mandek" },
  [DESMI_PILLAR_STATUS_FINISHED] = { "finished", N_ ("Finished"), "selesai" },
  [DESMI_PILLAR_STATUS_NO_DATA] = { "no-data", N_ ("No data"), "tidakadadata tanpadata" },
};

static const Entry sources[] = {
  [DESMI_SOURCE_DEFAULT] = { "default", N_ ("Official, else local"), "bawaan" },
  [DESMI_SOURCE_OFFICIAL] = { "official", N_ ("Official"), "resmi" },
  [DESMI_SOURCE_LOCAL] = { "local", N_ ("Local"), "lokal" },
  [DESMI_SOURCE_BOTH] = { "both", N_ ("Official and local"), "keduanya semua" },
};

static const Entry sectors[] = {
  { "formal", N_ ("Formal"), "f sektorformal" },
  { "informal", N_ ("Informal"),
    "i sektorinformal nonformal prt plrt pekerjarumahtangga penatalaksanarumahtangga" },
};

static const Entry genders[] = {
  /* P is perempuan, never pria. */
  { "F", N_ ("Female"), "p pr perempuan wanita female w" },
  { "M", N_ ("Male"), "l lk lakilaki laki pria male" },
};

static const Entry schemes[] = {
  { "P2P", N_ ("Private to private"), "ptop privatetoprivate swastakeswasta ptopswastakeswasta" },
  { "G2G", N_ ("Government to government"),
    "gtog governmenttogovernment gtogpemerintahkepemerintah" },
  { "MANDIRI", N_ ("Individual"), "perseorangan perorangan individual mandiriperseorangan" },
  { "UKPS", N_ ("Company’s own placement"),
    "untukkepentinganperusahaansendiri kepentinganperusahaansendiri "
    "ukpsuntukkepentinganperusahaansendiri companysownplacement" },
};

/* Occupations are open: files bring others, which are shown as written. */
static const Entry occupations[] = {
  { "awak kapal perikanan", N_ ("Fishing vessel crew"), "" },
  { "awak kapal pesiar", N_ ("Cruise ship crew"), "" },
  { "operator pabrik", N_ ("Factory operator"), "" },
  { "pekerja kehutanan", N_ ("Forestry worker"), "" },
  { "pekerja konstruksi", N_ ("Construction worker"), "" },
  { "pekerja perhotelan", N_ ("Hotel worker"), "pekerjahotel" },
  { "pekerja perkebunan", N_ ("Plantation worker"), "" },
  { "pekerja pertanian", N_ ("Farm worker"), "" },
  { "pekerja rumah tangga", N_ ("Domestic worker"), "" },
  { "pengasuh anak", N_ ("Child carer"), "" },
  { "pengasuh lansia", N_ ("Carer for the elderly"), "" },
  { "perawat lansia", N_ ("Nurse for the elderly"), "" },
  { "petugas kebersihan", N_ ("Cleaner"), "" },
  { "sopir", N_ ("Driver"), "pengemudi" },
  { "sopir keluarga", N_ ("Family driver"), "pengemudikeluarga" },
  { "terapis spa", N_ ("Spa therapist"), "" },
  { "tukang kebun", N_ ("Gardener"), "" },
};

static gboolean
is_among (const char *spellings, const char *word)
{
  gsize n = strlen (word);

  for (const char *at = spellings; (at = strstr (at, word)) != NULL; at += n)
    if ((at == spellings || at[-1] == ' ') && (at[n] == ' ' || at[n] == '\0'))
      return TRUE;
  return FALSE;
}

/* The place of what people wrote in a vocabulary; -1: not there. */
static int
find (const Entry *entries, gsize n, const char *text)
{
  g_autofree char *word = NULL;

  if (text == NULL)
    return -1;
  /* what the program has written itself is compared without being spelled out */
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (entries[i].code, text))
      return (int) i;
  word = desmi_name_match (text);
  if (*word == '\0')
    return -1;
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *code = desmi_name_match (entries[i].code);

      if (g_str_equal (code, word) || is_among (entries[i].spellings, word))
        return (int) i;
    }
  return -1;
}

static char *
list_codes (const Entry *entries, gsize n)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", entries[i].code);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static int
parse (const Entry *entries, gsize n, const char *text, GError **error)
{
  int place = find (entries, n, text);

  if (place < 0 && error != NULL)
    {
      g_autofree char *quoted = desmi_text_quote (text);
      g_autofree char *codes = list_codes (entries, n);

      g_set_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_WORD,
                   /* Translators: what was written, and the words that are understood here. */
                   _ ("“%s” is not understood here. Please use one of: %s."), quoted, codes);
    }
  return place;
}

/* The exact code of a vocabulary that is kept as text, or the text itself. */
static const char *
name_of_code (const Entry *entries, gsize n, const char *code, const DesmiLocale *locale)
{
  g_return_val_if_fail (locale != NULL, code);

  for (gsize i = 0; i < n; i++)
    if (g_strcmp0 (entries[i].code, code) == 0)
      return desmi_locale_text (locale, entries[i].name);
  return code != NULL ? code : "";
}

/* The three functions of a vocabulary that is an enumeration. */
#define DEFINE_WORDS(Type, stem, entries)                                                          \
  const char *desmi_##stem##_to_code (Type value)                                                  \
  {                                                                                                \
    g_return_val_if_fail ((gsize) value < G_N_ELEMENTS (entries), "");                             \
    return entries[value].code;                                                                    \
  }                                                                                                \
  gboolean desmi_##stem##_parse (const char *text, Type *out, GError **error)                      \
  {                                                                                                \
    int place;                                                                                     \
    g_return_val_if_fail (out != NULL, FALSE);                                                     \
    place = parse (entries, G_N_ELEMENTS (entries), text, error);                                  \
    if (place < 0)                                                                                 \
      return FALSE;                                                                                \
    *out = (Type) place;                                                                           \
    return TRUE;                                                                                   \
  }                                                                                                \
  const char *desmi_##stem##_name (Type value, const DesmiLocale *locale)                          \
  {                                                                                                \
    g_return_val_if_fail ((gsize) value < G_N_ELEMENTS (entries) && locale != NULL, "");           \
    return desmi_locale_text (locale, entries[value].name);                                        \
  }

/* The two functions of a vocabulary that is kept as text. */
#define DEFINE_TEXT_WORDS(stem, entries)                                                           \
  const char *desmi_##stem##_parse (const char *text, GError **error)                              \
  {                                                                                                \
    int place = parse (entries, G_N_ELEMENTS (entries), text, error);                              \
    return place < 0 ? NULL : entries[place].code;                                                 \
  }                                                                                                \
  const char *desmi_##stem##_name (const char *code, const DesmiLocale *locale)                    \
  {                                                                                                \
    return name_of_code (entries, G_N_ELEMENTS (entries), code, locale);                           \
  }

/* clang-format off */
DEFINE_WORDS (DesmiDirection, direction, directions)
DEFINE_WORDS (DesmiStatus, status, statuses)
DEFINE_WORDS (DesmiPillarStatus, pillar_status, pillar_statuses)
DEFINE_WORDS (DesmiSource, source, sources)
DEFINE_TEXT_WORDS (sector, sectors)
DEFINE_TEXT_WORDS (gender, genders)
DEFINE_TEXT_WORDS (scheme, schemes)
/* clang-format on */

/**
 * desmi_occupation_nth:
 * @n: from 0
 *
 * Returns: (transfer none) (nullable): a known occupation as it is kept; %NULL behind the last
 */
const char *
desmi_occupation_nth (guint n)
{
  return n < G_N_ELEMENTS (occupations) ? occupations[n].code : NULL;
}

/**
 * desmi_occupation_find:
 * @text: (nullable): an occupation, as it is kept or as desmi_occupation_name() gives it
 *
 * Returns: (transfer none) (nullable): the known one as it is kept; %NULL: it is none of them
 */
const char *
desmi_occupation_find (const char *text)
{
  g_autofree char *word = desmi_name_match (text);

  for (guint i = 0; *word != '\0' && i < G_N_ELEMENTS (occupations); i++)
    {
      g_autofree char *code = desmi_name_match (occupations[i].code);
      g_autofree char *name = desmi_name_match (occupations[i].name);

      if (g_str_equal (code, word) || g_str_equal (name, word)
          || is_among (occupations[i].spellings, word))
        return occupations[i].code;
    }
  return NULL;
}

/**
 * desmi_occupation_name:
 * @occupation: (nullable): an occupation as it is kept, in Indonesian
 * @locale: the reader
 *
 * Returns: (transfer none): the reader's word where it is a known one, else @occupation, which
 * lives as long as the caller's text
 */
const char *
desmi_occupation_name (const char *occupation, const DesmiLocale *locale)
{
  return name_of_code (occupations, G_N_ELEMENTS (occupations), occupation, locale);
}

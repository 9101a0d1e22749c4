/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings of columns that lie side by side, read word by word: countries, genders, months,
 * targets.
 */
#include "exchange/desmi-import-measure.h"

#include "core/desmi-country.h"
#include "core/desmi-name.h"
#include "core/desmi-period.h"

#include <string.h>

#define ANY_YEAR " 2000" /* behind a month or quarter that is told without one */

/**
 * desmi_measure_init:
 * @kind: of the file; not AUTO
 *
 * Makes @self a column of the numbers of @kind, of which nothing is said.
 */
void
desmi_measure_init (DesmiMeasure *self, DesmiImportKind kind)
{
  *self = (DesmiMeasure){ .role = DESMI_ROLE_COUNT, .direction = -1 };
  if (kind == DESMI_IMPORT_REMITTANCES)
    self->role = DESMI_ROLE_AMOUNT;
  if (kind == DESMI_IMPORT_PILLARS)
    self->role = DESMI_ROLE_VALUE;
}

static gboolean
is_one_of (const char *words, const char *const *list)
{
  return g_strv_contains (list, words);
}

/* Sets what is not said yet, or is said again. */
static gboolean
say_text (const char **field, const char *code)
{
  if (code == NULL || (*field != NULL && strcmp (*field, code) != 0))
    return FALSE;
  *field = code;
  return TRUE;
}

static gboolean
say_number (int *field, int none, int value)
{
  if (*field != none && *field != value)
    return FALSE;
  *field = value;
  return TRUE;
}

/* Words that tell what is counted, which the kind of table tells already. */
static gboolean
is_filler (DesmiImportKind kind, const char *words)
{
  static const char *const fillers[] = { "orang",
                                         "org",
                                         "jiwa",
                                         "pmi",
                                         "cpmi",
                                         "tki",
                                         "pekerja",
                                         "migran",
                                         "indonesia",
                                         "pekerja migran",
                                         "pekerja migran indonesia",
                                         "data",
                                         "rp",
                                         "rupiah",
                                         NULL };
  DesmiRole                role;

  if (is_one_of (words, fillers))
    return TRUE;
  if (!desmi_role_from_heading (kind, words, &role))
    return FALSE;
  return role == DESMI_ROLE_DESTINATION || role == DESMI_ROLE_GENDER || role == DESMI_ROLE_SECTOR
         || role == DESMI_ROLE_DIRECTION || role == DESMI_ROLE_MONTH || role == DESMI_ROLE_QUARTER
         || role == DESMI_ROLE_PERIOD || role == DESMI_ROLE_YEAR;
}

static gboolean
read_sum (DesmiMeasure *self, DesmiImportKind kind, const char *words)
{
  static const char *const sums[]
      = { "jumlah", "jml", "total", "jumlah total", "grand total", "jumlah keseluruhan", NULL };
  DesmiRole role;

  if (kind == DESMI_IMPORT_PILLARS)
    return FALSE;
  if (!is_one_of (words, sums)
      && !(desmi_role_from_heading (kind, words, &role) && role == self->role))
    return FALSE;
  self->sum = TRUE;
  return TRUE;
}

static gboolean
read_period (DesmiMeasure *self, DesmiImportKind kind, const char *words)
{
  g_autofree char *with_year = g_strconcat (words, ANY_YEAR, NULL);
  DesmiPeriod      period;
  gboolean         dated = desmi_period_parse_loose (words, &period, NULL);
  gboolean         named = strpbrk (words, "abcdefghijklmnopqrstuvwxyz") != NULL;

  if (!dated
      && !(named && desmi_period_parse_loose (with_year, &period, NULL)
           && period.kind != DESMI_PERIOD_YEAR))
    return FALSE;
  if (period.kind == DESMI_PERIOD_RANGE
      || (period.kind == DESMI_PERIOD_MONTH && kind != DESMI_IMPORT_FLOWS)
      || (period.kind == DESMI_PERIOD_QUARTER && kind == DESMI_IMPORT_FLOWS)
      || (dated && !say_number (&self->year, 0, desmi_month_year (period.first))))
    return FALSE;
  if (period.kind == DESMI_PERIOD_MONTH)
    return say_number (&self->month, 0, desmi_month_of_year (period.first));
  return period.kind != DESMI_PERIOD_QUARTER
         || say_number (&self->quarter, 0, (desmi_month_of_year (period.first) + 2) / 3);
}

/* Targets and what came of them. */
static gboolean
read_pillar (DesmiMeasure *self, const char *words)
{
  DesmiRole role;

  if (!desmi_role_from_heading (DESMI_IMPORT_PILLARS, words, &role)
      || (role != DESMI_ROLE_VALUE && role != DESMI_ROLE_TARGET))
    return FALSE;
  self->role = role;
  return TRUE;
}

/* “No” is a number before it is Norway, and “Id” never Indonesia, where nobody migrates to. Offices
 * shorten schools, firms, quarters of a village and small words so, too: “SD” is no Sudan, “PT” no
 * Portugal, “per” no Peru. */
static const char *
find_country (const char *words)
{
  static const char *const others[]
      = { "no",  "id", "ket", "kk", "sd", "s d", "ma", "tk", "rw",  "pt",  "cv",  "sk", "tt",
          "per", "pm", "am",  "ba", "ke", "to",  "km", "na", "n a", "and", "sen", NULL };
  const DesmiCountry *country
      = is_one_of (words, others) ? NULL : desmi_country_parse (words, NULL);

  return country != NULL && strcmp (country->iso3, "IDN") != 0 ? country->iso3 : NULL;
}

static gboolean
read_flow (DesmiMeasure *self, const char *words)
{
  DesmiDirection direction;
  const char    *code = desmi_gender_parse (words, NULL);

  if (code != NULL)
    return say_text (&self->gender, code);
  if (strlen (words) > 1 && (code = desmi_sector_parse (words, NULL)) != NULL)
    return say_text (&self->sector, code);
  if (desmi_direction_parse (words, &direction, NULL))
    return say_number (&self->direction, -1, (int) direction);
  return say_text (&self->destination, find_country (words));
}

/* Words that say one thing, or nothing new. */
static gboolean
read_words (DesmiMeasure *self, DesmiImportKind kind, const char *words)
{
  DesmiMeasure before = *self;
  gboolean     understood = read_sum (self, kind, words) || read_period (self, kind, words)
                        || (kind == DESMI_IMPORT_PILLARS && read_pillar (self, words))
                        || (kind == DESMI_IMPORT_FLOWS && read_flow (self, words));

  if (understood)
    {
      self->says = TRUE;
      return TRUE;
    }
  *self = before;
  return is_filler (kind, words);
}

/* The longest words from the left that say something, then the rest. */
static gboolean
read_parts (DesmiMeasure *self, DesmiImportKind kind, char **words)
{
  guint n = g_strv_length (words);

  if (n == 0)
    return TRUE;
  for (guint length = n; length > 0; length--)
    {
      g_autoptr (GString) part = g_string_new (words[0]);

      for (guint i = 1; i < length; i++)
        g_string_append_printf (part, " %s", words[i]);
      if (read_words (self, kind, part->str))
        return read_parts (self, kind, words + length);
    }
  return FALSE;
}

/* The numbers of days count nobody. */
static gboolean
is_day (char **words)
{
  static const char *const days[] = { "tanggal", "tgl", "tggl", "hari", "date", "waktu", NULL };

  for (guint i = 0; words[i] != NULL; i++)
    if (g_strv_contains (days, words[i]))
      return TRUE;
  return FALSE;
}

/**
 * desmi_measure_add:
 * @heading: of the column, or of several columns above it
 *
 * Adds what @heading says to what is said already. @self is not to be used where it cannot.
 *
 * Returns: whether all of @heading is understood and goes with what was said before
 */
gboolean
desmi_measure_add (DesmiMeasure *self, DesmiImportKind kind, const char *heading)
{
  g_autofree char *words = desmi_import_heading_words (heading);
  g_auto (GStrv)   parts = g_strsplit (words, " ", -1);

  if (is_day (parts))
    return FALSE;
  if (kind != DESMI_IMPORT_FLOWS && kind != DESMI_IMPORT_REMITTANCES
      && kind != DESMI_IMPORT_PILLARS)
    return FALSE;
  return *words != '\0' && (read_words (self, kind, words) || read_parts (self, kind, parts));
}

/**
 * desmi_measure_is_heading:
 * @kind: AUTO: of any
 * @role: COUNT, AMOUNT, VALUE or TARGET; of any other it is none
 *
 * Returns: whether @heading tells more of numbers of @role than what they are, so that a table may
 *   have several such columns
 */
gboolean
desmi_measure_is_heading (DesmiImportKind kind, const char *heading, DesmiRole role)
{
  for (guint k = DESMI_IMPORT_FLOWS; k < DESMI_N_IMPORT_KINDS; k++)
    {
      DesmiMeasure measure;
      DesmiRole    other;

      if (kind != DESMI_IMPORT_AUTO && (guint) kind != k)
        continue;
      desmi_measure_init (&measure, (DesmiImportKind) k);
      if (!desmi_role_from_heading ((DesmiImportKind) k, heading, &other)
          && desmi_measure_add (&measure, (DesmiImportKind) k, heading) && measure.says
          && measure.role == role)
        return TRUE;
    }
  return FALSE;
}

/* “SD” alone is a school. */
static gboolean
is_until (char **words, guint at)
{
  static const char *const always[] = { "sampai",    "hingga",     "kumulatif",  "komulatif",
                                        "akumulasi", "akumulatif", "cumulative", NULL };
  static const char *const times[]
      = { "bulan", "bln",   "tw",      "triwulan", "semester", "tahun", "thn",
          "tgl",   "akhir", "tanggal", "dengan",   "minggu",   NULL };
  const char *word = words[at], *next = words[at + 1];

  if (g_strv_contains (always, word))
    return TRUE;
  if (strcmp (word, "s") == 0 && next != NULL && strcmp (next, "d") == 0)
    return TRUE;
  return strcmp (word, "sd") == 0 && next != NULL
         && (g_strv_contains (times, next) || desmi_month_from_name (next) > 0);
}

/**
 * desmi_measure_is_cumulative:
 * @text: a heading, or a title
 *
 * Returns: whether what it names is counted from an earlier time on, as in “s.d. Maret” or
 *   “Jumlah sampai dengan bulan ini”, so that it is of no single month
 */
gboolean
desmi_measure_is_cumulative (const char *text)
{
  g_autofree char *joined = desmi_import_heading_words (text);
  g_auto (GStrv)   words = g_strsplit (joined, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (is_until (words, i))
      return TRUE;
  return FALSE;
}

static gboolean
is_within (const char *of_sum, const char *of_part)
{
  return of_sum == NULL || g_strcmp0 (of_sum, of_part) == 0;
}

/**
 * desmi_measure_includes:
 * @self: a column of sums
 * @part: another column, of no sums
 *
 * Returns: whether what @part counts is among what @self sums up
 */
gboolean
desmi_measure_includes (const DesmiMeasure *self, const DesmiMeasure *part)
{
  return is_within (self->destination, part->destination) && is_within (self->sector, part->sector)
         && is_within (self->gender, part->gender) && (!self->elsewhere || part->elsewhere)
         && (self->direction < 0 || self->direction == part->direction)
         && (self->year == 0 || self->year == part->year)
         && (self->month == 0 || self->month == part->month)
         && (self->quarter == 0 || self->quarter == part->quarter);
}

/**
 * desmi_measure_is_same:
 *
 * Returns: whether two columns count the same, so that one of them is too many
 */
gboolean
desmi_measure_is_same (const DesmiMeasure *a, const DesmiMeasure *b)
{
  return a->role == b->role && a->sum == b->sum && !a->elsewhere && !b->elsewhere
         && g_strcmp0 (a->destination, b->destination) == 0 && g_strcmp0 (a->sector, b->sector) == 0
         && g_strcmp0 (a->gender, b->gender) == 0 && a->direction == b->direction
         && a->year == b->year && a->month == b->month && a->quarter == b->quarter;
}

/**
 * desmi_measure_is_region:
 * @heading: of a column among such of countries
 *
 * Returns: whether it is a part of the world, or what is left of it
 */
gboolean
desmi_measure_is_region (const char *heading)
{
  static const char *const regions[]
      = { "timur tengah",   "eropa",         "asia",      "afrika", "asia pasifik", "asia timur",
          "asia tenggara",  "amerika latin", "lain lain", "lain",   "lainnya",      "negara lain",
          "negara lainnya", "dan lain lain", "dll",       NULL };
  g_autofree char *words = desmi_import_heading_words (heading);

  return g_strv_contains (regions, words);
}

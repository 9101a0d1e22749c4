/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What titles say: of which month, quarter or year a table is, and of which direction. */
#include "exchange/desmi-import-title.h"

#include "exchange/desmi-import-measure.h"

#include "core/desmi-period.h"
#include "core/desmi-quote.h"

#include <string.h>

#define WORDS_OF_PERIOD 3 /* "Triwulan II 2019", "5 April 2019" */

/* Words and numbers of a title in lower case. */
static GPtrArray *
split_title (const char *text)
{
  GPtrArray       *words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *lower = g_utf8_strdown (text, -1);

  for (const char *p = lower; *p != '\0';)
    {
      const char *begin = p;

      while (*p != '\0' && g_unichar_isalnum (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p > begin)
        g_ptr_array_add (words, g_strndup (begin, (gsize) (p - begin)));
      else
        p = g_utf8_next_char (p);
    }
  return words;
}

/* Numbers of letters and laws, telephones and places have years in them that are of no table. */
static gboolean
is_reference (const GPtrArray *words)
{
  static const char *const firsts[] = { "nomor", "no", "nip", "jl", "jalan", "telp", "telepon" };
  static const char *const laws[] = { "peraturan", "undang", "uu",     "perda",  "permenaker",
                                      "keputusan", "sk",     "inpres", "perpres" };

  for (guint i = 0; words->len > 0 && i < G_N_ELEMENTS (firsts); i++)
    if (g_str_equal (g_ptr_array_index (words, 0), firsts[i]))
      return TRUE;
  for (guint w = 0; w < words->len; w++)
    for (guint i = 0; i < G_N_ELEMENTS (laws); i++)
      if (g_str_equal (g_ptr_array_index (words, w), laws[i]))
        return TRUE;
  return FALSE;
}

/* 1 to 4 for I to IV, else 0. */
static int
quarter_from_numeral (const char *word)
{
  static const char *const numerals[] = { "i", "ii", "iii", "iv" };

  for (guint i = 0; i < G_N_ELEMENTS (numerals); i++)
    if (g_str_equal (word, numerals[i]))
      return (int) i + 1;
  return 0;
}

/* Where and when something was signed, often with the day left open: “Indramayu, April 2019”, “Kab.
 * Indramayu, … April 2019”. “Penempatan, April 2019” is a title. */
static gboolean
is_signed (const char *text)
{
  static const char *const of_titles[] = { "data", "laporan", "rekap", "rekapitulasi", "daftar",
                                           "pmi",  "cpmi",    "tki",   "remitansi",    NULL };
  const char              *comma = strrchr (text, ','), *month = comma;
  g_autofree char         *before = NULL;
  g_autoptr (GPtrArray)    place = NULL;
  DesmiDirection           direction;
  DesmiPeriod              period;

  if (comma == NULL)
    return FALSE;
  while (*month != '\0' && !g_unichar_isalnum (g_utf8_get_char (month)))
    month = g_utf8_next_char (month);
  if (!desmi_period_parse_loose (month, &period, NULL) || period.kind != DESMI_PERIOD_MONTH)
    return FALSE;
  if (memchr (comma, '.', (gsize) (month - comma)) != NULL
      || memchr (comma, '_', (gsize) (month - comma)) != NULL)
    return TRUE;
  before = g_strndup (text, (gsize) (comma - text));
  place = split_title (before);
  return place->len == 1 && !g_strv_contains (of_titles, g_ptr_array_index (place, 0))
         && !desmi_direction_parse (g_ptr_array_index (place, 0), &direction, NULL);
}

/* How many different months, or quarters, are named: "Januari s.d. Juni 2019" is no single one. */
static guint
count_parts (const GPtrArray *words, int (*read) (const char *))
{
  guint seen = 0, n = 0;

  for (guint i = 0; i < words->len; i++)
    {
      int part = read (g_ptr_array_index (words, i));

      if (part > 0 && (seen & (1U << part)) == 0)
        n++;
      seen |= part > 0 ? 1U << part : 0;
    }
  return n;
}

static gboolean
is_day (const char *text)
{
  g_autofree char *day = desmi_day_parse_loose (text, NULL);

  return day != NULL;
}

static gboolean
follows (const GPtrArray *words, guint at, const char *const *before)
{
  return at > 0 && g_strv_contains (before, g_ptr_array_index (words, at - 1));
}

static void
take_part (DesmiTitle *self, const DesmiPeriod *period)
{
  if (period->kind == DESMI_PERIOD_MONTH)
    self->month = desmi_month_of_year (period->first);
  if (period->kind == DESMI_PERIOD_QUARTER)
    self->quarter = (desmi_month_of_year (period->first) + 2) / 3;
}

/* A month or quarter with its year counts before a year behind “tahun”, and that before any other.
 */
static void
take_dated (DesmiTitle *self, const DesmiPeriod *period, gboolean said)
{
  gboolean       is_part = period->kind != DESMI_PERIOD_YEAR;
  DesmiTitleYear sure = is_part ? DESMI_TITLE_YEAR_OF_PART
                        : said  ? DESMI_TITLE_YEAR_SAID
                                : DESMI_TITLE_YEAR_BARE;

  if (sure <= self->sure)
    return;
  self->sure = sure;
  self->year = desmi_month_year (period->first);
  if (!is_part)
    return;
  self->month = self->quarter = 0;
  take_part (self, period);
}

/* “I 2019” in “Semester I 2019” is no quarter. */
static gboolean
is_numeral_of_other (const GPtrArray *words, guint at)
{
  const char *word = g_ptr_array_index (words, at);

  return at > 0 && word[strspn (word, "ivx")] == '\0';
}

static gboolean
is_short_number (const GPtrArray *words, guint at)
{
  const char *word = g_ptr_array_index (words, at);

  return strlen (word) <= 2 && word[strspn (word, "0123456789")] == '\0';
}

/* “04/2019” in “02/04/2019” is no month, nor is “2019” the year there or in “5 April 2019”, when a
 * letter was written; “per 31 Desember 2019” tells the year. */
static gboolean
follows_day (const GPtrArray *words, guint at)
{
  guint day = at > 1 && desmi_month_from_name (g_ptr_array_index (words, at - 1)) > 0 ? at - 2
              : at > 0                                                                ? at - 1
                                                                                      : 0;

  return at > 0 && is_short_number (words, day)
         && (day == 0 || !g_str_equal (g_ptr_array_index (words, day - 1), "per"));
}

/* The period of @n words from @at on. A day tells when the table was made, and nothing of it. */
static void
read_dated (DesmiTitle *self, const GPtrArray *words, guint at, guint n, gboolean several)
{
  static const char *const years[] = { "tahun", "thn", "th", NULL };
  g_autofree char         *text = desmi_text_join (words, at, n, " ");
  DesmiPeriod              period;

  if (!desmi_period_parse_loose (text, &period, NULL) || period.kind == DESMI_PERIOD_RANGE
      || desmi_month_year (period.first) < DESMI_FIRST_YEAR)
    return;
  if (period.kind == DESMI_PERIOD_QUARTER ? is_numeral_of_other (words, at) : is_day (text))
    return;
  if (several                            ? period.kind != DESMI_PERIOD_YEAR
      : period.kind == DESMI_PERIOD_YEAR ? follows_day (words, at)
                                         : at > 0 && is_short_number (words, at - 1))
    return;
  take_dated (self, &period, follows (words, at, years));
}

/* A month or quarter whose year stands in another title: behind “bulan”, or with nothing beside it.
 */
static void
read_part (DesmiTitle *self, const GPtrArray *words, guint at, guint n, gboolean several)
{
  static const char *const months[] = { "bulan", "bln", "periode", NULL };
  g_autofree char         *text = desmi_text_join (words, at, n, " ");
  g_autofree char         *with_year = g_strdup_printf ("%s %d", text, DESMI_FIRST_YEAR);
  DesmiPeriod              period;

  if (self->month > 0 || self->quarter > 0 || several
      || !desmi_period_parse_loose (with_year, &period, NULL))
    return;
  if ((period.kind == DESMI_PERIOD_QUARTER && n > 1 && !is_numeral_of_other (words, at))
      || (period.kind == DESMI_PERIOD_MONTH && desmi_month_from_name (text) > 0
          && (words->len == n || follows (words, at, months))))
    take_part (self, &period);
}

static void
note_returns (DesmiTitle *self, const GPtrArray *words)
{
  gboolean out = FALSE, back = FALSE;

  for (guint i = 0; i < words->len; i++)
    {
      DesmiDirection direction;

      if (!desmi_direction_parse (g_ptr_array_index (words, i), &direction, NULL))
        continue;
      out = out || direction == DESMI_DIRECTION_OUT;
      back = back || direction == DESMI_DIRECTION_RETURN;
    }
  self->returns = self->returns || (back && !out);
  self->departs = self->departs || (out && !back);
}

/**
 * desmi_title_read:
 * @self: what other titles said, zero at first
 * @text: a title, a sheet's name, a heading
 *
 * Adds the month, quarter or year that @text names, as in “Data penempatan bulan Maret 2019”, and
 * whether it tells of returns.
 */
void
desmi_title_read (DesmiTitle *self, const char *text)
{
  g_autoptr (GPtrArray) words = split_title (text);
  gboolean              several = count_parts (words, desmi_month_from_name) > 1
                     || count_parts (words, quarter_from_numeral) > 1
                     || desmi_measure_is_cumulative (text);

  for (guint n = is_reference (words) || is_signed (text) ? 0 : WORDS_OF_PERIOD; n > 0; n--)
    for (guint at = 0; at + n <= words->len; at++)
      {
        read_dated (self, words, at, n, several);
        read_part (self, words, at, n, several);
      }
  note_returns (self, words);
}

/**
 * desmi_title_read_rows:
 * @rows: (element-type DesmiHeadRow): the head
 * @first: index of the first of them that is a title
 * @n: index of the first behind them
 */
void
desmi_title_read_rows (DesmiTitle *self, const GPtrArray *rows, guint first, guint n)
{
  for (guint r = first; r < n; r++)
    {
      const DesmiHeadRow *row = g_ptr_array_index (rows, r);

      for (guint c = 0; c < row->cells->len; c++)
        desmi_title_read (self, desmi_head_row_get (row, c));
    }
}

/**
 * desmi_title_follow:
 * @self: what counted until now
 * @next: what titles further down say, which counts from here on; what they leave open stays
 *
 * A number of a year that stands there by itself says nothing of the table.
 *
 * Returns: whether anything changed
 */
gboolean
desmi_title_follow (DesmiTitle *self, const DesmiTitle *next)
{
  DesmiTitle before = *self;
  gboolean   dated = next->year > 0 && next->sure > DESMI_TITLE_YEAR_BARE;

  if (next->month > 0 || next->quarter > 0 || (dated && next->year != self->year))
    {
      self->month = next->month;
      self->quarter = next->quarter;
    }
  if (dated)
    {
      self->year = next->year;
      self->sure = next->sure;
    }
  if (next->returns != next->departs)
    {
      self->returns = next->returns;
      self->departs = next->departs;
    }
  return self->month != before.month || self->quarter != before.quarter || self->year != before.year
         || self->returns != before.returns;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods as people write them: day before month, Indonesian, old and English names, quarters,
 * "s.d.". */
#include "core/desmi-period.h"

#include "core/desmi-error.h"
#include "core/desmi-quote.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define YEAR_MIN 1900
#define YEAR_MAX 2999
#define TOKENS_MAX 8
#define TEXT_MAX 80 /* bytes; no period is written longer */

typedef enum
{
  TOKEN_NUMBER,
  TOKEN_MONTH,
  TOKEN_ROMAN,
  TOKEN_QUARTER,
  TOKEN_SEMESTER,
} TokenKind;

typedef struct
{
  TokenKind kind;
  int       value;
  int       digits; /* of a number as written */
} Token;

typedef struct
{
  Token tokens[TOKENS_MAX];
  int   n;
} Tokens;

typedef struct
{
  const char *word;
  int         value;
} Word;

static const Word month_words[] = {
  { "januari", 1 },   { "djanuari", 1 },  { "january", 1 },  { "jan", 1 },       { "djan", 1 },
  { "februari", 2 },  { "pebruari", 2 },  { "february", 2 }, { "feb", 2 },       { "peb", 2 },
  { "maret", 3 },     { "march", 3 },     { "mar", 3 },      { "mrt", 3 },       { "april", 4 },
  { "apr", 4 },       { "mei", 5 },       { "may", 5 },      { "juni", 6 },      { "djuni", 6 },
  { "june", 6 },      { "jun", 6 },       { "djun", 6 },     { "juli", 7 },      { "djuli", 7 },
  { "july", 7 },      { "jul", 7 },       { "djul", 7 },     { "agustus", 8 },   { "agoestoes", 8 },
  { "august", 8 },    { "agu", 8 },       { "agus", 8 },     { "ags", 8 },       { "agt", 8 },
  { "agst", 8 },      { "agust", 8 },     { "aug", 8 },      { "september", 9 }, { "sept", 9 },
  { "sep", 9 },       { "oktober", 10 },  { "october", 10 }, { "okt", 10 },      { "oct", 10 },
  { "november", 11 }, { "nopember", 11 }, { "nov", 11 },     { "nop", 11 },      { "desember", 12 },
  { "december", 12 }, { "des", 12 },      { "dec", 12 },
};

static const Word        roman_words[] = { { "i", 1 }, { "ii", 2 }, { "iii", 3 }, { "iv", 4 } };

static const char *const quarter_words[]
    = { "triwulan", "tribulan", "tw", "trw", "triw", "kuartal", "kwartal", "q", "quarter", NULL };
static const char *const semester_words[] = { "semester", "smt", "sem", NULL };
static const char *const until_words[] = { "sd", "sampai", "hingga", "to", "until", NULL };

/* Words that say nothing new: the kind of what follows, and week days. */
static const char *const filler_words[] = {
  "tahun",   "thn",       "th",       "bulan",  "bln",      "tanggal", "tgl",
  "tgl",     "periode",   "dengan",   "senin",  "selasa",   "rabu",    "kamis",
  "jumat",   "sabtu",     "minggu",   "ahad",   "year",     "month",   "monday",
  "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",  NULL,
};

static int
find_word (const Word *words, gsize n, const char *word)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (words[i].word, word))
      return words[i].value;
  return 0;
}

/**
 * desmi_month_from_name:
 * @name: (nullable): a month's name: Indonesian, in the old spelling, English, or short; case,
 * outer blanks and a full stop behind do not count
 *
 * Returns: 1 to 12, or 0 for any other word
 */
int
desmi_month_from_name (const char *name)
{
  g_autofree char *word = NULL;
  gsize            n;

  if (name == NULL)
    return 0;
  word = g_ascii_strdown (name, -1);
  g_strstrip (word);
  n = strlen (word);
  if (n > 0 && word[n - 1] == '.')
    word[n - 1] = '\0';
  return find_word (month_words, G_N_ELEMENTS (month_words), word);
}

static gboolean
add_token (Tokens *self, TokenKind kind, int value, int digits)
{
  if (self->n == TOKENS_MAX)
    return FALSE;
  self->tokens[self->n++] = (Token){ kind, value, digits };
  return TRUE;
}

static gboolean
add_word (Tokens *self, const char *word)
{
  int value;

  if (g_strv_contains (filler_words, word))
    return TRUE;
  if ((value = find_word (month_words, G_N_ELEMENTS (month_words), word)) != 0)
    return add_token (self, TOKEN_MONTH, value, 0);
  if ((value = find_word (roman_words, G_N_ELEMENTS (roman_words), word)) != 0)
    return add_token (self, TOKEN_ROMAN, value, 0);
  if (g_strv_contains (quarter_words, word))
    return add_token (self, TOKEN_QUARTER, 0, 0);
  if (g_strv_contains (semester_words, word))
    return add_token (self, TOKEN_SEMESTER, 0, 0);
  return FALSE;
}

/* Cuts into numbers and words at blanks, dots, dashes, slashes, commas, and between letter and
 * digit. */
static gboolean
tokenize (const char *text, Tokens *out)
{
  out->n = 0;
  while (*text != '\0')
    {
      gsize n = 0;
      char  word[24];

      if (strchr (" .-/,", *text) != NULL)
        {
          text++;
          continue;
        }
      if (g_ascii_isdigit (*text))
        {
          int value = 0;

          for (; g_ascii_isdigit (text[n]); n++)
            {
              if (n == 6)
                return FALSE;
              value = value * 10 + (text[n] - '0');
            }
          if (!add_token (out, TOKEN_NUMBER, value, (int) n))
            return FALSE;
          text += n;
          continue;
        }
      while (g_ascii_isalpha (text[n]))
        n++;
      if (n == 0 || n >= sizeof word)
        return FALSE;
      memcpy (word, text, n);
      word[n] = '\0';
      if (!add_word (out, word))
        return FALSE;
      text += n;
    }
  return out->n > 0;
}

static gboolean
is_year (const Token *token)
{
  return token->kind == TOKEN_NUMBER && token->digits == 4 && token->value >= YEAR_MIN
         && token->value <= YEAR_MAX;
}

static gboolean
is_small (const Token *token)
{
  return token->kind == TOKEN_NUMBER && token->digits <= 2;
}

/* Two digits of a year: everything this program holds happened after 2000. */
static gboolean
is_loose_year (const Token *token)
{
  return is_year (token) || (token->kind == TOKEN_NUMBER && token->digits == 2);
}

static int
year_of (const Token *token)
{
  return token->digits == 2 ? 2000 + token->value : token->value;
}

static gboolean
take_month (int year, int month, DesmiPeriod *out)
{
  if (month < 1 || month > 12)
    return FALSE;
  *out = desmi_period_month (year, month);
  return TRUE;
}

/* A day as three numbers, whichever of them came first. */
typedef struct
{
  int year, month, day;
} Day;

static gboolean
take_day (int year, int month, int day, Day *out)
{
  if (month < 1 || month > 12
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  *out = (Day){ year, month, day };
  return TRUE;
}

static gboolean
take_part (TokenKind kind, int part, int year, DesmiPeriod *out)
{
  int n_parts = kind == TOKEN_SEMESTER ? 2 : 4, months = 12 / n_parts, first;

  if (part < 1 || part > n_parts)
    return FALSE;
  first = desmi_month_make (year, 1) + (part - 1) * months;
  *out = desmi_period_range (first, first + months - 1);
  return TRUE;
}

static gboolean
read_one (const Token *t, DesmiPeriod *out)
{
  if (is_year (t))
    {
      *out = desmi_period_year (t->value);
      return TRUE;
    }
  /* 202311 */
  return t->kind == TOKEN_NUMBER && t->digits == 6 && t->value / 100 >= YEAR_MIN
         && t->value / 100 <= YEAR_MAX && take_month (t->value / 100, t->value % 100, out);
}

static gboolean
read_two (const Token *t, DesmiPeriod *out)
{
  if (t[0].kind == TOKEN_MONTH && is_loose_year (&t[1]))
    return take_month (year_of (&t[1]), t[0].value, out);
  if (is_year (&t[0]) && t[1].kind == TOKEN_MONTH)
    return take_month (t[0].value, t[1].value, out);
  if (t[0].kind == TOKEN_ROMAN && is_year (&t[1]))
    return take_part (TOKEN_QUARTER, t[0].value, t[1].value, out);
  if (is_year (&t[0]) && t[1].kind == TOKEN_ROMAN)
    return take_part (TOKEN_QUARTER, t[1].value, t[0].value, out);
  if (is_small (&t[0]) && is_year (&t[1]))
    return take_month (t[1].value, t[0].value, out);
  return is_year (&t[0]) && is_small (&t[1]) && take_month (t[0].value, t[1].value, out);
}

static gboolean
is_part_number (const Token *t)
{
  return t->kind == TOKEN_ROMAN || (t->kind == TOKEN_NUMBER && t->digits == 1);
}

static gboolean
is_part_word (const Token *t)
{
  return t->kind == TOKEN_QUARTER || t->kind == TOKEN_SEMESTER;
}

static gboolean
read_day (const Token *t, Day *out)
{
  if (is_small (&t[0]) && t[1].kind == TOKEN_MONTH && is_loose_year (&t[2]))
    return take_day (year_of (&t[2]), t[1].value, t[0].value, out);
  if (t[0].kind == TOKEN_MONTH && is_small (&t[1]) && is_year (&t[2]))
    return take_day (t[2].value, t[0].value, t[1].value, out);
  if (is_year (&t[0]) && t[1].kind == TOKEN_MONTH && is_small (&t[2]))
    return take_day (t[0].value, t[1].value, t[2].value, out);
  if (is_year (&t[0]) && is_small (&t[1]) && is_small (&t[2]))
    return take_day (t[0].value, t[1].value, t[2].value, out);
  /* The day comes first, always: a month of 13 is an error, not a day. */
  return is_small (&t[0]) && is_small (&t[1]) && is_loose_year (&t[2])
         && take_day (year_of (&t[2]), t[1].value, t[0].value, out);
}

static gboolean
read_three (const Token *t, DesmiPeriod *out)
{
  Day day;

  if (is_part_word (&t[0]) && is_part_number (&t[1]) && is_year (&t[2]))
    return take_part (t[0].kind, t[1].value, t[2].value, out);
  if (is_year (&t[0]) && is_part_word (&t[1]) && is_part_number (&t[2]))
    return take_part (t[1].kind, t[2].value, t[0].value, out);
  return read_day (t, &day) && take_month (day.year, day.month, out);
}

static gboolean
read_tokens (const Tokens *self, DesmiPeriod *out)
{
  switch (self->n)
    {
    case 1:
      return read_one (self->tokens, out);
    case 2:
      return read_two (self->tokens, out);
    case 3:
      return read_three (self->tokens, out);
    default:
      return FALSE;
    }
}

static gboolean
read_point (const char *text, DesmiPeriod *out)
{
  Tokens tokens;

  return tokenize (text, &tokens) && read_tokens (&tokens, out);
}

/* From the left to the right part. The left may leave the year, or all, to the right: "s.d. Mei
 * 2019" begins in January. */
static gboolean
read_range (const char *left, const char *right, DesmiPeriod *out)
{
  Tokens      tokens;
  DesmiPeriod first, last;

  if (!read_point (right, &last))
    return FALSE;
  if (!tokenize (left, &tokens))
    {
      if (tokens.n > 0 || strspn (left, " .-/,") != strlen (left))
        return FALSE;
      first = desmi_period_year (desmi_month_year (last.first));
    }
  else if (!read_tokens (&tokens, &first)
           && (!add_token (&tokens, TOKEN_NUMBER, desmi_month_year (last.first), 4)
               || !read_tokens (&tokens, &first)))
    return FALSE;
  if (first.first > last.last)
    return FALSE;
  *out = desmi_period_range (first.first, last.last);
  return TRUE;
}

static gboolean
split_and_read (const char *text, const char *at, gsize n, DesmiPeriod *out)
{
  g_autofree char *left = g_strndup (text, (gsize) (at - text));

  return read_range (left, at + n, out);
}

/* "s.d.", "s/d", "sd", "sampai dengan", "hingga" as words of their own. */
static const char *
find_until (const char *text, gsize *n)
{
  static const char *const marks[] = { "..", "s.d.", "s.d", "s/d", "–", "—" };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *at = strstr (text, marks[i]);

      if (at != NULL && (at == text || !g_ascii_isalpha (at[-1]) || !g_ascii_isalpha (*at)))
        {
          *n = strlen (marks[i]);
          return at;
        }
    }
  for (gsize i = 0; until_words[i] != NULL; i++)
    {
      const char *at = strstr (text, until_words[i]);
      gsize       length = strlen (until_words[i]);

      if (at != NULL && (at == text || !g_ascii_isalpha (at[-1])) && !g_ascii_isalpha (at[length]))
        {
          *n = length;
          return at;
        }
    }
  return NULL;
}

/* A time of day behind a date says nothing about the period. */
static void
cut_time (char *text)
{
  char *colon = strchr (text, ':');

  if (colon == NULL)
    return;
  while (colon > text && g_ascii_isdigit (colon[-1]))
    colon--;
  if (colon > text + 7 && (colon[-1] == ' ' || colon[-1] == 't'))
    colon[-1] = '\0';
}

/* Lower case, every kind of blank one blank, apostrophes gone ("Jum'at"). */
static char *
simplify (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar u = g_utf8_get_char (c);

      if (g_unichar_isspace (u))
        g_string_append_c (out, ' ');
      else if (u != '\'' && u != 0x2019)
        g_string_append_unichar (out, g_unichar_tolower (u));
    }
  return g_strstrip (g_string_free (g_steal_pointer (&out), FALSE));
}

static gboolean
read_loose (const char *text, DesmiPeriod *out)
{
  g_autofree char *simple = simplify (text);
  const char      *until;
  gsize            n;

  cut_time (simple);
  until = find_until (simple, &n);
  if (until != NULL)
    return split_and_read (simple, until, n, out);
  if (read_point (simple, out))
    return TRUE;
  /* A plain dash means "until" only where the whole is no date. */
  for (const char *dash = strchr (simple, '-'); dash != NULL; dash = strchr (dash + 1, '-'))
    if (dash != simple && split_and_read (simple, dash, 1, out))
      return TRUE;
  return FALSE;
}

/**
 * desmi_period_parse_loose:
 * @text: (nullable): a period as people write it
 * @out: (out): the period; untouched on failure
 * @error: %DESMI_CORE_ERROR_PERIOD
 *
 * Reads the normal form and besides: dates (the month they lie in; the day comes before the month,
 * always), months by name (Indonesian, old spelling, English, short) or number with a year, years,
 * quarters (`TW II 2019`, `I/2019`, `2019Q2`), semesters, and ranges with `s.d.` or a dash. A bare
 * number of days, as spreadsheets store dates, is for the caller: see desmi_period_from_serial().
 *
 * Returns: whether @text is a period
 */
gboolean
desmi_period_parse_loose (const char *text, DesmiPeriod *out, GError **error)
{
  g_return_val_if_fail (out != NULL, FALSE);

  if (text != NULL && desmi_period_parse (text, out, NULL))
    return TRUE;
  if (text == NULL || !g_utf8_validate (text, -1, NULL) || strlen (text) > TEXT_MAX
      || !read_loose (text, out))
    {
      g_autofree char *quoted = error != NULL ? desmi_text_quote (text) : NULL;

      if (error == NULL)
        return FALSE;
      g_set_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_PERIOD,
                   /* Translators: %s is what was written. */
                   _ ("“%s” is not a date or period. The day comes before the month, as in "
                      "17/08/2023; a month or quarter needs its year."),
                   quoted);
      return FALSE;
    }
  return TRUE;
}

/**
 * desmi_day_parse_loose:
 * @text: (nullable): a day as people write it
 * @error: %DESMI_CORE_ERROR_PERIOD
 *
 * Reads the days that desmi_period_parse_loose() reads as their month: `25/11/2023`, `25 Nov 2023`,
 * `Sabtu, 25 Nopember 2023`, `2023-11-25`; the day comes before the month, always.
 *
 * Returns: (transfer full) (nullable): 2023-11-25; %NULL with @error set where @text is no day
 */
char *
desmi_day_parse_loose (const char *text, GError **error)
{
  gboolean is_short = text != NULL && g_utf8_validate (text, -1, NULL) && strlen (text) <= TEXT_MAX;
  g_autofree char *simple = is_short ? simplify (text) : g_strdup ("");
  g_autofree char *quoted = NULL;
  Tokens           tokens;
  Day              day;

  cut_time (simple);
  if (tokenize (simple, &tokens) && tokens.n == 3 && read_day (tokens.tokens, &day))
    return g_strdup_printf ("%04d-%02d-%02d", day.year, day.month, day.day);
  if (error == NULL)
    return NULL;
  quoted = desmi_text_quote (text);
  g_set_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_PERIOD,
               /* Translators: %s is what was written. */
               _ ("“%s” is not a day. The day comes before the month, as in 17/08/2023."), quoted);
  return NULL;
}

/**
 * desmi_period_from_serial:
 * @serial: a date as spreadsheets store it: days since the beginning of their calendar; a fraction
 * is the time of day
 * @from_1904: whether the workbook counts from 1904, not from 1900
 * @out: (out): the month the day lies in; untouched on failure
 *
 * Counts calendar days, never moments, so that no time zone can move the day.
 *
 * Returns: whether @serial is a day from 1900-03-01 to the end of 2999
 */
gboolean
desmi_period_from_serial (double serial, gboolean from_1904, DesmiPeriod *out)
{
  GDate date;
  /* Spreadsheets hold 1900 for a leap year: from March on, day 1 is 1899-12-31. */
  const int offset = from_1904 ? 1462 : 0;
  double    day = serial + offset;

  g_return_val_if_fail (out != NULL, FALSE);

  if (!(day >= 61.0 && day < 402000.0))
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 30, G_DATE_DECEMBER, 1899);
  g_date_add_days (&date, (guint) day);
  if (g_date_get_year (&date) > YEAR_MAX)
    return FALSE;
  *out = desmi_period_month (g_date_get_year (&date), (int) g_date_get_month (&date));
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands above the data: titles, and headings in one line or in several with some of them over
 * more than one column. */
#include "exchange/desmi-import-head.h"

#include "exchange/desmi-import-measure.h"

#include "core/desmi-period.h"

#include <string.h>

#define NO_COLUMN G_MAXUINT
#define WORDS_OF_PERIOD 3 /* "Triwulan II 2019", "5 April 2019" */

static void
free_row (gpointer data)
{
  DesmiHeadRow *row = data;

  g_ptr_array_unref (row->cells);
  g_free (row);
}

/* Every run of blanks one blank, so that a heading in two lines is one. */
static char *
dup_cell (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (out, c);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

/**
 * desmi_head_read:
 * @source: before its first row; some rows later after
 * @row: number of one that must be among them; 0: none
 *
 * Returns: (transfer full) (element-type DesmiHeadRow): the rows; %NULL with @error set where they
 *   cannot be read
 */
GPtrArray *
desmi_head_read (DesmiRowSource *source, guint row, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);
  g_autoptr (GError)    local = NULL;

  while ((rows->len < DESMI_HEAD_ROWS || source->get_row (source) < row + DESMI_HEADING_LINES)
         && source->next (source, &local))
    {
      DesmiHeadRow *next = g_new (DesmiHeadRow, 1);

      next->number = source->get_row (source);
      next->cells = g_ptr_array_new_with_free_func (g_free);
      for (guint i = 0; i < source->get_n_fields (source); i++)
        g_ptr_array_add (next->cells, dup_cell (source->get_field (source, i)));
      g_ptr_array_add (rows, next);
    }
  if (local == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * desmi_head_row_get:
 *
 * Returns: (transfer none): the cell, "" past the end
 */
const char *
desmi_head_row_get (const DesmiHeadRow *self, guint column)
{
  return column < self->cells->len ? g_ptr_array_index (self->cells, column) : "";
}

/**
 * desmi_head_row_is_blank:
 *
 * Returns: whether no cell says anything
 */
gboolean
desmi_head_row_is_blank (const DesmiHeadRow *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (*desmi_head_row_get (self, i) != '\0')
      return FALSE;
  return TRUE;
}

/**
 * desmi_head_has_only_counts:
 * @rows: (element-type DesmiHeadRow): the head
 * @first: index of the first row below the headings
 *
 * Returns: whether all that these rows have in the column are whole numbers, of which there is one
 */
gboolean
desmi_head_has_only_counts (const GPtrArray *rows, guint first, guint column)
{
  guint n = 0;

  for (guint r = first; r < rows->len; r++)
    {
      const char *cell = desmi_head_row_get (g_ptr_array_index (rows, r), column);

      if (*cell == '\0' || strcmp (cell, "-") == 0)
        continue;
      if (cell[strspn (cell, "0123456789")] != '\0')
        return FALSE;
      n++;
    }
  return n > 0;
}

/* ---- headings ---- */

/* The lines of headings, and for each cell of them the column in which what counts for it stands.
 */
typedef struct
{
  const DesmiHeadRow *lines[DESMI_HEADING_LINES];
  guint               n_lines, n_columns;
  guint              *origins; /* line by line */
} Head;

/* Whether something stands below, so that what lies at the left above may count for it too. */
static gboolean
has_below (const Head *self, guint line, guint column)
{
  for (guint i = line + 1; i < self->n_lines; i++)
    if (*desmi_head_row_get (self->lines[i], column) != '\0')
      return TRUE;
  return FALSE;
}

/* A heading over several columns stands in the first of them; the others are empty, and have
 * headings of their own below, as the first has. */
static void
find_origins (Head *self)
{
  for (guint l = 0; l < self->n_lines; l++)
    for (guint c = 0; c < self->n_columns; c++)
      {
        guint  at = l * self->n_columns + c;
        guint  left = c > 0 ? self->origins[at - 1] : NO_COLUMN;
        guint *above = l > 0 ? &self->origins[at - self->n_columns] : NULL;

        if (*desmi_head_row_get (self->lines[l], c) != '\0')
          self->origins[at] = c;
        else if (left != NO_COLUMN && has_below (self, l, c) && has_below (self, l, left)
                 && (above == NULL || above[0] == above[-1]))
          self->origins[at] = left;
        else
          self->origins[at] = NO_COLUMN;
      }
}

static GPtrArray *
dup_parts (const Head *self, guint column)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);

  for (guint l = 0; l < self->n_lines; l++)
    {
      guint       origin = self->origins[l * self->n_columns + column];
      const char *text = origin != NO_COLUMN ? desmi_head_row_get (self->lines[l], origin) : "";

      /* one cell over several lines says the same in each */
      if (*text != '\0'
          && (parts->len == 0 || strcmp (g_ptr_array_index (parts, parts->len - 1), text) != 0))
        g_ptr_array_add (parts, g_strdup (text));
    }
  return parts;
}

/**
 * desmi_head_dup_headings:
 * @rows: (element-type DesmiHeadRow): the head
 * @first: index of the first line of headings
 * @n_lines: 1 to %DESMI_HEADING_LINES, all of them in @rows
 *
 * Returns: (transfer full) (element-type GPtrArray): for each column what stands above it, from the
 *   top, with what stands over several columns in each of them
 */
GPtrArray *
desmi_head_dup_headings (const GPtrArray *rows, guint first, guint n_lines)
{
  Head              self = { .n_lines = n_lines };
  GPtrArray        *headings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autofree guint *origins = NULL;

  g_return_val_if_fail (n_lines > 0 && n_lines <= DESMI_HEADING_LINES, headings);
  for (guint l = 0; l < n_lines; l++)
    {
      self.lines[l] = g_ptr_array_index (rows, first + l);
      self.n_columns = MAX (self.n_columns, self.lines[l]->cells->len);
    }
  self.origins = origins = g_new (guint, n_lines * self.n_columns);
  find_origins (&self);
  for (guint c = 0; c < self.n_columns; c++)
    g_ptr_array_add (headings, dup_parts (&self, c));
  return headings;
}

/* ---- titles ---- */

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

static char *
join_words (const GPtrArray *words, guint at, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            (const char *) g_ptr_array_index (words, at + i));
  return g_string_free (text, FALSE);
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
  g_autofree char         *text = join_words (words, at, n);
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
  g_autofree char         *text = join_words (words, at, n);
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

  for (guint n = is_reference (words) ? 0 : WORDS_OF_PERIOD; n > 0; n--)
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
 * @n: how many of them stand above the headings
 */
void
desmi_title_read_rows (DesmiTitle *self, const GPtrArray *rows, guint n)
{
  for (guint r = 0; r < n; r++)
    {
      const DesmiHeadRow *row = g_ptr_array_index (rows, r);

      for (guint c = 0; c < row->cells->len; c++)
        desmi_title_read (self, desmi_head_row_get (row, c));
    }
}

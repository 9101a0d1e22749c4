/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The guess at a delimiter: under the right one, most rows have as many fields as the row of
 * headings, and titles, amounts and addresses with marks of their own do not count for much. */
#include "exchange/desmi-csv-delimiter.h"

#include "exchange/desmi-csv.h"

#include <string.h>

#define MOST_ROWS 400
#define MOST_WIDTH 256 /* fields; what is wider counts as this */

/* How the rows look if one delimiter parts them; @widths counts rows by how many fields they have,
 * and @heads those of them that could be headings. */
typedef struct
{
  guint widths[MOST_WIDTH + 1];
  guint heads[MOST_WIDTH + 1];
} Looks;

/* Whether the field is text without another delimiter, as headings are. */
static gboolean
is_heading_like (const char *field, char delimiter)
{
  gboolean has_letter = FALSE;

  for (const char *p = field; *p != '\0'; p++)
    {
      if (*p != delimiter && strchr (DESMI_CSV_DELIMITERS, *p) != NULL)
        return FALSE;
      has_letter = has_letter || g_ascii_isalpha (*p) || (guchar) *p >= 0x80;
    }
  return has_letter;
}

static void
note_row (Looks *self, DesmiCsvReader *reader, char delimiter)
{
  guint n = desmi_csv_reader_get_n_fields (reader), n_filled = 0, n_heads = 0;

  for (guint i = 0; i < n; i++)
    {
      const char *field = desmi_csv_reader_get_field (reader, i);

      n_filled += field[strspn (field, " ")] != '\0';
      n_heads += is_heading_like (field, delimiter);
    }
  if (n_filled == 0)
    return;
  n = MIN (n, MOST_WIDTH);
  self->widths[n]++;
  /* "Indramayu, 5 April" is not to look like a table of two columns */
  self->heads[n] += n_filled > 2 && n_heads == n_filled;
}

/* Each field that a row of the common width has more than one counts; a row of another width counts
 * a quarter, and a table whose headings were seen double. */
static guint64
rate_width (const Looks *self, guint width)
{
  guint64 score = 0;

  for (guint w = 2; w <= MOST_WIDTH; w++)
    score += (guint64) self->widths[w] * (MIN (w, width) - 1) * (w == width ? 4 : 1);
  return self->heads[width] > 0 ? 2 * score : score;
}

static guint64
rate_delimiter (const char *path, const DesmiCsvForm *form)
{
  g_autoptr (DesmiCsvReader) reader = desmi_csv_reader_new_form (path, form, NULL);
  Looks                      looks = { 0 };
  guint64                    best = 0;

  /* where a quotation mark is out of place, the rows before it count */
  for (guint i = 0; reader != NULL && i < MOST_ROWS && desmi_csv_reader_next (reader, NULL); i++)
    note_row (&looks, reader, form->delimiter);
  for (guint w = 2; w <= MOST_WIDTH; w++)
    if (looks.widths[w] > 0)
      best = MAX (best, rate_width (&looks, w));
  return best;
}

/* The delimiter in Excel's first line "sep=;"; 0: that is not what the line is. */
static char
read_said (const char *path, const DesmiCsvForm *form)
{
  DesmiCsvForm               whole = *form;
  g_autoptr (DesmiCsvReader) reader = NULL;
  const char                *line;

  whole.delimiter = '\0'; /* which no text has, so that the line is one field */
  reader = desmi_csv_reader_new_form (path, &whole, NULL);
  if (reader == NULL || !desmi_csv_reader_next (reader, NULL))
    return '\0';
  line = desmi_csv_reader_get_field (reader, 0);
  if (strlen (line) != strlen ("sep=;") || g_ascii_strncasecmp (line, "sep=", 4) != 0)
    return '\0';
  return (g_ascii_ispunct (line[4]) && line[4] != '"') || line[4] == '\t' ? line[4] : '\0';
}

/**
 * desmi_csv_delimiter_find:
 * @path: a file that can be read
 * @form: its encoding; gets the delimiter
 *
 * Looks at the first rows. What the file itself says is believed.
 */
void
desmi_csv_delimiter_find (const char *path, DesmiCsvForm *form)
{
  char    said = read_said (path, form);
  guint64 most = 0;

  if (said != '\0')
    {
      form->delimiter = said;
      form->says_delimiter = TRUE;
      return;
    }
  for (const char *p = DESMI_CSV_DELIMITERS; *p != '\0'; p++)
    {
      DesmiCsvForm tried = *form;
      guint64      score;

      tried.delimiter = *p;
      score = rate_delimiter (path, &tried);
      if (score > most)
        {
          most = score;
          form->delimiter = *p;
        }
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How wide the columns of a table are on paper: as wide as they want, else as narrow as their words
 * allow, else smaller letters, else several sheets beside each other. */
#include "app/desmi-table-columns.h"

#include "deck/desmi-lines.h"

#include <math.h>

#define TEXT_MAX_PT 200.0 /* of a column of words, which go on in a second line */
#define WORD_MAX_PT 100.0 /* of one word, which is broken then */
#define LOOKED_AT 2000    /* rows, for how long the words are */

static const double sizes[] = { 9.0, 8.0, 7.0 };

#define STRIP_SIZE_PT 8.0 /* where several sheets are needed anyway */

/* What a column wants, and what it can do with, pt. */
typedef struct
{
  double wanted, least;
} Wish;

/**
 * desmi_table_columns_is_number:
 * @i: a column of @clip
 *
 * Returns: whether it stands at the right, in one line
 */
gboolean
desmi_table_columns_is_number (const DesmiTableClip *clip, guint i)
{
  return !desmi_table_is_category (clip->table, g_array_index (clip->columns, guint, i));
}

/**
 * desmi_table_columns_dup_cell:
 * @row, @i: a row and a column of @clip
 *
 * Returns: (transfer full): what a reader sees, on one line
 */
char *
desmi_table_columns_dup_cell (const DesmiTableClip *clip, guint row, guint i)
{
  guint            of = g_array_index (clip->rows, guint, row);
  guint            column = g_array_index (clip->columns, guint, i);
  g_autofree char *text = NULL;

  if (clip->missing != NULL && desmi_table_get_mark (clip->table, of, column) == DESMI_MARK_MISSING)
    return g_strdup (clip->missing);
  text = desmi_table_dup_display (clip->table, of, column, clip->locale);
  return desmi_lines_clean (text);
}

static DesmiFont
get_font (double size_pt, gboolean bold)
{
  return (DesmiFont){ .size_px = size_pt, .bold = bold };
}

/* Of numbers the longest are measured: digits are as wide as each other. */
static Wish
wish_number (const DesmiTableClip *clip, guint i, const DesmiFont *font)
{
  Wish  wish = { 0, 0 };
  glong longest = 0;

  for (guint row = 0; row < clip->rows->len; row++)
    {
      g_autofree char *text = desmi_table_columns_dup_cell (clip, row, i);
      glong            n = g_utf8_strlen (text, -1);

      if (n >= longest)
        wish.wanted = fmax (wish.wanted, desmi_lines_measure (text, font));
      longest = MAX (longest, n);
    }
  wish.least = wish.wanted;
  return wish;
}

static Wish
wish_text (const DesmiTableClip *clip, guint i, const DesmiFont *font)
{
  Wish  wish = { 0, 0 };
  guint step = clip->rows->len / LOOKED_AT + 1;

  for (guint row = 0; row < clip->rows->len; row += step)
    {
      g_autofree char *text = desmi_table_columns_dup_cell (clip, row, i);

      wish.wanted = fmax (wish.wanted, desmi_lines_measure (text, font));
      wish.least = fmax (wish.least, desmi_lines_find_widest_word (text, font));
    }
  wish.wanted = fmin (wish.wanted, TEXT_MAX_PT);
  wish.least = fmin (wish.least, WORD_MAX_PT);
  return wish;
}

/* (element-type Wish): with the headings, whose words may stand below each other. */
static GArray *
list_wishes (const DesmiTableClip *clip, double size_pt)
{
  GArray   *wishes = g_array_new (FALSE, FALSE, sizeof (Wish));
  DesmiFont font = get_font (size_pt, FALSE), bold = get_font (size_pt, TRUE);

  for (guint i = 0; i < clip->columns->len; i++)
    {
      const char      *title = g_ptr_array_index (clip->titles, i);
      g_autofree char *clean = desmi_lines_clean (title);
      double           word = fmin (desmi_lines_find_widest_word (clean, &bold), WORD_MAX_PT);
      double           half = fmin (desmi_lines_measure (clean, &bold), TEXT_MAX_PT) / 2;
      Wish             wish = desmi_table_columns_is_number (clip, i) ? wish_number (clip, i, &font)
                                                                      : wish_text (clip, i, &font);

      /* what is measured by the point is a little wider when it is broken */
      wish.wanted = ceil (fmax (wish.wanted, fmax (word, half))) + 1;
      wish.least = ceil (fmin (wish.wanted, fmax (wish.least, word))) + 1;
      wish.wanted = fmax (wish.wanted, wish.least);
      g_array_append_val (wishes, wish);
    }
  return wishes;
}

static double
sum_wishes (const GArray *wishes, gboolean least)
{
  double sum = wishes->len > 0 ? DESMI_TABLE_COLUMNS_PAD_PT * (wishes->len - 1) : 0;

  for (guint i = 0; i < wishes->len; i++)
    {
      const Wish *wish = &g_array_index (wishes, Wish, i);

      sum += least ? wish->least : wish->wanted;
    }
  return sum;
}

/* All on one sheet: each has what it can do with, and its part of what is left. */
static void
share (DesmiTableColumns *self, const GArray *wishes, double room)
{
  double          least = sum_wishes (wishes, TRUE), wanted = sum_wishes (wishes, FALSE);
  double          part = wanted <= room || wanted <= least ? 1 : (room - least) / (wanted - least);
  DesmiTableStrip strip = { 1, wishes->len - 1 };

  for (guint i = 0; i < wishes->len; i++)
    {
      const Wish *wish = &g_array_index (wishes, Wish, i);
      double      width = wish->least + part * (wish->wanted - wish->least);

      g_array_append_val (self->widths, width);
    }
  g_array_append_val (self->strips, strip);
}

/* Several sheets beside each other, each with the first column, which names the rows. */
static void
split (DesmiTableColumns *self, const GArray *wishes, double room)
{
  double          name = fmin (g_array_index (wishes, Wish, 0).wanted, room / 3), left;
  DesmiTableStrip strip = { 1, 0 };

  g_array_append_val (self->widths, name);
  left = room - name;
  for (guint i = 1; i < wishes->len; i++)
    {
      double most = room - name - DESMI_TABLE_COLUMNS_PAD_PT;
      double width = fmin (g_array_index (wishes, Wish, i).wanted, most);

      if (strip.n > 0 && width + DESMI_TABLE_COLUMNS_PAD_PT > left)
        {
          g_array_append_val (self->strips, strip);
          strip = (DesmiTableStrip){ i, 0 };
          left = room - name;
        }
      g_array_append_val (self->widths, width);
      left -= width + DESMI_TABLE_COLUMNS_PAD_PT;
      strip.n++;
    }
  g_array_append_val (self->strips, strip);
}

/**
 * desmi_table_columns_fit:
 * @room_pt: from margin to margin
 *
 * Returns: whether all columns have room at the size that reads best
 */
gboolean
desmi_table_columns_fit (const DesmiTableClip *clip, double room_pt)
{
  g_autoptr (GArray) wishes = list_wishes (clip, sizes[0]);

  return sum_wishes (wishes, TRUE) <= room_pt;
}

/**
 * desmi_table_columns_init:
 * @room_pt: from margin to margin
 *
 * Finds widths, the size of the letters, and how many sheets stand beside each other.
 */
void
desmi_table_columns_init (DesmiTableColumns *self, const DesmiTableClip *clip, double room_pt)
{
  self->widths = g_array_new (FALSE, FALSE, sizeof (double));
  self->strips = g_array_new (FALSE, FALSE, sizeof (DesmiTableStrip));
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GArray) wishes = list_wishes (clip, sizes[i]);

      self->font_pt = sizes[i];
      if (wishes->len <= 1 || sum_wishes (wishes, TRUE) <= room_pt)
        {
          share (self, wishes, room_pt);
          return;
        }
    }
  self->font_pt = STRIP_SIZE_PT;
  {
    g_autoptr (GArray) wishes = list_wishes (clip, STRIP_SIZE_PT);

    split (self, wishes, room_pt);
  }
}

/**
 * desmi_table_columns_clear:
 *
 * Frees what desmi_table_columns_init() made.
 */
void
desmi_table_columns_clear (DesmiTableColumns *self)
{
  g_clear_pointer (&self->widths, g_array_unref);
  g_clear_pointer (&self->strips, g_array_unref);
}

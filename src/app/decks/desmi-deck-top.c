/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/decks/desmi-deck-top.h"

#include "app/decks/desmi-deck-list.h"
#include "app/decks/desmi-slide-spec.h"
#include "app/desmi-chart-table.h"
#include "chart/desmi-chart-columns.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#define PAGES_MOST 5 /* of one table, as the layout has it */

typedef struct
{
  guint  row;
  double value;
} Row;

static gboolean
is_known (DesmiTable *table, guint row, guint column)
{
  DesmiMark mark = desmi_table_get_mark (table, row, column);

  return mark != DESMI_MARK_MISSING && mark != DESMI_MARK_SUPPRESSED;
}

/* What a row is large by: the first number that may be summed, else the first of any kind. */
static int
find_measure (DesmiTable *table)
{
  int other = -1;

  for (guint c = 0; c < desmi_table_get_n_columns (table); c++)
    if (desmi_chart_column_adds_up (table, c))
      return (int) c;
    else if (other < 0
             && (desmi_table_get_column_type (table, c) == DESMI_COLUMN_MILLI
                 || desmi_table_get_column_type (table, c) == DESMI_COLUMN_RATIO))
      other = (int) c;
  return other;
}

static int
find_times (DesmiTable *table)
{
  for (guint c = 0; c < desmi_table_get_n_columns (table); c++)
    if (desmi_table_get_column_type (table, c) == DESMI_COLUMN_PERIOD)
      return (int) c;
  return -1;
}

/* The largest first; of two alike, as they stood. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *one = a, *two = b;

  if (one->value < two->value || one->value > two->value)
    return one->value < two->value ? 1 : -1;
  return one->row < two->row ? -1 : 1;
}

/**
 * desmi_deck_top_is_newest:
 *
 * Returns: whether desmi_deck_top() keeps the newest rows of @table, not the largest: its numbers
 *   are of things that nobody would sum, and it has times
 */
gboolean
desmi_deck_top_is_newest (DesmiTable *table)
{
  int measure = find_measure (table);

  return (measure < 0 || !desmi_chart_column_adds_up (table, (guint) measure))
         && find_times (table) >= 0;
}

/* Its size; the month that it ends with, where the newest rows are kept. */
static double
get_value (DesmiTable *table, guint row, gboolean newest)
{
  int         column = newest ? find_times (table) : find_measure (table);
  DesmiPeriod period;
  const char *text;

  if (column < 0 || !is_known (table, row, (guint) column))
    return -1;
  if (!newest)
    return desmi_table_get_double (table, row, (guint) column);
  text = desmi_table_get_text (table, row, (guint) column);
  return text != NULL && desmi_period_parse (text, &period, NULL) ? period.last : -1;
}

/* Of the newest rows no time is kept in part, unless that leaves none. */
static gboolean *
choose (DesmiTable *table, guint n)
{
  guint           n_rows = desmi_table_get_n_rows (table), most = n;
  gboolean        newest = desmi_deck_top_is_newest (table);
  g_autofree Row *rows = g_new (Row, n_rows);
  gboolean       *chosen = g_new0 (gboolean, n_rows);

  for (guint r = 0; r < n_rows; r++)
    rows[r] = (Row){ r, get_value (table, r, newest) };
  qsort (rows, n_rows, sizeof *rows, compare_rows);
  while (newest && n > 0 && rows[n - 1].value <= rows[n].value)
    n--;
  for (guint i = 0; i < (n > 0 ? n : most); i++)
    chosen[rows[i].row] = TRUE;
  return chosen;
}

/* The sum of what is known of the rows that are left out; hidden where all of it is. */
static void
put_sum (DesmiTable *table, const gboolean *chosen, guint column, DesmiTableBuilder *builder)
{
  gint64   sum = 0;
  gboolean known = FALSE, hidden = FALSE;

  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    if (!chosen[r] && is_known (table, r, column))
      {
        sum += desmi_table_get_int (table, r, column);
        known = TRUE;
      }
    else if (!chosen[r])
      hidden = hidden || desmi_table_get_mark (table, r, column) == DESMI_MARK_SUPPRESSED;
  if (known)
    desmi_table_builder_set_int (builder, column, sum);
  else if (hidden)
    desmi_table_builder_set_mark (builder, column, DESMI_MARK_SUPPRESSED);
}

/* Of sums without what is hidden nobody should believe that they are whole. */
static char *
dup_name (DesmiTable *table, const gboolean *chosen, const DesmiLocale *locale)
{
  guint    n = 0;
  gboolean hidden = FALSE;

  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      n += chosen[r] ? 0 : 1;
      for (guint c = 0; !chosen[r] && c < desmi_table_get_n_columns (table); c++)
        hidden = hidden || desmi_table_get_mark (table, r, c) == DESMI_MARK_SUPPRESSED;
    }
  return g_strdup_printf (hidden ? desmi_locale_plural (locale, "Other (%u), hidden in part",
                                                        "Other (%u), hidden in part", n)
                                 : desmi_locale_plural (locale, "Other (%u)", "Other (%u)", n),
                          n);
}

/**
 * desmi_deck_top:
 * @n: how many rows are left, or a few less where no time is to be kept in part
 *
 * Of longer tables keeps the largest rows, or the newest, in the order that they stand in, and
 * behind them one row "Other" with the sums of the others.
 *
 * Returns: (transfer full): @table, or the shorter one
 */
DesmiTable *
desmi_deck_top (DesmiTable *table, guint n, const DesmiLocale *locale)
{
  guint                n_rows = desmi_table_get_n_rows (table);
  DesmiTableBuilder   *builder;
  g_autofree gboolean *chosen = NULL;
  g_autofree char     *name = NULL;

  /* one row alone would not be shorter for being called another name */
  if (n == 0 || n_rows <= n + 1)
    return desmi_table_ref (table);
  chosen = choose (table, n);
  builder = desmi_chart_table_begin_like (table);
  for (guint r = 0; r < n_rows; r++)
    if (chosen[r])
      desmi_chart_table_copy_row (table, r, builder);
  name = dup_name (table, chosen, locale);
  desmi_table_builder_add_row (builder);
  for (guint c = 0; c < desmi_table_get_n_columns (table); c++)
    if (c == 0)
      desmi_table_builder_set_text (builder, c, "", name);
    else if (desmi_chart_column_adds_up (table, c))
      put_sum (table, chosen, c, builder);
  return desmi_table_builder_end (builder);
}

/* (nullable): a table that a chart was made of, whose rows can be summed */
static const DesmiSlot *
find_table (const DesmiSlide *slide, const DesmiSlideSpec *spec)
{
  const DesmiSlot *slot = slide->slots->len > 0 ? g_ptr_array_index (slide->slots, 0) : NULL;

  return slot != NULL && slot->table != NULL && desmi_slide_spec_get_n_slots (spec) > 0
                 && desmi_slide_spec_get_slot_kind (spec, 0) == DESMI_SLOT_SPEC_TABLE
                 && desmi_slide_spec_get_slot_text (spec, 0, DESMI_DECK_LIST) == NULL
             ? slot
             : NULL;
}

/**
 * desmi_deck_top_dup_spec:
 * @slide: its code
 *
 * Returns: (transfer full) (nullable): what the slide is to say so that its table has room on a few
 * pages, its largest rows and the others as one; %NULL where it has, or it is another kind of table
 */
char *
desmi_deck_top_dup_spec (const DesmiShownDeck *deck, const char *slide)
{
  int                        index = desmi_shown_deck_find_page (deck, slide);
  const DesmiStoredSlide    *stored = desmi_stored_deck_find (deck->stored, slide);
  const DesmiPage           *page;
  const DesmiSlot           *slot;
  g_autoptr (DesmiSlideSpec) spec
      = stored != NULL ? desmi_slide_spec_new (stored->spec, NULL) : NULL;

  if (index < 0 || spec == NULL)
    return NULL;
  page = g_ptr_array_index (deck->pages->pages, (guint) index);
  slot = find_table (g_ptr_array_index (deck->pages->deck->slides, page->slide), spec);
  if (slot == NULL || page->n_parts <= PAGES_MOST)
    return NULL;
  desmi_slide_spec_set_slot_number (
      spec, 0, "max",
      (int) MAX (desmi_table_get_n_rows (slot->table) * PAGES_MOST / page->n_parts, 2) - 1);
  return desmi_slide_spec_to_text (spec);
}

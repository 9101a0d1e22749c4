/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts series into the order in which they are stacked, the same in every bar, and stacks them. */
#include "chart/desmi-stacked-data.h"

#include "chart/desmi-frame.h"
#include "chart/desmi-hidden.h"
#include "chart/desmi-palette.h"
#include "core/desmi-audience.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_SERIES 8
#define GAPS_NAMED 6 /* of a bar, in what is said of it */

/**
 * desmi_stacked_data_get_n_bars:
 *
 * Returns: how many bars are shown
 */
guint
desmi_stacked_data_get_n_bars (const DesmiStackedData *self)
{
  return desmi_cube_get_n_rows (&self->cube) - self->first;
}

/**
 * desmi_stacked_data_get_n_series:
 *
 * Returns: of how many series each is
 */
guint
desmi_stacked_data_get_n_series (const DesmiStackedData *self)
{
  return desmi_cube_get_n_columns (&self->cube);
}

/* @last: by id, what each came to in the last bar with values. */
static int
compare_last (gconstpointer a, gconstpointer b, gpointer last)
{
  const DesmiCategory *one = *(DesmiCategory *const *) a, *two = *(DesmiCategory *const *) b;
  double               x = ((const double *) last)[one->id], y = ((const double *) last)[two->id];
  double               p = one->total.n_values > 0 ? one->total.value : -G_MAXDOUBLE;
  double               q = two->total.n_values > 0 ? two->total.value : -G_MAXDOUBLE;

  if (one->is_other != two->is_other)
    return one->is_other ? 1 : -1;
  if (x < y || x > y)
    return x > y ? -1 : 1;
  if (p < q || p > q)
    return p > q ? -1 : 1;
  if (g_strcmp0 (one->sort_key, two->sort_key) != 0)
    return g_strcmp0 (one->sort_key, two->sort_key);
  return g_strcmp0 (one->key, two->key);
}

/* Over time the largest of the last bar comes first: it has the baseline on which it can be
 * followed. */
static void
order_series (DesmiStackedData *self)
{
  DesmiCube         *cube = &self->cube;
  g_autofree double *last = g_new0 (double, cube->columns.n_ids + 1);
  guint              row = desmi_cube_get_n_rows (cube);

  if (cube->columns.ordered)
    return;
  while (row > 0 && desmi_cube_get_row (cube, row - 1)->total.n_values == 0)
    row--;
  for (guint c = 0; self->upright && row > 0 && c < desmi_cube_get_n_columns (cube); c++)
    {
      DesmiCell cell = desmi_cube_get (cube, row - 1, c);

      last[desmi_cube_get_column (cube, c)->id] = cell.n_values > 0 ? cell.value : 0;
    }
  g_ptr_array_sort_with_data (cube->columns.categories, compare_last, last);
}

/* Parts of a whole are not negative. */
static gboolean
check_share (const DesmiStackedData *self, const DesmiLocale *locale, GError **error)
{
  for (guint r = 0; r < desmi_cube_get_n_rows (&self->cube); r++)
    for (guint c = 0; c < desmi_stacked_data_get_n_series (self); c++)
      {
        DesmiCell        cell = desmi_cube_get (&self->cube, r, c);
        g_autofree char *value = NULL;

        if (!(cell.value < 0))
          continue;
        value = desmi_value_to_text (cell.value, self->cube.type, locale);
        g_set_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
                     _ ("Shares cannot be negative: “%s”, “%s” is %s."),
                     desmi_cube_get_row (&self->cube, r)->name,
                     desmi_cube_get_column (&self->cube, c)->name, value);
        return FALSE;
      }
  return TRUE;
}

static void
stack (DesmiStackedData *self)
{
  guint              n_rows = desmi_cube_get_n_rows (&self->cube);
  guint              n = desmi_stacked_data_get_n_series (self);
  g_autofree double *values = g_new0 (double, (gsize) n_rows *n + 1);
  g_autofree guint  *places = g_new0 (guint, n + 1);
  DesmiStackOffset   offset = DESMI_STACK_OFFSET_NONE;

  for (guint r = 0; r < n_rows; r++)
    for (guint c = 0; c < n; c++)
      {
        DesmiCell cell = desmi_cube_get (&self->cube, r, c);

        values[(gsize) r * n + c] = cell.n_values > 0 ? cell.value : 0;
        self->diverging = self->diverging || cell.value < 0;
      }
  if (self->share)
    offset = DESMI_STACK_OFFSET_EXPAND;
  else if (self->diverging)
    offset = DESMI_STACK_OFFSET_DIVERGING;
  g_free (self->spans);
  self->spans = g_new0 (DesmiStackSpan, (gsize) n_rows * n + 1);
  desmi_stack (values, n_rows, n, DESMI_STACK_ORDER_NONE, offset, places, self->spans);
}

static void
choose_colors (DesmiStackedData *self)
{
  guint                   n = desmi_stacked_data_get_n_series (self);
  g_autofree const char **codes = g_new0 (const char *, n + 1);

  self->slots = g_new0 (int, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const DesmiCategory *series = desmi_cube_get_column (&self->cube, i);

      codes[i] = series->is_other ? NULL : series->key;
    }
  desmi_palette_assign (self->cube.columns.dimension, codes, n, self->slots);
}

/**
 * desmi_stacked_data_read:
 * @self: (out caller-allocates): what the table holds, stacked
 * @table: two columns of names and one of numbers
 *
 * Returns: whether the table can be shown so; else DESMI_CHART_ERROR_DATA
 */
gboolean
desmi_stacked_data_read (DesmiStackedData     *self,
                         DesmiTable           *table,
                         const DesmiChartSpec *spec,
                         const DesmiLocale    *locale,
                         GError              **error)
{
  guint bars, series;

  memset (self, 0, sizeof *self);
  if (!desmi_cube_find_columns (table, &bars, &series, error)
      || !desmi_cube_read (&self->cube, table, desmi_table_get_column_name (table, bars),
                           desmi_table_get_column_name (table, series), locale, error))
    return FALSE;
  self->upright = desmi_table_get_column_type (table, bars) == DESMI_COLUMN_PERIOD;
  self->share = spec->share;
  if (self->share && !check_share (self, locale, error))
    return FALSE;
  order_series (self);
  desmi_cube_table_init (&self->behind, &self->cube, table);
  desmi_cube_group (&self->cube, &self->cube.columns,
                    spec->max_categories > 0 ? spec->max_categories : MOST_SERIES, locale);
  choose_colors (self);
  stack (self);
  return TRUE;
}

/**
 * desmi_stacked_data_limit:
 * @most: bars there is room for
 *
 * Groups what is past it; of periods the last ones stay.
 */
void
desmi_stacked_data_limit (DesmiStackedData *self, guint most, const DesmiLocale *locale)
{
  guint n = desmi_cube_get_n_rows (&self->cube);

  if (n <= most)
    return;
  if (self->upright)
    self->first = n - MAX (most, 1);
  else
    {
      desmi_cube_group (&self->cube, &self->cube.rows, most, locale);
      stack (self);
    }
}

/**
 * desmi_stacked_data_clear:
 *
 * Frees what the data holds.
 */
void
desmi_stacked_data_clear (DesmiStackedData *self)
{
  desmi_cube_clear (&self->cube);
  desmi_cube_table_clear (&self->behind);
  g_clear_pointer (&self->spans, g_free);
  g_clear_pointer (&self->slots, g_free);
}

/**
 * desmi_stacked_data_get_span:
 * @bar: from 0, of those that are shown
 *
 * Returns: from where to where a series goes in a bar
 */
DesmiStackSpan
desmi_stacked_data_get_span (const DesmiStackedData *self, guint bar, guint series)
{
  return self->spans[(gsize) (self->first + bar) * desmi_stacked_data_get_n_series (self) + series];
}

/**
 * desmi_stacked_data_get_bounds:
 * @low: (out): where a bar begins, at most 0
 * @high: (out): where it ends, at least 0
 */
void
desmi_stacked_data_get_bounds (const DesmiStackedData *self, guint bar, double *low, double *high)
{
  *low = *high = 0;
  for (guint i = 0; i < desmi_stacked_data_get_n_series (self); i++)
    {
      DesmiStackSpan span = desmi_stacked_data_get_span (self, bar, i);

      *low = MIN (*low, MIN (span.y0, span.y1));
      *high = MAX (*high, MAX (span.y0, span.y1));
    }
}

static DesmiCell
get_cell (const DesmiStackedData *self, guint bar, guint series)
{
  return desmi_cube_get (&self->cube, self->first + bar, series);
}

/**
 * desmi_stacked_data_get_sum:
 *
 * Returns: what a bar comes to, as far as it is known
 */
double
desmi_stacked_data_get_sum (const DesmiStackedData *self, guint bar)
{
  double sum = 0;

  for (guint i = 0; i < desmi_stacked_data_get_n_series (self); i++)
    {
      DesmiCell cell = get_cell (self, bar, i);

      sum += cell.n_values > 0 ? cell.value : 0;
    }
  return sum;
}

/**
 * desmi_stacked_data_is_known:
 *
 * Returns: whether a bar has any value
 */
gboolean
desmi_stacked_data_is_known (const DesmiStackedData *self, guint bar)
{
  return desmi_cube_get_row (&self->cube, self->first + bar)->total.n_values > 0;
}

/**
 * desmi_stacked_data_count_incomplete:
 *
 * Returns: how many series of a bar are not, or not wholly, known
 */
guint
desmi_stacked_data_count_incomplete (const DesmiStackedData *self, guint bar)
{
  guint n = 0;

  for (guint i = 0; i < desmi_stacked_data_get_n_series (self); i++)
    {
      DesmiCell cell = get_cell (self, bar, i);

      n += cell.n_rows > cell.n_values;
    }
  return n;
}

/**
 * desmi_stacked_data_why_none:
 *
 * Returns: (transfer none): what stands in place of a bar without values
 */
const char *
desmi_stacked_data_why_none (const DesmiStackedData *self, guint bar, const DesmiLocale *locale)
{
  return desmi_cube_get_row (&self->cube, self->first + bar)->total.mark == DESMI_MARK_SUPPRESSED
             ? desmi_audience_hidden_word (locale)
             : "–";
}

/**
 * desmi_stacked_data_describe:
 *
 * Returns: (transfer full): what is said of a part of a bar: series, bar, exact value, share
 */
char *
desmi_stacked_data_describe (const DesmiStackedData *self,
                             guint                   bar,
                             guint                   series,
                             const DesmiLocale      *locale)
{
  const DesmiCategory *category = desmi_cube_get_column (&self->cube, series);
  DesmiCell            cell = get_cell (self, bar, series);
  g_autofree char     *value = desmi_cube_table_say (&self->behind, &self->cube, &cell, locale);
  double               sum = desmi_stacked_data_get_sum (self, bar);
  const DesmiCell     *whole = &desmi_cube_get_row (&self->cube, self->first + bar)->total;
  GString             *out = g_string_new (category->name);

  g_string_append_printf (out, ", %s, %s",
                          desmi_cube_get_row (&self->cube, self->first + bar)->name, value);
  /* of less than all, a share would be too large */
  if (!self->diverging && sum > 0 && cell.n_values > 0 && desmi_stacked_data_get_n_series (self) > 1
      && whole->n_values == whole->n_rows)
    {
      g_autofree char *share = desmi_value_to_text (cell.value / sum, DESMI_COLUMN_RATIO, locale);

      g_string_append_printf (out, ", %s", share);
    }
  desmi_cube_table_append_change (&self->behind, out, &self->cube,
                                  desmi_cube_get_row (&self->cube, self->first + bar), category,
                                  &cell, locale);
  if (category->members != NULL)
    {
      g_string_append (out, " (");
      /* Translators: what a group of categories holds, each with its sum over the whole chart. */
      g_string_append_printf (out, desmi_locale_text (locale, N_ ("in all bars: %s")),
                              category->members);
      g_string_append_c (out, ')');
    }
  return g_string_free (out, FALSE);
}

/**
 * desmi_stacked_data_describe_gaps:
 *
 * Returns: (transfer full): which parts of a bar are not known, and why; of one without any row,
 * that it was not reported
 */
char *
desmi_stacked_data_describe_gaps (const DesmiStackedData *self,
                                  guint                   bar,
                                  const DesmiLocale      *locale)
{
  const DesmiCategory *category = desmi_cube_get_row (&self->cube, self->first + bar);
  GString             *out = g_string_new (category->name);
  guint                n = 0;

  for (guint i = 0; i < desmi_stacked_data_get_n_series (self); i++)
    {
      DesmiCell        cell = get_cell (self, bar, i);
      g_autofree char *why = NULL;

      if (cell.n_rows == cell.n_values || n++ >= GAPS_NAMED)
        continue;
      why = desmi_cube_table_say (&self->behind, &self->cube, &cell, locale);
      g_string_append_printf (out, "%s %s %s", n == 1 ? ":" : ",",
                              desmi_cube_get_column (&self->cube, i)->name, why);
    }
  if (n > GAPS_NAMED)
    g_string_append (out, ", …");
  if (n == 0)
    g_string_append_printf (out, ", %s", desmi_locale_text (locale, N_ ("not reported")));
  return g_string_free (out, FALSE);
}

/* The first or the last of the bars that have values, or NULL. */
static const DesmiCategory *
find_end (const DesmiStackedData *self, gboolean last)
{
  const DesmiCategory *found = NULL;

  for (guint r = 0; r < desmi_cube_get_n_rows (&self->cube); r++)
    if (desmi_cube_get_row (&self->cube, r)->total.n_values > 0 && (last || found == NULL))
      found = desmi_cube_get_row (&self->cube, r);
  return found;
}

static void
append_extremes (const DesmiStackedData *self, GString *out, const DesmiLocale *locale)
{
  const DesmiCategory *largest = NULL, *smallest = NULL;
  g_autofree char     *high = NULL, *low = NULL;

  for (guint i = 0; i < desmi_stacked_data_get_n_series (self); i++)
    {
      const DesmiCategory *series = desmi_cube_get_column (&self->cube, i);

      if (series->total.n_values == 0 || series->is_other)
        continue;
      largest = largest == NULL || series->total.value > largest->total.value ? series : largest;
      smallest
          = smallest == NULL || series->total.value <= smallest->total.value ? series : smallest;
    }
  if (largest == NULL)
    return;
  high = desmi_cube_say_sum (&self->cube, &largest->total, locale);
  low = desmi_cube_say_sum (&self->cube, &smallest->total, locale);
  desmi_hidden_append_extremes (out, self->cube.n_suppressed > 0, largest->name, high,
                                smallest->name, low, locale);
}

/**
 * desmi_stacked_data_summarize:
 *
 * Returns: (transfer full): how many bars and series, the total, the largest and the smallest, and
 * over time the first and the last sum
 */
char *
desmi_stacked_data_summarize (const DesmiStackedData *self, const DesmiLocale *locale)
{
  const DesmiCategory *first = find_end (self, FALSE), *last = find_end (self, TRUE);
  guint                n = desmi_cube_get_n_rows (&self->cube);
  GString             *out = g_string_new (NULL);

  /* Translators: how many bars, and of how many parts each is stacked. */
  g_string_append_printf (out,
                          desmi_locale_plural (locale, "%u bar stacked from %u series.",
                                               "%u bars stacked from %u series.", n),
                          n, desmi_stacked_data_get_n_series (self));
  if (self->cube.type != DESMI_COLUMN_RATIO && self->cube.total.n_values > 0)
    {
      g_autofree char *total = desmi_cube_say_sum (&self->cube, &self->cube.total, locale);

      g_string_append_c (out, ' ');
      g_string_append_printf (out, desmi_locale_text (locale, N_ ("Total %s.")), total);
    }
  append_extremes (self, out, locale);
  if (self->upright && first != last && self->cube.type != DESMI_COLUMN_RATIO)
    {
      g_autofree char *from = desmi_cube_say_sum (&self->cube, &first->total, locale);
      g_autofree char *to = desmi_cube_say_sum (&self->cube, &last->total, locale);

      g_string_append_c (out, ' ');
      /* Translators: a sum and its period, twice. */
      g_string_append_printf (out, desmi_locale_text (locale, N_ ("From %s in %s to %s in %s.")),
                              from, first->name, to, last->name);
    }
  return g_string_free (out, FALSE);
}

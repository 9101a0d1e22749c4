/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a table by category and period, and says in words what its panels show. */
#include "chart/desmi-multiples-data.h"

#include "chart/desmi-category.h"
#include "chart/desmi-chart-columns.h"
#include "chart/desmi-cube-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Names of the column of periods and of the first other one with words. */
static gboolean
find_columns (DesmiTable *table, const char **category, const char **time, GError **error)
{
  guint unused;

  *category = *time = NULL;
  for (guint i = 0; i < desmi_table_get_n_columns (table); i++)
    {
      const char *name = desmi_table_get_column_name (table, i);

      if (desmi_category_is_time (name))
        *time = *time == NULL ? name : *time;
      else if (*category == NULL && desmi_table_is_category (table, i)
               && desmi_table_get_column_type (table, i) != DESMI_COLUMN_PERIOD)
        *category = name;
    }
  if (*time == NULL)
    return desmi_chart_find_column (table, "month", &unused, error);
  if (*category == NULL)
    return desmi_chart_find_category (table, &unused, error)
           && desmi_chart_find_column (table, "village", &unused, error);
  return TRUE;
}

/* Before categories are grouped: the average is of them, not of the groups. */
static void
compute_average (DesmiMultiplesData *self)
{
  guint n = desmi_cube_get_n_columns (&self->cube);

  self->average = g_new (double, n + 1);
  for (guint c = 0; c < n; c++)
    {
      double sum = 0;
      guint  n_known = 0;

      for (guint r = 0; r < desmi_cube_get_n_rows (&self->cube); r++)
        {
          DesmiCell cell = desmi_cube_get (&self->cube, r, c);

          if (cell.n_values == 0)
            continue;
          sum += cell.value;
          n_known++;
        }
      self->average[c] = n_known > 0 ? sum / n_known : (double) NAN;
    }
}

/**
 * desmi_multiples_data_read:
 * @self: (out caller-allocates): what the table holds
 * @most: panels, a group of the rest among them
 *
 * Takes the first of the columns "month", "quarter" and "year", and the first one with words.
 *
 * Returns: whether the table has the columns; else DESMI_CHART_ERROR_DATA
 */
gboolean
desmi_multiples_data_read (DesmiMultiplesData *self,
                           DesmiTable         *table,
                           guint               most,
                           const DesmiLocale  *locale,
                           GError            **error)
{
  const char *category, *time;

  memset (self, 0, sizeof *self);
  if (!find_columns (table, &category, &time, error)
      || !desmi_cube_read (&self->cube, table, category, time, locale, error))
    return FALSE;
  desmi_time_axis_read (&self->time, table, (guint) desmi_table_find_column (table, time));
  if (self->cube.columns.kind == 0 && desmi_cube_get_n_columns (&self->cube) > 0)
    {
      g_set_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
                   _ ("The column “%s” does not hold periods."), time);
      return FALSE;
    }
  self->people = self->cube.type == DESMI_COLUMN_COUNT
                 && g_strcmp0 (desmi_table_get_name (table), "flows") == 0;
  self->net = desmi_table_find_column (table, "net") >= 0;
  self->n_categories = desmi_cube_get_n_rows (&self->cube);
  compute_average (self);
  desmi_cube_sort (&self->cube, &self->cube.rows, DESMI_CHART_SORT_VALUE);
  desmi_cube_group (&self->cube, &self->cube.rows, most, locale);
  self->table = desmi_cube_to_table (&self->cube, table);
  return TRUE;
}

/**
 * desmi_multiples_data_group:
 * @most: panels there is room for
 *
 * The largest stay, and stay where they are, so that rows of the table are found as before; the
 * group stands where the first of its members did.
 */
void
desmi_multiples_data_group (DesmiMultiplesData *self, guint most, const DesmiLocale *locale)
{
  desmi_cube_group (&self->cube, &self->cube.rows, most, locale);
}

/**
 * desmi_multiples_data_get_range:
 * @low: (inout): lowered to the least value of a panel
 * @high: (inout): raised to the greatest
 */
void
desmi_multiples_data_get_range (const DesmiMultiplesData *self,
                                guint                     row,
                                double                   *low,
                                double                   *high)
{
  for (guint c = 0; c < desmi_cube_get_n_columns (&self->cube); c++)
    {
      double value = desmi_cube_get (&self->cube, row, c).value;

      *low = fmin (*low, value);
      *high = fmax (*high, value);
    }
}

static char *
dup_value (const DesmiMultiplesData *self, double value, const DesmiLocale *locale)
{
  g_autofree char *text = desmi_value_to_text (value, self->cube.type, locale);

  return self->people
             ? g_strdup_printf (desmi_locale_plural (locale, "%s person", "%s people",
                                                     (gulong) fabs (MIN (fabs (value), 1e9))),
                                text)
             : g_steal_pointer (&text);
}

/* The same of a sum, of which a part may not be known. */
static char *
dup_sum (const DesmiMultiplesData *self, const DesmiCell *sum, const DesmiLocale *locale)
{
  g_autofree char *value = dup_value (self, sum->value, locale);

  return sum->n_values == sum->n_rows
             ? g_steal_pointer (&value)
             : g_strdup_printf (desmi_locale_text (locale, N_ ("at least %s")), value);
}

/* ", 31.2%" of what there is in all; empty where that is no share or not all of it is known. */
static char *
dup_share (const DesmiMultiplesData *self,
           double                    value,
           const DesmiCell          *total,
           const DesmiLocale        *locale)
{
  g_autofree char *text = NULL;

  if (self->net || self->cube.type == DESMI_COLUMN_RATIO || value < 0 || !(total->value > 0)
      || value > total->value || total->n_values < total->n_rows)
    return g_strdup ("");
  text = desmi_value_to_text (value / total->value, DESMI_COLUMN_RATIO, locale);
  return g_strdup_printf (", %s", text);
}

/* "; 12.5% more than in May 2022"; empty where that is not known. */
static char *
dup_change (const DesmiMultiplesData *self,
            guint                     row,
            guint                     column,
            const DesmiCell          *cell,
            const DesmiLocale        *locale)
{
  const DesmiCategory *panel = desmi_cube_get_row (&self->cube, row);
  const DesmiBeforeKey keys[]
      = { { self->cube.rows.dimension, panel->key },
          { self->cube.columns.dimension, desmi_cube_get_column (&self->cube, column)->key } };
  GString *out = g_string_new (NULL);

  if (!panel->is_other && cell->n_values == cell->n_rows)
    desmi_before_append (out, self->before, keys, 2, cell->value, locale);
  return g_string_free (out, FALSE);
}

/**
 * desmi_multiples_data_describe:
 *
 * Returns: (transfer full): what is said of one period of a panel: "Sliyeg, May 2023: 12 people,
 * 3.4%", the share of all in that period
 */
char *
desmi_multiples_data_describe (const DesmiMultiplesData *self,
                               guint                     row,
                               guint                     column,
                               const DesmiLocale        *locale)
{
  const char      *panel = desmi_cube_get_row (&self->cube, row)->name;
  const char      *period = desmi_cube_get_column (&self->cube, column)->name;
  DesmiCell        cell = desmi_cube_get (&self->cube, row, column);
  g_autofree char *value = NULL, *share = NULL, *change = NULL;

  if (cell.n_values == 0)
    return g_strdup_printf (cell.mark == DESMI_MARK_SUPPRESSED
                                ? desmi_locale_text (locale, N_ ("%s, %s: hidden"))
                                : desmi_locale_text (locale, N_ ("%s, %s: not reported")),
                            panel, period);
  value = dup_value (self, cell.value, locale);
  share = dup_share (self, cell.value, &desmi_cube_get_column (&self->cube, column)->total, locale);
  if (cell.mark == DESMI_MARK_ESTIMATE)
    {
      g_autofree char *said = g_strdup_printf (
          desmi_locale_text (locale, N_ ("%s, %s: %s, provisional")), panel, period, value);

      return g_strconcat (said, share, NULL);
    }
  change = dup_change (self, row, column, &cell, locale);
  return g_strdup_printf ("%s, %s: %s%s%s", panel, period, value, share, change);
}

/* Where its greatest value is; -1: it has none. */
static int
find_peak (const DesmiMultiplesData *self, guint row)
{
  int    peak = -1;
  double most = 0;

  for (guint c = 0; c < desmi_cube_get_n_columns (&self->cube); c++)
    {
      DesmiCell cell = desmi_cube_get (&self->cube, row, c);

      if (cell.n_values == 0 || (peak >= 0 && cell.value <= most))
        continue;
      peak = (int) c;
      most = cell.value;
    }
  return peak;
}

/**
 * desmi_multiples_data_describe_panel:
 *
 * Returns: (transfer full): what is said of a panel as a whole; of a group, what is in it
 */
char *
desmi_multiples_data_describe_panel (const DesmiMultiplesData *self,
                                     guint                     row,
                                     const DesmiLocale        *locale)
{
  const DesmiCategory *panel = desmi_cube_get_row (&self->cube, row);
  GString             *out = g_string_new (panel->name);
  int                  peak = find_peak (self, row);

  if (peak < 0)
    {
      g_string_append_printf (out, ", %s",
                              panel->total.mark == DESMI_MARK_SUPPRESSED
                                  ? desmi_locale_text (locale, N_ ("hidden"))
                                  : desmi_locale_text (locale, N_ ("not reported")));
      return g_string_free (out, FALSE);
    }
  if (self->cube.type != DESMI_COLUMN_RATIO)
    {
      g_autofree char *total = dup_sum (self, &panel->total, locale);
      g_autofree char *share = dup_share (self, panel->total.value, &self->cube.total, locale);

      g_string_append_printf (out, ", %s%s", total, share);
    }
  {
    DesmiCell        most = desmi_cube_get (&self->cube, row, (guint) peak);
    g_autofree char *value = desmi_value_to_text (most.value, self->cube.type, locale);

    g_string_append (out, "; ");
    /* Translators: the greatest value of a line, and its month, quarter or year */
    g_string_append_printf (out, desmi_locale_text (locale, N_ ("highest %s in %s")), value,
                            desmi_cube_get_column (&self->cube, (guint) peak)->name);
  }
  if (panel->members != NULL)
    g_string_append_printf (out, ": %s", panel->members);
  return g_string_free (out, FALSE);
}

/* Total, largest and smallest; ratios have no total. */
static void
append_sums (const DesmiMultiplesData *self, GString *out, const DesmiLocale *locale)
{
  g_autofree char *total = dup_sum (self, &self->cube.total, locale);

  if (self->cube.type != DESMI_COLUMN_RATIO)
    {
      g_string_append_c (out, ' ');
      g_string_append_printf (out, desmi_locale_text (locale, N_ ("Total %s.")), total);
    }
  desmi_cube_append_extremes (&self->cube, out, locale);
}

/* How all together went from the first period to the last. */
static void
append_course (const DesmiMultiplesData *self, GString *out, const DesmiLocale *locale)
{
  const DesmiCategory *first, *last;
  g_autofree char     *begin = NULL, *end = NULL;

  if (!desmi_cube_find_course (&self->cube, &first, &last))
    return;
  begin = desmi_cube_say_sum (&self->cube, &first->total, locale);
  end = desmi_cube_say_sum (&self->cube, &last->total, locale);
  g_string_append_c (out, ' ');
  /* Translators: a value and its month, then the same of the last month */
  g_string_append_printf (out,
                          desmi_locale_text (locale, N_ ("All together %s in %s and %s in %s.")),
                          begin, first->name, end, last->name);
}

/**
 * desmi_multiples_data_summarize:
 *
 * Returns: (transfer full): how many lines of which time, the total, the largest and the smallest,
 * and how all together went
 */
char *
desmi_multiples_data_summarize (const DesmiMultiplesData *self, const DesmiLocale *locale)
{
  GString         *out = g_string_new (NULL);
  DesmiPeriod      first = desmi_time_axis_get (&self->time, 0);
  DesmiPeriod      last = desmi_time_axis_get (&self->time, self->time.n - 1);
  DesmiPeriod      range = desmi_period_range (first.first, last.last);
  g_autofree char *period = desmi_period_format (&range, locale);

  g_string_append_printf (out,
                          desmi_locale_plural (locale, "Line chart of %u category, %s.",
                                               "Line charts of %u categories, %s.",
                                               self->n_categories),
                          self->n_categories, period);
  append_sums (self, out, locale);
  append_course (self, out, locale);
  return g_string_free (out, FALSE);
}

/**
 * desmi_multiples_data_clear:
 *
 * Frees what the data holds.
 */
void
desmi_multiples_data_clear (DesmiMultiplesData *self)
{
  desmi_cube_clear (&self->cube);
  g_clear_pointer (&self->average, g_free);
  g_clear_pointer (&self->table, desmi_table_unref);
  g_clear_pointer (&self->before, desmi_before_free);
}

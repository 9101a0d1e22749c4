/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads values and targets by period, and says each in words. */
#include "chart/desmi-progress-data.h"

#include "chart/desmi-category.h"
#include "chart/desmi-chart-columns.h"
#include "core/desmi-unit.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static void
series_free (gpointer data)
{
  DesmiProgressSeries *self = data;

  g_free (self->code);
  g_free (self->key);
  g_free (self->name);
  g_free (self->members);
  g_free (self->points);
  g_free (self);
}

/**
 * desmi_progress_get_count:
 *
 * Returns: the number in a row's column of that name, -1: none
 */
gint64
desmi_progress_get_count (DesmiTable *table, guint row, const char *name)
{
  int column = desmi_table_find_column (table, name);

  if (column < 0 || desmi_table_get_mark (table, row, (guint) column) != DESMI_MARK_NONE)
    return -1;
  return desmi_table_get_int (table, row, (guint) column);
}

static DesmiProgressSeries *
ensure_series (DesmiProgressData *self, GHashTable *known, const char *code, guint row, int column)
{
  DesmiProgressSeries *series = g_hash_table_lookup (known, code);

  if (series != NULL)
    return series;
  series = g_new0 (DesmiProgressSeries, 1);
  series->code = g_strdup (code);
  series->key = g_strdup_printf ("series:%s", code);
  series->name = column >= 0 ? desmi_table_dup_display (self->table, row, (guint) column,
                                                        desmi_locale_get_english ())
                             : g_strdup ("");
  series->points = g_new (DesmiProgressPoint, self->time.n);
  for (guint i = 0; i < self->time.n; i++)
    series->points[i] = (DesmiProgressPoint){ .value = (double) NAN,
                                              .target = (double) NAN,
                                              .mark = DESMI_MARK_MISSING,
                                              .reported = -1,
                                              .of = -1,
                                              .row = -1 };
  series->last = -1;
  g_hash_table_insert (known, series->code, series);
  g_ptr_array_add (self->series, series);
  return series;
}

/* What was reached below nothing would have no meaning: the table is wrong, and says where. */
static gboolean
check_sign (DesmiTable *table, guint row, guint column, double value, GError **error)
{
  g_autofree char *name = NULL;

  if (!(value < 0))
    return TRUE;
  name = desmi_table_dup_display (table, row, column, desmi_locale_get_english ());
  g_set_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
               _ ("Progress cannot be negative, and that of “%s” is."), name);
  return FALSE;
}

static void
take_value (DesmiProgressData *self, DesmiProgressSeries *series, guint index, double value)
{
  if (isnan (series->points[index].value))
    series->n_values++;
  series->points[index].value = value;
  series->last = MAX (series->last, (int) index);
  self->n_values++;
  self->high = MAX (self->high, value);
  self->low = MIN (self->low, value);
}

/* What is measured in percent is a ratio, and written like the others. */
static double
get_divisor (DesmiTable *table, guint row)
{
  int unit = desmi_table_find_column (table, "unit");

  return unit >= 0 && desmi_unit_is_percent (desmi_table_get_text (table, row, (guint) unit)) ? 100
                                                                                              : 1;
}

/* A second row of a period replaces the first: a score is no number to be added. */
static gboolean
read_row (DesmiProgressData *self, GHashTable *known, guint row, int column, GError **error)
{
  int index
      = desmi_time_axis_find (&self->time, desmi_table_get_text (self->table, row, self->period));
  int         target = desmi_table_find_column (self->table, "target");
  const char *code = column >= 0 ? desmi_table_get_text (self->table, row, (guint) column) : "";
  DesmiProgressSeries *series;
  DesmiProgressPoint  *point;
  double               value, wanted = (double) NAN, divisor = get_divisor (self->table, row);

  desmi_chart_get_value (self->table, row, self->value, &value, &self->n_invalid);
  if (target >= 0)
    desmi_chart_get_value (self->table, row, (guint) target, &wanted, &self->n_invalid);
  value /= divisor;
  wanted /= divisor;
  if (!check_sign (self->table, row, column >= 0 ? (guint) column : self->period, value, error)
      || !check_sign (self->table, row, column >= 0 ? (guint) column : self->period, wanted, error))
    return FALSE;
  if (index < 0)
    {
      self->n_invalid++;
      return TRUE;
    }
  series = ensure_series (self, known, code != NULL ? code : "", row, column);
  point = &series->points[index];
  point->row = (int) row;
  point->mark = desmi_table_get_mark (self->table, row, self->value);
  self->n_hidden += isnan (value) && point->mark == DESMI_MARK_SUPPRESSED;
  point->reported = desmi_progress_get_count (self->table, row, "reported");
  point->of = desmi_progress_get_count (self->table, row, "of");
  if (wanted > 0)
    {
      point->target = wanted;
      self->high = MAX (self->high, wanted);
      self->low = MIN (self->low, wanted);
    }
  if (!isnan (value))
    take_value (self, series, (guint) index, value);
  return TRUE;
}

static gboolean
find_columns (DesmiProgressData *self, const char *series, const char *value, GError **error)
{
  static const char *const others[] = { "year", "cohort" };
  guint                    ignored;
  int                      period = desmi_table_find_column (self->table, "quarter");

  if (series != NULL && !desmi_chart_find_column (self->table, series, &ignored, error))
    return FALSE;
  for (guint i = 0; period < 0 && i < G_N_ELEMENTS (others); i++)
    period = desmi_table_find_column (self->table, others[i]);
  if (period >= 0)
    self->period = (guint) period;
  else if (!desmi_chart_find_column (self->table, "quarter", &self->period, error))
    return FALSE;
  return desmi_chart_find_column (self->table, value, &self->value, error);
}

/**
 * desmi_progress_data_read:
 * @self: (out caller-allocates): what the table holds
 * @series: (nullable): column by which there are several lines
 * @value: column of what was reached; beside it may be "target", "reported" and "of"
 * @leave_out: (nullable): rows that have something in this column are no points
 *
 * Returns: %FALSE with DESMI_CHART_ERROR_DATA
 */
gboolean
desmi_progress_data_read (DesmiProgressData *self,
                          DesmiTable        *table,
                          const char        *series,
                          const char        *value,
                          const char        *leave_out,
                          GError           **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  int column, skip = leave_out != NULL ? desmi_table_find_column (table, leave_out) : -1;

  *self = (DesmiProgressData){ .table = table, .low = HUGE_VAL };
  self->series = g_ptr_array_new_with_free_func (series_free);
  if (!find_columns (self, series, value, error))
    return FALSE;
  column = series != NULL ? desmi_table_find_column (table, series) : -1;
  self->type = desmi_table_get_column_type (table, self->value);
  desmi_time_axis_read (&self->time, table, self->period);
  for (guint row = 0; row < desmi_table_get_n_rows (table); row++)
    if ((skip < 0 || desmi_table_get_text (table, row, (guint) skip) == NULL)
        && !read_row (self, known, row, column, error))
      return FALSE;
  if (!isfinite (self->low))
    self->low = 0;
  return TRUE;
}

/* The mean of those of @series from @from on that have a value. */
static DesmiProgressPoint
mean_of (GPtrArray *series, guint from, guint index)
{
  DesmiProgressPoint mean = { .value = 0,
                              .target = (double) NAN,
                              .mark = DESMI_MARK_MISSING,
                              .reported = -1,
                              .of = -1,
                              .row = -1 };
  guint              n = 0;

  for (guint i = from; i < series->len; i++)
    {
      const DesmiProgressSeries *one = g_ptr_array_index (series, i);

      if (isnan (one->points[index].value))
        continue;
      mean.value += (one->points[index].value - mean.value) / ++n;
      mean.mark = DESMI_MARK_NONE;
      mean.row = one->points[index].row;
    }
  if (n == 0)
    mean.value = (double) NAN;
  return mean;
}

/* The series from @from on as one. */
static DesmiProgressSeries *
make_group (DesmiProgressData *self, guint from, const DesmiLocale *locale)
{
  DesmiProgressSeries *group = g_new0 (DesmiProgressSeries, 1);
  g_autoptr (GString)  members = g_string_new (NULL);

  for (guint i = from; i < self->series->len; i++)
    g_string_append_printf (members, "%s%s", members->len > 0 ? "; " : "",
                            ((DesmiProgressSeries *) g_ptr_array_index (self->series, i))->name);
  group->key = g_strdup ("series:other");
  group->name = desmi_category_name_other ("pillar", self->series->len - from, locale);
  group->members = g_string_free (g_steal_pointer (&members), FALSE);
  group->points = g_new (DesmiProgressPoint, self->time.n);
  group->last = -1;
  for (guint i = 0; i < self->time.n; i++)
    {
      group->points[i] = mean_of (self->series, from, i);
      if (isnan (group->points[i].value))
        continue;
      group->n_values++;
      group->last = (int) i;
    }
  return group;
}

/**
 * desmi_progress_data_name:
 * @most: series that there may be; those from there on become one, with their mean
 *
 * Gives the series their names in the reader's language.
 */
void
desmi_progress_data_name (DesmiProgressData *self, guint most, const DesmiLocale *locale)
{
  DesmiProgressSeries *group;

  for (guint i = 0; i < self->series->len; i++)
    {
      DesmiProgressSeries *series = g_ptr_array_index (self->series, i);

      series->name = desmi_category_take_name (series->name);
    }
  most = MAX (most, 2);
  if (self->series->len <= most)
    return;
  group = make_group (self, most - 1, locale);
  g_ptr_array_set_size (self->series, (int) most - 1);
  g_ptr_array_add (self->series, group);
}

/**
 * desmi_progress_data_clear:
 *
 * Frees what was read.
 */
void
desmi_progress_data_clear (DesmiProgressData *self)
{
  g_clear_pointer (&self->series, g_ptr_array_unref);
}

/**
 * desmi_progress_data_get_target:
 *
 * Returns: the one target of all, NaN where there is none or more than one
 */
double
desmi_progress_data_get_target (const DesmiProgressData *self)
{
  double target = (double) NAN;

  for (guint i = 0; i < self->series->len; i++)
    for (guint k = 0; k < self->time.n; k++)
      {
        double one
            = ((DesmiProgressSeries *) g_ptr_array_index (self->series, i))->points[k].target;

        if (isnan (one))
          continue;
        if (!isnan (target) && fabs (one - target) > 1e-9 * fabs (target))
          return (double) NAN;
        target = one;
      }
  return target;
}

/**
 * desmi_progress_coverage:
 *
 * Returns: (transfer full) (nullable): "17 of 24 villages"; %NULL where that is not known
 */
char *
desmi_progress_coverage (gint64 reported, gint64 of, const DesmiLocale *locale)
{
  g_autofree char *n = NULL, *all = NULL;

  if (reported < 0 || of < 0)
    return NULL;
  n = desmi_format_count (reported, locale);
  all = desmi_format_count (of, locale);
  return g_strdup_printf (
      desmi_locale_plural (locale, "%s of %s village", "%s of %s villages", (gulong) of), n, all);
}

/* "81.2% of target" needs no unit, "1,204 people" does. */
static char *
value_text (const DesmiProgressData *self,
            double                   value,
            const char              *unit,
            const DesmiLocale       *locale)
{
  g_autofree char *number = desmi_value_to_text (value, self->type, locale);

  return unit != NULL && *unit != '\0' ? g_strdup_printf ("%s %s", number, unit)
                                       : g_steal_pointer (&number);
}

/**
 * desmi_progress_data_describe:
 * @index: of the period
 * @unit: (nullable): of the values
 *
 * Returns: (transfer full): "1. Services, Q4 2023: 81.2%, target 100.0%, 17 of 24 villages"
 */
char *
desmi_progress_data_describe (const DesmiProgressData   *self,
                              const DesmiProgressSeries *series,
                              guint                      index,
                              const char                *unit,
                              const DesmiLocale         *locale)
{
  const DesmiProgressPoint *point = &series->points[index];
  g_autofree char          *when = desmi_time_axis_name (&self->time, index, locale);
  g_autofree char          *coverage = desmi_progress_coverage (point->reported, point->of, locale);
  GString                  *out = g_string_new (series->name);

  g_string_append_printf (out, "%s%s: ", out->len > 0 ? ", " : "", when);
  if (!isnan (point->value))
    {
      g_autofree char *value = value_text (self, point->value, unit, locale);

      g_string_append (out, value);
      if (point->mark == DESMI_MARK_ESTIMATE)
        g_string_append_printf (out, ", %s", desmi_locale_text (locale, N_ ("provisional")));
    }
  else
    g_string_append (out, point->mark == DESMI_MARK_SUPPRESSED
                              ? desmi_locale_text (locale, N_ ("hidden"))
                              : desmi_locale_text (locale, N_ ("not reported")));
  if (!isnan (point->target))
    {
      g_autofree char *target = value_text (self, point->target, unit, locale);

      g_string_append (out, ", ");
      g_string_append_printf (out, desmi_locale_text (locale, N_ ("target %s")), target);
      if (!isnan (point->value) && self->type != DESMI_COLUMN_RATIO)
        {
          g_autofree char *share
              = desmi_value_to_text (point->value / point->target, DESMI_COLUMN_RATIO, locale);

          g_string_append_printf (out, " (%s)", share);
        }
    }
  if (coverage != NULL)
    g_string_append_printf (out, ", %s", coverage);
  if (series->members != NULL)
    g_string_append_printf (out, ": %s", series->members);
  return g_string_free (out, FALSE);
}

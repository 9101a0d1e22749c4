/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums remittances by time and by place, and says both in words. */
#include "chart/desmi-remittances-data.h"

#include "chart/desmi-chart-columns.h"
#include "chart/desmi-frame.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Money that was sent is never less than nothing. */
static gboolean
check_values (const DesmiCube   *cube,
              DesmiTable        *table,
              guint              place,
              const DesmiLocale *locale,
              GError           **error)
{
  guint value;

  if (!desmi_chart_find_value (table, &value, error))
    return FALSE;
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      g_autofree char *name = NULL, *text = NULL;
      double           amount;
      guint            n_invalid = 0;

      if (!desmi_chart_get_value (table, r, value, &amount, &n_invalid) || amount >= 0)
        continue;
      name = desmi_table_dup_display (table, r, place, locale);
      text = desmi_value_to_text (amount, cube->type, locale);
      g_set_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
                   _ ("Remittances cannot be negative: “%s” is %s."), name, text);
      return FALSE;
    }
  return TRUE;
}

/**
 * desmi_remittances_data_read:
 * @self: (out caller-allocates): what the table holds
 *
 * Returns: whether the table has the columns and no negative amount; else DESMI_CHART_ERROR_DATA
 */
gboolean
desmi_remittances_data_read (DesmiRemittancesData *self,
                             DesmiTable           *table,
                             const DesmiLocale    *locale,
                             GError              **error)
{
  guint time, place;

  memset (self, 0, sizeof *self);
  if (!desmi_cube_find_columns (table, &time, &place, error))
    return FALSE;
  if (desmi_table_get_column_type (table, time) != DESMI_COLUMN_PERIOD)
    {
      g_set_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
                   _ ("The column “%s” does not hold periods."),
                   desmi_table_get_column_name (table, time));
      return FALSE;
    }
  if (!desmi_cube_read (&self->cube, table, desmi_table_get_column_name (table, place),
                        desmi_table_get_column_name (table, time), locale, error)
      || !check_values (&self->cube, table, place, locale, error))
    return FALSE;
  desmi_time_axis_read (&self->time, table, time);
  self->time.bands = TRUE;
  self->n_places = desmi_cube_get_n_rows (&self->cube);
  desmi_cube_sort (&self->cube, &self->cube.rows, DESMI_CHART_SORT_VALUE);
  desmi_cube_table_init (&self->behind, &self->cube, table);
  return TRUE;
}

static void
append_share (const DesmiRemittancesData *self,
              GString                    *out,
              const DesmiCell            *cell,
              const DesmiLocale          *locale)
{
  g_autofree char *share = NULL;

  /* of less than all, a share would be too large */
  if (cell->n_values == 0 || self->cube.type == DESMI_COLUMN_RATIO || !(self->cube.total.value > 0)
      || self->cube.total.n_values < self->cube.total.n_rows)
    return;
  share = desmi_value_to_text (cell->value / self->cube.total.value, DESMI_COLUMN_RATIO, locale);
  g_string_append_printf (out, ", %s", share);
}

/**
 * desmi_remittances_data_describe_time:
 *
 * Returns: (transfer full): what is said of a period: "Q1 2023: Rp 4.000, 3.1%; 4.2% more than
 * in Q1 2022"
 */
char *
desmi_remittances_data_describe_time (const DesmiRemittancesData *self,
                                      guint                       column,
                                      const DesmiLocale          *locale)
{
  const DesmiCategory *period = desmi_cube_get_column (&self->cube, column);
  g_autofree char     *value
      = desmi_cube_table_say (&self->behind, &self->cube, &period->total, locale);
  GString *out = g_string_new (period->name);

  g_string_append_printf (out, ": %s", value);
  if (period->total.n_values > 0 && period->total.mark == DESMI_MARK_ESTIMATE)
    g_string_append_printf (out, ", %s", desmi_locale_text (locale, N_ ("provisional")));
  append_share (self, out, &period->total, locale);
  desmi_cube_table_append_change (&self->behind, out, &self->cube, NULL, period, &period->total,
                                  locale);
  return g_string_free (out, FALSE);
}

/**
 * desmi_remittances_data_describe_place:
 *
 * Returns: (transfer full): what is said of a place; of a group, what is in it
 */
char *
desmi_remittances_data_describe_place (const DesmiRemittancesData *self,
                                       guint                       row,
                                       const DesmiLocale          *locale)
{
  const DesmiCategory *place = desmi_cube_get_row (&self->cube, row);
  g_autofree char *value = desmi_cube_table_say (&self->behind, &self->cube, &place->total, locale);
  GString         *out = g_string_new (place->name);

  g_string_append_printf (out, ", %s", value);
  append_share (self, out, &place->total, locale);
  if (place->members != NULL)
    g_string_append_printf (out, ": %s", place->members);
  return g_string_free (out, FALSE);
}

static void
append_course (const DesmiRemittancesData *self, GString *out, const DesmiLocale *locale)
{
  const DesmiCategory *first, *last;
  g_autofree char     *begin = NULL, *end = NULL;

  if (!desmi_cube_find_course (&self->cube, &first, &last))
    return;
  begin = desmi_cube_say_sum (&self->cube, &first->total, locale);
  end = desmi_cube_say_sum (&self->cube, &last->total, locale);
  g_string_append_c (out, ' ');
  g_string_append_printf (out, desmi_locale_text (locale, N_ ("From %s in %s to %s in %s.")), begin,
                          first->name, end, last->name);
}

/**
 * desmi_remittances_data_summarize:
 *
 * Returns: (transfer full): which time and how many places, the total, the course over time, the
 * largest and the smallest place
 */
char *
desmi_remittances_data_summarize (const DesmiRemittancesData *self, const DesmiLocale *locale)
{
  GString         *out = g_string_new (NULL);
  DesmiPeriod      first = desmi_time_axis_get (&self->time, 0);
  DesmiPeriod      last = desmi_time_axis_get (&self->time, self->time.n - 1);
  DesmiPeriod      range = desmi_period_range (first.first, last.last);
  g_autofree char *period = desmi_period_format (&range, locale);

  g_string_append_printf (
      out,
      desmi_locale_plural (locale, "Columns over time, %s, and bars of %u place.",
                           "Columns over time, %s, and bars of %u places.", self->n_places),
      period, self->n_places);
  if (self->cube.type != DESMI_COLUMN_RATIO)
    {
      g_autofree char *total = desmi_cube_say_sum (&self->cube, &self->cube.total, locale);

      g_string_append_c (out, ' ');
      g_string_append_printf (out, desmi_locale_text (locale, N_ ("Total %s.")), total);
    }
  append_course (self, out, locale);
  desmi_cube_append_extremes (&self->cube, out, locale);
  return g_string_free (out, FALSE);
}

/**
 * desmi_remittances_data_clear:
 *
 * Frees what the data holds.
 */
void
desmi_remittances_data_clear (DesmiRemittancesData *self)
{
  desmi_cube_clear (&self->cube);
  desmi_cube_table_clear (&self->behind);
}

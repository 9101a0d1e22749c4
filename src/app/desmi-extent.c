/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the extent of a file's data and picks the year and the quarter that are shown first. */
#include "app/desmi-extent.h"

#include "core/desmi-clock.h"

static gboolean
read_cell (DesmiTable *table, const char *column, DesmiPeriod *out)
{
  int         index = desmi_table_find_column (table, column);
  const char *text = NULL;

  if (index >= 0 && desmi_table_get_n_rows (table) > 0)
    text = desmi_table_get_text (table, 0, (guint) index);
  return text != NULL && desmi_period_parse (text, out, NULL);
}

/**
 * desmi_extent_read:
 * @table: the store's lookup "extent"
 */
void
desmi_extent_read (DesmiExtent *self, DesmiTable *table)
{
  DesmiPeriod first, last;

  *self = (DesmiExtent){ 0 };
  self->has_months
      = read_cell (table, "first_month", &first) && read_cell (table, "last_month", &last);
  if (self->has_months)
    self->months = desmi_period_range (first.first, last.last);
  self->has_quarter = read_cell (table, "last_quarter", &self->quarter);
}

/**
 * desmi_extent_load:
 * @self: (out): of the data in @store
 *
 * Returns: %TRUE; else what the store says
 */
gboolean
desmi_extent_load (DesmiExtent *self, DesmiStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (DesmiTable) table
      = desmi_store_lookup (store, "extent", NULL, desmi_locale_get_english (), cancellable, error);

  if (table == NULL)
    return FALSE;
  desmi_extent_read (self, table);
  return TRUE;
}

static int
this_month (void)
{
  g_autoptr (GDateTime) now = desmi_clock_new_local ();

  return desmi_month_make (g_date_time_get_year (now), g_date_time_get_month (now));
}

/**
 * desmi_extent_last_year:
 *
 * Returns: the last year with flows in all its months; the last with any where none is full;
 * without data, this year
 */
DesmiPeriod
desmi_extent_last_year (const DesmiExtent *self)
{
  DesmiPeriod year;

  if (!self->has_months)
    return desmi_period_year (desmi_month_year (this_month ()));
  year = desmi_period_year (desmi_month_year (self->months.last));
  if (!desmi_period_contains (&self->months, &year))
    {
      DesmiPeriod before = desmi_period_shift (&year, -1);

      if (desmi_period_contains (&self->months, &before))
        return before;
    }
  return year;
}

/**
 * desmi_extent_last_quarter:
 *
 * Returns: the last quarter with measurements; without any, the last of the flows; without data,
 * the present one
 */
DesmiPeriod
desmi_extent_last_quarter (const DesmiExtent *self)
{
  int month = self->has_months ? self->months.last : this_month ();

  if (self->has_quarter)
    return self->quarter;
  return desmi_period_quarter (desmi_month_year (month), (desmi_month_of_year (month) + 2) / 3);
}

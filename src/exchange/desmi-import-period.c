/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which month, quarter or year a row is of: its own cell, the heading of a column, a line or a
 * title above. */
#include "exchange/desmi-import-private.h"

#include "core/desmi-number.h"

#include <string.h>

#define SERIAL_DIGITS 5

/* The number by which a spreadsheet stores a day: five digits from May 1927 on, and perhaps the
 * time of day. Text files, which say nothing about it, count from 1900. */
static gboolean
read_serial (const DesmiImporter *self, const char *cell, DesmiPeriod *out)
{
  gsize n = strspn (cell, "0123456789");
  gsize fraction = cell[n] == '.' || cell[n] == ',' ? strspn (cell + n + 1, "0123456789") : 0;
  gsize length = fraction > 0 ? n + 1 + fraction : n;

  return n == SERIAL_DIGITS && cell[length] == '\0'
         && desmi_period_from_serial (g_ascii_strtod (cell, NULL), self->source->from_1904, out);
}

/* What a part of a year is told without: a column of years, or the title. */
static int
get_year (DesmiImporter *self)
{
  const char *cell = desmi_importer_get_cell (self, DESMI_ROLE_YEAR);
  DesmiPeriod period;

  if (*cell == '\0')
    return self->title.year;
  return desmi_period_parse_loose (cell, &period, NULL) && period.kind == DESMI_PERIOD_YEAR
             ? desmi_month_year (period.first)
             : 0;
}

/* A month or quarter without its year: a name, or a number. */
static gboolean
read_part (DesmiImporter *self, DesmiRole role, const char *cell, DesmiPeriod *out)
{
  int              year = get_year (self);
  g_autofree char *with_year = g_strdup_printf ("%s %d", cell, year);
  g_autofree char *as_quarter = g_strdup_printf ("TW %s %d", cell, year);
  gint64           number;

  if (year == 0)
    return FALSE;
  if (role == DESMI_ROLE_MONTH && desmi_integer_parse (cell, 1, 12, &number))
    {
      *out = desmi_period_month (year, (int) number);
      return TRUE;
    }
  return (role != DESMI_ROLE_MONTH && desmi_period_parse_loose (as_quarter, out, NULL))
         || desmi_period_parse_loose (with_year, out, NULL);
}

/**
 * desmi_importer_parse_period:
 * @role: MONTH, QUARTER or PERIOD
 * @out: (out): the period that the row's cell says
 *
 * Returns: whether it says one, of any kind and at any time
 */
gboolean
desmi_importer_parse_period (DesmiImporter *self, DesmiRole role, DesmiPeriod *out)
{
  const char *cell = desmi_importer_get_cell (self, role);

  return *cell != '\0'
         && (desmi_period_parse_loose (cell, out, NULL) || read_serial (self, cell, out)
             || read_part (self, role, cell, out));
}

static gboolean
take_quarter (int year, int quarter, DesmiPeriod *out)
{
  if (year == 0 || quarter == 0)
    return FALSE;
  *out = desmi_period_quarter (year, quarter);
  return TRUE;
}

static gboolean
take_month (int year, int month, DesmiPeriod *out)
{
  if (year == 0 || month == 0)
    return FALSE;
  *out = desmi_period_month (year, month);
  return TRUE;
}

static gboolean
take_year (int year, DesmiPeriod *out)
{
  if (year == 0)
    return FALSE;
  *out = desmi_period_year (year);
  return TRUE;
}

/* What the heading of a column says, whose year may stand elsewhere. */
static gboolean
read_measure (DesmiImporter *self, const DesmiMeasure *measure, DesmiPeriod *out)
{
  int year = measure->year > 0 ? measure->year : get_year (self);

  return take_month (year, measure->month, out) || take_quarter (year, measure->quarter, out)
         || (measure->month == 0 && measure->quarter == 0 && take_year (measure->year, out));
}

/* What stands above the row. */
static gboolean
read_above (DesmiImporter *self, DesmiRole role, DesmiPeriod *out)
{
  int year = get_year (self);

  if (role == DESMI_ROLE_MONTH && self->section_month > 0)
    {
      *out = desmi_period_range (self->section_month, self->section_month);
      return TRUE;
    }
  if (role == DESMI_ROLE_MONTH)
    return take_month (year, self->title.month, out);
  return take_quarter (year, self->title.quarter, out)
         || (role == DESMI_ROLE_PERIOD && take_year (year, out));
}

/**
 * desmi_importer_read_period:
 * @role: MONTH, QUARTER or PERIOD
 * @measured: (nullable): the column whose numbers are of the period
 * @kinds: what it may be, at latest this month unless @may_be_future
 * @text: (out) (transfer full): the period in normal form, set with %DESMI_REASON_NONE only
 *
 * Returns: %DESMI_REASON_NONE or %DESMI_REASON_BAD_DATE
 */
DesmiReason
desmi_importer_read_period (DesmiImporter        *self,
                            DesmiRole             role,
                            const DesmiMeasured  *measured,
                            const DesmiPeriodKind kinds[2],
                            gboolean              may_be_future,
                            char                **text)
{
  const DesmiMeasure *measure = measured != NULL ? &measured->measure : NULL;
  gboolean            by_column
      = measure != NULL && (measure->month > 0 || measure->quarter > 0 || measure->year > 0);
  DesmiPeriod period;
  gboolean    found = by_column                   ? read_measure (self, measure, &period)
                      : self->column_of[role] < 0 ? read_above (self, role, &period)
                                                  : desmi_importer_parse_period (self, role, &period);

  if (!found || (period.kind != kinds[0] && period.kind != kinds[1])
      || desmi_month_year (period.first) < DESMI_FIRST_YEAR
      || (!may_be_future && period.first > self->this_month))
    return by_column ? desmi_importer_fail_at (self, measured->column, DESMI_REASON_BAD_DATE)
                     : desmi_importer_fail (self, role, DESMI_REASON_BAD_DATE);
  *text = desmi_period_to_text (&period);
  return DESMI_REASON_NONE;
}

/**
 * desmi_importer_dup_written_period:
 *
 * Returns: (transfer full): the row's period as it stands there: rows of two days of a month are
 *   not one row twice
 */
char *
desmi_importer_dup_written_period (DesmiImporter *self, DesmiRole role)
{
  return g_strdup_printf ("%s %s %d", desmi_importer_get_cell (self, role),
                          desmi_importer_get_cell (self, DESMI_ROLE_YEAR), self->section_month);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The years, directions and kinds that flows can be typed of. */
#include "ui/villages/desmi-flow-years.h"

#include "app/desmi-extent.h"
#include "app/desmi-flow-kind.h"
#include "core/desmi-clock.h"

/* Made anew, the choices are measured anew, and the window with them. */
static gboolean
has_years (DesmiFilter *filter, int first, int last)
{
  for (int i = first - 1; i <= last + 1; i++)
    {
      char text[16];

      g_snprintf (text, sizeof text, "%d", i);
      if (desmi_filter_has (filter, text) != (i >= first && i <= last))
        return FALSE;
    }
  return TRUE;
}

/**
 * desmi_flow_years_fill:
 * @extent: the lookup "extent"
 * @year: that is shown; 0: the last one with flows
 *
 * Offers the file's first year to the one that is now, and the one shown.
 *
 * Returns: the year that is shown
 */
int
desmi_flow_years_fill (DesmiFilter *filter, DesmiTable *extent, int year)
{
  g_autoptr (GDateTime) now = desmi_clock_new_local ();
  DesmiExtent           has = { 0 };
  int                   last = g_date_time_get_year (now), first = last;

  desmi_extent_read (&has, extent);
  if (has.has_months)
    {
      first = MIN (first, desmi_month_year (has.months.first));
      last = MAX (last, desmi_month_year (has.months.last));
    }
  if (year == 0)
    year = has.has_months ? desmi_month_year (has.months.last) : last;
  if (has_years (filter, MIN (first, year), MAX (last, year)))
    return year;
  desmi_filter_begin (filter);
  for (int i = MAX (last, year); i >= MIN (first, year); i--)
    {
      char text[8];

      g_snprintf (text, sizeof text, "%d", i);
      desmi_filter_add (filter, text, text);
    }
  desmi_filter_end (filter);
  return year;
}

/**
 * desmi_flow_years_fill_others:
 *
 * Offers the directions of workers, and the kinds of what is counted.
 */
void
desmi_flow_years_fill_others (DesmiFilter *direction, DesmiFilter *kind)
{
  static const DesmiDirection directions[] = { DESMI_DIRECTION_OUT, DESMI_DIRECTION_RETURN };

  desmi_filter_begin (direction);
  for (gsize i = 0; i < G_N_ELEMENTS (directions); i++)
    desmi_filter_add (direction, desmi_direction_to_code (directions[i]),
                      desmi_direction_name (directions[i], desmi_locale_get_user ()));
  desmi_filter_end (direction);
  desmi_filter_begin (kind);
  for (guint i = 0; i < DESMI_N_FLOW_KINDS; i++)
    desmi_filter_add (kind, desmi_flow_kind_to_name ((DesmiFlowKind) i),
                      desmi_flow_kind_get_title ((DesmiFlowKind) i, desmi_locale_get_user ()));
  desmi_filter_end (kind);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The quarters that a report can be of. */
#include "ui/villages/desmi-report-quarters.h"

#include "app/desmi-extent.h"
#include "core/desmi-clock.h"

#define MAX_QUARTERS 60

static void
add_quarter (DesmiFilter *filter, const DesmiPeriod *quarter)
{
  g_autofree char *id = desmi_period_to_text (quarter);
  g_autofree char *label = desmi_period_format (quarter, desmi_locale_get_user ());

  desmi_filter_add (filter, id, label);
}

static DesmiPeriod
get_present (void)
{
  g_autoptr (GDateTime) now = desmi_clock_new_local ();

  return desmi_period_quarter (g_date_time_get_year (now), (g_date_time_get_month (now) + 2) / 3);
}

/**
 * desmi_report_quarters_dup:
 * @session: what the window works on
 *
 * Returns: (transfer full): the quarter that the pages show; where the file has no measurement yet,
 * the one that runs now: a first report has to be of some quarter
 */
char *
desmi_report_quarters_dup (DesmiSession *session)
{
  const char *shown = desmi_session_get_quarter (session);
  DesmiPeriod present = get_present ();

  return shown != NULL && *shown != '\0' ? g_strdup (shown) : desmi_period_to_text (&present);
}

/**
 * desmi_report_quarters_get_over:
 *
 * Returns: the last quarter that is over
 */
DesmiPeriod
desmi_report_quarters_get_over (void)
{
  DesmiPeriod present = get_present ();

  return desmi_period_shift (&present, -1);
}

/**
 * desmi_report_quarters_fill:
 * @filter: emptied first
 * @extent: the store's lookup of that name
 *
 * Offers the quarters from the one that runs now, or the last with data, back to the first with
 * data.
 */
void
desmi_report_quarters_fill (DesmiFilter *filter, DesmiTable *extent)
{
  DesmiPeriod quarter = get_present ();
  DesmiExtent known = { 0 };
  int         first = quarter.first;

  desmi_extent_read (&known, extent);
  if (known.has_quarter && known.quarter.first > quarter.first)
    quarter = known.quarter;
  if (known.has_months)
    first = known.months.first;
  desmi_filter_begin (filter);
  for (int i = 0; i < MAX_QUARTERS && (i == 0 || quarter.first >= first); i++)
    {
      add_quarter (filter, &quarter);
      quarter = desmi_period_shift (&quarter, -1);
    }
  desmi_filter_end (filter);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/decks/desmi-deck-periods.h"

#define MOST_YEARS 6
#define MOST_QUARTERS 8

static void
add_period (DesmiFilter *filter, const DesmiPeriod *period)
{
  g_autofree char *text = desmi_period_to_text (period);
  g_autofree char *label = desmi_period_format (period, desmi_locale_get_user ());

  desmi_filter_add (filter, text, label);
}

/* One that was chosen elsewhere, such as the months of a chart that was added. */
static void
add_other (DesmiFilter *filter, const char *selected)
{
  DesmiPeriod period;

  if (desmi_period_parse (selected, &period, NULL))
    {
      g_autofree char *label = desmi_period_format (&period, desmi_locale_get_user ());

      desmi_filter_ensure (filter, selected, label);
    }
}

/**
 * desmi_deck_periods_fill:
 * @first: what stands before them for no period of its own, translated
 * @extent: what the file has
 * @selected: (nullable): normal form; %NULL: none
 */
void
desmi_deck_periods_fill (DesmiFilter       *filter,
                         const char        *first,
                         const DesmiExtent *extent,
                         const char        *selected)
{
  DesmiPeriod period;

  desmi_filter_begin (filter);
  desmi_filter_add (filter, "", first);
  if (extent->has_months)
    {
      period = desmi_extent_last_year (extent);
      for (guint i = 0; i < MOST_YEARS && period.last >= extent->months.first; i++)
        {
          add_period (filter, &period);
          period = desmi_period_shift (&period, -1);
        }
    }
  if (extent->has_quarter)
    {
      period = extent->quarter;
      for (guint i = 0; i < MOST_QUARTERS; i++)
        {
          add_period (filter, &period);
          period = desmi_period_shift (&period, -1);
        }
    }
  desmi_filter_end (filter);
  if (selected != NULL)
    add_other (filter, selected);
  desmi_filter_set_selected (filter, selected != NULL ? selected : "");
}

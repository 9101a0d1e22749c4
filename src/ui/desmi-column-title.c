/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a table's column is called for a reader. */
#include "ui/desmi-column-title.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *name, *title;
} titles[] = {
  { "village", NC_ ("column", "Village") },
  { "name", NC_ ("column", "Name") },
  { "code", NC_ ("column", "Code") },
  { "subdistrict", NC_ ("column", "Subdistrict") },
  { "district", NC_ ("column", "District") },
  { "province", NC_ ("column", "Province") },
  { "destination", NC_ ("column", "Destination") },
  { "from", NC_ ("column", "From") },
  { "to", NC_ ("column", "To") },
  { "sector", NC_ ("column", "Sector") },
  { "occupation", NC_ ("column", "Occupation") },
  { "gender", NC_ ("column", "Gender") },
  { "scheme", NC_ ("column", "Scheme") },
  { "direction", NC_ ("column", "Direction") },
  { "month", NC_ ("column", "Month") },
  { "event", NC_ ("column", "Event") },
  { "quarter", NC_ ("column", "Quarter") },
  { "year", NC_ ("column", "Year") },
  { "period", NC_ ("column", "Period") },
  { "pillar", NC_ ("column", "Pillar") },
  { "indicator", NC_ ("column", "Indicator") },
  { "cohort", NC_ ("column", "Cohort") },
  { "status", NC_ ("column", "Status") },
  { "reason", NC_ ("column", "Reason") },
  { "programme", NC_ ("column", "Programme") },
  { "count", NC_ ("column", "People") },
  { "share", NC_ ("column", "Share") },
  { "amount_idr", NC_ ("column", "Amount") },
  { "score", NC_ ("column", "Score") },
  { "before", NC_ ("column", "A year before") },
  { "actual", NC_ ("column", "Actual") },
  { "target", NC_ ("column", "Target") },
  { "reported", NC_ ("column", "Reported") },
  { "of", NC_ ("column", "Of") },
  { "unit", NC_ ("column", "Unit") },
  { "stage", NC_ ("column", "Stage") },
  { "cooperative", NC_ ("column", "Cooperative") },
  { "members", NC_ ("column", "Members") },
  { "savings", NC_ ("column", "Savings") },
  { "over_time", NC_ ("column", "Over time") },
  { "over_villages", NC_ ("column", "Over villages") },
  { "at", NC_ ("column", "When") },
  { "server", NC_ ("column", "Server") },
  { "result", NC_ ("column", "Outcome") },
  { "message", NC_ ("column", "What came of it") },
  { "value", NC_ ("column", "Value") },
};

/**
 * desmi_column_title:
 * @name: a column's stable English name
 *
 * Returns: the translated title; @name itself where there is none
 */
const char *
desmi_column_title (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].name, name))
      return g_dpgettext2 (GETTEXT_PACKAGE, "column", titles[i].title);
  return name;
}

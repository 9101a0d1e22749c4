/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a finding is about stands in its subject, between blanks: a period, a direction, an
 * indicator. */
#include "app/desmi-finding-view.h"

#include "app/desmi-flow-kind.h"
#include "core/desmi-code.h"
#include "core/desmi-finding-kind.h"

#include <string.h>

#define PAGE_VILLAGE "village"
#define TAB_REPORT "report"

static const char *
get_text (DesmiTable *table, guint row, const char *column)
{
  int index = desmi_table_find_column (table, column);

  return index < 0 ? NULL : desmi_table_get_text (table, row, (guint) index);
}

static const char *
find_direction (const char *finding, const char *subject)
{
  if (g_str_has_suffix (finding, "-return") || g_str_has_prefix (subject, "return "))
    return "return";
  return g_str_has_suffix (finding, "-out") || g_str_has_prefix (subject, "out ") ? "out" : NULL;
}

static const struct
{
  const char   *finding;
  DesmiFlowKind kind;
} measures[] = {
  { "causes-over-returns", DESMI_FLOW_KIND_CAUSES },
  { "settled-over-received", DESMI_FLOW_KIND_COMPLAINTS },
  { "channels-over-remittances", DESMI_FLOW_KIND_REMITTANCES },
  { "copied-money", DESMI_FLOW_KIND_REMITTANCES },
  /* what is reported ahead, by the first word of the subject */
  { "return-cause", DESMI_FLOW_KIND_CAUSES },
  { "complaint", DESMI_FLOW_KIND_COMPLAINTS },
  { "remittances", DESMI_FLOW_KIND_REMITTANCES },
  { "remittance-channel", DESMI_FLOW_KIND_REMITTANCES },
};

static const char *
find_measure (const char *finding, const char *subject)
{
  g_autofree char *first = g_strndup (subject, strcspn (subject, " "));

  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    if (g_str_equal (measures[i].finding, finding) || g_str_equal (measures[i].finding, first))
      return desmi_flow_kind_to_name (measures[i].kind);
  return NULL;
}

/* Where what is reported ahead was typed; the report's form, unless it is of a register. */
static const char *
find_tab (const char *finding, const char *subject, const char *tab)
{
  static const struct
  {
    const char *prefix, *tab;
  } registers[] = { { "visit ", "activities" },
                    { "support ", "enterprises" },
                    { "reported-month ", "flows" } };

  if (!g_str_equal (finding, "reports-ahead"))
    return tab;
  for (guint i = 0; i < G_N_ELEMENTS (registers); i++)
    if (g_str_has_prefix (subject, registers[i].prefix))
      return registers[i].tab;
  return find_measure (finding, subject) != NULL ? "flows" : tab;
}

/* @state: (transfer full) */
static DesmiViewState *
with (DesmiViewState *state, DesmiViewField field, const char *value)
{
  DesmiViewState *other = desmi_view_state_with (state, field, value);

  desmi_view_state_unref (state);
  return other;
}

/* @state: (transfer full) */
static DesmiViewState *
with_filter (DesmiViewState *state, const char *column, const char *value)
{
  DesmiViewState *other = desmi_view_state_with_filter (state, column, value);

  desmi_view_state_unref (state);
  return other;
}

/* The sheet of flows has a year of its own. */
static DesmiViewState *
with_flows (DesmiViewState *state, const char *finding, const char *subject)
{
  DesmiPeriod      period;
  g_autofree char *year = NULL;

  if (desmi_finding_find_period (subject, &period))
    year = g_strdup_printf ("%d", desmi_month_year (period.first));
  state = with_filter (state, "year", year);
  state = with_filter (state, "direction", find_direction (finding, subject));
  return with (state, DESMI_VIEW_MEASURE, find_measure (finding, subject));
}

/* The form is of a quarter; for a year it is the last. */
static DesmiViewState *
with_quarter (DesmiViewState *state, const char *subject)
{
  DesmiPeriod      period, quarter;
  g_autofree char *text = NULL;

  if (!desmi_finding_find_period (subject, &period))
    return state;
  quarter = desmi_period_quarter (desmi_month_year (period.last), period.last % 12 / 3 + 1);
  text = desmi_period_to_text (&quarter);
  return with (state, DESMI_VIEW_QUARTER, text);
}

static DesmiViewState *
new_page (const char *page, const char *tab, const char *village, const DesmiViewState *here)
{
  g_autoptr (DesmiViewState) fresh = desmi_view_state_new (page);
  DesmiViewState *state = with (desmi_view_state_with_shared (fresh, here), DESMI_VIEW_TAB, tab);

  return village != NULL ? with_filter (state, "village", village) : state;
}

/**
 * desmi_finding_view_new:
 * @table: the lookup "quality"
 * @here: whose period, audience and so on go along
 *
 * Returns: (transfer full): the village's page with the tab, year or quarter that the finding is
 * about; that of the pillars where it is about a target, and the list of villages where it is about
 * none
 */
DesmiViewState *
desmi_finding_view_new (DesmiTable *table, guint row, const DesmiViewState *here)
{
  const char *village = get_text (table, row, "village");
  const char *finding = get_text (table, row, "finding");
  const char *subject = get_text (table, row, "subject");
  const char *tab = find_tab (finding, subject, get_text (table, row, "tab"));

  if (village == NULL || !desmi_code_is_valid (village, DESMI_LEVEL_VILLAGE))
    return new_page ("villages", NULL, NULL, here);
  if (g_str_equal (finding, "target-zero"))
    return with_quarter (new_page ("pillars", NULL, village, here), subject);
  if (g_strcmp0 (tab, "pillars") == 0)
    return with_quarter (new_page (PAGE_VILLAGE, TAB_REPORT, village, here), subject);
  if (g_strcmp0 (tab, "flows") == 0)
    return with_flows (new_page (PAGE_VILLAGE, tab, village, here), finding, subject);
  return new_page (PAGE_VILLAGE, tab, village, here);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/desmi-flow-aim.h"

static gboolean
find_period (const char *const *words, DesmiPeriod *period)
{
  gboolean found = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    found = desmi_period_parse (words[i], period, NULL) || found;
  return found;
}

/* How many keys of the row the words name: a destination, a category and a channel. */
static guint
count_named (const DesmiFlowGrid *grid, guint row, const char *const *words)
{
  guint n = 0;

  for (guint k = 0; k < DESMI_FLOW_N_KEYS; k++)
    {
      const char *key = desmi_flow_grid_get_key (grid, row, (DesmiFlowKey) k);

      if (key != NULL && key[0] != '\0' && g_strv_contains (words, key))
        n++;
    }
  return n;
}

/* The column of a month or a quarter; of a whole year, or none, the first. */
static guint
find_column (const DesmiFlowGrid *grid, const DesmiPeriod *period)
{
  guint n = desmi_flow_grid_get_n_periods (grid);
  guint months = DESMI_FLOW_MONTHS / MAX (n, 1);

  return desmi_month_year (period->first) == desmi_flow_grid_get_year (grid)
             ? (guint) (period->first % DESMI_FLOW_MONTHS) / months
             : 0;
}

/* Where the largest count of a row stands. */
static guint
find_largest (const DesmiFlowGrid *grid, guint row)
{
  guint found = 0;

  for (guint m = 1; m < desmi_flow_grid_get_n_periods (grid); m++)
    if (desmi_flow_grid_get_count (grid, row, m) > desmi_flow_grid_get_count (grid, row, found))
      found = m;
  return found;
}

/**
 * desmi_flow_grid_find_aim:
 * @words: of the subject of a finding: a period, codes
 * @row, @month: (out): the cell; of several rows the one that names most, and of those the one with
 *   the largest count in the month
 *
 * Returns: whether the sheet has a row
 */
gboolean
desmi_flow_grid_find_aim (const DesmiFlowGrid *grid,
                          const char *const   *words,
                          guint               *row,
                          guint               *month)
{
  DesmiPeriod period;
  gboolean    has_period = find_period (words, &period);
  guint       n_named = 0;
  gint64      count = -1;

  *row = 0;
  *month = has_period ? find_column (grid, &period) : 0;
  for (guint r = 0; r < desmi_flow_grid_get_n_rows (grid); r++)
    {
      guint  named = count_named (grid, r, words);
      gint64 here = desmi_flow_grid_get_count (grid, r, *month);

      if (named < n_named || (named == n_named && here <= count))
        continue;
      *row = r;
      n_named = named;
      count = here;
    }
  if (!has_period && desmi_flow_grid_get_n_rows (grid) > 0)
    *month = find_largest (grid, *row);
  return desmi_flow_grid_get_n_rows (grid) > 0;
}

/**
 * desmi_flow_aim_read_sheet:
 * @kind: (out): what is typed
 * @year: (out): 0: that of the file's last flows
 * @direction: (out): of workers; what else there is goes with those who return
 *
 * Reads which sheet of a village's flows a page's own filters ask for; without one the year is that
 * of the session's period.
 */
void
desmi_flow_aim_read_sheet (const DesmiViewState *state,
                           DesmiFlowKind        *kind,
                           int                  *year,
                           DesmiDirection       *direction)
{
  const char *own_year = desmi_view_state_get_filter (state, "year");
  const char *words = desmi_view_state_get_filter (state, "direction");
  const char *period
      = own_year != NULL ? own_year : desmi_view_state_get (state, DESMI_VIEW_PERIOD);
  DesmiPeriod of;

  *year = period != NULL && desmi_period_parse (period, &of, NULL) ? desmi_month_year (of.last) : 0;
  if (words == NULL || !desmi_direction_parse (words, direction, NULL))
    *direction = DESMI_DIRECTION_OUT;
  if (!desmi_flow_kind_from_name (desmi_view_state_get (state, DESMI_VIEW_MEASURE), kind))
    *kind = DESMI_FLOW_KIND_WORKERS;
  if (*kind != DESMI_FLOW_KIND_WORKERS)
    *direction = DESMI_DIRECTION_RETURN;
}

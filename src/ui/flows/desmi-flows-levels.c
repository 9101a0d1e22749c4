/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses what a chart tells apart: of the Sankey two to four levels, in any order, none twice; of
 * the others one. */
#include "ui/flows/desmi-flows-levels.h"

#include "app/desmi-flows-view.h"
#include "ui/desmi-column-title.h"

#include <glib/gi18n-lib.h>

static gboolean
is_taken (const DesmiDimension *levels, guint n, guint except, DesmiDimension dimension)
{
  for (guint i = 0; i < n; i++)
    if (i != except && levels[i] == dimension)
      return TRUE;
  return FALSE;
}

/**
 * desmi_flows_levels_fill:
 * @filters: as many as there are levels at most
 *
 * Offers for each level what no other level is; one that is not needed can be none.
 */
void
desmi_flows_levels_fill (DesmiFilter *const *filters, const DesmiViewState *state)
{
  DesmiDimension        levels[DESMI_VIEW_LEVELS_MAX];
  guint                 n = desmi_flows_view_get_levels (state, levels), n_choices;
  const DesmiDimension *choices = desmi_flows_view_level_choices (&n_choices);

  for (guint i = 0; i < DESMI_VIEW_LEVELS_MAX; i++)
    {
      desmi_filter_begin (filters[i]);
      if (i >= DESMI_VIEW_LEVELS_MIN)
        desmi_filter_add (filters[i], "", C_ ("level", "none"));
      for (guint c = 0; c < n_choices; c++)
        if (!is_taken (levels, n, i, choices[c]))
          desmi_filter_add (filters[i], desmi_dimension_to_name (choices[c]),
                            desmi_column_title (desmi_dimension_to_name (choices[c])));
      desmi_filter_end (filters[i]);
      desmi_filter_set_selected (filters[i], i < n ? desmi_dimension_to_name (levels[i]) : "");
      /* one after the last can be added, no more */
      gtk_widget_set_visible (GTK_WIDGET (filters[i]), i <= n);
    }
}

/**
 * desmi_flows_levels_choose:
 * @filters: of which one was changed by the user
 *
 * Makes what they say a step of @session.
 */
void
desmi_flows_levels_choose (DesmiFilter *const *filters, DesmiSession *session)
{
  const char                *levels[DESMI_VIEW_LEVELS_MAX + 1] = { NULL };
  g_autoptr (DesmiViewState) state = NULL;
  guint                      n = 0;

  for (guint i = 0; i < DESMI_VIEW_LEVELS_MAX; i++)
    {
      const char *selected = desmi_filter_get_selected (filters[i]);

      if (selected != NULL && *selected != '\0')
        levels[n++] = selected;
    }
  state = desmi_view_state_with_levels (desmi_session_get_state (session), levels);
  desmi_session_set_state (session, state);
}

/**
 * desmi_flows_by_fill:
 * @filter: hidden where the chart leaves no choice
 *
 * Offers what the chart that is shown can tell apart.
 */
void
desmi_flows_by_fill (DesmiFilter *filter, const DesmiViewState *state)
{
  guint                 n;
  const DesmiDimension *choices = desmi_flows_view_by_choices (state, &n);

  desmi_filter_begin (filter);
  for (guint i = 0; i < n; i++)
    desmi_filter_add (filter, desmi_dimension_to_name (choices[i]),
                      desmi_column_title (desmi_dimension_to_name (choices[i])));
  desmi_filter_end (filter);
  if (n > 0)
    desmi_filter_set_selected (filter, desmi_dimension_to_name (desmi_flows_view_get_by (state)));
  gtk_widget_set_visible (GTK_WIDGET (filter), n > 0);
}

/**
 * desmi_flows_by_choose:
 * @filter: was changed by the user
 *
 * Makes what it says a step of @session. The chart's own dimension is not kept: another chart has
 * its own.
 */
void
desmi_flows_by_choose (DesmiFilter *filter, DesmiSession *session)
{
  DesmiViewState            *now = desmi_session_get_state (session);
  const char                *selected = desmi_filter_get_selected (filter);
  const char                *own = desmi_dimension_to_name (desmi_flows_view_own_by (now));
  g_autoptr (DesmiViewState) state = desmi_view_state_with (
      now, DESMI_VIEW_BY, g_strcmp0 (selected, own) != 0 ? selected : NULL);

  desmi_session_set_state (session, state);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a click on a mark of a chart means for the state of a page. */
#include "app/desmi-view-state-private.h"

#include "core/desmi-period.h"

/* A page about pillars has quarters where the others have a period. */
static DesmiViewField
time_field (const DesmiViewState *self, const char *column)
{
  return g_str_equal (column, "quarter")
                 && g_strcmp0 (self->fields[DESMI_VIEW_PAGE], "pillars") == 0
             ? DESMI_VIEW_QUARTER
             : DESMI_VIEW_PERIOD;
}

static gboolean
is_in_force (const DesmiViewState *self, const char *column, const char *value)
{
  g_auto (GStrv) values = NULL;

  if (desmi_view_state_is_time (column))
    return g_strcmp0 (self->fields[time_field (self, column)], value) == 0;
  values = desmi_view_state_dup_values (self, column);
  return g_strv_length (values) == 1 && g_str_equal (values[0], value);
}

static gboolean
are_in_force (const DesmiViewState *self, const char *const *filters)
{
  for (guint i = 0; filters[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (filters[i], "=", 2);

      if (g_strv_length (parts) == 2 && !is_in_force (self, parts[0], parts[1]))
        return FALSE;
    }
  return TRUE;
}

/* A time that is chosen again gives way to the year it lies in; a quarter of pillars, of which one
 * is always chosen, and a year stay. */
static void
take_away (DesmiViewState *self, const char *column, const char *value)
{
  g_autofree char *text = NULL;
  DesmiPeriod      period;

  if (!desmi_view_state_is_time (column))
    {
      desmi_view_state_set_filter (self, column, NULL);
      return;
    }
  if (time_field (self, column) != DESMI_VIEW_PERIOD || !desmi_period_parse (value, &period, NULL))
    return;
  period = desmi_period_year (desmi_month_year (period.first));
  text = desmi_period_to_text (&period);
  desmi_view_state_set_field (self, DESMI_VIEW_PERIOD, text);
}

/**
 * desmi_view_state_toggle:
 * @filters: (array zero-terminated=1): "column=value" of each, as a mark of a chart has them
 *
 * What a click on a mark means: its filters are set, or, where all of them are in force already,
 * taken away. A time becomes the period, or the quarter on the page about pillars.
 *
 * Returns: (transfer full): the same with the filters changed
 */
DesmiViewState *
desmi_view_state_toggle (const DesmiViewState *self, const char *const *filters)
{
  DesmiViewState *state = desmi_view_state_copy (self);
  gboolean        all = are_in_force (self, filters);

  for (guint i = 0; filters[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (filters[i], "=", 2);

      if (g_strv_length (parts) < 2)
        continue;
      if (all)
        take_away (state, parts[0], parts[1]);
      else if (desmi_view_state_is_time (parts[0]))
        desmi_view_state_set_field (state, time_field (self, parts[0]), parts[1]);
      else
        desmi_view_state_set_filter_and_area (state, parts[0], parts[1]);
    }
  return state;
}

/**
 * desmi_view_state_find_toggle:
 * @filters: (array zero-terminated=1): of a mark
 *
 * Returns: what desmi_view_state_toggle() would do with them
 */
DesmiViewToggle
desmi_view_state_find_toggle (const DesmiViewState *self, const char *const *filters)
{
  g_autoptr (DesmiViewState) after = desmi_view_state_toggle (self, filters);

  if (desmi_view_state_equal (self, after))
    return DESMI_VIEW_TOGGLE_NOTHING;
  return are_in_force (self, filters) ? DESMI_VIEW_TOGGLE_CLEAR : DESMI_VIEW_TOGGLE_SET;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of a page as one line of text, as settings and saved views keep it, and back. */
#include "app/desmi-view-state-private.h"

#include "core/desmi-condition.h"
#include "core/desmi-period.h"

#define MAX_TEXT 400    /* bytes of a value; what is longer was not written by us */
#define MAX_FILTERS 200 /* nor more of them */

static const char *const names[DESMI_VIEW_N_FIELDS] = {
  [DESMI_VIEW_PAGE] = "page",
  [DESMI_VIEW_TAB] = "view",
  [DESMI_VIEW_CHART] = "chart",
  [DESMI_VIEW_PERIOD] = "period",
  [DESMI_VIEW_QUARTER] = "quarter",
  [DESMI_VIEW_SOURCE] = "source",
  [DESMI_VIEW_AUDIENCE] = "audience",
  [DESMI_VIEW_GRAIN] = "grain",
  [DESMI_VIEW_MEASURE] = "measure",
  [DESMI_VIEW_SORT] = "sort",
  [DESMI_VIEW_GROUP] = "group",
  [DESMI_VIEW_SEARCH] = "search",
  [DESMI_VIEW_BY] = "by",
  [DESMI_VIEW_COLUMNS] = "columns",
};

static void
append_pair (GString *text, const char *name, const char *value)
{
  if (text->len > 0)
    g_string_append_c (text, '&');
  g_string_append (text, name);
  g_string_append_c (text, '=');
  g_string_append_uri_escaped (text, value, NULL, TRUE);
}

/**
 * desmi_view_state_to_text:
 *
 * Returns: (transfer full): one line for settings, "page=flows&view=map&filter=destination%3DTWN"
 */
char *
desmi_view_state_to_text (const DesmiViewState *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < DESMI_VIEW_N_FIELDS; i++)
    if (self->fields[i] != NULL)
      append_pair (text, names[i], self->fields[i]);
  for (guint i = 0; i + 1 < self->filters->len; i++)
    append_pair (text, "filter", g_ptr_array_index (self->filters, i));
  for (guint i = 0; i + 1 < self->levels->len; i++)
    append_pair (text, "level", g_ptr_array_index (self->levels, i));
  return g_string_free (text, FALSE);
}

/* Settings may have been written by another version, or by hand. */
static gboolean
is_value_of (DesmiViewField field, const char *value)
{
  DesmiSource    source;
  DesmiAudience  audience;
  DesmiPeriod    period;
  DesmiDimension dimension;

  switch (field)
    {
    case DESMI_VIEW_PERIOD:
      return desmi_period_parse (value, &period, NULL);
    case DESMI_VIEW_QUARTER:
      return desmi_period_parse (value, &period, NULL) && period.kind == DESMI_PERIOD_QUARTER;
    case DESMI_VIEW_SOURCE:
      return desmi_source_parse (value, &source, NULL);
    case DESMI_VIEW_AUDIENCE:
      return desmi_audience_parse (value, &audience);
    case DESMI_VIEW_GRAIN:
      return desmi_view_state_is_time (value);
    case DESMI_VIEW_BY:
      return desmi_dimension_from_name (value, &dimension);
    case DESMI_VIEW_PAGE:
    case DESMI_VIEW_TAB:
    case DESMI_VIEW_CHART:
    case DESMI_VIEW_MEASURE:
    case DESMI_VIEW_SORT:
    case DESMI_VIEW_GROUP:
    case DESMI_VIEW_SEARCH:
    case DESMI_VIEW_COLUMNS:
    default:
      return TRUE;
    }
}

static void
read_filter (DesmiViewState *self, const char *text)
{
  g_auto (GStrv)         parts = g_strsplit (text, "=", 2);
  g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_FLOWS);
  DesmiDimension         dimension;
  DesmiCondition         condition;

  if (g_strv_length (parts) == 2 && desmi_condition_find (parts[0], &condition))
    {
      if (desmi_condition_parse (condition, parts[1]) > 0)
        desmi_view_state_add_filter (self, parts[0], parts[1]);
    }
  else if (g_strv_length (parts) == 2 && !desmi_view_state_is_time (parts[0])
           && desmi_dimension_from_name (parts[0], &dimension)
           && desmi_query_add_where (query, dimension, parts[1], NULL))
    desmi_view_state_add_filter (self, parts[0], parts[1]);
}

static void
read_pair (DesmiViewState *self, const char *name, const char *value, GPtrArray *levels)
{
  DesmiDimension dimension;

  if (g_str_equal (name, "filter") && self->filters->len <= MAX_FILTERS)
    read_filter (self, value);
  else if (g_str_equal (name, "level") && desmi_dimension_from_name (value, &dimension))
    g_ptr_array_add (levels, g_strdup (value));
  for (guint i = 0; i < DESMI_VIEW_N_FIELDS; i++)
    if (g_str_equal (name, names[i]) && is_value_of ((DesmiViewField) i, value))
      desmi_view_state_set_field (self, (DesmiViewField) i, value);
}

/**
 * desmi_view_state_from_text:
 * @text: (nullable): as desmi_view_state_to_text() writes it
 *
 * Returns: (transfer full) (nullable): the state, without what is not understood; %NULL: @text
 * names no page
 */
DesmiViewState *
desmi_view_state_from_text (const char *text)
{
  g_auto (GStrv)             pairs = g_strsplit (text != NULL ? text : "", "&", -1);
  g_autoptr (DesmiViewState) read = desmi_view_state_copy (NULL);
  g_autoptr (GPtrArray)      levels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_auto (GStrv)   pair = g_strsplit (pairs[i], "=", 2);
      g_autofree char *value
          = g_strv_length (pair) == 2 ? g_uri_unescape_string (pair[1], NULL) : NULL;

      if (value != NULL && strlen (value) <= MAX_TEXT && g_utf8_validate (value, -1, NULL))
        read_pair (read, pair[0], value, levels);
    }
  g_ptr_array_add (levels, NULL);
  return read->fields[DESMI_VIEW_PAGE] == NULL
             ? NULL
             : desmi_view_state_with_levels (read, (const char *const *) levels->pdata);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window shows, as a value: changed by making another. */
#include "app/desmi-view-state.h"

#include "core/desmi-period.h"

#define MAX_TEXT 100 /* bytes of a value; what is longer was not written by us */

struct _DesmiViewState
{
  char      *fields[DESMI_VIEW_N_FIELDS];
  GPtrArray *filters; /* of char *, ended by NULL */
  GPtrArray *levels;  /* of char *, ended by NULL */
};

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
};

/* The same on all pages. */
static const DesmiViewField shared[]
    = { DESMI_VIEW_PERIOD, DESMI_VIEW_QUARTER, DESMI_VIEW_SOURCE, DESMI_VIEW_AUDIENCE };

G_DEFINE_BOXED_TYPE (DesmiViewState, desmi_view_state, desmi_view_state_ref, desmi_view_state_unref)

static GPtrArray *
copy_texts (const GPtrArray *texts)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; texts != NULL && i + 1 < texts->len; i++)
    g_ptr_array_add (copy, g_strdup (g_ptr_array_index (texts, i)));
  g_ptr_array_add (copy, NULL);
  return copy;
}

static void
add_text (GPtrArray *texts, char *text /* transfer full */)
{
  g_ptr_array_insert (texts, (int) texts->len - 1, text);
}

static DesmiViewState *
copy_state (const DesmiViewState *self)
{
  DesmiViewState *copy = g_atomic_rc_box_new0 (DesmiViewState);

  for (guint i = 0; self != NULL && i < DESMI_VIEW_N_FIELDS; i++)
    copy->fields[i] = g_strdup (self->fields[i]);
  copy->filters = copy_texts (self != NULL ? self->filters : NULL);
  copy->levels = copy_texts (self != NULL ? self->levels : NULL);
  return copy;
}

static void
set_field (DesmiViewState *self, DesmiViewField field, const char *value)
{
  char *copy = value != NULL && *value != '\0' ? g_strdup (value) : NULL;

  g_free (self->fields[field]);
  self->fields[field] = copy;
}

static void
clear_state (gpointer data)
{
  DesmiViewState *self = data;

  for (guint i = 0; i < DESMI_VIEW_N_FIELDS; i++)
    g_free (self->fields[i]);
  g_ptr_array_unref (self->filters);
  g_ptr_array_unref (self->levels);
}

/**
 * desmi_view_state_new:
 * @page: its name
 *
 * Returns: (transfer full): @page with nothing chosen
 */
DesmiViewState *
desmi_view_state_new (const char *page)
{
  DesmiViewState *self = copy_state (NULL);

  set_field (self, DESMI_VIEW_PAGE, page);
  return self;
}

/**
 * desmi_view_state_ref:
 *
 * Returns: (transfer full): @self
 */
DesmiViewState *
desmi_view_state_ref (DesmiViewState *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * desmi_view_state_unref:
 * @self: (transfer full): the state
 */
void
desmi_view_state_unref (DesmiViewState *self)
{
  g_atomic_rc_box_release_full (self, clear_state);
}

/**
 * desmi_view_state_get:
 *
 * Returns: (transfer none) (nullable): what is chosen of @field; %NULL: nothing
 */
const char *
desmi_view_state_get (const DesmiViewState *self, DesmiViewField field)
{
  g_return_val_if_fail ((guint) field < DESMI_VIEW_N_FIELDS, NULL);
  return self->fields[field];
}

/**
 * desmi_view_state_get_source:
 *
 * Returns: which data are shown
 */
DesmiSource
desmi_view_state_get_source (const DesmiViewState *self)
{
  DesmiSource source = DESMI_SOURCE_DEFAULT;

  if (self->fields[DESMI_VIEW_SOURCE] != NULL)
    desmi_source_parse (self->fields[DESMI_VIEW_SOURCE], &source, NULL);
  return source;
}

/**
 * desmi_view_state_get_audience:
 *
 * Returns: for whom it is shown
 */
DesmiAudience
desmi_view_state_get_audience (const DesmiViewState *self)
{
  DesmiAudience audience = DESMI_AUDIENCE_INTERNAL;

  desmi_audience_parse (self->fields[DESMI_VIEW_AUDIENCE], &audience);
  return audience;
}

/**
 * desmi_view_state_get_filters:
 *
 * Returns: (transfer none): "column=value" of each, ended by %NULL, in the order they were set
 */
const char *const *
desmi_view_state_get_filters (const DesmiViewState *self)
{
  return (const char *const *) self->filters->pdata;
}

/* Index of the filter of @column, -1: none */
static int
find_filter (const DesmiViewState *self, const char *column)
{
  gsize length = strlen (column);

  for (guint i = 0; i + 1 < self->filters->len; i++)
    {
      const char *filter = g_ptr_array_index (self->filters, i);

      if (g_str_has_prefix (filter, column) && filter[length] == '=')
        return (int) i;
    }
  return -1;
}

/**
 * desmi_view_state_get_filter:
 * @column: as a query names it
 *
 * Returns: (transfer none) (nullable): the value that is let through; %NULL: all
 */
const char *
desmi_view_state_get_filter (const DesmiViewState *self, const char *column)
{
  int index = find_filter (self, column);

  return index < 0 ? NULL
                   : (const char *) g_ptr_array_index (self->filters, index) + strlen (column) + 1;
}

/**
 * desmi_view_state_get_levels:
 *
 * Returns: (transfer none): columns of a Sankey from left to right, ended by %NULL; none: its own
 */
const char *const *
desmi_view_state_get_levels (const DesmiViewState *self)
{
  return (const char *const *) self->levels->pdata;
}

/**
 * desmi_view_state_equal:
 *
 * Returns: whether both show the same; the order in which filters were set does not matter
 */
gboolean
desmi_view_state_equal (const DesmiViewState *self, const DesmiViewState *other)
{
  for (guint i = 0; i < DESMI_VIEW_N_FIELDS; i++)
    if (g_strcmp0 (self->fields[i], other->fields[i]) != 0)
      return FALSE;
  if (self->filters->len != other->filters->len
      || !g_strv_equal (desmi_view_state_get_levels (self), desmi_view_state_get_levels (other)))
    return FALSE;
  for (guint i = 0; i + 1 < self->filters->len; i++)
    if (!g_strv_contains (desmi_view_state_get_filters (other),
                          g_ptr_array_index (self->filters, i)))
      return FALSE;
  return TRUE;
}

/**
 * desmi_view_state_with:
 * @value: (nullable): what is chosen; %NULL or empty: nothing
 *
 * Returns: (transfer full): the same with another choice of @field
 */
DesmiViewState *
desmi_view_state_with (const DesmiViewState *self, DesmiViewField field, const char *value)
{
  DesmiViewState *state = copy_state (self);

  g_return_val_if_fail ((guint) field < DESMI_VIEW_N_FIELDS, state);
  set_field (state, field, value);
  return state;
}

/**
 * desmi_view_state_with_shared:
 * @from: a state of any page
 *
 * Returns: (transfer full): @self with period, quarter, source and audience of @from
 */
DesmiViewState *
desmi_view_state_with_shared (const DesmiViewState *self, const DesmiViewState *from)
{
  DesmiViewState *state = copy_state (self);

  for (gsize i = 0; i < G_N_ELEMENTS (shared); i++)
    set_field (state, shared[i], from->fields[shared[i]]);
  return state;
}

static void
set_filter (DesmiViewState *self, const char *column, const char *value)
{
  int index = find_filter (self, column);

  if (index >= 0)
    g_ptr_array_remove_index (self->filters, (guint) index);
  if (value != NULL && *value != '\0')
    add_text (self->filters, g_strconcat (column, "=", value, NULL));
}

/* Another subdistrict's village lies not in it. */
static void
set_filter_and_area (DesmiViewState *self, const char *column, const char *value)
{
  const char      *village = desmi_view_state_get_filter (self, "village");
  g_autofree char *inside = value != NULL ? g_strconcat (value, ".", NULL) : NULL;

  if (g_str_equal (column, "subdistrict") && village != NULL && inside != NULL
      && !g_str_has_prefix (village, inside))
    set_filter (self, "village", NULL);
  set_filter (self, column, value);
}

/**
 * desmi_view_state_with_filter:
 * @column: as a query names it
 * @value: (nullable): the only one let through; %NULL or empty: all
 *
 * Returns: (transfer full): the same with another filter of @column
 */
DesmiViewState *
desmi_view_state_with_filter (const DesmiViewState *self, const char *column, const char *value)
{
  DesmiViewState *state = copy_state (self);

  set_filter_and_area (state, column, value);
  return state;
}

/**
 * desmi_view_state_without_filters:
 *
 * Returns: (transfer full): the same with everything let through; period, source and audience stay
 */
DesmiViewState *
desmi_view_state_without_filters (const DesmiViewState *self)
{
  DesmiViewState *state = copy_state (self);

  g_ptr_array_set_size (state->filters, 0);
  g_ptr_array_add (state->filters, NULL);
  return state;
}

static gboolean
is_time (const char *column)
{
  return g_str_equal (column, "month") || g_str_equal (column, "quarter")
         || g_str_equal (column, "year");
}

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
  const char *now = is_time (column) ? self->fields[time_field (self, column)]
                                     : desmi_view_state_get_filter (self, column);

  return g_strcmp0 (now, value) == 0;
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

  if (!is_time (column))
    {
      set_filter (self, column, NULL);
      return;
    }
  if (time_field (self, column) != DESMI_VIEW_PERIOD || !desmi_period_parse (value, &period, NULL))
    return;
  period = desmi_period_year (desmi_month_year (period.first));
  text = desmi_period_to_text (&period);
  set_field (self, DESMI_VIEW_PERIOD, text);
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
  DesmiViewState *state = copy_state (self);
  gboolean        all = are_in_force (self, filters);

  for (guint i = 0; filters[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (filters[i], "=", 2);

      if (g_strv_length (parts) < 2)
        continue;
      if (all)
        take_away (state, parts[0], parts[1]);
      else if (is_time (parts[0]))
        set_field (state, time_field (self, parts[0]), parts[1]);
      else
        set_filter_and_area (state, parts[0], parts[1]);
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

/**
 * desmi_view_state_with_period:
 * @first: normal form
 * @last: normal form; may be before @first
 *
 * Returns: (transfer full): the same of the time from @first to @last; unchanged where one is none
 */
DesmiViewState *
desmi_view_state_with_period (const DesmiViewState *self, const char *first, const char *last)
{
  DesmiViewState  *state = copy_state (self);
  g_autofree char *text = NULL;
  DesmiPeriod      from, to;

  if (!desmi_period_parse (first, &from, NULL) || !desmi_period_parse (last, &to, NULL))
    return state;
  from = desmi_period_range (MIN (from.first, to.first), MAX (from.last, to.last));
  text = desmi_period_to_text (&from);
  set_field (state, DESMI_VIEW_PERIOD, text);
  return state;
}

/**
 * desmi_view_state_with_levels:
 * @levels: (nullable) (array zero-terminated=1): columns; those past the fourth and those that are
 * there twice are left out; fewer than two: the chart's own
 *
 * Returns: (transfer full): the same with other levels
 */
DesmiViewState *
desmi_view_state_with_levels (const DesmiViewState *self, const char *const *levels)
{
  DesmiViewState *state = copy_state (self);

  g_ptr_array_set_size (state->levels, 0);
  g_ptr_array_add (state->levels, NULL);
  for (guint i = 0; levels != NULL && levels[i] != NULL; i++)
    if (state->levels->len <= DESMI_VIEW_LEVELS_MAX
        && !g_strv_contains ((const char *const *) state->levels->pdata, levels[i]))
      add_text (state->levels, g_strdup (levels[i]));
  if (state->levels->len <= DESMI_VIEW_LEVELS_MIN)
    {
      g_ptr_array_set_size (state->levels, 0);
      g_ptr_array_add (state->levels, NULL);
    }
  return state;
}

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
      return is_time (value);
    case DESMI_VIEW_BY:
      return desmi_dimension_from_name (value, &dimension);
    case DESMI_VIEW_PAGE:
    case DESMI_VIEW_TAB:
    case DESMI_VIEW_CHART:
    case DESMI_VIEW_MEASURE:
    case DESMI_VIEW_SORT:
    case DESMI_VIEW_GROUP:
    case DESMI_VIEW_SEARCH:
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

  if (g_strv_length (parts) == 2 && !is_time (parts[0])
      && desmi_dimension_from_name (parts[0], &dimension)
      && desmi_query_add_where (query, dimension, parts[1], NULL))
    set_filter (self, parts[0], parts[1]);
}

static void
read_pair (DesmiViewState *self, const char *name, const char *value, GPtrArray *levels)
{
  DesmiDimension dimension;

  if (g_str_equal (name, "filter"))
    read_filter (self, value);
  else if (g_str_equal (name, "level") && desmi_dimension_from_name (value, &dimension))
    g_ptr_array_add (levels, g_strdup (value));
  for (guint i = 0; i < DESMI_VIEW_N_FIELDS; i++)
    if (g_str_equal (name, names[i]) && is_value_of ((DesmiViewField) i, value))
      set_field (self, (DesmiViewField) i, value);
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
  g_autoptr (DesmiViewState) read = copy_state (NULL);
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

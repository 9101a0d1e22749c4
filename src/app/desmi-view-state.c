/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window shows, as a value: changed by making another. */
#include "app/desmi-view-state-private.h"

#include "core/desmi-period.h"

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

/**
 * desmi_view_state_copy:
 * @self: (nullable): %NULL: nothing chosen
 *
 * Returns: (transfer full): one that may still be changed
 */
DesmiViewState *
desmi_view_state_copy (const DesmiViewState *self)
{
  DesmiViewState *copy = g_atomic_rc_box_new0 (DesmiViewState);

  for (guint i = 0; self != NULL && i < DESMI_VIEW_N_FIELDS; i++)
    copy->fields[i] = g_strdup (self->fields[i]);
  copy->filters = copy_texts (self != NULL ? self->filters : NULL);
  copy->levels = copy_texts (self != NULL ? self->levels : NULL);
  return copy;
}

/**
 * desmi_view_state_set_field:
 * @value: (nullable): %NULL or empty: nothing
 *
 * Changes a state that nobody has yet.
 */
void
desmi_view_state_set_field (DesmiViewState *self, DesmiViewField field, const char *value)
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
  DesmiViewState *self = desmi_view_state_copy (NULL);

  desmi_view_state_set_field (self, DESMI_VIEW_PAGE, page);
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

/* Index of the first filter of @column from @first on, -1: none */
static int
find_filter_from (const DesmiViewState *self, const char *column, guint first)
{
  gsize length = strlen (column);

  for (guint i = first; i + 1 < self->filters->len; i++)
    {
      const char *filter = g_ptr_array_index (self->filters, i);

      if (g_str_has_prefix (filter, column) && filter[length] == '=')
        return (int) i;
    }
  return -1;
}

static int
find_filter (const DesmiViewState *self, const char *column)
{
  return find_filter_from (self, column, 0);
}

/**
 * desmi_view_state_get_filter:
 * @column: as a query names it
 *
 * Returns: (transfer none) (nullable): the value that is let through, the first of several; %NULL:
 * all
 */
const char *
desmi_view_state_get_filter (const DesmiViewState *self, const char *column)
{
  int index = find_filter (self, column);

  return index < 0 ? NULL
                   : (const char *) g_ptr_array_index (self->filters, index) + strlen (column) + 1;
}

/**
 * desmi_view_state_dup_values:
 * @column: as a query names it
 *
 * Returns: (transfer full) (array zero-terminated=1): the values that are let through; none: all
 */
char **
desmi_view_state_dup_values (const DesmiViewState *self, const char *column)
{
  GPtrArray *values = g_ptr_array_new ();

  for (int i = find_filter (self, column); i >= 0;
       i = find_filter_from (self, column, (guint) i + 1))
    g_ptr_array_add (values, g_strdup ((const char *) g_ptr_array_index (self->filters, i)
                                       + strlen (column) + 1));
  g_ptr_array_add (values, NULL);
  return (char **) g_ptr_array_free (values, FALSE);
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
  DesmiViewState *state = desmi_view_state_copy (self);

  g_return_val_if_fail ((guint) field < DESMI_VIEW_N_FIELDS, state);
  desmi_view_state_set_field (state, field, value);
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
  DesmiViewState *state = desmi_view_state_copy (self);

  for (gsize i = 0; i < G_N_ELEMENTS (shared); i++)
    desmi_view_state_set_field (state, shared[i], from->fields[shared[i]]);
  return state;
}

/**
 * desmi_view_state_add_filter:
 * @value: one more that is let through; one that is already is not there twice
 *
 * Changes a state that nobody has yet. Values of one column stay beside each other.
 */
void
desmi_view_state_add_filter (DesmiViewState *self, const char *column, const char *value)
{
  g_autofree char *filter = g_strconcat (column, "=", value, NULL);
  guint            after = self->filters->len - 1;

  if (*value == '\0' || g_strv_contains (desmi_view_state_get_filters (self), filter))
    return;
  for (int i = find_filter (self, column); i >= 0;
       i = find_filter_from (self, column, (guint) i + 1))
    after = (guint) i + 1;
  g_ptr_array_insert (self->filters, (int) after, g_steal_pointer (&filter));
}

/**
 * desmi_view_state_set_filter:
 * @value: (nullable): the only one let through; %NULL or empty: all
 *
 * Changes a state that nobody has yet.
 */
void
desmi_view_state_set_filter (DesmiViewState *self, const char *column, const char *value)
{
  int index;

  while ((index = find_filter (self, column)) >= 0)
    g_ptr_array_remove_index (self->filters, (guint) index);
  if (value != NULL)
    desmi_view_state_add_filter (self, column, value);
}

/**
 * desmi_view_state_set_filter_and_area:
 * @value: (nullable): the only one let through; %NULL or empty: all
 *
 * The same; a village goes that does not lie in another subdistrict.
 */
void
desmi_view_state_set_filter_and_area (DesmiViewState *self, const char *column, const char *value)
{
  const char      *village = desmi_view_state_get_filter (self, "village");
  g_autofree char *inside = value != NULL ? g_strconcat (value, ".", NULL) : NULL;

  if (g_str_equal (column, "subdistrict") && village != NULL && inside != NULL
      && !g_str_has_prefix (village, inside))
    desmi_view_state_set_filter (self, "village", NULL);
  desmi_view_state_set_filter (self, column, value);
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
  DesmiViewState *state = desmi_view_state_copy (self);

  desmi_view_state_set_filter_and_area (state, column, value);
  return state;
}

/**
 * desmi_view_state_with_values:
 * @column: as a query names it
 * @values: (nullable) (array zero-terminated=1): those that are let through; none: all
 *
 * Returns: (transfer full): the same with other values of @column
 */
DesmiViewState *
desmi_view_state_with_values (const DesmiViewState *self,
                              const char           *column,
                              const char *const    *values)
{
  DesmiViewState *state = desmi_view_state_copy (self);

  desmi_view_state_set_filter (state, column, NULL);
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    desmi_view_state_add_filter (state, column, values[i]);
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
  DesmiViewState *state = desmi_view_state_copy (self);

  g_ptr_array_set_size (state->filters, 0);
  g_ptr_array_add (state->filters, NULL);
  return state;
}

/**
 * desmi_view_state_is_time:
 *
 * Returns: whether @column is one of time, which is no filter but the period
 */
gboolean
desmi_view_state_is_time (const char *column)
{
  return g_str_equal (column, "month") || g_str_equal (column, "quarter")
         || g_str_equal (column, "year");
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
  DesmiViewState  *state = desmi_view_state_copy (self);
  g_autofree char *text = NULL;
  DesmiPeriod      from, to;

  if (!desmi_period_parse (first, &from, NULL) || !desmi_period_parse (last, &to, NULL))
    return state;
  from = desmi_period_range (MIN (from.first, to.first), MAX (from.last, to.last));
  text = desmi_period_to_text (&from);
  desmi_view_state_set_field (state, DESMI_VIEW_PERIOD, text);
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
  DesmiViewState *state = desmi_view_state_copy (self);

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

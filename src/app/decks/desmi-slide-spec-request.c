/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions for charts: out of what the file keeps, and into it. */
#include "app/decks/desmi-slide-spec-private.h"

#include "app/charts/desmi-chart-kind.h"

#include <glib/gi18n-lib.h>

static const char *const sorts[] = {
  [DESMI_CHART_SORT_DEFAULT] = NULL, [DESMI_CHART_SORT_VALUE] = "value",
  [DESMI_CHART_SORT_NAME] = "name",  [DESMI_CHART_SORT_LOWEST] = "lowest",
  [DESMI_CHART_SORT_DATA] = "data",
};

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
               /* Translators: the English name of a chart, a dimension or the like */
               _ ("This slide asks for “%s”, which this version does not know."), what);
  return FALSE;
}

static gboolean
read_dimensions (const json_t *slot, DesmiQuery *query, GError **error)
{
  const json_t  *by = json_object_get (slot, "by"), *values;
  const char    *name;
  size_t         i;
  json_t        *value;
  DesmiDimension dimension;

  json_array_foreach (by, i, value)
  {
    if (!json_is_string (value)
        || !desmi_dimension_from_name (json_string_value (value), &dimension))
      return refuse (error, json_is_string (value) ? json_string_value (value) : "by");
    desmi_query_add_by (query, dimension);
  }
  json_object_foreach (json_object_get (slot, "where"), name, values)
  {
    if (!desmi_dimension_from_name (name, &dimension))
      return refuse (error, name);
    json_array_foreach (values, i, value)
    {
      if (!json_is_string (value))
        return refuse (error, name);
      if (!desmi_query_add_where (query, dimension, json_string_value (value), error))
        return FALSE;
    }
  }
  return TRUE;
}

/* The slot's own period, else the deck's. */
static gboolean
read_period (const json_t       *slot,
             const DesmiPeriod  *of_deck,
             DesmiPeriod        *own,
             const DesmiPeriod **period,
             GError            **error)
{
  const char *text = json_string_value (json_object_get (slot, "period"));

  *period = text != NULL ? own : of_deck;
  return text == NULL || desmi_period_parse (text, own, error);
}

static void
read_choices (const json_t *slot, DesmiChartRequest *request)
{
  const char   *sort = json_string_value (json_object_get (slot, "sort"));
  const json_t *max = json_object_get (slot, "max");

  request->title = g_strdup (json_string_value (json_object_get (slot, "title")));
  request->share = json_is_true (json_object_get (slot, "share"));
  request->no_net = json_is_true (json_object_get (slot, "no_net"));
  request->about_returns = json_is_true (json_object_get (slot, "about_returns"));
  request->by_village = json_is_true (json_object_get (slot, "by_village"));
  if (json_is_integer (max))
    request->max_categories = (guint) CLAMP (json_integer_value (max), 0, 100);
  for (guint i = 1; i < G_N_ELEMENTS (sorts); i++)
    if (g_strcmp0 (sort, sorts[i]) == 0)
      request->sort = i;
}

/**
 * desmi_slide_spec_get_request:
 * @slot: a chart or a table
 * @period: (nullable): of the deck
 * @locale: of names and words
 *
 * Returns: (transfer full): the question; %NULL with %DESMI_STORE_ERROR_INPUT or
 * #DESMI_CORE_ERROR where this version does not know what it asks for
 */
DesmiChartRequest *
desmi_slide_spec_get_request (const DesmiSlideSpec *self,
                              guint                 slot,
                              const DesmiPeriod    *period,
                              DesmiAudience         audience,
                              const DesmiLocale    *locale,
                              GError              **error)
{
  const json_t                 *json = desmi_slide_spec_peek_slot (self, slot);
  const char                   *name = json_string_value (json_object_get (json, "chart"));
  const char                   *table = json_string_value (json_object_get (json, "of"));
  const char                   *from = json_string_value (json_object_get (json, "source"));
  g_autoptr (DesmiChartRequest) request = NULL;
  DesmiSource                   source = DESMI_SOURCE_DEFAULT;
  const DesmiPeriod            *asked;
  DesmiQueryTable               of;
  DesmiChartType                type;
  DesmiPeriod                   own;

  if (name == NULL || !desmi_chart_type_from_name (name, &type))
    {
      refuse (error, name != NULL ? name : "");
      return NULL;
    }
  if ((from != NULL && !desmi_source_parse (from, &source, error))
      || !read_period (json, period, &own, &asked, error))
    return NULL;
  request = desmi_chart_request_new (type, asked, source, locale);
  if (table != NULL && desmi_query_table_from_name (table, &of))
    {
      desmi_query_unref (request->query);
      request->query = desmi_query_new (of);
      if (asked != NULL)
        desmi_query_set_period (request->query, asked);
      desmi_query_set_source (request->query, source);
      desmi_query_set_locale (request->query, locale);
    }
  request->audience = audience;
  /* what is along time leads up to the meeting's period, and says nothing of later */
  request->leads_up = asked != NULL && asked == period
                      && desmi_chart_kind_get (type)->period == DESMI_CHART_PERIOD_ALL;
  read_choices (json, request);
  return read_dimensions (json, request->query, error) ? g_steal_pointer (&request) : NULL;
}

static json_t *
write_dimensions (const DesmiQuery *query)
{
  json_t *by = json_array ();

  for (guint i = 0; i < desmi_query_get_n_by (query); i++)
    json_array_append_new (by,
                           json_string (desmi_dimension_to_name (desmi_query_get_by (query, i))));
  return by;
}

static json_t *
write_where (const DesmiQuery *query)
{
  json_t *where = json_object ();

  for (guint d = 0; d <= DESMI_DIMENSION_PROGRAMME; d++)
    {
      const GPtrArray *values = desmi_query_get_where (query, d);
      json_t          *array;

      if (values == NULL || values->len == 0)
        continue;
      array = json_array ();
      for (guint i = 0; i < values->len; i++)
        json_array_append_new (array, json_string (g_ptr_array_index (values, i)));
      json_object_set_new (where, desmi_dimension_to_name (d), array);
    }
  return where;
}

static void
write_flag (json_t *slot, const char *name, gboolean on)
{
  if (on)
    json_object_set_new (slot, name, json_true ());
}

/**
 * desmi_slide_spec_add_request:
 * @kind: chart or table
 * @request: what is shown elsewhere in the program, with its period and filters
 *
 * Adds the same question to the slide; the audience is the deck's.
 */
void
desmi_slide_spec_add_request (DesmiSlideSpec          *self,
                              DesmiSlotSpecKind        kind,
                              const DesmiChartRequest *request)
{
  const DesmiPeriod *period = desmi_query_get_period (request->query);
  DesmiSource        source = desmi_query_get_source (request->query);
  DesmiQueryTable    of = desmi_query_get_table (request->query);
  json_t            *slot = json_object ();

  json_object_set_new (slot, "show", json_string (desmi_slot_spec_kind_to_name (kind)));
  json_object_set_new (slot, "chart", json_string (desmi_chart_type_to_name (request->type)));
  if (of != desmi_chart_kind_get (request->type)->table)
    json_object_set_new (slot, "of", json_string (desmi_query_table_to_name (of)));
  json_object_set_new (slot, "by", write_dimensions (request->query));
  json_object_set_new (slot, "where", write_where (request->query));
  if (period != NULL)
    {
      g_autofree char *text = desmi_period_to_text (period);

      json_object_set_new (slot, "period", json_string (text));
    }
  if (source != DESMI_SOURCE_DEFAULT)
    json_object_set_new (slot, "source", json_string (desmi_source_to_code (source)));
  if (request->max_categories != 0)
    json_object_set_new (slot, "max", json_integer (request->max_categories));
  if (request->sort != DESMI_CHART_SORT_DEFAULT)
    json_object_set_new (slot, "sort", json_string (sorts[request->sort]));
  write_flag (slot, "share", request->share);
  write_flag (slot, "no_net", request->no_net);
  write_flag (slot, "about_returns", request->about_returns);
  write_flag (slot, "by_village", request->by_village);
  json_array_append_new (desmi_slide_spec_ensure_array (self, DESMI_SLIDE_SPEC_SLOTS), slot);
}

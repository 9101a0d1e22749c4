/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/decks/desmi-frozen-table.h"

static const char *const types[] = {
  [DESMI_COLUMN_TEXT] = "text",       [DESMI_COLUMN_CODE] = "code",
  [DESMI_COLUMN_COUNTRY] = "country", [DESMI_COLUMN_PERIOD] = "period",
  [DESMI_COLUMN_COUNT] = "count",     [DESMI_COLUMN_IDR] = "idr",
  [DESMI_COLUMN_MILLI] = "milli",     [DESMI_COLUMN_RATIO] = "ratio",
};

static const char *const marks[] = {
  [DESMI_MARK_NONE] = "",
  [DESMI_MARK_MISSING] = "missing",
  [DESMI_MARK_SUPPRESSED] = "suppressed",
  [DESMI_MARK_ESTIMATE] = "estimate",
};

static const char *
get_text (const json_t *object, const char *name)
{
  return json_string_value (json_object_get (object, name));
}

static void
set_text (json_t *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_new (object, name, json_string (text));
}

static void
set_table (json_t *object, const char *name, DesmiTable *table)
{
  if (table != NULL)
    json_object_set_new (object, name, desmi_frozen_table_write (table));
}

static gboolean
is_text (DesmiColumnType type)
{
  return type == DESMI_COLUMN_TEXT || type == DESMI_COLUMN_CODE || type == DESMI_COLUMN_COUNTRY
         || type == DESMI_COLUMN_PERIOD;
}

/* null: missing; a number or a text; with a label or a mark: an object */
static json_t *
write_cell (DesmiTable *table, guint row, guint column)
{
  DesmiColumnType type = desmi_table_get_column_type (table, column);
  DesmiMark       mark = desmi_table_get_mark (table, row, column);
  const char     *text, *label;
  json_t         *value, *cell;

  if (mark == DESMI_MARK_MISSING)
    return json_null ();
  if (mark == DESMI_MARK_SUPPRESSED)
    return json_pack ("{s:s}", "mark", marks[mark]);
  text = is_text (type) ? desmi_table_get_text (table, row, column) : NULL;
  label = is_text (type) ? desmi_table_get_label (table, row, column) : NULL;
  value = is_text (type)               ? json_string (text)
          : type == DESMI_COLUMN_RATIO ? json_real (desmi_table_get_double (table, row, column))
                                       : json_integer (desmi_table_get_int (table, row, column));
  if (mark == DESMI_MARK_NONE && (label == NULL || g_strcmp0 (label, text) == 0))
    return value;
  cell = json_pack ("{s:o}", "value", value);
  if (mark != DESMI_MARK_NONE)
    set_text (cell, "mark", marks[mark]);
  set_text (cell, "label", label);
  return cell;
}

/**
 * desmi_frozen_table_write:
 *
 * Returns: (transfer full): all of @table
 */
json_t *
desmi_frozen_table_write (DesmiTable *table)
{
  json_t *columns = json_array (), *rows = json_array ();
  json_t *self = json_pack ("{s:o,s:o}", "columns", columns, "rows", rows);

  for (guint c = 0; c < desmi_table_get_n_columns (table); c++)
    json_array_append_new (columns, json_pack ("[s,s]", desmi_table_get_column_name (table, c),
                                               types[desmi_table_get_column_type (table, c)]));
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      json_t *row = json_array ();

      for (guint c = 0; c < desmi_table_get_n_columns (table); c++)
        json_array_append_new (row, write_cell (table, r, c));
      json_array_append_new (rows, row);
    }
  set_text (self, "name", desmi_table_get_name (table));
  set_text (self, "period", desmi_table_get_period (table));
  set_text (self, "source", desmi_source_to_code (desmi_table_get_source (table)));
  set_text (self, "as_of", desmi_table_get_as_of (table));
  if (desmi_table_get_reported (table) >= 0)
    json_object_set_new (
        self, "coverage",
        json_pack ("[i,i]", desmi_table_get_reported (table), desmi_table_get_of (table)));
  json_object_set_new (self, "synthetic", json_boolean (desmi_table_get_synthetic (table)));
  return self;
}

static DesmiColumnType
find_type (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (name, types[i]) == 0)
      return i;
  return DESMI_COLUMN_TEXT;
}

static DesmiMark
find_mark (const char *name)
{
  for (guint i = 1; i < G_N_ELEMENTS (marks); i++)
    if (g_strcmp0 (name, marks[i]) == 0)
      return i;
  return DESMI_MARK_NONE;
}

static void
read_cell (DesmiTableBuilder *builder, guint column, DesmiColumnType type, const json_t *cell)
{
  const json_t *value = json_is_object (cell) ? json_object_get (cell, "value") : cell;
  DesmiMark     mark = find_mark (get_text (cell, "mark"));

  if (json_is_string (value) && is_text (type))
    desmi_table_builder_set_text (builder, column, json_string_value (value),
                                  get_text (cell, "label"));
  else if (json_is_number (value) && type == DESMI_COLUMN_RATIO)
    desmi_table_builder_set_double (builder, column, json_number_value (value));
  else if (json_is_integer (value) && !is_text (type))
    desmi_table_builder_set_int (builder, column, json_integer_value (value));
  if (mark != DESMI_MARK_NONE)
    desmi_table_builder_set_mark (builder, column, mark);
}

static void
read_words (DesmiTableBuilder *builder, const json_t *json)
{
  const char   *source = get_text (json, "source");
  const json_t *coverage = json_object_get (json, "coverage");
  DesmiSource   from;

  desmi_table_builder_set_period (builder, get_text (json, "period"));
  desmi_table_builder_set_as_of (builder, get_text (json, "as_of"));
  if (source != NULL && desmi_source_parse (source, &from, NULL))
    desmi_table_builder_set_source (builder, from);
  if (json_array_size (coverage) == 2)
    desmi_table_builder_set_coverage (builder,
                                      (int) json_integer_value (json_array_get (coverage, 0)),
                                      (int) json_integer_value (json_array_get (coverage, 1)));
  desmi_table_builder_set_synthetic (builder, json_is_true (json_object_get (json, "synthetic")));
}

/**
 * desmi_frozen_table_read:
 * @json: (nullable): as desmi_frozen_table_write() gave it
 *
 * Returns: (transfer full): the table; what cannot be read is missing from it
 */
DesmiTable *
desmi_frozen_table_read (const json_t *json)
{
  const char        *name = get_text (json, "name");
  const json_t      *columns = json_object_get (json, "columns");
  DesmiTableBuilder *builder = desmi_table_builder_new (name != NULL ? name : "frozen");
  gsize              n = json_array_size (columns), r;
  json_t            *row;

  for (gsize c = 0; c < n; c++)
    {
      const json_t *column = json_array_get (columns, c);
      const char   *title = json_string_value (json_array_get (column, 0));

      desmi_table_builder_add_column (builder, title != NULL ? title : "",
                                      find_type (json_string_value (json_array_get (column, 1))));
    }
  json_array_foreach (json_object_get (json, "rows"), r, row)
  {
    desmi_table_builder_add_row (builder);
    for (gsize c = 0; c < n && c < json_array_size (row); c++)
      read_cell (builder, (guint) c,
                 find_type (json_string_value (json_array_get (json_array_get (columns, c), 1))),
                 json_array_get (row, c));
  }
  read_words (builder, json);
  return desmi_table_builder_end (builder);
}

static json_t *
write_rings (const GPtrArray *rings)
{
  json_t *out = json_array ();

  for (guint i = 0; rings != NULL && i < rings->len; i++)
    {
      const GArray *ring = g_ptr_array_index (rings, i);
      json_t       *points = json_array ();

      for (guint p = 0; p < ring->len; p++)
        {
          const DesmiLonLat *at = &g_array_index (ring, DesmiLonLat, p);

          json_array_append_new (points, json_integer (at->lon_e6));
          json_array_append_new (points, json_integer (at->lat_e6));
        }
      json_array_append_new (out, points);
    }
  return out;
}

static json_t *
write_outlines (const DesmiOutlines *outlines)
{
  json_t *out = json_array ();

  for (guint i = 0; i < desmi_outlines_get_n (outlines); i++)
    {
      const DesmiOutline *area = desmi_outlines_get (outlines, i);
      json_t             *one = json_object ();

      set_text (one, "code", area->code);
      set_text (one, "name", area->name);
      if (area->has_label)
        json_object_set_new (one, "at",
                             json_pack ("[i,i]", area->label.lon_e6, area->label.lat_e6));
      if (area->rings != NULL)
        json_object_set_new (one, "rings", write_rings (area->rings));
      json_array_append_new (out, one);
    }
  return out;
}

static DesmiLonLat
read_point (const json_t *numbers, gsize at)
{
  return (DesmiLonLat){ (gint32) json_integer_value (json_array_get (numbers, at)),
                        (gint32) json_integer_value (json_array_get (numbers, at + 1)) };
}

static void
unref_ring (gpointer ring)
{
  g_array_unref (ring);
}

/* (transfer full) (nullable) */
static GPtrArray *
read_rings (const json_t *json)
{
  GPtrArray *rings = json_is_array (json) ? g_ptr_array_new_with_free_func (unref_ring) : NULL;
  json_t    *points;
  gsize      i;

  json_array_foreach (json, i, points)
  {
    GArray *ring = g_array_new (FALSE, FALSE, sizeof (DesmiLonLat));

    for (gsize p = 0; p + 1 < json_array_size (points); p += 2)
      {
        DesmiLonLat at = read_point (points, p);

        g_array_append_val (ring, at);
      }
    g_ptr_array_add (rings, ring);
  }
  return rings;
}

static DesmiOutlines *
read_outlines (const json_t *json)
{
  DesmiOutlines *self = desmi_outlines_new ();
  json_t        *one;
  gsize          i;

  json_array_foreach (json, i, one)
  {
    const json_t         *at = json_object_get (one, "at");
    const char           *code = get_text (one, "code");
    DesmiLonLat           label = read_point (at, 0);
    g_autoptr (GPtrArray) rings = read_rings (json_object_get (one, "rings"));

    if (code != NULL)
      desmi_outlines_add (self, code, get_text (one, "name"), at != NULL ? &label : NULL, rings);
  }
  return self;
}

/**
 * desmi_frozen_chart_write:
 *
 * Returns: (transfer full): all that @chart is drawn from
 */
json_t *
desmi_frozen_chart_write (const DesmiChartData *chart)
{
  json_t *self
      = json_pack ("{s:s,s:i,s:i,s:i,s:b,s:b,s:b,s:b}", "type",
                   desmi_chart_type_to_name (chart->type), "subject", (int) chart->subject, "max",
                   (int) chart->max_categories, "sort", (int) chart->sort, "share", chart->share,
                   "no_net", chart->no_net, "pairs", chart->pairs, "values", chart->has_values);

  set_text (self, "title", chart->title);
  set_text (self, "subtitle", chart->subtitle);
  set_text (self, "source_line", chart->source_line);
  set_table (self, "table", chart->table);
  set_table (self, "before", chart->before);
  set_table (self, "events", chart->events);
  if (chart->outlines != NULL)
    json_object_set_new (self, "outlines", write_outlines (chart->outlines));
  if (chart->origin_name != NULL)
    {
      set_text (self, "origin", chart->origin_name);
      json_object_set_new (self, "origin_at",
                           json_pack ("[f,f]", chart->origin.place.lon, chart->origin.place.lat));
    }
  return self;
}

static DesmiTable *
read_table (const json_t *json, const char *name)
{
  const json_t *table = json_object_get (json, name);

  return table != NULL ? desmi_frozen_table_read (table) : NULL;
}

static void
read_origin (const json_t *json, DesmiChartData *chart)
{
  const json_t *at = json_object_get (json, "origin_at");

  chart->origin_name = g_strdup (get_text (json, "origin"));
  chart->origin.name = chart->origin_name;
  chart->origin.place.lon = json_number_value (json_array_get (at, 0));
  chart->origin.place.lat = json_number_value (json_array_get (at, 1));
}

/**
 * desmi_frozen_chart_read:
 * @json: as desmi_frozen_chart_write() gave it
 * @audience: whom it was asked for
 *
 * Returns: (transfer full) (nullable): the chart; %NULL where only a newer version knows its type
 */
DesmiChartData *
desmi_frozen_chart_read (const json_t *json, DesmiAudience audience)
{
  const char     *name = get_text (json, "type");
  const json_t   *outlines = json_object_get (json, "outlines");
  DesmiChartType  type;
  DesmiChartData *chart;

  if (name == NULL || !desmi_chart_type_from_name (name, &type))
    return NULL;
  chart = desmi_chart_data_new (type);
  chart->audience = audience;
  chart->subject = (DesmiSubject) json_integer_value (json_object_get (json, "subject"));
  chart->max_categories = (guint) json_integer_value (json_object_get (json, "max"));
  chart->sort = (DesmiChartSort) json_integer_value (json_object_get (json, "sort"));
  chart->share = json_is_true (json_object_get (json, "share"));
  chart->no_net = json_is_true (json_object_get (json, "no_net"));
  chart->pairs = json_is_true (json_object_get (json, "pairs"));
  chart->has_values = json_is_true (json_object_get (json, "values"));
  chart->title = g_strdup (get_text (json, "title"));
  chart->subtitle = g_strdup (get_text (json, "subtitle"));
  chart->source_line = g_strdup (get_text (json, "source_line"));
  chart->table = desmi_frozen_table_read (json_object_get (json, "table"));
  chart->before = read_table (json, "before");
  chart->events = read_table (json, "events");
  chart->outlines = outlines != NULL ? read_outlines (outlines) : NULL;
  if (get_text (json, "origin") != NULL)
    read_origin (json, chart);
  return chart;
}

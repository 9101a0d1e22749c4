/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts rows of flows into months, quarters or years, so that one without a row shows as a gap. */
#include "chart/desmi-trend-data.h"

#include <math.h>
#include <string.h>

typedef struct
{
  guint direction, time, value;
  int   reported; /* column, -1: none */
} Columns;

/* The first of them that the table has; without one, the month, which is then missed. */
static const char *
find_time (DesmiTable *table)
{
  static const char *const names[] = { "month", "quarter", "year" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (desmi_table_find_column (table, names[i]) >= 0)
      return names[i];
  return names[0];
}

static gboolean
find_columns (DesmiTrendData *data, DesmiTable *table, Columns *columns, GError **error)
{
  data->column = find_time (table);
  columns->reported = desmi_table_find_column (table, "reported");
  return desmi_chart_find_column (table, "direction", &columns->direction, error)
         && desmi_chart_find_column (table, data->column, &columns->time, error)
         && desmi_chart_find_value (table, &columns->value, error);
}

/* Direction and place in time of a row, or FALSE if it has no such. */
static gboolean
read_row (const DesmiTrendData *data,
          DesmiTable           *table,
          const Columns        *columns,
          guint                 row,
          DesmiDirection       *direction,
          guint                *at)
{
  const char *text = desmi_table_get_text (table, row, columns->direction);
  int index = desmi_time_axis_find (&data->time, desmi_table_get_text (table, row, columns->time));

  if (text == NULL || index < 0)
    return FALSE;
  if (strcmp (text, desmi_direction_to_code (DESMI_DIRECTION_OUT)) == 0)
    *direction = DESMI_DIRECTION_OUT;
  else if (strcmp (text, desmi_direction_to_code (DESMI_DIRECTION_RETURN)) == 0)
    *direction = DESMI_DIRECTION_RETURN;
  else
    return FALSE;
  *at = (guint) index;
  return TRUE;
}

static void
find_range (DesmiTrendData *data, DesmiTable *table, const Columns *columns, gboolean seen[2])
{
  desmi_time_axis_read (&data->time, table, columns->time);
  for (guint row = 0; row < desmi_table_get_n_rows (table); row++)
    {
      DesmiDirection direction;
      guint          at;

      if (read_row (data, table, columns, row, &direction, &at))
        seen[direction] = TRUE;
      else
        data->n_invalid++;
    }
}

static void
put_row (DesmiTrendData *data, DesmiTable *table, const Columns *columns, guint row)
{
  DesmiDirection  direction;
  guint           at;
  double          value;
  DesmiTrendCell *cell;

  if (!read_row (data, table, columns, row, &direction, &at))
    return;
  cell = &data->cells[direction][at];
  if (columns->reported >= 0 && desmi_table_get_int (table, row, (guint) columns->reported) == 0)
    return;
  if (desmi_chart_get_value (table, row, columns->value, &value, &data->n_invalid))
    {
      cell->value = isnan (cell->value) ? value : cell->value + value;
      cell->mark = desmi_table_get_mark (table, row, columns->value);
    }
  else if (isnan (cell->value))
    cell->mark = desmi_table_get_mark (table, row, columns->value) == DESMI_MARK_SUPPRESSED
                     ? DESMI_MARK_SUPPRESSED
                     : DESMI_MARK_MISSING;
}

static void
count (DesmiTrendData *data)
{
  data->low = HUGE_VAL;
  data->high = -HUGE_VAL;
  for (guint month = 0; month < data->time.n; month++)
    {
      gboolean complete = TRUE;

      for (int d = 0; d < 2; d++)
        {
          const DesmiTrendCell *cell = data->cells[d] != NULL ? &data->cells[d][month] : NULL;

          if (cell == NULL)
            continue;
          complete = complete && (!isnan (cell->value) || cell->mark == DESMI_MARK_SUPPRESSED);
          if (isnan (cell->value))
            {
              data->n_hidden += cell->mark == DESMI_MARK_SUPPRESSED;
              continue;
            }
          data->n_values[d]++;
          data->low = MIN (data->low, cell->value);
          data->high = MAX (data->high, cell->value);
        }
      data->n_complete += complete ? 1 : 0;
    }
}

/* The net is drawn on the same scale. */
static void
compute_net (DesmiTrendData *data)
{
  if (data->cells[0] == NULL || data->cells[1] == NULL)
    return;
  data->net = g_new (double, data->time.n);
  for (guint month = 0; month < data->time.n; month++)
    {
      double net = data->cells[DESMI_DIRECTION_OUT][month].value
                   - data->cells[DESMI_DIRECTION_RETURN][month].value;

      data->net[month] = net;
      if (isnan (net))
        continue;
      data->low = MIN (data->low, net);
      data->high = MAX (data->high, net);
    }
}

/* (nullable): what happened in a period, "9 villages joined; 1 village left". */
static char *
dup_events (const DesmiTrendData *data, guint index)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < data->events->len; i++)
    {
      const DesmiTrendEvent *event = &g_array_index (data->events, DesmiTrendEvent, i);

      if (event->index == index)
        g_string_append_printf (out, "%s%s", out->len > 0 ? "; " : "", event->label);
    }
  return out->len > 0 ? g_strdup (out->str) : NULL;
}

static DesmiTable *
make_table (const DesmiTrendData *data, DesmiTable *like)
{
  DesmiTableBuilder *builder = desmi_chart_table_builder_new (like);
  guint direction = desmi_table_builder_add_column (builder, "direction", DESMI_COLUMN_TEXT);
  guint period = desmi_table_builder_add_column (builder, data->column, DESMI_COLUMN_PERIOD);
  guint value = desmi_table_builder_add_column (builder, "count", data->type), event = 0;

  if (data->events != NULL)
    event = desmi_table_builder_add_column (builder, "event", DESMI_COLUMN_TEXT);

  for (int d = 0; d < 2; d++)
    for (guint month = 0; data->cells[d] != NULL && month < data->time.n; month++)
      {
        const DesmiTrendCell *cell = &data->cells[d][month];
        DesmiPeriod           at = desmi_time_axis_get (&data->time, month);
        g_autofree char      *text = desmi_period_to_text (&at);

        desmi_table_builder_add_row (builder);
        desmi_table_builder_set_text (builder, direction,
                                      desmi_direction_to_code ((DesmiDirection) d), NULL);
        desmi_table_builder_set_text (builder, period, text, NULL);
        if (!isnan (cell->value))
          desmi_chart_table_set_value (builder, value, data->type, cell->value);
        if (isnan (cell->value) || cell->mark == DESMI_MARK_ESTIMATE)
          desmi_table_builder_set_mark (builder, value, cell->mark);
        if (data->events != NULL)
          {
            g_autofree char *happened = dup_events (data, month);

            if (happened != NULL)
              desmi_table_builder_set_text (builder, event, happened, NULL);
          }
      }
  return desmi_table_builder_end (builder);
}

/**
 * desmi_trend_data_read:
 * @data: (out caller-allocates): what the table holds
 * @net: whether departures less returns are wanted too
 *
 * Rows that are neither a departure nor a return in a period are counted as invalid.
 *
 * Returns: whether the table has the columns; else DESMI_CHART_ERROR_DATA
 */
gboolean
desmi_trend_data_read (DesmiTrendData *data, DesmiTable *table, gboolean net, GError **error)
{
  Columns  columns;
  gboolean seen[2] = { FALSE, FALSE };

  memset (data, 0, sizeof *data);
  if (!find_columns (data, table, &columns, error))
    return FALSE;
  data->type = desmi_table_get_column_type (table, columns.value);
  find_range (data, table, &columns, seen);
  for (int d = 0; d < 2; d++)
    if (seen[d])
      {
        data->cells[d] = g_new (DesmiTrendCell, data->time.n);
        for (guint i = 0; i < data->time.n; i++)
          data->cells[d][i] = (DesmiTrendCell){ (double) NAN, DESMI_MARK_MISSING };
      }
  for (guint row = 0; row < desmi_table_get_n_rows (table); row++)
    put_row (data, table, &columns, row);
  count (data);
  if (net)
    compute_net (data);
  data->table = make_table (data, table);
  return TRUE;
}

static void
clear_event (gpointer data)
{
  g_free (((DesmiTrendEvent *) data)->label);
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const DesmiTrendEvent *one = a, *two = b;

  if (one->when.first != two->when.first)
    return one->when.first < two->when.first ? -1 : 1;
  return strcmp (one->label, two->label);
}

/* The place of the period that a month is in, -1: none. */
static int
find_month (const DesmiTrendData *data, const DesmiPeriod *month)
{
  for (guint i = 0; i < data->time.n; i++)
    {
      DesmiPeriod period = desmi_time_axis_get (&data->time, i);

      if (desmi_period_contains (&period, month))
        return (int) i;
    }
  return -1;
}

static void
add_event (DesmiTrendData *data, DesmiTable *events, guint row, guint month, guint label)
{
  const char     *text = desmi_table_get_text (events, row, month);
  const char     *words = desmi_table_get_label (events, row, label);
  DesmiTrendEvent event = { 0 };
  int             index;

  if (text == NULL || words == NULL || *words == '\0'
      || !desmi_period_parse (text, &event.when, NULL) || event.when.kind != DESMI_PERIOD_MONTH)
    return;
  index = find_month (data, &event.when);
  if (index < 0)
    return;
  event.index = (guint) index;
  event.label = g_strdup (words);
  g_array_append_val (data->events, event);
}

/**
 * desmi_trend_data_add_events:
 * @events: columns "month" and "label"
 *
 * Takes what happened in one of the periods; the rest, and what has no month, is left out.
 */
void
desmi_trend_data_add_events (DesmiTrendData *data, DesmiTable *events)
{
  int         month = desmi_table_find_column (events, "month");
  int         label = desmi_table_find_column (events, "label");
  DesmiTable *table;

  if (month < 0 || label < 0 || data->time.n == 0)
    return;
  data->events = g_array_new (FALSE, FALSE, sizeof (DesmiTrendEvent));
  g_array_set_clear_func (data->events, clear_event);
  for (guint row = 0; row < desmi_table_get_n_rows (events); row++)
    add_event (data, events, row, (guint) month, (guint) label);
  if (data->events->len == 0)
    {
      g_clear_pointer (&data->events, g_array_unref);
      return;
    }
  g_array_sort (data->events, compare_events);
  for (guint i = 1; i < data->events->len; i++)
    {
      DesmiTrendEvent *event = &g_array_index (data->events, DesmiTrendEvent, i);

      event->number = event[-1].when.first == event->when.first ? event[-1].number + 1 : 0;
    }
  table = make_table (data, data->table);
  desmi_table_unref (data->table);
  data->table = table;
}

/**
 * desmi_trend_data_get_row:
 *
 * Returns: the row of a period in the data's own table
 */
int
desmi_trend_data_get_row (const DesmiTrendData *data, DesmiDirection direction, guint month)
{
  guint before = direction == DESMI_DIRECTION_RETURN && data->cells[DESMI_DIRECTION_OUT] != NULL
                     ? data->time.n
                     : 0;

  return (int) (before + month);
}

/**
 * desmi_trend_data_find_peak:
 *
 * Returns: the first period with the greatest value, -1: none
 */
int
desmi_trend_data_find_peak (const DesmiTrendData *data, DesmiDirection direction)
{
  const DesmiTrendCell *cells = data->cells[direction];
  int                   peak = -1;

  for (guint i = 0; cells != NULL && i < data->time.n; i++)
    if (!isnan (cells[i].value) && (peak < 0 || cells[i].value > cells[peak].value))
      peak = (int) i;
  return peak;
}

/**
 * desmi_trend_data_find_end:
 * @last: the last one, not the first
 *
 * Returns: the first or last period with a value, -1: none
 */
int
desmi_trend_data_find_end (const DesmiTrendData *data, DesmiDirection direction, gboolean last)
{
  const DesmiTrendCell *cells = data->cells[direction];

  for (guint i = 0; cells != NULL && i < data->time.n; i++)
    {
      guint at = last ? data->time.n - 1 - i : i;

      if (!isnan (cells[at].value))
        return (int) at;
    }
  return -1;
}

/**
 * desmi_trend_data_clear:
 *
 * Frees what the data holds.
 */
void
desmi_trend_data_clear (DesmiTrendData *data)
{
  g_clear_pointer (&data->cells[0], g_free);
  g_clear_pointer (&data->cells[1], g_free);
  g_clear_pointer (&data->net, g_free);
  g_clear_pointer (&data->table, desmi_table_unref);
  g_clear_pointer (&data->events, g_array_unref);
}

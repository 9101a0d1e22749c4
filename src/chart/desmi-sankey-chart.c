/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Sankey chart: from which villages or subdistricts people go where, and into what work. */
#include "chart/desmi-chart.h"

#include "chart/desmi-chart-columns.h"
#include "chart/desmi-sankey-draw.h"

#include <glib/gi18n-lib.h>

#define NOT_TO_SCALE 0.5   /* px; a ribbon that is thinner is drawn more than twice as wide */
#define HEADING_GAP 6.0    /* px under the headings */
#define MIN_LEVEL_GAP 24.0 /* px between two levels; with less there is no diagram */

static const char *
name_node (guint node, gpointer user_data)
{
  return desmi_sankey_data_get_node (user_data, node)->key;
}

static gboolean
lay_out (DesmiSankeyDraw *self, GError **error)
{
  DesmiSankeyOptions options;

  self->nodes = g_new0 (DesmiSankeyNode, self->data->nodes->len + 1);
  self->links = g_new0 (DesmiSankeyLink, self->data->flows->len + 1);
  for (guint i = 0; i < self->data->nodes->len; i++)
    {
      const DesmiSankeyDatum *datum = desmi_sankey_data_get_node (self->data, i);

      self->nodes[i].layer = (int) datum->level;
      self->nodes[i].rank = datum->rank;
      self->nodes[i].value_min = datum->value;
    }
  for (guint i = 0; i < self->data->flows->len; i++)
    {
      const DesmiSankeyFlow *flow = desmi_sankey_data_get_flow (self->data, i);

      self->links[i].source = flow->source;
      self->links[i].target = flow->target;
      self->links[i].value = flow->value;
    }
  desmi_sankey_options_init (&options, self->area.width, self->area.height);
  options.n_layers = desmi_sankey_data_get_n_levels (self->data);
  return desmi_sankey_layout (self->nodes, self->data->nodes->len, self->links,
                              self->data->flows->len, &options, name_node, (gpointer) self->data,
                              error);
}

static gboolean
is_not_to_scale (const DesmiSankeyDraw *self)
{
  for (guint i = 0; i < self->data->flows->len; i++)
    if (self->links[i].width < NOT_TO_SCALE)
      return TRUE;
  return FALSE;
}

/* Nearly what the scale will be, so that a note for the thinnest ribbons is there from the start.
 */
static gboolean
will_not_be_to_scale (const DesmiSankeyData *data, double height)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < data->flows->len; i++)
    least = MIN (least, desmi_sankey_data_get_flow (data, i)->value);
  return data->total > 0 && least / data->total * height < NOT_TO_SCALE;
}

static void
set_summary (DesmiSankeyDraw *self)
{
  const DesmiLocale *locale = self->frame->context->locale;
  guint              most = 0, least = 0, n = self->data->flows->len;
  g_autofree char   *total = desmi_value_to_text (self->data->total, DESMI_COLUMN_COUNT, locale);
  g_autofree char   *first = NULL, *last = NULL, *text = NULL;

  if (n == 0)
    return;
  if (self->data->partial)
    {
      g_autofree char *known = g_steal_pointer (&total);

      total = g_strdup_printf (desmi_locale_text (locale, N_ ("at least %s")), known);
    }
  for (guint i = 0; i < n; i++)
    {
      double value = desmi_sankey_data_get_flow (self->data, i)->value;

      if (value > desmi_sankey_data_get_flow (self->data, most)->value)
        most = i;
      if (value < desmi_sankey_data_get_flow (self->data, least)->value)
        least = i;
    }
  first = desmi_sankey_draw_flow_text (self, most);
  last = desmi_sankey_draw_flow_text (self, least);
  if (self->data->n_hidden > 0) /* what is hidden may be narrower */
    /* Translators: how many flows, how many people, then the widest flow in words */
    text = g_strdup_printf (
        desmi_locale_plural (
            locale, "Flow diagram of %u flow, %s people in all. Largest of those shown: %s.",
            "Flow diagram of %u flows, %s people in all. Largest of those shown: %s.", n),
        n, total, first);
  else
    /* Translators: how many flows, how many people, then the widest and the narrowest flow in words
     */
    text = g_strdup_printf (
        desmi_locale_plural (
            locale, "Flow diagram of %u flow, %s people in all. Largest: %s. Smallest: %s.",
            "Flow diagram of %u flows, %s people in all. Largest: %s. Smallest: %s.", n),
        n, total, first, last);
  desmi_scene_set_summary (self->frame->scene, text);
}

static int
compare_shown (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const DesmiSankeyDraw *self = user_data;
  const DesmiSankeyLink *one = &self->links[*(const guint *) a],
                        *two = &self->links[*(const guint *) b];
  guint levels[2] = { desmi_sankey_data_get_node (self->data, one->source)->level,
                      desmi_sankey_data_get_node (self->data, two->source)->level };

  if (levels[0] != levels[1])
    return levels[0] < levels[1] ? -1 : 1;
  if (one->y0 < two->y0 || one->y0 > two->y0)
    return one->y0 < two->y0 ? -1 : 1;
  return *(const guint *) a < *(const guint *) b ? -1 : 1;
}

/* Puts the flows into the order they are seen in: level by level, downwards. */
static void
order_flows (DesmiSankeyDraw *self, DesmiSankeyData *data)
{
  guint                       n = data->flows->len;
  g_autofree guint           *order = g_new (guint, MAX (n, 1));
  g_autofree DesmiSankeyLink *links = g_memdup2 (self->links, sizeof (DesmiSankeyLink) * (n + 1));
  g_autoptr (GArray)          flows = g_array_new (FALSE, FALSE, sizeof (DesmiSankeyFlow));

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n, sizeof (guint), compare_shown, self);
  for (guint i = 0; i < n; i++)
    {
      g_array_append_val (flows, *desmi_sankey_data_get_flow (data, order[i]));
      self->links[i] = links[order[i]];
    }
  for (guint i = 0; i < n; i++)
    g_array_index (data->flows, DesmiSankeyFlow, i) = g_array_index (flows, DesmiSankeyFlow, i);
}

/* The flows as they are shown: columns "from", "to", "count", "share" of all if that is known; of
 * parts, by what they are parts. */
static void
set_table (const DesmiSankeyDraw *self, DesmiTable *table)
{
  DesmiTableBuilder     *builder = desmi_chart_table_builder_new (table);
  guint                  from = desmi_table_builder_add_column (builder, "from", DESMI_COLUMN_TEXT);
  guint                  to = desmi_table_builder_add_column (builder, "to", DESMI_COLUMN_TEXT);
  guint                  by = to;
  guint                  count;
  guint                  share;
  g_autoptr (DesmiTable) shown = NULL;

  if (self->data->split)
    by = desmi_table_builder_add_column (
        builder, g_ptr_array_index (self->data->dimensions, self->data->color_level),
        DESMI_COLUMN_TEXT);
  count = desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  share = self->data->partial
              ? count
              : desmi_table_builder_add_column (builder, "share", DESMI_COLUMN_RATIO);

  for (guint i = 0; i < self->data->flows->len; i++)
    {
      const DesmiSankeyFlow *flow = desmi_sankey_data_get_flow (self->data, i);
      const char            *ends[2];

      desmi_sankey_data_get_ends (self->data, i, &ends[0], &ends[1]);
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, from, ends[0], NULL);
      desmi_table_builder_set_text (builder, to, ends[1], NULL);
      if (self->data->split && flow->color >= 0)
        desmi_table_builder_set_text (
            builder, by, desmi_sankey_data_get_node (self->data, (guint) flow->color)->label, NULL);
      desmi_chart_table_set_value (builder, count, DESMI_COLUMN_COUNT, flow->value);
      if (share != count)
        desmi_chart_table_set_value (builder, share, DESMI_COLUMN_RATIO,
                                     flow->value / self->data->total);
    }
  shown = desmi_table_builder_end (builder);
  desmi_scene_set_table (self->frame->scene, shown);
}

/* Room for headings above and labels beside the diagram. */
static gboolean
make_room (DesmiSankeyDraw *self, gboolean *headings)
{
  const DesmiBox *plot = &self->frame->plot;
  guint           n_levels = desmi_sankey_data_get_n_levels (self->data);
  double          left = desmi_sankey_draw_measure_side (self, 0);
  double          right = desmi_sankey_draw_measure_side (self, n_levels - 1);
  double          top = self->frame->line + HEADING_GAP;

  *headings = plot->height >= 4 * top;
  if (!*headings)
    top = 1;
  self->area = (DesmiBox){ plot->x + left, plot->y + top, plot->width - left - right,
                           plot->height - top - 1 };
  return self->area.width >= MIN_LEVEL_GAP * (n_levels - 1) && self->area.height >= 4;
}

static void
add_notes (DesmiFrame *frame, const DesmiSankeyData *data, gboolean not_to_scale)
{
  const DesmiLocale *locale = frame->context->locale;

  if (data->flows->len > 0 && not_to_scale)
    desmi_frame_take_note (
        frame, g_strdup (desmi_locale_text (locale, N_ ("The thinnest bands are not to scale"))));
  if (data->n_missing > 0)
    desmi_frame_take_note (
        frame, g_strdup_printf (desmi_locale_plural (locale, "%u row without a value is left out",
                                                     "%u rows without a value are left out",
                                                     data->n_missing),
                                data->n_missing));
  if (data->n_hidden > 0)
    desmi_frame_take_note (
        frame, g_strdup_printf (desmi_locale_plural (locale, "%u flow is hidden",
                                                     "%u flows are hidden", data->n_hidden),
                                data->n_hidden));
  for (guint i = 0; !data->pairs && i < data->nodes->len; i++)
    {
      const DesmiSankeyDatum *node = desmi_sankey_data_get_node (data, i);
      guint                   last = desmi_sankey_data_get_n_levels (data) - 1;

      if ((node->level > 0 && node->value_in < node->value)
          || (node->level < last && node->value_out < node->value))
        {
          desmi_frame_take_note (
              frame, g_strdup (desmi_locale_text (locale, N_ ("Hatched: not recorded"))));
          break;
        }
    }
  desmi_frame_note_invalid (frame, data->n_invalid);
}

static gboolean
draw (DesmiSankeyDraw *self, DesmiSankeyData *data, DesmiTable *table, GError **error)
{
  gboolean headings;

  if (!make_room (self, &headings))
    return TRUE;
  if (!lay_out (self, error))
    return FALSE;
  order_flows (self, data);
  set_table (self, table);
  set_summary (self);
  desmi_sankey_draw_ribbons (self);
  desmi_sankey_draw_nodes (self);
  desmi_sankey_draw_labels (self);
  if (headings)
    desmi_sankey_draw_headings (self, self->frame->plot.y + self->frame->line / 2);
  return TRUE;
}

/* Returns: (nullable): the scene; %NULL also if there has to be a note after all */
static DesmiScene *
try_layout (DesmiTable              *table,
            DesmiSankeyData         *data,
            const DesmiChartSpec    *spec,
            const DesmiChartContext *context,
            gboolean                 not_to_scale,
            GError                 **error)
{
  g_auto (DesmiFrame) frame = { 0 };
  DesmiSankeyDraw     draw_state
      = { .frame = &frame, .data = data, .before = desmi_before_new (table, spec->before) };
  gboolean drawn = TRUE, again = FALSE;

  desmi_frame_begin (&frame, table, spec, context);
  add_notes (&frame, data, not_to_scale);
  if (desmi_frame_open (&frame))
    {
      if (data->n_rows > 0 && data->total <= 0)
        desmi_frame_say_empty (&frame,
                               desmi_locale_text (context->locale, N_ ("All values are 0")));
      else if (data->flows->len == 0)
        desmi_frame_say_empty (&frame, NULL);
      else
        drawn = draw (&draw_state, data, table, error);
      again = drawn && draw_state.links != NULL && !not_to_scale && is_not_to_scale (&draw_state);
    }
  g_free (draw_state.nodes);
  g_free (draw_state.links);
  desmi_before_free (draw_state.before);
  return drawn && !again ? desmi_frame_end (&frame) : NULL;
}

/**
 * desmi_sankey_chart_layout:
 * @table: columns of categories from left to right, then the counts
 *
 * Lays out the flows between neighbouring columns. Of the first column the 25 largest are kept, or
 * as many as @spec says, of the others 12; the rest is grouped. Countries give the colours; without
 * them the column in the middle.
 *
 * Returns: (transfer full): the scene; %NULL with DESMI_CHART_ERROR_DATA if a column is missing or
 *   a count is negative, naming the row
 */
DesmiScene *
desmi_sankey_chart_layout (DesmiTable              *table,
                           const DesmiChartSpec    *spec,
                           const DesmiChartContext *context,
                           GError                 **error)
{
  g_autoptr (DesmiSankeyData) data = desmi_sankey_data_new (
      table, spec->subject, spec->max_categories, spec->sort, spec->pairs, context->locale, error);
  g_autoptr (GError) problem = NULL;
  DesmiScene        *scene;

  if (data == NULL)
    return NULL;
  scene = try_layout (table, data, spec, context, will_not_be_to_scale (data, context->height),
                      &problem);
  if (scene == NULL && problem == NULL)
    scene = try_layout (table, data, spec, context, TRUE, &problem);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return scene;
}

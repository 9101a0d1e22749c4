/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shapes of a Sankey diagram: ribbons, nodes, and what was not recorded. */
#include "chart/desmi-sankey-draw.h"

#include "chart/desmi-palette.h"
#include "chart/desmi-sankey-parts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define RIBBON_ALPHA 0.45
#define PLAIN_RIBBON_ALPHA 0.3 /* of ribbons that carry no category's colour */
#define THINNEST 1.0           /* px */
#define HATCH_FROM 8.0      /* px; between two lines of a hatch are 6: thinner ribbons show none */
#define NODE_HATCH_FROM 3.0 /* px; nodes are told by it even where there is no room for a name */
#define ROUND_FROM 8.0      /* px of height from which a node has round corners */

static const DesmiLocale *
locale (const DesmiSankeyDraw *self)
{
  return self->frame->context->locale;
}

static const DesmiTheme *
theme (const DesmiSankeyDraw *self)
{
  return self->frame->context->theme;
}

/* How many people, as the words that surround it need it. */
static gulong
plural (double value)
{
  return value < (double) G_MAXINT ? (gulong) value : G_MAXINT;
}

static char *
count_text (const DesmiSankeyDraw *self, double value)
{
  return desmi_value_to_text (value, DESMI_COLUMN_COUNT, locale (self));
}

/* @more: some of it is hidden */
static char *
sum_text (const DesmiSankeyDraw *self, double value, gboolean more)
{
  g_autofree char *count = count_text (self, value);

  return more ? g_strdup_printf (desmi_locale_text (locale (self), N_ ("at least %s")), count)
              : g_steal_pointer (&count);
}

/* A share of what is shown would be too large where the whole is not known. */
static char *
append_share (const DesmiSankeyDraw *self, const char *text, double value)
{
  g_autofree char *share = NULL;

  if (self->data->partial)
    return g_strdup (text);
  share
      = desmi_share_to_mark (self->data->total > 0 ? value / self->data->total : 0, locale (self));
  return g_strdup_printf ("%s, %s", text, share);
}

static void
add_filter (DesmiSceneMark *mark, const DesmiSankeyDatum *datum)
{
  if (datum->column != NULL)
    desmi_scene_mark_add_filter (mark, datum->column, datum->code);
}

/* A part stays in sight with what gives it its colour, too. */
static char *
flow_key (const DesmiSankeyDraw *self, guint index)
{
  const DesmiSankeyFlow  *flow = desmi_sankey_data_get_flow (self->data, index);
  const DesmiSankeyDatum *source = desmi_sankey_data_get_node (self->data, flow->source);
  const DesmiSankeyDatum *target = desmi_sankey_data_get_node (self->data, flow->target);
  const DesmiSankeyDatum *part = desmi_sankey_data_get_part (self->data, index);
  gsize                   skip = strlen ("node:");

  if (part != NULL)
    return g_strdup_printf ("link:%s>%s>%s\t%s\t%s\t%s", source->key + skip, target->key + skip,
                            part->key + skip, source->key, target->key, part->key);
  return g_strdup_printf ("link:%s>%s\t%s\t%s", source->key + skip, target->key + skip, source->key,
                          target->key);
}

/**
 * desmi_sankey_draw_node_key:
 *
 * Returns: (transfer full): the node's identity and those of its neighbours, which stay in sight
 *   when it is pointed at; its ribbons name it themselves
 */
char *
desmi_sankey_draw_node_key (const DesmiSankeyDraw *self, guint node)
{
  GString *key = g_string_new (desmi_sankey_data_get_node (self->data, node)->key);

  for (guint i = 0; i < self->data->flows->len; i++)
    {
      const DesmiSankeyFlow *flow = desmi_sankey_data_get_flow (self->data, i);

      if (flow->source == node || flow->target == node)
        g_string_append_printf (key, "\t%s",
                                desmi_sankey_data_get_node (
                                    self->data, flow->source == node ? flow->target : flow->source)
                                    ->key);
    }
  return g_string_free (key, FALSE);
}

/**
 * desmi_sankey_draw_flow_text:
 *
 * Returns: (transfer full): "Juntinyuat to Taiwan: 640 people, 31%", or of a part of a flow
 *   "Juntinyuat to agriculture (Taiwan): 64 people, 3%"; without the share where something is
 * hidden
 */
char *
desmi_sankey_draw_flow_text (const DesmiSankeyDraw *self, guint flow)
{
  const DesmiSankeyFlow  *one = desmi_sankey_data_get_flow (self->data, flow);
  g_autofree char        *count = sum_text (self, one->value, one->more);
  const DesmiSankeyDatum *part = desmi_sankey_data_get_part (self->data, flow);
  g_autofree char        *whole = NULL;
  g_autofree char        *text = NULL;
  const char             *from, *to;

  desmi_sankey_data_get_ends (self->data, flow, &from, &to);
  if (part != NULL)
    to = whole = g_strdup_printf ("%s (%s)", to, part->label);
  /* Translators: from, to, how many people */
  text = g_strdup_printf (desmi_locale_plural (locale (self), "%s to %s: %s person",
                                               "%s to %s: %s people", plural (one->value)),
                          from, to, count);
  return append_share (self, text, one->value);
}

static DesmiBeforeKey
key_of (const DesmiSankeyDatum *datum)
{
  return (DesmiBeforeKey){ datum->column, datum->code };
}

/* Of a flow whose thin parts have become one, it is not known what they were the year before. */
static gboolean
is_whole (const DesmiSankeyDraw *self, guint flow)
{
  const DesmiSankeyDatum *part = desmi_sankey_data_get_part (self->data, flow);

  return !self->data->split
         || (part != NULL ? part->column != NULL
                          : desmi_sankey_data_get_flow (self->data, flow)->color >= 0);
}

/* The same, and how it changed on the year before. */
static char *
flow_said (const DesmiSankeyDraw *self, guint index)
{
  const DesmiSankeyFlow  *flow = desmi_sankey_data_get_flow (self->data, index);
  const DesmiSankeyDatum *part = desmi_sankey_data_get_part (self->data, index);
  const DesmiBeforeKey    keys[] = { key_of (desmi_sankey_data_get_node (self->data, flow->source)),
                                     key_of (desmi_sankey_data_get_node (self->data, flow->target)),
                                  part != NULL ? key_of (part) : (DesmiBeforeKey){ NULL, NULL } };
  g_autofree char        *text = desmi_sankey_draw_flow_text (self, index);
  GString                *out = g_string_new (text);

  if (keys[0].column != NULL && keys[1].column != NULL && !flow->more && is_whole (self, index))
    desmi_before_append (out, self->before, keys, part != NULL ? 3 : 2, flow->value, locale (self));
  return g_string_free (out, FALSE);
}

/* Of a table of pairs, a node is in one with each of its neighbours: one of them tells it whole.
 * What some of is hidden or missing is not compared. */
static void
append_node_change (const DesmiSankeyDraw *self, const DesmiSankeyDatum *node, GString *out)
{
  guint          other = node->level > 0 ? node->level - 1 : node->level + 1;
  DesmiBeforeKey keys[] = { key_of (node), { NULL, NULL } };

  if (node->column == NULL || self->data->n_hidden > 0 || self->data->n_missing > 0)
    return;
  keys[1].column = g_ptr_array_index (self->data->dimensions, other);
  desmi_before_append (out, self->before, keys, self->data->pairs ? 2 : 1, node->value,
                       locale (self));
}

static char *
node_text (const DesmiSankeyDraw *self, guint node)
{
  const DesmiSankeyDatum *datum = desmi_sankey_data_get_node (self->data, node);
  g_autofree char *count = sum_text (self, datum->value, desmi_sankey_datum_is_partial (datum));
  g_autofree char *text = NULL;
  g_autofree char *shared = NULL;
  GString         *out;

  /* Translators: a place, a country or a sector; how many people */
  text = g_strdup_printf (
      desmi_locale_plural (locale (self), "%s: %s person", "%s: %s people", plural (datum->value)),
      datum->label, count);
  shared = append_share (self, text, datum->value);
  out = g_string_new (shared);
  append_node_change (self, datum, out);
  if (datum->members != NULL)
    g_string_append_printf (out, " (%s)", datum->members);
  return g_string_free (out, FALSE);
}

static DesmiStyle
color_style (const DesmiSankeyDraw *self, const DesmiSankeyDatum *datum)
{
  DesmiStyle style = { .fill = datum->other ? theme (self)->other : theme (self)->node };

  return datum->slot < 0
             ? style
             : desmi_palette_fill (theme (self),
                                   g_ptr_array_index (self->data->dimensions, datum->level),
                                   strrchr (datum->key, ':') + 1, datum->slot);
}

static DesmiStyle
ribbon_style (const DesmiSankeyDraw *self, const DesmiSankeyFlow *flow)
{
  DesmiStyle style = { .fill = theme (self)->node };

  if (flow->color >= 0)
    style = color_style (self, desmi_sankey_data_get_node (self->data, (guint) flow->color));
  style.fill.alpha = flow->color >= 0 ? RIBBON_ALPHA : PLAIN_RIBBON_ALPHA;
  style.stroke = desmi_color_with_alpha (style.fill, 1);
  return style;
}

static void
draw_ribbon (DesmiSankeyDraw *self, guint index)
{
  const DesmiSankeyLink  *link = &self->links[index];
  const DesmiSankeyFlow  *flow = desmi_sankey_data_get_flow (self->data, index);
  const DesmiSankeyDatum *source = desmi_sankey_data_get_node (self->data, flow->source);
  const DesmiSankeyDatum *target = desmi_sankey_data_get_node (self->data, flow->target);
  const DesmiSankeyDatum *part = desmi_sankey_data_get_part (self->data, index);
  DesmiStyle              style = ribbon_style (self, flow);
  g_autofree char        *key = flow_key (self, index);
  g_autofree char        *text = flow_said (self, index);
  double                  x0 = self->area.x + self->nodes[link->source].x1;
  double                  x1 = self->area.x + self->nodes[link->target].x0, middle = (x0 + x1) / 2;
  double                  half = MAX (link->width, THINNEST) / 2;
  double                  y0 = self->area.y + link->y0, y1 = self->area.y + link->y1;
  DesmiSceneMark         *mark;

  if (link->width < HATCH_FROM)
    style.hatch = DESMI_HATCH_NONE;
  mark = desmi_scene_add_path (self->frame->scene, &style);
  desmi_scene_path_move_to (mark, x0, y0 - half);
  desmi_scene_path_curve_to (mark, middle, y0 - half, middle, y1 - half, x1, y1 - half);
  desmi_scene_path_line_to (mark, x1, y1 + half);
  desmi_scene_path_curve_to (mark, middle, y1 + half, middle, y0 + half, x0, y0 + half);
  desmi_scene_path_close (mark);
  desmi_scene_mark_set_datum (mark, key, (int) index, text);
  if (source->column == NULL || target->column == NULL || (part != NULL && part->column == NULL))
    return;
  add_filter (mark, source);
  add_filter (mark, target);
  if (part != NULL)
    add_filter (mark, part);
}

static int
compare_widths (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const DesmiSankeyDraw *self = user_data;
  guint                  one = *(const guint *) a, two = *(const guint *) b;

  if (self->links[one].width < self->links[two].width
      || self->links[one].width > self->links[two].width)
    return self->links[one].width > self->links[two].width ? -1 : 1;
  return one < two ? -1 : one > two;
}

/**
 * desmi_sankey_draw_ribbons:
 *
 * Draws the links, thin ones over wide ones, so that each can be pointed at.
 */
void
desmi_sankey_draw_ribbons (DesmiSankeyDraw *self)
{
  guint             n = self->data->flows->len;
  g_autofree guint *order = g_new (guint, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n, sizeof (guint), compare_widths, self);
  for (guint i = 0; i < n; i++)
    draw_ribbon (self, order[i]);
}

/* The part of a node that no link of one side accounts for, over that half of the node. */
static void
draw_gap (DesmiSankeyDraw *self, guint index, gboolean incoming)
{
  const DesmiSankeyDatum *datum = desmi_sankey_data_get_node (self->data, index);
  const DesmiSankeyNode  *node = &self->nodes[index];
  double                  missing = datum->value - (incoming ? datum->value_in : datum->value_out);
  double                  height = (node->y1 - node->y0) * missing / MAX (datum->value, 1e-300);
  double                  half = (node->x1 - node->x0) / 2;
  g_autofree char        *count = count_text (self, missing);
  g_autofree char        *key = desmi_sankey_draw_node_key (self, index);
  g_autofree char        *text = NULL;
  DesmiStyle              style
      = { .fill = theme (self)->background, .stroke = theme (self)->text, .hatch = DESMI_HATCH_45 };
  DesmiSceneMark *mark;

  if (missing <= datum->value * 1e-9)
    return;
  /* Translators: a place, a country or a sector; how many people */
  text = g_strdup_printf (desmi_locale_text (locale (self), N_ ("%s: %s not recorded")),
                          datum->label, count);
  mark = desmi_scene_add_rect (self->frame->scene,
                               self->area.x + (incoming ? node->x0 : node->x0 + half),
                               self->area.y + node->y1 - height, half, height, &style);
  desmi_scene_mark_set_datum (mark, key, -1, text);
}

static void
draw_node (DesmiSankeyDraw *self, guint index)
{
  const DesmiSankeyDatum *datum = desmi_sankey_data_get_node (self->data, index);
  const DesmiSankeyNode  *node = &self->nodes[index];
  DesmiStyle              style = color_style (self, datum);
  g_autofree char        *key = desmi_sankey_draw_node_key (self, index);
  g_autofree char        *text = node_text (self, index);
  double                  height = node->y1 - node->y0;
  DesmiSceneMark         *mark;

  if (height < NODE_HATCH_FROM)
    style.hatch = DESMI_HATCH_NONE;
  style.radius = height >= ROUND_FROM ? 2 : 0;
  if (height > 3)
    desmi_palette_outline (&style, theme (self));
  mark = desmi_scene_add_rect (self->frame->scene, self->area.x + node->x0, self->area.y + node->y0,
                               node->x1 - node->x0, height, &style);
  desmi_scene_mark_set_datum (mark, key, -1, text);
  add_filter (mark, datum);
}

/**
 * desmi_sankey_draw_nodes:
 *
 * Draws the nodes and, hatched, what their links leave unaccounted for.
 */
void
desmi_sankey_draw_nodes (DesmiSankeyDraw *self)
{
  guint n_levels = desmi_sankey_data_get_n_levels (self->data);

  for (guint i = 0; i < self->data->nodes->len; i++)
    draw_node (self, i);
  for (guint i = 0; !self->data->pairs && i < self->data->nodes->len; i++)
    {
      guint level = desmi_sankey_data_get_node (self->data, i)->level;

      if (level > 0)
        draw_gap (self, i, TRUE);
      if (level + 1 < n_levels)
        draw_gap (self, i, FALSE);
    }
}

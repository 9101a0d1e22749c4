/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a Sankey diagram: names and values at the nodes, spread so that none covers another,
 * and a heading over each level. */
#include "chart/desmi-sankey-draw.h"

#include <math.h>
#include <string.h>

#define MIN_NODE 10.0  /* px; the label of a lower node is left to the tooltip */
#define LABEL_GAP 6.0  /* px between node and label */
#define VALUE_GAP 5.0  /* px between name and value */
#define LINE_GAP 2.0   /* px between labels */
#define SIDE_SHARE 0.3 /* of the width, that labels beside the diagram may take */
#define HALO_PX 3.0
#define HALO_ALPHA 0.8

/* A label looking for its place. */
typedef struct
{
  guint  node;
  double wanted; /* px, middle of the node */
  double y;      /* px, middle of the label */
} Label;

static char *
value_text (const DesmiSankeyDraw *self, guint node)
{
  if (!self->frame->spec->show_values)
    return g_strdup ("");
  return desmi_value_to_mark (desmi_sankey_data_get_node (self->data, node)->value,
                              DESMI_COLUMN_COUNT, self->frame->context->locale);
}

static double
value_width (const DesmiSankeyDraw *self, const char *value)
{
  return *value != '\0' ? VALUE_GAP + desmi_frame_measure (self->frame, value, &self->frame->font)
                        : 0;
}

/**
 * desmi_sankey_draw_measure_side:
 * @level: the first or the last
 *
 * Returns: px that the level's labels take beside the diagram, within bounds
 */
double
desmi_sankey_draw_measure_side (const DesmiSankeyDraw *self, guint level)
{
  double widest = 0;

  for (guint i = 0; i < self->data->nodes->len; i++)
    {
      const DesmiSankeyDatum *node = desmi_sankey_data_get_node (self->data, i);
      g_autofree char        *value = value_text (self, i);

      if (node->level == level)
        widest = MAX (widest, desmi_frame_measure (self->frame, node->label, &self->frame->font)
                                  + value_width (self, value));
    }
  return MIN (ceil (widest) + LABEL_GAP, SIDE_SHARE * self->frame->plot.width);
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const Label *one = a, *two = b;

  if (one->wanted < two->wanted || one->wanted > two->wanted)
    return one->wanted < two->wanted ? -1 : 1;
  return one->node < two->node ? -1 : one->node > two->node;
}

/* Moves labels apart and into the area: blocks of touching labels sit at the mean of where their
 * labels want to be. */
static void
spread (GArray *labels, double step, double top, double bottom)
{
  g_autofree double *mean = g_new0 (double, labels->len + 1);
  g_autofree guint  *size = g_new0 (guint, labels->len + 1);
  guint              n = 0, at = 0;

  for (guint i = 0; i < labels->len; i++)
    {
      mean[n] = g_array_index (labels, Label, i).wanted - i * step;
      size[n] = 1;
      for (n++; n > 1 && mean[n - 2] > mean[n - 1]; n--)
        {
          mean[n - 2] = (mean[n - 2] * size[n - 2] + mean[n - 1] * size[n - 1])
                        / (size[n - 2] + size[n - 1]);
          size[n - 2] += size[n - 1];
        }
    }
  for (guint b = 0; b < n; b++)
    for (guint i = 0; i < size[b]; i++, at++)
      g_array_index (labels, Label, at).y
          = CLAMP (mean[b], top, MAX (top, bottom - (labels->len - 1) * step)) + at * step;
}

/* The label that is farthest from its node beyond what still reads as belonging to it, or -1. */
static int
find_stray (const DesmiSankeyDraw *self, GArray *labels)
{
  double worst = 0;
  int    found = -1;

  for (guint i = 0; i < labels->len; i++)
    {
      const Label           *label = &g_array_index (labels, Label, i);
      const DesmiSankeyNode *node = &self->nodes[label->node];
      double                 reach = MAX ((node->y1 - node->y0) / 2, 0.75 * self->frame->line);
      double                 away = fabs (label->y - label->wanted) - reach;

      if (away > worst)
        {
          worst = away;
          found = (int) i;
        }
    }
  return found;
}

/* The least of the labels that push the one at @stray away. */
static guint
find_least (const DesmiSankeyDraw *self, GArray *labels, guint stray, double step)
{
  guint first = stray, last = stray, least;

#define Y(i) g_array_index (labels, Label, i).y
  while (first > 0 && Y (first) - Y (first - 1) < step + 0.5)
    first--;
  while (last + 1 < labels->len && Y (last + 1) - Y (last) < step + 0.5)
    last++;
#undef Y
  least = first;
  for (guint i = first; i <= last; i++)
    if (desmi_sankey_data_get_node (self->data, g_array_index (labels, Label, i).node)->value
        < desmi_sankey_data_get_node (self->data, g_array_index (labels, Label, least).node)->value)
      least = i;
  return least;
}

static GArray *
place_labels (const DesmiSankeyDraw *self, guint level)
{
  GArray *labels = g_array_new (FALSE, FALSE, sizeof (Label));
  double  half = self->frame->line / 2, step = self->frame->line + LINE_GAP;
  double  top = self->area.y + half, bottom = self->area.y + self->area.height - half;

  for (guint i = 0; i < self->data->nodes->len; i++)
    {
      const DesmiSankeyNode *node = &self->nodes[i];
      Label                  label = { i, self->area.y + (node->y0 + node->y1) / 2, 0 };

      if (desmi_sankey_data_get_node (self->data, i)->level == level
          && node->y1 - node->y0 >= MIN_NODE)
        g_array_append_val (labels, label);
    }
  g_array_sort (labels, compare_labels);
  while (labels->len > 0)
    {
      int stray;

      spread (labels, step, top, bottom);
      stray = find_stray (self, labels);
      if (stray < 0 && bottom - top >= (labels->len - 1) * step)
        break;
      g_array_remove_index (labels, find_least (self, labels, (guint) MAX (stray, 0), step));
    }
  return labels;
}

static void
finish_text (DesmiSankeyDraw *self, DesmiSceneMark *mark, guint node, gboolean halo)
{
  g_autofree char *key = desmi_sankey_draw_node_key (self, node);

  if (mark == NULL)
    return;
  desmi_scene_mark_set_datum (mark, key, -1, NULL);
  if (!halo)
    return;
  mark->style.stroke = desmi_color_with_alpha (self->frame->context->theme->background, HALO_ALPHA);
  mark->style.stroke_width = HALO_PX;
}

/* Writes name and value from @x on, to the right or, with @to_left, to the left. */
static void
draw_label (DesmiSankeyDraw *self,
            const Label     *label,
            double           x,
            double           room,
            gboolean         to_left,
            gboolean         halo)
{
  const DesmiSankeyDatum *datum = desmi_sankey_data_get_node (self->data, label->node);
  const DesmiTheme       *theme = self->frame->context->theme;
  const DesmiFont        *font = &self->frame->font;
  g_autofree char        *value = value_text (self, label->node);
  double                  name_width = desmi_frame_measure (self->frame, datum->label, font);
  double                  beside = value_width (self, value);
  double     reserved = name_width + beside <= room ? beside : 0; /* names come before values */
  DesmiAlign align = to_left ? DESMI_ALIGN_END : DESMI_ALIGN_START;
  DesmiSceneMark *name;
  double          drawn;

  if (room < 2 * self->frame->font.size_px)
    return;
  name = desmi_frame_add_label (self->frame, datum->label, to_left ? x - reserved : x, label->y,
                                align, font, &theme->text, room - reserved, datum->from_end);
  if (name == NULL)
    return;
  drawn = name->box.width;
  finish_text (self, name, label->node, halo);
  if (reserved <= 0)
    return;
  name = desmi_frame_add_label (self->frame, value, to_left ? x : x + drawn + VALUE_GAP, label->y,
                                align, font, &theme->text_dim, reserved, FALSE);
  finish_text (self, name, label->node, halo);
}

static double
level_gap (const DesmiSankeyDraw *self)
{
  guint n_levels = desmi_sankey_data_get_n_levels (self->data);

  return n_levels > 1 ? self->area.width / (n_levels - 1) : self->area.width;
}

/**
 * desmi_sankey_draw_labels:
 *
 * Names the nodes: first level to their left, all others to their right.
 */
void
desmi_sankey_draw_labels (DesmiSankeyDraw *self)
{
  guint  n_levels = desmi_sankey_data_get_n_levels (self->data);
  double right = self->frame->plot.x + self->frame->plot.width;

  for (guint level = 0; level < n_levels; level++)
    {
      g_autoptr (GArray) labels = place_labels (self, level);

      for (guint i = 0; i < labels->len; i++)
        {
          const Label           *label = &g_array_index (labels, Label, i);
          const DesmiSankeyNode *node = &self->nodes[label->node];
          double                 x0 = self->area.x + node->x0, x1 = self->area.x + node->x1;

          if (level == 0)
            draw_label (self, label, x0 - LABEL_GAP, x0 - LABEL_GAP - self->frame->plot.x, TRUE,
                        FALSE);
          else if (level + 1 == n_levels)
            draw_label (self, label, x1 + LABEL_GAP, right - x1 - LABEL_GAP, FALSE, FALSE);
          else
            draw_label (self, label, x1 + LABEL_GAP, level_gap (self) - 3 * LABEL_GAP - (x1 - x0),
                        FALSE, TRUE);
        }
    }
}

/**
 * desmi_sankey_draw_headings:
 * @y: px, middle of their line
 *
 * Names the levels above the nodes: at the edges flush with them, between them centred.
 */
void
desmi_sankey_draw_headings (DesmiSankeyDraw *self, double y)
{
  guint           n_levels = desmi_sankey_data_get_n_levels (self->data);
  const DesmiBox *plot = &self->frame->plot;
  double          gap = level_gap (self), node_width = 0;
  double          left = self->area.x, right = self->area.x + self->area.width;

  for (guint i = 0; i < self->data->nodes->len; i++)
    node_width = MAX (node_width, self->nodes[i].x1 - self->nodes[i].x0);
  for (guint level = 0; level < n_levels; level++)
    {
      const char *text = g_ptr_array_index (self->data->headings, level);
      double      x = left + node_width, room = x - plot->x;
      DesmiAlign  align = DESMI_ALIGN_END;

      if (level > 0 && level + 1 == n_levels)
        {
          x = right - node_width;
          room = plot->x + plot->width - x;
          align = DESMI_ALIGN_START;
        }
      else if (level > 0)
        {
          x = left + node_width / 2 + level * (gap - node_width / (n_levels - 1));
          room = gap - 2 * node_width - 8;
          align = DESMI_ALIGN_MIDDLE;
        }
      if (room >= 2 * self->frame->font.size_px)
        desmi_frame_add_label (self->frame, text, x, y, align, &self->frame->font,
                               &self->frame->context->theme->text_dim, room, FALSE);
    }
}

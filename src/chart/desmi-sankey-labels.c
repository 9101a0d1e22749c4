/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a Sankey diagram: names and values at the nodes, spread so that none covers another,
 * and a heading over each level. */
#include "chart/desmi-sankey-draw.h"
#include "chart/desmi-spread.h"

#include <math.h>
#include <string.h>

#define MIN_NODE 10.0   /* px; a lower node has a label only where the others leave room */
#define THIN_NODE 2.0   /* px; one still lower has none */
#define LABEL_GAP 6.0   /* px between node and label */
#define NEXT_GAP 4.0    /* px between label and the nodes of the next level */
#define VALUE_GAP 5.0   /* px between name and value */
#define LINE_GAP 2.0    /* px between labels */
#define SIDE_SHARE 0.3  /* of the width, that labels beside the diagram may take */
#define HEADING_GAP 8.0 /* px between headings */
#define HALO_PX 3.0
#define HALO_ALPHA 0.8

/* A label looking for its place. */
typedef struct
{
  guint  node;
  guint  n_lines; /* 2: the name is too long for one */
  double wanted;  /* px, middle of the node */
  double y;       /* px, middle of the label */
} Label;

static double
height_of (const DesmiSankeyDraw *self, const Label *label)
{
  return label->n_lines * self->frame->line;
}

/* Between the middles of two labels that touch, px. */
static double
pitch (const DesmiSankeyDraw *self, const Label *upper, const Label *lower)
{
  return (height_of (self, upper) + height_of (self, lower)) / 2 + LINE_GAP;
}

static char *
value_text (const DesmiSankeyDraw *self, guint node)
{
  const DesmiSankeyDatum *datum = desmi_sankey_data_get_node (self->data, node);
  g_autofree char        *value = NULL;

  if (!self->frame->spec->show_values)
    return g_strdup ("");
  value = desmi_value_to_mark (datum->value, DESMI_COLUMN_COUNT, self->frame->context->locale);
  return desmi_sankey_datum_is_partial (datum) ? g_strdup_printf ("≥ %s", value)
                                               : g_steal_pointer (&value);
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
  double widest = 0, unit = self->frame->plot.height / MAX (self->data->total, 1e-300);

  for (guint i = 0; i < self->data->nodes->len; i++)
    {
      const DesmiSankeyDatum *node = desmi_sankey_data_get_node (self->data, i);
      g_autofree char        *value = value_text (self, i);

      /* A node that cannot become high enough for its name needs no room for it. */
      if (node->level == level && node->value * unit >= MIN_NODE)
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

/* Moves labels apart and into the area. Returns: whether there is room for all. */
static gboolean
spread (const DesmiSankeyDraw *self, GArray *labels)
{
  g_autofree DesmiSpreadItem *items = g_new0 (DesmiSpreadItem, labels->len);
  gboolean                    fits;

  for (guint i = 0; i < labels->len; i++)
    {
      const Label *label = &g_array_index (labels, Label, i);

      items[i] = (DesmiSpreadItem){ label->wanted, height_of (self, label), 0 };
    }
  fits
      = desmi_spread (items, labels->len, self->area.y, self->area.y + self->area.height, LINE_GAP);
  for (guint i = 0; i < labels->len; i++)
    g_array_index (labels, Label, i).y = items[i].at;
  return fits;
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
      double reach = MAX ((node->y1 - node->y0) / 2, 0.75 * height_of (self, label));
      double away = fabs (label->y - label->wanted) - reach;

      if (away > worst)
        {
          worst = away;
          found = (int) i;
        }
    }
  return found;
}

static gboolean
touch (const DesmiSankeyDraw *self, GArray *labels, guint upper)
{
  const Label *one = &g_array_index (labels, Label, upper),
              *two = &g_array_index (labels, Label, upper + 1);

  return two->y - one->y < pitch (self, one, two) + 0.5;
}

/* Makes room where the label at @stray is pushed away: of those that touch, the least name in two
 * lines gets one; where all have one, the least is left out. */
static void
make_way (const DesmiSankeyDraw *self, GArray *labels, guint stray)
{
  guint first = stray, last = stray, least;
  int   shorter = -1;

#define VALUE(i)                                                                                   \
  desmi_sankey_data_get_node (self->data, g_array_index (labels, Label, i).node)->value
  while (first > 0 && touch (self, labels, first - 1))
    first--;
  while (last + 1 < labels->len && touch (self, labels, last))
    last++;
  least = first;
  for (guint i = first; i <= last; i++)
    {
      if (VALUE (i) < VALUE (least))
        least = i;
      if (g_array_index (labels, Label, i).n_lines > 1
          && (shorter < 0 || VALUE (i) < VALUE ((guint) shorter)))
        shorter = (int) i;
    }
#undef VALUE
  if (shorter >= 0)
    g_array_index (labels, Label, (guint) shorter).n_lines = 1;
  else
    g_array_remove_index (labels, least);
}

/* Two lines for a name that is too long for one and has a blank to be parted at. */
static guint
count_lines (const DesmiSankeyDraw *self, guint node, double room)
{
  const char *label = desmi_sankey_data_get_node (self->data, node)->label;

  return strchr (label, ' ') != NULL
                 && desmi_frame_measure (self->frame, label, &self->frame->font) > room
             ? 2
             : 1;
}

static double
get_node_height (const DesmiSankeyDraw *self, guint node)
{
  return self->nodes[node].y1 - self->nodes[node].y0;
}

static int
compare_heights (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Label *one = a, *two = b;
  double       first = get_node_height (user_data, one->node);
  double       second = get_node_height (user_data, two->node);

  if (first > second || first < second)
    return first > second ? -1 : 1;
  return compare_labels (a, b);
}

static double
get_middle (const DesmiSankeyDraw *self, guint node)
{
  return self->area.y + (self->nodes[node].y0 + self->nodes[node].y1) / 2;
}

static gboolean
has_label (GArray *labels, guint node)
{
  for (guint i = 0; i < labels->len; i++)
    if (g_array_index (labels, Label, i).node == node)
      return TRUE;
  return FALSE;
}

/* Whether each label is nearer to its own node than to any other of the level, and by far nearer
 * than to one that has no label, which would seem to be meant. */
static gboolean
are_told_apart (const DesmiSankeyDraw *self, GArray *labels, guint level)
{
  for (guint n = 0; n < self->data->nodes->len; n++)
    {
      double far = has_label (labels, n) ? 1 : 2;

      if (desmi_sankey_data_get_node (self->data, n)->level != level)
        continue;
      for (guint i = 0; i < labels->len; i++)
        {
          const Label *label = &g_array_index (labels, Label, i);

          if (label->node != n
              && fabs (label->y - get_middle (self, n)) <= far * fabs (label->y - label->wanted))
            return FALSE;
        }
    }
  return TRUE;
}

/* Adds labels if there is room for them, with the others moved no farther than still reads as
 * theirs. Returns: whether there is */
static gboolean
try_labels (const DesmiSankeyDraw *self,
            GArray                *labels,
            const Label           *more,
            guint                  n_more,
            guint                  level)
{
  g_autoptr (GArray) tried = g_array_copy (labels);

  g_array_append_vals (tried, more, n_more);
  g_array_sort (tried, compare_labels);
  if (!spread (self, tried) || find_stray (self, tried) >= 0
      || !are_told_apart (self, tried, level))
    return FALSE;
  g_array_set_size (labels, 0);
  g_array_append_vals (labels, tried->data, tried->len);
  return TRUE;
}

/* Labels of thin nodes, where those of the others leave room, for paper has no tooltip: of all,
 * else of the larger first. */
static void
add_thin (DesmiSankeyDraw *self, GArray *labels, guint level)
{
  g_autoptr (GArray) thin = g_array_new (FALSE, FALSE, sizeof (Label));

  for (guint i = 0; i < self->data->nodes->len; i++)
    {
      double height = get_node_height (self, i);
      Label  label = { i, 1, get_middle (self, i), 0 };

      if (desmi_sankey_data_get_node (self->data, i)->level == level && height < MIN_NODE
          && height >= THIN_NODE)
        g_array_append_val (thin, label);
    }
  g_array_sort_with_data (thin, compare_heights, self);
  if (thin->len == 0
      || try_labels (self, labels, &g_array_index (thin, Label, 0), thin->len, level))
    return;
  for (guint i = 0; i < thin->len; i++)
    try_labels (self, labels, &g_array_index (thin, Label, i), 1, level);
}

static GArray *
place_labels (DesmiSankeyDraw *self, guint level, double room)
{
  GArray *labels = g_array_new (FALSE, FALSE, sizeof (Label));

  for (guint i = 0; i < self->data->nodes->len; i++)
    {
      const DesmiSankeyNode *node = &self->nodes[i];
      Label                  label = { i, 1, get_middle (self, i), 0 };

      if (desmi_sankey_data_get_node (self->data, i)->level != level
          || node->y1 - node->y0 < MIN_NODE)
        continue;
      label.n_lines = count_lines (self, i, room);
      g_array_append_val (labels, label);
    }
  g_array_sort (labels, compare_labels);
  while (labels->len > 0)
    {
      gboolean fits = spread (self, labels);
      int      stray = find_stray (self, labels);

      if (stray < 0 && fits)
        break;
      make_way (self, labels, (guint) MAX (stray, 0));
    }
  add_thin (self, labels, level);
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

/* Writes a name or one line of it at @y.
 *
 * Returns: (nullable): its mark */
static DesmiSceneMark *
add_name (DesmiSankeyDraw *self,
          guint            node,
          const char      *text,
          double           x,
          double           y,
          double           room,
          gboolean         to_left,
          gboolean         halo)
{
  const DesmiSankeyDatum *datum = desmi_sankey_data_get_node (self->data, node);
  DesmiSceneMark         *mark = desmi_frame_add_label (
              self->frame, text, x, y, to_left ? DESMI_ALIGN_END : DESMI_ALIGN_START, &self->frame->font,
              &self->frame->context->theme->text, room, datum->from_end);

  finish_text (self, mark, node, halo);
  return mark;
}

/* Writes a name in two lines around the label's middle. */
static void
draw_two_lines (DesmiSankeyDraw *self,
                const Label     *label,
                double           x,
                double           room,
                gboolean         to_left,
                gboolean         halo)
{
  const DesmiSankeyDatum *datum = desmi_sankey_data_get_node (self->data, label->node);
  const DesmiFrame       *frame = self->frame;
  g_auto (GStrv) lines = desmi_text_wrap (frame->context->measurer, datum->label, &frame->font,
                                          room, 2, datum->from_end);
  guint          n = g_strv_length (lines);

  for (guint i = 0; i < n; i++)
    {
      double          y = label->y + (i - (n - 1) / 2.0) * frame->line;
      DesmiSceneMark *line = add_name (self, label->node, lines[i], x, y, room + 1, to_left, halo);

      if (line == NULL)
        continue;
      g_free (line->full_text);
      line->full_text = g_strdup (datum->label);
    }
}

static double
draw_one_line (DesmiSankeyDraw *self,
               const Label     *label,
               double           x,
               double           room,
               gboolean         to_left,
               gboolean         halo)
{
  const char     *text = desmi_sankey_data_get_node (self->data, label->node)->label;
  DesmiSceneMark *name = add_name (self, label->node, text, x, label->y, room, to_left, halo);

  return name != NULL ? name->box.width : 0;
}

/* Writes name and value from @x on, to the right or, with @to_left, to the left. Over ribbons,
 * where there is a halo, the value is not dimmed: on theirs the dim colour has too little contrast.
 */
static void
draw_label (DesmiSankeyDraw *self,
            const Label     *label,
            double           x,
            double           room,
            gboolean         to_left,
            gboolean         halo)
{
  const DesmiSankeyDatum *datum = desmi_sankey_data_get_node (self->data, label->node);
  const DesmiFont        *font = &self->frame->font;
  const DesmiTheme       *theme = self->frame->context->theme;
  g_autofree char        *value = value_text (self, label->node);
  double                  name_width = desmi_frame_measure (self->frame, datum->label, font);
  double                  beside = value_width (self, value), drawn;
  double reserved = name_width + beside <= room ? beside : 0; /* names come before values */
  DesmiSceneMark *mark;

  if (room < 2 * self->frame->font.size_px)
    return;
  if (label->n_lines > 1)
    {
      draw_two_lines (self, label, x, room, to_left, halo);
      return;
    }
  drawn = draw_one_line (self, label, to_left ? x - reserved : x, room - reserved, to_left, halo);
  if (reserved <= 0 || drawn <= 0)
    return;
  mark = desmi_frame_add_label (self->frame, value, to_left ? x : x + drawn + VALUE_GAP, label->y,
                                to_left ? DESMI_ALIGN_END : DESMI_ALIGN_START, font,
                                halo ? &theme->text : &theme->text_dim, reserved, FALSE);
  finish_text (self, mark, label->node, halo);
}

static double
level_gap (const DesmiSankeyDraw *self)
{
  guint n_levels = desmi_sankey_data_get_n_levels (self->data);

  return n_levels > 1 ? self->area.width / (n_levels - 1) : self->area.width;
}

/* Room beside the nodes of a level, px. */
static double
label_room (const DesmiSankeyDraw *self, guint level, double node_width)
{
  const DesmiBox *plot = &self->frame->plot;

  if (level == 0)
    return self->area.x - LABEL_GAP - plot->x;
  if (level + 1 == desmi_sankey_data_get_n_levels (self->data))
    return plot->x + plot->width - self->area.x - self->area.width - LABEL_GAP;
  return (self->area.width - node_width) / (desmi_sankey_data_get_n_levels (self->data) - 1.0)
         - LABEL_GAP - NEXT_GAP - node_width;
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
  double width = 0;

  for (guint i = 0; i < self->data->nodes->len; i++)
    width = MAX (width, self->nodes[i].x1 - self->nodes[i].x0);
  for (guint level = 0; level < n_levels; level++)
    {
      double             room = label_room (self, level, width);
      g_autoptr (GArray) labels = place_labels (self, level, room);

      for (guint i = 0; i < labels->len; i++)
        {
          const Label           *label = &g_array_index (labels, Label, i);
          const DesmiSankeyNode *node = &self->nodes[label->node];

          if (level == 0)
            draw_label (self, label, self->area.x + node->x0 - LABEL_GAP, room, TRUE, FALSE);
          else
            draw_label (self, label, self->area.x + node->x1 + LABEL_GAP, room, FALSE,
                        level + 1 < n_levels);
        }
    }
}

/* The first heading ends above its nodes and the last one begins there. One that is wider than the
 * labels below it reaches out over the ribbons, up to half way. */
static double
draw_outer_heading (DesmiSankeyDraw *self, gboolean last, double x, double reach, double y)
{
  const DesmiBox  *plot = &self->frame->plot;
  const GPtrArray *headings = self->data->headings;
  const char      *text = g_ptr_array_index (headings, last ? headings->len - 1 : 0);
  double           edge = last ? plot->x + plot->width : plot->x, room = fabs (edge - x);
  double           width = desmi_frame_measure (self->frame, text, &self->frame->font) + 1;
  gboolean         out = width > room;

  if (out)
    room = MIN (width, room + MAX (reach, 0));
  if (room >= 2 * self->frame->font.size_px)
    desmi_frame_add_label (self->frame, text, out ? edge : x, y,
                           last == out ? DESMI_ALIGN_END : DESMI_ALIGN_START, &self->frame->font,
                           &self->frame->context->theme->text_dim, room, FALSE);
  return last ? edge - room : edge + room;
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
  guint  n_levels = desmi_sankey_data_get_n_levels (self->data);
  double gap = level_gap (self), node_width = 0;
  double left = self->area.x, right = self->area.x + self->area.width;
  double first_end, last_start, reach;

  for (guint i = 0; i < self->data->nodes->len; i++)
    node_width = MAX (node_width, self->nodes[i].x1 - self->nodes[i].x0);
  reach = gap / 2 - node_width - HEADING_GAP;
  first_end = draw_outer_heading (self, FALSE, left + node_width, reach, y);
  last_start = draw_outer_heading (self, TRUE, right - node_width, reach, y);
  for (guint level = 1; level + 1 < n_levels; level++)
    {
      double x = left + node_width / 2 + level * (gap - node_width / (n_levels - 1));
      double room = gap - 2 * node_width;

      /* Beside a single heading in the middle the two outer ones leave all the room. */
      if (n_levels == 3)
        room = 2 * gap - 3 * node_width;
      room = MIN (room, 2 * MIN (x - first_end, last_start - x) - node_width) - 2 * HEADING_GAP;
      if (room >= 2 * self->frame->font.size_px)
        desmi_frame_add_label (self->frame, g_ptr_array_index (self->data->headings, level), x, y,
                               DESMI_ALIGN_MIDDLE, &self->frame->font,
                               &self->frame->context->theme->text_dim, room, FALSE);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A map of flows: from one place to countries, by ribbons as wide as the people are many. */
#include "chart/desmi-flow-map.h"
#include "chart/desmi-frame.h"
#include "chart/desmi-hidden.h"
#include "chart/desmi-map-labels.h"
#include "chart/desmi-palette.h"
#include "chart/desmi-world.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define HOME "IDN"
#define LEAST_MAP 40.0 /* px of a side, below which there is none */
#define HATCH_FROM 6.0 /* px: in a narrower ribbon it would be dots */
#define HALO_PX 1.0    /* around ribbons and dots */
#define TEXT_HALO_PX 3.0
#define TEXT_HALO_ALPHA 0.8
#define LABEL_GAP 2.0
#define VALUE_GAP 6.0     /* between a name and its value */
#define NAME_SHARE 0.3    /* of the map's width, at most, for a name */
#define ORIGIN_SHARE 0.45 /* and for that of where all start, which has no number */
#define LABEL_REACH 48.0  /* px from a dot to its label, at most */
#define ORIGIN_RADIUS 4.0
#define ORIGIN_WEIGHT 1e300

typedef struct
{
  DesmiFrame          *frame;
  const DesmiBarsData *data;
  const GPtrArray     *bars;
  const char          *origin_name;
  DesmiFlowMap         map;
  DesmiStyle          *styles; /* of each flow */
} Chart;

/* A label in the making: what is written, and how wide the parts of it are. */
typedef struct
{
  const DesmiFlow *flow; /* NULL: the origin */
  char            *name, *full_name, *value;
  double           name_width, value_width;
} Words;

static const DesmiTheme *
theme_of (const Chart *self)
{
  return self->frame->context->theme;
}

static const DesmiLocale *
locale_of (const Chart *self)
{
  return self->frame->context->locale;
}

/* --- the world ------------------------------------------------------------------------------- */

static gboolean
is_home (const char *iso_numeric, gpointer user_data)
{
  return strcmp (iso_numeric, user_data) == 0;
}

static gboolean
is_abroad (const char *iso_numeric, gpointer user_data)
{
  return strcmp (iso_numeric, user_data) != 0;
}

static void
draw_world (Chart *self)
{
  const DesmiBox   *box = &self->map.box;
  const DesmiTheme *theme = theme_of (self);
  gpointer          home = (gpointer) desmi_country_get (HOME)->iso_numeric;
  DesmiStyle        sea = { .fill = theme->sea }, land = { .fill = theme->land };
  DesmiStyle        border = { .stroke = theme->border, .stroke_width = 0.7 };
  DesmiStyle        own = { .fill = theme->home };
  DesmiStyle        edge = { .stroke = theme->grid, .stroke_width = 1 };

  if (theme->kind == DESMI_THEME_PRINT)
    {
      own.hatch = DESMI_HATCH_45;
      own.stroke = theme->border;
    }
  desmi_scene_add_rect (self->frame->scene, box->x, box->y, box->width, box->height, &sea);
  desmi_world_trace_areas (desmi_scene_add_path (self->frame->scene, &land), &self->map.map, box,
                           is_abroad, home);
  desmi_world_trace_areas (desmi_scene_add_path (self->frame->scene, &own), &self->map.map, box,
                           is_home, home);
  desmi_world_trace_borders (desmi_scene_add_path (self->frame->scene, &border), &self->map.map,
                             box);
  desmi_scene_add_rect (self->frame->scene, box->x + 0.5, box->y + 0.5, box->width - 1,
                        box->height - 1, &edge);
}

/* --- ribbons --------------------------------------------------------------------------------- */

/* In the strict colours, since most ribbons are lines. */
static void
find_styles (Chart *self)
{
  guint                   n = self->map.flows->len;
  g_autofree const char **codes = g_new0 (const char *, n + 1);
  g_autofree int         *slots = g_new (int, n + 1);

  for (guint i = 0; i < n; i++)
    codes[i] = ((const DesmiFlow *) g_ptr_array_index (self->map.flows, i))->bar->key;
  desmi_palette_assign ("destination", codes, n, slots);
  self->styles = g_new (DesmiStyle, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const DesmiFlow *flow = g_ptr_array_index (self->map.flows, i);
      DesmiStyle line = desmi_palette_line (theme_of (self), "destination", codes[i], slots[i]);

      self->styles[i] = desmi_palette_fill (theme_of (self), "destination", codes[i], slots[i]);
      self->styles[i].fill = line.stroke;
      self->styles[i].stroke = desmi_color_text_on (&line.stroke);
      if (flow->width < HATCH_FROM)
        self->styles[i].hatch = DESMI_HATCH_NONE;
      if (!(fabs (flow->bar->value) > 0)) /* nobody */
        self->styles[i] = (DesmiStyle){ .fill = theme_of (self)->text_dim };
      if (isnan (flow->bar->value))
        self->styles[i]
            = (DesmiStyle){ .fill = theme_of (self)->background,
                            .stroke = theme_of (self)->text_dim,
                            .stroke_width = 1,
                            .hatch = flow->bar->hidden ? DESMI_HATCH_45 : DESMI_HATCH_NONE };
    }
}

/* What is hidden has a way but no width. */
static void
draw_hidden_way (Chart *self, const DesmiFlow *flow)
{
  DesmiStyle style = { .stroke = theme_of (self)->text_dim, .stroke_width = 1, .dash = { 3, 3 } };
  DesmiSceneMark *mark = desmi_scene_add_path (self->frame->scene, &style);

  desmi_flow_trace_line (mark, flow);
  desmi_scene_mark_set_datum (mark, flow->bar->key, flow->bar->row, NULL);
}

static void
draw_flow (Chart *self, guint index)
{
  const DesmiFlow *flow = g_ptr_array_index (self->map.flows, index);
  g_autofree char *said = desmi_bars_data_describe (self->data, flow->bar, locale_of (self));
  DesmiStyle       halo = { .fill = theme_of (self)->background,
                            .stroke = theme_of (self)->background,
                            .stroke_width = 2 * HALO_PX };
  DesmiSceneMark  *mark;

  if (flow->bar->hidden)
    draw_hidden_way (self, flow);
  for (guint i = 0; i < 2; i++)
    {
      mark = desmi_scene_add_path (self->frame->scene, i == 0 ? &halo : &self->styles[index]);
      if (flow->width > 0)
        desmi_flow_trace_ribbon (mark, flow);
      desmi_flow_trace_end (mark, &self->map.box, flow);
    }
  desmi_scene_mark_set_datum (mark, flow->bar->key, flow->bar->row, said);
  desmi_scene_mark_add_filter (mark, desmi_table_get_column_name (self->data->table, 0),
                               flow->bar->key);
}

static void
draw_origin (Chart *self)
{
  DesmiStyle style = { .fill = theme_of (self)->text,
                       .stroke = theme_of (self)->background,
                       .stroke_width = HALO_PX };

  desmi_flow_trace_circle (desmi_scene_add_path (self->frame->scene, &style), self->map.origin_x,
                           self->map.origin_y, ORIGIN_RADIUS * self->frame->em);
}

/* --- labels ---------------------------------------------------------------------------------- */

static void
words_clear (gpointer data)
{
  Words *words = data;

  g_free (words->name);
  g_free (words->full_name);
  g_free (words->value);
}

/* The place where all start is set apart from those they go to, whose numbers lead. */
static const DesmiFont *
name_font (const Chart *self, const DesmiFlow *flow)
{
  return flow == NULL ? &self->frame->bold : &self->frame->font;
}

static void
find_words (const Chart *self, const DesmiFlow *flow, Words *words)
{
  const DesmiFrame *frame = self->frame;
  const DesmiFont  *font = name_font (self, flow);

  words->flow = flow;
  words->full_name = g_strdup (flow != NULL ? flow->bar->name : self->origin_name);
  words->name = desmi_measurer_ellipsize (
      frame->context->measurer, words->full_name, font,
      (flow != NULL ? NAME_SHARE : ORIGIN_SHARE) * self->map.box.width, FALSE);
  if (*words->name != '\0')
    words->name_width = desmi_frame_measure (frame, words->name, font) + 1;
  if (flow == NULL || (!frame->spec->show_values && !isnan (flow->bar->value)))
    return;
  words->value = desmi_bars_data_say_value (self->data, flow->bar, FALSE, locale_of (self));
  words->value_width
      = VALUE_GAP * frame->em + desmi_frame_measure (frame, words->value, &frame->bold) + 1;
}

static DesmiMapLabel
make_label (const Chart *self, const Words *words)
{
  const DesmiFlow *flow = words->flow;
  DesmiMapLabel    label = { .x = self->map.origin_x,
                             .y = self->map.origin_y,
                             .radius = ORIGIN_RADIUS * self->frame->em,
                             .width = words->name_width + words->value_width,
                             .height = self->frame->line,
                             .weight = ORIGIN_WEIGHT };

  if (flow == NULL)
    {
      /* a name that follows it would be taken for more of it */
      label.width += VALUE_GAP * self->frame->em;
      return label;
    }
  label.reach = LABEL_REACH * self->frame->em;
  label.x = desmi_flow_get_end (flow)->x;
  label.y = desmi_flow_get_end (flow)->y;
  label.radius = flow->inside ? flow->radius : desmi_flow_arrow_size (flow) + 3;
  label.weight = isnan (flow->bar->value) ? 0 : flow->bar->value;
  return label;
}

static DesmiBox
box_around (double x, double y, double radius)
{
  return (DesmiBox){ x - radius, y - radius, 2 * radius, 2 * radius };
}

/* Dots are in the way of labels, ribbons are better not covered. */
static void
take_places (Chart *self, DesmiMapLabels *places)
{
  desmi_map_labels_block_dot (places, self->map.origin_x, self->map.origin_y,
                              ORIGIN_RADIUS * self->frame->em);
  for (guint i = 0; i < self->map.flows->len; i++)
    {
      const DesmiFlow *flow = g_ptr_array_index (self->map.flows, i);

      desmi_map_labels_block_dot (places, desmi_flow_get_end (flow)->x,
                                  desmi_flow_get_end (flow)->y,
                                  flow->inside ? flow->radius : desmi_flow_arrow_size (flow));
      for (guint k = 0; k + 1 < flow->path->len && flow->width > 0; k++)
        for (guint part = 0; part < 4; part++)
          {
            const DesmiFlowPoint *a = desmi_flow_get_point (flow, k);
            const DesmiFlowPoint *b = desmi_flow_get_point (flow, k + 1);
            DesmiBox              box;

            if (b->jump)
              continue;
            box = box_around (a->x + part * (b->x - a->x) / 4, a->y + part * (b->y - a->y) / 4,
                              flow->width / 2 + 1);
            desmi_map_labels_avoid (places, &box);
          }
    }
}

static void
finish_label (Chart *self, DesmiSceneMark *mark, const Words *words)
{
  if (mark == NULL)
    return;
  mark->style.stroke = desmi_color_with_alpha (theme_of (self)->background, TEXT_HALO_ALPHA);
  mark->style.stroke_width = TEXT_HALO_PX;
  if (words->flow != NULL)
    desmi_scene_mark_set_datum (mark, words->flow->bar->key, words->flow->bar->row, NULL);
}

/* A line from a dot to a label that stands away from it, where that covers fewer ribbons. */
static void
draw_leader (Chart *self, const Words *words, const DesmiMapLabel *label)
{
  DesmiStyle      style = { .stroke = theme_of (self)->text_dim, .stroke_width = 1 };
  DesmiSceneMark *mark;
  double          x, y, length;

  if (words->flow == NULL || !desmi_map_label_get_leader (label, &x, &y))
    return;
  length = hypot (x - label->x, y - label->y);
  mark = desmi_scene_add_path (self->frame->scene, &style);
  desmi_scene_path_move_to (mark, label->x + (x - label->x) * label->radius / length,
                            label->y + (y - label->y) * label->radius / length);
  desmi_scene_path_line_to (mark, x, y);
  desmi_scene_mark_set_datum (mark, words->flow->bar->key, words->flow->bar->row, NULL);
}

static void
draw_label (Chart *self, const Words *words, const DesmiMapLabel *label)
{
  DesmiFrame     *frame = self->frame;
  double          middle = label->box.y + label->box.height / 2;
  DesmiSceneMark *mark = desmi_frame_add_label (frame, words->name, label->box.x, middle,
                                                DESMI_ALIGN_START, name_font (self, words->flow),
                                                &theme_of (self)->text, words->name_width, FALSE);

  if (mark != NULL && strcmp (words->name, words->full_name) != 0)
    {
      g_free (mark->full_text);
      mark->full_text = g_strdup (words->full_name);
    }
  finish_label (self, mark, words);
  if (words->value == NULL)
    return;
  mark = desmi_frame_add_label (
      frame, words->value, label->box.x + words->name_width + VALUE_GAP * frame->em, middle,
      DESMI_ALIGN_START, &frame->bold, &theme_of (self)->text, words->value_width, FALSE);
  finish_label (self, mark, words);
}

/* A name without its value beside others with theirs would look as if there were none: what has no
 * room for both is left to the tooltip and the table. */
static void
draw_labels (Chart *self)
{
  guint                      n = self->map.flows->len + 1;
  g_autoptr (DesmiMapLabels) places = desmi_map_labels_new (&self->map.box);
  g_autofree DesmiMapLabel  *labels = g_new0 (DesmiMapLabel, n);
  g_autoptr (GArray)         words = g_array_new (FALSE, TRUE, sizeof (Words));

  g_array_set_clear_func (words, words_clear);
  g_array_set_size (words, n);
  take_places (self, places);
  for (guint i = 0; i < n; i++)
    {
      Words *each = &g_array_index (words, Words, i);

      find_words (self, i + 1 < n ? g_ptr_array_index (self->map.flows, i) : NULL, each);
      labels[i] = make_label (self, each);
      labels[i].placed = !(each->name_width > 0); /* nothing of it fits */
    }
  desmi_map_labels_place (places, labels, n, LABEL_GAP);
  for (guint i = 0; i < n; i++)
    if (labels[i].placed && labels[i].box.width > 0)
      draw_leader (self, &g_array_index (words, Words, i), &labels[i]);
  for (guint i = 0; i < n; i++)
    if (labels[i].placed && labels[i].box.width > 0)
      draw_label (self, &g_array_index (words, Words, i), &labels[i]);
}

/* --- the whole -------------------------------------------------------------------------------- */

static void
add_notes (Chart *self, double most)
{
  char *unknown = desmi_flow_map_say_unknown (self->bars, self->data->type, locale_of (self));
  guint n_hidden = 0;

  for (guint i = 0; i < self->data->bars->len; i++)
    n_hidden += ((const DesmiBar *) g_ptr_array_index (self->data->bars, i))->hidden;
  if (unknown != NULL)
    desmi_frame_take_note (self->frame, unknown);
  if (!desmi_flow_map_is_to_scale (self->bars, most))
    desmi_frame_take_note (
        self->frame, g_strdup (desmi_locale_text (locale_of (self),
                                                  N_ ("The thinnest lines are not to scale"))));
  desmi_hidden_take_note (self->frame, n_hidden);
  desmi_frame_note_invalid (self->frame, self->data->n_invalid);
}

static gboolean
check_values (const DesmiBarsData *data, GError **error)
{
  for (guint i = 0; i < data->bars->len; i++)
    {
      const DesmiBar *bar = g_ptr_array_index (data->bars, i);

      if (bar->value < 0)
        {
          g_set_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
                       _ ("A map of flows cannot show the negative value of “%s”."), bar->name);
          return FALSE;
        }
    }
  return TRUE;
}

static void
draw (Chart *self, const DesmiChartSpec *spec, double most)
{
  const DesmiCountry *home = desmi_country_get (HOME);
  DesmiPlace          origin = { home->lon_e6 / 1e6, home->lat_e6 / 1e6 };

  if (spec->origin != NULL)
    origin = spec->origin->place;
  if (self->frame->plot.width < LEAST_MAP || self->frame->plot.height < LEAST_MAP)
    return;
  desmi_flow_map_init (&self->map, self->bars, &origin, &self->frame->plot, most);
  find_styles (self);
  draw_world (self);
  for (guint i = 0; i < self->map.flows->len; i++)
    draw_flow (self, i);
  draw_origin (self);
  draw_labels (self);
  g_free (self->styles);
  desmi_flow_map_clear (&self->map);
}

/**
 * desmi_flow_map_chart_layout:
 * @table: "destination" and a column of numbers, a row for each country
 *
 * Lays out a map of flows.
 *
 * Returns: (transfer full) (nullable): the scene; %NULL with DESMI_CHART_ERROR_DATA
 */
DesmiScene *
desmi_flow_map_chart_layout (DesmiTable              *table,
                             const DesmiChartSpec    *spec,
                             const DesmiChartContext *context,
                             GError                 **error)
{
  g_auto (DesmiBarsData) data = { 0 };
  g_auto (DesmiFrame)    frame = { 0 };
  g_autoptr (GPtrArray)  bars = NULL;
  double                 most
      = CLAMP (0.015 * MIN (context->width, 1.6 * context->height), 4.0, DESMI_FLOW_WIDTH_MAX);
  Chart self = { .frame = &frame, .data = &data };
  guint column;

  if (!desmi_chart_find_column (table, "destination", &column, error)
      || !desmi_bars_data_read (&data, table, context->locale, error)
      || !check_values (&data, error))
    return NULL;
  data.before = desmi_before_new (table, spec->before);
  bars = desmi_bars_data_group (&data, spec->max_categories > 0 ? spec->max_categories : G_MAXUINT,
                                context->locale);
  self.bars = bars;
  self.origin_name
      = spec->origin != NULL ? spec->origin->name : desmi_country_name (HOME, context->locale);
  desmi_frame_begin (&frame, data.table, spec, context);
  if (bars->len > 0)
    {
      g_autofree char *summary
          = desmi_flow_map_summarize (&data, bars, self.origin_name, context->locale);

      desmi_scene_set_summary (frame.scene, summary);
    }
  add_notes (&self, most);
  if (desmi_frame_open (&frame))
    {
      if (data.bars->len > data.n_invalid)
        draw (&self, spec, most);
      else
        desmi_frame_say_empty (&frame, NULL);
    }
  return desmi_frame_end (&frame);
}

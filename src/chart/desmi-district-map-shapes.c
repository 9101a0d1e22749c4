/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outlines of a district, fitted to the plot, and the labels on them. A district is small: a
 * degree of its middle's longitude is one of all of it. */
#include "chart/desmi-district-map-private.h"
#include "chart/desmi-map-labels.h"

#include <math.h>
#include <string.h>

#define FINE 4.0 /* points are on a grid of 1 / FINE px, so that shared borders stay so */
#define E6 1e6
#define LABEL_MOST 110.0 /* px of a label's width */
#define LABEL_GAP 3.0
#define OVER_CLOSE 1.35 /* a label on its area may be so much larger, where it has neighbours */
#define OVER_ALONE 0.9  /* where it has none, and the label may as well stand beside it */
#define OFF_MAP 1e5     /* px from its point, where no label is */
#define STRIP_PX 2.0    /* of height, into which an area is cut to keep others off */
#define N_PASSES 3      /* of placing: both, the name, the value */
#define HALO_PX 3.0
#define HALO_ALPHA 0.85

typedef struct
{
  double west, east, south, north; /* degrees */
} Extent;

/* From degrees to px. */
typedef struct
{
  Extent extent;
  double stretch; /* of a degree of longitude against one of latitude */
  double scale;   /* px of a degree of latitude */
  double x, y;    /* px of the north-western corner */
} Fit;

/* One label to be, and what is left of it: name and value, or one of them. */
typedef struct
{
  const DesmiMapArea *area;
  char              **name;
  char               *value;
  gboolean            shows_name, shows_value;
} Text;

static Extent
extent_of (const GArray *ring)
{
  Extent extent = { HUGE_VAL, -HUGE_VAL, HUGE_VAL, -HUGE_VAL };

  for (guint i = 0; i < ring->len; i++)
    {
      const DesmiLonLat *point = &g_array_index (ring, DesmiLonLat, i);

      extent.west = MIN (extent.west, point->lon_e6 / E6);
      extent.east = MAX (extent.east, point->lon_e6 / E6);
      extent.south = MIN (extent.south, point->lat_e6 / E6);
      extent.north = MAX (extent.north, point->lat_e6 / E6);
    }
  return extent;
}

/* Of the largest part of each area: with an island far off, most of the map would be sea. */
static Extent
find_extent (const DesmiDistrictMap *self)
{
  Extent all = { HUGE_VAL, -HUGE_VAL, HUGE_VAL, -HUGE_VAL };

  for (guint i = 0; i < self->areas->len; i++)
    {
      const DesmiMapArea *area = &g_array_index (self->areas, DesmiMapArea, i);
      Extent              extent = extent_of (g_ptr_array_index (area->outline->rings, 0));

      all.west = MIN (all.west, extent.west);
      all.east = MAX (all.east, extent.east);
      all.south = MIN (all.south, extent.south);
      all.north = MAX (all.north, extent.north);
    }
  return all;
}

static gboolean
is_within (const Extent *outer, const GArray *ring)
{
  Extent extent = extent_of (ring);

  return extent.west >= outer->west && extent.east <= outer->east && extent.south >= outer->south
         && extent.north <= outer->north;
}

/**
 * desmi_map_shapes_are_far:
 *
 * Returns: whether parts of areas lie outside of what is shown
 */
gboolean
desmi_map_shapes_are_far (const DesmiDistrictMap *self)
{
  Extent all = find_extent (self);

  for (guint i = 0; i < self->areas->len; i++)
    {
      const GPtrArray *rings = g_array_index (self->areas, DesmiMapArea, i).outline->rings;

      for (guint r = 1; r < rings->len; r++)
        if (!is_within (&all, g_ptr_array_index (rings, r)))
          return TRUE;
    }
  return FALSE;
}

static Fit
find_fit (const DesmiDistrictMap *self, const DesmiBox *plot)
{
  Fit    fit = { .extent = find_extent (self) };
  double width, height, middle = (fit.extent.north + fit.extent.south) / 2;

  fit.stretch = MAX (0.01, cos (CLAMP (middle, -89.0, 89.0) * G_PI / 180.0));
  width = MAX (1e-6, (fit.extent.east - fit.extent.west) * fit.stretch);
  height = MAX (1e-6, fit.extent.north - fit.extent.south);
  fit.scale = MIN ((plot->width - 2) / width, (plot->height - 2) / height);
  fit.scale = MAX (0, fit.scale);
  fit.x = plot->x + (plot->width - width * fit.scale) / 2;
  fit.y = plot->y + (plot->height - height * fit.scale) / 2;
  return fit;
}

static double
to_grid (double at)
{
  return round (at * FINE) / FINE;
}

static double
x_of (const Fit *fit, const DesmiLonLat *point)
{
  return to_grid (fit->x + (point->lon_e6 / E6 - fit->extent.west) * fit->stretch * fit->scale);
}

static double
y_of (const Fit *fit, const DesmiLonLat *point)
{
  return to_grid (fit->y + (fit->extent.north - point->lat_e6 / E6) * fit->scale);
}

/* Points that fall together on the grid are drawn once: what it costs is bounded by pixels. */
static void
trace_ring (DesmiSceneMark *mark, const Fit *fit, const GArray *ring)
{
  double last_x = 0, last_y = 0;

  for (guint i = 0; i < ring->len; i++)
    {
      const DesmiLonLat *point = &g_array_index (ring, DesmiLonLat, i);
      double             x = x_of (fit, point), y = y_of (fit, point);

      if (i == 0)
        desmi_scene_path_move_to (mark, x, y);
      else if (fabs (x - last_x) + fabs (y - last_y) > 0)
        desmi_scene_path_line_to (mark, x, y);
      last_x = x;
      last_y = y;
    }
  desmi_scene_path_close (mark);
}

static void
draw_area (const DesmiDistrictMap *self,
           DesmiFrame             *frame,
           const Fit              *fit,
           const DesmiMapArea     *area)
{
  const GPtrArray *rings = area->outline->rings;
  DesmiStyle       style = desmi_district_map_style (self, area);
  DesmiSceneMark  *mark;

  style.even_odd = TRUE;
  mark = desmi_scene_add_path (frame->scene, &style);
  for (guint i = 0; i < rings->len; i++)
    if (is_within (&fit->extent, g_ptr_array_index (rings, i)))
      trace_ring (mark, fit, g_ptr_array_index (rings, i));
  desmi_district_map_set_datum (self, area, mark);
}

static void
text_clear (gpointer data)
{
  Text *text = data;

  g_strfreev (text->name);
  g_free (text->value);
}

static guint
n_names (const Text *text)
{
  return text->shows_name ? g_strv_length (text->name) : 0;
}

static guint
n_lines (const Text *text)
{
  return n_names (text) + (text->shows_value ? 1 : 0);
}

/* What there is to be placed. Where most areas have data a label beside its own would be taken for
 * a neighbour's. */
static void
measure (DesmiMapLabel *label, Text *text, const DesmiFrame *frame, const Fit *fit, gboolean alone)
{
  const GArray *ring = g_ptr_array_index (text->area->outline->rings, 0);
  Extent        extent = extent_of (ring);
  double        room = (extent.east - extent.west) * fit->stretch * fit->scale;
  double        height = (extent.north - extent.south) * fit->scale;

  label->width = text->shows_value ? desmi_frame_measure (frame, text->value, &frame->bold) : 0;
  for (guint i = 0; i < n_names (text); i++)
    label->width = MAX (label->width, desmi_frame_measure (frame, text->name[i], &frame->font));
  label->width += 1;
  label->height = n_lines (text) * (frame->line + 1);
  label->x = x_of (fit, &text->area->outline->label);
  label->y = y_of (fit, &text->area->outline->label);
  label->on_point = label->width <= room * (alone ? OVER_ALONE : OVER_CLOSE)
                    && label->height <= height * (alone ? OVER_ALONE : OVER_CLOSE);
  label->radius = alone ? MIN (room, height) / 2 : OFF_MAP;
}

/* Right on its area a label has the area's colour around it, wherever it reaches out; beside it,
 * the background's. */
static void
choose_colors (const DesmiDistrictMap *self,
               const DesmiMapArea     *area,
               gboolean                on_area,
               DesmiColor             *text,
               DesmiColor             *halo)
{
  const DesmiTheme *theme = self->context->theme;
  DesmiStyle        style = desmi_district_map_style (self, area);

  *text = area->bar != NULL ? theme->text : theme->text_dim;
  *halo = theme->background;
  if (area->bar == NULL || !on_area || isnan (area->bar->value))
    return;
  *text = desmi_color_text_on (&style.fill);
  *halo = style.fill;
}

static void
write_lines (const DesmiDistrictMap *self,
             DesmiFrame             *frame,
             const Text             *text,
             const DesmiMapLabel    *label)
{
  const DesmiMapArea *area = text->area;
  const DesmiBox     *box = &label->box;
  guint               n = n_lines (text), names = n_names (text);
  gboolean on_area = label->x >= box->x && label->x <= box->x + box->width && label->y >= box->y
                     && label->y <= box->y + box->height;
  DesmiColor color, halo;

  choose_colors (self, area, on_area, &color, &halo);
  for (guint i = 0; i < n; i++)
    {
      DesmiSceneMark *mark = desmi_frame_add_label (
          frame, i < names ? text->name[i] : text->value, box->x + box->width / 2,
          box->y + (i + 0.5) * (frame->line + 1), DESMI_ALIGN_MIDDLE,
          i < names ? &frame->font : &frame->bold, &color, box->width + 1, TRUE);

      if (mark == NULL)
        continue;
      mark->style.stroke = desmi_color_with_alpha (halo, HALO_ALPHA);
      mark->style.stroke_width = HALO_PX;
      if (area->bar != NULL)
        desmi_scene_mark_set_datum (mark, area->bar->key, area->bar->row, NULL);
      if (i < names && strcmp (mark->text, area->name) != 0)
        {
          g_free (mark->full_text);
          mark->full_text = g_strdup (area->name);
        }
    }
}

static GArray *
make_texts (const DesmiDistrictMap *self, DesmiFrame *frame)
{
  GArray *texts = g_array_new (FALSE, TRUE, sizeof (Text));

  g_array_set_clear_func (texts, text_clear);
  for (guint i = 0; i < self->areas->len; i++)
    {
      Text text = { .area = &g_array_index (self->areas, DesmiMapArea, i) };

      if (*text.area->name != '\0')
        text.name = desmi_text_wrap (frame->context->measurer, text.area->name, &frame->font,
                                     LABEL_MOST * frame->em, 2, TRUE);
      if (frame->spec->show_values)
        text.value = desmi_district_map_value (self, text.area);
      if (text.name != NULL || text.value != NULL)
        g_array_append_val (texts, text);
      else
        text_clear (&text);
    }
  return texts;
}

/* Places the labels of areas with data, or without; where there is no room for a name with its
 * value, there may be for one of them. */
static void
place (DesmiMapLabels *map,
       DesmiMapLabel  *labels,
       GArray         *texts,
       gboolean        named,
       DesmiFrame     *frame,
       const Fit      *fit,
       gboolean        alone)
{
  for (guint pass = 0; pass < N_PASSES; pass++)
    for (guint i = 0; i < texts->len; i++)
      {
        Text *text = &g_array_index (texts, Text, i);

        if (labels[i].placed || (text->area->bar != NULL) != named)
          continue;
        text->shows_name = text->name != NULL && *text->name != NULL && pass < 2;
        text->shows_value = text->value != NULL && pass != 1;
        if (!text->shows_name && !text->shows_value)
          continue;
        if (alone)
          {
            measure (&labels[i], text, frame, fit, TRUE);
            desmi_map_labels_place (map, &labels[i], 1, LABEL_GAP);
          }
        if (labels[i].placed)
          continue;
        measure (&labels[i], text, frame, fit, FALSE);
        if (labels[i].on_point)
          desmi_map_labels_place (map, &labels[i], 1, LABEL_GAP);
      }
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* Where the borders of a ring cross a line from west to east: px, sorted. */
static void
find_crossings (const Fit *fit, const GArray *ring, double y, GArray *out)
{
  g_array_set_size (out, 0);
  for (guint i = 0; i < ring->len; i++)
    {
      const DesmiLonLat *a = &g_array_index (ring, DesmiLonLat, i);
      const DesmiLonLat *b = &g_array_index (ring, DesmiLonLat, (i + 1) % ring->len);
      double             ya = y_of (fit, a), yb = y_of (fit, b);

      if ((ya > y) != (yb > y))
        {
          double x = x_of (fit, a) + (y - ya) / (yb - ya) * (x_of (fit, b) - x_of (fit, a));

          g_array_append_val (out, x);
        }
    }
  g_array_sort (out, compare_doubles);
}

/* An area with data is not written upon by others; over one without data a label is not liked. */
static void
keep_off (DesmiMapLabels *map, const Fit *fit, const DesmiMapArea *area, guint owner)
{
  const GArray      *ring = g_ptr_array_index (area->outline->rings, 0);
  Extent             extent = extent_of (ring);
  double             top = fit->y + (fit->extent.north - extent.north) * fit->scale;
  double             bottom = fit->y + (fit->extent.north - extent.south) * fit->scale;
  g_autoptr (GArray) crossings = g_array_new (FALSE, FALSE, sizeof (double));

  for (double y = top; y < bottom; y += STRIP_PX)
    {
      find_crossings (fit, ring, y + STRIP_PX / 2, crossings);
      for (guint i = 0; i + 1 < crossings->len; i += 2)
        {
          double   from = g_array_index (crossings, double, i);
          DesmiBox box = { from, y, g_array_index (crossings, double, i + 1) - from, STRIP_PX / 2 };

          if (area->bar != NULL)
            desmi_map_labels_own (map, &box, owner);
          else
            desmi_map_labels_avoid (map, &box);
        }
    }
}

/* Those of larger values come first, those without data last: they are to find one's way by, and
 * left out where they are the most. */
static void
write_labels (const DesmiDistrictMap *self, DesmiFrame *frame, const Fit *fit)
{
  g_autoptr (DesmiMapLabels) map = desmi_map_labels_new (&frame->plot);
  g_autoptr (GArray)         texts = make_texts (self, frame);
  g_autofree DesmiMapLabel  *labels = g_new0 (DesmiMapLabel, texts->len + 1);
  gboolean                   alone = self->areas->len > 2 * self->n_named;

  for (guint i = 0; alone && i < self->areas->len; i++)
    keep_off (map, fit, &g_array_index (self->areas, DesmiMapArea, i), i + 1);
  for (guint i = 0; i < texts->len; i++)
    labels[i].owner = 1
                      + (guint) (g_array_index (texts, Text, i).area
                                 - &g_array_index (self->areas, DesmiMapArea, 0));
  place (map, labels, texts, TRUE, frame, fit, alone);
  if (!alone)
    place (map, labels, texts, FALSE, frame, fit, FALSE);
  for (guint i = 0; i < texts->len; i++)
    if (labels[i].placed)
      write_lines (self, frame, &g_array_index (texts, Text, i), &labels[i]);
}

/**
 * desmi_map_shapes_draw:
 *
 * Draws the areas into the open frame: those without data first, then those with the largest
 * values, then their labels.
 */
void
desmi_map_shapes_draw (const DesmiDistrictMap *self, DesmiFrame *frame)
{
  Fit fit;

  if (self->areas->len == 0)
    return;
  fit = find_fit (self, &frame->plot);
  for (guint i = self->n_named; i < self->areas->len; i++)
    draw_area (self, frame, &fit, &g_array_index (self->areas, DesmiMapArea, i));
  for (guint i = 0; i < self->n_named; i++)
    draw_area (self, frame, &fit, &g_array_index (self->areas, DesmiMapArea, i));
  write_labels (self, frame, &fit);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A district without outlines: a tile for each area, in rows from north to south and each row from
 * west to east. */
#include "chart/desmi-district-map-private.h"

#include <math.h>
#include <string.h>

#define TILE_MIN 10.0 /* px of a side; more areas than have room so are left out */
#define WIDTH_SHARE 0.9
#define HEIGHT_SHARE 0.3 /* of the picture's, that is the plot's in any case */
#define MOST_TILES 400u
#define GAP 2.0
#define PAD 3.0
#define LONGEST 3.2 /* sides of a tile */

typedef struct
{
  const DesmiMapArea *area;
  guint               index;
} Tile;

/**
 * desmi_map_tiles_most:
 *
 * Returns: how many tiles there is room for
 */
guint
desmi_map_tiles_most (const DesmiChartContext *context)
{
  double across = floor (WIDTH_SHARE * context->width / TILE_MIN);
  double down = floor (HEIGHT_SHARE * context->height / TILE_MIN);

  return CLAMP ((guint) MIN (across * down, (double) MOST_TILES), 1u, MOST_TILES);
}

/* Nobody knows where it lies: it comes last. */
static gboolean
is_lost (const Tile *tile)
{
  return tile->area->outline == NULL || !tile->area->outline->has_label;
}

static int
compare_codes (const Tile *p, const Tile *q)
{
  const char *a = p->area->bar != NULL ? p->area->bar->key : p->area->outline->code;
  const char *b = q->area->bar != NULL ? q->area->bar->key : q->area->outline->code;
  int         order = strcmp (a, b);

  return order != 0 ? order : p->index < q->index ? -1 : p->index > q->index;
}

static int
compare_north (gconstpointer a, gconstpointer b)
{
  const Tile *p = a, *q = b;

  if (is_lost (p) != is_lost (q))
    return is_lost (p) ? 1 : -1;
  if (!is_lost (p) && p->area->outline->label.lat_e6 != q->area->outline->label.lat_e6)
    return p->area->outline->label.lat_e6 > q->area->outline->label.lat_e6 ? -1 : 1;
  return compare_codes (p, q);
}

static int
compare_west (gconstpointer a, gconstpointer b)
{
  const Tile *p = a, *q = b;

  if (is_lost (p) != is_lost (q))
    return is_lost (p) ? 1 : -1;
  if (!is_lost (p) && p->area->outline->label.lon_e6 != q->area->outline->label.lon_e6)
    return p->area->outline->label.lon_e6 < q->area->outline->label.lon_e6 ? -1 : 1;
  return compare_codes (p, q);
}

/* Name and value in the middle of a tile, as far as they fit. */
static void
write_tile (const DesmiDistrictMap *self,
            DesmiFrame             *frame,
            const DesmiMapArea     *area,
            const DesmiBox         *box)
{
  DesmiStyle       style = desmi_district_map_style (self, area);
  DesmiColor       color = area->bar == NULL                 ? frame->context->theme->text_dim
                           : style.hatch != DESMI_HATCH_NONE ? frame->context->theme->text
                                                             : desmi_color_text_on (&style.fill);
  double           width = box->width - 2 * PAD, line = frame->line + 1;
  guint            room = (guint) MAX (0, floor ((box->height - PAD) / line)), n;
  g_autofree char *value = frame->spec->show_values ? desmi_district_map_value (self, area) : NULL;
  g_auto (GStrv)   name = NULL;
  double           y;

  if (room == 0 || width < 2 * frame->font.size_px)
    return;
  if (value != NULL && desmi_frame_measure (frame, value, &frame->font) > width)
    g_clear_pointer (&value, g_free);
  if (room == 1)
    g_clear_pointer (&value, g_free);
  name = desmi_text_wrap (frame->context->measurer, area->name, &frame->font, width,
                          CLAMP (room - (value != NULL), 1, 2), TRUE);
  n = g_strv_length (name) + (value != NULL);
  y = box->y + box->height / 2 - (n - 1) * line / 2;
  for (guint i = 0; i < n; i++)
    {
      DesmiSceneMark *mark = desmi_frame_add_label (
          frame, name[i] != NULL ? name[i] : value, box->x + box->width / 2, y + i * line,
          DESMI_ALIGN_MIDDLE, name[i] != NULL ? &frame->font : &frame->bold, &color, width + 1,
          TRUE);

      if (mark == NULL)
        continue;
      if (style.hatch != DESMI_HATCH_NONE)
        {
          mark->style.stroke = desmi_color_with_alpha (style.fill, 0.85);
          mark->style.stroke_width = 3;
        }
      if (area->bar != NULL)
        desmi_scene_mark_set_datum (mark, area->bar->key, area->bar->row, NULL);
      if (name[i] != NULL && strcmp (mark->text, area->name) != 0)
        {
          g_free (mark->full_text);
          mark->full_text = g_strdup (area->name);
        }
      if (name[i] == NULL)
        break;
    }
}

static void
draw_tile (const DesmiDistrictMap *self,
           DesmiFrame             *frame,
           const DesmiMapArea     *area,
           const DesmiBox         *box)
{
  DesmiStyle      style = desmi_district_map_style (self, area);
  DesmiSceneMark *mark
      = desmi_scene_add_rect (frame->scene, box->x, box->y, box->width, box->height, &style);

  desmi_district_map_set_datum (self, area, mark);
}

/* As square a grid as may be, each row with as many tiles as the others or one less. */
static void
draw_grid (const DesmiDistrictMap *self, DesmiFrame *frame, GArray *tiles)
{
  const DesmiBox *plot = &frame->plot;
  guint           n = tiles->len, columns = (guint) ceil (sqrt (n)), rows, first = 0;
  double          width, height;

  if (plot->height < ceil ((double) n / columns) * TILE_MIN)
    columns = (guint) ceil (n / MAX (1, floor (plot->height / TILE_MIN)));
  rows = (n + columns - 1) / columns;
  columns = (n + rows - 1) / rows;
  width = plot->width / columns;
  height = plot->height / rows;
  if (width > LONGEST * height)
    width = LONGEST * height;
  if (height > width)
    height = width;
  for (guint row = 0; row < rows; row++)
    {
      guint  count = n * (row + 1) / rows - n * row / rows;
      Tile  *start = &g_array_index (tiles, Tile, first);
      double left = plot->x + (plot->width - count * width) / 2;

      qsort (start, count, sizeof (Tile), compare_west);
      for (guint i = 0; i < count; i++)
        {
          DesmiBox box = { left + i * width + GAP / 2, plot->y + row * height + GAP / 2,
                           MAX (1, width - GAP), MAX (1, height - GAP) };

          draw_tile (self, frame, start[i].area, &box);
          write_tile (self, frame, start[i].area, &box);
        }
      first += count;
    }
}

/**
 * desmi_map_tiles_draw:
 *
 * Draws the grid into the open frame.
 */
void
desmi_map_tiles_draw (const DesmiDistrictMap *self, DesmiFrame *frame)
{
  g_autoptr (GArray) tiles = g_array_new (FALSE, FALSE, sizeof (Tile));

  for (guint i = 0; i < self->areas->len; i++)
    {
      Tile tile = { &g_array_index (self->areas, DesmiMapArea, i), i };

      g_array_append_val (tiles, tile);
    }
  g_array_sort (tiles, compare_north);
  if (tiles->len > 0)
    draw_grid (self, frame, tiles);
}

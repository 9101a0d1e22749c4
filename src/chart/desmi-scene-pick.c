/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding marks: under the pointer, and the next one by keyboard. */
#include "chart/desmi-scene-private.h"

#include <math.h>

#define BUCKET_PX 16.0
#define MAX_BUCKETS 4096
#define HIT_MIN 8.0   /* px; a bar of one pixel can still be pointed at */
#define PATH_NEAR 4.0 /* px beside a ribbon that still count as on it */

/**
 * desmi_scene_forget_index:
 *
 * Drops what was made for picking, because the marks change.
 */
void
desmi_scene_forget_index (DesmiScene *self)
{
  g_clear_pointer (&self->buckets, g_ptr_array_unref);
  g_clear_pointer (&self->walk, g_array_unref);
}

/* Where a mark may be picked. */
static DesmiBox
hit_box (const DesmiSceneMark *mark)
{
  DesmiBox box = mark->hit.width > 0 ? mark->hit : mark->box;
  double   grow_x, grow_y;

  if (mark->hit.width > 0)
    return box;
  grow_x = MAX (0.0, (HIT_MIN - box.width) / 2.0);
  grow_y = MAX (0.0, (HIT_MIN - box.height) / 2.0);
  if (mark->shape == DESMI_SHAPE_PATH)
    grow_x = grow_y = PATH_NEAR;
  return (DesmiBox){ box.x - grow_x, box.y - grow_y, box.width + 2 * grow_x,
                     box.height + 2 * grow_y };
}

static guint
bucket_of (DesmiScene *self, double x)
{
  double at = floor (x / BUCKET_PX);

  return at <= 0 || isnan (at) ? 0 : (guint) MIN (at, (double) (self->buckets->len - 1));
}

static void
make_buckets (DesmiScene *self)
{
  guint n = (guint) CLAMP (ceil (self->width / BUCKET_PX), 1.0, (double) MAX_BUCKETS);

  self->buckets = g_ptr_array_new_full (n, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->buckets, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < self->marks->len; i++)
    {
      const DesmiSceneMark *mark = &g_array_index (self->marks, DesmiSceneMark, i);
      DesmiBox              box = hit_box (mark);

      if (mark->accessible == NULL)
        continue;
      for (guint b = bucket_of (self, box.x), last = bucket_of (self, box.x + box.width); b <= last;
           b++)
        g_array_append_val ((GArray *) g_ptr_array_index (self->buckets, b), i);
    }
}

static gboolean
box_holds (const DesmiBox *box, double x, double y)
{
  return x >= box->x && x < box->x + box->width && y >= box->y && y < box->y + box->height;
}

/* 2: on the ink, 1: beside it, 0: neither */
static int
path_holds (const DesmiSceneMark *mark, cairo_t *cr, double x, double y)
{
  desmi_scene_trace (mark, cr);
  if (mark->style.fill.alpha > 0 && cairo_in_fill (cr, x, y))
    return 2;
  cairo_set_line_width (cr, mark->style.stroke_width);
  if (mark->style.stroke.alpha > 0 && cairo_in_stroke (cr, x, y))
    return 2;
  cairo_set_line_width (cr, 2 * PATH_NEAR);
  return cairo_in_stroke (cr, x, y) ? 1 : 0;
}

/**
 * desmi_scene_pick:
 * @x: px
 * @y: px
 *
 * A mark's own hit box or ink comes before the neighbourhood of something small or thin.
 *
 * Returns: the topmost mark with accessible text there, -1: none
 */
int
desmi_scene_pick (DesmiScene *self, double x, double y)
{
  cairo_surface_t *surface = NULL;
  cairo_t         *cr = NULL;
  const GArray    *bucket;
  int              found = -1, near = -1;

  if (!(x >= 0 && y >= 0 && x < self->width && y < self->height))
    return -1;
  if (self->buckets == NULL)
    make_buckets (self);
  bucket = g_ptr_array_index (self->buckets, bucket_of (self, x));
  for (guint i = bucket->len; i > 0 && found < 0; i--)
    {
      guint                 index = g_array_index (bucket, guint, i - 1);
      const DesmiSceneMark *mark = &g_array_index (self->marks, DesmiSceneMark, index);
      DesmiBox              box = hit_box (mark);
      int                   holds;

      if (!box_holds (&box, x, y))
        continue;
      if (mark->hit.width > 0)
        holds = 2;
      else if (mark->shape != DESMI_SHAPE_PATH)
        holds = box_holds (&mark->box, x, y) ? 2 : 1;
      else
        {
          if (cr == NULL)
            {
              surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
              cr = cairo_create (surface);
            }
          holds = path_holds (mark, cr, x, y);
        }
      if (holds == 2)
        found = (int) index;
      else if (holds == 1 && near < 0)
        near = (int) index;
    }
  g_clear_pointer (&cr, cairo_destroy);
  g_clear_pointer (&surface, cairo_surface_destroy);
  return found >= 0 ? found : near;
}

static gint
compare_reading (gconstpointer a, gconstpointer b, gpointer user_data)
{
  DesmiScene           *self = user_data;
  guint                 i = *(const guint *) a, j = *(const guint *) b;
  const DesmiSceneMark *p = &g_array_index (self->marks, DesmiSceneMark, i);
  const DesmiSceneMark *q = &g_array_index (self->marks, DesmiSceneMark, j);

  if (p->row != q->row)
    return p->row < q->row ? -1 : 1;
  return i < j ? -1 : i > j;
}

/**
 * desmi_scene_get_walk:
 *
 * Reading order is that of the table; marks of no single row (nodes, sums) come before it.
 *
 * Returns: (transfer none): the indices of all marks that can be walked to
 */
GArray *
desmi_scene_get_walk (DesmiScene *self)
{
  if (self->walk != NULL)
    return self->walk;
  self->walk = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < self->marks->len; i++)
    if (g_array_index (self->marks, DesmiSceneMark, i).accessible != NULL)
      g_array_append_val (self->walk, i);
  g_array_sort_with_data (self->walk, compare_reading, self);
  return self->walk;
}

/**
 * desmi_scene_next:
 * @mark: where the reader is, -1: nowhere yet
 * @direction: +1 or -1
 *
 * Returns: the next mark in reading order; at either end the one it is on; -1 if there is none
 */
int
desmi_scene_next (DesmiScene *self, int mark, int direction)
{
  GArray *walk = desmi_scene_get_walk (self);

  if (walk->len == 0)
    return -1;
  for (guint i = 0; i < walk->len; i++)
    if ((int) g_array_index (walk, guint, i) == mark)
      {
        if (direction < 0)
          return (int) g_array_index (walk, guint, i > 0 ? i - 1 : 0);
        return (int) g_array_index (walk, guint, MIN (i + 1, walk->len - 1));
      }
  return (int) g_array_index (walk, guint, direction < 0 ? walk->len - 1 : 0);
}

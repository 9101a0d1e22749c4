/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where there is room for one more text: a map asks that of hundreds of labels, each in several
 * places. */
#include "chart/desmi-scene-private.h"

#include <math.h>

#define ROW_PX 16.0
#define MAX_ROWS 4096

static guint
row_of (DesmiScene *self, double y)
{
  double at = floor (y / ROW_PX);

  return at <= 0 || isnan (at) ? 0 : (guint) MIN (at, (double) (self->text_rows->len - 1));
}

/* The last mark is left out: whoever added it may still move it. */
static void
index_texts (DesmiScene *self)
{
  if (self->text_rows == NULL)
    {
      guint n = (guint) CLAMP (ceil (self->height / ROW_PX), 1.0, (double) MAX_ROWS);

      self->text_rows = g_ptr_array_new_full (n, (GDestroyNotify) g_array_unref);
      for (guint i = 0; i < n; i++)
        g_ptr_array_add (self->text_rows, g_array_new (FALSE, FALSE, sizeof (guint)));
    }
  for (; self->n_in_rows + 1 < self->marks->len; self->n_in_rows++)
    {
      guint                 index = self->n_in_rows;
      const DesmiSceneMark *mark = &g_array_index (self->marks, DesmiSceneMark, index);

      if (mark->shape != DESMI_SHAPE_TEXT)
        continue;
      for (guint row = row_of (self, mark->box.y),
                 last = row_of (self, mark->box.y + mark->box.height);
           row <= last; row++)
        g_array_append_val ((GArray *) g_ptr_array_index (self->text_rows, row), index);
    }
}

static gboolean
is_near (const DesmiBox *a, const DesmiBox *b, double gap)
{
  return a->x < b->x + b->width + gap && b->x < a->x + a->width + gap
         && a->y < b->y + b->height + gap && b->y < a->y + a->height + gap;
}

/**
 * desmi_scene_find_text:
 * @box: where a text is or would be
 * @gap: px around it; negative: px by which it may be overlapped
 * @before: marks from this one on are not looked at
 *
 * Returns: a text that is nearer than @gap, -1: none
 */
int
desmi_scene_find_text (DesmiScene *self, const DesmiBox *box, double gap, guint before)
{
  const DesmiSceneMark *last;

  index_texts (self);
  for (guint row = row_of (self, box->y - gap), end = row_of (self, box->y + box->height + gap);
       row <= end; row++)
    {
      const GArray *texts = g_ptr_array_index (self->text_rows, row);

      for (guint i = 0; i < texts->len; i++)
        {
          guint index = g_array_index (texts, guint, i);

          if (index >= before)
            break;
          if (is_near (&g_array_index (self->marks, DesmiSceneMark, index).box, box, gap))
            return (int) index;
        }
    }
  if (self->marks->len == 0 || self->marks->len > before)
    return -1;
  last = &g_array_index (self->marks, DesmiSceneMark, self->marks->len - 1);
  return last->shape == DESMI_SHAPE_TEXT && is_near (&last->box, box, gap)
             ? (int) self->marks->len - 1
             : -1;
}

/**
 * desmi_scene_has_room:
 * @box: where a text would be
 * @gap: px to keep from others
 *
 * Returns: whether a text at @box would lie inside the scene and away from every other text
 */
gboolean
desmi_scene_has_room (DesmiScene *self, const DesmiBox *box, double gap)
{
  return box->x >= 0 && box->y >= 0 && box->x + box->width <= self->width
         && box->y + box->height <= self->height
         && desmi_scene_find_text (self, box, gap, self->marks->len) < 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which data of a scene keep their colour while one of them is pointed at. */
#include "chart/desmi-scene-private.h"

#include <math.h>
#include <string.h>

static gboolean
key_has (const char *key, const char *part, gsize length)
{
  while (key != NULL)
    {
      gsize here = strcspn (key, "\t");

      if (here == length && strncmp (key, part, length) == 0)
        return TRUE;
      key = key[here] == '\t' ? key + here + 1 : NULL;
    }
  return FALSE;
}

/**
 * desmi_scene_mark_is_lit:
 *
 * Returns: whether @mark keeps its colour while @highlight_key is pointed at
 */
gboolean
desmi_scene_mark_is_lit (const DesmiSceneMark *mark, const char *highlight_key)
{
  if (highlight_key == NULL || mark->key == NULL)
    return TRUE;
  return key_has (mark->key, highlight_key, strcspn (highlight_key, "\t"))
         || key_has (highlight_key, mark->key, strcspn (mark->key, "\t"));
}

/**
 * desmi_scene_get_lit_box:
 * @key: (nullable): of the mark pointed at; else all data
 *
 * Returns: px, whole ones: where desmi_scene_paint_lit() paints; width 0: nowhere
 */
DesmiBox
desmi_scene_get_lit_box (DesmiScene *self, const char *key)
{
  double x0 = self->width, y0 = self->height, x1 = 0, y1 = 0;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const DesmiSceneMark *mark = &g_array_index (self->marks, DesmiSceneMark, i);
      /* text may come out wider than it was measured */
      double around = mark->style.stroke_width + (mark->shape == DESMI_SHAPE_TEXT ? 12 : 2);

      if (mark->key == NULL || !desmi_scene_mark_is_lit (mark, key))
        continue;
      x0 = MIN (x0, mark->box.x - around);
      y0 = MIN (y0, mark->box.y - around);
      x1 = MAX (x1, mark->box.x + mark->box.width + around);
      y1 = MAX (y1, mark->box.y + mark->box.height + around);
    }
  x0 = floor (MAX (x0, 0));
  y0 = floor (MAX (y0, 0));
  x1 = ceil (MIN (x1, self->width));
  y1 = ceil (MIN (y1, self->height));
  if (x1 <= x0 || y1 <= y0)
    return (DesmiBox){ 0 };
  return (DesmiBox){ x0, y0, x1 - x0, y1 - y0 };
}

/**
 * desmi_scene_lights_same:
 *
 * Returns: whether the same marks are lit by both keys, as by two months of one line
 */
gboolean
desmi_scene_lights_same (DesmiScene *self, const char *one, const char *two)
{
  if (g_strcmp0 (one, two) == 0)
    return TRUE;
  for (guint i = 0; i < self->marks->len; i++)
    {
      const DesmiSceneMark *mark = &g_array_index (self->marks, DesmiSceneMark, i);

      if (desmi_scene_mark_is_lit (mark, one) != desmi_scene_mark_is_lit (mark, two))
        return FALSE;
    }
  return TRUE;
}

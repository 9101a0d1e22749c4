/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What pages have besides charts: photos, other scenes, and what each part is to who does not see
 * it. */
#include "chart/desmi-scene-private.h"

#include <math.h>

/**
 * desmi_scene_add_photo:
 * @image: an image surface, flushed, kept and not written to any more; what it holds as JPEG stays
 *   that in a PDF
 * @box: px
 * @cut: the part of it that fills the box, each from 0 to 1
 *
 * Adds an image whose pixels run into each other.
 *
 * Returns: (transfer none): the mark, until the next one is added
 */
DesmiSceneMark *
desmi_scene_add_photo (DesmiScene      *self,
                       cairo_surface_t *image,
                       const DesmiBox  *box,
                       const DesmiBox  *cut)
{
  DesmiSceneMark *mark = desmi_scene_add_mark (self, DESMI_SHAPE_IMAGE, NULL);

  /* not flushed, which would take from it what it holds besides its pixels */
  mark->image = cairo_surface_reference (image);
  mark->box = *box;
  mark->cut = *cut;
  mark->smooth = TRUE;
  return mark;
}

/**
 * desmi_scene_mark_crop:
 *
 * Returns: (transfer full): of an image, what is shown of it, as an image of its own
 */
cairo_surface_t *
desmi_scene_mark_crop (const DesmiSceneMark *mark)
{
  int              width = cairo_image_surface_get_width (mark->image);
  int              height = cairo_image_surface_get_height (mark->image);
  cairo_surface_t *out;
  cairo_t         *cr;

  if (mark->cut.width <= 0)
    return cairo_surface_reference (mark->image);
  out = cairo_image_surface_create (cairo_image_surface_get_format (mark->image),
                                    (int) MAX (1, round (mark->cut.width * width)),
                                    (int) MAX (1, round (mark->cut.height * height)));
  cr = cairo_create (out);
  cairo_set_source_surface (cr, mark->image, -round (mark->cut.x * width),
                            -round (mark->cut.y * height));
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (out);
  return out;
}

static void
move_box (DesmiBox *box, double x, double y)
{
  box->x += x;
  box->y += y;
}

/* A mark as it is elsewhere; its row is of another scene's table. */
static void
copy_mark (DesmiScene *self, const DesmiSceneMark *from, const char *family, double x, double y)
{
  DesmiSceneMark *to = desmi_scene_add_mark (self, from->shape, &from->style);

  to->box = from->box;
  to->hit = from->hit;
  to->cut = from->cut;
  to->smooth = from->smooth;
  move_box (&to->box, x, y);
  move_box (&to->hit, x, y);
  to->ops = from->ops != NULL ? g_array_ref (from->ops) : NULL;
  to->points = from->points != NULL ? g_array_copy (from->points) : NULL;
  for (guint i = 0; to->points != NULL && i < to->points->len; i++)
    g_array_index (to->points, double, i) += i % 2 == 0 ? x : y;
  to->text = g_strdup (from->text);
  to->full_text = g_strdup (from->full_text);
  to->font = from->font;
  if (to->font.family == NULL)
    to->font.family = family;
  to->align = from->align;
  to->key = g_strdup (from->key);
  to->accessible = g_strdup (from->accessible);
  to->filter = g_strdupv (from->filter);
  to->image = from->image != NULL ? cairo_surface_reference (from->image) : NULL;
}

/**
 * desmi_scene_add_scene:
 * @part: a scene that is whole; its tags stay behind
 * @x: px, where its top left corner comes to lie
 * @y: px
 *
 * Adds all marks of another scene, in that one's font.
 */
void
desmi_scene_add_scene (DesmiScene *self, DesmiScene *part, double x, double y)
{
  for (guint i = 0; i < part->marks->len; i++)
    copy_mark (self, &g_array_index (part->marks, DesmiSceneMark, i), part->theme.font_family, x,
               y);
}

/**
 * desmi_scene_begin_tag:
 * @attributes: (nullable): as cairo_tag_begin() takes them
 *
 * Begins an element that holds what is added until desmi_scene_end_tag().
 */
void
desmi_scene_begin_tag (DesmiScene *self, const char *name, const char *attributes)
{
  DesmiSceneTag tag = { self->marks->len, FALSE, g_strdup (name), g_strdup (attributes) };

  g_array_append_val (self->tags, tag);
}

/**
 * desmi_scene_end_tag:
 *
 * Ends the element that was begun last.
 */
void
desmi_scene_end_tag (DesmiScene *self)
{
  DesmiSceneTag tag = { self->marks->len, TRUE, NULL, NULL };
  guint         depth = 1, i = self->tags->len;

  while (depth > 0 && i > 0)
    depth = g_array_index (self->tags, DesmiSceneTag, --i).end ? depth + 1 : depth - 1;
  g_return_if_fail (depth == 0);
  tag.name = g_strdup (g_array_index (self->tags, DesmiSceneTag, i).name);
  g_array_append_val (self->tags, tag);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of a scene with all its data faded, to go under the data of one key. Axes and titles
 * have no key and stay.
 *
 * No datum is painted again: the faded picture lies between that of what stays and that of all, at
 * the share of the latter that is left, which is what fading the data as a whole comes to, over and
 * under what stays. It is made in steps, so that no frame has to wait for the whole of it. */
#include "chart/desmi-scene-fade.h"

#include "chart/desmi-picture.h"
#include "chart/desmi-scene-private.h"

#include <math.h>

#define FADED 0.35
#define ROWS 16 /* mixed at once: about a tenth of a millisecond */

struct _DesmiSceneFade
{
  DesmiScene      *scene;
  cairo_surface_t *all;                      /* as it is */
  cairo_surface_t *faded;                    /* at first only what stays */
  cairo_t         *cr;                       /* NULL: what stays is painted */
  guint            mark;                     /* the next one to paint */
  int              left, right, row, bottom; /* device px still to mix */
};

/* Elsewhere there is no datum, and both pictures are the same. */
static void
find_data (DesmiSceneFade *self)
{
  DesmiBox box = desmi_scene_get_lit_box (self->scene, NULL);
  double   scale_x, scale_y;

  cairo_surface_get_device_scale (self->all, &scale_x, &scale_y);
  self->left = (int) floor (box.x * scale_x);
  self->row = (int) floor (box.y * scale_y);
  self->right
      = MIN ((int) ceil ((box.x + box.width) * scale_x), cairo_image_surface_get_width (self->all));
  self->bottom = MIN ((int) ceil ((box.y + box.height) * scale_y),
                      cairo_image_surface_get_height (self->all));
}

/**
 * desmi_scene_fade_new:
 * @picture: what desmi_scene_paint_picture() painted; not written to while the fade lives
 * @ground: (transfer full) (nullable): what it returned
 *
 * Nothing is painted yet.
 *
 * Returns: (transfer full): the way to the faded picture
 */
DesmiSceneFade *
desmi_scene_fade_new (DesmiScene *scene, cairo_surface_t *picture, cairo_surface_t *ground)
{
  DesmiSceneFade *self = g_new0 (DesmiSceneFade, 1);

  self->scene = desmi_scene_ref (scene);
  self->all = cairo_surface_reference (picture);
  self->faded = ground != NULL ? ground : desmi_picture_new_like (picture);
  self->mark = ground != NULL ? desmi_scene_get_n_ground (scene) : 0;
  self->cr = cairo_create (self->faded);
  find_data (self);
  return self;
}

/* One step: a mark, or some rows. */
static void
take_step (DesmiSceneFade *self)
{
  if (self->cr != NULL && self->mark < self->scene->marks->len)
    {
      desmi_scene_paint_keyless (self->scene, self->cr, self->mark++);
      return;
    }
  g_clear_pointer (&self->cr, cairo_destroy);
  if (self->row < self->bottom)
    desmi_picture_mix_box (self->faded, self->all, FADED, self->faded, self->left, self->row,
                           self->right - self->left, MIN (ROWS, self->bottom - self->row));
  self->row += ROWS;
}

/**
 * desmi_scene_fade_advance:
 * @most_us: µs after which to stop; at least one step is taken
 *
 * Goes on painting.
 *
 * Returns: whether the picture is complete
 */
gboolean
desmi_scene_fade_advance (DesmiSceneFade *self, gint64 most_us)
{
  gint64 start = g_get_monotonic_time ();

  do
    take_step (self);
  while ((self->cr != NULL || self->row < self->bottom)
         && g_get_monotonic_time () - start < most_us);
  return self->cr == NULL && self->row >= self->bottom;
}

/**
 * desmi_scene_fade_get_picture:
 *
 * Returns: (transfer none): an image like the one it was made of; faded when it is complete
 */
cairo_surface_t *
desmi_scene_fade_get_picture (DesmiSceneFade *self)
{
  return self->faded;
}

/**
 * desmi_scene_fade_free:
 *
 * Gives the picture up, complete or not.
 */
void
desmi_scene_fade_free (DesmiSceneFade *self)
{
  g_clear_pointer (&self->cr, cairo_destroy);
  cairo_surface_destroy (self->all);
  cairo_surface_destroy (self->faded);
  desmi_scene_unref (self->scene);
  g_free (self);
}

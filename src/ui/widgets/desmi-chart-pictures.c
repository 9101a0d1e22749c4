/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of a scene at device scale, kept until the scene changes: a frame only shows one of
 * them. */
#include "ui/widgets/desmi-chart-pictures.h"

#include <math.h>

static cairo_surface_t *
new_surface (double width, double height, int scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, (int) lround (width) * scale, (int) lround (height) * scale);

  cairo_surface_set_device_scale (surface, scale, scale);
  return surface;
}

/**
 * desmi_chart_pictures_show:
 * @surface: an image; not written to any more
 *
 * Returns: (transfer full): what is painted on it, without a copy
 */
GdkTexture *
desmi_chart_pictures_show (cairo_surface_t *surface)
{
  int                width = cairo_image_surface_get_width (surface);
  int                height = cairo_image_surface_get_height (surface);
  gsize              stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (
      cairo_image_surface_get_data (surface), stride * (gsize) height,
      (GDestroyNotify) cairo_surface_destroy, cairo_surface_reference (surface));
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static void
need_plain (DesmiChartPictures *self, DesmiScene *scene, int scale)
{
  gint64 start = g_get_monotonic_time ();

  if (self->plain != NULL)
    return;
  self->painted
      = new_surface (desmi_scene_get_width (scene), desmi_scene_get_height (scene), scale);
  self->ground = desmi_scene_paint_picture (scene, self->painted);
  self->paint_us = g_get_monotonic_time () - start;
  self->plain = desmi_chart_pictures_show (self->painted);
}

/**
 * desmi_chart_pictures_expect:
 *
 * A datum will be pointed at: makes some of what all of them need, in a time that leaves room in a
 * frame; to be called until it is there. Nothing can be done before the scene is painted.
 *
 * Returns: whether there is nothing left to do now
 */
gboolean
desmi_chart_pictures_expect (DesmiChartPictures *self, DesmiScene *scene)
{
  if (self->faded != NULL || self->painted == NULL)
    return TRUE;
  if (self->fade == NULL)
    self->fade = desmi_scene_fade_new (scene, self->painted, g_steal_pointer (&self->ground));
  if (!desmi_scene_fade_advance (self->fade, DESMI_CHART_PICTURES_STEP_US))
    return FALSE;
  self->faded = desmi_chart_pictures_show (desmi_scene_fade_get_picture (self->fade));
  g_clear_pointer (&self->fade, desmi_scene_fade_free);
  return TRUE;
}

static void
need_lit (DesmiChartPictures *self, DesmiScene *scene, const char *key, int scale)
{
  cairo_surface_t *surface;
  cairo_t         *cr;

  if (self->key != NULL && desmi_scene_lights_same (scene, self->key, key))
    return;
  g_clear_object (&self->lit);
  g_free (self->key);
  self->key = g_strdup (key);
  self->lit_box = desmi_scene_get_lit_box (scene, key);
  if (self->lit_box.width <= 0)
    return;
  surface = new_surface (self->lit_box.width, self->lit_box.height, scale);
  cr = cairo_create (surface);
  cairo_translate (cr, -self->lit_box.x, -self->lit_box.y);
  desmi_scene_paint_lit (scene, cr, key);
  cairo_destroy (cr);
  self->lit = desmi_chart_pictures_show (surface);
  cairo_surface_destroy (surface);
}

/**
 * desmi_chart_pictures_prepare:
 * @key: (nullable): the datum pointed at
 * @scale: device pixels in a pixel, 1 or more
 *
 * Makes the pictures that are wanted and not there yet. The scene is painted whole only once, for
 * as long as it is the same; of a datum pointed at only what it lights is painted, and nothing when
 * it lights what the one before did, or while the faded picture that goes under it is not there.
 */
void
desmi_chart_pictures_prepare (DesmiChartPictures *self,
                              DesmiScene         *scene,
                              const char         *key,
                              int                 scale)
{
  need_plain (self, scene, scale);
  if (key != NULL && self->faded != NULL)
    need_lit (self, scene, key, scale);
}

/**
 * desmi_chart_pictures_append:
 * @mark: (nullable): the mark pointed at
 * @scale: device pixels in a pixel, 1 or more
 *
 * Shows the scene at the origin of @snapshot. Until the faded picture is there, nothing is faded.
 */
void
desmi_chart_pictures_append (DesmiChartPictures   *self,
                             DesmiScene           *scene,
                             const DesmiSceneMark *mark,
                             int                   scale,
                             GtkSnapshot          *snapshot)
{
  const char     *key = mark != NULL ? mark->key : NULL;
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, (float) desmi_scene_get_width (scene),
                                            (float) desmi_scene_get_height (scene));
  cairo_t        *cr;

  desmi_chart_pictures_prepare (self, scene, key, scale);
  if (key == NULL || self->faded == NULL)
    gtk_snapshot_append_texture (snapshot, self->plain, &all);
  else
    gtk_snapshot_append_texture (snapshot, self->faded, &all);
  if (key == NULL)
    return;
  if (self->faded != NULL && self->lit != NULL)
    gtk_snapshot_append_texture (
        snapshot, self->lit,
        &GRAPHENE_RECT_INIT ((float) self->lit_box.x, (float) self->lit_box.y,
                             (float) self->lit_box.width, (float) self->lit_box.height));
  cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT ((float) mark->box.x, (float) mark->box.y,
                                     (float) mark->box.width, (float) mark->box.height));
  desmi_scene_paint_dot (scene, cr, mark);
  cairo_destroy (cr);
}

/**
 * desmi_chart_pictures_clear:
 *
 * Forgets the pictures: the scene or the scale is another.
 */
void
desmi_chart_pictures_clear (DesmiChartPictures *self)
{
  g_clear_object (&self->plain);
  g_clear_pointer (&self->painted, cairo_surface_destroy);
  g_clear_pointer (&self->ground, cairo_surface_destroy);
  g_clear_pointer (&self->fade, desmi_scene_fade_free);
  g_clear_object (&self->faded);
  g_clear_object (&self->lit);
  g_clear_pointer (&self->key, g_free);
}

/**
 * desmi_chart_draw_sentence:
 * @sentence: why there is no picture
 *
 * Draws a sentence in the middle of @widget.
 */
void
desmi_chart_draw_sentence (GtkWidget *widget, GtkSnapshot *snapshot, const char *sentence)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, sentence);
  int                     text_height, y;
  GdkRGBA                 color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  pango_layout_set_width (layout, gtk_widget_get_width (widget) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_get_pixel_size (layout, NULL, &text_height);
  y = MAX (0, (gtk_widget_get_height (widget) - text_height) / 2);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

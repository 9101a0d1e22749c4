/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of a scene at device scale, kept until the scene changes: a frame only shows one of
 * them. */
#include "ui/desmi-chart-pictures.h"

#include <math.h>

#define POINTER_GAP 14

static GdkTexture *
make_picture (DesmiScene *scene, const char *key, int scale)
{
  int                width = (int) lround (desmi_scene_get_width (scene)) * scale;
  int                height = (int) lround (desmi_scene_get_height (scene)) * scale;
  cairo_surface_t   *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t           *cr = cairo_create (surface);
  gsize              stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_set_device_scale (surface, scale, scale);
  if (key != NULL)
    desmi_scene_paint_highlight (scene, cr, key);
  else
    desmi_scene_paint (scene, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes
      = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) height,
                                    (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

/**
 * desmi_chart_pictures_get:
 * @key: (nullable): the datum to lift out
 * @scale: device pixels in a pixel, 1 or more
 *
 * Returns: (transfer none): the picture, painted if it was not asked for before
 */
GdkTexture *
desmi_chart_pictures_get (DesmiChartPictures *self, DesmiScene *scene, const char *key, int scale)
{
  if (key == NULL)
    {
      if (self->plain == NULL)
        self->plain = make_picture (scene, NULL, scale);
      return self->plain;
    }
  if (self->lifted == NULL || g_strcmp0 (self->key, key) != 0)
    {
      g_clear_object (&self->lifted);
      g_free (self->key);
      self->key = g_strdup (key);
      self->lifted = make_picture (scene, key, scale);
    }
  return self->lifted;
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
  g_clear_object (&self->lifted);
  g_clear_pointer (&self->key, g_free);
}

/**
 * desmi_chart_place_tip:
 * @tip: a child of the chart
 * @x: px of the pointer or the mark
 * @y: px
 * @width: px of the chart
 * @height: px
 *
 * Allocates the tip beside a place, inside the chart, never under the pointer.
 */
void
desmi_chart_place_tip (GtkWidget *tip, double x, double y, int width, int height)
{
  GtkRequisition size;

  gtk_widget_get_preferred_size (tip, NULL, &size);
  size.width = MIN (size.width, MAX (width, 1));
  gtk_widget_measure (tip, GTK_ORIENTATION_VERTICAL, size.width, NULL, &size.height, NULL, NULL);
  x = x + POINTER_GAP + size.width <= width ? x + POINTER_GAP : x - POINTER_GAP - size.width;
  y = y + POINTER_GAP + size.height <= height ? y + POINTER_GAP : y - POINTER_GAP - size.height;
  gtk_widget_size_allocate (tip,
                            &(GtkAllocation){ (int) CLAMP (x, 0, MAX (0, width - size.width)),
                                              (int) CLAMP (y, 0, MAX (0, height - size.height)),
                                              size.width, size.height },
                            -1);
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

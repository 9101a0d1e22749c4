/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ring over the photo: dragged with the mouse, or moved with the arrow keys. The photo is cut
 * anew when it is let go. */
#include "ui/decks/desmi-canvas-focus.h"

#include "ui/desmi-a11y.h"

#include <glib/gi18n-lib.h>

#define DATA "desmi-canvas-focus"
#define GRIP 32
#define RADIUS 11
#define STEP 0.05

typedef struct
{
  GtkOverlay          *overlay; /* not owned: its data */
  DesmiSlideView      *view;
  GtkWidget           *grip;
  DesmiCanvasFocusSave save;
  gpointer             owner;
  gboolean             is_dragged;
  double               x, y; /* of the whole photo, 0 to 1 */
} Focus;

/* (nullable): the photo that is shown, where it is cut and may be moved */
static const DesmiPageItem *
find_photo (Focus *self, const DesmiPhoto **photo)
{
  DesmiPages       *pages = desmi_slide_view_get_pages (self->view);
  const DesmiPage  *page;
  const DesmiSlide *slide;

  if (pages == NULL)
    return NULL;
  page = g_ptr_array_index (pages->pages, desmi_slide_view_get_index (self->view));
  slide = g_ptr_array_index (pages->deck->slides, page->slide);
  if (slide->photo == NULL || !slide->photo->fill)
    return NULL;
  *photo = slide->photo;
  for (guint i = 0; i < page->items->len; i++)
    {
      const DesmiPageItem *item = g_ptr_array_index (page->items, i);

      if (item->kind == DESMI_ITEM_PICTURE && item->role == DESMI_ROLE_BODY)
        return item;
    }
  return NULL;
}

/* Where on the screen the photo's box lies, px of the overlay. */
static gboolean
get_box (Focus *self, const DesmiPageItem *item, DesmiBox *box)
{
  graphene_rect_t area;
  double          scale, left, top;

  if (!desmi_slide_view_get_area (self->view, &area)
      || !gtk_widget_translate_coordinates (GTK_WIDGET (self->view), GTK_WIDGET (self->overlay),
                                            (double) area.origin.x, (double) area.origin.y, &left,
                                            &top))
    return FALSE;
  scale = (double) area.size.width / desmi_slide_view_get_pages (self->view)->width;
  *box = (DesmiBox){ left + item->box.x * scale, top + item->box.y * scale, item->box.width * scale,
                     item->box.height * scale };
  return TRUE;
}

/* The ring follows the slide whatever room there is. */
static gboolean
position_cb (GtkOverlay *overlay, GtkWidget *child, GdkRectangle *place, gpointer user_data)
{
  Focus               *self = user_data;
  const DesmiPhoto    *photo;
  const DesmiPageItem *item = child == self->grip ? find_photo (self, &photo) : NULL;
  DesmiBox             box;

  if (item == NULL || !get_box (self, item, &box))
    return FALSE;
  place->x = (int) (box.x + CLAMP ((self->x - item->cut.x) / item->cut.width, 0, 1) * box.width)
             - GRIP / 2;
  place->y = (int) (box.y + CLAMP ((self->y - item->cut.y) / item->cut.height, 0, 1) * box.height)
             - GRIP / 2;
  place->width = GRIP;
  place->height = GRIP;
  return TRUE;
}

/**
 * desmi_canvas_focus_drag:
 * @x: px of the overlay
 * @y: px
 * @is_over: the ring is let go there
 *
 * Moves the ring, as the mouse does.
 */
void
desmi_canvas_focus_drag (GtkOverlay *overlay, double x, double y, gboolean is_over)
{
  Focus               *self = g_object_get_data (G_OBJECT (overlay), DATA);
  const DesmiPhoto    *photo;
  const DesmiPageItem *item = find_photo (self, &photo);
  DesmiBox             box;

  if (item == NULL || !get_box (self, item, &box))
    return;
  self->x = item->cut.x + CLAMP ((x - box.x) / box.width, 0, 1) * item->cut.width;
  self->y = item->cut.y + CLAMP ((y - box.y) / box.height, 0, 1) * item->cut.height;
  self->is_dragged = !is_over;
  gtk_widget_queue_allocate (GTK_WIDGET (overlay));
  if (is_over)
    self->save (self->owner, self->x, self->y);
}

static void
follow (Focus *self, GtkGesture *drag, gboolean is_over)
{
  double x, y;

  if (gtk_gesture_get_point (drag, NULL, &x, &y)
      && gtk_widget_translate_coordinates (self->grip, GTK_WIDGET (self->overlay), x, y, &x, &y))
    desmi_canvas_focus_drag (self->overlay, x, y, is_over);
}

static void
update_cb (GtkGestureDrag *drag, double x, double y, gpointer user_data)
{
  follow (user_data, GTK_GESTURE (drag), FALSE);
}

static void
end_cb (GtkGestureDrag *drag, double x, double y, gpointer user_data)
{
  Focus *self = user_data;

  if (self->is_dragged) /* else it was a click */
    follow (self, GTK_GESTURE (drag), TRUE);
}

static gboolean
key_cb (Focus *self, guint keyval, guint keycode, GdkModifierType state)
{
  double x = self->x, y = self->y;

  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left)
    x -= STEP;
  else if (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right)
    x += STEP;
  else if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    y -= STEP;
  else if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    y += STEP;
  else
    return FALSE;
  self->x = CLAMP (x, 0, 1);
  self->y = CLAMP (y, 0, 1);
  self->save (self->owner, self->x, self->y);
  return TRUE;
}

/* Dark on light, so that it is seen on every photo. */
static void
draw_cb (GtkDrawingArea *drawing, cairo_t *cr, int width, int height, gpointer user_data)
{
  gboolean is_focused = gtk_widget_has_visible_focus (GTK_WIDGET (drawing));

  cairo_arc (cr, width / 2.0, height / 2.0, RADIUS, 0, 2 * G_PI);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_line_width (cr, is_focused ? 7 : 5);
  cairo_stroke_preserve (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, is_focused ? 4 : 2);
  cairo_stroke (cr);
}

static void
add_grip (Focus *self)
{
  GtkGesture         *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->grip = gtk_drawing_area_new ();
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->grip), draw_cb, NULL, NULL);
  gtk_widget_set_focusable (self->grip, TRUE);
  gtk_widget_set_cursor_from_name (self->grip, "move");
  gtk_widget_set_visible (self->grip, FALSE);
  gtk_widget_set_tooltip_text (self->grip, _ ("Drag to what is to stay in sight of the picture"));
  desmi_a11y_set_label (self->grip, _ ("What stays in sight of the picture"));
  g_signal_connect (drag, "drag-update", G_CALLBACK (update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (end_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect_swapped (self->grip, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw),
                            self->grip);
  gtk_widget_add_controller (self->grip, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (self->grip, keys);
  gtk_overlay_add_overlay (self->overlay, self->grip);
}

/**
 * desmi_canvas_focus_set_up:
 * @overlay: around @view
 * @save: called with where the ring was let go
 * @owner: given to it; lives as long as @overlay
 */
void
desmi_canvas_focus_set_up (GtkOverlay          *overlay,
                           DesmiSlideView      *view,
                           DesmiCanvasFocusSave save,
                           gpointer             owner)
{
  Focus *self = g_new0 (Focus, 1);

  *self = (Focus){ .overlay = overlay, .view = view, .save = save, .owner = owner };
  g_object_set_data_full (G_OBJECT (overlay), DATA, self, g_free);
  add_grip (self);
  g_signal_connect (overlay, "get-child-position", G_CALLBACK (position_cb), self);
}

/**
 * desmi_canvas_focus_update:
 * @can_edit: else there is no ring
 *
 * Puts the ring where the slide that is shown now has it.
 */
void
desmi_canvas_focus_update (GtkOverlay *overlay, gboolean can_edit)
{
  Focus               *self = g_object_get_data (G_OBJECT (overlay), DATA);
  const DesmiPhoto    *photo = NULL;
  const DesmiPageItem *item = can_edit ? find_photo (self, &photo) : NULL;

  gtk_widget_set_visible (self->grip, item != NULL);
  if (item == NULL || self->is_dragged)
    return;
  self->x = photo->focus_x;
  self->y = photo->focus_y;
  gtk_widget_queue_allocate (GTK_WIDGET (overlay));
}

/**
 * desmi_canvas_focus_get_grip:
 *
 * Returns: (transfer none): the ring
 */
GtkWidget *
desmi_canvas_focus_get_grip (GtkOverlay *overlay)
{
  return ((Focus *) g_object_get_data (G_OBJECT (overlay), DATA))->grip;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page is painted on a thread, once for its size; until it is there the last picture stays, so
 * that nothing flashes and no frame waits. */
#include "ui/decks/desmi-slide-view.h"

#include "deck/desmi-page-scene.h"
#include "ui/desmi-a11y.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define NATURAL_WIDTH 960
#define LEAST_WIDTH 96
#define SHADOW 3
#define SURFACE_KEY "desmi-slide-surface"

struct _DesmiSlideView
{
  GtkWidget     parent_instance;

  DesmiPages   *pages; /* nullable */
  guint         index;
  GdkTexture   *texture;  /* nullable */
  gboolean      is_stale; /* the picture is of another page, or of another size */
  gboolean      is_framed;
  gboolean      is_given; /* the picture is not ours to replace */
  int           asked;    /* px: the width that is being painted, 0: none is */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (DesmiSlideView, desmi_slide_view, GTK_TYPE_WIDGET)

typedef struct
{
  DesmiPages *pages;
  guint       index;
  int         width_px;
} Work;

static void
free_work (gpointer data)
{
  Work *work = data;

  desmi_pages_unref (work->pages);
  g_free (work);
}

static void
free_surface (gpointer surface)
{
  cairo_surface_destroy (surface);
}

static void
paint_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Work      *work = data;
  double           scale = work->width_px / work->pages->width;
  int              width_px = work->width_px;
  int              height_px = MAX ((int) lround (work->pages->height * scale), 1);
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, work->width_px, height_px);
  cairo_t           *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture        *texture;

  if (!g_task_return_error_if_cancelled (task))
    {
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
      /* the last row is whole, too */
      cairo_scale (cr, scale, height_px / work->pages->height);
      desmi_page_paint (work->pages, work->index, cr);
      cairo_surface_flush (surface);
      bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                          (gsize) height_px
                                              * (gsize) cairo_image_surface_get_stride (surface),
                                          free_surface, cairo_surface_reference (surface));
      texture = gdk_memory_texture_new (width_px, height_px, GDK_MEMORY_DEFAULT, bytes,
                                        (gsize) cairo_image_surface_get_stride (surface));
      g_object_set_data_full (G_OBJECT (texture), SURFACE_KEY, cairo_surface_reference (surface),
                              free_surface);
      g_task_return_pointer (task, texture, g_object_unref);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/**
 * desmi_slide_paint_async:
 * @index: of the page
 * @width_px: of the picture
 *
 * Paints a page as a picture on a thread.
 */
void
desmi_slide_paint_async (DesmiPages         *pages,
                         guint               index,
                         int                 width_px,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Work             *work = g_new (Work, 1);

  *work = (Work){ desmi_pages_ref (pages), index, width_px };
  g_task_set_source_tag (task, desmi_slide_paint_async);
  g_task_set_task_data (task, work, free_work);
  g_task_run_in_thread (task, paint_in_thread);
}

/**
 * desmi_slide_paint_finish:
 *
 * Returns: (transfer full): the picture; %NULL with %G_IO_ERROR_CANCELLED
 */
GdkTexture *
desmi_slide_paint_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * desmi_slide_append:
 * @widget: realized, whose snapshot it is
 * @texture: painted by desmi_slide_paint_async()
 * @area: px, where it goes
 *
 * Puts the picture there, without a copy of it being made first where the window is drawn by cairo.
 */
void
desmi_slide_append (GtkWidget             *widget,
                    GtkSnapshot           *snapshot,
                    GdkTexture            *texture,
                    const graphene_rect_t *area)
{
  cairo_surface_t *surface = g_object_get_data (G_OBJECT (texture), SURFACE_KEY);
  cairo_t         *cr;

  if (surface == NULL
      || !GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (gtk_widget_get_native (widget))))
    {
      gtk_snapshot_append_texture (snapshot, texture, area);
      return;
    }
  cr = gtk_snapshot_append_cairo (snapshot, area);
  cairo_translate (cr, (double) area->origin.x, (double) area->origin.y);
  cairo_scale (cr, (double) area->size.width / gdk_texture_get_width (texture),
               (double) area->size.height / gdk_texture_get_height (texture));
  cairo_set_source_surface (cr, surface, 0, 0);
  /* the edges are of the slide alone */
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static void
painted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)         error = NULL;
  g_autoptr (DesmiSlideView) self = user_data;
  g_autoptr (GdkTexture)     texture = desmi_slide_paint_finish (result, &error);

  if (texture == NULL) /* another was asked for meanwhile */
    return;
  self->asked = 0;
  self->is_stale = FALSE;
  g_set_object (&self->texture, texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static int
get_wanted_width (DesmiSlideView *self)
{
  graphene_rect_t area;

  if (!desmi_slide_view_get_area (self, &area))
    return 0;
  return (int) ceilf (area.size.width) * gtk_widget_get_scale_factor (GTK_WIDGET (self));
}

static void
ask (DesmiSlideView *self)
{
  int width = get_wanted_width (self);

  if (self->is_given || self->pages == NULL || width <= 0 || self->asked == width
      || (!self->is_stale && self->asked == 0 && self->texture != NULL
          && gdk_texture_get_width (self->texture) == width))
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->asked = width;
  desmi_slide_paint_async (self->pages, self->index, width, self->cancellable, painted_cb,
                           g_object_ref (self));
}

static GtkSizeRequestMode
desmi_slide_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static double
get_ratio (DesmiSlideView *self)
{
  return self->pages != NULL ? self->pages->height / self->pages->width : 9.0 / 16.0;
}

static void
desmi_slide_view_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  double ratio = get_ratio (DESMI_SLIDE_VIEW (widget));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = for_size > 0 ? MAX ((int) (for_size / ratio), LEAST_WIDTH) : NATURAL_WIDTH;
      return;
    }
  *minimum = (int) ceil (LEAST_WIDTH * ratio);
  *natural = MAX ((int) ceil ((for_size > 0 ? for_size : NATURAL_WIDTH) * ratio), *minimum);
}

static void
desmi_slide_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ask (DESMI_SLIDE_VIEW (widget));
}

/* The page stands out from what is around it, as paper does. */
static void
append_shadow (GtkSnapshot *snapshot, const graphene_rect_t *area)
{
  const GdkRGBA  shade = { 0, 0, 0, 0.35f };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, area, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, 1, 0, SHADOW);
}

static void
desmi_slide_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DesmiSlideView *self = DESMI_SLIDE_VIEW (widget);
  const GdkRGBA   white = { 1, 1, 1, 1 };
  graphene_rect_t area;

  ask (self);
  if (!desmi_slide_view_get_area (self, &area))
    return;
  if (self->is_framed)
    append_shadow (snapshot, &area);
  if (self->texture != NULL)
    desmi_slide_append (widget, snapshot, self->texture, &area);
  else
    gtk_snapshot_append_color (snapshot, &white, &area);
}

static void
desmi_slide_view_dispose (GObject *object)
{
  DesmiSlideView *self = DESMI_SLIDE_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->texture);
  g_clear_pointer (&self->pages, desmi_pages_unref);
  G_OBJECT_CLASS (desmi_slide_view_parent_class)->dispose (object);
}

static void
desmi_slide_view_class_init (DesmiSlideViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desmi_slide_view_dispose;
  widget_class->get_request_mode = desmi_slide_view_get_request_mode;
  widget_class->measure = desmi_slide_view_measure;
  widget_class->size_allocate = desmi_slide_view_size_allocate;
  widget_class->snapshot = desmi_slide_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "desmi-slide");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
desmi_slide_view_init (DesmiSlideView *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

/**
 * desmi_slide_view_new:
 *
 * Returns: (transfer floating): a view of no page yet, white
 */
GtkWidget *
desmi_slide_view_new (void)
{
  return g_object_new (DESMI_TYPE_SLIDE_VIEW, NULL);
}

/* The page's words for who does not see it: its title, then what its charts say. */
static void
describe (DesmiSlideView *self)
{
  const DesmiPage      *page = g_ptr_array_index (self->pages->pages, self->index);
  g_autoptr (GPtrArray) alts = desmi_page_list_alts (page);
  g_autoptr (GString)   text = g_string_new (NULL);
  guint                 number = desmi_pages_get_number (self->pages, self->index);
  g_autofree char      *label = number > 0
                               /* Translators: the number of a page, and its title */
                                    ? g_strdup_printf (_ ("Slide %u: %s"), number, page->title)
                               /* Translators: a title */
                                    : g_strdup_printf (_ ("Hidden slide: %s"), page->title);

  for (guint i = 0; i < alts->len; i++)
    if (g_ptr_array_index (alts, i) != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                              (const char *) g_ptr_array_index (alts, i));
  desmi_a11y_set_label (GTK_WIDGET (self), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text->str, -1);
}

/**
 * desmi_slide_view_set_page:
 * @pages: (nullable): %NULL: nothing is shown
 * @index: of the page
 *
 * Shows another page; until it is painted, what was shown stays.
 */
void
desmi_slide_view_set_page (DesmiSlideView *self, DesmiPages *pages, guint index)
{
  g_return_if_fail (DESMI_IS_SLIDE_VIEW (self));
  g_return_if_fail (pages == NULL || index < pages->pages->len);
  if (pages == self->pages && index == self->index && !self->is_given)
    return;
  if (pages != NULL)
    desmi_pages_ref (pages);
  g_clear_pointer (&self->pages, desmi_pages_unref);
  self->pages = pages;
  self->index = index;
  self->is_stale = TRUE;
  self->is_given = FALSE;
  /* one that is painted but did not come yet would be taken for this page */
  g_cancellable_cancel (self->cancellable);
  self->asked = 0;
  if (pages == NULL)
    g_clear_object (&self->texture);
  else
    describe (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * desmi_slide_view_get_pages:
 *
 * Returns: (transfer none) (nullable): the pages of which one is shown
 */
DesmiPages *
desmi_slide_view_get_pages (DesmiSlideView *self)
{
  return self->pages;
}

/**
 * desmi_slide_view_get_index:
 *
 * Returns: which page is shown
 */
guint
desmi_slide_view_get_index (DesmiSlideView *self)
{
  return self->index;
}

/**
 * desmi_slide_view_set_texture:
 * @texture: of the page that was set last, painted beforehand
 *
 * Shows it with the next frame instead of painting it.
 */
void
desmi_slide_view_set_texture (DesmiSlideView *self, GdkTexture *texture)
{
  g_return_if_fail (DESMI_IS_SLIDE_VIEW (self));
  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->texture, texture);
  self->is_stale = FALSE;
  self->is_given = TRUE;
  self->asked = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * desmi_slide_view_set_framed:
 * @is_framed: whether the page casts a shadow on what is around it
 */
void
desmi_slide_view_set_framed (DesmiSlideView *self, gboolean is_framed)
{
  g_return_if_fail (DESMI_IS_SLIDE_VIEW (self));
  self->is_framed = is_framed;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * desmi_slide_view_is_painted:
 *
 * Returns: whether what is seen is the page that was set, at its size
 */
gboolean
desmi_slide_view_is_painted (DesmiSlideView *self)
{
  return self->texture != NULL && !self->is_stale && self->asked == 0;
}

/**
 * desmi_slide_view_get_area:
 * @area: (out caller-allocates): px, where in the widget the page lies
 *
 * Returns: whether there is room for it
 */
gboolean
desmi_slide_view_get_area (DesmiSlideView *self, graphene_rect_t *area)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double ratio = get_ratio (self);
  double frame = self->is_framed ? 2 * SHADOW : 0;
  double used = MIN (width - frame, (height - frame) / ratio);

  if (used < 1)
    return FALSE;
  graphene_rect_init (area, (float) floor ((width - used) / 2),
                      (float) floor ((height - used * ratio) / 2), (float) floor (used),
                      (float) round (floor (used) * ratio));
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The slides before and after the one that is shown are painted beforehand for the size of the
 * screen, so that a step costs one frame. */
#include "ui/decks/desmi-show-view.h"

#include "ui/decks/desmi-frame-memory.h"
#include "ui/decks/desmi-slide-view.h"
#include "ui/desmi-a11y.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define DOT_PART 0.008 /* radius, of the slide's width */
#define LEAST_WIDTH 160
#define TEXT_PART 0.022 /* height of letters, of the slide's width */

struct _DesmiShowView
{
  GtkWidget       parent_instance;

  DesmiSlideShow *show;
  gboolean        for_speaker; /* sees the slide also while the audience is in the dark */
  GHashTable     *textures;    /* of GdkTexture, by page */
  GHashTable     *asked;       /* of GCancellable, by page */
  int             width_px;    /* that they are painted for */
  GdkTexture     *last;        /* nullable: shown until the next is there */
};

G_DEFINE_FINAL_TYPE (DesmiShowView, desmi_show_view, GTK_TYPE_WIDGET)

typedef struct
{
  DesmiShowView *self;
  guint          page;
  int            width_px;
} Painting;

static void
painted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Painting                 *painting = user_data;
  g_autoptr (DesmiShowView) self = painting->self;
  g_autoptr (GdkTexture)    texture = desmi_slide_paint_finish (result, NULL);

  if (texture != NULL && painting->width_px == self->width_px)
    {
      g_hash_table_insert (self->textures, GUINT_TO_POINTER (painting->page),
                           g_object_ref (texture));
      g_hash_table_remove (self->asked, GUINT_TO_POINTER (painting->page));
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  g_free (painting);
}

static void
prepare (DesmiShowView *self, int page)
{
  GCancellable *cancellable;
  Painting     *painting;

  if (page < 0 || g_hash_table_contains (self->textures, GINT_TO_POINTER (page))
      || g_hash_table_contains (self->asked, GINT_TO_POINTER (page)))
    return;
  cancellable = g_cancellable_new ();
  g_hash_table_insert (self->asked, GINT_TO_POINTER (page), cancellable);
  painting = g_new (Painting, 1);
  *painting = (Painting){ g_object_ref (self), (guint) page, self->width_px };
  desmi_slide_paint_async (desmi_slide_show_get_pages (self->show), (guint) page, self->width_px,
                           cancellable, painted_cb, painting);
}

static gboolean
is_far (gpointer key, gpointer value, gpointer user_data)
{
  const int *near = user_data;
  int        page = GPOINTER_TO_INT (key);

  return page != near[0] && page != near[1] && page != near[2];
}

static void
cancel (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  g_object_unref (cancellable);
}

/* The slide that is shown first, then its neighbours; others are let go of. */
static void
prepare_near (DesmiShowView *self)
{
  graphene_rect_t area;
  int             near[3], width_px;

  if (!desmi_show_view_get_area (self, &area))
    return;
  width_px = (int) area.size.width * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  if (width_px != self->width_px)
    {
      g_hash_table_remove_all (self->textures);
      g_hash_table_remove_all (self->asked);
      self->width_px = width_px;
    }
  near[0] = desmi_slide_show_get_page (self->show);
  near[1] = desmi_slide_show_peek_next (self->show);
  near[2] = desmi_slide_show_peek_before (self->show);
  g_hash_table_foreach_remove (self->textures, is_far, near);
  g_hash_table_foreach_remove (self->asked, is_far, near);
  for (guint i = 0; i < G_N_ELEMENTS (near); i++)
    prepare (self, near[i]);
}

static void
append_text (DesmiShowView         *self,
             GtkSnapshot           *snapshot,
             const char            *text,
             const graphene_rect_t *area)
{
  const GdkRGBA           gray = { 0.7f, 0.7f, 0.7f, 1 };
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (
      pango_context_get_font_description (pango_layout_get_context (layout)));
  int width, height;

  /* to be read from the hall, on whichever screen */
  pango_font_description_set_absolute_size (font,
                                            (double) area->size.width * TEXT_PART * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);

  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (area->origin.x + (area->size.width - (float) width) / 2,
                                      area->origin.y + (area->size.height - (float) height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &gray);
  gtk_snapshot_restore (snapshot);
}

static void
append_pointer (DesmiShowView *self, GtkSnapshot *snapshot, const graphene_rect_t *area)
{
  const GdkRGBA   red = { 0.9f, 0.1f, 0.1f, 0.85f };
  double          x, y;
  float           radius = area->size.width * (float) DOT_PART;
  graphene_rect_t dot;
  GskRoundedRect  round;

  if (!desmi_slide_show_get_pointer (self->show, &x, &y))
    return;
  graphene_rect_init (&dot, area->origin.x + (float) x * area->size.width - radius,
                      area->origin.y + (float) y * area->size.height - radius, 2 * radius,
                      2 * radius);
  gsk_rounded_rect_init_from_rect (&round, &dot, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, &red, &dot);
  gtk_snapshot_pop (snapshot);
}

static void
append_slide (DesmiShowView *self, GtkSnapshot *snapshot, const graphene_rect_t *area)
{
  int         page = desmi_slide_show_get_page (self->show);
  GdkTexture *texture
      = page >= 0 ? g_hash_table_lookup (self->textures, GINT_TO_POINTER (page)) : NULL;

  if (page < 0)
    {
      append_text (self, snapshot, _ ("End of the presentation. Esc leaves."), area);
      return;
    }
  if (texture != NULL)
    g_set_object (&self->last, texture);
  if (self->last != NULL)
    desmi_slide_append (GTK_WIDGET (self), snapshot, self->last, area);
  append_pointer (self, snapshot, area);
}

static void
desmi_show_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DesmiShowView        *self = DESMI_SHOW_VIEW (widget);
  const GdkRGBA         black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 };
  DesmiBlank            blank = desmi_slide_show_get_blank (self->show);
  const graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                  (float) gtk_widget_get_height (widget));
  graphene_rect_t       area;

  if (self->for_speaker)
    blank = DESMI_BLANK_NONE;
  /* beside the speaker's slide is the speaker's own dark */
  if (!self->for_speaker)
    gtk_snapshot_append_color (snapshot, blank == DESMI_BLANK_WHITE ? &white : &black, &all);
  prepare_near (self);
  if (blank == DESMI_BLANK_NONE && desmi_show_view_get_area (self, &area))
    append_slide (self, snapshot, &area);
}

static void
desmi_show_view_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : LEAST_WIDTH * 9 / 16;
  *natural = *minimum * 4;
}

static void
desmi_show_view_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (desmi_show_view_parent_class)->realize (widget);
  desmi_frame_memory_hold (widget);
}

static void
desmi_show_view_unrealize (GtkWidget *widget)
{
  desmi_frame_memory_release ();
  GTK_WIDGET_CLASS (desmi_show_view_parent_class)->unrealize (widget);
}

static void
changed_cb (DesmiShowView *self)
{
  int page = desmi_slide_show_get_page (self->show);

  desmi_a11y_set_label (GTK_WIDGET (self),
                        page >= 0
                            ? ((DesmiPage *) g_ptr_array_index (
                                   desmi_slide_show_get_pages (self->show)->pages, (guint) page))
                                  ->title
                            : _ ("End of the presentation. Esc leaves."));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
desmi_show_view_dispose (GObject *object)
{
  DesmiShowView *self = DESMI_SHOW_VIEW (object);

  g_hash_table_remove_all (self->asked);
  g_hash_table_remove_all (self->textures);
  g_clear_object (&self->last);
  G_OBJECT_CLASS (desmi_show_view_parent_class)->dispose (object);
}

static void
desmi_show_view_finalize (GObject *object)
{
  DesmiShowView *self = DESMI_SHOW_VIEW (object);

  g_hash_table_unref (self->asked);
  g_hash_table_unref (self->textures);
  g_clear_object (&self->show);
  G_OBJECT_CLASS (desmi_show_view_parent_class)->finalize (object);
}

static void
desmi_show_view_class_init (DesmiShowViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desmi_show_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = desmi_show_view_finalize;
  widget_class->realize = desmi_show_view_realize;
  widget_class->unrealize = desmi_show_view_unrealize;
  widget_class->measure = desmi_show_view_measure;
  widget_class->snapshot = desmi_show_view_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
desmi_show_view_init (DesmiShowView *self)
{
  self->textures = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->asked = g_hash_table_new_full (NULL, NULL, NULL, cancel);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

/**
 * desmi_show_view_new:
 * @for_speaker: whether the slide is seen also while the audience's screen is dark
 *
 * Returns: (transfer floating): the view
 */
GtkWidget *
desmi_show_view_new (DesmiSlideShow *show, gboolean for_speaker)
{
  DesmiShowView *self = g_object_new (DESMI_TYPE_SHOW_VIEW, NULL);

  self->show = g_object_ref (show);
  self->for_speaker = for_speaker;
  g_signal_connect_object (show, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * desmi_show_view_get_area:
 * @area: (out caller-allocates): px, where in the widget the slide lies
 *
 * Returns: whether there is room for it
 */
gboolean
desmi_show_view_get_area (DesmiShowView *self, graphene_rect_t *area)
{
  DesmiPages *pages = desmi_slide_show_get_pages (self->show);
  double      width = gtk_widget_get_width (GTK_WIDGET (self));
  double      height = gtk_widget_get_height (GTK_WIDGET (self));
  double      used = floor (MIN (width, height * pages->width / pages->height));
  double      tall = round (used * pages->height / pages->width);

  if (used < 1)
    return FALSE;
  graphene_rect_init (area, (float) floor ((width - used) / 2), (float) floor ((height - tall) / 2),
                      (float) used, (float) tall);
  return TRUE;
}

/**
 * desmi_show_view_get_show:
 *
 * Returns: (transfer none): what is shown
 */
DesmiSlideShow *
desmi_show_view_get_show (DesmiShowView *self)
{
  return self->show;
}

/**
 * desmi_show_view_is_painted:
 *
 * Returns: whether the slide that is shown is the one that is seen
 */
gboolean
desmi_show_view_is_painted (DesmiShowView *self)
{
  int page = desmi_slide_show_get_page (self->show);

  return page < 0 || desmi_show_view_is_ready (self, (guint) page);
}

/**
 * desmi_show_view_is_ready:
 *
 * Returns: whether @page is painted already
 */
gboolean
desmi_show_view_is_ready (DesmiShowView *self, guint page)
{
  return g_hash_table_contains (self->textures, GUINT_TO_POINTER (page));
}

/**
 * desmi_show_view_find:
 * @x: px in the widget
 * @y: px in the widget
 * @part_x: (out): 0 to 1 of the slide
 * @part_y: (out): 0 to 1 of the slide
 *
 * Returns: whether that is on the slide
 */
gboolean
desmi_show_view_find (DesmiShowView *self, double x, double y, double *part_x, double *part_y)
{
  graphene_rect_t area;

  if (!desmi_show_view_get_area (self, &area))
    return FALSE;
  *part_x = (x - (double) area.origin.x) / (double) area.size.width;
  *part_y = (y - (double) area.origin.y) / (double) area.size.height;
  return *part_x >= 0 && *part_x <= 1 && *part_y >= 0 && *part_y <= 1;
}

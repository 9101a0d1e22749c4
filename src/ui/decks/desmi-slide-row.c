/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/decks/desmi-slide-row.h"

#include "ui/decks/desmi-slide-view.h"
#include "ui/desmi-a11y.h"

#include <glib/gi18n-lib.h>

#define THUMBNAIL_WIDTH 150
#define THUMBNAIL_HEIGHT 90
#define DIMMED 0.4
#define BEFORE "desmi-drop-before" /* classes of style while a slide is dragged over it */
#define AFTER "desmi-drop-after"
#define HIDDEN "–" /* in place of a number */

struct _DesmiSlideRow
{
  GtkBox          parent_instance;

  GtkLabel       *number;
  GtkWidget      *mark; /* that somebody is to look at it */
  DesmiSlideView *view;

  DesmiSlideItem *item; /* nullable */
  gulong          changed;
};

G_DEFINE_FINAL_TYPE (DesmiSlideRow, desmi_slide_row, GTK_TYPE_BOX)

static const DesmiPage *
get_page (DesmiSlideRow *self)
{
  return g_ptr_array_index (desmi_slide_item_get_deck (self->item)->pages->pages,
                            desmi_slide_item_get_page (self->item));
}

static void
show_news (DesmiSlideRow *self)
{
  const DesmiDeckNews *news = desmi_slide_item_get_deck (self->item)->news;
  const char          *slide = desmi_slide_item_get_slide (self->item);
  guint                n = desmi_deck_news_get_changed (news, slide);
  gboolean             is_doubtful = desmi_deck_news_is_doubtful (news, slide);
  gboolean             is_withheld = desmi_deck_news_is_withheld (news, slide);
  const char          *words = desmi_deck_news_get_words (news, slide);
  g_autofree char     *changed
      = n > 0 ? g_strdup_printf (ngettext ("%u number changed", "%u numbers changed", n), n) : NULL;
  const char *text = n > 0           ? changed
                     : is_withheld   ? _ ("Frozen for the district’s office")
                     : words != NULL ? _ ("Check what you wrote yourself")
                                     : _ ("Check the title");

  gtk_widget_set_visible (self->mark, n > 0 || is_withheld || words != NULL || is_doubtful);
  gtk_widget_set_tooltip_text (self->mark, text);
  desmi_a11y_set_label (self->mark, text);
}

static void
show_item (DesmiSlideRow *self)
{
  const DesmiPage *page = get_page (self);
  guint            n = desmi_pages_get_number (desmi_slide_item_get_deck (self->item)->pages,
                                               desmi_slide_item_get_page (self->item));
  g_autofree char *number = n > 0 ? g_strdup_printf ("%u", n) : g_strdup (HIDDEN);
  g_autofree char *label = n > 0
                               /* Translators: the number of a slide, and its title */
                               ? g_strdup_printf (_ ("Slide %u: %s"), n, page->title)
                               /* Translators: a title */
                               : g_strdup_printf (_ ("Hidden slide: %s"), page->title);

  gtk_label_set_label (self->number, number);
  show_news (self);
  desmi_slide_view_set_page (self->view, desmi_slide_item_get_deck (self->item)->pages,
                             desmi_slide_item_get_page (self->item));
  gtk_widget_set_opacity (GTK_WIDGET (self->view), page->hidden ? DIMMED : 1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), label);
  desmi_a11y_name_row (GTK_WIDGET (self), label);
}

static GdkContentProvider *
prepare_cb (DesmiSlideRow *self, double x, double y)
{
  return self->item != NULL ? gdk_content_provider_new_typed (DESMI_TYPE_SLIDE_ITEM, self->item)
                            : NULL;
}

static void
drag_begin_cb (DesmiSlideRow *self, GdkDrag *drag, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self->view));

  gtk_drag_source_set_icon (source, paintable, 0, 0);
}

static gboolean
is_below (DesmiSlideRow *self, double y)
{
  return y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
}

/* A line where the slide would stand: above this one or below it. */
static GdkDragAction
motion_cb (DesmiSlideRow *self, double x, double y)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), is_below (self, y) ? BEFORE : AFTER);
  gtk_widget_add_css_class (GTK_WIDGET (self), is_below (self, y) ? AFTER : BEFORE);
  return GDK_ACTION_MOVE;
}

static void
leave_cb (DesmiSlideRow *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), BEFORE);
  gtk_widget_remove_css_class (GTK_WIDGET (self), AFTER);
}

static gboolean
drop_cb (DesmiSlideRow *self, const GValue *value, double x, double y)
{
  DesmiSlideItem  *item = g_value_get_object (value);
  const DesmiPage *dropped;
  guint            to;

  leave_cb (self);
  if (item == NULL || item == self->item)
    return FALSE;
  dropped = g_ptr_array_index (desmi_slide_item_get_deck (item)->pages->pages,
                               desmi_slide_item_get_page (item));
  to = get_page (self)->slide + (is_below (self, y) ? 1 : 0);
  if (dropped->slide < to)
    to--; /* those behind it move up */
  return to != dropped->slide
         && gtk_widget_activate_action (GTK_WIDGET (self), "deck.move-to", "(su)",
                                        desmi_slide_item_get_slide (item), to);
}

static void
desmi_slide_row_dispose (GObject *object)
{
  DesmiSlideRow *self = DESMI_SLIDE_ROW (object);

  if (self->item != NULL)
    g_clear_signal_handler (&self->changed, self->item);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (desmi_slide_row_parent_class)->dispose (object);
}

static void
desmi_slide_row_class_init (DesmiSlideRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desmi_slide_row_dispose;
}

static void
desmi_slide_row_init (DesmiSlideRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (DESMI_TYPE_SLIDE_ITEM, GDK_ACTION_MOVE);
  GtkWidget     *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->number = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_width_chars (self->number, 2);
  gtk_label_set_xalign (self->number, 1);
  gtk_widget_set_valign (GTK_WIDGET (self->number), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "desmi-caption");
  self->view = DESMI_SLIDE_VIEW (desmi_slide_view_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->view), THUMBNAIL_WIDTH, THUMBNAIL_HEIGHT);
  desmi_slide_view_set_framed (self->view, TRUE);
  self->mark = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_set_visible (self->mark, FALSE);
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->number));
  gtk_box_append (GTK_BOX (side), self->mark);
  gtk_box_append (GTK_BOX (self), side);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->view));
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_css_class (GTK_WIDGET (self), "desmi-slide-row");
  g_signal_connect_swapped (target, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (target, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * desmi_slide_row_new:
 *
 * Returns: (transfer floating): a row without a slide
 */
GtkWidget *
desmi_slide_row_new (void)
{
  return g_object_new (DESMI_TYPE_SLIDE_ROW, NULL);
}

/**
 * desmi_slide_row_set_item:
 * @item: (nullable): %NULL: none
 */
void
desmi_slide_row_set_item (DesmiSlideRow *self, DesmiSlideItem *item)
{
  g_return_if_fail (DESMI_IS_SLIDE_ROW (self));
  if (self->item != NULL)
    g_clear_signal_handler (&self->changed, self->item);
  g_set_object (&self->item, item);
  if (item == NULL)
    {
      desmi_slide_view_set_page (self->view, NULL, 0);
      return;
    }
  self->changed = g_signal_connect_swapped (item, "changed", G_CALLBACK (show_item), self);
  show_item (self);
}

/**
 * desmi_slide_row_get_item:
 *
 * Returns: (transfer none) (nullable): the slide that is shown
 */
DesmiSlideItem *
desmi_slide_row_get_item (DesmiSlideRow *self)
{
  return self->item;
}

/**
 * desmi_slide_row_get_position:
 *
 * Returns: where it stands in the list, from 0
 */
guint
desmi_slide_row_get_position (DesmiSlideRow *self)
{
  return get_page (self)->slide;
}

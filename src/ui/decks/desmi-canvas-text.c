/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/decks/desmi-canvas-text.h"

#include "ui/decks/desmi-number-text.h"
#include "ui/desmi-a11y.h"

#include <glib/gi18n-lib.h>

#define DATA "desmi-canvas-text"
#define AIR 4

typedef struct
{
  GtkOverlay     *overlay; /* not owned: its data */
  DesmiSlideView *view;
  DesmiCanvasAsk  ask;
  DesmiCanvasSave save;
  gpointer        owner;
  DesmiStore     *store; /* nullable */
  DesmiShownDeck *deck;  /* nullable */
  GtkWidget      *text;  /* nullable: while somebody writes */
  DesmiItemRole   role;
  char           *before;
  GWeakRef        was; /* what had the focus before */
} Canvas;

static void
canvas_free (gpointer data)
{
  Canvas *self = data;

  g_weak_ref_clear (&self->was);
  g_clear_object (&self->store);
  g_clear_pointer (&self->deck, desmi_shown_deck_unref);
  g_free (self->before);
  g_free (self);
}

/* The focus must not go down with what has it. */
static void
give_focus_back (Canvas *self)
{
  g_autoptr (GtkWidget) was = g_weak_ref_get (&self->was);
  GtkRoot              *root = gtk_widget_get_root (GTK_WIDGET (self->overlay));
  GtkWidget            *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->overlay)))
    return;
  if (was == NULL || !gtk_widget_get_mapped (was) || !gtk_widget_grab_focus (was))
    gtk_root_set_focus (root, NULL);
}

/* @keep: whether what was written is meant */
static void
end (Canvas *self, gboolean keep)
{
  g_autoptr (GtkWidget) text = g_steal_pointer (&self->text);
  g_autofree char      *written = NULL;
  GtkTextBuffer        *buffer;
  GtkTextIter           first, last;

  if (text == NULL)
    return;
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  gtk_text_buffer_get_bounds (buffer, &first, &last);
  written = gtk_text_buffer_get_text (buffer, &first, &last, FALSE);
  give_focus_back (self);
  gtk_overlay_remove_overlay (self->overlay, text);
  if (keep && g_strcmp0 (written, self->before) != 0)
    self->save (self->owner, self->role, written);
}

/* A window over this one, where a number is chosen, ends nothing. */
static void
left_cb (Canvas *self)
{
  if (!DESMI_IS_NUMBER_TEXT (self->text)
      || !desmi_number_text_is_choosing (DESMI_NUMBER_TEXT (self->text)))
    end (self, TRUE);
}

static gboolean
has_lines (DesmiItemRole role)
{
  return role == DESMI_ROLE_BODY || role == DESMI_ROLE_BESIDE;
}

/* A title is one line, so Enter ends it; in a text it begins the next. */
static gboolean
key_cb (Canvas *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean is_enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  if (keyval == GDK_KEY_Escape)
    end (self, FALSE);
  else if (is_enter && (!has_lines (self->role) || (state & GDK_CONTROL_MASK) != 0))
    end (self, TRUE);
  else
    return FALSE;
  return TRUE;
}

static void
place (Canvas *self, const DesmiBox *box, const graphene_rect_t *area, double scale)
{
  gtk_widget_set_halign (self->text, GTK_ALIGN_START);
  gtk_widget_set_valign (self->text, GTK_ALIGN_START);
  gtk_widget_set_margin_start (self->text, (int) ((double) area->origin.x + box->x * scale));
  gtk_widget_set_margin_top (self->text, (int) ((double) area->origin.y + box->y * scale));
  gtk_widget_set_size_request (self->text, (int) (box->width * scale), (int) (box->height * scale));
}

static GtkWidget *
new_text (Canvas *self)
{
  GtkWidget        *text;
  const DesmiPages *pages = desmi_slide_view_get_pages (self->view);
  const DesmiPage  *page;

  if (self->deck == NULL)
    return gtk_text_view_new ();
  text = desmi_number_text_new ();
  page = g_ptr_array_index (pages->pages, desmi_slide_view_get_index (self->view));
  desmi_number_text_set_deck (DESMI_NUMBER_TEXT (text), self->store, self->deck->stored,
                              g_ptr_array_index (pages->deck->slides, page->slide));
  if (!has_lines (self->role))
    desmi_number_text_set_one_line (DESMI_NUMBER_TEXT (text));
  return text;
}

static void
begin (Canvas *self, const DesmiPageItem *item, const graphene_rect_t *area, double scale)
{
  g_autofree char    *now = self->ask (self->owner, item->role);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->role = item->role;
  g_free (self->before);
  self->before = g_strdup (now);
  self->text = g_object_ref_sink (new_text (self));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->text), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->text), AIR);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->text), AIR);
  gtk_widget_add_css_class (self->text, "desmi-card");
  gtk_widget_add_css_class (self->text, "flush");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), now, -1);
  desmi_a11y_set_label (self->text, _ ("Words of the slide"));
  place (self, &item->box, area, scale);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->text, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (self->text, focus);
  g_weak_ref_set (&self->was,
                  gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self->overlay))));
  gtk_overlay_add_overlay (self->overlay, self->text);
  gtk_widget_grab_focus (self->text);
}

static gboolean
is_inside (const DesmiBox *box, double x, double y)
{
  return x >= box->x && x < box->x + box->width && y >= box->y && y < box->y + box->height;
}

static gboolean
may_write (Canvas *self, const DesmiPageItem *item)
{
  g_autofree char *now = item->kind == DESMI_ITEM_TEXT ? self->ask (self->owner, item->role) : NULL;

  return now != NULL;
}

/**
 * desmi_canvas_text_begin:
 * @x: px of the view
 * @y: px
 *
 * Lets the words that stand there be written, as a double click does.
 *
 * Returns: whether there are such words
 */
gboolean
desmi_canvas_text_begin (GtkOverlay *overlay, double x, double y)
{
  Canvas         *self = g_object_get_data (G_OBJECT (overlay), DATA);
  DesmiPages     *pages = desmi_slide_view_get_pages (self->view);
  DesmiPage      *page;
  graphene_rect_t area;
  double          scale;

  if (pages == NULL || !desmi_slide_view_get_area (self->view, &area))
    return FALSE;
  end (self, TRUE);
  scale = (double) area.size.width / pages->width;
  page = g_ptr_array_index (pages->pages, desmi_slide_view_get_index (self->view));
  for (guint i = 0; i < page->items->len; i++)
    {
      const DesmiPageItem *item = g_ptr_array_index (page->items, i);

      if (is_inside (&item->box, (x - (double) area.origin.x) / scale,
                     (y - (double) area.origin.y) / scale)
          && may_write (self, item))
        {
          begin (self, item, &area, scale);
          return TRUE;
        }
    }
  return FALSE;
}

static void
pressed_cb (Canvas *self, int n, double x, double y)
{
  if (n == 2)
    desmi_canvas_text_begin (self->overlay, x, y);
}

/**
 * desmi_canvas_text_set_deck:
 * @deck: that the slide is of
 *
 * Says what numbers inside texts are asked of.
 */
void
desmi_canvas_text_set_deck (GtkOverlay *overlay, DesmiStore *store, DesmiShownDeck *deck)
{
  Canvas *self = g_object_get_data (G_OBJECT (overlay), DATA);

  g_set_object (&self->store, store);
  desmi_shown_deck_ref (deck);
  g_clear_pointer (&self->deck, desmi_shown_deck_unref);
  self->deck = deck;
}

/**
 * desmi_canvas_text_set_up:
 * @overlay: around @view
 * @ask: what is written somewhere
 * @save_text: called with what somebody wrote there
 * @owner: given to both; lives as long as @overlay
 *
 * A double click on words of the slide lets them be written in their place; Escape leaves them as
 * they were, Enter or going elsewhere saves them.
 */
void
desmi_canvas_text_set_up (GtkOverlay     *overlay,
                          DesmiSlideView *view,
                          DesmiCanvasAsk  ask,
                          DesmiCanvasSave save_text,
                          gpointer        owner)
{
  Canvas     *self = g_new0 (Canvas, 1);
  GtkGesture *click = gtk_gesture_click_new ();

  *self
      = (Canvas){ .overlay = overlay, .view = view, .ask = ask, .save = save_text, .owner = owner };
  g_weak_ref_init (&self->was, NULL);
  g_object_set_data_full (G_OBJECT (overlay), DATA, self, canvas_free);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/decks/desmi-speaker-view.h"

#include "core/desmi-clock.h"
#include "ui/decks/desmi-show-hand.h"
#include "ui/decks/desmi-slide-view.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-settings.h"

#include <glib/gi18n-lib.h>

#define TICK_MS 500
#define NOTES_PT 18
#define NOTES_LEAST_PT 10
#define NOTES_MOST_PT 48
#define NOTES_STEP_PT 2
#define NOTES_KEY "notes-size"
#define NOTES_SCROLL_PART 0.75 /* of what is seen of them */

struct _DesmiSpeakerView
{
  GtkBox          parent_instance;

  DesmiSlideShow *show;
  GSettings      *settings; /* nullable */
  DesmiSlideView *next;
  GtkLabel       *next_title;
  GtkLabel       *dark;
  GtkLabel       *clock;
  GtkLabel       *elapsed;
  GtkLabel       *left;
  GtkLabel       *notes;
  GtkAdjustment  *notes_place;
  int             said; /* page whose notes are shown; -1: none */
  GtkLabel       *number;
  GtkLabel       *typed;
  GtkLabel       *keys; /* make room for what is typed */
  int             notes_pt;
  guint           tick;
};

G_DEFINE_FINAL_TYPE (DesmiSpeakerView, desmi_speaker_view, GTK_TYPE_BOX)

static char *
format_time (gint64 seconds)
{
  if (seconds >= 3600)
    return g_strdup_printf ("%d:%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60),
                            (int) (seconds % 60));
  return g_strdup_printf ("%02d:%02d", (int) (seconds / 60), (int) (seconds % 60));
}

/* What is left of the planned time, or by how much it is over. */
static void
show_left (DesmiSpeakerView *self, gint64 elapsed)
{
  int              minutes = desmi_slide_show_get_minutes (self->show);
  gint64           left = minutes * 60 - elapsed;
  g_autofree char *time = format_time (ABS (left)), *text = NULL;

  if (desmi_slide_show_is_paused (self->show))
    text = g_strdup (_ ("paused"));
  else if (minutes > 0)
    text = left >= 0 ? /* Translators: minutes and seconds that are left, of how many minutes */
               g_strdup_printf (_ ("%s left of %d minutes"), time, minutes)
                     : /* Translators: minutes and seconds beyond the planned minutes */
               g_strdup_printf (_ ("%s over %d minutes"), time, minutes);
  gtk_label_set_label (self->left, text != NULL ? text : "");
}

static void
show_time (DesmiSpeakerView *self)
{
  g_autoptr (GDateTime) now = desmi_clock_new_local ();
  g_autofree char      *clock = g_date_time_format (now, "%H:%M");
  gint64                elapsed = desmi_slide_show_get_elapsed (self->show);
  g_autofree char      *time = format_time (elapsed);

  gtk_label_set_label (self->clock, clock);
  gtk_label_set_label (self->elapsed, time);
  show_left (self, elapsed);
}

static gboolean
tick_cb (gpointer user_data)
{
  show_time (user_data);
  return G_SOURCE_CONTINUE;
}

/* Behind the last slide. */
static gboolean
is_end (DesmiSpeakerView *self)
{
  return desmi_slide_show_get_position (self->show) >= desmi_slide_show_get_n (self->show);
}

static void
show_next (DesmiSpeakerView *self)
{
  int page = desmi_slide_show_peek_next (self->show);

  gtk_widget_set_visible (GTK_WIDGET (self->next), page >= 0);
  gtk_label_set_label (self->next_title, page >= 0       ? _ ("Next")
                                         : is_end (self) ? ""
                                                         : _ ("This is the last slide"));
  if (page >= 0)
    desmi_slide_view_set_page (self->next, desmi_slide_show_get_pages (self->show), (guint) page);
}

/* What a number that is being typed would do. */
static void
show_typed (DesmiSpeakerView *self)
{
  guint typed = desmi_slide_show_get_typed (self->show);
  guint to
      = desmi_slide_show_get_number (self->show, desmi_slide_show_find_number (self->show, typed));
  /* Translators: a slide's number */
  g_autofree char *text
      = typed > 0 ? g_strdup_printf (_ ("Enter goes to slide %u"), to) : g_strdup ("");

  gtk_label_set_label (self->typed, text);
  gtk_widget_set_visible (GTK_WIDGET (self->typed), typed > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->keys), typed == 0);
}

static void
show_all (DesmiSpeakerView *self)
{
  guint            n = desmi_slide_show_get_n (self->show);
  guint            position = desmi_slide_show_get_position (self->show);
  const char      *notes = desmi_slide_show_get_notes (self->show);
  g_autofree char *number
      = position < n ? /* Translators: which slide, of how many */
            g_strdup_printf (_ ("%u of %u"), desmi_slide_show_get_number (self->show, position),
                             desmi_slide_show_get_number (self->show, n))
                     : g_strdup (_ ("End"));

  gtk_label_set_label (self->number, number);
  show_typed (self);
  gtk_label_set_label (self->notes, notes != NULL   ? notes
                                    : is_end (self) ? ""
                                                    : _ ("No notes on this slide."));
  if (self->said != desmi_slide_show_get_page (self->show))
    gtk_adjustment_set_value (self->notes_place, 0);
  self->said = desmi_slide_show_get_page (self->show);
  if (notes != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->notes), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->notes), "dim-label");
  gtk_widget_set_visible (GTK_WIDGET (self->dark),
                          desmi_slide_show_get_blank (self->show) != DESMI_BLANK_NONE);
  show_next (self);
  show_time (self);
}

static void
set_notes_size (DesmiSpeakerView *self)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_size_new (self->notes_pt * PANGO_SCALE));
  gtk_label_set_attributes (self->notes, attributes);
}

static void
desmi_speaker_view_dispose (GObject *object)
{
  DesmiSpeakerView *self = DESMI_SPEAKER_VIEW (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_object (&self->show);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (desmi_speaker_view_parent_class)->dispose (object);
}

static void
desmi_speaker_view_class_init (DesmiSpeakerViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desmi_speaker_view_dispose;
}

static GtkLabel *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static void
desmi_speaker_view_init (DesmiSpeakerView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "desmi-speaker");
  self->settings = desmi_settings_new ();
  self->notes_pt
      = self->settings != NULL ? g_settings_get_int (self->settings, NOTES_KEY) : NOTES_PT;
  self->said = -1;
}

static GtkWidget *
new_side (DesmiSpeakerView *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->next_title = new_label (NULL, "dim-label");
  self->next = DESMI_SLIDE_VIEW (desmi_slide_view_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->next), GTK_ALIGN_START);
  self->clock = new_label (NULL, "desmi-speaker-clock");
  gtk_widget_set_margin_top (GTK_WIDGET (self->clock), 12);
  self->elapsed = new_label (NULL, "desmi-speaker-elapsed");
  self->left = new_label (NULL, "dim-label");
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->next_title));
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->next));
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->clock));
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->elapsed));
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->left));
  return side;
}

static GtkWidget *
new_slides (DesmiSpeakerView *self)
{
  GtkWidget *slides = gtk_grid_new ();
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *slide = desmi_show_view_new (self->show, TRUE);

  desmi_show_hand_add (DESMI_SHOW_VIEW (slide), self->show);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), slide);
  self->dark = new_label (_ ("The audience’s screen is dark"), "desmi-speaker-dark");
  gtk_widget_set_halign (GTK_WIDGET (self->dark), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self->dark), GTK_ALIGN_START);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->dark));
  gtk_grid_set_column_homogeneous (GTK_GRID (slides), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (slides), 18);
  gtk_grid_attach (GTK_GRID (slides), overlay, 0, 0, 2, 1);
  gtk_grid_attach (GTK_GRID (slides), new_side (self), 2, 0, 1, 1);
  return slides;
}

static GtkWidget *
new_notes (DesmiSpeakerView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->notes = new_label (NULL, NULL);
  gtk_label_set_yalign (self->notes, 0);
  gtk_label_set_selectable (self->notes, FALSE);
  set_notes_size (self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->notes));
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 120);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->notes_place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  return scroller;
}

/* For the mouse alone: with the focus it would take the keys of the show. */
static GtkWidget *
new_button (DesmiSpeakerView *self, const char *label, void (*move) (DesmiSlideShow *))
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_can_focus (button, FALSE);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (move), self->show, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
new_foot (DesmiSpeakerView *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->keys = new_label (_ ("B dark screen · L pointer · G all slides · S swap screens · "
                             "F1 all keys · Esc leaves"),
                          "dim-label");
  self->number = new_label (NULL, "heading");
  self->typed = new_label (NULL, "desmi-speaker-typed");
  gtk_label_set_wrap (self->number, FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->keys), TRUE);
  gtk_label_set_xalign (self->keys, 1);
  gtk_box_append (GTK_BOX (foot), new_button (self, _ ("‹ Previous"), desmi_slide_show_back));
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->number));
  gtk_box_append (GTK_BOX (foot), new_button (self, _ ("Next ›"), desmi_slide_show_next));
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->typed));
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->keys));
  return foot;
}

/**
 * desmi_speaker_view_new:
 *
 * Returns: (transfer floating): the view of @show
 */
GtkWidget *
desmi_speaker_view_new (DesmiSlideShow *show)
{
  DesmiSpeakerView *self = g_object_new (DESMI_TYPE_SPEAKER_VIEW, NULL);

  self->show = g_object_ref (show);
  gtk_box_append (GTK_BOX (self), new_slides (self));
  gtk_box_append (GTK_BOX (self), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self), new_notes (self));
  gtk_box_append (GTK_BOX (self), new_foot (self));
  g_signal_connect_object (show, "changed", G_CALLBACK (show_all), self, G_CONNECT_SWAPPED);
  self->tick = g_timeout_add (TICK_MS, tick_cb, self);
  show_all (self);
  return GTK_WIDGET (self);
}

/**
 * desmi_speaker_view_scale_notes:
 * @steps: 1: larger, -1: smaller
 */
void
desmi_speaker_view_scale_notes (DesmiSpeakerView *self, int steps)
{
  g_return_if_fail (DESMI_IS_SPEAKER_VIEW (self));
  self->notes_pt = CLAMP (self->notes_pt + steps * NOTES_STEP_PT, NOTES_LEAST_PT, NOTES_MOST_PT);
  set_notes_size (self);
  if (self->settings != NULL)
    g_settings_set_int (self->settings, NOTES_KEY, self->notes_pt);
}

/**
 * desmi_speaker_view_scroll_notes:
 * @steps: 1: further down, -1: up
 */
void
desmi_speaker_view_scroll_notes (DesmiSpeakerView *self, int steps)
{
  g_return_if_fail (DESMI_IS_SPEAKER_VIEW (self));
  gtk_adjustment_set_value (self->notes_place,
                            gtk_adjustment_get_value (self->notes_place)
                                + steps * gtk_adjustment_get_page_size (self->notes_place)
                                      * NOTES_SCROLL_PART);
}

/**
 * desmi_speaker_view_get_notes:
 *
 * Returns: (transfer none): what shows the notes
 */
GtkLabel *
desmi_speaker_view_get_notes (DesmiSpeakerView *self)
{
  return self->notes;
}

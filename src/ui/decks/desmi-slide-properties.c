/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/decks/desmi-slide-properties.h"

#include "app/decks/desmi-deck-edit.h"
#include "app/decks/desmi-slide-spec.h"
#include "ui/decks/desmi-late-text.h"
#include "ui/decks/desmi-number-text.h"
#include "ui/decks/desmi-photo-choices.h"
#include "ui/decks/desmi-decision-rows.h"
#include "ui/decks/desmi-slide-kinds.h"
#include "ui/decks/desmi-slide-slots.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-call.h"

#include <glib/gi18n-lib.h>

#define TEXT_HEIGHT 120

struct _DesmiSlideProperties
{
  GtkBox             parent_instance;

  GtkLabel          *kind;
  DesmiNumberText   *title;
  GtkWidget         *automatic;
  GtkWidget         *subtitle_box;
  DesmiNumberText   *subtitle;
  GtkWidget         *text_box;
  DesmiNumberText   *text;
  DesmiSlideSlots   *slots;
  DesmiPhotoChoices *photo;
  GtkWidget         *source_box;
  GtkEntry          *source;
  GtkWidget         *doubt; /* about the title */
  DesmiDecisionRows *decisions;
  GtkSwitch         *hidden;

  DesmiSession      *session;
  DesmiShownDeck    *deck; /* nullable */
  char              *slide;
  gconstpointer      asked; /* the store, only to be compared */
  GCancellable      *cancellable;
  gboolean           quiet;
};

G_DEFINE_FINAL_TYPE (DesmiSlideProperties, desmi_slide_properties, GTK_TYPE_BOX)

enum
{
  EDIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const DesmiStoredSlide *
get_stored (DesmiSlideProperties *self)
{
  return self->deck != NULL ? desmi_stored_deck_find (self->deck->stored, self->slide) : NULL;
}

/* (nullable): with its questions answered */
static const DesmiSlide *
get_shown_slide (DesmiSlideProperties *self)
{
  int page = self->deck != NULL ? desmi_shown_deck_find_page (self->deck, self->slide) : -1;

  return page >= 0 ? g_ptr_array_index (
             self->deck->pages->deck->slides,
             ((DesmiPage *) g_ptr_array_index (self->deck->pages->pages, (guint) page))->slide)
                   : NULL;
}

static const char *
get_district (DesmiSlideProperties *self)
{
  return desmi_store_get_district (desmi_session_get_store (self->session));
}

static void
emit (DesmiSlideProperties *self, DesmiEdit *edit /* transfer full */)
{
  g_signal_emit (self, signals[EDIT], 0, edit);
  desmi_edit_unref (edit);
}

static void
set_field (DesmiSlideProperties *self, const char *field, const char *value)
{
  if (get_stored (self) != NULL)
    emit (self, desmi_deck_edit_set_slide (get_district (self), self->deck->stored, self->slide,
                                           field, value));
}

/* (transfer full) (nullable) */
static DesmiSlideSpec *
new_spec (DesmiSlideProperties *self)
{
  const DesmiStoredSlide *stored = get_stored (self);

  return stored != NULL ? desmi_slide_spec_new (stored->spec, NULL) : NULL;
}

static void
put_spec (DesmiSlideProperties *self, const DesmiSlideSpec *spec)
{
  g_autofree char *text = desmi_slide_spec_to_text (spec);

  set_field (self, "spec", text);
}

static void
set_title (DesmiSlideProperties *self, const char *title)
{
  const DesmiSlide *shown = get_shown_slide (self);

  if (get_stored (self) != NULL && shown != NULL)
    emit (self, desmi_deck_edit_set_title (get_district (self), self->deck->stored, shown, title));
}

static void
title_cb (gpointer user_data, const char *id, const char *text)
{
  set_title (user_data, text);
}

static void
automatic_cb (DesmiSlideProperties *self)
{
  set_title (self, NULL);
}

/* The title stays as it is, of the numbers as they are. */
static void
right_cb (DesmiSlideProperties *self)
{
  const DesmiStoredSlide *stored = get_stored (self);
  g_autofree char        *title = stored != NULL ? g_strdup (stored->title) : NULL;

  if (title != NULL)
    set_title (self, title);
}

static void
picture_cb (DesmiSlideProperties *self, const char *sha256)
{
  set_field (self, "sha256", sha256);
}

static void
text_cb (gpointer user_data, const char *id, const char *text)
{
  g_autoptr (DesmiSlideSpec) spec = new_spec (user_data);

  if (spec == NULL)
    return;
  desmi_slide_spec_set (spec, id, text);
  put_spec (user_data, spec);
}

static void
hidden_cb (DesmiSlideProperties *self)
{
  if (!self->quiet)
    set_field (self, "hidden", gtk_switch_get_active (self->hidden) ? "yes" : "no");
}

static GtkWidget *
new_caption (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "desmi-caption");
  return label;
}

/* A box with @title above @child. */
static GtkWidget *
new_titled (const char *title, GtkWidget *child)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_box_append (GTK_BOX (box), new_caption (title));
  gtk_box_append (GTK_BOX (box), child);
  desmi_a11y_set_label (child, title);
  return box;
}

/* (nullable): as a person wrote it, with its numbers as what asks for them; else as it is seen */
static const char *
get_title (const DesmiStoredSlide *stored, const DesmiSlide *shown)
{
  if (stored != NULL && stored->is_own && stored->title != NULL && *stored->title != '\0')
    return stored->title;
  return shown != NULL ? shown->title : NULL;
}

static void
show (DesmiSlideProperties *self)
{
  const DesmiStoredSlide    *stored = get_stored (self);
  g_autoptr (DesmiSlideSpec) spec = new_spec (self);
  const DesmiSlide          *shown = stored != NULL ? get_shown_slide (self) : NULL;
  DesmiSlideKind             kind;

  gtk_widget_set_visible (GTK_WIDGET (self), stored != NULL);
  if (stored == NULL)
    return;
  kind = desmi_slide_kind_from_name (stored->kind);
  self->quiet = TRUE;
  gtk_label_set_label (self->kind, desmi_slide_kind_get_title (kind));
  desmi_late_text_show (GTK_WIDGET (self->title), get_title (stored, shown));
  gtk_widget_set_sensitive (self->automatic, stored->is_own);
  gtk_widget_set_visible (self->doubt, desmi_deck_news_is_doubtful (self->deck->news, self->slide));
  gtk_widget_set_visible (self->subtitle_box, desmi_slide_kind_has_subtitle (kind));
  gtk_widget_set_visible (self->text_box, desmi_slide_kind_has_text (kind));
  if (spec != NULL)
    {
      desmi_late_text_show (GTK_WIDGET (self->subtitle), desmi_slide_spec_get (spec, "subtitle"));
      desmi_late_text_show (GTK_WIDGET (self->text), desmi_slide_spec_get (spec, "text"));
      desmi_late_text_show (GTK_WIDGET (self->source), desmi_slide_spec_get (spec, "source"));
      gtk_widget_set_visible (self->source_box, desmi_slide_spec_get_n_slots (spec) > 0);
    }
  gtk_switch_set_active (self->hidden, stored->is_hidden);
  gtk_widget_set_visible (GTK_WIDGET (self->decisions), kind == DESMI_SLIDE_DECISIONS);
  if (kind == DESMI_SLIDE_DECISIONS)
    desmi_decision_rows_show (self->decisions, self->slide, stored->spec);
  desmi_slide_slots_show (self->slots, kind, stored->spec);
  gtk_widget_set_visible (GTK_WIDGET (self->photo), kind == DESMI_SLIDE_PHOTO);
  if (kind == DESMI_SLIDE_PHOTO)
    desmi_photo_choices_show (self->photo, stored);
  self->quiet = FALSE;
}

static void
desmi_slide_properties_dispose (GObject *object)
{
  DesmiSlideProperties *self = DESMI_SLIDE_PROPERTIES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->deck, desmi_shown_deck_unref);
  g_clear_pointer (&self->slide, g_free);
  G_OBJECT_CLASS (desmi_slide_properties_parent_class)->dispose (object);
}

static void
desmi_slide_properties_class_init (DesmiSlidePropertiesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desmi_slide_properties_dispose;
  signals[EDIT] = g_signal_new ("edit", DESMI_TYPE_SLIDE_PROPERTIES, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static GtkWidget *
new_text (DesmiSlideProperties *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->text = DESMI_NUMBER_TEXT (desmi_number_text_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->text));
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), TEXT_HEIGHT);
  gtk_widget_add_css_class (scroller, "desmi-entry-text");
  desmi_a11y_set_label (GTK_WIDGET (self->text), _ ("Text"));
  desmi_late_text_watch (GTK_WIDGET (self->text), "text", text_cb, self);
  return scroller;
}

static GtkWidget *
new_text_box (DesmiSlideProperties *self)
{
  GtkWidget *box = new_titled (_ ("Text"), new_text (self));

  gtk_box_append (GTK_BOX (box), new_caption (_ ("A line that begins with “- ” is a point.")));
  return box;
}

/* Below @title a line, as an entry has it, in which there may be numbers. */
static GtkWidget *
new_line (DesmiSlideProperties *self,
          const char           *title,
          const char           *id,
          DesmiLateSave         save,
          DesmiNumberText     **text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *titled = new_titled (title, box);

  *text = DESMI_NUMBER_TEXT (desmi_number_text_new ());
  desmi_number_text_set_one_line (*text);
  gtk_widget_set_hexpand (GTK_WIDGET (*text), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (*text));
  gtk_widget_add_css_class (box, "desmi-entry-text");
  desmi_a11y_set_label (GTK_WIDGET (*text), title);
  desmi_late_text_watch (GTK_WIDGET (*text), id, save, self);
  return titled;
}

static GtkWidget *
new_number (void)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Insert or Change a Number…"));

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "deck.number");
  gtk_widget_set_focus_on_click (button, FALSE); /* the text keeps its cursor */
  gtk_widget_set_tooltip_text (
      button, _ ("Put a number into the text that follows the data (Ctrl+Shift+M)"));
  return button;
}

static GtkWidget *
new_hidden (DesmiSlideProperties *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = new_caption (_ ("Hide while presenting"));

  self->hidden = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->hidden), GTK_ALIGN_CENTER);
  desmi_a11y_set_label (GTK_WIDGET (self->hidden), _ ("Hide while presenting"));
  g_signal_connect_swapped (self->hidden, "notify::active", G_CALLBACK (hidden_cb), self);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->hidden));
  return box;
}

static GtkWidget *
new_doubt (DesmiSlideProperties *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *button = gtk_button_new_with_label (_ ("The Title Is Right"));

  gtk_box_append (GTK_BOX (box),
                  new_caption (_ ("The numbers changed since this title was written. Check it.")));
  gtk_box_append (GTK_BOX (box), button);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (right_cb), self);
  return box;
}

static void
desmi_slide_properties_init (DesmiSlideProperties *self)
{
  GtkWidget *title;

  self->cancellable = g_cancellable_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->kind = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->kind, 0);
  gtk_label_set_wrap (self->kind, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->kind), "heading");
  title = new_line (self, _ ("Title"), NULL, title_cb, &self->title);
  self->automatic = gtk_button_new_with_label (_ ("Title from the Data"));
  gtk_widget_set_tooltip_text (self->automatic,
                               _ ("Let the title say what the data say, and follow them"));
  g_signal_connect_swapped (self->automatic, "clicked", G_CALLBACK (automatic_cb), self);
  self->subtitle_box = new_line (self, _ ("Subtitle"), "subtitle", text_cb, &self->subtitle);
  self->text_box = new_text_box (self);
  self->slots = DESMI_SLIDE_SLOTS (desmi_slide_slots_new ());
  g_signal_connect_swapped (self->slots, "change", G_CALLBACK (put_spec), self);
  self->photo = DESMI_PHOTO_CHOICES (desmi_photo_choices_new ());
  g_signal_connect_swapped (self->photo, "change", G_CALLBACK (put_spec), self);
  g_signal_connect_swapped (self->photo, "picture", G_CALLBACK (picture_cb), self);
  self->source = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_placeholder_text (self->source, _ ("as the data say"));
  desmi_late_text_watch (GTK_WIDGET (self->source), "source", text_cb, self);
  self->source_box = new_titled (_ ("Source line"), GTK_WIDGET (self->source));
  self->doubt = new_doubt (self);
  self->decisions = DESMI_DECISION_ROWS (desmi_decision_rows_new ());
  g_signal_connect_swapped (self->decisions, "change", G_CALLBACK (put_spec), self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->kind));
  gtk_box_append (GTK_BOX (self), title);
  gtk_box_append (GTK_BOX (self), self->doubt);
  gtk_box_append (GTK_BOX (self), self->automatic);
  gtk_box_append (GTK_BOX (self), self->subtitle_box);
  gtk_box_append (GTK_BOX (self), self->text_box);
  gtk_box_append (GTK_BOX (self), new_number ());
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->slots));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->photo));
  gtk_box_append (GTK_BOX (self), self->source_box);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->decisions));
  gtk_box_append (GTK_BOX (self), new_hidden (self));
}

static void
extent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, NULL);
  DesmiSlideProperties  *self = desmi_call_end (user_data);
  DesmiExtent            extent;

  if (self == NULL || table == NULL) /* then there is no time to choose but the presentation's */
    return;
  desmi_extent_read (&extent, table);
  desmi_slide_slots_set_extent (self->slots, &extent);
}

static void
villages_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DesmiTable) table = desmi_store_query_finish (DESMI_STORE (source), result, NULL);
  DesmiSlideProperties  *self = desmi_call_end (user_data);

  if (self != NULL && table != NULL)
    desmi_slide_slots_set_villages (self->slots, table);
}

/* Once for each file: what there is to choose from. */
static void
ask (DesmiSlideProperties *self, DesmiStore *store)
{
  g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_VILLAGES);

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->asked = store;
  desmi_photo_choices_set_store (self->photo, store);
  desmi_store_lookup_async (store, "extent", NULL, desmi_locale_get_user (), self->cancellable,
                            extent_cb, desmi_call_new (self, self->cancellable));
  desmi_query_set_locale (query, desmi_locale_get_user ());
  desmi_store_query_async (store, query, self->cancellable, villages_cb,
                           desmi_call_new (self, self->cancellable));
}

/**
 * desmi_slide_properties_set_session:
 *
 * Names whose file is edited.
 */
void
desmi_slide_properties_set_session (DesmiSlideProperties *self, DesmiSession *session)
{
  g_set_object (&self->session, session);
}

/**
 * desmi_slide_properties_flush:
 *
 * Saves at once what is being typed.
 */
void
desmi_slide_properties_flush (DesmiSlideProperties *self)
{
  desmi_late_text_flush (GTK_WIDGET (self->title));
  desmi_late_text_flush (GTK_WIDGET (self->subtitle));
  desmi_late_text_flush (GTK_WIDGET (self->text));
  desmi_late_text_flush (GTK_WIDGET (self->source));
  desmi_photo_choices_flush (self->photo);
  desmi_decision_rows_flush (self->decisions);
}

/**
 * desmi_slide_properties_show:
 * @deck: (nullable): %NULL: nothing is worked on
 * @slide: (nullable): its code
 */
void
desmi_slide_properties_show (DesmiSlideProperties *self, DesmiShownDeck *deck, const char *slide)
{
  g_return_if_fail (DESMI_IS_SLIDE_PROPERTIES (self));
  if (g_strcmp0 (slide, self->slide) != 0)
    desmi_slide_properties_flush (self);
  if (deck != NULL)
    desmi_shown_deck_ref (deck);
  g_clear_pointer (&self->deck, desmi_shown_deck_unref);
  self->deck = deck;
  if (g_strcmp0 (slide, self->slide) != 0)
    {
      g_free (self->slide);
      self->slide = g_strdup (slide);
    }
  if (deck != NULL)
    {
      DesmiNumberText *const texts[] = { self->title, self->subtitle, self->text };

      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        desmi_number_text_set_deck (texts[i], desmi_session_get_store (self->session), deck->stored,
                                    get_shown_slide (self));
    }
  if (deck != NULL && desmi_session_get_store (self->session) != self->asked)
    ask (self, desmi_session_get_store (self->session));
  show (self);
}

/**
 * desmi_slide_properties_choose_number:
 *
 * Lets a number be chosen for the text of the slide, or where it has none its subtitle or title.
 */
void
desmi_slide_properties_choose_number (DesmiSlideProperties *self)
{
  if (gtk_widget_get_visible (self->text_box))
    desmi_number_text_choose (self->text);
  else if (gtk_widget_get_visible (self->subtitle_box))
    desmi_number_text_choose (self->subtitle);
  else
    desmi_number_text_choose (self->title);
}

/**
 * desmi_slide_properties_write_title:
 *
 * Takes whoever types to the title, all of which is selected.
 */
void
desmi_slide_properties_write_title (DesmiSlideProperties *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->title));
  GtkTextIter    start, end;

  gtk_widget_grab_focus (GTK_WIDGET (self->title));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &start, &end);
}

/**
 * desmi_slide_properties_set_focus:
 * @x: 0 to 1: what stays in sight of the slide's photo
 * @y: 0 to 1
 */
void
desmi_slide_properties_set_focus (DesmiSlideProperties *self, double x, double y)
{
  g_autoptr (DesmiSlideSpec) spec = new_spec (self);

  if (spec == NULL)
    return;
  desmi_slide_spec_set_part (spec, "focus_x", x);
  desmi_slide_spec_set_part (spec, "focus_y", y);
  put_spec (self, spec);
}

/* (nullable): what the words of that place are called in what the slide says */
static const char *
find_words (DesmiSlideProperties *self, DesmiItemRole role)
{
  const DesmiSlide *shown = get_shown_slide (self);

  if (shown != NULL && role == DESMI_ROLE_SUBTITLE && desmi_slide_kind_has_subtitle (shown->kind))
    return "subtitle";
  if (shown != NULL && (role == DESMI_ROLE_BODY || role == DESMI_ROLE_BESIDE)
      && desmi_slide_kind_has_text (shown->kind))
    return "text";
  return NULL;
}

/**
 * desmi_slide_properties_dup_words:
 *
 * Returns: (transfer full) (nullable): what was written in that place of the slide; %NULL: nobody
 * may write there
 */
char *
desmi_slide_properties_dup_words (DesmiSlideProperties *self, DesmiItemRole role)
{
  const DesmiSlide          *shown = get_shown_slide (self);
  const char                *name = find_words (self, role);
  g_autoptr (DesmiSlideSpec) spec = new_spec (self);
  const char                *text;

  if (shown != NULL && role == DESMI_ROLE_TITLE)
    return g_strdup (get_title (get_stored (self), shown));
  if (name == NULL || spec == NULL)
    return NULL;
  text = desmi_slide_spec_get (spec, name);
  return g_strdup (text != NULL ? text : "");
}

/**
 * desmi_slide_properties_write:
 * @text: what is to stand in that place; an empty title becomes the data's
 */
void
desmi_slide_properties_write (DesmiSlideProperties *self, DesmiItemRole role, const char *text)
{
  const char *name = find_words (self, role);

  if (role == DESMI_ROLE_TITLE)
    set_title (self, text);
  else if (name != NULL)
    text_cb (self, name, text);
}

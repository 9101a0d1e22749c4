/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every change is a step of the district file; the deck is read anew after each, and what was
 * selected stays so. */
#include "ui/decks/desmi-deck-editor-private.h"

#include "app/decks/desmi-deck-edit.h"
#include "app/decks/desmi-deck-top.h"
#include "ui/decks/desmi-canvas-focus.h"
#include "ui/decks/desmi-canvas-text.h"
#include "ui/decks/desmi-deck-menus.h"
#include "ui/decks/desmi-late-text.h"
#include "ui/decks/desmi-slide-list.h"
#include "ui/decks/desmi-slide-row.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-call.h"
#include "ui/desmi-write.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (DesmiDeckEditor, desmi_deck_editor, ADW_TYPE_BIN)

#define CHOICES_PX 268 /* the least */
#define CHOICES_MOST_PX 440
#define CHOICES_CHARS 26 /* that the words of a choice have room for */
#define CHOICES_AIR_PX 24

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What a file that is only read does not take. */
static const char *const edits[] = {
  "deck.add",     "deck.duplicate", "deck.remove",      "deck.move",
  "deck.move-to", "deck.set",       "deck.write-title", "deck.settings",
  "deck.refresh", "deck.keep",      "deck.number",      "deck.shorten",
  "deck.checked", "deck.audience",  "deck.aspect",      "deck.language",
};

/**
 * desmi_deck_editor_get_item:
 *
 * Returns: (transfer none) (nullable): the slide that is worked on
 */
DesmiSlideItem *
desmi_deck_editor_get_item (DesmiDeckEditor *self)
{
  return self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

/**
 * desmi_deck_editor_get_position:
 *
 * Returns: which slide is worked on, from 0
 */
guint
desmi_deck_editor_get_position (DesmiDeckEditor *self)
{
  return gtk_single_selection_get_selected (self->selection);
}

/**
 * desmi_deck_editor_get_district:
 *
 * Returns: (transfer none): whose file it is
 */
const char *
desmi_deck_editor_get_district (DesmiDeckEditor *self)
{
  return desmi_store_get_district (desmi_session_get_store (self->session));
}

/* A step that was refused changed nothing that would have to be read anew. */
static void
written_cb (GtkWidget *widget, gboolean written)
{
  DesmiDeckEditor *self = DESMI_DECK_EDITOR (widget);

  if (written || self->n_steps == 0)
    return;
  self->n_steps--;
  desmi_deck_editor_set_audience (self, NULL);
}

/**
 * desmi_deck_editor_apply:
 * @edit: (transfer full): a step
 */
void
desmi_deck_editor_apply (DesmiDeckEditor *self, DesmiEdit *edit)
{
  self->n_steps++;
  desmi_write_then (GTK_WIDGET (self), self->session, edit, written_cb);
}

static void
edit_cb (DesmiDeckEditor *self, DesmiEdit *edit)
{
  desmi_deck_editor_apply (self, desmi_edit_ref (edit));
}

static void
notes_cb (gpointer user_data, const char *id, const char *text)
{
  DesmiDeckEditor *self = user_data;
  DesmiSlideItem  *item = desmi_deck_editor_get_item (self);

  if (item != NULL && self->shown != NULL)
    desmi_deck_editor_apply (
        self, desmi_deck_edit_set_slide (desmi_deck_editor_get_district (self), self->shown->stored,
                                         desmi_slide_item_get_slide (item), "notes",
                                         *text != '\0' ? text : NULL));
}

static gboolean
can_edit (DesmiDeckEditor *self)
{
  return !desmi_store_get_read_only (desmi_session_get_store (self->session));
}

static const DesmiPage *
get_page (DesmiDeckEditor *self, DesmiSlideItem *item)
{
  return g_ptr_array_index (self->shown->pages->pages,
                            desmi_slide_item_get_page (item) + self->shift);
}

static void
show_warnings (DesmiDeckEditor *self, const DesmiPage *page)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char    *shorter
      = desmi_deck_top_dup_spec (self->shown, desmi_deck_editor_get_slide (self));

  for (guint i = 0; i < page->warnings->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (page->warnings, i));
  gtk_label_set_label (self->warning, text->str);
  gtk_widget_set_visible (self->shorten, shorter != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->warning), text->len > 0);
}

static void
show_part (DesmiDeckEditor *self, const DesmiPage *page)
{
  /* Translators: which page of a slide that goes on, of how many */
  g_autofree char *text = g_strdup_printf (_ ("Page %u of %u"), self->shift + 1, page->n_parts);

  gtk_label_set_label (self->part, text);
  gtk_widget_set_visible (self->parts, page->n_parts > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "deck.part", page->n_parts > 1);
}

/**
 * desmi_deck_editor_show_slide:
 *
 * Shows the page of the slide that is worked on.
 */
void
desmi_deck_editor_show_slide (DesmiDeckEditor *self)
{
  DesmiSlideItem         *item = desmi_deck_editor_get_item (self);
  const DesmiStoredSlide *stored;
  const DesmiPage        *page;

  if (item == NULL || self->shown == NULL)
    {
      desmi_slide_view_set_page (self->canvas, NULL, 0);
      desmi_canvas_focus_update (self->paper, FALSE);
      desmi_slide_properties_show (self->properties, NULL, NULL);
      desmi_deck_news_bar_show (self->news, NULL, NULL);
      return;
    }
  page = g_ptr_array_index (self->shown->pages->pages, desmi_slide_item_get_page (item));
  self->shift = MIN (self->shift, page->n_parts - 1);
  page = get_page (self, item);
  desmi_slide_view_set_page (self->canvas, self->shown->pages,
                             desmi_slide_item_get_page (item) + self->shift);
  desmi_canvas_focus_update (self->paper, can_edit (self));
  show_part (self, page);
  show_warnings (self, page);
  stored = desmi_stored_deck_find (self->shown->stored, desmi_slide_item_get_slide (item));
  desmi_number_text_set_deck (self->notes, desmi_session_get_store (self->session),
                              self->shown->stored,
                              g_ptr_array_index (self->shown->pages->deck->slides, page->slide));
  desmi_late_text_show (GTK_WIDGET (self->notes), stored != NULL ? stored->notes : NULL);
  desmi_slide_properties_show (self->properties, self->shown, desmi_slide_item_get_slide (item));
  desmi_deck_news_bar_show (self->news, self->shown, desmi_slide_item_get_slide (item));
}

static void
selected_cb (DesmiDeckEditor *self)
{
  if (self->is_filling)
    return;
  desmi_late_text_flush (GTK_WIDGET (self->notes));
  self->shift = 0;
  desmi_deck_editor_show_slide (self);
}

/* (transfer full) (element-type DesmiSlideItem): one for each slide, at its first page. */
static GPtrArray *
list_items (DesmiShownDeck *shown)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < shown->pages->pages->len; i++)
    if (((DesmiPage *) g_ptr_array_index (shown->pages->pages, i))->part == 1)
      g_ptr_array_add (items, desmi_slide_item_new (shown, i));
  return items;
}

static guint
find_slide (const GPtrArray *items, const char *slide, guint otherwise)
{
  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (desmi_slide_item_get_slide (g_ptr_array_index (items, i)), slide) == 0)
      return i;
  return items->len > 0 ? MIN (otherwise, items->len - 1) : GTK_INVALID_LIST_POSITION;
}

static void
fill (DesmiDeckEditor *self)
{
  g_autoptr (GPtrArray) items = list_items (self->shown);
  DesmiSlideItem       *selected = desmi_deck_editor_get_item (self);
  g_autofree char      *slide = g_strdup (self->wanted != NULL ? self->wanted
                                          : selected != NULL ? desmi_slide_item_get_slide (selected)
                                                             : NULL);
  guint                 position = selected != NULL ? desmi_deck_editor_get_position (self) : 0;
  gboolean              is_here = desmi_slide_list_has_focus (self->slides);

  self->is_filling = TRUE;
  desmi_slide_list_fill (self->items, items);
  gtk_single_selection_set_selected (self->selection, find_slide (items, slide, position));
  g_clear_pointer (&self->wanted, g_free);
  self->is_filling = FALSE;
  desmi_deck_editor_show_slide (self);
  if (is_here && items->len > 0)
    desmi_slide_list_focus (self->slides, desmi_deck_editor_get_position (self));
}

static void
say (DesmiDeckEditor *self, const char *title, const char *text)
{
  adw_status_page_set_title (self->message, title);
  adw_status_page_set_description (self->message, text);
  gtk_stack_set_visible_child_name (self->stack, "message");
}

static void
show_deck (DesmiDeckEditor *self)
{
  g_autofree char *state
      = desmi_deck_menus_describe (self->shown->stored, self->shown->pages->pages->len,
                                   desmi_shown_deck_get_as_of (self->shown));
  gboolean is_frozen = self->shown->stored->frozen != NULL;
  gboolean can_write = can_edit (self);
  gboolean is_opened = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "loading") == 0;

  desmi_deck_editor_tell_choices (self);
  desmi_canvas_text_set_deck (self->paper, desmi_session_get_store (self->session), self->shown);
  gtk_label_set_label (self->name, self->shown->stored->name);
  gtk_label_set_label (self->state, state);
  /* a narrow window cuts it */
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), self->shown->stored->name);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), edits[i], can_write);
  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), can_write);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "deck.freeze", can_write && !is_frozen);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "deck.thaw", can_write && is_frozen);
  gtk_widget_set_sensitive (GTK_WIDGET (self->properties), can_write);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->notes), can_write);
  fill (self);
  if (self->shown->stored->slides->len > 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "slides");
      if (is_opened)
        gtk_widget_grab_focus (GTK_WIDGET (self->slides));
    }
  else
    say (self, _ ("No Slide Yet"), _ ("Add the first one with “Add Slide”."));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)         error = NULL;
  g_autoptr (DesmiShownDeck) shown
      = desmi_shown_deck_load_finish (DESMI_STORE (source), result, &error);
  DesmiDeckEditor *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  gtk_spinner_stop (self->spinner);
  g_clear_pointer (&self->shown, desmi_shown_deck_unref);
  if (shown != NULL)
    {
      self->shown = g_steal_pointer (&shown);
      self->n_steps = 0;
      show_deck (self);
      desmi_deck_editor_set_audience (self, NULL);
    }
  else if (g_error_matches (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT))
    g_signal_emit (self, signals[CLOSED], 0); /* it was deleted, or is of another file */
  else
    say (self, _ ("The Presentation Is Not Shown"), error->message);
}

static void
load (DesmiDeckEditor *self)
{
  DesmiStore *store = desmi_session_get_store (self->session);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (store == NULL || self->deck == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  desmi_shown_deck_load_async (store, self->deck, self->cancellable, loaded_cb,
                               desmi_call_new (self, self->cancellable));
}

static char *
words_cb (gpointer user_data, DesmiItemRole role)
{
  DesmiDeckEditor *self = user_data;

  return self->shown != NULL && can_edit (self)
             ? desmi_slide_properties_dup_words (self->properties, role)
             : NULL;
}

static void
write_cb (gpointer user_data, DesmiItemRole role, const char *text)
{
  desmi_slide_properties_write (((DesmiDeckEditor *) user_data)->properties, role, text);
}

static void
focus_cb (gpointer user_data, double x, double y)
{
  desmi_slide_properties_set_focus (((DesmiDeckEditor *) user_data)->properties, x, y);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, desmi_slide_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  desmi_slide_row_set_item (DESMI_SLIDE_ROW (gtk_list_item_get_child (item)),
                            gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  desmi_slide_row_set_item (DESMI_SLIDE_ROW (gtk_list_item_get_child (item)), NULL);
}

/* Where letters are large, choices have as many of them as where they are small. */
static void
desmi_deck_editor_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  DesmiDeckEditor  *self = DESMI_DECK_EDITOR (widget);
  PangoContext     *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int               wide = PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics));
  int               width = CLAMP (CHOICES_CHARS * wide, CHOICES_PX, CHOICES_MOST_PX);

  pango_font_metrics_unref (metrics);
  GTK_WIDGET_CLASS (desmi_deck_editor_parent_class)->css_changed (widget, change);
  if (self->choices == NULL || adw_clamp_get_maximum_size (self->choices_clamp) == width)
    return;
  adw_clamp_set_maximum_size (self->choices_clamp, width);
  adw_clamp_set_tightening_threshold (self->choices_clamp, width);
  gtk_widget_set_size_request (self->choices, width + CHOICES_AIR_PX, -1);
}

static void
desmi_deck_editor_dispose (GObject *object)
{
  DesmiDeckEditor *self = DESMI_DECK_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->slide_menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESMI_TYPE_DECK_EDITOR);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_pointer (&self->shown, desmi_shown_deck_unref);
  g_clear_pointer (&self->deck, g_free);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->audience, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (desmi_deck_editor_parent_class)->dispose (object);
}

static void
desmi_deck_editor_class_init (DesmiDeckEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DESMI_TYPE_DECK_NEWS_BAR);
  g_type_ensure (DESMI_TYPE_NUMBER_TEXT);
  g_type_ensure (DESMI_TYPE_SLIDE_VIEW);
  g_type_ensure (DESMI_TYPE_SLIDE_PROPERTIES);
  G_OBJECT_CLASS (klass)->dispose = desmi_deck_editor_dispose;
  widget_class->css_changed = desmi_deck_editor_css_changed;
  signals[CLOSED] = g_signal_new ("closed", DESMI_TYPE_DECK_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  desmi_deck_editor_install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/id/go/desmigratif/Desmigratif/ui/decks/desmi-deck-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, DesmiDeckEditor, add_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiDeckEditor, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiDeckEditor, export_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiDeckEditor, name);
  gtk_widget_class_bind_template_child (widget_class, DesmiDeckEditor, state);
  gtk_widget_class_bind_template_child (widget_class, DesmiDeckEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, DesmiDeckEditor, slides);
  gtk_widget_class_bind_template_child (widget_class, DesmiDeckEditor, canvas);
  gtk_widget_class_bind_template_child (widget_class, DesmiDeckEditor, paper);
  gtk_widget_class_bind_template_child (widget_class, DesmiDeckEditor, parts);
  gtk_widget_class_bind_template_child (widget_class, DesmiDeckEditor, news);
  gtk_widget_class_bind_template_child (widget_class, DesmiDeckEditor, part);
  gtk_widget_class_bind_template_child (widget_class, DesmiDeckEditor, warning);
  gtk_widget_class_bind_template_child (widget_class, DesmiDeckEditor, shorten);
  gtk_widget_class_bind_template_child (widget_class, DesmiDeckEditor, notes);
  gtk_widget_class_bind_template_child (widget_class, DesmiDeckEditor, choices);
  gtk_widget_class_bind_template_child (widget_class, DesmiDeckEditor, choices_clamp);
  gtk_widget_class_bind_template_child (widget_class, DesmiDeckEditor, properties);
  gtk_widget_class_bind_template_child (widget_class, DesmiDeckEditor, message);
  gtk_widget_class_bind_template_child (widget_class, DesmiDeckEditor, spinner);
}

static void
desmi_deck_editor_init (DesmiDeckEditor *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  desmi_deck_editor_add_keys (self);
  self->items = g_list_store_new (DESMI_TYPE_SLIDE_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->slides, factory);
  gtk_list_view_set_model (self->slides, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (factory);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->properties, "edit", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
  desmi_slide_view_set_framed (self->canvas, TRUE);
  desmi_canvas_text_set_up (self->paper, self->canvas, words_cb, write_cb, self);
  desmi_canvas_focus_set_up (self->paper, self->canvas, focus_cb, self);
  desmi_late_text_watch (GTK_WIDGET (self->notes), NULL, notes_cb, self);
  self->slide_menu = desmi_slide_list_set_up (self->slides, GTK_WIDGET (self));
  desmi_deck_menus_set_up (self->add_button, self->menu_button, self->export_button);
  desmi_a11y_set_label (GTK_WIDGET (self->slides), _ ("Slides"));
}

/**
 * desmi_deck_editor_set_session:
 *
 * Names whose file is worked on.
 */
void
desmi_deck_editor_set_session (DesmiDeckEditor *self, DesmiSession *session)
{
  g_set_object (&self->session, session);
  desmi_slide_properties_set_session (self->properties, session);
}

/**
 * desmi_deck_editor_open:
 * @deck: (nullable): the code of a deck; the same as before: it is read anew; %NULL: none
 */
void
desmi_deck_editor_open (DesmiDeckEditor *self, const char *deck)
{
  g_return_if_fail (DESMI_IS_DECK_EDITOR (self));
  if (g_strcmp0 (deck, self->deck) != 0)
    {
      g_free (self->deck);
      self->deck = g_strdup (deck);
      g_clear_pointer (&self->audience, g_free);
      g_clear_pointer (&self->shown, desmi_shown_deck_unref);
      g_list_store_remove_all (self->items);
      gtk_stack_set_visible_child_name (self->stack, "loading");
      gtk_spinner_start (self->spinner);
    }
  load (self);
}

/**
 * desmi_deck_editor_get_shown:
 *
 * Returns: (transfer none) (nullable): what is worked on
 */
DesmiShownDeck *
desmi_deck_editor_get_shown (DesmiDeckEditor *self)
{
  return self->shown;
}

/**
 * desmi_deck_editor_get_slide:
 *
 * Returns: (transfer none) (nullable): the code of the slide that is shown
 */
const char *
desmi_deck_editor_get_slide (DesmiDeckEditor *self)
{
  DesmiSlideItem *item = desmi_deck_editor_get_item (self);

  return item != NULL ? desmi_slide_item_get_slide (item) : NULL;
}

/**
 * desmi_deck_editor_get_presenter:
 *
 * Returns: (transfer none) (nullable): the presentation that is being given
 */
DesmiPresenter *
desmi_deck_editor_get_presenter (DesmiDeckEditor *self)
{
  return self->presenter;
}

/**
 * desmi_deck_editor_get_paper:
 *
 * Returns: (transfer none): what the slide lies on, with what is written and moved over it
 */
GtkOverlay *
desmi_deck_editor_get_paper (DesmiDeckEditor *self)
{
  return self->paper;
}

/**
 * desmi_deck_editor_select:
 * @position: of a slide, from 0
 */
void
desmi_deck_editor_select (DesmiDeckEditor *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the buttons, menus and keys of the editor do: each change is a step of the file. */
#include "ui/decks/desmi-deck-editor-private.h"

#include "app/decks/desmi-deck-edit.h"
#include "app/decks/desmi-deck-top.h"
#include "app/decks/desmi-deck-words.h"
#include "core/desmi-clock.h"
#include "ui/decks/desmi-deck-menus.h"
#include "ui/decks/desmi-deck-print.h"
#include "ui/decks/desmi-deck-save.h"
#include "ui/decks/desmi-deck-settings.h"
#include "ui/decks/desmi-late-text.h"
#include "ui/decks/desmi-number-text.h"
#include "ui/decks/desmi-presenter.h"
#include "ui/desmi-print-window.h"

static void
close_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiDeckEditor *self = DESMI_DECK_EDITOR (widget);

  desmi_late_text_flush (GTK_WIDGET (self->notes));
  desmi_slide_properties_flush (self->properties);
  g_signal_emit_by_name (self, "closed");
}

static void
add_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiDeckEditor *self = DESMI_DECK_EDITOR (widget);
  DesmiSlideKind   kind = desmi_slide_kind_from_name (g_variant_get_string (parameter, NULL));
  g_autoptr (DesmiSlideSpec) spec = desmi_deck_menus_new_spec (kind);
  guint                      position
      = desmi_deck_editor_get_item (self) != NULL ? desmi_deck_editor_get_position (self) + 1 : 0;

  if (self->shown == NULL)
    return;
  g_free (self->wanted);
  desmi_deck_editor_apply (self, desmi_deck_edit_add_slide (desmi_deck_editor_get_district (self),
                                                            self->shown->stored, position, kind,
                                                            spec, &self->wanted));
}

static void
duplicate_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiDeckEditor *self = DESMI_DECK_EDITOR (widget);
  DesmiSlideItem  *item = desmi_deck_editor_get_item (self);

  if (item == NULL || self->shown == NULL)
    return;
  g_free (self->wanted);
  desmi_deck_editor_apply (
      self, desmi_deck_edit_copy_slide (desmi_deck_editor_get_district (self), self->shown->stored,
                                        desmi_slide_item_get_slide (item), &self->wanted));
}

static void
remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiDeckEditor *self = DESMI_DECK_EDITOR (widget);
  DesmiSlideItem  *item = desmi_deck_editor_get_item (self);

  if (item != NULL && self->shown != NULL)
    desmi_deck_editor_apply (self, desmi_deck_edit_delete_slide (
                                       desmi_deck_editor_get_district (self), self->shown->stored,
                                       desmi_slide_item_get_slide (item)));
}

static void
move_to (DesmiDeckEditor *self, const char *slide, guint position)
{
  if (self->shown == NULL || desmi_stored_deck_find (self->shown->stored, slide) == NULL)
    return;
  g_free (self->wanted);
  self->wanted = g_strdup (slide);
  desmi_deck_editor_apply (self, desmi_deck_edit_move_slide (desmi_deck_editor_get_district (self),
                                                             self->shown->stored, slide, position));
}

static void
move_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiDeckEditor *self = DESMI_DECK_EDITOR (widget);
  DesmiSlideItem  *item = desmi_deck_editor_get_item (self);
  gint64           to = item != NULL
                            ? (gint64) desmi_deck_editor_get_position (self) + g_variant_get_int32 (parameter)
                            : -1;

  if (to >= 0 && to < g_list_model_get_n_items (G_LIST_MODEL (self->items)))
    move_to (self, desmi_slide_item_get_slide (item), (guint) to);
}

static void
move_to_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *slide;
  guint       position;

  g_variant_get (parameter, "(&su)", &slide, &position);
  move_to (DESMI_DECK_EDITOR (widget), slide, position);
}

static void
part_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiDeckEditor *self = DESMI_DECK_EDITOR (widget);
  int              step = g_variant_get_int32 (parameter);

  if (step < 0 && self->shift > 0)
    self->shift--;
  else if (step > 0)
    self->shift++;
  desmi_deck_editor_show_slide (self);
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiDeckEditor *self = DESMI_DECK_EDITOR (widget);

  if (self->shown != NULL)
    desmi_deck_save_ask (widget, self->shown->pages,
                         (DesmiDeckFormat) g_variant_get_int32 (parameter));
}

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiDeckEditor *self = DESMI_DECK_EDITOR (widget);

  if (self->shown != NULL)
    desmi_print_window_present (widget, desmi_deck_print_get_job (), self->shown->pages);
}

static void
presented_cb (DesmiDeckEditor *self)
{
  self->presenter = NULL;
}

/* @parameter: from the slide that is worked on, or from the first */
static void
present_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiDeckEditor *self = DESMI_DECK_EDITOR (widget);
  DesmiSlideItem  *item = desmi_deck_editor_get_item (self);
  gboolean         from_here = g_variant_get_boolean (parameter);

  /* the key comes also where another page is shown */
  if (self->shown == NULL || item == NULL || !gtk_widget_get_mapped (widget))
    return;
  if (self->presenter != NULL)
    {
      desmi_presenter_come_back (self->presenter);
      return;
    }
  desmi_late_text_flush (GTK_WIDGET (self->notes));
  self->presenter
      = desmi_presenter_start (GTK_WINDOW (gtk_widget_get_root (widget)), self->deck,
                               self->shown->pages, from_here ? desmi_slide_item_get_page (item) : 0,
                               self->shown->stored->minutes, g_str_equal (name, "deck.rehearse"));
  g_signal_connect_object (self->presenter, "ended", G_CALLBACK (presented_cb), self,
                           G_CONNECT_SWAPPED);
}

static char *
dup_today (void)
{
  g_autoptr (GDateTime) now = desmi_clock_new_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

static void
freeze_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiDeckEditor *self = DESMI_DECK_EDITOR (widget);
  g_autofree char *day = dup_today ();

  if (self->shown != NULL)
    desmi_deck_editor_apply (self, desmi_deck_edit_freeze (desmi_deck_editor_get_district (self),
                                                           self->shown->stored,
                                                           self->shown->pages->deck, day));
}

static void
thaw_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiDeckEditor *self = DESMI_DECK_EDITOR (widget);

  if (self->shown != NULL)
    desmi_deck_editor_apply (
        self, desmi_deck_edit_thaw (desmi_deck_editor_get_district (self), self->shown->stored));
}

/* (nullable): what a refreshed slide shows from now on. Where nothing changed but what was added is
 * to be frozen with the rest, that is what is shown now: the rest stays as somebody kept it. */
static DesmiDeck *
find_fresh (DesmiShownDeck *shown, const char *slide)
{
  const DesmiDeckNews *news = shown->news;
  gboolean             is_added = slide != NULL ? desmi_deck_news_has_added (news, slide)
                                                : desmi_deck_news_get_changed (news, NULL) == 0
                                          && desmi_deck_news_get_n_withheld (news) == 0;
  DesmiDeck           *fresh = desmi_deck_news_get_fresh (news);

  return fresh != NULL && is_added ? shown->pages->deck : fresh;
}

/* @parameter: code of a slide, or empty: of all */
static void
news_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiDeckEditor *self = DESMI_DECK_EDITOR (widget);
  gboolean         is_keep = g_str_equal (name, "deck.keep");
  const char      *slide = g_variant_get_string (parameter, NULL);
  DesmiDeck       *fresh;
  g_autofree char *day = dup_today ();

  if (self->shown == NULL)
    return;
  slide = *slide != '\0' ? slide : NULL;
  fresh = is_keep ? desmi_deck_news_get_fresh (self->shown->news) : find_fresh (self->shown, slide);
  if (fresh == NULL)
    return;
  desmi_deck_editor_apply (
      self, is_keep ? desmi_deck_edit_keep (desmi_deck_editor_get_district (self),
                                            self->shown->stored, self->shown->news, slide)
                    : desmi_deck_edit_refresh (desmi_deck_editor_get_district (self),
                                               self->shown->stored, fresh, slide, day));
}

/* @parameter: code of a slide, or empty: of all */
static void
checked_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiDeckEditor *self = DESMI_DECK_EDITOR (widget);
  const char      *slide = g_variant_get_string (parameter, NULL);

  if (self->shown != NULL && desmi_deck_news_get_n_words (self->shown->news) > 0)
    desmi_deck_editor_apply (self, desmi_deck_words_check (desmi_deck_editor_get_district (self),
                                                           self->shown->stored,
                                                           *slide != '\0' ? slide : NULL));
}

static void
settings_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiDeckEditor *self = DESMI_DECK_EDITOR (widget);

  if (self->shown != NULL)
    gtk_window_present (GTK_WINDOW (
        desmi_deck_settings_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                 desmi_session_get_store (self->session), self->shown)));
}

static void
write_title_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  desmi_slide_properties_write_title (DESMI_DECK_EDITOR (widget)->properties);
}

/* Where it is being written, else into the text of the slide. */
static void
number_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiDeckEditor *self = DESMI_DECK_EDITOR (widget);
  GtkWidget       *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (DESMI_IS_NUMBER_TEXT (focus))
    desmi_number_text_choose (DESMI_NUMBER_TEXT (focus));
  else
    desmi_slide_properties_choose_number (self->properties);
}

/* As many rows as have room on a few slides, the last of them for the others. */
static void
shorten_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiDeckEditor *self = DESMI_DECK_EDITOR (widget);
  const char      *slide = desmi_deck_editor_get_slide (self);
  g_autofree char *spec
      = slide != NULL && self->shown != NULL ? desmi_deck_top_dup_spec (self->shown, slide) : NULL;

  if (spec != NULL)
    desmi_deck_editor_apply (self,
                             desmi_deck_edit_set_slide (desmi_deck_editor_get_district (self),
                                                        self->shown->stored, slide, "spec", spec));
}

/**
 * desmi_deck_editor_set_audience:
 * @audience: (nullable): its code; %NULL: the one that waits, if any
 *
 * Makes the deck one for others. What is being typed is saved before that: it is marked with the
 * other words, so the step waits until the deck was read with it.
 */
void
desmi_deck_editor_set_audience (DesmiDeckEditor *self, const char *audience)
{
  DesmiAudience to;

  if (audience != NULL)
    {
      g_free (self->audience);
      self->audience = g_strdup (audience);
      desmi_late_text_flush (GTK_WIDGET (self->notes));
      desmi_slide_properties_flush (self->properties);
    }
  if (self->audience == NULL || self->shown == NULL || self->n_steps > 0)
    return;
  if (desmi_audience_parse (self->audience, &to) && to != self->shown->stored->audience)
    desmi_deck_editor_apply (self,
                             desmi_deck_words_set_audience (desmi_deck_editor_get_district (self),
                                                            self->shown->stored, to));
  g_clear_pointer (&self->audience, g_free);
}

static void
set_field (DesmiDeckEditor *self, const char *field, const char *value)
{
  if (self->shown == NULL)
    return;
  if (g_str_equal (field, "audience"))
    desmi_deck_editor_set_audience (self, value);
  else
    desmi_deck_editor_apply (self, desmi_deck_edit_set (desmi_deck_editor_get_district (self),
                                                        self->shown->stored, field,
                                                        *value != '\0' ? value : NULL));
}

static void
set_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *field, *value;

  g_variant_get (parameter, "(&s&s)", &field, &value);
  set_field (DESMI_DECK_EDITOR (widget), field, value);
}

/* What is chosen of one: properties, so that a menu shows which choice is the present one. */
enum
{
  PROP_AUDIENCE = 1,
  PROP_ASPECT,
  PROP_LANGUAGE,
  N_PROPS
};

static const char *const choices[N_PROPS] = { NULL, "audience", "aspect", "language" };
static GParamSpec       *props[N_PROPS];

static const char *
get_choice (DesmiDeckEditor *self, guint id)
{
  const DesmiStoredDeck *deck = self->shown != NULL ? self->shown->stored : NULL;

  if (deck == NULL)
    return "";
  switch (id)
    {
    case PROP_AUDIENCE:
      return desmi_audience_to_code (deck->audience);
    case PROP_ASPECT:
      return deck->aspect == DESMI_ASPECT_4_3 ? "4:3" : "16:9";
    default:
      return desmi_stored_deck_get_locale (deck) == desmi_locale_get_english () ? "en" : "id";
    }
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, get_choice (DESMI_DECK_EDITOR (object), id));
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DesmiDeckEditor *self = DESMI_DECK_EDITOR (object);
  const char      *text = g_value_get_string (value);

  /* of the audience another may be waiting, which the present one takes back */
  if (text != NULL && (id == PROP_AUDIENCE || !g_str_equal (text, get_choice (self, id))))
    set_field (self, choices[id], text);
}

static void
install_choices (GtkWidgetClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = get_property;
  G_OBJECT_CLASS (klass)->set_property = set_property;
  for (guint i = 1; i < N_PROPS; i++)
    props[i] = g_param_spec_string (choices[i], NULL, NULL, "",
                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                        | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
  gtk_widget_class_install_property_action (klass, "deck.audience", choices[PROP_AUDIENCE]);
  gtk_widget_class_install_property_action (klass, "deck.aspect", choices[PROP_ASPECT]);
  gtk_widget_class_install_property_action (klass, "deck.language", choices[PROP_LANGUAGE]);
}

/**
 * desmi_deck_editor_tell_choices:
 *
 * Says that another deck is shown, or the same one read anew: menus mark what is chosen of it.
 */
void
desmi_deck_editor_tell_choices (DesmiDeckEditor *self)
{
  for (guint i = 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), props[i]);
}

/**
 * desmi_deck_editor_install_actions:
 *
 * Installs what its buttons, menus and keys do.
 */
void
desmi_deck_editor_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "deck.close", NULL, close_cb);
  gtk_widget_class_install_action (klass, "deck.add", "s", add_cb);
  gtk_widget_class_install_action (klass, "deck.duplicate", NULL, duplicate_cb);
  gtk_widget_class_install_action (klass, "deck.remove", NULL, remove_cb);
  gtk_widget_class_install_action (klass, "deck.move", "i", move_cb);
  gtk_widget_class_install_action (klass, "deck.move-to", "(su)", move_to_cb);
  gtk_widget_class_install_action (klass, "deck.part", "i", part_cb);
  gtk_widget_class_install_action (klass, "deck.export", "i", export_cb);
  gtk_widget_class_install_action (klass, "deck.print", NULL, print_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_p, GDK_CONTROL_MASK, "deck.print", NULL);
  gtk_widget_class_install_action (klass, "deck.present", "b", present_cb);
  gtk_widget_class_install_action (klass, "deck.rehearse", "b", present_cb);
  gtk_widget_class_install_action (klass, "deck.freeze", NULL, freeze_cb);
  gtk_widget_class_install_action (klass, "deck.thaw", NULL, thaw_cb);
  gtk_widget_class_install_action (klass, "deck.set", "(ss)", set_cb);
  install_choices (klass);
  gtk_widget_class_install_action (klass, "deck.refresh", "s", news_cb);
  gtk_widget_class_install_action (klass, "deck.keep", "s", news_cb);
  gtk_widget_class_install_action (klass, "deck.checked", "s", checked_cb);
  gtk_widget_class_install_action (klass, "deck.settings", NULL, settings_cb);
  gtk_widget_class_install_action (klass, "deck.shorten", NULL, shorten_cb);
  gtk_widget_class_install_action (klass, "deck.number", NULL, number_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_m, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "deck.number", NULL);
  gtk_widget_class_install_action (klass, "deck.write-title", NULL, write_title_cb);
}

/* F5 begins wherever the focus is, as in every such program. */
static void
add_key (GtkShortcutController *keys, GdkModifierType modifiers, gboolean from_here)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F5, modifiers),
                                            gtk_named_action_new ("deck.present"));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_boolean (from_here));
  gtk_shortcut_controller_add_shortcut (keys, shortcut);
}

/**
 * desmi_deck_editor_add_keys:
 */
void
desmi_deck_editor_add_keys (DesmiDeckEditor *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  add_key (GTK_SHORTCUT_CONTROLLER (keys), 0, FALSE);
  add_key (GTK_SHORTCUT_CONTROLLER (keys), GDK_SHIFT_MASK, TRUE);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

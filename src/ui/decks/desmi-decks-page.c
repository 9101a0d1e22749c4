/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which deck is open is the session's state, so that "back" leads out of it. */
#include "ui/decks/desmi-decks-page.h"

#include "app/decks/desmi-deck-edit.h"
#include "app/decks/desmi-deck-template.h"
#include "ui/decks/desmi-deck-form.h"
#include "ui/decks/desmi-deck-menus.h"
#include "ui/decks/desmi-deck-rename.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-call.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-filter.h"
#include "ui/desmi-menu.h"
#include "ui/desmi-refresh.h"
#include "ui/desmi-write.h"

#include <glib/gi18n-lib.h>

#define TEMPLATE_WIDTH 280
#define BY_NAME "name"
#define BY_CHANGE "changed"

struct _DesmiDecksPage
{
  AdwBin           parent_instance;

  GtkStack        *stack;
  GtkBox          *bar;
  GtkMenuButton   *new_button;
  DesmiFilter     *order;
  GtkListBox      *list;
  GtkFlowBox      *templates;
  DesmiDeckEditor *editor;

  DesmiSession    *session;
  GPtrArray       *decks; /* nullable: of DesmiStoredDeck */
  GCancellable    *cancellable;
};

G_DEFINE_FINAL_TYPE (DesmiDecksPage, desmi_decks_page, ADW_TYPE_BIN)

/* @edit: (transfer full) */
static void
apply (DesmiDecksPage *self, DesmiEdit *edit)
{
  desmi_write (GTK_WIDGET (self), self->session, edit);
}

static void
open_deck (DesmiDecksPage *self, const char *deck)
{
  g_autoptr (DesmiViewState) now = desmi_view_state_ref (desmi_session_get_state (self->session));
  g_autoptr (DesmiViewState) next = desmi_view_state_with (now, DESMI_VIEW_TAB, deck);

  desmi_session_set_state (self->session, next);
}

static const DesmiStoredDeck *
find_deck (DesmiDecksPage *self, const char *code)
{
  for (guint i = 0; self->decks != NULL && i < self->decks->len; i++)
    {
      const DesmiStoredDeck *deck = g_ptr_array_index (self->decks, i);

      if (g_strcmp0 (deck->deck, code) == 0)
        return deck;
    }
  return NULL;
}

static void
new_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiDecksPage *self = DESMI_DECKS_PAGE (widget);
  DesmiTemplate   which;

  if (desmi_template_from_name (g_variant_get_string (parameter, NULL), &which)
      && desmi_session_get_store (self->session) != NULL)
    gtk_window_present (GTK_WINDOW (
        desmi_deck_form_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->session, which)));
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_deck (DESMI_DECKS_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static const char *
get_district (DesmiDecksPage *self)
{
  return desmi_store_get_district (desmi_session_get_store (self->session));
}

static void
duplicate_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiDecksPage        *self = DESMI_DECKS_PAGE (widget);
  const DesmiStoredDeck *deck = find_deck (self, g_variant_get_string (parameter, NULL));
  g_autofree char       *copy = NULL;

  if (deck != NULL)
    apply (self, desmi_deck_edit_duplicate (get_district (self), deck, &copy));
}

static void
delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiDecksPage        *self = DESMI_DECKS_PAGE (widget);
  const DesmiStoredDeck *deck = find_deck (self, g_variant_get_string (parameter, NULL));

  if (deck != NULL)
    apply (self, desmi_deck_edit_delete (get_district (self), deck));
}

static void
rename_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DesmiDecksPage        *self = DESMI_DECKS_PAGE (widget);
  const DesmiStoredDeck *deck = find_deck (self, g_variant_get_string (parameter, NULL));

  if (deck != NULL)
    gtk_window_present (GTK_WINDOW (desmi_deck_rename_new (
        GTK_WINDOW (gtk_widget_get_root (widget)), desmi_session_get_store (self->session), deck)));
}

static void
append (GMenu *menu, const char *label, const char *action, const char *deck)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", deck);
  g_menu_append_item (menu, item);
}

static GtkWidget *
new_row_menu (const DesmiStoredDeck *deck)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget        *button = gtk_menu_button_new ();
  g_autofree char  *label
      /* Translators: the name of a presentation */
      = g_strdup_printf (_ ("More for “%s”"), deck->name);

  append (menu, _ ("Open"), "decks.open", deck->deck);
  append (menu, _ ("Duplicate"), "decks.duplicate", deck->deck);
  append (menu, _ ("Rename…"), "decks.rename", deck->deck);
  append (menu, _ ("Delete"), "decks.delete", deck->deck);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  desmi_menu_set_later (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  desmi_a11y_set_label (button, label);
  return button;
}

static GtkWidget *
new_row (const DesmiStoredDeck *deck)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *state = desmi_deck_menus_describe (deck, 0, NULL);
  g_autofree char *changed = desmi_stored_deck_dup_changed (deck, desmi_locale_get_user ());
  g_autofree char *subtitle = changed != NULL ? g_strconcat (state, " · ", changed, NULL) : NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), deck->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : state);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), "desmi-decks-symbolic");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_row_menu (deck));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "decks.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", deck->deck);
  desmi_a11y_set_label (row, deck->name);
  return row;
}

static void
show_list (DesmiDecksPage *self)
{
  GtkWidget *child;

  desmi_stored_deck_sort (self->decks,
                          g_strcmp0 (desmi_filter_get_selected (self->order), BY_CHANGE) == 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < self->decks->len; i++)
    gtk_list_box_append (self->list, new_row (g_ptr_array_index (self->decks, i)));
  gtk_stack_set_visible_child_name (self->stack, self->decks->len > 0 ? "list" : "empty");
}

static void
ordered_cb (DesmiDecksPage *self)
{
  if (self->decks != NULL && !desmi_filter_is_filling (self->order))
    show_list (self);
}

static void
add_order (DesmiDecksPage *self)
{
  self->order = desmi_filter_new_in (GTK_WIDGET (self->bar), _ ("Order"));
  desmi_filter_begin (self->order);
  desmi_filter_add (self->order, BY_NAME, C_ ("order", "by name"));
  desmi_filter_add (self->order, BY_CHANGE, C_ ("order", "last changed first"));
  desmi_filter_end (self->order);
  desmi_filter_set_selected (self->order, BY_NAME);
  g_signal_connect_object (self->order, "notify::selected", G_CALLBACK (ordered_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) decks
      = desmi_stored_deck_list_finish (DESMI_STORE (source), result, &error);
  DesmiDecksPage *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  if (decks == NULL)
    {
      desmi_error_say (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->decks, g_ptr_array_unref);
  self->decks = g_steal_pointer (&decks);
  show_list (self);
}

static const char *
get_open (DesmiDecksPage *self)
{
  return desmi_view_state_get (desmi_session_get_state (self->session), DESMI_VIEW_TAB);
}

/* What a file that is only read does not take. */
static void
update_actions (DesmiDecksPage *self, DesmiStore *store)
{
  static const char *const edits[]
      = { "decks.new", "decks.duplicate", "decks.rename", "decks.delete" };
  gboolean can_write = store != NULL && !desmi_store_get_read_only (store);

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), edits[i], can_write);
  gtk_widget_set_sensitive (GTK_WIDGET (self->new_button), can_write);
}

static void
refresh (GtkWidget *widget)
{
  DesmiDecksPage *self = DESMI_DECKS_PAGE (widget);
  DesmiStore     *store = desmi_session_get_store (self->session);
  const char     *deck = store != NULL ? get_open (self) : NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  update_actions (self, store);
  desmi_deck_editor_open (self->editor, deck);
  if (store == NULL)
    return;
  if (deck != NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "deck");
      return;
    }
  self->cancellable = g_cancellable_new ();
  desmi_stored_deck_list_async (store, self->cancellable, listed_cb,
                                desmi_call_new (self, self->cancellable));
}

static void
closed_cb (DesmiDecksPage *self)
{
  open_deck (self, NULL);
}

static GtkWidget *
new_template_button (DesmiTemplate which)
{
  const DesmiLocale *locale = desmi_locale_get_user ();
  GtkWidget         *button = gtk_button_new ();
  GtkWidget         *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget         *title = gtk_label_new (desmi_template_title (which, locale));
  GtkWidget         *summary = gtk_label_new (desmi_template_summary (which, locale));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (summary), 0);
  gtk_label_set_wrap (GTK_LABEL (summary), TRUE);
  gtk_widget_add_css_class (summary, "desmi-dim");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), summary);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "desmi-template");
  gtk_widget_set_size_request (button, TEMPLATE_WIDTH, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "decks.new");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", desmi_template_to_name (which));
  desmi_a11y_set_label (button, desmi_template_title (which, locale));
  return button;
}

static void
fill_templates (DesmiDecksPage *self)
{
  const DesmiLocale *locale = desmi_locale_get_user ();
  g_autoptr (GMenu)  menu = g_menu_new ();
  GtkWidget         *button;

  for (guint i = 0; i < DESMI_N_TEMPLATES; i++)
    {
      append (menu, desmi_template_title (i, locale), "decks.new", desmi_template_to_name (i));
      button = new_template_button (i);
      gtk_flow_box_append (self->templates, button);
      /* the button is what is walked to, not its place */
      gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
    }
  gtk_menu_button_set_menu_model (self->new_button, G_MENU_MODEL (menu));
}

static void
desmi_decks_page_dispose (GObject *object)
{
  DesmiDecksPage *self = DESMI_DECKS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESMI_TYPE_DECKS_PAGE);
  g_clear_pointer (&self->decks, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (desmi_decks_page_parent_class)->dispose (object);
}

static void
desmi_decks_page_class_init (DesmiDecksPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DESMI_TYPE_DECK_EDITOR);
  G_OBJECT_CLASS (klass)->dispose = desmi_decks_page_dispose;
  gtk_widget_class_install_action (widget_class, "decks.new", "s", new_cb);
  gtk_widget_class_install_action (widget_class, "decks.open", "s", open_cb);
  gtk_widget_class_install_action (widget_class, "decks.duplicate", "s", duplicate_cb);
  gtk_widget_class_install_action (widget_class, "decks.rename", "s", rename_cb);
  gtk_widget_class_install_action (widget_class, "decks.delete", "s", delete_cb);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/id/go/desmigratif/Desmigratif/ui/decks/desmi-decks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DesmiDecksPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DesmiDecksPage, bar);
  gtk_widget_class_bind_template_child (widget_class, DesmiDecksPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiDecksPage, list);
  gtk_widget_class_bind_template_child (widget_class, DesmiDecksPage, templates);
  gtk_widget_class_bind_template_child (widget_class, DesmiDecksPage, editor);
}

static void
desmi_decks_page_init (DesmiDecksPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_templates (self);
  add_order (self);
  desmi_a11y_set_label (GTK_WIDGET (self->list), _ ("Presentations"));
  g_signal_connect_object (self->editor, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * desmi_decks_page_new:
 * @session: what the window works on
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
desmi_decks_page_new (DesmiSession *session)
{
  DesmiDecksPage *self = g_object_new (DESMI_TYPE_DECKS_PAGE, NULL);

  self->session = g_object_ref (session);
  desmi_deck_editor_set_session (self->editor, session);
  desmi_refresh_connect (GTK_WIDGET (self), session,
                         DESMI_TABLES_ALL & ~(DESMI_TABLES_SYNC | DESMI_TABLES_HISTORY), refresh);
  desmi_refresh_follow (GTK_WIDGET (self), DESMI_DECKS_PAGE_NAME, NULL);
  return GTK_WIDGET (self);
}

/**
 * desmi_decks_page_get_editor:
 *
 * Returns: (transfer none): where a deck is worked on
 */
DesmiDeckEditor *
desmi_decks_page_get_editor (DesmiDecksPage *self)
{
  return self->editor;
}

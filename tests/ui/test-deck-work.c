/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work on presentations: what comes into them from the other pages, and what is done to their
 * slides. */
#include "deck-fixture.h"

#include "app/decks/desmi-deck-edit.h"
#include "deck/desmi-layout.h"
#include "ui/decks/desmi-canvas-text.h"
#include "ui/decks/desmi-deck-news-bar.h"
#include "ui/decks/desmi-decks-page.h"
#include "ui/decks/desmi-slide-row.h"
#include "ui/decks/desmi-theme-choices.h"
#include "ui/desmi-filter.h"
#include "ui/desmi-form.h"
#include "ui/desmi-settings.h"
#include "ui/widgets/desmi-chart-card.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  UiFixture  *fixture;
  const char *text;
  guint       n;
} Wanted;

static GtkWidget *
find_card (UiFixture *self)
{
  return ui_find (desmi_window_get_page (self->window), DESMI_TYPE_CHART_CARD, NULL);
}

static gboolean
has_chart (gpointer data)
{
  GtkWidget *card = find_card (data);

  return card != NULL
         && desmi_chart_view_get_data (desmi_chart_card_get_view (DESMI_CHART_CARD (card))) != NULL;
}

static gboolean
can_add (gpointer form)
{
  return ui_has_label (form, "A new presentation") || ui_has_label (form, "Rapat");
}

static DesmiForm *
ask_to_add (UiFixture *self, const char *page)
{
  DesmiForm *form;

  ui_activate (self, "page", page);
  ui_wait (ui_is_page, self, page);
  ui_wait (has_chart, self, "a chart");
  g_assert_true (gtk_widget_activate_action (find_card (self), "chart.add-to-deck", NULL));
  form = DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
  g_assert_nonnull (form);
  ui_wait (can_add, form, "the presentations");
  return form;
}

static void
show_added (UiFixture *self)
{
  g_autoptr (GPtrArray) decks = desmi_stored_deck_list (
      desmi_session_get_store (desmi_window_get_session (self->window)), NULL, NULL);

  g_assert_cmpuint (decks->len, ==, 1);
  ui_activate (self, "show-deck", ((DesmiStoredDeck *) g_ptr_array_index (decks, 0))->deck);
}

/* A chart of another page goes into a new presentation, and the next into the same, asking what
 * they asked there; each is one step. */
static void
test_add (UiFixture *self, gconstpointer data)
{
  DesmiForm *form = ask_to_add (self, "flows");

  ui_picture (GTK_WIDGET (form), "deck-add");
  desmi_field_set_text (ui_find_field (form, "Name of the presentation"), "Rapat Bupati");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), "Added to “Rapat Bupati”"));
  form = ask_to_add (self, "pillars");
  g_assert_true (ui_has_label (GTK_WIDGET (form), "Rapat Bupati"));
  desmi_form_save (form);
  ui_wait_form_closed (self);
  show_added (self);
  deck_wait_slides (self, 2);
  g_assert_cmpstr (deck_slide (self, 0)->kind, ==, "chart");
  g_assert_nonnull (strstr (deck_slide (self, 0)->spec, "\"chart\":\"sankey\""));
  ui_activate (self, "undo", NULL);
  deck_wait_slides (self, 1);
}

static gboolean
has_focus (gpointer data)
{
  GtkWidget *list = ui_find (GTK_WIDGET (deck_editor (data)), GTK_TYPE_LIST_VIEW, NULL);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));

  return focus != NULL && focus != list && gtk_widget_is_ancestor (focus, list);
}

static gboolean
is_third (gpointer data)
{
  const Wanted *wanted = data;

  return g_strcmp0 (deck_slide (wanted->fixture, 2)->slide, wanted->text) == 0;
}

/* Whether @widget has a shortcut for the key, and it could be used. */
static gboolean
press (GtkWidget *widget, const char *key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean               done = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GListModel) keys = g_list_model_get_item (controllers, i);

      for (guint k = 0; GTK_IS_SHORTCUT_CONTROLLER (keys) && k < g_list_model_get_n_items (keys);
           k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (keys, k);
          g_autofree char        *trigger
              = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          if (g_str_equal (trigger, key))
            done = gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }
  return done;
}

/* The keys of the list: what has the focus stays in it, whatever becomes of the slide. */
static void
test_keys (UiFixture *self, gconstpointer data)
{
  Wanted           wanted = { self };
  g_autofree char *second = NULL;
  GtkWidget       *list;

  deck_make (self, "stakeholder", DECK_N_STAKEHOLDER);
  second = g_strdup (deck_slide (self, 1)->slide);
  wanted.text = second;
  list = ui_find (GTK_WIDGET (deck_editor (self)), GTK_TYPE_LIST_VIEW, NULL);
  desmi_deck_editor_select (deck_editor (self), 1);
  gtk_widget_grab_focus (list);
  ui_wait (has_focus, self, "the focus in the list");
  g_assert_true (press (list, "<Alt>Down"));
  ui_wait (is_third, &wanted, "the slide to be moved down");
  g_assert_cmpstr (desmi_deck_editor_get_slide (deck_editor (self)), ==, second);
  ui_wait (has_focus, self, "the focus on the slide that moved");
  g_assert_true (press (list, "<Control>d"));
  deck_wait_slides (self, DECK_N_STAKEHOLDER + 1);
  ui_wait (has_focus, self, "the focus on the copy");
  g_assert_true (press (list, "Delete|KP_Delete"));
  deck_wait_slides (self, DECK_N_STAKEHOLDER);
  ui_wait (has_focus, self, "the focus on the next slide");
  g_assert_true (press (list, "F2"));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (self->window))
                 == GTK_WIDGET (deck_find_text (self, "Title")));
  deck_act (self, "deck.close", NULL);
}

static GtkDropTarget *
find_target (GtkWidget *row)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (row);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) one = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (one))
        return GTK_DROP_TARGET (one);
    }
  return NULL;
}

/* Over the upper half of a slide a line above it, over the lower one below; there it is put. */
static void
test_drag (UiFixture *self, gconstpointer data)
{
  Wanted           wanted = { self };
  GtkWidget       *row;
  GtkDropTarget   *target;
  g_autofree char *first = NULL;
  g_auto (GValue)  value = G_VALUE_INIT;
  gboolean         done = FALSE;
  GdkDragAction    action;
  double           low;

  deck_make (self, "stakeholder", DECK_N_STAKEHOLDER);
  first = g_strdup (deck_slide (self, 0)->slide);
  wanted.text = first;
  ui_settle ();
  row = ui_find (GTK_WIDGET (deck_editor (self)), DESMI_TYPE_SLIDE_ROW, NULL);
  g_value_init (&value, DESMI_TYPE_SLIDE_ITEM);
  g_value_set_object (&value, desmi_slide_row_get_item (DESMI_SLIDE_ROW (row)));
  while (desmi_slide_row_get_position (DESMI_SLIDE_ROW (row)) != 2)
    row = ui_find (gtk_widget_get_next_sibling (gtk_widget_get_parent (row)), DESMI_TYPE_SLIDE_ROW,
                   NULL);
  target = find_target (row);
  low = gtk_widget_get_height (row) - 2;
  g_signal_emit_by_name (target, "motion", 5.0, 2.0, &action);
  g_assert_true (gtk_widget_has_css_class (row, "desmi-drop-before"));
  g_signal_emit_by_name (target, "motion", 5.0, low, &action);
  g_assert_false (gtk_widget_has_css_class (row, "desmi-drop-before"));
  g_assert_true (gtk_widget_has_css_class (row, "desmi-drop-after"));
  ui_picture (GTK_WIDGET (self->window), "deck-drag");
  g_signal_emit_by_name (target, "drop", &value, 5.0, low, &done);
  g_assert_true (done);
  g_assert_false (gtk_widget_has_css_class (row, "desmi-drop-after"));
  ui_wait (is_third, &wanted, "the first slide to stand below the third");
  deck_act (self, "deck.close", NULL);
}

static gboolean
is_of_2026 (gpointer data)
{
  return g_strcmp0 (deck_shown (data)->stored->period, "2026") == 0;
}

static gboolean
is_frozen (gpointer data)
{
  return deck_shown (data) != NULL && deck_shown (data)->stored->frozen != NULL;
}

static gboolean
has_news (gpointer data)
{
  return desmi_deck_news_get_changed (deck_shown (data)->news, NULL) > 0;
}

static gboolean
has_no_news (gpointer data)
{
  return !has_news (data);
}

/* As a pull or another person would. */
static void
add_flow (UiFixture *self)
{
  const DesmiFlow flow
      = { "32.12.16.2004", "2026-03", DESMI_DIRECTION_OUT, "TWN", "formal", "", "F", "P2P", 900 };
  g_autoptr (DesmiEdit) edit = desmi_edit_new ("Arus");
  g_autoptr (GError)    error = NULL;

  desmi_edit_put_flow (edit, &flow);
  desmi_store_apply (desmi_session_get_store (desmi_window_get_session (self->window)), edit, NULL,
                     &error);
  g_assert_no_error (error);
}

/* Which numbers they are is said where it is chosen what becomes of them. */
static void
open_changes (UiFixture *self)
{
  GtkWidget     *bar = ui_find (GTK_WIDGET (deck_editor (self)), DESMI_TYPE_DECK_NEWS_BAR, NULL);
  GtkMenuButton *which = GTK_MENU_BUTTON (ui_find (bar, GTK_TYPE_MENU_BUTTON, NULL));
  GtkWidget     *popover = GTK_WIDGET (gtk_menu_button_get_popover (which));

  gtk_menu_button_popup (which);
  ui_settle ();
  g_assert_true (ui_has_label (popover, " → "));
  ui_picture (popover, "deck-changes");
  gtk_menu_button_popdown (which);
}

/* What changed since the deck was frozen is said, and refreshed, as one step. */
static void
test_news (UiFixture *self, gconstpointer data)
{
  deck_make (self, "stakeholder", DECK_N_STAKEHOLDER);
  deck_act (self, "deck.set", g_variant_new ("(ss)", "period", "2026"));
  ui_wait (is_of_2026, self, "the period");
  deck_act (self, "deck.freeze", NULL);
  ui_wait (is_frozen, self, "the deck to be frozen");
  g_assert_true (has_no_news (self));
  add_flow (self);
  ui_wait (has_news, self, "what changed");
  desmi_deck_editor_select (deck_editor (self), 2);
  ui_settle ();
  g_assert_true (ui_has_label (GTK_WIDGET (deck_editor (self)), "changed since"));
  open_changes (self);
  ui_picture (GTK_WIDGET (self->window), "deck-news");
  deck_act (self, "deck.refresh", g_variant_new_string (""));
  ui_wait (has_no_news, self, "the numbers of today");
  g_assert_true (is_frozen (self));
  ui_activate (self, "undo", NULL);
  ui_wait (has_news, self, "the numbers of before");
}

static gboolean
has_spec (gpointer data)
{
  const Wanted *wanted = data;

  return strstr (deck_slide (wanted->fixture, wanted->n)->spec, wanted->text) != NULL;
}

static void
choose (UiFixture *self, const char *title, const char *id)
{
  DesmiFilter *filter = ui_find_filter (GTK_WIDGET (deck_editor (self)), title);

  g_assert_nonnull (filter);
  g_assert_true (desmi_filter_has (filter, id));
  desmi_filter_set_selected (filter, id);
}

/* The numbers of a slide are chosen one by one, one more is added, and a chart has a time of its
 * own. */
static void
test_choices (UiFixture *self, gconstpointer data)
{
  Wanted wanted = { self, "\"figure\":\"score\"", 0 };

  deck_make (self, "stakeholder", DECK_N_STAKEHOLDER);
  while (g_strcmp0 (deck_slide (self, wanted.n)->kind, "figures") != 0)
    wanted.n++;
  g_assert_false (has_spec (&wanted));
  desmi_deck_editor_select (deck_editor (self), wanted.n);
  ui_settle ();
  choose (self, "Number 1", "score");
  ui_wait (has_spec, &wanted, "the other number");
  ui_picture (GTK_WIDGET (self->window), "deck-figures");
  while (g_strcmp0 (deck_slide (self, wanted.n)->kind, "chart") != 0)
    wanted.n++;
  desmi_deck_editor_select (deck_editor (self), wanted.n);
  ui_settle ();
  wanted.text = "\"chart\":\"stacked\"";
  choose (self, "Chart", "stacked");
  ui_wait (has_spec, &wanted, "the other chart");
  wanted.text = "\"period\":\"2022\"";
  choose (self, "Period", "2022");
  ui_wait (has_spec, &wanted, "the other period");
  ui_picture (GTK_WIDGET (self->window), "deck-chart");
}

static gboolean
has_title (gpointer data)
{
  const Wanted *wanted = data;

  return g_strcmp0 (deck_slide (wanted->fixture, wanted->n)->title, wanted->text) == 0;
}

static gboolean
has_room (gpointer view)
{
  graphene_rect_t area;

  return desmi_slide_view_get_area (view, &area);
}

static GtkWidget *
begin_title (UiFixture *self)
{
  GtkWidget      *paper = GTK_WIDGET (desmi_deck_editor_get_paper (deck_editor (self)));
  GtkWidget      *view = gtk_overlay_get_child (GTK_OVERLAY (paper));
  graphene_rect_t area;

  ui_wait (has_room, view, "the slide");
  g_assert_true (desmi_slide_view_get_area (DESMI_SLIDE_VIEW (view), &area));
  g_assert_true (desmi_canvas_text_begin (
      GTK_OVERLAY (paper), (double) area.origin.x + (double) area.size.width * 0.15,
      (double) area.origin.y + (double) area.size.height * 0.13));
  return gtk_root_get_focus (GTK_ROOT (self->window));
}

/* The title is written on the slide itself: Enter saves it, Escape does not. */
static void
test_canvas (UiFixture *self, gconstpointer data)
{
  Wanted     wanted = { self, "Angka kunci kita", 2 };
  GtkWidget *text;

  deck_make (self, "stakeholder", DECK_N_STAKEHOLDER);
  desmi_deck_editor_select (deck_editor (self), wanted.n);
  ui_settle ();
  text = begin_title (self);
  g_assert_true (GTK_IS_TEXT_VIEW (text));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "not this", -1);
  g_assert_true (ui_send_key_with (text, GDK_KEY_Escape, 0));
  text = begin_title (self);
  ui_picture (GTK_WIDGET (self->window), "deck-canvas");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), wanted.text, -1);
  g_assert_true (ui_send_key_with (text, GDK_KEY_Return, 0));
  ui_wait (has_title, &wanted, "the title to be saved");
  g_assert_true (deck_slide (self, wanted.n)->is_own);
}

static gboolean
has_name (gpointer data)
{
  const Wanted *wanted = data;

  return g_strcmp0 (deck_shown (wanted->fixture)->stored->name, wanted->text) == 0;
}

static gboolean
offers_themes (gpointer form)
{
  DesmiFilter *filter = ui_find_filter (form, "Theme");

  return filter != NULL && desmi_filter_has (filter, DESMI_THEME_NEW);
}

static void
deck_choose_theme (DesmiForm *form)
{
  ui_wait (offers_themes, form, "the themes");
  desmi_filter_set_selected (ui_find_filter (GTK_WIDGET (form), "Theme"), DESMI_THEME_NEW);
}

static gboolean
has_theme (gpointer fixture)
{
  return deck_shown (fixture)->stored->theme != NULL;
}

static gboolean
has_minutes (gpointer data)
{
  const Wanted *wanted = data;

  return deck_shown (wanted->fixture)->stored->minutes == (int) wanted->n;
}

static gboolean
has_no_theme (gpointer fixture)
{
  return !has_theme (fixture);
}

/* The name is saved when it is left, and the theme with all it is made of is one step. */
static void
test_settings (UiFixture *self, gconstpointer data)
{
  Wanted     wanted = { self, "Rapat Bupati", 0 };
  DesmiForm *form;

  deck_make (self, "stakeholder", DECK_N_STAKEHOLDER);
  deck_act (self, "deck.settings", NULL);
  form = DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
  gtk_widget_grab_focus (GTK_WIDGET (ui_find_field (form, "Name of the presentation")));
  desmi_field_set_text (ui_find_field (form, "Name of the presentation"), wanted.text);
  gtk_widget_grab_focus (ui_find (GTK_WIDGET (form), GTK_TYPE_SPIN_BUTTON, NULL));
  ui_wait (has_name, &wanted, "the other name");
  gtk_spin_button_set_value (
      GTK_SPIN_BUTTON (ui_find (GTK_WIDGET (form), GTK_TYPE_SPIN_BUTTON, NULL)), 45);
  ui_picture (GTK_WIDGET (form), "deck-settings");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  wanted.n = 45;
  ui_wait (has_minutes, &wanted, "the minutes");
  form = deck_ask_look (self);
  deck_choose_theme (form);
  desmi_field_set_text (ui_find_field (form, "Footer"), "Disnaker");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  ui_wait (has_theme, self, "the theme");
  g_assert_cmpstr (deck_shown (self)->pages->deck->theme.footer, ==, "Disnaker");
  ui_activate (self, "undo", NULL);
  ui_wait (has_no_theme, self, "no theme");
  g_assert_cmpint (deck_shown (self)->stored->minutes, ==, 45);
  ui_activate (self, "undo", NULL);
  wanted.n = 0;
  ui_wait (has_minutes, &wanted, "no minutes");
  ui_activate (self, "undo", NULL);
  wanted.text = "Stakeholder meeting";
  ui_wait (has_name, &wanted, "the name of before");
  g_assert_null (deck_shown (self)->stored->theme);
}

static gboolean
is_asked (gpointer form)
{
  const char *error = desmi_field_get_error (ui_find_field (form, "Name of the presentation"));

  return error != NULL && strstr (error, "Meanwhile “Rapat Camat” was saved here") != NULL;
}

/* A name that another window gave meanwhile is replaced only where that is meant; one that is empty
 * is no name. */
static void
test_settings_met (UiFixture *self, gconstpointer data)
{
  DesmiStore            *store = desmi_session_get_store (desmi_window_get_session (self->window));
  Wanted                 wanted = { self, "Rapat Bupati", 0 }, theirs = { self, "Rapat Camat", 0 };
  g_autoptr (DesmiEdit)  edit = desmi_edit_new ("Di jendela lain");
  g_autoptr (DesmiEntry) entry
      = desmi_entry_new (DESMI_REGISTER_DECK, desmi_store_get_district (store));
  g_autoptr (GError) error = NULL;
  DesmiForm         *form;
  DesmiField        *name;

  deck_make (self, "stakeholder", DECK_N_STAKEHOLDER);
  desmi_entry_set (entry, "deck", deck_shown (self)->stored->deck);
  desmi_entry_set (entry, "name", "Rapat Camat");
  desmi_edit_put_entry (edit, entry);
  deck_act (self, "deck.settings", NULL);
  form = DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
  ui_settle ();
  name = ui_find_field (form, "Name of the presentation");
  gtk_widget_grab_focus (GTK_WIDGET (name));
  desmi_field_set_text (name, wanted.text);
  g_assert_true (desmi_store_apply (store, edit, NULL, &error));
  g_assert_no_error (error);
  gtk_widget_grab_focus (ui_find (GTK_WIDGET (form), GTK_TYPE_SPIN_BUTTON, NULL));
  ui_wait (is_asked, form, "the question");
  g_assert_cmpstr (desmi_field_get_text (name), ==, wanted.text);
  ui_wait (has_name, &theirs, "the name that the other gave");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  ui_wait (has_name, &wanted, "the name that was meant");
  deck_act (self, "deck.settings", NULL);
  form = DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
  ui_settle ();
  desmi_field_set_text (ui_find_field (form, "Name of the presentation"), " ");
  desmi_form_save (form);
  ui_settle ();
  g_assert_nonnull (desmi_field_get_error (ui_find_field (form, "Name of the presentation")));
  g_assert_cmpstr (deck_shown (self)->stored->name, ==, wanted.text);
  gtk_window_destroy (GTK_WINDOW (form));
}

#define ADD(name, func)                                                                            \
  g_test_add ("/ui/deck-work/" name, UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, func,           \
              ui_tear_down)

int
main (int argc, char *argv[])
{
  int failed;

  ui_init (&argc, &argv);
  ADD ("add", test_add);
  ADD ("keys", test_keys);
  ADD ("drag", test_drag);
  ADD ("news", test_news);
  ADD ("choices", test_choices);
  ADD ("canvas", test_canvas);
  ADD ("settings", test_settings);
  ADD ("settings-met", test_settings_met);
  failed = g_test_run ();
  ui_done ();
  return failed;
}

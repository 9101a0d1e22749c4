/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work on presentations: what comes into them from the other pages, and what is done to their
 * slides. */
#include "ui-fixture.h"

#include "app/decks/desmi-deck-edit.h"
#include "deck/desmi-layout.h"
#include "ui/decks/desmi-canvas-text.h"
#include "ui/decks/desmi-deck-news-bar.h"
#include "ui/decks/desmi-deck-print.h"
#include "ui/decks/desmi-decks-page.h"
#include "ui/decks/desmi-slide-row.h"
#include "ui/decks/desmi-theme-choices.h"
#include "ui/desmi-filter.h"
#include "ui/desmi-saving.h"
#include "ui/desmi-form.h"
#include "ui/desmi-print-window.h"
#include "ui/desmi-settings.h"
#include "ui/widgets/desmi-chart-card.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_STAKEHOLDER 14

typedef struct
{
  UiFixture  *fixture;
  const char *text;
  guint       n;
} Wanted;

static DesmiDeckEditor *
get_editor (UiFixture *self)
{
  return desmi_decks_page_get_editor (DESMI_DECKS_PAGE (desmi_window_get_page (self->window)));
}

static DesmiShownDeck *
get_shown (UiFixture *self)
{
  return desmi_deck_editor_get_shown (get_editor (self));
}

static gboolean
has_slides (gpointer data)
{
  const Wanted *wanted = data;

  return DESMI_IS_DECKS_PAGE (desmi_window_get_page (wanted->fixture->window))
         && get_shown (wanted->fixture) != NULL
         && get_shown (wanted->fixture)->stored->slides->len == wanted->n;
}

static void
wait_slides (UiFixture *self, guint n)
{
  Wanted wanted = { self, NULL, n };

  ui_wait (has_slides, &wanted, "so many slides");
}

static const DesmiStoredSlide *
get_slide (UiFixture *self, guint i)
{
  return g_ptr_array_index (get_shown (self)->stored->slides, i);
}

static void
act (UiFixture *self, const char *action, GVariant *target)
{
  g_autoptr (GVariant) owned = target != NULL ? g_variant_ref_sink (target) : NULL;

  g_assert_true (
      gtk_widget_activate_action_variant (GTK_WIDGET (get_editor (self)), action, owned));
}

static void
make_deck (UiFixture *self)
{
  DesmiForm *form;

  ui_activate (self, "page", "decks");
  ui_wait (ui_is_page, self, "the page of presentations");
  g_assert_true (gtk_widget_activate_action (desmi_window_get_page (self->window), "decks.new", "s",
                                             "stakeholder"));
  form = DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
  desmi_form_save (form);
  ui_wait_form_closed (self);
  wait_slides (self, N_STAKEHOLDER);
}

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
  wait_slides (self, 2);
  g_assert_cmpstr (get_slide (self, 0)->kind, ==, "chart");
  g_assert_nonnull (strstr (get_slide (self, 0)->spec, "\"chart\":\"sankey\""));
  ui_activate (self, "undo", NULL);
  wait_slides (self, 1);
}

static gboolean
has_focus (gpointer data)
{
  GtkWidget *list = ui_find (GTK_WIDGET (get_editor (data)), GTK_TYPE_LIST_VIEW, NULL);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));

  return focus != NULL && focus != list && gtk_widget_is_ancestor (focus, list);
}

static gboolean
is_third (gpointer data)
{
  const Wanted *wanted = data;

  return g_strcmp0 (get_slide (wanted->fixture, 2)->slide, wanted->text) == 0;
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

  make_deck (self);
  second = g_strdup (get_slide (self, 1)->slide);
  wanted.text = second;
  list = ui_find (GTK_WIDGET (get_editor (self)), GTK_TYPE_LIST_VIEW, NULL);
  desmi_deck_editor_select (get_editor (self), 1);
  gtk_widget_grab_focus (list);
  ui_wait (has_focus, self, "the focus in the list");
  g_assert_true (press (list, "<Alt>Down"));
  ui_wait (is_third, &wanted, "the slide to be moved down");
  g_assert_cmpstr (desmi_deck_editor_get_slide (get_editor (self)), ==, second);
  ui_wait (has_focus, self, "the focus on the slide that moved");
  g_assert_true (press (list, "<Control>d"));
  wait_slides (self, N_STAKEHOLDER + 1);
  ui_wait (has_focus, self, "the focus on the copy");
  g_assert_true (press (list, "Delete|KP_Delete"));
  wait_slides (self, N_STAKEHOLDER);
  ui_wait (has_focus, self, "the focus on the next slide");
  g_assert_true (press (list, "F2"));
  g_assert_true (GTK_IS_EDITABLE (gtk_root_get_focus (GTK_ROOT (self->window))));
  act (self, "deck.close", NULL);
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

  make_deck (self);
  first = g_strdup (get_slide (self, 0)->slide);
  wanted.text = first;
  ui_settle ();
  row = ui_find (GTK_WIDGET (get_editor (self)), DESMI_TYPE_SLIDE_ROW, NULL);
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
  act (self, "deck.close", NULL);
}

static gboolean
is_of_2026 (gpointer data)
{
  return g_strcmp0 (get_shown (data)->stored->period, "2026") == 0;
}

static gboolean
is_frozen (gpointer data)
{
  return get_shown (data) != NULL && get_shown (data)->stored->frozen != NULL;
}

static gboolean
has_news (gpointer data)
{
  return desmi_deck_news_get_changed (get_shown (data)->news, NULL) > 0;
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
  GtkWidget     *bar = ui_find (GTK_WIDGET (get_editor (self)), DESMI_TYPE_DECK_NEWS_BAR, NULL);
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
  make_deck (self);
  act (self, "deck.set", g_variant_new ("(ss)", "period", "2026"));
  ui_wait (is_of_2026, self, "the period");
  act (self, "deck.freeze", NULL);
  ui_wait (is_frozen, self, "the deck to be frozen");
  g_assert_true (has_no_news (self));
  add_flow (self);
  ui_wait (has_news, self, "what changed");
  desmi_deck_editor_select (get_editor (self), 2);
  ui_settle ();
  g_assert_true (ui_has_label (GTK_WIDGET (get_editor (self)), "changed since"));
  open_changes (self);
  ui_picture (GTK_WIDGET (self->window), "deck-news");
  act (self, "deck.refresh", g_variant_new_string (""));
  ui_wait (has_no_news, self, "the numbers of today");
  g_assert_true (is_frozen (self));
  ui_activate (self, "undo", NULL);
  ui_wait (has_news, self, "the numbers of before");
}

static gboolean
has_spec (gpointer data)
{
  const Wanted *wanted = data;

  return strstr (get_slide (wanted->fixture, wanted->n)->spec, wanted->text) != NULL;
}

static void
choose (UiFixture *self, const char *title, const char *id)
{
  DesmiFilter *filter = ui_find_filter (GTK_WIDGET (get_editor (self)), title);

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

  make_deck (self);
  while (g_strcmp0 (get_slide (self, wanted.n)->kind, "figures") != 0)
    wanted.n++;
  g_assert_false (has_spec (&wanted));
  desmi_deck_editor_select (get_editor (self), wanted.n);
  ui_settle ();
  choose (self, "Number 1", "score");
  ui_wait (has_spec, &wanted, "the other number");
  ui_picture (GTK_WIDGET (self->window), "deck-figures");
  while (g_strcmp0 (get_slide (self, wanted.n)->kind, "chart") != 0)
    wanted.n++;
  desmi_deck_editor_select (get_editor (self), wanted.n);
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

  return g_strcmp0 (get_slide (wanted->fixture, wanted->n)->title, wanted->text) == 0;
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
  GtkWidget      *paper = GTK_WIDGET (desmi_deck_editor_get_paper (get_editor (self)));
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

  make_deck (self);
  desmi_deck_editor_select (get_editor (self), wanted.n);
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
  g_assert_true (get_slide (self, wanted.n)->is_own);
}

static gboolean
has_name (gpointer data)
{
  const Wanted *wanted = data;

  return g_strcmp0 (get_shown (wanted->fixture)->stored->name, wanted->text) == 0;
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

/* Name, footer and the rest of a deck are one form, and one step. */
static void
test_settings (UiFixture *self, gconstpointer data)
{
  Wanted     wanted = { self, "Rapat Bupati", 0 };
  DesmiForm *form;

  make_deck (self);
  act (self, "deck.settings", NULL);
  form = DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
  deck_choose_theme (form);
  ui_picture (GTK_WIDGET (form), "deck-settings");
  desmi_field_set_text (ui_find_field (form, "Name of the presentation"), wanted.text);
  desmi_field_set_text (ui_find_field (form, "Footer"), "Disnaker");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  ui_wait (has_name, &wanted, "the other name");
  g_assert_cmpstr (get_shown (self)->pages->deck->theme.footer, ==, "Disnaker");
  g_assert_nonnull (get_shown (self)->stored->theme);
  ui_activate (self, "undo", NULL);
  wanted.text = "Stakeholder meeting";
  ui_wait (has_name, &wanted, "the name of before");
  g_assert_null (get_shown (self)->stored->theme);
}

static gboolean
has_sheets (gpointer n)
{
  GtkWindow *window = ui_find_dialog (NULL, DESMI_TYPE_PRINT_WINDOW);

  return window != NULL
         && desmi_print_window_get_n_pages (DESMI_PRINT_WINDOW (window)) == GPOINTER_TO_UINT (n);
}

static gboolean
has_chooser (gpointer unused)
{
  return ui_find_dialog (NULL, GTK_TYPE_FILE_CHOOSER_DIALOG) != NULL;
}

static gboolean
is_in_folder (gpointer folder)
{
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (ui_find_dialog (NULL, GTK_TYPE_FILE_CHOOSER_DIALOG));
  g_autoptr (GFile) at = gtk_file_chooser_get_current_folder (chooser);

  return at != NULL && g_strcmp0 (g_file_peek_path (at), folder) == 0;
}

static gboolean
is_file (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
is_closed (gpointer unused)
{
  return ui_find_dialog (NULL, DESMI_TYPE_PRINT_WINDOW) == NULL;
}

static void
choose_row (GtkWindow *window, const char *row, guint choice)
{
  GtkWidget *found = ui_find (GTK_WIDGET (window), ADW_TYPE_COMBO_ROW, row);

  g_assert_nonnull (found);
  adw_combo_row_set_selected (ADW_COMBO_ROW (found), choice);
}

static void
remember_folder (const char *folder)
{
  g_autoptr (GSettings) settings = desmi_settings_new ();
  g_autofree char      *uri = g_filename_to_uri (folder, NULL, NULL);

  g_settings_set_string (settings, "deck-folder", uri);
}

/* The handout that is seen becomes the file that is named; returns its content. */
static char *
save_handout (UiFixture *self, const char *name)
{
  g_autofree char   *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char              *content = NULL;

  ui_wait (has_chooser, NULL, "the question where");
  ui_wait (is_in_folder, self->folder, "the folder of last time");
  g_signal_emit_by_name (ui_find_dialog (NULL, GTK_TYPE_FILE_CHOOSER_DIALOG), "response",
                         GTK_RESPONSE_ACCEPT);
  ui_wait (is_file, path, name);
  ui_wait (is_closed, NULL, "the end of it");
  g_assert_true (g_file_get_contents (path, &content, NULL, &error));
  g_assert_no_error (error);
  return content;
}

/* Sheets are seen before they are printed: one slide, or six, on the paper that offices have. What
 * was chosen is chosen again, and becomes a PDF where there is no printer. */
static void
test_print (UiFixture *self, gconstpointer data)
{
  guint            n;
  GtkWindow       *window;
  g_autofree char *content = NULL;

  make_deck (self);
  remember_folder (self->folder);
  n = get_shown (self)->pages->pages->len;
  /* Escape, pressed once too often at the end of a presentation, leaves it open */
  g_assert_false (ui_send_key_with (GTK_WIDGET (self->window), GDK_KEY_Escape, 0));
  /* by the key of the window, which is that of its tables, too */
  ui_activate (self, "print-table", NULL);
  ui_wait (has_sheets, GUINT_TO_POINTER (n), "a sheet a slide");
  window = ui_find_dialog (NULL, DESMI_TYPE_PRINT_WINDOW);
  choose_row (window, "On each sheet: One slide", 3);
  ui_wait (has_sheets, GUINT_TO_POINTER ((n + 5) / 6), "six slides a sheet");
  choose_row (window, "Paper: A4", DESMI_PAPER_F4);
  ui_wait (has_sheets, GUINT_TO_POINTER ((n + 5) / 6), "six slides a sheet of F4");
  ui_picture (GTK_WIDGET (window), "deck-print");
  gtk_widget_activate_action (GTK_WIDGET (window), "window.close", NULL);
  ui_wait (is_closed, NULL, "the end of it");
  act (self, "deck.print", NULL);
  ui_wait (has_sheets, GUINT_TO_POINTER ((n + 5) / 6), "what was chosen before");
  window = ui_find_dialog (NULL, DESMI_TYPE_PRINT_WINDOW);
  g_assert_nonnull (ui_find (GTK_WIDGET (window), ADW_TYPE_COMBO_ROW, "Paper: F4 (215 × 330 mm)"));
  gtk_widget_activate_action (GTK_WIDGET (window), "print.save-pdf", NULL);
  content = save_handout (self, "Stakeholder meeting – handout.pdf");
  g_assert_true (g_str_has_prefix (content, "%PDF"));
}

static gboolean
shows_nothing_to_print (gpointer unused)
{
  GtkWindow *window = ui_find_dialog (NULL, DESMI_TYPE_PRINT_WINDOW);

  return window != NULL && ui_has_label (GTK_WIDGET (window), "There is no slide to be printed");
}

/* What files are called where they are saved is no pattern alone. */
static void
test_save_filter (UiFixture *self, gconstpointer data)
{
  g_autofree char *pdf = desmi_saving_dup_filter_name (".pdf");
  g_autofree char *pptx = desmi_saving_dup_filter_name (".pptx");

  g_assert_cmpstr (pdf, ==, "PDF (*.pdf)");
  g_assert_cmpstr (pptx, ==, "PPTX (*.pptx)");
}

/* Where all slides are hidden there is nothing to print, which is said. */
static void
test_print_nothing (UiFixture *self, gconstpointer data)
{
  g_autoptr (DesmiDeck) deck = desmi_deck_new ("Rapat", DESMI_ASPECT_4_3, desmi_locale_get_user ());
  g_autoptr (DesmiPages) pages = NULL;
  GtkWindow             *window;

  desmi_deck_add_slide (deck, DESMI_SLIDE_TITLE, "Rapat")->hidden = TRUE;
  pages = desmi_deck_layout (deck, NULL, NULL);
  desmi_print_window_present (GTK_WIDGET (self->window), desmi_deck_print_get_job (), pages);
  ui_wait (shows_nothing_to_print, NULL, "the sentence");
  window = ui_find_dialog (NULL, DESMI_TYPE_PRINT_WINDOW);
  gtk_widget_activate_action (GTK_WIDGET (window), "print.run", NULL);
  g_assert_false (has_chooser (NULL));
  gtk_widget_activate_action (GTK_WIDGET (window), "window.close", NULL);
  ui_wait (is_closed, NULL, "the end of it");
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
  ADD ("print", test_print);
  ADD ("print-nothing", test_print_nothing);
  ADD ("save-filter", test_save_filter);
  ADD ("settings", test_settings);
  failed = g_test_run ();
  ui_done ();
  return failed;
}

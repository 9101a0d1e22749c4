/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings and the theme of a presentation: what another window did meanwhile, and what was
 * left half typed. */
#include "at-once-fixture.h"
#include "deck-fixture.h"

#include "app/decks/desmi-deck-edit.h"
#include "ui/decks/desmi-theme-choices.h"

#include <string.h>

#define MISSING_FONT "Huruf Tak Ada"

#define NAME "Name of the presentation"

static DesmiForm *
open_settings (UiFixture *self)
{
  deck_act (self, "deck.settings", NULL);
  ui_settle ();
  return DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
}

static GtkWidget *
find_minutes (DesmiForm *form)
{
  return ui_find (GTK_WIDGET (form), GTK_TYPE_SPIN_BUTTON, NULL);
}

static void
plan (DesmiForm *form, int minutes)
{
  gtk_widget_grab_focus (find_minutes (form));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_minutes (form)), minutes);
}

/* As another window does it. */
static void
put_deck (UiFixture *self, const char *field, const char *value)
{
  DesmiStore            *store = at_once_get_store (self);
  g_autoptr (DesmiEdit)  edit = desmi_edit_new ("Di jendela lain");
  g_autoptr (DesmiEntry) entry
      = desmi_entry_new (DESMI_REGISTER_DECK, desmi_store_get_district (store));

  desmi_entry_set (entry, "deck", deck_shown (self)->stored->deck);
  desmi_entry_set (entry, "name", deck_shown (self)->stored->name);
  desmi_entry_set (entry, field, value);
  desmi_edit_put_entry (edit, entry);
  at_once_apply (self, edit);
}

static gboolean
has_45_minutes (gpointer fixture)
{
  return deck_shown (fixture) != NULL && deck_shown (fixture)->stored->minutes == 45;
}

static gboolean
is_renamed (gpointer fixture)
{
  return deck_shown (fixture) != NULL
         && g_str_equal (deck_shown (fixture)->stored->name, "Rapat lain");
}

/* A name that cannot be saved holds up no other setting, whatever another window called it. */
static void
test_renamed (UiFixture *self, gconstpointer data)
{
  DesmiForm *form;

  deck_make (self, "stakeholder", DECK_N_STAKEHOLDER);
  form = open_settings (self);
  at_once_type (form, NAME, "");
  gtk_widget_grab_focus (find_minutes (form));
  at_once_wait_sentence (form, NAME, "Give the presentation a name");
  put_deck (self, "name", "Rapat lain");
  ui_wait (is_renamed, self, "the name from elsewhere");
  plan (form, 45);
  at_once_go_to (form, NAME);
  ui_wait (has_45_minutes, self, "the minutes to be saved");
  g_assert_cmpstr (deck_shown (self)->stored->name, ==, "Rapat lain");
  g_assert_true (ui_has_label (GTK_WIDGET (form), "Not saved yet: " NAME));
  ui_picture (GTK_WIDGET (form), "deck-name-waits");
  /* and it is asked about what was seen when it was typed */
  at_once_type (form, NAME, "Rapat saya");
  at_once_press_enter (form, NAME);
  at_once_wait_sentence (form, NAME, "Meanwhile “Rapat lain” was saved here");
  gtk_widget_activate_action (GTK_WIDGET (form), "form.start-over", NULL);
  draft_close_form (self, form);
  ui_wait (draft_no_drafts, NULL, "what was thrown away to be kept no longer");
}

static gboolean
asks_both (gpointer form)
{
  return g_strcmp0 (desmi_form_get_error (form),
                    "Period: meanwhile “2024” was saved. “Done” replaces it. Planned minutes: "
                    "meanwhile “30” was saved. “Done” replaces it.")
         == 0;
}

/* Questions about more than one name what each is about, and how it is answered. */
static void
test_met (UiFixture *self, gconstpointer data)
{
  DesmiForm *form;

  deck_make (self, "stakeholder", DECK_N_STAKEHOLDER);
  form = open_settings (self);
  put_deck (self, "period", "2024");
  put_deck (self, "minutes", "30");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_minutes (form)), 45);
  desmi_filter_set_selected (ui_find_filter (GTK_WIDGET (form), "Period"), "2025");
  ui_wait (asks_both, form, "the questions");
  ui_settle ();
  g_assert_true (ui_has_label (GTK_WIDGET (form), "Not saved yet: Period, Planned minutes"));
  ui_picture (GTK_WIDGET (form), "deck-met");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  ui_wait (has_45_minutes, self, "the minutes to be saved");
  g_assert_cmpstr (deck_shown (self)->stored->period, ==, "2025");
}

/* As if the program had died. */
static void
die (DesmiForm *form)
{
  ui_wait (draft_has_drafts, NULL, "the draft");
  gtk_window_destroy (GTK_WINDOW (form));
  ui_settle ();
}

static gboolean
can_be_made (gpointer form)
{
  DesmiFilter *village = ui_find_filter (form, "Village");

  return desmi_filter_get_selected_label (village) != NULL
         && desmi_filter_has (village, "32.12.22.2004");
}

/* What was half typed is opened again where it was, of the presentation that it is of. */
static void
test_settings_kept (UiFixture *self, gconstpointer data)
{
  g_autofree char *title = NULL;
  DesmiForm       *form;

  deck_make (self, "stakeholder", DECK_N_STAKEHOLDER);
  form = open_settings (self);
  title = g_strdup (gtk_window_get_title (GTK_WINDOW (form)));
  at_once_type (form, NAME, "Rapat Bup");
  die (form);
  form = draft_go_on (self);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (form)), ==, title);
  g_assert_cmpstr (at_once_get_text (form, NAME), ==, "Rapat Bup");
  ui_wait (ui_is_page, self, "the page");
  g_assert_nonnull (deck_editor (self));
  desmi_form_save (form);
  ui_wait_form_closed (self);
  ui_wait (draft_no_drafts, NULL, "what was saved to be kept no longer");
}

/* What was written for a presentation that is not made yet, and what was chosen for it. */
static void
test_new_kept (UiFixture *self, gconstpointer data)
{
  DesmiForm *form = deck_ask_for (self, "village");

  ui_wait (can_be_made, form, "the villages");
  deck_choose (GTK_WIDGET (form), "Aspect", "4:3");
  deck_choose (GTK_WIDGET (form), "Village", "32.12.22.2004");
  ui_settle ();
  at_once_type (form, NAME, "Kunjungan Bup");
  die (form);
  form = draft_go_on (self);
  ui_wait (can_be_made, form, "the villages again");
  g_assert_cmpstr (at_once_get_text (form, NAME), ==, "Kunjungan Bup");
  g_assert_cmpstr (desmi_filter_get_selected (ui_find_filter (GTK_WIDGET (form), "Aspect")), ==,
                   "4:3");
  g_assert_cmpstr (desmi_filter_get_selected (ui_find_filter (GTK_WIDGET (form), "Village")), ==,
                   "32.12.22.2004");
  g_assert_false (ui_has_label (GTK_WIDGET (form), "was saved here"));
  ui_picture (GTK_WIDGET (form), "deck-new-restored");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  deck_wait_slides (self, DECK_N_VILLAGE);
  g_assert_cmpstr (deck_shown (self)->stored->name, ==, "Kunjungan Bup");
  ui_wait (draft_no_drafts, NULL, "what was saved to be kept no longer");
}

/* A form in which nothing was written keeps nothing, whatever it proposes. */
static void
test_new_untouched (UiFixture *self, gconstpointer data)
{
  DesmiForm *form = deck_ask_for (self, "village");

  ui_wait (can_be_made, form, "the villages");
  ui_settle ();
  draft_close_form (self, form);
  g_assert_true (draft_no_drafts (NULL));
}

static void
test_rename_kept (UiFixture *self, gconstpointer data)
{
  g_autofree char *deck = NULL;
  DesmiForm       *form;

  deck_make (self, "stakeholder", DECK_N_STAKEHOLDER);
  deck = g_strdup (deck_shown (self)->stored->deck);
  deck_act (self, "deck.close", NULL);
  ui_settle ();
  g_assert_true (
      gtk_widget_activate_action (desmi_window_get_page (self->window), "decks.rename", "s", deck));
  form = DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
  at_once_type (form, NAME, "Rapat Bup");
  die (form);
  form = draft_go_on (self);
  g_assert_true (g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (form)), "Rename “"));
  g_assert_cmpstr (at_once_get_text (form, NAME), ==, "Rapat Bup");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  ui_wait (draft_no_drafts, NULL, "what was saved to be kept no longer");
}

static gboolean
offers_themes (gpointer form)
{
  DesmiFilter *filter = ui_find_filter (form, "Theme");

  return filter != NULL && desmi_filter_has (filter, DESMI_THEME_NEW);
}

static gboolean
has_logo (gpointer look)
{
  return desmi_theme_choices_get_logo (look) != NULL;
}

static gboolean
has_theme (gpointer fixture)
{
  DesmiShownDeck *shown = deck_shown (fixture);

  return shown != NULL && g_strcmp0 (shown->pages->deck->theme.footer, "Disnaker Indramayu") == 0
         && shown->pages->deck->theme.logo != NULL;
}

/* Nothing of the form has to be scrolled to. */
static gboolean
is_whole (gpointer form)
{
  GtkAdjustment *scrolled = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (ui_find (form, GTK_TYPE_SCROLLED_WINDOW, NULL)));

  return gtk_adjustment_get_upper (scrolled) <= gtk_adjustment_get_page_size (scrolled);
}

/* So are the choices that a theme is made of. */
static void
test_theme_kept (UiFixture *self, gconstpointer data)
{
  g_autofree char  *path = deck_write_picture (self);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char  *logo = NULL;
  DesmiForm        *form;
  GtkWidget        *look;

  deck_make (self, "stakeholder", DECK_N_STAKEHOLDER);
  form = deck_ask_look (self);
  ui_wait (offers_themes, form, "the themes");
  look = ui_find (GTK_WIDGET (form), DESMI_TYPE_THEME_CHOICES, NULL);
  deck_choose (look, "Theme", DESMI_THEME_NEW);
  deck_choose (look, "Font of titles", "Calibri");
  desmi_field_set_text (ui_find_field (form, "Footer"), "Disnaker Indramayu");
  desmi_theme_choices_take_logo (DESMI_THEME_CHOICES (look), file);
  ui_wait (has_logo, look, "the logo");
  ui_wait (is_whole, form, "all choices to be in sight");
  logo = g_strdup (desmi_theme_choices_get_logo (DESMI_THEME_CHOICES (look)));
  die (form);
  form = draft_go_on (self);
  look = ui_find (GTK_WIDGET (form), DESMI_TYPE_THEME_CHOICES, NULL);
  g_assert_nonnull (look);
  g_assert_cmpstr (desmi_filter_get_selected (ui_find_filter (look, "Font of titles")), ==,
                   "Calibri");
  g_assert_cmpstr (at_once_get_text (form, "Footer"), ==, "Disnaker Indramayu");
  g_assert_cmpstr (desmi_theme_choices_get_logo (DESMI_THEME_CHOICES (look)), ==, logo);
  ui_picture (GTK_WIDGET (form), "deck-theme-restored");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  ui_wait (has_theme, self, "the theme");
  ui_wait (draft_no_drafts, NULL, "what was saved to be kept no longer");
}

/* A font that other computers have is kept, and said to be missing on this one. */
static void
test_font (UiFixture *self, gconstpointer data)
{
  DesmiForm   *form;
  DesmiFilter *font;
  GtkWidget   *look;

  deck_make (self, "stakeholder", DECK_N_STAKEHOLDER);
  form = deck_ask_look (self);
  ui_wait (offers_themes, form, "the themes");
  look = ui_find (GTK_WIDGET (form), DESMI_TYPE_THEME_CHOICES, NULL);
  deck_choose (look, "Theme", DESMI_THEME_NEW);
  font = ui_find_filter (look, "Font of titles");
  desmi_filter_ensure (font, MISSING_FONT, MISSING_FONT);
  desmi_filter_set_selected (font, MISSING_FONT);
  ui_wait (is_whole, form, "all choices to be in sight");
  ui_picture (GTK_WIDGET (form), "deck-theme-font");
  g_assert_true (ui_has_label (look, "The font “" MISSING_FONT "” is not on this computer"));
  deck_choose (look, "Font of titles", "Arial");
  g_assert_false (ui_has_label (look, MISSING_FONT "” is not on this computer"));
}

#define ADD(path, function)                                                                        \
  g_test_add ("/deck-forms/" path, UiFixture, "sample", ui_set_up, function, ui_tear_down)

int
main (int argc, char **argv)
{
  int status;

  ui_init (&argc, &argv);
  ADD ("renamed", test_renamed);
  ADD ("met", test_met);
  ADD ("settings-kept", test_settings_kept);
  ADD ("new-kept", test_new_kept);
  ADD ("new-untouched", test_new_untouched);
  ADD ("rename-kept", test_rename_kept);
  ADD ("theme-kept", test_theme_kept);
  ADD ("font", test_font);
  status = g_test_run ();
  ui_done ();
  return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is chosen of presentations and their slides: village, look, words, lists. */
#include "deck-fixture.h"

#include "app/decks/desmi-slide-spec.h"
#include "ui/decks/desmi-deck-save.h"
#include "ui/decks/desmi-slide-view.h"
#include "ui/decks/desmi-theme-choices.h"
#include "ui/desmi-field.h"

#include <glib/gstdio.h>
#include <string.h>

#define THEME_LEAST_PX 400 /* of the form, so that the fields of a theme are seen */
#define NARROW_WIDTH 1024
#define NARROW_HEIGHT 700
#define USABLE_WIDTH 480 /* px of a slide that can be worked on */

typedef struct
{
  UiFixture  *fixture;
  GtkWidget  *widget;
  const char *text;
  guint       n;
} Wanted;

static gboolean
has_text (gpointer data)
{
  const Wanted *wanted = data;

  return g_strcmp0 (desmi_field_get_text (DESMI_FIELD (wanted->widget)), wanted->text) == 0;
}

static void
wait_text (GtkWidget *field, const char *text)
{
  Wanted wanted = { NULL, field, text, 0 };

  ui_wait (has_text, &wanted, text);
}

/* A visit is called after its village, in the language of its slides, until somebody writes another
 * name; its first slide says so. */
static void
test_village_name (UiFixture *self, gconstpointer data)
{
  DesmiForm  *form = deck_ask_for (self, "village");
  DesmiField *name = ui_find_field (form, "Name of the presentation");

  deck_choose (GTK_WIDGET (form), "Village", "32.12.16.2004");
  wait_text (GTK_WIDGET (name), "Village visit: Kenanga");
  deck_choose (GTK_WIDGET (form), "Language", "id");
  wait_text (GTK_WIDGET (name), "Kunjungan desa: Kenanga");
  deck_choose (GTK_WIDGET (form), "Language", "en");
  wait_text (GTK_WIDGET (name), "Village visit: Kenanga");
  ui_picture (GTK_WIDGET (form), "deck-visit");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  deck_wait_slides (self, DECK_N_VILLAGE);
  g_assert_cmpstr (deck_slide (self, 0)->title, ==, "Village visit: Kenanga");
  deck_act (self, "deck.close", NULL);
  form = deck_ask_for (self, "village");
  name = ui_find_field (form, "Name of the presentation");
  deck_choose (GTK_WIDGET (form), "Village", "32.12.16.2004");
  desmi_field_set_text (name, "Ke Kenanga");
  deck_choose (GTK_WIDGET (form), "Language", "id");
  g_assert_cmpstr (desmi_field_get_text (name), ==, "Ke Kenanga");
  gtk_window_close (GTK_WINDOW (form));
}

/* A live deck says of which day its data are, and how old; a frozen one, of which day it is. */
static void
test_age (UiFixture *self, gconstpointer data)
{
  deck_make (self, "stakeholder", DECK_N_STAKEHOLDER);
  deck_wait_saying (self, "follows the data, data of ");
  deck_act (self, "deck.freeze", NULL);
  deck_wait_saying (self, "frozen on ");
  g_assert_false (ui_has_label (GTK_WIDGET (deck_editor (self)), "follows the data"));
}

static gboolean
has_logo (gpointer data)
{
  return desmi_theme_choices_get_logo (DESMI_THEME_CHOICES (data)) != NULL;
}

static gboolean
has_theme (gpointer data)
{
  return deck_shown (data)->stored->theme != NULL;
}

static gboolean
has_no_theme (gpointer data)
{
  return !has_theme (data);
}

static GtkWidget *
ask_settings (UiFixture *self, DesmiForm **form)
{
  *form = deck_ask_look (self);
  return ui_find (GTK_WIDGET (*form), DESMI_TYPE_THEME_CHOICES, NULL);
}

/* A theme is made with colours, two fonts and a logo, is offered for the next presentation, and is
 * one step. */
static void
test_theme (UiFixture *self, gconstpointer data)
{
  g_autofree char  *path = deck_write_picture (self);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char  *theme = NULL;
  DesmiForm        *form;
  GtkWidget        *look;

  deck_make (self, "stakeholder", DECK_N_STAKEHOLDER);
  look = ask_settings (self, &form);
  deck_choose (look, "Theme", DESMI_THEME_NEW);
  deck_choose (look, "Font of titles", "Calibri");
  desmi_field_set_text (ui_find_field (form, "Name of the theme"), "Disnaker");
  desmi_field_set_text (ui_find_field (form, "Footer"), "Disnaker Indramayu");
  desmi_theme_choices_take_logo (DESMI_THEME_CHOICES (look), file);
  ui_wait (has_logo, look, "the logo");
  ui_settle ();
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (form)), >, THEME_LEAST_PX);
  ui_picture (GTK_WIDGET (form), "deck-theme");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  ui_wait (has_theme, self, "the theme");
  g_assert_cmpstr (deck_shown (self)->pages->deck->theme.footer, ==, "Disnaker Indramayu");
  g_assert_cmpstr (deck_shown (self)->pages->deck->theme.font_title, ==, "Calibri");
  g_assert_cmpstr (deck_shown (self)->pages->deck->theme.font_text, ==, "Arial");
  g_assert_nonnull (deck_shown (self)->pages->deck->theme.logo);
  theme = g_strdup (deck_shown (self)->stored->theme);
  ui_activate (self, "undo", NULL);
  ui_wait (has_no_theme, self, "the look of before");
  ui_activate (self, "redo", NULL);
  ui_wait (has_theme, self, "the theme again");
  deck_act (self, "deck.close", NULL);
  form = deck_ask_for (self, "bank");
  deck_choose (GTK_WIDGET (form), "Theme", theme);
  desmi_form_save (form);
  ui_wait_form_closed (self);
  deck_wait_slides (self, 8);
  g_assert_cmpstr (deck_shown (self)->stored->theme, ==, theme);
  /* a theme without a name is asked for one; the program's own look needs none */
  look = ask_settings (self, &form);
  deck_choose (look, "Theme", theme);
  desmi_field_set_text (ui_find_field (form, "Name of the theme"), "");
  desmi_form_save (form);
  g_assert_nonnull (desmi_field_get_error (ui_find_field (form, "Name of the theme")));
  deck_choose (look, "Theme", "");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  ui_wait (has_no_theme, self, "the program's own look");
}

static gboolean
has_title (gpointer data)
{
  const Wanted   *wanted = data;
  DesmiShownDeck *shown = deck_shown (wanted->fixture);
  int page = desmi_shown_deck_find_page (shown, deck_slide (wanted->fixture, wanted->n)->slide);

  return g_strcmp0 (((DesmiPage *) g_ptr_array_index (shown->pages->pages, (guint) page))->title,
                    wanted->text)
         == 0;
}

/* A profile asks which village, and is called after it. */
static void
test_village (UiFixture *self, gconstpointer data)
{
  Wanted wanted = { self, NULL, "Kenanga", 1 };

  deck_make (self, "bank", 8);
  deck_act (self, "deck.add", g_variant_new_string ("village"));
  deck_wait_slides (self, 9);
  deck_select (self, 1);
  deck_choose (GTK_WIDGET (deck_editor (self)), "Village", "32.12.16.2004");
  deck_wait_spec (self, 1, "\"village\":\"32.12.16.2004\"");
  ui_wait (has_title, &wanted, "the name of the village");
  ui_settle ();
  ui_picture (GTK_WIDGET (self->window), "deck-village");
}

static const DesmiPageItem *
find_source (UiFixture *self, guint slide)
{
  DesmiShownDeck  *shown = deck_shown (self);
  int              at = desmi_shown_deck_find_page (shown, deck_slide (self, slide)->slide);
  const DesmiPage *page = g_ptr_array_index (shown->pages->pages, (guint) at);

  for (guint i = 0; i < page->items->len; i++)
    if (((DesmiPageItem *) g_ptr_array_index (page->items, i))->role == DESMI_ROLE_SOURCE)
      return g_ptr_array_index (page->items, i);
  return NULL;
}

static const char *
get_source (UiFixture *self, guint slide)
{
  const DesmiPageItem *item = find_source (self, slide);

  g_assert_nonnull (item);
  return ((DesmiPageParagraph *) g_ptr_array_index (item->paragraphs, 0))->text;
}

static gboolean
has_source (gpointer data)
{
  const Wanted *wanted = data;

  return strstr (get_source (wanted->fixture, wanted->n), wanted->text) != NULL;
}

/* The words of the source line are the user's; its date stays, and taking the words out brings the
 * data's back. */
static void
test_source (UiFixture *self, gconstpointer data)
{
  Wanted           wanted = { self, NULL, "Catatan Disnaker", 0 };
  g_autofree char *before = NULL;

  deck_make (self, "stakeholder", DECK_N_STAKEHOLDER);
  wanted.n = deck_find_kind (self, "chart");
  deck_select (self, wanted.n);
  before = g_strdup (get_source (self, wanted.n));
  deck_write (self, "Source line", wanted.text);
  ui_wait (has_source, &wanted, "the words");
  g_assert_nonnull (strstr (get_source (self, wanted.n), "as of"));
  deck_write (self, "Source line", "");
  wanted.text = before;
  ui_wait (has_source, &wanted, "the data's words");
}

static gboolean
is_folded (gpointer flap)
{
  return adw_flap_get_folded (flap);
}

static gboolean
is_unfolded (gpointer flap)
{
  return !adw_flap_get_folded (flap);
}

static gboolean
is_usable (gpointer data)
{
  graphene_rect_t area;

  return desmi_slide_view_get_area (
             DESMI_SLIDE_VIEW (gtk_overlay_get_child (deck_find_paper (data))), &area)
         && area.size.width >= USABLE_WIDTH;
}

/* The last flap below @root that has none in it: the choices of the slide. */
static AdwFlap *
find_properties_pane (UiFixture *self)
{
  GtkWidget *paper = GTK_WIDGET (deck_find_paper (self));

  return ADW_FLAP (gtk_widget_get_ancestor (paper, ADW_TYPE_FLAP));
}

/* In a small window the choices make room for the slide, and come over it when they are wanted. */
static void
test_panes (UiFixture *self, gconstpointer data)
{
  AdwFlap         *pane;
  GtkWidget       *button;
  g_autofree char *pages = NULL;

  deck_make (self, "stakeholder", DECK_N_STAKEHOLDER);
  pane = find_properties_pane (self);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1400, 850);
  ui_wait (is_unfolded, pane, "the choices beside the slide");
  g_assert_true (adw_flap_get_reveal_flap (pane));
  gtk_window_set_default_size (GTK_WINDOW (self->window), NARROW_WIDTH, NARROW_HEIGHT);
  ui_wait (is_folded, pane, "the choices to make room");
  ui_wait (is_usable, self, "a slide that can be worked on");
  g_assert_false (adw_flap_get_reveal_flap (pane));
  ui_picture (GTK_WIDGET (self->window), "deck-narrow");
  pages = g_strdup_printf ("%u slides, %u pages", DECK_N_STAKEHOLDER,
                           deck_shown (self)->pages->pages->len);
  g_assert_cmpuint (deck_shown (self)->pages->pages->len, >, DECK_N_STAKEHOLDER);
  g_assert_true (ui_has_label (GTK_WIDGET (deck_editor (self)), pages));
  button
      = ui_find (GTK_WIDGET (deck_editor (self)), GTK_TYPE_TOGGLE_BUTTON, "What is on the slide");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  ui_settle ();
  g_assert_true (adw_flap_get_reveal_flap (pane));
  g_assert_true (is_usable (self));
  ui_picture (GTK_WIDGET (self->window), "deck-narrow-choices");
}

static gboolean
can_add (gpointer form)
{
  return ui_has_label (form, "A new presentation") || ui_has_label (form, "Daftar");
}

static gboolean
has_rows (gpointer data)
{
  UiFixture  *self = data;
  GtkWidget  *page = desmi_window_get_page (self->window);
  GListModel *rows = NULL;

  if (!DESMI_IS_VILLAGES_PAGE (page))
    return TRUE;
  rows = G_LIST_MODEL (
      gtk_column_view_get_model (GTK_COLUMN_VIEW (ui_find (page, GTK_TYPE_COLUMN_VIEW, NULL))));
  return g_list_model_get_n_items (rows) > 0;
}

static void
add_list (UiFixture *self, const char *page)
{
  DesmiForm *form;

  ui_activate (self, "page", page);
  ui_wait (ui_is_page, self, page);
  ui_wait (has_rows, self, "the list");
  g_assert_true (
      gtk_widget_activate_action (desmi_window_get_page (self->window), "table-out.add", NULL));
  form = DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
  g_assert_nonnull (form);
  ui_wait (can_add, form, "the presentations");
  if (g_str_equal (page, "villages"))
    desmi_field_set_text (ui_find_field (form, "Name of the presentation"), "Daftar");
  ui_picture (GTK_WIDGET (form), "deck-add-list");
  desmi_form_save (form);
  ui_wait_form_closed (self);
}

static const DesmiSlot *
get_slot (UiFixture *self, guint slide)
{
  const DesmiSlide *one = g_ptr_array_index (deck_shown (self)->pages->deck->slides, slide);

  return g_ptr_array_index (one->slots, 0);
}

/* Lists that are no charts go into presentations, too, and stay live there; what cannot be shown to
 * others says so in its place. */
static void
test_lists (UiFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) decks = NULL;

  add_list (self, "villages");
  add_list (self, "quality");
  decks = desmi_stored_deck_list (desmi_session_get_store (desmi_window_get_session (self->window)),
                                  NULL, NULL);
  g_assert_cmpuint (decks->len, ==, 1);
  ui_activate (self, "show-deck", ((DesmiStoredDeck *) g_ptr_array_index (decks, 0))->deck);
  deck_wait_slides (self, 2);
  g_assert_cmpint (get_slot (self, 0)->kind, ==, DESMI_SLOT_TABLE);
  g_assert_cmpuint (desmi_table_get_n_rows (get_slot (self, 0)->table), ==, UI_SAMPLE_VILLAGES);
  g_assert_cmpint (get_slot (self, 1)->kind, ==, DESMI_SLOT_GONE);
  deck_select (self, 0);
  ui_picture (GTK_WIDGET (self->window), "deck-list");
  deck_act (self, "deck.set", g_variant_new ("(ss)", "audience", "internal"));
  deck_wait_saying (self, "Internal");
  g_assert_cmpint (get_slot (self, 1)->kind, ==, DESMI_SLOT_TABLE);
  g_assert_nonnull (find_source (self, 1));
}

static gboolean
has_n_decisions (gpointer data)
{
  const Wanted              *wanted = data;
  g_autoptr (DesmiSlideSpec) spec
      = desmi_slide_spec_new (deck_slide (wanted->fixture, 1)->spec, NULL);

  return desmi_slide_spec_get_n_decisions (spec) == wanted->n;
}

static gboolean
has_row (gpointer data)
{
  return ui_find (GTK_WIDGET (deck_editor (data)), GTK_TYPE_BUTTON, "Take out decision 1") != NULL;
}

/* Decisions are written row by row, and taken out again. */
static void
test_decisions (UiFixture *self, gconstpointer data)
{
  Wanted wanted = { self, NULL, NULL, 1 };

  deck_make (self, "bank", 8);
  deck_act (self, "deck.add", g_variant_new_string ("decisions"));
  deck_wait_slides (self, 9);
  deck_select (self, 1);
  deck_write (self, "What (1)", "Pelatihan QRIS");
  ui_wait (has_n_decisions, &wanted, "the decision");
  ui_wait (has_row, self, "its row");
  deck_write (self, "Who (1)", "BI Cirebon");
  deck_wait_spec (self, 1, "BI Cirebon");
  ui_settle ();
  ui_picture (GTK_WIDGET (self->window), "deck-decisions");
  gtk_widget_activate (
      ui_find (GTK_WIDGET (deck_editor (self)), GTK_TYPE_BUTTON, "Take out decision 1"));
  wanted.n = 0;
  ui_wait (has_n_decisions, &wanted, "the decision to be taken out");
}

/* Text that finds no room says how much is too much, and is whole in the notes. */
static void
test_long_text (UiFixture *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkTextBuffer      *buffer;
  DesmiForm          *form = deck_ask_for (self, "village");
  guint               n;

  for (guint i = 0; i < 400; i++)
    g_string_append (text, "sepuluh ab");
  deck_choose (GTK_WIDGET (form), "Village", "32.12.16.2004");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  deck_wait_slides (self, DECK_N_VILLAGE);
  n = deck_find_kind (self, "text");
  deck_select (self, n);
  buffer = gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (ui_find (GTK_WIDGET (deck_editor (self)), GTK_TYPE_TEXT_VIEW, "Text")));
  gtk_text_buffer_set_text (buffer, text->str, -1);
  deck_wait_spec (self, n, "sepuluh absepuluh ab");
  ui_settle ();
  deck_wait_saying (self, "lines too long");
  ui_picture (GTK_WIDGET (self->window), "deck-long-text");
}

static gboolean
has_no_loose (gpointer data)
{
  return desmi_deck_news_get_n_loose (deck_shown (data)->news) == 0;
}

static gboolean
is_in_window (gpointer data)
{
  const Wanted *wanted = data;

  return ui_has_label (GTK_WIDGET (wanted->fixture->window), wanted->text);
}

/* What a frozen slide asks anew is answered anew, and can be frozen, too. */
static void
test_asked_anew (UiFixture *self, gconstpointer data)
{
  g_autofree char  *path = g_build_filename (self->folder, "beku.pdf", NULL);
  g_autofree char  *said = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  guint             n;

  deck_make (self, "stakeholder", DECK_N_STAKEHOLDER);
  n = deck_find_kind (self, "chart");
  deck_act (self, "deck.freeze", NULL);
  deck_wait_saying (self, "frozen on ");
  deck_select (self, n);
  deck_choose (GTK_WIDGET (deck_editor (self)), "Chart", "stacked");
  deck_wait_saying (self, "asks something else");
  deck_wait_saying (self, "1 slide is not frozen and follows the data");
  g_assert_cmpint (get_slot (self, n)->chart->type, ==, DESMI_CHART_STACKED);
  said = g_strdup_printf (
      "Not frozen, they follow the data: slides %u",
      (guint) desmi_shown_deck_find_page (deck_shown (self), deck_slide (self, n)->slide) + 1);
  desmi_deck_save_to (GTK_WIDGET (deck_editor (self)), deck_shown (self)->pages, DESMI_DECK_PDF,
                      file);
  ui_wait (is_in_window, &(Wanted){ .fixture = self, .text = said }, "the same where it was saved");
  ui_picture (GTK_WIDGET (self->window), "deck-loose");
  deck_act (self, "deck.refresh", g_variant_new_string (deck_slide (self, n)->slide));
  ui_wait (has_no_loose, self, "the slide to be frozen, too");
}

#define ADD(name, func)                                                                            \
  g_test_add ("/ui/deck-edit/" name, UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, func,           \
              ui_tear_down)

int
main (int argc, char *argv[])
{
  int failed;

  ui_init (&argc, &argv);
  ADD ("village-name", test_village_name);
  ADD ("age", test_age);
  ADD ("theme", test_theme);
  ADD ("village", test_village);
  ADD ("source", test_source);
  ADD ("panes", test_panes);
  ADD ("lists", test_lists);
  ADD ("decisions", test_decisions);
  ADD ("long-text", test_long_text);
  ADD ("asked-anew", test_asked_anew);
  failed = g_test_run ();
  ui_done ();
  return failed;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presentations in the window: made from a template, worked on, saved as files. */
#include "ui-fixture.h"

#include "ui/decks/desmi-deck-save.h"
#include "ui/decks/desmi-decks-page.h"
#include "ui/decks/desmi-number-text.h"
#include "ui/decks/desmi-show-view.h"
#include "ui/decks/desmi-slide-view.h"
#include "ui/desmi-form.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_STAKEHOLDER 14

typedef struct
{
  UiFixture  *fixture;
  const char *text;
  guint       n;
} Wanted;

static DesmiDecksPage *
get_page (UiFixture *self)
{
  return DESMI_DECKS_PAGE (desmi_window_get_page (self->window));
}

static DesmiDeckEditor *
get_editor (UiFixture *self)
{
  return desmi_decks_page_get_editor (get_page (self));
}

static DesmiShownDeck *
get_shown (UiFixture *self)
{
  return desmi_deck_editor_get_shown (get_editor (self));
}

static gboolean
has_slides (gpointer data)
{
  const Wanted   *wanted = data;
  DesmiShownDeck *shown = get_shown (wanted->fixture);

  return shown != NULL && shown->stored->slides->len == wanted->n;
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
  GtkWidget           *editor = GTK_WIDGET (get_editor (self));
  g_autoptr (GVariant) owned = target != NULL ? g_variant_ref_sink (target) : NULL;

  g_assert_true (gtk_widget_activate_action_variant (editor, action, owned));
}

static gboolean
is_empty (gpointer data)
{
  return ui_has_label (GTK_WIDGET (get_page (data)), "No Presentation Yet");
}

static void
go_to_page (UiFixture *self)
{
  ui_activate (self, "page", "decks");
  ui_wait (ui_is_page, self, "the page of presentations");
}

/* A deck of the forum, open. */
static void
make_deck (UiFixture *self)
{
  DesmiForm *form;

  go_to_page (self);
  ui_wait (is_empty, self, "the templates");
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (get_page (self)), "decks.new", "s", "stakeholder"));
  form = DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
  g_assert_nonnull (form);
  ui_picture (GTK_WIDGET (form), "deck-form");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  wait_slides (self, N_STAKEHOLDER);
}

static gboolean
is_painted (gpointer data)
{
  UiFixture *self = data;

  return desmi_slide_view_is_painted (
      DESMI_SLIDE_VIEW (ui_find (GTK_WIDGET (get_editor (self)), DESMI_TYPE_SLIDE_VIEW, NULL)));
}

static gboolean
has_title (gpointer data)
{
  const Wanted   *wanted = data;
  DesmiShownDeck *shown = get_shown (wanted->fixture);

  return shown != NULL
         && g_strcmp0 (((DesmiPage *) g_ptr_array_index (shown->pages->pages, wanted->n))->title,
                       wanted->text)
                == 0;
}

static gboolean
is_second_name (gpointer form)
{
  DesmiField *name = DESMI_FIELD (ui_find (GTK_WIDGET (form), DESMI_TYPE_FIELD, NULL));

  return g_strcmp0 (desmi_field_get_text (name), "Stakeholder meeting (2)") == 0;
}

/* Made, looked at, and left again; another one is not to have the same name. */
static void
test_make (UiFixture *self, gconstpointer data)
{
  GtkWindow *form;

  make_deck (self);
  ui_wait (is_painted, self, "the slide to be painted");
  g_assert_cmpstr (get_slide (self, 0)->kind, ==, "title");
  ui_picture (GTK_WIDGET (self->window), "deck");
  act (self, "deck.close", NULL);
  ui_settle ();
  g_assert_null (get_shown (self));
  g_assert_true (ui_has_label (GTK_WIDGET (get_page (self)), "Stakeholder meeting"));
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (get_page (self)), "decks.new", "s", "stakeholder"));
  form = ui_find_dialog (self, DESMI_TYPE_FORM);
  g_assert_nonnull (form);
  ui_wait (is_second_name, form, "a name of its own");
  gtk_window_destroy (form);
}

static gboolean
is_second (gpointer data)
{
  return g_strcmp0 (get_slide (data, 1)->kind, "section") == 0;
}

/* Slides are added, moved, copied and deleted, and the shown one stays so; undo brings all back. */
static void
test_slides (UiFixture *self, gconstpointer data)
{
  g_autofree char *added = NULL;

  make_deck (self);
  act (self, "deck.add", g_variant_new_string ("section"));
  wait_slides (self, N_STAKEHOLDER + 1);
  g_assert_cmpstr (get_slide (self, 1)->kind, ==, "section");
  added = g_strdup (get_slide (self, 1)->slide);
  g_assert_cmpstr (desmi_deck_editor_get_slide (get_editor (self)), ==, added);
  act (self, "deck.move", g_variant_new_int32 (1));
  ui_wait (ui_can_undo, self, "the move");
  while (is_second (self))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (get_slide (self, 2)->slide, ==, added);
  g_assert_cmpstr (desmi_deck_editor_get_slide (get_editor (self)), ==, added);
  act (self, "deck.duplicate", NULL);
  wait_slides (self, N_STAKEHOLDER + 2);
  g_assert_cmpstr (get_slide (self, 3)->kind, ==, "section");
  act (self, "deck.remove", NULL);
  wait_slides (self, N_STAKEHOLDER + 1);
  ui_activate (self, "undo", NULL);
  wait_slides (self, N_STAKEHOLDER + 2);
  ui_activate (self, "undo", NULL);
  wait_slides (self, N_STAKEHOLDER + 1);
}

/* A title of one's own is saved when the hand rests, and goes back to the data's. */
static void
test_title (UiFixture *self, gconstpointer data)
{
  Wanted           wanted = { self, "Where they go", 4 };
  g_autofree char *own = NULL, *shown = NULL;
  GtkTextBuffer   *buffer;

  make_deck (self);
  desmi_deck_editor_select (get_editor (self), 4);
  ui_settle ();
  own = g_strdup (((DesmiPage *) g_ptr_array_index (get_shown (self)->pages->pages, 4))->title);
  buffer = gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (ui_find (GTK_WIDGET (get_editor (self)), DESMI_TYPE_NUMBER_TEXT, "Title")));
  g_object_get (buffer, "text", &shown, NULL);
  g_assert_cmpstr (shown, ==, own);
  gtk_text_buffer_set_text (buffer, wanted.text, -1);
  ui_wait (has_title, &wanted, "the title to be saved");
  g_assert_true (get_slide (self, 4)->is_own);
  gtk_text_buffer_set_text (buffer, "", -1);
  wanted.text = own;
  ui_wait (has_title, &wanted, "the title of the data");
  g_assert_false (get_slide (self, 4)->is_own);
}

static gboolean
is_there (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
check_file (UiFixture *self, DesmiDeckFormat format, const char *name, const char *magic)
{
  g_autofree char   *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GFile)  file = g_file_new_for_path (path);
  g_autofree char   *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize              size;

  desmi_deck_save_to (GTK_WIDGET (get_editor (self)), get_shown (self)->pages, format, file);
  ui_wait (is_there, path, name);
  ui_settle ();
  g_assert_true (g_file_get_contents (path, &content, &size, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (size, >, 1000);
  g_assert_cmpmem (content, strlen (magic), magic, strlen (magic));
}

/* What is shown becomes files; what cannot be written says why, and is not there. */
static void
test_export (UiFixture *self, gconstpointer data)
{
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nowhere/rapat.pdf");

  make_deck (self);
  check_file (self, DESMI_DECK_PDF, "rapat.pdf", "%PDF-1.4");
  check_file (self, DESMI_DECK_PPTX, "rapat.pptx", "PK");
  check_file (self, DESMI_DECK_PPTX_DATA, "rapat-data.pptx", "PK");
  desmi_deck_save_to (GTK_WIDGET (get_editor (self)), get_shown (self)->pages, DESMI_DECK_PDF,
                      nowhere);
  ui_wait (ui_has_dialog, self, "the reason");
}

static gboolean
is_frozen (gpointer data)
{
  return get_shown (data) != NULL && get_shown (data)->stored->frozen != NULL;
}

static gboolean
is_live (gpointer data)
{
  return get_shown (data) != NULL && get_shown (data)->stored->frozen == NULL;
}

static gboolean
is_square (gpointer data)
{
  return get_shown (data) != NULL && get_shown (data)->pages->width < 800;
}

/* What the menu marks as chosen. */
static void
assert_chosen (UiFixture *self, const char *choice, const char *expected)
{
  g_autofree char *chosen = NULL;

  g_object_get (get_editor (self), choice, &chosen, NULL);
  g_assert_cmpstr (chosen, ==, expected);
}

/* Frozen for a day and thawed; another shape lays out anew. */
static void
test_choices (UiFixture *self, gconstpointer data)
{
  make_deck (self);
  act (self, "deck.freeze", NULL);
  ui_wait (is_frozen, self, "the deck to be frozen");
  ui_settle ();
  g_assert_true (ui_has_label (GTK_WIDGET (get_editor (self)), "frozen on"));
  act (self, "deck.thaw", NULL);
  ui_wait (is_live, self, "the deck to follow the data");
  assert_chosen (self, "aspect", "16:9");
  act (self, "deck.aspect", g_variant_new_string ("4:3"));
  ui_wait (is_square, self, "the other shape");
  assert_chosen (self, "aspect", "4:3");
  assert_chosen (self, "audience", "forum");
  assert_chosen (self, "language", "en");
}

static DesmiSlideShow *
get_show (UiFixture *self)
{
  return desmi_presenter_get_show (desmi_deck_editor_get_presenter (get_editor (self)));
}

static DesmiShowView *
find_view (GtkWindow *audience)
{
  return DESMI_SHOW_VIEW (ui_find (GTK_WIDGET (audience), DESMI_TYPE_SHOW_VIEW, NULL));
}

static gboolean
is_seen (gpointer data)
{
  UiFixture *self = data;
  GtkWindow *audience
      = desmi_presenter_get_audience (desmi_deck_editor_get_presenter (get_editor (self)));

  return audience != NULL && gtk_widget_get_mapped (GTK_WIDGET (audience))
         && desmi_show_view_is_painted (find_view (audience));
}

static gboolean
is_over (gpointer data)
{
  return desmi_deck_editor_get_presenter (get_editor (data)) == NULL;
}

static void
press (UiFixture *self, guint keyval)
{
  GtkWindow *audience
      = desmi_presenter_get_audience (desmi_deck_editor_get_presenter (get_editor (self)));

  ui_send_key (GTK_WIDGET (audience), keyval);
}

/* From the first slide by keys to the end, into the dark and back, and out again; the next slide is
 * painted before it is asked for. */
static void
test_present (UiFixture *self, gconstpointer data)
{
  DesmiShowView *view;

  make_deck (self);
  act (self, "deck.present", g_variant_new_boolean (FALSE));
  ui_wait (is_seen, self, "the first slide");
  view = find_view (
      desmi_presenter_get_audience (desmi_deck_editor_get_presenter (get_editor (self))));
  g_assert_cmpint (desmi_slide_show_get_page (get_show (self)), ==, 0);
  /* nothing takes room from the slide */
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (view)), ==,
                   gtk_widget_get_width (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (view)))));
  press (self, GDK_KEY_Page_Down);
  ui_wait (is_seen, self, "the second slide");
  g_assert_cmpint (desmi_slide_show_get_page (get_show (self)), ==, 1);
  ui_settle ();
  g_assert_true (desmi_show_view_is_ready (view, 0));
  press (self, GDK_KEY_b);
  g_assert_cmpint (desmi_slide_show_get_blank (get_show (self)), ==, DESMI_BLANK_BLACK);
  press (self, GDK_KEY_Escape);
  g_assert_cmpint (desmi_slide_show_get_blank (get_show (self)), ==, DESMI_BLANK_NONE);
  press (self, GDK_KEY_5);
  press (self, GDK_KEY_Return);
  g_assert_cmpint (desmi_slide_show_get_page (get_show (self)), ==, 4);
  press (self, GDK_KEY_End);
  press (self, GDK_KEY_space);
  g_assert_cmpint (desmi_slide_show_get_page (get_show (self)), ==, -1);
  ui_wait (is_seen, self, "the end");
  press (self, GDK_KEY_Escape);
  ui_wait (is_over, self, "the way out");
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer kept)
{
  *(gboolean *) kept = desmi_updater_set_server_finish (DESMI_UPDATER (source), result, NULL);
}

static gboolean
is_true (gpointer flag)
{
  return *(gboolean *) flag;
}

static gboolean
is_pulled (gpointer updater)
{
  int state;

  g_object_get (updater, "state", &state, NULL);
  g_assert_cmpint (state, !=, DESMI_UPDATE_FAILED);
  return state == DESMI_UPDATE_DONE;
}

static gboolean
says (gpointer data)
{
  const Wanted *wanted = data;

  return ui_has_label (GTK_WIDGET (wanted->fixture->window), wanted->text);
}

/* An update that ends, and a change of the deck, change nothing on the screen; what came of them is
 * said, and seen, afterwards. */
static void
test_pull (UiFixture *self, gconstpointer data)
{
  DesmiUpdater    *updater = desmi_window_get_updater (self->window);
  g_autofree char *feed = ui_dup_feed ();
  g_autofree char *text = NULL;
  gboolean         kept = FALSE;
  DesmiPages      *pages;
  Wanted           wanted = { self, NULL, 0 };

  make_deck (self);
  act (self, "deck.present", g_variant_new_boolean (FALSE));
  ui_wait (is_seen, self, "the first slide");
  pages = desmi_slide_show_get_pages (get_show (self));
  desmi_updater_set_server_async (updater, feed, kept_cb, &kept);
  ui_wait (is_true, &kept, "the address to be kept");
  desmi_updater_start (updater);
  ui_wait (is_pulled, updater, "the update");
  g_object_get (updater, "text", &text, NULL);
  wanted.text = text;
  act (self, "deck.set", g_variant_new ("(ss)", "aspect", "4:3"));
  ui_wait (is_square, self, "the deck to be changed");
  ui_settle ();
  g_assert_true (desmi_slide_show_get_pages (get_show (self)) == pages);
  g_assert_true (is_seen (self));
  g_assert_false (says (&wanted));
  press (self, GDK_KEY_Escape);
  ui_wait (is_over, self, "the way out");
  ui_wait (says, &wanted, "what came of the update");
}

/* Out of the way for a moment, and back from the editor, with the slide that was shown. */
static void
test_hide (UiFixture *self, gconstpointer data)
{
  DesmiPresenter *presenter;

  make_deck (self);
  act (self, "deck.present", g_variant_new_boolean (FALSE));
  ui_wait (is_seen, self, "the first slide");
  presenter = desmi_deck_editor_get_presenter (get_editor (self));
  press (self, GDK_KEY_End);
  press (self, GDK_KEY_h);
  ui_settle ();
  g_assert_true (desmi_deck_editor_get_presenter (get_editor (self)) == presenter);
  act (self, "deck.present", g_variant_new_boolean (FALSE));
  ui_wait (is_seen, self, "the slide again");
  g_assert_true (desmi_deck_editor_get_presenter (get_editor (self)) == presenter);
  g_assert_cmpuint (desmi_slide_show_get_position (get_show (self)), ==,
                    desmi_slide_show_get_n (get_show (self)) - 1);
  press (self, GDK_KEY_Escape);
  ui_wait (is_over, self, "the way out");
}

static gboolean
is_spoken (gpointer data)
{
  GtkWindow *speaker
      = desmi_presenter_get_speaker (desmi_deck_editor_get_presenter (get_editor (data)));

  return speaker != NULL && gtk_widget_get_mapped (GTK_WIDGET (speaker));
}

/* With one screen the speaker rehearses, with the notes, and hears when the audience sees nothing.
 */
static void
test_rehearse (UiFixture *self, gconstpointer data)
{
  GtkWindow *speaker;

  make_deck (self);
  act (self, "deck.rehearse", g_variant_new_boolean (FALSE));
  ui_wait (is_spoken, self, "the speaker's window");
  speaker = desmi_presenter_get_speaker (desmi_deck_editor_get_presenter (get_editor (self)));
  g_assert_null (
      desmi_presenter_get_audience (desmi_deck_editor_get_presenter (get_editor (self))));
  ui_send_key (GTK_WIDGET (speaker), GDK_KEY_Right);
  ui_settle ();
  g_assert_true (ui_has_label (GTK_WIDGET (speaker), "2 of "));
  g_assert_true (ui_has_label (GTK_WIDGET (speaker), "No notes on this slide."));
  ui_picture (GTK_WIDGET (speaker), "speaker");
  ui_send_key (GTK_WIDGET (speaker), GDK_KEY_w);
  ui_settle ();
  g_assert_true (ui_has_label (GTK_WIDGET (speaker), "The audience’s screen is dark"));
  ui_send_key (GTK_WIDGET (speaker), GDK_KEY_Escape);
  ui_send_key (GTK_WIDGET (speaker), GDK_KEY_Escape);
  ui_wait (is_over, self, "the way out");
}

#define ADD(name, func)                                                                            \
  g_test_add ("/ui/decks/" name, UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, func, ui_tear_down)

int
main (int argc, char *argv[])
{
  int failed;

  ui_init (&argc, &argv);
  ADD ("make", test_make);
  ADD ("slides", test_slides);
  ADD ("title", test_title);
  ADD ("export", test_export);
  ADD ("choices", test_choices);
  ADD ("present", test_present);
  ADD ("pull", test_pull);
  ADD ("hide", test_hide);
  ADD ("rehearse", test_rehearse);
  failed = g_test_run ();
  ui_done ();
  return failed;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A presentation for the district's office becomes one for others: what the program cannot hide is
 * pointed out, and what it withholds is told apart from what changed. */
#include "deck-fixture.h"

#include "app/decks/desmi-deck-edit.h"
#include "app/decks/desmi-deck-freeze.h"
#include "app/decks/desmi-frozen-deck.h"
#include "ui/decks/desmi-deck-news-bar.h"
#include "ui/decks/desmi-deck-save.h"

#include <string.h>

#define N_QUARTERLY 9

static void
set_audience (UiFixture *self, const char *audience)
{
  deck_act (self, "deck.set", g_variant_new ("(ss)", "audience", audience));
}

static gboolean
has_own_title (gpointer data)
{
  return deck_shown (data) != NULL && deck_slide (data, 3)->is_own;
}

static gboolean
has_words (gpointer data)
{
  return desmi_deck_news_get_n_words (deck_shown (data)->news) > 0;
}

static gboolean
has_no_words (gpointer data)
{
  return !has_words (data);
}

/* (transfer full): what is said of the fourth slide, by the number that is printed on it */
static char *
dup_saying (UiFixture *self, const char *saying)
{
  int page = desmi_shown_deck_find_page (deck_shown (self), deck_slide (self, 3)->slide);

  return g_strdup_printf ("%s %d", saying, page + 1);
}

static gboolean
is_warned (gpointer data)
{
  UiFixture       *self = data;
  g_autofree char *saying = dup_saying (self, "check what you wrote yourself on slides");

  return ui_has_label (GTK_WIDGET (self->window), saying);
}

/* The words of a person stay, and somebody is to look at them: above the slide, in the list, and
 * when a file is made of it. */
static void
test_words (UiFixture *self, gconstpointer data)
{
  g_autofree char  *path = g_build_filename (self->folder, "rapat.pdf", NULL);
  g_autofree char  *saying = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);

  deck_make (self, "quarterly", N_QUARTERLY);
  deck_select (self, 3);
  deck_write_text (self, "Title", "3 orang ke Qatar");
  ui_wait (has_own_title, self, "the title to be saved");
  g_assert_true (has_no_words (self));
  set_audience (self, "forum");
  ui_wait (has_words, self, "the words to be looked at");
  saying = dup_saying (self, "Check what you wrote yourself on slide");
  deck_wait_saying (self, saying);
  deck_wait_saying (self, "not to see: title of the slide.");
  ui_picture (GTK_WIDGET (self->window), "deck-words");
  deck_select (self, 1);
  deck_wait_saying (self, saying);
  g_assert_false (ui_has_label (GTK_WIDGET (deck_editor (self)), "title of the slide."));
  desmi_deck_save_to (GTK_WIDGET (deck_editor (self)), deck_shown (self)->pages, DESMI_DECK_PDF,
                      file);
  ui_wait (is_warned, self, "the same where it was saved");
  deck_act (self, "deck.checked", g_variant_new_string (deck_slide (self, 3)->slide));
  ui_wait (has_no_words, self, "the words to be right");
  ui_activate (self, "undo", NULL);
  ui_wait (has_words, self, "the words to be looked at again");
  ui_activate (self, "undo", NULL);
  ui_wait (has_no_words, self, "the audience of before");
  g_assert_cmpint (deck_shown (self)->stored->audience, ==, DESMI_AUDIENCE_INTERNAL);
}

/* What is still being typed when the audience changes is kept, and pointed out, too. */
static void
test_typing (UiFixture *self, gconstpointer data)
{
  GtkWidget *text;
  guint      n;

  deck_make (self, "quarterly", N_QUARTERLY);
  n = deck_find_kind (self, "text");
  deck_select (self, n);
  text = ui_find (GTK_WIDGET (deck_editor (self)), GTK_TYPE_TEXT_VIEW, "Text");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "3 orang ke Qatar",
                            -1);
  set_audience (self, "forum");
  ui_wait (has_words, self, "the words to be looked at");
  g_assert_nonnull (strstr (deck_slide (self, n)->spec, "3 orang ke Qatar"));
  g_assert_cmpint (deck_shown (self)->stored->audience, ==, DESMI_AUDIENCE_FORUM);
}

static gboolean
is_public (gpointer data)
{
  return deck_shown (data)->stored->audience == DESMI_AUDIENCE_PUBLIC;
}

/* What was refused before leaves nothing to wait for. */
static void
test_refused (UiFixture *self, gconstpointer data)
{
  deck_make (self, "quarterly", N_QUARTERLY);
  deck_act (self, "deck.set", g_variant_new ("(ss)", "aspect", "5:4"));
  set_audience (self, "public");
  ui_wait (is_public, self, "the other audience");
}

static gboolean
is_frozen (gpointer data)
{
  return deck_shown (data)->stored->frozen != NULL;
}

static gboolean
is_withheld (gpointer data)
{
  return desmi_deck_news_get_n_withheld (deck_shown (data)->news) == 1;
}

static gboolean
is_not_withheld (gpointer data)
{
  return desmi_deck_news_get_n_withheld (deck_shown (data)->news) == 0;
}

/* As the file of an earlier version has it: frozen without telling what it answers. */
static void
put_unsigned (UiFixture *self, guint i)
{
  const DesmiSlide      *slide = g_ptr_array_index (deck_shown (self)->pages->deck->slides, i);
  g_autofree char       *frozen = desmi_frozen_slide_write (slide, DESMI_AUDIENCE_INTERNAL);
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_SLIDE_DATA, "32.12");
  g_autoptr (DesmiEdit)  edit = desmi_edit_new ("Bekukan");
  g_autoptr (GError)     error = NULL;

  desmi_entry_set (entry, "deck", deck_shown (self)->stored->deck);
  desmi_entry_set (entry, "slide", slide->id);
  desmi_entry_set (entry, "slot", DESMI_FROZEN_SLIDE_SLOT);
  desmi_entry_set (entry, "taken", "2026-11-30");
  desmi_entry_set (entry, "digest", "0");
  desmi_entry_set (entry, "data", frozen);
  desmi_edit_put_entry (edit, entry);
  desmi_store_apply (desmi_session_get_store (desmi_window_get_session (self->window)), edit, NULL,
                     &error);
  g_assert_no_error (error);
}

/* There is nothing to keep on a slide that shows nothing, which is said beside what else became of
 * the others. */
static void
test_withheld (UiFixture *self, gconstpointer data)
{
  GtkWidget *bar;

  deck_make (self, "quarterly", N_QUARTERLY);
  deck_act (self, "deck.freeze", NULL);
  ui_wait (is_frozen, self, "the deck to be frozen");
  put_unsigned (self, 3);
  set_audience (self, "forum");
  ui_wait (is_withheld, self, "the slide to be withheld");
  deck_select (self, 3);
  deck_wait_saying (self, "This slide was frozen for the district’s office.");
  bar = ui_find (GTK_WIDGET (deck_editor (self)), DESMI_TYPE_DECK_NEWS_BAR, NULL);
  g_assert_true (ui_has_label (bar, "Refresh"));
  g_assert_false (ui_has_label (bar, "Keep"));
  g_assert_true (ui_has_label (bar, "; 1 slide shows nothing"));
  ui_picture (GTK_WIDGET (self->window), "deck-withheld");
  deck_act (self, "deck.refresh", g_variant_new_string (deck_slide (self, 3)->slide));
  ui_wait (is_not_withheld, self, "the numbers that others may see");
}

#define ADD(name, func)                                                                            \
  g_test_add ("/ui/deck-words/" name, UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, func,          \
              ui_tear_down)

int
main (int argc, char *argv[])
{
  int failed;

  ui_init (&argc, &argv);
  ADD ("words", test_words);
  ADD ("typing", test_typing);
  ADD ("refused", test_refused);
  ADD ("withheld", test_withheld);
  failed = g_test_run ();
  ui_done ();
  return failed;
}

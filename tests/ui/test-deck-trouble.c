/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presentations in trouble, in the window: what is too long, broken or not there is said on the
 * slide and below it, and what cannot be written is said and leaves no half file. */
#include "ui-fixture.h"

#include "app/decks/desmi-deck-edit.h"
#include "test-platform.h"
#include "ui/decks/desmi-deck-save.h"
#include "ui/decks/desmi-decks-page.h"
#include "ui/decks/desmi-photo-choices.h"

#include <glib/gstdio.h>
#include <string.h>

#define DISTRICT "32.12"
#define LONG_TEXT 4000

typedef struct
{
  UiFixture  *fixture;
  const char *text;
} Wanted;

static DesmiDeckEditor *
get_editor (UiFixture *self)
{
  return desmi_decks_page_get_editor (DESMI_DECKS_PAGE (desmi_window_get_page (self->window)));
}

static DesmiPages *
get_pages (UiFixture *self)
{
  DesmiShownDeck *shown = DESMI_IS_DECKS_PAGE (desmi_window_get_page (self->window))
                              ? desmi_deck_editor_get_shown (get_editor (self))
                              : NULL;

  return shown != NULL ? shown->pages : NULL;
}

/* Whether the first slide says so. */
static gboolean
says (gpointer data)
{
  const Wanted    *wanted = data;
  DesmiPages      *pages = get_pages (wanted->fixture);
  const DesmiPage *page = pages != NULL ? g_ptr_array_index (pages->pages, 0) : NULL;

  for (guint i = 0; page != NULL && i < page->items->len; i++)
    {
      const DesmiPageItem *item = g_ptr_array_index (page->items, i);

      for (guint k = 0; item->paragraphs != NULL && k < item->paragraphs->len; k++)
        if (strstr (((DesmiPageParagraph *) g_ptr_array_index (item->paragraphs, k))->text,
                    wanted->text)
            != NULL)
          return TRUE;
    }
  return FALSE;
}

static void
wait_says (UiFixture *self, const char *text)
{
  Wanted wanted = { self, text };

  ui_wait (says, &wanted, text);
}

static gboolean
has_label (gpointer data)
{
  const Wanted *wanted = data;

  return ui_has_label (GTK_WIDGET (wanted->fixture->window), wanted->text);
}

/* Below the slide. */
static void
wait_label (UiFixture *self, const char *text)
{
  Wanted wanted = { self, text };

  ui_wait (has_label, &wanted, text);
}

/* Opens a presentation of one slide. */
static void
show (UiFixture *self, const char *kind, const char *title, const char *spec, const char *period)
{
  g_autoptr (DesmiStoredDeck) deck = desmi_stored_deck_new ("Rapat");
  g_autoptr (GError)          error = NULL;
  g_autoptr (DesmiEdit)       edit = NULL;
  DesmiStoredSlide           *slide = desmi_stored_deck_add (deck, kind);

  g_free (deck->language);
  deck->language = g_strdup ("en");
  deck->period = g_strdup (period);
  slide->title = g_strdup (title);
  slide->is_own = TRUE;
  slide->spec = g_strdup (spec);
  edit = desmi_deck_edit_create (DISTRICT, deck);
  desmi_store_apply (desmi_session_get_store (desmi_window_get_session (self->window)), edit, NULL,
                     &error);
  g_assert_no_error (error);
  ui_activate (self, "show-deck", deck->deck);
  wait_says (self, title);
}

/* Said below the slide, and which slide it is where a file is made of it. */
static void
test_long_text (UiFixture *self, gconstpointer data)
{
  g_autofree char    *path = g_build_filename (self->folder, "rapat.pdf", NULL);
  g_autoptr (GFile)   file = g_file_new_for_path (path);
  g_autoptr (GString) spec = g_string_new ("{\"v\":1,\"text\":\"");
  const DesmiPage    *page;

  while (spec->len < LONG_TEXT)
    g_string_append (spec, "kata yang panjang ");
  g_string_append (spec, "selesai\"}");
  show (self, "text", "Panjang", spec->str, NULL);
  wait_label (self, "lines too long. The whole of it is in the notes.");
  page = g_ptr_array_index (get_pages (self)->pages, 0);
  g_assert_nonnull (strstr (page->notes, "selesai"));
  wait_says (self, "…");
  desmi_deck_save_to (GTK_WIDGET (get_editor (self)), get_pages (self), DESMI_DECK_PDF, file);
  wait_label (self, "See the warnings on slides 1");
}

/* Of the year after all that is known. */
static void
test_period (UiFixture *self, gconstpointer data)
{
  show (self, "chart", "Belum ada",
        "{\"v\":1,\"slots\":[{\"chart\":\"bars\"},{\"chart\":\"trend\"}]}", "2031");
  wait_says (self, "(no data)");
}

/* One that is broken is taken, since the file is the user's, and said to be so. */
static void
test_photo (UiFixture *self, gconstpointer data)
{
  g_autofree char  *path = g_build_filename (self->folder, "foto.jpg", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget        *choices;

  g_assert_true (g_file_set_contents (path, "\xff\xd8\xff\xe0 this was a picture once", -1, NULL));
  show (self, "photo", "Rumah Belajar", "{\"v\":1}", NULL);
  choices = ui_find (GTK_WIDGET (self->window), DESMI_TYPE_PHOTO_CHOICES, NULL);
  g_assert_nonnull (choices);
  desmi_photo_choices_take (DESMI_PHOTO_CHOICES (choices), file);
  wait_says (self, "(the photo cannot be read)");
  g_remove (path);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint            n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* In every form: the sentence names the file, what was there stays, and nothing is beside it. */
static void
check_refused (UiFixture *self, DesmiDeckFormat format, const char *name, const char *sentence)
{
  g_autofree char  *folder = g_build_filename (self->folder, "keluar", NULL);
  g_autofree char  *path = g_build_filename (folder, name, NULL);
  g_autofree char  *content = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWindow        *dialog;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  if (!test_set_room (2000))
    return;
  desmi_deck_save_to (GTK_WIDGET (get_editor (self)), get_pages (self), format, file);
  ui_wait (ui_has_dialog, self, "the reason");
  test_set_room (0);
  dialog = ui_find_dialog (self, ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_true (ui_has_label (GTK_WIDGET (dialog), sentence));
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "old");
  g_assert_cmpuint (count_files (folder), ==, 1);
  gtk_window_destroy (dialog);
  ui_settle ();
  g_remove (path);
  g_rmdir (folder);
}

static void
test_no_room (UiFixture *self, gconstpointer data)
{
  show (self, "text", "Rapat", "{\"v\":1,\"text\":\"- satu\"}", NULL);
  check_refused (self, DESMI_DECK_PDF, "rapat.pdf", "“rapat.pdf” was not written");
  check_refused (self, DESMI_DECK_PPTX, "rapat.pptx", "“rapat.pptx” was not written");
  check_refused (self, DESMI_DECK_NOTES, "catatan.pdf", "“catatan.pdf” was not written");
}

/* The same where a folder has that name, and where there is no folder. */
static void
test_no_place (UiFixture *self, gconstpointer data)
{
  g_autofree char  *path = g_build_filename (self->folder, "rapat.pdf", NULL);
  g_autofree char  *inner = g_build_filename (path, "x", NULL);
  g_autoptr (GFile) named = g_file_new_for_path (path);
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nowhere/rapat.pptx");
  GtkWindow        *dialog;

  show (self, "text", "Rapat", "{\"v\":1,\"text\":\"- satu\"}", NULL);
  g_assert_cmpint (g_mkdir_with_parents (inner, 0700), ==, 0);
  desmi_deck_save_to (GTK_WIDGET (get_editor (self)), get_pages (self), DESMI_DECK_PDF, named);
  ui_wait (ui_has_dialog, self, "the reason");
  dialog = ui_find_dialog (self, ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (ui_has_label (GTK_WIDGET (dialog), "“rapat.pdf” is a folder"));
  gtk_window_destroy (dialog);
  ui_settle ();
  desmi_deck_save_to (GTK_WIDGET (get_editor (self)), get_pages (self), DESMI_DECK_PPTX, nowhere);
  ui_wait (ui_has_dialog, self, "the reason");
  dialog = ui_find_dialog (self, ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (ui_has_label (GTK_WIDGET (dialog), "There is no folder “/nowhere”"));
  gtk_window_destroy (dialog);
  g_assert_cmpint (g_rmdir (inner), ==, 0);
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/ui/deck-trouble/" name, UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, func,        \
              ui_tear_down)

int
main (int argc, char *argv[])
{
  int failed;

  ui_init (&argc, &argv);
  ADD ("long-text", test_long_text);
  ADD ("period", test_period);
  ADD ("photo", test_photo);
  ADD ("no-room", test_no_room);
  ADD ("no-place", test_no_place);
  failed = g_test_run ();
  ui_done ();
  return failed;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presentations on paper: sheets that are seen before they are printed, and become a file. */
#include "deck-fixture.h"

#include "deck/desmi-layout.h"
#include "ui/decks/desmi-deck-print.h"
#include "ui/desmi-print-window.h"
#include "ui/desmi-saving.h"
#include "ui/desmi-settings.h"

#include <string.h>

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

  deck_make (self, "stakeholder", DECK_N_STAKEHOLDER);
  remember_folder (self->folder);
  n = deck_shown (self)->pages->pages->len;
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
  deck_act (self, "deck.print", NULL);
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
  g_test_add ("/ui/deck-print/" name, UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, func,          \
              ui_tear_down)

int
main (int argc, char *argv[])
{
  int failed;

  ui_init (&argc, &argv);
  ADD ("print", test_print);
  ADD ("print-nothing", test_print_nothing);
  ADD ("save-filter", test_save_filter);
  failed = g_test_run ();
  ui_done ();
  return failed;
}

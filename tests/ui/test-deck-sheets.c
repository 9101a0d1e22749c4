/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Slides are printed on every paper: what a printer would get, as PDF, without a display. */
#include "../deck/deck-cases.h"

#include "deck/desmi-layout.h"
#include "deck/desmi-paper.h"
#include "paper-fixture.h"
#include "ui/decks/desmi-deck-print.h"

#include <glib/gstdio.h>
#include <string.h>

static const guint per_sheet_of[] = { 1, 2, 4, 6, 0 };

typedef struct
{
  DesmiPaperKind kind;
  double         width_pt, height_pt; /* held upright */
} Paper;

static const Paper papers[] = {
  { DESMI_PAPER_A4, 595.3, 841.9 },
  { DESMI_PAPER_F4, 609.4, 935.4 },
  { DESMI_PAPER_LETTER, 612, 792 },
};

static void
check_text (const char *text, const DesmiPages *pages, guint n_sheets)
{
  g_autofree char *last = g_strdup_printf ("Page %u of %u", n_sheets, n_sheets);

  g_assert_nonnull (strstr (text, last));
  for (guint i = 0; i < pages->pages->len; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      g_assert_nonnull (strstr (text, number));
    }
  g_assert_nonnull (strstr (text, "Rapat Pemangku Kepentingan"));
  g_assert_nonnull (strstr (text, "Keputusan"));
}

/* How it is held so that slides are largest. */
static gboolean
lies_across (DesmiPages *pages, DesmiPaperKind kind, guint per_sheet)
{
  DesmiPaperOptions      options;
  g_autoptr (DesmiPaper) paper = NULL;

  desmi_paper_options_init (&options, kind, per_sheet);
  paper = desmi_paper_new (pages, &options);
  return desmi_paper_get_width (paper) > desmi_paper_get_height (paper);
}

/* All slides are on as many sheets as it takes, and each sheet is of the paper that was chosen,
 * held so that slides are largest. */
static void
check_paper (DesmiPages *pages, const Paper *paper, guint per_sheet)
{
  g_autoptr (GtkPrintOperation) operation = desmi_deck_print_new (pages, paper->kind, per_sheet);
  g_autofree char              *path = paper_export (operation);
  g_autofree char              *info = paper_ask ("pdfinfo", NULL, path);
  g_autofree char              *text = info != NULL ? paper_ask ("pdftotext", NULL, path) : NULL;
  guint                         at_least = MAX (per_sheet, 1), n;
  gboolean                      across = lies_across (pages, paper->kind, per_sheet);

  g_remove (path);
  if (text == NULL)
    return;
  n = paper_count_pages (info);
  at_least = (pages->pages->len + at_least - 1) / at_least;
  g_assert_cmpuint (n, >=, at_least);
  if (per_sheet > 0)
    g_assert_cmpuint (n, ==, at_least);
  if (per_sheet < 2)
    g_assert_cmpint (across, ==, per_sheet);
  paper_assert_size (info, across ? paper->height_pt : paper->width_pt,
                     across ? paper->width_pt : paper->height_pt);
  check_text (text, pages, n);
}

static void
test_papers (gconstpointer data)
{
  g_autoptr (DesmiDeck)  deck = deck_case_new_meeting (GPOINTER_TO_INT (data), 0);
  g_autoptr (DesmiPages) pages = desmi_deck_layout (deck, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    for (guint k = 0; k < G_N_ELEMENTS (per_sheet_of); k++)
      check_paper (pages, &papers[i], per_sheet_of[k]);
}

/* Whoever chooses another paper in the printer's dialog has the slides arranged for that. */
static void
test_other_paper (void)
{
  g_autoptr (DesmiDeck)         deck = deck_case_new_meeting (DESMI_ASPECT_16_9, 0);
  g_autoptr (DesmiPages)        pages = desmi_deck_layout (deck, NULL, NULL);
  g_autoptr (GtkPrintOperation) operation = desmi_deck_print_new (pages, DESMI_PAPER_A4, 6);
  g_autoptr (GtkPageSetup)      setup = gtk_page_setup_new ();
  GtkPaperSize                 *size = gtk_paper_size_new (GTK_PAPER_NAME_LETTER);
  g_autofree char              *path = NULL, *info = NULL;

  gtk_page_setup_set_paper_size (setup, size);
  gtk_paper_size_free (size);
  gtk_print_operation_set_default_page_setup (operation, setup);
  path = paper_export (operation);
  info = paper_ask ("pdfinfo", NULL, path);
  g_remove (path);
  if (info != NULL)
    paper_assert_size (info, 612, 792);
}

int
main (int argc, char *argv[])
{
  g_unsetenv ("DISPLAY");
  g_unsetenv ("WAYLAND_DISPLAY");
  g_test_init (&argc, &argv, NULL);
  g_assert_false (gtk_init_check ());
  g_test_add_data_func ("/deck-sheets/R12/wide", GINT_TO_POINTER (DESMI_ASPECT_16_9), test_papers);
  g_test_add_data_func ("/deck-sheets/R12/narrow", GINT_TO_POINTER (DESMI_ASPECT_4_3), test_papers);
  g_test_add_func ("/deck-sheets/R12/other-paper", test_other_paper);
  return g_test_run ();
}

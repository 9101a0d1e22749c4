/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables are printed on every paper: what a printer would get, as PDF, without a display. */
#include "ui/desmi-table-print.h"

#include "paper-fixture.h"

#include "app/desmi-table-pdf.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_VILLAGES 317
#define N_COLUMNS 14

static DesmiTableSheet *
make_sheet (void)
{
  DesmiTableBuilder     *builder = desmi_table_builder_new ("villages");
  g_autoptr (DesmiTable) table = NULL;

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_TEXT);
  for (guint i = 1; i < N_COLUMNS; i++)
    {
      g_autofree char *name = g_strdup_printf ("number_%u", i);

      desmi_table_builder_add_column (builder, name, DESMI_COLUMN_IDR);
    }
  for (guint row = 0; row < N_VILLAGES; row++)
    {
      g_autofree char *name = g_strdup_printf ("Desa%03u", row);

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, name, NULL);
      for (guint i = 1; i < N_COLUMNS; i++)
        desmi_table_builder_set_int (builder, i, (gint64) row * 1000000 + i);
    }
  desmi_table_builder_set_as_of (builder, "2023-09-30");
  table = desmi_table_builder_end (builder);
  return desmi_table_sheet_new_whole (table, "Efisiensi desa", "Sumber: dinas",
                                      DESMI_AUDIENCE_INTERNAL, desmi_locale_get_english ());
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    n++;
  return n;
}

typedef struct
{
  const char    *name;
  DesmiPaperKind kind;
  DesmiPaperTurn turn;
  double         width_pt, height_pt; /* of the sheet as it lies */
} Case;

static void
check_pdf (const Case *test, DesmiTablePaper *paper, const char *path)
{
  guint            n = desmi_table_paper_get_n_pages (paper);
  g_autofree char *info = paper_ask ("pdfinfo", "-box", path);
  g_autofree char *text = info != NULL ? paper_ask ("pdftotext", "-layout", path) : NULL;
  g_autofree char *last = g_strdup_printf ("Page %u of %u", n, n);

  if (text == NULL)
    return;
  g_assert_cmpuint (paper_count_pages (info), ==, n);
  paper_assert_size (info, test->width_pt, test->height_pt);
  g_assert_cmpuint (count (text, "Desa"), ==, N_VILLAGES * desmi_table_paper_get_n_strips (paper));
  g_assert_cmpuint (count (text, "IDR"), ==, N_VILLAGES * (N_COLUMNS - 1));
  g_assert_cmpuint (count (text, "Efisiensi desa"), ==, n);
  g_assert_cmpuint (count (text, "Sumber: dinas"), >=, n);
  g_assert_nonnull (strstr (text, last));
  g_assert_nonnull (strstr (text, "September 30, 2023"));
}

/* What a printer would get. */
static void
test_printed (gconstpointer data)
{
  const Case                   *test = data;
  g_autoptr (DesmiTableSheet)   sheet = make_sheet ();
  g_autoptr (DesmiTablePaper)   paper = desmi_table_paper_new_for (sheet, test->kind, test->turn);
  g_autoptr (GtkPrintOperation) operation = desmi_table_print_new (paper, test->kind);
  g_autofree char              *path = paper_export (operation);

  check_pdf (test, paper, path);
  g_remove (path);
}

/* The file that is saved instead: the same sheets, and the same bytes each time. */
static void
test_saved (gconstpointer data)
{
  const Case                 *test = data;
  g_autoptr (DesmiTableSheet) sheet = make_sheet ();
  g_autoptr (DesmiTablePaper) paper = desmi_table_paper_new_for (sheet, test->kind, test->turn);
  g_autoptr (GError)          error = NULL;
  g_autoptr (GBytes)          pdf = desmi_table_pdf_write (paper, NULL, &error);
  g_autoptr (GBytes)          again = desmi_table_pdf_write (paper, NULL, NULL);
  g_autoptr (GCancellable)    cancellable = g_cancellable_new ();
  g_autofree char            *path = paper_new_path ();

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (pdf, again));
  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  check_pdf (test, paper, path);
  g_remove (path);
  g_cancellable_cancel (cancellable);
  g_clear_pointer (&again, g_bytes_unref);
  again = desmi_table_pdf_write (paper, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Whoever chooses another paper in the printer's dialog has the table laid out for that. */
static void
test_other_paper (void)
{
  static const Case           letter = { "", DESMI_PAPER_LETTER, DESMI_TURN_UPRIGHT, 612, 792 };
  g_autoptr (DesmiTableSheet) sheet = make_sheet ();
  g_autoptr (DesmiTablePaper) paper
      = desmi_table_paper_new_for (sheet, DESMI_PAPER_F4, DESMI_TURN_ACROSS);
  g_autoptr (DesmiTablePaper) wanted
      = desmi_table_paper_new_for (sheet, DESMI_PAPER_LETTER, DESMI_TURN_UPRIGHT);
  g_autoptr (GtkPrintOperation) operation = desmi_table_print_new (paper, DESMI_PAPER_F4);
  g_autoptr (GtkPageSetup)      setup = gtk_page_setup_new ();
  GtkPaperSize                 *size = gtk_paper_size_new (GTK_PAPER_NAME_LETTER);
  g_autofree char              *path = NULL;

  gtk_page_setup_set_paper_size (setup, size);
  gtk_paper_size_free (size);
  gtk_print_operation_set_default_page_setup (operation, setup);
  path = paper_export (operation);
  check_pdf (&letter, wanted, path);
  g_remove (path);
}

int
main (int argc, char *argv[])
{
  static const Case cases[] = {
    { "a4-upright", DESMI_PAPER_A4, DESMI_TURN_UPRIGHT, 595.3, 841.9 },
    { "a4-across", DESMI_PAPER_A4, DESMI_TURN_ACROSS, 841.9, 595.3 },
    { "f4-upright", DESMI_PAPER_F4, DESMI_TURN_UPRIGHT, 609.4, 935.4 },
    { "f4-auto", DESMI_PAPER_F4, DESMI_TURN_AUTO, 935.4, 609.4 },
    { "letter-upright", DESMI_PAPER_LETTER, DESMI_TURN_UPRIGHT, 612, 792 },
    { "letter-across", DESMI_PAPER_LETTER, DESMI_TURN_ACROSS, 792, 612 },
  };

  g_unsetenv ("DISPLAY");
  g_unsetenv ("WAYLAND_DISPLAY");
  g_test_init (&argc, &argv, NULL);
  g_assert_false (gtk_init_check ());
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *printed = g_strconcat ("/table-print/R12/printed/", cases[i].name, NULL);
      g_autofree char *saved = g_strconcat ("/table-print/R12/saved/", cases[i].name, NULL);

      g_test_add_data_func (printed, &cases[i], test_printed);
      g_test_add_data_func (saved, &cases[i], test_saved);
    }
  g_test_add_func ("/table-print/other-paper", test_other_paper);
  return g_test_run ();
}

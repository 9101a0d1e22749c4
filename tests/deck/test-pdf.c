/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PDF as other programs read it: qpdf, pdffonts, pdftotext, pdfinfo. */
#include "deck-cases.h"

#include "deck/desmi-layout.h"
#include "test-platform.h"
#include "deck/desmi-pdf.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

static char                   *folder, *path;

static const DesmiPaperOptions a4 = { 595.276, 841.89, 36, 1 };

static gboolean
have (const char *program)
{
  g_autofree char *found = g_find_program_in_path (program);
  g_autofree char *message = g_strdup_printf ("%s is not installed", program);

  if (found == NULL)
    g_test_skip (message);
  return found != NULL;
}

static char *
run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  char              *out = NULL;
  int                status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return out;
}

static DesmiPages *
lay_out (DesmiDeck *deck)
{
  g_autoptr (GError) error = NULL;
  DesmiPages        *pages = desmi_deck_layout (deck, NULL, &error);

  g_assert_no_error (error);
  return pages;
}

static void
save (DesmiPages *pages, const DesmiPaperOptions *options)
{
  g_autoptr (GError) error = NULL;

  desmi_pdf_save (pages, options, path, NULL, &error);
  g_assert_no_error (error);
}

static DesmiPages *
save_state (DeckState state, DesmiAspect aspect)
{
  g_autoptr (DesmiDeck) deck = deck_case_new (aspect, state, TRUE);
  DesmiPages           *pages = lay_out (deck);

  save (pages, NULL);
  return pages;
}

static guint
count_lines_with (const char *text, const char *words)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint          n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += strstr (lines[i], words) != NULL;
  return n;
}

/* Whatever is on the slides: a file that qpdf has nothing to say about, with a page a page, each
 * heading whole, all fonts within. */
static void
test_states (gconstpointer data)
{
  DeckState state = (DeckState) GPOINTER_TO_INT (data);

  if (!have ("qpdf") || !have ("pdfinfo") || !have ("pdffonts"))
    return;
  for (guint aspect = 0; aspect < 2; aspect++)
    {
      g_autoptr (DesmiPages) pages = save_state (state, aspect);
      g_autofree char       *checked = run ((const char *const[]){ "qpdf", "--check", path, NULL });
      g_autofree char       *info = run ((const char *const[]){ "pdfinfo", path, NULL });
      g_autofree char *tree = run ((const char *const[]){ "pdfinfo", "-struct-text", path, NULL });
      g_autofree char *fonts = run ((const char *const[]){ "pdffonts", path, NULL });
      g_autofree char *n = g_strdup_printf ("Pages:           %u\n", pages->pages->len);
      g_auto (GStrv)   rows = g_strsplit (fonts, "\n", -1);
      gsize            emb = (gsize) (strstr (rows[0], "emb sub uni") - rows[0]);

      g_assert_null (strstr (checked, "WARNING"));
      g_assert_nonnull (strstr (info, n));
      g_assert_nonnull (strstr (info, "Tagged:          yes"));
      g_assert_nonnull (strstr (info, "PDF version:     1.4"));
      g_assert_nonnull (
          strstr (info, aspect == 0 ? "Page size:       960 x 540" : "Page size:       720 x 540"));
      g_assert_cmpuint (count_lines_with (tree, "H1 (block)"), ==, pages->pages->len);
      g_assert_cmpuint (count_lines_with (tree, "  Sect"), ==, pages->pages->len);
      for (guint i = 2; rows[i] != NULL && *rows[i] != '\0'; i++)
        g_assert_true (g_str_has_prefix (rows[i] + emb, "yes yes"));
    }
}

static void
test_titles (void)
{
  g_autoptr (DesmiPages) pages = NULL;
  g_autofree char       *tree = NULL, *text = NULL;

  if (!have ("pdfinfo") || !have ("pdftotext"))
    return;
  pages = save_state (DECK_STATE_USUAL, DESMI_ASPECT_4_3);
  tree = run ((const char *const[]){ "pdfinfo", "-struct-text", path, NULL });
  text = run ((const char *const[]){ "pdftotext", path, "-", NULL });
  for (guint i = 0; i < pages->pages->len; i++)
    {
      const DesmiPage *page = g_ptr_array_index (pages->pages, i);
      g_autofree char *quoted = g_strdup_printf ("H1 (block)\n      \"%s\"", page->title);

      if (strstr (tree, quoted) == NULL)
        g_error ("the heading “%s” is not whole:\n%s", page->title, tree);
    }
  g_assert_nonnull (strstr (text, "Efisiensi layanan"));
  g_assert_nonnull (strstr (text, "Disnaker Kab. Indramayu"));
  g_assert_nonnull (strstr (text, "Taiwan"));
  g_assert_nonnull (strstr (tree, "Link (inline)"));
  g_assert_nonnull (strstr (tree, "TH"));
  g_assert_null (strstr (tree, "\"Disnaker Kab. Indramayu\"\n  Sect"));
}

/* Where a line ends within a word or a span of years, who listens to the slide hears no gap. */
static void
test_broken_words (void)
{
  static const char title[] = "Antara 2017–2018/2019–2020/2021–2022/2023–2024/2025–2026/2027–2028";
  g_autoptr (DesmiDeck) deck
      = desmi_deck_new ("Rapat", DESMI_ASPECT_4_3, desmi_locale_get_indonesian ());
  g_autoptr (DesmiPages) pages = NULL;
  g_autofree char       *tree = NULL;

  if (!have ("pdfinfo"))
    return;
  desmi_deck_add_slide (deck, DESMI_SLIDE_SECTION, title);
  pages = lay_out (deck);
  save (pages, NULL);
  tree = run ((const char *const[]){ "pdfinfo", "-struct-text", path, NULL });
  if (strstr (tree, title) == NULL)
    g_error ("the title is not whole: %s", tree);
}

/* Without blanks, which a reader may set otherwise. */
static char *
squeeze (const char *text)
{
  GString *out = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)) && *text != '\f')
      g_string_append_unichar (out, g_utf8_get_char (text));
  return g_string_free (out, FALSE);
}

static void
assert_lines (const char *shown, const GPtrArray *lines)
{
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      g_autofree char *line = squeeze (g_ptr_array_index (lines, i));

      if (strstr (shown, line) == NULL)
        g_error ("“%s” is not there: %s", line, shown);
    }
}

static void
assert_all_lines (const DesmiPage *page, const char *shown)
{
  for (guint i = 0; i < page->items->len; i++)
    {
      const DesmiPageItem *item = g_ptr_array_index (page->items, i);

      for (guint k = 0; k < item->paragraphs->len; k++)
        assert_lines (
            shown, ((const DesmiPageParagraph *) g_ptr_array_index (item->paragraphs, k))->lines);
      for (guint k = 0; item->table != NULL && k < item->table->n_rows * item->table->n_columns;
           k++)
        assert_lines (shown, item->table->cells[k].lines);
    }
}

/* Whatever is written on a slide is found on its page. */
static void
test_words (void)
{
  static const DeckState states[] = { DECK_STATE_USUAL, DECK_STATE_LONG_TEXT, DECK_STATE_HIDDEN };

  if (!have ("pdftotext"))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (DesmiPages) pages = save_state (states[i], (DesmiAspect) (i % 2));
      g_autofree char       *text = run ((const char *const[]){ "pdftotext", path, "-", NULL });
      g_auto (GStrv)         parts = g_strsplit (text, "\f", -1);

      g_assert_cmpuint (g_strv_length (parts), >=, pages->pages->len);
      for (guint p = 0; p < pages->pages->len; p++)
        {
          g_autofree char *shown = squeeze (parts[p]);

          assert_all_lines (g_ptr_array_index (pages->pages, p), shown);
        }
    }
}

/* Metadata, language, outline with sections, labels, what is said of figures. */
static void
test_properties (void)
{
  g_autoptr (DesmiDeck)  deck = deck_case_new_meeting (DESMI_ASPECT_16_9, 0);
  g_autoptr (DesmiPages) pages = NULL;
  g_autofree char       *info = NULL, *json = NULL;

  if (!have ("qpdf") || !have ("pdfinfo"))
    return;
  ((DesmiSlide *) g_ptr_array_index (deck->slides, 3))->hidden = TRUE;
  pages = lay_out (deck);
  save (pages, NULL);
  info = run ((const char *const[]){ "pdfinfo", path, NULL });
  g_assert_nonnull (strstr (info, "Title:           Rapat Pemangku Kepentingan\n"));
  g_assert_nonnull (strstr (info, "Author:          Disnaker Kab. Indramayu\n"));
  g_assert_nonnull (strstr (info, "Subject:         Rapat Desember 2025\n"));
  g_assert_nonnull (strstr (info, "Creator:         Desmigratif\n"));
  g_assert_nonnull (strstr (info, "Pages:           15\n"));
  json = run ((const char *const[]){ "qpdf", "--json=1", path, NULL });
  g_assert_nonnull (strstr (json, "\"/Lang\": \"id-ID\""));
  g_assert_nonnull (strstr (json, "\"/DisplayDocTitle\": true"));
  g_assert_nonnull (strstr (json, "\"title\": \"Desa dan pilar\""));
  /* the hidden fourth is counted in the numbers on the slides, and in the labels */
  g_assert_nonnull (strstr (json, "\"/St\": 5"));
  g_assert_nonnull (
      strstr (json, "\"/Alt\": \"Taiwan menyerap sepertiga pekerja, Hong Kong seperlima. "));
  g_assert_nonnull (strstr (json, "\"/Alt\": \"Rumah Belajar di Desa Segeran\""));
  g_assert_nonnull (strstr (json, "\"/URI\": \"https://contoh.go.id/blk?a=1&b=2\""));
}

static GBytes *
write_state (DesmiAspect aspect, DeckState state)
{
  g_autoptr (DesmiDeck)  deck = deck_case_new (aspect, state, TRUE);
  g_autoptr (DesmiPages) pages = lay_out (deck);
  g_autoptr (GError)     error = NULL;
  GBytes                *bytes = desmi_pdf_write (pages, NULL, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

/* The same deck is the same file, whichever way the system writes numbers. */
static void
test_same (void)
{
  static const char *const locales[] = { "C", "id_ID.UTF-8", "de_DE.UTF-8" };

  for (guint state = 0; state < DECK_N_STATES; state += 3)
    {
      g_autoptr (GBytes) first = write_state (DESMI_ASPECT_16_9, state);

      for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
        {
          g_autoptr (GBytes) again = NULL;

          setlocale (LC_ALL, locales[i]);
          again = write_state (DESMI_ASPECT_16_9, state);
          setlocale (LC_ALL, "C.UTF-8");
          g_assert_true (g_bytes_equal (first, again));
        }
    }
}

static gboolean
holds (GBytes *bytes, GBytes *part)
{
  gsize       n, n_part;
  const char *data = g_bytes_get_data (bytes, &n);
  const char *sought = g_bytes_get_data (part, &n_part);

  for (gsize i = 0; i + n_part <= n; i++)
    if (data[i] == sought[0] && memcmp (data + i, sought, n_part) == 0)
      return TRUE;
  return FALSE;
}

/* A photo stays the JPEG that it was. */
static void
test_photo (void)
{
  g_autoptr (DesmiDeck) deck
      = desmi_deck_new ("Foto", DESMI_ASPECT_16_9, desmi_locale_get_english ());
  g_autoptr (GBytes)     photo = deck_photo_new_jpeg (640, 400, 0);
  g_autoptr (DesmiPages) pages = NULL;
  g_autoptr (GBytes)     bytes = NULL;

  desmi_slide_set_photo (desmi_deck_add_slide (deck, DESMI_SLIDE_PHOTO, "Foto"), photo, "Desa");
  pages = lay_out (deck);
  bytes = desmi_pdf_write (pages, NULL, NULL, NULL);
  g_assert_true (holds (bytes, photo));
}

static void
assert_on_paper (const DesmiPaper *paper, const DesmiBox *box, double ratio)
{
  g_assert_cmpfloat (box->x, >=, 36);
  g_assert_cmpfloat (box->y, >=, 36);
  g_assert_cmpfloat (box->x + box->width, <=, desmi_paper_get_width (paper) - 36);
  g_assert_cmpfloat (box->y + box->height, <=, desmi_paper_get_height (paper) - 36);
  g_assert_cmpfloat_with_epsilon (box->width / box->height, ratio, 1e-6);
}

static void
check_sheets (DesmiPages *pages, const DesmiPaperOptions *options)
{
  g_autoptr (DesmiPaper) paper = desmi_paper_new (pages, options);
  guint                  n = 0, n_sheets = desmi_paper_get_n_sheets (paper);

  g_assert_cmpuint (n_sheets, ==,
                    (pages->pages->len + options->per_sheet - 1) / options->per_sheet);
  for (guint sheet = 0; sheet < n_sheets; sheet++)
    {
      const GArray *slides = desmi_paper_get_slides (paper, sheet);

      for (guint i = 0; i < slides->len; i++)
        {
          const DesmiPaperSlide *slide = &g_array_index (slides, DesmiPaperSlide, i);

          g_assert_cmpuint (slide->page, ==, n++);
          assert_on_paper (paper, &slide->box, pages->width / pages->height);
          for (guint k = 0; k < i; k++)
            {
              const DesmiBox *other = &g_array_index (slides, DesmiPaperSlide, k).box;

              g_assert_true (other->x + other->width <= slide->box.x
                             || other->y + other->height <= slide->box.y);
            }
        }
    }
  g_assert_cmpuint (n, ==, pages->pages->len);
}

/* Slides on A4, F4 and Letter: as many sheets as it takes, all slides within the margins, none over
 * another, none stretched. */
static void
test_handouts (void)
{
  static const guint  per_sheet[] = { 1, 2, 4, 6 };
  static const double papers[][2] = { { 595.276, 841.89 }, { 609.45, 935.43 }, { 612, 792 } };

  for (guint way = 0; way < G_N_ELEMENTS (per_sheet) * 2; way++)
    {
      g_autoptr (DesmiDeck)  deck = deck_case_new_meeting (way % 2, 0);
      g_autoptr (DesmiPages) pages = lay_out (deck);
      DesmiPaperOptions      options = a4;

      options.per_sheet = per_sheet[way / 2];
      for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
        {
          options.width = papers[i][0];
          options.height = papers[i][1];
          check_sheets (pages, &options);
        }
      if (have ("qpdf"))
        {
          g_autofree char *checked = NULL;

          save (pages, &options);
          checked = run ((const char *const[]){ "qpdf", "--check", path, NULL });
          g_assert_null (strstr (checked, "WARNING"));
        }
    }
}

/* Notes stand below their slide and go on where they are long: all their words are there. */
static void
test_notes (void)
{
  g_autoptr (DesmiDeck)  deck = deck_case_new (DESMI_ASPECT_16_9, DECK_STATE_LONG_TEXT, TRUE);
  g_autoptr (DesmiPages) pages = lay_out (deck);
  DesmiPaperOptions      options = a4;
  g_autofree char       *text = NULL, *checked = NULL;

  if (!have ("pdftotext") || !have ("qpdf"))
    return;
  options.notes = TRUE;
  save (pages, &options);
  text = run ((const char *const[]){ "pdftotext", "-layout", path, "-", NULL });
  checked = run ((const char *const[]){ "qpdf", "--check", path, NULL });
  g_assert_cmpuint (count_lines_with (text, "selesai"), >=, pages->pages->len);
  g_assert_nonnull (strstr (text, "Page 1 of "));
}

/* What cannot be written leaves what was there, and nothing half. */
static void
test_no_folder (void)
{
  g_autoptr (DesmiDeck)  deck = deck_case_new_meeting (DESMI_ASPECT_16_9, 2);
  g_autoptr (DesmiPages) pages = lay_out (deck);
  g_autoptr (GError)     error = NULL;
  g_autofree char       *nowhere = g_build_filename (folder, "nowhere", "x.pdf", NULL);

  g_assert_false (desmi_pdf_save (pages, NULL, nowhere, NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_nonnull (strstr (error->message, "nowhere"));
}

/* Nothing but the file that was there, as it was. */
static void
assert_untouched (const char *old)
{
  g_autofree char *now = NULL;
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  guint            n = 0;

  g_assert_true (g_file_get_contents (path, &now, NULL, NULL));
  g_assert_cmpstr (now, ==, old);
  while (g_dir_read_name (files) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 1);
}

static void
test_full_disk (void)
{
  g_autoptr (DesmiDeck)  deck = deck_case_new_meeting (DESMI_ASPECT_16_9, 6);
  g_autoptr (DesmiPages) pages = lay_out (deck);
  g_autoptr (GError)     error = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  if (!test_set_room (4096))
    return;
  g_assert_false (desmi_pdf_save (pages, NULL, path, NULL, &error));
  test_set_room (0);
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "rapat.pdf"));
  assert_untouched ("old");
}

static void
test_is_folder (void)
{
  g_autoptr (DesmiDeck)  deck = deck_case_new_meeting (DESMI_ASPECT_16_9, 2);
  g_autoptr (DesmiPages) pages = lay_out (deck);
  g_autoptr (GError)     error = NULL;
  g_autofree char       *inner = g_build_filename (folder, "rapat", NULL);
  g_autofree char       *kept = g_build_filename (inner, "x", NULL);

  g_assert_cmpint (g_mkdir_with_parents (kept, 0700), ==, 0);
  g_assert_false (desmi_pdf_save (pages, NULL, inner, NULL, &error));
  g_assert_nonnull (strstr (error->message, "rapat"));
  g_assert_cmpint (g_rmdir (kept), ==, 0);
  g_assert_cmpint (g_rmdir (inner), ==, 0);
}

static void
test_cancel (void)
{
  g_autoptr (DesmiDeck)    deck = deck_case_new_meeting (DESMI_ASPECT_16_9, 2);
  g_autoptr (DesmiPages)   pages = lay_out (deck);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (desmi_pdf_write (pages, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_all_hidden (void)
{
  g_autoptr (DesmiDeck)  deck = deck_case_new_meeting (DESMI_ASPECT_16_9, 1);
  g_autoptr (DesmiPages) pages = NULL;
  g_autoptr (GError)     error = NULL;

  ((DesmiSlide *) g_ptr_array_index (deck->slides, 0))->hidden = TRUE;
  pages = lay_out (deck);
  g_assert_null (desmi_pdf_write (pages, NULL, NULL, &error));
  g_assert_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_EXPORT);
}

int
main (int argc, char **argv)
{
  int result;

  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("desmi-pdf-XXXXXX", NULL);
  g_assert_nonnull (folder);
  path = g_build_filename (folder, "rapat.pdf", NULL);
  for (guint state = 0; state < DECK_N_STATES; state++)
    {
      g_autofree char *name = g_strdup_printf ("/deck/pdf/states/%s", deck_state_name (state));

      g_test_add_data_func (name, GUINT_TO_POINTER (state), test_states);
    }
  g_test_add_func ("/deck/pdf/titles", test_titles);
  g_test_add_func ("/deck/pdf/broken-words", test_broken_words);
  g_test_add_func ("/deck/pdf/words", test_words);
  g_test_add_func ("/deck/pdf/properties", test_properties);
  g_test_add_func ("/deck/pdf/same", test_same);
  g_test_add_func ("/deck/pdf/photo", test_photo);
  g_test_add_func ("/deck/pdf/handouts", test_handouts);
  g_test_add_func ("/deck/pdf/notes", test_notes);
  g_test_add_func ("/deck/pdf/no-folder", test_no_folder);
  g_test_add_func ("/deck/pdf/full-disk", test_full_disk);
  g_test_add_func ("/deck/pdf/is-folder", test_is_folder);
  g_test_add_func ("/deck/pdf/cancel", test_cancel);
  g_test_add_func ("/deck/pdf/all-hidden", test_all_hidden);
  result = g_test_run ();
  g_unlink (path);
  g_rmdir (folder);
  g_free (path);
  g_free (folder);
  return result;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every kind of slide in every state and both aspects against the laws of pages, and what each is
 * to say. */
#include "../chart/chart-cases.h"
#include "deck-cases.h"
#include "deck-laws.h"
#include "deck/desmi-lines.h"

#include <string.h>

static DesmiPages *
lay_out (DesmiDeck *deck)
{
  g_autoptr (GError) error = NULL;
  DesmiPages        *pages = desmi_deck_layout (deck, NULL, &error);

  g_assert_no_error (error);
  return pages;
}

static DesmiDeck *
new_empty (DesmiAspect aspect)
{
  return desmi_deck_new ("Rapat", aspect, desmi_locale_get_english ());
}

static const DesmiPage *
get_page (const DesmiPages *pages, guint index)
{
  return g_ptr_array_index (pages->pages, index);
}

static void
test_laws (gconstpointer data)
{
  DeckState state = (DeckState) GPOINTER_TO_INT (data);

  for (guint way = 0; way < 4; way++)
    {
      g_autoptr (DesmiDeck) deck
          = deck_case_new (way % 2 == 0 ? DESMI_ASPECT_16_9 : DESMI_ASPECT_4_3, state, way < 2);
      g_autoptr (DesmiPages) pages = lay_out (deck);

      g_assert_cmpuint (pages->pages->len, >=, DESMI_N_SLIDE_KINDS);
      for (guint i = 0; i < pages->pages->len; i++)
        {
          g_autofree char *broken = deck_find_broken_law (pages, i);

          if (broken != NULL)
            g_error (
                "way %u, page %u (%s): %s", way, i + 1,
                desmi_slide_kind_to_name (
                    ((const DesmiSlide *) deck->slides->pdata[get_page (pages, i)->slide])->kind),
                broken);
        }
    }
}

/* Colours that a district may have, however unfortunate: all text can be read. */
static void
test_colors (void)
{
  static const guint32 pairs[][2]
      = { { 0xffff00, 0xffffff }, { 0xffffff, 0x000000 }, { 0x000000, 0x000000 },
          { 0x777777, 0x808080 }, { 0xff0000, 0x00ff00 }, { 0x7fbf3f, 0xf06292 } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (DesmiDeck)  deck = deck_case_new (DESMI_ASPECT_16_9, DECK_STATE_USUAL, TRUE);
      g_autoptr (DesmiPages) pages = NULL;

      deck->theme.primary = desmi_color_from_rgb (pairs[i][0]);
      deck->theme.accent = desmi_color_from_rgb (pairs[i][1]);
      pages = lay_out (deck);
      for (guint k = 0; k < pages->pages->len; k++)
        {
          g_autofree char *broken = deck_find_broken_law (pages, k);

          if (broken != NULL)
            g_error ("colours %u, page %u: %s", i, k + 1, broken);
        }
    }
}

/* The text ends with a sign, and the whole of it is in the notes behind the speaker's own. */
static void
test_long_text (void)
{
  g_autoptr (DesmiDeck)     deck = new_empty (DESMI_ASPECT_16_9);
  g_autoptr (DesmiPages)    pages = NULL;
  g_autoptr (GPtrArray)     warnings = NULL;
  DesmiSlide               *slide = desmi_deck_add_slide (deck, DESMI_SLIDE_TEXT, "Usulan");
  const DesmiPageParagraph *p;
  const char               *last;

  desmi_slide_add_text (slide, deck_long_text ());
  slide->notes = g_strdup ("Sapa dahulu.");
  pages = lay_out (deck);
  p = g_ptr_array_index (deck_find_item (get_page (pages, 0), DESMI_ROLE_BODY, 0)->paragraphs, 0);
  last = g_ptr_array_index (p->lines, p->lines->len - 1);
  g_assert_true (g_str_has_suffix (last, "…"));
  g_assert_true (g_str_has_suffix (p->text, "…"));
  g_assert_cmpfloat_with_epsilon (p->size_pt, 14, 1e-9);
  g_assert_true (g_str_has_prefix (get_page (pages, 0)->notes, "Sapa dahulu.\n\npelatihan"));
  g_assert_nonnull (strstr (get_page (pages, 0)->notes, deck_long_text ()));
  g_assert_cmpuint (get_page (pages, 0)->warnings->len, ==, 1);
  warnings = desmi_pages_list_warnings (pages);
  g_assert_cmpuint (warnings->len, ==, 1);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (warnings, 0), "Slide 1: The text is "));
}

/* Text is as large as it can be. */
static void
test_text_sizes (void)
{
  static const double sizes[] = { 20, 20, 18, 16, 14 };
  static const guint  n_lines[] = { 3, 12, 13, 14, 16 };

  for (guint i = 0; i < G_N_ELEMENTS (n_lines); i++)
    {
      g_autoptr (DesmiDeck)  deck = new_empty (DESMI_ASPECT_16_9);
      g_autoptr (DesmiPages) pages = NULL;
      DesmiSlide            *slide = desmi_deck_add_slide (deck, DESMI_SLIDE_TEXT, "Usulan");
      const DesmiPageItem   *item;

      for (guint k = 0; k < n_lines[i]; k++)
        desmi_slide_add_text (slide, "- satu baris");
      pages = lay_out (deck);
      item = deck_find_item (get_page (pages, 0), DESMI_ROLE_BODY, 0);
      g_assert_cmpfloat_with_epsilon (
          ((const DesmiPageParagraph *) g_ptr_array_index (item->paragraphs, 0))->size_pt, sizes[i],
          1e-9);
      g_assert_cmpuint (item->paragraphs->len, ==, n_lines[i]);
    }
}

static DesmiSlot *
add_bars (DesmiSlide *slide, const char *subtitle)
{
  g_autoptr (DesmiChartData) chart = desmi_chart_data_new (DESMI_CHART_BARS);

  chart->table = chart_case_new (DESMI_CHART_BARS, CHART_STATE_USUAL);
  chart->title = g_strdup ("Tujuan");
  chart->subtitle = g_strdup (subtitle);
  return desmi_slide_add_chart (slide, chart);
}

static guint
count_paragraphs (const DesmiPage *page, DesmiItemRole role, const char *text)
{
  guint n = 0;

  for (guint i = 0; i < page->items->len; i++)
    {
      const DesmiPageItem *item = g_ptr_array_index (page->items, i);

      for (guint k = 0; k < item->paragraphs->len && item->role == role; k++)
        n += g_strcmp0 (
                 ((const DesmiPageParagraph *) g_ptr_array_index (item->paragraphs, k))->text, text)
             == 0;
    }
  return n;
}

/* What is counted of when stands above each of two charts; where it is the same for both, once
 * below the title. */
static void
test_two_subtitles (void)
{
  for (guint way = 0; way < 4; way++)
    {
      gboolean               same = way % 2 == 0;
      g_autoptr (DesmiDeck)  deck = new_empty (way < 2 ? DESMI_ASPECT_16_9 : DESMI_ASPECT_4_3);
      DesmiSlide            *slide = desmi_deck_add_slide (deck, DESMI_SLIDE_TWO_CHARTS, "Dua");
      g_autoptr (DesmiPages) pages = NULL;
      g_autofree char       *broken = NULL;

      add_bars (slide, "Orang · 2025");
      add_bars (slide, same ? "Orang · 2025" : "Orang · 2017–2025");
      pages = lay_out (deck);
      g_assert_cmpuint (count_paragraphs (get_page (pages, 0), DESMI_ROLE_SUBTITLE, "Orang · 2025"),
                        ==, same);
      g_assert_cmpuint (count_paragraphs (get_page (pages, 0), DESMI_ROLE_CAPTION, "Orang · 2025"),
                        ==, !same);
      g_assert_cmpuint (
          count_paragraphs (get_page (pages, 0), DESMI_ROLE_CAPTION, "Orang · 2017–2025"), ==,
          !same);
      broken = deck_find_broken_law (pages, 0);
      g_assert_cmpstr (broken, ==, NULL);
    }
}

static void
set_chart_title (DesmiSlot *slot, const char *title)
{
  g_free (slot->chart->title);
  slot->chart->title = g_strdup (title);
}

/* Nor is what the slide's title says said again above one of two charts; both begin equally high.
 */
static void
test_said_titles (void)
{
  for (guint way = 0; way < 2; way++)
    {
      g_autoptr (DesmiDeck) deck = new_empty (DESMI_ASPECT_16_9);
      DesmiSlide           *slide
          = desmi_deck_add_slide (deck, DESMI_SLIDE_TWO_CHARTS, way == 0 ? "Tujuan" : "Dua");
      g_autoptr (DesmiPages) pages = NULL;
      const DesmiPage       *page;

      add_bars (slide, "Orang · 2025");
      set_chart_title (add_bars (slide, "Orang · 2025"), "Kepulangan");
      pages = lay_out (deck);
      page = get_page (pages, 0);
      g_assert_cmpuint (count_paragraphs (page, DESMI_ROLE_CAPTION, "Tujuan"), ==, way);
      g_assert_cmpuint (count_paragraphs (page, DESMI_ROLE_CAPTION, "Kepulangan"), ==, 1);
      g_assert_cmpfloat_with_epsilon (deck_find_item (page, DESMI_ROLE_BODY, 0)->box.y,
                                      deck_find_item (page, DESMI_ROLE_BESIDE, 0)->box.y, 1e-9);
    }
}

static const DesmiPageParagraph *
get_caption (const DesmiPage *page, guint nth)
{
  const DesmiPageItem *item = deck_find_item (page, DESMI_ROLE_CAPTION, nth);

  g_assert_nonnull (item);
  return g_ptr_array_index (item->paragraphs, 0);
}

/* The title of a chart beside another has as many lines as it needs, in letters of one size for
 * both, and the charts begin equally high; only what would leave no chart is cut, and says so. */
static void
test_long_chart_titles (void)
{
  static const char title[] = "Keberangkatan pekerja migran perempuan dari Kenanga ke Taiwan, "
                              "Hong Kong dan Singapura menurut sektor dan skema penempatan, "
                              "berdasarkan laporan desa";

  for (guint way = 0; way < 4; way++)
    {
      gboolean               endless = way % 2 == 1;
      g_autoptr (DesmiDeck)  deck = new_empty (way < 2 ? DESMI_ASPECT_16_9 : DESMI_ASPECT_4_3);
      DesmiSlide            *slide = desmi_deck_add_slide (deck, DESMI_SLIDE_TWO_CHARTS, "Dua");
      g_autoptr (DesmiPages) pages = NULL;
      g_autofree char       *broken = NULL;
      const DesmiPage       *page;

      set_chart_title (add_bars (slide, "Orang · 2025"), endless ? deck_long_text () : title);
      set_chart_title (add_bars (slide, "Orang · 2025"), "Kepulangan");
      pages = lay_out (deck);
      page = get_page (pages, 0);
      g_assert_cmpuint (page->warnings->len, ==, endless);
      if (!endless)
        g_assert_cmpstr (get_caption (page, 0)->text, ==, title);
      g_assert_cmpfloat_with_epsilon (get_caption (page, 0)->size_pt,
                                      get_caption (page, 1)->size_pt, 1e-9);
      g_assert_cmpfloat_with_epsilon (deck_find_item (page, DESMI_ROLE_BODY, 0)->box.y,
                                      deck_find_item (page, DESMI_ROLE_BESIDE, 0)->box.y, 1e-9);
      g_assert_cmpfloat (deck_find_item (page, DESMI_ROLE_BODY, 0)->box.height, >, 150);
      broken = deck_find_broken_law (pages, 0);
      g_assert_cmpstr (broken, ==, NULL);
    }
}

/* A number is made smaller rather than broken into two lines. */
static void
test_figure_in_one_line (void)
{
  g_autoptr (DesmiDeck)  deck = new_empty (DESMI_ASPECT_4_3);
  g_autoptr (DesmiPages) pages = NULL;
  DesmiSlide            *slide = desmi_deck_add_slide (deck, DESMI_SLIDE_FIGURES, "Angka");

  for (guint i = 0; i < 5; i++)
    {
      DesmiSlot *slot = desmi_slide_add_slot (slide, DESMI_SLOT_FIGURE);

      slot->figure.value = g_strdup (i == 1 ? "30 dari 30" : "30");
      slot->figure.label = g_strdup ("Desa");
    }
  pages = lay_out (deck);
  for (guint i = 0; i < 5; i++)
    {
      const DesmiPageItem *item = deck_find_item (get_page (pages, 0), DESMI_ROLE_FIGURE, i);

      g_assert_cmpuint (
          ((const DesmiPageParagraph *) g_ptr_array_index (item->paragraphs, 0))->lines->len, ==,
          1);
    }
}

static void
test_agenda (void)
{
  g_autoptr (DesmiDeck)  deck = new_empty (DESMI_ASPECT_16_9);
  g_autoptr (DesmiPages) pages = NULL;
  DesmiSlide            *hidden;

  desmi_deck_add_slide (deck, DESMI_SLIDE_AGENDA, "Agenda");
  desmi_deck_add_slide (deck, DESMI_SLIDE_SECTION, "Keberangkatan");
  hidden = desmi_deck_add_slide (deck, DESMI_SLIDE_SECTION, "Cadangan");
  hidden->hidden = TRUE;
  desmi_deck_add_slide (deck, DESMI_SLIDE_SECTION, "Pilar");
  pages = lay_out (deck);
  g_assert_true (deck_page_says (get_page (pages, 0), "Keberangkatan"));
  g_assert_true (deck_page_says (get_page (pages, 0), "Pilar"));
  g_assert_false (deck_page_says (get_page (pages, 0), "Cadangan"));
  g_assert_true (deck_page_says (get_page (pages, 3), "Part 2 of 2"));
  g_assert_true (get_page (pages, 2)->hidden);
}

/* What is not there is said where it would be. */
static void
test_in_place (void)
{
  static const struct
  {
    DesmiSlideKind kind;
    DeckState      state;
    const char    *words;
  } cases[] = { { DESMI_SLIDE_CHART, DECK_STATE_GONE, "Desa Kenanga tidak ada lagi" },
                { DESMI_SLIDE_FIGURES, DECK_STATE_GONE, "Desa Kenanga tidak ada lagi" },
                { DESMI_SLIDE_TABLE, DECK_STATE_GONE, "Desa Kenanga tidak ada lagi" },
                { DESMI_SLIDE_CHART, DECK_STATE_EMPTY, "No chart was chosen yet." },
                { DESMI_SLIDE_TWO_CHARTS, DECK_STATE_EMPTY, "No chart was chosen yet." },
                { DESMI_SLIDE_TABLE, DECK_STATE_EMPTY, "(no data)" },
                { DESMI_SLIDE_FIGURES, DECK_STATE_EMPTY, "No figures were chosen yet." },
                { DESMI_SLIDE_FIGURES, DECK_STATE_MISSING, "–" },
                { DESMI_SLIDE_TABLE, DECK_STATE_MISSING, "–" },
                { DESMI_SLIDE_PHOTO, DECK_STATE_BROKEN, "(the photo cannot be read)" },
                { DESMI_SLIDE_PHOTO, DECK_STATE_GONE, "(the photo is not there)" },
                { DESMI_SLIDE_PHOTO, DECK_STATE_EMPTY, "No photo was chosen yet." },
                { DESMI_SLIDE_TEXT, DECK_STATE_EMPTY, "Nothing was written yet." },
                { DESMI_SLIDE_DECISIONS, DECK_STATE_EMPTY, "Nothing was decided yet." },
                { DESMI_SLIDE_AGENDA, DECK_STATE_EMPTY, "There are no sections yet." },
                { DESMI_SLIDE_VILLAGE, DECK_STATE_EMPTY, "(no data)" },
                { DESMI_SLIDE_UNKNOWN, DECK_STATE_USUAL, "“hologram”" },
                { DESMI_SLIDE_TABLE, DECK_STATE_HIDDEN, "hidden" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DesmiDeck)  deck = new_empty (DESMI_ASPECT_16_9);
      g_autoptr (DesmiPages) pages = NULL;

      deck_case_add (deck, cases[i].kind, cases[i].state);
      pages = lay_out (deck);
      if (!deck_page_says (get_page (pages, 0), cases[i].words))
        g_error ("a slide of %s does not say “%s”", desmi_slide_kind_to_name (cases[i].kind),
                 cases[i].words);
    }
}

/* Slides without data have no source; each but covers has a number. */
static void
test_foot (void)
{
  g_autoptr (DesmiDeck)  deck = deck_case_new (DESMI_ASPECT_16_9, DECK_STATE_USUAL, TRUE);
  g_autoptr (DesmiPages) pages = lay_out (deck);

  for (guint i = 0; i < pages->pages->len; i++)
    {
      const DesmiPage  *page = get_page (pages, i);
      const DesmiSlide *slide = g_ptr_array_index (deck->slides, page->slide);
      gboolean cover = slide->kind == DESMI_SLIDE_TITLE || slide->kind == DESMI_SLIDE_CLOSING;
      const DesmiPageItem *number = deck_find_item (page, DESMI_ROLE_NUMBER, 0);

      g_assert_true ((deck_find_item (page, DESMI_ROLE_SOURCE, 0) != NULL)
                     == (slide->slots->len > 0));
      g_assert_true ((number != NULL) == !cover);
      g_assert_true ((deck_find_item (page, DESMI_ROLE_LOGO, 0) != NULL)
                     == (slide->kind != DESMI_SLIDE_SECTION));
      if (number != NULL)
        {
          g_autofree char *text = g_strdup_printf ("%u", i + 1);

          g_assert_cmpstr (
              ((const DesmiPageParagraph *) g_ptr_array_index (number->paragraphs, 0))->text, ==,
              text);
        }
    }
}

/* A photo that fills its place keeps what its user points at in sight. */
static void
test_focus (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DesmiDeck)  deck = new_empty (DESMI_ASPECT_16_9);
      g_autoptr (DesmiPages) pages = NULL;
      g_autoptr (GBytes)     bytes = deck_photo_new_jpeg (300, 900, 0);
      DesmiSlide            *slide = desmi_deck_add_slide (deck, DESMI_SLIDE_PHOTO, "Foto");
      DesmiPhoto            *photo = desmi_slide_set_photo (slide, bytes, "Menara");
      const DesmiPageItem   *item;

      photo->fill = TRUE;
      photo->focus_y = i;
      pages = lay_out (deck);
      item = deck_find_item (get_page (pages, 0), DESMI_ROLE_BODY, 0);
      g_assert_cmpfloat (item->cut.height, <, 0.3);
      g_assert_cmpfloat_with_epsilon (item->cut.width, 1, 1e-9);
      g_assert_cmpfloat_with_epsilon (item->cut.y, i * (1 - item->cut.height), 1e-9);
      g_assert_cmpstr (item->alt, ==, "Menara");
    }
}

/* A logo that is none is left out, and the first page says so. */
static void
test_broken_logo (void)
{
  g_autoptr (DesmiDeck)  deck = deck_case_new (DESMI_ASPECT_16_9, DECK_STATE_BROKEN, FALSE);
  g_autoptr (DesmiPages) pages = lay_out (deck);

  g_assert_null (deck_find_item (get_page (pages, 1), DESMI_ROLE_LOGO, 0));
  g_assert_cmpuint (get_page (pages, 0)->warnings->len, ==, 1);
}

/* Lines that may end elsewhere are said; those of a font as wide may not. */
static void
test_fonts (void)
{
  static const char *const families[] = { "Arial", "No Such Font" };

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      g_autoptr (DesmiDeck)  deck = new_empty (DESMI_ASPECT_16_9);
      g_autoptr (DesmiPages) pages = NULL;
      g_autofree char       *broken = NULL, *other = desmi_lines_find_family ("Liberation Sans");

      if (other != NULL)
        {
          g_test_skip ("Liberation Sans is not installed");
          return;
        }
      deck_case_add (deck, DESMI_SLIDE_TEXT, DECK_STATE_USUAL);
      g_free (deck->theme.font_text);
      deck->theme.font_text = g_strdup (families[i]);
      pages = lay_out (deck);
      g_assert_cmpuint (get_page (pages, 0)->warnings->len, ==, i);
      broken = deck_find_broken_law (pages, 0);
      g_assert_cmpstr (broken, ==, NULL);
    }
}

/* Signs that turn text around do not turn the program's own words. */
static void
test_turned (void)
{
  g_autoptr (DesmiDeck)  deck = new_empty (DESMI_ASPECT_16_9);
  g_autoptr (DesmiPages) pages = NULL;

  desmi_deck_add_slide (deck, DESMI_SLIDE_UNKNOWN, "\u202eabc\u2067 \002def")->kind_name
      = g_strdup ("x\u202ey");
  desmi_deck_add_slide (deck, DESMI_SLIDE_TEXT, " \n ");
  pages = lay_out (deck);
  g_assert_cmpstr (get_page (pages, 0)->title, ==, "abc  def");
  g_assert_true (deck_page_says (get_page (pages, 0), "“xy”"));
  g_assert_cmpstr (get_page (pages, 1)->title, ==, "Slide 2");
}

/* What a click on an item is about. */
static void
test_slots (void)
{
  static const DeckState states[] = { DECK_STATE_USUAL, DECK_STATE_GONE, DECK_STATE_MANY };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (DesmiDeck)  deck = deck_case_new (DESMI_ASPECT_16_9, states[i], TRUE);
      g_autoptr (DesmiPages) pages = lay_out (deck);

      for (guint p = 0; p < pages->pages->len; p++)
        {
          const DesmiPage  *page = get_page (pages, p);
          const DesmiSlide *slide = g_ptr_array_index (deck->slides, page->slide);
          guint             n = 0;

          for (guint k = 0; k < page->items->len; k++)
            {
              const DesmiPageItem *item = g_ptr_array_index (page->items, k);
              const DesmiSlot     *slot
                  = item->slot >= 0 ? g_ptr_array_index (slide->slots, (guint) item->slot) : NULL;

              n += slot != NULL;
              if (item->kind == DESMI_ITEM_CHART)
                g_assert_true (slot->chart == item->chart);
              if (item->role == DESMI_ROLE_FIGURE && slot->kind == DESMI_SLOT_FIGURE)
                g_assert_cmpstr (
                    ((const DesmiPageParagraph *) g_ptr_array_index (item->paragraphs, 0))->text,
                    ==, slot->figure.value);
            }
          if (states[i] == DECK_STATE_USUAL)
            g_assert_cmpuint (n, ==, slide->slots->len);
          g_assert_true (slide->slots->len == 0 || n > 0);
        }
    }
}

/* A slot that was never filled, and a slide without a title: each says what it can. */
static void
test_bare (void)
{
  for (guint kind = 0; kind < DESMI_N_SLIDE_KINDS; kind++)
    {
      g_autoptr (DesmiDeck)  deck = new_empty (DESMI_ASPECT_4_3);
      g_autoptr (DesmiPages) pages = NULL;
      DesmiSlide            *slide = desmi_deck_add_slide (deck, kind, "");

      for (guint slot = 0; slot <= DESMI_SLOT_GONE; slot++)
        desmi_slide_add_slot (slide, slot);
      desmi_slide_add_decision (slide, NULL, NULL, NULL);
      desmi_slide_set_photo (slide, NULL, NULL);
      desmi_slide_add_paragraph (slide, NULL);
      pages = lay_out (deck);
      for (guint i = 0; i < pages->pages->len; i++)
        {
          g_autofree char *broken = deck_find_broken_law (pages, i);

          g_assert_cmpstr (broken, ==, NULL);
          g_assert_cmpstr (get_page (pages, i)->title, ==, "Slide 1");
        }
    }
}

static void
test_cancel (void)
{
  g_autoptr (DesmiDeck)    deck = deck_case_new (DESMI_ASPECT_16_9, DECK_STATE_MANY, TRUE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (desmi_deck_layout (deck, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_none (void)
{
  g_autoptr (DesmiDeck)  deck = new_empty (DESMI_ASPECT_16_9);
  g_autoptr (DesmiPages) pages = lay_out (deck);

  g_assert_cmpuint (pages->pages->len, ==, 0);
}

/* Each kind says what it takes. */
static void
test_types (void)
{
  for (guint kind = 0; kind < DESMI_N_SLIDE_KINDS; kind++)
    {
      const DesmiSlideType *type = desmi_slide_type_get (kind);

      g_assert_cmpint (type->kind, ==, kind);
      g_assert_cmpuint (strlen (type->label), >, 0);
      g_assert_cmpuint (type->least_charts, <=, type->most_charts);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint state = 0; state < DECK_N_STATES; state++)
    {
      g_autofree char *path = g_strdup_printf ("/deck/layout/laws/%s", deck_state_name (state));

      g_test_add_data_func (path, GUINT_TO_POINTER (state), test_laws);
    }
  g_test_add_func ("/deck/layout/colors", test_colors);
  g_test_add_func ("/deck/layout/long-text", test_long_text);
  g_test_add_func ("/deck/layout/text-sizes", test_text_sizes);
  g_test_add_func ("/deck/layout/agenda", test_agenda);
  g_test_add_func ("/deck/layout/two-subtitles", test_two_subtitles);
  g_test_add_func ("/deck/layout/said-titles", test_said_titles);
  g_test_add_func ("/deck/layout/long-chart-titles", test_long_chart_titles);
  g_test_add_func ("/deck/layout/figure-in-one-line", test_figure_in_one_line);
  g_test_add_func ("/deck/layout/in-place", test_in_place);
  g_test_add_func ("/deck/layout/foot", test_foot);
  g_test_add_func ("/deck/layout/focus", test_focus);
  g_test_add_func ("/deck/layout/broken-logo", test_broken_logo);
  g_test_add_func ("/deck/layout/fonts", test_fonts);
  g_test_add_func ("/deck/layout/turned", test_turned);
  g_test_add_func ("/deck/layout/slots", test_slots);
  g_test_add_func ("/deck/layout/bare", test_bare);
  g_test_add_func ("/deck/layout/cancel", test_cancel);
  g_test_add_func ("/deck/layout/none", test_none);
  g_test_add_func ("/deck/layout/types", test_types);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deck/desmi-page.h"

static void
test_kinds (void)
{
  for (guint i = 0; i < DESMI_N_SLIDE_KINDS; i++)
    g_assert_cmpint (desmi_slide_kind_from_name (desmi_slide_kind_to_name (i)), ==, i);
  g_assert_cmpint (desmi_slide_kind_from_name ("hologram"), ==, DESMI_SLIDE_UNKNOWN);
}

static const DesmiParagraph *
get_paragraph (const DesmiSlide *slide, guint i)
{
  return g_ptr_array_index (slide->paragraphs, i);
}

/* Text as people type it becomes paragraphs, points and points further in. */
static void
test_text (void)
{
  g_autoptr (DesmiDeck) deck
      = desmi_deck_new ("Rapat", DESMI_ASPECT_16_9, desmi_locale_get_english ());
  DesmiSlide *slide = desmi_deck_add_slide (deck, DESMI_SLIDE_TEXT, "Usulan");

  desmi_slide_add_text (slide, "Kami usulkan:\r\n- pelatihan formal \n  * di BLK\n- 5 bahasa\n-3");
  g_assert_cmpuint (slide->paragraphs->len, ==, 5);
  g_assert_cmpstr (get_paragraph (slide, 0)->text, ==, "Kami usulkan:");
  g_assert_false (get_paragraph (slide, 0)->bullet);
  g_assert_cmpstr (get_paragraph (slide, 1)->text, ==, "pelatihan formal");
  g_assert_true (get_paragraph (slide, 1)->bullet);
  g_assert_cmpuint (get_paragraph (slide, 1)->level, ==, 0);
  g_assert_cmpstr (get_paragraph (slide, 2)->text, ==, "di BLK");
  g_assert_cmpuint (get_paragraph (slide, 2)->level, ==, 1);
  g_assert_cmpstr (get_paragraph (slide, 4)->text, ==, "-3");
  g_assert_false (get_paragraph (slide, 4)->bullet);
}

/* A chart brings its source and day along. */
static void
test_chart (void)
{
  g_autoptr (DesmiDeck) deck
      = desmi_deck_new ("Rapat", DESMI_ASPECT_4_3, desmi_locale_get_english ());
  g_autoptr (DesmiChartData) chart = desmi_chart_data_new (DESMI_CHART_BARS);
  DesmiTableBuilder         *builder = desmi_table_builder_new ("flows");
  DesmiSlide                *slide = desmi_deck_add_slide (deck, DESMI_SLIDE_CHART, "Tujuan");
  const DesmiSlot           *slot;

  desmi_table_builder_set_as_of (builder, "2023-09-30");
  chart->table = desmi_table_builder_end (builder);
  chart->source_line = g_strdup ("Sumber: data nasional");
  slot = desmi_slide_add_chart (slide, chart);
  g_assert_true (slot->chart == chart);
  g_assert_cmpstr (slot->source_line, ==, "Sumber: data nasional");
  g_assert_cmpstr (slot->as_of, ==, "2023-09-30");
}

static void
test_pages (void)
{
  g_autoptr (DesmiDeck) deck
      = desmi_deck_new ("Rapat", DESMI_ASPECT_4_3, desmi_locale_get_english ());
  DesmiSlide            *slide = desmi_deck_add_slide (deck, DESMI_SLIDE_SECTION, "Bagian 1");
  g_autoptr (DesmiPages) pages = NULL;
  DesmiPage             *page;
  DesmiPageTable        *table;

  slide->notes = g_strdup ("Sapa dahulu.");
  slide->hidden = TRUE;
  pages = desmi_pages_new (deck);
  g_assert_cmpfloat_with_epsilon (pages->width, 720, 1e-9);
  g_assert_cmpfloat_with_epsilon (pages->height, 540, 1e-9);
  page = desmi_pages_add (pages, 0, DESMI_PAGE_SECTION);
  g_assert_cmpstr (page->title, ==, "Bagian 1");
  g_assert_cmpstr (page->notes, ==, "Sapa dahulu.");
  g_assert_true (page->hidden && page->is_section);
  g_assert_cmpuint (desmi_pages_get_number (pages, 0), ==, 0);
  table = desmi_page_item_add_table (
      desmi_page_add_item (page, DESMI_ITEM_TABLE, DESMI_ROLE_BODY, &(DesmiBox){ 0, 0, 9, 9 }), 2,
      3);
  desmi_page_table_get_cell (table, 1, 2)->text = g_strdup ("akhir");
  g_assert_cmpstr (table->cells[5].text, ==, "akhir");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deck/deck/kinds", test_kinds);
  g_test_add_func ("/deck/deck/text", test_text);
  g_test_add_func ("/deck/deck/chart", test_chart);
  g_test_add_func ("/deck/deck/pages", test_pages);
  return g_test_run ();
}

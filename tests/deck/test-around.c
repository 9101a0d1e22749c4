/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands around the body of a slide: its source, and what is below its title. */
#include "deck-cases.h"
#include "deck-laws.h"

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

static gboolean
source_says (DesmiPages *pages, const char *words)
{
  const DesmiPageItem *item = deck_find_item (get_page (pages, 0), DESMI_ROLE_SOURCE, 0);

  return item != NULL
         && strstr (((const DesmiPageParagraph *) g_ptr_array_index (item->paragraphs, 0))->text,
                    words)
                != NULL;
}

/* The source cannot be lost: neither by own words, nor where days differ. */
static void
test_source (void)
{
  g_autoptr (DesmiDeck)  deck = new_empty (DESMI_ASPECT_16_9);
  g_autoptr (DesmiPages) pages = NULL;
  DesmiSlide            *slide = deck_case_add (deck, DESMI_SLIDE_TWO_CHARTS, DECK_STATE_DATES);

  pages = lay_out (deck);
  g_assert_true (source_says (pages, "Sumber: data nasional per 30 Juni 2025"));
  g_assert_true (source_says (pages, "Sumber: register desa per 30 September 2025"));
  slide->source_line = g_strdup ("Angka kami");
  ((DesmiSlot *) g_ptr_array_index (slide->slots, 0))->remark = g_strdup ("Sindang berakhir");
  g_clear_pointer (&pages, desmi_pages_unref);
  pages = lay_out (deck);
  g_assert_true (source_says (pages, "Angka kami · data as of June 30, 2025; September 30, 2025 · "
                                     "Sindang berakhir"));
  g_assert_false (source_says (pages, "Sumber"));
}

static void
test_source_hidden (void)
{
  g_autoptr (DesmiDeck)  deck = new_empty (DESMI_ASPECT_16_9);
  g_autoptr (DesmiPages) pages = NULL;

  deck_case_add (deck, DESMI_SLIDE_TABLE, DECK_STATE_HIDDEN);
  pages = lay_out (deck);
  g_assert_true (source_says (pages, "Numbers below 5, and those that would give them away, are "
                                     "hidden."));
}

/* What a slot remarks comes before what numbers mean, which is said in fewer words before any of it
 * would be cut. */
static void
test_source_brief (void)
{
  static const DesmiAspect aspects[] = { DESMI_ASPECT_16_9, DESMI_ASPECT_4_3 };

  for (guint i = 0; i < G_N_ELEMENTS (aspects); i++)
    {
      g_autoptr (DesmiDeck)  deck = new_empty (aspects[i]);
      g_autoptr (DesmiPages) pages = NULL;
      DesmiSlide            *slide = deck_case_add (deck, DESMI_SLIDE_TABLE, DECK_STATE_HIDDEN);
      DesmiSlot             *slot = g_ptr_array_index (slide->slots, 0);

      g_free (slot->source_line);
      slot->source_line = g_strdup (
          "Sample data · Source: national data as of 1 December 2026; village registers as of 1 "
          "December 2026 · Numbers below 5, and those that would give them away, are hidden and "
          "left out of sums.");
      slot->remark = g_strdup ("Rajaiyang · this village ended on 1 July 2025");
      pages = lay_out (deck);
      g_assert_true (source_says (
          pages, aspects[i] == DESMI_ASPECT_16_9
                     ? "ended on 1 July 2025 · Numbers below 5, and those that would give them "
                       "away, are hidden and left out of sums."
                     : "ended on 1 July 2025 · Numbers below 5, and those that would give them "
                       "away, are hidden."));
      g_assert_cmpuint (get_page (pages, 0)->warnings->len, ==, 0);
    }
}

/* A subtitle that is too long does without what the title says, and takes a second line rather than
 * being cut; the body makes room. */
static void
test_subtitle (void)
{
  static const struct
  {
    const char *subtitle, *shown;
    guint       n_lines;
  } cases[] = {
    { "Measured values · Kabupaten Indramayu · Rajaiyang",
      "Measured values · Kabupaten Indramayu · Rajaiyang", 1 },
    { "Measured values as a share of their targets · Kabupaten Indramayu · 2017 – March 2025 · "
      "Rajaiyang",
      "Measured values as a share of their targets · Kabupaten Indramayu · 2017 – March 2025", 1 },
    { "Measured values as a share of their targets · Kabupaten Indramayu · July 2017 – December "
      "2025 · Rajaiyang",
      "Measured values as a share of their targets · Kabupaten Indramayu · July 2017 – December "
      "2025",
      2 },
  };
  double above = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DesmiDeck)  deck = new_empty (DESMI_ASPECT_4_3);
      g_autoptr (DesmiPages) pages = NULL;
      DesmiSlide            *slide = deck_case_add (deck, DESMI_SLIDE_CHART, DECK_STATE_USUAL);
      const DesmiPageItem   *item, *body;
      DesmiPageParagraph    *paragraph;

      g_free (slide->title);
      slide->title = g_strdup ("Rajaiyang: Progress");
      g_free (slide->subtitle);
      slide->subtitle = g_strdup (cases[i].subtitle);
      pages = lay_out (deck);
      item = deck_find_item (get_page (pages, 0), DESMI_ROLE_SUBTITLE, 0);
      body = deck_find_item (get_page (pages, 0), DESMI_ROLE_BODY, 0);
      paragraph = g_ptr_array_index (item->paragraphs, 0);
      g_assert_cmpstr (paragraph->text, ==, cases[i].shown);
      g_assert_cmpuint (paragraph->lines->len, ==, cases[i].n_lines);
      g_assert_cmpuint (get_page (pages, 0)->warnings->len, ==, 0);
      g_assert_cmpfloat (item->box.y + item->box.height, <=, body->box.y);
      if (i > 0)
        g_assert_cmpint (body->box.y > above, ==, cases[i].n_lines > 1);
      above = body->box.y;
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deck/around/source", test_source);
  g_test_add_func ("/deck/around/source-hidden", test_source_hidden);
  g_test_add_func ("/deck/around/source-brief", test_source_brief);
  g_test_add_func ("/deck/around/subtitle", test_subtitle);
  return g_test_run ();
}

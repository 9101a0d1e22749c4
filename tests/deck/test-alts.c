/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of charts to who does not see them, and what is said of slots without room. */
#include "deck-cases.h"
#include "deck/desmi-layout.h"

#include <string.h>

#define MOST 250

static DesmiPages *
lay_out (DesmiDeck *deck)
{
  g_autoptr (GError) error = NULL;
  DesmiPages        *pages = desmi_deck_layout (deck, NULL, &error);

  g_assert_no_error (error);
  return pages;
}

/* X16: what was found, then what the chart shows, in at most 250 characters. */
static void
test_charts (void)
{
  g_autoptr (DesmiDeck)  deck = deck_case_new (DESMI_ASPECT_16_9, DECK_STATE_USUAL, TRUE);
  g_autoptr (DesmiPages) pages = lay_out (deck);
  guint                  n = 0, n_cut = 0;

  for (guint p = 0; p < pages->pages->len; p++)
    {
      const DesmiPage *page = g_ptr_array_index (pages->pages, p);

      for (guint i = 0; i < page->items->len; i++)
        {
          const DesmiPageItem *item = g_ptr_array_index (page->items, i);
          const DesmiSlide    *slide = g_ptr_array_index (deck->slides, page->slide);
          const DesmiSlot     *slot;
          g_autofree char     *whole = NULL;
          gsize                length;

          if (item->kind != DESMI_ITEM_CHART)
            continue;
          slot = g_ptr_array_index (slide->slots, item->slot);
          whole = g_strdup_printf ("%s %s", slot->alt, desmi_scene_get_summary (item->scene));
          n++;
          g_assert_cmpuint (strlen (desmi_scene_get_summary (item->scene)), >, 20);
          g_assert_cmpint (g_utf8_strlen (item->alt, -1), <=, MOST);
          if (g_str_equal (item->alt, whole))
            continue;
          g_assert_true (g_str_has_suffix (item->alt, "…"));
          length = strlen (item->alt) - strlen ("…");
          g_assert_true (strncmp (item->alt, whole, length) == 0);
          g_assert_cmpint (whole[length], ==, ' ');
          n_cut++;
        }
    }
  g_assert_cmpuint (n, >, 4);
  g_assert_cmpuint (n_cut, <, n);
}

static guint
count_warnings (const DesmiPages *pages)
{
  guint n = 0;

  for (guint p = 0; p < pages->pages->len; p++)
    n += ((const DesmiPage *) g_ptr_array_index (pages->pages, p))->warnings->len;
  return n;
}

static void
add_gone (DesmiSlide *slide)
{
  desmi_slide_add_slot (slide, DESMI_SLOT_GONE)->gone = g_strdup ("Desa ini tidak ada.");
}

static void
add_figure (DesmiSlide *slide)
{
  desmi_slide_add_slot (slide, DESMI_SLOT_FIGURE)->figure.value = g_strdup ("12");
}

/* What is there no more is not said to have no room; what has none is. */
static void
test_left_out (void)
{
  for (guint extra = 0; extra < 2; extra++)
    {
      g_autoptr (DesmiDeck) deck
          = desmi_deck_new ("Rapat", DESMI_ASPECT_16_9, desmi_locale_get_english ());
      DesmiSlide            *slide = desmi_deck_add_slide (deck, DESMI_SLIDE_FIGURES, "Angka");
      g_autoptr (DesmiPages) pages = NULL;

      for (guint i = 0; i < 6; i++)
        add_figure (slide);
      for (guint i = 0; i < 3; i++)
        add_gone (slide);
      if (extra)
        add_figure (slide);
      pages = lay_out (deck);
      g_assert_cmpuint (count_warnings (pages), ==, extra);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deck/alts/charts", test_charts);
  g_test_add_func ("/deck/alts/left-out", test_left_out);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presentations in every state, in both aspects, with and without notes and hidden slides: the same
 * deck gives the same files, again and where numbers have a comma. */
#include "../chart/chart-cases.h"
#include "../comma-locale.h"
#include "deck-cases.h"
#include "deck-laws.h"
#include "deck/desmi-pdf.h"
#include "deck/pptx/desmi-pptx.h"

typedef enum
{
  NOTES_NONE,
  NOTES_SOME,
  NOTES_ALL,
  N_NOTES
} Notes;

#define N_ASPECTS 2

/* What charts may show that no state of decks has. */
static const ChartState chart_states[]
    = { CHART_STATE_ZERO, CHART_STATE_NEGATIVE, CHART_STATE_LONG_LABEL, CHART_STATE_ODD_VALUES };

/* Of the files of each deck, by state and aspect; those of charts come last. */
static char *sums[DECK_N_STATES + G_N_ELEMENTS (chart_states)][N_ASPECTS];

static void
set_notes (DesmiDeck *deck, Notes notes)
{
  for (guint i = 0; i < deck->slides->len; i++)
    {
      DesmiSlide *slide = g_ptr_array_index (deck->slides, i);

      if (notes == NOTES_SOME)
        continue;
      g_free (slide->notes);
      slide->notes = notes == NOTES_ALL ? g_strdup ("Sapa hadirin & <tamu>.\x02\n\nMulai.") : NULL;
    }
}

static Notes
choose_notes (guint state, guint aspect)
{
  return (Notes) ((state + aspect) % N_NOTES);
}

static DesmiDeck *
new_deck (DeckState state, DesmiAspect aspect)
{
  DesmiDeck *deck = deck_case_new (aspect, state, state % 2 == 0);

  set_notes (deck, choose_notes (state, aspect));
  for (guint i = state % 3; i < deck->slides->len; i += 3)
    ((DesmiSlide *) g_ptr_array_index (deck->slides, i))->hidden = state % 2 == 1;
  return deck;
}

static DesmiDeck *
new_chart_deck (ChartState state, DesmiAspect aspect)
{
  DesmiDeck *deck = desmi_deck_new ("Bagan", aspect, desmi_locale_get_indonesian ());

  for (int type = 0; type < DESMI_N_CHARTS; type++)
    {
      const ChartCase *from = chart_case_get (type);
      DesmiSlide      *slide = desmi_deck_add_slide (deck, DESMI_SLIDE_CHART, from->title);
      g_autoptr (DesmiChartData) chart = desmi_chart_data_new (type);

      chart->table = from->make (state);
      chart->title = g_strdup (from->title);
      chart->outlines = from->outlines != NULL ? from->outlines () : NULL;
      desmi_slide_add_chart (slide, chart);
    }
  return deck;
}

/* @state: of decks, or behind those of charts */
static DesmiPages *
lay_out (guint state, DesmiAspect aspect)
{
  g_autoptr (DesmiDeck) deck = state < DECK_N_STATES
                                   ? new_deck ((DeckState) state, aspect)
                                   : new_chart_deck (chart_states[state - DECK_N_STATES], aspect);
  g_autoptr (GError)    error = NULL;
  DesmiPages           *pages = desmi_deck_layout (deck, NULL, &error);

  g_assert_no_error (error);
  return pages;
}

/* Returns: (transfer full): of both files */
static char *
sum_up (DesmiPages *pages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = desmi_pdf_write (pages, NULL, NULL, &error);
  g_autoptr (GBytes) pptx = pdf != NULL ? desmi_pptx_write (pages, NULL, &error) : NULL;
  g_autofree char   *one = NULL, *other = NULL;

  g_assert_no_error (error);
  one = g_compute_checksum_for_bytes (G_CHECKSUM_SHA1, pdf);
  other = g_compute_checksum_for_bytes (G_CHECKSUM_SHA1, pptx);
  return g_strconcat ("PDF ", one, " PPTX ", other, NULL);
}

static void
assert_page (DesmiPages *pages, guint index, guint state, Notes notes)
{
  const DesmiPage *page = g_ptr_array_index (pages->pages, index);
  g_autofree char *broken = deck_find_broken_law (pages, index);

  g_assert_cmpstr (broken, ==, NULL);
  if (state >= DECK_N_STATES)
    return;
  if (notes == NOTES_ALL)
    g_assert_nonnull (page->notes);
  else if (notes == NOTES_NONE && page->warnings->len == 0)
    g_assert_cmpstr (page->notes, ==, NULL);
}

static void
test_state (gconstpointer data)
{
  guint state = GPOINTER_TO_UINT (data);

  for (guint aspect = 0; aspect < N_ASPECTS; aspect++)
    {
      g_autoptr (DesmiPages) pages = lay_out (state, aspect);

      for (guint i = 0; i < pages->pages->len; i++)
        assert_page (pages, i, state, choose_notes (state, aspect));
      sums[state][aspect] = sum_up (pages);
    }
}

/* Comes last: numbers have a comma from here on. */
static void
test_again (void)
{
  if (!set_comma_locale ())
    g_test_message ("No language with a comma is to be had: made twice in the same one");
  for (guint state = 0; state < G_N_ELEMENTS (sums); state++)
    for (guint aspect = 0; aspect < N_ASPECTS; aspect++)
      {
        g_autoptr (DesmiPages) pages = NULL;
        g_autofree char       *sum = NULL;

        if (sums[state][aspect] == NULL)
          continue; /* its own test was left out */
        pages = lay_out (state, aspect);
        sum = sum_up (pages);
        g_assert_cmpstr (sum, ==, sums[state][aspect]);
      }
}

int
main (int argc, char **argv)
{
  int code;

  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  for (guint state = 0; state < G_N_ELEMENTS (sums); state++)
    {
      gboolean         charts = state >= DECK_N_STATES;
      g_autofree char *name = g_strconcat (
          "/deck/matrix/", charts ? "charts-" : "",
          charts ? chart_state_name (chart_states[state - DECK_N_STATES]) : deck_state_name (state),
          NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (state), test_state);
    }
  g_test_add_func ("/deck/matrix/again", test_again);
  code = g_test_run ();
  for (guint i = 0; i < G_N_ELEMENTS (sums) * N_ASPECTS; i++)
    g_free (sums[i / N_ASPECTS][i % N_ASPECTS]);
  return code;
}

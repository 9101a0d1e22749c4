/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which numbers of a slide changed, in words for who decides what to keep. */
#include "app/decks/desmi-deck-changes.h"

#include <string.h>

static DesmiTableBuilder *
begin_countries (void)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");

  desmi_table_builder_add_column (builder, "destination", DESMI_COLUMN_COUNTRY);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  return builder;
}

static void
add_country (DesmiTableBuilder *builder, const char *code, gint64 count)
{
  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, 0, code, NULL);
  desmi_table_builder_set_int (builder, 1, count);
}

/* A slide with one chart of @builder's table. */
static const DesmiSlide *
add_slide (DesmiDeck *deck, DesmiTableBuilder *builder)
{
  DesmiSlide                *slide = desmi_deck_add_slide (deck, DESMI_SLIDE_CHART, "Judul");
  g_autoptr (DesmiChartData) chart = desmi_chart_data_new (DESMI_CHART_BARS);

  chart->table = desmi_table_builder_end (builder);
  chart->subtitle = g_strdup ("Departures · Indramayu · 2025");
  desmi_slide_add_chart (slide, chart);
  return slide;
}

static DesmiDeck *
new_deck (void)
{
  return desmi_deck_new ("Rapat", DESMI_ASPECT_16_9, desmi_locale_get_english ());
}

static void
assert_text (const DesmiSlide *was, const DesmiSlide *is, guint n, const char *expected)
{
  g_autoptr (DesmiDeckChanges) changes
      = desmi_deck_changes_find (was, is, desmi_locale_get_english ());
  g_autofree char *text = desmi_deck_changes_dup_text (changes);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (changes->n, ==, n);
}

/* A row is the same wherever it stands: what came between others changes none of them. */
static void
test_rows (void)
{
  g_autoptr (DesmiDeck) deck = new_deck ();
  DesmiTableBuilder    *was = begin_countries (), *is = begin_countries ();

  add_country (was, "HKG", 863);
  add_country (was, "TWN", 1500);
  add_country (was, "MYS", 7);
  add_country (is, "SAU", 12);
  add_country (is, "TWN", 1500);
  add_country (is, "HKG", 2213);
  assert_text (add_slide (deck, was), add_slide (deck, is), 3,
               "Saudi Arabia, Departures: – → 12\n"
               "Hong Kong, Departures: 863 → 2,213\n"
               "Malaysia, Departures: 7 → –");
}

/* What is hidden from the audience is hidden in what is said of it. */
static void
test_hidden (void)
{
  g_autoptr (DesmiDeck) deck = new_deck ();
  DesmiTableBuilder    *was = begin_countries (), *is = begin_countries ();

  add_country (was, "HKG", 3);
  desmi_table_builder_set_mark (was, 1, DESMI_MARK_SUPPRESSED);
  add_country (is, "HKG", 12);
  add_country (was, "TWN", 2);
  desmi_table_builder_set_mark (was, 1, DESMI_MARK_SUPPRESSED);
  add_country (is, "TWN", 4);
  desmi_table_builder_set_mark (is, 1, DESMI_MARK_SUPPRESSED);
  assert_text (add_slide (deck, was), add_slide (deck, is), 1,
               "Hong Kong, Departures: hidden → 12");
}

/* The first ten are said, and how many more there are. */
static void
test_many (void)
{
  g_autoptr (DesmiDeck) deck = new_deck ();
  DesmiTableBuilder    *was = begin_countries (), *is = begin_countries ();
  g_autofree char      *text = NULL;
  g_auto (GStrv)        lines = NULL;
  const DesmiSlide     *old, *now;
  DesmiDeckChanges     *changes;

  for (guint i = 0; i < 15; i++)
    {
      const char code[] = { 'X', 'A', (char) ('A' + i), '\0' };

      add_country (was, code, i);
      add_country (is, code, i + 1);
    }
  old = add_slide (deck, was);
  now = add_slide (deck, is);
  changes = desmi_deck_changes_find (old, now, desmi_locale_get_english ());
  g_assert_cmpuint (changes->n, ==, 15);
  text = desmi_deck_changes_dup_text (changes);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, DESMI_DECK_CHANGES_SAID + 1);
  g_assert_cmpstr (lines[DESMI_DECK_CHANGES_SAID], ==, "… and 5 more");
  desmi_deck_changes_free (changes);
}

static DesmiTableBuilder *
make_pillar (const char *status)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("pillars");

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "pillar", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "status", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, 0, "32.12.16.2004", "Kenanga");
  desmi_table_builder_set_text (builder, 1, "1", "Services");
  desmi_table_builder_set_text (builder, 2, status, NULL);
  return builder;
}

/* How far a village has come is said of it, and makes no other row of it. */
static void
test_status (void)
{
  g_autoptr (DesmiDeck) deck = new_deck ();

  assert_text (add_slide (deck, make_pillar ("behind")), add_slide (deck, make_pillar ("done")), 1,
               "Kenanga, Services, Status: behind → done");
}

/* A number that stands alone, and one that is there no more. */
static void
test_figures (void)
{
  g_autoptr (DesmiDeck) deck = new_deck ();
  DesmiSlide           *was = desmi_deck_add_slide (deck, DESMI_SLIDE_FIGURES, "Angka");
  DesmiSlide           *is = desmi_deck_add_slide (deck, DESMI_SLIDE_FIGURES, "Angka");
  DesmiSlot            *slot = desmi_slide_add_slot (was, DESMI_SLOT_FIGURE);

  slot->figure.label = g_strdup ("Departures");
  slot->figure.value = g_strdup ("863");
  desmi_slide_add_slot (is, DESMI_SLOT_GONE);
  assert_text (was, is, 1, "Departures: 863 → –");
  assert_text (was, was, 0, "");
}

/* Two rows that nothing tells apart are told apart by where they stand. */
static void
test_alike (void)
{
  g_autoptr (DesmiDeck) deck = new_deck ();
  DesmiTableBuilder    *was = begin_countries (), *is = begin_countries ();

  add_country (was, "HKG", 1);
  add_country (was, "HKG", 2);
  add_country (is, "HKG", 1);
  add_country (is, "HKG", 9);
  assert_text (add_slide (deck, was), add_slide (deck, is), 1, "Hong Kong, Departures: 2 → 9");
}

/* A slide that was frozen without data shows no number that could have changed: that there are
 * data now is one change, and which time leads up to them is none. */
static void
test_nothing (void)
{
  g_autoptr (DesmiDeck) deck = new_deck ();
  DesmiTableBuilder    *missing = begin_countries (), *is = begin_countries ();
  const DesmiSlide     *was = add_slide (deck, begin_countries ());
  const DesmiSlide     *now, *unknown;

  add_country (missing, "TWN", 0);
  desmi_table_builder_set_mark (missing, 1, DESMI_MARK_MISSING);
  unknown = add_slide (deck, missing);
  for (guint i = 0; i < 15; i++)
    {
      const char code[] = { 'X', 'A', (char) ('A' + i), '\0' };

      add_country (is, code, i);
    }
  now = add_slide (deck, is);
  assert_text (was, now, 1, "Departures: – → 15 rows");
  assert_text (unknown, now, 1, "Departures: – → 15 rows");
  assert_text (now, was, 1, "Departures: 15 rows → –");
  assert_text (was, unknown, 0, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/deck-changes/rows", test_rows);
  g_test_add_func ("/app/deck-changes/hidden", test_hidden);
  g_test_add_func ("/app/deck-changes/many", test_many);
  g_test_add_func ("/app/deck-changes/status", test_status);
  g_test_add_func ("/app/deck-changes/figures", test_figures);
  g_test_add_func ("/app/deck-changes/alike", test_alike);
  g_test_add_func ("/app/deck-changes/nothing", test_nothing);
  return g_test_run ();
}

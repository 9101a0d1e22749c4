/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of presentations in their order, numbers as texts keep them, and tables that are too long
 * for slides. */
#include "app/decks/desmi-deck-field.h"
#include "app/decks/desmi-deck-resolve.h"
#include "app/decks/desmi-deck-top.h"
#include "app/desmi-chart-table.h"
#include "deck-fixture.h"
#include "deck/desmi-layout.h"

#include <string.h>

static void
assert_order (const GPtrArray *decks, const char *wanted)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < decks->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            ((const DesmiStoredDeck *) g_ptr_array_index (decks, i))->name);
  g_assert_cmpstr (names->str, ==, wanted);
}

static GPtrArray *
list (DeckFixture *self)
{
  g_autoptr (GError) error = NULL;
  Answer             answer = { 0 };
  GPtrArray         *decks;

  desmi_stored_deck_list_async (self->store, NULL, answer_cb, &answer);
  decks = desmi_stored_deck_list_finish (self->store, wait_for (&answer), &error);
  g_assert_no_error (error);
  g_object_unref (answer.result);
  return decks;
}

static char *
add_named (DeckFixture *self, const char *name)
{
  const DesmiDeckChoices choices = { .name = name,
                                     .period = "2023",
                                     .audience = DESMI_AUDIENCE_INTERNAL,
                                     .locale = desmi_locale_get_english () };

  return deck_add (self, DESMI_TEMPLATE_VILLAGE, &choices);
}

/* Numbers in names count as such; what was changed last, be it a slide of it, comes first; a step
 * that was taken back does not count. */
static void
test_list (DeckFixture *self, gconstpointer data)
{
  g_autofree char            *ten = add_named (self, "Rapat 10"), *said = NULL;
  g_autoptr (DesmiStoredDeck) stored = deck_load (self, ten);
  g_autoptr (GPtrArray)       decks = NULL, after = NULL;

  g_free (add_named (self, "Rapat 2"));
  g_free (add_named (self, "rapat 9"));
  decks = list (self);
  assert_order (decks, "Rapat 2, rapat 9, Rapat 10");
  said = desmi_stored_deck_dup_changed (g_ptr_array_index (decks, 0), desmi_locale_get_english ());
  g_assert_true (g_str_has_prefix (said, "changed on "));
  /* moments of the history are of whole seconds */
  g_usleep (1100000);
  deck_apply (self, desmi_deck_edit_set_slide (DISTRICT, stored, deck_get_stored (stored, 1)->slide,
                                               "notes", "Mulai tepat waktu"));
  after = list (self);
  desmi_stored_deck_sort (after, TRUE);
  assert_order (after, "Rapat 10, Rapat 2, rapat 9");
  desmi_stored_deck_sort (after, FALSE);
  assert_order (after, "Rapat 2, rapat 9, Rapat 10");
}

/* What a text keeps is what was chosen, and comes back as it was. */
static void
test_fields (DeckFixture *self, gconstpointer data)
{
  static const char *const texts[]
      = { "{{departures}}", "{{departures 2023}}", "{{remittances 2023-Q4 32.12.16.2004 full}}",
          "{{indicator:served 32.12.16.2004}}" };
  const DesmiFigureAsk ask = { .period = "2023",
                               .audience = DESMI_AUDIENCE_INTERNAL,
                               .locale = desmi_locale_get_indonesian () };
  const char *const  asked[] = { "departures", "departures 2023 32.12.16.2004", "remittances full",
                                 "returns 2023 99.99.99.9999", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)  shown = NULL;
  const DesmiFieldShown *one;
  Answer                 answer = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char             *words = g_strndup (texts[i] + 2, strlen (texts[i]) - 4);
      g_autoptr (DesmiNumberField) field = desmi_number_field_parse (words);
      g_autofree char             *text = desmi_number_field_to_text (field);

      g_assert_cmpstr (text, ==, texts[i]);
    }
  desmi_deck_field_show_async (self->store, asked, &ask, NULL, answer_cb, &answer);
  shown = desmi_deck_field_show_finish (self->store, wait_for (&answer), &error);
  g_object_unref (answer.result);
  g_assert_no_error (error);
  g_assert_cmpuint (shown->len, ==, 4);
  one = g_ptr_array_index (shown, 0);
  g_assert_cmpstr (one->value, ==, "2.315");
  g_assert_nonnull (strstr (one->about, "Kabupaten Indramayu · 2023"));
  one = g_ptr_array_index (shown, 1);
  g_assert_nonnull (strstr (one->about, "Kenanga · 2023"));
  one = g_ptr_array_index (shown, 2);
  g_assert_cmpuint (strlen (one->value), >, strlen ("Rp 1.000.000.000"));
  one = g_ptr_array_index (shown, 3);
  g_assert_cmpstr (one->value, ==, desmi_locale_text (ask.locale, "(no data)"));
}

static DesmiTable *
make_months (guint n)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Desa %u", i);

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, name, NULL);
      desmi_table_builder_set_int (builder, 1, i % 10);
    }
  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, 0, "Desa tersembunyi", NULL);
  desmi_table_builder_set_mark (builder, 1, DESMI_MARK_SUPPRESSED);
  return desmi_table_builder_end (builder);
}

/* The largest rows in the order that they stood in, and nothing of the sum is lost. */
static void
test_top (DeckFixture *self, gconstpointer data)
{
  g_autoptr (DesmiTable) table = make_months (30);
  g_autoptr (DesmiTable) top = desmi_deck_top (table, 4, desmi_locale_get_english ());
  g_autoptr (DesmiTable) whole = desmi_deck_top (table, 30, desmi_locale_get_english ());

  g_assert_true (whole == table);
  g_assert_cmpuint (desmi_table_get_n_rows (top), ==, 5);
  g_assert_cmpstr (desmi_table_get_text (top, 0, 0), ==, "Desa 8");
  g_assert_cmpstr (desmi_table_get_text (top, 1, 0), ==, "Desa 9");
  g_assert_cmpstr (desmi_table_get_text (top, 3, 0), ==, "Desa 29");
  g_assert_cmpstr (desmi_table_get_label (top, 4, 0), ==, "Other (27), hidden in part");
  g_assert_cmpint (desmi_table_get_int (top, 4, 1), ==, 135 - 9 * 3 - 8);
}

/* Numbers of things that nobody would sum, in quarters: the newest rows, whole quarters of them. Of
 * how many villages they are is no size, nor a sum. */
static void
test_top_newest (DeckFixture *self, gconstpointer data)
{
  DesmiTableBuilder     *builder = desmi_table_builder_new ("pillars");
  g_autoptr (DesmiTable) table = NULL, top = NULL, unsaid = NULL;

  desmi_table_builder_add_column (builder, "indicator", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "quarter", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "actual", DESMI_COLUMN_MILLI);
  desmi_table_builder_add_column (builder, "reported", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *quarter = g_strdup_printf ("20%02u-Q%u", 20 + i / 2 / 4, i / 2 % 4 + 1);

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, i % 2 == 0 ? "Anak" : "Omzet", NULL);
      desmi_table_builder_set_text (builder, 2, quarter, NULL);
      desmi_table_builder_set_int (builder, 3, 1000 * (i % 2 == 0 ? 100 - i : 9000 - i));
      desmi_table_builder_set_int (builder, 4, 30 - i);
    }
  table = desmi_table_builder_end (builder);
  g_assert_true (desmi_deck_top_is_newest (table));
  top = desmi_deck_top (table, 5, desmi_locale_get_english ());
  g_assert_cmpuint (desmi_table_get_n_rows (top), ==, 5);
  g_assert_cmpstr (desmi_table_get_text (top, 0, 2), ==, "2022-Q1");
  g_assert_cmpstr (desmi_table_get_text (top, 3, 2), ==, "2022-Q2");
  g_assert_cmpstr (desmi_table_get_label (top, 4, 0), ==, "Other (16)");
  for (guint c = 1; c < 5; c++)
    g_assert_cmpint (desmi_table_get_mark (top, 4, c), ==, DESMI_MARK_MISSING);
  unsaid = desmi_chart_table_drop_unsaid (table);
  g_assert_cmpuint (desmi_table_get_n_columns (unsaid), ==, 4);
  g_assert_cmpint (desmi_table_find_column (unsaid, "village"), ==, -1);
  g_assert_cmpint (desmi_table_get_int (unsaid, 19, 3), ==, 11);
}

/* A table that goes on for many slides is cut to a few by what the editor offers; one that is short
 * is offered nothing. */
static void
test_shorten (DeckFixture *self, gconstpointer data)
{
  g_autofree char            *code = add_named (self, "Tabel panjang"), *spec = NULL;
  g_autoptr (GError)          error = NULL;
  g_autoptr (DesmiStoredDeck) stored = NULL;
  DesmiShownDeck             *shown;
  Answer                      answer = { 0 };
  guint                       n_slides;

  deck_put_slide (self, code, "table",
                  "{\"v\":1,\"slots\":[{\"show\":\"table\",\"chart\":\"heat\","
                  "\"by\":[\"village\",\"month\"],\"period\":\"2023\"}]}");
  for (guint pass = 0; pass < 2; pass++)
    {
      const char *slide;
      int         page;

      g_clear_pointer (&stored, desmi_stored_deck_free);
      g_clear_pointer (&spec, g_free);
      stored = deck_load (self, code);
      n_slides = stored->slides->len;
      g_assert_cmpuint (n_slides, >, 1);
      slide = NULL;
      for (guint i = 0; i < n_slides; i++)
        if (g_str_equal (deck_get_stored (stored, i)->kind, "table")
            && strstr (deck_get_stored (stored, i)->spec, "\"heat\"") != NULL)
          slide = deck_get_stored (stored, i)->slide;
      g_assert_nonnull (slide);
      answer = (Answer){ 0 };
      desmi_shown_deck_load_async (self->store, code, NULL, answer_cb, &answer);
      shown = desmi_shown_deck_load_finish (self->store, wait_for (&answer), &error);
      g_object_unref (answer.result);
      g_assert_no_error (error);
      page = desmi_shown_deck_find_page (shown, slide);
      spec = desmi_deck_top_dup_spec (shown, slide);
      if (pass == 0)
        {
          g_assert_cmpuint (
              ((DesmiPage *) g_ptr_array_index (shown->pages->pages, (guint) page))->n_parts, >, 5);
          g_assert_nonnull (spec);
          deck_apply (self, desmi_deck_edit_set_slide (DISTRICT, stored, slide, "spec", spec));
        }
      else
        {
          g_assert_cmpuint (
              ((DesmiPage *) g_ptr_array_index (shown->pages->pages, (guint) page))->n_parts, <=,
              5);
          g_assert_null (spec);
        }
      desmi_shown_deck_unref (shown);
    }
}

/* (nullable): what stands in the row of totals of a table made of a chart. */
static char *
join_totals (DeckFixture *self, const char *audience, const char *slot)
{
  g_autofree char *code = add_named (self, "Jumlah");
  g_autofree char *spec = g_strdup_printf ("{\"v\":1,\"slots\":[{\"show\":\"table\",%s}]}", slot);
  g_autoptr (DesmiDeck) deck = NULL;
  const DesmiSlot      *shown = NULL;

  deck_put_slide (self, code, "table", spec);
  deck_set_deck (self, code, "audience", audience);
  deck = deck_resolve (self, code);
  for (guint i = 0; i < deck->slides->len; i++)
    if (deck_get_slide (deck, i)->kind == DESMI_SLIDE_TABLE)
      shown = deck_get_slot (deck, i, 0);
  g_assert_nonnull (shown);
  g_assert_cmpint (shown->kind, ==, DESMI_SLOT_TABLE);
  return shown->totals != NULL ? g_strjoinv ("|", shown->totals) : NULL;
}

#define OF_2023 ",\"period\":\"2023\""

/* Of people and money, of whom each is in one row; never of shares, means, plans or both
 * directions, nor where levels are told pair by pair. What is hidden is in no total, were it within
 * a row of the others. */
static void
test_totals (DeckFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *audience, *slot, *totals;
  } cases[] = {
    { "internal", "\"chart\":\"bars\"" OF_2023, "Total|2,315" },
    { "internal", "\"chart\":\"bars\",\"max\":3" OF_2023, "Total|2,315" },
    { "internal", "\"chart\":\"heat\",\"by\":[\"village\",\"destination\"]" OF_2023,
      "Total||2,315" },
    { "public", "\"chart\":\"heat\",\"by\":[\"village\",\"destination\"]" OF_2023,
      "Total||≥ 1,943" },
    { "public", "\"chart\":\"heat\",\"by\":[\"village\",\"destination\"],\"max\":9" OF_2023,
      "Total||≥ 1,943" },
    { "internal", "\"chart\":\"heat\"" OF_2023, "Total||2,315" },
    { "internal", "\"chart\":\"sankey\"" OF_2023, "Total|||2,315" },
    { "public", "\"chart\":\"sankey\"" OF_2023, NULL },
    { "internal", "\"chart\":\"trend\"" OF_2023, NULL },
    { "internal", "\"chart\":\"slope\"" OF_2023, NULL },
    { "internal", "\"chart\":\"remittances\"" OF_2023, "Total||IDR 189,767,570,000" },
    { "internal", "\"chart\":\"scoreboard\"" OF_2023, NULL },
    { "internal", "\"chart\":\"bullets\"" OF_2023, NULL },
    { "internal", "\"chart\":\"indicator\"", NULL },
    { "internal", "\"chart\":\"progress\"", NULL },
    { "internal", "\"chart\":\"rollout\"", NULL },
    { "internal", "\"chart\":\"cooperatives\"", NULL },
    { "internal", "\"chart\":\"district-map\"" OF_2023, "Total|2,315" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *totals = join_totals (self, cases[i].audience, cases[i].slot);

      g_assert_cmpstr (totals, ==, cases[i].totals);
    }
}

#define ADD(name, func)                                                                            \
  g_test_add ("/app/deck-tables/" name, DeckFixture, NULL, deck_set_up, func, deck_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("list", test_list);
  ADD ("fields", test_fields);
  ADD ("top", test_top);
  ADD ("top-newest", test_top_newest);
  ADD ("shorten", test_shorten);
  ADD ("totals", test_totals);
  return deck_run ();
}

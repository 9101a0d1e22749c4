/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presentations of the sample district: made, answered, changed, frozen, undone. */
#include "app/decks/desmi-deck-export.h"
#include "app/decks/desmi-deck-list.h"
#include "app/decks/desmi-deck-resolve.h"
#include "app/decks/desmi-deck-text.h"
#include "app/desmi-village-column.h"
#include "deck/desmi-layout.h"
#include "deck-fixture.h"

#include <string.h>

static char *
order_of (const DesmiStoredDeck *deck)
{
  GString *kinds = g_string_new (NULL);

  for (guint i = 0; i < deck->slides->len; i++)
    g_string_append_printf (kinds, "%s%s", i > 0 ? " " : "", deck_get_stored (deck, i)->kind);
  return g_string_free (kinds, FALSE);
}

/* Every template answers all its questions, in both languages, for every audience. */
static void
test_templates (DeckFixture *self, gconstpointer data)
{
  const DesmiLocale *const locales[]
      = { desmi_locale_get_english (), desmi_locale_get_indonesian () };

  for (guint which = 0; which < DESMI_N_TEMPLATES; which++)
    for (guint audience = 0; audience < DESMI_N_AUDIENCES; audience++)
      {
        const DesmiDeckChoices choices
            = { .village = which == DESMI_TEMPLATE_VILLAGE ? KENANGA : NULL,
                .audience = audience,
                .locale = locales[audience % 2] };
        g_autofree char      *code = deck_add (self, which, &choices);
        g_autoptr (DesmiDeck) deck = deck_resolve (self, code);
        DesmiTemplate         back;

        g_assert_true (desmi_template_from_name (desmi_template_to_name (which), &back));
        g_assert_cmpint (back, ==, which);
        g_assert_cmpuint (deck->slides->len, >=, 7);
        g_assert_cmpstr (deck->name, ==, desmi_template_title (which, choices.locale));
        g_assert_cmpint (deck->created_utc, >, 0);
        for (guint i = 0; i < deck->slides->len; i++)
          {
            const DesmiSlide *slide = deck_get_slide (deck, i);

            g_assert_true (slide->title != NULL && *slide->title != '\0');
            for (guint s = 0; s < slide->slots->len; s++)
              {
                const DesmiSlot *slot = g_ptr_array_index (slide->slots, s);

                g_assert_cmpstr (slot->gone, ==, NULL);
                g_assert_nonnull (slot->source_line);
                if (slot->chart != NULL)
                  g_assert_cmpint (slot->chart->audience, ==, audience);
              }
          }
      }
}

/* Numbers are those of the store, titles are findings, and a title of one's own stays. */
static void
test_live (DeckFixture *self, gconstpointer data)
{
  g_autofree char            *code = deck_add_stakeholder (self);
  g_autoptr (DesmiStoredDeck) stored = deck_load (self, code);
  g_autoptr (DesmiDeck)       deck = deck_resolve (self, code);
  g_autofree char            *first = g_strdup (deck_get_slide (deck, 4)->title);
  const DesmiSlot            *departures = deck_get_slot (deck, 2, 0);

  g_assert_cmpstr (departures->figure.value, ==, "2,315");
  g_assert_cmpstr (departures->figure.label, ==, "Departures");
  g_assert_nonnull (strstr (departures->figure.detail, "2023"));
  g_assert_cmpstr (deck_get_slide (deck, 0)->title, ==, "Rapat Desember");
  g_assert_cmpstr (first, ==, deck_get_slot (deck, 4, 0)->chart->title);
  g_assert_nonnull (deck->theme.footer);
  deck_apply (self, desmi_deck_edit_set_slide (DISTRICT, stored, deck_get_stored (stored, 4)->slide,
                                               "title", "Ke mana mereka pergi"));
  g_clear_pointer (&deck, desmi_deck_unref);
  deck = deck_resolve (self, code);
  g_assert_cmpstr (deck_get_slide (deck, 4)->title, ==, "Ke mana mereka pergi");
  deck_apply (self, desmi_deck_edit_set_slide (DISTRICT, stored, deck_get_stored (stored, 4)->slide,
                                               "title", NULL));
  g_clear_pointer (&deck, desmi_deck_unref);
  deck = deck_resolve (self, code);
  g_assert_cmpstr (deck_get_slide (deck, 4)->title, ==, first);
}

/* Whether a slide says that numbers are hidden. */
static gboolean
says_hidden (const DesmiPages *pages, guint slide)
{
  for (guint p = 0; p < pages->pages->len; p++)
    {
      const DesmiPage *page = g_ptr_array_index (pages->pages, p);

      for (guint i = 0; page->slide == slide && i < page->items->len; i++)
        {
          const DesmiPageItem *item = g_ptr_array_index (page->items, i);

          if (item->role == DESMI_ROLE_SOURCE && item->paragraphs->len > 0
              && strstr (((DesmiPageParagraph *) g_ptr_array_index (item->paragraphs, 0))->text,
                         " hidden")
                     != NULL)
            return TRUE;
        }
    }
  return FALSE;
}

/* What all can see may be said, and what is not drawn is not said to be hidden: the scores of a
 * year before stand nowhere on the slide. */
static void
test_findings (DeckFixture *self, gconstpointer data)
{
  const DesmiDeckChoices choices
      = { .audience = DESMI_AUDIENCE_FORUM, .locale = desmi_locale_get_english () };
  g_autofree char       *code = deck_add (self, DESMI_TEMPLATE_STAKEHOLDER, &choices);
  g_autoptr (DesmiDeck)  deck = deck_resolve (self, code);
  g_autoptr (DesmiPages) pages = desmi_deck_layout (deck, NULL, NULL);
  DesmiTable            *sankey = deck_get_slot (deck, 4, 0)->chart->table;
  DesmiTable            *scores = deck_get_slot (deck, 8, 0)->chart->table;
  guint                  now = (guint) desmi_table_find_column (scores, "score");

  g_assert_cmpint (desmi_table_get_n_suppressed (sankey), >, 0);
  g_assert_true (says_hidden (pages, 4));
  g_assert_cmpstr (deck_get_slide (deck, 4)->title, ==,
                   "63% of the workers leave for Hong Kong and Taiwan");
  g_assert_cmpstr (deck_get_slide (deck, 6)->title, ==, "Hong Kong leads with 36% of departures");
  g_assert_cmpint (desmi_table_get_n_suppressed (scores), >, 0);
  for (guint r = 0; r < desmi_table_get_n_rows (scores); r++)
    g_assert_cmpint (desmi_table_get_mark (scores, r, now), ==, DESMI_MARK_NONE);
  g_assert_false (says_hidden (pages, 8));
  g_assert_cmpstr (deck_get_slide (deck, 8)->title, ==,
                   "Sukagumiwang is furthest from its targets: 63%");
}

/* A quarterly report says at its beginning of which quarter it is; others say of which day. */
static void
test_quarter (DeckFixture *self, gconstpointer data)
{
  static const DesmiTemplate whiches[] = { DESMI_TEMPLATE_QUARTERLY, DESMI_TEMPLATE_BANK };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (whiches); i++)
    {
      const DesmiDeckChoices choices
          = { .period = i % 2 == 1 ? "2024-Q2" : NULL, .locale = desmi_locale_get_english () };
      g_autofree char      *code = deck_add (self, whiches[i / 2], &choices);
      g_autoptr (DesmiDeck) deck = deck_resolve (self, code);
      const char           *subtitle = deck_get_slide (deck, 0)->subtitle;

      g_test_message ("%s", subtitle);
      g_assert_cmpint (strstr (subtitle, i % 2 == 1 ? " · Q2 2024" : " · Q4 2025 · ") != NULL, ==,
                       i != 2);
      g_assert_cmpint (strstr (subtitle, " · data as of ") != NULL, ==, i % 2 == 0);
    }
}

static void
check_order (DeckFixture *self, const char *code, const char *wanted)
{
  g_autoptr (DesmiStoredDeck) stored = deck_load (self, code);
  g_autofree char            *order = order_of (stored);

  g_assert_cmpstr (order, ==, wanted);
}

/* Slides are added, moved, copied and deleted, each a step that goes back. */
static void
test_edits (DeckFixture *self, gconstpointer data)
{
  const DesmiDeckChoices choices
      = { .audience = DESMI_AUDIENCE_PUBLIC, .locale = desmi_locale_get_indonesian () };
  g_autofree char            *code = deck_add (self, DESMI_TEMPLATE_BANK, &choices);
  g_autoptr (DesmiStoredDeck) stored = deck_load (self, code);
  g_autofree char            *before = order_of (stored), *added = NULL, *copy = NULL;
  g_autofree char            *label = NULL;
  g_autoptr (GError)          error = NULL;

  g_assert_cmpstr (before, ==, "title figures chart chart two-charts chart-text decisions closing");
  g_assert_cmpuint (desmi_stored_deck_find_end (stored), ==, 6);
  deck_apply (self,
              desmi_deck_edit_add_slide (DISTRICT, stored, 1, DESMI_SLIDE_AGENDA, NULL, &added));
  check_order (self, code,
               "title agenda figures chart chart two-charts chart-text decisions closing");
  g_clear_pointer (&stored, desmi_stored_deck_free);
  stored = deck_load (self, code);
  deck_apply (self, desmi_deck_edit_move_slide (DISTRICT, stored, added, 8));
  check_order (self, code,
               "title figures chart chart two-charts chart-text decisions closing agenda");
  g_clear_pointer (&stored, desmi_stored_deck_free);
  stored = deck_load (self, code);
  deck_apply (self, desmi_deck_edit_copy_slide (DISTRICT, stored,
                                                deck_get_stored (stored, 1)->slide, &copy));
  check_order (self, code,
               "title figures figures chart chart two-charts chart-text decisions closing agenda");
  deck_apply (self, desmi_deck_edit_delete_slide (DISTRICT, stored, added));
  check_order (self, code,
               "title figures figures chart chart two-charts chart-text decisions closing");
  for (guint i = 0; i < 4; i++)
    {
      g_free (label);
      label = desmi_store_undo (self->store, NULL, &error);
      g_assert_no_error (error);
    }
  check_order (self, code, before);
  deck_apply (self, desmi_deck_edit_set (DISTRICT, stored, "aspect", "4:3"));
  g_clear_pointer (&stored, desmi_stored_deck_free);
  stored = deck_load (self, code);
  g_assert_cmpint (stored->aspect, ==, DESMI_ASPECT_4_3);
  deck_apply (self, desmi_deck_edit_rename (DISTRICT, stored, "Untuk bank"));
  g_free (copy);
  deck_apply (self, desmi_deck_edit_duplicate (DISTRICT, stored, &copy));
  check_order (self, copy, before);
  deck_apply (self, desmi_deck_edit_delete (DISTRICT, stored));
  g_assert_null (desmi_stored_deck_load (self->store, code, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT);
}

static void
test_names (DeckFixture *self, gconstpointer data)
{
  const DesmiLocale *english = desmi_locale_get_english ();
  g_autofree char   *visit = desmi_template_dup_name (DESMI_TEMPLATE_VILLAGE, "Kenanga", english);
  g_autofree char *report = desmi_template_dup_name (DESMI_TEMPLATE_QUARTERLY, "Kenanga", english);
  g_autofree char *file = desmi_deck_format_dup_name (DESMI_DECK_PDF, visit);
  g_autofree char *none = desmi_deck_format_dup_name (DESMI_DECK_PPTX, " ?/ ");

  g_assert_cmpstr (file, ==, "Village visit Kenanga.pdf");
  g_assert_cmpstr (none, ==, "Presentation.pptx");
  g_assert_cmpstr (visit, ==, "Village visit: Kenanga");
  g_assert_cmpstr (report, ==, "Quarterly report");
}

/* Fields in a text become numbers; what is not known says so and is not zero. */
static void
test_text (DeckFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *text, *filled;
  } cases[] = {
    { "Berangkat {{departures}} orang.", "Berangkat 2.315 orang." },
    { "{{ departures 1990 }}", "(no data)" },
    { "{{happiness}} dan {{", "(no data) dan {{" },
    { "{{departures 2023 99.99.99.9999}}", "(no data)" },
    { "tanpa isian {1}", "tanpa isian {1}" },
  };
  const DesmiFigureAsk  ask = { NULL,
                                "2023",
                                NULL,
                                DESMI_SOURCE_DEFAULT,
                                DESMI_AUDIENCE_INTERNAL,
                                desmi_locale_get_indonesian () };

  g_autoptr (DesmiDeck) deck
      = desmi_deck_new ("Rapat", DESMI_ASPECT_16_9, desmi_locale_get_indonesian ());
  DesmiSlide *slide = desmi_deck_add_slide (deck, DESMI_SLIDE_TEXT, "Teks");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError)  error = NULL;
      g_autoptr (GString) wanted = g_string_new (cases[i].filled);
      g_autofree char    *filled
          = desmi_deck_text_fill (cases[i].text, slide, self->store, &ask, NULL, &error);

      g_assert_no_error (error);
      g_string_replace (wanted, "(no data)", desmi_locale_text (ask.locale, "(no data)"), 0);
      g_assert_cmpstr (filled, ==, wanted->str);
    }
}

/* What this version does not know, and what is there no more, says so in its place. */
static void
test_gone (DeckFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *kind, *spec, *words;
  } cases[] = {
    { "chart", "{\"slots\":[{\"chart\":\"hologram\"}]}", "hologram" },
    { "chart", "{\"slots\":[{\"chart\":\"bars\",\"by\":[\"planet\"]}]}", "planet" },
    { "chart", "{\"slots\":[{\"chart\":\"bars\",\"period\":\"soon\"}]}", "soon" },
    { "chart", "{\"slots\":[{\"chart\":\"bars\",\"where\":{\"village\":[\"99.99.99.9999\"]}}]}",
      "99.99.99.9999" },
    { "figures", "{\"slots\":[{\"show\":\"figure\",\"figure\":\"luck\"}]}", "luck" },
    { "village", "{}", "No village" },
    { "village",
      "{\"slots\":[{\"show\":\"figure\",\"figure\":\"departures\"},{\"chart\":\"bars\"}]}",
      "No village" },
    { "village", "{\"village\":\"99.99.99.9999\"}", "99.99.99.9999" },
    { "chart", "[1]", "cannot be read" },
  };
  const DesmiStoredDeck empty = { .name = (char *) "Kosong", .language = (char *) "en" };
  DesmiEdit            *edit = desmi_edit_new ("Presentasi");
  g_autofree char      *code = desmi_deck_edit_put_deck (edit, DISTRICT, &empty);

  deck_apply (self, edit);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DesmiDeck) deck = NULL;
      g_autoptr (GError)    error = NULL;
      g_autofree char      *label = NULL;
      const DesmiSlot      *slot;

      deck_put_slide (self, code, cases[i].kind, cases[i].spec);
      deck = deck_resolve (self, code);
      g_assert_cmpuint (deck_get_slide (deck, 0)->slots->len, ==, 1);
      slot = deck_get_slot (deck, 0, 0);
      g_assert_cmpint (slot->kind, ==, DESMI_SLOT_GONE);
      g_assert_nonnull (strstr (slot->gone, cases[i].words));
      label = desmi_store_undo (self->store, NULL, &error);
      g_assert_no_error (error);
    }
}

static void
put_list (DeckFixture *self, const char *deck, DesmiSlideSpec *spec /* transfer full */)
{
  g_autofree char *text = desmi_slide_spec_to_text (spec);

  deck_put_slide (self, deck, "table", text);
  desmi_slide_spec_free (spec);
}

/* (transfer full): those of the first pillar */
static DesmiSlideSpec *
new_indicators (void)
{
  g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_PILLARS);
  DesmiPeriod            quarter;

  g_assert_true (desmi_period_parse ("2023-Q4", &quarter, NULL));
  desmi_query_set_period (query, &quarter);
  g_assert_true (desmi_query_add_where (query, DESMI_DIMENSION_PILLAR, "1", NULL));
  desmi_query_add_by (query, DESMI_DIMENSION_INDICATOR);
  return desmi_deck_list_new_indicators (query);
}

/* Lists that are no charts are tables on slides, for those who may see them. */
static void
test_lists (DeckFixture *self, gconstpointer data)
{
  const DesmiStoredDeck    deck = { .name = (char *) "Daftar",
                                    .language = (char *) "en",
                                    .audience = DESMI_AUDIENCE_INTERNAL };
  DesmiEdit               *edit = desmi_edit_new ("Presentasi");
  g_autofree char         *code = desmi_deck_edit_put_deck (edit, DISTRICT, &deck);
  g_autoptr (GPtrArray)    columns = g_ptr_array_new ();
  g_autoptr (GPtrArray)    titles = g_ptr_array_new ();
  g_autoptr (DesmiDeck)    resolved = NULL;
  DesmiVillageFilter       filter;
  static const char *const names[] = { "name", "status", "pillar1" };
  const DesmiHistoryFilter made = { .kind = "edit", .search = "Presentasi" };

  deck_apply (self, edit);
  desmi_village_filter_init (&filter);
  filter.statuses = DESMI_STATUS_BIT (DESMI_STATUS_ACTIVE);
  filter.subdistricts = "32.12.16,32.12.08";
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (desmi_village_column_find (names[i]) != NULL)
      {
        g_ptr_array_add (columns, (gpointer) desmi_village_column_find (names[i]));
        g_ptr_array_add (titles, (gpointer) names[i]);
      }
  put_list (self, code, desmi_deck_list_new_villages (&filter, columns, titles));
  put_list (self, code, desmi_deck_list_new_register (DESMI_REGISTER_PERSON, KENANGA));
  put_list (self, code, desmi_deck_list_new (DESMI_DECK_LIST_COMPLETENESS));
  put_list (self, code, desmi_deck_list_new_targets ("2025 1 desmigratif", "Pilar 1", "2025"));
  put_list (self, code, desmi_deck_list_new_register (DESMI_REGISTER_PERSON, "99.99.99.9999"));
  put_list (self, code, desmi_deck_list_new ("horoscopes"));
  put_list (self, code, desmi_deck_list_new (DESMI_DECK_LIST_UPDATES));
  put_list (self, code, desmi_deck_list_new_catalogue ("warga_dilayani"));
  put_list (self, code, desmi_deck_list_new_history (NULL, NULL, &made));
  put_list (self, code, new_indicators ());
  resolved = deck_resolve (self, code);
  for (guint i = 0; i < resolved->slides->len; i++)
    {
      const DesmiSlot *slot = deck_get_slot (resolved, i, 0);
      gboolean         is_gone = slot->gone != NULL;

      g_test_message ("%s: %s", slot->alt != NULL ? slot->alt : "-", is_gone ? slot->gone : "");
      g_assert_true (is_gone == (slot->kind == DESMI_SLOT_GONE));
      if (is_gone)
        {
          g_assert_true (strstr (slot->gone, "99.99.99.9999") != NULL
                         || strstr (slot->gone, "horoscopes") != NULL);
          continue;
        }
      g_assert_nonnull (slot->source_line);
      g_assert_nonnull (slot->as_of);
      g_assert_cmpuint (g_strv_length (slot->titles), ==, desmi_table_get_n_columns (slot->table));
      g_assert_true (g_str_has_prefix (deck_get_slide (resolved, i)->title, slot->alt));
      if (strstr (slot->alt, "Officers") == NULL) /* of whom none is known */
        g_assert_cmpuint (desmi_table_get_n_rows (slot->table), >, 0);
      if (strstr (slot->alt, "Villages") != NULL)
        {
          g_assert_cmpuint (desmi_table_get_n_rows (slot->table), <, 30);
        }
    }
  deck_set_deck (self, code, "audience", "public");
  g_clear_pointer (&resolved, desmi_deck_unref);
  resolved = deck_resolve (self, code);
  for (guint i = 0; i < resolved->slides->len; i++)
    if (deck_get_slot (resolved, i, 0)->kind != DESMI_SLOT_GONE)
      g_assert_true (strstr (deck_get_slot (resolved, i, 0)->alt, "Villages") != NULL
                     || strstr (deck_get_slot (resolved, i, 0)->alt, "Targets") != NULL
                     || strstr (deck_get_slot (resolved, i, 0)->alt, "Catalogue") != NULL
                     || strstr (deck_get_slot (resolved, i, 0)->alt, "Indicators") != NULL);
}

/* A slide of a newer version keeps everything it has. */
static void
test_newer (DeckFixture *self, gconstpointer data)
{
  static const char           spec[] = "{\"a\":[1,{\"b\":null}],\"v\":7}";
  g_autofree char            *code = deck_add_stakeholder (self);
  g_autoptr (DesmiStoredDeck) stored = NULL;
  g_autoptr (DesmiDeck)       deck = NULL;
  g_autoptr (DesmiSlideSpec)  read = desmi_slide_spec_new (spec, NULL);
  g_autofree char            *written = NULL, *copy = NULL;

  deck_put_slide (self, code, "hologram", spec);
  deck = deck_resolve (self, code);
  stored = deck_load (self, code);
  deck_apply (self, desmi_deck_edit_duplicate (DISTRICT, stored, &copy));
  g_clear_pointer (&stored, desmi_stored_deck_free);
  stored = deck_load (self, copy);
  for (guint i = 0; i < stored->slides->len; i++)
    if (g_strcmp0 (deck_get_stored (stored, i)->kind, "hologram") == 0)
      written = g_strdup (deck_get_stored (stored, i)->spec);
  g_assert_cmpstr (written, ==, spec);
  desmi_slide_spec_set (read, "text", "x");
  desmi_slide_spec_set (read, "text", NULL);
  g_free (written);
  written = desmi_slide_spec_to_text (read);
  g_assert_cmpstr (written, ==, spec);
}

/* What a page of the window shows goes onto a slide as the same question. */
static void
test_request (DeckFixture *self, gconstpointer data)
{
  const DesmiPeriod             period = desmi_period_year (2023);
  const DesmiLocale            *english = desmi_locale_get_english ();
  g_autoptr (DesmiSlideSpec)    spec = desmi_slide_spec_new (NULL, NULL);
  g_autoptr (DesmiChartRequest) asked
      = desmi_chart_request_new (DESMI_CHART_SANKEY, &period, DESMI_SOURCE_OFFICIAL, english);
  g_autoptr (DesmiChartRequest) read = NULL;
  g_autoptr (GError)            error = NULL;

  desmi_query_add_by (asked->query, DESMI_DIMENSION_SUBDISTRICT);
  desmi_query_add_by (asked->query, DESMI_DIMENSION_DESTINATION);
  desmi_query_add_by (asked->query, DESMI_DIMENSION_GENDER);
  g_assert_true (desmi_query_add_where (asked->query, DESMI_DIMENSION_SECTOR, "formal", NULL));
  asked->sort = DESMI_CHART_SORT_NAME;
  asked->about_returns = TRUE;
  desmi_slide_spec_add_request (spec, DESMI_SLOT_SPEC_CHART, asked);
  read = desmi_slide_spec_get_request (spec, 0, NULL, DESMI_AUDIENCE_PUBLIC, english, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read->type, ==, DESMI_CHART_SANKEY);
  g_assert_cmpint (read->sort, ==, DESMI_CHART_SORT_NAME);
  g_assert_true (read->about_returns);
  g_assert_cmpint (read->audience, ==, DESMI_AUDIENCE_PUBLIC);
  g_assert_true (desmi_period_equal (desmi_query_get_period (read->query), &period));
  g_assert_cmpint (desmi_query_get_source (read->query), ==, DESMI_SOURCE_OFFICIAL);
  g_assert_cmpuint (desmi_query_get_n_by (read->query), ==, 3);
  g_assert_cmpint (desmi_query_get_by (read->query, 2), ==, DESMI_DIMENSION_GENDER);
  g_assert_cmpstr (
      g_ptr_array_index (desmi_query_get_where (read->query, DESMI_DIMENSION_SECTOR), 0), ==,
      "formal");
}

/* A name that others have gets the next number that is free. */
static void
test_free_name (DeckFixture *self, gconstpointer data)
{
  static const char *const names[] = { "Rapat", "Rapat (2)", "Rapat (4)", "Bank" };
  g_autoptr (GPtrArray)    decks = g_ptr_array_new ();
  g_autofree char         *third = NULL, *bank = NULL, *own = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (decks, desmi_stored_deck_new (names[i]));
  third = desmi_stored_deck_dup_free_name (decks, "Rapat");
  bank = desmi_stored_deck_dup_free_name (decks, "Bank");
  own = desmi_stored_deck_dup_free_name (decks, "Kunjungan");
  g_assert_cmpstr (third, ==, "Rapat (3)");
  g_assert_cmpstr (bank, ==, "Bank (2)");
  g_assert_cmpstr (own, ==, "Kunjungan");
  for (guint i = 0; i < decks->len; i++)
    desmi_stored_deck_free (g_ptr_array_index (decks, i));
}

#define ADD(name, func)                                                                            \
  g_test_add ("/app/decks/" name, DeckFixture, NULL, deck_set_up, func, deck_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("templates", test_templates);
  ADD ("live", test_live);
  ADD ("findings", test_findings);
  ADD ("quarter", test_quarter);
  ADD ("edits", test_edits);
  ADD ("free-name", test_free_name);
  ADD ("names", test_names);
  ADD ("text", test_text);
  ADD ("gone", test_gone);
  ADD ("lists", test_lists);
  ADD ("newer", test_newer);
  ADD ("request", test_request);
  return deck_run ();
}

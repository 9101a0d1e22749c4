/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frozen presentations: what they keep, what they say changed, and what they ask anew. */
#include "app/decks/desmi-deck-freeze.h"
#include "app/decks/desmi-deck-news.h"
#include "app/decks/desmi-frozen-deck.h"
#include "deck-fixture.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static void
add_flow (DeckFixture *self, gint64 count)
{
  const DesmiFlow flow
      = { KENANGA, "2026-03", DESMI_DIRECTION_OUT, "TWN", "formal", "", "F", "P2P", count };
  DesmiEdit *edit = desmi_edit_new ("Arus");

  desmi_edit_put_flow (edit, &flow);
  deck_apply (self, edit);
}

static char *
write_all (DesmiDeck *deck)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < deck->slides->len; i++)
    {
      g_autofree char *text = desmi_frozen_slide_write (deck_get_slide (deck, i), deck->audience);

      g_string_append (all, text);
    }
  return g_string_free (all, FALSE);
}

static char *
add_for_office (DeckFixture *self, const char *period)
{
  const DesmiDeckChoices choices = { .period = period,
                                     .audience = DESMI_AUDIENCE_INTERNAL,
                                     .locale = desmi_locale_get_english () };

  return deck_add (self, DESMI_TEMPLATE_STAKEHOLDER, &choices);
}

/* A frozen deck shows the same whatever is entered afterwards, and says how much changed; a live
 * one follows. */
static void
test_frozen (DeckFixture *self, gconstpointer data)
{
  g_autofree char            *code = add_for_office (self, "2026");
  g_autoptr (DesmiStoredDeck) stored = deck_load (self, code);
  g_autoptr (DesmiDeck)       live = deck_resolve (self, code);
  g_autofree char            *before = write_all (live), *after = NULL;

  deck_apply (self, desmi_deck_edit_freeze (DISTRICT, stored, live, "2026-11-30"));
  add_flow (self, 250);
  g_clear_pointer (&live, desmi_deck_unref);
  live = deck_resolve (self, code);
  after = write_all (live);
  g_assert_cmpstr (after, ==, before);
  deck_apply (self, desmi_deck_edit_thaw (DISTRICT, stored));
  g_clear_pointer (&live, desmi_deck_unref);
  live = deck_resolve (self, code);
  g_free (after);
  after = write_all (live);
  g_assert_cmpstr (after, !=, before);
}

static DesmiDeckNews *
find_news (DeckFixture *self, const char *code)
{
  g_autoptr (GError)          error = NULL;
  g_autoptr (DesmiStoredDeck) stored = deck_load (self, code);
  g_autoptr (DesmiDeck)       shown = deck_resolve (self, code);
  DesmiDeckNews *news = desmi_deck_news_find (self->store, stored, shown, NULL, &error);

  g_assert_no_error (error);
  return news;
}

/* Whether any table of the deck hides numbers. */
static gboolean
hides (DesmiDeck *deck)
{
  for (guint i = 0; i < deck->slides->len; i++)
    for (guint k = 0; k < deck_get_slide (deck, i)->slots->len; k++)
      {
        const DesmiSlot *slot = deck_get_slot (deck, i, k);

        if (slot->chart != NULL && desmi_table_get_n_suppressed (slot->chart->table) > 0)
          return TRUE;
      }
  return FALSE;
}

/* What was frozen for the district's office is not shown to the public: a slide that is for others,
 * or asks something else, is answered anew, and says that it follows the data. */
static void
test_asked_anew (DeckFixture *self, gconstpointer data)
{
  g_autofree char            *code = add_for_office (self, "2023");
  g_autoptr (DesmiStoredDeck) stored = deck_load (self, code);
  g_autoptr (DesmiDeck)       deck = deck_resolve (self, code);
  g_autofree char            *slide = g_strdup (deck_get_slide (deck, 9)->id);
  g_autoptr (DesmiDeckNews)   news = NULL;

  deck_apply (self, desmi_deck_edit_freeze (DISTRICT, stored, deck, "2026-11-30"));
  g_assert_false (hides (deck));
  deck_apply (self,
              desmi_deck_edit_set_slide (DISTRICT, stored, slide, "spec",
                                         "{\"v\":1,\"text\":\"- Lain\","
                                         "\"slots\":[{\"show\":\"chart\",\"chart\":\"bars\"}]}"));
  g_clear_pointer (&deck, desmi_deck_unref);
  deck = deck_resolve (self, code);
  g_assert_cmpstr (
      ((DesmiParagraph *) g_ptr_array_index (deck_get_slide (deck, 9)->paragraphs, 0))->text, ==,
      "Lain");
  g_assert_true (deck_get_slide (deck, 9)->is_loose);
  g_assert_false (deck_get_slide (deck, 2)->is_loose);
  news = find_news (self, code);
  g_assert_true (desmi_deck_news_is_loose (news, slide));
  g_assert_false (desmi_deck_news_is_loose (news, deck_get_slide (deck, 2)->id));
  deck_set_deck (self, code, "audience", "public");
  g_clear_pointer (&deck, desmi_deck_unref);
  deck = deck_resolve (self, code);
  g_assert_true (hides (deck));
  for (guint i = 0; i < deck->slides->len; i++)
    g_assert_true (deck_get_slide (deck, i)->is_loose
                   == (deck_get_slide (deck, i)->slots->len > 0));
}

/* What says that it was frozen for the office, or does not say for whom, tells nobody else
 * anything. */
static void
test_withheld (DeckFixture *self, gconstpointer data)
{
  g_autofree char      *code = deck_add_stakeholder (self);
  g_autoptr (DesmiDeck) deck = deck_resolve (self, code);
  const DesmiSlide     *slide = deck_get_slide (deck, 2);
  g_autofree char      *office = desmi_frozen_slide_write (slide, DESMI_AUDIENCE_INTERNAL);
  g_autofree char      *forum = desmi_frozen_slide_write (slide, DESMI_AUDIENCE_FORUM);
  const char *const     kept[] = { office, "{\"v\":1,\"title\":\"3 orang\"}", "[1" };
  DesmiSlide           *shown;

  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      shown = desmi_deck_add_slide (deck, DESMI_SLIDE_CHART, "Judul");
      g_assert_nonnull (desmi_frozen_slide_read (shown, kept[i], DESMI_AUDIENCE_PUBLIC));
      g_assert_cmpuint (shown->slots->len, ==, 0);
      g_assert_cmpuint (shown->paragraphs->len, ==, 0);
      g_assert_cmpstr (shown->title, ==, "Judul");
    }
  shown = desmi_deck_add_slide (deck, DESMI_SLIDE_CHART, "Judul");
  g_assert_null (desmi_frozen_slide_read (shown, forum, DESMI_AUDIENCE_PUBLIC));
  g_assert_cmpuint (shown->slots->len, ==, slide->slots->len);
  shown = desmi_deck_add_slide (deck, DESMI_SLIDE_CHART, "Judul");
  g_assert_null (desmi_frozen_slide_read (shown, office, DESMI_AUDIENCE_INTERNAL));
  g_assert_cmpuint (shown->slots->len, ==, slide->slots->len);
}

static void
put_frozen (DeckFixture *self, const char *code, const char *slide, const char *frozen)
{
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_SLIDE_DATA, DISTRICT);
  g_autofree char       *digest = desmi_frozen_slide_digest (frozen);
  DesmiEdit             *edit = desmi_edit_new ("Bekukan");

  desmi_entry_set (entry, "deck", code);
  desmi_entry_set (entry, "slide", slide);
  desmi_entry_set (entry, "slot", DESMI_FROZEN_SLIDE_SLOT);
  desmi_entry_set (entry, "taken", "2026-11-30");
  desmi_entry_set (entry, "digest", digest);
  desmi_entry_set (entry, "data", frozen);
  desmi_edit_put_entry (edit, entry);
  deck_apply (self, edit);
}

/* Frozen before what is kept told what it answers. */
static void
put_unsigned (DeckFixture *self, const char *code, const DesmiSlide *slide, DesmiAudience audience)
{
  g_autofree char *frozen = desmi_frozen_slide_write (slide, audience);

  put_frozen (self, code, slide->id, frozen);
}

/* There is nothing to keep on a slide that shows nothing: it is told apart from slides whose
 * numbers changed, and refreshed. */
static void
test_withheld_news (DeckFixture *self, gconstpointer data)
{
  g_autofree char            *code = add_for_office (self, "2023");
  g_autoptr (DesmiStoredDeck) stored = deck_load (self, code);
  g_autoptr (DesmiDeck)       deck = deck_resolve (self, code);
  g_autofree char            *slide = g_strdup (deck_get_slide (deck, 2)->id);
  g_autoptr (DesmiDeckNews)   news = NULL;

  deck_apply (self, desmi_deck_edit_freeze (DISTRICT, stored, deck, "2026-11-30"));
  put_unsigned (self, code, deck_get_slide (deck, 2), DESMI_AUDIENCE_INTERNAL);
  news = find_news (self, code);
  g_assert_cmpuint (desmi_deck_news_get_n_withheld (news), ==, 0);
  deck_set_deck (self, code, "audience", "forum");
  g_clear_pointer (&news, desmi_deck_news_free);
  news = find_news (self, code);
  g_assert_cmpuint (desmi_deck_news_get_n_withheld (news), ==, 1);
  g_assert_true (desmi_deck_news_is_withheld (news, slide));
  g_assert_cmpuint (desmi_deck_news_get_changed (news, slide), ==, 0);
  g_clear_pointer (&stored, desmi_stored_deck_free);
  stored = deck_load (self, code);
  deck_apply (self, desmi_deck_edit_refresh (DISTRICT, stored, desmi_deck_news_get_fresh (news),
                                             slide, "2026-12-01"));
  g_clear_pointer (&news, desmi_deck_news_free);
  news = find_news (self, code);
  g_assert_cmpuint (desmi_deck_news_get_n_withheld (news), ==, 0);
  g_assert_false (desmi_deck_news_is_loose (news, slide));
}

static guint
count_changed (DeckFixture *self, const char *code)
{
  g_autoptr (DesmiDeckNews) news = find_news (self, code);

  return desmi_deck_news_get_changed (news, NULL);
}

/* Who keeps all keeps what was shown: what changed on slides that showed nothing is told as soon as
 * they show something. */
static void
test_keep_shown (DeckFixture *self, gconstpointer data)
{
  g_autofree char            *code = add_for_office (self, "2026");
  g_autoptr (DesmiStoredDeck) stored = deck_load (self, code);
  g_autoptr (DesmiDeck)       deck = deck_resolve (self, code);
  const char                 *withheld = deck_get_slide (deck, 2)->id;
  const char                 *shown = deck_get_slide (deck, 4)->id;
  g_autoptr (DesmiDeckNews)   news = NULL;

  deck_apply (self, desmi_deck_edit_freeze (DISTRICT, stored, deck, "2026-11-30"));
  put_unsigned (self, code, deck_get_slide (deck, 2), DESMI_AUDIENCE_INTERNAL);
  put_unsigned (self, code, deck_get_slide (deck, 4), DESMI_AUDIENCE_FORUM);
  add_flow (self, 5200);
  deck_set_deck (self, code, "audience", "forum");
  news = find_news (self, code);
  g_assert_true (desmi_deck_news_is_withheld (news, withheld));
  g_assert_cmpuint (desmi_deck_news_get_changed (news, shown), >, 0);
  g_clear_pointer (&stored, desmi_stored_deck_free);
  stored = deck_load (self, code);
  deck_apply (self, desmi_deck_edit_keep (DISTRICT, stored, news, NULL));
  g_assert_cmpuint (count_changed (self, code), ==, 0);
  deck_set_deck (self, code, "audience", "internal");
  g_clear_pointer (&news, desmi_deck_news_free);
  news = find_news (self, code);
  g_assert_false (desmi_deck_news_is_withheld (news, withheld));
  g_assert_cmpuint (desmi_deck_news_get_changed (news, withheld), >, 0);
}

/* A frozen deck keeps the look of its day. */
static void
test_look (DeckFixture *self, gconstpointer data)
{
  g_autofree char            *code = deck_add_stakeholder (self);
  g_autoptr (DesmiStoredDeck) stored = NULL;
  g_autoptr (DesmiDeck)       deck = NULL;
  g_autoptr (DesmiEntry)      entry = desmi_entry_new (DESMI_REGISTER_THEME, DISTRICT);
  DesmiEdit                  *edit = desmi_edit_new ("Tema");

  desmi_entry_set (entry, "theme", "biru");
  desmi_entry_set (entry, "name", "Biru");
  desmi_entry_set (entry, "primary_color", "#102030");
  desmi_entry_set (entry, "footer", "Disnaker");
  /* a logo that is not in the file leaves its place empty */
  desmi_entry_set (entry, "sha256",
                   "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
  desmi_edit_put_entry (edit, entry);
  deck_apply (self, edit);
  deck_set_deck (self, code, "theme", "biru");
  deck = deck_resolve (self, code);
  g_assert_cmpstr (deck->theme.footer, ==, "Disnaker");
  g_assert_null (deck->theme.logo);
  stored = deck_load (self, code);
  deck_apply (self, desmi_deck_edit_freeze (DISTRICT, stored, deck, "2026-11-30"));
  deck_set_deck (self, code, "theme", NULL);
  g_clear_pointer (&deck, desmi_deck_unref);
  deck = deck_resolve (self, code);
  g_assert_cmpstr (deck->theme.footer, ==, "Disnaker");
  g_assert_cmpfloat_with_epsilon (deck->theme.primary.green, 0x20 / 255.0, 1e-3);
  g_clear_pointer (&stored, desmi_stored_deck_free);
  stored = deck_load (self, code);
  deck_apply (self, desmi_deck_edit_thaw (DISTRICT, stored));
  g_clear_pointer (&deck, desmi_deck_unref);
  deck = deck_resolve (self, code);
  g_assert_cmpstr (deck->theme.footer, !=, "Disnaker");
}

/* A look with its logo comes back as it was, and what the district was called. */
static void
test_frozen_theme (DeckFixture *self, gconstpointer data)
{
  g_autoptr (DesmiDeck) deck
      = desmi_deck_new ("Rapat", DESMI_ASPECT_16_9, desmi_locale_get_english ());
  g_autoptr (DesmiDeck) other
      = desmi_deck_new ("Rapat", DESMI_ASPECT_16_9, desmi_locale_get_english ());
  g_autofree char *text = NULL;

  deck->theme.logo = g_bytes_new ("\0\377logo", 6);
  deck->theme.accent = desmi_color_from_rgb (0x123456);
  deck->subject = g_strdup ("Kabupaten Indramayu");
  other->subject = g_strdup ("Kabupaten Indramayu Barat");
  text = desmi_frozen_theme_write (deck);
  g_assert_true (desmi_frozen_theme_read (other, "{\"font_title\":\"A\",\"font_text\":\"B\"}"));
  g_assert_cmpstr (other->subject, ==, "Kabupaten Indramayu Barat");
  g_assert_true (desmi_frozen_theme_read (other, text));
  g_assert_cmpstr (other->subject, ==, deck->subject);
  g_assert_true (g_bytes_equal (other->theme.logo, deck->theme.logo));
  g_assert_cmpfloat_with_epsilon (other->theme.accent.blue, deck->theme.accent.blue, 1e-9);
  g_assert_false (desmi_frozen_theme_read (other, "{}"));
  g_assert_false (desmi_frozen_theme_read (other, "[1"));
  g_assert_true (g_bytes_equal (other->theme.logo, deck->theme.logo));
}

/* Whether the news tell of a slide that what begins with @what is @is now. */
static gboolean
says_change (const DesmiDeckNews *news, const char *slide, const char *what, const char *is)
{
  const DesmiDeckChanges *changes = desmi_deck_news_get_changes (news, slide);

  for (guint i = 0; changes != NULL && i < changes->said->len; i++)
    {
      const DesmiDeckChange *change = g_ptr_array_index (changes->said, i);

      if (g_str_has_prefix (change->what, what) && g_str_equal (change->is, is))
        return TRUE;
    }
  return FALSE;
}

/* What changed since a deck was frozen is kept or refreshed, one slide or all, and a title that was
 * written for other numbers is to be looked at. */
static void
test_news (DeckFixture *self, gconstpointer data)
{
  g_autofree char            *code = add_for_office (self, "2026");
  g_autoptr (DesmiStoredDeck) stored = deck_load (self, code);
  g_autoptr (DesmiDeck)       live = deck_resolve (self, code);
  g_autofree char            *slide = g_strdup (deck_get_slide (live, 2)->id);
  g_autoptr (DesmiDeckNews)   news = NULL;
  guint                       n;

  deck_apply (self,
              desmi_deck_edit_set_title (DISTRICT, stored, deck_get_slide (live, 2), "My finding"));
  g_clear_pointer (&stored, desmi_stored_deck_free);
  stored = deck_load (self, code);
  deck_apply (self, desmi_deck_edit_freeze (DISTRICT, stored, live, "2026-11-30"));
  g_assert_cmpuint (count_changed (self, code), ==, 0);
  add_flow (self, 4100);
  news = find_news (self, code);
  n = desmi_deck_news_get_changed (news, NULL);
  g_assert_true (
      says_change (news, deck_get_slide (live, 4)->id, "Sindang, Taiwan, Formal, ", "4,100"));
  g_assert_cmpuint (desmi_deck_news_get_changed (news, slide), >, 0);
  g_assert_cmpuint (n, >, desmi_deck_news_get_changed (news, slide));
  g_assert_false (desmi_deck_news_is_doubtful (news, slide));
  g_clear_pointer (&stored, desmi_stored_deck_free);
  stored = deck_load (self, code);
  deck_apply (self, desmi_deck_edit_refresh (DISTRICT, stored, desmi_deck_news_get_fresh (news),
                                             slide, "2026-12-01"));
  g_assert_cmpuint (count_changed (self, code), ==, n - desmi_deck_news_get_changed (news, slide));
  deck_apply (self, desmi_deck_edit_keep (DISTRICT, stored, news, NULL));
  g_assert_cmpuint (count_changed (self, code), ==, 0);
  g_clear_pointer (&news, desmi_deck_news_free);
  news = find_news (self, code);
  g_assert_true (desmi_deck_news_is_doubtful (news, slide));
  add_flow (self, 4200);
  g_assert_cmpuint (count_changed (self, code), >, 0);
}

#define DEPARTURES "{{departures 2026}}"

static const DesmiTextNumber *
get_number (DesmiDeck *deck, guint slide, const char *words)
{
  const DesmiTextNumber *number = desmi_slide_find_number (deck_get_slide (deck, slide), words);

  g_assert_nonnull (number);
  return number;
}

/* The slide shows @value wherever the number stands */
static void
assert_says (DesmiDeck *deck, guint i, const char *value)
{
  const DesmiSlide *slide = deck_get_slide (deck, i);
  g_autofree char  *title = g_strconcat ("Berangkat ", value, NULL);
  g_autofree char  *notes = g_strconcat ("Katakan ", value, " orang", NULL);
  g_autofree char  *text = g_strconcat (value, " orang", NULL);

  g_assert_cmpstr (slide->title, ==, title);
  g_assert_cmpstr (slide->notes, ==, notes);
  g_assert_cmpuint (slide->paragraphs->len, ==, 1);
  g_assert_cmpstr (((DesmiParagraph *) g_ptr_array_index (slide->paragraphs, 0))->text, ==, text);
}

static void
set_slide (DeckFixture *self, const char *code, guint i, const char *field, const char *value)
{
  g_autoptr (DesmiStoredDeck) stored = deck_load (self, code);

  deck_apply (self, desmi_deck_edit_set_slide (DISTRICT, stored, deck_get_stored (stored, i)->slide,
                                               field, value));
}

static void
reload (DeckFixture *self, const char *code, DesmiDeck **deck, DesmiDeckNews **news)
{
  g_clear_pointer (deck, desmi_deck_unref);
  g_clear_pointer (news, desmi_deck_news_free);
  *deck = deck_resolve (self, code);
  *news = find_news (self, code);
}

/* Numbers in title, text and notes are filled in, frozen with the slide and told when they change;
 * the words around them may be written anew, and a number that comes later says so. */
static void
test_numbers (DeckFixture *self, gconstpointer data)
{
  g_autofree char            *code = add_for_office (self, "2026");
  g_autoptr (DesmiDeck)       deck = NULL;
  g_autoptr (DesmiDeckNews)   news = NULL;
  g_autoptr (DesmiStoredDeck) stored = deck_load (self, code);
  guint                       n = stored->slides->len;
  g_autoptr (DesmiSlideSpec)  spec = desmi_slide_spec_new (NULL, NULL);
  g_autofree char            *slide = NULL, *was = NULL, *is = NULL;

  desmi_slide_spec_set (spec, "text", DEPARTURES " orang");
  deck_apply (self,
              desmi_deck_edit_add_slide (DISTRICT, stored, n, DESMI_SLIDE_TEXT, spec, &slide));
  set_slide (self, code, n, "title", "Berangkat " DEPARTURES);
  set_slide (self, code, n, "notes", "Katakan " DEPARTURES " orang");
  reload (self, code, &deck, &news);
  was = g_strdup (get_number (deck, n, "departures 2026")->value);
  assert_says (deck, n, was);
  g_clear_pointer (&stored, desmi_stored_deck_free);
  stored = deck_load (self, code);
  deck_apply (self, desmi_deck_edit_freeze (DISTRICT, stored, deck, "2026-11-30"));
  add_flow (self, 1250);
  reload (self, code, &deck, &news);
  assert_says (deck, n, was);
  g_assert_cmpuint (desmi_deck_news_get_changed (news, slide), ==, 1);
  g_assert_false (desmi_deck_news_is_loose (news, slide));
  /* other words around it */
  set_slide (self, code, n, "spec", "{\"v\":1,\"text\":\"Ada " DEPARTURES "\"}");
  set_slide (self, code, n, "title", "Ada " DEPARTURES);
  reload (self, code, &deck, &news);
  g_assert_false (desmi_deck_news_is_loose (news, slide));
  is = g_strconcat ("Ada ", was, NULL);
  g_assert_cmpstr (deck_get_slide (deck, n)->title, ==, is);
  g_assert_cmpstr (
      ((DesmiParagraph *) g_ptr_array_index (deck_get_slide (deck, n)->paragraphs, 0))->text, ==,
      is);
  /* another number */
  set_slide (self, code, n, "notes", "Tahun ini {{departures}}");
  reload (self, code, &deck, &news);
  g_assert_true (desmi_deck_news_is_loose (news, slide));
  g_assert_true (desmi_deck_news_has_added (news, slide));
  g_assert_cmpstr (get_number (deck, n, "departures")->value, !=, was);
  g_clear_pointer (&stored, desmi_stored_deck_free);
  stored = deck_load (self, code);
  deck_apply (self, desmi_deck_edit_refresh (DISTRICT, stored, deck, slide, "2026-12-01"));
  reload (self, code, &deck, &news);
  g_assert_false (desmi_deck_news_is_loose (news, slide));
  g_assert_cmpstr (get_number (deck, n, "departures 2026")->value, ==, was);
  /* and what changed is kept */
  deck_apply (self, desmi_deck_edit_keep (DISTRICT, stored, news, slide));
  reload (self, code, &deck, &news);
  g_assert_cmpuint (desmi_deck_news_get_changed (news, slide), ==, 0);
}

/* As it was frozen before numbers were kept apart from the texts that they stand in. */
static void
put_without_numbers (DeckFixture *self, const char *code, guint i)
{
  g_autoptr (DesmiDeck) deck = deck_resolve (self, code);
  const DesmiSlide     *slide = deck_get_slide (deck, i);
  g_autofree char      *frozen = desmi_frozen_slide_write (slide, DESMI_AUDIENCE_INTERNAL);
  json_t               *json = json_loads (frozen, 0, NULL);
  char                 *text;

  json_object_del (json, DESMI_FROZEN_NUMBERS);
  text = json_dumps (json, JSON_COMPACT);
  json_decref (json);
  put_frozen (self, code, slide->id, text);
  free (text);
}

/* What was frozen within a subtitle before its numbers were kept apart stays as it was, and is told
 * when it changes; a number of which nothing was frozen says that it follows the data. */
static void
test_old_subtitle (DeckFixture *self, gconstpointer data)
{
  g_autofree char            *code = add_for_office (self, "2026");
  g_autoptr (DesmiStoredDeck) stored = deck_load (self, code);
  guint                       n = stored->slides->len;
  g_autoptr (DesmiSlideSpec)  spec = desmi_slide_spec_new (NULL, NULL);
  g_autoptr (DesmiDeck)       deck = NULL;
  g_autoptr (DesmiDeckNews)   news = NULL;
  g_autofree char            *slide = NULL, *was = NULL, *number = NULL;

  desmi_slide_spec_set (spec, "subtitle", "Tahun ini " DEPARTURES " orang");
  deck_apply (self,
              desmi_deck_edit_add_slide (DISTRICT, stored, n, DESMI_SLIDE_TITLE, spec, &slide));
  reload (self, code, &deck, &news);
  was = g_strdup (deck_get_slide (deck, n)->subtitle);
  number = g_strdup (get_number (deck, n, "departures 2026")->value);
  g_assert_nonnull (strstr (was, number));
  g_clear_pointer (&stored, desmi_stored_deck_free);
  stored = deck_load (self, code);
  deck_apply (self, desmi_deck_edit_freeze (DISTRICT, stored, deck, "2026-11-30"));
  put_without_numbers (self, code, n);
  add_flow (self, 6300);
  reload (self, code, &deck, &news);
  g_assert_cmpstr (deck_get_slide (deck, n)->subtitle, ==, was);
  g_assert_cmpuint (desmi_deck_news_get_changed (news, slide), ==, 1);
  g_assert_false (desmi_deck_news_is_loose (news, slide));
  /* others words: what they say of the number was not frozen */
  set_slide (self, code, n, "spec", "{\"v\":1,\"subtitle\":\"Ada " DEPARTURES "\"}");
  reload (self, code, &deck, &news);
  g_assert_true (g_str_has_prefix (deck_get_slide (deck, n)->subtitle, "Ada "));
  g_assert_null (strstr (deck_get_slide (deck, n)->subtitle, number));
  g_assert_true (desmi_deck_news_has_added (news, slide));
}

#define ADD(name, func)                                                                            \
  g_test_add ("/app/frozen-decks/" name, DeckFixture, NULL, deck_set_up, func, deck_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("frozen", test_frozen);
  ADD ("news", test_news);
  ADD ("numbers", test_numbers);
  ADD ("old-subtitle", test_old_subtitle);
  ADD ("asked-anew", test_asked_anew);
  ADD ("withheld", test_withheld);
  ADD ("withheld-news", test_withheld_news);
  ADD ("keep-shown", test_keep_shown);
  ADD ("look", test_look);
  ADD ("theme", test_frozen_theme);
  return deck_run ();
}

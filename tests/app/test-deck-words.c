/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that people wrote for the district's office are pointed out where others are to see them.
 */
#include "app/decks/desmi-deck-news.h"
#include "app/decks/desmi-deck-resolve.h"
#include "app/decks/desmi-deck-words.h"
#include "deck-fixture.h"

#include <string.h>

static char *
add_for_office (DeckFixture *self)
{
  const DesmiDeckChoices choices = { .period = "2023",
                                     .audience = DESMI_AUDIENCE_INTERNAL,
                                     .locale = desmi_locale_get_english () };

  return deck_add (self, DESMI_TEMPLATE_STAKEHOLDER, &choices);
}

static void
set_audience (DeckFixture *self, const char *code, DesmiAudience audience)
{
  g_autoptr (DesmiStoredDeck) stored = deck_load (self, code);

  deck_apply (self, desmi_deck_words_set_audience (DISTRICT, stored, audience));
}

static void
set_slide (DeckFixture *self, const char *code, guint i, const char *field, const char *value)
{
  g_autoptr (DesmiStoredDeck) stored = deck_load (self, code);

  deck_apply (self, desmi_deck_edit_set_slide (DISTRICT, stored, deck_get_stored (stored, i)->slide,
                                               field, value));
}

/* How many slides are to be looked at: as the window is told, and as a file that is given away is.
 */
static guint
count (DeckFixture *self, const char *code)
{
  g_autoptr (GError)          error = NULL;
  g_autoptr (DesmiStoredDeck) stored = deck_load (self, code);
  g_autoptr (DesmiDeck)       deck = deck_resolve (self, code);
  g_autoptr (DesmiDeckNews)   news = desmi_deck_news_find (self->store, stored, deck, NULL, &error);
  guint                       n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < deck->slides->len; i++)
    {
      const DesmiSlide *slide = deck_get_slide (deck, i);
      const char       *words = desmi_deck_news_get_words (news, slide->id);

      g_assert_cmpint (words != NULL, ==, slide->caution != NULL);
      n += words != NULL ? 1 : 0;
    }
  g_assert_cmpuint (desmi_deck_news_get_n_words (news), ==, n);
  return n;
}

/* What a template wrote is nobody's; what a person did is listed when others are to see it, until
 * somebody says that it is right, one slide or all. */
static void
test_audience (DeckFixture *self, gconstpointer data)
{
  g_autofree char            *code = add_for_office (self);
  g_autoptr (DesmiStoredDeck) stored = NULL;
  g_autoptr (DesmiDeck)       deck = NULL;

  set_audience (self, code, DESMI_AUDIENCE_PUBLIC);
  g_assert_cmpuint (count (self, code), ==, 0);
  set_audience (self, code, DESMI_AUDIENCE_INTERNAL);
  set_slide (self, code, 4, "title", "3 people left for Qatar");
  set_slide (self, code, 5, "notes", "Ask the 2 of Kenanga");
  set_slide (self, code, 9, "spec", "{\"v\":1,\"text\":\"- two came back\"}");
  set_slide (self, code, 12, "spec", "{\"v\":1,\"decisions\":[{\"what\":\"Visit all four\"}]}");
  g_assert_cmpuint (count (self, code), ==, 0);
  set_audience (self, code, DESMI_AUDIENCE_FORUM);
  g_assert_cmpuint (count (self, code), ==, 4);
  deck = deck_resolve (self, code);
  g_assert_nonnull (strstr (deck_get_slide (deck, 4)->caution, "title of the slide."));
  g_assert_nonnull (strstr (deck_get_slide (deck, 5)->caution, "notes."));
  g_assert_nonnull (strstr (deck_get_slide (deck, 9)->caution, "text."));
  g_assert_nonnull (strstr (deck_get_slide (deck, 12)->caution, "decisions."));
  stored = deck_load (self, code);
  deck_apply (self, desmi_deck_words_check (DISTRICT, stored, deck_get_stored (stored, 4)->slide));
  g_assert_cmpuint (count (self, code), ==, 3);
  set_audience (self, code, DESMI_AUDIENCE_PUBLIC);
  g_assert_cmpuint (count (self, code), ==, 3);
  g_clear_pointer (&stored, desmi_stored_deck_free);
  stored = deck_load (self, code);
  deck_apply (self, desmi_deck_words_check (DISTRICT, stored, NULL));
  g_assert_cmpuint (count (self, code), ==, 0);
  set_audience (self, code, DESMI_AUDIENCE_INTERNAL);
  g_assert_cmpuint (count (self, code), ==, 0);
  set_audience (self, code, DESMI_AUDIENCE_FORUM);
  g_assert_cmpuint (count (self, code), ==, 4);
}

/* What is written for others from the beginning needs no second look; the step is taken back as
 * one. */
static void
test_written_for_others (DeckFixture *self, gconstpointer data)
{
  g_autofree char *code = add_for_office (self);

  set_audience (self, code, DESMI_AUDIENCE_FORUM);
  set_slide (self, code, 4, "title", "Most left for Taiwan");
  set_audience (self, code, DESMI_AUDIENCE_PUBLIC);
  g_assert_cmpuint (count (self, code), ==, 0);
}

/* For this time only: the file is not changed. */
static void
test_adapt (DeckFixture *self, gconstpointer data)
{
  g_autoptr (GError)          error = NULL;
  g_autofree char            *code = add_for_office (self);
  g_autoptr (DesmiStoredDeck) stored = NULL;
  g_autoptr (DesmiDeck)       deck = NULL;

  set_slide (self, code, 4, "title", "3 people left for Qatar");
  stored = deck_load (self, code);
  desmi_deck_words_adapt (stored, DESMI_AUDIENCE_FORUM);
  deck = desmi_deck_resolve (self->store, stored, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (deck->audience, ==, DESMI_AUDIENCE_FORUM);
  g_assert_nonnull (deck_get_slide (deck, 4)->caution);
  g_assert_null (deck_get_slide (deck, 5)->caution);
  g_clear_pointer (&stored, desmi_stored_deck_free);
  stored = deck_load (self, code);
  g_assert_cmpint (stored->audience, ==, DESMI_AUDIENCE_INTERNAL);
  g_assert_cmpuint (count (self, code), ==, 0);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/app/deck-words/" name, DeckFixture, NULL, deck_set_up, func, deck_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("audience", test_audience);
  ADD ("written-for-others", test_written_for_others);
  ADD ("adapt", test_adapt);
  return deck_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deck-fixture.h"

#include "app/decks/desmi-deck-resolve.h"

static DeckFixture sample;

static void
make_sample (DeckFixture *self)
{
  g_autoptr (GError) error = NULL;
  Answer             answer = { 0 };

  self->session = desmi_session_new ();
  desmi_session_try_sample_async (self->session, NULL, NULL, NULL, answer_cb, &answer);
  desmi_session_try_sample_finish (self->session, wait_for (&answer), &error);
  g_assert_no_error (error);
  g_object_unref (answer.result);
  self->store = desmi_session_get_store (self->session);
}

void
deck_set_up (DeckFixture *self, gconstpointer data)
{
  *self = sample;
}

void
deck_tear_down (DeckFixture *self, gconstpointer data)
{
  *self = (DeckFixture){ NULL };
}

void
deck_apply (DeckFixture *self, DesmiEdit *edit)
{
  g_autoptr (GError) error = NULL;

  desmi_store_apply (self->store, edit, NULL, &error);
  g_assert_no_error (error);
  desmi_edit_unref (edit);
}

char *
deck_add (DeckFixture *self, DesmiTemplate which, const DesmiDeckChoices *choices)
{
  g_autoptr (DesmiStoredDeck) made = desmi_template_make (which, choices);

  deck_apply (self, desmi_deck_edit_create (DISTRICT, made));
  return g_strdup (made->deck);
}

char *
deck_add_stakeholder (DeckFixture *self)
{
  const DesmiDeckChoices choices = { .name = "Rapat Desember",
                                     .period = "2023",
                                     .audience = DESMI_AUDIENCE_FORUM,
                                     .locale = desmi_locale_get_english () };

  return deck_add (self, DESMI_TEMPLATE_STAKEHOLDER, &choices);
}

DesmiStoredDeck *
deck_load (DeckFixture *self, const char *deck)
{
  g_autoptr (GError) error = NULL;
  DesmiStoredDeck   *stored = desmi_stored_deck_load (self->store, deck, NULL, &error);

  g_assert_no_error (error);
  return stored;
}

DesmiDeck *
deck_resolve (DeckFixture *self, const char *deck)
{
  g_autoptr (GError)          error = NULL;
  g_autoptr (DesmiStoredDeck) stored = deck_load (self, deck);
  DesmiDeck                  *resolved = desmi_deck_resolve (self->store, stored, NULL, &error);

  g_assert_no_error (error);
  return resolved;
}

const DesmiSlide *
deck_get_slide (DesmiDeck *deck, guint i)
{
  return g_ptr_array_index (deck->slides, i);
}

const DesmiSlot *
deck_get_slot (DesmiDeck *deck, guint slide, guint slot)
{
  return g_ptr_array_index (deck_get_slide (deck, slide)->slots, slot);
}

const DesmiStoredSlide *
deck_get_stored (const DesmiStoredDeck *deck, guint i)
{
  return g_ptr_array_index (deck->slides, i);
}

void
deck_put_slide (DeckFixture *self, const char *deck, const char *kind, const char *spec)
{
  DesmiEdit             *edit = desmi_edit_new ("Salindia");
  const DesmiStoredSlide slide = { .rank = 1, .kind = (char *) kind, .spec = (char *) spec };

  g_free (desmi_deck_edit_put_slide (edit, DISTRICT, deck, &slide));
  deck_apply (self, edit);
}

void
deck_set_deck (DeckFixture *self, const char *code, const char *field, const char *value)
{
  g_autoptr (DesmiStoredDeck) stored = deck_load (self, code);

  deck_apply (self, desmi_deck_edit_set (DISTRICT, stored, field, value));
}

int
deck_run (void)
{
  int failed;

  move_home ();
  make_sample (&sample);
  failed = g_test_run ();
  g_object_unref (sample.session);
  desmi_store_wait_closed ();
  remove_home ();
  return failed;
}

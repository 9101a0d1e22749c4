/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presentations in one sample district for all tests of a program: making it takes longer than they
 * do, and each has decks of its own. */
#pragma once

#include "app/decks/desmi-deck-edit.h"
#include "app/decks/desmi-deck-template.h"
#include "session-fixture.h"

G_BEGIN_DECLS

#define DISTRICT "32.12"
#define KENANGA "32.12.16.2004"

typedef struct
{
  DesmiSession *session;
  DesmiStore   *store;
} DeckFixture;

void             deck_set_up (DeckFixture *self, gconstpointer data);
void             deck_tear_down (DeckFixture *self, gconstpointer data);
void             deck_apply (DeckFixture *self, DesmiEdit *edit);
char            *deck_add (DeckFixture *self, DesmiTemplate which, const DesmiDeckChoices *choices);
char            *deck_add_stakeholder (DeckFixture *self);
DesmiStoredDeck *deck_load (DeckFixture *self, const char *deck);
DesmiDeck       *deck_resolve (DeckFixture *self, const char *deck);
const DesmiSlide       *deck_get_slide (DesmiDeck *deck, guint i);
const DesmiSlot        *deck_get_slot (DesmiDeck *deck, guint slide, guint slot);
const DesmiStoredSlide *deck_get_stored (const DesmiStoredDeck *deck, guint i);
void deck_put_slide (DeckFixture *self, const char *deck, const char *kind, const char *spec);
void deck_set_deck (DeckFixture *self, const char *code, const char *field, const char *value);
int  deck_run (void); /* the tests, with the sample district */

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people wrote on slides themselves. The program hides small numbers in what it fills in, but
 * not in their words: where a presentation for the district's office becomes one for others,
 * somebody is to look at them. */
#pragma once

#include "app/decks/desmi-stored-deck.h"
#include "store/desmi-edit.h"

G_BEGIN_DECLS

gboolean   desmi_deck_words_are_unchecked (const DesmiStoredDeck  *deck,
                                           const DesmiStoredSlide *slide);
char      *desmi_deck_words_dup_caution (const DesmiStoredDeck  *deck,
                                         const DesmiStoredSlide *slide,
                                         const DesmiLocale      *locale) G_GNUC_WARN_UNUSED_RESULT;
void       desmi_deck_words_adapt (DesmiStoredDeck *deck, DesmiAudience audience);
DesmiEdit *desmi_deck_words_set_audience (const char            *district,
                                          const DesmiStoredDeck *deck,
                                          DesmiAudience audience) G_GNUC_WARN_UNUSED_RESULT;
DesmiEdit *desmi_deck_words_check (const char            *district,
                                   const DesmiStoredDeck *deck,
                                   const char            *slide) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

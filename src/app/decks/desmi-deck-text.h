/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers inside the texts of slides: typed as fields, written out from the data. */
#pragma once

#include "app/decks/desmi-deck-field.h"
#include "app/decks/desmi-slide-spec.h"
#include "app/decks/desmi-stored-deck.h"

G_BEGIN_DECLS

char    *desmi_deck_text_fill (const char           *text,
                               DesmiSlide           *slide,
                               DesmiStore           *store,
                               const DesmiFigureAsk *defaults,
                               GCancellable         *cancellable,
                               GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean desmi_deck_text_recover (DesmiSlide            *slide,
                                  DesmiStore            *store,
                                  const DesmiStoredDeck *deck,
                                  const DesmiSlideSpec  *spec,
                                  GCancellable          *cancellable,
                                  GError               **error);
gboolean desmi_deck_text_fill_slide (DesmiSlide             *slide,
                                     DesmiStore             *store,
                                     const DesmiStoredDeck  *deck,
                                     const DesmiStoredSlide *stored,
                                     const DesmiSlideSpec   *spec,
                                     GCancellable           *cancellable,
                                     GError                **error);
gboolean desmi_deck_text_fill_title (DesmiSlide             *slide,
                                     DesmiStore             *store,
                                     const DesmiStoredDeck  *deck,
                                     const DesmiStoredSlide *stored,
                                     GCancellable           *cancellable,
                                     GError                **error);
char    *desmi_deck_text_end (const char         *before,
                              const DesmiVillage *village,
                              const DesmiLocale  *locale) G_GNUC_WARN_UNUSED_RESULT;
char    *desmi_deck_text_dup_day (DesmiStore        *store,
                                  const char        *frozen,
                                  const DesmiLocale *locale,
                                  GCancellable      *cancellable) G_GNUC_WARN_UNUSED_RESULT;
char    *desmi_deck_text_dup_subtitle (DesmiStore            *store,
                                       const DesmiStoredDeck *deck,
                                       const char            *code,
                                       GCancellable          *cancellable) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

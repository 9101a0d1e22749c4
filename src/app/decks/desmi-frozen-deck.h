/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the file keeps of a frozen presentation beside its slides' questions: what each slide showed
 * and the look that all had. */
#pragma once

#include "app/decks/desmi-stored-deck.h"

G_BEGIN_DECLS

#define DESMI_FROZEN_SLIDE_SLOT "slide"
#define DESMI_FROZEN_THEME_SLIDE "deck" /* no slide is called so */
#define DESMI_FROZEN_THEME_SLOT "theme"

GHashTable *desmi_frozen_deck_load (DesmiStore            *store,
                                    const DesmiStoredDeck *deck,
                                    GCancellable          *cancellable,
                                    GError               **error) G_GNUC_WARN_UNUSED_RESULT;

char       *desmi_frozen_theme_write (const DesmiDeck *deck) G_GNUC_WARN_UNUSED_RESULT;
gboolean    desmi_frozen_theme_read (DesmiDeck *deck, const char *text);

char       *desmi_frozen_deck_dup_asked (const DesmiStoredDeck  *deck,
                                         const DesmiStoredSlide *slide) G_GNUC_WARN_UNUSED_RESULT;
char       *desmi_frozen_deck_sign (const char *data, const char *asked) G_GNUC_WARN_UNUSED_RESULT;
gboolean    desmi_frozen_deck_answers (const char             *data,
                                       const DesmiStoredDeck  *deck,
                                       const DesmiStoredSlide *slide);

G_END_DECLS

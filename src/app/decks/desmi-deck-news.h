/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of the numbers since a presentation was frozen, or since somebody wrote a title. */
#pragma once

#include "app/decks/desmi-deck-changes.h"
#include "app/decks/desmi-stored-deck.h"

G_BEGIN_DECLS

/* Immutable once made. */
typedef struct _DesmiDeckNews DesmiDeckNews;

DesmiDeckNews                *desmi_deck_news_find (DesmiStore            *store,
                                                    const DesmiStoredDeck *stored,
                                                    DesmiDeck             *shown,
                                                    GCancellable          *cancellable,
                                                    GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void                          desmi_deck_news_free (DesmiDeckNews *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiDeckNews, desmi_deck_news_free)

guint                   desmi_deck_news_get_changed (const DesmiDeckNews *self, const char *slide);
const DesmiDeckChanges *desmi_deck_news_get_changes (const DesmiDeckNews *self,
                                                     const char          *slide); /* nullable */
guint                   desmi_deck_news_get_n_slides (const DesmiDeckNews *self);
gboolean                desmi_deck_news_is_doubtful (const DesmiDeckNews *self, const char *slide);
guint                   desmi_deck_news_get_n_loose (const DesmiDeckNews *self);
gboolean                desmi_deck_news_is_loose (const DesmiDeckNews *self, const char *slide);
gboolean                desmi_deck_news_has_added (const DesmiDeckNews *self, const char *slide);
guint                   desmi_deck_news_get_n_withheld (const DesmiDeckNews *self);
gboolean                desmi_deck_news_is_withheld (const DesmiDeckNews *self, const char *slide);
guint                   desmi_deck_news_get_n_words (const DesmiDeckNews *self);
const char *desmi_deck_news_get_words (const DesmiDeckNews *self, const char *slide); /* nullable */
DesmiDeck  *desmi_deck_news_get_fresh (const DesmiDeckNews *self);                    /* nullable */

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A presentation as a window shows it: as it is stored, with its pages laid out. */
#pragma once

#include "app/decks/desmi-deck-news.h"
#include "deck/desmi-page.h"

G_BEGIN_DECLS

/**
 * DesmiShownDeck:
 * @news: what changed since it was frozen, or since titles were written
 * @pages: of all slides, also of those that are hidden
 *
 * Immutable; may cross threads.
 */
typedef struct
{
  DesmiStoredDeck *stored;
  DesmiDeckNews   *news;
  DesmiPages      *pages;
} DesmiShownDeck;

DesmiShownDeck *desmi_shown_deck_ref (DesmiShownDeck *self);
void            desmi_shown_deck_unref (DesmiShownDeck *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiShownDeck, desmi_shown_deck_unref)

void            desmi_shown_deck_load_async (DesmiStore         *store,
                                             const char         *deck,
                                             GCancellable       *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer            user_data);
DesmiShownDeck *desmi_shown_deck_load_finish (DesmiStore   *store,
                                              GAsyncResult *result,
                                              GError      **error) G_GNUC_WARN_UNUSED_RESULT;
int             desmi_shown_deck_find_page (const DesmiShownDeck *self, const char *slide);
const char     *desmi_shown_deck_get_as_of (const DesmiShownDeck *self); /* nullable */
const char     *desmi_shown_deck_get_slide (const DesmiShownDeck *self, guint page);

G_END_DECLS

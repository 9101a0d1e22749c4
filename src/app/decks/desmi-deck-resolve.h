/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From what a presentation asks to what it shows: every question is put to the store. */
#pragma once

#include "app/decks/desmi-stored-deck.h"

G_BEGIN_DECLS

DesmiDeck *desmi_deck_resolve (DesmiStore            *store,
                               const DesmiStoredDeck *stored,
                               GCancellable          *cancellable,
                               GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void       desmi_deck_resolve_async (DesmiStore         *store,
                                     const char         *deck,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
DesmiDeck *desmi_deck_resolve_finish (DesmiStore   *store,
                                      GAsyncResult *result,
                                      GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

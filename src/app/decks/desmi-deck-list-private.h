/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists that are about the district's file as a whole, made as the window shows them. Each returns
 * (transfer full) the list; %NULL with #DESMI_STORE_ERROR or %G_IO_ERROR_CANCELLED. They block. */
#pragma once

#include "app/decks/desmi-deck-list.h"
#include "app/desmi-table-sheet.h"

G_BEGIN_DECLS

DesmiTableSheet *desmi_deck_list_make_history (const DesmiDeckListAsk *ask,
                                               GCancellable           *cancellable,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
DesmiTableSheet *desmi_deck_list_make_updates (const DesmiDeckListAsk *ask,
                                               GCancellable           *cancellable,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
DesmiTableSheet *desmi_deck_list_make_catalogue (const DesmiDeckListAsk *ask,
                                                 GCancellable           *cancellable,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
DesmiTableSheet *desmi_deck_list_make_indicators (const DesmiDeckListAsk *ask,
                                                  GCancellable           *cancellable,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

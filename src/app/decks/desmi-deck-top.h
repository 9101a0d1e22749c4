/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The largest or newest rows of a table that is too long for slides, and the others as one. */
#pragma once

#include "app/decks/desmi-shown-deck.h"

G_BEGIN_DECLS

DesmiTable *
desmi_deck_top (DesmiTable *table, guint n, const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
gboolean desmi_deck_top_is_newest (DesmiTable *table);
char    *desmi_deck_top_dup_spec (const DesmiShownDeck *deck,
                                  const char           *slide) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

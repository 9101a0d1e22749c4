/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says above a slide what changed since the presentation was frozen, and offers what to do. */
#pragma once

#include "app/decks/desmi-shown-deck.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DesmiDeckNewsBar:
 *
 * Its buttons are for the actions deck.keep and deck.refresh (s: code of a slide, or empty: all).
 */
#define DESMI_TYPE_DECK_NEWS_BAR (desmi_deck_news_bar_get_type ())
G_DECLARE_FINAL_TYPE (DesmiDeckNewsBar, desmi_deck_news_bar, DESMI, DECK_NEWS_BAR, GtkBox)

void desmi_deck_news_bar_show (DesmiDeckNewsBar *self, DesmiShownDeck *deck, const char *slide);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a slide are written where they stand. */
#pragma once

#include "app/decks/desmi-shown-deck.h"
#include "ui/decks/desmi-slide-view.h"

G_BEGIN_DECLS

/* Returns: (transfer full) (nullable): what is written there now; %NULL: nobody may write there */
typedef char *(*DesmiCanvasAsk) (gpointer self, DesmiItemRole role);
/* @text: as somebody left it, other than it was */
typedef void (*DesmiCanvasSave) (gpointer self, DesmiItemRole role, const char *text);

void     desmi_canvas_text_set_up (GtkOverlay     *overlay,
                                   DesmiSlideView *view,
                                   DesmiCanvasAsk  ask,
                                   DesmiCanvasSave save_text,
                                   gpointer        owner);
void     desmi_canvas_text_set_deck (GtkOverlay *overlay, DesmiStore *store, DesmiShownDeck *deck);
gboolean desmi_canvas_text_begin (GtkOverlay *overlay, double x, double y);

G_END_DECLS

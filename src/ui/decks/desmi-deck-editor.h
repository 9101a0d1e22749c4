/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One presentation being worked on. */
#pragma once

#include "app/decks/desmi-shown-deck.h"
#include "app/desmi-session.h"
#include "ui/decks/desmi-presenter.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DesmiDeckEditor:
 *
 * Actions: deck.close, deck.add (kind), deck.duplicate, deck.remove, deck.move (-1, 1),
 * deck.move-to (slide, position), deck.part (-1, 1), deck.present, deck.rehearse (from here),
 * deck.export (format), deck.freeze, deck.thaw, deck.set (field, value). Signals: "closed".
 */
#define DESMI_TYPE_DECK_EDITOR (desmi_deck_editor_get_type ())
G_DECLARE_FINAL_TYPE (DesmiDeckEditor, desmi_deck_editor, DESMI, DECK_EDITOR, AdwBin)

void            desmi_deck_editor_set_session (DesmiDeckEditor *self, DesmiSession *session);
void            desmi_deck_editor_open (DesmiDeckEditor *self, const char *deck);
DesmiShownDeck *desmi_deck_editor_get_shown (DesmiDeckEditor *self);     /* nullable */
const char     *desmi_deck_editor_get_slide (DesmiDeckEditor *self);     /* nullable */
DesmiPresenter *desmi_deck_editor_get_presenter (DesmiDeckEditor *self); /* nullable */
GtkOverlay     *desmi_deck_editor_get_paper (DesmiDeckEditor *self);
void            desmi_deck_editor_select (DesmiDeckEditor *self, guint position);

G_END_DECLS

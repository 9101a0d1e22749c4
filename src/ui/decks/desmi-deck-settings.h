/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a presentation is called, how long it takes, of when it is, and how it looks. */
#pragma once

#include "app/decks/desmi-shown-deck.h"
#include "app/desmi-extent.h"
#include "ui/desmi-form.h"

G_BEGIN_DECLS

DesmiForm *desmi_deck_settings_new (GtkWindow *parent, DesmiStore *store, DesmiShownDeck *shown);

G_END_DECLS

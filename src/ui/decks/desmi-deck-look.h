/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form that gives a presentation its theme. */
#pragma once

#include "app/decks/desmi-shown-deck.h"
#include "ui/desmi-form.h"

G_BEGIN_DECLS

DesmiForm *desmi_deck_look_new (GtkWindow      *parent,
                                DesmiStore     *store,
                                DesmiShownDeck *shown) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

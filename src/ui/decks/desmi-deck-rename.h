/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form that gives a presentation another name. */
#pragma once

#include "app/decks/desmi-stored-deck.h"
#include "ui/desmi-form.h"

G_BEGIN_DECLS

DesmiForm *desmi_deck_rename_new (GtkWindow             *parent,
                                  DesmiStore            *store,
                                  const DesmiStoredDeck *deck) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

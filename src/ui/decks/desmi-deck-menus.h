/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be added to a presentation, chosen of it and made from it. */
#pragma once

#include "app/decks/desmi-slide-spec.h"
#include "app/decks/desmi-stored-deck.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void
desmi_deck_menus_set_up (GtkMenuButton *add, GtkMenuButton *more, GtkMenuButton *export_button);
char           *desmi_deck_menus_describe (const DesmiStoredDeck *deck,
                                           guint                  n_pages,
                                           const char            *as_of) G_GNUC_WARN_UNUSED_RESULT;
DesmiSlideSpec *desmi_deck_menus_new_spec (DesmiSlideKind kind) G_GNUC_WARN_UNUSED_RESULT;
GMenuModel     *desmi_deck_menus_new_slide (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

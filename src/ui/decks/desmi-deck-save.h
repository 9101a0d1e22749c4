/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A presentation becomes a file: where, and what came of it. */
#pragma once

#include "app/decks/desmi-deck-export.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desmi_deck_save_ask (GtkWidget *widget, DesmiPages *pages, DesmiDeckFormat format);
void desmi_deck_save_to (GtkWidget *widget, DesmiPages *pages, DesmiDeckFormat format, GFile *file);

G_END_DECLS

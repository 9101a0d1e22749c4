/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The presentations of the district. */
#pragma once

#include "app/desmi-session.h"
#include "ui/decks/desmi-deck-editor.h"

G_BEGIN_DECLS

#define DESMI_DECKS_PAGE_NAME "decks"

/**
 * DesmiDecksPage:
 *
 * Actions: decks.new (template), decks.open (deck), decks.duplicate, decks.rename, decks.delete
 * (deck).
 */
#define DESMI_TYPE_DECKS_PAGE (desmi_decks_page_get_type ())
G_DECLARE_FINAL_TYPE (DesmiDecksPage, desmi_decks_page, DESMI, DECKS_PAGE, AdwBin)

GtkWidget       *desmi_decks_page_new (DesmiSession *session) G_GNUC_WARN_UNUSED_RESULT;
DesmiDeckEditor *desmi_decks_page_get_editor (DesmiDecksPage *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A slide in the list beside the one that is worked on. */
#pragma once

#include "app/decks/desmi-shown-deck.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * DesmiSlideItem:
 *
 * Signals: "changed": the deck was read anew.
 */
#define DESMI_TYPE_SLIDE_ITEM (desmi_slide_item_get_type ())
G_DECLARE_FINAL_TYPE (DesmiSlideItem, desmi_slide_item, DESMI, SLIDE_ITEM, GObject)

DesmiSlideItem *desmi_slide_item_new (DesmiShownDeck *deck, guint page) G_GNUC_WARN_UNUSED_RESULT;
void            desmi_slide_item_update (DesmiSlideItem *self, DesmiShownDeck *deck, guint page);
DesmiShownDeck *desmi_slide_item_get_deck (DesmiSlideItem *self);
guint           desmi_slide_item_get_page (DesmiSlideItem *self);
const char     *desmi_slide_item_get_slide (DesmiSlideItem *self);

G_END_DECLS

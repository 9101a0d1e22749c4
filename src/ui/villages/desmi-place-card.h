/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a village is: on its page, and in the form of its service centre. */
#pragma once

#include "app/desmi-session.h"
#include "app/desmi-village-place.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DesmiPlaceCard:
 *
 * Signal "picked" (gint64 lat_e6, gint64 lon_e6): where the map was clicked.
 */
#define DESMI_TYPE_PLACE_CARD (desmi_place_card_get_type ())
G_DECLARE_FINAL_TYPE (DesmiPlaceCard, desmi_place_card, DESMI, PLACE_CARD, GtkBox)

GtkWidget *desmi_place_card_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       desmi_place_card_show (DesmiPlaceCard *self, DesmiStore *store, const char *village);
void       desmi_place_card_set_typed (DesmiPlaceCard *self, const char *text);

G_END_DECLS

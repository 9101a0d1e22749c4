/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be chosen of the questions of a slide: charts, numbers, the village, the time. */
#pragma once

#include "app/decks/desmi-slide-spec.h"
#include "app/desmi-extent.h"
#include "deck/desmi-deck.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DesmiSlideSlots:
 *
 * Signals: "change" (DesmiSlideSpec): the slide is to ask that from now on.
 */
#define DESMI_TYPE_SLIDE_SLOTS (desmi_slide_slots_get_type ())
G_DECLARE_FINAL_TYPE (DesmiSlideSlots, desmi_slide_slots, DESMI, SLIDE_SLOTS, GtkBox)

GtkWidget *desmi_slide_slots_new (void);
void       desmi_slide_slots_set_extent (DesmiSlideSlots *self, const DesmiExtent *extent);
void       desmi_slide_slots_set_villages (DesmiSlideSlots *self, DesmiTable *villages);
void       desmi_slide_slots_show (DesmiSlideSlots *self, DesmiSlideKind kind, const char *spec);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small map of the district with a village and a point on it. */
#pragma once

#include "app/desmi-village-place.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DesmiPlaceMap:
 *
 * Signal "picked" (gint64 lat_e6, gint64 lon_e6): where the map was clicked.
 */
#define DESMI_TYPE_PLACE_MAP (desmi_place_map_get_type ())
G_DECLARE_FINAL_TYPE (DesmiPlaceMap, desmi_place_map, DESMI, PLACE_MAP, GtkWidget)

GtkWidget *desmi_place_map_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       desmi_place_map_show (DesmiPlaceMap           *self,
                                 const DesmiVillagePlace *place,
                                 const DesmiPosition     *point,
                                 gboolean                 is_estimate);
void       desmi_place_map_pick (DesmiPlaceMap *self, double x, double y);

G_END_DECLS

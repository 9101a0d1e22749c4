/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outlines of the world's countries, and drawing them into a part of a map. */
#pragma once

#include "chart/desmi-projection.h"
#include "chart/desmi-scene.h"

G_BEGIN_DECLS

guint       desmi_world_get_n_rings (void);
const char *desmi_world_get_ring_country (guint ring);
guint       desmi_world_get_ring_length (guint ring);
void        desmi_world_get_ring_point (guint ring, guint index, double *lon, double *lat);

/* Whether a country takes part; by its number, three digits of ISO 3166-1, empty of areas without
 * one. */
typedef gboolean (*DesmiWorldFilter) (const char *iso_numeric, gpointer user_data);

void desmi_world_trace_areas (DesmiSceneMark        *path,
                              const DesmiProjection *map,
                              const DesmiBox        *box,
                              DesmiWorldFilter       filter,
                              gpointer               user_data);
void
desmi_world_trace_borders (DesmiSceneMark *path, const DesmiProjection *map, const DesmiBox *box);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The least that Cairo must do for a scene: its primitives, made ready, issued one after another.
 */
#pragma once

#include "chart/desmi-scene.h"

typedef struct _ChartFloor ChartFloor;

ChartFloor                *chart_floor_new (DesmiScene *scene);
void                       chart_floor_free (ChartFloor *self);
void                       chart_floor_paint (ChartFloor *self, cairo_t *cr);
GBytes                    *chart_floor_export (ChartFloor *self, DesmiExportFormat format);

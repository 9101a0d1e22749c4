/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The least that Cairo must do for a scene, taken from the scene. */
#pragma once

#include "floor-paint.h"

#include "chart/desmi-scene.h"

void    chart_floor_init (Floor *self, DesmiScene *scene, const double *line, gboolean texts);
GBytes *chart_floor_export (const Floor *self, DesmiExportFormat format);

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reading a cube and grouping it share. */
#pragma once

#include "chart/desmi-cube.h"

#include <math.h>

G_BEGIN_DECLS

/* Nothing is known yet */
#define DESMI_CELL_NONE                                                                            \
  {                                                                                                \
    (double) NAN, DESMI_MARK_MISSING, 0, 0                                                         \
  }

void             desmi_cube_category_free (gpointer data);
DesmiCategory   *desmi_cube_side_add (DesmiCubeSide *side, const char *key, char *name);
void             desmi_cell_merge (DesmiCell *self, const DesmiCell *other, DesmiColumnType type);

DesmiCubePlaces *desmi_cube_places_new (guint n) G_GNUC_WARN_UNUSED_RESULT;
void             desmi_cube_places_free (DesmiCubePlaces *self);
guint            desmi_cube_places_add (DesmiCubePlaces *self, guint row_id, guint column_id);
int             desmi_cube_places_find (const DesmiCubePlaces *self, guint row_id, guint column_id);

DesmiCubeCells *desmi_cube_cells_new (guint n) G_GNUC_WARN_UNUSED_RESULT;
void            desmi_cube_cells_free (DesmiCubeCells *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiCubeCells, desmi_cube_cells_free)
DesmiCell       *desmi_cube_cells_at (DesmiCubeCells *self, guint row_id, guint column_id);
const DesmiCell *desmi_cube_cells_find (const DesmiCubeCells *self, guint row_id, guint column_id);
guint            desmi_cube_cells_get_n (const DesmiCubeCells *self);
const DesmiCell *
desmi_cube_cells_get (const DesmiCubeCells *self, guint number, guint *row_id, guint *column_id);

G_END_DECLS

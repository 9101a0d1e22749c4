/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns that a list of villages can have, whether it is shown or copied. */
#pragma once

#include "core/desmi-table.h"
#include "store/desmi-village.h"

G_BEGIN_DECLS

/**
 * DesmiVillageColumn:
 * @name: as it is remembered; also of the order by it
 * @title: in English, of context "column"
 * @sort: which column it is, and the order by it
 * @type: of its values as a table has them
 */
typedef struct
{
  const char      *name;
  const char      *title;
  DesmiVillageSort sort;
  DesmiColumnType  type;
} DesmiVillageColumn;

const DesmiVillageColumn *desmi_village_column_nth (guint n); /* nullable: past the last */
const DesmiVillageColumn *desmi_village_column_find (const char *name); /* nullable */
const char               *desmi_village_column_get_title (const DesmiVillageColumn *self);
gboolean                  desmi_village_column_is_pillar (const DesmiVillageColumn *self);
gboolean                  desmi_village_column_is_number (const DesmiVillageColumn *self);
const char               *desmi_village_column_get_text (const DesmiVillageColumn *self,
                                                         const DesmiVillage       *village);
gint64 desmi_village_column_get_count (const DesmiVillageColumn *self, const DesmiVillage *village);

G_END_DECLS

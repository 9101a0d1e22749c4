/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a column of the village list knows, for those who fill its cells and put it in its place. */
#pragma once

#include "app/desmi-village-column.h"
#include "core/desmi-audience.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESMI_COLUMN_KEY                                                                           \
  "desmi-column" /* of a GtkColumnViewColumn, and of the items of its cells */

/**
 * DesmiColumn:
 * @title: for screen readers: of a pillar its whole name
 * @with_subdistrict: the name says it, since it has no column of its own
 * @audience: for whom the cells are
 * @hidden: (nullable): of pillars; %NULL: not known yet what is hidden
 * @sorter: owned; taken off where the order would tell too much
 */
typedef struct
{
  GtkColumnView            *view; /* not owned: has the column */
  const DesmiVillageColumn *kind;
  char                     *title;
  gboolean                  with_subdistrict;
  DesmiAudience             audience;
  GHashTable               *hidden;
  GtkSorter                *sorter;
} DesmiColumn;

/* The column at a place, (transfer full); @data is what it knows. */
GtkColumnViewColumn *
desmi_village_columns_get (GtkColumnView *view, guint position, DesmiColumn **data);

GtkListItemFactory *
desmi_village_cells_new (DesmiColumn *column) G_GNUC_WARN_UNUSED_RESULT; /* lives shorter */

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts of a village, a row each. */
#pragma once

#include "core/desmi-audience.h"
#include "app/desmi-village-facts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An action of the widget around the rows, with the tab of the village's page where a register
 * is. */
#define DESMI_VILLAGE_FACT_ROWS_OPEN "facts.open"
/* With the code of another village: to its page; and to let this one go on under that code. */
#define DESMI_VILLAGE_FACT_ROWS_VISIT "facts.visit"
#define DESMI_VILLAGE_FACT_ROWS_GO_ON "facts.go-on"

/**
 * DesmiVillageFacts:
 * @programmes: (nullable): that it is in; until they are read, what the village itself says
 * @past: (nullable): what it was in them before
 * @codes: (nullable): before and after its own
 * @cooperatives: (nullable): what its register says of them
 * @is_page: whether the rows are as wide as a page
 *
 * What the rows are made from.
 */
typedef struct
{
  const DesmiVillage *village;
  DesmiTable         *programmes, *past, *codes, *cooperatives;
  gboolean            is_page;
} DesmiVillageFacts;

void desmi_village_fact_rows_fill (GtkListBox              *list,
                                   const DesmiVillageFacts *facts,
                                   DesmiAudience            audience);

G_END_DECLS

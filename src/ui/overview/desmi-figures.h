/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key figures of the overview, in words and with how they moved. */
#pragma once

#include "app/desmi-overview.h"
#include "ui/overview/desmi-tile.h"

G_BEGIN_DECLS

/**
 * DesmiFigures:
 *
 * The tiles of a page, not owned.
 */
typedef struct
{
  DesmiTile *departures, *returns, *abroad, *remittances, *villages;
} DesmiFigures;

void desmi_figures_show (const DesmiFigures *self, const DesmiOverview *overview);

G_END_DECLS

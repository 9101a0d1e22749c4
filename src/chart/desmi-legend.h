/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The legend of a chart: swatches with their names, in rows. */
#pragma once

#include "chart/desmi-frame.h"

G_BEGIN_DECLS

typedef struct
{
  char           *label;
  char           *key; /* (nullable) */
  DesmiStyle      swatch;
  DesmiLegendSign sign;     /* (nullable): draws the swatch */
  double          x, width; /* px, of the whole entry in its row */
  guint           row;
} DesmiLegendEntry;

void   desmi_legend_entry_free (gpointer data);
double desmi_legend_place (DesmiFrame *frame, double width);
void   desmi_legend_draw (DesmiFrame *frame, double x, double y);

G_END_DECLS

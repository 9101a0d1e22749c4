/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers that presentations name, and what they are called. */
#pragma once

#include "core/desmi-locale.h"

G_BEGIN_DECLS

/* DesmiFigureKind: in the order of the list; DESMI_N_FIGURES: none that this version knows */
typedef enum
{
  DESMI_FIGURE_DEPARTURES,
  DESMI_FIGURE_RETURNS,
  DESMI_FIGURE_ABROAD,
  DESMI_FIGURE_REMITTANCES,
  DESMI_FIGURE_VILLAGES,
  DESMI_FIGURE_SCORE,
  DESMI_FIGURE_REPORTED,
  DESMI_N_FIGURES
} DesmiFigureKind;

#define DESMI_FIGURE_INDICATOR "indicator:" /* before the code of one, which is a figure, too */

const char     *desmi_figure_kind_nth (guint n); /* nullable */
DesmiFigureKind desmi_figure_kind_find (const char *code);
const char     *desmi_figure_kind_name (const char *code, const DesmiLocale *locale);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of measured indicators is seen outside the district's office. */
#pragma once

#include "app/desmi-suppress-places.h"

G_BEGIN_DECLS

#define DESMI_CHART_MEASURES_NONE (-1) /* a row without a number */

gboolean *desmi_chart_measures_find_small (const gint64 *counts, guint n) G_GNUC_WARN_UNUSED_RESULT;
void      desmi_chart_measures_cover (DesmiTable   *table,
                                      const gint64 *values,
                                      gboolean      counts,
                                      gboolean     *hidden);
gboolean  desmi_chart_measures_counts_people (DesmiTable *table, guint row);
gint64    desmi_chart_measures_from_milli (gint64 milli);
gboolean *desmi_chart_measures_find (DesmiTable     *table,
                                     guint           actual,
                                     const gint64   *people,
                                     const gboolean *given) G_GNUC_WARN_UNUSED_RESULT;
DesmiTable *desmi_chart_measures_hide (DesmiTable          *table,
                                       DesmiTable          *people,
                                       DesmiSuppressPlaces *places) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

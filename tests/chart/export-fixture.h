/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exports of the cases of charts, into a folder of the test's own, for other programs to look at.
 */
#pragma once

#include "chart-cases.h"

G_BEGIN_DECLS

#define EXPORT_CREATED G_GINT64_CONSTANT (1764036000) /* 2025-11-25T02:00:00Z */

void          export_begin (void);
int           export_end (int result);

DesmiScene   *export_lay_out (DesmiChartType type, ChartState state, const DesmiMeasurer *measurer);
GBytes       *export_bytes (DesmiScene *scene, DesmiExportFormat format, double scale);
char         *export_path (const char *name);
char         *export_save (DesmiScene *scene, DesmiExportFormat format, const char *name);
const guint8 *export_find (GBytes *bytes, const char *what);

/* Programs of others: whether one is installed, else the test is skipped; what one wrote. */
gboolean export_have (const char *program);
char    *export_run (const char *const *argv);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of what was reached, the targets they are held against, and where they can be pointed at.
 */
#pragma once

#include "chart/desmi-panel.h"
#include "chart/desmi-progress-data.h"

G_BEGIN_DECLS

/**
 * DesmiProgressLines:
 * @dimension: stable name of the column by which there are several lines
 * @unit: (nullable): of the values
 * @styles: (array): of each series, from desmi_progress_lines_get_styles()
 * @direct: the names stand beside the lines
 * @only: the one series that is shown, before the others in grey; -1: all
 */
typedef struct
{
  DesmiPanel              *panel;
  const DesmiProgressData *data;
  const char              *dimension;
  const char              *unit;
  const DesmiStyle        *styles;
  gboolean                 direct;
  int                      only;
} DesmiProgressLines;

DesmiStyle *desmi_progress_lines_get_styles (const DesmiProgressData *data,
                                             const char              *dimension,
                                             const DesmiTheme *theme) G_GNUC_WARN_UNUSED_RESULT;
DesmiStyle  desmi_progress_lines_target_style (const DesmiTheme *theme);
char       *desmi_progress_lines_last (const DesmiProgressData   *data,
                                       const DesmiProgressSeries *series,
                                       gboolean                   with_coverage,
                                       const DesmiLocale         *locale) G_GNUC_WARN_UNUSED_RESULT;
double desmi_progress_lines_measure (const DesmiProgressData *data, DesmiFrame *frame, double most);
void   desmi_progress_lines_draw (const DesmiProgressLines *self);

G_END_DECLS

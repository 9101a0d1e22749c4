/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One indicator over time, with its unit and the rules by which its values become one. */
#pragma once

#include "chart/desmi-progress-data.h"

G_BEGIN_DECLS

/**
 * DesmiIndicator:
 * @series: its own, borrowed
 * @data: as if it were the only one, since each has its own scale and unit
 * @unit: (nullable): for the reader; amounts of money have none beside the number
 * @over_time: (nullable): code of how its values become one of a longer time; @over_villages:
 * likewise of several villages
 */
typedef struct
{
  const DesmiProgressSeries *series;
  DesmiProgressData          data;
  const DesmiLocale         *locale;
  char                      *unit;
  const char                *over_time, *over_villages;
} DesmiIndicator;

void  desmi_indicator_init (DesmiIndicator            *self,
                            const DesmiProgressData   *all,
                            const DesmiProgressSeries *series,
                            const DesmiLocale         *locale);
void  desmi_indicator_clear (DesmiIndicator *self);
char *desmi_indicator_say_heading (const DesmiIndicator *self) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_indicator_say_facts (const DesmiIndicator *self,
                                 gboolean              exact) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_indicator_say_brief (const DesmiIndicator *self,
                                 const DesmiFrame     *frame,
                                 double                width) G_GNUC_WARN_UNUSED_RESULT;
void  desmi_indicator_append_course (const DesmiIndicator *self, GString *out);

G_END_DECLS

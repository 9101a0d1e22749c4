/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The villages behind the last value of an indicator, as small ranked bars. */
#pragma once

#include "chart/desmi-progress-data.h"

G_BEGIN_DECLS

/**
 * DesmiIndicatorVillages:
 * @data: a series a village; one without a code is the district and no village
 * @order: (array length=n): series of the villages that have something said in @index, the greatest
 * first, then those without a value by name
 * @index: of the period
 * @indicator: (nullable): code of the indicator
 * @unit: (nullable): for the reader
 * @mean: villages together are their mean, not their sum
 * @drawn: (out): there was room for them
 * @not_to_scale: (out): a bar would be thinner than a pixel
 */
typedef struct
{
  DesmiProgressData *data;
  guint             *order;
  guint              n, index;
  const char        *indicator, *unit;
  gboolean           mean, drawn, not_to_scale;
} DesmiIndicatorVillages;

void desmi_indicator_villages_init (DesmiIndicatorVillages *self, DesmiProgressData *data);
void desmi_indicator_villages_clear (DesmiIndicatorVillages *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DesmiIndicatorVillages, desmi_indicator_villages_clear)
const DesmiProgressPoint *desmi_indicator_villages_get (const DesmiIndicatorVillages *self,
                                                        guint                         rank);
char                     *desmi_indicator_villages_summarize (const DesmiIndicatorVillages *self,
                                                              const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
void                      desmi_indicator_villages_draw (DesmiIndicatorVillages *self,
                                                         DesmiFrame             *frame,
                                                         const DesmiBox         *box);

G_END_DECLS

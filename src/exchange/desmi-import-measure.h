/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the heading of a column of numbers says of them: “Taiwan, L”, “TW I Target”, “Jumlah”. */
#pragma once

#include "exchange/desmi-import-kind.h"

#include "core/desmi-words.h"

G_BEGIN_DECLS

/**
 * DesmiMeasure:
 * @role: COUNT, AMOUNT, VALUE or TARGET
 * @says: whether anything below is said
 * @sum: the numbers sum up those of other columns
 * @destination, @sector, @gender: (nullable): static codes
 * @elsewhere: the numbers are of a destination that is no country
 * @direction: a DesmiDirection; -1: not said
 * @year: 0: not said
 * @month: 1 to 12; 0: not said
 * @quarter: 1 to 4; 0: not said
 */
typedef struct
{
  DesmiRole   role;
  gboolean    says;
  gboolean    sum;
  const char *destination;
  const char *sector;
  const char *gender;
  gboolean    elsewhere;
  int         direction;
  int         year, month, quarter;
} DesmiMeasure;

void     desmi_measure_init (DesmiMeasure *self, DesmiImportKind kind);
gboolean desmi_measure_add (DesmiMeasure *self, DesmiImportKind kind, const char *heading);
gboolean desmi_measure_is_heading (DesmiImportKind kind, const char *heading, DesmiRole role);
gboolean desmi_measure_is_same (const DesmiMeasure *a, const DesmiMeasure *b);
gboolean desmi_measure_is_region (const char *heading);
gboolean desmi_measure_is_cumulative (const char *text);
gboolean desmi_measure_includes (const DesmiMeasure *self, const DesmiMeasure *part);

G_END_DECLS

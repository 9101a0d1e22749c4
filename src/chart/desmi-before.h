/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How what a mark stands for changed on the year before. */
#pragma once

#include "chart/desmi-chart.h"

G_BEGIN_DECLS

/**
 * DesmiBeforeKey:
 * @column: stable name of a column of names or periods
 * @key: (nullable): what stands in it; %NULL: anything
 *
 * One of the columns by which a mark sums the table.
 */
typedef struct
{
  const char *column;
  const char *key;
} DesmiBeforeKey;

/**
 * DesmiBefore:
 *
 * What there was a year before, in the table itself where it is of several years, and in one of the
 * same columns.
 */
typedef struct _DesmiBefore DesmiBefore;

DesmiBefore *desmi_before_new (DesmiTable *table, DesmiTable *before) G_GNUC_WARN_UNUSED_RESULT;
void         desmi_before_free (DesmiBefore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiBefore, desmi_before_free)

gboolean desmi_before_find (DesmiBefore          *self,
                            const DesmiBeforeKey *keys,
                            guint                 n_keys,
                            double               *value,
                            DesmiPeriod          *when);
char    *desmi_before_say (double             now,
                           double             before,
                           const DesmiPeriod *when,
                           const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
void     desmi_before_append (GString              *out,
                              DesmiBefore          *self,
                              const DesmiBeforeKey *keys,
                              guint                 n_keys,
                              double                now,
                              const DesmiLocale    *locale);

G_END_DECLS

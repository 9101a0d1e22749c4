/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of which time a file has data, and which of it is shown unless someone says otherwise. */
#pragma once

#include "core/desmi-period.h"
#include "store/desmi-store.h"

G_BEGIN_DECLS

/**
 * DesmiExtent:
 * @has_months, @has_quarter: whether the file holds flows, pillars at all
 * @months: from the first to the last month with flows
 * @quarter: the last with measurements
 */
typedef struct
{
  gboolean    has_months;
  gboolean    has_quarter;
  DesmiPeriod months;
  DesmiPeriod quarter;
} DesmiExtent;

void        desmi_extent_read (DesmiExtent *self, DesmiTable *table); /* lookup "extent" */
gboolean    desmi_extent_load (DesmiExtent  *self,
                               DesmiStore   *store,
                               GCancellable *cancellable,
                               GError      **error);                  /* blocks */
DesmiPeriod desmi_extent_last_year (const DesmiExtent *self);    /* full if there is one */
DesmiPeriod desmi_extent_last_quarter (const DesmiExtent *self); /* of measurements */

G_END_DECLS

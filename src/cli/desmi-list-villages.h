/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of villages with the window's filters, as a table. */
#pragma once

#include "cli/desmi-cli.h"
#include "core/desmi-audience.h"
#include "store/desmi-store.h"

G_BEGIN_DECLS

/**
 * DesmiListVillages:
 * @area: (nullable): code of a subdistrict or of the district
 * @where: (nullable) (array zero-terminated=1): "filter=value" each
 * @search: (nullable): as typed into the window's search
 * @quarter: (nullable): of pillars and reports
 * @programme: (nullable): whose cohort and status are told
 * @in_district: every village of the district, not only the programme's
 */
typedef struct
{
  const char        *area;
  const char *const *where;
  const char        *search;
  const char        *quarter;
  const char        *programme;
  gboolean           in_district;
} DesmiListVillages;

DesmiTable *desmi_list_villages (DesmiStore              *store,
                                 const DesmiListVillages *asked,
                                 const DesmiLocale       *locale,
                                 GCancellable            *cancellable,
                                 GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

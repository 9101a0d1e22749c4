/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lists and pages of villages share. */
#pragma once

#include "store/desmi-query-private.h"

G_BEGIN_DECLS

/* Of several cooperatives, the one that has come furthest and still is. */
#define DESMI_VILLAGE_COOPERATIVE_RANK                                                             \
  "CASE stage WHEN 'active' THEN 8 WHEN 'legal' THEN 7 WHEN 'deed' THEN 6 WHEN 'meeting' THEN 5 "  \
  "WHEN 'group' THEN 4 WHEN 'plan' THEN 3 WHEN 'inactive' THEN 2 ELSE 1 END"

/* Whether a row of the register of people is of somebody who serves on the day of the format's
 * arguments, four times the number of its parameter. */
#define DESMI_VILLAGE_SERVES "coalesce (since, ?%u) <= ?%u AND coalesce (until, ?%u) >= ?%u"

/* A copy whose strings are its own. */
DesmiVillageFilter      *
desmi_village_filter_copy (const DesmiVillageFilter *filter); /* nullable: the default */
void desmi_village_filter_free (DesmiVillageFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiVillageFilter, desmi_village_filter_free)

/* Scores of the filter's quarter: key: village; value: double[DESMI_MAX_PILLARS]. @codes nullable:
 * all. */
GHashTable *desmi_village_read_scores (DesmiConnection          *connection,
                                       const DesmiVillageFilter *filter,
                                       const GPtrArray          *codes,
                                       GError                  **error);

gboolean    desmi_village_add_conditions (DesmiSqlParts            *parts,
                                          DesmiConnection          *connection,
                                          const DesmiVillageFilter *filter,
                                          GError                  **error);
GArray     *desmi_village_list_ids (DesmiConnection          *connection,
                                    const DesmiVillageFilter *filter,
                                    GError                  **error);
GPtrArray  *desmi_village_read_page (DesmiConnection          *connection,
                                     const DesmiVillageFilter *filter,
                                     const gint64             *ids,
                                     guint                     n_ids,
                                     GError                  **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which scores in the list of villages are not for an audience. */
#pragma once

#include "store/desmi-store.h"

G_BEGIN_DECLS

DesmiQuery *
desmi_village_scores_query_new (const DesmiVillageFilter *filter) G_GNUC_WARN_UNUSED_RESULT;
GHashTable *desmi_village_scores_find_hidden (DesmiTable *scores) G_GNUC_WARN_UNUSED_RESULT;
gboolean desmi_village_scores_hide (GHashTable *hidden, const DesmiVillage *village, guint pillar);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A filter of villages with texts of its own, to be kept. */
#pragma once

#include "store/desmi-store.h"

G_BEGIN_DECLS

/* The programme that villages are of unless said otherwise. */
#define DESMI_VILLAGE_PROGRAMME "desmigratif"

DesmiVillageFilter          *
desmi_village_filter_dup (const DesmiVillageFilter *filter) G_GNUC_WARN_UNUSED_RESULT;
void     desmi_village_filter_drop (DesmiVillageFilter *filter); /* of a copy */
gboolean desmi_village_filter_can_lose (const DesmiVillageFilter *filter);
gboolean desmi_village_filter_equal (const DesmiVillageFilter *a, const DesmiVillageFilter *b);

G_END_DECLS

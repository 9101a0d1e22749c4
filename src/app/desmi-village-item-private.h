/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the list of villages makes and fills its items. */
#pragma once

#include "app/desmi-village-list.h"

G_BEGIN_DECLS

GType             desmi_village_get_type (void);
DesmiVillageItem *desmi_village_item_new (gint64        id,
                                          DesmiVillage *village) G_GNUC_WARN_UNUSED_RESULT;
void              desmi_village_item_reuse (DesmiVillageItem *self, gint64 id);
void              desmi_village_item_set_village (DesmiVillageItem *self, DesmiVillage *village);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One village: facts, pillars, where its people go. */
#pragma once

#include "app/desmi-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESMI_TYPE_VILLAGE_DETAIL (desmi_village_detail_get_type ())
G_DECLARE_FINAL_TYPE (DesmiVillageDetail, desmi_village_detail, DESMI, VILLAGE_DETAIL, AdwBin)

void
desmi_village_detail_show (DesmiVillageDetail *self, DesmiSession *session, DesmiVillage *village);
void          desmi_village_detail_show_many (DesmiVillageDetail *self, guint n);
DesmiVillage *desmi_village_detail_get_village (DesmiVillageDetail *self);
void          desmi_village_detail_set_is_page (DesmiVillageDetail *self, gboolean is_page);

G_END_DECLS

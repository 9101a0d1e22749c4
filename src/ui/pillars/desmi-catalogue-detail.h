/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry of the catalogue: what it is, how it counts, and which register it is counted from. */
#pragma once

#include "app/desmi-catalogue-view.h"
#include "app/desmi-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESMI_TYPE_CATALOGUE_DETAIL (desmi_catalogue_detail_get_type ())
G_DECLARE_FINAL_TYPE (DesmiCatalogueDetail, desmi_catalogue_detail, DESMI, CATALOGUE_DETAIL, AdwBin)

GtkWidget  *desmi_catalogue_detail_new (DesmiSession *session) G_GNUC_WARN_UNUSED_RESULT;
void        desmi_catalogue_detail_show_entry (DesmiCatalogueDetail      *self,
                                               const DesmiCatalogueEntry *entry);
const char *desmi_catalogue_detail_get_score_text (DesmiCatalogueDetail *self);
const char *desmi_catalogue_detail_get_feed_text (DesmiCatalogueDetail *self);
void        desmi_catalogue_detail_choose_feed (DesmiCatalogueDetail *self, const char *feed);

G_END_DECLS

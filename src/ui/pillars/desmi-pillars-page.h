/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the four pillars stand against their targets, in the district and in each village. */
#pragma once

#include "app/desmi-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESMI_TYPE_PILLARS_PAGE (desmi_pillars_page_get_type ())
G_DECLARE_FINAL_TYPE (DesmiPillarsPage, desmi_pillars_page, DESMI, PILLARS_PAGE, AdwBin)

GtkWidget *desmi_pillars_page_new (DesmiSession *session) G_GNUC_WARN_UNUSED_RESULT;
void       desmi_pillars_page_open_catalogue (DesmiPillarsPage *self);

G_END_DECLS

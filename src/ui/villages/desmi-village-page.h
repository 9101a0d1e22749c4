/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One village with all that is kept of it, a tab a subject. */
#pragma once

#include "app/desmi-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DesmiVillagePage:
 *
 * Properties: "title", "subtitle" (string, nullable): of the village shown, for the window.
 * Actions: villages.edit.
 */
#define DESMI_TYPE_VILLAGE_PAGE (desmi_village_page_get_type ())
G_DECLARE_FINAL_TYPE (DesmiVillagePage, desmi_village_page, DESMI, VILLAGE_PAGE, AdwBin)

#define DESMI_VILLAGE_PAGE_NAME "village"

GtkWidget *desmi_village_page_new (DesmiSession *session) G_GNUC_WARN_UNUSED_RESULT;
void       desmi_village_page_open (DesmiSession *session, const char *village, const char *tab);

G_END_DECLS

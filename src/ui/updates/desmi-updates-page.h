/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Official data: from where, of when, and getting the newest. */
#pragma once

#include "app/desmi-session.h"
#include "app/desmi-updater.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESMI_TYPE_UPDATES_PAGE (desmi_updates_page_get_type ())
G_DECLARE_FINAL_TYPE (DesmiUpdatesPage, desmi_updates_page, DESMI, UPDATES_PAGE, AdwBin)

GtkWidget *desmi_updates_page_new (DesmiSession *session,
                                   DesmiUpdater *updater) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

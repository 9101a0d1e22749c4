/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The district at a glance: figures, where people go, how the pillars stand, and the months. */
#pragma once

#include "app/desmi-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESMI_TYPE_OVERVIEW_PAGE (desmi_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (DesmiOverviewPage, desmi_overview_page, DESMI, OVERVIEW_PAGE, AdwBin)

GtkWidget *desmi_overview_page_new (DesmiSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What in the data can hardly be right or is not there, and how complete each village is. */
#pragma once

#include "app/desmi-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESMI_TYPE_QUALITY_PAGE (desmi_quality_page_get_type ())
G_DECLARE_FINAL_TYPE (DesmiQualityPage, desmi_quality_page, DESMI, QUALITY_PAGE, AdwBin)

GtkWidget *desmi_quality_page_new (DesmiSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

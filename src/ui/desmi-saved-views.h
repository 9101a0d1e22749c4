/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The views of a page that the district file keeps: chosen, saved, renamed, deleted. */
#pragma once

#include "app/desmi-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESMI_TYPE_SAVED_VIEWS (desmi_saved_views_get_type ())
G_DECLARE_FINAL_TYPE (DesmiSavedViews, desmi_saved_views, DESMI, SAVED_VIEWS, AdwBin)

void desmi_saved_views_connect (DesmiSavedViews *self, DesmiSession *session, const char *page);

G_END_DECLS

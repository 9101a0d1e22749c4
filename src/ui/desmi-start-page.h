/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window shows while no district is open. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DESMI_TYPE_START_PAGE (desmi_start_page_get_type ())
G_DECLARE_FINAL_TYPE (DesmiStartPage, desmi_start_page, DESMI, START_PAGE, AdwBin)

void desmi_start_page_reload (DesmiStartPage *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The village that another page led to the list of villages for. */
#pragma once

#include "app/desmi-session.h"

G_BEGIN_DECLS

const char *desmi_village_visit_get (DesmiSession *session, const char *page);
void        desmi_village_visit_leave (DesmiSession *session, const char *page, const char *code);

G_END_DECLS

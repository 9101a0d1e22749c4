/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choices of a filter by area: everything, the subdistricts, the programme villages. */
#pragma once

#include "app/desmi-session.h"
#include "ui/desmi-filter.h"

G_BEGIN_DECLS

void
desmi_area_choices_connect (DesmiSession *session, DesmiFilter *filter, gboolean with_villages);

G_END_DECLS

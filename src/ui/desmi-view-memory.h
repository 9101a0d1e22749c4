/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages come back as they were left, over restarts. */
#pragma once

#include "app/desmi-session.h"

G_BEGIN_DECLS

void desmi_view_memory_connect (DesmiSession *session, GSettings *settings);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies unused in a file is let go once a day, if it is much. */
#pragma once

#include "store/desmi-connection.h"

G_BEGIN_DECLS

#define DESMI_TIDY_SLACK G_GINT64_CONSTANT (16 * 1024 * 1024)

void desmi_tidy_day (DesmiConnection *connection, gboolean is_local, GCancellable *cancellable);
void desmi_tidy_hold_slack (gint64 bytes);

G_END_DECLS

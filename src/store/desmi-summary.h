/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two tables of sums over flows: rebuilt, and compared with their base. */
#pragma once

#include "store/desmi-store-private.h"

G_BEGIN_DECLS

/* Rows that differ between the summaries and the base tables; -1 with @error set. */
gint64 desmi_summary_check (DesmiConnection *connection, GError **error);

G_END_DECLS

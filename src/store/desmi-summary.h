/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two tables of sums over flows: rebuilt, suspended for a batch, compared with their base. */
#pragma once

#include "store/desmi-store-private.h"

G_BEGIN_DECLS

/* For the rest of the transaction, local flows change without their sums; rebuild before its end.
 */
gboolean desmi_summary_suspend (DesmiConnection *connection, GError **error);
/* Rows that differ between the summaries and the base tables; -1 with @error set. */
gint64 desmi_summary_check (DesmiConnection *connection, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows that an import brings, for it and for what takes it back. */
#pragma once

#include "store/desmi-connection.h"

G_BEGIN_DECLS

/* Before and after many rows move. */
gboolean desmi_batch_suspend_summaries (DesmiConnection *connection, GError **error);
gboolean
desmi_batch_resume_summaries (DesmiConnection *connection, gboolean rebuild, GError **error);

gboolean desmi_batch_count (DesmiConnection *connection,
                            const char      *sql,
                            gint64           batch,
                            gint64          *n,
                            GError         **error);
gboolean desmi_batch_count_rows (DesmiConnection *connection,
                                 gint64           batch,
                                 gint64          *n_rows,
                                 gint64          *n_before,
                                 DesmiTables     *tables,
                                 GError         **error);
gboolean desmi_batch_note_areas (DesmiConnection *connection, gint64 batch, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of the user's work, one line in the file: recorded, taken back, done again, read. */
#pragma once

#include "store/desmi-connection.h"

G_BEGIN_DECLS

/* id, at, who, label, kind, state, changes, and details if asked for; the newest first. */
DesmiTable *desmi_history_lookup (DesmiConnection   *connection,
                                  const char        *area,
                                  gboolean           details,
                                  const DesmiLocale *locale,
                                  GError           **error) G_GNUC_WARN_UNUSED_RESULT;
/* village, table, subject, field, before, after of one step. */
DesmiTable *desmi_history_changes_lookup (DesmiConnection   *connection,
                                          const char        *argument,
                                          const DesmiLocale *locale,
                                          GError           **error) G_GNUC_WARN_UNUSED_RESULT;

/* For a batch, which is recorded under the number that its rows carry. */
gboolean desmi_history_next_id (DesmiConnection *connection, gint64 *id, GError **error);
gboolean desmi_history_add (DesmiConnection *connection,
                            gint64           id,
                            const char      *label,
                            GBytes          *changeset, /* NULL: a batch */
                            gint64           n_rows,
                            GError         **error);

gboolean
desmi_batch_take_out (DesmiConnection *connection, gint64 id, gint64 n_rows, GError **error);
gboolean desmi_batch_put_in (DesmiConnection *connection, gint64 id, GError **error);
/* Forgets what undone batches would put in again. */
gboolean desmi_batch_drop_undone (DesmiConnection *connection, GError **error);

G_END_DECLS

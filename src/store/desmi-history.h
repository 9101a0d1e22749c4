/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of the user's work, one line in the file: recorded, taken back, done again, read. */
#pragma once

#include "core/desmi-message.h"
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

/* Who works, for what is to bear a name; lent. */
const char *desmi_history_get_user (DesmiConnection *connection);
/* For a batch, which is recorded under the number that its rows carry. */
gboolean desmi_history_next_id (DesmiConnection *connection, gint64 *id, GError **error);
gboolean desmi_history_add (DesmiConnection    *connection,
                            gint64              id,
                            const char         *label,
                            const DesmiMessage *message,   /* nullable */
                            GBytes             *changeset, /* NULL: a batch */
                            gint64              n_rows,
                            GError            **error);
/* What a step is called, to each reader in their language. */
#define DESMI_HISTORY_MESSAGE "(SELECT value FROM meta WHERE key = 'label/' || h.id)"
gboolean desmi_history_put_message (DesmiConnection    *connection,
                                    gint64              id,
                                    const DesmiMessage *message,
                                    GError            **error);
char    *desmi_history_dup_label (sqlite3_stmt      *stmt,
                                  int                label,
                                  int                message,
                                  const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
/* The way to the state after a step, if it is still on the line. */
gboolean
desmi_history_find_way (DesmiConnection *connection, gint64 step, DesmiMoved *way, GError **error);
/* Of a local table. */
const char *desmi_history_find_part (const char *table); /* nullable */
/* What steps touch, in history_area. */
gboolean desmi_history_count_edit (DesmiConnection *connection,
                                   gint64           id,
                                   GBytes          *changeset,
                                   GError         **error);
gboolean desmi_history_count_old (DesmiConnection *connection, GError **error);
gboolean desmi_history_has_uncounted (DesmiConnection *connection, gboolean *has, GError **error);
gboolean desmi_history_count_uncounted (DesmiConnection *connection, GError **error);

gboolean
desmi_batch_take_out (DesmiConnection *connection, gint64 id, gint64 n_rows, GError **error);
/* Of it only what lies in @area; what it set aside stays aside. */
gboolean desmi_batch_take_out_area (DesmiConnection *connection,
                                    gint64           id,
                                    const char      *area,
                                    GError         **error);
gboolean desmi_batch_put_in (DesmiConnection *connection, gint64 id, GError **error);
/* Forgets what undone batches would put in again. */
gboolean desmi_batch_drop_undone (DesmiConnection *connection, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of store/ share: connections, and jobs on the writer's and the readers' threads.
 */
#pragma once

#include "store/desmi-store.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * DesmiConnection:
 *
 * One SQLite connection, used on one thread only, with its prepared statements kept by their text.
 */
typedef struct _DesmiConnection DesmiConnection;

sqlite3                        *desmi_connection_get_db (DesmiConnection *self);
/* A statement for static @sql, reset and without bindings; owned by the connection. */
sqlite3_stmt *desmi_connection_prepare (DesmiConnection *self, const char *sql, GError **error);
gboolean      desmi_connection_exec (DesmiConnection *self, const char *sql, GError **error);
/* TRUE: a row; FALSE without @error: done. The statement is reset after done or failed. */
gboolean desmi_connection_step (DesmiConnection *self, sqlite3_stmt *stmt, GError **error);
/* Resets the statement after some of its rows, and hands @local on. Returns whether there was none.
 */
gboolean desmi_connection_end (sqlite3_stmt *stmt, GError **local, GError **error);
/* Sets @error from the connection's state: damaged, locked, disk full, cancelled ... Returns FALSE.
 */
gboolean desmi_connection_fail (DesmiConnection *self, GError **error);
gboolean desmi_connection_fail_with (DesmiConnection *self, int code, GError **error);

/* A job gets a connection, and returns what the finish function gives. NULL or FALSE: @error is
 * set. */
typedef gpointer (*DesmiJob) (DesmiConnection *connection,
                              gpointer         data,
                              GCancellable    *cancellable,
                              GError         **error);

/* Runs @job on a reader's thread, inside one read transaction. */
gpointer desmi_store_read (DesmiStore   *self,
                           DesmiJob      job,
                           gpointer      data,
                           GCancellable *cancellable,
                           GError      **error);
void     desmi_store_read_async (DesmiStore         *self,
                                 DesmiJob            job,
                                 gpointer            data,
                                 GDestroyNotify      data_free,
                                 GDestroyNotify      result_free,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
gpointer desmi_store_read_finish (DesmiStore *self, GAsyncResult *result, GError **error);
/* Runs @job on the writer's thread inside one BEGIN IMMEDIATE transaction, committed if it returns
 * non-NULL. The job calls desmi_connection_touch() with what it changed; "changed" follows the
 * commit. */
gpointer desmi_store_write (DesmiStore   *self,
                            DesmiJob      job,
                            gpointer      data,
                            GCancellable *cancellable,
                            GError      **error);
void     desmi_store_write_async (DesmiStore         *self,
                                  DesmiJob            job,
                                  gpointer            data,
                                  GDestroyNotify      data_free,
                                  GDestroyNotify      result_free,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
gpointer desmi_store_write_finish (DesmiStore *self, GAsyncResult *result, GError **error);
void     desmi_connection_touch (DesmiConnection *self, DesmiTables tables, const char *village);

/* Rebuilds both summary tables from the base tables, set-wise. */
gboolean desmi_summary_rebuild (DesmiConnection *connection, GError **error);

G_END_DECLS

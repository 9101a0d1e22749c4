/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a connection is opened, lent to a job and closed: for the worker and the store only. */
#pragma once

#include "store/desmi-store-private.h"

G_BEGIN_DECLS

typedef enum
{
  DESMI_CONNECTION_WRITE,     /* an existing file, for reading and writing */
  DESMI_CONNECTION_CREATE,    /* as WRITE, made if it is not there */
  DESMI_CONNECTION_READ,      /* mode=ro: nothing of the file is changed */
  DESMI_CONNECTION_IMMUTABLE, /* as READ, and nobody else can change it: no lock, no -wal, no -shm
                               */
} DesmiConnectionMode;

DesmiConnection *desmi_connection_open (const char         *path,
                                        DesmiConnectionMode mode,
                                        GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         desmi_connection_tune (DesmiConnection *self, GError **error);
void             desmi_connection_close (DesmiConnection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiConnection, desmi_connection_close)

/* The cancellable that statements and waiting for locks look at; lent, nullable. */
void desmi_connection_set_cancellable (DesmiConnection *self, GCancellable *cancellable);
/* Waiting for another process's lock ends after this; 10,000 unless set. */
void desmi_connection_set_patience (DesmiConnection *self, guint patience_ms);

/* Who works, for the history; NULL: as the system says. */
void        desmi_connection_set_user (DesmiConnection *self, const char *name);
const char *desmi_connection_get_user (DesmiConnection *self);

/* What SQLite, or a job, has found damaged on this connection. */
void     desmi_connection_note_damage (DesmiConnection *self);
gboolean desmi_connection_has_damage (DesmiConnection *self);
gboolean desmi_connection_is_sound (DesmiConnection *self, gboolean *sound);

/* What jobs touched since the last call, and a NULL-terminated array of villages or NULL: many. */
DesmiTables desmi_connection_take_touched (DesmiConnection *self, char ***villages);

/* One integer or text of the first column of the first row of @sql, which takes no parameters. */
gboolean
desmi_connection_get_int (DesmiConnection *self, const char *sql, gint64 *out, GError **error);
char *desmi_connection_dup_text (DesmiConnection *self, const char *sql, GError **error)
    G_GNUC_WARN_UNUSED_RESULT; /* nullable without error */

/* Prepares @sql and binds @types: 's' const char * (nullable), 'i' gint64, 'd' int, 'n' NULL. */
sqlite3_stmt *desmi_connection_bind (DesmiConnection *self,
                                     GError         **error,
                                     const char      *sql,
                                     const char      *types,
                                     ...);
/* As bind, and runs the statement to its end. */
gboolean desmi_connection_run (DesmiConnection *self,
                               GError         **error,
                               const char      *sql,
                               const char      *types,
                               ...);

G_END_DECLS

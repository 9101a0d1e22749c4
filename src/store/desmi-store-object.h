/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's own parts, shared by the files that open it, run its jobs and tell of its changes. */
#pragma once

#include "store/desmi-store-file.h"
#include "store/desmi-worker.h"

G_BEGIN_DECLS

/* Lent to both workers; lives as long as the last thread. (g_atomic_rc_box) */
typedef struct
{
  DesmiStoreFile *file;
  GWeakRef        store;
  gint64          data_version; /* writer's thread only */
  int             safe_day;     /* writer's thread only: its backup was looked after; 0: none */
  GMutex          user_mutex;
  char           *user;      /* (nullable): who works, under the mutex */
  int             is_astray; /* atomic: the file did not lie at its path when looked at last */
} DesmiStoreShared;

/**
 * DesmiStoreChange:
 *
 * What a commit changed and what holds after it, on its way to the store's main context.
 */
typedef struct
{
  DesmiTables tables;
  char      **villages; /* (nullable): many */
  char       *undo_label;
  char       *redo_label;
  char       *district_name;
  char       *notice; /* (nullable): a new one */
  gboolean    synthetic;
} DesmiStoreChange;

struct _DesmiStore
{
  GObject           parent_instance;
  DesmiStoreShared *shared;
  DesmiWorker      *writer;
  DesmiWorker      *readers;
  GThread          *thread; /* that opened it: "changed" is emitted there */
  GMainContext     *context;
  GMutex            mutex;   /* over the next three */
  GQueue            changes; /* of DesmiStoreChange, not told yet */
  GSource          *telling;
  gint64            safe_step; /* history's last when an import found it copied or its own; -1 */
  guint             watch_id;
  gboolean          is_looking;
  gboolean          is_astray; /* as told */
  char             *district;
  char             *district_name;
  char             *undo_label;
  char             *redo_label;
  char             *notice;
  gboolean          synthetic;
  char             *place; /* (nullable): where a file that is being made will lie */
};

void desmi_store_shared_unref (gpointer shared);
DesmiStore *
desmi_store_new (DesmiStoreFile *file, GMainContext *context, GThread *thread); /* takes file */
void desmi_store_start (DesmiStore *self);
/* Opens the writer's connection, so that it knows what others write from here on, and reads what
 * the store says of itself. */
gboolean desmi_store_first_look (DesmiStore *self, GError **error);
/* What holds now, read on @connection. */
DesmiStoreChange *desmi_store_change_new (DesmiConnection *connection);
void              desmi_store_change_free (DesmiStoreChange *self);
void desmi_store_adopt (DesmiStore *self, DesmiStoreChange *change); /* takes change; no signal */
void desmi_store_adopt_place (DesmiStore *self);
void desmi_store_tell (DesmiStore *self, DesmiStoreChange *change); /* takes change; any thread */
void desmi_store_tell_now (DesmiStore *self); /* if on the thread that opened it */
/* Looks whether another process has written, or moved the file; tells if so. */
void desmi_store_look (DesmiStore *self);

G_END_DECLS

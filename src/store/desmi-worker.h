/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Threads that run jobs on connections of their own: one for the writer, a few for the readers. */
#pragma once

#include "store/desmi-connection.h"

G_BEGIN_DECLS

/**
 * DesmiWorkerClass:
 * @open: opens a thread's connection, on that thread, before its first job
 * @run: runs a job, with its transaction around it
 * @tick: (nullable): called on an idle thread that has a connection, each @tick_s seconds
 * @closing: (nullable): called before a thread's connection is closed
 * @ends_waiting: whether jobs that wait when it is stopped are run, not failed
 *
 * What the threads of a worker do; @data outlives the worker.
 */
typedef struct
{
  DesmiConnection *(*open) (gpointer data, GCancellable *cancellable, GError **error);
  gpointer (*run) (DesmiConnection *connection,
                   gpointer         data,
                   gpointer         store,
                   DesmiJob         job,
                   gpointer         job_data,
                   GDestroyNotify   result_free,
                   GCancellable    *cancellable,
                   GError         **error);
  void (*tick) (DesmiConnection *connection, gpointer data);
  void (*closing) (DesmiConnection *connection, gpointer data);
  guint    tick_s;
  gboolean ends_waiting;
} DesmiWorkerClass;

typedef struct _DesmiWorker DesmiWorker;

DesmiWorker                *desmi_worker_new (const char             *name,
                                              guint                   n_threads,
                                              const DesmiWorkerClass *klass,
                                              gpointer                data,
                                              GDestroyNotify          data_free) G_GNUC_WARN_UNUSED_RESULT;
void                        desmi_worker_stop (DesmiWorker *self); /* finishes running jobs */
void                        desmi_worker_unref (DesmiWorker *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiWorker, desmi_worker_unref)

/* Smaller priorities run first; equal ones in order. */
void     desmi_worker_push (DesmiWorker   *self,
                            GTask         *task,
                            DesmiJob       job,
                            gpointer       data,
                            GDestroyNotify data_free,
                            GDestroyNotify result_free);
gpointer desmi_worker_call (DesmiWorker  *self,
                            gpointer      store,
                            DesmiJob      job,
                            gpointer      data,
                            GCancellable *cancellable,
                            GError      **error);

/* The connection of the worker's thread that this is called on. */
DesmiConnection *desmi_worker_get_current (DesmiWorker *self); /* nullable */

G_END_DECLS

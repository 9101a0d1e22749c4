/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window works on: the open district file, the filters in force, the files used before. */
#pragma once

#include "core/desmi-audience.h"
#include "core/desmi-period.h"
#include "store/desmi-store.h"

G_BEGIN_DECLS

/**
 * DesmiSession:
 *
 * Properties: "store" (DesmiStore, nullable), "period" (string, normal form), "source" (int,
 * DesmiSource), "quarter" (string), "programme" (string), "audience" (int, DesmiAudience: for whom
 * charts are drawn). Setting a filter notifies; pages ask the
 * store anew. Signals: "changed" (guint tables): the store's, passed on, so that pages need not
 * follow the store.
 */
#define DESMI_TYPE_SESSION (desmi_session_get_type ())
G_DECLARE_FINAL_TYPE (DesmiSession, desmi_session, DESMI, SESSION, GObject)

DesmiSession *desmi_session_new (void) G_GNUC_WARN_UNUSED_RESULT;
DesmiStore   *desmi_session_get_store (DesmiSession *self); /* nullable */
void          desmi_session_open_async (DesmiSession       *self,
                                        const char         *path,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
gboolean      desmi_session_open_finish (DesmiSession *self, GAsyncResult *result, GError **error);
/* A new file for @district, filled with the shipped regions and catalogue. */
void     desmi_session_create_async (DesmiSession       *self,
                                     const char         *path,
                                     const char         *district,
                                     DesmiProgress       progress,
                                     gpointer            progress_data,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
gboolean desmi_session_create_finish (DesmiSession *self, GAsyncResult *result, GError **error);
/* The sample district: publishes the sample feed, creates a file, pulls, imports the local
 * measurements, opens it. */
void     desmi_session_try_sample_async (DesmiSession       *self,
                                         DesmiProgress       progress,
                                         gpointer            progress_data,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
gboolean desmi_session_try_sample_finish (DesmiSession *self, GAsyncResult *result, GError **error);
void     desmi_session_close (DesmiSession *self);

const char   *desmi_session_get_period (DesmiSession *self);
void          desmi_session_set_period (DesmiSession *self, const char *period);
const char   *desmi_session_get_quarter (DesmiSession *self); /* that the pillar pages show */
void          desmi_session_set_quarter (DesmiSession *self, const char *quarter);
DesmiSource   desmi_session_get_source (DesmiSession *self);
void          desmi_session_set_source (DesmiSession *self, DesmiSource source);
DesmiAudience desmi_session_get_audience (DesmiSession *self);
void          desmi_session_set_audience (DesmiSession *self, DesmiAudience audience);
const char   *desmi_session_get_programme (DesmiSession *self); /* "desmigratif" */

/* Districts of the shipped national list, for "a new district": (code, name "Kabupaten Indramayu",
 * province) */
DesmiTable *desmi_session_list_districts (GError **error) G_GNUC_WARN_UNUSED_RESULT;
void        desmi_session_list_districts_async (GCancellable       *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer            user_data);
DesmiTable *desmi_session_list_districts_finish (GAsyncResult *result,
                                                 GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* A file opened before. */
typedef struct
{
  char *path; /* in the encoding of file names */
  char *name; /* as shown: without folder and suffix */
  gboolean
      is_there; /* it can be opened; else it was moved, deleted or lies on a drive not plugged in */
} DesmiRecentFile;

/* Files opened before, newest first; kept in the user's state folder. */
GPtrArray *desmi_recent_files_choose (guint max, const char *except) G_GNUC_WARN_UNUSED_RESULT;
void       desmi_recent_files_add (const char *path);

G_END_DECLS

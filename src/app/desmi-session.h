/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window works on: the open district file, the filters in force, the files used before. */
#pragma once

#include "app/desmi-view-history.h"
#include "core/desmi-audience.h"
#include "core/desmi-period.h"
#include "store/desmi-store.h"

G_BEGIN_DECLS

/**
 * DesmiSession:
 *
 * Properties: "store" (DesmiStore, nullable), "state" (DesmiViewState: all that is shown), and of
 * it "period" (string, normal form), "source" (int, DesmiSource), "quarter" (string), "audience"
 * (int, DesmiAudience: for whom numbers are shown); "programme" (string); "user" (string, nullable:
 * what the history calls the person who works; empty: the system's name of them). Signals:
 * "changed" (guint tables): the store's, passed on, so that pages need not follow the store;
 * "left-out" (string): a sentence about what was chosen and is not in the file.
 *
 * How a page takes part in the way back: it keeps nothing of what is chosen on it. Whoever chooses
 * makes a state from the present one and sets it, which is a step:
 *
 *   state = desmi_view_state_with_filter (desmi_session_get_state (session), "gender", "F");
 *   desmi_session_set_state (session, state);
 *
 * and the page follows "notify::state" (src/ui: desmi_refresh_follow() does), where it brings
 * its buttons in line with the state and asks the store anew. Bringing in line may set the same
 * state again: what shows the same is no step, so that going back never adds one. Filters and tabs
 * of a page are its own and remembered for it; period, quarter, source and audience are the same on
 * all.
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

DesmiViewState *desmi_session_get_state (DesmiSession *self);
gboolean        desmi_session_is_on_page (DesmiSession *self, const char *page);
void            desmi_session_set_state (DesmiSession *self, DesmiViewState *state);
void            desmi_session_remember (DesmiSession *self, DesmiViewState *state);
void            desmi_session_begin (DesmiSession *self, const char *page);
void            desmi_session_show_page (DesmiSession *self, const char *page);
/* What of the page that is shown somebody came for: a person, a month, an indicator. */
#define DESMI_AIM_FORM "form" /* last of the words: its form is wanted, too */
void               desmi_session_aim (DesmiSession *self, const char *subject);
const char *const *desmi_session_get_aim (DesmiSession *self); /* nullable: nothing */
gboolean           desmi_session_aims_at_form (DesmiSession *self, const char *what);
void               desmi_session_end_aim (DesmiSession *self);
gboolean           desmi_session_can_go (DesmiSession *self, int direction);
gboolean           desmi_session_go (DesmiSession *self, int direction);

const char        *desmi_session_get_period (DesmiSession *self);
void               desmi_session_set_period (DesmiSession *self, const char *period);
const char        *desmi_session_get_quarter (DesmiSession *self); /* that the pillar pages show */
void               desmi_session_set_quarter (DesmiSession *self, const char *quarter);
DesmiSource        desmi_session_get_source (DesmiSession *self);
void               desmi_session_set_source (DesmiSession *self, DesmiSource source);
DesmiAudience      desmi_session_get_audience (DesmiSession *self);
void               desmi_session_set_audience (DesmiSession *self, DesmiAudience audience);
void               desmi_session_set_search (DesmiSession *self, const char *text);
void               desmi_session_set_columns (DesmiSession *self, const char *columns);
const char        *desmi_session_get_programme (DesmiSession *self); /* "desmigratif" */

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

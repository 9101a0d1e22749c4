/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An update from the national server: checked, fetched, verified and applied as a whole, or not at
 * all. */
#pragma once

#include "store/desmi-store.h"
#include "sync/desmi-sync-error.h"

G_BEGIN_DECLS

typedef enum
{
  DESMI_PULL_IDLE,
  DESMI_PULL_CHECKING,
  DESMI_PULL_DOWNLOADING,
  DESMI_PULL_VERIFYING,
  DESMI_PULL_APPLYING,
  DESMI_PULL_DONE,
  DESMI_PULL_FAILED,
} DesmiPullState;

/* Called when the state changes: on the calling thread, or on the caller's main context by the
 * async form. */
typedef void (*DesmiPullStateFunc) (DesmiPullState state, gpointer user_data);

/**
 * DesmiPullOptions:
 * @server: (nullable): address or folder; %NULL: what the district file remembers
 * @root_file: (nullable): root to trust instead of the program's; remembered in the district file
 * @tls_authority: (nullable): file of a certificate authority to trust beside the system's; not
 * remembered
 * @cache_folder, @state_folder: (nullable): elsewhere than in the user's folders
 * @check_only: only ask; nothing is fetched but heads, nothing is changed
 * @accept_loss: apply also where over half of a table goes
 * @loss_seen: (nullable): with @accept_loss: the message of the %DESMI_SYNC_ERROR_LOSS that was
 * accepted; any other loss is refused again
 */
typedef struct
{
  const char        *server;
  const char        *root_file;
  const char        *tls_authority;
  const char        *cache_folder;
  const char        *state_folder;
  gboolean           check_only;
  gboolean           accept_loss;
  const char        *loss_seen;
  DesmiPullStateFunc state_func;
  gpointer           state_data;
} DesmiPullOptions;

typedef enum
{
  DESMI_PULL_UP_TO_DATE,
  DESMI_PULL_AVAILABLE, /* only asked: there is something new */
  DESMI_PULL_UPDATED,
} DesmiPullOutcome;

typedef struct
{
  char  *set;
  gint64 epoch;
  gint64 from, to; /* seq before (0: never pulled) and after; of a failed run the same */
  gint64 version;  /* of the head; of a failed run of the one we have, 0: none */
} DesmiPulledSet;

/**
 * DesmiPullResult:
 * @sets: (element-type DesmiPulledSet): every set that was asked for
 * @changed: rows new, changed or removed, by table
 * @bytes: to fetch, or fetched
 * @stale: the server's word is older than it may be; @stale_since says of when (UTC)
 * @clock: the server's moment is more than a day after this computer's
 * @root_kind: "production", "demo" or "file"; static
 * @unrecorded: (nullable): a sentence where the outcome could not be remembered
 */
typedef struct
{
  DesmiPullOutcome outcome;
  GPtrArray       *sets;
  guint            changed[DESMI_N_OFFICIAL];
  guint            n_changed;
  gint64           bytes;
  gboolean         stale;
  char            *stale_since;
  gboolean         clock;
  const char      *root_kind;
  char            *unrecorded;
} DesmiPullResult;

void             desmi_pull_result_clear (DesmiPullResult *result);
DesmiPullResult *desmi_pull_result_new (void) G_GNUC_WARN_UNUSED_RESULT;
void             desmi_pull_result_free (DesmiPullResult *result);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DesmiPullResult, desmi_pull_result_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiPullResult, desmi_pull_result_free)
char *desmi_pull_result_dup_message (const DesmiPullResult *result)
    G_GNUC_WARN_UNUSED_RESULT; /* a sentence or two */

/* Blocks; for the command line, threads and tests. @result is filled also in part when it fails,
 * and is to be cleared. */
gboolean desmi_pull_run (DesmiStore             *store,
                         const DesmiPullOptions *options,
                         DesmiProgress           progress,
                         gpointer                progress_data,
                         DesmiPullResult        *result,
                         GCancellable           *cancellable,
                         GError                **error);
gboolean desmi_pull_check (DesmiStore             *store,
                           const DesmiPullOptions *options,
                           DesmiPullResult        *result,
                           GCancellable           *cancellable,
                           GError                **error);

/* The same on a thread of its own; progress, state and callback come on the caller's main context.
 */
void             desmi_pull_run_async (DesmiStore             *store,
                                       const DesmiPullOptions *options,
                                       DesmiProgress           progress,
                                       gpointer                progress_data,
                                       GCancellable           *cancellable,
                                       GAsyncReadyCallback     callback,
                                       gpointer                user_data);
DesmiPullResult *desmi_pull_run_finish (DesmiStore   *store,
                                        GAsyncResult *result,
                                        GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* When the last run on the file ended, and the sentence it failed with (NULL: it went well); FALSE:
 * none is known. */
gboolean
desmi_pull_get_last_run (DesmiStore *store, const char *state_folder, gint64 *at, char **failure);

G_END_DECLS

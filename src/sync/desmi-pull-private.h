/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the steps of an update share. */
#pragma once

#include "sync/desmi-accepted.h"
#include "sync/desmi-head.h"
#include "sync/desmi-object.h"
#include "sync/desmi-pull.h"
#include "sync/desmi-trust.h"

G_BEGIN_DECLS

#define DESMI_PLAN_MAX_PARTS (DESMI_HEAD_MAX_SEGMENTS + 1)

/* A set of this run: its head, what the file has of it, and the way from one to the other. */
typedef struct
{
  char                  *set;
  DesmiHead             *head;
  char                  *etag;
  DesmiSyncState        *before;    /* (nullable): under the same root */
  DesmiHead             *had;       /* (nullable): the head in @before */
  gboolean               unchanged; /* the head is the one we have */
  gboolean               is_snapshot;
  guint                  n_parts;
  const DesmiObjectInfo *parts[DESMI_PLAN_MAX_PARTS]; /* of the head, in the order they apply */
} DesmiPlan;

typedef struct
{
  DesmiStore             *store;
  const DesmiPullOptions *options;
  DesmiProgress           progress;
  gpointer                progress_data;
  DesmiPullResult        *result;
  GCancellable           *cancellable;
  char                   *server; /* (nullable): the address asked */
  DesmiFeedSource        *source;
  DesmiAccepted          *accepted;
  DesmiTrust             *trust;
  char                   *cache;
  gint64                  started;   /* this computer's clock */
  gboolean                is_copied; /* a backup was made for this update */
  gint64              now; /* what expiry is judged by: never before what the server last signed */
  GPtrArray          *plans;                 /* (element-type DesmiPlan): common first */
  gint64              n_fetched, n_to_fetch; /* bytes */
  DesmiOfficialResult applied;
} DesmiPull;

void     desmi_pull_enter (DesmiPull *self, DesmiPullState state);
void     desmi_pull_report (DesmiPull *self, double fraction, const char *text);
gboolean desmi_pull_get_heads (DesmiPull *self, GError **error);
gboolean desmi_pull_check_loss (DesmiPull *self, GError **error);
gint64   desmi_plan_make (DesmiPlan *self, gboolean force_snapshot); /* bytes to fetch */
gboolean desmi_pull_fetch_parts (DesmiPull *self, GError **error);
char    *desmi_pull_dup_part_path (DesmiPull             *self,
                                   const DesmiObjectInfo *part) G_GNUC_WARN_UNUSED_RESULT;
void     desmi_pull_forget_parts (DesmiPull *self);
char    *desmi_pull_dup_state_folder (const char *folder) G_GNUC_WARN_UNUSED_RESULT;
char    *desmi_pull_dup_file_id (DesmiStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void     desmi_pull_record (DesmiPull *self, GError **failure);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The district file: opened once, asked and changed from any thread, told about through a signal.
 */
#pragma once

#include "core/desmi-message.h"
#include "core/desmi-table.h"
#include "store/desmi-batch.h"
#include "store/desmi-official.h"
#include "store/desmi-query.h"
#include "store/desmi-store-error.h"
#include "store/desmi-village.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DESMI_STORE_SUFFIX ".desmigratif"
#define DESMI_STORE_APPLICATION_ID 0x44534d47 /* "DSMG" */

/* What a change touched, for the "changed" signal. */
typedef enum
{
  DESMI_TABLES_NONE = 0,
  DESMI_TABLES_REGIONS = 1 << 0,
  DESMI_TABLES_CATALOGUE = 1 << 1,
  DESMI_TABLES_VILLAGES = 1 << 2, /* enrolment, status, profile */
  DESMI_TABLES_FLOWS = 1 << 3,
  DESMI_TABLES_REMITTANCES = 1 << 4,
  DESMI_TABLES_PILLARS = 1 << 5, /* targets, measurements, pillar status */
  DESMI_TABLES_SYNC = 1 << 6,
  DESMI_TABLES_HISTORY = 1 << 7,
  DESMI_TABLES_REGISTERS = 1 << 8, /* people, documents, visits ... */
  DESMI_TABLES_ALL = 0x1ff,
} DesmiTables;

/**
 * DesmiStore::changed:
 * @tables: DesmiTables flags
 * @villages: (nullable): GStrv of the village codes touched; NULL: many
 *
 * Emitted on the main context that was the thread default when the store was opened.
 */
#define DESMI_TYPE_STORE (desmi_store_get_type ())
G_DECLARE_FINAL_TYPE (DesmiStore, desmi_store, DESMI, STORE, GObject)

/* 0.0 to 1.0, or -1.0 where the end is not known; called on the main context, at most ten times a
 * second, by the async forms; on the calling thread by the others. */
typedef void (*DesmiProgress) (double fraction, const char *text, gpointer user_data);

typedef enum
{
  DESMI_OPEN_NONE = 0,
  DESMI_OPEN_READ_ONLY = 1 << 0, /* to view */
} DesmiOpenFlags;

/* Every function without _async blocks its thread: for threads, the command line and tests; the
 * window uses the async forms. All take a nullable GCancellable. */

DesmiStore *desmi_store_create (const char *path,
                                const char *district,
                                GError    **error) G_GNUC_WARN_UNUSED_RESULT;
DesmiStore *desmi_store_begin (const char *path,
                               const char *district,
                               GError    **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    desmi_store_put_in_place (DesmiStore *self, GError **error);
void        desmi_store_discard (DesmiStore *self);
DesmiStore *
desmi_store_open (const char *path, DesmiOpenFlags flags, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void        desmi_store_open_async (const char         *path,
                                    DesmiOpenFlags      flags,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
DesmiStore *desmi_store_open_finish (GAsyncResult *result,
                                     GError      **error) G_GNUC_WARN_UNUSED_RESULT;
/* Waits for the running job; further calls fail with CLOSED. */
void desmi_store_close (DesmiStore *self);
void desmi_store_close_async (DesmiStore *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean    desmi_store_close_finish (DesmiStore *self, GAsyncResult *result);
void        desmi_store_wait_closed (void);

const char *desmi_store_get_path (DesmiStore *self);
const char *desmi_store_get_district (DesmiStore *self);
const char *desmi_store_get_district_name (DesmiStore *self); /* "Kabupaten Indramayu" */
gboolean    desmi_store_get_read_only (DesmiStore *self);
/* Who works, in the history from now on; NULL or empty: the system's name of the person. */
void     desmi_store_set_user (DesmiStore *self, const char *name);
gboolean desmi_store_get_synthetic (DesmiStore *self);
const char *
desmi_store_get_notice (DesmiStore *self); /* nullable: a sentence about the folder it lies in */
/* Whether the file was moved, deleted or replaced since it was opened; notify::astray. */
gboolean desmi_store_get_astray (DesmiStore *self);
void
      desmi_store_set_watching (DesmiStore *self,
                                gboolean    watching); /* look each second for other processes' changes */

char *desmi_store_dup_meta (DesmiStore *self,
                            const char *key,
                            GError    **error) G_GNUC_WARN_UNUSED_RESULT; /* nullable */
gboolean
desmi_store_set_meta (DesmiStore *self, const char *key, const char *value, GError **error);

/* Asking */
DesmiTable *desmi_store_query (DesmiStore   *self,
                               DesmiQuery   *query,
                               GCancellable *cancellable,
                               GError      **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    desmi_store_check_query (DesmiStore       *self,
                                     const DesmiQuery *query,
                                     GCancellable     *cancellable,
                                     GError          **error);
void        desmi_store_query_async (DesmiStore         *self,
                                     DesmiQuery         *query,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
DesmiTable *desmi_store_query_finish (DesmiStore   *self,
                                      GAsyncResult *result,
                                      GError      **error) G_GNUC_WARN_UNUSED_RESULT;

GArray     *desmi_store_list_villages (DesmiStore               *self,
                                       const DesmiVillageFilter *filter,
                                       GCancellable             *cancellable,
                                       GError                  **error); /* of gint64 ids */
void        desmi_store_list_villages_async (DesmiStore               *self,
                                             const DesmiVillageFilter *filter,
                                             GCancellable             *cancellable,
                                             GAsyncReadyCallback       callback,
                                             gpointer                  user_data);
GArray *desmi_store_list_villages_finish (DesmiStore *self, GAsyncResult *result, GError **error);
/* Villages of the ids, in their order; absent ones are NULL. (element-type DesmiVillage) */
GPtrArray *desmi_store_get_villages (DesmiStore               *self,
                                     const gint64             *ids,
                                     guint                     n_ids,
                                     const DesmiVillageFilter *filter,
                                     GCancellable             *cancellable,
                                     GError                  **error);
void       desmi_store_get_villages_async (DesmiStore               *self,
                                           const gint64             *ids,
                                           guint                     n_ids,
                                           const DesmiVillageFilter *filter,
                                           GCancellable             *cancellable,
                                           GAsyncReadyCallback       callback,
                                           gpointer                  user_data);
GPtrArray *desmi_store_get_villages_finish (DesmiStore *self, GAsyncResult *result, GError **error);
DesmiVillage *desmi_store_get_village (DesmiStore   *self,
                                       const char   *code,
                                       GCancellable *cancellable,
                                       GError      **error);
DesmiVillage *desmi_store_get_programme_village (DesmiStore   *self,
                                                 const char   *code,
                                                 const char   *programme, /* nullable */
                                                 GCancellable *cancellable,
                                                 GError      **error);
void          desmi_store_get_village_async (DesmiStore         *self,
                                             const char         *code,
                                             const char         *programme,
                                             GCancellable       *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer            user_data);
DesmiVillage *
desmi_store_get_village_finish (DesmiStore *self, GAsyncResult *result, GError **error);

/* Small lookups as tables: "extent" (first_month, last_month, last_quarter, as_of, entered: the
 * day of the last entry of a village), "subdistricts"
 * (code, count of programme villages), "programmes", "pillars", "indicators", "reasons", "region"
 * (argument: code), "sync-history", "history" (the last 500 steps with
 * their changes as a text), "history-steps" (all of them, without that text; both with an argument:
 * code of a village or a greater area, only what touches it), "history-changes" (of one step:
 * village, table, subject, field, before, after; argument: its number, or number, blank and code of
 * an area), "history-parts" (ids of the steps of a page, argument: "flows"), "undo-steps" (what
 * desmi_store_undo_to() would go through, in that order: id, at, who, label, kind, way: "undo" or
 * "redo", changes, villages: how many it touches, elsewhere: changes outside of the area; argument:
 * number of a step, or that, blank and code of an area; no row: it is there already), "undone" (ids
 * of the steps that are undone, also of those that cannot be done again; argument: the first that
 * counts), "stock-months" (destination, months that the estimate of workers abroad is made from,
 * and whether they are set: 1, or the usual ones: 0), "undo-villages" (which villages that would
 * change: village, steps, changes; argument: number of a step), "return-steps" (of which steps
 * desmi_store_return() would take something back: id, at, who, label, kind, changes in the area,
 * staying: those elsewhere; argument: number of a step, blank, code of an area), "announcements",
 * "attention" (what needs attention, argument: quarter, or quarter, blank and code of an area),
 * "places" (code, lat_e6, lon_e6, argument: "village", else subdistricts), "enrolments" and
 * "withdrawals" (village, since; argument: programme), "cooperatives" (village, stage where one can
 * be told, cooperative as it was written), "attachments" (sha256, size in bytes, media_type of the
 * content of documents), "report-form" (what a village reports of its pillars in a quarter;
 * argument: code, blank, quarter), "report-villages" (village, reported; argument: quarter),
 * "village-programmes" (programme, cohort, decree, decree_date, origin, status, reason, note,
 * since; argument: code), "village-codes" (relation: "before" or "after", code, retired, why;
 * argument: code), "quality" (kind, finding, severity, village, subject, value, message, tab, why,
 * day and by of an accepted one; argument: code of an area), "completeness" (village, months,
 * of_months, quarters, of_quarters, share; argument: code of an area), "register-person" and so on
 * (the rows of a register: village, id where it has numbers, its fields; argument: code of a
 * village or a greater area, all unless given) */
DesmiTable *desmi_store_lookup (DesmiStore        *self,
                                const char        *what,
                                const char        *argument,
                                const DesmiLocale *locale,
                                GCancellable      *cancellable,
                                GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void        desmi_store_lookup_async (DesmiStore         *self,
                                      const char         *what,
                                      const char         *argument,
                                      const DesmiLocale  *locale,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
DesmiTable *desmi_store_lookup_finish (DesmiStore   *self,
                                       GAsyncResult *result,
                                       GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* Changing */
gboolean
desmi_store_apply (DesmiStore *self, DesmiEdit *edit, GCancellable *cancellable, GError **error);
void     desmi_store_apply_async (DesmiStore         *self,
                                  DesmiEdit          *edit,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
gboolean desmi_store_apply_finish (DesmiStore *self, GAsyncResult *result, GError **error);
gboolean desmi_store_import (DesmiStore       *self,
                             DesmiMessage     *label,
                             DesmiRecordNext   next,
                             gpointer          source,
                             DesmiBatchResult *result,
                             GCancellable     *cancellable,
                             GError          **error);
/* The label of the step that was undone or redone. */
char *desmi_store_undo (DesmiStore   *self,
                        GCancellable *cancellable,
                        GError      **error) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_store_redo (DesmiStore   *self,
                        GCancellable *cancellable,
                        GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void  desmi_store_undo_async (DesmiStore         *self,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data);
char *desmi_store_undo_finish (DesmiStore   *self,
                               GAsyncResult *result,
                               GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void  desmi_store_redo_async (DesmiStore         *self,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data);
char *desmi_store_redo_finish (DesmiStore   *self,
                               GAsyncResult *result,
                               GError      **error) G_GNUC_WARN_UNUSED_RESULT;
/**
 * DesmiMoved:
 * @from: the step after which the file was, 0: before the first
 * @n: how many steps were undone; less than 0: so many were done again
 */
typedef struct
{
  gint64 from;
  gint64 n;
} DesmiMoved;

/* To the state after a step of the history, back or forth. */
gboolean desmi_store_undo_to (DesmiStore   *self,
                              gint64        step,
                              DesmiProgress progress,
                              gpointer      progress_data,
                              DesmiMoved   *moved,
                              GCancellable *cancellable,
                              GError      **error);
void     desmi_store_undo_to_async (DesmiStore         *self,
                                    gint64              step,
                                    DesmiProgress       progress,
                                    gpointer            progress_data,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
gboolean desmi_store_undo_to_finish (DesmiStore   *self,
                                     GAsyncResult *result,
                                     DesmiMoved   *moved,
                                     GError      **error);
/* One area alone to the state after a step, as a step of its own. */
gboolean desmi_store_return (DesmiStore   *self,
                             const char   *area,
                             gint64        step,
                             const char   *name,
                             DesmiProgress progress,
                             gpointer      progress_data,
                             gint64       *n_steps,
                             char        **label,
                             GCancellable *cancellable,
                             GError      **error);
void     desmi_store_return_async (DesmiStore         *self,
                                   const char         *area,
                                   gint64              step,
                                   const char         *name,
                                   DesmiProgress       progress,
                                   gpointer            progress_data,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
gboolean desmi_store_return_finish (DesmiStore   *self,
                                    GAsyncResult *result,
                                    gint64       *n_steps,
                                    char        **label,
                                    GError      **error);
/* Labels of what would be undone and redone next; kept up to date, notify::undo-label,
 * notify::redo-label. */
const char *desmi_store_get_undo_label (DesmiStore *self); /* nullable */
const char *desmi_store_get_redo_label (DesmiStore *self); /* nullable */

/* Official data */
typedef struct
{
  guint put[DESMI_N_OFFICIAL]; /* rows new or changed */
  guint removed[DESMI_N_OFFICIAL];
} DesmiOfficialResult;
/* All @sets in one transaction or none. (element-type DesmiOfficialSet) */
gboolean        desmi_store_apply_official (DesmiStore          *self,
                                            GPtrArray           *sets,
                                            DesmiOfficialResult *result,
                                            DesmiProgress        progress,
                                            gpointer             progress_data,
                                            GCancellable        *cancellable,
                                            GError             **error);
DesmiSyncState *desmi_store_get_sync_state (DesmiStore *self, const char *set, GError **error)
    G_GNUC_WARN_UNUSED_RESULT; /* nullable without error: never pulled */
gboolean desmi_store_count_official (DesmiStore *self,
                                     const char *set,
                                     gint64      counts[DESMI_N_OFFICIAL],
                                     GError    **error);
gboolean desmi_store_add_sync_history (DesmiStore *self,
                                       const char *server,
                                       const char *result,
                                       const char *message,
                                       const char *changed_json,
                                       GError    **error);

/* Keeping safe */
gboolean desmi_store_backup (DesmiStore   *self,
                             const char   *copy_path,
                             DesmiProgress progress,
                             gpointer      progress_data,
                             GCancellable *cancellable,
                             GError      **error);
/* Into the folder of backups, in which older ones are thinned out by their age. */
gboolean desmi_store_auto_backup (DesmiStore   *self,
                                  const char   *why,
                                  GCancellable *cancellable,
                                  GError      **error);
gboolean desmi_store_restore (const char   *copy_path,
                              const char   *path,
                              GCancellable *cancellable,
                              GError      **error); /* the old file is set aside */
DesmiTable       *
desmi_store_check (DesmiStore        *self,
                         const DesmiLocale *locale,
                         GCancellable      *cancellable,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT; /* severity, kind, where, message */
char *desmi_store_table_digest (DesmiStore *self, const char *table, GError **error)
    G_GNUC_WARN_UNUSED_RESULT; /* of any table, for tests and check */
GPtrArray *desmi_store_list_backups (const char *path)
    G_GNUC_WARN_UNUSED_RESULT; /* of char *, newest good first */

G_END_DECLS

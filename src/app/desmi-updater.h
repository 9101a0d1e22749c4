/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Updates from the national server as a window shows them: state, progress, cancel, outcome. */
#pragma once

#include "store/desmi-store.h"

G_BEGIN_DECLS

typedef enum
{
  DESMI_UPDATE_IDLE,
  DESMI_UPDATE_CHECKING,
  DESMI_UPDATE_DOWNLOADING,
  DESMI_UPDATE_VERIFYING,
  DESMI_UPDATE_APPLYING,
  DESMI_UPDATE_DONE,
  DESMI_UPDATE_FAILED,
} DesmiUpdateState;

/**
 * DesmiUpdater:
 *
 * Properties, all notifying on the main context: "state" (int, DesmiUpdateState), "fraction"
 * (double, -1 unknown), "text" (string, what is being done or what came of it, a whole sentence),
 * "details" (string, nullable, technical), "running" (boolean), "server" (string, nullable: address
 * kept in the file), "demo-root" (boolean: shown as long as it is so), "tls-authority" (string,
 * nullable, writable: file of a certificate authority that updates trust beside the system's).
 */
/**
 * DesmiUpdater::loss:
 * @figures: sentences that name each table which would lose over half of its rows
 *
 * Emitted when an update was not applied because of that; desmi_updater_start_accepting() with the
 * same sentences applies it.
 */
#define DESMI_TYPE_UPDATER (desmi_updater_get_type ())
G_DECLARE_FINAL_TYPE (DesmiUpdater, desmi_updater, DESMI, UPDATER, GObject)
DesmiUpdater *desmi_updater_new (void) G_GNUC_WARN_UNUSED_RESULT;
void          desmi_updater_set_store (DesmiUpdater *self, DesmiStore *store); /* nullable */
void          desmi_updater_set_tls_authority (DesmiUpdater *self, const char *path);
gboolean      desmi_updater_check_tls_authority (const char *path, GError **error);
void          desmi_updater_start (DesmiUpdater *self);
void          desmi_updater_start_accepting (DesmiUpdater *self, const char *figures);
void          desmi_updater_cancel (DesmiUpdater *self);
void          desmi_updater_set_server_async (DesmiUpdater       *self,
                                              const char         *server,
                                              GAsyncReadyCallback callback,
                                              gpointer            user_data);
gboolean desmi_updater_set_server_finish (DesmiUpdater *self, GAsyncResult *result, GError **error);

G_END_DECLS

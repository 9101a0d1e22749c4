/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors of updating from the national server, and what a command's exit code says of them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DESMI_SYNC_ERROR (desmi_sync_error_quark ())
GQuark desmi_sync_error_quark (void);

/**
 * DesmiSyncError:
 * @DESMI_SYNC_ERROR_NETWORK: not reached, timeout, 5xx, certificate, a web page instead of a feed;
 * try later
 * @DESMI_SYNC_ERROR_AUTH: 401 or 403; a new token is needed
 * @DESMI_SYNC_ERROR_ADDRESS: no address, or plain HTTP to another computer
 * @DESMI_SYNC_ERROR_BUSY: another update of the same file is running
 * @DESMI_SYNC_ERROR_DISK: no room, or the cache cannot be written
 * @DESMI_SYNC_ERROR_FORMAT: bytes that are not of the wire format
 * @DESMI_SYNC_ERROR_SIGNATURE: not signed by whom it must be, or signed as something else
 * @DESMI_SYNC_ERROR_ROOT: no root to trust, a broken root chain, or its last root is expired
 * @DESMI_SYNC_ERROR_SET: data of another set
 * @DESMI_SYNC_ERROR_VERSION: older than what was accepted before, or the same version with other
 * bytes
 * @DESMI_SYNC_ERROR_OBJECT: an object whose size, hash or first line is not the promised one
 * @DESMI_SYNC_ERROR_GAP: segments that do not join
 * @DESMI_SYNC_ERROR_DIGEST: after applying, the tables were not what the server says
 * @DESMI_SYNC_ERROR_SCHEMA: a newer program is needed
 * @DESMI_SYNC_ERROR_LOSS: verified, but over half of a table would go; must be asked for
 * @DESMI_SYNC_ERROR_AUTHORITY: the file of a further certificate authority is not there or is none
 *
 * Cancelling is %G_IO_ERROR_CANCELLED. From FORMAT to SCHEMA the server's data failed
 * verification.
 */
typedef enum
{
  DESMI_SYNC_ERROR_NETWORK,
  DESMI_SYNC_ERROR_AUTH,
  DESMI_SYNC_ERROR_ADDRESS,
  DESMI_SYNC_ERROR_BUSY,
  DESMI_SYNC_ERROR_DISK,
  DESMI_SYNC_ERROR_FORMAT,
  DESMI_SYNC_ERROR_SIGNATURE,
  DESMI_SYNC_ERROR_ROOT,
  DESMI_SYNC_ERROR_SET,
  DESMI_SYNC_ERROR_VERSION,
  DESMI_SYNC_ERROR_OBJECT,
  DESMI_SYNC_ERROR_GAP,
  DESMI_SYNC_ERROR_DIGEST,
  DESMI_SYNC_ERROR_SCHEMA,
  DESMI_SYNC_ERROR_LOSS,
  DESMI_SYNC_ERROR_AUTHORITY,
} DesmiSyncError;

int   desmi_sync_error_exit_code (const GError *error);
char *desmi_sync_error_dup_headline (const GError *error) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_sync_error_dup_message (const GError *error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

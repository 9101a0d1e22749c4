/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors of the district file. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DESMI_STORE_ERROR (desmi_store_error_quark ())
GQuark desmi_store_error_quark (void);

/**
 * DesmiStoreError:
 * @DESMI_STORE_ERROR_NOT_OURS: a file without our application_id, an empty file, a directory
 * @DESMI_STORE_ERROR_NEWER: written by a newer version of the program
 * @DESMI_STORE_ERROR_DAMAGED: SQLite finds it damaged
 * @DESMI_STORE_ERROR_LOCKED: another process holds it for too long
 * @DESMI_STORE_ERROR_READ_ONLY: a change was asked of a file opened to view
 * @DESMI_STORE_ERROR_EXISTS: a new file was asked for where one is
 * @DESMI_STORE_ERROR_INPUT: a value that cannot be accepted; nothing was changed
 * @DESMI_STORE_ERROR_OFFICIAL: the row belongs to the national server
 * @DESMI_STORE_ERROR_CONFLICT: an undo that meets a later edit, or an edit that expected the file
 *   to hold something else
 * @DESMI_STORE_ERROR_NOTHING: nothing to undo or redo
 * @DESMI_STORE_ERROR_DIGEST: official data do not have the promised digest
 * @DESMI_STORE_ERROR_IO: disk full, permission, anything else of the disk
 */
typedef enum
{
  DESMI_STORE_ERROR_NOT_OURS,
  DESMI_STORE_ERROR_NEWER,
  DESMI_STORE_ERROR_DAMAGED,
  DESMI_STORE_ERROR_LOCKED,
  DESMI_STORE_ERROR_READ_ONLY,
  DESMI_STORE_ERROR_EXISTS,
  DESMI_STORE_ERROR_INPUT,
  DESMI_STORE_ERROR_OFFICIAL,
  DESMI_STORE_ERROR_CONFLICT,
  DESMI_STORE_ERROR_NOTHING,
  DESMI_STORE_ERROR_DIGEST,
  DESMI_STORE_ERROR_IO,
} DesmiStoreError;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one place where an error becomes an exit code. */
#include "cli/desmi-exit.h"

#include "chart/desmi-scene.h"
#include "core/desmi-error.h"
#include "exchange/desmi-csv.h"
#include "store/desmi-store-error.h"
#include "sync/desmi-sync-error.h"

#include <gio/gio.h>

static DesmiExit
exit_from_store (int code)
{
  switch ((DesmiStoreError) code)
    {
    case DESMI_STORE_ERROR_INPUT:
    case DESMI_STORE_ERROR_OFFICIAL:
    case DESMI_STORE_ERROR_EXISTS:
    case DESMI_STORE_ERROR_CONFLICT:
    case DESMI_STORE_ERROR_NOTHING:
      return DESMI_EXIT_INPUT;
    case DESMI_STORE_ERROR_DIGEST:
      return DESMI_EXIT_VERIFICATION;
    case DESMI_STORE_ERROR_NOT_OURS:
    case DESMI_STORE_ERROR_NEWER:
    case DESMI_STORE_ERROR_DAMAGED:
    case DESMI_STORE_ERROR_LOCKED:
    case DESMI_STORE_ERROR_READ_ONLY:
    case DESMI_STORE_ERROR_IO:
    default:
      return DESMI_EXIT_FILE;
    }
}

/**
 * desmi_exit_from_error:
 * @error: what a command failed with
 *
 * Returns: the exit code; words, numbers, files and pictures that are not acceptable are
 * %DESMI_EXIT_INPUT
 */
DesmiExit
desmi_exit_from_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, DESMI_EXIT_DONE);

  if (error->domain == G_OPTION_ERROR)
    return DESMI_EXIT_USE;
  if (error->domain == DESMI_STORE_ERROR)
    return exit_from_store (error->code);
  if (error->domain == DESMI_SYNC_ERROR)
    return (DesmiExit) desmi_sync_error_exit_code (error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return DESMI_EXIT_NETWORK;
  /* DESMI_CORE_ERROR, DESMI_EXCHANGE_ERROR, DESMI_CHART_ERROR, and files that cannot be read */
  return DESMI_EXIT_INPUT;
}

/**
 * desmi_exit_from_pull_error:
 * @error: what an update failed with
 *
 * Returns: the exit code; what the file refuses of the server's data has failed verification
 */
DesmiExit
desmi_exit_from_pull_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, DESMI_EXIT_DONE);

  return (DesmiExit) desmi_sync_error_exit_code (error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors of updating from the national server. */
#include "sync/desmi-sync-error.h"

#include "store/desmi-store-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (desmi_sync_error, desmi_sync_error)

enum
{
  EXIT_INPUT = 3,
  EXIT_FILE = 4,
  EXIT_NETWORK = 5,
  EXIT_VERIFICATION = 6,
};

static int
exit_code_of_sync (int code)
{
  switch ((DesmiSyncError) code)
    {
    case DESMI_SYNC_ERROR_NETWORK:
    case DESMI_SYNC_ERROR_AUTH:
    case DESMI_SYNC_ERROR_DISK:
      return EXIT_NETWORK;
    case DESMI_SYNC_ERROR_ADDRESS:
    case DESMI_SYNC_ERROR_AUTHORITY:
    case DESMI_SYNC_ERROR_LOSS: /* verified, but not wanted unasked */
      return EXIT_INPUT;
    case DESMI_SYNC_ERROR_BUSY:
      return EXIT_FILE;
    case DESMI_SYNC_ERROR_FORMAT:
    case DESMI_SYNC_ERROR_SIGNATURE:
    case DESMI_SYNC_ERROR_ROOT:
    case DESMI_SYNC_ERROR_SET:
    case DESMI_SYNC_ERROR_VERSION:
    case DESMI_SYNC_ERROR_OBJECT:
    case DESMI_SYNC_ERROR_GAP:
    case DESMI_SYNC_ERROR_DIGEST:
    case DESMI_SYNC_ERROR_SCHEMA:
    default:
      return EXIT_VERIFICATION;
    }
}

static int
exit_code_of_store (int code)
{
  switch ((DesmiStoreError) code)
    {
    case DESMI_STORE_ERROR_DIGEST:
    case DESMI_STORE_ERROR_INPUT:
    case DESMI_STORE_ERROR_OFFICIAL:
      return EXIT_VERIFICATION;
    case DESMI_STORE_ERROR_NOT_OURS:
    case DESMI_STORE_ERROR_NEWER:
    case DESMI_STORE_ERROR_DAMAGED:
    case DESMI_STORE_ERROR_LOCKED:
    case DESMI_STORE_ERROR_READ_ONLY:
    case DESMI_STORE_ERROR_EXISTS:
    case DESMI_STORE_ERROR_CONFLICT:
    case DESMI_STORE_ERROR_NOTHING:
    case DESMI_STORE_ERROR_IO:
    default:
      return EXIT_FILE;
    }
}

/**
 * desmi_sync_error_exit_code:
 * @error: what a pull failed with
 *
 * Returns: 3 (wrong address or authority, a loss that was not accepted), 4 (the file), 5 (network,
 * server, disk, cancelled) or 6 (verification)
 */
int
desmi_sync_error_exit_code (const GError *error)
{
  g_return_val_if_fail (error != NULL, 0);

  if (error->domain == DESMI_SYNC_ERROR)
    return exit_code_of_sync (error->code);
  if (error->domain == DESMI_STORE_ERROR)
    return exit_code_of_store (error->code);
  return EXIT_NETWORK;
}

/* That a newer program is needed says by itself what to do. */
static gboolean
is_failed_check (const GError *error)
{
  return desmi_sync_error_exit_code (error) == EXIT_VERIFICATION
         && !g_error_matches (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_SCHEMA);
}

/**
 * desmi_sync_error_dup_headline:
 * @error: what a pull failed with
 *
 * Returns: (transfer full): a sentence for everybody; which check failed, where one did, is not in
 * it
 */
char *
desmi_sync_error_dup_headline (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  return g_strdup (is_failed_check (error)
                       ? _ ("The update could not be verified; your data stay as they are.")
                       : error->message);
}

/**
 * desmi_sync_error_dup_message:
 * @error: what a pull failed with
 *
 * Returns: (transfer full): the headline, and the check that failed, where one did
 */
char *
desmi_sync_error_dup_message (const GError *error)
{
  g_autofree char *headline = desmi_sync_error_dup_headline (error);

  return is_failed_check (error) ? g_strdup_printf ("%s %s", headline, error->message)
                                 : g_steal_pointer (&headline);
}

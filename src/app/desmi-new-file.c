/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes district files: a new one from the shipped data, and the sample from a feed published for
 * it. */
#include "app/desmi-new-file.h"

#include "core/platform/desmi-paths.h"
#include "exchange/desmi-import.h"
#include "exchange/desmi-official-csv.h"
#include "sync/desmi-pull.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define SAMPLE_DISTRICT "32.12"

/* Whether the list that the file was filled with knows its district. */
static gboolean
check_district (DesmiStore *store, const char *district, GCancellable *cancellable, GError **error)
{
  g_autoptr (DesmiTable) table
      = desmi_store_lookup (store, "region", district, NULL, cancellable, error);

  if (table == NULL)
    return FALSE;
  if (desmi_table_get_n_rows (table) > 0)
    return TRUE;
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
               /* Translators: %s is a code such as 32.12 */
               _ ("There is no kabupaten or kota with the code %s in the national list; no file "
                  "was made."),
               district);
  return FALSE;
}

static DesmiStore *
create_and_seed (const char   *path,
                 const char   *district,
                 DesmiProgress progress,
                 gpointer      progress_data,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autofree char       *data = desmi_paths_dup_data (NULL);
  g_autoptr (DesmiStore) store = desmi_store_begin (path, district, error);

  if (store == NULL)
    return NULL;
  if (desmi_seed_store (store, data, progress, progress_data, cancellable, error)
      && check_district (store, desmi_store_get_district (store), cancellable, error))
    return g_steal_pointer (&store);
  desmi_store_discard (store);
  return NULL;
}

/**
 * desmi_new_file_create:
 * @path: where no file is yet
 * @district: code of a kabupaten or kota of the shipped list
 * @progress: (nullable): told on the calling thread
 *
 * Returns: %TRUE; else #DESMI_STORE_ERROR or what the shipped data are refused for, and no file is
 * left behind
 */
gboolean
desmi_new_file_create (const char   *path,
                       const char   *district,
                       DesmiProgress progress,
                       gpointer      progress_data,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_autoptr (DesmiStore) store
      = create_and_seed (path, district, progress, progress_data, cancellable, error);

  return store != NULL && desmi_store_put_in_place (store, error);
}

/* Runs one of our own programs until it ends; what it says on standard error becomes the error. */
static gboolean
run_program (const char *const *argv, GCancellable *cancellable, GError **error)
{
  g_autoptr (GSubprocess) process = g_subprocess_newv (
      argv, G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_PIPE, error);
  g_autofree char *complaint = NULL;

  if (process == NULL)
    return FALSE;
  if (!g_subprocess_communicate_utf8 (process, NULL, cancellable, NULL, &complaint, error))
    {
      g_subprocess_force_exit (process);
      return FALSE;
    }
  if (g_subprocess_get_successful (process))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _ ("The sample feed could not be published: %s"),
               complaint != NULL ? g_strstrip (complaint) : "");
  return FALSE;
}

static gboolean
publish_sample (const char *feed, GCancellable *cancellable, GError **error)
{
  g_autofree char  *program = desmi_paths_dup_program ("desmigratif-publish");
  g_autofree char  *sample = desmi_paths_dup_data ("sample");
  g_autofree char  *key = g_build_filename (sample, "keys", "feed.key", NULL);
  g_autofree char  *root = g_build_filename (sample, "demo-root.signed", NULL);
  const char *const argv[]
      = { program, "feed", feed, "--from", sample, "--key", key, "--root", root, NULL };

  return run_program (argv, cancellable, error);
}

static gboolean
pull_sample (DesmiStore   *store,
             const char   *feed,
             DesmiProgress progress,
             gpointer      progress_data,
             GCancellable *cancellable,
             GError      **error)
{
  g_auto (DesmiPullResult) result = { 0 };
  const DesmiPullOptions   options = { .server = feed };

  return desmi_pull_run (store, &options, progress, progress_data, &result, cancellable, error);
}

static gboolean
import_sample (DesmiStore   *store,
               DesmiProgress progress,
               gpointer      progress_data,
               GCancellable *cancellable,
               GError      **error)
{
  g_autofree char              *path = desmi_paths_dup_data ("sample/local/measurements.csv");
  const DesmiImportOptions      options = { .kind = DESMI_IMPORT_PILLARS };
  g_autoptr (DesmiImportReport) report = NULL;

  return desmi_import_file (store, path, &options, &report, progress, progress_data, cancellable,
                            error);
}

/**
 * desmi_new_file_create_sample:
 * @path: where no file is yet
 * @feed: folder into which the sample feed is published, or in which it is published anew
 * @progress: (nullable): told on the calling thread
 *
 * Makes the synthetic sample district: publishes its feed, makes a file, pulls, and imports the
 * district's own measurements. What is signed with the demo root is marked as invented by the pull.
 *
 * Returns: %TRUE; else the error of the step that failed, and no file is left behind
 */
gboolean
desmi_new_file_create_sample (const char   *path,
                              const char   *feed,
                              DesmiProgress progress,
                              gpointer      progress_data,
                              GCancellable *cancellable,
                              GError      **error)
{
  g_autoptr (DesmiStore) store = NULL;
  gboolean               ok;

  if (progress != NULL)
    progress (-1, _ ("Preparing the sample district"), progress_data);
  if (g_mkdir_with_parents (feed, 0700) != 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                   _ ("The folder “%s” cannot be made: %s."), feed, g_strerror (errno));
      return FALSE;
    }
  if (!publish_sample (feed, cancellable, error))
    return FALSE;
  store = create_and_seed (path, SAMPLE_DISTRICT, progress, progress_data, cancellable, error);
  if (store == NULL)
    return FALSE;
  ok = pull_sample (store, feed, progress, progress_data, cancellable, error)
       && import_sample (store, progress, progress_data, cancellable, error);
  if (ok)
    return desmi_store_put_in_place (store, error);
  desmi_store_discard (store);
  return FALSE;
}

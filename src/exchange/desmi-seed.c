/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a new district file holds before any server was asked: the shipped regions, countries and
 * catalogue. */
#include "exchange/desmi-official-csv.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DesmiProgress func;
  gpointer      data;
} Listener;

static void
seed_progress_cb (double fraction, const char *text, gpointer data)
{
  const Listener *listener = data;

  listener->func (fraction, _ ("Copying the national list of regions"), listener->data);
}

/**
 * desmi_seed_store:
 * @store: a file just created
 * @data_dir: the program's data: regions/region.csv.gz and catalogue/
 * @progress: (nullable) (scope call): told on the calling thread
 *
 * Fills @store with the national list of regions, the countries and the catalogue of programmes,
 * pillars, reasons and indicators, in one transaction. No version is noted, so that the first pull
 * takes the server's.
 *
 * Returns: %TRUE; else #DESMI_EXCHANGE_ERROR, #DESMI_STORE_ERROR or %G_IO_ERROR_CANCELLED, and
 * nothing was changed
 */
gboolean
desmi_seed_store (DesmiStore   *store,
                  const char   *data_dir,
                  DesmiProgress progress,
                  gpointer      progress_data,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autoptr (DesmiOfficialCsv) csv = desmi_official_csv_new ();
  g_autoptr (GPtrArray)        sets = g_ptr_array_new ();
  g_autoptr (GPtrArray)        states = g_ptr_array_new ();
  g_autofree char             *catalogue = g_build_filename (data_dir, "catalogue", NULL);
  g_autofree char             *regions = g_build_filename (data_dir, "regions", NULL);
  Listener                     listener = { progress, progress_data };
  DesmiOfficialSet             set = { .name = (char *) "common",
                                       .is_snapshot = TRUE,
                                       .next = desmi_official_csv_next,
                                       .source = csv,
                                       .states = states };

  if (!desmi_official_csv_add_folder (csv, regions, TRUE, error)
      || !desmi_official_csv_add_folder (csv, catalogue, TRUE, error))
    return FALSE;
  g_ptr_array_add (sets, &set);
  return desmi_store_apply_official (store, sets, NULL, progress == NULL ? NULL : seed_progress_cb,
                                     &listener, cancellable, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a new district file holds before any server was asked: the shipped regions, countries and
 * catalogue. */
#include "exchange/desmi-official-csv.h"

#include "core/desmi-country.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DesmiOfficialCsv *csv;
  guint             country;     /* next row of the program's own table of countries */
  guint             n_countries; /* 0: a file of countries was found */
} Seed;

static void
set_text (DesmiOfficialOp *op, const DesmiOfficialInfo *info, const char *column, const char *text)
{
  for (guint i = 0; i < info->n_columns; i++)
    if (g_str_equal (info->columns[i].name, column))
      op->values[i] = (DesmiOfficialValue){ FALSE, text, 0 };
}

static void
set_integer (DesmiOfficialOp *op, const DesmiOfficialInfo *info, const char *column, gint64 integer)
{
  for (guint i = 0; i < info->n_columns; i++)
    if (g_str_equal (info->columns[i].name, column))
      op->values[i] = (DesmiOfficialValue){ FALSE, NULL, integer };
}

static void
put_country (DesmiOfficialOp *op, const DesmiCountry *country)
{
  const DesmiOfficialInfo *info = desmi_official_get_info (DESMI_OFFICIAL_COUNTRY);

  op->is_delete = FALSE;
  op->table = DESMI_OFFICIAL_COUNTRY;
  for (guint i = 0; i < info->n_columns; i++)
    op->values[i] = (DesmiOfficialValue){ TRUE, NULL, 0 };
  set_text (op, info, "iso3", country->iso3);
  set_text (op, info, "name_id", country->name_id);
  set_text (op, info, "name_en", country->name_en);
  set_integer (op, info, "lat_e6", country->lat_e6);
  set_integer (op, info, "lon_e6", country->lon_e6);
  set_integer (op, info, "destination", country->destination);
}

/* A DesmiOfficialNext: first the countries known to the program, then the files. */
static gboolean
next_op (gpointer data, DesmiOfficialOp *op, GError **error)
{
  Seed *seed = data;

  if (seed->country < seed->n_countries)
    {
      put_country (op, desmi_country_nth (seed->country++));
      return TRUE;
    }
  return desmi_official_csv_next (seed->csv, op, error);
}

/* Whether the catalogue brings its own table of countries. */
static gboolean
has_countries (const char *folder)
{
  g_autofree char *plain = g_build_filename (folder, "country.csv", NULL);
  g_autofree char *packed = g_build_filename (folder, "country.csv.gz", NULL);

  return g_file_test (plain, G_FILE_TEST_IS_REGULAR)
         || g_file_test (packed, G_FILE_TEST_IS_REGULAR);
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
  Seed             seed = { csv, 0, has_countries (catalogue) ? 0 : desmi_country_get_n () };
  DesmiOfficialSet set = { .name = (char *) "common",
                           .is_snapshot = TRUE,
                           .next = next_op,
                           .source = &seed,
                           .states = states };

  if (!desmi_official_csv_add_folder (csv, regions, TRUE, error)
      || !desmi_official_csv_add_folder (csv, catalogue, TRUE, error))
    return FALSE;
  g_ptr_array_add (sets, &set);
  return desmi_store_apply_official (store, sets, NULL, progress, progress_data, cancellable,
                                     error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the overview asks of the store, with the rows of one district and with those of the whole
 * country, against the same sums asked of SQLite directly in the same run.
 *
 *   bench-store [--rows N] [--villages N] [--folder FOLDER]
 *
 * The rows are invented, spread over villages and the 108 months of 2017 to 2025, and loaded past
 * the rule that a file is one district's. */
#include "bench-clock.h"

#include "exchange/desmi-official-csv.h"
#include "core/desmi-code.h"
#include "store/desmi-store-private.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/resource.h>

#define N_MONTHS 108
#define N_REPEATS 5

static const char *const destinations[]
    = { "TWN", "HKG", "MYS", "SGP", "SAU", "KOR", "JPN", "BRN",
        "ARE", "ITA", "TUR", "POL", "KWT", "QAT", "OMN", "MDV" };
static const char *const occupations[]
    = { "pekerja rumah tangga", "pengasuh lansia", "operator pabrik", "pekerja konstruksi",
        "pekerja perkebunan" };

typedef struct
{
  GPtrArray *villages; /* of char *, ascending */
  gint64     n_rows, done;
  guint32    random;
  guint      village, month;
  guint      in_cell; /* rows of this village and month so far */
  char       text[8];
} Rows;

/* How many rows there are up to the end of this village and month: an even share. */
static gint64
cell_end (const Rows *self)
{
  gint64 cells = (gint64) self->villages->len * N_MONTHS;
  gint64 cell = (gint64) self->village * N_MONTHS + self->month;

  return self->n_rows * (cell + 1) / cells;
}

/* Rows by village and month: a step through destination, occupation, gender and scheme that never
 * repeats in a cell. */
static gboolean
rows_next (Rows *self, DesmiOfficialOp *op)
{
  guint k, year, month;

  if (self->done == self->n_rows)
    return FALSE;
  while (self->done >= cell_end (self) && self->village < self->villages->len)
    {
      self->in_cell = 0;
      if (++self->month == N_MONTHS)
        {
          self->month = 0;
          self->village++;
        }
    }
  if (self->village == self->villages->len)
    return FALSE;
  year = 2017 + self->month / 12;
  month = 1 + self->month % 12;
  g_snprintf (self->text, sizeof self->text, "%04u-%02u", year, month);
  self->random = self->random * 1664525u + 1013904223u;
  k = self->in_cell++;
  *op = (DesmiOfficialOp){ .table = DESMI_OFFICIAL_FLOWS };
  op->values[0].text = g_ptr_array_index (self->villages, self->village);
  op->values[1].text = self->text;
  op->values[2].text = (self->village + self->month + k) % 3 == 2 ? "return" : "out";
  op->values[3].text
      = destinations[(self->village + self->month + k) % G_N_ELEMENTS (destinations)];
  op->values[4].text = k % 2 == 0 ? "informal" : "formal";
  op->values[5].text = occupations[k % G_N_ELEMENTS (occupations)];
  op->values[6].text = (k / 2) % 2 == 0 ? "F" : "M";
  op->values[7].text = k < 16 ? "P2P" : "MANDIRI";
  op->values[8].integer = 1 + self->random % 5;
  self->done++;
  return TRUE;
}

static GPtrArray *
read_villages (const char *prefix, guint most)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("DESMI_TOP_SRCDIR"), "data", "regions", "region.csv.gz", NULL);
  g_autoptr (GError)         error = NULL;
  g_autoptr (DesmiCsvReader) reader = desmi_csv_reader_new (path, ',', &error);
  GPtrArray                 *codes = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  g_assert_true (desmi_csv_reader_read_header (reader, &error));
  while (codes->len < most && desmi_csv_reader_next (reader, &error))
    {
      const char *code = desmi_csv_reader_get_field (reader, 0);

      if (desmi_code_is_valid (code, DESMI_LEVEL_VILLAGE) && g_str_has_prefix (code, prefix))
        g_ptr_array_add (codes, g_strdup (code));
    }
  g_assert_no_error (error);
  return codes;
}

/* Straight into the table, past the rule of one district; the summaries as after an update. */
static gpointer
insert_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Rows           *rows = data;
  DesmiOfficialOp op;
  sqlite3_stmt   *stmt = desmi_connection_prepare (
        connection, "INSERT INTO official_flows VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", error);

  while (stmt != NULL && rows_next (rows, &op))
    {
      for (int i = 0; i < 8; i++)
        sqlite3_bind_text (stmt, i + 1, op.values[i].text, -1, SQLITE_STATIC);
      sqlite3_bind_int64 (stmt, 9, op.values[8].integer);
      if (sqlite3_step (stmt) != SQLITE_DONE)
        {
          desmi_connection_fail (connection, error);
          return NULL;
        }
      sqlite3_reset (stmt);
    }
  if (stmt == NULL || !desmi_summary_rebuild (connection, error))
    return NULL;
  return rows;
}

static DesmiStore *
load (const char *path, GPtrArray *villages, gint64 n_rows)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *data = g_build_filename (g_getenv ("DESMI_TOP_SRCDIR"), "data", NULL);
  DesmiStore        *store = desmi_store_create (path, "32.12", &error);
  Rows               rows = { .villages = villages, .n_rows = n_rows, .random = 20170101u };
  double             start;

  g_assert_no_error (error);
  start = bench_cpu_ms ();
  desmi_seed_store (store, data, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_print ("shipped regions into a new file: %.0f ms CPU\n", bench_cpu_ms () - start);
  start = bench_cpu_ms ();
  desmi_store_write (store, insert_job, &rows, NULL, &error);
  g_assert_no_error (error);
  g_print ("%" G_GINT64_FORMAT " flow rows loaded with their summaries: %.1f s CPU\n", rows.done,
           (bench_cpu_ms () - start) / 1e3);
  return store;
}

/* Best of a few runs, in ms CPU; @rows: of the answer. */
static double
ask (DesmiStore *store, const char *period, const DesmiDimension *by, guint n_by, guint *rows)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < N_REPEATS; i++)
    {
      g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_FLOWS);
      g_autoptr (GError)     error = NULL;
      g_autoptr (DesmiTable) table = NULL;
      double                 start = bench_cpu_ms ();

      if (period != NULL)
        {
          DesmiPeriod p;

          g_assert_true (desmi_period_parse (period, &p, &error));
          desmi_query_set_period (query, &p);
        }
      for (guint k = 0; k < n_by; k++)
        desmi_query_add_by (query, by[k]);
      table = desmi_store_query (store, query, NULL, &error);
      g_assert_no_error (error);
      *rows = desmi_table_get_n_rows (table);
      best = MIN (best, bench_cpu_ms () - start);
    }
  return best;
}

static double
floor_of (sqlite3 *db, const char *sql)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < N_REPEATS; i++)
    {
      sqlite3_stmt *stmt = NULL;
      double        start = bench_cpu_ms ();

      g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
      while (sqlite3_step (stmt) == SQLITE_ROW)
        continue;
      sqlite3_finalize (stmt);
      best = MIN (best, bench_cpu_ms () - start);
    }
  return best;
}

static const struct
{
  const char    *what;
  const char    *period;
  guint          n_by;
  DesmiDimension by[3];
  const char *floor; /* the same sums, asked of the summary table without names, labels or rules */
} questions[] = {
  { "departures and returns of a year",
    "2023",
    0,
    { 0 },
    "SELECT direction, sum(count) FROM summary_district WHERE month BETWEEN '2023-01' AND "
    "'2023-12' AND origin < 2 GROUP BY 1" },
  { "destinations of a year",
    "2023",
    1,
    { DESMI_DIMENSION_DESTINATION },
    "SELECT direction, destination, sum(count) FROM summary_district WHERE month BETWEEN '2023-01' "
    "AND '2023-12' AND origin < 2 GROUP BY 1, 2" },
  { "Sankey of a year",
    "2023",
    3,
    { DESMI_DIMENSION_SUBDISTRICT, DESMI_DIMENSION_DESTINATION, DESMI_DIMENSION_SECTOR },
    "SELECT direction, subdistrict, destination, sector, sum(count) FROM summary_subdistrict WHERE "
    "month BETWEEN '2023-01' AND '2023-12' AND origin < 2 GROUP BY 1, 2, 3, 4" },
  { "all months",
    NULL,
    1,
    { DESMI_DIMENSION_MONTH },
    "SELECT direction, month, sum(count) FROM summary_district WHERE origin < 2 GROUP BY 1, 2" },
};

int
main (int argc, char **argv)
{
  int              rows = 27000, most = 30;
  g_autofree char *folder = NULL, *path = NULL;
  GOptionEntry     entries[]
      = { { "rows", 0, 0, G_OPTION_ARG_INT, &rows, "Flow rows", "N" },
          { "villages", 0, 0, G_OPTION_ARG_INT, &most, "Villages", "N" },
          { "folder", 0, 0, G_OPTION_ARG_FILENAME, &folder, "Where the file is made", "FOLDER" },
          { NULL } };
  g_autoptr (GOptionContext) options = g_option_context_new (NULL);
  g_autoptr (GError)         error = NULL;
  g_autoptr (GPtrArray)      villages = NULL;
  DesmiStore                *store;
  sqlite3                   *db = NULL;
  struct rusage              usage;
  GStatBuf                   st;

  g_option_context_add_main_entries (options, entries, NULL);
  if (!g_option_context_parse (options, &argc, &argv, &error))
    g_error ("%s", error->message);
  folder = folder != NULL ? folder : g_dir_make_tmp ("desmigratif-bench-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (folder, "bench.desmigratif", NULL);
  villages = read_villages (most > 1000 ? "" : "32.12", (guint) most);
  store = load (path, villages, rows);
  g_stat (path, &st);
  g_print ("the file: %.0f MB\n", (double) st.st_size / 1e6);
  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      guint  n = 0;
      double ours = ask (store, questions[i].period, questions[i].by, questions[i].n_by, &n);
      double least = floor_of (db, questions[i].floor);

      g_print ("%-34s %6u rows %8.2f ms CPU, SQLite alone %8.2f ms: %.2f x\n", questions[i].what, n,
               ours, least, ours / least);
    }
  sqlite3_close (db);
  desmi_store_close (store);
  g_object_unref (store);
  getrusage (RUSAGE_SELF, &usage);
  g_print ("largest resident size: %ld MB\n", usage.ru_maxrss / 1024);
  g_unlink (path);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *other
          = g_strconcat (path, (const char *[]){ "-wal", "-shm", "-lock" }[i], NULL);

      g_unlink (other);
    }
  g_rmdir (folder);
  return 0;
}

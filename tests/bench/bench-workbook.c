/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A long table as a workbook and on paper: how long it takes, and how much memory beside the table.
 */
#include "bench-clock.h"
#include "bench-table.h"

#include "app/desmi-table-pdf.h"

#include <string.h>

#define N_ROWS 100000
#define N_ROWS_PAPER 8377 /* the villages of a large province */
#define N_NUMBERS 8
#define N_ROUNDS 5
#define GOAL_MS 3000.0
#define GOAL_MB 100.0

static DesmiTableSheet *
make_sheet (guint n)
{
  DesmiTableBuilder     *builder = desmi_table_builder_new ("flows");
  g_autoptr (DesmiTable) table = NULL;

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "destination", DESMI_COLUMN_COUNTRY);
  desmi_table_builder_add_column (builder, "month", DESMI_COLUMN_PERIOD);
  for (guint i = 0; i < N_NUMBERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("number_%u", i);

      desmi_table_builder_add_column (builder, name,
                                      i % 2 == 0 ? DESMI_COLUMN_COUNT : DESMI_COLUMN_MILLI);
    }
  for (guint row = 0; row < n; row++)
    {
      g_autofree char *code
          = g_strdup_printf ("32.%02u.%02u.%04u", row / 10000, row / 100 % 100, row % 100);
      g_autofree char *name = g_strdup_printf ("Desa %u", row);

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, code, name);
      desmi_table_builder_set_text (builder, 1, row % 3 == 0 ? "TWN" : "HKG", NULL);
      desmi_table_builder_set_text (builder, 2, "2023-11", NULL);
      for (guint i = 0; i < N_NUMBERS; i++)
        desmi_table_builder_set_int (builder, 3 + i, (gint64) (row * 2654435761u % 100000));
    }
  table = desmi_table_builder_end (builder);
  return desmi_table_sheet_new_whole (table, "Flows", "Source: invented", DESMI_AUDIENCE_INTERNAL,
                                      desmi_locale_get_english ());
}

/* MB of this process: "VmRSS:" now, "VmHWM:" at most since forget_peak(). */
static double
get_memory (const char *what)
{
  g_autofree char *status = NULL;
  const char      *line = NULL;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    line = strstr (status, what);
  return line != NULL ? g_ascii_strtod (line + strlen (what), NULL) / 1024 : 0;
}

static void
forget_peak (void)
{
  FILE *file = fopen ("/proc/self/clear_refs", "w");

  if (file == NULL)
    return;
  fputs ("5", file);
  fclose (file);
}

static void
measure_workbook (void)
{
  g_autoptr (DesmiTableSheet) sheet = make_sheet (N_ROWS);
  double                      times[N_ROUNDS], before, more, ms;
  gsize                       size = 0;

  forget_peak ();
  before = get_memory ("VmRSS:");
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double             start = bench_cpu_ms ();
      g_autoptr (GBytes) bytes = desmi_table_sheet_to_workbook (sheet, NULL, NULL, NULL, NULL);

      g_assert_nonnull (bytes);
      times[i] = bench_cpu_ms () - start;
      size = g_bytes_get_size (bytes);
    }
  ms = bench_median (times, N_ROUNDS);
  more = get_memory ("VmHWM:") - before;
  g_print (
      "workbook of %d rows and %d columns: %.0f ms, %.0f MB beside the table, %.1f MB large: %s\n",
      N_ROWS, N_NUMBERS + 4, ms, more, (double) size / 1e6,
      bench_verdict (ms < GOAL_MS && more < GOAL_MB));
}

static void
measure_paper (void)
{
  g_autoptr (DesmiTableSheet) sheet = make_sheet (N_ROWS_PAPER);
  double                      layouts[N_ROUNDS], drawings[N_ROUNDS];
  guint                       n = 0;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double                      start = bench_cpu_ms ();
      g_autoptr (DesmiTablePaper) paper
          = desmi_table_paper_new_for (sheet, DESMI_PAPER_F4, DESMI_TURN_AUTO);
      g_autoptr (GBytes) pdf = NULL;

      layouts[i] = bench_cpu_ms () - start;
      start = bench_cpu_ms ();
      pdf = desmi_table_pdf_write (paper, NULL, NULL);
      g_assert_nonnull (pdf);
      drawings[i] = bench_cpu_ms () - start;
      n = desmi_table_paper_get_n_pages (paper);
    }
  g_print ("%d rows on %u sheets: laid out in %.0f ms, drawn as PDF in %.0f ms\n", N_ROWS_PAPER, n,
           bench_median (layouts, N_ROUNDS), bench_median (drawings, N_ROUNDS));
}

int
main (int argc, char *argv[])
{
  measure_workbook ();
  measure_paper ();
  return 0;
}

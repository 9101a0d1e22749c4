/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Thirty slides of a meeting as a presentation for PowerPoint: laid out, written and saved. */
#include "../deck/deck-cases.h"
#include "bench-clock.h"
#include "bench-table.h"
#include "deck/desmi-layout.h"
#include "deck/pptx/desmi-pptx.h"

#include <glib/gstdio.h>

#define N_RUNS 9
#define N_SLIDES 30
#define GOAL_MS 1500

/* A meeting, and of every kind of slide so many more that there are thirty. */
static DesmiDeck *
make_deck (void)
{
  DesmiDeck *deck = deck_case_new_meeting (DESMI_ASPECT_16_9, N_SLIDES);

  for (guint i = 0; deck->slides->len < N_SLIDES; i++)
    deck_case_add (deck, i % DESMI_SLIDE_UNKNOWN, DECK_STATE_USUAL);
  return deck;
}

typedef struct
{
  double layout, write, save, wall;
} Times;

static void
measure (DesmiDeck *deck, const char *path, Times *out, guint *n_pages, gsize *size)
{
  g_autoptr (GError)     error = NULL;
  gint64                 begun = g_get_monotonic_time ();
  double                 start = bench_cpu_ms (), laid_out, written;
  g_autoptr (DesmiPages) pages = desmi_deck_layout (deck, NULL, &error);
  g_autoptr (GBytes)     bytes = NULL;

  g_assert_no_error (error);
  laid_out = bench_cpu_ms ();
  bytes = desmi_pptx_write (pages, NULL, &error);
  g_assert_no_error (error);
  written = bench_cpu_ms ();
  g_file_set_contents (path, g_bytes_get_data (bytes, size), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
  *out = (Times){ laid_out - start, written - laid_out, bench_cpu_ms () - written,
                  (double) (g_get_monotonic_time () - begun) / 1e3 };
  *n_pages = pages->pages->len;
}

int
main (void)
{
  g_autoptr (DesmiDeck) deck = make_deck ();
  g_autoptr (GError)    error = NULL;
  g_autofree char      *folder = g_dir_make_tmp ("desmi-bench-XXXXXX", &error);
  g_autofree char      *path = NULL;
  double                layout[N_RUNS], write[N_RUNS], save[N_RUNS], wall[N_RUNS], all;
  guint                 n_pages = 0;
  gsize                 size = 0;
  gboolean              met;

  g_assert_no_error (error);
  path = g_build_filename (folder, "rapat.pptx", NULL);
  for (guint i = 0; i < N_RUNS; i++)
    {
      Times times;

      measure (deck, path, &times, &n_pages, &size);
      layout[i] = times.layout;
      write[i] = times.write;
      save[i] = times.save;
      wall[i] = times.wall;
    }
  g_remove (path);
  g_rmdir (folder);
  all = bench_median (layout, N_RUNS) + bench_median (write, N_RUNS) + bench_median (save, N_RUNS);
  met = all <= GOAL_MS;
  g_print (
      "| slides | pages | kB | layout CPU ms | PPTX CPU ms | saving CPU ms | all CPU ms | wall ms "
      "| |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
  g_print ("| %u | %u | %.0f | %.0f | %.0f | %.1f | %.0f | %.0f | %s |\n", deck->slides->len,
           n_pages, (double) size / 1e3, bench_median (layout, N_RUNS),
           bench_median (write, N_RUNS), bench_median (save, N_RUNS), all,
           bench_median (wall, N_RUNS), bench_verdict (met));
  return met ? 0 : 1;
}

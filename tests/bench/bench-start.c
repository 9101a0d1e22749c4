/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the start of the program to the overview of the sample district, against an empty window of
 * libadwaita and against our own window without data, by turns in one run.
 *
 *   bench-start [--rounds N] PROGRAM EMPTY TEMPLATES */
#include "bench-table.h"
#include "start-watch.h"

#include "app/desmi-new-file.h"

#define MOST_ROUNDS 101

enum
{
  WALL,
  CPU,
  RESIDENT,
  N_MEASURES
};

typedef struct
{
  const char *name;
  const char *path;
  gboolean    with_file;
  double      measured[START_COMPLETE + 1][N_MEASURES][MOST_ROUNDS];
} Program;

/* Starts a program, waits for its end and keeps what it said as @round; -1: keeps nothing. Whether
 * it came to its end; a program that hangs ends itself. */
static gboolean
start (Program *program, const char *file, int round)
{
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GError)      error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char        *now = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  g_autofree char        *said = NULL;
  g_auto (GStrv)          lines = NULL;
  guint                   n_stages = 0;

  g_subprocess_launcher_setenv (launcher, START_VARIABLE, now, TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, program->path,
                                         program->with_file ? file : NULL, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &said, NULL, &error));
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (process))
    {
      g_printerr ("%s did not come to its end.\n", program->path);
      return FALSE;
    }
  lines = g_strsplit (said, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      int    stage;
      double values[N_MEASURES];

      if (sscanf (lines[i], "%d %lf %lf %lf", &stage, &values[WALL], &values[CPU],
                  &values[RESIDENT])
              != 1 + N_MEASURES
          || stage < START_SHOWN || stage > START_COMPLETE)
        continue;
      n_stages++;
      for (guint m = 0; round >= 0 && m < N_MEASURES; m++)
        program->measured[stage][m][round] = values[m];
    }
  if (n_stages != 2)
    g_printerr ("%s ended before its window was shown.\n", program->path);
  return n_stages == 2;
}

static double
median_of (Program *program, StartStage stage, int measure, int rounds)
{
  return bench_median (program->measured[stage][measure], (guint) rounds);
}

static void
compare (Program *program, StartStage stage, Program *with, int rounds, double goal)
{
  double cpu = median_of (program, stage, CPU, rounds) / median_of (with, START_SHOWN, CPU, rounds);
  double wall
      = median_of (program, stage, WALL, rounds) / median_of (with, START_SHOWN, WALL, rounds);

  g_print ("%s against %s: CPU %.2f x, wall %.2f x (goal %.1f x): %s\n",
           stage == START_SHOWN ? "figures shown" : "charts shown too", with->name, cpu, wall, goal,
           bench_verdict (cpu <= goal && wall <= goal));
}

static void
print_results (Program *programs, int rounds)
{
  double resident = median_of (&programs[0], START_SHOWN, RESIDENT, rounds)
                    / median_of (&programs[1], START_SHOWN, RESIDENT, rounds);

  g_print ("medians of %d starts         wall ms    CPU ms  resident MB\n", rounds);
  for (guint i = 0; i < 3; i++)
    for (int s = START_SHOWN; s <= (i == 0 ? START_COMPLETE : START_SHOWN); s++)
      g_print ("%-26s %9.1f %9.1f %12.1f\n",
               s == START_SHOWN ? programs[i].name : " ... charts too",
               median_of (&programs[i], s, WALL, rounds), median_of (&programs[i], s, CPU, rounds),
               median_of (&programs[i], s, RESIDENT, rounds) / 1024);
  compare (&programs[0], START_SHOWN, &programs[1], rounds, 3.0);
  compare (&programs[0], START_SHOWN, &programs[2], rounds, 1.5);
  compare (&programs[0], START_COMPLETE, &programs[1], rounds, 3.0);
  compare (&programs[0], START_COMPLETE, &programs[2], rounds, 1.5);
  g_print ("resident size, figures shown, against an empty window: %.2f x (goal 1.8 x): %s\n",
           resident, bench_verdict (resident <= 1.8));
}

int
main (int argc, char **argv)
{
  static Program   programs[] = { { .name = "overview of the sample", .with_file = TRUE },
                                  { .name = "empty window" },
                                  { .name = "our window, no data" } };
  int              rounds = 15;
  gboolean         ok = TRUE;
  g_autofree char *folder = NULL, *file = NULL, *feed = NULL;
  GOptionEntry     entries[]
      = { { "rounds", 0, 0, G_OPTION_ARG_INT, &rounds, "Starts of each program", "N" }, { NULL } };
  g_autoptr (GOptionContext) options = g_option_context_new ("PROGRAM EMPTY TEMPLATES");
  g_autoptr (GError)         error = NULL;

  g_option_context_add_main_entries (options, entries, NULL);
  if (!g_option_context_parse (options, &argc, &argv, &error))
    g_error ("%s", error->message);
  g_assert_cmpint (argc, ==, 4);
  rounds = CLAMP (rounds, 1, MOST_ROUNDS);
  for (int i = 0; i < 3; i++)
    programs[i].path = argv[i + 1];
  folder = g_dir_make_tmp ("desmigratif-bench-XXXXXX", &error);
  g_assert_no_error (error);
  file = g_build_filename (folder, "sample.desmigratif", NULL);
  feed = g_build_filename (folder, "feed", NULL);
  g_assert_true (desmi_new_file_create_sample (file, feed, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  /* the first round fills the caches of fonts and files */
  for (int round = -1; ok && round < rounds; round++)
    for (int i = 0; ok && i < 3; i++)
      ok = start (&programs[i], file, round);
  if (ok)
    print_results (programs, rounds);
  bench_remove_tree (folder);
  return ok ? 0 : 1;
}

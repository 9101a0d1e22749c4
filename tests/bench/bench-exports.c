/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Large charts as PNG, PDF and SVG: the CPU time of a whole process of our library, start and
 * libraries included, against one of Cairo alone with the same primitives, gnuplot and matplotlib,
 * by turns in one run: bench-exports OURS FLOOR GNUPLOT-SCRIPT MATPLOTLIB-SCRIPT. */
#include "bench-peers.h"
#include "bench-table.h"
#include "chart-floor.h"

#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_REPEATS 21
#define N_REPEATS_SLOW 5 /* of the peers */
#define GOAL_FLOOR 1.3
#define GOAL_GNUPLOT 1.0
#define GOAL_MATPLOTLIB 0.2

extern char **environ;

typedef enum
{
  OURS,
  FLOOR,
  GNUPLOT,
  MATPLOTLIB,
  N_PROGRAMS
} Program;

typedef struct
{
  char *const *arguments;            /* of this program: where the others are */
  char        *folder;               /* for files */
  char        *programs[N_PROGRAMS]; /* paths, NULL: not installed */
} Bench;

/* Milliseconds of CPU of a program from its start to its end, -1: it failed. */
static double
run (char *const *arguments)
{
  struct rusage usage;
  pid_t         pid;
  int           status;

  if (posix_spawn (&pid, arguments[0], NULL, NULL, arguments, environ) != 0
      || wait4 (pid, &status, 0, &usage) != pid || !WIFEXITED (status) || WEXITSTATUS (status) != 0)
    return -1;
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3
         + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
}

static char *
primitives_of (const Bench *self, const char *scene)
{
  return g_strdup_printf ("%s/%s.primitives", self->folder, scene);
}

static double
run_program (const Bench *self, Program program, const char *scene, const char *format)
{
  g_autofree char *output
      = g_strdup_printf ("%s/%s-%d.%s", self->folder, scene, (int) program, format);
  g_autofree char *primitives = primitives_of (self, scene);
  g_autofree char *words = g_strdup_printf ("scene='%s';terminal='%s';folder='%s';output='%s'",
                                            scene, format, self->folder, output);
  char            *path = self->programs[program];
  char            *with_scene[] = { path, (char *) scene, output, NULL };
  char            *with_primitives[] = { path, primitives, output, NULL };
  char            *with_words[] = { path, (char *) "-e", words, self->arguments[3], NULL };
  char *of_python[] = { path, self->arguments[4], (char *) scene, self->folder, output, NULL };
  char **const all[] = {
    [OURS] = with_scene, [FLOOR] = with_primitives, [GNUPLOT] = with_words, [MATPLOTLIB] = of_python
  };

  return run (all[program]);
}

/* By turns, so that what disturbs the machine disturbs all; the first turn only warms up. */
static void
time_all (const Bench *self, const char *scene, const char *format, double medians[N_PROGRAMS])
{
  double values[N_PROGRAMS][N_REPEATS];

  for (guint i = 0; i <= N_REPEATS; i++)
    for (int program = 0; program < N_PROGRAMS; program++)
      {
        gboolean slow = program >= GNUPLOT;
        double   ms;

        if (self->programs[program] == NULL || (slow && i > N_REPEATS_SLOW))
          continue;
        ms = run_program (self, (Program) program, scene, format);
        g_assert_cmpfloat (ms, >=, 0);
        if (i > 0)
          values[program][i - 1] = ms;
      }
  for (int program = 0; program < N_PROGRAMS; program++)
    if (self->programs[program] != NULL)
      medians[program]
          = bench_median (values[program], program >= GNUPLOT ? N_REPEATS_SLOW : N_REPEATS);
}

static void
measure (const Bench *self, const char *scene, const char *format)
{
  static const char *const names[] = { "", "Cairo alone", "gnuplot", "matplotlib" };
  static const double      goals[] = { 0, GOAL_FLOOR, GOAL_GNUPLOT, GOAL_MATPLOTLIB };
  double                   medians[N_PROGRAMS];

  time_all (self, scene, format, medians);
  g_print ("%-7s to %s %6.1f ms", scene, format, medians[OURS]);
  for (int program = FLOOR; program < N_PROGRAMS; program++)
    if (self->programs[program] != NULL)
      g_print ("; %s %.1f ms: %.2f x (goal %.1f x): %s", names[program], medians[program],
               medians[OURS] / medians[program], goals[program],
               bench_verdict (medians[OURS] <= goals[program] * medians[program]));
  g_print ("\n");
}

static void
prepare (const Bench *self, BenchScene scene)
{
  double                 line[4] = { 0 };
  g_autoptr (DesmiTable) table = bench_scene_table (scene);
  g_autoptr (DesmiScene) laid_out = bench_scene_layout (scene, table, line);
  g_autofree char       *path = primitives_of (self, bench_scene_name (scene));
  FILE                  *file = fopen (path, "wb");
  Floor                  floor;

  g_assert_nonnull (file);
  chart_floor_init (&floor, laid_out, scene == BENCH_LINE ? line : NULL, TRUE);
  g_assert_true (floor_save (&floor, file));
  g_assert_cmpint (fclose (file), ==, 0);
  floor_clear (&floor);
  bench_peers_write (self->folder, scene, laid_out);
}

/* Debian's python: another one does not have Debian's modules. */
static char *
find_matplotlib (void)
{
  char *arguments[] = { (char *) "/usr/bin/python3", (char *) "-c",
                        (char *) "import importlib.util, sys; "
                                 "sys.exit(importlib.util.find_spec('matplotlib') is None)",
                        NULL };

  return run (arguments) >= 0 ? g_strdup (arguments[0]) : NULL;
}

int
main (int argc, char **argv)
{
  static const char *const formats[] = { "png", "pdf", "svg" };
  g_autoptr (GError)       error = NULL;
  Bench self = { .arguments = argv, .folder = g_dir_make_tmp ("desmigratif-bench-XXXXXX", &error) };

  g_assert_no_error (error);
  g_assert_cmpint (argc, ==, 5);
  g_setenv ("MPLCONFIGDIR", self.folder, TRUE);
  self.programs[OURS] = g_strdup (argv[1]);
  self.programs[FLOOR] = g_strdup (argv[2]);
  self.programs[GNUPLOT] = g_find_program_in_path ("gnuplot");
  self.programs[MATPLOTLIB] = find_matplotlib ();
  if (self.programs[GNUPLOT] == NULL)
    g_print ("gnuplot is not installed (package gnuplot-nox): nothing is measured beside it.\n");
  if (self.programs[MATPLOTLIB] == NULL)
    g_print ("matplotlib is not installed (package python3-matplotlib): nothing is measured beside "
             "it.\n");
  g_print ("ms of CPU of whole processes, medians of %d, of the peers %d, %d x %d\n", N_REPEATS,
           N_REPEATS_SLOW, BENCH_WIDTH, BENCH_HEIGHT);
  for (int scene = 0; scene < BENCH_N_SCENES; scene++)
    {
      prepare (&self, (BenchScene) scene);
      for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
        measure (&self, bench_scene_name ((BenchScene) scene), formats[i]);
    }
  bench_remove_tree (self.folder);
  for (int program = 0; program < N_PROGRAMS; program++)
    g_free (self.programs[program]);
  g_free (self.folder);
  return 0;
}

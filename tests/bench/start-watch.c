/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Linked into the programs that bench-start starts: looks after every frame what the window shows,
 * and says when. The program's own sources know nothing of it. */
#include "start-watch.h"

#include "bench-clock.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#define MOST_SECONDS 60

static volatile StartStage reached;

static double
read_resident_kb (void)
{
  g_autofree char *status = NULL;
  const char      *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "VmRSS:");
  return line == NULL ? 0 : g_ascii_strtod (line + strlen ("VmRSS:"), NULL);
}

static void
painted_cb (GdkFrameClock *clock, gpointer window)
{
  StartStage stage = start_get_stage (window);
  gint64     start = g_ascii_strtoll (g_getenv (START_VARIABLE), NULL, 10);

  if (stage <= reached)
    return;
  /* a window without data is complete with its first frame */
  for (int s = (int) reached + 1; s <= (int) stage; s++)
    g_print ("%d %.2f %.2f %.0f\n", s, (double) (g_get_monotonic_time () - start) / 1e3,
             bench_cpu_ms (), read_resident_kb ());
  reached = stage;
  if (stage == START_COMPLETE)
    g_application_quit (g_application_get_default ());
}

static void
realize_cb (GtkWidget *window)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb),
                    window);
}

/* The program makes its window before the main loop runs for the first time, so it is there. */
static gboolean
begin_cb (gpointer data)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (g_application_get_default ()));

  g_assert_nonnull (windows);
  if (gtk_widget_get_realized (windows->data))
    realize_cb (windows->data);
  else
    g_signal_connect (windows->data, "realize", G_CALLBACK (realize_cb), NULL);
  return G_SOURCE_REMOVE;
}

/* By a signal, so that a program whose main loop hangs ends, too. */
static void
give_up_cb (int signal_number)
{
  static const char none[] = "The window did not show its figures in time.\n";
  static const char some[] = "The window showed its figures, but not all charts in time.\n";
  gssize            written = reached == START_NONE ? write (STDERR_FILENO, none, sizeof none - 1)
                                                    : write (STDERR_FILENO, some, sizeof some - 1);

  _exit (written > 0 ? 1 : 2);
}

__attribute__ ((constructor)) static void
watch (void)
{
  if (g_getenv (START_VARIABLE) == NULL)
    return;
  g_idle_add_full (G_PRIORITY_HIGH, begin_cb, NULL, NULL);
  signal (SIGALRM, give_up_cb);
  alarm (MOST_SECONDS);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of flows in the whole window, with the sample's figures: what a frame costs while the
 * cursor moves, while a count is typed letter by letter, while one is ended and saved, and while
 * the sheet is scrolled. The goal is 8 ms of CPU a frame, of the thread that draws. */
#include "../ui/flow-fixture.h"
#include "bench-clock.h"
#include "bench-table.h"

#define N_STEPS 60
#define GOAL_MS 8.0

static guint n_painted;

static void
after_paint_cb (GdkFrameClock *clock, gpointer data)
{
  n_painted++;
}

static gboolean
is_painted (gpointer before)
{
  return n_painted != *(guint *) before;
}

/* Until the next frame, and what else is ready by then. */
static void
wait_for_frame (UiFixture *self)
{
  guint before = n_painted;

  gtk_widget_queue_draw (GTK_WIDGET (flow_find_sheet (self)));
  ui_wait (is_painted, &before, "a frame");
}

static void
move (UiFixture *self, guint step)
{
  ui_send_key (GTK_WIDGET (flow_find_sheet (self)), step % 24 < 12 ? GDK_KEY_Right : GDK_KEY_Left);
}

static void
letter (UiFixture *self, guint step)
{
  GtkWidget *entry = desmi_flow_sheet_get_entry (flow_find_sheet (self));
  char       text[8];

  g_snprintf (text, sizeof text, "%u", 1 + step % 40);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
finish (UiFixture *self, guint step)
{
  letter (self, step);
  ui_send_key (GTK_WIDGET (flow_find_sheet (self)), GDK_KEY_Tab);
}

static void
scroll (UiFixture *self, guint step)
{
  GtkAdjustment *adjustment
      = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (flow_find_sheet (self)));

  gtk_adjustment_set_value (adjustment, step % 2 == 0 ? 26 : 0);
}

static void
measure (UiFixture *self, const char *what, void (*act) (UiFixture *self, guint step))
{
  double ms[N_STEPS], all[N_STEPS], median;

  for (guint i = 0; i < N_STEPS; i++)
    {
      double start = bench_own_ms (), start_all = bench_cpu_ms ();

      act (self, i);
      wait_for_frame (self);
      ms[i] = bench_own_ms () - start;
      all[i] = bench_cpu_ms () - start_all;
      ui_settle ();
    }
  median = bench_median (ms, N_STEPS);
  g_print ("%-28s %6.2f ms CPU a frame, goal %.0f: %s; %.2f with all threads\n", what, median,
           GOAL_MS, bench_verdict (median < GOAL_MS), bench_median (all, N_STEPS));
}

int
main (int argc, char *argv[])
{
  UiFixture fixture = { 0 };

  ui_init (&argc, &argv);
  ui_set_up (&fixture, GINT_TO_POINTER (TRUE));
  flow_open_sheet (&fixture);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (fixture.window)), "after-paint",
                    G_CALLBACK (after_paint_cb), NULL);
  measure (&fixture, "cursor moved", move);
  measure (&fixture, "letter typed", letter);
  measure (&fixture, "count ended and saved", finish);
  measure (&fixture, "scrolled by a row", scroll);
  ui_tear_down (&fixture, GINT_TO_POINTER (TRUE));
  ui_done ();
  return 0;
}

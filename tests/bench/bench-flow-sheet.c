/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of flows with 200 rows: what a frame costs while it is scrolled, while the cursor moves
 * and while counts are typed. The goal is 8 ms of CPU a frame, the cursor's move included. */
#include "bench-clock.h"
#include "bench-table.h"

#include "ui/villages/desmi-flow-sheet.h"

#include <adwaita.h>

#define WIDTH 1200
#define HEIGHT 800
#define N_ROWS 200
#define N_STEPS 100
#define LIMIT_SECONDS 60

static guint n_painted;

static void
after_paint_cb (GdkFrameClock *clock, gpointer data)
{
  n_painted++;
}

static gboolean
timeout_cb (gpointer data)
{
  g_error ("A frame did not come in time.");
  return G_SOURCE_REMOVE;
}

static void
wait_for_frame (GtkWidget *widget)
{
  guint source = g_timeout_add_seconds (LIMIT_SECONDS, timeout_cb, NULL), n = n_painted;

  gtk_widget_queue_draw (widget);
  while (n_painted == n)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
}

static DesmiFlowGrid *
new_grid (void)
{
  DesmiFlowGridData data
      = { .village = "32.12.16.2004", .year = 2023, .direction = DESMI_DIRECTION_OUT };
  DesmiFlowGrid *grid = desmi_flow_grid_new (&data, NULL, desmi_locale_get_english ());

  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char  *occupation = g_strdup_printf ("Work %u", i);
      const char *const keys[] = { "TWN", "formal", occupation, "F", "P2P" };
      guint             row = desmi_flow_grid_add_row (grid, keys);

      for (guint month = 0; month < DESMI_FLOW_MONTHS; month++)
        {
          DesmiFlowChange change = { row, month, 1 + (row * 7 + month * 3) % 40 };

          desmi_flow_grid_apply (grid, &change, 1);
        }
    }
  return grid;
}

static void
scroll (GtkWidget *sheet, guint step)
{
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (sheet)), 40.0 * step);
}

static void
move (GtkWidget *sheet, guint step)
{
  desmi_flow_sheet_go (DESMI_FLOW_SHEET (sheet), step % N_ROWS, step % DESMI_FLOW_MONTHS);
}

static void
type (GtkWidget *sheet, guint step)
{
  char text[8];

  move (sheet, step);
  g_snprintf (text, sizeof text, "%u", 1 + step % 40);
  gtk_editable_set_text (GTK_EDITABLE (desmi_flow_sheet_get_entry (DESMI_FLOW_SHEET (sheet))),
                         text);
}

/* As whoever shows the sheet does, but that nothing is saved. */
static void
changed_cb (DesmiFlowSheet       *sheet,
            GArray               *changes,
            const char           *label,
            const DesmiFlowPaste *paste,
            gpointer              grid)
{
  desmi_flow_grid_apply (grid, &g_array_index (changes, DesmiFlowChange, 0), changes->len);
  desmi_flow_sheet_update (sheet);
}

static void
measure (GtkWidget *sheet, const char *what, void (*act) (GtkWidget *sheet, guint step))
{
  double ms[N_STEPS];

  for (guint i = 0; i < N_STEPS; i++)
    {
      double start = bench_cpu_ms ();

      act (sheet, i);
      wait_for_frame (sheet);
      ms[i] = bench_cpu_ms () - start;
    }
  g_print ("%-28s %6.2f ms CPU a frame\n", what, bench_median (ms, N_STEPS));
}

int
main (int argc, char *argv[])
{
  g_autoptr (DesmiFlowGrid) grid = NULL;
  GtkWidget                *sheet, *scroller, *window;

  adw_init ();
  grid = new_grid ();
  sheet = desmi_flow_sheet_new ();
  scroller = gtk_scrolled_window_new ();
  window = gtk_window_new ();
  desmi_flow_sheet_set_grid (DESMI_FLOW_SHEET (sheet), grid, FALSE);
  g_signal_connect (sheet, "changed", G_CALLBACK (changed_cb), grid);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), sheet);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb),
                    NULL);
  wait_for_frame (sheet);
  measure (sheet, "scrolled by 40 px", scroll);
  measure (sheet, "cursor moved", move);
  measure (sheet, "count typed", type);
  desmi_flow_sheet_set_grid (DESMI_FLOW_SHEET (sheet), NULL, FALSE);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}

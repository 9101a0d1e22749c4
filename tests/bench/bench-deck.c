/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Thirty slides of a meeting: laying them out, writing them as PDF (goal: both in 1 s), and drawing
 * one of them for a screen of 1920 px, which is done ahead of a slide's turn. */
#include "../deck/deck-cases.h"
#include "bench-clock.h"

#include "deck/desmi-layout.h"
#include "deck/desmi-page-scene.h"
#include "deck/desmi-pdf.h"

#include <stdlib.h>

#define N_SLIDES 30
#define N_ROUNDS 9
#define SCREEN_PX 1920.0
#define GOAL_MS 1000.0

static int
compare (const void *a, const void *b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return one < other ? -1 : one > other;
}

static double
find_median (double *values)
{
  qsort (values, N_ROUNDS, sizeof *values, compare);
  return values[N_ROUNDS / 2];
}

/* Returns: ms of the page that takes longest */
static double
draw_pages (DesmiPages *pages)
{
  double scale = SCREEN_PX / pages->width, most = 0;

  for (guint i = 0; i < pages->pages->len; i++)
    {
      cairo_surface_t *screen = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) SCREEN_PX,
                                                            (int) (pages->height * scale));
      cairo_t         *cr = cairo_create (screen);
      double           start = bench_cpu_ms ();

      cairo_scale (cr, scale, scale);
      desmi_page_paint (pages, i, cr);
      most = MAX (most, bench_cpu_ms () - start);
      cairo_destroy (cr);
      cairo_surface_destroy (screen);
    }
  return most;
}

int
main (void)
{
  double layouts[N_ROUNDS], files[N_ROUNDS], drawn[N_ROUNDS], first, layout, file;
  gsize  size = 0;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (DesmiDeck)  deck = deck_case_new_meeting (DESMI_ASPECT_16_9, N_SLIDES);
      g_autoptr (DesmiPages) pages = NULL;
      g_autoptr (GBytes)     bytes = NULL;
      double                 start = bench_cpu_ms ();

      pages = desmi_deck_layout (deck, NULL, NULL);
      layouts[i] = bench_cpu_ms () - start;
      start = bench_cpu_ms ();
      bytes = desmi_pdf_write (pages, NULL, NULL, NULL);
      files[i] = bench_cpu_ms () - start;
      size = g_bytes_get_size (bytes);
      drawn[i] = draw_pages (pages);
    }
  first = layouts[0];
  layout = find_median (layouts);
  file = find_median (files);
  g_print ("%d slides, CPU ms, median of %d: laid out %.0f (at first, "
           "with photos to be turned and scaled, %.0f), PDF %.0f (%zu kB), the page that takes "
           "longest at %.0f px %.0f\n",
           N_SLIDES, N_ROUNDS, layout, first, file, size / 1024, SCREEN_PX, find_median (drawn));
  return first + file < GOAL_MS ? 0 : 1;
}

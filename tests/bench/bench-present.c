/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the key to the frame that shows the next slide, while a presentation is given on two screens
 * of 1920 x 1080, with slides painted ahead: CPU of the thread that draws, both windows together.
 * The goal is 16 ms, or what a bare window of GTK's takes to show another picture where that alone
 * is more: where there is no OpenGL, GTK copies all pixels several times. Beside it the slides
 * alone, the bare window without the memory that presenting keeps from one frame to the next, and
 * what painting the slide when its turn comes would cost that thread. */
#include "../ui/show-fixture.h"
#include "bench-clock.h"
#include "bench-table.h"

#include "deck/desmi-page-scene.h"
#include "ui/decks/desmi-frame-memory.h"
#include "ui/decks/desmi-slide-view.h"

#define N_STEPS 40
#define GOAL_MS 16.0
#define MOST_OF_FLOOR 1.1
#define WIDTH 1920
#define HEIGHT 1080

static guint n_painted[2];

static void
after_paint_cb (GdkFrameClock *clock, guint *n)
{
  (*n)++;
}

static void
watch (GtkWidget *window, guint which)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb),
                    &n_painted[which]);
}

typedef struct
{
  guint n[2];
  guint n_windows;
} Wanted;

static gboolean
are_painted (gpointer data)
{
  const Wanted *wanted = data;

  for (guint i = 0; i < wanted->n_windows; i++)
    if (n_painted[i] == wanted->n[i])
      return FALSE;
  return TRUE;
}

static gboolean
is_ready (gpointer data)
{
  DesmiShowView  *view = data;
  DesmiSlideShow *show = desmi_show_view_get_show (view);
  int             pages[] = { desmi_slide_show_get_page (show), desmi_slide_show_peek_next (show),
                              desmi_slide_show_peek_before (show) };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (pages[i] >= 0 && !desmi_show_view_is_ready (view, (guint) pages[i]))
      return FALSE;
  return TRUE;
}

/* There and back again, never past the last. */
static gboolean
goes_on (DesmiSlideShow *show, guint step)
{
  guint n = desmi_slide_show_get_n (show) - 1;

  return step / n % 2 == 0;
}

typedef void (*Step) (gpointer subject, guint step);

/* ms of the thread that draws, by step */
static void
measure (Step step, gpointer subject, guint n_windows, DesmiShowView *view, double *ms)
{
  for (guint i = 0; i < N_STEPS; i++)
    {
      Wanted wanted = { .n_windows = n_windows };
      double start;

      if (view != NULL)
        ui_wait (is_ready, view, "the slides around");
      ui_settle ();
      for (guint k = 0; k < n_windows; k++)
        wanted.n[k] = n_painted[k];
      start = bench_own_ms ();
      step (subject, i);
      ui_wait (are_painted, &wanted, "the frame");
      ms[i] = bench_own_ms () - start;
    }
}

static void
press (gpointer subject, guint step)
{
  ShowFixture *self = subject;

  show_press (self, goes_on (show_get (self), step) ? GDK_KEY_Right : GDK_KEY_Left, 0);
}

static void
move (gpointer show, guint step)
{
  if (goes_on (show, step))
    desmi_slide_show_next (show);
  else
    desmi_slide_show_back (show);
}

typedef struct
{
  GtkWidget  *picture;
  GdkTexture *textures[2];
} Floor;

static void
change (gpointer subject, guint step)
{
  Floor *self = subject;

  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (self->textures[step % 2]));
}

/* A window that fills a screen, drawn once. */
static GtkWidget *
new_window (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();
  Wanted     wanted = { .n_windows = 1 };

  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_fullscreen (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  watch (window, 0);
  wanted.n[0] = n_painted[0];
  ui_wait (are_painted, &wanted, "the window");
  ui_settle ();
  return window;
}

static void
painted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GdkTexture **) user_data = desmi_slide_paint_finish (result, NULL);
}

static gboolean
is_set (gpointer pointer)
{
  return *(gpointer *) pointer != NULL;
}

static void
measure_floor (ShowFixture *self, gboolean keeps_memory, double *ms)
{
  Floor      floor_of = { .picture = gtk_picture_new () };
  GtkWidget *window;

  for (guint i = 0; i < 2; i++)
    {
      desmi_slide_paint_async (self->pages, 3 + i, WIDTH, NULL, painted_cb, &floor_of.textures[i]);
      ui_wait (is_set, &floor_of.textures[i], "a picture");
    }
  window = new_window (floor_of.picture);
  g_assert_cmpint (gtk_widget_get_width (window), ==, WIDTH);
  if (keeps_memory)
    desmi_frame_memory_hold (window);
  measure (change, &floor_of, 1, NULL, ms);
  if (keeps_memory)
    desmi_frame_memory_release ();
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (floor_of.textures[0]);
  g_object_unref (floor_of.textures[1]);
}

static void
measure_alone (ShowFixture *self, double *ms)
{
  g_autoptr (DesmiSlideShow) show = desmi_slide_show_new (self->pages, 0, 0);
  GtkWidget                 *view = desmi_show_view_new (show, FALSE);
  GtkWidget                 *window = new_window (view);

  measure (move, show, 1, DESMI_SHOW_VIEW (view), ms);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
fills_screen (gpointer data)
{
  return gtk_widget_get_width (show_get_audience (data)) == WIDTH;
}

static void
measure_both (ShowFixture *self, double *ms)
{
  show_begin (self, 0, FALSE);
  ui_wait (fills_screen, self, "the audience's window");
  ui_settle ();
  watch (show_get_audience (self), 0);
  watch (show_get_speaker (self), 1);
  measure (press, self, 2, show_find_view (show_get_audience (self)), ms);
  show_press (self, GDK_KEY_Escape, 0);
}

/* What each slide costs a thread that paints it. */
static guint
measure_painting (ShowFixture *self, double *ms)
{
  double scale = WIDTH / self->pages->width;
  guint  n = MIN (self->pages->pages->len, N_STEPS);

  for (guint i = 0; i < n; i++)
    {
      cairo_surface_t *screen = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
      cairo_t         *cr = cairo_create (screen);
      double           start = bench_own_ms ();

      cairo_scale (cr, scale, scale);
      desmi_page_paint (self->pages, i, cr);
      ms[i] = bench_own_ms () - start;
      cairo_destroy (cr);
      cairo_surface_destroy (screen);
    }
  return n;
}

static double
say (const char *what, double *ms, guint n)
{
  double median = bench_median (ms, n), worst = 0;

  for (guint i = 0; i < n; i++)
    worst = MAX (worst, ms[i]);
  g_print ("%-48s median %6.2f ms, worst %6.2f ms\n", what, median, worst);
  return median;
}

int
main (int argc, char *argv[])
{
  ShowFixture self = { 0 };
  double      ms[N_STEPS], both, alone, floor_ms, goal;
  guint       n;

  ui_init (&argc, &argv);
  show_set_up (&self, NULL);
  /* before anything is kept, which changes glibc for good */
  measure_floor (&self, FALSE, ms);
  say ("another picture in a window, memory given back", ms, N_STEPS);
  measure_both (&self, ms);
  both = say ("next slide, both screens", ms, N_STEPS);
  measure_alone (&self, ms);
  alone = say ("next slide, the audience's alone", ms, N_STEPS);
  measure_floor (&self, TRUE, ms);
  floor_ms = say ("another picture in a window of GTK's", ms, N_STEPS);
  n = measure_painting (&self, ms);
  say ("painting a slide, which is done ahead", ms, n);
  goal = MAX (GOAL_MS, floor_ms * MOST_OF_FLOOR);
  g_print ("the audience's window %.2f x the bare one; both screens %.2f ms, goal %.0f ms: %s\n",
           alone / floor_ms, both, goal, bench_verdict (both <= goal));
  show_tear_down (&self, NULL);
  ui_done ();
  return both <= goal ? 0 : 1;
}

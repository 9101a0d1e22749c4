/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where GTK draws with cairo, a frame that fills a screen takes three pictures of its size, and all
 * three are given back to the system when it is done: 24 MB of new pages for the next frame, which
 * the system hands out one by one. That takes longer than all the drawing. While a presentation is
 * given, they are kept. */
#include "ui/decks/desmi-frame-memory.h"

#ifdef GDK_WINDOWING_X11
#include <cairo-xlib.h>
#include <gdk/x11/gdkx.h>
#endif
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* the most that glibc takes; a picture for 4K has as much */
#define LARGEST_KEPT (32 * 1024 * 1024)
#define MOST_KEPT (4 * LARGEST_KEPT)
/* cairo takes several times the room of the first picture, so that those of screens fit, too */
#define WIDTH_PX 1920
#define HEIGHT_PX 1080

static guint            n_holders;
static cairo_surface_t *shared; /* nullable */

/* What cairo sends pictures to the X server by lives as long as one picture lies in it. */
static cairo_surface_t *
hold_shared (GdkDisplay *display)
{
  cairo_surface_t *held = NULL;

#ifdef GDK_WINDOWING_X11
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  if (GDK_IS_X11_DISPLAY (display))
    {
      Display         *x11 = gdk_x11_display_get_xdisplay (display);
      cairo_surface_t *root = cairo_xlib_surface_create (
          x11, DefaultRootWindow (x11), DefaultVisual (x11, DefaultScreen (x11)), 1, 1);

      held = cairo_surface_create_similar_image (root, CAIRO_FORMAT_RGB24, WIDTH_PX, HEIGHT_PX);
      cairo_surface_destroy (root);
    }
  G_GNUC_END_IGNORE_DEPRECATIONS
#endif
  return held;
}

/* Limits that were set once are not those any more that glibc finds by itself, so they stay. */
static void
keep_freed (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, LARGEST_KEPT);
  mallopt (M_TRIM_THRESHOLD, MOST_KEPT);
#endif
}

static void
give_back_freed (void)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
}

/**
 * desmi_frame_memory_hold:
 * @widget: realized, of a window that fills a screen
 *
 * Keeps the memory that frames take until desmi_frame_memory_release(), which is called as often.
 * Does nothing where the window is not drawn by cairo.
 */
void
desmi_frame_memory_hold (GtkWidget *widget)
{
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));

  if (n_holders++ > 0 || !GSK_IS_CAIRO_RENDERER (renderer))
    return;
  keep_freed ();
  shared = hold_shared (gtk_widget_get_display (widget));
}

/**
 * desmi_frame_memory_release:
 *
 * Gives back what is kept when the last holder says so.
 */
void
desmi_frame_memory_release (void)
{
  g_return_if_fail (n_holders > 0);
  if (--n_holders > 0)
    return;
  g_clear_pointer (&shared, cairo_surface_destroy);
  give_back_freed ();
}

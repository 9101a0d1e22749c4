/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A horizontal scrollbar is asked for as long as there is one, so that it hides no row. */
#include "ui-fixture.h"

#include "ui/desmi-scroll-room.h"

#define ROWS_PX 120

typedef struct
{
  GtkScrolledWindow *scroller;
  gboolean           has_bar;
} Wanted;

static int
get_natural (GtkScrolledWindow *scroller)
{
  int natural;

  gtk_widget_measure (GTK_WIDGET (scroller), GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL,
                      NULL);
  return natural;
}

static gboolean
is_as_wanted (gpointer data)
{
  const Wanted *self = data;

  return self->has_bar ? get_natural (self->scroller) > ROWS_PX
                       : get_natural (self->scroller) == ROWS_PX;
}

static void
test_room (void)
{
  GtkWidget         *window = gtk_window_new (), *rows = gtk_label_new (NULL);
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());

  gtk_scrolled_window_set_overlay_scrolling (scroller, FALSE);
  gtk_scrolled_window_set_propagate_natural_height (scroller, TRUE);
  gtk_scrolled_window_set_child (scroller, rows);
  gtk_widget_set_size_request (rows, 4000, ROWS_PX);
  desmi_scroll_room_keep (scroller);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (scroller));
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 400);
  gtk_window_present (GTK_WINDOW (window));
  ui_wait (is_as_wanted, &(Wanted){ scroller, TRUE }, "room for the scrollbar");
  gtk_widget_set_size_request (rows, 100, ROWS_PX);
  ui_wait (is_as_wanted, &(Wanted){ scroller, FALSE }, "no room for none");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/scroll-room/room", test_room);
  return g_test_run ();
}

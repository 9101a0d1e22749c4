/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How large a window above another one is at first. */
#include "ui/desmi-dialog-size.h"

#include "ui/widgets/desmi-chart-theme.h"

#include <math.h>

/**
 * desmi_dialog_size_set:
 * @window: already above the one that it belongs to, if any
 * @width: at text of 100 %
 * @height: at text of 100 %
 *
 * Makes the default size as large as the text wants, and no larger than the window behind.
 */
void
desmi_dialog_size_set (GtkWindow *window, int width, int height)
{
  double     scale = desmi_chart_theme_text_scale (GTK_WIDGET (window));
  GtkWindow *parent = gtk_window_get_transient_for (window);

  width = (int) lround (width * scale);
  height = (int) lround (height * scale);
  if (parent != NULL && gtk_widget_get_width (GTK_WIDGET (parent)) > 0)
    {
      width = MIN (width, gtk_widget_get_width (GTK_WIDGET (parent)));
      height = MIN (height, gtk_widget_get_height (GTK_WIDGET (parent)));
    }
  gtk_window_set_default_size (window, width, height);
}

/**
 * desmi_dialog_size_begin:
 * @window: as for desmi_dialog_size_set(), with a default size for text of 100 %
 *
 * Adapts the default size.
 */
void
desmi_dialog_size_begin (GtkWindow *window)
{
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  desmi_dialog_size_set (window, width, height);
}

/**
 * desmi_dialog_size_fit:
 * @window: asks for the height of what it holds, as one that scrolls may
 * @body: what it holds
 * @more_px: that may come to it, such as a sentence; at text of 100 %
 *
 * Makes the default height less where the body asks for less: a few fields are not left in a window
 * for many. A body that grows with the window keeps its room.
 */
void
desmi_dialog_size_fit (GtkWindow *window, GtkWidget *body, int more_px)
{
  int width, height, natural;

  if (gtk_widget_compute_expand (body, GTK_ORIENTATION_VERTICAL))
    return;
  gtk_window_get_default_size (window, &width, &height);
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL,
                      NULL);
  natural += (int) lround (more_px * desmi_chart_theme_text_scale (GTK_WIDGET (window)));
  if (natural < height)
    gtk_window_set_default_size (window, width, natural);
}

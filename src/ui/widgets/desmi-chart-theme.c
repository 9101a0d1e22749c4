/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart theme that goes with a widget: dark, contrast and text size as the desktop has them. */
#include "ui/widgets/desmi-chart-theme.h"

#include <adwaita.h>

#define DPI_UNIT 1024.0
#define DPI_NORMAL 96.0

/**
 * desmi_chart_theme_text_scale:
 *
 * Returns: how much larger than usual the desktop wants text, 1.0 to 4.0; 2.0 at 200 %
 */
double
desmi_chart_theme_text_scale (GtkWidget *widget)
{
  GtkSettings *settings = gtk_widget_get_settings (widget);
  int          dpi = -1;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  if (dpi <= 0)
    return 1.0;
  return CLAMP (dpi / DPI_UNIT / DPI_NORMAL, 1.0, 4.0);
}

/**
 * desmi_chart_theme_init_for:
 * @theme: (out caller-allocates): the theme
 *
 * Chooses among the themes of the screen; export takes the light or print one instead.
 */
void
desmi_chart_theme_init_for (DesmiTheme *theme, GtkWidget *widget)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  gboolean         dark = adw_style_manager_get_dark (manager);
  gboolean         contrast = adw_style_manager_get_high_contrast (manager);

  if (dark)
    desmi_theme_init (theme, contrast ? DESMI_THEME_DARK_CONTRAST : DESMI_THEME_DARK);
  else
    desmi_theme_init (theme, contrast ? DESMI_THEME_LIGHT_CONTRAST : DESMI_THEME_LIGHT);
  theme->text_scale = desmi_chart_theme_text_scale (widget);
}

/**
 * desmi_chart_theme_watch:
 * @callback: called with @widget
 *
 * Follows the desktop's style, contrast and text size.
 */
void
desmi_chart_theme_watch (GtkWidget *widget, void (*callback) (GtkWidget *))
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  GtkSettings     *settings = gtk_widget_get_settings (widget);

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (callback), widget,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (callback), widget,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-xft-dpi", G_CALLBACK (callback), widget,
                           G_CONNECT_SWAPPED);
}

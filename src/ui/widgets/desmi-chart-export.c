/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart leaves the window as a picture on the clipboard. */
#include "ui/widgets/desmi-chart-export.h"

#include "app/desmi-export.h"
#include "ui/desmi-error-dialog.h"

#include <glib/gi18n-lib.h>

#define SCALE 2.0
#define MIN_WIDTH 640
#define MIN_HEIGHT 360
#define FRAME_HEIGHT 90 /* title, subtitle and source, which the window shows beside the chart */

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget)  widget = user_data;
  g_autoptr (GError)     error = NULL;
  g_autoptr (GBytes)     bytes = desmi_chart_data_export_finish (result, &error);
  g_autoptr (GdkTexture) texture
      = bytes == NULL ? NULL : gdk_texture_new_from_bytes (bytes, &error);

  if (gtk_widget_get_root (widget) == NULL)
    return;
  if (texture == NULL)
    {
      desmi_error_dialog_present (widget, _ ("The Chart Was Not Copied"), error);
      return;
    }
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (widget), texture);
  gtk_widget_activate_action (widget, "win.say", "s", _ ("The chart is on the clipboard"));
}

/**
 * desmi_chart_export_copy:
 * @widget: whose clipboard
 * @width: px of the chart on the screen
 * @height: px
 *
 * Puts the chart on the clipboard as a picture: light whatever the screen is, with title and
 * source.
 */
void
desmi_chart_export_copy (GtkWidget *widget, DesmiChartData *data, int width, int height)
{
  const DesmiExportChoices choices = { .format = DESMI_EXPORT_PNG,
                                       .width = MAX (width, MIN_WIDTH),
                                       .height = MAX (height, MIN_HEIGHT) + FRAME_HEIGHT,
                                       .scale = SCALE,
                                       .fast = TRUE };

  desmi_chart_data_export_async (data, &choices, desmi_locale_get_user (), NULL, drawn_cb,
                                 g_object_ref (widget));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The least program of libadwaita that shows a window: what a start costs whatever one does. */
#include "start-watch.h"

#include <adwaita.h>

StartStage
start_get_stage (GtkWindow *window)
{
  return START_COMPLETE;
}

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window = g_object_new (ADW_TYPE_APPLICATION_WINDOW, "application", application,
                                    "default-width", 1180, "default-height", 760, NULL);

  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application
      = adw_application_new ("id.go.desmigratif.Empty", G_APPLICATION_DEFAULT_FLAGS);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}

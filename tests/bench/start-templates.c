/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program's window with its sidebar and the overview, and no file behind them. */
#include "start-watch.h"

#include "ui/desmi-application.h"
#include "ui/desmi-window.h"

StartStage
start_get_stage (GtkWindow *window)
{
  return START_COMPLETE;
}

/* Every stack below @root that has a child @name shows it. */
static void
show_child (GtkWidget *root, const char *name)
{
  if (GTK_IS_STACK (root) && gtk_stack_get_child_by_name (GTK_STACK (root), name) != NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (root), name);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    show_child (child, name);
}

static void
activate_cb (GtkApplication *application)
{
  DesmiWindow *window = desmi_window_new (application);

  desmi_window_show_page (window, "overview");
  show_child (GTK_WIDGET (window), "main");
  show_child (GTK_WIDGET (window), "full");
  gtk_window_present (GTK_WINDOW (window));
  g_signal_stop_emission_by_name (application, "activate");
}

int
main (int argc, char **argv)
{
  g_autoptr (DesmiApplication) application = desmi_application_new (G_APPLICATION_DEFAULT_FLAGS);

  /* before the program's own handler, which runs last */
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}

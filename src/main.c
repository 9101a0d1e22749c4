/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window program: locale, and run. */
#include "app/desmi-draft.h"
#include "app/desmi-session.h"
#include "core/platform/desmi-language.h"
#include "core/platform/desmi-terminal.h"
#include "ui/desmi-application.h"
#include "ui/platform/desmi-desktop.h"

int
main (int argc, char **argv)
{
  g_autoptr (DesmiApplication) application = NULL;
  int                          status;

  desmi_terminal_attach ();
  desmi_terminal_prepare_log ();
  desmi_desktop_prepare ();
  desmi_language_init ();
  g_set_prgname ("desmigratif");
  g_set_application_name ("Desmigratif");

  application = desmi_application_new (G_APPLICATION_DEFAULT_FLAGS);
  status = g_application_run (G_APPLICATION (application), argc, argv);
  desmi_store_wait_closed ();
  /* what was refused last is told, so that it is kept */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&application);
  desmi_store_wait_closed ();
  desmi_draft_wait_kept ();
  return status;
}

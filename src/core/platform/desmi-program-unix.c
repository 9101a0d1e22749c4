/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/platform/desmi-program.h"

#include <signal.h>
#include <unistd.h>

/**
 * desmi_program_find_office:
 *
 * Returns: (transfer full) (nullable): the program of LibreOffice that converts files; %NULL where
 *   it is not installed
 */
char *
desmi_program_find_office (void)
{
  char *found = g_find_program_in_path ("soffice");

  return found != NULL ? found : g_find_program_in_path ("libreoffice");
}

static void
lead_cb (gpointer data)
{
  setsid ();
}

/**
 * desmi_program_set_alone:
 *
 * What @launcher starts can be ended by desmi_program_end().
 */
void
desmi_program_set_alone (GSubprocessLauncher *launcher)
{
  g_subprocess_launcher_set_child_setup (launcher, lead_cb, NULL, NULL);
}

/**
 * desmi_program_end:
 * @process: started after desmi_program_set_alone()
 *
 * Ends @process, if it still runs, and whatever it has started, at once.
 */
void
desmi_program_end (GSubprocess *process)
{
  const char *id = g_subprocess_get_identifier (process);

  if (id == NULL)
    return;
  kill (-(pid_t) g_ascii_strtoll (id, NULL, 10), SIGKILL);
  g_subprocess_force_exit (process);
}

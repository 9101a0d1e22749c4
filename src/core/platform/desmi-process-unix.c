/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/platform/desmi-process.h"

#include <errno.h>
#include <signal.h>
#include <unistd.h>

/**
 * desmi_process_dup_folder:
 *
 * Returns: (transfer full) (nullable): the folder of the running program; %NULL where the system
 *   does not tell
 */
char *
desmi_process_dup_folder (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  return program != NULL ? g_path_get_dirname (program) : NULL;
}

/**
 * desmi_process_dup_arguments:
 * @argv: what main() was given
 *
 * Returns: (transfer full): the arguments as file names are in GLib: UTF-8 on Windows, where @argv
 *   would lose letters, the bytes of @argv elsewhere
 */
char **
desmi_process_dup_arguments (char **argv)
{
  return g_strdupv (argv);
}

/**
 * desmi_process_get_id:
 *
 * Returns: the number by which the system knows the running process
 */
gint64
desmi_process_get_id (void)
{
  return (gint64) getpid ();
}

/**
 * desmi_process_is_running:
 * @id: a number of desmi_process_get_id(), of this machine
 *
 * Returns: whether a process of that number runs; the number may be another's by now
 */
gboolean
desmi_process_is_running (gint64 id)
{
  return id > 0 && (kill ((pid_t) id, 0) == 0 || errno == EPERM);
}

/**
 * desmi_process_dup_machine_id:
 *
 * Returns: (transfer full) (nullable): what the installation of the system is known by; not for
 *   others to see
 */
char *
desmi_process_dup_machine_id (void)
{
  static const char *const files[] = { "/etc/machine-id", "/var/lib/dbus/machine-id" };
  char                    *id = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (files) && id == NULL; i++)
    g_file_get_contents (files[i], &id, NULL, NULL);
  return id != NULL ? g_strstrip (id) : NULL;
}

/**
 * desmi_process_get_suffix:
 *
 * Returns: how the file of a program ends, "" or ".exe"
 */
const char *
desmi_process_get_suffix (void)
{
  return "";
}

/**
 * desmi_process_get_system:
 *
 * Returns: the system's name, "Linux" or "Windows"
 */
const char *
desmi_process_get_system (void)
{
  return "Linux";
}

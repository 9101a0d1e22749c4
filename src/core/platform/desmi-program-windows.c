/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/platform/desmi-program.h"

#define OFFICE "LibreOffice\\program\\soffice.com" /* the one that waits until it is done */

char *
desmi_program_find_office (void)
{
  static const char *const roots[] = { "ProgramW6432", "ProgramFiles", "ProgramFiles(x86)" };

  for (guint i = 0; i < G_N_ELEMENTS (roots); i++)
    {
      const char      *root = g_getenv (roots[i]);
      g_autofree char *path = root != NULL ? g_build_filename (root, OFFICE, NULL) : NULL;

      if (path != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&path);
    }
  return g_find_program_in_path ("soffice.com");
}

/* Windows itself knows who started whom. */
void
desmi_program_set_alone (GSubprocessLauncher *launcher)
{
}

void
desmi_program_end (GSubprocess *process)
{
  const char             *id = g_subprocess_get_identifier (process);
  g_autoptr (GSubprocess) ender = NULL;

  if (id == NULL)
    return;
  ender = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                            NULL, "taskkill", "/T", "/F", "/PID", id, NULL);
  if (ender != NULL)
    g_subprocess_wait (ender, NULL, NULL);
  g_subprocess_force_exit (process);
}

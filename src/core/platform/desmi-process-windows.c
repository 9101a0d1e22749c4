/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/platform/desmi-process.h"

#include <windows.h>

#define MAX_PATH_UNITS 32768 /* of a path in UTF-16, its end included */
#define MACHINE_KEY L"SOFTWARE\\Microsoft\\Cryptography"

char *
desmi_process_dup_folder (void)
{
  g_autofree gunichar2 *wide = g_new (gunichar2, MAX_PATH_UNITS);
  g_autofree char      *program = NULL;
  DWORD                 n = GetModuleFileNameW (NULL, wide, MAX_PATH_UNITS);

  if (n == 0 || n >= MAX_PATH_UNITS)
    return NULL;
  program = g_utf16_to_utf8 (wide, (glong) n, NULL, NULL, NULL);
  return program != NULL ? g_path_get_dirname (program) : NULL;
}

char **
desmi_process_dup_arguments (char **argv)
{
  return g_win32_get_command_line ();
}

gint64
desmi_process_get_id (void)
{
  return (gint64) GetCurrentProcessId ();
}

gboolean
desmi_process_is_running (gint64 id)
{
  HANDLE process;
  DWORD  status;

  if (id <= 0 || id > G_MAXUINT32)
    return FALSE;
  process = OpenProcess (SYNCHRONIZE, FALSE, (DWORD) id);
  if (process == NULL)
    return GetLastError () == ERROR_ACCESS_DENIED;
  status = WaitForSingleObject (process, 0);
  CloseHandle (process);
  return status == WAIT_TIMEOUT;
}

char *
desmi_process_dup_machine_id (void)
{
  gunichar2 id[64];
  DWORD     size = sizeof id;

  if (RegGetValueW (HKEY_LOCAL_MACHINE, MACHINE_KEY, L"MachineGuid",
                    RRF_RT_REG_SZ | RRF_SUBKEY_WOW6464KEY, NULL, id, &size)
      != ERROR_SUCCESS)
    return NULL;
  return g_utf16_to_utf8 (id, -1, NULL, NULL, NULL);
}

const char *
desmi_process_get_suffix (void)
{
  return ".exe";
}

const char *
desmi_process_get_system (void)
{
  return "Windows";
}

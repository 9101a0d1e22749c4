/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/platform/desmi-terminal.h"

#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <stdlib.h>
#include <windows.h>

/* The console stays in the shell's hands when the program has ended: its alphabet is given back. */
static UINT   first_code_page;
static DWORD  first_mode; /* of standard error */

static HANDLE attached; /* the console of whoever started a program with windows */

static void
restore_code_page (void)
{
  SetConsoleOutputCP (first_code_page);
}

static void
restore_mode (void)
{
  SetConsoleMode (GetStdHandle (STD_ERROR_HANDLE), first_mode);
}

/* GLib's own would turn the letters into the console's alphabet, also where there is no console. */
static void
print_cb (const char *text)
{
  fputs (text, stdout);
  fflush (stdout);
}

static void
print_error_cb (const char *text)
{
  fputs (text, stderr);
  fflush (stderr);
}

/* Empty where there is none. */
static char *
dup_field (const GLogField *fields, gsize n_fields, const char *key)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, key))
      return fields[i].length < 0 ? g_strdup (fields[i].value)
                                  : g_strndup (fields[i].value, (gsize) fields[i].length);
  return g_strdup ("");
}

/* GLib's own asks the console for its alphabet, warns where there is none, and ends the program
 * since that warning came while it was writing another. */
static GLogWriterOutput
log_cb (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  g_autofree char *domain = dup_field (fields, n_fields, "GLIB_DOMAIN");
  g_autofree char *message = dup_field (fields, n_fields, "MESSAGE");

  if (g_log_writer_default_would_drop (level, domain))
    return G_LOG_WRITER_HANDLED;
  fprintf (stderr, "%s: %s\n", domain, message);
  fflush (stderr);
  return G_LOG_WRITER_HANDLED;
}

void
desmi_terminal_prepare_log (void)
{
  g_log_set_writer_func (log_cb, NULL, NULL);
}

void
desmi_terminal_prepare (void)
{
  desmi_terminal_prepare_log ();
  g_set_print_handler (print_cb);
  g_set_printerr_handler (print_error_cb);
  /* who reads our tables gets the same bytes as elsewhere: no CR before a line's end */
  _setmode (_fileno (stdout), _O_BINARY);
  _setmode (_fileno (stderr), _O_BINARY);
  first_code_page = GetConsoleOutputCP ();
  if (first_code_page != 0 && first_code_page != CP_UTF8 && SetConsoleOutputCP (CP_UTF8))
    atexit (restore_code_page);
}

static void
print_to_console_cb (const char *text)
{
  g_autofree gunichar2 *wide = g_utf8_to_utf16 (text, -1, NULL, NULL, NULL);
  DWORD                 n;

  if (wide != NULL)
    WriteConsoleW (GetStdHandle (STD_OUTPUT_HANDLE), wide, (DWORD) wcslen (wide), &n, NULL);
}

/* Only where the output goes nowhere: one that was sent to a file or pipe stays there. The
 * console's own prompt is there already, since a shell does not wait for a program with windows. */
void
desmi_terminal_attach (void)
{
  HANDLE console;

  if (GetStdHandle (STD_OUTPUT_HANDLE) != NULL || !AttachConsole (ATTACH_PARENT_PROCESS))
    return;
  console = CreateFileW (L"CONOUT$", GENERIC_READ | GENERIC_WRITE,
                         FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_EXISTING, 0, NULL);
  if (console == INVALID_HANDLE_VALUE)
    return;
  SetStdHandle (STD_OUTPUT_HANDLE, console);
  g_set_print_handler (print_to_console_cb);
  g_set_printerr_handler (print_to_console_cb);
  attached = console;
}

void
desmi_terminal_detach (void)
{
  if (attached == NULL)
    return;
  g_set_print_handler (NULL);
  g_set_printerr_handler (NULL);
  SetStdHandle (STD_OUTPUT_HANDLE, NULL);
  CloseHandle (attached);
  attached = NULL;
  FreeConsole ();
}

static gboolean
prepare_mode (void)
{
  HANDLE console = GetStdHandle (STD_ERROR_HANDLE);

  if (console == NULL || !GetConsoleMode (console, &first_mode))
    return FALSE;
  if ((first_mode & ENABLE_VIRTUAL_TERMINAL_PROCESSING) != 0)
    return TRUE;
  /* consoles before Windows 10 cannot wipe a line by a sequence: nothing is written over there */
  if (!SetConsoleMode (console, first_mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING))
    return FALSE;
  atexit (restore_mode);
  return TRUE;
}

gboolean
desmi_terminal_shows_errors (void)
{
  static gsize answer; /* 1: no, 2: yes */

  if (g_once_init_enter (&answer))
    g_once_init_leave (&answer, prepare_mode () ? 2 : 1);
  return answer == 2;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/platform/desmi-terminal.h"

#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <windows.h>

/* The console stays in the shell's hands when the program has ended: its alphabet is given back. */
static UINT first_code_page;

static void
restore_code_page (void)
{
  SetConsoleOutputCP (first_code_page);
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

/* GLib's own asks the console for its alphabet, warns where there is none, and ends the program
 * since that warning came while it was writing another. */
static GLogWriterOutput
log_cb (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  const char *domain = "", *message = "";

  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE"))
      message = fields[i].value;
    else if (g_str_equal (fields[i].key, "GLIB_DOMAIN"))
      domain = fields[i].value;
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

gboolean
desmi_terminal_shows_errors (void)
{
  HANDLE console = GetStdHandle (STD_ERROR_HANDLE);
  DWORD  mode;

  /* consoles before Windows 10 cannot wipe a line by a sequence: nothing is written over there */
  return console != NULL && GetConsoleMode (console, &mode)
         && SetConsoleMode (console, mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING);
}

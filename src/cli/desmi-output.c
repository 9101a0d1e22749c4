/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the command line writes: plain bytes, so that a locale without UTF-8 loses no letter. */
#include "cli/desmi-output.h"

#include "app/desmi-export.h"
#include "core/platform/desmi-terminal.h"
#include "sync/desmi-sync-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>

#define PROGRESS_INTERVAL_US (G_USEC_PER_SEC / 10)

static gboolean progress_shown;

/* Wipes the progress line, so that a sentence does not stand behind it. */
static void
end_progress (void)
{
  if (progress_shown)
    fputs ("\r\033[K", stderr);
  progress_shown = FALSE;
}

/**
 * desmi_out:
 * @text: data, UTF-8
 */
void
desmi_out (const char *text)
{
  end_progress ();
  fputs (text, stdout);
}

/**
 * desmi_out_printf:
 *
 * Writes to standard output, for what was asked for.
 */
void
desmi_out_printf (const char *format, ...)
{
  va_list          args;
  g_autofree char *text = NULL;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  desmi_out (text);
}

/**
 * desmi_say:
 * @sentence: for a person
 *
 * Writes a line to standard error.
 */
void
desmi_say (const char *sentence)
{
  end_progress ();
  fputs ("desmigratif-cli: ", stderr);
  fputs (sentence, stderr);
  fputs ("\n", stderr);
}

/**
 * desmi_say_printf:
 *
 * Writes to standard error, for what is said beside it.
 */
void
desmi_say_printf (const char *format, ...)
{
  va_list          args;
  g_autofree char *text = NULL;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  desmi_say (text);
}

/**
 * desmi_say_notice:
 * @store: that was written
 *
 * Says what the store has to say beside what was done: that the day's backup could not be made, or
 * that the file lies where others copy it.
 */
void
desmi_say_notice (DesmiStore *store)
{
  if (!desmi_store_get_read_only (store) && desmi_store_get_notice (store) != NULL)
    desmi_say (desmi_store_get_notice (store));
}

static void
say_error (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    desmi_say (_ ("Cancelled; nothing was changed."));
  else
    {
      g_autofree char *line = desmi_one_line (error->message);

      desmi_say (line);
    }
}

/**
 * desmi_fail:
 * @error: what went wrong
 *
 * Says the error's sentence.
 *
 * Returns: its exit code
 */
int
desmi_fail (const GError *error)
{
  say_error (error);
  return (int) desmi_exit_from_error (error);
}

/* The same for an error of an update. */
int
desmi_fail_pull (const GError *error)
{
  g_autoptr (GError) whole = g_error_copy (error);

  g_free (whole->message);
  whole->message = desmi_sync_error_dup_message (error);
  say_error (whole);
  return (int) desmi_exit_from_pull_error (error);
}

/**
 * desmi_out_flush:
 *
 * Returns: whether all data reached standard output; if not, that was said
 */
gboolean
desmi_out_flush (void)
{
  end_progress ();
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  /* Translators: %s is the system's own sentence */
  desmi_say_printf (_ ("The output could not be written whole (%s)."), g_strerror (errno));
  return FALSE;
}

/**
 * desmi_out_to_file:
 * @path: replaced as a whole or not at all
 * @bytes: what a command has made
 *
 * Writes a file that leaves the program, unless the command was cancelled while it made it.
 *
 * Returns: the exit code; what went wrong was said
 */
int
desmi_out_to_file (DesmiCli *cli, const char *path, GBytes *bytes)
{
  g_autoptr (GFile)  file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL, sentence = NULL;
  g_autofree char   *name = g_filename_display_name (path);

  if (!g_cancellable_set_error_if_cancelled (cli->cancellable, &error)
      && desmi_export_write (file, bytes, cli->cancellable, &error))
    return DESMI_EXIT_DONE;
  g_set_error (&sentence, error->domain, error->code, _ ("The file “%s” could not be written: %s"),
               name, error->message);
  return desmi_fail (sentence);
}

/**
 * desmi_show_progress:
 * @fraction: 0.0 to 1.0; -1.0: not known
 * @text: (nullable): what is being done
 */
void
desmi_show_progress (double fraction, const char *text, gpointer unused)
{
  static gint64 last;
  gint64        now = g_get_monotonic_time ();

  if (!desmi_terminal_shows_errors () || (last != 0 && now - last < PROGRESS_INTERVAL_US))
    return;
  last = now;
  progress_shown = TRUE;
  if (fraction < 0)
    fprintf (stderr, "\r\033[K      %s", text != NULL ? text : "");
  else
    fprintf (stderr, "\r\033[K%3d %%  %s", (int) floor (CLAMP (fraction, 0.0, 1.0) * 100.0),
             text != NULL ? text : "");
  fflush (stderr);
}

/**
 * desmi_one_line:
 * @text: any text, UTF-8 or not
 *
 * Returns: (transfer full): @text as valid UTF-8 in which nothing steers a terminal
 */
char *
desmi_one_line (const char *text)
{
  char    *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_sized_new (64);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar u = g_utf8_get_char (c);

      g_string_append_unichar (out, g_unichar_iscntrl (u) ? ' ' : u);
    }
  g_free (valid);
  return g_string_free (out, FALSE);
}

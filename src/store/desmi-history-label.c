/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a step is called. The history keeps it as its writer read it, which is what programs show
 * that are older than this file's part; beside it, among the facts of the file, lies what it is
 * made of, so that each reader is told in their language. No script of a new version makes room for
 * that: those programs would refuse the file. */
#include "store/desmi-history.h"

#include "core/desmi-number.h"

#define MAX_CHARS 1000 /* of a label that is shown */

/**
 * desmi_history_put_message:
 * @id: of a step that is new
 * @message: (nullable): what it is called; %NULL: its label is the same to every reader
 *
 * Keeps what the label of a step is made of.
 *
 * Returns: %FALSE with @error set
 */
gboolean
desmi_history_put_message (DesmiConnection    *connection,
                           gint64              id,
                           const DesmiMessage *message,
                           GError            **error)
{
  g_autofree char *text = message != NULL ? desmi_message_to_text (message) : NULL;
  g_autofree char *key = g_strdup_printf ("label/%" G_GINT64_FORMAT, id);

  /* also where there is none: what a lost step of that number was called is not this one's name */
  return desmi_connection_run (connection, error, "DELETE FROM meta WHERE key = ?", "s", key)
         && (text == NULL
             || desmi_connection_run (connection, error,
                                      "INSERT INTO meta (key, value) VALUES (?, ?)", "ss", key,
                                      text));
}

/**
 * desmi_history_dup_label:
 * @stmt: at a row
 * @label: column with the label of a step
 * @message: column with %DESMI_HISTORY_MESSAGE of it
 *
 * Returns: (transfer full): what the reader is told; the label as it is kept where the step has no
 *   message, or one that is damaged, or of a later program
 */
char *
desmi_history_dup_label (sqlite3_stmt *stmt, int label, int message, const DesmiLocale *locale)
{
  g_autoptr (DesmiMessage) read
      = desmi_message_from_text ((const char *) sqlite3_column_text (stmt, message));
  g_autofree char *said = read != NULL ? desmi_message_say (read, locale) : NULL;

  if (said != NULL && *said != '\0' && desmi_text_check (said, MAX_CHARS, NULL))
    return g_steal_pointer (&said);
  return g_strdup ((const char *) sqlite3_column_text (stmt, label));
}

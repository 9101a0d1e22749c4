/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is remembered of a run: its end in the user's state folder, where it outlives a file that
 * cannot be written, and a line in the district file's own list of updates. */
#include "sync/desmi-pull-private.h"

#include <glib/gi18n-lib.h>

#define EXIT_FILE 4 /* of desmi_sync_error_exit_code(): the file itself is the trouble */

/**
 * desmi_pull_dup_state_folder:
 * @folder: (nullable): as an option says
 *
 * Returns: (transfer full): where the records of updates are
 */
char *
desmi_pull_dup_state_folder (const char *folder)
{
  return folder != NULL
             ? g_strdup (folder)
             : g_build_filename (g_get_user_state_dir (), "desmigratif", "updates", NULL);
}

/**
 * desmi_pull_dup_file_id:
 *
 * Returns: (transfer full): the file's own id, which its backups share; of a file without one, its
 * path stands for it. %NULL with a #DesmiStoreError
 */
char *
desmi_pull_dup_file_id (DesmiStore *store, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char   *id = desmi_store_dup_meta (store, "file_id", &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (id == NULL || *id == '\0' || strchr (id, '/') != NULL || *id == '.')
    {
      const char *path = desmi_store_get_path (store);

      return desmi_sha256_hex (path, strlen (path));
    }
  return g_steal_pointer (&id);
}

/* A run that the user stopped, or that never began, says nothing about the server. */
static gboolean
is_worth_a_record (const DesmiPull *self, const GError *failure)
{
  gboolean is_own_address = self->options->server == NULL && self->server != NULL;

  if (self->options->check_only || (self->source == NULL && !(is_own_address && *self->server)))
    return FALSE;
  return !g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED)
         && !g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

/* That the data were changed is noted with the change itself. */
static gboolean
add_to_history (DesmiPull *self, const GError *failure, GError **error)
{
  g_autofree char *more = NULL;

  if (failure == NULL && self->result->outcome == DESMI_PULL_UPDATED)
    return TRUE;
  if (failure != NULL)
    {
      more = desmi_sync_error_dup_message (failure);
      return desmi_sync_error_exit_code (failure) == EXIT_FILE
             || desmi_store_add_sync_history (self->store, self->server, "failed", more, NULL,
                                              error);
    }
  if (self->result->stale || self->result->clock)
    more = desmi_pull_result_dup_message (self->result);
  return desmi_store_add_sync_history (self->store, self->server, "up-to-date", more, NULL, error);
}

/**
 * desmi_pull_record:
 * @failure: (inout): what the run failed with, or %NULL
 *
 * Remembers how a run ended, unless it only asked or was cancelled. Where that cannot be kept, it
 * is said beside what came of the run, which stays what it is.
 */
void
desmi_pull_record (DesmiPull *self, GError **failure)
{
  g_autoptr (GError) not_noted = NULL, not_listed = NULL;
  g_autofree char   *headline = NULL, *text = NULL;
  gboolean           noted, listed;

  if (!is_worth_a_record (self, *failure))
    return;
  if (*failure != NULL)
    headline = desmi_sync_error_dup_headline (*failure);
  desmi_accepted_note (self->accepted, self->started, headline);
  noted = desmi_accepted_save (self->accepted, &not_noted);
  listed = add_to_history (self, *failure, &not_listed);
  if (noted && listed)
    return;
  /* Translators: %s is a sentence or the system's own words */
  text = g_strdup_printf (_ ("The record of updates could not be kept (%s)."),
                          !noted ? not_noted->message : not_listed->message);
  if (*failure == NULL)
    self->result->unrecorded = g_steal_pointer (&text);
  else
    {
      g_autofree char *both = g_strdup_printf ("%s %s", (*failure)->message, text);

      g_free ((*failure)->message);
      (*failure)->message = g_steal_pointer (&both);
    }
}

/**
 * desmi_pull_get_last_run:
 * @state_folder: (nullable): elsewhere than in the user's folders
 * @at: (out): when the last run on the file began, in seconds since 1970 UTC
 * @failure: (out) (nullable) (transfer full): the sentence it failed with; %NULL: it went well
 *
 * Runs that only asked and cancelled ones do not count.
 *
 * Returns: %FALSE if none is known
 */
gboolean
desmi_pull_get_last_run (DesmiStore *store, const char *state_folder, gint64 *at, char **failure)
{
  g_autofree char *folder = desmi_pull_dup_state_folder (state_folder);
  g_autofree char *id = desmi_pull_dup_file_id (store, NULL);

  *failure = NULL;
  return id != NULL && desmi_accepted_read_note (folder, id, at, failure);
}

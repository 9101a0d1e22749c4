/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was ever accepted: one small key file for each district file, in the user's state folder. */
#include "sync/desmi-accepted.h"

#include "core/desmi-clock.h"
#include "core/platform/desmi-file.h"
#include "sync/desmi-sync-error.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define NOTE_GROUP "last-run"

struct _DesmiAccepted
{
  char     *path;
  int       lock;
  GKeyFile *keys; /* a group for each root, a key for each set: "epoch;version;sha256" */
};

static char *
dup_path (const char *folder, const char *file_id, const char *suffix)
{
  g_autofree char *name = g_strconcat (file_id, suffix, NULL);

  return g_build_filename (folder, name, NULL);
}

static gboolean
take_lock (DesmiAccepted *self, const char *folder, const char *file_id, GError **error)
{
  g_autofree char *path = dup_path (folder, file_id, ".lock");

  self->lock = desmi_file_open_lock (path);
  if (self->lock < 0)
    {
      g_set_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_DISK,
                   _ ("“%s” cannot be written, so the update was not started."), path);
      return FALSE;
    }
  if (desmi_file_take_lock (self->lock))
    return TRUE;
  if (errno == EWOULDBLOCK)
    g_set_error_literal (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_BUSY,
                         _ ("Another update of this file is running. Wait until it is done."));
  else
    g_set_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_DISK,
                 /* Translators: the name of a file, and a reason in the system's words */
                 _ ("“%s” cannot be locked (%s), so the update was not started."), path,
                 g_strerror (errno));
  return FALSE;
}

/**
 * desmi_accepted_open:
 * @folder: where records are; made if it is missing
 * @file_id: the district file's own id, which its backups share
 *
 * Returns: (transfer full): the record, empty if there was none; %NULL with %DESMI_SYNC_ERROR_BUSY
 * or _DISK
 */
DesmiAccepted *
desmi_accepted_open (const char *folder, const char *file_id, GError **error)
{
  g_autoptr (DesmiAccepted) self = g_new0 (DesmiAccepted, 1);

  self->lock = -1;
  self->path = dup_path (folder, file_id, ".ini");
  self->keys = g_key_file_new ();
  g_mkdir_with_parents (folder, 0700);
  if (!take_lock (self, folder, file_id, error))
    return NULL;
  /* A record that is missing or unreadable forgets; the district file's own memory still holds. */
  g_key_file_load_from_file (self->keys, self->path, G_KEY_FILE_NONE, NULL);
  return g_steal_pointer (&self);
}

/**
 * desmi_accepted_free:
 * @self: (transfer full) (nullable): the record; gives up the lock
 */
void
desmi_accepted_free (DesmiAccepted *self)
{
  if (self == NULL)
    return;
  if (self->lock >= 0)
    g_close (self->lock, NULL);
  g_clear_pointer (&self->keys, g_key_file_unref);
  g_free (self->path);
  g_free (self);
}

static char *
dup_head_hash (const DesmiHead *head)
{
  gsize         length;
  gconstpointer data = g_bytes_get_data (head->payload, &length);

  return desmi_sha256_hex (data, length);
}

/**
 * desmi_accepted_check:
 * @anchor: which root vouches
 * @head: a verified head
 *
 * Returns: %FALSE with %DESMI_SYNC_ERROR_VERSION if a newer head of the set was accepted once, or
 * another of the same version
 */
gboolean
desmi_accepted_check (DesmiAccepted   *self,
                      const char      *anchor,
                      const DesmiHead *head,
                      GError         **error)
{
  gsize            n = 0;
  g_auto (GStrv)   parts = g_key_file_get_string_list (self->keys, anchor, head->set, &n, NULL);
  g_autofree char *hash = NULL;
  char             offered[24], seen[24];
  gint64           epoch, version;

  if (parts == NULL || n != 3)
    return TRUE;
  epoch = g_ascii_strtoll (parts[0], NULL, 10);
  version = g_ascii_strtoll (parts[1], NULL, 10);
  if (head->epoch > epoch || (head->epoch == epoch && head->version > version))
    return TRUE;
  hash = dup_head_hash (head);
  if (head->epoch == epoch && head->version == version && g_str_equal (hash, parts[2]))
    return TRUE;
  g_snprintf (offered, sizeof offered, "%" G_GINT64_FORMAT, head->version);
  g_snprintf (seen, sizeof seen, "%" G_GINT64_FORMAT, version);
  g_set_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_VERSION,
               /* Translators: a set of data, then two version numbers */
               _ ("The server offers an older state of “%s” (version %s) than this computer has "
                  "seen (version %s)."),
               head->set, offered, seen);
  return FALSE;
}

/**
 * desmi_accepted_raise:
 *
 * Remembers @head as the newest accepted of its set; kept by desmi_accepted_save().
 */
void
desmi_accepted_raise (DesmiAccepted *self, const char *anchor, const DesmiHead *head)
{
  g_autofree char *epoch = g_strdup_printf ("%" G_GINT64_FORMAT, head->epoch);
  g_autofree char *version = g_strdup_printf ("%" G_GINT64_FORMAT, head->version);
  g_autofree char *hash = dup_head_hash (head);
  const char      *parts[] = { epoch, version, hash };

  g_key_file_set_string_list (self->keys, anchor, head->set, parts, G_N_ELEMENTS (parts));
}

/**
 * desmi_accepted_note:
 * @at: when the run began, in seconds since 1970 UTC
 * @failure: (nullable): the sentence it failed with; %NULL: it went well
 *
 * Notes how the last run ended; kept by desmi_accepted_save().
 */
void
desmi_accepted_note (DesmiAccepted *self, gint64 at, const char *failure)
{
  g_autofree char *moment = desmi_clock_format_utc (at);

  g_key_file_set_string (self->keys, NOTE_GROUP, "at", moment);
  if (failure != NULL)
    g_key_file_set_string (self->keys, NOTE_GROUP, "failure", failure);
  else
    g_key_file_remove_key (self->keys, NOTE_GROUP, "failure", NULL);
}

/**
 * desmi_accepted_save:
 *
 * Returns: %FALSE with a #GFileError if the record could not be written
 */
gboolean
desmi_accepted_save (DesmiAccepted *self, GError **error)
{
  return g_key_file_save_to_file (self->keys, self->path, error);
}

/**
 * desmi_accepted_read_note:
 * @at: (out): when the last run began, in seconds since 1970 UTC
 * @failure: (out) (nullable) (transfer full): the sentence it failed with
 *
 * Reads the note of the last run; needs no lock.
 *
 * Returns: %FALSE if none is known
 */
gboolean
desmi_accepted_read_note (const char *folder, const char *file_id, gint64 *at, char **failure)
{
  g_autofree char     *path = dup_path (folder, file_id, ".ini");
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char     *moment = NULL;

  *failure = NULL;
  if (!g_key_file_load_from_file (keys, path, G_KEY_FILE_NONE, NULL))
    return FALSE;
  moment = g_key_file_get_string (keys, NOTE_GROUP, "at", NULL);
  if (moment == NULL || !desmi_clock_parse_utc (moment, at))
    return FALSE;
  *failure = g_key_file_get_string (keys, NOTE_GROUP, "failure", NULL);
  return TRUE;
}

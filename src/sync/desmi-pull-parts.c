/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An update's objects: which are needed, and how they get into the cache. */
#include "sync/desmi-pull-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define SPARE_ROOM (16 * G_GINT64_CONSTANT (1048576)) /* bytes left free on the disk */
#define MAX_PART_SUFFIX ".part"

static gint64
add_segments (DesmiPlan *self, gint64 from)
{
  gint64 bytes = 0;

  for (guint i = 0; i < self->head->n_segments; i++)
    if (self->head->segments[i].from >= from)
      {
        self->parts[self->n_parts++] = &self->head->segments[i];
        bytes += self->head->segments[i].size;
      }
  return bytes;
}

static gint64
count_bytes (const DesmiHead *head, gint64 from)
{
  gint64 bytes = 0;

  for (guint i = 0; i < head->n_segments; i++)
    if (head->segments[i].from >= from)
      bytes += head->segments[i].size;
  return bytes;
}

static gboolean
is_boundary (const DesmiHead *head, gint64 seq)
{
  for (guint i = 0; i < head->n_segments; i++)
    if (head->segments[i].from == seq)
      return TRUE;
  return FALSE;
}

/**
 * desmi_plan_make:
 * @force_snapshot: take the snapshot also where segments would do
 *
 * Decides for segments from where the file is, or for the snapshot and what comes after it;
 * whichever is smaller.
 *
 * Returns: bytes to fetch
 */
gint64
desmi_plan_make (DesmiPlan *self, gboolean force_snapshot)
{
  const DesmiHead *head = self->head;
  gint64           whole = head->snapshot.size + count_bytes (head, head->snapshot.to);
  gboolean follows = self->before != NULL && self->before->epoch == head->epoch && !force_snapshot
                     && !desmi_head_knows_more (self->before->unknown);

  self->n_parts = 0;
  self->is_snapshot = FALSE;
  if (self->unchanged && !force_snapshot)
    return 0;
  if (follows && self->before->seq == head->seq)
    return 0; /* only signed again */
  if (follows && is_boundary (head, self->before->seq)
      && count_bytes (head, self->before->seq) <= whole)
    return add_segments (self, self->before->seq);
  self->is_snapshot = TRUE;
  self->parts[self->n_parts++] = &head->snapshot;
  add_segments (self, head->snapshot.to);
  return whole;
}

/**
 * desmi_pull_dup_part_path:
 *
 * Returns: (transfer full): where @part lies in the cache, or will
 */
char *
desmi_pull_dup_part_path (DesmiPull *self, const DesmiObjectInfo *part)
{
  g_autofree char *name = g_strconcat (part->sha256, MAX_PART_SUFFIX, NULL);

  return g_build_filename (self->cache, name, NULL);
}

G_GNUC_PRINTF (2, 3)
static gboolean
fail_disk (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_propagate_error (error,
                     g_error_new_valist (DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_DISK, format, args));
  va_end (args);
  return FALSE;
}

static gboolean
check_room (DesmiPull *self, GError **error)
{
  g_autoptr (GFile)     folder = g_file_new_for_path (self->cache);
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info (
      folder, G_FILE_ATTRIBUTE_FILESYSTEM_FREE, self->cancellable, NULL);
  g_autofree char *needed = NULL;

  if (info == NULL || !g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE)
      || g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE)
             >= (guint64) (self->n_to_fetch + SPARE_ROOM))
    return TRUE;
  needed = g_format_size ((guint64) (self->n_to_fetch + SPARE_ROOM));
  return fail_disk (error, _ ("The disk is full: the update needs %s of free space."), needed);
}

static void
progress_cb (gint64 n_bytes, gpointer data)
{
  DesmiPull       *self = data;
  gint64           done = self->n_fetched + n_bytes;
  g_autofree char *have = g_format_size ((guint64) done);
  g_autofree char *whole = g_format_size ((guint64) self->n_to_fetch);
  /* Translators: amounts of data: "Downloading 120 kB of 1.2 MB" */
  g_autofree char *text = g_strdup_printf (_ ("Downloading %s of %s"), have, whole);

  desmi_pull_report (self, 0.5 * (double) done / (double) MAX (self->n_to_fetch, 1), text);
}

static gboolean
is_cached (DesmiPull *self, const char *path, const DesmiObjectInfo *part)
{
  return g_file_test (path, G_FILE_TEST_IS_REGULAR)
         && desmi_object_check (path, part, self->cancellable, NULL);
}

static GOutputStream *
open_part (const char *path, GError **error)
{
  g_autoptr (GFile)  file = g_file_new_for_path (path);
  g_autoptr (GError) local = NULL;
  GFileOutputStream *out = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, &local);

  if (out == NULL)
    fail_disk (error, _ ("The update cannot be kept on this computer's disk (%s)."),
               local->message);
  return (GOutputStream *) out;
}

static gboolean
fetch_part (DesmiPull *self, const DesmiObjectInfo *part, GError **error)
{
  g_autofree char          *path = desmi_pull_dup_part_path (self, part);
  g_autofree char          *name = desmi_object_dup_name (part->sha256);
  g_auto (DesmiFetchResult) result = { 0 };
  g_autoptr (GOutputStream) out = NULL;
  DesmiFetchRequest         request = { name, part->size, NULL, NULL, progress_cb, self };

  if (is_cached (self, path, part))
    return TRUE;
  out = open_part (path, error);
  if (out == NULL)
    return FALSE;
  request.out = out;
  if (!desmi_feed_source_fetch (self->source, &request, &result, self->cancellable, error))
    return FALSE;
  if (!g_output_stream_close (out, self->cancellable, error))
    return FALSE;
  if (result.status != DESMI_FETCH_FOUND)
    {
      g_unlink (path);
      g_set_error_literal (
          error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_NETWORK,
          _ ("The server does not have all parts of the update yet. Try again later."));
      return FALSE;
    }
  if (desmi_object_check (path, part, self->cancellable, error))
    return TRUE;
  g_unlink (path);
  return FALSE;
}

/**
 * desmi_pull_fetch_parts:
 *
 * Brings every object of the plans into the cache, checked by size and hash; those that are there
 * already stay.
 *
 * Returns: %FALSE with %DESMI_SYNC_ERROR_NETWORK, _AUTH, _DISK or _OBJECT, or cancelled
 */
gboolean
desmi_pull_fetch_parts (DesmiPull *self, GError **error)
{
  if (g_mkdir_with_parents (self->cache, 0700) != 0)
    return fail_disk (error, _ ("The update cannot be kept on this computer's disk (%s)."),
                      g_strerror (errno));
  if (!check_room (self, error))
    return FALSE;
  for (guint i = 0; i < self->plans->len; i++)
    {
      const DesmiPlan *plan = g_ptr_array_index (self->plans, i);

      for (guint j = 0; j < plan->n_parts; j++)
        {
          if (!fetch_part (self, plan->parts[j], error))
            return FALSE;
          self->n_fetched += plan->parts[j]->size;
        }
    }
  return TRUE;
}

/**
 * desmi_pull_forget_parts:
 *
 * Clears the cache of this file; called once the data are safely in it.
 */
void
desmi_pull_forget_parts (DesmiPull *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->cache, 0, NULL);
  const char      *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (name, MAX_PART_SUFFIX))
      {
        g_autofree char *path = g_build_filename (self->cache, name, NULL);

        g_unlink (path);
      }
  g_rmdir (self->cache);
}

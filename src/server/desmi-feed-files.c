/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder of a feed: what was published is all the publisher remembers, there is no state beside
 * it. */
#include "server/desmi-feed-files.h"

#include "sync/desmi-object.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (desmi_publish_error, desmi_publish_error)

/**
 * desmi_feed_write:
 * @name: relative to the feed
 *
 * Writes a file of the feed aside and renames it, so that a reader sees it whole or not at all.
 *
 * Returns: %FALSE with #DESMI_PUBLISH_ERROR or an error of writing
 */
gboolean
desmi_feed_write (const char *feed, const char *name, GBytes *bytes, GError **error)
{
  g_autofree char *path = g_build_filename (feed, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  gsize            length;
  gconstpointer    data = g_bytes_get_data (bytes, &length);

  if (g_mkdir_with_parents (folder, 0755) != 0)
    {
      g_set_error (error, DESMI_PUBLISH_ERROR, DESMI_PUBLISH_ERROR_FEED,
                   _ ("The folder “%s” cannot be made (%s)."), folder, g_strerror (errno));
      return FALSE;
    }
  return g_file_set_contents_full (path, length > 0 ? data : "", (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT, 0644, error);
}

/**
 * desmi_feed_read:
 * @name: relative to the feed
 *
 * Returns: (transfer full) (nullable): the file; %NULL without @error if there is none
 */
GBytes *
desmi_feed_read (const char *feed, const char *name, GError **error)
{
  g_autofree char   *path = g_build_filename (feed, name, NULL);
  g_autoptr (GError) local = NULL;
  char              *data;
  gsize              length;

  if (g_file_get_contents (path, &data, &length, &local))
    return g_bytes_new_take (data, length);
  if (!g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * desmi_feed_load_root:
 *
 * Walks root/1, root/2 ... as a client would.
 *
 * Returns: (transfer full) (nullable): the last root; %NULL without @error if the feed has none
 */
DesmiRoot *
desmi_feed_load_root (const char *feed, GError **error)
{
  g_autoptr (DesmiRoot) root = NULL;

  for (int version = 1; version <= DESMI_ROOT_MAX_CHAIN; version++)
    {
      g_autofree char   *name = g_strdup_printf ("root/%d.signed", version);
      g_autoptr (GError) local = NULL;
      g_autoptr (GBytes) file = desmi_feed_read (feed, name, &local);
      DesmiRoot         *next;

      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      if (file == NULL)
        break;
      next = root == NULL ? desmi_root_parse (file, error) : desmi_root_follow (root, file, error);
      if (next == NULL)
        return NULL;
      desmi_root_free (root);
      root = next;
    }
  return g_steal_pointer (&root);
}

/**
 * desmi_feed_load_head:
 *
 * The head may be signed by a key that has been replaced since, so its signature is not looked at.
 *
 * Returns: (transfer full) (nullable): the head in the folder; %NULL without @error if there is
 * none
 */
DesmiHead *
desmi_feed_load_head (const char *feed, const char *set, GError **error)
{
  g_autofree char        *name = desmi_set_dup_head_name (set);
  g_autoptr (GBytes)      file = desmi_feed_read (feed, name, error);
  g_autoptr (DesmiSigned) envelope
      = file != NULL ? desmi_signed_parse (file, DESMI_SIGNED_MAX_PAYLOAD, error) : NULL;

  return envelope != NULL ? desmi_head_parse (desmi_signed_get_payload (envelope), set, error)
                          : NULL;
}

static gboolean
add_object (DesmiObjectReader     *reader,
            const char            *feed,
            const DesmiObjectInfo *info,
            GError               **error)
{
  g_autofree char *name = desmi_object_dup_name (info->sha256);
  g_autofree char *path = g_build_filename (feed, name, NULL);

  if (!desmi_object_check (path, info, NULL, error))
    return FALSE;
  desmi_object_reader_add (reader, path, info);
  return TRUE;
}

/**
 * desmi_feed_load_rows:
 * @head: of the set, as published
 *
 * Returns: (transfer full): the rows that the set has by its snapshot and segments; %NULL with an
 *   error if
 * an object is missing or not as the head says
 */
DesmiRowSet *
desmi_feed_load_rows (const char *feed, const DesmiHead *head, GError **error)
{
  g_autoptr (DesmiObjectReader) reader = desmi_object_reader_new (head->set, head->schema);
  g_autoptr (DesmiRowSet)       rows = desmi_row_set_new ();
  g_autoptr (GError)            local = NULL;
  DesmiOfficialOp               op = { 0 };

  if (!add_object (reader, feed, &head->snapshot, error))
    return NULL;
  for (guint i = 0; i < head->n_segments; i++)
    if (head->segments[i].from >= head->snapshot.to
        && !add_object (reader, feed, &head->segments[i], error))
      return NULL;
  while (desmi_object_reader_next (reader, &op, &local))
    desmi_row_set_apply (rows, &op);
  if (local == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

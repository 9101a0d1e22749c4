/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A feed in a folder: a share, a stick, or what was just published. */
#include "sync/desmi-feed-source.h"

#include "sync/desmi-sync-error.h"

#include <glib/gi18n-lib.h>

#define CHUNK (64 * 1024)

static gboolean
copy (GInputStream *in, const DesmiFetchRequest *request, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gint64             n_bytes = 0;
  gssize             n;

  while ((n = g_input_stream_read (in, chunk, CHUNK, cancellable, error)) > 0)
    if (!desmi_feed_source_write (request, chunk, (gsize) n, &n_bytes, cancellable, error))
      return FALSE;
  return n == 0;
}

static gboolean
fetch (DesmiFeedSource         *self,
       const DesmiFetchRequest *request,
       DesmiFetchResult        *result,
       GCancellable            *cancellable,
       GError                 **error)
{
  g_autofree char             *path = g_build_filename (self->address, request->name, NULL);
  g_autoptr (GFile)            file = g_file_new_for_path (path);
  g_autoptr (GError)           local = NULL;
  g_autoptr (GFileInputStream) in = g_file_read (file, cancellable, &local);

  if (in == NULL && g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
      && g_file_test (self->address, G_FILE_TEST_IS_DIR))
    {
      result->status = DESMI_FETCH_NOT_FOUND;
      return TRUE;
    }
  if (in != NULL && copy (G_INPUT_STREAM (in), request, cancellable, &local))
    return TRUE;
  if (local->domain == DESMI_SYNC_ERROR
      || g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_NETWORK,
                 _ ("The folder “%s” cannot be read (%s)."), self->address, local->message);
  return FALSE;
}

static void
folder_free (DesmiFeedSource *self)
{
  g_free (self);
}

/**
 * desmi_feed_folder_new:
 *
 * Returns: (transfer full): a source that reads the files of the folder @path
 */
DesmiFeedSource *
desmi_feed_folder_new (const char *path)
{
  static const DesmiFeedSourceClass klass = { fetch, folder_free };
  DesmiFeedSource                  *self = g_new0 (DesmiFeedSource, 1);

  self->klass = &klass;
  self->address
      = g_canonicalize_filename (path, NULL); /* it is remembered, and asked from elsewhere later */
  self->is_local = TRUE;
  return self;
}

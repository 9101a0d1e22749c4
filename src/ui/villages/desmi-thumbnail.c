/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small picture of a photo, made on a thread when the photo is stored. */
#include "ui/villages/desmi-thumbnail.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

#define CHUNK 65536
#define MAX_PIXELS 120e6 /* a small file may claim to be a picture of any size */

static void
size_cb (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  gboolean *is_too_large = user_data;
  double    scale = (double) DESMI_THUMBNAIL_PX / MAX (MAX (width, height), 1);

  *is_too_large = (double) width * height > MAX_PIXELS;
  /* no size at all stops a loader before it asks for the memory */
  if (*is_too_large)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
  else if (scale < 1.0)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int) (width * scale)),
                                MAX (1, (int) (height * scale)));
}

static GdkPixbuf *
load (GBytes *data)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  gboolean                    is_too_large = FALSE, ok = TRUE;
  gsize                       size;
  const guchar               *bytes = g_bytes_get_data (data, &size);

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_cb), &is_too_large);
  for (gsize at = 0; ok && !is_too_large && at < size; at += CHUNK)
    ok = gdk_pixbuf_loader_write (loader, bytes + at, MIN (CHUNK, size - at), NULL);
  /* a loader must be closed, also where it has failed */
  ok = gdk_pixbuf_loader_close (loader, NULL) && ok && !is_too_large;
  return ok && gdk_pixbuf_loader_get_pixbuf (loader) != NULL
             ? gdk_pixbuf_apply_embedded_orientation (gdk_pixbuf_loader_get_pixbuf (loader))
             : NULL;
}

/**
 * desmi_thumbnail_make:
 * @data: a picture, as it was taken
 *
 * Makes a picture of at most 256 px a side, turned as the camera was held. May be called on any
 * thread.
 *
 * Returns: (transfer full) (nullable): PNG; %NULL if @data is no picture, a broken one, or one too
 * large to be shown
 */
GBytes *
desmi_thumbnail_make (GBytes *data)
{
  g_autoptr (GdkPixbuf) picture = load (data);
  char                 *png;
  gsize                 size;

  if (picture == NULL || !gdk_pixbuf_save_to_buffer (picture, &png, &size, "png", NULL, NULL))
    return NULL;
  return g_bytes_new_take (png, size);
}

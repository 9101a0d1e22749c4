/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts a table on the clipboard, in every form that a program may paste. */
#include "ui/desmi-clip.h"

#include <string.h>

static GdkContentProvider *
provide (const char *type, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return gdk_content_provider_new_for_bytes (type, bytes);
}

/**
 * desmi_clip_set:
 * @widget: whose display has the clipboard
 * @tsv: the table with tabs between its cells
 * @html: the same for a letter
 *
 * Offers the table for spreadsheets, for letters and as plain text.
 */
void
desmi_clip_set (GtkWidget *widget, const char *tsv, const char *html)
{
  g_autoptr (GdkContentProvider) all = gdk_content_provider_new_union (
      (GdkContentProvider *[]){ provide ("text/html", html),
                                provide ("text/tab-separated-values", tsv),
                                gdk_content_provider_new_typed (G_TYPE_STRING, tsv) },
      3);

  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), all);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A message to every window when the user signs out, the machine is shut down, or an installer
 * wants the program's files. GTK 4 passes it by, and once it is answered the process may be gone at
 * any moment. */
#include "ui/platform/desmi-endings.h"

#include "app/desmi-draft.h"
#include "app/desmi-session.h"

#include <gdk/win32/gdkwin32.h>

struct _DesmiEndings
{
  GdkDisplay     *display; /* owned */
  DesmiEndingFunc ending;
  gpointer        user_data;
};

static GdkWin32MessageFilterReturn
message_cb (GdkDisplay *display, MSG *message, int *return_value, gpointer user_data)
{
  DesmiEndings *self = user_data;

  if (message->message != WM_ENDSESSION || !message->wParam)
    return GDK_WIN32_MESSAGE_FILTER_CONTINUE;
  self->ending (self->user_data);
  /* what main() would wait for, since main() is not come back to */
  desmi_store_wait_closed ();
  while (g_main_context_iteration (NULL, FALSE))
    ;
  desmi_draft_wait_kept ();
  *return_value = 0;
  return GDK_WIN32_MESSAGE_FILTER_REMOVE;
}

DesmiEndings *
desmi_endings_new (DesmiEndingFunc ending, gpointer user_data)
{
  DesmiEndings *self = g_new0 (DesmiEndings, 1);

  self->display = g_object_ref (gdk_display_get_default ());
  self->ending = ending;
  self->user_data = user_data;
  gdk_win32_display_add_filter (self->display, message_cb, self);
  return self;
}

void
desmi_endings_free (DesmiEndings *self)
{
  gdk_win32_display_remove_filter (self->display, message_cb, self);
  g_object_unref (self->display);
  g_free (self);
}

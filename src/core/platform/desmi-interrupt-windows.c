/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The console calls on a thread of its own. */
#include "core/platform/desmi-interrupt.h"

#include <windows.h>

/* Windows ends a program whose console was closed when its handler returns, and without one after
 * five seconds. */
#define TIDY_MS 4500

struct _DesmiInterrupt
{
  GCancellable *cancellable;
};

static GMutex          mutex; /* of @listening: it goes on another thread than the console's */
static DesmiInterrupt *listening;

static GCancellable *
ref_listening (void)
{
  GCancellable *found;

  g_mutex_lock (&mutex);
  found = listening != NULL ? g_object_ref (listening->cancellable) : NULL;
  g_mutex_unlock (&mutex);
  return found;
}

static BOOL WINAPI
console_cb (DWORD type)
{
  g_autoptr (GCancellable) cancellable = ref_listening ();

  if (cancellable == NULL || g_cancellable_is_cancelled (cancellable))
    return FALSE;
  g_cancellable_cancel (cancellable);
  /* the program tidies up on its own thread; its end ends this one */
  if (type != CTRL_C_EVENT && type != CTRL_BREAK_EVENT)
    Sleep (TIDY_MS);
  return TRUE;
}

DesmiInterrupt *
desmi_interrupt_new (GCancellable *cancellable)
{
  DesmiInterrupt *self = g_new0 (DesmiInterrupt, 1);

  self->cancellable = g_object_ref (cancellable);
  g_mutex_lock (&mutex);
  listening = self;
  g_mutex_unlock (&mutex);
  SetConsoleCtrlHandler (console_cb, TRUE);
  return self;
}

void
desmi_interrupt_free (DesmiInterrupt *self)
{
  SetConsoleCtrlHandler (console_cb, FALSE);
  g_mutex_lock (&mutex);
  listening = NULL;
  g_mutex_unlock (&mutex);
  g_object_unref (self->cancellable);
  g_free (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The console calls on a thread of its own. */
#include "core/platform/desmi-interrupt.h"

#include <windows.h>

struct _DesmiInterrupt
{
  GCancellable *cancellable;
};

static DesmiInterrupt *listening;

static BOOL WINAPI
console_cb (DWORD type)
{
  if (listening == NULL || g_cancellable_is_cancelled (listening->cancellable))
    return FALSE;
  g_cancellable_cancel (listening->cancellable);
  return TRUE;
}

DesmiInterrupt *
desmi_interrupt_new (GCancellable *cancellable)
{
  DesmiInterrupt *self = g_new0 (DesmiInterrupt, 1);

  self->cancellable = g_object_ref (cancellable);
  listening = self;
  SetConsoleCtrlHandler (console_cb, TRUE);
  return self;
}

void
desmi_interrupt_free (DesmiInterrupt *self)
{
  SetConsoleCtrlHandler (console_cb, FALSE);
  listening = NULL;
  g_object_unref (self->cancellable);
  g_free (self);
}

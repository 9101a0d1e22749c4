/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is to hear the answer of a question to the store, if anybody still wants it. */
#include "ui/desmi-call.h"

typedef struct
{
  gpointer      self; /* not owned */
  GCancellable *cancellable;
} Call;

/**
 * desmi_call_new:
 * @self: who asks
 * @cancellable: cancelled by @self when it asks anew, and at the latest in its dispose
 *
 * A cancelled question may still be answered, or fail for another reason such as a file that was
 * closed; so the answer's code alone does not tell whether @self is still there.
 *
 * Returns: (transfer full): the user data of the callback; it must call desmi_call_end()
 */
gpointer
desmi_call_new (gpointer self, GCancellable *cancellable)
{
  Call *call = g_new (Call, 1);

  call->self = self;
  call->cancellable = g_object_ref (cancellable);
  return call;
}

/**
 * desmi_call_end:
 * @call: (transfer full): made by desmi_call_new()
 *
 * Returns: (transfer none) (nullable): who asked; %NULL if the question was cancelled
 */
gpointer
desmi_call_end (gpointer call)
{
  Call    *self = call;
  gpointer who = g_cancellable_is_cancelled (self->cancellable) ? NULL : self->self;

  g_object_unref (self->cancellable);
  g_free (self);
  return who;
}

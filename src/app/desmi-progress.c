/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Carries progress from a thread to the main context it was asked on, at most ten times a second.
 */
#include "app/desmi-progress.h"

#define MIN_GAP_US (G_USEC_PER_SEC / 10)

/**
 * DesmiProgressMarshal:
 * @func: (nullable): to be told; used and cleared on the main context only
 * @lock: over @fraction, @text, @waiting and @last
 * @waiting: whether a call is on its way already
 */
struct _DesmiProgressMarshal
{
  GMainContext *context;
  DesmiProgress func;
  gpointer      data;
  GMutex        lock;
  double        fraction;
  char         *text;
  gboolean      waiting;
  gint64        last;
};

static void
clear_marshal (gpointer data)
{
  DesmiProgressMarshal *self = data;

  g_main_context_unref (self->context);
  g_mutex_clear (&self->lock);
  g_free (self->text);
}

/**
 * desmi_progress_marshal_new:
 * @func: (nullable): called on the main context that is the thread's default now
 *
 * Returns: (transfer full): something to give to work on a thread
 */
DesmiProgressMarshal *
desmi_progress_marshal_new (DesmiProgress func, gpointer data)
{
  DesmiProgressMarshal *self = g_atomic_rc_box_new0 (DesmiProgressMarshal);

  self->context = g_main_context_ref_thread_default ();
  self->func = func;
  self->data = data;
  g_mutex_init (&self->lock);
  return self;
}

/**
 * desmi_progress_marshal_ref:
 *
 * Returns: (transfer full): @self
 */
DesmiProgressMarshal *
desmi_progress_marshal_ref (DesmiProgressMarshal *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * desmi_progress_marshal_unref:
 * @self: (transfer full): the marshal
 */
void
desmi_progress_marshal_unref (DesmiProgressMarshal *self)
{
  g_atomic_rc_box_release_full (self, clear_marshal);
}

/**
 * desmi_progress_marshal_stop:
 *
 * Tells no more; to be called on the main context.
 */
void
desmi_progress_marshal_stop (DesmiProgressMarshal *self)
{
  self->func = NULL;
}

static gboolean
tell_cb (gpointer data)
{
  DesmiProgressMarshal *self = data;
  g_autofree char      *text = NULL;
  double                fraction;

  g_mutex_lock (&self->lock);
  self->waiting = FALSE;
  fraction = self->fraction;
  text = g_steal_pointer (&self->text);
  g_mutex_unlock (&self->lock);
  if (self->func != NULL)
    self->func (fraction, text, self->data);
  return G_SOURCE_REMOVE;
}

/**
 * desmi_progress_marshal_report:
 * @data: a #DesmiProgressMarshal
 *
 * A #DesmiProgress for any thread.
 */
void
desmi_progress_marshal_report (double fraction, const char *text, gpointer data)
{
  DesmiProgressMarshal *self = data;
  gint64                now = g_get_monotonic_time ();
  gboolean              tell;

  g_mutex_lock (&self->lock);
  tell = !self->waiting && now - self->last >= MIN_GAP_US;
  if (tell || self->waiting)
    {
      self->fraction = fraction;
      g_free (self->text);
      self->text = g_strdup (text);
    }
  if (tell)
    {
      self->waiting = TRUE;
      self->last = now;
    }
  g_mutex_unlock (&self->lock);
  if (tell)
    {
      /* Not g_main_context_invoke(): it may run the function here, if the context happens to be
       * free. */
      g_autoptr (GSource) source = g_idle_source_new ();

      g_source_set_priority (source, G_PRIORITY_DEFAULT);
      g_source_set_callback (source, tell_cb, desmi_progress_marshal_ref (self),
                             (GDestroyNotify) desmi_progress_marshal_unref);
      g_source_attach (source, self->context);
    }
}

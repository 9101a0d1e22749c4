/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Listens on a thread of its own, since a command blocks the main one while it works. */
#include "core/platform/desmi-interrupt.h"

#include <glib-unix.h>
#include <signal.h>

struct _DesmiInterrupt
{
  GCancellable *cancellable;
  GMainContext *context;
  GMainLoop    *loop;
  GThread      *thread;
};

/* Removing the source gives the signal its usual meaning back. */
static gboolean
signal_cb (gpointer data)
{
  DesmiInterrupt *self = data;

  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_REMOVE;
}

static void
listen_to (DesmiInterrupt *self, int number)
{
  g_autoptr (GSource) source = g_unix_signal_source_new (number);

  g_source_set_callback (source, signal_cb, self, NULL);
  g_source_attach (source, self->context);
}

static gpointer
run_loop (gpointer data)
{
  DesmiInterrupt *self = data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

/**
 * desmi_interrupt_new:
 * @cancellable: cancelled at the first Ctrl+C or request to end
 *
 * Catches what ends a program for as long as it is there; a second request ends the program at
 * once.
 *
 * Returns: (transfer full): free with desmi_interrupt_free()
 */
DesmiInterrupt *
desmi_interrupt_new (GCancellable *cancellable)
{
  DesmiInterrupt *self = g_new0 (DesmiInterrupt, 1);

  self->cancellable = g_object_ref (cancellable);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  listen_to (self, SIGINT);
  listen_to (self, SIGTERM);
  self->thread = g_thread_new ("desmi-interrupt", run_loop, self);
  return self;
}

static gboolean
quit_cb (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

/**
 * desmi_interrupt_free:
 *
 * Leaves the signals to the system again.
 */
void
desmi_interrupt_free (DesmiInterrupt *self)
{
  /* by a source: quitting a loop that does not run yet would be lost */
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_callback (source, quit_cb, self->loop, NULL);
  g_source_attach (source, self->context);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_object_unref (self->cancellable);
  g_free (self);
}

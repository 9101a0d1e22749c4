/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three signals. */
#include "ui/platform/desmi-endings.h"

#include <glib-unix.h>

static const int signals[] = { SIGTERM, SIGINT, SIGHUP };

struct _DesmiEndings
{
  DesmiEndingFunc ending;
  gpointer        user_data;
  guint           sources[G_N_ELEMENTS (signals)];
};

static gboolean
signal_cb (gpointer user_data)
{
  DesmiEndings *self = user_data;

  self->ending (self->user_data);
  return G_SOURCE_CONTINUE;
}

/**
 * desmi_endings_new:
 * @ending: called on the main thread, perhaps more than once
 *
 * Listens from now on; GTK must be there.
 *
 * Returns: (transfer full): free it to listen no more
 */
DesmiEndings *
desmi_endings_new (DesmiEndingFunc ending, gpointer user_data)
{
  DesmiEndings *self = g_new0 (DesmiEndings, 1);

  self->ending = ending;
  self->user_data = user_data;
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    self->sources[i] = g_unix_signal_add (signals[i], signal_cb, self);
  return self;
}

/**
 * desmi_endings_free:
 *
 * Listens no more.
 */
void
desmi_endings_free (DesmiEndings *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_source_remove (self->sources[i]);
  g_free (self);
}

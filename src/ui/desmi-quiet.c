/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One for the program, as the screens are: a message of any window would be seen by the audience.
 */
#include "ui/desmi-quiet.h"

typedef struct
{
  GObject       *about; /* weak: %NULL once it is gone */
  DesmiQuietFunc func;
} Waiting;

static guint  depth;
static GQueue waiting = G_QUEUE_INIT;

/**
 * desmi_quiet_begin:
 *
 * From now on nothing comes up by itself.
 */
void
desmi_quiet_begin (void)
{
  depth++;
}

/**
 * desmi_quiet_end:
 *
 * As often as desmi_quiet_begin(); after the last, what waited comes up.
 */
void
desmi_quiet_end (void)
{
  Waiting *one;

  g_return_if_fail (depth > 0);
  depth--;
  while (depth == 0 && (one = g_queue_pop_head (&waiting)) != NULL)
    {
      if (one->about != NULL)
        {
          g_object_remove_weak_pointer (one->about, (gpointer *) &one->about);
          one->func (one->about);
        }
      g_free (one);
    }
}

/**
 * desmi_quiet_is_on:
 *
 * Returns: whether nothing may come up by itself
 */
gboolean
desmi_quiet_is_on (void)
{
  return depth > 0;
}

/**
 * desmi_quiet_later:
 * @about: (type GObject): not kept; where it is gone by then, nothing is done
 * @func: is called with it once it is quiet no more; at once where it is not
 */
void
desmi_quiet_later (gpointer about, DesmiQuietFunc func)
{
  Waiting *one;

  g_return_if_fail (G_IS_OBJECT (about));
  if (depth == 0)
    {
      func (about);
      return;
    }
  one = g_new (Waiting, 1);
  *one = (Waiting){ about, func };
  g_object_add_weak_pointer (about, (gpointer *) &one->about);
  g_queue_push_tail (&waiting, one);
}

static void
present (gpointer window)
{
  gtk_window_present (window);
}

/**
 * desmi_quiet_present:
 * @window: one that nobody asked for just now
 *
 * Shows it, or does so once the presentation is over.
 */
void
desmi_quiet_present (GtkWindow *window)
{
  desmi_quiet_later (window, present);
}

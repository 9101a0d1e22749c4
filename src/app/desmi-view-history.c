/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way back: what a window showed before, step by step. */
#include "app/desmi-view-history.h"

struct _DesmiViewHistory
{
  GPtrArray *states; /* of DesmiViewState *, from the oldest on; at least one */
  guint      now;    /* the present one */
};

static void
unref_state (gpointer state)
{
  desmi_view_state_unref (state);
}

/**
 * desmi_view_history_new:
 * @state: the present
 *
 * Returns: (transfer full): a history without a step
 */
DesmiViewHistory *
desmi_view_history_new (DesmiViewState *state)
{
  DesmiViewHistory *self = g_new0 (DesmiViewHistory, 1);

  self->states = g_ptr_array_new_with_free_func (unref_state);
  g_ptr_array_add (self->states, desmi_view_state_ref (state));
  return self;
}

/**
 * desmi_view_history_free:
 * @self: (transfer full) (nullable): the history
 */
void
desmi_view_history_free (DesmiViewHistory *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->states);
  g_free (self);
}

/**
 * desmi_view_history_get:
 *
 * Returns: (transfer none): the present
 */
DesmiViewState *
desmi_view_history_get (DesmiViewHistory *self)
{
  return g_ptr_array_index (self->states, self->now);
}

/**
 * desmi_view_history_push:
 * @state: the new present
 *
 * Goes a step on; steps that lay ahead are forgotten. What shows the same is no step.
 *
 * Returns: whether it was one
 */
gboolean
desmi_view_history_push (DesmiViewHistory *self, DesmiViewState *state)
{
  if (desmi_view_state_equal (desmi_view_history_get (self), state))
    return FALSE;
  g_ptr_array_set_size (self->states, (int) self->now + 1);
  g_ptr_array_add (self->states, desmi_view_state_ref (state));
  if (self->states->len > DESMI_VIEW_HISTORY_MAX + 1)
    g_ptr_array_remove_index (self->states, 0);
  self->now = self->states->len - 1;
  return TRUE;
}

/**
 * desmi_view_history_replace:
 * @state: what the present is now
 *
 * Puts @state in the place of the present, without a step.
 */
void
desmi_view_history_replace (DesmiViewHistory *self, DesmiViewState *state)
{
  gpointer before = g_ptr_array_index (self->states, self->now);

  g_ptr_array_index (self->states, self->now) = desmi_view_state_ref (state);
  desmi_view_state_unref (before);
}

/**
 * desmi_view_history_reset:
 * @state: the present
 *
 * Forgets all steps.
 */
void
desmi_view_history_reset (DesmiViewHistory *self, DesmiViewState *state)
{
  DesmiViewState *kept = desmi_view_state_ref (state);

  g_ptr_array_set_size (self->states, 0);
  g_ptr_array_add (self->states, kept);
  self->now = 0;
}

/**
 * desmi_view_history_can_go:
 * @direction: -1 back, +1 forward
 *
 * Returns: whether there is a step
 */
gboolean
desmi_view_history_can_go (DesmiViewHistory *self, int direction)
{
  return direction < 0 ? self->now > 0 : self->now + 1 < self->states->len;
}

/**
 * desmi_view_history_go:
 * @direction: -1 back, +1 forward
 *
 * Makes another step the present.
 *
 * Returns: whether there was one
 */
gboolean
desmi_view_history_go (DesmiViewHistory *self, int direction)
{
  if (!desmi_view_history_can_go (self, direction))
    return FALSE;
  self->now = direction < 0 ? self->now - 1 : self->now + 1;
  return TRUE;
}

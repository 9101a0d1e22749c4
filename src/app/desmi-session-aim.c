/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a page somebody came for. It is no part of the state: whoever comes back to the page by
 * the way back, or opens a saved view, did not come for it. */
#include "app/desmi-session-private.h"

/**
 * desmi_session_aim:
 * @subject: words between blanks, as a finding about the data has them
 *
 * The page that is shown now gives the focus to it, as soon as it has read what it shows: once
 * more, where it is shown already.
 */
void
desmi_session_aim (DesmiSession *self, const char *subject)
{
  desmi_session_end_aim (self);
  self->aim = g_strsplit (subject, " ", -1);
  self->aim_state = desmi_view_state_ref (desmi_session_get_state (self));
  g_object_notify (G_OBJECT (self), "aim");
}

/**
 * desmi_session_get_aim:
 *
 * Returns: (transfer none) (nullable): the words; %NULL: nothing is looked for, or something else
 * is shown by now
 */
const char *const *
desmi_session_get_aim (DesmiSession *self)
{
  if (self->aim != NULL
      && !desmi_view_state_equal (self->aim_state, desmi_session_get_state (self)))
    desmi_session_end_aim (self);
  return (const char *const *) self->aim;
}

/**
 * desmi_session_aims_at_form:
 * @what: the first of the words
 *
 * Returns: whether that is looked for, to open its form and not only to show where it is
 */
gboolean
desmi_session_aims_at_form (DesmiSession *self, const char *what)
{
  const char *const *aim = desmi_session_get_aim (self);
  guint              n = aim != NULL ? g_strv_length ((char **) aim) : 0;

  return n > 1 && g_str_equal (aim[0], what) && g_str_equal (aim[n - 1], DESMI_AIM_FORM);
}

/**
 * desmi_session_end_aim:
 *
 * It was found, or is no longer looked for.
 */
void
desmi_session_end_aim (DesmiSession *self)
{
  g_clear_pointer (&self->aim, g_strfreev);
  g_clear_pointer (&self->aim_state, desmi_view_state_unref);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/desmi-c-locale.h"

#include <locale.h>

struct _DesmiCLocale
{
  locale_t numbers; /* what this thread writes numbers by until it leaves */
  locale_t before;
};

/**
 * desmi_c_locale_enter:
 *
 * Lets printf() and strtod() of this thread write and read numbers as C does, "12.5", until
 * desmi_c_locale_leave(). Words stay in the reader's language, and so do the numbers of other
 * threads, where the system has a locale for each thread: Windows has not.
 * May be entered again before it is left.
 *
 * Returns: (transfer full): to be left on the same thread, the last one first
 */
DesmiCLocale *
desmi_c_locale_enter (void)
{
  DesmiCLocale *self = g_new0 (DesmiCLocale, 1);
  locale_t      own;

  self->before = uselocale ((locale_t) 0);
  own = duplocale (self->before);
  /* where it fails there is no memory, and GLib ends the program in the same case */
  self->numbers = newlocale (LC_NUMERIC_MASK, "C", own);
  g_assert (self->numbers != (locale_t) 0);
  uselocale (self->numbers);
  return self;
}

/**
 * desmi_c_locale_leave:
 * @self: (transfer full): as desmi_c_locale_enter() gave it on this thread
 *
 * Numbers are written again as before.
 */
void
desmi_c_locale_leave (DesmiCLocale *self)
{
  uselocale (self->before);
  freelocale (self->numbers);
  g_free (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The C library that Windows brings has one locale for all threads, whatever _configthreadlocale()
 * is told: the library of MinGW answers for it and does nothing. So numbers have a point for
 * everybody until the last thread has left; what the program shows is not written by printf(). */
#include "core/desmi-c-locale.h"

#include <locale.h>

struct _DesmiCLocale
{
  char unused;
};

static DesmiCLocale entered;
static GMutex       mutex;
static guint        n_entered;
static char        *before; /* the locale of numbers that the first one found */

DesmiCLocale *
desmi_c_locale_enter (void)
{
  g_mutex_lock (&mutex);
  if (n_entered++ == 0)
    {
      before = g_strdup (setlocale (LC_NUMERIC, NULL));
      setlocale (LC_NUMERIC, "C");
    }
  g_mutex_unlock (&mutex);
  return &entered;
}

void
desmi_c_locale_leave (DesmiCLocale *self)
{
  g_mutex_lock (&mutex);
  if (--n_entered == 0)
    {
      setlocale (LC_NUMERIC, before);
      g_clear_pointer (&before, g_free);
    }
  g_mutex_unlock (&mutex);
}

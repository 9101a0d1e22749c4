/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers are written with a point wherever a file asks for it, and nowhere else. */
#include "core/desmi-c-locale.h"

#include "../comma-locale.h"
#include "../platform/test-platform.h"

#include <stdio.h>

static char *
print (void)
{
  char text[16];

  /* not GLib's, which on Windows is its own */
  snprintf (text, sizeof text, "%.1f", 12.5);
  return g_strdup (text);
}

static gpointer
print_in_thread (gpointer unused)
{
  return print ();
}

static void
assert_prints (const char *wanted)
{
  g_autofree char *text = print ();

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_enter (void)
{
  g_autofree char *other = NULL;
  DesmiCLocale    *outer, *inner;

  if (!set_comma_locale ())
    {
      g_test_skip ("no language with a decimal comma is to be had");
      return;
    }
  assert_prints ("12,5");
  outer = desmi_c_locale_enter ();
  assert_prints ("12.5");
  other = g_thread_join (g_thread_new ("other", print_in_thread, NULL));
  g_assert_cmpstr (other, ==, test_threads_have_locales () ? "12,5" : "12.5");
  inner = desmi_c_locale_enter ();
  assert_prints ("12.5");
  desmi_c_locale_leave (inner);
  assert_prints ("12.5");
  desmi_c_locale_leave (outer);
  assert_prints ("12,5");
  setlocale (LC_ALL, "C");
}

typedef struct
{
  GMutex   mutex;
  GCond    cond;
  gboolean entered, may_leave;
} Meeting;

static void
wait_until (Meeting *self, gboolean *flag)
{
  g_mutex_lock (&self->mutex);
  while (!*flag)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

static void
set (Meeting *self, gboolean *flag)
{
  g_mutex_lock (&self->mutex);
  *flag = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

/* Is there first, and leaves while the other one still writes. */
static gpointer
enter_in_thread (gpointer data)
{
  Meeting      *meeting = data;
  DesmiCLocale *numbers = desmi_c_locale_enter ();

  set (meeting, &meeting->entered);
  wait_until (meeting, &meeting->may_leave);
  desmi_c_locale_leave (numbers);
  return NULL;
}

static void
test_two_at_once (void)
{
  Meeting       meeting = { 0 };
  DesmiCLocale *numbers;
  GThread      *other;

  if (!set_comma_locale ())
    {
      g_test_skip ("no language with a decimal comma is to be had");
      return;
    }
  other = g_thread_new ("other", enter_in_thread, &meeting);
  wait_until (&meeting, &meeting.entered);
  numbers = desmi_c_locale_enter ();
  assert_prints ("12.5");
  set (&meeting, &meeting.may_leave);
  g_thread_join (other);
  assert_prints ("12.5");
  desmi_c_locale_leave (numbers);
  assert_prints ("12,5");
  setlocale (LC_ALL, "C");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/c-locale/enter", test_enter);
  g_test_add_func ("/c-locale/two-at-once", test_two_at_once);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-platform.h"

#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

gboolean
test_child_was_killed (GSubprocess *child)
{
  if (g_subprocess_get_if_signaled (child))
    {
      g_assert_cmpint (g_subprocess_get_term_sig (child), ==, SIGKILL);
      return TRUE;
    }
  g_assert_cmpint (g_subprocess_get_exit_status (child), ==, 0);
  return FALSE;
}

gboolean
test_make_link (const char *target, const char *link)
{
  g_assert_cmpint (symlink (target, link), ==, 0);
  return TRUE;
}

void
test_end_child (GSubprocess *child)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_send_signal (child, SIGTERM);
  g_subprocess_wait_check (child, NULL, &error);
  g_assert_no_error (error);
}

gboolean
test_open_files_move (void)
{
  return TRUE;
}

gboolean
test_names_are_free (void)
{
  return TRUE;
}

gboolean
test_set_room (guint bytes)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = bytes > 0 ? bytes : limit.rlim_max;
  /* who writes beyond it is told, not killed */
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  return TRUE;
}

gboolean
test_threads_have_locales (void)
{
  return TRUE;
}

const char *
test_text_before_wall (const char *text)
{
  gsize size = strlen (text) + 1, page = (gsize) sysconf (_SC_PAGESIZE);
  char *pages = mmap (NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  g_assert_true (pages != MAP_FAILED);
  g_assert_cmpuint (size, <=, page);
  g_assert_cmpint (mprotect (pages + page, page, PROT_NONE), ==, 0);
  return memcpy (pages + page - size, text, size);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-platform.h"

#include <string.h>
#include <windows.h>

/* GSubprocess ends a process with this code; abort() has another. */
#define KILLED 1

gboolean
test_child_was_killed (GSubprocess *child)
{
  if (g_subprocess_get_exit_status (child) == KILLED)
    return TRUE;
  g_assert_cmpint (g_subprocess_get_exit_status (child), ==, 0);
  return FALSE;
}

gboolean
test_make_link (const char *target, const char *link)
{
  g_test_skip ("symbolic links are the administrator's on Windows");
  return FALSE;
}

void
test_end_child (GSubprocess *child)
{
  g_subprocess_force_exit (child);
  g_assert_true (g_subprocess_wait (child, NULL, NULL));
}

gboolean
test_open_files_move (void)
{
  g_test_skip ("Windows lets nobody rename a file that is open");
  return FALSE;
}

gboolean
test_names_are_free (void)
{
  return FALSE;
}

gboolean
test_set_room (guint bytes)
{
  g_test_skip ("Windows has no limit for the files of a program");
  return FALSE;
}

gboolean
test_threads_have_locales (void)
{
  return FALSE;
}

const char *
test_text_before_wall (const char *text)
{
  SYSTEM_INFO system;
  gsize       size = strlen (text) + 1;
  DWORD       before;
  char       *pages;

  GetSystemInfo (&system);
  g_assert_cmpuint (size, <=, system.dwPageSize);
  pages = VirtualAlloc (NULL, 2 * system.dwPageSize, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE);
  g_assert_nonnull (pages);
  g_assert_true (
      VirtualProtect (pages + system.dwPageSize, system.dwPageSize, PAGE_NOACCESS, &before));
  return memcpy (pages + system.dwPageSize - size, text, size);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets a language that writes 12,5, for tests of files that must not. */
#pragma once

#include <glib/gstdio.h>
#include <locale.h>

static inline void
run_for_locale (const char *program, const char *first, const char *second, const char *path)
{
  const char *argv[] = { program, first, second, path, NULL };

  g_spawn_sync (NULL, (char **) argv, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, NULL, NULL);
}

/* Makes Indonesian where the system has no such language; Windows has all. */
static inline gboolean
make_comma_locale (void)
{
  g_autofree char *folder = g_dir_make_tmp ("desmi-locale-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "id_ID.UTF-8", NULL);
  gboolean         made;

  run_for_locale ("localedef", "-iid_ID", "-fUTF-8", path);
  g_setenv ("LOCPATH", folder, TRUE);
  made = setlocale (LC_ALL, "id_ID.UTF-8") != NULL;
  g_unsetenv ("LOCPATH");
  run_for_locale ("rm", "-r", "-f", folder);
  return made;
}

/* Returns whether numbers have a comma now; %FALSE where no such language is to be had. */
static inline gboolean
set_comma_locale (void)
{
  static const char *const names[]
      = { "id_ID.UTF-8", "de_DE.UTF-8", "Indonesian_Indonesia", "German_Germany" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (setlocale (LC_ALL, names[i]) != NULL && *localeconv ()->decimal_point == ',')
      return TRUE;
  return make_comma_locale ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of files, of titles however they were written. */
#include "core/desmi-file-name.h"

#include <string.h>

static void
test_names (void)
{
  static const struct
  {
    const char *title, *name;
  } cases[] = {
    { "Rapat", "Rapat" },
    { " Kunjungan desa: Kenanga? ", "Kunjungan desa Kenanga" },
    { "2023/2024: \"arus\"", "2023 2024 arus" },
    { "satu\ndua\ttiga", "satu dua tiga" },
    { "Rapat dsb. ", "Rapat dsb" },
    { "…", "…" },
    { "...", "lain" },
    { ".tersembunyi", "lain" },
    { " ?/ ", "lain" },
    { "", "lain" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = desmi_file_name_make (cases[i].title, "lain");

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

/* Whatever letters it has, and of what size: a disk has room for 255 bytes. */
static void
test_long (void)
{
  static const char *const letters[] = { "a", "é", "قرية", "👩‍🌾" };

  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      GString         *title = g_string_new (NULL);
      g_autofree char *name = NULL;

      for (guint k = 0; k < 4000; k++)
        g_string_append (title, letters[i]);
      name = desmi_file_name_make (title->str, "lain");
      g_assert_cmpuint (strlen (name), <=, 204);
      g_assert_cmpuint (strlen (name), >=, 80);
      g_assert_true (g_utf8_validate (name, -1, NULL));
      g_assert_true (g_str_has_prefix (title->str, name));
      g_string_free (title, TRUE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/file-name/names", test_names);
  g_test_add_func ("/core/file-name/long", test_long);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a value can be by its unit, and the words of units. */
#include "core/desmi-unit.h"

#include "core/desmi-error.h"

static const struct
{
  const char *unit;
  gint64      value_milli;
  gboolean    is_right;
} cases[] = {
  { "orang", 0, TRUE },
  { "orang", 99999000, TRUE },
  { "orang", 1500, FALSE },
  { "orang", -1000, FALSE },
  { "orang", 100000000, FALSE },
  { "sesi", G_GINT64_CONSTANT (1000000000000000), FALSE },
  { "persen", 45500, TRUE },
  { "persen", 100000, TRUE },
  { "persen", 100001, FALSE },
  { "persen", -1, FALSE },
  { "rupiah", G_GINT64_CONSTANT (1000000000000000), TRUE },
  { "rupiah", G_GINT64_CONSTANT (1000000000000001), FALSE },
  { "rupiah", -1, FALSE },
  { "hektare", 1500, TRUE },
  { NULL, 1500, TRUE },
  { "", G_MAXINT64, FALSE },
};

static void
test_check (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (desmi_unit_check (cases[i].unit, cases[i].value_milli, &error), ==,
                       cases[i].is_right);
      if (cases[i].is_right)
        g_assert_no_error (error);
      else
        g_assert_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_COUNT);
    }
}

static void
test_name (void)
{
  const DesmiLocale *english = desmi_locale_get_english ();

  g_assert_cmpstr (desmi_unit_name ("anak", english), ==, "children");
  g_assert_cmpstr (desmi_unit_name ("persen", english), ==, "percent");
  g_assert_cmpstr (desmi_unit_name ("hektare", english), ==, "hektare");
  g_assert_null (desmi_unit_name (NULL, english));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/unit/check", test_check);
  g_test_add_func ("/unit/name", test_name);
  return g_test_run ();
}

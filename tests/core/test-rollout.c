/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The national rollout, as it was planned and as it came. */
#include "core/desmi-rollout.h"

static void
test_known (void)
{
  static const int    plans[] = { 2, 120, 250, 400 }, actuals[] = { 2, 122, 252, 402 };
  guint               n;
  const DesmiRollout *rows = desmi_rollout_get ("desmigratif", &n);

  g_assert_cmpuint (n, ==, 7);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (rows[i].year, ==, 2016 + (int) i);
      g_assert_cmpint (rows[i].plan, ==, i < G_N_ELEMENTS (plans) ? plans[i] : -1);
      if (i < G_N_ELEMENTS (actuals))
        g_assert_cmpint (rows[i].actual, ==, actuals[i]);
      if (i > 0)
        g_assert_cmpint (rows[i].actual, >=, rows[i - 1].actual);
    }
  g_assert_cmpint (rows[n - 1].actual, ==, 503);
}

static void
test_unknown (void)
{
  guint n = 1;

  g_assert_nonnull (desmi_rollout_get ("bi", &n));
  g_assert_cmpuint (n, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/rollout/known", test_known);
  g_test_add_func ("/core/rollout/unknown", test_unknown);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels moved apart: no overlap, in bounds, and no farther than they must. */
#include "chart/desmi-spread.h"

#include "test-random.h"

#include <math.h>

#define N_ROUNDS 1000
#define MOST 12

static double
cost (const DesmiSpreadItem *items, guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += (items[i].at - items[i].wanted) * (items[i].at - items[i].wanted);
  return sum;
}

static gboolean
is_allowed (const DesmiSpreadItem *items, guint n, double top, double bottom, double gap)
{
  for (guint i = 0; i < n; i++)
    if (items[i].at - items[i].size / 2 < top - 1e-9
        || items[i].at + items[i].size / 2 > bottom + 1e-9
        || (i > 0
            && items[i].at - items[i - 1].at
                   < (items[i].size + items[i - 1].size) / 2 + gap - 1e-9))
      return FALSE;
  return TRUE;
}

static void
test_few (void)
{
  DesmiSpreadItem one[] = { { 5, 10, 0 } }, same[] = { { 50, 10, 0 }, { 50, 10, 0 } };
  DesmiSpreadItem apart[] = { { 20, 10, 0 }, { 80, 10, 0 } },
                  high[] = { { 2, 10, 0 }, { 4, 20, 0 } };

  g_assert_true (desmi_spread (NULL, 0, 0, 100, 2));
  g_assert_true (desmi_spread (one, 1, 0, 100, 2));
  g_assert_cmpfloat_with_epsilon (one[0].at, 5, 1e-9);
  g_assert_true (desmi_spread (same, 2, 0, 100, 2));
  g_assert_cmpfloat_with_epsilon (same[0].at, 44, 1e-9);
  g_assert_cmpfloat_with_epsilon (same[1].at, 56, 1e-9);
  g_assert_true (desmi_spread (apart, 2, 0, 100, 2));
  g_assert_cmpfloat_with_epsilon (apart[0].at, 20, 1e-9);
  g_assert_cmpfloat_with_epsilon (apart[1].at, 80, 1e-9);
  g_assert_true (desmi_spread (high, 2, 0, 100, 2));
  g_assert_cmpfloat_with_epsilon (high[0].at, 5, 1e-9);
  g_assert_cmpfloat_with_epsilon (high[1].at, 22, 1e-9);
}

/* Too many for the room: they keep apart all the same. */
static void
test_no_room (void)
{
  DesmiSpreadItem items[] = { { 10, 10, 0 }, { 10, 10, 0 }, { 10, 10, 0 } };

  g_assert_false (desmi_spread (items, 3, 0, 20, 2));
  g_assert_cmpfloat_with_epsilon (items[0].at, 5, 1e-9);
  g_assert_cmpfloat_with_epsilon (items[1].at, 17, 1e-9);
  g_assert_cmpfloat_with_epsilon (items[2].at, 29, 1e-9);
}

/* No small move of one or of a run of labels is both allowed and better: the problem is convex, so
 * that there is no better one at all. */
static void
test_least (void)
{
  g_autoptr (GRand) rand = test_random_new (4);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      DesmiSpreadItem items[MOST];
      guint           n = (guint) g_rand_int_range (rand, 1, MOST + 1);
      double          wanted = 0, gap = g_rand_double_range (rand, 0, 3), best;

      for (guint i = 0; i < n; i++)
        {
          wanted += g_rand_double_range (rand, 0, 30);
          items[i] = (DesmiSpreadItem){ wanted - 20, g_rand_double_range (rand, 4, 16), 0 };
        }
      g_assert_true (desmi_spread (items, n, 0, 240, gap));
      g_assert_true (is_allowed (items, n, 0, 240, gap));
      best = cost (items, n);
      for (guint from = 0; from < n; from++)
        for (guint to = from + 1; to <= n; to++)
          for (int sign = -1; sign <= 1; sign += 2)
            {
              DesmiSpreadItem moved[MOST];

              for (guint i = 0; i < n; i++)
                {
                  moved[i] = items[i];
                  moved[i].at += i >= from && i < to ? sign * 1e-3 : 0;
                }
              g_assert_true (!is_allowed (moved, n, 0, 240, gap) || cost (moved, n) >= best - 1e-9);
            }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spread/few", test_few);
  g_test_add_func ("/spread/no-room", test_no_room);
  g_test_add_func ("/spread/least", test_least);
  return g_test_run ();
}

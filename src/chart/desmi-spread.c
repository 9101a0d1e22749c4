/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pool adjacent violators: labels that touch form a block, which sits at the mean of where they
 * want to be. */
#include "chart/desmi-spread.h"

/* From the middle of the first one to that of the last if all touch, px; writes those of each. */
static double
stack (const DesmiSpreadItem *items, guint n, double gap, double *offsets)
{
  offsets[0] = 0;
  for (guint i = 1; i < n; i++)
    offsets[i] = offsets[i - 1] + ((items[i - 1].size + items[i].size) / 2 + gap);
  return offsets[n - 1];
}

/**
 * desmi_spread:
 * @items: in the order in which they shall stand; writes their @at
 * @top: px, above which none may reach
 * @bottom: px, below which none may reach
 * @gap: px, least between two of them
 *
 * Moves labels apart and into bounds, so that the sum of the squares of their moves is least. The
 * order of Robertson, Wright and Dykstra, "Order restricted statistical inference", chapter 1.
 *
 * Returns: whether there is room for all; if not, they start at @top and reach past @bottom
 */
gboolean
desmi_spread (DesmiSpreadItem *items, guint n, double top, double bottom, double gap)
{
  g_autofree double *mean = g_new0 (double, n + 1);
  g_autofree double *offsets = g_new0 (double, n + 1);
  g_autofree guint  *size = g_new0 (guint, n + 1);
  double             length;
  guint              n_blocks = 0, at = 0;

  if (n == 0)
    return TRUE;
  length = stack (items, n, gap, offsets);
  top += items[0].size / 2;
  bottom -= items[n - 1].size / 2;
  for (guint i = 0; i < n; i++)
    {
      mean[n_blocks] = items[i].wanted - offsets[i];
      size[n_blocks] = 1;
      for (n_blocks++; n_blocks > 1 && mean[n_blocks - 2] > mean[n_blocks - 1]; n_blocks--)
        {
          guint upper = n_blocks - 2, lower = n_blocks - 1;

          mean[upper] = (mean[upper] * size[upper] + mean[lower] * size[lower])
                        / (size[upper] + size[lower]);
          size[upper] += size[lower];
        }
    }
  for (guint b = 0; b < n_blocks; b++)
    for (guint i = 0; i < size[b]; i++, at++)
      items[at].at = CLAMP (mean[b], top, MAX (top, bottom - length)) + offsets[at];
  return bottom - top >= length;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of the national rollout, built in from data/catalogue/rollout.csv. */
#include "core/desmi-rollout.h"

#include "core/desmi-rollout-table.inc"

/**
 * desmi_rollout_get:
 * @programme: a programme's name in the catalogue
 * @n: (out): how many years there are
 *
 * Returns: (transfer none) (array length=n): its years in order
 */
const DesmiRollout *
desmi_rollout_get (const char *programme, guint *n)
{
  guint first = 0;

  while (first < G_N_ELEMENTS (rollouts) && g_strcmp0 (rollouts[first].programme, programme) != 0)
    first++;
  *n = 0;
  while (first + *n < G_N_ELEMENTS (rollouts)
         && g_strcmp0 (rollouts[first + *n].programme, programme) == 0)
    ++*n;
  return rollouts + first;
}

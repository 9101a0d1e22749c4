/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which charts are not offered, and why: said by the window and by the command line alike. */
#pragma once

#include <glib/gi18n-lib.h>

/**
 * DESMI_CHART_REASONS:
 *
 * A line for each, to be translated by whoever shows them.
 */
#define DESMI_CHART_REASONS                                                                        \
  N_ ("There are no pie charts: slices are hard to compare; bars show the shares in order.\n"      \
      "There are no radar charts: their shape hangs on the order of the axes; bullets show each "  \
      "pillar beside its target.\n"                                                                \
      "There are no 3-D charts: depth makes equal numbers look unequal.")

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The long line that is measured: both programs that draw it reckon its values themselves. */
#pragma once

#define BENCH_LINE_POINTS 100000

/* Two slow tides and a noise that jumps at every point, from about 600 to 2,400. */
static inline double
bench_line_value (unsigned int i)
{
  unsigned int noise = i * 2654435761u;
  double       slow = i % 40000 < 20000 ? i % 20000 / 20000.0 : 1.0 - i % 20000 / 20000.0;
  double       fast = i % 7000 < 3500 ? i % 3500 / 3500.0 : 1.0 - i % 3500 / 3500.0;

  return 600.0 + 900.0 * slow + 400.0 * fast + (double) (noise >> 16) / 65536.0 * 500.0;
}

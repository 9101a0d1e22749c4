/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CPU time of this process: wall time varies threefold with what else the machine does. */
#pragma once

#include <time.h>

/* Milliseconds of CPU that this process, all its threads together, has used. */
static inline double
bench_cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/* Milliseconds of CPU that the thread which asks has used. */
static inline double
bench_own_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

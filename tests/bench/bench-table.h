/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the benchmarks share: medians, the word of a goal, and clearing away. */
#pragma once

#include <glib/gstdio.h>
#include <stdlib.h>

static inline int
bench_compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y ? 1 : 0;
}

/* The middle of @n values, which are sorted in place. */
static inline double
bench_median (double *values, guint n)
{
  qsort (values, n, sizeof *values, bench_compare_doubles);
  return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

static inline const char *
bench_verdict (gboolean met)
{
  return met ? "met" : "MISSED";
}

/* Removes a folder that the benchmark made, with what is in it. */
static inline void
bench_remove_tree (const char *path)
{
  GDir       *dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      char *child = g_build_filename (path, name, NULL);

      bench_remove_tree (child);
      g_free (child);
    }
  if (dir != NULL)
    g_dir_close (dir);
  g_remove (path);
}

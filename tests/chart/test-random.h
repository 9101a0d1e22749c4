/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random numbers of tests: the same in each run, others where DESMI_TEST_SEED says so. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Returns: (transfer full): the stream that a test usually has, or, with a number in
 * DESMI_TEST_SEED, another one, which is the same whenever the number is */
static inline GRand *
test_random_new (guint32 seed)
{
  const char *other = g_getenv ("DESMI_TEST_SEED");

  return g_rand_new_with_seed (
      other != NULL ? seed + (guint32) g_ascii_strtoull (other, NULL, 10) * 1000003u : seed);
}

G_END_DECLS

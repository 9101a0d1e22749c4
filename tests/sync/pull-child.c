/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pull in a process of its own, to be killed: pull-child FILE FEED CACHE STATE MOMENT. */
#include "core/desmi-clock.h"
#include "sync/desmi-pull.h"

#include <stdio.h>
#include <stdlib.h>

int
main (int argc, char **argv)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (DesmiStore)   store = NULL;
  g_auto (DesmiPullResult) result = { 0 };
  DesmiPullOptions         options = { 0 };

  if (argc != 6)
    return 2;
  options.server = argv[2];
  options.cache_folder = argv[3];
  options.state_folder = argv[4];
  desmi_clock_hold (g_ascii_strtoll (argv[5], NULL, 10));
  store = desmi_store_open (argv[1], DESMI_OPEN_NONE, &error);
  if (store == NULL || !desmi_pull_run (store, &options, NULL, NULL, &result, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  desmi_store_close (store);
  return EXIT_SUCCESS;
}

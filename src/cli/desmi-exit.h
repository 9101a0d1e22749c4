/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The exit codes of the command line and which error has which. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DESMI_EXIT_DONE = 0,
  DESMI_EXIT_PART = 1,         /* some rows were refused, some data is missing */
  DESMI_EXIT_USE = 2,          /* unknown option, missing argument */
  DESMI_EXIT_INPUT = 3,        /* the input is not acceptable */
  DESMI_EXIT_FILE = 4,         /* the district file is damaged, locked, newer or not ours */
  DESMI_EXIT_NETWORK = 5,      /* the network or the server failed, or it was cancelled */
  DESMI_EXIT_VERIFICATION = 6, /* the server's data failed verification */
} DesmiExit;

DesmiExit desmi_exit_from_error (const GError *error);
DesmiExit desmi_exit_from_pull_error (const GError *error);

G_END_DECLS

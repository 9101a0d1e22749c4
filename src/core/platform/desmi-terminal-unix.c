/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/platform/desmi-terminal.h"

#include <unistd.h>

/**
 * desmi_terminal_prepare:
 *
 * Makes standard output take UTF-8 and the same bytes on every system. To be called before
 * anything is written.
 */
void
desmi_terminal_prepare (void)
{
}

/**
 * desmi_terminal_prepare_log:
 *
 * The part of desmi_terminal_prepare() that a program with windows needs as well: its log lines do
 * without a console.
 */
void
desmi_terminal_prepare_log (void)
{
}

/**
 * desmi_terminal_attach:
 *
 * Lets a program with windows answer in the terminal that it was started from, where the system
 * gives it none of itself. To be called before anything is written.
 */
void
desmi_terminal_attach (void)
{
}

/**
 * desmi_terminal_detach:
 *
 * Ends what desmi_terminal_attach() began, once there are windows: the end of the terminal is not
 * theirs.
 */
void
desmi_terminal_detach (void)
{
}

/**
 * desmi_terminal_shows_errors:
 *
 * Returns: whether standard error is a terminal that a person looks at, in which a line can be
 *   written over
 */
gboolean
desmi_terminal_shows_errors (void)
{
  return isatty (STDERR_FILENO);
}

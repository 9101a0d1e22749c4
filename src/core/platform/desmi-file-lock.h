/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locks on files that last until they are given back. POSIX takes all locks of a process from a
 * file as soon as anything in it closes any descriptor of that file, and dialogs that choose files
 * open each file of a folder to see what it is. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef void (*DesmiFileLockCall) (void); /* to be cast to what it replaces */

DesmiFileLockCall desmi_file_lock_find_call (const char *name);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Programs of others: where they are, and how they are ended with all that they started. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *desmi_program_find_office (void) G_GNUC_WARN_UNUSED_RESULT;
void  desmi_program_set_alone (GSubprocessLauncher *launcher);
void  desmi_program_end (GSubprocess *process);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The running program and its machine, as the system knows them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char       *desmi_process_dup_folder (void) G_GNUC_WARN_UNUSED_RESULT;
char      **desmi_process_dup_arguments (char **argv) G_GNUC_WARN_UNUSED_RESULT;
gint64      desmi_process_get_id (void);
gboolean    desmi_process_is_running (gint64 id);
char       *desmi_process_dup_machine_id (void) G_GNUC_WARN_UNUSED_RESULT;
const char *desmi_process_get_suffix (void); /* of a program's file: "" or ".exe" */
const char *desmi_process_get_system (void); /* "Linux", "Windows" */

G_END_DECLS

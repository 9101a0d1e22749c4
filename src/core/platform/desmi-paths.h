/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the program's own data, programs and the user's files lie, installed or in the build
 * folder. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *desmi_paths_dup_data (const char *relative) G_GNUC_WARN_UNUSED_RESULT;
char *
desmi_paths_dup_program (const char *name) G_GNUC_WARN_UNUSED_RESULT;  /* desmigratif-publish */
char *desmi_paths_dup_default_folder (void) G_GNUC_WARN_UNUSED_RESULT; /* for district files */
char *desmi_paths_dup_locale (void) G_GNUC_WARN_UNUSED_RESULT;         /* for bindtextdomain */
char *desmi_paths_dup_schemas (void) G_GNUC_WARN_UNUSED_RESULT;        /* nullable: the system's */

G_END_DECLS

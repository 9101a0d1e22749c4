/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where drafts lie, and whose they are. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Group of a draft's file that tells what it is of. */
#define DESMI_DRAFT_ABOUT ":form"

char    *desmi_draft_path_dup_folder (void) G_GNUC_WARN_UNUSED_RESULT;
char    *desmi_draft_path_take (const char *stem) G_GNUC_WARN_UNUSED_RESULT;
void     desmi_draft_path_release (const char *path);
gboolean desmi_draft_path_is_free (const char *path);
void     desmi_draft_path_forget_owners (void);

G_END_DECLS

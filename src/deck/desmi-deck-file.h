/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that presentations become: whole, or not at all. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean desmi_deck_file_save (const char *path, GBytes *bytes, GError **error);

char    *desmi_deck_files_begin (const char *folder, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean desmi_deck_files_end (char *room, const char *folder, GPtrArray *names, GError **error);

G_END_DECLS

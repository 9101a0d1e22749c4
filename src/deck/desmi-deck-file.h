/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that presentations become: whole, or not at all. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean desmi_deck_file_save (const char *path, GBytes *bytes, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of places: keys to sort and to find them by, over old and new spellings. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *desmi_name_sort_key (const char *name) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_name_fold (const char *name)
    G_GNUC_WARN_UNUSED_RESULT; /* dj/j, oe/u, tj/c, y/j: for search */
char *desmi_name_match (const char *name)
    G_GNUC_WARN_UNUSED_RESULT; /* prefixes, case, punctuation: for equality */

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people type to find a village, as conditions upon the search index. */
#pragma once

#include "store/desmi-query-private.h"

G_BEGIN_DECLS

/* What is indexed for a name: its folded words, and those run together. */
char *desmi_search_index_text (const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* " AND v.id IN (...)" for @text; nothing if it holds no word. */
void desmi_search_add (DesmiSqlParts *parts, const char *text);

/* How well a name answers what was typed, both as they are indexed; 0 is best. */
guint desmi_search_rank (const char *typed, const char *name);

G_END_DECLS

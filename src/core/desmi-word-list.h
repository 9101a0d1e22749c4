/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentences of one language as gettext's file has them, read without regard to the language
 * that the process speaks. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DesmiWordList DesmiWordList;

DesmiWordList *desmi_word_list_new (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void           desmi_word_list_free (DesmiWordList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiWordList, desmi_word_list_free)
const char *desmi_word_list_find (const DesmiWordList *self, const char *sentence); /* nullable */

G_END_DECLS

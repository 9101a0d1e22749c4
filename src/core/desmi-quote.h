/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What others wrote, made fit to stand in a sentence of ours. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *desmi_text_quote (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_text_join (const GPtrArray *texts, guint first, guint n, const char *separator)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is to hear the answer of a question to the store, if anybody still wants it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gpointer desmi_call_new (gpointer self, GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
gpointer desmi_call_end (gpointer call);

G_END_DECLS

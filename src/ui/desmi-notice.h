/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the bar that says what a user must know of the open file. */
#pragma once

#include "app/desmi-session.h"

G_BEGIN_DECLS

char *desmi_notice_dup_text (DesmiStore *store,
                             gboolean    demo) G_GNUC_WARN_UNUSED_RESULT; /* nullable */

G_END_DECLS

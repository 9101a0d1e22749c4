/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Standard output and standard error of a program without a window. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void     desmi_terminal_prepare (void);
void     desmi_terminal_prepare_log (void);
void     desmi_terminal_attach (void);
void     desmi_terminal_detach (void);
gboolean desmi_terminal_shows_errors (void);

G_END_DECLS

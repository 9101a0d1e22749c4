/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Light or dark: as the desktop is, or as the user chose in the main menu. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void desmi_color_scheme_start (GActionMap *application);

G_END_DECLS

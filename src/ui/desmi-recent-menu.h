/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of the main menu that lists the files opened before. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DESMI_N_RECENT 5

void desmi_recent_menu_fill (GMenu *menu, const char *except);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search of a page, kept in line with the state of the session, both ways. */
#pragma once

#include "app/desmi-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desmi_state_search_connect (DesmiSession *session, const char *page, GtkSearchEntry *entry);

G_END_DECLS

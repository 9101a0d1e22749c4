/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A village that has another code by now goes on under that one. */
#pragma once

#include "app/desmi-session.h"
#include "app/desmi-village-facts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desmi_village_go_on (GtkWidget          *widget,
                          DesmiSession       *session,
                          const DesmiVillage *village,
                          const char         *code);

G_END_DECLS

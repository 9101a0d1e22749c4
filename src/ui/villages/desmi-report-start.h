/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the pillars to the reports that are still to be filled in. */
#pragma once

#include "app/desmi-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desmi_report_start (GtkWidget *widget, DesmiSession *session, const char *programme);

G_END_DECLS

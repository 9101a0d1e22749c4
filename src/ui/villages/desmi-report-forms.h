/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms that a village's report opens. */
#pragma once

#include "app/desmi-report.h"
#include "app/desmi-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void        desmi_report_forms_add_milestone (GtkWidget         *widget,
                                              DesmiSession      *session,
                                              DesmiVillage      *village,
                                              const DesmiReport *report,
                                              int                number);
void        desmi_report_forms_add_evidence (GtkWidget         *widget,
                                             DesmiSession      *session,
                                             DesmiVillage      *village,
                                             const DesmiReport *report,
                                             const char        *indicator);
const char *desmi_report_forms_get_tab (const char *feed);

G_END_DECLS

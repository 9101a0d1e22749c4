/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is going to be changed in several villages, before it is. */
#pragma once

#include "app/desmi-village-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESMI_TYPE_PLAN_VIEW (desmi_plan_view_get_type ())
G_DECLARE_FINAL_TYPE (DesmiPlanView, desmi_plan_view, DESMI, PLAN_VIEW, GtkBox)

GtkWidget *desmi_plan_view_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       desmi_plan_view_show (DesmiPlanView *self, const DesmiVillagePlan *plan);

void       desmi_plan_view_show_lines (DesmiPlanView   *self,
                                       const char      *summary,
                                       const GPtrArray *refusals,
                                       const GPtrArray *lines);

G_END_DECLS

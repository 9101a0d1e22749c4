/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The quarters that a report can be of. */
#pragma once

#include "app/desmi-session.h"
#include "ui/desmi-filter.h"

G_BEGIN_DECLS

char       *desmi_report_quarters_dup (DesmiSession *session) G_GNUC_WARN_UNUSED_RESULT;
void        desmi_report_quarters_fill (DesmiFilter *filter, DesmiTable *extent);
DesmiPeriod desmi_report_quarters_get_over (void);

G_END_DECLS

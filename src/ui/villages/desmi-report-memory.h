/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where in which report something was typed last. */
#pragma once

#include "app/desmi-report.h"

G_BEGIN_DECLS

int  desmi_report_memory_find (const DesmiReport *report);
void desmi_report_memory_keep (const DesmiReport *report, int place);

G_END_DECLS

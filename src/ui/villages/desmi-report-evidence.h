/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The documents that show what an indicator reached. */
#pragma once

#include "app/desmi-report.h"
#include "app/desmi-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DesmiReportEvidence:
 *
 * A button with their number; its popover lists, opens, attaches and lets go. Signal "apply"
 * (pointer DesmiEdit): a document was attached, or let go.
 */
#define DESMI_TYPE_REPORT_EVIDENCE (desmi_report_evidence_get_type ())
G_DECLARE_FINAL_TYPE (DesmiReportEvidence, desmi_report_evidence, DESMI, REPORT_EVIDENCE, AdwBin)

GtkWidget *desmi_report_evidence_new (DesmiSession *session) G_GNUC_WARN_UNUSED_RESULT;
void       desmi_report_evidence_show (DesmiReportEvidence *self,
                                       DesmiReport         *report,
                                       guint                pillar,
                                       guint                row);
void       desmi_report_evidence_open (DesmiReportEvidence *self);

G_END_DECLS

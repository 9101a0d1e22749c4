/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pillar in a village's report: how it stands, why, and what was measured. */
#pragma once

#include "app/desmi-report.h"
#include "ui/villages/desmi-report-field.h"

G_BEGIN_DECLS

/**
 * DesmiReportCard:
 *
 * Signals: "apply" (pointer DesmiEdit, DesmiReportField nullable): something is to be saved, typed
 * in that field. "move" (DesmiReportField, int): from a field to the next or the one before.
 */
#define DESMI_TYPE_REPORT_CARD (desmi_report_card_get_type ())
G_DECLARE_FINAL_TYPE (DesmiReportCard, desmi_report_card, DESMI, REPORT_CARD, AdwBin)

GtkWidget *desmi_report_card_new (DesmiReport *report, guint pillar) G_GNUC_WARN_UNUSED_RESULT;
void       desmi_report_card_show (DesmiReportCard *self, DesmiReport *report, gboolean locked);
void       desmi_report_card_set_reasons (DesmiReportCard *self, DesmiTable *reasons);
/* (transfer none) (element-type DesmiReportField): the measurements, then the note */
GPtrArray *desmi_report_card_get_fields (DesmiReportCard *self);
gboolean   desmi_report_card_commit_remarks (DesmiReportCard *self);

G_END_DECLS

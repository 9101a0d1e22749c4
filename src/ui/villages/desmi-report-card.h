/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pillar in a village's report: how it stands, why, and what was measured. */
#pragma once

#include "app/desmi-report.h"
#include "app/desmi-session.h"
#include "ui/villages/desmi-report-field.h"
#include "ui/villages/desmi-report-standing.h"

G_BEGIN_DECLS

/**
 * DesmiReportCard:
 *
 * Signals: "apply" (pointer DesmiEdit, DesmiReportField nullable): something is to be saved, typed
 * in that field. "move" (DesmiReportField, int): from a field to the next or the one before.
 */
#define DESMI_TYPE_REPORT_CARD (desmi_report_card_get_type ())
G_DECLARE_FINAL_TYPE (DesmiReportCard, desmi_report_card, DESMI, REPORT_CARD, AdwBin)

GtkWidget *desmi_report_card_new (DesmiReport  *report,
                                  guint         pillar,
                                  DesmiSession *session) G_GNUC_WARN_UNUSED_RESULT;
void       desmi_report_card_show (DesmiReportCard *self, DesmiReport *report, const char *lock);
void       desmi_report_card_set_reasons (DesmiReportCard *self, DesmiTable *reasons);
void       desmi_report_card_set_milestones (DesmiReportCard *self,
                                             DesmiTable      *milestones,
                                             gboolean         can_write);
void desmi_report_card_set_scores (DesmiReportCard *self, DesmiTable *before, DesmiTable *district);
/* (transfer none) (element-type DesmiReportField) */
GPtrArray        *desmi_report_card_get_fields (DesmiReportCard *self);
DesmiReportField *desmi_report_card_find_field (DesmiReportCard *self, const char *const *words);

gboolean          desmi_report_card_focus_status (DesmiReportCard *self);
gboolean
desmi_report_card_settle (DesmiReportCard *self, const DesmiEdit *edit, const char *sentence);
DesmiReportStanding *desmi_report_card_get_standing (DesmiReportCard *self);
/* What is not filled in yet */
gboolean desmi_report_card_has_status (DesmiReportCard *self);
guint    desmi_report_card_count_missing (DesmiReportCard *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is on its way from a report's form into the file. */
#pragma once

#include "app/desmi-session.h"
#include "ui/villages/desmi-report-field.h"

G_BEGIN_DECLS

/**
 * DesmiReportSaver:
 *
 * Signals: "settled" (pointer DesmiEdit, string nullable), returns boolean: a step is in the file,
 * or why it is not; whether that stands in the form now. "refused": a step was not saved, so the
 * form should show what the file says.
 */
#define DESMI_TYPE_REPORT_SAVER (desmi_report_saver_get_type ())
G_DECLARE_FINAL_TYPE (DesmiReportSaver, desmi_report_saver, DESMI, REPORT_SAVER, GObject)

DesmiReportSaver *desmi_report_saver_new (GtkWidget *form, DesmiSession *session)
    G_GNUC_WARN_UNUSED_RESULT; /* @form not owned: it owns the saver */
void desmi_report_saver_save (DesmiReportSaver *self, DesmiEdit *edit, DesmiReportField *field);
void desmi_report_saver_save_last (DesmiReportSaver *self, DesmiEdit *edit);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field of a village's report: saved when it is left, kept with a sentence where it is refused.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DesmiReportField:
 *
 * Signals: "commit" (string text, returns boolean): the text differs from what is saved; the
 * handler takes it by desmi_report_field_begin() and returns TRUE, or says what is wrong by
 * desmi_report_field_set_error() and returns FALSE. "move" (int): to the next field (1) or the one
 * before (-1). "tab" (int, returns boolean): likewise by the Tab key, within the card or on to the
 * next; %FALSE: it goes wherever Tab goes. "typed" (string saved, string text): the text is
 * another, or what is saved.
 */
#define DESMI_TYPE_REPORT_FIELD (desmi_report_field_get_type ())
G_DECLARE_FINAL_TYPE (DesmiReportField, desmi_report_field, DESMI, REPORT_FIELD, AdwBin)

GtkWidget *desmi_report_field_new (const char *name,
                                   const char *placeholder,
                                   gboolean    is_number) G_GNUC_WARN_UNUSED_RESULT;
/* The sentence about the field, to be placed near it. */
GtkWidget  *desmi_report_field_get_message (DesmiReportField *self);
const char *desmi_report_field_get_known (DesmiReportField *self);
const char *desmi_report_field_get_saved (DesmiReportField *self);
gboolean    desmi_report_field_is_changed (DesmiReportField *self);
void        desmi_report_field_set_saved (DesmiReportField *self, const char *text);
/* A text on its way into the file, and what became of it */
void     desmi_report_field_begin (DesmiReportField *self, const char *text);
void     desmi_report_field_accept (DesmiReportField *self, const char *text);
void     desmi_report_field_reject (DesmiReportField *self, const char *text, const char *sentence);
void     desmi_report_field_restore (DesmiReportField *self);
void     desmi_report_field_offer (DesmiReportField *self,
                                   const char       *base,
                                   const char       *text,
                                   const char       *sentence);
void     desmi_report_field_set_error (DesmiReportField *self, const char *sentence);
void     desmi_report_field_set_doubt (DesmiReportField *self, const char *sentence);
void     desmi_report_field_set_locked (DesmiReportField *self, gboolean locked);
void     desmi_report_field_enter (DesmiReportField *self);
gboolean desmi_report_field_commit (DesmiReportField *self);

G_END_DECLS

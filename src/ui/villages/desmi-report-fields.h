/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a report's cards, in the order of the Tab key. */
#pragma once

#include "app/desmi-report.h"
#include "ui/desmi-typed.h"
#include "ui/villages/desmi-report-field.h"

G_BEGIN_DECLS

#define DESMI_REPORT_NO_FIELD (-1)

DesmiReportField *desmi_report_fields_get (GPtrArray *cards, int place);
int               desmi_report_fields_find (GPtrArray *cards, DesmiReportField *field);
void              desmi_report_fields_move (GPtrArray *cards, DesmiReportField *from, int step);
int               desmi_report_fields_find_aim (GPtrArray *cards, const char *const *words);
int               desmi_report_fields_find_focus (GPtrArray *cards);
gboolean          desmi_report_fields_commit (GPtrArray *cards);

/* What was typed and is not saved */
void     desmi_report_fields_watch (GPtrArray *cards, const DesmiReport *report, DesmiTyped *typed);
void     desmi_report_fields_offer (GPtrArray *cards, const DesmiReport *report, DesmiTyped *typed);

gboolean desmi_report_fields_leave (GPtrArray *cards, gpointer card);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a report's cards, in the order of the Tab key. */
#pragma once

#include "ui/villages/desmi-report-field.h"

G_BEGIN_DECLS

#define DESMI_REPORT_NO_FIELD (-1)

DesmiReportField *desmi_report_fields_get (GPtrArray *cards, int place);
int               desmi_report_fields_find (GPtrArray *cards, DesmiReportField *field);
int               desmi_report_fields_find_focus (GPtrArray *cards);
gboolean          desmi_report_fields_commit (GPtrArray *cards);

G_END_DECLS

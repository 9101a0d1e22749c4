/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A note on a measurement, and the button that asks for it. */
#pragma once

#include "ui/villages/desmi-report-field.h"

G_BEGIN_DECLS

/**
 * DesmiReportRemark:
 * @button: shows the field
 * @field: hidden until there is a note, or the button asks for it
 *
 * Two widgets, to be put where the form wants them.
 */
typedef struct
{
  GtkToggleButton  *button;
  DesmiReportField *field;
} DesmiReportRemark;

DesmiReportRemark
desmi_report_remark_new (const char *indicator, GCallback commit, gpointer commit_data);
/* Shows @field, where it is the one of a note that nobody asked for. */
void desmi_report_remark_ask (DesmiReportField *field);
void desmi_report_remark_show (const DesmiReportRemark *self, const char *text, gboolean locked);

G_END_DECLS

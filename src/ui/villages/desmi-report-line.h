/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the table of a report's card shows of an indicator. */
#pragma once

#include "app/desmi-report.h"
#include "ui/villages/desmi-report-evidence.h"
#include "ui/villages/desmi-report-remark.h"

G_BEGIN_DECLS

enum
{
  DESMI_REPORT_COLUMN_NAME,
  DESMI_REPORT_COLUMN_VALUE,
  DESMI_REPORT_COLUMN_TARGET,
  DESMI_REPORT_COLUMN_BEFORE,
  DESMI_REPORT_COLUMN_REMARK,
  DESMI_REPORT_N_COLUMNS
};

#define DESMI_REPORT_LINE_HEIGHT 6 /* rows of the table that an indicator takes */

/**
 * DesmiReportLine:
 * @field: what was reached
 * @target, @before: what it stands beside; @compare: so does the district
 * @feed: where it is counted, shown only where it is
 * @drift: opens the report again, shown only where registers say something else since
 * @evidence: the documents that show it
 *
 * Widgets, owned by the table that they are attached to.
 */
typedef struct
{
  DesmiReportField    *field;
  DesmiReportRemark    remark;
  GtkLabel            *target, *before, *compare;
  GtkButton           *feed, *drift;
  DesmiReportEvidence *evidence;
} DesmiReportLine;

DesmiReportLine desmi_report_line_new (const DesmiReportRow *row,
                                       DesmiSession         *session,
                                       GCallback             value,
                                       GCallback             remark,
                                       gpointer              data);
void            desmi_report_line_attach (const DesmiReportLine *self,
                                          const DesmiReportRow  *row,
                                          GtkGrid               *table,
                                          int                    at);
void            desmi_report_line_show (const DesmiReportLine *self,
                                        DesmiReport           *report,
                                        guint                  pillar,
                                        guint                  index,
                                        gboolean               locked);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed in forms, as tables that are saved and printed. */
#pragma once

#include "app/desmi-flow-grid.h"
#include "app/desmi-report.h"
#include "app/desmi-table-sheet.h"
#include "app/desmi-target-grid.h"

G_BEGIN_DECLS

DesmiTableSheet *desmi_form_sheets_flows (const DesmiFlowGrid *grid,
                                          const char          *village,
                                          const DesmiLocale   *locale) G_GNUC_WARN_UNUSED_RESULT;
DesmiTableSheet *desmi_form_sheets_report (const DesmiReport *report,
                                           const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
DesmiTableSheet *desmi_form_sheets_targets (const DesmiTargetGrid *grid,
                                            const char            *pillar,
                                            DesmiAudience          audience,
                                            const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;

DesmiTableSheet *desmi_form_sheets_catalogue (DesmiTable        *table,
                                              const GArray      *rows,
                                              DesmiAudience      audience,
                                              const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
const char *desmi_form_sheets_say_update (DesmiTable *table, guint row, const DesmiLocale *locale);
DesmiTableSheet *desmi_form_sheets_updates (DesmiTable        *table,
                                            const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

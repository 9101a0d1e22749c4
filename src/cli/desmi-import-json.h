/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of an import for machines. */
#pragma once

#include "exchange/desmi-import.h"

#include <jansson.h>

G_BEGIN_DECLS

json_t *desmi_import_report_to_json (const DesmiImportReport *report) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

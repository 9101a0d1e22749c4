/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables for machines: the one JSON shape of every table. */
#pragma once

#include "core/desmi-table.h"

#include <jansson.h>

G_BEGIN_DECLS

json_t *desmi_table_to_json (DesmiTable *table) G_GNUC_WARN_UNUSED_RESULT;
char   *desmi_table_dup_json (DesmiTable *table) G_GNUC_WARN_UNUSED_RESULT; /* free() */
void    desmi_out_json (json_t *json);
void    desmi_out_table_json (DesmiTable *table);
json_t *desmi_json_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;
json_t *desmi_json_milli (gint64 milli) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

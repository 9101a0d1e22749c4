/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a table for a reader: its headings, and what its cells keep as English codes. */
#pragma once

#include "core/desmi-table.h"

G_BEGIN_DECLS

const char *desmi_table_words_title (DesmiTable *table, guint column, const DesmiLocale *locale);
char *desmi_table_words_cell (DesmiTable *table, guint row, guint column, const DesmiLocale *locale)
    G_GNUC_WARN_UNUSED_RESULT;
DesmiTable *desmi_table_words_put (DesmiTable        *table,
                                   const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
DesmiTable *desmi_table_words_show_codes (DesmiTable *table) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

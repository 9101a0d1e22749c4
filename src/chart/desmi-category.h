/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the charts have in common about categories: their words, their order, and which of them are
 * remainders. */
#pragma once

#include "core/desmi-table.h"

G_BEGIN_DECLS

/* The code of a group of small categories, made before the chart had its data. */
#define DESMI_CATEGORY_OTHER "*"

char *desmi_category_label (DesmiTable *table, guint row, guint column, const DesmiLocale *locale)
    G_GNUC_WARN_UNUSED_RESULT;
char    *desmi_category_take_name (char *name) G_GNUC_WARN_UNUSED_RESULT;
gboolean desmi_category_is_other (const char *name, const DesmiLocale *locale);
char    *desmi_category_name_other (const char        *dimension,
                                    guint              n,
                                    const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
gboolean desmi_category_is_time (const char *dimension);
gboolean desmi_category_has_order (DesmiTable *table, guint column);

G_END_DECLS

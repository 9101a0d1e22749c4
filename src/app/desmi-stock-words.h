/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of the months that the estimate of workers abroad is made from, and how they are
 * set. */
#pragma once

#include "core/desmi-locale.h"
#include "core/desmi-table.h"
#include "store/desmi-edit.h"

G_BEGIN_DECLS

char    *desmi_stock_words_dup_months (DesmiTable        *months,
                                       const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
gboolean desmi_stock_words_read (const char *text, int *months, GError **error);
int      desmi_stock_words_find (DesmiTable *months, const char *destination);
char    *desmi_stock_words_dup_set (int months) G_GNUC_WARN_UNUSED_RESULT;
gboolean desmi_stock_words_put (DesmiEdit  *edit,
                                const char *district,
                                const char *destination,
                                int         seen,
                                int         months);

G_END_DECLS

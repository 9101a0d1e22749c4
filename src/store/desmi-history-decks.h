/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/desmi-query-private.h"

G_BEGIN_DECLS

char *desmi_history_deck_text (DesmiLabels *labels, const DesmiLocale *locale, const char *text);
char *desmi_history_deck_code_name (DesmiConnection   *connection,
                                    DesmiLabels       *labels,
                                    const DesmiLocale *locale,
                                    const char        *column,
                                    const char        *code);
char *desmi_history_theme_name (DesmiConnection   *connection,
                                DesmiLabels       *labels,
                                const DesmiLocale *locale,
                                const char        *code);

G_END_DECLS

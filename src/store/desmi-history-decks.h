/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/desmi-locale.h"
#include "store/desmi-connection.h"

G_BEGIN_DECLS

char *desmi_history_deck_code_name (DesmiConnection   *connection,
                                    const DesmiLocale *locale,
                                    const char        *column,
                                    const char        *code);
char *
desmi_history_theme_name (DesmiConnection *connection, const DesmiLocale *locale, const char *code);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters in words. */
#pragma once

#include "core/desmi-locale.h"

G_BEGIN_DECLS

const char       *
desmi_view_words_value (const char *column, const char *value, const DesmiLocale *locale);

char *desmi_view_words_dup_value (const char        *column,
                                  const char        *value,
                                  const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

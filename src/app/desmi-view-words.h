/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters in words. */
#pragma once

#include "core/desmi-locale.h"

G_BEGIN_DECLS

const char *
desmi_view_words_value (const char *column, const char *value, const DesmiLocale *locale);

G_END_DECLS

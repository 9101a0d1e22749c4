/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of the process: the user's, or the one asked for. */
#pragma once

#include "core/desmi-locale.h"

G_BEGIN_DECLS

void               desmi_language_init (void);
const DesmiLocale *desmi_language_use (const char *code);
const DesmiLocale *desmi_language_get (const char *code);

G_END_DECLS

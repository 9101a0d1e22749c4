/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The units of indicators: what a value in them can be, and their words for readers. */
#pragma once

#include "core/desmi-locale.h"

G_BEGIN_DECLS

/* Of anything that is measured: thousandths; for rupiah 10^12 of them. */
#define DESMI_VALUE_MILLI_MAX G_GINT64_CONSTANT (1000000000000000)

gboolean    desmi_unit_check (const char *unit, gint64 value_milli, GError **error);
gboolean    desmi_unit_parse (const char *unit, const char *text, gint64 *milli, GError **error);
gboolean    desmi_unit_is_percent (const char *unit);
const char *desmi_unit_name (const char *unit, const DesmiLocale *locale);

G_END_DECLS

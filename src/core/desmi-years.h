/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cohorts from one year to another: "2018", "2017..2019", "2017..", "..2019". */
#pragma once

#include "core/desmi-locale.h"

G_BEGIN_DECLS

gboolean desmi_years_parse (const char *text, int *first, int *last);
char    *desmi_years_to_text (int first, int last) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_years_format (int first, int last, const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

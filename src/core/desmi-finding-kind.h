/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of findings about the quality of data, and when they are about. */
#pragma once

#include "core/desmi-period.h"

G_BEGIN_DECLS

#define DESMI_N_FINDING_KINDS 8

/* In the order of the store's groups of rules, which is that of the page. */
const char *desmi_finding_kind_get_code (guint kind); /* kept in views */
const char *desmi_finding_kind_get_name (guint kind); /* untranslated */

/* Of what a finding is about: the last period that stands in it between blanks. */
gboolean desmi_finding_find_period (const char *subject, DesmiPeriod *out);

G_END_DECLS

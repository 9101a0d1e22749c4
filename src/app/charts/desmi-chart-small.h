/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small numbers of people among what villages report, for others than the district's own people. */
#pragma once

#include "core/desmi-table.h"

G_BEGIN_DECLS

gboolean  desmi_chart_small_is_people (const char *indicator, const char *unit);
gboolean  desmi_chart_small_is (double value);
gboolean *desmi_chart_small_find (DesmiTable *table,
                                  guint       column,
                                  const char *apart,
                                  const char *people) G_GNUC_WARN_UNUSED_RESULT;
void desmi_chart_small_cover (DesmiTable *table, guint column, const char *apart, gboolean *hidden);

G_END_DECLS

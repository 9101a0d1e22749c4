/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables with fewer rows, before anything in them is hidden: small categories grouped, flows of
 * neighbouring levels only. */
#pragma once

#include "core/desmi-table.h"

G_BEGIN_DECLS

gboolean    desmi_suppress_is_people (DesmiTable *table, guint column);
DesmiTable *desmi_suppress_group (DesmiTable        *table,
                                  const guint       *most,
                                  guint              n_most,
                                  const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
DesmiTable *desmi_suppress_pair_levels (DesmiTable *table) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

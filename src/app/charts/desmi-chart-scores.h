/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores of pillars without those from which a hidden measurement would follow. */
#pragma once

#include "store/desmi-store.h"

G_BEGIN_DECLS

DesmiTable *desmi_chart_scores_hide (DesmiTable       *table,
                                     const DesmiQuery *query,
                                     DesmiStore       *store,
                                     GCancellable     *cancellable,
                                     GError          **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

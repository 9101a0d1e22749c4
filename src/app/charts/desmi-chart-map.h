/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the areas of a chart lie, and their outlines if the program has them. */
#pragma once

#include "chart/desmi-outlines.h"
#include "store/desmi-store.h"

G_BEGIN_DECLS

DesmiOutlines *desmi_chart_map_load (DesmiStore       *store,
                                     DesmiTable       *table,
                                     const DesmiQuery *query,
                                     GCancellable     *cancellable,
                                     GError          **error) G_GNUC_WARN_UNUSED_RESULT;
DesmiOutlines *desmi_chart_map_load_villages (DesmiStore        *store,
                                              const DesmiLocale *locale,
                                              GCancellable      *cancellable,
                                              GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

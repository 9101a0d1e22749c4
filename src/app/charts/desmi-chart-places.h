/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks of the villages behind an answer. */
#pragma once

#include "app/desmi-suppress-places.h"
#include "store/desmi-store.h"

G_BEGIN_DECLS

gboolean             desmi_chart_places_matter (const DesmiQuery *query);
DesmiSuppressPlaces *desmi_chart_places_new_of_measures (DesmiTable *leaves, DesmiTable *members)
    G_GNUC_WARN_UNUSED_RESULT;
DesmiSuppressPlaces *desmi_chart_places_of_measures (DesmiStore       *store,
                                                     const DesmiQuery *query,
                                                     DesmiTable       *answer,
                                                     GCancellable     *cancellable,
                                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
DesmiTable          *desmi_chart_places_hide_measures (DesmiStore       *store,
                                                       const DesmiQuery *query,
                                                       DesmiTable       *answer,
                                                       GCancellable     *cancellable,
                                                       GError          **error) G_GNUC_WARN_UNUSED_RESULT;
DesmiSuppressPlaces *desmi_chart_places_of_flows (DesmiStore       *store,
                                                  const DesmiQuery *query,
                                                  GCancellable     *cancellable,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of how many people measured money is. */
#pragma once

#include "store/desmi-store.h"

G_BEGIN_DECLS

gboolean    desmi_chart_people_add_wheres (DesmiQuery *query, GError **error);
DesmiTable *desmi_chart_people_ask (DesmiStore       *store,
                                    const DesmiQuery *query,
                                    GCancellable     *cancellable,
                                    GError          **error) G_GNUC_WARN_UNUSED_RESULT;
DesmiTable *desmi_chart_people_ask_left (DesmiStore       *store,
                                         const DesmiQuery *query,
                                         GCancellable     *cancellable,
                                         GError          **error) G_GNUC_WARN_UNUSED_RESULT;
GHashTable *desmi_chart_people_index (DesmiTable *people) G_GNUC_WARN_UNUSED_RESULT;
gboolean    desmi_chart_people_find (GHashTable *index,
                                     DesmiTable *table,
                                     guint       row,
                                     gint64     *milli,
                                     guint      *people);
gboolean    desmi_chart_people_is_money (DesmiTable *table, guint row);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a table has to be hidden because of the villages behind its rows, whatever else of them
 * is shown elsewhere. */
#pragma once

#include "app/desmi-suppress-tree.h"
#include "core/desmi-table.h"

G_BEGIN_DECLS

typedef struct _DesmiSuppressPlaces DesmiSuppressPlaces;

DesmiSuppressPlaces                *desmi_suppress_places_new (DesmiTable *leaves,
                                                               GArray     *values,
                                                               DesmiTable *members) G_GNUC_WARN_UNUSED_RESULT;
void                                desmi_suppress_places_free (DesmiSuppressPlaces *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiSuppressPlaces, desmi_suppress_places_free)
gboolean  desmi_suppress_places_hide (DesmiSuppressPlaces *self,
                                      DesmiTable          *table,
                                      guint                row,
                                      gboolean             pairs);
gboolean *desmi_suppress_places_find (DesmiSuppressPlaces *self,
                                      DesmiTable          *table) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

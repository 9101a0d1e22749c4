/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the district says of how its pillars stand, besides what was measured. */
#pragma once

#include "store/desmi-query-private.h"

G_BEGIN_DECLS

/**
 * DesmiPillarStates:
 *
 * The statuses of pillars in villages, each with the quarter or year from which it holds.
 */
typedef struct _DesmiPillarStates DesmiPillarStates;

DesmiPillarStates *
desmi_pillar_states_read (DesmiConnection *connection, const DesmiQuery *query, GError **error);
void desmi_pillar_states_free (DesmiPillarStates *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiPillarStates, desmi_pillar_states_free)

gboolean desmi_pillar_states_find (const DesmiPillarStates *self,
                                   const char              *village,
                                   const char              *programme,
                                   const char              *pillar,
                                   int                      month,
                                   DesmiPillarStatus       *out);

G_END_DECLS

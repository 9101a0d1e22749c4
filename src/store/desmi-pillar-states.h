/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the district says of how its pillars stand, besides what was measured. */
#pragma once

#include "store/desmi-query-private.h"

G_BEGIN_DECLS

/**
 * DesmiPillarState:
 * @reason: (nullable): id of a reason of the catalogue
 *
 * How a pillar stands, as the district says.
 */
typedef struct
{
  DesmiPillarStatus status;
  char             *reason;
} DesmiPillarState;

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

const DesmiPillarState *desmi_pillar_states_find (const DesmiPillarStates *self,
                                                  const char              *village,
                                                  const char              *programme,
                                                  const char              *pillar,
                                                  int                      month);

G_END_DECLS

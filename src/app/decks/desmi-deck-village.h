/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a village's own forms show, as tables on slides. */
#pragma once

#include "app/decks/desmi-slide-spec.h"
#include "app/desmi-flow-kind.h"

G_BEGIN_DECLS

DesmiSlideSpec *desmi_deck_village_new_flows (const char        *village,
                                              DesmiFlowKind      kind,
                                              int                year,
                                              DesmiDirection     direction,
                                              const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
DesmiSlideSpec *desmi_deck_village_new_report (const char        *village,
                                               const char        *quarter,
                                               const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

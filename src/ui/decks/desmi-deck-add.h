/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is shown elsewhere in the program goes into a presentation. */
#pragma once

#include "app/decks/desmi-slide-spec.h"
#include "ui/desmi-form.h"

G_BEGIN_DECLS

DesmiForm *desmi_deck_add_new (GtkWindow               *parent,
                               DesmiStore              *store,
                               const DesmiChartRequest *request,
                               DesmiSlotSpecKind        kind);
DesmiForm *
desmi_deck_add_new_spec (GtkWindow *parent, DesmiStore *store, const DesmiSlideSpec *spec);
const char *desmi_deck_add_get_deck (DesmiForm *form);

G_END_DECLS

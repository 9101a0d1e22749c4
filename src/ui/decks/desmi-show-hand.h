/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a hand does on a slide that is shown: goes on, goes back, points. */
#pragma once

#include "ui/decks/desmi-show-view.h"

G_BEGIN_DECLS

void desmi_show_hand_add (DesmiShowView *view, DesmiSlideShow *show);

G_END_DECLS

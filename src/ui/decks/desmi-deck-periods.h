/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The periods that a presentation, or one of its slides, can be of. */
#pragma once

#include "app/desmi-extent.h"
#include "ui/desmi-filter.h"

G_BEGIN_DECLS

void desmi_deck_periods_fill (DesmiFilter       *filter,
                              const char        *first,
                              const DesmiExtent *extent,
                              const char        *selected);

G_END_DECLS
